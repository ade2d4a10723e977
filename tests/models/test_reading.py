"""A document becomes a record, or faults that say where and what is wrong in the reader's words."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from danvan_cli.models.choices import Direction, Origin, SubjectKind
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.office import Office
from danvan_cli.models.reading import demanded_faults, read_record
from danvan_cli.models.unit_file import UnitFile
from danvan_cli.models.year_plan import YearPlan
from danvan_cli.source.faults import FaultKind
from danvan_cli.source.reader import read_source
from danvan_cli.vietnamese.numbers import Percent

HEAD = "ten: Đường hoa\ndon_vi: chi-bo-xom-1\n"
FOREIGN = re.compile(r"\b(string|null|None|list|dict|tuple|object|enum|input|field|valid\w*)\b", re.IGNORECASE)


def reading(text, cls=Dossier):
    """Read a text as a record."""
    return read_record(cls, read_source("dossiers/2026/a--b.yaml", text.encode()))


def only_fault(text, cls=Dossier):
    """Return the one fault of a text that gives no record."""
    found = reading(text, cls)
    assert found.record is None
    (fault,) = found.faults
    assert fault.fatal
    assert not FOREIGN.search(f"{fault.message} {fault.hint}")
    return fault


def test_a_whole_dossier_is_read():
    """Every kind of value arrives in its own type under its English name."""
    found = reading(
        HEAD + "loai: nang-cao\ntu_nam: 2024\nchu_the: {loai: ca-nhan, ten: Bà Hoa}\n"
        "thoi_gian: {bat_dau: 05/3/2026}\ngan_voi: [Kết luận 01]\n"
        "muc_tieu: [{ten: Hoa, chi_tieu: '1.200,5', chieu: giam, ket_qua: {2025: 80%, 2026: }}]\n"
        "tham_dinh: {phong_van: {so_nguoi: 12}}\n"
    )
    assert found.faults == ()
    dossier = found.record
    assert (dossier.name, dossier.origin, dossier.since) == ("Đường hoa", Origin.CONTINUED, 2024)
    assert dossier.subject.kind is SubjectKind.INDIVIDUAL
    assert not dossier.subject.kind.is_collective
    assert dossier.period.start == date(2026, 3, 5)
    assert dossier.linked_to == ("Kết luận 01",)
    (target,) = dossier.targets
    assert (target.goal, target.direction) == (Decimal("1200.5"), Direction.DOWN)
    assert target.results == {2025: Decimal(80), 2026: None}
    assert isinstance(target.results[2025], Percent)
    assert dossier.appraisal.interviews.people == 12


def test_empty_keys_are_no_values_and_no_rows():
    """A key with nothing behind it counts as not yet written, and a list as empty."""
    dossier = reading(HEAD + "linh_vuc:\nmuc_tieu:\nloai:\nthoi_gian:\n  bat_dau:\nmien:\n").record
    assert (dossier.field, dossier.origin, dossier.targets, dossier.waivers) == (None, None, (), ())
    assert dossier.period.start is None


@pytest.mark.parametrize(
    ("written", "place", "told"),
    [
        ("thoi_gian:\n  bat_dau: 31/02/2026\n", (4, 12), "31/02/2026"),
        ("thoi_gian:\n  bat_dau: hôm qua\n", (4, 12), "hôm qua"),
        ("muc_tieu:\n  - ten: Hoa\n    chi_tieu: nhiều\n", (5, 15), "nhiều"),
        ("tham_dinh:\n  phong_van:\n    so_nguoi: 2,5\n", (5, 15), "không phải là một số đếm"),
        ("tham_dinh:\n  phong_van:\n    so_nguoi: -3\n", (5, 15), "-3"),
        ("tham_dinh:\n  phong_van:\n    so_nguoi: 80%\n", (5, 15), "không phải là một số đếm"),
        ("tu_nam: 24\n", (3, 9), "“24” không phải là một năm"),
        ("tu_nam: 1929\n", (3, 9), "“1929” không phải là một năm"),
        ("tu_nam: 2101\n", (3, 9), "“2101” không phải là một năm"),
        ("tu_nam: năm kia\n", (3, 9), "“năm kia” không phải là một năm"),
        ("tu_nam: [2024]\n", (3, 1), "một giá trị viết trên cùng một dòng"),
        ("thoi_gian:\n  bat_dau: {ngay: 5}\n", (4, 3), "một giá trị viết trên cùng một dòng"),
        ("loai: moii\n", (3, 7), "Có phải ý bạn là “moi”?"),
        ("loai: xyzxyz\n", (3, 7), "“xyzxyz” không phải là giá trị của loai."),
        ("loai: [moi]\n", (3, 1), "Mục loai cần một giá trị viết trên cùng một dòng, nhưng ở đây là một danh sách."),
        ("dia_diem: {xom: 1}\n", (3, 1), "nhưng ở đây là các mục con"),
        ("muc_tieu: Xóm sạch\n", (3, 11), "Mục muc_tieu cần một danh sách, nhưng ở đây ghi “Xóm sạch”."),
        ("gan_voi:\n  - [a]\n", (4, 5), "Mục gan_voi[0] cần một giá trị"),
        ("gan_voi:\n  -\n", (4, 4), "nhưng ở đây chưa ghi gì"),
        ("thoi_gian: cả năm\n", (3, 12), "Mục thoi_gian cần các mục con, nhưng ở đây ghi “cả năm”."),
        ("muc_tieu:\n  - Xóm sạch\n", (4, 5), "Mục muc_tieu[0] cần các mục con"),
        ("muc_tieu:\n  - ket_qua: tốt\n", (4, 14), "Mục muc_tieu[0].ket_qua cần các mục con"),
        ("muc_tieu:\n  - ket_qua: {2026: tốt}\n", (4, 21), "tốt"),
    ],
)
def test_a_wrong_value_is_told_where_it_stands(written, place, told):
    """Each kind of wrong value is one fault at its line and column, and quotes what was written."""
    fault = only_fault(HEAD + written)
    assert fault.kind is FaultKind.WRONG_VALUE
    assert (fault.line, fault.column) == place
    assert told in fault.message
    assert fault.hint


def test_a_year_of_results_must_be_a_year():
    """A result under a word instead of a year is a wrong value on its line."""
    fault = only_fault(HEAD + "muc_tieu:\n  - ket_qua:\n      nay: 5\n")
    assert (fault.kind, fault.line) == (FaultKind.WRONG_VALUE, 5)
    assert fault.message.startswith("“nay” không phải là một năm")


def test_a_choice_names_all_its_values():
    """A wrong choice is mended by one of the values, each with its label."""
    assert only_fault(HEAD + "loai: cu\n").hint == "Chọn một trong: moi (Mới); nang-cao (Duy trì, nâng cao)."


def test_yes_and_no_are_words():
    """A wrong yes-or-no is a wrong value, and the right words are read."""
    fault = only_fault("nam: 2026\ntinh_ca_ngay_han: chắc\n", YearPlan)
    assert (fault.kind, fault.line, fault.column) == (FaultKind.WRONG_VALUE, 2, 19)
    assert reading("nam: 2026\ntinh_ca_ngay_han: có\nnhac_truoc:\n", YearPlan).record.include_day is True


def test_a_long_wrong_value_is_shortened():
    """The message quotes the beginning of a long value and shows control characters by name."""
    fault = only_fault(HEAD + f"muc_tieu: {'dài ' * 40}\n")
    quoted = re.search("“(.+?)”", fault.message)[1]
    assert len(quoted) == 60
    assert quoted.endswith("…")


def test_an_unknown_key_suggests_the_nearest():
    """A misspelt key is marked on the key, with the nearest key and those that may stand there."""
    fault = only_fault(HEAD + "linh_vuk: kinh-te\n")
    assert fault.kind is FaultKind.UNKNOWN_KEY
    assert (fault.line, fault.column, fault.length) == (3, 1, len("linh_vuk"))
    assert fault.message == "Không có mục “linh_vuk”. Có phải ý bạn là “linh_vuc”?"
    assert fault.hint.startswith("Các mục dùng được ở đây: ten, linh_vuc, noi_dung")


def test_an_unknown_key_inside_says_where():
    """Inside rows the message names the row, and offers the keys of the row alone."""
    fault = only_fault(HEAD + "muc_tieu:\n  - ten: Hoa\n    zzzzzzzz: 5\n")
    assert (fault.line, fault.column) == (5, 5)
    assert fault.message == "Không có mục “zzzzzzzz” trong muc_tieu[0]."
    assert fault.hint == "Các mục dùng được ở đây: ten, don_vi_tinh, chi_tieu, chi_tieu_nam_truoc, chieu, ket_qua."


def test_half_a_sentence_in_braces_is_told():
    """Behind a comma in braces the rest of a sentence looks like a key: the hint says what a comma does there."""
    fault = only_fault(HEAD + "vuong_mac:\n  - {ngay: 01/4/2026, noi_dung: Mưa to, khi gặt}\n")
    assert (fault.line, fault.column, fault.length) == (4, 41, len("khi gặt"))
    assert fault.message == "Không có mục “khi gặt” trong vuong_mac[0]."
    assert "“khi gặt” là phần sau của một câu thì đặt cả câu trong ngoặc kép" in fault.hint
    assert "ngoặc kép" not in only_fault(HEAD + "vuong_mac:\n  - {ngay: 01/4/2026, khi: gặt}\n").hint
    assert "ngoặc kép" not in only_fault(HEAD + "vuong_mac:\n  - {khi, ngay: 01/4/2026}\n").hint
    assert "ngoặc kép" not in only_fault(HEAD + "vuong_mac:\n  - {ngay: 01/4/2026, khi: }\n").hint
    glued = only_fault(HEAD + "vuong_mac:\n  - {ngay:01/4/2026}\n")
    assert glued.hint == "Sau dấu hai chấm phải có một dấu cách: “ngay: 01/4/2026”."


def test_an_unknown_key_behind_a_free_name():
    """Behind a form's name, which is no key of the vocabulary, the keys of a paper are offered."""
    fault = only_fault("nam: 2026\nvan_ban:\n  phu-luc-01:\n    nagy: 05/3/2026\n", YearPlan)
    assert (fault.line, fault.column) == (4, 5)
    assert fault.message == "Không có mục “nagy” trong van_ban.phu-luc-01. Có phải ý bạn là “ngay”?"
    assert fault.hint == "Các mục dùng được ở đây: ngay, so_ky_hieu."


