"""Which models the decision of recognition and the proposal of rewards name, before and after they are made."""

from __future__ import annotations

from datetime import date

import pytest

from danvan_cli.forms.recognition_context import to_be_recognised, to_be_rewarded
from tests.forms.conftest import BREAKFAST, WASTE

FORM = "quyet-dinh-cong-nhan"
APPRAISED = "tham_dinh: {ngay: 22/9/2026, ket_luan: cong-nhan}\n"
FIRST = "cong_nhan: {ngay: 01/10/2026, so_quyet_dinh: 30-QĐ/ĐU}\n"
SECOND = "cong_nhan: {ngay: 09/10/2026, so_quyet_dinh: 41-QĐ/ĐU}\n"
REPORTED = "bao_cao: {ngay: 05/9/2026}\n"
GIVEN = "khen_thuong: {hinh_thuc: Giấy khen, ngay: 12/10/2026, so_quyet_dinh: 45-QĐ/ĐU}\n"


@pytest.fixture
def year(campaign):
    """Return a function that gives a year whose two models have gone so far."""

    def of(waste: str, breakfast: str):
        files = {"xom-3--rac": WASTE + APPRAISED + waste, "mttq--bua-sang": BREAKFAST + APPRAISED + breakfast}
        return campaign({f"dossiers/2026/{stem}.yaml": text for stem, text in files.items()}, date(2026, 10, 14))

    return of


@pytest.mark.parametrize(
    ("waste", "breakfast", "named"),
    [
        ("", "", {"xom-3--rac", "mttq--bua-sang"}),
        (FIRST, "", {"mttq--bua-sang"}),
        (SECOND, SECOND, {"xom-3--rac", "mttq--bua-sang"}),
        (FIRST, SECOND, {"mttq--bua-sang"}),
        (SECOND, FIRST, {"xom-3--rac"}),
    ],
)
def test_a_decision_that_was_made_is_printed_again_as_it_was(year, waste, breakfast, named):
    """While a model waits the next decision names it; when none does, the last one made names what it named."""
    assert {model.stem for model in to_be_recognised(year(waste, breakfast), FORM)} == named


@pytest.mark.parametrize(
    ("waste", "breakfast", "named"),
    [
        (GIVEN, "khen_thuong: {hinh_thuc: Giấy khen}\n", {"mttq--bua-sang"}),
        (GIVEN, GIVEN, {"xom-3--rac", "mttq--bua-sang"}),
        ("", "", {"xom-3--rac"}),
    ],
)
def test_a_proposal_that_was_followed_is_printed_again_as_it_was(year, waste, breakfast, named):
    """While a reward is only proposed it is named; when all are given, they are; without any, the exemplary one is."""
    seen = year(SECOND + waste, SECOND + REPORTED + breakfast)
    assert {model.stem for model in to_be_rewarded(seen)} == named
