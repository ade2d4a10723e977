"""What changed in a text, told by sentence and word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from danvan_cli.review.sentence_split import split_sentences

_SHORT = 12
"""A text of one sentence and at most so many words is shown whole on both sides."""
_AROUND = 6
"""How many unchanged words stand on each side of a changed one."""
_ALIKE = 0.5
"""From which likeness of their words two sentences are one that was edited."""
_MOST_SENTENCES = 400
"""Beyond this a text is told as rewritten: comparing costs its square, and nobody reads such a list."""
_MOST_PAIRS = 400
_MOST_WORDS = 1000
"""Beyond this a sentence is shown whole on both sides, for the same reasons."""


def text_change(before: str, after: str) -> str:
    """Return what became of a text, without a closing point: “Xóm 1” → “Xóm 2”, or what each sentence underwent."""
    old, new = split_sentences(before), split_sentences(after)
    if before.split() == after.split():
        return f"chỉ đổi cách xuống dòng hoặc dấu cách trong “{' '.join(new)}”"
    if _is_short(old) and _is_short(new):
        return f"“{before}” → “{after}”"
    if max(len(old), len(new)) > _MOST_SENTENCES:
        return _rewritten(old, new)
    steps = list(_steps(old, new))
    if all(kind not in ("equal", "edited") for kind, _, _ in steps):
        return _rewritten(old, new)
    return "; ".join(_said(steps))


def marked(before: str, after: str) -> str:
    """Return the later sentence with its changed words as “Lợp lại [3 → 5] mái nhà”, far words as an ellipsis."""
    old, new = before.split(), after.split()
    if max(len(old), len(new)) > _MOST_WORDS:
        return _mark(before, after)
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    parts = []
    for place, (kind, start, end, begin, finish) in enumerate(codes):
        if kind == "equal":
            parts.append(_kept(new[begin:finish], is_first=place == 0, is_last=place == len(codes) - 1))
        else:
            parts.append(_mark(" ".join(old[start:end]), " ".join(new[begin:finish])))
    return " ".join(parts)


def _is_short(sentences: Sequence[str]) -> bool:
    return len(sentences) <= 1 and all(len(sentence.split()) <= _SHORT for sentence in sentences)


def _rewritten(old: Sequence[str], new: Sequence[str]) -> str:
    return f"viết lại toàn bộ; trước là “{' '.join(old)}”, nay là “{' '.join(new)}”"


_Step = tuple[str, tuple[str, ...], tuple[str, ...]]


def _steps(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[_Step]:
    """Yield ("equal" | "edited" | "gone" | "come", sentences before, sentences after) in reading order."""
    for kind, start, end, begin, finish in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "equal", old[start:end], new[begin:finish]
        else:
            yield from _edited(old[start:end], new[begin:finish])


def _edited(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[_Step]:
    """Find the edited sentences between two runs, the most alike first, the others gone or come."""
    best = _most_alike(old, new)
    if best is None:
        if old:
            yield "gone", old, ()
        if new:
            yield "come", (), new
        return
    i, j = best
    yield from _edited(old[:i], new[:j])
    yield "edited", (old[i],), (new[j],)
    yield from _edited(old[i + 1 :], new[j + 1 :])


def _most_alike(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[int, int] | None:
    if len(old) * len(new) > _MOST_PAIRS:
        return None
    scored = ((_likeness(a, b), -i - j, i, j) for i, a in enumerate(old) for j, b in enumerate(new))
    best = max(scored, default=(0.0, 0, 0, 0))
    return best[2:] if best[0] >= _ALIKE else None


def _likeness(before: str, after: str) -> float:
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(before.split(), after.split())


def _said(steps: Sequence[_Step]) -> Iterator[str]:
    gone = Counter(sentence for kind, old, _ in steps if kind == "gone" for sentence in old)
    come = Counter(sentence for kind, _, new in steps if kind == "come" for sentence in new)
    # As often as a sentence went and came it was moved; what is left over of it went, or came.
    moved_away, moved_here = gone & come, gone & come
    for kind, old, new in steps:
        if kind == "edited":
            only_space = old[0].split() == new[0].split()
            yield f"chỉ đổi dấu cách trong “{new[0]}”" if only_space else f"sửa “{marked(old[0], new[0])}”"
        elif kind == "gone":
            yield from _told("bỏ", [sentence for sentence in old if not _taken(moved_away, sentence)])
        elif kind == "come":
            here = [(sentence, _taken(moved_here, sentence)) for sentence in new]
            yield from _told("thêm", [sentence for sentence, was_moved in here if not was_moved])
            yield from _told("chuyển chỗ", [sentence for sentence, was_moved in here if was_moved])


def _taken(left: Counter[str], sentence: str) -> bool:
    """Take one of a sentence from those that are left, and tell whether there was one."""
    left[sentence] -= 1
    return left[sentence] >= 0


def _told(verb: str, sentences: Sequence[str]) -> Iterator[str]:
    if sentences:
        count = f"{len(sentences)} " if len(sentences) > 1 else ""
        yield f"{verb} {count}câu “{' '.join(sentences)}”"


def _kept(words: Sequence[str], *, is_first: bool, is_last: bool) -> str:
    head, tail = (0 if is_first else _AROUND), (0 if is_last else _AROUND)
    if len(words) <= head + tail + 1:
        return " ".join(words)
    return " ".join([*words[:head], "…", *words[len(words) - tail :]])


def _mark(old: str, new: str) -> str:
    if not old:
        return f"[thêm: {new}]"
    return f"[{old} → {new}]" if new else f"[bỏ: {old}]"
