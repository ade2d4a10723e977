"""The paper itself as a template sees it: whose it is, its number and day, its signer, its unit's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.derived import LABEL_SUFFIX
from danvan_cli.forms.issuing import IssuingBody, issuing_body
from danvan_cli.forms.remarking import remark_at
from danvan_cli.forms.sheet import Issuer, Scope
from danvan_cli.forms.trees import Tree, empty_tree, leaf, tree_of
from danvan_cli.models.choices import Layout
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.model_report import Remark
from danvan_cli.models.structure import attributes_by_key
from danvan_cli.models.unit_file import HandedIn, UnitFile
from danvan_cli.models.year_plan import Unit
from danvan_cli.progress.milestones import SUMMARY
from danvan_cli.vietnamese.dates import long_date

if TYPE_CHECKING:
    from datetime import date

    from danvan_cli.forms.catalogue import Form
    from danvan_cli.models.office import Office
    from danvan_cli.models.year_plan import Summary
    from danvan_cli.progress.year import JudgedModel, Year

NO_NUMBER = " " * 5
NO_DAY = " " * 3
NO_SYMBOL = "……"
_LETTER = "CV"
WHOLE_COMMUNE = "toan-xa"
NOT_THIS = "–"
UNMADE_REMARK = "nhan-xet-trong"


class Subject(NamedTuple):
    """Whose paper is printed: a model's, a unit's or the commune's (then `unit` is the office's own).

    `remark` counts the remarks of a model's dossier from 1, where each has a paper of its own; 0 is the empty
    sheet for a remark that nobody has made yet, and None any other paper.
    """

    scope: Scope
    unit: Unit | None
    model: JudgedModel | None = None
    remark: int | None = None

    @property
    def code(self) -> str:
        """The name of this paper among those of its form."""
        if self.model is not None:
            part = {None: "", 0: f"--{UNMADE_REMARK}"}.get(self.remark, f"--nhan-xet-{self.remark}")
            return self.model.stem + part
        return WHOLE_COMMUNE if self.scope is Scope.COMMUNE or self.unit is None else self.unit.code

    @property
    def printed_remark(self) -> Remark | None:
        """The remark whose own paper this is."""
        return remark_at(self.model.dossier, self.remark) if self.model else None

    @property
    def remarker(self) -> str | None:
        """The name of the body whose remark is printed."""
        return self.printed_remark.body if self.printed_remark else None


def unit_tree(year: Year, unit: Unit | None) -> Tree:
    """Return the keys of `don_vi`."""
    block = next((block for block in year.plan.blocks if unit and block.code == unit.block), None)
    through = year.workspace.units.get(unit.sent_by) if unit and unit.sent_by else None
    names = {"khoi": block and block.name, "nop_qua": through and through.name}
    return {**tree_of(Unit, unit), **{key + LABEL_SUFFIX: leaf(name) for key, name in names.items()}}


def words_tree(year: Year, subject: Subject) -> Tree:
    """Return `loi_van`: the words of the unit's own file, or of the Board's report for the whole commune."""
    keys = [key for key in empty_tree(UnitFile) if key != "nop"]
    if subject.scope is Scope.COMMUNE:
        tree = tree_of(type(year.plan.summary), year.plan.summary) if year.plan.summary else {}
    else:
        file = year.workspace.unit_files.get(subject.unit.code) if subject.unit else None
        tree = tree_of(UnitFile, file.record if file else None)
    return {key: tree.get(key, "") for key in keys}


def remark_rows(subject: Subject, form: Form) -> list[Tree]:
    """Return `mo_hinh.nhan_xet` of a remark's own paper: it stands last, at its place in the dossier.

    The rows before it say nothing. The sheet for a remark still to be made has what a blank form has there.
    """
    remark = subject.printed_remark
    before = [dict.fromkeys(empty_tree(Remark), NOT_THIS) for _ in range((subject.remark or 1) - 1)]
    if remark is not None:
        return [*before, tree_of(Remark, remark)]
    return [{key: _blank_text(form, f"mo_hinh.nhan_xet[].{key}") for key in empty_tree(Remark)}]


def _blank_text(form: Form, path: str) -> str:
    blank = form.sheet.blank
    return ((blank and blank.texts) or {}).get(path) or ""


def paper_tree(year: Year, office: Office, subject: Subject, form: Form) -> Tree:
    """Return `van_ban`: the paper of a form, issued by whom its sheet says."""
    body = issuing_body(year, office, form.sheet, subject.unit, subject.remarker)
    number, day = _sent(year, subject, form)
    above, own = body.heading
    return {
        "pham_vi": subject.scope.value,
        "ban_cua": subject.code,
        "de_trong": "",
        "cap_tren": above,
        "tieu_de": own if subject.remark != 0 else [_blank_text(form, "van_ban.tieu_de[]")],
        "so_ky_hieu": number or _no_number(body, leaf(form.sheet.number_kind)),
        "dia_danh": leaf(office.place),
        "ngay_thang": long_date(day) if day else f"ngày{NO_DAY}tháng{NO_DAY}năm {year.plan.year}",
        "nguoi_ky": body.signer,
        "noi_nhan": [place.strip(" .;,-") for place in office.recipients],
    }


def _sent(year: Year, subject: Subject, form: Form) -> tuple[str, date | None]:
    """Return number and day of the paper. What a unit wrote on its own paper is known only by its number."""
    if form.sheet.issuer is Issuer.REMARKER:
        remark = subject.printed_remark
        return "", remark.day if remark else None
    if subject.model is not None:
        return _of_dossier(year, subject.model, form.sheet.dated_by)
    if subject.scope is Scope.COMMUNE or form.sheet.issuer in (Issuer.OFFICE, Issuer.COMMITTEE):
        return _of_plan(year, subject, form.name)
    return _receipt_number(year, subject, form.name), None


def _of_plan(year: Year, subject: Subject, form: str) -> tuple[str, date | None]:
    """Return what `van_ban` of the plan says of a form's paper, once sent.

    A letter to one unit tells how that unit stands on its day: on another day it is another letter.
    """
    paper = (year.plan.papers or {}).get(form) or _own_report(year, form)
    if paper is None or (paper.day and paper.day > year.as_of):
        return "", None
    if subject.scope is Scope.UNIT and paper.day != year.as_of:
        return "", None
    return leaf(paper.number), paper.day


def _own_report(year: Year, form: str) -> Summary | None:
    """Return the Board's own report where this form is the one that it owes."""
    deadline = year.workspace.deadlines.get(SUMMARY)
    return year.plan.summary if deadline and deadline.form == form else None


