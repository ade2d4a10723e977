"""Whole papers, from the dossiers to the files."""

from __future__ import annotations

import io
import os
import re
import zipfile
from datetime import date
from functools import partial

import pytest

from danvan_cli.forms import printing
from danvan_cli.forms.catalogue import Form, load_catalogue
from danvan_cli.forms.engine.faults import FaultyTemplate
from danvan_cli.forms.engine.text import document_text, read_properties
from danvan_cli.forms.markers import Marker
from danvan_cli.forms.printing import Order, owed, print_papers
from danvan_cli.forms.selecting import Request, select
from danvan_cli.forms.sheet import FormSheet
from danvan_cli.forms.writing import Fate
from tests.forms.conftest import OFFICE, PLAN, WASTE

FORMS = tuple(load_catalogue(None).forms)
COMMITTEE = "{ma: ban-thuong-vu, quyen_han: T/M BAN THƯỜNG VỤ, chuc_vu: BÍ THƯ}"
SIGNERS = {"dossiers/co-quan.yaml": OFFICE.replace("nguoi_ky: [", f"nguoi_ky: [{COMMITTEE}, ")}
SCHEDULE = "lich_tham_dinh: [{ngay: 22/9/2026, dia_diem: Nhà văn hóa, mo_hinh: [xom-3--rac]}]\n"
APPRAISAL = "tham_dinh: {ngay: 22/9/2026, ket_luan: cong-nhan}\n"
NAMED = {
    **SIGNERS,
    "dossiers/2026/ke-hoach.yaml": PLAN + SCHEDULE,
    "dossiers/2026/xom-3--rac.yaml": WASTE + APPRAISAL,
}
"""What makes every form of the commune speak of one model."""
OWN_SAMPLES = {"phieu-dang-ky", "ke-hoach-mo-hinh"}
"""The forms of which the plan itself has a sample; every other layout is a suggestion and says so."""
HEADS = {
    "ke-hoach-mo-hinh": "ĐƠN VỊ (1) ……",
    "nhan-xet": "(TÊN NƠI NHẬN XÉT) ……",
    **dict.fromkeys(("de-nghi-khen-thuong", "quyet-dinh-cong-nhan"), "ĐẢNG BỘ TỈNH NGHỆ AN\nĐẢNG ỦY XÃ DIỄN CHÂU\n"),
    **dict.fromkeys(
        ("bao-cao-tong-hop", "bien-ban-tham-dinh", "cong-van-don-doc", "thong-bao-tham-dinh"),
        "ĐẢNG ỦY XÃ DIỄN CHÂU\nBAN XÂY DỰNG ĐẢNG\n",
    ),
}
"""How an empty form begins where it is not a unit's: the plan's sample, and the papers of the office."""


def printed(year, form, out, *, blank=False, final=False, **request):
    """Print what a request asks for."""
    chosen = form if isinstance(form, Form) else load_catalogue(None).forms[form]
    selection = select(chosen, year, Request(blank=blank, **request))
    assert not selection.refusals
    order = Order(chosen, selection.subjects, blank=blank, final=final)
    return list(print_papers(year, year.workspace.office.record, order, out))


def text_of(out, document) -> str:
    """Return the text of a printed document."""
    return document_text((out / document.label).read_bytes())


@pytest.mark.parametrize("form", FORMS)
def test_everything_prints(campaign, tmp_path, form) -> None:
    """Every paper of every form is written below out/<year>/<form>/, and printing again changes no file."""
    out = tmp_path / "out"
    first = printed(campaign(SIGNERS), form, out, everything=True)
    assert {document.fate for document in first} == {Fate.WRITTEN}
    assert sorted(os.listdir(out / "2026" / form)) == sorted(document.label.rpartition("/")[2] for document in first)
    again = printed(campaign(SIGNERS), form, out, everything=True)
    assert {document.fate for document in again} == {Fate.KEPT}
    assert [document.label for document in again] == [document.label for document in first]


@pytest.mark.parametrize("form", FORMS)
def test_names_stand_letter_for_letter(campaign, tmp_path, form) -> None:
    """A model's name stands in each of its papers as it was written, signs and all."""
    documents = printed(campaign(NAMED), form, tmp_path, everything=True)
    ours = [document for document in documents if document.subject.code.startswith(("xom-3", "toan-xa"))]
    assert ours
    for document in ours:
        assert "Biến rác thải thành tiền & quà <nhỏ>" in text_of(tmp_path, document)


