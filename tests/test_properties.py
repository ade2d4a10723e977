"""What holds for every workspace, shown over generated ones."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_cli.models.dossier import Dossier
from danvan_cli.progress.deadlines import Standing
from danvan_cli.progress.funnel import by_block, by_field, by_origin, by_subject, funnel
from danvan_cli.progress.milestones import REGISTRATION, registered_on, struck_off
from danvan_cli.progress.obligations import Obligation
from danvan_cli.progress.year import Year
from danvan_cli.report import Report
from danvan_cli.rules.report import check_report
from danvan_cli.vietnamese.dates import format_date
from danvan_cli.workspace import Workspace, load_workspace

MINIMAL = Path(__file__).parent / "minimal"
UNITS = ("chi-bo-xom-1", "chi-bo-xom-2", "hoi-nong-dan", "ban-xay-dung-dang")
MORE_UNITS = """don_vi:
  - {ma: chi-bo-xom-2, ten: Chi bộ xóm 2, khoi: chi-bo}
  - ma: hoi-nong-dan
    ten: Hội Nông dân xã
    khoi: doan-the
"""
PLAIN = re.compile(r"[^\W_][\w./-]*(?: [\w./-]+)*")
YEAR_START, YEAR_END = date(2026, 1, 1), date(2026, 12, 31)

Files = Mapping[str, str]

days = st.dates(YEAR_START, YEAR_END)
words = st.text(alphabet="aăđếưỵ HN26 :#'\"-…{}[]&*!%@,🌾", min_size=1, max_size=12).filter(lambda text: text.strip())
written_days = days.map(format_date)


def block(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return mappings that hold any of the keys."""
    return st.fixed_dictionaries({}, optional=keys)


target = st.fixed_dictionaries(
    {"ten": st.sampled_from(["Số hộ tham gia", "Số mét đường hoa"])},
    optional={
        "don_vi_tinh": st.sampled_from(["hộ", "m"]),
        "chi_tieu": st.integers(0, 99).map(str),
        "chi_tieu_nam_truoc": st.integers(0, 99).map(str),
        "ket_qua": st.dictionaries(st.sampled_from(["2025", "2026"]), st.integers(0, 99).map(str)),
    },
)
dossier = st.fixed_dictionaries(
    {"ten": st.sampled_from(["Đường hoa", "Bữa sáng 0 đồng", "Ngõ: sạch", "Bữa sáng 0 đồng!"]) | words},
    optional={
        "linh_vuc": st.sampled_from(["kinh-te", "van-hoa-xa-hoi", "kinh-the"]),
        "loai": st.sampled_from(["moi", "moi", "nang-cao"]),
        "chu_the": block(loai=st.sampled_from(["chi-bo", "doan-the", "ca-nhan"]), ten=words),
        "thoi_gian": block(bat_dau=written_days, ket_thuc=written_days),
        "dia_diem": words,
        "khao_sat": block(thuc_trang=words, kho_khan=words),
        "muc_tieu": st.lists(target, max_size=3),
        "ke_hoach": block(ngay=written_days, muc_dich=words, giai_phap=st.lists(words, max_size=2)),
        "kiem_tra": st.lists(block(ngay=written_days, noi_dung=words), max_size=2),
        "dang_ky": block(ngay=written_days),
        "bao_cao": block(ngay=written_days, ket_qua=words, tu_danh_gia=st.sampled_from(["hieu-qua", "chua-hieu-qua"])),
        "de_nghi": block(ngay=written_days),
        "tham_dinh": block(ngay=written_days),
        "cong_nhan": block(ngay=written_days, so_quyet_dinh=words),
        "khen_thuong": block(ngay=written_days, hinh_thuc=words),
        "loai_bo": block(ngay=written_days, ly_do=words),
        "mien": st.lists(block(luat=st.sampled_from(["DV404", "DV301"]), ngay=written_days, ly_do=words), max_size=1),
    },
)
faulty = st.fixed_dictionaries(
    {},
    optional={"linh_vux": words, "dang_ky": block(ngay=st.just("31/02/2026")), "chu_the": words, "loai": words},
)
unit_file = block(
    nop=block(**{"dang-ky": block(ngay=written_days), "bao-cao": block(ngay=written_days)}), han_che=words
)


def lines(value: Any, indent: str = "") -> Iterator[str]:
    """Write a value of mappings, lists and texts as lines of YAML."""
    pairs = value.items() if isinstance(value, dict) else (("-", item) for item in value)
    for key, item in pairs:
        head = indent + key + (":" if isinstance(value, dict) else "")
        if isinstance(item, str):
            yield f"{head} {item if PLAIN.fullmatch(item) else json.dumps(item, ensure_ascii=False)}"
        elif not item:
            yield head + (" {}" if isinstance(item, dict) else " []")
        else:
            yield head
            yield from lines(item, indent + "  ")


@st.composite
def workspaces(draw: st.DrawFn, *, broken: bool = True) -> Files:
    """Return the files of a workspace of several units with several models each."""
    plan = (MINIMAL / "ke-hoach.yaml").read_text(encoding="utf-8").replace("don_vi:\n", MORE_UNITS)
    files = {"co-quan.yaml": (MINIMAL / "co-quan.yaml").read_text(encoding="utf-8"), "2026/ke-hoach.yaml": plan}
    for number, unit in enumerate(draw(st.lists(st.sampled_from([*UNITS, "don-vi-la"]), max_size=7))):
        data = draw(dossier) | {"don_vi": unit}
        if broken and draw(st.integers(0, 3)) == 0:
            data |= draw(faulty)
        files[f"2026/{unit}--mo-hinh-{number}.yaml"] = "\n".join(lines(data)) + "\n"
    for unit, data in draw(st.dictionaries(st.sampled_from(UNITS), unit_file, max_size=2)).items():
        files[f"2026/don-vi/{unit}.yaml"] = "\n".join(lines(data)) + "\n"
    return files