def _of_dossier(year: Year, model: JudgedModel, block: str | None) -> tuple[str, date | None]:
    """Return number and day from the dossier's block that holds them, or the number under which it was registered."""
    if not block:
        registration = model.dossier.registration
        return (leaf(registration.number), None) if registration and model.registered else ("", None)
    held = getattr(model.dossier, attributes_by_key(Dossier)[block].name)
    day: date | None = held.day if held else None
    if held is None or (day and day > year.as_of):
        return "", None
    number = getattr(held, "number", None) or getattr(held, "decision_number", None)
    return leaf(number), day


def _receipt_number(year: Year, subject: Subject, form: str) -> str:
    file = year.workspace.unit_files.get(subject.unit.code) if subject.unit else None
    handed_in = tree_of(HandedIn, file.record.handed_in if file and file.record else None)
    deadline = next((deadline for deadline in year.plan.deadlines if deadline.form == form), None)
    receipt = handed_in.get(deadline.code or "") if deadline else None
    return str(receipt["so_ky_hieu"]) if receipt else ""


def _no_number(body: IssuingBody, kind: str) -> str:
    """Return a number to be filled in by hand: `     -BC/CB` for the Party, `     /BC-UBND` elsewhere.

    Outside the Party a letter names no kind: `     /UBND` (Decree 30/2020).
    """
    if not kind:
        return ""
    if kind == _LETTER and body.layout is not Layout.PARTY:
        return f"{NO_NUMBER}/{body.symbol or NO_SYMBOL}"
    marks = "-/" if body.layout is Layout.PARTY else "/-"
    return f"{NO_NUMBER}{marks[0]}{kind}{marks[1]}{body.symbol or NO_SYMBOL}"
