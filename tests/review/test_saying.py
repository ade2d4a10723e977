"""Sentences about changed texts, figures and rows."""

from __future__ import annotations

from itertools import pairwise

import pytest

from danvan_cli.models.content import content
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.year_plan import YearPlan
from danvan_cli.review.difference import applied, difference
from danvan_cli.review.figure_change import count_change, figure_change, shown
from danvan_cli.review.file_change import FileChange, Kind
from danvan_cli.review.saying import sayings, sentences
from danvan_cli.review.sentence_split import split_sentences
from danvan_cli.review.text_change import marked, text_change

LONG = "Đường xóm dài gần một cây số, hai bên cỏ dại mọc quá đầu gối người lớn, trẻ con không dám đi."


def _change(before, after, cls=Dossier, what="ho-so") -> FileChange:
    return FileChange(
        Kind.CHANGED,
        what,
        "a--b",
        "A",
        "a--b.yaml",
        before=before,
        after=after,
        difference=difference(before, after, cls),
    )


@pytest.mark.parametrize(
    ("before", "after", "measures", "told"),
    [
        ("800", "850", ("m", "m"), "800 → 850 m (+6,3 %)"),
        ("850", "800", ("m", "m"), "850 → 800 m (-5,9 %)"),
        ("1.200", "2.400", ("", ""), "1.200 → 2.400 (+100 %)"),
        ("0", "12", ("hộ", "hộ"), "0 → 12 hộ"),
        ("12", "0", ("hộ", "hộ"), "12 → 0 hộ (-100 %)"),
        ("-2", "2", ("", ""), "-2 → 2 (+200 %)"),
        ("100.000", "100.001", ("", ""), "100.000 → 100.001 (+0,001 %)"),
        ("1,234", "1,3", ("ha", "ha"), "1,234 → 1,3 ha (+5,3 %)"),
        ("80%", "85%", ("", ""), "80% → 85% (+5 điểm phần trăm)"),
        ("80", "85%", ("%", "%"), "80% → 85% (+5 điểm phần trăm)"),
        ("80", "85%", ("hộ", "hộ"), "80 hộ → 85%"),
        ("800", "0,8", ("m", "km"), "800 m → 0,8 km"),
        ("800", "850", ("", "m"), "800 → 850 m"),
    ],
)
def test_a_figure_is_told_with_how_far_it_moved(before, after, measures, told):
    """The growth stands in per cent, in points for percentages, and nowhere where it would mean nothing."""
    assert figure_change(before, after, measures) == told