def load(files: Files, shuffle: Random | None = None) -> tuple[Workspace, Report, Report]:
    """Write the files, in an order and with times of `shuffle`; return them loaded, and checked on two days."""
    names = list(files)
    if shuffle:
        shuffle.shuffle(names)
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            path = Path(folder, "dossiers", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[name].encode())
            if shuffle:
                os.utime(path, (0, shuffle.randrange(10**9)))
        workspace = load_workspace(folder, 2026)
        spring, winter = (check_report(workspace, day) for day in (date(2026, 3, 5), date(2026, 12, 1)))
        return workspace, spring, winter


def places(text: str) -> set[tuple[int, int]]:
    """Return the line and column of every key and value, as another reader of YAML sees them."""
    found = {(1, 1)}
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    waiting = [root] if root else []
    while waiting:
        node = waiting.pop()
        found.add((node.start_mark.line + 1, node.start_mark.column + 1))
        if isinstance(node, yaml.MappingNode):
            waiting.extend(part for pair in node.value for part in pair)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
    return found


examples = settings(max_examples=40, deadline=None)


@examples
@given(workspaces())
def test_positions(files: Files) -> None:
    """Every finding, and every place that explains it, stands where a key or a value begins."""
    _, *reports = load(files)
    known = {f"dossiers/{name}": places(text) for name, text in files.items()}
    for report in reports:
        assert report.crashes == ()
        for finding in (*report.findings, *report.waived):
            for where in (finding.location, *(related.location for related in finding.related)):
                assert (where.line, where.column) in known[where.path], finding


@examples
@given(workspaces(), days)
def test_totals_add_up(files: Files, day: date) -> None:
    """Every share sums to the funnel's first two steps, and no step holds more than were registered."""
    workspace, *_ = load(files)
    year = Year.of(workspace, day)
    assert year is not None
    steps = {step.code: step.count for step in funnel(year.models)}
    assert steps["duoc-tinh"] == len(year.counted)
    assert len(year.counted) + len(year.uncounted) == len(workspace.models)
    assert len(workspace.models) + len(workspace.unreadable) == sum("--" in name for name in files)
    registered = [m for m in workspace.models if (on := registered_on(m.dossier)) is not None and on <= day]
    assert steps["dang-ky"] == sum(not struck_off(model.dossier, day) for model in registered)
    assert all(count <= steps["dang-ky"] for count in steps.values())
    later = [steps[code] for code in ("dang-ky", "bao-cao", "de-nghi", "tham-dinh", "cong-nhan", "khen-thuong")]
    assert later == sorted(later, reverse=True)
    for shares in (by_field(year), by_block(year), by_origin(year), by_subject(year)):
        assert sum(share.registered for share in shares) == steps["dang-ky"]
        assert sum(share.counted for share in shares) == steps["duoc-tinh"]
        assert all(0 <= share.counted <= share.registered for share in shares)


def lateness(owed: Obligation) -> int:
    """Return how late an open obligation is, in days past its last good day; negative while days are left."""
    order = {Standing.AHEAD: -owed.judged.days, Standing.LAST_DAY: 0, Standing.ON_THE_DAY: 1}
    return order.get(owed.standing, 1 + owed.judged.days)


def owing(workspace: Workspace, unit: str, day: date) -> list[str]:
    """Return the models that a unit has to report: registered by that day, and not struck off."""
    found: list[str] = []
    for model in workspace.models:
        dossier: Dossier = model.dossier
        on = registered_on(dossier)
        if dossier.unit == unit and on is not None and on <= day and not struck_off(dossier, day):
            found.append(model.stem)
    return found


@examples
@given(workspaces(), st.lists(st.integers(0, 400), min_size=2, max_size=12, unique=True).map(sorted))
def test_lateness_grows_with_the_day(files: Files, offsets: list[int]) -> None:
    """What stays owed gets later day by day; what was met stays as it was, while the same models are owed."""
    workspace, *_ = load(files)
    seen = [Year.of(workspace, YEAR_START + timedelta(offset)) for offset in offsets]
    for before, after in pairwise(seen):
        assert before is not None
        assert after is not None
        for old, new in zip(before.obligations, after.obligations, strict=True):
            if old.standing.is_open and new.standing.is_open:
                assert lateness(new) - lateness(old) == (after.as_of - before.as_of).days
            same = owing(workspace, old.unit.code, before.as_of) == owing(workspace, old.unit.code, after.as_of)
            if old.standing.is_met and (same or old.deadline.code == REGISTRATION):
                assert (new.met_on, new.judged) == (old.met_on, old.judged)


@examples
@given(workspaces(), st.randoms(use_true_random=False))
def test_order_of_files_does_not_matter(files: Files, shuffle: Random) -> None:
    """Files written in another order and at other times give the same report."""
    assert load(files)[1:] == load(files, shuffle)[1:]


@examples
@given(workspaces())
def test_before_everything_nothing_is_registered(files: Files) -> None:
    """On a day before all days in the files nothing is registered, counted or met."""
    workspace, *_ = load(files)
    year = Year.of(workspace, YEAR_START - timedelta(days=1))
    assert year is not None
    assert {step.count for step in funnel(year.models)} == {0}
    assert year.counted == ()
    assert not any(owed.standing.is_met for owed in year.obligations)
