"""The ten questions of `danvan init`, and the folder that comes of the answers."""

import os
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import typer

from danvan_cli.cli.shell.asking import TRIES, ask, can_ask
from danvan_cli.cli.shell.carrying_out import in_turn, stop_for
from danvan_cli.cli.shell.clock import now, today
from danvan_cli.cli.shell.console import talk
from danvan_cli.cli.shell.session import Session, quoted
from danvan_cli.cli.shell.stop import Stop, wrong_use
from danvan_cli.editing.new_office import Answers, office_drafts, proposed_place, proposed_symbol
from danvan_cli.editing.transaction import Draft, commit
from danvan_cli.report import Bullets, Heading, Outcome, Report, Step
from danvan_cli.source.refused import EditRefused
from danvan_cli.source.storing import KEPT_FOLDER

_LAST_MONTH_OF_A_PLAN = 10


class Given(NamedTuple):
    """What the options hold, by option, and the readers of those that are not mere words."""

    values: Mapping[str, str | None]
    readers: Mapping[str, Callable[[str], str | int]]


class Question(NamedTuple):
    """A question and, from the answers so far, the answer that Enter accepts; empty: it must be answered."""

    option: str
    text: str
    proposed: Callable[[Mapping[str, str]], str]


def _place(so_far: Mapping[str, str]) -> str:
    return proposed_place(so_far["--cap-uy"])


QUESTIONS = (
    Question("--cap-uy", "Tên cấp ủy, ví dụ Đảng ủy xã Diễn Châu", lambda _: ""),
    Question("--cap-tren", "Cấp trên của cấp ủy, ví dụ Đảng bộ tỉnh Nghệ An", lambda _: ""),
    Question("--dia-danh", "Địa danh đứng trước ngày tháng của văn bản", _place),
    Question("--ten", "Tên cơ quan tổng hợp phong trào", lambda _: "Ban Xây dựng Đảng"),
    Question("--ky-hieu-cap-uy", "Ký hiệu văn bản của cấp ủy", lambda _: "ĐU"),
    Question("--ky-hieu-co-quan", "Ký hiệu văn bản của cơ quan", lambda so_far: proposed_symbol(so_far["--ten"])),
    Question("--chinh-ta", "Kiểu bỏ dấu khi in: kieu-cu (ủy, hòa) hay kieu-moi (uỷ, hoà)", lambda _: "kieu-cu"),
    Question("--dau-moi", "Chức vụ của người nhận đăng ký, báo cáo", lambda so_far: f"Chuyên viên {so_far['--ten']}"),
    Question("--nam", "Năm của kế hoạch", lambda _: str(_next_year())),
    Question("--toan-xa", "Số mô hình tối thiểu của toàn xã theo kế hoạch", lambda _: ""),
)


def found(session: Session, given: Given, *, dry_run: bool) -> Report:
    """Ask what is not given, write the files of the office, and return what was written."""
    root = str(session.start)
    if not os.path.isdir(root):
        raise wrong_use(f"Không có thư mục “{root}”.", "Hãy tạo thư mục đó trước, hoặc kiểm tra đường dẫn sau “-C”.")
    root = os.path.abspath(root)
    if os.path.isdir(os.path.join(root, KEPT_FOLDER)) and not dry_run:
        # An init that was cut off has left half an office, which would be taken for one.
        with in_turn(root):
            pass
    try:
        answers = _answers(root, given)
        drafts = office_drafts(root, answers)
    except EditRefused as refused:
        raise stop_for(refused) from None
    if not dry_run:
        with in_turn(root):
            commit(root, drafts, "init", now())
    return _report(session, drafts, answers, dry_run=dry_run)