def test_a_count_is_told_with_its_difference():
    """Counts move by whole ones."""
    assert [count_change("42", "45"), count_change("1.200", "1.199")] == ["42 → 45 (+3)", "1.200 → 1.199 (-1)"]
    assert [shown("80", "%"), shown("80%", ""), shown("80", "")] == ["80%", "80%", "80"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Một câu.", ("Một câu.",)),
        ("Một câu. Hai câu! Ba câu? Bốn… Năm", ("Một câu.", "Hai câu!", "Ba câu?", "Bốn…", "Năm")),
        ("Dài 1.200 m. 12 hộ góp đất.", ("Dài 1.200 m.", "12 hộ góp đất.")),
        ("Về TP. Vinh và TT. Diễn Thành. Xong.", ("Về TP. Vinh và TT. Diễn Thành.", "Xong.")),
        ("Ông Nguyễn V. A. Bà B cùng làm.", ("Ông Nguyễn V. A. Bà B cùng làm.",)),
        ("1. Làm đường. 2. Trồng hoa.", ("1. Làm đường.", "2. Trồng hoa.")),
        ("Bà con nói: “Sạch rồi.” Ai cũng vui.", ("Bà con nói: “Sạch rồi.”", "Ai cũng vui.")),
        ("Xóm làm v.v. rồi nghỉ.", ("Xóm làm v.v. rồi nghỉ.",)),
        ("Dòng một\n\n  - Dòng hai\n", ("Dòng một", "- Dòng hai")),
        ("", ()),
    ],
)
def test_prose_is_cut_where_a_reader_would_stop(text, expected):
    """Points in figures, abbreviations and item numbers end no sentence."""
    assert split_sentences(text) == expected


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Xóm 1", "Xóm 2", "“Xóm 1” → “Xóm 2”"),
        ("A một. B hai.", "B hai.", "bỏ câu “A một.”"),
        ("A một. B hai. C ba.", "C ba.", "bỏ 2 câu “A một. B hai.”"),
        ("A một. B hai. C ba.", "C ba. A một. B hai.", "chuyển chỗ câu “C ba.”"),
        ("Xóm  1", "Xóm 1", "chỉ đổi cách xuống dòng hoặc dấu cách trong “Xóm 1”"),
        (
            LONG,
            LONG.replace("hai bên", "hai  bên"),
            f"chỉ đổi cách xuống dòng hoặc dấu cách trong “{LONG.replace('hai bên', 'hai  bên')}”",
        ),
        (
            f"{LONG} B hai.",
            f"{LONG.replace('hai bên', 'hai  bên')} C ba.",
            f"chỉ đổi dấu cách trong “{LONG.replace('hai bên', 'hai  bên')}”; bỏ câu “B hai.”; thêm câu “C ba.”",
        ),
        ("A một.\nB hai.", "A một. B hai.", "chỉ đổi cách xuống dòng hoặc dấu cách trong “A một. B hai.”"),
        (
            LONG,
            LONG.replace("trẻ con", "người già"),
            "sửa “… mọc quá đầu gối người lớn, [trẻ con → người già] không dám đi.”",
        ),
        (LONG, f"{LONG} Ai cũng ngại.", "thêm câu “Ai cũng ngại.”"),
        (LONG, "Nay đã khác.", f"viết lại toàn bộ; trước là “{LONG}”, nay là “Nay đã khác.”"),
        ("A một. B hai.", "A một. C ba bốn. D năm.", "bỏ câu “B hai.”; thêm 2 câu “C ba bốn. D năm.”"),
    ],
)
def test_a_text_is_told_by_sentence_and_word(before, after, told):
    """Short words are shown whole on both sides, long ones by the sentences and words that changed."""
    assert text_change(before, after) == told


def test_words_that_came_or_went_are_marked_where_they_stood():
    """An insertion, a removal and a replacement each have their mark; far words are an ellipsis."""
    assert marked("Mười hộ góp đất làm đường", "Mười hai hộ góp làm đường mới") == (
        "Mười [thêm: hai] hộ góp [bỏ: đất] làm đường [thêm: mới]"
    )
    middle = " ".join(f"từ{n}" for n in range(20))
    assert marked(f"Cũ {middle} hết", f"Mới {middle} xong") == (
        "[Cũ → Mới] từ0 từ1 từ2 từ3 từ4 từ5 … từ14 từ15 từ16 từ17 từ18 từ19 [hết → xong]"
    )


def test_a_sentence_that_comes_twice_and_moves_once_is_both_moved_and_added():
    """A sentence written again elsewhere, while it moves, is told once as moved and once as added."""
    before = "Câu hai khác hẳn. Câu bốn nữa là đây. Lặp lại."
    after = "Lặp lại. Câu hai khác hẳn. Lặp lại. Câu bốn nữa là đây."
    assert text_change(before, after) == "chuyển chỗ câu “Lặp lại.”; thêm câu “Lặp lại.”"
    assert text_change(after, before).count("bỏ câu “Lặp lại.”") == 1


def test_a_text_of_very_many_sentences_is_told_as_rewritten():
    """Beyond what anybody reads as a list, both versions are shown; the comparison never costs their square."""
    before = " ".join(f"Câu số {n}." for n in range(500))
    assert text_change(before, before.replace("499", "năm trăm")).startswith("viết lại toàn bộ; trước là “Câu số 0.")


