"""The same data written in many ways, as many hands would: for the tests of the reader and of the writer."""

from __future__ import annotations

import json
from functools import reduce
from random import Random
from typing import NamedTuple

from danvan_cli.source.edit import ABSENT

WORDS = [
    "Bữa sáng",
    "0 đồng",
    "hộ",
    "xóm 3",
    "05/3/2026",
    "no",
    "1.200",
    "a: b",
    "# không",
    "“tốt”",
    "it's",
    "{x}",
    "850",
    "",
]


class Hand:
    """One way of writing: its indentation, its line ends, its love of quotes, braces and comments."""

    def __init__(self, random: Random) -> None:
        """Choose the habits."""
        self.random = random
        self.step = random.choice([1, 2, 2, 3, 4])
        self.list_step = random.choice([0, self.step])
        self.end = random.choice(["\n", "\n", "\r\n"])
        self.noted = random.choice([0.0, 0.3, 0.6])
        self.flows = random.choice([0.0, 0.3])
        self.spread = random.choice([0.0, 0.5])
        self.blank = random.choice([0.0, 0.3])
        self.notes: dict[str, tuple] = {}
        """Each comment with the path of the key or item that it stands behind or right above."""

    def document(self, tree: dict) -> str:
        """Return a whole text that says `tree`."""
        lines = self.mapping(tree, 0, ())
        return self.end.join(lines) + self.random.choice([self.end, self.end, ""])

    def note(self, path: tuple) -> str:
        """Return a comment behind what is at a path, or nothing."""
        if self.random.random() >= self.noted:
            return ""
        return " " * self.random.choice([2, 2, 3, 7]) + self._new_note(path)

    def _new_note(self, path: tuple) -> str:
        name = f"# ghi chú {len(self.notes)}"
        self.notes[name] = path
        return name

    def _between(self, column: int, path: tuple) -> list[str]:
        lines = [""] if self.random.random() < self.blank else []
        if self.random.random() < self.noted / 2:
            lines.append(" " * column + self._new_note(path))
        return lines

    def mapping(self, tree: dict, column: int, path: tuple) -> list[str]:
        """Return the lines of a mapping at a column, which is at a path."""
        lines = []
        for key, value in tree.items():
            here = (*path, key)
            lines += self._between(column, here)
            lines += self._behind(" " * column + key + ":", value, column, self.list_step, here)
        return lines

    def items(self, tree: list, column: int, path: tuple) -> list[str]:
        """Return the lines of a list with its dashes at a column, which is at a path."""
        lines = []
        for index, value in enumerate(tree):
            here = (*path, index)
            lines += self._between(column, here)
            head = " " * column + "-"
            if isinstance(value, dict | list) and value and (_has_hole(value) or self.random.random() >= self.flows):
                gap = self.random.choice([1, 1, 3])
                inside = column + 1 + gap
                kept, self.noted, blank, self.blank = self.noted, 0.0, self.blank, 0.0
                block = self.mapping if isinstance(value, dict) else self.items
                first, *below = block(value, inside, here)
                self.noted, self.blank = kept, blank
                lines += [head + " " * gap + first[inside:], *below]
            else:
                lines += self._behind(head, value, column, self.step, here)
        return lines

    def _behind(self, head: str, value: object, column: int, list_step: int, path: tuple) -> list[str]:
        if value is None:
            return [head + self.note(path)]
        if isinstance(value, str):
            return self._text(head, value, column + self.step, path)
        if not value or (self.random.random() < self.flows and not _has_hole(value)):
            if value and self.random.random() < self.spread:
                return self._flow_lines(head, value, column + 1, path)
            return [f"{head} {flow(value)}{self.note(path)}"]
        if isinstance(value, dict):
            return [head + self.note(path), *self.mapping(value, column + self.step, path)]
        return [head + self.note(path), *self.items(value, column + list_step, path)]

    def _flow_lines(self, head: str, value: dict | list, column: int, path: tuple) -> list[str]:
        """Return braces or brackets with a line for each thing in them, and comments as it comes."""
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        parts = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
        lines = [f"{head} {opening}{self.note(path)}"]
        for key, one in parts:
            here = (*path, key)
            lines += self._between(column, here)
            comma = "," if key != parts[-1][0] or self.random.random() < 0.5 else ""
            lines.append(" " * column + flow({key: one} if isinstance(value, dict) else [one])[1:-1] + comma)
            lines[-1] += self.note(here)
        return [*lines, f"{' ' * column}{closing}{self.note(path)}"]

    def _text(self, head: str, value: str, column: int, path: tuple) -> list[str]:
        ways = [f"{head} {json.dumps(value, ensure_ascii=False)}"]
        if "\n" not in value:
            ways.append(head + " '" + value.replace("'", "''") + "'")
        if plain(value):
            ways += [f"{head} {value}", f"{head}   {value}"]
        way = self.random.choice(ways)
        if value and value == value.strip() and self.random.random() < 0.3:
            return self._block(head, value, column, path)
        return [way + self.note(path)]

    def _block(self, head: str, value: str, column: int, path: tuple) -> list[str]:
        lines = value.split("\n")
        folded = len(lines) == 1 and "  " not in value and self.random.random() < 0.5
        if folded:
            lines = value.split(" ")
        sign = self.random.choice([">", ">-"] if folded else ["|", "|-", "|+"])
        return [f"{head} {sign}{self.note(path)}", *(" " * column + line if line else "" for line in lines)]


