"""What a template is given: every key, values as they are printed, the year as it stood."""

from __future__ import annotations

import re
from datetime import date

import pytest

from danvan_cli.forms.catalogue import load_catalogue
from danvan_cli.forms.context import ContextBuilder
from danvan_cli.forms.derived import TABLES
from danvan_cli.forms.engine.tags import key_paths
from danvan_cli.forms.filling import fill_gaps
from danvan_cli.forms.keys import keys, known_paths
from danvan_cli.forms.list_context import roman
from danvan_cli.forms.model_context import empty_model, model_tree, with_measure
from danvan_cli.forms.selecting import Request, select
from danvan_cli.forms.trees import Wanted, leaf
from danvan_cli.vietnamese.numbers import parse_number
from tests.forms.conftest import OFFICE, WASTE

BLANK_DAY = "ngày   tháng   năm 2026"


def build(year, form="phieu-dang-ky", *, paths=None, **request):
    """Return the contexts of a request."""
    chosen = load_catalogue(None).forms[form]
    builder = ContextBuilder(year, year.workspace.office.record, chosen, paths)
    selection = select(chosen, year, Request(**request))
    assert not selection.refusals
    return [builder.build(subject) for subject in selection.subjects]


@pytest.mark.parametrize("form", load_catalogue(None).forms)
def test_only_known_keys(campaign, form) -> None:
    """A context holds no key that is not declared, whatever the paper is about."""
    committee = "nguoi_ky: [{ma: ban-thuong-vu, quyen_han: T/M BAN THƯỜNG VỤ, chuc_vu: BÍ THƯ}, "
    signers = {"dossiers/co-quan.yaml": OFFICE.replace("nguoi_ky: [", committee)}
    contexts = build(campaign(signers), form, everything=True)
    assert contexts
    for context in contexts:
        given = {re.sub(r"\.(19|20)\d\d$", ".*", path) for path in key_paths(context)}
        given = {path for path in given if not path.startswith("phong_trao.van_ban.")}
        assert given <= known_paths()


def test_every_key_is_given(campaign) -> None:
    """Every declared key is in the context of a slip at every depth, and in each new row of an empty list."""
    (context,) = build(campaign(), models=["xom-3--rac"])
    fixed = {path for path in keys() if ".*" not in path}
    assert {path for path in fixed if "[]" not in path} <= key_paths(context)
    with_rows = fill_gaps(context, sorted(path for path in fixed if "[]" in path), lambda _: "x", lambda _: 1)
    assert fixed <= key_paths(with_rows)


def test_derived_keys_are_the_declared_ones(campaign) -> None:
    """What the program adds beside the files' own keys is exactly what the table declares."""
    contexts = build(campaign(), "phu-luc-02", units=["xom-3"])
    places = {
        "": contexts[0],
        "van_ban": contexts[0]["van_ban"],
        "tong": contexts[0]["tong"],
        "nhom[]": contexts[0]["nhom"][0],
    }
    for place, tree in places.items():
        assert set(tree) == {derived.key for derived in TABLES[place]}
    row = contexts[0]["nhom"][0]["mo_hinh"][0]
    assert {derived.key for derived in TABLES["mo_hinh"]} <= set(row)
    assert {derived.key for derived in TABLES["mo_hinh.muc_tieu[]"]} <= set(row["muc_tieu"][0])
    assert set(row) == set(empty_model())


def test_explained() -> None:
    """Every derived key has a label and an explanation."""
    tables = [derived for table in TABLES.values() for derived in table]
    assert all(derived.label and derived.explanation.endswith((".", "…")) for derived in tables)
    assert len(tables) > 40


def test_values_are_printed_texts(campaign) -> None:
    """Dates, figures and choices stand as they are printed."""
    (context,) = build(campaign(), models=["xom-3--rac"])
    model = context["mo_hinh"]
    assert model["ten"] == "Biến rác thải thành tiền & quà <nhỏ>"
    assert model["thoi_gian"] == {"bat_dau": "01/3/2026", "ket_thuc": "30/11/2026"}
    assert (model["loai"], model["loai_ten"]) == ("nang-cao", "Duy trì, nâng cao")
    assert (model["linh_vuc_ten"], model["don_vi_ten"]) == ("Văn hóa - xã hội", "Chi bộ xóm 3 (Diễn Hoa cũ)")
    assert model["chu_the"]["hinh_thuc"] == "tập thể"
    assert model["ke_hoach"]["luc_luong"]["phoi_hop"] == []
    assert model["tham_dinh"]["phong_van"]["so_nguoi"] == ""
    assert (model["duoc_tinh"], model["ly_do_khong_tinh"]) == ("có", "")