def _answers(root: str, given: Given) -> Answers:
    asked = {option: value for option, value in given.values.items() if value is not None and value.strip()}
    if can_ask():
        _check_free(root)
        answers = _asked(asked, given.readers)
    else:
        answers = _completed(asked)
    return Answers(
        committee=answers["--cap-uy"],
        superior=answers["--cap-tren"],
        place=answers["--dia-danh"],
        name=answers["--ten"],
        committee_symbol=answers["--ky-hieu-cap-uy"],
        office_symbol=answers["--ky-hieu-co-quan"],
        spelling=answers["--chinh-ta"],
        contact=answers["--dau-moi"],
        year=int(answers["--nam"]),
        quota=int(answers["--toan-xa"]),
    )


def _check_free(root: str) -> None:
    """Complain of a folder that is taken before ten questions are asked in vain; raises `EditRefused`."""
    office_drafts(root, Answers("", "", "", "Cơ quan", "", "", "kieu-cu", "", _next_year(), 1))


def _completed(given: Mapping[str, str]) -> dict[str, str]:
    answers: dict[str, str] = {}
    missing = []
    for question in QUESTIONS:
        answer = given.get(question.option) or question.proposed(answers)
        answers[question.option] = answer
        if not answer and (question.option != "--dia-danh" or answers["--cap-uy"]):
            missing.append(question)
    if missing:
        lines = "\n".join(f"  {each.option}: {each.text}" for each in missing)
        raise wrong_use("Thiếu: " + ", ".join(each.option for each in missing) + ".", lines)
    return answers


def _asked(given: Mapping[str, str], readers: Mapping[str, Callable[[str], str | int]]) -> dict[str, str]:
    talk("Mười câu hỏi để lập thư mục; Enter là nhận giá trị trong ngoặc vuông, Ctrl+C là thôi, không ghi gì.")
    answers: dict[str, str] = {}
    for number, question in enumerate(QUESTIONS, 1):
        known = given.get(question.option)
        answers[question.option] = known or _one(number, question, question.proposed(answers), readers)
    return answers


def _one(number: int, question: Question, proposed: str, readers: Mapping[str, Callable[[str], str | int]]) -> str:
    shown = f" [{proposed}]" if proposed else ""
    for _ in range(TRIES):
        answer = ask(f"{number}/{len(QUESTIONS)} {question.text}{shown}:") or proposed
        try:
            return str(readers.get(question.option, str)(answer)) if answer else _blank()
        except typer.BadParameter as fault:
            talk(fault.message)
    raise Stop(Outcome.WRONG_USE, f"Chưa có câu trả lời cho “{question.text}”; chưa ghi gì cả.")


def _blank() -> str:
    raise typer.BadParameter("Câu này cần có câu trả lời.")


def _next_year() -> int:
    """Return the year that a plan begun today is for: past October, the next one."""
    day = today()
    return day.year + 1 if day.month > _LAST_MONTH_OF_A_PLAN else day.year


def _report(session: Session, drafts: tuple[Draft, ...], answers: Answers, *, dry_run: bool) -> Report:
    labels = [draft.label for draft in drafts]
    return Report(
        command="init",
        title=f"Xem trước: sẽ ghi {len(labels)} tệp, chưa ghi gì."
        if dry_run
        else f"Đã lập thư mục cho năm {answers.year}: {len(labels)} tệp.",
        year=answers.year,
        data={"dry_run": dry_run, "files": labels},
        blocks=(Heading("Các tệp"), Bullets(tuple(labels))),
        next_steps=() if dry_run else tuple(_steps(session, answers.year)),
    )


def _steps(session: Session, year: int) -> Iterator[Step]:
    where = "danvan" if session.directory is None else f"danvan -C {quoted(session.directory)}"
    yield Step(f"dossiers/{year}/ke-hoach.yaml", "Sửa ba thời hạn theo kế hoạch của xã, ghi đủ các đơn vị.")
    yield Step(f"{where} check", "Cho biết còn thiếu gì.")
    yield Step(f'{where} new MÃ-ĐƠN-VỊ "Tên mô hình"', "Lập hồ sơ cho từng mô hình các đơn vị đăng ký.")
