"""Reports that the tests of the formats share."""

from __future__ import annotations

from datetime import date

import pytest

from danvan_cli.diagnostics import Diagnostic, Location, Related, Severity
from danvan_cli.report import (
    Align,
    Bar,
    Bars,
    Bullets,
    Cell,
    Column,
    Heading,
    Outcome,
    Paragraph,
    Report,
    RuleCard,
    Skipped,
    Step,
    Table,
    Tone,
    Verbatim,
)

HOSTILE = (
    "[/abc] [bold red]",
    "\x1b[31mđỏ\x1b[0m",
    "\u202eđảo ngược\u202c",
    "trước\x07\x00\x9b31m\u200b\ufeffsau",
    "một\r\nhai\nba\rbốn\u2028năm\x85sáu\x0bbảy",
    "::error::giả ##[error]giả 100%",
    "{0} [bấm](https://example.org) \\",
    "Ủ" * 10_000,
    "từ " * 3_000,
    "\ud800",
    "宽字 👍 e\u0301",
    "\t",
    "",
)


@pytest.fixture
def checked() -> Report:
    """Return the result of a check: findings of the office and of two units, and all that may go along."""
    plan, model = "dossiers/2026/ke-hoach.yaml", "dossiers/2026/hoi-phu-nu--bua-sang-0-dong.yaml"
    bad_date = Diagnostic(
        code="DV006",
        name="wrong_value",
        severity=Severity.ERROR,
        message="Mục “ngay” của “dang_ky” ghi “30/2/2026”, là ngày không có trong lịch.",
        location=Location(model, 14, 9, 9),
        hint="ghi lại theo mẫu ngày/tháng/năm, ví dụ 05/3/2026.",
        excerpt="  ngay: 30/2/2026",
        unit="hoi-phu-nu",
    )
    below_quota = Diagnostic(
        code="DV201",
        name="commune_below_quota",
        severity=Severity.ERROR,
        message="Toàn xã mới có 40 mô hình được tính, còn thiếu 2 so với chỉ tiêu 42 của kế hoạch.",
        location=Location(plan, 9, 12, 2),
        hint="chạy “danvan status” để xem đơn vị nào chưa có mô hình.",
        excerpt="  toan_xa: 42",
    )
    twice = Diagnostic(
        code="DV003",
        name="duplicate_key",
        severity=Severity.ERROR,
        message="Mục “ten” được ghi hai lần.",
        location=Location("dossiers/2026/chi-bo-xom-3--cong-an.yaml", 8, 1, 3),
        hint="giữ một dòng, xóa dòng kia.",
        excerpt="ten: Camera an ninh",
        unit="chi-bo-xom-3",
        related=(Related(Location("dossiers/2026/chi-bo-xom-3--cong-an.yaml", 1, 1, 3), "lần ghi đầu tiên ở đây"),),
    )
    late = Diagnostic(
        code="DV102",
        name="registered_late",
        severity=Severity.WARNING,
        message="Đăng ký nộp muộn 1 ngày.",
        location=Location(model, 13, 1, 7),
        excerpt="dang_ky:",
        unit="hoi-phu-nu",
    )
    no_baseline = Diagnostic(
        code="DV204",
        name="continued_without_last_year",
        severity=Severity.WARNING,
        message="Mô hình duy trì, nâng cao mà không có số liệu năm trước.",
        location=Location(model, 4, 7, 8),
        excerpt="loai: nang-cao",
        unit="hoi-phu-nu",
        waived_by="Phó Trưởng ban, 02/4/2026: năm trước chưa giao chỉ tiêu",
    )
    return Report(
        command="check",
        title="Kiểm tra hồ sơ năm 2026, tính đến ngày 05/9/2026",
        as_of=date(2026, 9, 5),
        year=2026,
        data={"counted": 40, "quota": 42},
        findings=(bad_date, below_quota, twice, late),
        waived=(no_baseline,),
        skipped=(Skipped("DV308", "over_page_limit", "chưa đo số trang; thêm “--pages” để đo bằng LibreOffice."),),
        next_steps=(
            Step(
                "danvan set dossiers/2026/hoi-phu-nu--bua-sang-0-dong.yaml dang_ky.ngay 05/3/2026",
                "sửa ngày đăng ký sai; đây là lỗi chặn việc in phiếu.",
            ),
            Step("danvan explain DV201", "xem mô hình thế nào thì được tính."),
        ),
        scope="47 hồ sơ",
        summary="Được tính vào chỉ tiêu: 40/42 mô hình.",
        unit_names={"hoi-phu-nu": "Hội Liên hiệp Phụ nữ xã"},
        rules=(
            RuleCard(
                "DV201",
                "commune_below_quota",
                "Toàn xã chưa đủ chỉ tiêu",
                "Số mô hình được tính có đủ {toan_xa} không.",
                "Đăng ký thêm.",
            ),
        ),
    )


