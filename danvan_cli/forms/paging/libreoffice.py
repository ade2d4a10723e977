"""LibreOffice without a window: many documents in one call, in a profile of its own, macros off."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.paging.engine import Converted
from danvan_cli.forms.paging.finding import find_libreoffice, libreoffice_version
from danvan_cli.forms.paging.running import End, Patience, watch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

AT_ONCE = 200
"""Documents in one call: LibreOffice silently stops near 255."""

_MOST_EMPTY_CALLS = 3
"""Calls in a row that made nothing, after which the program is taken for broken."""

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" \
oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" \
oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" \
oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" \
oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""
_REASONS = {
    End.FINISHED: "LibreOffice không chuyển được văn bản này sang PDF.",
    End.FAILED: "LibreOffice bị lỗi giữa chừng khi chuyển văn bản này sang PDF.",
    End.HUNG: "LibreOffice bị treo khi chuyển văn bản này sang PDF nên đã được dừng lại.",
    End.NOT_STARTED: "máy không khởi động được LibreOffice.",
}
_UNREADABLE = "không đọc được tệp Word vừa in."


class Waiting(NamedTuple):
    """How many seconds to wait for LibreOffice: to start, and for each document."""

    start: float = 60
    document: float = 30


class LibreOffice:
    """The engine; see `LayoutEngine`."""

    name = "LibreOffice"

    def __init__(self, program: Path, waiting: Waiting | None = None) -> None:
        """Take the program as it was found."""
        self.program = program
        self.version = libreoffice_version(program)
        self._waiting = waiting or Waiting()

    def convert(self, documents: Sequence[Path], out: Path) -> Iterator[Converted]:
        """Make a PDF of each document, at most 200 a call.

        A document that a call skipped, or in which it fell, is tried once alone; the others go on without it.
        """
        calls = deque(tuple(documents[start : start + AT_ONCE]) for start in range(0, len(documents), AT_ONCE))
        made = empty = 0
        while calls:
            asked = calls.popleft()
            ended, left = End.FINISHED, list(asked)
            for step in self._call(asked, out, made):
                if isinstance(step, End):
                    ended = step
                else:
                    left.remove(step.document)
                    made += 1
                    yield step
            empty = 0 if len(left) < len(asked) else empty + 1
            if len(asked) == 1 or empty >= _MOST_EMPTY_CALLS or ended is End.NOT_STARTED:
                yield from (Converted(document, None, _REASONS[ended]) for document in left)
            elif ended is End.FINISHED:
                calls.extendleft((document,) for document in reversed(left))
            else:
                calls.extendleft(part for part in (tuple(left[1:]), tuple(left[:1])) if part)
            if empty >= _MOST_EMPTY_CALLS:
                yield from (Converted(document, None, _REASONS[ended]) for call in calls for document in call)
                return

    def _call(self, documents: Sequence[Path], out: Path, made: int) -> Iterator[Converted | End]:
        """Run LibreOffice once; yield what it makes as it comes, and last how it ended.

        It works on copies with plain names: equal names of different folders cannot meet, and a path that
        it could not open does not reach it.
        """
        with tempfile.TemporaryDirectory(prefix="danvan-", ignore_cleanup_errors=True) as temporary:
            folder = Path(temporary)
            copies, unread = _copied(documents, folder)
            yield from (Converted(document, None, _UNREADABLE) for document in unread)
            if not copies:
                yield End.FINISHED
                return
            results = folder / "pdf"
            results.mkdir()
            patience = Patience(
                self._waiting.start + self._waiting.document,
                self._waiting.start + self._waiting.document * len(copies),
            )
            waiting = deque((document, results / f"{copy.stem}.pdf") for copy, document in copies.items())
            for step in watch(self._command(folder, copies), folder, patience, lambda: _count(results)):
                # One that a later one follows is whole: they are made one after the other.
                while waiting and (isinstance(step, End) or _is_followed(waiting)):
                    document, result = waiting.popleft()
                    if _is_whole(result):
                        made += 1
                        yield Converted(document, _moved(result, out / f"{made:04}.pdf"))
                if isinstance(step, End):
                    yield step

    def _command(self, folder: Path, copies: dict[Path, Path]) -> list[str]:
        profile = folder / "ho-so"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        return [
            *_in_utf8(),
            str(self.program),
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault"),
            *("--convert-to", "pdf", "--outdir", str(folder / "pdf")),
            *(str(copy) for copy in copies),
        ]


def find_engine() -> LibreOffice | None:
    """Return the layout engine of this machine, or None."""
    program = find_libreoffice()
    return LibreOffice(program) if program else None


def _in_utf8() -> tuple[str, ...]:
    """Return the words before a command that give it a UTF-8 locale: without one, on Linux, it hangs on “ồ”."""
    env = shutil.which("env") if sys.platform == "linux" else None
    return (env, "LC_ALL=C.UTF-8") if env else ()


def _copied(documents: Sequence[Path], folder: Path) -> tuple[dict[Path, Path], list[Path]]:
    copies: dict[Path, Path] = {}
    unread: list[Path] = []
    for number, document in enumerate(documents, start=1):
        copy = folder / f"{number:04}.docx"
        try:
            shutil.copyfile(document, copy)
        except OSError:
            unread.append(document)
        else:
            copies[copy] = document
    return copies, unread


def _count(folder: Path) -> int:
    return sum(1 for _ in folder.glob("*.pdf"))


def _is_followed(waiting: deque[tuple[Path, Path]]) -> bool:
    return any(result.exists() for _, result in list(waiting)[1:])


def _is_whole(result: Path) -> bool:
    """Whether a PDF has its beginning and its end."""
    try:
        data = result.read_bytes()
    except OSError:
        return False
    return data.startswith(b"%PDF-") and b"%%EOF" in data[-64:]


def _moved(result: Path, place: Path) -> Path:
    shutil.move(result, place)
    return place
