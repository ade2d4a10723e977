"""What `danvan record` is told, and how an event gets from there into the files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Annotated

import typer

from danvan_cli.cli.shell.event_words import complete_choice, complete_yes_no
from danvan_cli.cli.shell.naming import complete_unit
from danvan_cli.cli.shell.session import Campaign, OptionGroup, Session
from danvan_cli.cli.shell.stop import wrong_use

if TYPE_CHECKING:
    from danvan_cli.editing.wish import Event, Wish
    from danvan_cli.report import Report

Words = str | None


@dataclass(frozen=True)
class Told(OptionGroup):
    """The facts of an event; each event takes some of them."""

    session: Session
    ngay: Annotated[Words, typer.Option("--ngay", metavar="NGÀY", help="Ngày của việc, ví dụ 03/3/2026.")] = None
    so: Annotated[Words, typer.Option("--so", metavar="SỐ", help="Số, ký hiệu văn bản hoặc quyết định.")] = None
    ly_do: Annotated[Words, typer.Option("--ly-do", metavar="…", help="Lý do loại bỏ.")] = None
    hinh_thuc: Annotated[Words, typer.Option("--hinh-thuc", metavar="…", help="Hình thức khen thưởng.")] = None
    ket_luan: Annotated[
        Words,
        typer.Option(
            "--ket-luan",
            metavar="…",
            autocompletion=complete_choice("Conclusion"),
            help="Kết luận thẩm định: cong-nhan, bo-sung hoặc khong.",
        ),
    ] = None
    tu_danh_gia: Annotated[
        Words,
        typer.Option(
            "--tu-danh-gia",
            metavar="…",
            autocompletion=complete_choice("SelfRating"),
            help="Đơn vị tự đánh giá: hieu-qua hoặc chua-hieu-qua.",
        ),
    ] = None
    co_quan: Annotated[Words, typer.Option("--co-quan", metavar="…", help="Cơ quan nhận xét.")] = None
    noi_dung: Annotated[
        Words, typer.Option("--noi-dung", metavar="…", help="Nội dung nhận xét, kiểm tra hoặc vướng mắc.")
    ] = None
    ket_qua: Annotated[Words, typer.Option("--ket-qua", metavar="…", help="Kết quả kiểm tra.")] = None
    huong_xu_ly: Annotated[Words, typer.Option("--huong-xu-ly", metavar="…", help="Cách tháo gỡ vướng mắc.")] = None
    xong: Annotated[
        Words,
        typer.Option(
            "--xong", metavar="có|không", autocompletion=complete_yes_no, help="Vướng mắc đã giải quyết xong."
        ),
    ] = None
    mo_ta: Annotated[Words, typer.Option("--mo-ta", metavar="…", help="Minh chứng cho điều gì.")] = None
    lien_ket: Annotated[Words, typer.Option("--lien-ket", metavar="URL", help="Minh chứng trên mạng.")] = None
    gio: Annotated[Words, typer.Option("--gio", metavar="GIỜ", help="Giờ bắt đầu, ví dụ 08 giờ 00.")] = None
    dia_diem: Annotated[Words, typer.Option("--dia-diem", metavar="…", help="Nơi làm việc.")] = None
    nam: Annotated[Words, typer.Option("--nam", metavar="NĂM", help="Năm của kết quả, nếu không phải năm nay.")] = None
    unit: Annotated[
        list[str] | None,
        typer.Option(
            "--unit", metavar="MÃ-ĐƠN-VỊ", autocompletion=complete_unit, help="Đơn vị nộp; ghi được nhiều lần."
        ),
    ] = None
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ cho xem các dòng sẽ đổi, không ghi gì.")] = False
    yes: Annotated[bool, typer.Option("--yes", help="Thay giá trị đã ghi trước đó mà không hỏi lại.")] = False

    @property
    def given(self) -> dict[str, str]:
        """The texts given, by the name of their option, without spaces around them."""
        texts = {each.name.replace("_", "-"): getattr(self, each.name) for each in fields(self)}
        return {name: text.strip() for name, text in texts.items() if isinstance(text, str)}


def record(campaign: Campaign, told: Told, name: str, subjects: Sequence[str]) -> "Report":
    """Write an event, all of it or nothing."""
    from danvan_cli.cli.shell.asking import confirm
    from danvan_cli.cli.shell.carrying_out import carry_out, in_turn
    from danvan_cli.editing.events import event_named
    from danvan_cli.editing.ledger import Ledger
    from danvan_cli.editing.wish import Wish, read_wish

    event = event_named(name)
    given = dict(_answered(campaign, event, told))
    with in_turn(campaign.root, dry_run=told.dry_run):
        wish = Wish(tuple(subjects), given, tuple(told.unit or ()))
        wish = read_wish(event, wish, campaign.plan_year, campaign.day)
        ledger = Ledger(campaign.workspace)
        event.write(ledger, event, wish)
        drafts = ledger.drafts()
        if ledger.replaced and not told.dry_run:
            confirm("Thay các giá trị ấy?", ledger.replaced, yes=told.yes)
        return carry_out(campaign, drafts, _said(name, wish), told.dry_run)


def _answered(campaign: Campaign, event: "Event", told: Told) -> Iterator[tuple[str, str]]:
    """Yield each fact that the event takes; one that it demands is asked for, one that it has not is refused."""
    from danvan_cli.cli.shell.asking import demand

    known = {entry.option: entry for entry in event.entries}
    strange = [f"--{option}" for option in told.given if option not in known]
    if told.unit and not event.of_units:
        strange.append("--unit")
    if strange:
        takes = ", ".join(f"--{option}" for option in known)
        raise wrong_use(f"Việc “{event.name}” không dùng {', '.join(strange)}.", f"Việc này chỉ dùng: {takes}.")
    _demand_day(campaign, event, told)
    checks = {"ngay": lambda text: _check_day(campaign, event, text)}
    for entry in event.entries:
        text = told.given.get(entry.option)
        if entry.demanded:
            yield entry.option, demand(text, f"--{entry.option}", entry.question, checks.get(entry.option, str))
        elif text:
            yield entry.option, text


def _demand_day(campaign: Campaign, event: "Event", told: Told) -> None:
    """Refuse a day that will not do before anything else is asked for."""
    from danvan_cli.cli.shell.carrying_out import stop_for
    from danvan_cli.editing.wish import Wish, read_wish
    from danvan_cli.source.refused import EditRefused

    try:
        read_wish(event, Wish((), told.given), campaign.plan_year, campaign.day)
    except EditRefused as refused:
        raise stop_for(refused) from None


def _check_day(campaign: Campaign, event: "Event", text: str) -> None:
    """Raise `Misread` for an answer that is no day on which the event can have been."""
    from danvan_cli.editing.wish import Wish, read_wish
    from danvan_cli.source.refused import EditRefused
    from danvan_cli.vietnamese.misread import Misread

    try:
        read_wish(event, Wish((), {"ngay": text}), campaign.plan_year, campaign.day)
    except EditRefused as refused:
        raise Misread(refused.sentence, refused.hint) from None


def _said(name: str, wish: "Wish") -> str:
    """Return the command as it was meant, without its longer texts."""
    words = [
        *(f'"{word}"' if " " in word else word for word in wish.subjects),
        *(f"--unit {code}" for code in wish.units),
    ]
    dated = [f"--{option} {wish.given[option]}" for option in ("ngay", "nam") if wish.given.get(option)]
    return " ".join(["record", name, *words, *dated])
