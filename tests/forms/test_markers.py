"""What is missing is seen, counted, and laid at the right door; an empty form is dotted instead."""

from __future__ import annotations

import copy

from danvan_cli.forms.catalogue import load_catalogue
from danvan_cli.forms.context import ContextBuilder
from danvan_cli.forms.filling import fill_gaps
from danvan_cli.forms.markers import Marker, with_markers
from danvan_cli.forms.selecting import Request, select


def context_of(year, form, **request):
    """Return the first context of a request, without markers."""
    chosen = load_catalogue(None).forms[form]
    builder = ContextBuilder(year, year.workspace.office.record, chosen)
    return builder.build(select(chosen, year, Request(**request)).subjects[0])


def test_absent_value_becomes_a_marker(campaign) -> None:
    """An absent value that the form needs is a marker; one that it does not need stays empty."""
    context = context_of(campaign(), "phieu-dang-ky", models=["phong--ruong"])
    filled, markers = with_markers(context, ["mo_hinh.ten", "mo_hinh.dia_diem"], "phong")
    assert filled["mo_hinh"]["ten"] == "Ruộng không bỏ hoang"
    assert filled["mo_hinh"]["dia_diem"] == "[CẦN BỔ SUNG: địa điểm]"
    assert filled["mo_hinh"]["tu_nam"] == ""
    assert markers == (Marker("Địa điểm", "dia_diem", "phong", "phong--ruong"),)


def test_marker_points_at_the_row_and_the_files_own_key(campaign) -> None:
    """A marker in a row names the row, and a derived value the key that a person fills in."""
    draft = (
        "ten: A\ndon_vi: mttq\nmuc_tieu:\n  - {ten: B, chi_tieu: 5}\n  - {ten: C, chi_tieu: 6, ket_qua: {2026: 7}}\n"
    )
    year = campaign({"dossiers/2026/mttq--a.yaml": draft})
    context = context_of(year, "phu-luc-01", units=["mttq"])
    _, markers = with_markers(context, ["nhom[].mo_hinh[].muc_tieu[].ket_qua_dvt", "nhom[].ten"], "mttq")
    assert Marker("Kết quả năm nay", "muc_tieu[0].ket_qua", "mttq", "mttq--a") in markers
    assert not [marker for marker in markers if marker.key == "muc_tieu[1].ket_qua"]
    assert Marker("Lĩnh vực", "linh_vuc", "mttq", "mttq--a") in markers


def test_needed_empty_list_gets_one_row(campaign) -> None:
    """A needed list without items has one row of markers; a list that may be empty has none."""
    context = context_of(campaign(), "phieu-dang-ky", models=["phong--ruong"])
    needed = ["mo_hinh.muc_tieu[].ten", "mo_hinh.ke_hoach.giai_phap[]", "mo_hinh_tieu_bieu[?].bao_cao.ket_qua"]
    filled, markers = with_markers(context, needed, "phong")
    (row,) = filled["mo_hinh"]["muc_tieu"]
    assert (row["ten"], row["ty_le"]) == ("[CẦN BỔ SUNG: tên mục tiêu]", "")
    assert filled["mo_hinh_tieu_bieu"] == []
    assert [marker.key for marker in markers] == ["muc_tieu[0].ten", "ke_hoach.giai_phap[0]"]


def test_rows_of_every_list(campaign) -> None:
    """A row added to any list of the vocabulary has that list's own keys."""
    context = context_of(campaign(), "phieu-dang-ky", models=["phong--ruong"])
    filled, _ = with_markers(context, ["mo_hinh.ke_hoach.phan_cong[].viec"], "phong")
    assert filled["mo_hinh"]["ke_hoach"]["phan_cong"] == [{"viec": "[CẦN BỔ SUNG: việc]", "nguoi": "", "han": ""}]


def test_unit_without_models(campaign) -> None:
    """The list of a unit without models shows one field and one row of markers, which the unit owes."""
    context = context_of(campaign(), "phu-luc-01", units=["phong"])
    context = {**context, "nhom": []}
    filled, markers = with_markers(context, ["nhom[].ten", "nhom[].mo_hinh[].chu_the.ten"], "phong")
    assert filled["nhom"][0]["mo_hinh"][0]["chu_the"]["ten"] == "[CẦN BỔ SUNG: tên chủ thể]"
    assert markers == (Marker("Lĩnh vực", "linh_vuc", "phong"), Marker("Tên chủ thể", "chu_the.ten", "phong"))


def test_words_of_a_unit(campaign) -> None:
    """A missing passage of a unit's report is named by its key in the unit's own file."""
    context = context_of(campaign(), "phu-luc-02", units=["xom-3"])
    _, markers = with_markers(context, ["loi_van.han_che", "loi_van.bai_hoc"], "xom-3")
    assert markers == (Marker("Bài học kinh nghiệm", "bai_hoc", "xom-3"),)


def test_shared_trees_stay_as_they_are(campaign) -> None:
    """Filling gaps changes nothing but the copy it returns."""
    context = context_of(campaign(), "phu-luc-01", units=["mttq"])
    before = copy.deepcopy(context)
    filled, markers = with_markers(
        context, ["nhom[].mo_hinh[].ke_hoach.luc_luong.thuc_hien", "co_quan.dau_moi.ho_ten"], "mttq"
    )
    assert len(markers) == 2
    assert context == before
    assert filled["co_quan"]["ten"] == "Ban Xây dựng Đảng"


def test_unknown_key_is_its_own_label(campaign) -> None:
    """A needed key that nobody declared is marked by its own name rather than dropped."""
    context = context_of(campaign(), "phieu-dang-ky", models=["phong--ruong"])
    _, markers = with_markers(context, ["mo_hinh.khong_co", "mo_hinh.ten.con", "la[].lung"], "phong")
    assert [marker.label for marker in markers] == ["khong_co", "lung"]


def test_blank_texts_and_rows() -> None:
    """An empty form has the asked number of rows with the asked text, and nothing where no text is given."""
    context = {"ten": "", "nhom": [{"mo_hinh": []}], "cu": "x"}
    texts = {"ten": "…", "nhom[].mo_hinh[].ten": "……", "cu": "…"}
    filled = fill_gaps(context, texts, lambda gap: texts.get(gap.path), lambda _: 3)
    assert filled["ten"] == "…"
    assert filled["cu"] == "x"
    assert [row["ten"] for row in filled["nhom"][0]["mo_hinh"]] == ["……"] * 3
    assert filled["nhom"][0]["mo_hinh"][0]["dia_diem"] == ""
    assert fill_gaps({"a": ""}, ["a"], lambda _: None, lambda _: 1) == {"a": ""}
