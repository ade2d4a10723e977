"""The small objects that SARIF is made of."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote

from danvan_cli.vietnamese.invisible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from danvan_cli.diagnostics import Diagnostic, Location
    from danvan_cli.report import Json

_LINK = re.compile(r"\[(?=[^\]]*\]\()")


def message(text: str) -> dict[str, Json]:
    """Return a message in which no value is taken for a placeholder or a link (SARIF 3.11.5, 3.11.6)."""
    lines = (visible(line.replace("\t", " ")) for line in text.replace("\r\n", "\n").split("\n"))
    shown = "\n".join(lines).replace("{", "{{").replace("}", "}}")
    return {"text": _LINK.sub(r"\\[", shown)}


def physical_location(location: Location, excerpt: str = "") -> dict[str, Json]:
    """Return the place: a relative URI with forward slashes, lines and columns from 1, ends exclusive."""
    region: dict[str, Json] = {
        "startLine": location.line,
        "startColumn": location.column,
        "endColumn": location.column + location.length,
    }
    place: dict[str, Json] = {
        "artifactLocation": {"uri": quote(location.path, errors="surrogatepass"), "uriBaseId": "%SRCROOT%"},
        "region": region,
    }
    if excerpt:
        place["contextRegion"] = {"startLine": location.line, "snippet": {"text": excerpt}}
    return place


def fingerprints(findings: Iterable[Diagnostic]) -> list[str]:
    """Return what tells each finding from the others and stays when lines move.

    The message is left out, for a count of days in it changes overnight; equal findings are numbered.
    """
    seen: Counter[str] = Counter()
    marks = []
    for finding in findings:
        parts = (finding.code, finding.location.path, finding.unit, finding.excerpt.strip())
        mark = sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        seen[mark] += 1
        marks.append(f"{mark}:{seen[mark]}")
    return marks