def test_odd_values_are_plain_text(campaign, tmp_path) -> None:
    """Markup, template tags and control characters inside a value stand in the document as text."""
    odd = 'ten: "Rác & <b> {{ 7*7 }} {% x %} \\x07"\ndon_vi: mttq\n'
    (document,) = printed(
        campaign({"dossiers/2026/mttq--la.yaml": odd}), "phieu-dang-ky", tmp_path, models=["mttq--la"]
    )
    assert "“Rác & <b> {{ 7*7 }} {% x %} ⟨U+0007⟩”" in text_of(tmp_path, document)


def test_slip_of_a_continued_model(campaign, tmp_path) -> None:
    """A filled slip says since when the model exists and sets last year's figures before this year's."""
    (document,) = printed(campaign(), "phieu-dang-ky", tmp_path, models=["xom-3--rac"])
    lines = text_of(tmp_path, document).splitlines()
    assert "Phiếu đăng ký thực hiện mô hình “Dân vận khéo” năm 2026" in lines
    assert "2. Thời gian thực hiện: từ 01/3/2026 đến 30/11/2026" in lines
    assert (
        "3. Mô hình có từ trước (mô hình mới năm 2026): mô hình có từ trước (từ năm 2024),"
        " năm 2026 duy trì, nâng cao" in lines
    )
    assert "- Hộ phân loại rác: năm 2025: 950 hộ → năm 2026: 1.200 hộ" in lines
    assert "- Giữ nếp quét đường sáng thứ Bảy" in lines
    assert document.markers == ()


def test_slip_of_a_new_model(campaign, tmp_path) -> None:
    """A filled slip of a new model says so, and leaves out an end that is not set."""
    (document,) = printed(campaign(), "phieu-dang-ky", tmp_path, models=["mttq--bua-sang"])
    lines = text_of(tmp_path, document).splitlines()
    assert "2. Thời gian thực hiện: từ 01/4/2026" in lines
    assert "3. Mô hình có từ trước (mô hình mới năm 2026): mô hình mới năm 2026" in lines
    assert "- Suất ăn: 1.000 suất" in lines


def test_slip_of_an_unknown_unit(campaign, tmp_path) -> None:
    """A model whose unit the plan does not know still has its slip, under the office's layout and no head."""
    stray = "ten: Mô hình lạc\ndon_vi: xa-la\n"
    (document,) = printed(
        campaign({"dossiers/2026/xa-la--lac.yaml": stray}), "phieu-dang-ky", tmp_path, models=["xa-la--lac"]
    )
    assert "“Mô hình lạc”" in text_of(tmp_path, document)
    assert {marker.unit for marker in document.markers} == {"xa-la"}


def test_list_of_the_commune(campaign, tmp_path) -> None:
    """The commune's list names its letter, the change of each target, what replaces what, and the totals."""
    (document,) = printed(campaign(), "phu-luc-01", tmp_path)
    lines = text_of(tmp_path, document).splitlines()
    assert document.label == "2026/phu-luc-01/toan-xa.docx"
    assert "(Kèm theo văn bản số 07-CV/BXDĐ, ngày 12 tháng 3 năm 2026)" in lines
    assert "Hộ phân loại rác: 950 hộ → 1.200 hộ" in lines
    assert "Thay mô hình “Tủ áo ấm”" in lines
    assert "Tổng số: 02 mô hình; trong đó: mới 01, duy trì 01; tập thể 01, cá nhân 01." in lines


def test_unreadable_dossier_is_said(campaign, tmp_path) -> None:
    """The totals line tells of dossiers that could not be read."""
    year = campaign({"dossiers/2026/xom-3--hong.yaml": "ten: [\n"})
    (document,) = printed(year, "phu-luc-01", tmp_path, units=["xom-3"])
    assert "cá nhân 0. (01 hồ sơ lỗi chưa tính)" in text_of(tmp_path, document)


def test_report_of_a_unit(campaign, tmp_path) -> None:
    """A unit's report carries its own words and marks what it has not written."""
    (document,) = printed(campaign(), "phu-luc-02", tmp_path, units=["xom-3"])
    text = text_of(tmp_path, document)
    assert "Số 08-BC/CB" in text
    assert "Điểm tập kết xa." in text
    assert "[CẦN BỔ SUNG: phương hướng]" in text
    assert "(Chi bộ xóm 3): Thu 13 triệu đồng." in text
    assert "Đề nghị công nhận 01 mô hình" in text
    assert text.count("[CẦN BỔ SUNG") == len(document.markers) == 4


