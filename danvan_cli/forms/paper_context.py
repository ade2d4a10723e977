"""The paper itself as a template sees it: whose it is, its number and day, its signer, its unit's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.derived import LABEL_SUFFIX
from danvan_cli.forms.sheet import Scope
from danvan_cli.forms.trees import Tree, empty_tree, leaf, tree_of
from danvan_cli.models.choices import Layout
from danvan_cli.models.unit_file import HandedIn, UnitFile
from danvan_cli.models.year_plan import Unit, UnitSigner
from danvan_cli.vietnamese.dates import long_date

if TYPE_CHECKING:
    from datetime import date

    from danvan_cli.models.office import Office
    from danvan_cli.progress.year import JudgedModel, Year

NO_NUMBER = " " * 5
NO_DAY = " " * 3
NO_SYMBOL = "……"
WHOLE_COMMUNE = "toan-xa"
_LONGEST_LINE = 25
"""Capitals of 14 pt that fit the left half of a page's head."""


class Subject(NamedTuple):
    """Whose paper is printed: a model's, a unit's or the commune's (then `unit` is the office's own)."""

    scope: Scope
    unit: Unit | None
    model: JudgedModel | None = None

    @property
    def code(self) -> str:
        """The name of this paper among those of its form."""
        if self.model is not None:
            return self.model.stem
        return WHOLE_COMMUNE if self.scope is Scope.COMMUNE or self.unit is None else self.unit.code


def layout_of(year: Year, office: Office, unit: Unit | None) -> Layout:
    """Return the layout of the unit's block; the office's where the unit or its block is unknown."""
    block = next((block for block in year.plan.blocks if unit and block.code == unit.block), None)
    return (block.layout if block else None) or office.layout or Layout.PARTY


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


def paper_tree(year: Year, office: Office, subject: Subject, form: str, kind: str) -> Tree:
    """Return `van_ban`. `form` is the form's name, `kind` its symbol such as BC; empty for a form without number."""
    unit = subject.unit
    number, day = _sent(year, subject, form)
    above, body = _heading(unit, office)
    signer = tree_of(UnitSigner, unit.signer if unit else None)
    return {
        "pham_vi": subject.scope.value,
        "ban_cua": subject.code,
        "de_trong": "",
        "cap_tren": above,
        "tieu_de": body,
        "so_ky_hieu": number or _no_number(layout_of(year, office, unit), unit, kind),
        "dia_danh": leaf(office.place),
        "ngay_thang": long_date(day) if day else f"ngày{NO_DAY}tháng{NO_DAY}năm {year.plan.year}",
        "nguoi_ky": {
            **signer,
            "quyen_han": signer["quyen_han"].upper(),
            "chuc_vu": signer["chuc_vu"].upper(),
        },
        "noi_nhan": [place.strip(" .;,-") for place in office.recipients],
    }


def _sent(year: Year, subject: Subject, form: str) -> tuple[str, date | None]:
    """Return number and day of the paper. What a unit wrote on its own paper is known only by its number."""
    if subject.scope is Scope.COMMUNE:
        paper = (year.plan.papers or {}).get(form)
        if paper is None or (paper.day and paper.day > year.as_of):
            return "", None
        return leaf(paper.number), paper.day
    if subject.model is not None:
        registration = subject.model.dossier.registration
        return (leaf(registration.number), None) if registration and subject.model.registered else ("", None)
    return _receipt_number(year, subject, form), None


def _receipt_number(year: Year, subject: Subject, form: str) -> str:
    file = year.workspace.unit_files.get(subject.unit.code) if subject.unit else None
    handed_in = tree_of(HandedIn, file.record.handed_in if file and file.record else None)
    deadline = next((deadline for deadline in year.plan.deadlines if deadline.form == form), None)
    receipt = handed_in.get(deadline.code or "") if deadline else None
    return str(receipt["so_ky_hieu"]) if receipt else ""


def _no_number(layout: Layout, unit: Unit | None, kind: str) -> str:
    """Return a number to be filled in by hand: `     -BC/CB` for the Party, `     /BC-UBND` elsewhere."""
    if not kind:
        return ""
    marks = "-/" if layout is Layout.PARTY else "/-"
    return f"{NO_NUMBER}{marks[0]}{kind}{marks[1]}{leaf(unit and unit.symbol) or NO_SYMBOL}"


def _heading(unit: Unit | None, office: Office) -> tuple[list[str], list[str]]:
    """Return the lines of the superior and of the issuing body; `tieu_de` of the unit goes before its names."""
    if unit is None:
        return [], []
    own = [line.strip() for line in unit.heading if line.strip()]
    above, body = (own[:1], own[1:]) if len(own) > 1 else ([], own)
    if not own:
        above, body = [leaf(unit.superior).upper()], [leaf(unit.name).upper()]
    return _broken(above, office), _broken(body, office)


def _broken(lines: list[str], office: Office) -> list[str]:
    """Break long lines before their bracket or before “xã …”, never inside the place name."""
    place = leaf(office.place).upper()
    return [part for line in lines for part in _halves(line, place) if part]


def _halves(line: str, place: str) -> tuple[str, ...]:
    if len(line) <= _LONGEST_LINE:
        return (line,)
    cut = line.find("(")
    if cut < 0 and place:
        cut = line.rfind(" ", 0, max(line.rfind(place) - 1, 0)) + 1
    return (line[:cut].strip(), line[cut:]) if cut > 0 else (line,)
