"""Which parser reads."""

from __future__ import annotations

import importlib
import sys

import pytest

from danvan_cli.source import events


@pytest.fixture
def _without_libyaml(monkeypatch):
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    importlib.reload(events)
    yield
    monkeypatch.undo()
    importlib.reload(events)


def test_libyaml_reads_where_it_is_installed():
    """The quick parser is taken, and named."""
    assert events.parser_name() == "libyaml"


@pytest.mark.usefixtures("_without_libyaml")
def test_pyyaml_reads_where_libyaml_is_missing():
    """An installation without the C part still has a parser, and says which."""
    assert events.parser_name() == "PyYAML"
    assert events.new_parser is events.PureParser
