"""Filling Word forms: danvan's engine and command against docxtpl and docx-mailmerge2."""

from __future__ import annotations

import re
import shutil
import zipfile
from typing import TYPE_CHECKING

from bench import ROOT, own_script, print_sample, render
from corpus import YEAR
from measure import MIB, BenchmarkError, Command, Sample, Series, in_turn, run
from peers import PEER_FILES
from table import Row, compared, memory

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench import Bench

_COMMUNE = 42
_SLIP = "phieu-dang-ky"
_LIST = "phu-luc-01"


def slips(bench: Bench) -> list[Row]:
    """Compare the slips of a commune: our whole command from its YAML files, docxtpl from ready contexts."""
    job, out = _job(bench, _SLIP, _COMMUNE), _empty(bench, "phieu")
    measured = in_turn(
        {
            "danvan": render(bench.campaign(_COMMUNE), _SLIP, out / "danvan"),
            "docxtpl": _docxtpl(bench, job, out, _COMMUNE),
        },
        bench.rounds,
    )
    _expect(list((out / "danvan").rglob("*.docx")), _COMMUNE)
    what = f"{_COMMUNE} phiếu đăng ký, một tiến trình"
    return [compared(what, "docxtpl như tài liệu", measured["danvan"], measured["docxtpl"], 0.3)]


def further(bench: Bench) -> list[Row]:
    """Compare what one more document costs: the run of many less the run of none, over their number."""
    count = 40 if bench.quick else 200
    job, out = _job(bench, _SLIP, _COMMUNE), _empty(bench, "them")
    run(_docxtpl(bench, job, out, 1))
    run(Command((bench.peers.python, PEER_FILES / "merge_template.py", job, out / "0.docx")))
    makers: dict[str, Callable[[int], Command]] = {
        "danvan": lambda number: own_script("fill_forms.py", job, _under(out, "danvan"), str(number)),
        "docxtpl": lambda number: _docxtpl(bench, job, _under(out, "docxtpl"), number),
        "mailmerge": lambda number: _mailmerge(bench, job, _under(out, "mailmerge"), number),
    }
    commands = {f"{name}-{number}": make(number) for name, make in makers.items() for number in (0, count)}
    measured = in_turn(commands, bench.rounds)
    each = {name: _each(measured[f"{name}-{count}"], measured[f"{name}-0"], count) for name in makers}
    _same_name(out, ("danvan", "docxtpl", "mailmerge"))
    what = f"Mỗi phiếu thêm ({count} trừ 0)"
    return [
        compared(what, "docxtpl như tài liệu", each["danvan"], each["docxtpl"], 0.1),
        compared(what, "docx-mailmerge2", each["danvan"], each["mailmerge"], 1),
    ]


def long_list(bench: Bench) -> list[Row]:
    """Compare one list of thousands of rows, from a ready context on both sides."""
    job, out = _job(bench, _LIST, bench.many), _empty(bench, "danh-sach")
    measured = in_turn(
        {
            "danvan": own_script("fill_forms.py", job, _under(out, "danvan"), "1"),
            "docxtpl": _docxtpl(bench, job, _under(out, "docxtpl"), 1),
        },
        bench.rounds,
    )
    what, ours = f"Phụ lục 01, {bench.many} dòng", measured["danvan"]
    return [
        compared(what, "docxtpl như tài liệu", ours, measured["docxtpl"], 0.2),
        memory(f"{what}: bộ nhớ", "60 MiB", ours.peak, 60 * MIB, 1),
        memory(f"{what}: bộ nhớ", "docxtpl như tài liệu", ours.peak, measured["docxtpl"].peak),
    ]


def every_form(bench: Bench) -> list[Row]:
    """Compare every paper of every form for the sample commune: our whole command, docxtpl from ready contexts.

    The memory of one form's papers stands beside it: it must not grow with their number.
    """
    jobs, out = _empty(bench, "viec-moi-bieu-mau"), _empty(bench, "moi-bieu-mau")
    run(own_script("every_context.py", ROOT, str(YEAR), jobs))
    ours, theirs = out / "danvan", _under(out, "docxtpl")
    measured = in_turn(
        {
            "danvan": print_sample(ours),
            "docxtpl": Command((bench.peers.python, PEER_FILES / "docxtpl_every_form.py", jobs, theirs)),
            "one form": print_sample(out / "mot-bieu-mau", "phieu-dang-ky"),
        },
        bench.rounds,
    )
    count = len(list(ours.rglob("*.docx")))
    _expect(list(theirs.iterdir()), count)
    what, peak = f"Mọi biểu mẫu của xã mẫu, {count} văn bản", measured["danvan"].peak
    return [
        compared(what, "docxtpl như tài liệu", measured["danvan"], measured["docxtpl"]),
        memory(f"{what}: bộ nhớ", "một biểu mẫu", peak, measured["one form"].peak, 1.5),
    ]


def _job(bench: Bench, form: str, count: int) -> Path:
    """Return a folder with the form's template and the contexts of `count` dossiers, as danvan makes them."""
    job = bench.scratch / f"viec-{form}-{count}"
    if not job.is_dir():
        job.mkdir()
        run(own_script("contexts.py", bench.campaign(count).root, str(YEAR), form, job))
    return job


def _docxtpl(bench: Bench, job: Path, out: Path, count: int) -> Command:
    return Command((bench.peers.python, PEER_FILES / "docxtpl_forms.py", job, out, str(count)))


def _mailmerge(bench: Bench, job: Path, out: Path, count: int) -> Command:
    return Command((bench.peers.python, PEER_FILES / "mailmerge_forms.py", job, out, str(count)))


def _each(many: Series, none: Series, count: int) -> Series:
    pairs = zip(many.samples, none.samples, strict=True)
    return Series(tuple(Sample((a.cpu - b.cpu) / count, (a.wall - b.wall) / count, a.peak) for a, b in pairs))


def _empty(bench: Bench, name: str) -> Path:
    folder = bench.scratch / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def _under(folder: Path, name: str) -> Path:
    (folder / name).mkdir(exist_ok=True)
    return folder / name


def _expect(files: list[Path], count: int) -> None:
    if len(files) != count:
        raise BenchmarkError(f"{len(files)} văn bản, đáng ra {count}")


def _same_name(out: Path, names: tuple[str, ...]) -> None:
    """Raise unless the first document of every side says the same to a reader, spaces aside."""
    texts = {name: _words(out / name / "0.docx") for name in names}
    if len(set(texts.values())) != 1:
        said = "; ".join(f"{name}: {text[:200]}" for name, text in texts.items())
        raise BenchmarkError(f"các bên không ra cùng một văn bản: {said}")


def _words(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        page = archive.read("word/document.xml").decode()
    return "".join("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", page)).split())
