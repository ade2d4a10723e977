"""What the rules on completeness share: a gap of a milestone, said by its label and its key."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.structure import Attribute, Place, Shape, attribute_at, attributes, key_path, written
from danvan_cli.progress.completeness import gaps, urgency
from danvan_cli.progress.milestones import Milestone
from danvan_cli.progress.year import JudgedModel
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, in_model

Eased = Callable[[Place], bool]


RECORDED = {
    "dang_ky": "dang-ky {stem} --ngay …",
    "ke_hoach": "ke-hoach {stem} --ngay …",
    "kiem_tra": "kiem-tra {stem} --ngay … --noi-dung … --ket-qua …",
    "bao_cao": "bao-cao {stem} --ngay …",
    "minh_chung": "minh-chung {stem} TỆP --mo-ta …",
    "nhan_xet": "nhan-xet {stem} --co-quan … --ngay … --noi-dung …",
    "de_nghi": "de-nghi {stem} --ngay …",
    "tham_dinh": "tham-dinh {stem} --ngay …",
    "cong_nhan": "cong-nhan {stem} --ngay … --so …",
}
"""What `danvan record` is told to begin a block of the dossier, by the block's key."""


_WRITTEN = ("ngay", "so_quyet_dinh")


def _never(_place: Place) -> bool:
    return False


def gap_findings(
    check: Check, *milestones: Milestone, eased: Eased = _never, left_out: Eased = _never
) -> Iterator[Finding]:
    """Yield a finding for every gap of the milestones, as grave as the day makes it.

    Places that `eased` accepts are never more than a warning; those that `left_out` accepts belong to another rule.
    """
    for model in check.living:
        for milestone in milestones:
            severity = urgency(check.year, model, milestone, check.asked)
            if severity is not None:
                for place in gaps(model.dossier, milestone):
                    if not left_out(place):
                        yield _told(model, place, Severity.WARNING if eased(place) else severity)


def _told(model: JudgedModel, place: Place, severity: Severity) -> Finding:
    attribute = attribute_at(Dossier, place)
    key = written(key_path(Dossier, place))
    block = len(place) == 1
    message = f"Chưa có {_lower(attribute.label)} (mục {key})." if block else f"Thiếu {key}: {attribute.label}."
    return in_model(model, place, message, mending(model.stem, place), severity=severity)


def mending(stem: str, place: Place) -> str:
    """Return how a gap of a dossier is filled: by the command for it where there is one."""
    path, attribute = key_path(Dossier, place), attribute_at(Dossier, place)
    key, asked = written(path), ".".join(step for step in path if isinstance(step, str))
    event = RECORDED.get(str(path[0])) if len(path) == 1 or path[1:] == ("ngay",) else None
    if event is not None:
        more = f" rồi điền các mục con, xem “danvan explain {key}”" if _holds_more(attribute) else ""
        return f"Ghi bằng “danvan record {event.format(stem=stem)}”{more}."
    if attribute.record is None and path[-1] == attribute.key and attribute.shape is Shape.ONE:
        return f"Ghi bằng “danvan set {stem} {key} …”; xem “danvan explain {asked}”."
    return f"Ghi giá trị vào mục {key}; xem “danvan explain {asked}”."


def _holds_more(block: Attribute) -> bool:
    """Whether a block demands more than the command that begins it writes."""
    if block.record is None or block.shape is not Shape.ONE:
        return False
    return any(one.demanded and one.key not in _WRITTEN for one in attributes(block.record))


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
