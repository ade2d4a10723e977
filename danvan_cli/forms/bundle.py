"""The whole submission of one model in one zip: its papers, its evidence, and a list of what is in and missing.

Plan III.3 says what belongs to it; a form belongs to it when its sheet has `bo_ho_so`.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from danvan_cli.evidence_folder import Standing
from danvan_cli.forms.manifest import AS_PRINTED, EDITED, Entry, day_of
from danvan_cli.forms.naming import safe_name
from danvan_cli.forms.writing import Fate, Placed, is_open, locked, refused
from danvan_cli.forms.zipping import Part, differs_from, fingerprint, is_ours, write_zip
from danvan_cli.vietnamese.dates import format_date
from danvan_cli.vietnamese.invisible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from danvan_cli.forms.catalogue import Form
    from danvan_cli.forms.printing import Document
    from danvan_cli.models.model_report import Evidence
    from danvan_cli.progress.year import JudgedModel, Year

FOLDER, ENDING = "bo-ho-so", ".zip"
TITLE = "Bộ hồ sơ đề nghị công nhận"
CONTENTS = "00. Mục lục.txt"
EVIDENCE = "Minh chứng"
_MB = 1_000_000
LARGEST_FILE, LARGEST_WHOLE, MOST_FILES = 100 * _MB, 500 * _MB, 500
_LONGEST_TITLE = 70
_BY_HAND = "bản đã sửa tay; danvan có bản mới hơn ở bên cạnh, hãy so lại số liệu"


class Submission(NamedTuple):
    """What there is of one model: the forms that belong to a bundle, and the papers of them that were printed."""

    model: JudgedModel
    forms: Sequence[Form]
    papers: Sequence[Document]


class Bundle(NamedTuple):
    """What became of one model's bundle; `missing` is what the plan asks for and the bundle lacks."""

    model: JudgedModel
    label: str
    fate: Fate
    sentence: str = ""
    parts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    edited: str = ""
    data: str = ""

    def entries(self, year: Year) -> Iterator[Entry]:
        """Yield the bundle's line in the list of what was printed, if there is a file."""
        if self.fate in {Fate.WRITTEN, Fate.KEPT, Fate.BESIDE}:
            name, day = self.model.dossier.name, day_of(year)
            own = (FOLDER, TITLE, self.model.stem, name, day, str(len(self.missing)))
            yield Entry(self.label.partition("/")[2], *own, AS_PRINTED, self.data)
            if self.edited:
                yield Entry(self.edited.partition("/")[2], *own[:4], "", "", EDITED, "")


class _File(NamedTuple):
    """An evidence file as its dossier calls it: its real path and size, or why it cannot be taken."""

    name: str
    path: str = ""
    size: int = 0
    fault: str = ""


class _Contents(NamedTuple):
    """What goes into a bundle, and the lines of its table of contents."""

    parts: list[Part]
    papers: list[str]
    evidence: list[str]
    missing: list[str]


def make_bundle(year: Year, submission: Submission, out: Path, *, dry: bool = False) -> Bundle:
    """Pack the printed papers of a model and its evidence into `out`/<year>/bo-ho-so/<stem>.zip.

    The same contents leave the file untouched, one changed by hand
    is left alone, and a paper that could not be printed stops the bundle. Nothing raises for what the disk does.
    """
    model, _, papers = submission
    folder = out / str(year.workspace.year) / FOLDER
    place = f"{year.workspace.year}/{FOLDER}"
    name = model.stem + ENDING
    stopped = next((paper for paper in papers if paper.fate in {Fate.LOCKED, Fate.FAILED, Fate.REFUSED}), None)
    if stopped is not None:
        told = f"Chưa đóng bộ hồ sơ “{model.stem}” vì “{stopped.label}” {_WHY.get(stopped.fate, 'chưa in được')}."
        fate = Fate.REFUSED if stopped.fate is Fate.REFUSED else Fate.FAILED
        return Bundle(model, f"{place}/{name}", fate, told)
    contents = _contents(year, submission, out)
    names = (CONTENTS, *(part.name for part in contents.parts))
    if dry:
        return Bundle(model, f"{place}/{name}", Fate.PLANNED, "", names, tuple(contents.missing))
    index = Part(CONTENTS, data=_index(year, model, contents))
    placed, data = _put(folder, name, (index, *contents.parts), out)
    edited = f"{place}/{placed.edited}" if placed.edited else ""
    label = f"{place}/{placed.name}"
    return Bundle(model, label, placed.fate, placed.sentence, names, tuple(contents.missing), edited, data)


