"""Next year's dossier of a model that goes on: who, what and where, with last year's figures as the baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_cli.editing.carried_plan import Carried, moved_date, moved_note
from danvan_cli.editing.starter import later_blocks
from danvan_cli.editing.succession import Proposal
from danvan_cli.source.layout import document_text
from danvan_cli.source.remarks import remarked

if TYPE_CHECKING:
    from danvan_cli.editing.succession import Succession
    from danvan_cli.source.edit import Path
    from danvan_cli.source.layout import Tree

_MODELINES = ("# yaml-language-server:", "# $schema:")
_KEPT = ("noi_dung", "gan_voi")
_SURVEY: dict[str, Tree] = {"khao_sat": {"thuc_trang": None, "thuan_loi": None, "kho_khan": None}}


def carried_dossier(passed: Succession, old: int, years: int) -> Carried:
    """Return the dossier of the year after `old`; of each series the last `years` years are kept.

    What was received, judged or shown in the old year is not carried over.
    """
    model = passed.model
    label = f"dossiers/{old + 1}/{model.stem}.yaml"
    told: list[str] = []
    notes: dict[Path, str] = {}
    source = model.document.value or {}
    period = _period(source.get("thoi_gian"), notes, told)
    targets = [_target(row, index, old, years, notes) for index, row in enumerate(_rows(source.get("muc_tieu")))]
    tree: dict[str, Tree] = {
        "ten": model.dossier.name,
        "linh_vuc": source.get("linh_vuc"),
        **{key: source[key] for key in _KEPT if key in source},
        "loai": "nang-cao",
        "tu_nam": str(model.dossier.since or old),
        "ke_thua": f"{old}/{model.stem}",
        "don_vi": model.dossier.unit,
        "chu_the": source.get("chu_the"),
        "thoi_gian": period,
        "dia_diem": source.get("dia_diem"),
    }
    told += _stale_years(model.dossier.name, old)
    blocks: tuple[dict[str, Tree], ...] = (tree, _SURVEY, {"muc_tieu": targets or None})
    head = f"{_head(model.document.text)}{_opening(passed, old)}"
    text = "\n".join((head, *map(document_text, blocks)))
    return Carried(label, remarked(text.encode(), notes) + later_blocks(model.stem), told)


def _head(text: str) -> str:
    lines = text.split("\n", 3)
    return "".join(f"{line}\n" for line in lines if line.startswith(_MODELINES))


def _opening(passed: Succession, old: int) -> str:
    advice = "nên nâng chỉ tiêu" if passed.proposal is Proposal.RAISE else "nên tiếp tục"
    reason = " ".join(passed.reason.split())
    return (
        f"#\n# Chuyển từ hồ sơ năm {old}: {advice} ({reason}).\n"
        "# Mô hình duy trì chỉ được tính khi chỉ tiêu mới tốt hơn năm trước; ghi con số ấy vào từng chi_tieu.\n"
    )


def _rows(value: object) -> list[dict[str, Tree]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _period(value: object, notes: dict[Path, str], told: list[str]) -> Tree:
    """Return the period a year later, each date to be confirmed."""
    moved: dict[str, Tree] = {}
    for key, text in value.items() if isinstance(value, dict) else ():
        later = moved_date(text, told) if isinstance(text, str) else None
        moved[key] = later
        if later is not None:
            notes["thoi_gian", key] = moved_note(text)
    return moved or None


def _target(row: dict[str, Tree], index: int, old: int, years: int, notes: dict[Path, str]) -> Tree:
    """Return a target whose new goal is left to be filled in, beside last year's goal and the record of years."""
    goal, results = row.get("chi_tieu"), row.get("ket_qua")
    record = _last_years(results, old - years) if isinstance(results, dict) else {}
    fresh: dict[str, Tree] = {key: row[key] for key in ("ten", "don_vi_tinh") if key in row}
    fresh["chi_tieu"] = None
    if isinstance(goal, str):
        fresh["chi_tieu_nam_truoc"] = goal
        notes["muc_tieu", index, "chi_tieu"] = f"năm {old}: chỉ tiêu {goal}, {_outcome(record.get(str(old)))}"
    else:
        notes["muc_tieu", index, "chi_tieu"] = f"năm {old} chưa có con số; ghi một con số thì mô hình mới được tính"
    if "chieu" in row:
        fresh["chieu"] = row["chieu"]
    if record:
        fresh["ket_qua"] = record
    return fresh


def _last_years(results: dict[str, Tree], after: int) -> dict[str, Tree]:
    return {year: text for year, text in results.items() if not year.isdecimal() or int(year) > after}


def _outcome(result: Tree) -> str:
    return f"kết quả {result}" if isinstance(result, str) else "chưa ghi kết quả"


def _stale_years(name: str, old: int) -> list[str]:
    return [f"Tên mô hình “{name}” còn nhắc đến năm {old}."] if str(old) in name else []
