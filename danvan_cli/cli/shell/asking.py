"""Questions to the person at the terminal; where nobody sits there, nothing is asked."""

import sys
from collections.abc import Callable, Sequence

from danvan_cli.cli.shell.console import talk
from danvan_cli.cli.shell.stop import Declined, wrong_use

TRIES = 5
"""How often a question is put before the command gives up."""


def can_ask() -> bool:
    """Whether a person sits at both ends, so that a question would be answered."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str) -> str:
    """Ask a question on stderr and return the answer without spaces around it; empty at the end of input."""
    sys.stderr.write(f"{question} ")
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def confirm(question: str, replaced: Sequence[str], *, yes: bool) -> None:
    """Tell what is replaced, and let a person at the terminal stop it; nothing is asked elsewhere."""
    for sentence in replaced:
        talk(sentence)
    if not yes and can_ask() and not _agreed(question):
        raise Declined("Đã dừng theo ý bạn; chưa ghi gì cả.")


def demand(given: str | None, option: str, question: str, check: Callable[[str], object] = str) -> str:
    """Return what an option holds; asked for at a terminal, demanded elsewhere: nothing is guessed.

    `check` raises `Misread` for an answer that will not do; the question is then put again at once.
    """
    if given is not None and given.strip():
        return given
    answer = _insist(question, check) if can_ask() else ""
    if not answer:
        raise wrong_use(f"Thiếu “{option}”.", f"{question} Hãy ghi thêm {option} vào lệnh.")
    return answer


def _agreed(question: str) -> bool:
    from danvan_cli.vietnamese.words import parse_yes_no

    answer = _insist(f"{question} (có/không)", parse_yes_no)
    return bool(answer) and parse_yes_no(answer)


def _insist(question: str, check: Callable[[str], object]) -> str:
    """Return the first answer that passes; empty when there is none, or none that passes in several tries."""
    from danvan_cli.vietnamese.misread import Misread

    for _ in range(TRIES):
        answer = ask(question)
        try:
            if answer:
                check(answer)
        except Misread as misread:
            talk(str(misread))
        else:
            return answer
    return ""
