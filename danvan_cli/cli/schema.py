"""`danvan schema`: the shape of the files, for editors and for people."""

from typing import Annotated

import typer

from danvan_cli.cli.shell.options import one_of
from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import Session

PAGE = HelpPage(
    chapter=Chapter.HELP,
    order=2,
    summary="In lược đồ của một loại tệp để trình soạn thảo gợi ý và báo lỗi khi gõ, hoặc từ điển các mục.",
    examples=(
        Example("danvan schema ho-so", "lược đồ của hồ sơ mô hình"),
        Example("danvan schema tu-dien --output tu-dien.md", "từ điển mọi mục, để đọc"),
    ),
    details=(
        "Các tên: co-quan (tệp co-quan.yaml), ke-hoach (ke-hoach.yaml), don-vi (tệp của đơn vị), ho-so (hồ sơ "
        "mô hình), ket-qua (kết quả dạng json của danvan), tu-dien (từ điển các mục)."
    ),
)

_RESULT = "ket-qua"
_GLOSSARY = "tu-dien"


def _names() -> tuple[str, ...]:
    from danvan_cli.models.vocabulary import ROOTS

    return (*ROOTS, _RESULT, _GLOSSARY)


def _complete(incomplete: str) -> list[str]:
    return [name for name in _names() if name.startswith(incomplete)]


def command(
    session: Session,  # noqa: ARG001 - a schema needs no workspace
    name: Annotated[
        str,
        typer.Argument(metavar="TÊN", parser=one_of(_names), autocompletion=_complete, help="Tên của lược đồ."),
    ],
) -> str:
    """Return the JSON Schema of that name, or the glossary."""
    if name == _RESULT:
        from danvan_cli.builtin import builtin_folder

        return (builtin_folder("schemas") / f"{_RESULT}.schema.json").read_text("utf-8")
    if name == _GLOSSARY:
        from danvan_cli.models.vocabulary import glossary

        return glossary()
    from danvan_cli.models.json_schema import schema_text

    return schema_text(name)
