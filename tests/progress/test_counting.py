"""Which models count, one fact at a time (plan II.1)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from danvan_cli.models.dossier import Dossier
from danvan_cli.progress.baselines import Source, compare
from danvan_cli.progress.counting import Reason, verdict

AS_OF = date(2026, 3, 20)


def dossier(**changes: Any) -> Dossier:
    """Return a registered, continued model with one better target; keyword arguments replace keys of the file."""
    data = {
        "ten": "Đường hoa",
        "don_vi": "chi-bo-xom-1",
        "loai": "nang-cao",
        "dia_diem": "Xóm 1",
        "thoi_gian": {"bat_dau": "10/3/2026"},
        "muc_tieu": [{"ten": "Đường hoa", "don_vi_tinh": "m", "chi_tieu": "850", "chi_tieu_nam_truoc": "800"}],
        "dang_ky": {"ngay": "03/3/2026"},
    } | changes
    return Dossier.__pydantic_validator__.validate_python(data)


def target(**changes: Any) -> list[dict[str, Any]]:
    """Return one target of the file with a figure and no figure of last year."""
    return [{"ten": "Đường hoa", "don_vi_tinh": "m", "chi_tieu": "850"} | changes]


def test_a_better_target_counts() -> None:
    """A continued model with one target above last year's counts."""
    assert verdict(dossier(), None, 2026, AS_OF).counted


def test_a_new_model_needs_no_figure() -> None:
    """A new model counts with a target in words."""
    assert verdict(dossier(loai="moi", muc_tieu=[{"ten": "Xóm đoàn kết"}]), None, 2026, AS_OF).counted


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"dang_ky": None}, Reason.NOT_REGISTERED),
        ({"dang_ky": {"ngay": "21/3/2026"}}, Reason.NOT_REGISTERED),
        ({"dang_ky": {"so_ky_hieu": "01-CV/CB"}}, Reason.NOT_REGISTERED),
        ({"loai_bo": {"ngay": "10/3/2026", "ly_do": "Đổi việc"}}, Reason.STRUCK_OFF),
        ({"dia_diem": "  "}, Reason.SLIP_INCOMPLETE),
        ({"thoi_gian": None}, Reason.SLIP_INCOMPLETE),
        ({"loai": None}, Reason.SLIP_INCOMPLETE),
        ({"muc_tieu": [{"chi_tieu": "5"}]}, Reason.SLIP_INCOMPLETE),
        ({"muc_tieu": target(chi_tieu_nam_truoc="850")}, Reason.NO_BETTER_TARGET),
        ({"muc_tieu": target(chi_tieu_nam_truoc="900")}, Reason.NO_BETTER_TARGET),
        ({"muc_tieu": [{"ten": "Chỉ bằng lời"}]}, Reason.NO_BETTER_TARGET),
        ({"muc_tieu": target()}, Reason.NO_BASELINE),
        ({"muc_tieu": target(ket_qua={"2025": "850"})}, Reason.NO_BETTER_TARGET),
        ({"muc_tieu": target(ket_qua={"2025": "700"})}, None),
        ({"muc_tieu": target(chieu="giam", chi_tieu_nam_truoc="900")}, None),
        ({"muc_tieu": target(chieu="giam", chi_tieu_nam_truoc="800")}, Reason.NO_BETTER_TARGET),
        ({"loai_bo": {"ngay": "10/6/2026", "ly_do": "Về sau"}}, None),
    ],
)
def test_one_fact_decides(changes: dict[str, Any], reason: Reason | None) -> None:
    """Each fact alone makes the model count or not, for its own reason."""
    assert verdict(dossier(**changes), None, 2026, AS_OF).reason is reason


def test_the_slips_gaps_are_named() -> None:
    """The sentence of an incomplete slip names what is missing."""
    sentence = verdict(dossier(dia_diem=None, thoi_gian=None), None, 2026, AS_OF).sentence
    assert sentence == "phiếu đăng ký chưa đủ 5 mục: thiếu thời gian thực hiện, địa điểm"
    assert verdict(dossier(), None, 2026, AS_OF).sentence == ""


@pytest.mark.parametrize(
    ("own", "former", "source"),
    [
        ({"chi_tieu_nam_truoc": "800", "ket_qua": {"2025": "700"}}, {"chi_tieu": "900"}, Source.OWN_GOAL),
        ({"ket_qua": {"2025": "700"}}, {"chi_tieu": "900"}, Source.FORMER_GOAL),
        ({"ket_qua": {"2025": "700"}}, {"ket_qua": {"2025": "600"}}, Source.OWN_RESULT),
        ({}, {"ket_qua": {"2025": "600"}}, Source.FORMER_RESULT),
        ({}, {}, None),
    ],
)
def test_where_last_years_figure_comes_from(own: dict[str, Any], former: dict[str, Any], source: Source | None) -> None:
    """The dossier's own figure wins over last year's dossier, and a target over a result."""
    last_year = dossier(muc_tieu=[{"ten": "ĐƯỜNG  HOA", "don_vi_tinh": "m"} | former])
    (comparison,) = compare(dossier(muc_tieu=target(**own)), last_year, 2026)
    assert comparison.source is source


def test_another_measure_cannot_be_compared() -> None:
    """A former target in another unit of measure gives no figure, unless the dossier has its own."""
    former = dossier(muc_tieu=target(don_vi_tinh="tuyến", chi_tieu="2"))
    (comparison,) = compare(dossier(muc_tieu=target()), former, 2026)
    assert (comparison.baseline, comparison.measure_before) == (None, "tuyến")
    (known,) = compare(dossier(muc_tieu=target(chi_tieu_nam_truoc="800")), former, 2026)
    assert (known.is_better, known.measure_before) == (True, None)


def test_a_former_measure_may_be_unwritten() -> None:
    """A former target without a unit of measure differs from one that has it."""
    former = dossier(muc_tieu=[{"ten": "Đường hoa", "chi_tieu": "2"}])
    (comparison,) = compare(dossier(muc_tieu=target()), former, 2026)
    assert comparison.measure_before == ""


def test_an_ineffective_year_does_not_count_on() -> None:
    """A model that last year's dossier calls ineffective does not count, whatever its targets."""
    former = dossier(bao_cao={"tu_danh_gia": "chua-hieu-qua"})
    assert verdict(dossier(), former, 2026, AS_OF).reason is Reason.INEFFECTIVE_LAST_YEAR
    effective = dossier(bao_cao={"tu_danh_gia": "hieu-qua"})
    assert verdict(dossier(), effective, 2026, AS_OF).counted


def test_a_nameless_target_is_compared_with_its_own_figures() -> None:
    """A target without a name has no former namesake and still knows its own figures."""
    (comparison,) = compare(dossier(muc_tieu=[{"chi_tieu": "5", "chi_tieu_nam_truoc": "4"}]), dossier(), 2026)
    assert comparison.is_better
    assert not comparison.is_worse