def test_targets(campaign) -> None:
    """A target carries goal, last year's figure, result and rate, each with its unit of measure."""
    (context,) = build(campaign(), models=["xom-3--rac"])
    rows = [
        (row["chi_tieu_dvt"], row["nam_truoc_dvt"], row["ket_qua_dvt"], row["ty_le"])
        for row in context["mo_hinh"]["muc_tieu"]
    ]
    assert rows == [
        ("1.200 hộ", "950 hộ", "1.260 hộ", "105%"),
        ("8%", "", "10%", "80%"),
        ("", "", "–", "–"),
    ]


def test_result_of_nothing_has_no_rate(campaign) -> None:
    """A goal of nothing, and a fault brought down to nothing, have no rate."""
    zero = "ten: A\ndon_vi: mttq\nmuc_tieu:\n  - {ten: B, chi_tieu: 0, ket_qua: {2026: 5}}\n"
    down = "  - {ten: C, chi_tieu: 3, chieu: giam, ket_qua: {2026: 0}}\n  - {ten: D, chi_tieu: 3}\n"
    year = campaign({"dossiers/2026/mttq--khong.yaml": zero + down})
    (context,) = build(year, models=["mttq--khong"])
    assert [row["ty_le"] for row in context["mo_hinh"]["muc_tieu"]] == ["–", "–", ""]


@pytest.mark.parametrize(
    ("figure", "measure", "printed"),
    [
        ("1.200", "hộ", "1.200 hộ"),
        ("80", "%", "80%"),
        ("80%", None, "80%"),
        ("1,5", None, "1,5"),
        ("5", "% hộ", "5% hộ"),
    ],
)
def test_measure(figure, measure, printed) -> None:
    """A figure stands before its unit of measure; the sign % stands at the figure."""
    assert with_measure(parse_number(figure), measure) == printed


def test_as_it_stood(campaign) -> None:
    """What is dated after the as-of day is not in the paper: no report, no result, no proposal."""
    (context,) = build(campaign(as_of=date(2026, 8, 1)), models=["xom-3--rac"])
    model = context["mo_hinh"]
    assert model["bao_cao"]["ket_qua"] == ""
    assert model["muc_tieu"][0]["ket_qua_dvt"] == ""
    assert model["muc_tieu"][0]["ket_qua"] == {"2025": "940"}
    assert model["de_nghi_danh_dau"] == ""


def test_report_under_way_is_printed(campaign) -> None:
    """A report that has no day yet is being written, and its words are printed."""
    draft = "ten: A\ndon_vi: mttq\nbao_cao: {ket_qua: Đang viết}\n"
    (context,) = build(campaign({"dossiers/2026/mttq--a.yaml": draft}), models=["mttq--a"])
    assert context["mo_hinh"]["bao_cao"]["ket_qua"] == "Đang viết"


@pytest.mark.parametrize(
    ("unit", "layout", "lines", "number"),
    [
        ("xom-3", "dang", "ĐẢNG BỘ XÃ DIỄN CHÂU / CHI BỘ XÓM 3 | (DIỄN HOA CŨ)", "08-BC/CB"),
        ("ubnd", "hanh-chinh", " / ỦY BAN NHÂN DÂN | XÃ DIỄN CHÂU", "     /BC-UBND"),
        ("phong", "hanh-chinh", "ỦY BAN NHÂN DÂN | XÃ DIỄN CHÂU / PHÒNG KINH TẾ XÃ", "     /BC-……"),
        ("mttq", "khac", "MẶT TRẬN TỈNH / ỦY BAN MTTQ XÃ | BAN THƯỜNG TRỰC", "     /BC-MTTQ-BTT"),
        ("ban", "dang", "ĐẢNG ỦY XÃ DIỄN CHÂU / BAN XÂY DỰNG ĐẢNG", "     -BC/BXDĐ"),
    ],
)
def test_head(campaign, unit, layout, lines, number) -> None:
    """The head follows the unit's layout; a missing number leaves five spaces before its symbol."""
    (context,) = build(campaign(), "phu-luc-02", units=[unit])
    paper = context["van_ban"]
    assert context["the_thuc"] == layout
    assert " / ".join((" | ".join(paper["cap_tren"]), " | ".join(paper["tieu_de"]))) == lines
    assert paper["so_ky_hieu"] == number
    assert paper["ngay_thang"] == BLANK_DAY


