"""Who issues a paper: `ra_van_ban`, `nguoi_ky` and `so_ngay` of a form's sheet."""

from __future__ import annotations

from datetime import date

import pytest

from danvan_cli.forms.catalogue import Form, load_catalogue
from danvan_cli.forms.context import ContextBuilder
from danvan_cli.forms.selecting import Request, select
from danvan_cli.forms.sheet import FormSheet, dated_blocks
from danvan_cli.models.reading import read_record
from danvan_cli.source.reader import read_source
from tests.forms.conftest import PLAN, WASTE

SHEET = 'ten: Thông báo\nten_tep: "{{ van_ban.ban_cua }}.docx"\nloai_van_ban: TB\n'


def form_of(text: str, kind: str = "TB") -> Form:
    """Return a form whose sheet says this much more."""
    sheet = SHEET.replace("TB", kind) + text
    record = read_record(FormSheet, read_source("bieu-mau.yaml", sheet.encode())).record
    assert record is not None
    return Form("giay-moi", record, b"", trusted=True, label="mau.docx")


def build(year, text: str, kind: str = "TB", **request):
    """Return the only context of a request for a form whose sheet says this."""
    form = form_of(text, kind)
    selection = select(form, year, Request(**request))
    assert not selection.refusals
    (subject,) = selection.subjects
    return ContextBuilder(year, year.workspace.office.record, form).build(subject)


@pytest.mark.parametrize(
    ("issuer", "heading", "number", "signer"),
    [
        ("co-quan\nnguoi_ky: truong-ban", "ĐẢNG ỦY XÃ DIỄN CHÂU/BAN XÂY DỰNG ĐẢNG", "     -TB/BXDĐ", "TRƯỞNG BAN"),
        ("co-quan", "ĐẢNG ỦY XÃ DIỄN CHÂU/BAN XÂY DỰNG ĐẢNG", "     -TB/BXDĐ", ""),
        ("cap-uy\nnguoi_ky: truong-ban", "ĐẢNG BỘ TỈNH NGHỆ AN/ĐẢNG ỦY XÃ DIỄN CHÂU", "     -TB/ĐU", "TRƯỞNG BAN"),
        ("cap-uy", "ĐẢNG BỘ TỈNH NGHỆ AN/ĐẢNG ỦY XÃ DIỄN CHÂU", "     -TB/ĐU", ""),
    ],
)
def test_issued_above_the_unit(campaign, issuer, heading, number, signer) -> None:
    """A paper of the office or the committee to a state body carries their head, symbol, signer and Party layout."""
    context = build(campaign(), f"pham_vi: [don-vi]\nra_van_ban: {issuer}\n", units=["ubnd"])
    paper = context["van_ban"]
    assert context["the_thuc"] == "dang"
    assert context["don_vi"]["ma"] == "ubnd"
    assert "/".join(paper["cap_tren"] + paper["tieu_de"]) == heading
    assert (paper["so_ky_hieu"], paper["nguoi_ky"]["chuc_vu"]) == (number, signer)
    assert paper["noi_nhan"] == ["UBND xã", "Lưu Văn phòng Đảng ủy"]


def test_a_letter_outside_the_party_names_no_kind(campaign) -> None:
    """The blank number of a letter is -CV/… for the Party and only the body's symbol elsewhere."""
    form, year = "pham_vi: [don-vi]\n", campaign()
    numbers = [build(year, form, kind="CV", units=[unit])["van_ban"]["so_ky_hieu"] for unit in ("ubnd", "xom-3")]
    assert numbers == ["     /UBND", "     -CV/CB"]


def test_issued_by_the_unit(campaign) -> None:
    """Without `ra_van_ban`, and with don-vi, the paper is the unit's own in its block's layout."""
    for more in ("", "ra_van_ban: don-vi\n"):
        context = build(campaign(), f"pham_vi: [don-vi]\n{more}", units=["ubnd"])
        assert context["the_thuc"] == "hanh-chinh"
        assert context["van_ban"]["so_ky_hieu"] == "     /TB-UBND"
        assert context["van_ban"]["nguoi_ky"]["quyen_han"] == "TM. ỦY BAN NHÂN DÂN"


