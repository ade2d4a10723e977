"""Cụm từ cố định viết sai.

Kiểm tra gì
    Các cụm từ cố định như Đảng Cộng sản, Dân vận khéo, Mặt trận Tổ quốc, Ủy ban nhân dân, Hồ Chí Minh bị gõ
    sai dấu.

Vì sao
    Sai tên Đảng, tên Bác, tên cơ quan là lỗi không thể để lọt vào văn bản.

Căn cứ
    Cách làm tốt; mẫu kèm theo kế hoạch cũng từng in “ĐẢNG CÔNG SẢN”.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    gan_voi:
      - Lịch sử Đảng Công sản Việt Nam
        ^

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    gan_voi:
      - Lịch sử Đảng Cộng sản Việt Nam

Cách sửa
    Gõ lại cụm từ cho đúng dấu.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding
from danvan_cli.rules.values import Written, may_hold, texts
from danvan_cli.source.document import SourceDocument
from danvan_cli.stems import unit_of
from danvan_cli.vietnamese.folding import unaccent
from danvan_cli.vietnamese.spelling import respell

SEVERITY = Severity.WARNING
NEEDS_YEAR = False

_PHRASES = (
    "đảng cộng sản", "dân vận khéo", "mặt trận tổ quốc", "ủy ban nhân dân", "hội đồng nhân dân",
    "hồ chí minh", "cộng hòa xã hội chủ nghĩa", "ban xây dựng đảng", "hội liên hiệp phụ nữ", "hội cựu chiến binh",
)  # fmt: skip
_RIGHT_BY_BARE = {unaccent(phrase): (phrase, respell(phrase, "kieu-moi")) for phrase in _PHRASES}

_NOWHERE = re.compile(rb"(?!)")


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every standing phrase whose letters are right and whose accents are not."""
    for file in check.workspace.files():
        if file.record is not None and _is_suspect(file.document):
            for path, value in texts(file.document.value):
                for written, right in _slips(value):
                    text = Written(file.document, path, value, unit_of(file.stem))
                    yield text.finding(f"“{written}” viết sai, đúng là “{right}”.", "Gõ lại cụm từ cho đúng dấu.")


# What is left of UTF-8 without vowels, đ and accents: counted in bytes, so that a clean file is never decoded.
_DROPPED = b"aeiouydAEIOUYD" + bytes(range(0x80, 0x100))
_LOWER = bytes.maketrans(b"BCFGHJKLMNPQRSTVWXZ", b"bcfghjklmnpqrstvwxz")


def _skeleton(data: bytes) -> bytes:
    return data.translate(_LOWER, _DROPPED)


def _cases(forms: tuple[str, ...]) -> frozenset[bytes]:
    cased = (case(form) for form in forms for case in (str.lower, str.upper, str.title, str.capitalize))
    return frozenset(form.encode() for form in cased)


_COUNTED = [(_skeleton(forms[0].encode()), _cases(forms)) for forms in _RIGHT_BY_BARE.values()]


def _is_suspect(document: SourceDocument) -> bool:
    """Whether a phrase may stand in the file otherwise than in its right letters."""
    bones = _skeleton(document.data)
    return may_hold(document, _NOWHERE) or any(
        bones.count(skeleton) > sum(map(document.data.count, right))
        for skeleton, right in _COUNTED
        if skeleton in bones
    )


def _slips(text: str) -> list[tuple[str, str]]:
    """Return (as written, as it should be) for each slip; bare letters alone, as in a slug, are none."""
    lower = text.lower()
    bare = unaccent(lower)
    found: list[tuple[str, str]] = []
    for letters, right in _RIGHT_BY_BARE.items():
        if bare.count(letters) > sum(lower.count(form) for form in set(right)):
            found.extend(_occurrences(text, lower, bare, letters, right))
    return found


def _occurrences(text: str, lower: str, bare: str, letters: str, right: tuple[str, str]) -> Iterator[tuple[str, str]]:
    start = bare.find(letters)
    while start >= 0:
        end = start + len(letters)
        if lower[start:end] not in (*right, letters):
            yield text[start:end], right[0]
        start = bare.find(letters, end)
