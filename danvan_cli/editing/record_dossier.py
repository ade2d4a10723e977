"""Events that are written into a dossier: a block with a day, a row of a list, a figure of a target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from danvan_cli.editing.ledger import value_at
from danvan_cli.editing.stems import find_stem
from danvan_cli.models.choices import Conclusion
from danvan_cli.source.refused import EditRefused, WrongUse
from danvan_cli.vietnamese.dates import format_date, parse_date
from danvan_cli.vietnamese.folding import fold
from danvan_cli.vietnamese.invisible import visible
from danvan_cli.vietnamese.misread import Misread
from danvan_cli.vietnamese.numbers import Percent, parse_number
from danvan_cli.vietnamese.suggestions import did_you_mean

if TYPE_CHECKING:
    from danvan_cli.editing.ledger import Ledger
    from danvan_cli.editing.wish import Event, Wish
    from danvan_cli.models.dossier import Dossier
    from danvan_cli.source.layout import Tree
    from danvan_cli.workspace import File

_RESULT_WORDS = 3


def stems_of(ledger: Ledger, subjects: Sequence[str]) -> list[str]:
    """Return the stems that are meant, each once; raises `WrongUse` where none is named or one is none."""
    if not subjects:
        raise WrongUse("Chưa nói ghi vào hồ sơ nào.", "Viết tên hồ sơ sau tên việc, phần đầu cũng đủ.")
    return list(dict.fromkeys(find_stem(ledger.workspace, text) for text in subjects))


def told(event: Event, wish: Wish) -> dict[str, Tree]:
    """Return the given entries of an event by the keys they are written to."""
    return {entry.key: wish.given[entry.option] for entry in event.entries if wish.given.get(entry.option)}


def write_block(ledger: Ledger, event: Event, wish: Wish) -> None:
    """Write the entries into the event's block of every dossier."""
    for stem in stems_of(ledger, wish.subjects):
        file = ledger.dossier(stem)
        check_order(file, event, wish)
        ledger.put_block(file, (event.key,), told(event, wish))


def write_row(ledger: Ledger, event: Event, wish: Wish) -> None:
    """Add a row to the event's list in every dossier.

    What an event demands makes its row known: told again, as when an obstacle has been overcome, that row is amended.
    """
    known_by = [entry.key for entry in event.entries if entry.demanded]
    for stem in stems_of(ledger, wish.subjects):
        file = ledger.dossier(stem)
        check_order(file, event, wish)
        ledger.append(file, event.key, told(event, wish), known_by)


def check_order(file: File[Dossier], event: Event, wish: Wish) -> None:
    """Refuse an event of a model that has been struck off before, and one whose forerunner is not recorded.

    One without a day is only proposed, which needs no forerunner.
    """
    day = wish.given.get("ngay")
    if event.key != "loai_bo":
        demand_living(file, day)
    if not day or not event.after:
        return
    if not value_at(file.document.value, (event.after, "ngay")):
        before = event.after.replace("_", "-")
        raise EditRefused(
            f"{file.stem}: chưa có ngày của việc “{before}” nên chưa ghi “{event.name}” được.",
            f"Ghi việc trước đã: danvan record {before} {file.stem} --ngay …",
        )
    if event.key == "cong_nhan":
        _demand_consent(file)


def demand_living(file: File[Dossier], day: str | None) -> None:
    """Refuse what is said of a model after the day it was struck off, or of no day at all."""
    removal = file.record.removal if file.record else None
    if removal and removal.day and (not day or parse_date(day) > removal.day):
        behind = f", trước ngày {day}" if day else ""
        raise EditRefused(
            f"{file.stem}: mô hình đã bị loại từ {format_date(removal.day)}{behind}.",
            f"Xem lại tên hồ sơ và ngày; nếu loại nhầm thì bỏ việc loại trước: danvan set {file.stem} loai_bo --clear",
            file.document.locate(("loai_bo",)),
        )


def _demand_consent(file: File[Dossier]) -> None:
    """Refuse a recognition that the appraisal has spoken against (plan III.4); one yet to conclude is DV310's."""
    conclusion = file.record.appraisal.conclusion if file.record and file.record.appraisal else None
    if conclusion in (None, Conclusion.RECOGNISE):
        return
    raise EditRefused(
        f"{file.stem}: kết luận thẩm định là “{conclusion.label}”, nên chưa ghi công nhận được.",
        f"Nếu kết luận ấy ghi nhầm thì sửa trước: danvan set {file.stem} tham_dinh.ket_luan "
        f"{Conclusion.RECOGNISE.value}",
        file.document.locate(("tham_dinh", "ket_luan")),
    )


def write_result(ledger: Ledger, event: Event, wish: Wish) -> None:  # noqa: ARG001 - as every event's
    """Write the figure that a target reached in a year: subjects are a stem, the target's name, the figure."""
    if len(wish.subjects) != _RESULT_WORDS:
        raise WrongUse(
            "Cần đúng ba phần: hồ sơ, tên mục tiêu, con số.",
            'Ví dụ: danvan record ket-qua hoi-nong-dan "Diện tích vụ đông" 850',
        )
    stem, name, figure = wish.subjects
    file = ledger.dossier(find_stem(ledger.workspace, stem))
    assert file.record is not None  # noqa: S101 - `dossier` saw to it
    year = wish.given.get("nam") or str(ledger.workspace.year)
    index = _target(file.record, name)
    _check_figure(file, index, figure)
    ledger.put(file, ("muc_tieu", index, "ket_qua", year), figure.strip())


def _check_figure(file: File[Dossier], index: int, text: str) -> None:
    try:
        number = parse_number(text)
    except Misread as misread:
        raise EditRefused(misread.sentence, misread.hint) from None
    target = file.record.targets[index] if file.record else None
    if target is not None and isinstance(number, Percent) and not target.in_percent:
        unit = f"đơn vị tính là “{visible(target.measure)}”" if target.measure else "chưa có đơn vị tính"
        raise EditRefused(
            f"“{text.strip()}” là phần trăm, nhưng mục tiêu “{visible(target.name or '')}” {unit}.",
            "Ghi con số không có dấu %; nếu đúng là phần trăm thì sửa don_vi_tinh của mục tiêu ấy thành “%” trước đã.",
            file.document.locate(("muc_tieu", index)),
        )


def _target(dossier: Dossier, name: str) -> int:
    wanted = fold(name)
    names = [fold(target.name or "") for target in dossier.targets]
    if wanted in names:
        return names.index(wanted)
    meant = [index for index, known in enumerate(names) if wanted and wanted in known]
    if len(meant) == 1:
        return meant[0]
    known = [target.name for target in dossier.targets if target.name]
    guess = did_you_mean(name, known)
    listed = "Các mục tiêu của hồ sơ này: " + "; ".join(f"“{one}”" for one in known) + "."
    if not known:
        listed = "Hồ sơ này chưa có mục tiêu nào mang tên; ghi tên ở mục muc_tieu trước đã."
    what = f"“{visible(name)}” có trong {len(meant)} mục tiêu." if meant else f"Không có mục tiêu “{visible(name)}”."
    raise WrongUse(what, guess or listed)