def test_an_english_name_is_an_unknown_key():
    """Files speak Vietnamese alone: the name in the code is refused like any other."""
    assert only_fault(HEAD + "origin: moi\n").kind is FaultKind.UNKNOWN_KEY


@pytest.mark.parametrize("text", ["don_vi: chi-bo-xom-1\n", "ten:\ndon_vi: chi-bo-xom-1\n"])
def test_a_missing_identity_stops_the_reading(text):
    """Without its name, or with an empty one, a dossier cannot be read, and the fault names the key."""
    fault = only_fault(text)
    assert fault.kind is FaultKind.MISSING_KEY
    assert fault.message == "Thiếu mục ten (Tên mô hình); thiếu mục này thì không đọc được tệp."
    assert fault.hint == "Thêm một dòng “ten: …”."


def test_a_missing_identity_in_a_row_names_the_row():
    """A unit of the plan without a code is named by its row."""
    fault = only_fault("nam: 2026\ndon_vi:\n  - ten: Chi bộ xóm 1\n", YearPlan)
    assert fault.kind is FaultKind.MISSING_KEY
    assert fault.message.startswith("Thiếu mục don_vi[0].ma (Mã đơn vị)")
    assert fault.line == 3


@pytest.mark.parametrize("text", ["- ten: Đường hoa\n", "Đường hoa\n"])
def test_a_file_of_the_wrong_shape(text):
    """A file that is no mapping at all gives no record and speaks at its head."""
    assert only_fault(text).line == 1