_WHY = {Fate.REFUSED: "còn chỗ thiếu", Fate.LOCKED: "đang mở trong Word hoặc không được phép ghi"}


def _contents(year: Year, submission: Submission, out: Path) -> _Contents:
    contents = _Contents([], [], [], [])
    for form in submission.forms:
        own = [paper for paper in submission.papers if f"/{form.name}/" in paper.label]
        for paper in own:
            _add_paper(contents, form, paper, out)
        if not own:
            contents.missing.append(f"{form.sheet.title}: chưa có")
    _add_evidence(contents, year, submission.model)
    return contents


def _add_paper(contents: _Contents, form: Form, paper: Document, out: Path) -> None:
    number = len(contents.parts) + 1
    name = safe_name(f"{number:02}. {_shortened(form.sheet.title)}")
    contents.parts.append(Part(name, str(out / (paper.edited or paper.label))))
    notes = [_BY_HAND] if paper.edited else []
    if paper.markers:
        gaps = "; ".join(dict.fromkeys(marker.label for marker in paper.markers))
        notes.append(f"còn {len(paper.markers)} chỗ [CẦN BỔ SUNG]: {gaps}")
        contents.missing.append(f"{name}: {notes[-1]}")
    contents.papers.append(f"{name} ({'; '.join(notes)})" if notes else name)


def _add_evidence(contents: _Contents, year: Year, model: JudgedModel) -> None:
    evidence = [each for each in model.dossier.evidence if each.day is None or each.day <= year.as_of]
    if not evidence:
        contents.missing.append("Tài liệu, hình ảnh, video minh họa: chưa có")
    room = LARGEST_WHOLE
    for number, each in enumerate(evidence, 1):
        about = _about(each)
        if each.file:
            room -= _add_file(contents, _file_of(year, model.stem, each.file), f"{number:02}", about, room)
        elif each.link:
            contents.evidence.append(f"Liên kết: {visible(each.link)}{about}")
        else:
            contents.missing.append(f"Minh chứng thứ {number}{about}: chưa có tệp hay liên kết")


def _add_file(contents: _Contents, file: _File, number: str, about: str, room: int) -> int:
    """Add an evidence file, if it can be taken; return the bytes that it takes."""
    fault = file.fault
    fault = fault or (f"tệp nặng quá {LARGEST_FILE // _MB} MB" if file.size > LARGEST_FILE else "")
    fault = fault or (f"cả bộ sẽ nặng quá {LARGEST_WHOLE // _MB} MB" if file.size > room else "")
    fault = fault or (f"bộ đã có {MOST_FILES} tệp" if len(contents.parts) >= MOST_FILES else "")
    if fault:
        contents.missing.append(f"Minh chứng “{visible(file.name)}”{about}: {fault}, nên không có trong bộ")
        return 0
    stem, ending = os.path.splitext(os.path.basename(file.name))
    name = f"{EVIDENCE}/{safe_name(f'{number}. {stem}', ending=_safe_ending(ending))}"
    contents.parts.append(Part(name, file.path, limit=LARGEST_FILE))
    contents.evidence.append(f"{name}{about}")
    return file.size


def _safe_ending(ending: str) -> str:
    return safe_name(f"x{ending}", ending="")[1:]