def test_long_name_without_place_stays_whole(campaign) -> None:
    """A long name that holds neither a bracket nor the place name is left for Word to break."""
    plan = {"dossiers/2026/ke-hoach.yaml": campaign().workspace.plan.document.text}
    changed = {
        label: text.replace("Phòng Kinh tế xã", "Trung tâm Dịch vụ tổng hợp và phát triển")
        for label, text in plan.items()
    }
    (context,) = build(campaign(changed), "phu-luc-02", units=["phong"])
    assert context["van_ban"]["tieu_de"] == ["TRUNG TÂM DỊCH VỤ TỔNG HỢP VÀ PHÁT TRIỂN"]


def test_signer(campaign) -> None:
    """Authority and title are printed in capitals; a unit that names no signer leaves them empty."""
    signed, unsigned = build(campaign(), "phu-luc-02", units=["xom-3", "mttq"])
    assert signed["van_ban"]["nguoi_ky"] == {"quyen_han": "T/M CHI BỘ", "chuc_vu": "BÍ THƯ", "ho_ten": ""}
    assert set(unsigned["van_ban"]["nguoi_ky"].values()) == {""}


def test_slip_number(campaign) -> None:
    """A slip carries its number once it is registered, and leaves none for another form's symbol."""
    with_number, without = build(campaign(), models=["xom-3--rac", "mttq--bua-sang"])
    assert with_number["van_ban"]["so_ky_hieu"] == "05-ĐK/CB"
    assert without["van_ban"]["so_ky_hieu"] == ""


def test_commune_paper(campaign) -> None:
    """The commune's copy has the office's number, day and recipients, and the Board's own words."""
    (first,) = build(campaign(), "phu-luc-01")
    assert first["van_ban"]["so_ky_hieu"] == "07-CV/BXDĐ"
    assert first["van_ban"]["ngay_thang"] == "ngày 12 tháng 3 năm 2026"
    assert first["van_ban"]["noi_nhan"] == ["UBND xã", "Lưu Văn phòng Đảng ủy"]
    assert first["loi_van"]["han_che"] == "Còn đơn vị nộp chậm."
    assert [model["ten"] for model in first["mo_hinh_tieu_bieu"]] == ["Biến rác thải thành tiền & quà <nhỏ>"]
    (before,) = build(campaign(as_of=date(2026, 3, 11)), "phu-luc-01")
    assert before["van_ban"]["ngay_thang"] == BLANK_DAY
    assert before["mo_hinh_tieu_bieu"] == []


def test_commune_without_words_or_papers(campaign) -> None:
    """A plan without the Board's words or sent papers gives empty ones."""
    plan = campaign().workspace.plan.document.text
    bare = "".join(line for line in plan.splitlines(keepends=True) if not line.startswith(("tong_hop", "van_ban")))
    (context,) = build(campaign({"dossiers/2026/ke-hoach.yaml": bare}), "phu-luc-02")
    assert set(context["loi_van"].values()) == {""}
    assert context["van_ban"]["so_ky_hieu"] == "     -BC/BXDĐ"


def test_groups(campaign) -> None:
    """Models are grouped by the plan's fields, numbered through; struck-off and unregistered ones are left out."""
    (context,) = build(campaign(), "phu-luc-01")
    rows = [
        (group["tt"], group["ten_hoa"], group["so"], [row["tt"] for row in group["mo_hinh"]])
        for group in context["nhom"]
    ]
    assert rows == [("I", "VĂN HÓA - XÃ HỘI", "02", ["1", "2"])]
    assert [row["don_vi"] for row in context["nhom"][0]["mo_hinh"]] == ["mttq", "xom-3"]
    assert context["nhom"][0]["mo_hinh"][0]["thay_cho_ten"] == "Tủ áo ấm"


