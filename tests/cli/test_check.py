"""`danvan check`: options in, findings out, the right exit status."""

import json

import pytest

from danvan_cli.progress.milestones import Milestone

DOSSIER = "dossiers/2026/chi-bo-xom-1--duong-hoa.yaml"
GOOD = "ten: Đường hoa thay cỏ dại\ndon_vi: chi-bo-xom-1\n"
BROKEN = "ten: Đường hoa thay cỏ dại\ndon_vi: chi-bo-xom-1\nten: Hai lần\n"


@pytest.fixture
def check(run, make_root):
    """Run `check` over a workspace of one dossier, on a day before the first deadline."""

    def check_dossier(text, *arguments, day="01/3"):
        root = make_root({DOSSIER: text})
        return run("-C", str(root), "check", "--as-of", day, *arguments)

    return check_dossier


def test_warnings_alone_are_clean(check):
    """Before the deadline what is missing is a warning, and the status is 0."""
    ended = check(GOOD)
    assert (ended.status, ended.err) == (0, "")
    assert "DV201" in ended.out


def test_strict_counts_warnings(check):
    """With --strict the same warnings make the status 1; the findings are the same."""
    ended = check(GOOD, "--strict")
    assert (ended.status, ended.err) == (1, "")
    assert ended.out == check(GOOD).out


def test_a_fault_in_the_data_is_status_1(check):
    """A broken dossier is told with file and line, and the status is 1."""
    ended = check(BROKEN)
    assert (ended.status, ended.err) == (1, "")
    assert f"{DOSSIER}:3" in ended.out


def test_the_day_decides(check):
    """The same dossier that is in time before the deadline is overdue after it."""
    assert check(GOOD, day="04/3").status == 0
    ended = check(GOOD, day="06/3")
    assert ended.status == 1
    assert "DV101" in ended.out


def test_json_is_one_document(check):
    """--format json prints one document with the day and the findings."""
    report = json.loads(check(BROKEN, "--format", "json").out)
    assert (report["command"], report["as_of"]) == ("check", "2026-03-01")
    assert "DV003" in {finding["code"] for finding in report["findings"]}


def test_one_milestone_may_be_asked_for(check):
    """--for asks about one milestone; what it demands is an error at once."""
    assert check(GOOD).status == 0
    assert check(GOOD, "--for", "bao-cao").status == 1


def test_an_unknown_milestone_is_wrong_use(check):
    """A milestone that does not exist is answered with those that do."""
    ended = check(GOOD, "--for", "baocao")
    assert (ended.status, ended.out) == (2, "")
    assert "Có phải ý bạn là “bao-cao”?" in ended.err


def test_help_names_all_milestones(run):
    """The help of --for lists exactly the milestones that it takes."""
    page = " ".join(run("check", "--help").out.split())
    assert f"Chỉ hỏi về một mốc: {', '.join(each.value for each in Milestone)}." in page


def test_a_day_that_is_none_is_wrong_use(check):
    """A day that no calendar has is wrong use of --as-of, not a fault of the data."""
    ended = check(GOOD, day="30/02/2026")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("Lỗi: “--as-of”: ")


def test_outside_a_workspace(run, tmp_path):
    """Where there is nothing to check, that is said; the status is not that of clean data."""
    ended = run("-C", str(tmp_path), "check")
    assert (ended.status, ended.out) == (2, "")
    assert "Không thấy thư mục làm việc" in ended.err


def test_only_some_rules_are_asked_for(check):
    """With --only the findings are those whose codes begin so; lateness and quota then fail nothing."""
    ended = check(GOOD, "--only", "dv0", "--only", "DV4", day="06/3")
    assert (ended.status, "DV101" in ended.out) == (0, False)
    ended = check(BROKEN, "--only", "DV003", "--format", "json")
    assert ended.status == 1
    assert {finding["code"] for finding in json.loads(ended.out)["findings"]} == {"DV003"}


@pytest.mark.parametrize("code", ["DV", "DV9", "XY1", ""])
def test_a_code_that_no_rule_has_is_wrong_use(check, code):
    """A filter that could keep nothing is refused, so that nobody takes silence for health."""
    ended = check(GOOD, "--only", code)
    assert (ended.status, "không có quy tắc nào" in ended.err) == (2, True)
