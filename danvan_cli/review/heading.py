"""What became of a file as a whole, in words; a file that was only edited needs none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from danvan_cli.models.choices import Origin
from danvan_cli.models.content import Tree
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.structure import attributes
from danvan_cli.review.file_change import RECORDS, FileChange, Kind
from danvan_cli.review.wording import in_brief, items, joined, low, summed_up

_SHOWN = ("loai", "linh_vuc", "dia_diem", "muc_tieu", "dang_ky")
"""What a leader asks first about a new model."""
_JUDGED = ("bao_cao", "de_nghi", "tham_dinh", "cong_nhan", "khen_thuong", "loai_bo", "duyet", "mien")
"""Then, what it brought and what was decided on it."""
_TOLD = frozenset({"ten", "don_vi", *_SHOWN, *_JUDGED})
_NEW = "Mô hình mới"
_FILES = {"ke-hoach": "kế hoạch năm", "co-quan": "thông tin cơ quan"}


def heading(change: FileChange) -> Iterator[str]:
    """Yield the sentences, without their closing points, that tell that a file came, went, moved or broke."""
    if change.kind is Kind.RENAMED and change.years is None:
        yield f"Đổi tên hồ sơ: từ {change.former_stem} thành {change.stem}"
    elif change.kind is Kind.ADDED or (change.years and change.before is None and change.after is not None):
        yield _added(change)
    elif change.kind is Kind.REMOVED:
        yield _removed(change)
    elif change.years is not None and change.what == "ho-so" and not change.faults:
        told = f"Tiếp tục mô hình năm {change.years[0]} ({change.years[0]}/{change.former_stem or change.stem})"
        off = f", nhưng đã loại khỏi danh sách năm {change.years[1]}"
        yield told + (off if change.kind is Kind.STRUCK_OFF else "")
    yield from change.faults


def _added(change: FileChange) -> str:
    tree = change.after or {}
    if change.what == "ho-so":
        lead = _come(change, change.years) if change.years else "Thêm mô hình "
        # The lead has called it new already.
        said = {"loai"} if lead.startswith(_NEW) else set()
        facts = _model_facts({key: tree[key] for key in tree if key not in said}, change.names)
        return f"{lead}{_model(change)}" + (f": {facts}" if facts else "")
    if change.what == "don-vi":
        return f"Thêm tệp riêng của {change.name}"
    return f"Thêm {_FILES[change.what]}: {summed_up(RECORDS[change.what], tree, change.names)}"


def _come(change: FileChange, years: tuple[int, int]) -> str:
    """Return what a model without a readable dossier of the earlier year is in the later one."""
    if change.faults:
        told = f"Mô hình năm {years[1]}"
    elif (change.after or {}).get("loai") == Origin.NEW.value:
        told = f"{_NEW} của năm {years[1]}"
    else:
        told = f"Mô hình năm {years[1]} chưa có hồ sơ năm {years[0]}"
    return f"{told}, đã loại khỏi danh sách: " if change.kind is Kind.STRUCK_OFF else f"{told}: "


def _removed(change: FileChange) -> str:
    if change.years is not None:
        return f"Năm {change.years[1]} không tiếp tục mô hình {_model(change)}"
    tree = change.before or {}
    if change.what == "ho-so":
        gone, facts = f"hồ sơ mô hình {_model(change)}", _model_facts(tree, change.names)
    else:
        gone = f"tệp riêng của {change.name}" if change.what == "don-vi" else _FILES[change.what]
        facts = summed_up(RECORDS[change.what], tree, change.names)
    return f"Bỏ {gone}" + (f"; trước đó ghi {facts}" if facts else "")


def _model(change: FileChange) -> str:
    unit = change.names.get(f"don_vi:{change.unit}", change.unit)
    return f"“{change.name}”" + (f" của {unit}" if unit else "")


def _model_facts(tree: Mapping[str, Tree], names: Mapping[str, str]) -> str:
    """Return the first facts of a model, how it was judged, and the names of what else its dossier holds."""
    shown = {key: tree[key] for key in _SHOWN if key in tree and key not in ("loai", "dang_ky")}
    phrases = items(Dossier, shown, names)
    if "loai" in tree:
        phrases.insert(0, _origin(tree))
    if day := _at(tree, "dang_ky", "ngay"):
        phrases.append(f"đăng ký ngày {day}")
    judged, long = in_brief(Dossier, {key: tree[key] for key in _JUDGED if key in tree}, names)
    others = [each.label for each in attributes(Dossier) if each.key in tree.keys() - _TOLD]
    return joined([*phrases, *judged], [*long, *others])


def _origin(tree: Mapping[str, Tree]) -> str:
    return next(low(origin.label) for origin in Origin if origin.value == tree["loai"])


def _at(tree: Mapping[str, Tree], block: str, key: str) -> str:
    within = tree.get(block)
    value = within.get(key) if isinstance(within, Mapping) else None
    return value if isinstance(value, str) else ""