def test_many_rewritten_sentences_are_not_paired_with_each_other():
    """Two long runs of unlike sentences are told as gone and come, not compared each with each."""
    before = "Giữ nguyên. " + " ".join(f"Cũ câu {n}." for n in range(30))
    after = "Giữ nguyên. " + " ".join(f"Mới câu {n}." for n in range(30))
    assert text_change(before, after).startswith("bỏ 30 câu “Cũ câu 0. ")


def test_a_sentence_without_end_is_shown_whole():
    """A text of thousands of words without a point costs no word by word comparison, whatever its words."""
    before, after = "a b " * 3000, "b a c " * 3000
    assert text_change(before, after) == f"sửa “[{before.strip()} → {after.strip()}]”"


def test_a_saying_leads_to_its_place_with_both_values():
    """Path, earlier and later value stand beside each sentence, in the keys of the file."""
    before = {"ten": "A", "muc_tieu": ({"ten": "M", "chi_tieu": "1"}, {"ten": "N", "chi_tieu": "2"})}
    after = {"ten": "A", "dia_diem": "Xóm 1", "muc_tieu": ({"ten": "N", "chi_tieu": "3"},)}
    assert [(one.path, one.before, one.after) for one in sayings(_change(before, after))] == [
        (("dia_diem",), None, "Xóm 1"),
        (("muc_tieu", 0), {"ten": "M", "chi_tieu": "1"}, None),
        (("muc_tieu", 0, "chi_tieu"), "2", "3"),
    ]


def test_rows_of_one_name_within_a_block_are_told_with_the_block():
    """A stage renamed within the report is told under the report; a row without a name by its place."""
    before = {
        "ten": "A",
        "bao_cao": {"giai_doan": ({"ten": "Ra quân", "noi_dung": LONG}, {"noi_dung": "Làm hàng rào"})},
    }
    after = {
        "ten": "A",
        "bao_cao": {"giai_doan": ({"ten": "Vào việc", "noi_dung": LONG}, {"noi_dung": "Làm hàng cây"})},
    }
    assert sentences(_change(before, after)) == (
        "Báo cáo: đổi tên giai đoạn “Ra quân” thành “Vào việc”.",
        "Báo cáo › Giai đoạn thứ 2 › Nội dung giai đoạn: “Làm hàng rào” → “Làm hàng cây”.",
    )


def test_a_new_target_is_told_with_all_its_figures():
    """Unit of measure, goals and the results of the years stand in the one sentence."""
    target = {"ten": "Đường hoa", "don_vi_tinh": "m", "chi_tieu": "800", "ket_qua": {"2025": "700", "2026": "850"}}
    assert sentences(_change({"ten": "A"}, {"ten": "A", "muc_tieu": (target,)})) == (
        "Thêm mục tiêu “Đường hoa”: chỉ tiêu 800 m; kết quả năm 2025: 700 m; kết quả năm 2026: 850 m.",
    )


def test_a_large_new_block_is_summed_up():
    """Of a block with many keys every short part is told, and the long texts are named, so that none is hidden."""
    report = {"ngay": "05/9/2026", "y_nghia": f"{LONG} {LONG}", "pham_vi": "Cả xóm", "ket_qua": "Tốt", "sang_tao": "Có"}
    (told,) = sentences(_change({"ten": "A"}, {"ten": "A", "bao_cao": report}))
    assert told == (
        "Báo cáo: ghi ngày báo cáo 05/9/2026; phạm vi ảnh hưởng “Cả xóm”; kết quả đạt được “Tốt”; tính sáng tạo “Có”; "
        "cùng phần “Mục đích, ý nghĩa”."
    )


