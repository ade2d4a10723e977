"""The reports of `danvan forms check`, `forms fields` and `forms new`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from danvan_cli.cli.shell.console import reason
from danvan_cli.cli.shell.form_list import find_form
from danvan_cli.cli.shell.session import quoted
from danvan_cli.cli.shell.stop import surroundings, wrong_use
from danvan_cli.forms.catalogue import EXAMPLE, FOLDER, SHEET, TEMPLATE, Form, load_catalogue
from danvan_cli.forms.engine.faults import FaultyTemplate, TemplateFault
from danvan_cli.forms.engine.package import MAX_FILE
from danvan_cli.forms.example import example_context
from danvan_cli.forms.fields import fields
from danvan_cli.forms.naming import safe_name
from danvan_cli.forms.new_form import example_text, name_fault, sheet_text, write_form
from danvan_cli.forms.sheet import Scope
from danvan_cli.forms.template_check import Findings, Need, look_at, preview
from danvan_cli.forms.writing import Fate, Placed, write_document
from danvan_cli.report import Block, Bullets, Column, Heading, Json, Outcome, Paragraph, Report, Step, Table, Tone

PREVIEW_MARK = " (xem thử)"
_SELECTORS = {Scope.MODEL: " --model MÃ-HỒ-SƠ", Scope.UNIT: " --unit MÃ-ĐƠN-VỊ", Scope.COMMUNE: ""}


@dataclass(frozen=True, slots=True)
class Wish:
    """How a template is to be tried: as which form, the preview into which folder, or not written at all."""

    form: str | None
    out: Path | None
    dry: bool


@dataclass(frozen=True, slots=True)
class NewForm:
    """The form that is to be made."""

    name: str
    source: Path
    title: str
    dry: bool


def check_template(root: str | None, file: Path, wish: Wish) -> Report:
    """Look at a Word file as a template, and write a preview of it when nothing is wrong with it."""
    data = _read(file)
    form = _form_of(root, file, wish.form)
    try:
        found = look_at(data, file.name)
    except FaultyTemplate as error:
        return _faulty(file, Findings((), error.faults))
    if found.faults:
        return _faulty(file, found)
    filled = preview(data, file.name, example_context(found.scopes, form, root))
    if not isinstance(filled, bytes):
        return _faulty(file, Findings(found.needs, filled, found.mended))
    folder = wish.out or file.parent
    placed = write_document(folder, safe_name(file.stem, PREVIEW_MARK), filled, folder, dry=wish.dry)
    return Report(
        command="forms check",
        title=f"Mẫu {file.name}",
        data=_data(file, found) | {"preview": str(folder / placed.name), "fate": placed.fate.name.lower()},
        summary="Mẫu dùng được." if found.needs else "Tệp này chưa có thẻ nào, nên bản in nào cũng như nhau.",
        blocks=(*_found_blocks(found), *_preview_blocks(folder, placed, form)),
        next_steps=tuple(_next(file, form)),
        ended=Outcome.SURROUNDINGS if placed.fate in {Fate.LOCKED, Fate.FAILED} else None,
    )


def list_fields(root: str | None, name: str | None, word: str) -> Report:
    """List the tags that the papers of a form can use, or any paper."""
    form = find_form(load_catalogue(root), name) if name else None
    found = fields(form.sheet.scopes if form else (), word)
    rows = tuple((each.path, each.label, each.meaning) for each in found)
    return Report(
        command="forms fields",
        title=f"Thẻ dùng được trong {form.name}" if form else "Thẻ dùng được trong mẫu Word",
        data={"fields": [{"path": each.path, "label": each.label, "meaning": each.meaning} for each in found]},
        summary=f"{len(found)} thẻ." if found else f"Không có thẻ nào chứa “{word}”.",
        blocks=(
            Table((Column("Khóa"), Column("Tên gọi"), Column("Nghĩa")), rows),
            Heading("Cách viết thẻ trong Word"),
            Bullets(_HOW_TO),
        ),
    )


_HOW_TO = (
    "In một giá trị: {{ don_vi.ten }}",
    "Lặp qua danh sách (khóa có []): {%p for mt in mo_hinh.muc_tieu %} … {{ mt.ten }} … {%p endfor %}",
    "Lặp theo hàng của bảng: {%tr for … %} và {%tr endfor %}, mỗi thẻ một hàng riêng",
    "In khi có số liệu: {% if mo_hinh.tu_nam %} … {% endif %}",
    "Trong danh sách mô hình, các khóa của mo_hinh đứng ở từng dòng của nhom[].mo_hinh[].",
    "Khóa có .* là một năm: {{ mt.ket_qua['2026'] }}",
)


def make_form(root: str | None, new: NewForm) -> Report:
    """Make a form's folder from a Word file; whatever is wrong is told before anything is written."""
    if root is None:
        raise wrong_use("Không thấy thư mục làm việc để đặt biểu mẫu.", "Gõ: danvan -C THƯ-MỤC forms new …")
    fault = name_fault(new.name)
    if fault:
        raise wrong_use(fault, "Ví dụ: giay-moi, bao-cao-quy.")
    target = Path(root, FOLDER, new.name)
    if target.is_symlink() or target.exists():
        raise wrong_use(f"Đã có “{FOLDER}/{new.name}”.", "Hãy chọn tên khác, hoặc sửa mau.docx ngay trong thư mục ấy.")
    data = _read(new.source)
    try:
        found = look_at(data, new.source.name)
    except FaultyTemplate as error:
        return _faulty(new.source, Findings((), error.faults))
    if found.faults:
        return _faulty(new.source, found)
    replaced = load_catalogue(root).forms.get(new.name)
    files = {TEMPLATE: data} if replaced else {TEMPLATE: data, **_sheets(new, found)}
    if not new.dry:
        _write(root, new.name, files)
    return _made_report(new, found, replaced, files)