def test_an_empty_unit_file_says_what_it_needs():
    """A file with nothing in it is told so; it is not a fault of the program."""
    fault = only_fault("", UnitFile)
    assert (fault.line, fault.column) == (1, 1)


def test_a_fatal_fault_of_the_text_ends_the_reading():
    """What the text itself lacks is told alone: nothing is guessed about its keys."""
    fault = only_fault(HEAD + "ten: Lần hai\nzzz: 1\n")
    assert fault.kind is FaultKind.DUPLICATE_KEY


def test_faults_that_are_not_fatal_stay_beside_the_record():
    """A warning of the text is kept, and the record is read all the same."""
    found = reading(HEAD + "dia_diem: Xóm\u200b 1\n")
    assert found.record is not None
    assert [fault.kind for fault in found.faults] == [FaultKind.ODD_CHARACTER]


def test_all_faults_are_told_at_once():
    """She mends everything in one go: three mistakes are three faults."""
    found = reading(HEAD + "loai: cu\ntu_nam: 5\nzzz: 1\n")
    assert found.record is None
    assert sorted(fault.line for fault in found.faults) == [3, 4, 5]


def test_demanded_keys_of_a_whole_file():
    """In the office's file each empty demanded key is a fault; an absent block is one, not one for each key."""
    document = read_source("dossiers/co-quan.yaml", b"ten: Ban\nnguoi_ky:\n  - ma: truong-ban\n    chuc_vu: A\n")
    record = read_record(Office, document).record
    told = {fault.message: fault for fault in demanded_faults(record, document)}
    assert "Thiếu ky_hieu: Ký hiệu văn bản." in told
    assert not any("ky_hieu." in message for message in told)
    fault = told["Thiếu nguoi_ky[0].quyen_han: Quyền hạn ký."]
    assert (fault.kind, fault.line) == (FaultKind.MISSING_KEY, 3)
    assert fault.hint == "Thêm mục quyen_han (Quyền hạn ký) và ghi giá trị sau dấu hai chấm."