def test_a_verdict_is_told_however_large_its_block():
    """Where an appraisal is written down at once, its conclusion stands in the sentence."""
    appraisal = {
        "ngay": "20/9/2026",
        "gio": "8 giờ",
        "ho_so": f"{LONG} {LONG}",
        "khao_sat": f"{LONG} {LONG}",
        "phong_van": {"so_nguoi": "12", "y_kien": f"{LONG} {LONG}"},
        "danh_gia": tuple({"tieu_chi": f"tieu-chi-{number}", "y_kien": "Tốt"} for number in range(9)),
        "ket_luan": "khong",
    }
    (told,) = sentences(_change({"ten": "A"}, {"ten": "A", "tham_dinh": appraisal}))
    assert told == (
        "Thẩm định: ghi ngày thẩm định 20/9/2026; giờ “8 giờ”; phỏng vấn (số người được phỏng vấn 12, …); 9 đánh giá; "
        "kết luận “Chưa đề nghị công nhận”; cùng phần “Kiểm tra hồ sơ”, “Khảo sát thực tế”."
    )


def test_a_new_model_is_told_with_how_it_was_judged():
    """A dossier that comes in whole says what was decided on it, and names what else it holds."""
    (told,) = sentences(
        FileChange(
            Kind.ADDED,
            "ho-so",
            "a--b",
            "B",
            "dossiers/2026/a--b.yaml",
            after={
                "ten": "B",
                "loai": "moi",
                "khao_sat": {"thuc_trang": "Rác"},
                "bao_cao": {"ngay": "01/9/2026", "ket_qua": LONG * 3, "tu_danh_gia": "chua-hieu-qua"},
                "tham_dinh": {"ngay": "20/9/2026", "ket_luan": "khong"},
                "mien": ({"luat": "DV203", "ly_do": "Cấp ủy đồng ý"},),
            },
        )
    )
    assert told == (
        "Thêm mô hình “B”: mới; báo cáo (ngày báo cáo 01/9/2026, tự đánh giá “Chưa hiệu quả”, …); "
        "thẩm định (ngày thẩm định 20/9/2026, kết luận “Chưa đề nghị công nhận”); quy tắc được miễn “DV203”; "
        "cùng phần “Khảo sát”."
    )


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            {},
            {"loai_bo": {"ly_do": "Trùng"}},
            "Ghi mục loại bỏ nhưng chưa có ngày, nên mô hình chưa bị loại: lý do loại bỏ “Trùng”.",
        ),
        ({"loai_bo": {"ly_do": "Trùng"}}, {}, "Bỏ mục loại bỏ chưa có ngày; trước đó ghi: lý do loại bỏ “Trùng”."),
        (
            {},
            {"loai_bo": {"ngay": "20/4/2026", "ly_do": "Trùng"}},
            "Loại mô hình khỏi danh sách: ngày loại bỏ 20/4/2026; lý do loại bỏ “Trùng”.",
        ),
        (
            {"vuong_mac": ({"ngay": "05/5/2026", "noi_dung": "Thiếu đèn", "xong": "có"},)},
            {"vuong_mac": ({"ngay": "05/5/2026", "noi_dung": "Thiếu đèn"},)},
            "Vướng mắc ngày 05/5/2026, “Thiếu đèn” › Đã xong: có → chưa ghi.",
        ),
        (
            {"tham_dinh": {"danh_gia": ({"tieu_chi": "ben-vung", "diem": "8"},)}},
            {"tham_dinh": {"danh_gia": ({"tieu_chi": "ben-vung", "diem": "8,5"},)}},
            "Thẩm định › Đánh giá “ben-vung” › Điểm: 8 → 8,5 (+0,5).",
        ),
    ],
)
def test_what_would_mislead_is_told_in_its_own_words(before, after, told):
    """An undated removal removes nothing yet, a yes or no has no verb of its own, a mark moves by points."""
    assert sentences(_change({"ten": "A", **before}, {"ten": "A", **after})) == (told,)


def test_a_new_plan_names_its_rows_and_inner_blocks():
    """Rows without a name are told by their place, inner blocks within brackets."""
    plan = {"giai_phap": ("Họp xóm", "Chia tổ"), "phan_cong": ({"nguoi": "Bí thư"},), "moc": {"tong_ket": "07/9/2026"}}
    assert sentences(_change({"ten": "A"}, {"ten": "A", "ke_hoach": plan})) == (
        "Kế hoạch: ghi giải pháp “Họp xóm”, “Chia tổ”; việc phân công thứ 1; các thời điểm (tổng kết 07/9/2026).",
    )


