"""The whole vocabulary as a list: for the glossary, for `danvan explain`, for the context of forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import EnumMeta
from functools import cache

from danvan_cli.models.base import Labelled
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.explanations import explanations, purpose
from danvan_cli.models.office import Office
from danvan_cli.models.structure import Attribute, Shape, attributes
from danvan_cli.models.unit_file import UnitFile
from danvan_cli.models.year_plan import YearPlan

ROOTS: dict[str, type] = {"co-quan": Office, "ke-hoach": YearPlan, "don-vi": UnitFile, "ho-so": Dossier}
"""The kinds of files by the name of their schema."""
FILES = {
    "co-quan": "dossiers/co-quan.yaml",
    "ke-hoach": "dossiers/<năm>/ke-hoach.yaml",
    "don-vi": "dossiers/<năm>/don-vi/<mã>.yaml",
    "ho-so": "dossiers/<năm>/<đơn vị>--<mô hình>.yaml",
}
"""Where the files of each kind stand."""


@dataclass(frozen=True, slots=True)
class Term:
    """One key of the vocabulary: the file it belongs to, its path, and what it means."""

    file: str
    path: str
    english: str
    attribute: Attribute
    explanation: str
    plan: str

    @property
    def choices(self) -> tuple[Labelled, ...]:
        """The values to choose from, where the key is a closed choice."""
        kind = self.attribute.kind
        return tuple(kind) if isinstance(kind, EnumMeta) else ()


@cache
def terms() -> tuple[Term, ...]:
    """Return every key of every kind of file, in the order of declaration."""
    return tuple(term for file, root in ROOTS.items() for term in _terms(file, root, ""))


def _terms(file: str, cls: type, prefix: str) -> Iterator[Term]:
    explained = explanations(cls)
    for attribute in attributes(cls):
        path = f"{prefix}{attribute.key}{_SUFFIX[attribute.shape]}"
        told = explained[attribute.name]
        yield Term(file, path, f"{cls.__name__}.{attribute.name}", attribute, told.text, told.plan)
        if attribute.record is not None:
            yield from _terms(file, attribute.record, f"{path}.")


_SUFFIX = {Shape.ONE: "", Shape.ROWS: "[]", Shape.MAPPING: "{}"}


def find_terms(key: str) -> tuple[Term, ...]:
    """Return the terms that a key or a path such as `muc_tieu[0].chi_tieu` names, in any file."""
    wanted = _bare(key)
    return tuple(term for term in terms() if _bare(term.path) == wanted or _bare(term.path).endswith(f".{wanted}"))


def _bare(path: str) -> str:
    text = "".join(letter for letter in path.strip().lower() if letter not in "[]{}0123456789")
    return text.strip(".")


def glossary() -> str:
    """Return the vocabulary as Markdown tables, one for each kind of file."""
    lines = ["# Từ điển các mục", "", _INTRODUCTION]
    for file, root in ROOTS.items():
        lines += ["", f"## {FILES[file]}", "", purpose(root).text, "", _HEAD, _RULE]
        lines += [_row(term) for term in terms() if term.file == file]
    return "\n".join(lines) + "\n"


_INTRODUCTION = (
    "Mỗi dòng là một mục của tệp YAML: tên mục, nghĩa, tên trong mã nguồn và chỗ nói đến trong kế hoạch. "
    "Dấu `?` là mục không bắt buộc. Trang này sinh ra từ `danvan_cli/models/` bằng `danvan schema tu-dien`."
)
_HEAD = "| Mục | Tên gọi | Giải thích | Trong mã nguồn | Căn cứ |"
_RULE = "|---|---|---|---|---|"


def _row(term: Term) -> str:
    optional = "" if term.attribute.demanded else "?"
    choices = "; ".join(f"`{choice.value}` {choice.label}" for choice in term.choices)
    meaning = f"{term.explanation} {choices}".strip()
    cells = (f"`{term.path}`{optional}", term.attribute.label, meaning, f"`{term.english}`", term.plan)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
