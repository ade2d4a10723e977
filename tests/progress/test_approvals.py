"""The approvals of the year, counted, in the report and in its machine part."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from danvan_cli.progress.approvals import approvals
from danvan_cli.progress.status import status_report
from danvan_cli.progress.totals import totals
from danvan_cli.progress.year import Year
from danvan_cli.report import Paragraph, Table
from danvan_cli.workspace import Workspace
from tests.progress.test_fingerprint import BEFORE, approved

DAY = date(2026, 10, 14)
REGISTERED = f"{BEFORE}dang_ky: {{ngay: 02/3/2026}}\n"


def campaign(make_workspace: Callable[[Mapping[str, str]], Workspace]) -> Workspace:
    """Lay out a model of each kind: approved, changed, waiting, with a broken mark, not registered, struck off."""
    texts = {
        "duyet": approved(REGISTERED),
        "doi": approved(REGISTERED).replace("chi_tieu: 800", "chi_tieu: 850"),
        "cho": REGISTERED,
        "hong": approved(REGISTERED, "abc"),
        "nhap": approved(BEFORE),
        "loai": f"{approved(REGISTERED)}loai_bo: {{ngay: 01/10/2026, ly_do: Trùng}}\n",
    }
    return make_workspace({f"dossiers/2026/chi-bo-xom-1--{name}.yaml": text for name, text in texts.items()})


def test_counted(make_workspace) -> None:
    """Living registered models alone are counted; one whose mark is broken waits like one that nobody approved."""
    year = Year.of(campaign(make_workspace), DAY)
    assert year is not None
    judged = approvals(year)
    assert judged.sentence == "1 đã duyệt, 1 đã đổi sau khi duyệt, 2 chờ duyệt"
    assert totals(year)["approvals"] == {
        "approved": ["chi-bo-xom-1--duyet"],
        "stale": {"chi-bo-xom-1--doi": ["muc_tieu[0].chi_tieu"]},
        "waiting": ["chi-bo-xom-1--cho", "chi-bo-xom-1--hong"],
    }


def test_told_by_status(make_workspace) -> None:
    """`danvan status` says the three figures and lists what has changed since, with the place."""
    report = status_report(campaign(make_workspace), DAY)
    told = [block.text for block in report.blocks if isinstance(block, Paragraph)]
    assert "Duyệt: 1 đã duyệt, 1 đã đổi sau khi duyệt, 2 chờ duyệt." in told
    (table,) = [block for block in report.blocks if isinstance(block, Table) and block.columns[-1].title == "Chỗ đổi"]
    ((_, stem, place),) = table.rows
    assert stem == "chi-bo-xom-1--doi"
    assert place == "Mục tiêu “Đường có hoa” › Chỉ tiêu (muc_tieu[0].chi_tieu) nay là “850”"


def test_as_the_year_stood(make_workspace) -> None:
    """On a day before the approvals every registered model was still waiting."""
    year = Year.of(campaign(make_workspace), date(2026, 9, 5))
    assert year is not None
    assert approvals(year).sentence == "0 đã duyệt, 0 đã đổi sau khi duyệt, 5 chờ duyệt"
