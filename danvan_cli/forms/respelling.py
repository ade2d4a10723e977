"""The office's choice between ủy, hòa and uỷ, hoà (`chinh_ta`) for what a built-in form says of itself.

What people wrote (names, passages, the office's own templates) is printed as they spelt it.
"""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from typing import TYPE_CHECKING, Any

from danvan_cli.forms.derived import LABEL_SUFFIX
from danvan_cli.forms.engine.parts import place_of
from danvan_cli.forms.keys import MODEL_ROWS, keys
from danvan_cli.models.choices import Spelling
from danvan_cli.vietnamese.spelling import respell

if TYPE_CHECKING:
    from danvan_cli.forms.catalogue import Form
    from danvan_cli.forms.trees import Tree
    from danvan_cli.models.office import Office
    from danvan_cli.vietnamese.spelling import Style

OWN_SENTENCES = frozenset(
    {
        "mo_hinh.ho_so_thieu",
        "mo_hinh.ly_do_khong_tinh",
        "con_no.viec[].tinh_trang",
        "con_no.mo_hinh[].con_thieu",
        "toan_xa.ket_luan[].ten",
    }
)
"""Where the program puts sentences of its own into the data of a paper."""
_TEXT = re.compile(r"(<w:t(?: [^>]*)?>|<dc:title>)([^<]*)")
_OUTSIDE_TAGS = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})")


def style_of(office: Office) -> Style:
    """Return the spelling that an office has chosen; ủy, hòa where it has not."""
    return "kieu-moi" if office.spelling is Spelling.NEW else "kieu-cu"


def in_spelling(form: Form, style: Style) -> Form:
    """Return a built-in form whose template is spelt in a style; the office's own template stays as it is."""
    if style == "kieu-cu" or not form.trusted:
        return form
    return form._replace(template=_template(form.template, style))


def sheet_words(form: Form, words: str | None, style: Style) -> str | None:
    """Return words of a form's sheet as they are printed: a built-in form's follow the style."""
    return respell(words, style) if words and form.trusted else words


def respelled_labels(context: Tree, style: Style) -> Tree:
    """Return a context with the labels of closed choices and the program's own sentences spelt in a style."""
    return context if style == "kieu-cu" else _branch(context, "", style)


def _template(data: bytes, style: Style) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as new:
        for member in old.infolist():
            content = old.read(member)
            new.writestr(member, _part(content.decode(), style).encode() if place_of(member.filename) else content)
    return buffer.getvalue()


def _part(xml: str, style: Style) -> str:
    return _TEXT.sub(lambda found: found[1] + _words(found[2], style), xml)


def _words(text: str, style: Style) -> str:
    """Respell what stands outside tags."""
    pieces = _OUTSIDE_TAGS.split(text)
    return "".join(piece if index % 2 else respell(piece, style) for index, piece in enumerate(pieces))


@cache
def _own_places() -> frozenset[str]:
    """Return the paths of the labels of closed choices, and of the program's own sentences."""
    labels = {
        path
        for path, key in keys().items()
        if path.endswith(LABEL_SUFFIX) and not key.explanation and path.removesuffix(LABEL_SUFFIX) in keys()
    }
    return frozenset(labels) | OWN_SENTENCES


def _branch(value: Any, path: str, style: Style) -> Any:  # noqa: ANN401 - any branch of a tree
    if isinstance(value, dict):
        above = f"{path}." if path else ""
        return {key: _branch(inner, above + key, style) for key, inner in value.items()}
    if isinstance(value, list):
        below = f"{path}[]"
        return [_branch(inner, "mo_hinh" if below in MODEL_ROWS else below, style) for inner in value]
    return respell(value, style) if isinstance(value, str) and path in _own_places() else value
