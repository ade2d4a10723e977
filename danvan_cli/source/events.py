"""The stream of YAML events, from libyaml where it is installed, else from PyYAML's own parser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from yaml.error import YAMLError
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

if TYPE_CHECKING:
    from collections.abc import Callable

# A lone `\U99999999` in quotes makes PyYAML's own parser raise these two instead of its own error.
PARSE_ERRORS = (YAMLError, ValueError, OverflowError)


class EventSource(Protocol):
    """Whatever gives the next event of a text until its stream ends; its marks hold an index in that text."""

    def get_event(self) -> Any:  # noqa: ANN401  # the published types know no event's attributes
        """Return the next event, or raise one of `PARSE_ERRORS`."""
        ...

    def dispose(self) -> None:
        """Let go of the inner state, which refers to itself."""
        ...


class PureParser(Reader, Scanner, Parser):
    """PyYAML's parser in Python: the same events, some fifteen times slower."""

    def __init__(self, source: str | bytes) -> None:
        """Make ready to parse a text, or its UTF-8 bytes."""
        Reader.__init__(self, source)
        Scanner.__init__(self)
        Parser.__init__(self)


def _fastest_parser() -> Callable[[str | bytes], EventSource]:
    try:
        from yaml._yaml import CParser
    except ImportError:
        return PureParser
    return CParser


new_parser = _fastest_parser()


def parser_name() -> str:
    """Return “libyaml” or “PyYAML”: which parser reads the files in this installation."""
    return "PyYAML" if new_parser is PureParser else "libyaml"
