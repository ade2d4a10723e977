"""What the tests of this room share."""

from __future__ import annotations

import pytest

from danvan_cli.source import events


@pytest.fixture
def pure_parser(monkeypatch):
    """Read as an installation without libyaml does."""
    monkeypatch.setattr(events, "new_parser", events.PureParser)
