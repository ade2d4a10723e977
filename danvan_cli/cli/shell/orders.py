"""Which forms, and which papers of each, `danvan render` is asked for."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from danvan_cli.cli.shell.choice import Choice
from danvan_cli.cli.shell.form_list import find_form
from danvan_cli.cli.shell.stop import Stop, wrong_use
from danvan_cli.forms.catalogue import Catalogue, FaultyForm, Form
from danvan_cli.forms.issuing import unknown_signer
from danvan_cli.forms.printing import Order
from danvan_cli.forms.selecting import Refusal, Request, select
from danvan_cli.forms.sheet import Scope
from danvan_cli.progress.year import Year

_MISSING = "Thiếu tham số BIỂU-MẪU: tên biểu mẫu cần in; xem “danvan forms”."


class Asked(NamedTuple):
    """The forms asked for; those that cannot be used stand apart."""

    forms: tuple[Form, ...]
    faulty: tuple[FaultyForm, ...] = ()


class Orders(NamedTuple):
    """What to print; `notes` tell of forms that have no paper to print, `faults` of those that cannot be printed."""

    orders: tuple[Order, ...]
    notes: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


def asked_forms(catalogue: Catalogue, names: Sequence[str], choice: Choice) -> Asked:
    """Return the forms named, or those that the options mean; a name that does not exist ends the command."""
    if choice.bundle:
        return _bundled(catalogue, names, choice)
    if not names:
        if not choice.selects:
            raise wrong_use(_MISSING, "In mọi biểu mẫu cho mọi nơi: “danvan render --all”.")
        return Asked(tuple(catalogue.forms.values()), catalogue.faulty)
    unusable = {form.name: form for form in catalogue.faulty}
    once = dict.fromkeys(names)
    forms = tuple(find_form(catalogue, name) for name in once if name not in unusable)
    return Asked(forms, tuple(unusable[name] for name in once if name in unusable))


def _bundled(catalogue: Catalogue, names: Sequence[str], choice: Choice) -> Asked:
    if names:
        raise wrong_use(
            "“--bundle” tự in đủ các văn bản của bộ hồ sơ, nên không ghi tên biểu mẫu.",
            f"Gõ lại: {choice.command([])}",
        )
    if choice.blank:
        raise wrong_use("“--bundle” đóng hồ sơ đã có số liệu, không đi cùng “--blank”.", "Bỏ một trong hai.")
    if not choice.selects:
        raise wrong_use("Chưa biết đóng hồ sơ của mô hình nào.", "Thêm --model MÃ-HỒ-SƠ, --unit MÃ-ĐƠN-VỊ hoặc --all.")
    forms = [form for form in catalogue.forms.values() if form.sheet.bundle_place is not None]
    if not forms:
        raise wrong_use(
            "Chưa có biểu mẫu nào thuộc bộ hồ sơ đề nghị công nhận.",
            "Ghi mục bo_ho_so (thứ tự trong bộ) vào bieu-mau.yaml của các biểu mẫu ấy.",
        )
    forms.sort(key=lambda form: (form.sheet.bundle_place or 0, form.name))
    return Asked(tuple(forms), catalogue.faulty)


def make_orders(forms: Sequence[Form], year: Year, choice: Choice) -> Orders:
    """Return the papers of each form; one form that does not fit is wrong use, one of several is passed over."""
    alone = len(forms) == 1 and not choice.bundle
    orders: list[Order] = []
    notes: list[str] = []
    faults: list[str] = []
    office = year.workspace.office.record
    for form in forms:
        unsigned = unknown_signer(form, office) if office is not None and not alone else None
        if unsigned is not None:
            faults.append(" ".join(unsigned))
            continue
        request = _request(choice) if alone else _fitting(form, choice)
        if request is None:
            notes.append(f"{form.name}: bỏ qua, vì {_why_not(form)}.")
            continue
        selection = select(form, year, request)
        if selection.refusals and (alone or not _known(year, choice)):
            raise _refused(selection.refusals)
        notes += [f"{form.name}: {refusal.sentence}" for refusal in selection.refusals]
        subjects = selection.subjects
        if choice.bundle:
            # A remark that nobody has made yet is told as missing, not packed as an empty sheet.
            subjects = tuple(subject for subject in subjects if subject.remark != 0)
        orders.append(Order(form, subjects, choice.blank, choice.final, choice.dry_run))
    if not orders and forms:
        raise wrong_use("Không biểu mẫu nào hợp với lựa chọn này.", " ".join((*faults, *notes)))
    return Orders(tuple(orders), tuple(notes), tuple(faults))


def _request(choice: Choice) -> Request:
    return Request(choice.unit or (), choice.model or (), choice.everything, choice.blank)


def _fitting(form: Form, choice: Choice) -> Request | None:
    """Return what can be asked of this form, or None when its scopes fit nothing that was asked."""
    scopes = form.sheet.scopes
    if choice.bundle:
        return _request(choice) if Scope.MODEL in scopes else None
    if choice.everything or not choice.selects:
        return _request(choice)
    models = (choice.model or ()) if Scope.MODEL in scopes else ()
    units = (choice.unit or ()) if {Scope.UNIT, Scope.MODEL} & set(scopes) else ()
    return Request(units, models, blank=choice.blank) if models or units else None


def _why_not(form: Form) -> str:
    if Scope.MODEL not in form.sheet.scopes and Scope.UNIT not in form.sheet.scopes:
        return "biểu mẫu này chỉ có bản chung toàn xã"
    return "biểu mẫu này không in cho từng mô hình"


def _known(year: Year, choice: Choice) -> bool:
    """Whether every unit and model asked for exists, so that a refusal only means that there is no paper."""
    units, models = set(year.workspace.units), set(year.by_stem)
    return models.issuperset(_stems(choice)) and units.issuperset(choice.unit or ())


def _stems(choice: Choice) -> Iterator[str]:
    return (stem.removesuffix(".yaml") for stem in choice.model or ())


def _refused(refusals: Sequence[Refusal]) -> Stop:
    sentences = " ".join(dict.fromkeys(refusal.sentence for refusal in refusals))
    hints = dict.fromkeys(refusal.hint for refusal in refusals if refusal.hint)
    return wrong_use(sentences, " ".join(hints))
