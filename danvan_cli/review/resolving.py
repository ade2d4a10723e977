"""What a person calls a commit: a branch, a tag, a short name; told kindly where it is none of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_cli.review.refusal import GitRefused, is_partial, not_understood, partial
from danvan_cli.vietnamese.misread import quoted
from danvan_cli.vietnamese.suggestions import did_you_mean

if TYPE_CHECKING:
    from danvan_cli.review.running import Git

_MOST_NAMES = 1000
_SHA = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_CONTROL = re.compile(r"[\0-\x1f\x7f]")
_EXAMPLES = "Viết tên nhánh, tên thẻ (tag), mã của lần ghi, hoặc HEAD~1 cho lần ghi trước lần cuối."


def resolve(git: Git, revision: str, *, shallow: bool) -> str:
    """Return the full name of the commit that `revision` names; refused where it names none, or more than one."""
    _look_at(revision)
    answer = git.ask("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    if "is ambiguous" in answer.said:
        raise _ambiguous(revision, answer.said)
    sha = answer.out.decode("ascii", "replace").strip().rpartition("\n")[2]
    if answer.code == 0 and _SHA.fullmatch(sha):
        return sha
    raise _unknown(git, revision, answer.said, shallow=shallow)


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


def _is_text(word: str) -> bool:
    """Whether a word is text throughout: a byte from the command line that is none comes as half a letter."""
    return word.encode("utf-8", "replace").decode("utf-8") == word


def _ambiguous(revision: str, said: str) -> GitRefused:
    if "short" in said:
        hint = "Viết thêm vài chữ số của mã; xem các mã bằng “git log”."
        return GitRefused(f"Mã {quoted(revision)} ngắn quá, ứng với nhiều lần ghi (commit).", hint, wrong_use=True)
    hint = f"Viết {quoted(f'heads/{revision}')} cho nhánh hoặc {quoted(f'tags/{revision}')} cho thẻ."
    return GitRefused(f"{quoted(revision)} là tên của nhiều thứ, như một nhánh và một thẻ.", hint, wrong_use=True)


def _unknown(git: Git, revision: str, said: str, *, shallow: bool) -> GitRefused:
    if "dereferences to" in said or "expected commit type" in said:
        return GitRefused(
            f"{quoted(revision)} không trỏ tới một lần ghi (commit), nên không có bản hồ sơ nào ở đó để so.",
            _EXAMPLES,
            wrong_use=True,
        )
    if is_partial(said):
        return partial()
    names = _names(git)
    if not names and git.ask("rev-parse", "--verify", "--quiet", "HEAD").code:
        return GitRefused(
            "Kho git này chưa có lần ghi (commit) nào, nên chưa có bản cũ để so.",
            "Ghi lần đầu bằng “git add dossiers” rồi “git commit”.",
            wrong_use=True,
        )
    hint = did_you_mean(revision, names)
    if not hint and " " in revision:
        hint = "Tên nhánh và tên thẻ không có dấu cách."
    if shallow:
        hint = f"{hint} Kho này chỉ tải về phần lịch sử gần đây; “git fetch --unshallow” tải đủ.".strip()
    return GitRefused(f"Kho git này không có phiên bản {quoted(revision)}.", hint or _EXAMPLES, wrong_use=True)


def _names(git: Git) -> list[str]:
    """Return branches and tags, at most 1,000."""
    answer = git.ask("for-each-ref", f"--count={_MOST_NAMES}", "--format=%(refname:short)")
    if answer.code:
        raise not_understood(answer.said)
    return answer.out.decode("utf-8", "replace").splitlines()
