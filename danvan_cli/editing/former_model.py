"""Last year's dossier, as far as this year's goes on from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from danvan_cli.editing.stems import find_stem
from danvan_cli.source.layout import Tree
from danvan_cli.source.refused import EditRefused, WrongUse
from danvan_cli.vietnamese.invisible import visible
from danvan_cli.workspace import load_workspace, years

if TYPE_CHECKING:
    from danvan_cli.workspace import Model

_KEPT = ("ten", "linh_vuc", "noi_dung", "gan_voi", "don_vi", "chu_the", "dia_diem")


@dataclass(frozen=True, slots=True)
class Former:
    """What is taken over: `known` are keys as last year's file writes them, `targets` await this year's goals."""

    reference: str
    since: str
    known: dict[str, Tree]
    targets: list[Tree]

    def text(self, key: str) -> str:
        """Return a text of last year's file, empty when it is not there."""
        value = self.known.get(key)
        return value if isinstance(value, str) else ""


def former_model(root: str, year: int, reference: str) -> Former:
    """Return what `2025/<stem>` hands on to a model of `year`.

    Raises `WrongUse` when there is no such dossier of an earlier year, `EditRefused` when it was struck off.
    """
    folder, _, name = reference.strip().removeprefix("dossiers/").partition("/")
    earlier = [str(each) for each in years(root) if each < year]
    if folder not in earlier or not name:
        there = f"Các năm trước đang có: {', '.join(earlier)}." if earlier else f"Trước {year} chưa có năm nào."
        raise WrongUse(
            f"“{visible(reference)}” không chỉ tới hồ sơ của một năm trước {year}.",
            f"Viết theo dạng năm/tên hồ sơ, ví dụ {year - 1}/chi-bo-xom-1--duong-hoa. {there}",
        )
    workspace = load_workspace(root, int(folder))
    stem = find_stem(workspace, name)
    model = next((each for each in workspace.models if each.stem == stem), None)
    if model is None:
        raise EditRefused(
            f"Hồ sơ năm trước “{reference}” đang có lỗi nên chưa đọc được.", "Sửa lỗi trong tệp ấy rồi chạy lại lệnh."
        )
    return _handed_on(int(folder), model)


def _handed_on(year: int, model: Model) -> Former:
    dossier = model.dossier
    if dossier.removal is not None:
        raise EditRefused(
            f"Mô hình “{visible(dossier.name)}” đã bị loại bỏ trong năm {year}, không duy trì tiếp được.",
            "Nếu đơn vị làm lại thì lập hồ sơ mới, không dùng “--continue”.",
            model.document.locate(("loai_bo",)),
        )
    value = model.document.value
    tree: dict[str, Tree] = value if isinstance(value, dict) else {}
    return Former(
        reference=f"{year}/{model.stem}",
        since=str(dossier.since or year),
        known={key: tree[key] for key in _KEPT if tree.get(key)},
        targets=_targets(tree.get("muc_tieu")),
    )


def _targets(former: Tree) -> list[Tree]:
    rows = former if isinstance(former, list) else []
    targets: list[Tree] = [_target(row) for row in rows if isinstance(row, dict)]
    return targets or [{"ten": None, "don_vi_tinh": None, "chi_tieu": None, "chi_tieu_nam_truoc": None}]


def _target(row: Mapping[str, Tree]) -> Tree:
    """Return a target whose goal of last year is the figure to beat; in words only, it stays in words."""
    goal = row.get("chi_tieu")
    target: dict[str, Tree] = {"ten": row.get("ten"), "don_vi_tinh": row.get("don_vi_tinh")}
    if goal or row.get("ket_qua"):
        target["chi_tieu"] = None
    if goal:
        target["chi_tieu_nam_truoc"] = goal
    target |= {key: row[key] for key in ("chieu", "ket_qua") if row.get(key)}
    return {key: value for key, value in target.items() if value is not None or key in {"ten", "chi_tieu"}}
