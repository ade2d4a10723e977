"""DV409 beyond its page: what it says of a broken mark, of several places, and when it keeps silent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from danvan_cli.diagnostics import Diagnostic
from danvan_cli.rules.engine import run_rules
from danvan_cli.rules.registry import rule_named
from danvan_cli.workspace import Workspace
from tests.progress.test_fingerprint import BEFORE, approved

MakeWorkspace = Callable[[Mapping[str, str | bytes]], Workspace]
FILE = "dossiers/2026/chi-bo-xom-1--duong-hoa.yaml"
RULE = rule_named("DV409")


@pytest.fixture
def found(make_workspace: MakeWorkspace) -> Callable[..., list[Diagnostic]]:
    """Return a function that runs the rule over one dossier."""

    def run(text: str, day: date = date(2026, 10, 14)) -> list[Diagnostic]:
        assert RULE is not None
        gathered = run_rules(make_workspace({FILE: text}), day, rules=[RULE])
        assert not gathered.crashes
        return gathered.findings

    return run


def test_places_and_person(found) -> None:
    """The finding names who approved when, each place that moved, and points at the first; the others are related."""
    text = approved(BEFORE).replace("chi_tieu: 800", "chi_tieu: 850").replace("mo_ta: Ngày", "mo_ta: Buổi")
    (finding,) = found(text)
    assert finding.message == (
        "“Đường hoa thay cỏ dại”: đã đổi sau khi Trưởng Ban duyệt ngày 14/10/2026: Mục tiêu “Đường có hoa” › Chỉ tiêu "
        "(muc_tieu[0].chi_tieu) nay là “850”; Minh chứng “anh.jpg” › Mô tả (minh_chung[0].mo_ta) nay là “Buổi ra quân”."
    )
    assert finding.location.line == 6
    assert [(one.location.line, one.message[:28]) for one in finding.related] == [(9, "Minh chứng “anh.jpg” › Mô tả")]
    assert finding.unit == "chi-bo-xom-1"
    assert "danvan approve chi-bo-xom-1--duong-hoa --nguoi" in finding.hint


def test_what_left_points_at_the_mark(found) -> None:
    """Where something was only taken away there is no place to show but the mark itself."""
    (finding,) = found(approved(BEFORE).replace(", chi_tieu: 40", ""))
    assert finding.message.endswith(
        "duyệt ngày 14/10/2026: trong Mục tiêu “Hộ tham gia” (muc_tieu[1]) có 1 giá trị đã duyệt nay không còn."
    )
    assert finding.excerpt.startswith("  ma_noi_dung: d1 ")


def test_codes_by_their_names(found) -> None:
    """What stands there now is told as people call it: a choice by its label, a code of the plan by its name."""
    (finding,) = found(approved(BEFORE) + "loai: moi\nlinh_vuc: kinh-te\n")
    assert "Mới hay duy trì (loai) nay là “Mới”" in finding.message
    assert "Lĩnh vực (linh_vuc) nay là “Kinh tế”" in finding.message


def test_a_mark_that_is_none(found) -> None:
    """A mark that a hand has spoilt is told as such, and nobody is made up for one without a name."""
    (finding,) = found(approved(BEFORE, "đã xem").replace("nguoi: Trưởng Ban", "nguoi:"))
    assert "ai đó duyệt ngày 14/10/2026, nhưng mã nội dung không đọc được" in finding.message
    assert finding.excerpt == "  ma_noi_dung: đã xem"


def test_silence(found) -> None:
    """Nothing is said before the approval's day, of a model struck off, or of one that nobody approved."""
    moved = approved(BEFORE).replace("chi_tieu: 800", "chi_tieu: 850")
    assert found(moved, date(2026, 10, 13)) == []
    assert found(moved + "loai_bo: {ngay: 01/10/2026, ly_do: Trùng}\n") == []
    assert found(BEFORE) == []
