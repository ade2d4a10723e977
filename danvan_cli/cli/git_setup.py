"""`danvan git-setup`: git taught to speak of dossiers and Word files in words."""

from typing import TYPE_CHECKING, Annotated

import typer

from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import Campaign, Session
from danvan_cli.report import Block, Bullets, Heading, Outcome, Report, Step, Tone, Verbatim

if TYPE_CHECKING:
    from danvan_cli.review.wiring import Wiring

PAGE = HelpPage(
    chapter=Chapter.REVIEW,
    order=40,
    summary="Nối danvan vào git: “git diff”, “git log -p”, “git show” nói bằng lời; kiểm tra trước khi ghi vào git.",
    examples=(
        Example("danvan git-setup --dry-run", "chỉ xem sẽ ghi dòng nào, vào tệp nào"),
        Example("danvan git-setup", "cho xem, hỏi, rồi ghi"),
        Example("danvan git-setup --undo", "gỡ đúng những gì đã ghi"),
    ),
    details=(
        "Chỉ ghi vào thư mục .git của máy này: hai bộ chuyển (hồ sơ .yaml, tệp .docx) trong config, chỗ dùng chúng "
        "trong info/attributes, và lệnh git tự chạy trước mỗi lần ghi (hook pre-commit), gọi danvan check. Không tệp "
        "nào trong số đó được đưa lên kho chung, nên mỗi máy chạy một lần. Hook đã có thì không bị ghi đè. Không bật "
        "bộ nhớ đệm của git (cachetextconv), vì nó giữ lời của bản danvan cũ."
    ),
)


def command(
    session: Session,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Không hỏi lại; cần có khi chạy ngoài cửa sổ lệnh.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ cho xem sẽ ghi gì; không ghi gì cả.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Gỡ đúng những gì lệnh này đã ghi.")] = False,
) -> Report:
    """Connect git with danvan, or with `--undo` part them, and return what was written where."""
    from danvan_cli.cli.shell.carrying_out import stop_for
    from danvan_cli.cli.shell.stop import Stop
    from danvan_cli.review.git_files import carry_out
    from danvan_cli.review.refusal import GitRefused
    from danvan_cli.review.wiring import installation, removal
    from danvan_cli.source.storing import unwritable

    root = Campaign(session).root
    try:
        wiring = removal(root) if undo else installation(root)
        if wiring.edits and not dry_run:
            _ask(wiring, yes=yes, undo=undo)
            carry_out(wiring.edits)
    except GitRefused as refused:
        raise Stop(_outcome(refused.surroundings, refused.wrong_use), refused.sentence, refused.hint) from None
    except OSError as fault:
        raise stop_for(unwritable(str(fault.filename or ".git"), fault)) from None
    return _report(wiring, dry_run=dry_run, undo=undo)


def _outcome(surroundings: bool, wrong_use: bool) -> Outcome:  # noqa: FBT001
    if surroundings:
        return Outcome.SURROUNDINGS
    return Outcome.WRONG_USE if wrong_use else Outcome.FAULTS


def _ask(wiring: "Wiring", *, yes: bool, undo: bool) -> None:
    """Show what is to be written; go on where a person agrees, or `--yes` was said."""
    from danvan_cli.cli.shell.asking import can_ask, confirm
    from danvan_cli.cli.shell.console import talk
    from danvan_cli.cli.shell.stop import wrong_use

    if yes:
        return
    shown = [line for path, lines in _changes(wiring) for line in (f"{path}:", *lines)]
    if not can_ask():
        talk("\n".join(shown))
        raise wrong_use(
            "Chưa ghi gì: không có ai ở cửa sổ lệnh để hỏi.", "Đồng ý với các dòng trên thì chạy lại, thêm --yes."
        )
    confirm("Gỡ các dòng trên?" if undo else "Ghi các dòng trên?", shown, yes=False)


def _changes(wiring: "Wiring") -> tuple[tuple[str, list[str]], ...]:
    return tuple((edit.path, _lines(edit.before, edit.after)) for edit in wiring.edits)


def _lines(before: bytes | None, after: bytes | None) -> list[str]:
    from difflib import ndiff

    old, new = ((data or b"").decode("utf-8", "replace").splitlines() for data in (before, after))
    return [line for line in ndiff(old, new) if line.startswith(("+ ", "- "))]


def _report(wiring: "Wiring", *, dry_run: bool, undo: bool) -> Report:
    blocks: list[Block] = []
    for path, lines in _changes(wiring):
        blocks += [Heading(path), Verbatim("\n".join(lines))]
    if wiring.notes:
        blocks += [Heading("Lưu ý"), Bullets(wiring.notes, Tone.CAUTION)]
    done = bool(wiring.edits) and not dry_run
    return Report(
        command="git-setup",
        title=_title(wiring, dry_run=dry_run, undo=undo),
        data={
            "dry_run": dry_run,
            "changes": [{"file": path, "lines": lines} for path, lines in _changes(wiring)],
            "notes": list(wiring.notes),
        },
        blocks=tuple(blocks),
        next_steps=_STEPS if done and not undo else (),
    )


def _title(wiring: "Wiring", *, dry_run: bool, undo: bool) -> str:
    if not wiring.edits:
        return (
            "Không có gì phải gỡ: git chưa nối với danvan." if undo else "Không có gì phải ghi: git đã nối với danvan."
        )
    files = f"{len(wiring.edits)} tệp"
    if dry_run:
        return f"Xem trước: sẽ {'gỡ khỏi' if undo else 'ghi vào'} {files}; chưa ghi gì."
    return f"Đã gỡ danvan khỏi {files} của git." if undo else f"Đã nối danvan vào git: ghi {files}."


_STEPS = (
    Step("git diff", "Xem thay đổi của hồ sơ và của mẫu Word bằng lời."),
    Step("danvan git-setup --undo", "Gỡ đúng những gì vừa ghi."),
)
