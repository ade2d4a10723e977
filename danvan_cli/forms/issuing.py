"""Who issues a paper: the lines of its head, its symbol, its layout and its signer (`ra_van_ban`, `nguoi_ky`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.remarking import layout_of_kind, unit_named
from danvan_cli.forms.sheet import Issuer
from danvan_cli.forms.trees import Tree, leaf, tree_of
from danvan_cli.models.choices import Layout
from danvan_cli.models.year_plan import UnitSigner
from danvan_cli.vietnamese.suggestions import did_you_mean

if TYPE_CHECKING:
    from danvan_cli.forms.catalogue import Form
    from danvan_cli.forms.sheet import FormSheet
    from danvan_cli.models.office import Office, OfficeSigner
    from danvan_cli.models.year_plan import Unit
    from danvan_cli.progress.year import Year

_LONGEST_LINE = 25
"""Capitals of 14 pt that fit the left half of a page's head."""


class IssuingBody(NamedTuple):
    """The body that issues a paper, as its paper shows it; `heading` are the lines above it and its own."""

    layout: Layout
    heading: tuple[list[str], list[str]]
    symbol: str
    signer: Tree


def issuing_body(
    year: Year, office: Office, sheet: FormSheet, unit: Unit | None, remarker: str | None = None
) -> IssuingBody:
    """Return the body that issues the papers of a form.

    `unit` is the one that a paper speaks of, `remarker` the name of the body that remarks on its model.
    """
    if sheet.issuer is Issuer.COMMITTEE:
        heading = ([leaf(office.superior).upper()], [leaf(office.committee).upper()])
        symbol = leaf(office.symbols and office.symbols.committee)
        body = IssuingBody(Layout.PARTY, _broken_halves(heading, office), symbol, tree_of(UnitSigner, None))
    elif sheet.issuer is Issuer.OFFICE:
        body = _office(year, office)
    elif sheet.issuer is Issuer.REMARKER:
        body = _of_remarker(year, office, remarker)
    else:
        body = _of_unit(year, office, unit)
    signer = office_signer(office, sheet.signer)
    return body._replace(signer=_capitals(tree_of(type(signer), signer) if signer else body.signer))


def office_signer(office: Office, code: str | None) -> OfficeSigner | None:
    """Return the signer of co-quan.yaml that carries this code."""
    return next((signer for signer in office.signers if code and signer.code == code), None)


def unknown_signer(form: Form, office: Office) -> tuple[str, str] | None:
    """Return a sentence and a hint where the form's signer is not among those of co-quan.yaml."""
    code = form.sheet.signer
    if not code or office_signer(office, code):
        return None
    codes = [signer.code for signer in office.signers if signer.code]
    sentence = (
        f"Biểu mẫu “{form.name}” ghi người ký là “{code}” (mục nguoi_ky của tệp templates/{form.name}/bieu-mau.yaml),"
        " nhưng mục nguoi_ky của dossiers/co-quan.yaml không có mã ấy."
    )
    return sentence, did_you_mean(code, codes) or "Thêm người ký này vào dossiers/co-quan.yaml rồi in lại."


def _office(year: Year, office: Office) -> IssuingBody:
    unit = year.workspace.units.get(office.unit or "")
    own = _of_unit(year, office, unit)
    symbol = leaf(office.symbols and office.symbols.office) or own.symbol
    heading = own.heading if unit else ([leaf(office.committee).upper()], [leaf(office.name).upper()])
    return own._replace(layout=office.layout or own.layout, heading=heading, symbol=symbol)


def _of_remarker(year: Year, office: Office, name: str | None) -> IssuingBody:
    """Return the unit that a remark's maker is, or a head of its name alone where the plan has no such unit."""
    unit = unit_named(year, office, name)
    if unit is not None:
        return _of_unit(year, office, unit)
    heading = _broken_halves(([], [leaf(name).upper()]), office)
    return IssuingBody(layout_of_kind(year, name), heading, "", tree_of(UnitSigner, None))


def _of_unit(year: Year, office: Office, unit: Unit | None) -> IssuingBody:
    block = next((block for block in year.plan.blocks if unit and block.code == unit.block), None)
    layout = (block.layout if block else None) or office.layout or Layout.PARTY
    signer = tree_of(UnitSigner, unit.signer if unit else None)
    return IssuingBody(layout, _heading(unit, office), leaf(unit and unit.symbol), signer)


def _capitals(signer: Tree) -> Tree:
    """Return a signer as it stands under a paper; the code of an office's signer is not printed."""
    return {
        "quyen_han": signer["quyen_han"].upper(),
        "chuc_vu": signer["chuc_vu"].upper(),
        "ho_ten": signer["ho_ten"],
    }


def _heading(unit: Unit | None, office: Office) -> tuple[list[str], list[str]]:
    """Return the lines of the superior and of the issuing body; `tieu_de` of the unit goes before its names."""
    if unit is None:
        return [], []
    own = [line.strip() for line in unit.heading if line.strip()]
    above, body = (own[:1], own[1:]) if len(own) > 1 else ([], own)
    if not own:
        above, body = [leaf(unit.superior).upper()], [leaf(unit.name).upper()]
    return _broken_halves((above, body), office)


def _broken_halves(halves: tuple[list[str], list[str]], office: Office) -> tuple[list[str], list[str]]:
    return _broken(halves[0], office), _broken(halves[1], office)


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
