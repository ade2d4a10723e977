"""Vietnamese prose cut into its sentences."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[”’\"')\]]*[ \t\u00a0]+(?=[\w“‘\"'(\[–-])")
_OPENERS = "“‘\"'([–-"
_ABBREVIATIONS = frozenset(
    {
        "tp.",
        "tx.",
        "tt.",
        "tr.",
        "đ/c.",
        "ts.",
        "ths.",
        "gs.",
        "pgs.",
        "bs.",
        "ks.",
        "cn.",
        "ô.",
        "b.",
        "p.",
        "q.",
        "h.",
    }
)
_ORDINAL = re.compile(r"(?:\d{1,2}|[a-zđA-ZĐ]|[IVX]+)[.)]+")


def split_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, without the space around them; a line of its own ends a sentence.

    A point ends a sentence where a capital, a digit or an opening mark follows, but not in “TP. Vinh”, behind a
    single letter (“Nguyễn V. A”) or behind the number of an item (“1. Làm đường”).
    """
    return tuple(sentence for line in text.splitlines() for sentence in _of_line(line.strip()) if sentence)


def _of_line(line: str) -> list[str]:
    found, start = [], 0
    for end in _END.finditer(line):
        if _ends_here(line[start : end.end()].rstrip(), line[end.end()]):
            found.append(line[start : end.end()].rstrip())
            start = end.end()
    return [*found, line[start:]]


def _ends_here(sentence: str, following: str) -> bool:
    if not (following.isupper() or following.isdigit() or following in _OPENERS):
        return False
    last = sentence.rpartition(" ")[2]
    return not (last.lower() in _ABBREVIATIONS or _ORDINAL.fullmatch(sentence) or _is_initial(last))


def _is_initial(word: str) -> bool:
    return len(word) == len("A.") and word[0].isupper() and word[1] == "."