def test_unit_lists_those_it_sends_for(campaign) -> None:
    """The list of a unit holds its departments' models too, drafts included; its report only registered ones."""
    (registration,) = build(campaign(), "phu-luc-01", units=["ubnd"])
    (report,) = build(campaign(), "phu-luc-02", units=["ubnd"])
    assert [row["ten"] for group in registration["nhom"] for row in group["mo_hinh"]] == ["Ruộng không bỏ hoang"]
    assert report["nhom"] == []


def test_unknown_field_comes_last(campaign) -> None:
    """A model of no known field stands in a last group without a name."""
    stray = "ten: A\ndon_vi: xom-3\nlinh_vuc: la\n"
    (context,) = build(campaign({"dossiers/2026/xom-3--a.yaml": stray}), "phu-luc-01", units=["xom-3"])
    assert [(group["tt"], group["ma"], group["ten"]) for group in context["nhom"]] == [
        ("I", "van-hoa", "Văn hóa - xã hội"),
        ("II", "", ""),
    ]


def test_totals(campaign) -> None:
    """The totals count the listed models; struck-off and unreadable dossiers are said beside them."""
    (context,) = build(campaign({"dossiers/2026/mttq--hong.yaml": "ten: [\n"}), "phu-luc-02")
    assert context["tong"] == {
        "tong": "02",
        "moi": "01",
        "duy_tri": "01",
        "tap_the": "01",
        "ca_nhan": "01",
        "duoc_tinh": "02",
        "bao_cao": "01",
        "hieu_qua": "01",
        "chua_hieu_qua": "0",
        "loai_bo": "01",
        "de_nghi": "01",
        "ho_so_loi": "01",
    }
    (unit,) = build(campaign(), "phu-luc-02", units=["xom-3"])
    assert (unit["tong"]["tong"], unit["tong"]["loai_bo"], unit["tong"]["ho_so_loi"]) == ("01", "0", "")


def test_wanted_keys_only(campaign) -> None:
    """Where the template's tags are known, rows and the plan carry no other blocks."""
    paths = frozenset({"phong_trao.nam", "nhom[].mo_hinh[].ten"})
    (context,) = build(campaign(), "phu-luc-01", paths=paths)
    row = context["nhom"][0]["mo_hinh"][0]
    assert set(context["phong_trao"]) == {"nam", "nam_truoc"}
    assert {"ten", "don_vi", "stem", "chu_the", "muc_tieu"} <= set(row)
    assert not {"ke_hoach", "tham_dinh", "khao_sat"} & set(row)


def test_targets_are_made_only_where_wanted(campaign) -> None:
    """A row without targets in its template carries none."""
    year = campaign()
    row = model_tree(year, year.by_stem["xom-3--rac"], Wanted({"ten"}))
    assert "muc_tieu" not in row
    assert row["ten"] == "Biến rác thải thành tiền & quà <nhỏ>"


def test_share(campaign) -> None:
    """A figure written with the sign % is printed with it."""
    year = campaign({"dossiers/2026/mttq--a.yaml": "ten: A\ndon_vi: mttq\nmuc_tieu: [{ten: B, chi_tieu: 80%}]\n"})
    (context,) = build(year, models=["mttq--a"])
    assert context["mo_hinh"]["muc_tieu"][0]["chi_tieu"] == "80%"


def test_yes_and_no(campaign) -> None:
    """A yes or no is printed as the word."""
    (context,) = build(campaign(), models=["xom-3--rac"])
    assert context["phong_trao"]["tinh_ca_ngay_han"] == "không"
    assert leaf(True) == "có"  # noqa: FBT003 - the value itself is the case


@pytest.mark.parametrize(("number", "written"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (28, "XXVIII")])
def test_roman(number, written) -> None:
    """Groups are numbered in Roman figures."""
    assert roman(number) == written