def _sheets(new: NewForm, found: Findings) -> dict[str, bytes]:
    paths = [need.path for need in found.needs]
    context = example_context(found.scopes)
    sheet = sheet_text(new.title.strip() or new.source.stem, found.scopes, paths)
    return {SHEET: sheet.encode(), EXAMPLE: example_text(context, paths).encode()}


def _write(root: str, name: str, files: dict[str, bytes]) -> None:
    try:
        write_form(root, name, files)
    except OSError as fault:
        raise surroundings(f"Không tạo được thư mục “{FOLDER}/{name}”: {reason(fault)}.") from None


def _made_report(new: NewForm, found: Findings, replaced: Form | None, files: dict[str, bytes]) -> Report:
    scopes = replaced.sheet.scopes if replaced else found.scopes
    made = "Sẽ tạo" if new.dry else "Đã tạo"
    about = [f"{made} {FOLDER}/{new.name}/{file}" for file in files]
    if replaced:
        about.append(f"Từ nay “{new.name}” in theo mẫu này; tờ khai vẫn là của biểu mẫu kèm theo danvan.")
    else:
        told = ", ".join(scope.label.lower() for scope in scopes)
        about.append(f"In theo: {told} (đoán từ các thẻ trong mẫu; sửa được ở mục pham_vi của {SHEET}).")
    data: dict[str, Json] = {"name": new.name, "files": list(files), "dry_run": new.dry}
    return Report(
        command="forms new",
        title=f"Biểu mẫu “{new.name}”",
        data=data | _data(new.source, found),
        blocks=(Bullets(tuple(about)), *_found_blocks(found)),
        next_steps=(
            Step(f"danvan forms {new.name}", "Xem biểu mẫu vừa tạo; mở bieu-mau.yaml sửa tên, phạm vi, mục cần có."),
            Step(f"danvan render {new.name}{_SELECTORS[scopes[0]]}", "In thử một bản."),
        ),
    )


def _read(file: Path) -> bytes:
    if not file.is_file():
        raise wrong_use(f"Không có tệp “{file}”.", "Hãy kiểm tra lại đường dẫn.")
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_FILE + 1)
    except OSError as fault:
        raise surroundings(f"Không mở được tệp “{file}”: {reason(fault)}.") from None


def _form_of(root: str | None, file: Path, name: str | None) -> Form | None:
    """Return the form that a file is meant for: the one named, or the one in whose folder it stands."""
    catalogue = load_catalogue(root)
    if name:
        return find_form(catalogue, name)
    return catalogue.forms.get(file.resolve().parent.name) if file.name == TEMPLATE else None


def _faulty(file: Path, found: Findings) -> Report:
    return Report(
        command="forms check",
        title=f"Mẫu {file.name} chưa dùng được",
        data=_data(file, found),
        summary=f"{len(found.faults)} chỗ phải sửa trong Word.",
        blocks=(
            Bullets(tuple(f"{fault.message} {fault.hint}".strip() for fault in found.faults), Tone.BAD),
            *_found_blocks(found),
        ),
        next_steps=(
            Step("danvan forms fields", "Xem mọi thẻ dùng được và nghĩa của chúng."),
            Step(f"danvan forms check {quoted(file)}", "Sửa trong Word, lưu lại rồi xem lại."),
        ),
        ended=Outcome.FAULTS,
    )


def _found_blocks(found: Findings) -> Iterator[Block]:
    if found.mended:
        yield Paragraph(f"Word đã cắt {found.mended} thẻ thành nhiều mảnh; danvan tự nối lại, không phải sửa gì.")
    if found.needs:
        yield Heading("Mẫu này cần các số liệu")
        yield _needs_table(found.needs)


def _needs_table(needs: Sequence[Need]) -> Table:
    rows = tuple((need.path, need.label, str(need.times)) for need in needs)
    return Table((Column("Khóa"), Column("Tên gọi"), Column("Số chỗ")), rows)


def _preview_blocks(folder: Path, placed: Placed, form: Form | None) -> Iterator[Block]:
    told = {Fate.PLANNED: "Sẽ ghi bản xem thử", Fate.LOCKED: "", Fate.FAILED: ""}.get(placed.fate, "Bản xem thử")
    if told:
        source = f"ví dụ của {form.name}" if form else "số liệu của đợt mẫu kèm theo danvan"
        yield Paragraph(f"{told}: {folder / placed.name} (điền bằng {source}).", Tone.GOOD)
    if placed.sentence:
        yield Bullets((placed.sentence,), Tone.CAUTION)


def _next(file: Path, form: Form | None) -> Iterator[Step]:
    if form is None:
        name = "TÊN-BIỂU-MẪU"
        yield Step(f"danvan forms new {name} --from {quoted(file)}", "Tạo biểu mẫu riêng từ tệp này.")


def _data(file: Path, found: Findings) -> dict[str, Json]:
    return {
        "file": str(file),
        "scopes": [str(scope.value) for scope in found.scopes],
        "needs": [need._asdict() for need in found.needs],
        "mended": found.mended,
        "faults": [_fault(fault) for fault in found.faults],
    }


def _fault(fault: TemplateFault) -> dict[str, str]:
    return {"sentence": fault.sentence, "hint": fault.hint, "around": fault.around, "place": fault.place}