def test_owed(campaign, tmp_path) -> None:
    """What is missing is listed under the unit that owes it, each once over all papers."""
    documents = printed(campaign(), "phu-luc-01", tmp_path, units=["ubnd", "phong"])
    debts = owed(documents)
    assert set(debts) == {"phong"}
    assert Marker("Địa điểm", "dia_diem", "phong", "phong--ruong") in debts["phong"]
    assert len(debts["phong"]) == len(set(debts["phong"])) == 5


def test_final_refuses_markers(campaign, tmp_path) -> None:
    """A final copy is not written while anything is missing; complete ones are."""
    documents = printed(campaign(), "phieu-dang-ky", tmp_path, final=True, everything=True)
    fates = {document.subject.code: document.fate for document in documents}
    assert fates == {"mttq--bua-sang": Fate.WRITTEN, "phong--ruong": Fate.REFUSED, "xom-3--rac": Fate.WRITTEN}
    assert "còn 5 chỗ [CẦN BỔ SUNG]" in next(document.sentence for document in documents if document.markers)
    assert len(os.listdir(tmp_path / "2026" / "phieu-dang-ky")) == 2


@pytest.mark.parametrize("form", FORMS)
def test_blank(campaign, tmp_path, form) -> None:
    """An empty form is dotted where a person writes, holds no marker and no model, and names the unit if asked."""
    (blank,) = printed(campaign(SIGNERS), form, tmp_path, blank=True)
    text = text_of(tmp_path, blank)
    assert blank.label.endswith("/mau-trong.docx")
    assert blank.markers == ()
    assert "……" in text
    assert text.startswith(HEADS.get(form, "ĐƠN VỊ ……"))
    assert "CẦN BỔ SUNG" not in text
    assert "rác thải" not in text
    assert ("(Mẫu gợi ý, sửa được" in text) == (form not in OWN_SAMPLES)


def test_blank_rows(campaign, tmp_path) -> None:
    """The empty list has every field with the sheet's number of dotted rows."""
    (blank,) = printed(campaign(), "phu-luc-01", tmp_path, blank=True, units=["ubnd"])
    lines = text_of(tmp_path, blank).splitlines()
    assert blank.label == "2026/phu-luc-01/ubnd--mau-trong.docx"
    assert lines.count("…") == 4
    assert [line for line in lines if line in {"KINH TẾ", "VĂN HÓA - XÃ HỘI"}] == ["KINH TẾ", "VĂN HÓA - XÃ HỘI"]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in lines


def test_identity(campaign, tmp_path) -> None:
    """A file carries its form, whose paper it is, and the hash of its data, which follows the data."""
    (first,) = printed(campaign(), "phieu-dang-ky", tmp_path / "a", models=["xom-3--rac"])
    (second,) = printed(campaign(as_of=date(2026, 3, 1)), "phieu-dang-ky", tmp_path / "b", models=["xom-3--rac"])
    one = read_properties((tmp_path / "a" / first.label).read_bytes())
    two = read_properties((tmp_path / "b" / second.label).read_bytes())
    assert (one["danvan_bieu_mau"], one["danvan_ban_cua"]) == ("phieu-dang-ky", "xom-3--rac")
    assert len(one["danvan_du_lieu"]) == 64
    assert one["danvan_du_lieu"] != two["danvan_du_lieu"]


def test_office_template(campaign, tmp_path) -> None:
    """An untrusted copy of a template gives the same text as the trusted one, and the same refusals."""
    form = load_catalogue(None).forms["phieu-dang-ky"]
    own = Form(form.name, form.sheet, form.template, trusted=False, label="templates/phieu-dang-ky/mau.docx")
    theirs = printed(campaign(), own, tmp_path / "a", everything=True, final=True)
    ours = printed(campaign(), form, tmp_path / "b", everything=True, final=True)
    assert [(document.label, document.fate) for document in theirs] == [
        (document.label, document.fate) for document in ours
    ]
    for document in theirs:
        if document.fate is Fate.WRITTEN:
            assert text_of(tmp_path / "a", document) == text_of(tmp_path / "b", document)


def test_office_template_with_an_unknown_tag(campaign, tmp_path) -> None:
    """A template that asks for what no data has fails with the tag named, and nothing is written."""
    form = load_catalogue(None).forms["phieu-dang-ky"]
    wrong = form.template.replace(b"{{ mo_hinh.dia_diem }}", b"{{ mo_hinh.dia_diemm}}")
    documents = printed(
        campaign(), Form(form.name, form.sheet, _rezipped(wrong), trusted=False, label="x"), tmp_path, everything=True
    )
    assert {document.fate for document in documents} == {Fate.FAILED}
    assert "dia_diemm" in documents[0].sentence
    assert documents[0].faults
    assert not (tmp_path / "2026").exists()


