"""Which workspace, which year, which day."""

from datetime import date
from pathlib import Path

import pytest

from danvan_cli.cli.shell.session import Campaign, Session
from danvan_cli.cli.shell.stop import Stop
from danvan_cli.report import Outcome, Report, Step


@pytest.fixture
def root(tmp_path, monkeypatch):
    """Make a workspace with the years 2024 and 2026, on a day of 2026."""
    monkeypatch.setenv("DANVAN_TODAY", "01/3/2026")
    for year in ("2024", "2026"):
        (tmp_path / "dossiers" / year).mkdir(parents=True)
    (tmp_path / "dossiers/co-quan.yaml").write_text("", "utf-8")
    return tmp_path


def test_the_workspace_is_found_upwards(root, monkeypatch):
    """From any folder inside it, or from -C, the workspace is the same."""
    monkeypatch.chdir(root / "dossiers/2026")
    assert Campaign(Session()).root == str(root)
    assert Campaign(Session(root / "dossiers")).root == str(root)


def test_no_workspace_is_wrong_use(tmp_path):
    """Outside any workspace the way to name one is shown."""
    with pytest.raises(Stop) as stop:
        _ = Campaign(Session(tmp_path)).root
    assert stop.value.outcome is Outcome.WRONG_USE
    assert str(tmp_path) in stop.value.sentence
    assert "danvan -C" in stop.value.hint


def test_a_folder_that_is_not_there(tmp_path):
    """A wrong path after -C is told as such."""
    with pytest.raises(Stop, match="Không có thư mục"):
        _ = Campaign(Session(tmp_path / "không có")).root


@pytest.mark.parametrize(
    ("as_of", "year", "day", "plan_year"),
    [
        (None, None, date(2026, 3, 1), 2026),
        ("05/9", None, date(2026, 9, 5), 2026),
        ("05/9/2024", None, date(2024, 9, 5), 2024),
        ("05/9/2025", None, date(2025, 9, 5), 2026),
        ("05/9", 2024, date(2024, 9, 5), 2024),
        ("05/9/2026", 2024, date(2026, 9, 5), 2024),
        (None, 2024, date(2026, 3, 1), 2024),
    ],
)
def test_day_and_year(root, as_of, year, day, plan_year):
    """The year is the one asked for, else that of the day if it has a folder, else the newest."""
    campaign = Campaign(Session(root), as_of, year)
    assert (campaign.day, campaign.plan_year) == (day, plan_year)


def test_a_day_of_a_year_without_a_folder_takes_the_newest(root, monkeypatch):
    """In a year that has not begun here, `01/3` means the newest plan's."""
    monkeypatch.setenv("DANVAN_TODAY", "01/3/2027")
    assert Campaign(Session(root), "01/3").day == date(2026, 3, 1)
    assert Campaign(Session(root)).plan_year == 2026


def test_a_year_without_a_folder_is_wrong_use(root):
    """--year of a year that is not there lists those that are."""
    with pytest.raises(Stop) as stop:
        _ = Campaign(Session(root), None, 2025).plan_year
    assert "dossiers/2025" in stop.value.sentence
    assert "2024, 2026" in stop.value.hint


def test_a_workspace_without_a_year(root):
    """A workspace that has no year folder yet is told what one looks like."""
    for year in ("2024", "2026"):
        (root / "dossiers" / year).rmdir()
    with pytest.raises(Stop, match="chưa có thư mục năm nào"):
        _ = Campaign(Session(root)).plan_year


@pytest.mark.parametrize(
    ("asked", "command", "told"),
    [
        ((Session(), None, None), "danvan status", "danvan status"),
        ((Session(), "05/9", None), "danvan status", "danvan status --as-of 05/9/2026"),
        ((Session(), None, 2024), "danvan render phu-luc-01", "danvan render phu-luc-01 --year 2024"),
        ((Session(), "05/9", None), "danvan explain DV101", "danvan explain DV101"),
        ((Session(Path("Hồ sơ 2026")), None, None), "danvan check", 'danvan -C "Hồ sơ 2026" check'),
        ((Session(), "05/9", None), "notepad co-quan.yaml", "notepad co-quan.yaml"),
    ],
)
def test_next_steps_keep_folder_day_and_year(root, monkeypatch, asked, command, told):
    """A next step can be copied as it stands: it asks of the same folder, day and year."""
    monkeypatch.chdir(root)
    report = Report(command="check", title="", next_steps=(Step(command, ""),))
    campaign = Campaign(*asked)
    assert [step.command for step in campaign.carried_on(report).next_steps] == [told]