def _file_of(year: Year, stem: str, name: str) -> _File:
    evidence = year.workspace.evidence
    standing = evidence.standing(stem, name)
    if standing is not Standing.PRESENT:
        return _File(name, fault=_STANDINGS[standing])
    return _File(name, os.path.realpath(evidence.path(stem, name)), evidence.size(stem, name))


_STANDINGS = {
    Standing.MISSING: "không có tệp",
    Standing.EMPTY: "tệp rỗng",
    Standing.OUTSIDE: "tệp nằm ngoài thư mục minh chứng",
    Standing.NOT_A_FILE: "không phải là một tệp",
}


def _about(evidence: Evidence) -> str:
    told = ", ".join(
        part for part in (evidence.description or "", format_date(evidence.day) if evidence.day else "") if part
    )
    return f" ({visible(' '.join(told.split()))})" if told else ""


def _shortened(title: str) -> str:
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[:_LONGEST_TITLE].rpartition(" ")[0].rstrip(" ,;:“")


def _index(year: Year, model: JudgedModel, contents: _Contents) -> bytes:
    """Return the table of contents as Notepad reads it everywhere."""
    unit = year.workspace.units.get(model.dossier.unit)
    lines = [
        "MỤC LỤC BỘ HỒ SƠ ĐỀ NGHỊ CÔNG NHẬN MÔ HÌNH “DÂN VẬN KHÉO”",
        "",
        f"Mô hình: “{visible(model.dossier.name)}”",
        f"Đơn vị: {(unit and unit.name) or model.dossier.unit}",
        f"Số liệu tính đến {day_of(year)}",
        "",
        "I. CÁC VĂN BẢN",
        *(contents.papers or ["(chưa có)"]),
        "",
        "II. TÀI LIỆU, HÌNH ẢNH, VIDEO MINH HỌA",
        *(contents.evidence or ["(chưa có)"]),
        "",
        "III. CÒN THIẾU",
        *([f"- {line}" for line in contents.missing] or ["Không thiếu gì."]),
    ]
    return "\r\n".join((*lines, "")).encode("utf-8-sig", errors="replace")


def _put(folder: Path, name: str, parts: Sequence[Part], root: Path) -> tuple[Placed, str]:
    """Write the zip where no other file stands in the way; return where it went and the mark of its contents."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not folder.resolve().is_relative_to(root.resolve()):
            sentence = f"Thư mục “{FOLDER}” là lối tắt ra ngoài nơi in, nên không ghi vào đó."
            return Placed(name, Fate.FAILED, sentence), ""
        temporary = write_zip(folder, parts)
        try:
            data = fingerprint(temporary)
            return _replace(folder, name, temporary), data
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        return refused(folder, name, error), ""


def _replace(folder: Path, name: str, temporary: Path) -> Placed:
    path = folder / name
    if path.is_symlink():
        raise OSError(None, "chỗ ấy là một lối tắt, không phải tệp; hãy xóa lối tắt rồi in lại.")
    if path.is_dir():
        raise OSError(errno.EISDIR, "")
    edited = path.exists() and not is_ours(path)
    if edited:
        path = folder / f"{name.removesuffix(ENDING)} (mới){ENDING}"
        if path.is_symlink() or (path.exists() and not is_ours(path)):
            return Placed(name, Fate.FAILED, f"“{name}” và “{path.name}” đều đã bị sửa tay; hãy dọn bớt rồi đóng lại.")
    told = f"“{name}” đã được sửa tay nên giữ nguyên; bộ mới là “{path.name}”." if edited else ""
    mark = name if edited else ""
    if path.exists() and not differs_from(temporary, path):
        return Placed(path.name, Fate.KEPT, told, mark)
    if is_open(path):
        return Placed(path.name, Fate.LOCKED, locked(path.name))
    temporary.replace(path)
    return Placed(path.name, Fate.BESIDE if edited else Fate.WRITTEN, told, mark)