def _has_hole(value: object) -> bool:
    """Whether a list in it holds an item that is not written, which braces and brackets have no way to say."""
    if isinstance(value, dict):
        return any(map(_has_hole, value.values()))
    return isinstance(value, list) and (None in value or any(map(_has_hole, value)))


def plain(value: str) -> bool:
    """Whether a text can stand without quotes anywhere but in braces."""
    return bool(value) and value[0].isalnum() and ": " not in value and " #" not in value and "\n" not in value


def flow(value: object) -> str:
    """Return a value in braces and brackets, every text in quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return "" if value is None else json.dumps(value, ensure_ascii=False)


class Wish(NamedTuple):
    """A text in somebody's hand, what it says, and a change to make to it: what shall stand at a path.

    `notes` are its comments, each with the path of the key or item that it was written for.
    """

    text: str
    tree: dict
    path: tuple
    value: object
    notes: dict[str, tuple]


def wish(seed: int, keys: tuple[str, ...]) -> Wish:
    """Return the text and the change of a seed; `keys` are what a text may have at its top."""
    random = Random(seed)  # noqa: S311 - a handwriting, not a secret
    tree = {key: _tree(random, 1) for key in random.sample(keys, random.randint(2, 5))}
    hand = Hand(random)
    text = hand.document(tree)
    path = random.choice([path for path in _paths(tree) if path])
    holders = [path for path in _paths(tree) if isinstance(at(tree, path), dict | list)]
    value = random.choice([ABSENT, _text(random), _text(random), {"k": _text(random), "l": [_text(random)]}])
    if random.random() < 0.3:
        holder = random.choice(holders)
        below = at(tree, holder)
        path, value = (*holder, len(below) if isinstance(below, list) else "moi"), _text(random)
    return Wish(text, tree, path, value, hand.notes)


def at(value: object, path: tuple) -> object:
    """Return what stands at a path."""
    return reduce(lambda holder, step: holder[step], path, value)


def lifted(tree: object, path: tuple) -> tuple:
    """Return the path of the item whose first key or item is at a path: they stand on one line; else the path."""
    while len(path) > 1 and isinstance(path[-2], int) and path[-1] == next(iter(_steps(at(tree, path[:-1])))):
        path = path[:-1]
    return path


def _steps(value: object):
    return value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()


def _text(random: Random) -> str:
    words = " ".join(random.choice(WORDS) for _ in range(random.choice([1, 1, 2, 30]))).strip()
    return words + random.choice(["", "", "", "\nhai\n\nba"])


def _tree(random: Random, depth: int) -> object:
    roll = random.random()
    if depth < 3 and roll < 0.3:
        return {random.choice("abcdefgh"): _tree(random, depth + 1) for _ in range(random.randint(0, 4))}
    if depth < 3 and roll < 0.5:
        return [_tree(random, depth + 1) for _ in range(random.randint(0, 3))]
    return None if roll < 0.6 else _text(random)


def _paths(value: object, path: tuple = ()):
    yield path
    for step in _steps(value):
        yield from _paths(value[step], (*path, step))
