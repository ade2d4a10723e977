"""What people call the codes that a plan and the names of dossiers bring in, a row of a list, an entry of a mapping."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import EnumMeta

from danvan_cli.models.structure import Attribute, row_label
from danvan_cli.models.year_plan import YearPlan
from danvan_cli.workspace import Workspace

Names = Mapping[str, str]
"""What people call a code of the plan, by "<kind>:<code>": "linh_vuc:kinh-te" → "Kinh tế"."""

_CODES = {
    "Dossier.field": "linh_vuc",
    "Dossier.content": "noi_dung",
    "Dossier.unit": "don_vi",
    "Dossier.replaces": "mo_hinh",
    "Office.unit": "don_vi",
    "Unit.block": "khoi",
    "Unit.sent_by": "don_vi",
    "Deadline.blocks": "khoi",
    "Rating.criterion": "tieu_chi",
    "Visit.models": "mo_hinh",
    "YearPlan.exemplary": "mo_hinh",
}
_ROW_WORDS = {
    "kiem_tra": "Lần kiểm tra",
    "danh_gia": "Đánh giá",
    "phan_cong": "Việc phân công",
    "doan_tham_dinh": "Thành viên Đoàn thẩm định",
    "lich_tham_dinh": "Buổi thẩm định",
    "thanh_phan": "Người dự",
    "mien": "Quy tắc được miễn",
    "gan_voi": "Nhiệm vụ gắn với",
}
"""What one row is called where the label speaks of the whole list."""


def names_of(*workspaces: Workspace) -> dict[str, str]:
    """Return names by "<kind>:<code>", such as "linh_vuc:kinh-te"; a later workspace's name wins.

    A code of a field's contents that two fields share has no name: it would be told wrongly.
    """
    found: dict[str, str] = {}
    for workspace in workspaces:
        if workspace.plan.record is not None:
            found.update(_of_plan(workspace.plan.record))
        found.update((f"mo_hinh:{model.stem}", model.dossier.name) for model in workspace.models)
    return found


def called(owner: type, attribute: Attribute, value: str, names: Names) -> str:
    """Return what people call a choice, or a code of the plan; any other value, and an unknown code, as it is."""
    if isinstance(attribute.kind, EnumMeta):
        choice: str = attribute.kind(value).label
        return choice
    kind = _CODES.get(f"{owner.__name__}.{attribute.name}")
    return names.get(f"{kind}:{value}", value)


def row_word(attribute: Attribute) -> str:
    """Return what one row of a list is called: “Giai đoạn” of “Các giai đoạn”."""
    return row_label(_ROW_WORDS.get(attribute.key, attribute.label))


def entry_label(attribute: Attribute, key: str) -> str:
    """Return what one entry of a mapping is called: “Kết quả năm 2026”, “Số và ngày văn bản “phu-luc-01””."""
    return f"Kết quả năm {key}" if attribute.key == "ket_qua" else f"{attribute.label} “{key}”"


def _of_plan(plan: YearPlan) -> Iterator[tuple[str, str]]:
    contents = [each for field in plan.fields for each in field.contents]
    codes = [each.code for each in contents]
    pairs: dict[str, Iterable[tuple[str | None, str | None]]] = {
        "don_vi": ((each.code, each.name) for each in plan.units),
        "khoi": ((each.code, each.name) for each in plan.blocks),
        "linh_vuc": ((each.code, each.name) for each in plan.fields),
        "tieu_chi": ((each.code, each.name) for each in plan.criteria),
        "noi_dung": ((each.code, each.name) for each in contents if codes.count(each.code) == 1),
    }
    for kind, named in pairs.items():
        yield from ((f"{kind}:{code}", name) for code, name in named if code and name)