def _rezipped(data: bytes) -> bytes:
    """Mend the checksums of stored members after their bytes were changed in place."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            start = info.header_offset + 30 + len(info.filename)
            new.writestr(info.filename, data[start : start + info.file_size])
    return stream.getvalue()


def test_broken_template(campaign, tmp_path) -> None:
    """A template that is no Word file is refused before anything is printed."""
    form = load_catalogue(None).forms["phieu-dang-ky"]
    with pytest.raises(FaultyTemplate, match="không phải là tệp Word"):
        printed(campaign(), Form(form.name, form.sheet, b"abc", trusted=False, label="x"), tmp_path, everything=True)


def test_one_failure_does_not_stop_the_others(campaign, tmp_path) -> None:
    """A file that Word holds open is told, and the other papers are printed."""
    folder = tmp_path / "2026" / "phieu-dang-ky"
    folder.mkdir(parents=True)
    (folder / "~$tq--bua-sang.docx").write_bytes(b"")
    documents = printed(campaign(), "phieu-dang-ky", tmp_path, everything=True)
    assert [document.fate for document in documents] == [Fate.LOCKED, Fate.WRITTEN, Fate.WRITTEN]


@pytest.mark.parametrize("form", FORMS)
def test_a_hand_edit_is_kept_in_every_form(campaign, tmp_path, form) -> None:
    """A paper edited by hand stays, the new one stands beside it, and printing again changes neither."""
    campaign = partial(campaign, SIGNERS)
    first = printed(campaign(), form, tmp_path, everything=True)
    path = tmp_path / first[-1].label
    path.write_bytes(_with_a_word_changed(path.read_bytes()))
    edited = path.read_bytes()
    second = printed(campaign(), form, tmp_path, everything=True)
    assert [document.fate for document in second[:-1]] == [Fate.KEPT] * (len(second) - 1)
    assert (second[-1].fate, second[-1].edited) == (Fate.BESIDE, first[-1].label)
    assert path.read_bytes() == edited
    files = {each: each.read_bytes() for each in path.parent.iterdir()}
    third = printed(campaign(), form, tmp_path, everything=True)
    assert {document.fate for document in third} == {Fate.KEPT}
    assert {each: each.read_bytes() for each in path.parent.iterdir()} == files


def _with_a_word_changed(data: bytes) -> bytes:
    """Change one word of the text, as a person does in Word."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            changed = re.sub(rb"(<w:t[^>]*>)([^<{]*\w)", rb"\1Sua tay \2", content, count=1)
            new.writestr(name, changed if name == "word/document.xml" else content)
    return stream.getvalue()


def test_two_papers_of_one_name(campaign, tmp_path) -> None:
    """A paper never takes the place of another whose file name is the same."""
    form = load_catalogue(None).forms["phieu-dang-ky"]
    named = form._replace(sheet=FormSheet(ten="Phiếu", pham_vi=form.sheet.scopes, ten_tep="phieu.docx"))
    (one,) = printed(campaign(), named, tmp_path, models=["xom-3--rac"])
    before = (tmp_path / one.label).read_bytes()
    (other,) = printed(campaign(), named, tmp_path, models=["mttq--bua-sang"])
    assert (one.label, other.label) == ("2026/phieu-dang-ky/phieu.docx", "2026/phieu-dang-ky/phieu (mới).docx")
    assert "là một văn bản khác" in other.sentence
    assert (tmp_path / one.label).read_bytes() == before


def test_a_dry_run_of_an_untrusted_batch(campaign, tmp_path, monkeypatch) -> None:
    """An office's template fills its papers a few at a time, in order, and a dry run writes none of them."""
    monkeypatch.setattr(printing, "_AT_ONCE", 2)
    form = load_catalogue(None).forms["phieu-dang-ky"]._replace(trusted=False)
    order = Order(form, select(form, campaign(), Request(everything=True)).subjects, dry=True)
    documents = list(print_papers(campaign(), campaign().workspace.office.record, order, tmp_path))
    assert [document.subject.code for document in documents] == ["mttq--bua-sang", "phong--ruong", "xom-3--rac"]
    assert {document.fate for document in documents} == {Fate.PLANNED}
    assert not (tmp_path / "2026").exists()
