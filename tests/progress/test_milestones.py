"""Stages are derived from dates."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from danvan_cli.models.dossier import Dossier
from danvan_cli.progress.milestones import Milestone, Stage, stage

STEPS: list[tuple[str, dict[str, Any], str, Stage]] = [
    ("2026-02-01", {}, "đang soạn", Stage.DRAFT),
    ("2026-03-03", {"dang_ky": {"ngay": "03/3/2026"}}, "đăng ký", Stage.REGISTERED),
    ("2026-03-10", {"thoi_gian": {"bat_dau": "10/3/2026"}}, "triển khai", Stage.UNDER_WAY),
    ("2026-09-05", {"bao_cao": {"ngay": "05/9/2026"}}, "báo cáo", Stage.REPORTED),
    ("2026-09-20", {"de_nghi": {"ngay": "20/9/2026"}}, "đề nghị", Stage.PROPOSED),
    ("2026-09-25", {"tham_dinh": {"ngay": "25/9/2026"}}, "thẩm định", Stage.APPRAISED),
    ("2026-10-09", {"cong_nhan": {"ngay": "09/10/2026"}}, "công nhận", Stage.RECOGNISED),
    ("2026-10-13", {"khen_thuong": {"ngay": "13/10/2026"}}, "khen thưởng", Stage.REWARDED),
    ("2026-11-01", {"loai_bo": {"ngay": "01/11/2026"}}, "loại bỏ", Stage.STRUCK_OFF),
]


def read(data: dict[str, Any]) -> Dossier:
    """Return a dossier as a file would give it."""
    return Dossier.__pydantic_validator__.validate_python({"ten": "Đường hoa", "don_vi": "chi-bo-xom-1"} | data)


def test_one_dossier_lives_through_every_stage() -> None:
    """The same dossier, seen on each day of its year, is in the stage that its facts had reached."""
    whole = read({key: value for _, block, _, _ in STEPS for key, value in block.items()})
    seen = [(stage(whole, date.fromisoformat(day)), stage(whole, date.fromisoformat(day)).label) for day, *_ in STEPS]
    assert seen == [(reached, label) for _, _, label, reached in STEPS]


def test_a_days_difference_is_a_stages() -> None:
    """On the eve of a fact it has not happened yet."""
    model = read({"dang_ky": {"ngay": "03/3/2026"}})
    assert stage(model, date(2026, 3, 2)) is Stage.DRAFT
    assert stage(model, date(2026, 3, 3)) is Stage.REGISTERED


@pytest.mark.parametrize("block", [{"ke_hoach": {"ngay": "04/3/2026"}}, {"thoi_gian": {"bat_dau": "04/3/2026"}}])
def test_a_plan_or_a_start_sets_it_under_way(block: dict[str, Any]) -> None:
    """Either the day of the plan or the day of the start begins the work."""
    model = read({"dang_ky": {"ngay": "03/3/2026"}} | block)
    assert stage(model, date(2026, 3, 4)) is Stage.UNDER_WAY


def test_begun_without_registration_is_a_draft() -> None:
    """Work alone registers nothing."""
    assert stage(read({"thoi_gian": {"bat_dau": "04/01/2026"}}), date(2026, 3, 4)) is Stage.DRAFT


def test_milestones_follow_one_another() -> None:
    """Every milestone but the first knows the one before, and claims a later stage."""
    order = list(Milestone)
    assert [milestone.previous for milestone in order] == [None, *order[:-1]]
    assert [milestone.stage for milestone in order] == sorted(milestone.stage for milestone in order)
