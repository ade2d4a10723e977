"""A dossier as lines in words: one for each value, one for each sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_cli.review.spoken import spoken

DOSSIER = """\
ten: Đường hoa
don_vi: xom-3
loai: nang-cao
khao_sat:
  thuc_trang: Đường 1.350 m còn trống. Rác đổ ven bờ! Bà con mong có hoa.
muc_tieu:
  - {ten: Đường có hoa, don_vi_tinh: m, chi_tieu: 1 350, ket_qua: {2025: 800, 2026: 850}}
minh_chung:
  - {loai: hinh-anh, tep: anh.jpg, mo_ta: Lúc khởi công}
gan_voi: [Kết luận 01-KL/TW]
dang_ky: {ngay: 2026-03-05}
"""


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a file given as text."""
    return spoken(text.encode())


def test_a_dossier_is_told_in_words():
    """Every value has its labels and its canonical form; rows are called by what they are known by."""
    assert lines_of(DOSSIER) == (
        "Tên mô hình: Đường hoa",
        "Gắn với: Kết luận 01-KL/TW",
        "Mới hay duy trì: Duy trì, nâng cao",
        "Đơn vị: xom-3",
        "Khảo sát › Thực trạng: Đường 1.350 m còn trống.",
        "Khảo sát › Thực trạng: Rác đổ ven bờ!",
        "Khảo sát › Thực trạng: Bà con mong có hoa.",
        "Mục tiêu “Đường có hoa” › Đơn vị tính: m",
        "Mục tiêu “Đường có hoa” › Chỉ tiêu: 1.350",
        "Mục tiêu “Đường có hoa” › Chiều tốt hơn: Càng cao càng tốt",
        "Mục tiêu “Đường có hoa” › Kết quả theo năm 2025: 800",
        "Mục tiêu “Đường có hoa” › Kết quả theo năm 2026: 850",
        "Đăng ký › Ngày nhận: 05/3/2026",
        "Minh chứng “anh.jpg” › Loại minh chứng: Hình ảnh",
        "Minh chứng “anh.jpg” › Mô tả: Lúc khởi công",
    )


@pytest.mark.parametrize(
    "other",
    [
        DOSSIER.replace("\n", "\r\n"),
        "# Ghi chú của người soạn\n" + DOSSIER,
        DOSSIER.replace("2026-03-05", "5/3/2026"),
        DOSSIER.replace("1 350,", "1.350,"),
        DOSSIER.replace("ten: Đường hoa\ndon_vi: xom-3\n", "don_vi: 'xom-3'\nten: \"Đường hoa\"\n"),
    ],
)
def test_layout_and_spelling_of_values_are_not_told(other):
    """Two files that say the same are the same lines, so that git finds nothing to show."""
    assert other != DOSSIER
    assert lines_of(other) == lines_of(DOSSIER)


def test_one_changed_sentence_is_one_changed_line():
    """A word changed in a long text touches the line of its own sentence only."""
    changed = lines_of(DOSSIER.replace("Rác đổ", "Cỏ mọc"))
    assert set(changed) ^ set(lines_of(DOSSIER)) == {
        "Khảo sát › Thực trạng: Rác đổ ven bờ!",
        "Khảo sát › Thực trạng: Cỏ mọc ven bờ!",
    }


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("nam: 2026\nten: Kế hoạch\ndon_vi: [{ma: xom-3, ten: Xóm 3}]\n", "Đơn vị “xom-3” › Tên đơn vị: Xóm 3"),
        ("don_vi: ban\nten: Ban\ncap_uy: Đảng ủy xã\nnoi_nhan: [Lưu]\n", "Cấp ủy: Đảng ủy xã"),
        ("nop: {dang-ky: {ngay: 01/3/2026}}\n", "Đã nộp › Danh sách đăng ký › Ngày nhận: 01/3/2026"),
        ("ten: A\ndon_vi: b\n", "Tên mô hình: A"),
    ],
)
def test_the_kind_of_a_file_is_told_by_its_keys(text, line):
    """Plan, office, unit file and dossier are known without their names, which git does not hand over."""
    assert line in lines_of(text)


def test_rows_of_one_name_are_numbered():
    """Two targets of the same name stay apart."""
    text = "ten: A\ndon_vi: b\nmuc_tieu: [{ten: Hoa, chi_tieu: 1, chieu: giam}, {ten: Hoa, chi_tieu: 2}, {ten: Cây}]\n"
    figures = [line for line in lines_of(text) if "Chỉ tiêu" in line]
    assert figures == ["Mục tiêu “Hoa” › Chỉ tiêu: 1", "Mục tiêu “Hoa” (2) › Chỉ tiêu: 2"]


def test_a_row_that_says_only_its_name_has_a_line():
    """Nothing is left out: a row with no further value is its head alone."""
    text = "nam: 2026\nten: K\nkhoi: [{ma: ubnd}]\n"
    assert "Khối “ubnd”" in lines_of(text)


def test_a_long_name_is_cut_in_the_head_and_told_below():
    """The head of a row stays short, and the end of its name is still seen to change."""
    name = "Trồng hoa dọc đường trục chính của xóm từ cổng chào đến nhà văn hóa cũ"
    lines = lines_of(f"ten: A\ndon_vi: b\nmuc_tieu: [{{ten: {name}, chi_tieu: 1}}]\n")
    assert f"Mục tiêu “{name[:59]}…” › Tên mục tiêu: {name}" in lines


def test_a_file_that_cannot_be_read_is_its_own_text():
    """Each fault has a line, and then every line of the file stands as it is."""
    text = "ten: A\ndon_vii: b\n"
    told = lines_of(text)
    assert told[-2:] == ("ten: A", "don_vii: b")
    assert told[0] == "# danvan không đọc được các mục của tệp này, nên dưới đây là nguyên văn."
    assert any("don_vi" in line and line.startswith("# dòng 2") for line in told)


def test_hidden_signs_are_shown():
    """A sign that would steer the terminal of whoever reads the diff stands by its name, in values and raw text."""
    assert "Tên mô hình: A⟨U+202E⟩B" in lines_of("ten: A\u202eB\ndon_vi: b\n")
    assert "ten: [A⟨U+001B⟩" in spoken(b"ten: [A\x1b\n")


@given(st.binary(max_size=300))
def test_any_bytes_are_lines(data):
    """Nothing is raised, and no line holds a line break or a control of the terminal."""
    lines = spoken(data)
    assert all("\n" not in line and "\x1b" not in line for line in lines)


@given(st.text(alphabet="ab: [{}]-\n\"'|>#&!*%@\u1ea1\u202e\x1b", max_size=60))
def test_any_text_is_lines(text):
    """Likewise for text that looks like YAML."""
    lines = spoken(f"ten: {text}\ndon_vi: b\n".encode())
    assert lines
    assert all("\n" not in line and "\x1b" not in line for line in lines)
