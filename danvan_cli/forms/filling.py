"""Putting texts into the empty places of a context along key paths, without changing the trees it shares."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from danvan_cli.forms.appraisal_context import empty_rating
from danvan_cli.forms.campaign_keys import NEW_ROWS as CAMPAIGN_ROWS
from danvan_cli.forms.derived import PICTURE, blanks
from danvan_cli.forms.keys import key_at
from danvan_cli.forms.list_context import empty_group
from danvan_cli.forms.model_context import empty_model, empty_target
from danvan_cli.forms.office_keys import NEW_ROWS as OFFICE_ROWS
from danvan_cli.forms.trees import empty_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from danvan_cli.forms.trees import Tree

    Text = Callable[["Gap"], str | None]
    Rows = Callable[[str], int]
    Steps = tuple[tuple[str, str], ...]

_STEP = re.compile(r"([a-z0-9_]+)(\[\??\])?")
_NEW_ROWS: dict[str, Callable[[], Tree]] = {
    "nhom": empty_group,
    "nhom[].mo_hinh": empty_model,
    "mo_hinh_tieu_bieu": empty_model,
    "mo_hinh.muc_tieu": empty_target,
    "nhom[].mo_hinh[].muc_tieu": empty_target,
    "mo_hinh.tham_dinh.danh_gia": empty_rating,
    "mo_hinh.hang_anh": lambda: {"trai": blanks(PICTURE), "phai": blanks(PICTURE)},
    **CAMPAIGN_ROWS,
    **OFFICE_ROWS,
}


class Gap(NamedTuple):
    """An empty place: its key path (`nhom[].mo_hinh[].ten`) and its place in its own file.

    `owner` is the dossier that the place belongs to; empty outside dossiers.
    """

    path: str
    place: str
    owner: Mapping[str, Any]

    @property
    def stem(self) -> str:
        """The dossier's stem; empty outside dossiers."""
        return str(self.owner.get("stem", ""))


def fill_gaps(context: Tree, paths: Iterable[str], text: Text, rows: Rows) -> Tree:
    """Return the context with `text` in each place of `paths` that is empty; None leaves it empty.

    An empty list on the way (`[]`) gets as many rows as `rows` says for its path; one marked `[?]` stays empty.
    """
    walk = _Walk(text, rows)
    tree: Tree = walk.own(context)
    for path in paths:
        steps = tuple(_STEP.findall(path))
        if _lacks(tree, steps):
            walk.enter(tree, steps, Gap("", "", {}))
    return tree


@dataclass(slots=True)
class _Walk:
    text: Text
    rows: Rows
    copies: dict[int, object] = field(default_factory=dict)

    def own(self, branch: Any) -> Any:  # noqa: ANN401 - any branch of a tree
        """Return a branch that may be changed: a copy, unless it is one already."""
        if id(branch) in self.copies:
            return branch
        copy = dict(branch) if isinstance(branch, dict) else list(branch)
        self.copies[id(copy)] = copy
        return copy

    def enter(self, tree: Tree, steps: Steps, at: Gap) -> None:
        (key, many), rest = steps[0], steps[1:]
        here = Gap(_joined(at.path, key), _joined(at.place, key), at.owner)
        branch = tree.get(key)
        if many:
            tree[key] = self._each(branch if isinstance(branch, list) else [], (key, many), rest, here)
        elif rest:
            tree[key] = self.own(branch)
            self.enter(tree[key], rest, _inside(here, tree[key]))
        else:
            tree[key] = self.text(here) or ""

    def _each(self, rows: list[Any], step: tuple[str, str], rest: Steps, at: Gap) -> list[Any]:
        if not rows and step[1] == "[]":
            rows = [_empty_row(at.path) if rest else "" for _ in range(self.rows(at.path))]
        rows = self.own(rows)
        for index, row in enumerate(rows):
            here = Gap(f"{at.path}[]", f"{at.place}[{index}]", at.owner)
            if rest and _lacks(row, rest):
                rows[index] = self.own(row)
                self.enter(rows[index], rest, _inside(here, row))
            elif row == "":
                rows[index] = self.text(here) or ""
        return rows


def _lacks(tree: object, steps: Steps) -> bool:
    """Whether a place at the end of the steps is empty, so that rows which lack nothing need no copy."""
    if not isinstance(tree, dict):
        return False
    (key, many), rest = steps[0], steps[1:]
    branch = tree.get(key)
    if many:
        rows = branch if isinstance(branch, list) else []
        return any(_lacks(row, rest) if rest else row == "" for row in rows) or (not rows and many == "[]")
    return _lacks(branch, rest) if rest else branch in ("", None)


def _empty_row(path: str) -> Tree:
    if path in _NEW_ROWS:
        return _NEW_ROWS[path]()
    record = key_at(path).record
    return empty_tree(record) if record else {}


def _joined(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _inside(at: Gap, branch: Mapping[str, Any]) -> Gap:
    """Step into a branch: a dossier begins its own places, and what a group lacks its first dossier lacks."""
    if "stem" in branch:
        return Gap(at.path, "", branch)
    rows = branch.get("mo_hinh")
    return Gap(at.path, "", rows[0]) if isinstance(rows, list) and rows else at