FILE = """
minh_chung:
  - {loai: hinh-anh, tep: a.jpg, mo_ta: A}
  - {loai: hinh-anh, tep: b.jpg, mo_ta: B, ngay: 01/9/2026}
  - {loai: video, lien_ket: https://a.vn, mo_ta: C, ngay: 09/9/2026}
nhan_xet:
  - {co_quan: Hội Nông dân, ngay: 04/9/2026, noi_dung: Tốt.}
  - {noi_dung: Tốt.}
tham_dinh:
  ngay: 25/9/2026
  gio: 14 giờ 00
  dia_diem: Thực địa
  danh_gia: [{tieu_chi: la, diem: 5, y_kien: Tốt.}]
"""


@pytest.mark.parametrize(
    ("as_of", "parts", "missing"),
    [
        (date(2026, 9, 3), ("", "", "02 hình ảnh", "01 nhận xét (…)"), 2),
        (date(2026, 9, 5), ("", "ngày 04/9/2026", "02 hình ảnh", "02 nhận xét (Hội Nông dân; …)"), 1),
        (date(2026, 9, 20), ("ngày 20/9/2026", "ngày 04/9/2026", "02 hình ảnh, 01 video", None), 0),
    ],
)
def test_recognition_file(campaign, as_of, parts, missing) -> None:
    """The four parts of the file are told as they stood on the day, and those that are lacking by name."""
    (context,) = build(campaign({"dossiers/2026/xom-3--rac.yaml": WASTE + FILE}, as_of), models=["xom-3--rac"])
    model = context["mo_hinh"]
    keys_of_parts = ("ho_so_to_trinh", "ho_so_bao_cao", "ho_so_minh_chung", "ho_so_nhan_xet")
    for key, part in zip(keys_of_parts, parts, strict=True):
        assert part is None or model[key] == part
    assert len([part for part in model["ho_so_thieu"].split("; ") if part]) == missing


def test_every_criterion_has_a_row(campaign) -> None:
    """Rows of the appraisal are the dossier's own, then the plan's criteria that nobody rated."""
    (context,) = build(campaign({"dossiers/2026/xom-3--rac.yaml": WASTE + FILE}), models=["xom-3--rac"])
    rows = [(row["tt"], row["tieu_chi_ten"], row["y_kien"]) for row in context["mo_hinh"]["tham_dinh"]["danh_gia"]]
    assert rows == [("1", "la", "Tốt."), ("2", "Hiệu quả", "")]
    assert (context["mo_hinh"]["tong_diem"], context["mo_hinh"]["tong_diem_toi_da"]) == ("5", "")


@pytest.mark.parametrize(
    ("as_of", "told"),
    [
        (date(2026, 9, 24), ("ngày 22 tháng 9 năm 2026", "", "Nhà văn hóa")),
        (date(2026, 9, 25), ("ngày 25 tháng 9 năm 2026", "14 giờ 00", "Thực địa")),
    ],
)
def test_occasion_of_the_appraisal(campaign, as_of, told) -> None:
    """Day, hour and place are the schedule's until the team has worked."""
    plan = campaign().workspace.plan.document
    visit = "lich_tham_dinh: [{ngay: 22/9/2026, mo_hinh: [xom-3--rac], dia_diem: Nhà văn hóa}]\n"
    changes = {plan.label: plan.text + visit, "dossiers/2026/xom-3--rac.yaml": WASTE + FILE}
    (context,) = build(campaign(changes, as_of), models=["xom-3--rac"])
    model = context["mo_hinh"]
    assert (model["tham_dinh_ngay"], model["tham_dinh_gio"], model["tham_dinh_dia_diem"]) == told


def test_blank_form_lists_the_criteria(campaign) -> None:
    """An empty form of the minutes has the plan's criteria and nothing else of an appraisal."""
    year = campaign()
    chosen = load_catalogue(None).forms["bien-ban-tham-dinh"]
    builder = ContextBuilder(year, year.workspace.office.record, chosen)
    (subject,) = select(chosen, year, Request(blank=True)).subjects
    held = builder.blank(subject)["mo_hinh"]["tham_dinh"]
    assert [row["tieu_chi_ten"] for row in held["danh_gia"]] == ["Hiệu quả"]
    assert held["ket_luan_ten"] == ""
