"""Which papers of a form are asked for: models, units, everything, or the commune's copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.forms.issuing import unknown_signer
from danvan_cli.forms.paper_context import Subject
from danvan_cli.forms.remarking import known_remarks
from danvan_cli.forms.sheet import Issuer, Scope
from danvan_cli.progress.owed import unit_debt
from danvan_cli.vietnamese.dates import format_date
from danvan_cli.vietnamese.invisible import visible
from danvan_cli.vietnamese.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from danvan_cli.forms.catalogue import Form
    from danvan_cli.models.year_plan import Unit
    from danvan_cli.progress.year import JudgedModel, Year


class Request(NamedTuple):
    """What the user asked for: unit codes, stems, or everything; nothing at all is the commune's copy."""

    units: Sequence[str] = ()
    models: Sequence[str] = ()
    everything: bool = False
    blank: bool = False


class Refusal(NamedTuple):
    """Why something asked for cannot be printed, and what to do instead."""

    sentence: str
    hint: str = ""


class Selection(NamedTuple):
    """The papers to print, in order and each once, and what could not be selected."""

    subjects: tuple[Subject, ...]
    refusals: tuple[Refusal, ...] = ()


def select(form: Form, year: Year, request: Request) -> Selection:
    """Return the papers of a form that a request asks for."""
    office = year.workspace.office.record
    unsigned = unknown_signer(form, office) if office else None
    if unsigned:
        return Selection((), (Refusal(*unsigned),))
    if request.everything:
        return Selection(tuple(_everything(form, year)))
    if not request.units and not request.models:
        return _without_selector(form, year, blank=request.blank)
    found: list[Subject] = []
    refusals: list[Refusal] = []
    for stem in request.models:
        _sort_out(_of_model(form, year, stem), found, refusals)
    for code in request.units:
        _sort_out(_of_unit(form, year, code), found, refusals)
    once = {(subject.scope, subject.code): subject for subject in found}
    return Selection(tuple(once.values()), tuple(refusals))


def _sort_out(result: list[Subject] | Refusal, found: list[Subject], refusals: list[Refusal]) -> None:
    if isinstance(result, Refusal):
        refusals.append(result)
    else:
        found.extend(result)


def commune(year: Year) -> Subject:
    """Return the commune's copy: the paper of the unit that collects."""
    office = year.workspace.office.record
    return Subject(Scope.COMMUNE, year.workspace.units.get((office and office.unit) or ""))


def _without_selector(form: Form, year: Year, *, blank: bool) -> Selection:
    scopes = form.sheet.scopes
    if blank:
        return Selection((Subject(Scope.UNIT if Scope.UNIT in scopes else scopes[0], None),))
    if Scope.COMMUNE in scopes:
        return Selection((commune(year),))
    return Selection((), (Refusal(f"Biểu mẫu “{form.name}” không có bản chung toàn xã.", _HOW),))


_NAMED = 5
_HOW = "Chọn --model MÃ-HỒ-SƠ, --unit MÃ-ĐƠN-VỊ hoặc --all."


def _everything(form: Form, year: Year) -> Iterable[Subject]:
    if Scope.MODEL in form.sheet.scopes:
        yield from (paper for model in year.models if model.living for paper in _model_papers(form, year, model))
    if Scope.UNIT in form.sheet.scopes:
        yield from (Subject(Scope.UNIT, unit) for unit in _owing(form, year))
    if Scope.COMMUNE in form.sheet.scopes:
        yield commune(year)


def _owing(form: Form, year: Year) -> list[Unit]:
    """Return the units that owe this form by a deadline; all of them where no deadline names it."""
    blocks = {block for deadline in year.plan.deadlines if deadline.form == form.name for block in deadline.blocks}
    units = [unit for unit in year.plan.units if not blocks or unit.block in blocks]
    return [unit for unit in units if not form.sheet.debtors_only or _owes(year, unit)]


