"""The word about a long command: on a terminal, after a second, and gone at the end."""

import itertools

import pytest

from danvan_cli.cli.shell import progress


@pytest.fixture
def shown(monkeypatch):
    """Collect what is written over itself, on a clock that goes on half a second at each look."""
    words = []
    clock = itertools.count(step=0.5)
    monkeypatch.setattr(progress, "overwrite", words.append)
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    return words


@pytest.mark.parametrize(
    ("watching", "count", "expected"),
    [(True, 1, []), (True, 3, ["Đang in 2/3", "Đang in 3/3", ""]), (False, 3, [])],
)
def test_only_a_patient_watcher_is_told(monkeypatch, shown, watching, count, expected):
    """Nothing is said within the first second or to nobody; what was said is wiped away."""
    monkeypatch.setattr(progress, "is_watched", lambda: watching)
    assert list(progress.watched(range(count), count, "Đang in")) == list(range(count))
    assert shown == expected
