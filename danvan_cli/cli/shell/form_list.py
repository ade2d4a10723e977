"""The reports of `danvan forms`."""

from collections.abc import Iterator

from danvan_cli.cli.shell.stop import wrong_use
from danvan_cli.forms.catalogue import Catalogue, FaultyForm, Form
from danvan_cli.forms.sheet import Scope
from danvan_cli.report import Block, Bullets, Column, Heading, Json, Outcome, Paragraph, Report, Step, Table, Tone
from danvan_cli.vietnamese.suggestions import did_you_mean

_SELECTORS = {
    Scope.MODEL: ("--model MÃ-HỒ-SƠ", "In cho một mô hình."),
    Scope.UNIT: ("--unit MÃ-ĐƠN-VỊ", "In cho một đơn vị."),
    Scope.COMMUNE: ("", "In bản chung toàn xã."),
}


def form_list(catalogue: Catalogue) -> Report:
    """Return all forms, a line each, and the faults of those that cannot be used."""
    columns = (Column("Biểu mẫu"), Column("Tên đầy đủ"), Column("In theo"), Column("Nguồn"))
    rows = tuple(
        (form.name, form.sheet.title, ", ".join(scope.label.lower() for scope in form.sheet.scopes), _origin(form))
        for form in catalogue.forms.values()
    )
    return Report(
        command="forms",
        title="Các biểu mẫu",
        data={"forms": [_as_data(form) for form in catalogue.forms.values()]},
        blocks=(Table(columns, rows), *(block for faulty in catalogue.faulty for block in faulty_blocks(faulty))),
        ended=Outcome.FAULTS if catalogue.faulty else None,
    )


def form_page(catalogue: Catalogue, name: str) -> Report:
    """Return what one form is, what it needs and how it is printed."""
    faulty = next((each for each in catalogue.faulty if each.name == name), None)
    if faulty is not None:
        return faulty_report("forms", faulty)
    form = find_form(catalogue, name)
    return Report(
        command="forms",
        title=form.sheet.title,
        data=_as_data(form),
        blocks=tuple(_blocks(form)),
        next_steps=tuple(
            Step(f"danvan render {name} {_SELECTORS[scope][0]}".strip(), _SELECTORS[scope][1])
            for scope in form.sheet.scopes
        ),
    )


def find_form(catalogue: Catalogue, name: str) -> Form:
    """Return the form of that name; an unknown name ends the command."""
    if name not in catalogue.forms:
        guess = did_you_mean(name, list(catalogue.forms))
        raise wrong_use(f"Không có biểu mẫu “{name}”. {guess}".strip(), "Gõ “danvan forms” để xem các biểu mẫu.")
    return catalogue.forms[name]


def faulty_report(command: str, faulty: FaultyForm) -> Report:
    """Say why a form cannot be used."""
    return Report(
        command=command,
        title=f"Biểu mẫu “{faulty.name}” chưa dùng được",
        blocks=tuple(faulty_blocks(faulty)),
        ended=Outcome.FAULTS,
    )


def _blocks(form: Form) -> Iterator[Block]:
    about = [f"In theo: {', '.join(scope.label.lower() for scope in form.sheet.scopes)}", f"Nguồn: {_origin(form)}"]
    if form.sheet.authority:
        about.append(f"Căn cứ: {form.sheet.authority}")
    yield Bullets(tuple(about))
    if form.sheet.needed:
        yield Heading("Các mục cần có")
        yield Bullets(form.sheet.needed)


def faulty_blocks(faulty: FaultyForm) -> Iterator[Block]:
    """Yield why a form cannot be used."""
    yield Paragraph(f"Biểu mẫu “{faulty.name}” chưa dùng được:", Tone.BAD)
    yield Bullets(
        tuple(f"{faulty.document.label}, dòng {each.line}: {each.message} {each.hint}" for each in faulty.faults),
        Tone.BAD,
    )


def _origin(form: Form) -> str:
    origin = "kèm theo danvan" if form.trusted else "riêng của cơ quan"
    return f"{origin}, mẫu gợi ý" if form.sheet.suggested else origin


def _as_data(form: Form) -> dict[str, Json]:
    return {
        "name": form.name,
        "title": form.sheet.title,
        "scopes": [str(scope.value) for scope in form.sheet.scopes],
        "authority": form.sheet.authority,
        "suggested": bool(form.sheet.suggested),
        "builtin": form.trusted,
        "needed": list(form.sheet.needed),
    }
