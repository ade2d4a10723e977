"""`danvan` alone, with what the rules have found."""

from datetime import date

from danvan_cli.rules.overview import day_report

DAY = date(2026, 2, 1)
STRAY = {"dossiers/2026/x--y.yaml": "ten: Y\ndon_vi: khong-co\n"}


def test_errors_are_among_the_next_things_to_do(make_workspace) -> None:
    """An error sends to `danvan check`, before what is not due for long; warnings alone do not."""
    clean = day_report(make_workspace({}), DAY)
    whys = {step.command: step.why for step in day_report(make_workspace(STRAY), DAY).next_steps}
    assert whys["danvan check"] == "Xem 1 lỗi của năm nay và cách sửa từng lỗi."
    assert next(iter(whys)) == "danvan check"
    assert all(step.command != "danvan check" for step in clean.next_steps)


def test_while_the_plan_cannot_be_read_it_says_so(make_workspace) -> None:
    """Nothing is counted without a plan, and the page says where the fault is."""
    report = day_report(make_workspace({"dossiers/2026/ke-hoach.yaml": "nam: [\n"}), DAY)
    assert report.title == "Năm 2026: chưa tính được"