def _owes(year: Year, unit: Unit) -> bool:
    """Whether a unit owes something; the office does not press itself."""
    office = year.workspace.office.record
    return unit.code != (office and office.unit) and bool(unit_debt(year, unit.code))


def _nothing_owed(year: Year, unit: Unit) -> Refusal:
    office = year.workspace.office.record
    if unit.code == (office and office.unit):
        return Refusal(f"“{unit.name}” là nơi gửi công văn nên không gửi cho chính mình.", "Chọn đơn vị khác.")
    sentence = f"“{unit.name}” không còn nợ việc gì tính đến ngày {format_date(year.as_of)} nên không cần đôn đốc."
    return Refusal(sentence, "Bỏ đơn vị này, hoặc dùng --all để in cho các đơn vị còn nợ.")


def _model_papers(form: Form, year: Year, model: JudgedModel) -> list[Subject]:
    """Return the paper of a model; of a form for remarks, one for each made by the day, or an empty one."""
    unit = year.workspace.units.get(model.dossier.unit)
    if form.sheet.issuer is not Issuer.REMARKER:
        return [Subject(Scope.MODEL, unit, model)]
    remarks = known_remarks(model.dossier, year.as_of) or (0,)
    return [Subject(Scope.MODEL, unit, model, remark) for remark in remarks]


def _meant(text: str, known: Iterable[str]) -> str:
    """Return the one known name that begins with `text`, or `text` itself where none or several do."""
    begun = [name for name in known if text and name.startswith(text)]
    return begun[0] if len(begun) == 1 and text not in begun else text


def _unknown(text: str, known: Sequence[str], what: str) -> Refusal:
    """Refuse a name that none has, or that several begin with."""
    begun = [name for name in known if text and name.startswith(text)]
    if begun:
        listed = ", ".join(begun[:_NAMED]) + (" …" if len(begun) > _NAMED else "")
        return Refusal(f"“{visible(text)}” là phần đầu của {len(begun)} {what}.", f"Viết dài thêm: {listed}.")
    return Refusal(f"Không có {what} “{visible(text)}”.", did_you_mean(text, known))


def _of_model(form: Form, year: Year, stem: str) -> list[Subject] | Refusal:
    if Scope.MODEL not in form.sheet.scopes:
        return Refusal(f"Biểu mẫu “{form.name}” không in cho từng mô hình.", "Chọn --unit MÃ-ĐƠN-VỊ, hoặc bỏ --model.")
    stem = _meant(stem.removesuffix(".yaml"), year.by_stem)
    if stem in year.by_stem:
        return _model_papers(form, year, year.by_stem[stem])
    if any(file.stem == stem for file in year.workspace.unreadable):
        return Refusal(
            f"Hồ sơ “{visible(stem)}” có lỗi nên không đọc được.", "Chạy danvan check để xem lỗi ở dòng nào."
        )
    return _unknown(stem, list(year.by_stem), "hồ sơ")


def _of_unit(form: Form, year: Year, code: str) -> list[Subject] | Refusal:
    scopes = form.sheet.scopes
    code = _meant(code, year.workspace.units)
    unit = year.workspace.units.get(code)
    if unit is None:
        return _unknown(code, list(year.workspace.units), "đơn vị mang mã")
    if Scope.UNIT in scopes:
        if form.sheet.debtors_only and not _owes(year, unit):
            return _nothing_owed(year, unit)
        return [Subject(Scope.UNIT, unit)]
    if Scope.MODEL not in scopes:
        return Refusal(f"Biểu mẫu “{form.name}” chỉ có bản chung toàn xã.", "Bỏ --unit rồi chạy lại.")
    living = (model for model in year.by_unit.get(code, ()) if model.living)
    papers = [paper for model in living for paper in _model_papers(form, year, model)]
    return papers or Refusal(f"Đơn vị “{unit.name}” chưa có mô hình nào để in.")
