"""What each milestone demands, and how urgently on a day."""

from __future__ import annotations

from datetime import date

import pytest

from danvan_cli.diagnostics import Severity
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.structure import attributes
from danvan_cli.progress.completeness import BLOCKS, gaps, urgency
from danvan_cli.progress.milestones import Milestone
from danvan_cli.progress.year import Year

PATH = "dossiers/2026/chi-bo-xom-1--duong-hoa.yaml"
STEM = "chi-bo-xom-1--duong-hoa"
HEAD = "ten: Đường hoa\ndon_vi: chi-bo-xom-1\n"
REGISTERED = HEAD + "dang_ky: {ngay: 03/3/2026}\n"
PLANNED = REGISTERED + "ke_hoach: {ngay: 08/3/2026}\nthoi_gian: {bat_dau: 10/3/2026}\n"
REPORTED = PLANNED + "bao_cao: {ngay: 05/9/2026, tu_danh_gia: %s}\n"
EFFECTIVE = REPORTED % "hieu-qua"
PROPOSED = EFFECTIVE + "de_nghi: {ngay: 12/9/2026}\n"
APPRAISED = PROPOSED + "tham_dinh: {ngay: 20/9/2026, ket_luan: %s}\n"
RECOGNISED = APPRAISED % "cong-nhan" + "cong_nhan: {ngay: 01/10/2026}\n"
STRUCK_OFF = REGISTERED + "loai_bo: {ngay: 05/3/2026, ly_do: Đổi việc}\n"

ERROR, WARNING = Severity.ERROR, Severity.WARNING
REGISTRATION, PLAN, REPORT, PROPOSAL, APPRAISAL, RECOGNITION = Milestone


@pytest.fixture
def urgent(make_workspace):
    """Return a function that tells the urgency of a milestone for a dossier on a day."""

    def of(text, day, milestone, asked=None):
        year = Year.of(make_workspace({PATH: text}), date(2026, *day))
        return urgency(year, year.by_stem[STEM], milestone, asked)

    return of


@pytest.mark.parametrize(
    ("text", "day", "milestone", "wanted"),
    [
        (HEAD, (1, 10), REGISTRATION, WARNING),
        (HEAD, (3, 4), REGISTRATION, WARNING),
        (HEAD, (3, 5), REGISTRATION, ERROR),
        (REGISTERED, (3, 3), REGISTRATION, ERROR),
        (REGISTERED, (3, 2), REGISTRATION, WARNING),
        (HEAD, (3, 4), PLAN, None),
        (REGISTERED, (3, 4), PLAN, WARNING),
        (PLANNED, (3, 20), PLAN, ERROR),
        (HEAD, (9, 20), REPORT, None),
        (REGISTERED, (3, 4), REPORT, None),
        (REGISTERED, (3, 5), REPORT, WARNING),
        (PLANNED, (9, 9), REPORT, WARNING),
        (PLANNED, (9, 10), REPORT, ERROR),
        (EFFECTIVE, (9, 5), REPORT, ERROR),
        (PLANNED, (9, 20), PROPOSAL, None),
        (EFFECTIVE, (9, 20), PROPOSAL, WARNING),
        (REPORTED % "chua-hieu-qua", (9, 20), PROPOSAL, None),
        (PROPOSED, (9, 20), PROPOSAL, ERROR),
        (EFFECTIVE, (9, 20), APPRAISAL, None),
        (PROPOSED, (9, 20), APPRAISAL, WARNING),
        (APPRAISED % "cong-nhan", (9, 20), APPRAISAL, ERROR),
        (PROPOSED, (9, 20), RECOGNITION, None),
        (APPRAISED % "cong-nhan", (9, 20), RECOGNITION, WARNING),
        (APPRAISED % "khong", (9, 20), RECOGNITION, None),
        (RECOGNISED, (10, 1), RECOGNITION, ERROR),
    ],
)
def test_urgency_by_the_day(urgent, text, day, milestone, wanted):
    """A gap is an error once its milestone is claimed or past, a warning while it is the next, silent before."""
    assert urgent(text, day, milestone) is wanted


@pytest.mark.parametrize("milestone", Milestone)
def test_asking_makes_errors_of_all_up_to_it(urgent, milestone):
    """With `--for de-nghi` everything up to the proposal is demanded now, and what follows is silent."""
    demanded = milestone in (REGISTRATION, PLAN, REPORT, PROPOSAL)
    assert urgent(HEAD, (1, 10), milestone, asked=PROPOSAL) is (ERROR if demanded else None)


@pytest.mark.parametrize("asked", [None, REPORT])
def test_a_model_struck_off_owes_nothing(urgent, asked):
    """After its removal no milestone demands anything, even when it is asked for."""
    assert urgent(STRUCK_OFF, (9, 20), REGISTRATION, asked) is None


def test_every_demanded_key_belongs_to_one_milestone():
    """No demanded key of a dossier is forgotten, and none is demanded twice; identity is read before."""
    placed = [name for names in BLOCKS.values() for name in names]
    assert len(set(placed)) == len(placed)
    demanded = {attribute.name for attribute in attributes(Dossier) if attribute.demanded}
    assert demanded - {"name", "unit"} <= set(placed)


def test_gaps_name_the_empty_places(make_workspace):
    """An absent block is one place; inside one that has begun, each empty key is a place."""
    text = HEAD + "linh_vuc: kinh-te\nchu_the: {loai: chi-bo}\n"
    (model,) = make_workspace({PATH: text}).models
    places = set(gaps(model.dossier, REGISTRATION))
    assert {("origin",), ("subject", "name"), ("survey",), ("registration",)} <= places
    assert ("field",) not in places
    assert set(gaps(model.dossier, PLAN)) == {("plan",)}
