"""The sheet of changes as a Word file, for a leader to read and sign.

No `danvan render` prints it: its data is no year but a change of it, so it stands in no list of forms.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from danvan_cli.forms.catalogue import form_apart
from danvan_cli.forms.engine.batch import Failure, render_batch
from danvan_cli.forms.engine.faults import FaultyTemplate, TemplateFault
from danvan_cli.forms.engine.template import Job, open_template
from danvan_cli.forms.issuing import issuing_body
from danvan_cli.forms.naming import safe_name
from danvan_cli.forms.paper_context import Subject, paper_tree
from danvan_cli.forms.printing import DATA_HASH
from danvan_cli.forms.respelling import in_spelling, sheet_words, style_of
from danvan_cli.forms.sheet import FormSheet, Scope
from danvan_cli.forms.trees import tree_of
from danvan_cli.forms.writing import FORM, PAPER_OF
from danvan_cli.models.office import Office
from danvan_cli.models.year_plan import YearPlan
from danvan_cli.vietnamese.dates import format_date, long_date
from danvan_cli.vietnamese.invisible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_cli.progress.year import Year

NAME = "phieu-trinh-thay-doi"
TEMPLATE = "phieu.docx"
_TITLE = "Phiếu trình thay đổi trong hồ sơ “Dân vận khéo”"
_SHEET: dict[str, Any] = {"ten": _TITLE, "pham_vi": ("xa",), "ten_tep": f"{NAME}.docx", "ra_van_ban": "co-quan"}


class ChangedFile(NamedTuple):
    """A row of the sheet: what people call the file, its unit (empty for the office's own), its code, what changed."""

    name: str
    unit: str
    code: str
    sentences: Sequence[str]


class Changes(NamedTuple):
    """What the sheet tells. `before` and `after` name the two sides within a sentence, `code` names them in a file's.

    `untouched` are the files in which only the layout changed; `caution` is a sentence to be read before all else.
    `scope` names what alone was looked at; nothing where that is everything.
    """

    before: str
    after: str
    code: str
    amount: str
    effects: Sequence[str]
    files: Sequence[ChangedFile]
    untouched: Sequence[str]
    caution: str = ""
    scope: str = ""

    @property
    def file_name(self) -> str:
        """The name of the sheet's file where none is asked for."""
        return safe_name(self.code)


def change_sheet(year: Year, office: Office, changes: Changes) -> bytes | TemplateFault:
    """Return the sheet as a Word file, or why its template cannot be filled; the same changes give the same bytes."""
    form = form_apart(NAME, TEMPLATE, FormSheet(**_SHEET), year.workspace.root)
    if isinstance(form, str):
        return TemplateFault(form, "Cài lại danvan, hoặc bỏ tệp mẫu riêng của cơ quan.")
    style = style_of(office)
    form = in_spelling(form, style)
    subject = Subject(Scope.COMMUNE, year.workspace.units.get(office.unit or ""))
    paper = paper_tree(year, office, subject, form)
    context = {
        "the_thuc": issuing_body(year, office, form.sheet, subject.unit).layout.value,
        "co_quan": tree_of(Office, office),
        "phong_trao": tree_of(YearPlan, year.plan),
        "van_ban": {**paper, "ngay_thang": long_date(year.as_of)},
        "thay_doi": _changes_tree(year, changes),
    }
    digest = hashlib.sha256(json.dumps(context, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    properties = {FORM: NAME, PAPER_OF: changes.code, DATA_HASH: digest}
    job = Job(context, properties, sheet_words(form, _TITLE, style) or "")
    try:
        (result,) = render_batch(open_template(form.template, form.label), [job], trusted=form.trusted)
    except FaultyTemplate as unusable:
        return unusable.faults[0]
    return result.faults[0] if isinstance(result, Failure) else result.data


def _changes_tree(year: Year, changes: Changes) -> dict[str, Any]:
    """Return `thay_doi`, under which the template finds what changed."""
    rows = [
        {
            "tt": str(number),
            "ten": visible(file.name),
            "don_vi": visible(file.unit),
            "ma": visible(file.code),
            "cau": [_unbroken(visible(sentence)) for sentence in file.sentences],
        }
        for number, file in enumerate(changes.files, start=1)
    ]
    return {
        "truoc": visible(changes.before),
        "sau": visible(changes.after),
        "den_ngay": format_date(year.as_of),
        "luu_y": visible(changes.caution),
        "so_luong": changes.amount,
        "chi_xet": visible(changes.scope),
        "tac_dong": [_unbroken(visible(sentence)).rstrip(".") + "." for sentence in changes.effects],
        "khong_doi": visible("; ".join(changes.untouched)),
        "dong": rows,
    }


def _unbroken(sentence: str) -> str:
    """Keep a percent sign on the line of its figure."""
    return sentence.replace(" %", "\u00a0%")