def test_office_outside_the_party(campaign) -> None:
    """Where the Front collects, the office's papers follow its own layout and the committee's stay the Party's."""
    year = campaign({"dossiers/co-quan.yaml": OFFICE_OF_THE_FRONT})
    own = build(year, "pham_vi: [xa]\nra_van_ban: co-quan\n")
    assert (own["the_thuc"], own["van_ban"]["tieu_de"]) == ("khac", ["ỦY BAN MTTQ XÃ", "BAN THƯỜNG TRỰC"])
    assert own["van_ban"]["so_ky_hieu"] == "     /TB-MTTQ"
    above = build(year, "pham_vi: [xa]\nra_van_ban: cap-uy\n")
    assert (above["the_thuc"], above["van_ban"]["tieu_de"]) == ("dang", ["ĐẢNG ỦY XÃ DIỄN CHÂU"])


OFFICE_OF_THE_FRONT = """
don_vi: mttq
ten: Ủy ban MTTQ Việt Nam xã
cap_uy: Đảng ủy xã Diễn Châu
cap_tren: Đảng bộ tỉnh Nghệ An
the_thuc: khac
dia_danh: Diễn Châu
ky_hieu: {cap_uy: ĐU, co_quan: MTTQ}
chinh_ta: kieu-cu
nguoi_ky: [{ma: chu-tich, quyen_han: TM. BAN THƯỜNG TRỰC, chuc_vu: CHỦ TỊCH}]
dau_moi: {chuc_vu: Chuyên viên}
noi_nhan: [UBND xã]
"""

PAPER = "van_ban: {phu-luc-01: {ngay: 12/3/2026, so_ky_hieu: 07-CV/BXDĐ}}"
SENT = PAPER.replace("phu-luc-01", "giay-moi")


@pytest.mark.parametrize(
    ("scope", "as_of", "number", "day"),
    [
        ("xa", date(2026, 3, 11), "     -TB/BXDĐ", "ngày   tháng   năm 2026"),
        ("xa", date(2026, 3, 12), "07-CV/BXDĐ", "ngày 12 tháng 3 năm 2026"),
        ("xa", date(2026, 10, 14), "07-CV/BXDĐ", "ngày 12 tháng 3 năm 2026"),
        ("don-vi", date(2026, 3, 12), "07-CV/BXDĐ", "ngày 12 tháng 3 năm 2026"),
        ("don-vi", date(2026, 10, 14), "     -TB/BXDĐ", "ngày   tháng   năm 2026"),
    ],
)
def test_number_of_a_paper_sent(campaign, scope, as_of, number, day) -> None:
    """A paper sent carries the plan's number from its day on; a letter to one unit on its very day only."""
    year = campaign({"dossiers/2026/ke-hoach.yaml": PLAN.replace(PAPER, SENT)}, as_of)
    units = ["ubnd"] if scope == "don-vi" else []
    paper = build(year, f"pham_vi: [{scope}]\nra_van_ban: co-quan\n", units=units)["van_ban"]
    assert (paper["so_ky_hieu"], paper["ngay_thang"]) == (number, day)


def test_number_of_the_boards_report(campaign) -> None:
    """The paper that the Board owes takes number and day from its own block of the plan."""
    owed = "\nhan:\n  - {ma: tong-hop, ten: Tổng hợp, truoc_ngay: 15/10/2026, khoi: [ban], bieu_mau: giay-moi}"
    summary = "tong_hop: {ngay: 12/10/2026, so_ky_hieu: 90-BC/BXDĐ,"
    year = campaign({"dossiers/2026/ke-hoach.yaml": PLAN.replace("\nhan:", owed).replace("tong_hop: {", f"{summary} ")})
    paper = build(year, "pham_vi: [xa]\nra_van_ban: co-quan\n")["van_ban"]
    assert (paper["so_ky_hieu"], paper["ngay_thang"]) == ("90-BC/BXDĐ", "ngày 12 tháng 10 năm 2026")