@pytest.fixture
def standing() -> Report:
    """Return the result of a status: blocks of every kind, nothing found."""
    return Report(
        command="status",
        title="Phong trào “Dân vận khéo” năm 2026 — Chủ nhật, ngày 01/3/2026",
        as_of=date(2026, 3, 1),
        year=2026,
        blocks=(
            Paragraph(
                "Còn 3 ngày nữa là hết hạn đăng ký; ngày cuối là thứ Tư, 04/3/2026. "
                "Ba đơn vị chưa đăng ký mô hình nào.",
                Tone.CAUTION,
            ),
            Heading("Chỉ tiêu"),
            Bars(
                (
                    Bar("Được tính", 40, 46, goal=42, note="6 mô hình chưa được tính, lý do ở bảng dưới"),
                    Bar("Đã báo cáo", 3, 46),
                    Bar("Đã công nhận", 0, 46),
                )
            ),
            Heading("Đơn vị còn nợ"),
            Table(
                (Column("Đơn vị"), Column("Việc"), Column("Còn", Align.RIGHT)),
                (
                    ("Ủy ban nhân dân xã Diễn Châu", Cell("chưa đăng ký", Tone.BAD), "3 ngày"),
                    (
                        "Chi bộ xóm 3 Diễn Hòa",
                        "đăng ký rồi nhưng phiếu còn thiếu địa điểm, thời gian và mục tiêu cụ thể",
                        "12 ngày",
                    ),
                ),
            ),
            Bullets(
                (
                    "một việc ngắn",
                    "một việc dài hơn hẳn, dài đến mức phải xuống dòng trong trang tám mươi cột",
                )
            ),
            Verbatim("dang_ky:\n  ngay: 05/3/2026"),
        ),
        summary="47 hồ sơ.",
        next_steps=(Step("danvan new", "ghi mô hình đầu tiên của đơn vị."),),
    )


@pytest.fixture
def empty() -> Report:
    """Return a report that says nothing."""
    return Report(command="check", title="")


@pytest.fixture
def crashed() -> Report:
    """Return a check in which a rule broke and nothing was found."""
    return Report(
        command="check",
        title="Kiểm tra hồ sơ dân vận khéo",
        crashes=("Quy tắc DV405 dừng giữa chừng; hãy gửi tệp nhật ký cho người phụ trách.",),
        scope="41/43 hồ sơ; 2 hồ sơ lỗi chưa tính",
        ended=Outcome.FAULTS,
    )


@pytest.fixture(params=HOSTILE, ids=lambda value: ascii(value)[:24])
def hostile(request) -> Report:
    """Return a report that holds one hostile value at every place where a dossier's value may come."""
    value = request.param
    place = Location(value or "a.yaml", 3, 5, 4)
    finding = Diagnostic(
        code="DV006",
        name="wrong_value",
        severity=Severity.ERROR,
        message=value,
        location=place,
        hint=value,
        excerpt=value,
        unit=value,
        related=(Related(place, value),),
        waived_by=value,
    )
    return Report(
        command="check",
        title=value,
        data={"gia_tri": value},
        blocks=(
            Heading(value),
            Paragraph(value),
            Bullets((value,)),
            Verbatim(value),
            Table((Column(value), Column("hai", Align.RIGHT)), ((value, Cell(value, Tone.BAD)),)),
            Bars((Bar(value, 1, 2, goal=2, note=value),)),
        ),
        findings=(finding,),
        waived=(finding,),
        skipped=(Skipped("DV308", "over_page_limit", value),),
        next_steps=(Step(value, value),),
        crashes=(value,),
        scope=value,
        summary=value,
        unit_names={value: value},
    )


@pytest.fixture
def reports(checked, standing, empty, crashed) -> dict[str, Report]:
    """Return the well-behaved reports by name."""
    return {"checked": checked, "standing": standing, "empty": empty, "crashed": crashed}
