"""`danvan textconv`: what git calls to compare dossiers and Word files as words; people call `git diff`."""

from pathlib import Path
from typing import Annotated

import typer

from danvan_cli.cli.shell.options import read_path
from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import Session

PAGE = HelpPage(
    chapter=Chapter.REVIEW,
    order=41,
    summary="In một hồ sơ hay một tệp Word thành từng dòng chữ; git gọi lệnh này để so sánh, xem git-setup.",
    examples=(
        Example("danvan textconv dossiers/2026/ke-hoach.yaml", "mỗi mục, mỗi câu một dòng"),
        Example("danvan textconv mau.docx", "chữ và thẻ của một mẫu Word"),
    ),
    hidden=True,
)

_WORD_ENDING = ".docx"
_WORD_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")

_DIGITS = 16


def command(
    session: Session,  # noqa: ARG001 - git hands over a copy that stands outside any workspace
    file: Annotated[Path, typer.Argument(metavar="TỆP", parser=read_path, help="Tệp .yaml hoặc .docx cần in ra.")],
) -> str:
    """Return the file in words; whatever it holds, the answer is a text, for git would break off at a failure."""
    try:
        data = file.read_bytes()
    except OSError as fault:
        from danvan_cli.cli.shell.console import reason

        return f"# Không đọc được tệp: {reason(fault)}."
    # Git hands over a copy of its own naming; what the file is called stands at the end of it.
    is_word = file.name.lower().endswith(_WORD_ENDING) or data.startswith(_WORD_STARTS)
    lines = _word_file(data) if is_word else _dossier(data)
    return "\n".join(lines)


def _dossier(data: bytes) -> tuple[str, ...]:
    from danvan_cli.review.spoken import spoken

    return spoken(data)


def _word_file(data: bytes) -> tuple[str, ...]:
    from danvan_cli.forms.engine.faults import FaultyTemplate
    from danvan_cli.forms.template_text import template_text

    try:
        return template_text(data)
    except FaultyTemplate as refused:
        from hashlib import sha256

        # The sum lets git see that one unreadable file differs from another.
        known = f"{len(data)} byte, SHA-256 {sha256(data).hexdigest()[:_DIGITS]}"
        return (f"# Không phải tệp Word mà danvan đọc được: {refused.faults[0].sentence} ({known})",)