@pytest.mark.parametrize(
    ("block", "number", "day"),
    [
        ("", "05-ĐK/CB", "ngày   tháng   năm 2026"),
        ("so_ngay: de_nghi\n", "     -TB/CB", "ngày 20 tháng 9 năm 2026"),
        ("so_ngay: dang_ky\n", "05-ĐK/CB", "ngày 02 tháng 3 năm 2026"),
        ("so_ngay: cong_nhan\n", "41-QĐ/ĐU", "ngày 09 tháng 10 năm 2026"),
        ("so_ngay: tham_dinh\n", "     -TB/CB", "ngày   tháng   năm 2026"),
        ("so_ngay: khen_thuong\n", "     -TB/CB", "ngày   tháng   năm 2026"),
    ],
)
def test_number_of_a_models_paper(campaign, block, number, day) -> None:
    """A model's paper takes number and day from the block its sheet names, once that day has come."""
    more = (
        "cong_nhan: {ngay: 09/10/2026, so_quyet_dinh: 41-QĐ/ĐU}\n"
        "khen_thuong: {ngay: 20/10/2026, hinh_thuc: Giấy khen, so_quyet_dinh: 9}\n"
    )
    year = campaign({"dossiers/2026/xom-3--rac.yaml": WASTE + more})
    paper = build(year, f"pham_vi: [mo-hinh]\n{block}", models=["xom-3--rac"])["van_ban"]
    assert (paper["so_ky_hieu"], paper["ngay_thang"]) == (number, day)


def test_blocks_with_a_day() -> None:
    """What `so_ngay` may name are the blocks of a dossier that have a day."""
    assert {"ke_hoach", "de_nghi", "bao_cao", "cong_nhan", "tham_dinh"} < set(dated_blocks())
    assert not {"muc_tieu", "nhan_xet", "chu_the"} & set(dated_blocks())


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("so_ngay: de_nghi_\n", 5, "không có khối “de_nghi_”", "“de_nghi”"),
        ("so_ngay: abc\n", 5, "không có khối “abc”", "ke_hoach"),
        ("so_ngay: chu_the\n", 5, "không có khối “chu_the”", "ke_hoach"),
        ("ra_van_ban: cap_uy\n", 5, "“cap_uy”", "cap-uy (Cấp ủy)"),
        ("nguoi_ky: truong-ban\n", 5, "Văn bản do đơn vị ra", "Bỏ mục nguoi_ky"),
    ],
)
def test_wrong_value_in_a_sheet(tmp_path, text, line, message, hint) -> None:
    """A value that can mean nothing is told at its line, with what to write instead."""
    folder = tmp_path / "templates" / "giay-moi"
    folder.mkdir(parents=True)
    (folder / "mau.docx").write_bytes(b"PK")
    (folder / "bieu-mau.yaml").write_text(f"{SHEET}pham_vi: [mo-hinh]\n{text}", encoding="utf-8")
    (faulty,) = load_catalogue(str(tmp_path)).faulty
    (fault,) = faulty.faults
    assert fault.line == line
    assert message in fault.message
    assert hint in fault.hint


def test_unknown_signer(campaign) -> None:
    """A signer that co-quan.yaml does not have stops the form with a sentence that names both files."""
    form = form_of("pham_vi: [xa]\nra_van_ban: co-quan\nnguoi_ky: truong-bang\n")
    selection = select(form, campaign(), Request())
    (refusal,) = selection.refusals
    assert selection.subjects == ()
    assert "templates/giay-moi/bieu-mau.yaml" in refusal.sentence
    assert "dossiers/co-quan.yaml" in refusal.sentence
    assert "“truong-ban”" in refusal.hint
