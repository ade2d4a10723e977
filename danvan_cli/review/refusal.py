"""Why git cannot be asked, told to the person who wanted to compare."""

from __future__ import annotations

import re

from danvan_cli.vietnamese.invisible import visible
from danvan_cli.vietnamese.misread import quoted

_DUBIOUS = re.compile(r"repository at '([^'\n]+)'")


class GitRefused(Exception):  # noqa: N818  # a name for what happened, as StopIteration is
    """A question to git without an answer: `sentence` says why, `hint` what to do, both in Vietnamese.

    `surroundings`: the machine or the repository is at fault (no git, a partial clone), not the question;
    `wrong_use`: the question is, as a revision that there is not. Never both.
    """

    def __init__(self, sentence: str, hint: str, *, surroundings: bool = False, wrong_use: bool = False) -> None:
        """Keep both sentences and what is at fault."""
        super().__init__(sentence, hint)
        self.sentence = sentence
        self.hint = hint
        self.surroundings = surroundings
        self.wrong_use = wrong_use

    def __str__(self) -> str:
        """Return the sentence and the hint as one line."""
        return f"{self.sentence} {self.hint}"


def no_git() -> GitRefused:
    """Return the refusal where git is not installed."""
    return GitRefused(
        "Máy này chưa có chương trình git, nên không xem được các bản đã ghi trước đây.",
        "Cài Git (git-scm.com), mở lại cửa sổ lệnh rồi chạy lại; các lệnh check, status, render không cần git.",
        surroundings=True,
    )


def too_slow(seconds: int) -> GitRefused:
    """Return the refusal where git was stopped after some seconds."""
    return GitRefused(
        f"git không trả lời trong {seconds} giây nên đã được dừng lại.",
        "Thử lại; nếu thư mục nằm trên ổ mạng thì chép về máy rồi chạy lại.",
        surroundings=True,
    )


def is_partial(said: str) -> bool:
    """Whether git wrote that it lacks an object, whatever it then did about it."""
    return any(word in said for word in ("lazy fetching disabled", "promisor", "unable to read ", "bad object"))


def partial() -> GitRefused:
    """Return the refusal where contents of an older state are not on this machine."""
    return GitRefused(
        "Nội dung của phiên bản cũ không có đủ trên máy này: kho git chỉ được tải về một phần, hoặc đã hỏng.",
        "Chạy “git fetch --refetch” để tải đủ, hoặc tải lại cả kho; danvan không tự tải gì từ mạng.",
        surroundings=True,
    )


def not_understood(said: str) -> GitRefused:
    """Return the refusal where git failed in a way of its own; `said` is what it wrote."""
    line = next((line for line in reversed(said.splitlines()) if line.strip()), "không rõ vì sao")
    return GitRefused(
        f"git không đọc được kho này: {quoted(line)}.",
        "Chạy “git fsck” trong thư mục này để xem kho có hỏng không.",
        surroundings=True,
    )


def not_a_repository(root: str, said: str) -> GitRefused:
    """Return why no repository was found around `root`, from what git said."""
    if "dubious ownership" in said:
        named = _DUBIOUS.search(said)
        where = visible(named[1] if named else root)
        return GitRefused(
            "git không mở kho này vì thư mục thuộc về một người dùng khác trên máy.",
            f'Nếu tin thư mục này, chạy: git config --global --add safe.directory "{where}"',
            surroundings=True,
        )
    if "bare repository" in said:
        return bare()
    if "not a git repository" in said:
        return GitRefused(
            f"Thư mục {quoted(root)} không nằm trong kho git nào, nên git chưa giữ bản nào của hồ sơ ở đây.",
            "Chạy “git init” để có kho git, rồi “git add dossiers” và “git commit” để git bắt đầu giữ lại các bản.",
            wrong_use=True,
        )
    return not_understood(said)


def bare() -> GitRefused:
    """Return the refusal of a repository without a working tree."""
    return GitRefused(
        "Đây là kho git trần (không có thư mục làm việc), nên không có hồ sơ nào ở đây.",
        "Tải kho về một thư mục khác bằng “git clone” rồi chạy danvan ở đó.",
        wrong_use=True,
    )
