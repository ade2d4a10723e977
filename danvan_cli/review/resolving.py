"""What a person calls a commit: a branch, a tag, a short name; told kindly where it is none of them."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from danvan_cli.folder import is_year, years
from danvan_cli.review.commits import FORMAT, Commit, parse_commits
from danvan_cli.review.refusal import GitRefused, is_partial, not_understood, partial
from danvan_cli.vietnamese.misread import quoted
from danvan_cli.vietnamese.suggestions import did_you_mean

if TYPE_CHECKING:
    from danvan_cli.review.running import Git

_MOST_NAMES = 1000
_DOUBTFUL = re.compile(r"refname '([^'\n]+)' is ambiguous")
_TOO_SHORT = re.compile(r"short \S.* is ambiguous")
_SETTLED = re.compile(r"HEAD|@")
"""Names that git keeps for itself: whatever else is called so, they are its own."""
_SPAN = re.compile(r"\^|.*(?:\.\.|\^(?:[@!]|-\d*)$)", re.DOTALL)
_PATH = re.compile(r"(.+?):(?![^{]*\})")
_CONTROL = re.compile(r"[\0-\x1f\x7f]")
_EXAMPLES = "Viết tên nhánh, tên thẻ (tag), mã của lần ghi, hoặc HEAD~1 cho lần ghi trước lần cuối."


def find_commit(git: Git, revision: str, *, shallow: bool) -> Commit:
    """Return the commit that `revision` names; refused where it names none, or more than one."""
    _look_at(revision)
    answer = git.ask("rev-list", "--no-walk", *FORMAT, "--end-of-options", f"{revision}^{{commit}}", "--")
    found = list(parse_commits(answer.out))
    if answer.code or len(found) != 1:
        raise _unknown(git, revision, answer.said, shallow=shallow)
    if not all(map(_SETTLED.fullmatch, _DOUBTFUL.findall(answer.said))):
        raise _ambiguous(git, revision)
    return found[0].commit


def _look_at(revision: str) -> None:
    """Refuse what cannot be a revision before git sees it."""
    if not revision.strip():
        raise GitRefused("Tên phiên bản để trống.", _EXAMPLES, wrong_use=True)
    if revision.startswith("-"):
        raise GitRefused(
            f"{quoted(revision)} bắt đầu bằng dấu gạch như một tùy chọn, không phải tên phiên bản.",
            _EXAMPLES,
            wrong_use=True,
        )
    if _CONTROL.search(revision) or not _is_text(revision):
        raise GitRefused(f"Tên phiên bản {quoted(revision)} có ký tự ẩn.", _EXAMPLES, wrong_use=True)
    if _SPAN.match(revision):
        raise GitRefused(
            f"{quoted(revision)} là một khoảng gồm nhiều lần ghi (commit); chỗ này cần đúng một lần ghi.",
            _EXAMPLES,
            wrong_use=True,
        )


def _is_text(word: str) -> bool:
    """Whether a word is text throughout: a byte from the command line that is none comes as half a letter."""
    return word.encode("utf-8", "replace").decode("utf-8") == word


def _ambiguous(git: Git, revision: str) -> GitRefused:
    kinds = {"heads": "nhánh", "tags": "thẻ", "remotes": "nhánh của máy chủ"}
    answer = git.ask("for-each-ref", "--format=%(refname)", *(f"refs/{kind}/{revision}" for kind in kinds))
    found = {name.removeprefix("refs/") for name in answer.out.decode("utf-8", "replace").splitlines()}
    named = [
        f"{quoted(f'{kind}/{revision}')} cho {what}" for kind, what in kinds.items() if f"{kind}/{revision}" in found
    ]
    hint = f"Viết {' hoặc '.join(named)}; mã của lần ghi thì viết dài thêm vài chữ số."
    return GitRefused(
        f"{quoted(revision)} là tên của nhiều thứ, như một nhánh và một thẻ, nên không rõ là bản nào.",
        hint,
        wrong_use=True,
    )


def _unknown(git: Git, revision: str, said: str, *, shallow: bool) -> GitRefused:
    if _TOO_SHORT.search(said):
        hint = "Viết thêm vài chữ số của mã; xem các mã bằng “git log”."
        return GitRefused(f"Mã {quoted(revision)} ngắn quá, ứng với nhiều lần ghi (commit).", hint, wrong_use=True)
    if "dereferences to" in said or "expected commit type" in said:
        return GitRefused(
            f"{quoted(revision)} không phải là một lần ghi (commit), nên không có bản hồ sơ nào ở đó để so.",
            _EXAMPLES,
            wrong_use=True,
        )
    if is_partial(said):
        return partial()
    if (path := _PATH.match(revision)) is not None:
        return GitRefused(
            f"{quoted(revision)} là một tệp hay thư mục trong một lần ghi (commit), không phải cả lần ghi ấy.",
            f"Chỉ viết phần trước dấu hai chấm: {quoted(path[1])}",
            wrong_use=True,
        )
    names = _names(git)
    if not names and git.ask("rev-parse", "--verify", "--quiet", "HEAD").code:
        return GitRefused(
            "Kho git này chưa có lần ghi (commit) nào, nên chưa có bản cũ để so.",
            "Ghi lần đầu bằng “git add dossiers” rồi “git commit”.",
            wrong_use=True,
        )
    hint = _two_years(git.folder, revision) or did_you_mean(revision, names)
    if not hint and " " in revision:
        hint = "Tên nhánh và tên thẻ không có dấu cách."
    if shallow:
        hint = f"{hint} Kho này chỉ tải về phần lịch sử gần đây; “git fetch --unshallow” tải đủ.".strip()
    return GitRefused(f"Kho git này không có phiên bản {quoted(revision)}.", hint or _EXAMPLES, wrong_use=True)


def _two_years(root: str, revision: str) -> str:
    """Return how two years are compared, where a year that has a folder was typed."""
    if not is_year(revision) or not os.path.isdir(os.path.join(root, "dossiers", revision)):
        return ""
    year, known = int(revision), years(root)
    later = next((one for one in known if one > year), None)
    pair = (year, later) if later is not None else known[-2:]
    if len(pair) == 1:
        return ""
    return f"Muốn so hồ sơ của hai năm thì viết hai năm cách nhau: danvan diff {pair[0]} {pair[1]}"


def _names(git: Git) -> list[str]:
    """Return branches and tags, at most 1,000."""
    answer = git.ask("for-each-ref", f"--count={_MOST_NAMES}", "--format=%(refname:short)")
    if answer.code:
        raise not_understood(answer.said)
    return answer.out.decode("utf-8", "replace").splitlines()
