"""Opening a PDF with the library: lazily, without its English warnings, and with one kind of failure."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pypdf import PdfReader


class UnreadablePdf(Exception):  # noqa: N818 - a verdict on a file, turned into a sentence by its reader
    """The file is not a PDF that can be read."""


@contextmanager
def opened(path: Path) -> Iterator[PdfReader]:
    """Open a PDF; whatever the library stumbles over in it, now or while it is read, is `UnreadablePdf`."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    # Without a handler of its own the library's warnings would go to the user's screen.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        with PdfReader(path) as reader:
            yield reader
    except (PyPdfError, OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadablePdf(str(path)) from error
