"""Every key that a template may use, with its meaning, for whoever writes one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.derived import LABEL_SUFFIX
from danvan_cli.forms.keys import MODEL_ROWS, keys
from danvan_cli.forms.sheet import Scope
from danvan_cli.models.vocabulary import Term, terms
from danvan_cli.vietnamese.folding import unaccent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ONLY_IN = {
    "mo_hinh": {Scope.MODEL},
    "nhom": {Scope.UNIT, Scope.COMMUNE},
    "mo_hinh_tieu_bieu": {Scope.UNIT, Scope.COMMUNE},
    "con_no": {Scope.UNIT},
    "toan_xa": {Scope.COMMUNE},
}
"""Blocks that only papers of some scopes have; all others are in every paper."""
_ROWS = MODEL_ROWS[0]
_FILES = (
    ("mo_hinh.", "ho-so", ""),
    ("co_quan.", "co-quan", ""),
    ("phong_trao.", "ke-hoach", ""),
    ("van_ban.nguoi_ky.", "ke-hoach", "don_vi[].nguoi_ky."),
    ("don_vi.", "ke-hoach", "don_vi[]."),
    ("loi_van.", "don-vi", ""),
)


class FieldOfForm(NamedTuple):
    """One key as a template writes it, its label, and what it means."""

    path: str
    label: str
    meaning: str


def fields(scopes: Sequence[Scope] = (), word: str = "") -> tuple[FieldOfForm, ...]:
    """Return the keys that papers of these scopes have (of any, when none is given) and that hold `word`."""
    wanted = unaccent(word).casefold()
    return tuple(each for each in _all(scopes) if wanted in unaccent(" ".join(each)).casefold())


def term_at(path: str) -> Term | None:
    """Return the key of a file that stands at a path of the context; None for a derived one."""
    path = in_model(path)
    for prefix, file, above in _FILES:
        if path.startswith(prefix):
            own = above + path.removeprefix(prefix)
            return next((term for term in terms() if term.file == file and _same(term.path, own)), None)
    return None


def in_model(path: str) -> str:
    """Return the path of a key of `mo_hinh`, also for a row of a list of models."""
    rows = next((rows for rows in MODEL_ROWS if path.startswith(f"{rows}.")), None)
    return path if rows is None else f"mo_hinh.{path.removeprefix(f'{rows}.')}"


def _same(term: str, path: str) -> bool:
    return term.replace("{}", ".*") == path or term.removesuffix("[]").removesuffix("{}") == path


def _all(scopes: Sequence[Scope]) -> Iterator[FieldOfForm]:
    asked = set(scopes or Scope)
    in_rows = Scope.MODEL not in asked
    for path, key in keys().items():
        root = path.partition(".")[0].partition("[")[0]
        of_model = path.startswith("mo_hinh.")
        if not _ONLY_IN.get(root, asked) & asked and not of_model:
            continue
        shown = f"{_ROWS}.{path.removeprefix('mo_hinh.')}" if of_model and in_rows else path
        yield FieldOfForm(shown + ("[]" if key.many else ""), key.label, key.explanation or _explained(path))


def _explained(path: str) -> str:
    term = term_at(path)
    if term is None and path.endswith(LABEL_SUFFIX):
        return f"Chữ đọc được của mục {path.removesuffix(LABEL_SUFFIX).rpartition('.')[2]}."
    return term.explanation if term else ""
