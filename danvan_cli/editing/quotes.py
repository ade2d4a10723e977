"""The quotation marks that people put around a name as a whole; a dossier keeps it without them."""

from __future__ import annotations

_PAIRS = frozenset(("“”", "„“", "„”", '""', "''", "‘’", "«»", "»«"))


def unquoted(name: str) -> str:
    """Return a name without the one pair of marks that encloses all of it; marks within belong to the name."""
    if len(name) > 1 and name[0] + name[-1] in _PAIRS and _is_closed_at_the_end(name[1:-1], name[0], name[-1]):
        return name[1:-1].strip()
    return name


def _is_closed_at_the_end(within: str, opening: str, closing: str) -> bool:
    """Whether the first mark of a name is closed by its last: what is opened within is closed within."""
    depth = 0
    for letter in within:
        if letter == closing:
            depth -= 1
        elif letter == opening:
            depth += 1
        if depth < 0:
            return False
    return depth == 0
