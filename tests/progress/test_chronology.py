"""Dates that cannot be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from danvan_cli.models.dossier import Dossier
from danvan_cli.models.structure import key_path, written
from danvan_cli.models.unit_file import UnitFile
from danvan_cli.models.year_plan import YearPlan
from danvan_cli.progress.chronology import (
    facts_after,
    impossible_in_dossier,
    impossible_in_plan,
    impossible_in_unit_file,
)


def found(**blocks: Any) -> list[str]:
    """Return the keys at which a dossier with these blocks has impossible dates."""
    dossier = Dossier.__pydantic_validator__.validate_python({"ten": "Đường hoa", "don_vi": "chi-bo-xom-1"} | blocks)
    return [written(key_path(Dossier, wrong.place)) for wrong in impossible_in_dossier(dossier, 2026)]


@pytest.mark.parametrize(
    ("blocks", "where"),
    [
        ({"dang_ky": {"ngay": "03/3/2026"}, "bao_cao": {"ngay": "02/3/2026"}}, ["bao_cao.ngay"]),
        ({"dang_ky": {"ngay": "03/3/2026"}, "cong_nhan": {"ngay": "02/3/2026"}}, ["cong_nhan.ngay"]),
        ({"dang_ky": {"ngay": "03/3/2025"}}, ["dang_ky.ngay"]),
        ({"cong_nhan": {"ngay": "03/01/2027"}}, []),
        ({"cong_nhan": {"ngay": "03/01/2028"}}, ["cong_nhan.ngay"]),
        ({"loai_bo": {"ngay": "03/01/2027"}}, ["loai_bo.ngay"]),
        ({"kiem_tra": [{"ngay": "05/5/2026"}, {"ngay": "05/5/2025"}]}, ["kiem_tra[1].ngay"]),
        ({"vuong_mac": [{"ngay": "05/5/2027"}]}, ["vuong_mac[0].ngay"]),
        ({"dang_ky": {"ngay": "03/3/2026"}, "loai_bo": {"ngay": "01/3/2026"}}, ["dang_ky.ngay"]),
        ({"kiem_tra": [{"ngay": "05/5/2026"}], "loai_bo": {"ngay": "04/5/2026"}}, ["kiem_tra[0].ngay"]),
        ({"dang_ky": {"ngay": "03/3/2026"}, "loai_bo": {"ngay": "03/3/2026"}}, []),
        ({"dang_ky": {"ngay": "03/3/2026"}, "loai_bo": {"ly_do": "Trùng"}}, []),
        ({"thoi_gian": {"bat_dau": "10/3/2026", "ket_thuc": "09/3/2026"}}, ["thoi_gian.ket_thuc"]),
        ({"thoi_gian": {"ket_thuc": "09/3/2026"}}, []),
        ({"loai": "moi", "thoi_gian": {"bat_dau": "10/3/2025"}}, ["thoi_gian.bat_dau"]),
        ({"loai": "nang-cao", "thoi_gian": {"bat_dau": "10/3/2021"}}, []),
        ({"ke_hoach": {"moc": {"so_ket": "10/9/2026", "tong_ket": "09/9/2026"}}}, ["ke_hoach.moc.tong_ket"]),
        ({"ke_hoach": {"muc_dich": "Sạch"}}, []),
        ({"dang_ky": {"ngay": "03/3/2026"}, "bao_cao": {"ngay": "03/3/2026"}}, []),
    ],
)
def test_dossier(blocks: dict[str, Any], where: list[str]) -> None:
    """A dossier's dates follow the year's course, and the same day is no disorder."""
    assert found(**blocks) == where


def test_plan_and_unit_file() -> None:
    """Deadlines keep their order and year; a unit reports after it registers."""
    plan = YearPlan.__pydantic_validator__.validate_python(
        {
            "nam": "2026",
            "han": [{"ten": "A", "truoc_ngay": "10/9/2026"}, {"ten": "B", "truoc_ngay": "05/3/2026"}],
            "lich_tham_dinh": [{"ngay": "01/10/2025"}],
        }
    )
    assert [wrong.message for wrong in impossible_in_plan(plan, 2026)] == [
        "Hạn “B” 05/3/2026 lại trước hạn “A” 10/9/2026.",
        "Ngày thẩm định 01/10/2025 không nằm trong năm 2026.",
    ]
    file = UnitFile.__pydantic_validator__.validate_python(
        {"nop": {"dang-ky": {"ngay": "04/3/2026"}, "bao-cao": {"ngay": "01/3/2026"}}}
    )
    assert len(list(impossible_in_unit_file(file, 2026))) == 1
    assert list(impossible_in_unit_file(UnitFile(), 2026)) == []


def test_what_lies_behind_a_day_is_told_but_for_the_decisions():
    """Whoever saw a dossier in June saw neither its report nor a later inspection; recognition follows from seeing."""
    blocks = {
        "dang_ky": {"ngay": "03/3/2026"},
        "kiem_tra": [{"ngay": "05/5/2026"}, {"ngay": "05/7/2026"}],
        "bao_cao": {"ngay": "25/8/2026"},
        "cong_nhan": {"ngay": "09/10/2026"},
    }
    dossier = Dossier.__pydantic_validator__.validate_python({"ten": "Đường hoa", "don_vi": "chi-bo-xom-1"} | blocks)
    assert list(facts_after(dossier, date(2026, 6, 1))) == ["ngày báo cáo 25/8/2026", "ngày kiểm tra 05/7/2026"]
    assert list(facts_after(dossier, date(2026, 8, 25))) == []