def test_the_papers_of_a_plan_are_told_by_their_form():
    """Under free keys each entry has its own sentence, set, changed and cleared."""
    before = {"nam": "2026", "van_ban": {"a": {"ngay": "01/3/2026"}, "b": {"ngay": "02/3/2026", "so_ky_hieu": "1"}}}
    after = {"nam": "2026", "van_ban": {"a": {"ngay": "03/3/2026"}, "c": {"so_ky_hieu": "2"}}}
    assert sentences(_change(before, after, YearPlan, "ke-hoach")) == (
        "Số và ngày văn bản “a” › Ngày: 01/3/2026 → 03/3/2026.",
        "Số và ngày văn bản “b”: bỏ cả mục; trước đó ghi ngày 02/3/2026; số, ký hiệu “1”.",
        "Số và ngày văn bản “c” › Số, ký hiệu: ghi “2”.",
    )
    assert sentences(_change({"nam": "2026"}, before, YearPlan, "ke-hoach"))[0] == (
        "Số và ngày văn bản “a” › Ngày: ghi 01/3/2026."
    )


def test_an_approval_speaks_of_people_not_of_codes():
    """The fingerprint is never shown: given, renewed, by another person, withdrawn."""
    given = {"nguoi": "Trưởng Ban", "ngay": "14/10/2026", "ma_noi_dung": "d1 abc"}
    sides = [
        ({}, given, "Duyệt: “Trưởng Ban” duyệt ngày 14/10/2026."),
        (given, given | {"ma_noi_dung": "d1 xyz"}, "Duyệt: duyệt lại theo nội dung mới."),
        (
            given,
            given | {"ngay": "15/10/2026", "ma_noi_dung": "d1 xyz"},
            "Duyệt › Ngày duyệt: 14/10/2026 → 15/10/2026.",
        ),
        (given, {}, "Duyệt: bỏ, nay chưa duyệt; trước đó “Trưởng Ban” duyệt ngày 14/10/2026."),
    ]
    for before, after, told in sides:
        pair = [{"ten": "A", **({"duyet": side} if side else {})} for side in (before, after)]
        assert sentences(_change(*pair)) == (told,)


def test_every_leaf_of_a_full_dossier_has_its_sentence(sample):
    """Whatever single value of the sample's dossiers is taken out, something is said and it leads near that value."""
    models = sample.models[::6]
    assert len(models) > 5
    for model in models:
        full = content(model.dossier)
        for path in _leaves(full):
            less = _without(full, path)
            told = sayings(_change(full, less))
            assert told, path
            assert all(one.path[:1] == path[:1] for one in told if one.path), path
            assert not any(word in one.sentence for one in told for word in ("None", "{", "()", " .", "  "))


def test_two_dossiers_with_nothing_in_common_are_told_to_the_end(sample):
    """Any dossier beside any other has sentences, each closed, for a difference that leads from one to the other."""
    trees = [content(model.dossier) for model in sample.models]
    for before, after in pairwise(trees):
        change = _change(before, after)
        assert applied(change.difference, before) == after
        assert all(sentence.rstrip("”").endswith((".", "!", "?", "…")) for sentence in sentences(change))


def _leaves(tree, path=()):
    if isinstance(tree, str):
        if path not in (("ten",), ("don_vi",)):
            yield path
        return
    entries = enumerate(tree) if isinstance(tree, tuple) else tree.items()
    for key, value in entries:
        yield from _leaves(value, (*path, key))


def _without(tree, path):
    """Return the tree without the value at a path, and without what that leaves empty."""
    key, *rest = path
    if isinstance(tree, tuple):
        inner = _without(tree[key], rest) if rest else None
        return tuple(inner if index == key else row for index, row in enumerate(tree) if index != key or inner)
    inner = _without(tree[key], rest) if rest else None
    return {name: inner if name == key else value for name, value in tree.items() if name != key or inner}
