"""What a change does to the year, told in whole phrases."""

from __future__ import annotations

import shutil

import pytest

from danvan_cli.models.dossier import Dossier
from danvan_cli.models.reading import read_record
from danvan_cli.progress.effects import effects
from danvan_cli.progress.fingerprint import fingerprint
from danvan_cli.progress.year import Year
from danvan_cli.source.reader import read_source

STEM = "chi-bo-xom-1--hoa"
SLIP = (
    "ten: Đường hoa\ndon_vi: chi-bo-xom-1\nloai: moi\ndia_diem: Xóm 1\nthoi_gian: {bat_dau: 10/3/2026}\n"
    "muc_tieu:\n  - ten: Đường sạch\ndang_ky: {ngay: %s}\n"
)
REGISTERED = SLIP % "03/3/2026"


@pytest.fixture
def told(make_workspace, tmp_path, day):
    """Return a function that tells what moved between two sets of files on a day."""

    def run(before, after, as_of="01/4", renamed=None):
        old = Year.of(make_workspace(before), day(as_of))
        shutil.rmtree(tmp_path / "dossiers")
        return list(effects(old, Year.of(make_workspace(after), day(as_of)), renamed))

    return run


def _one(text: str, stem: str = STEM) -> dict[str, str]:
    return {f"dossiers/2026/{stem}.yaml": text}


def test_nothing_moves_between_equal_years(told):
    """The same files on the same day have no effect."""
    assert told(_one(REGISTERED), _one(REGISTERED)) == []


def test_a_late_registration_is_told_from_in_time_to_late(told):
    """The words are “từ … thành …”, with the days late."""
    assert told(_one(REGISTERED), _one(SLIP % "07/3/2026")) == [
        "Chi bộ xóm 1, đăng ký mô hình: từ đúng hạn thành nộp muộn 2 ngày"
    ]


def test_a_stage_reached_is_told(told):
    """A report moves the model from one stage to the next, and meets the deadline."""
    assert told(_one(REGISTERED), _one(f"{REGISTERED}bao_cao: {{ngay: 08/9/2026}}\n"), "09/9") == [
        f"{STEM}: từ triển khai sang báo cáo, được tính",
        "Chi bộ xóm 1, báo cáo kết quả: từ hôm nay là ngày cuối thành đúng hạn",
    ]


def test_a_slip_made_whole_is_told_with_the_reason_that_ends(told):
    """A model that counts from now on is told from the reason why it did not; its stage stands."""
    without = REGISTERED.replace("muc_tieu:\n  - ten: Đường sạch\n", "")
    assert told(_one(without), _one(REGISTERED))[2:] == [
        f"{STEM}: từ “không được tính vì phiếu đăng ký chưa đủ 5 mục: thiếu mục tiêu” thành được tính"
    ]


def test_a_slip_filled_in_part_is_told_with_both_reasons(told):
    """A model that does not count yet, for fewer reasons than before, is told with what it lacked and what it lacks."""
    bare = REGISTERED.replace("muc_tieu:\n  - ten: Đường sạch\n", "").replace("dia_diem: Xóm 1\n", "")
    lacking = "phiếu đăng ký chưa đủ 5 mục: thiếu"
    assert told(_one(bare), _one(f"{bare}dia_diem: Xóm 1\n")) == [
        f"{STEM}: vẫn không được tính; trước vì {lacking} địa điểm, mục tiêu; nay vì {lacking} mục tiêu"
    ]


def test_a_model_that_has_gone_is_told_with_what_it_was(told):
    """A dossier that is no longer there is said with its last stage and whether it counted."""
    assert told(_one(REGISTERED), {}) == [
        "Mô hình được tính: 1 → 0/1",
        "Đơn vị đủ chỉ tiêu: 1 → 0/1",
        f"{STEM}: không còn hồ sơ (trước đó: triển khai, được tính)",
        "Chi bộ xóm 1, đăng ký mô hình: từ đúng hạn thành quá hạn 27 ngày, chưa nộp",
    ]


def test_a_model_that_can_no_longer_be_read_is_not_called_gone(told):
    """A broken dossier still stands there: it is said to be unreadable, and what the unit owes is unknown."""
    assert told(_one(REGISTERED), _one(f"{REGISTERED}ten: Hai lần\n")) == [
        "Mô hình được tính: 1 → 0/1 (1 hồ sơ lỗi chưa tính)",
        "Đơn vị đủ chỉ tiêu: 1 → 0/1",
        f"{STEM}: không đọc được nữa (trước đó được tính)",
        "Chi bộ xóm 1, đăng ký mô hình: từ đúng hạn thành chưa xác định được vì có hồ sơ lỗi",
        "Chi bộ xóm 1, báo cáo kết quả: từ còn 161 ngày thành chưa xác định được vì có hồ sơ lỗi",
    ]


def test_a_new_model_is_told_with_its_stage_and_its_reason(told):
    """A new dossier that does not count says why."""
    draft = "ten: Đường hoa\ndon_vi: chi-bo-xom-1\n"
    assert told({}, _one(draft)) == [f"{STEM}: hồ sơ mới, đang soạn, không được tính vì chưa đăng ký"]


def test_a_renamed_dossier_is_neither_gone_nor_new(told):
    """With its former stem given, a renamed dossier has no effect of its own."""
    renamed = {"chi-bo-xom-1--con-duong-hoa": STEM}
    assert told(_one(REGISTERED), _one(REGISTERED, "chi-bo-xom-1--con-duong-hoa"), renamed=renamed) == []


def test_a_new_quota_is_told_though_the_count_stands(told):
    """The same number of models is told against both quotas."""
    plans = [{"dossiers/2026/ke-hoach.yaml": f"chi_tieu: {{toan_xa: {n}, moi_don_vi: 1}}\n"} for n in (42, 45)]
    assert told(*plans) == ["Mô hình được tính: 0/42 → 0/45"]


@pytest.mark.parametrize(
    ("units", "lines"),
    [
        (3, [f"Chi bộ {n}, đăng ký: từ còn 3 ngày thành còn 4 ngày" for n in range(3)]),
        (
            20,
            ["đăng ký, 20 đơn vị: từ còn 3 ngày thành còn 4 ngày (Chi bộ 0, Chi bộ 1, Chi bộ 2 và 17 đơn vị khác)"],
        ),
    ],
)
def test_what_happens_to_many_units_alike_is_told_once_with_their_number(told, units, lines):
    """A deadline that moves is told for three units one by one, for twenty in one line; nothing is left unsaid."""
    listed = "".join(f"  - {{ma: cb-{n}, ten: Chi bộ {n}, khoi: chi-bo}}\n" for n in range(units))
    plan = f"don_vi:\n{listed}  - {{ma: ban-xay-dung-dang, ten: Ban, khoi: ban-xay-dung-dang}}\n"
    deadline = "han:\n  - {{ma: dang-ky, ten: Đăng ký, truoc_ngay: {}/3/2026, khoi: [chi-bo], bieu_mau: phu-luc-01}}\n"
    sides = [{"dossiers/2026/ke-hoach.yaml": plan + deadline.format(day)} for day in ("05", "06")]
    assert told(*sides, "01/3") == lines


def test_an_approval_that_no_longer_covers_the_content_is_told(told):
    """A figure changed after the approval is told as content that nobody has approved; approving again, as approved."""
    mark = fingerprint(read_dossier(REGISTERED))
    approved = f"{REGISTERED}duyet: {{nguoi: Trưởng Ban, ngay: 05/3/2026, ma_noi_dung: {mark}}}\n"
    moved = approved.replace("Đường sạch", "Đường sạch, đẹp")
    assert told(_one(REGISTERED), _one(approved)) == [f"{STEM}: từ chờ duyệt thành đã duyệt"]
    assert told(_one(approved), _one(moved)) == [f"{STEM}: từ đã duyệt thành đã đổi sau khi duyệt"]
    assert told(_one(approved), _one(f"# ghi chú\n{approved}")) == []
    assert told(_one(approved), _one(approved)) == []


def test_a_dossier_that_changed_without_effect_has_none(told):
    """Other words of a slip move neither stage nor count."""
    assert told(_one(REGISTERED), _one(REGISTERED.replace("Xóm 1", "Xóm 1, nhà văn hóa"))) == []


def read_dossier(text):
    """Return the dossier of a text."""
    return read_record(Dossier, read_source("a.yaml", text.encode())).record


def test_a_dossier_that_can_be_read_again_is_not_called_new(told):
    """What was broken stood there already: it is said to be readable now, with how it stands."""
    assert told(_one(f"{REGISTERED}ten: Hai lần\n"), _one(REGISTERED))[:3] == [
        "Mô hình được tính: 0 → 1/1",
        "Đơn vị đủ chỉ tiêu: 0 → 1/1",
        f"{STEM}: nay đọc được (triển khai, được tính)",
    ]


def test_the_units_that_meet_their_quota_are_told(told):
    """The second quota moves with the count, with the number of units that owe, and with what each owes."""
    assert told({}, _one(REGISTERED))[:2] == ["Mô hình được tính: 0 → 1/1", "Đơn vị đủ chỉ tiêu: 0 → 1/1"]
    plans = [{"dossiers/2026/ke-hoach.yaml": f"chi_tieu: {{toan_xa: 1, moi_don_vi: {n}}}\n"} for n in (1, 2)]
    assert told(*(_one(REGISTERED) | plan for plan in plans)) == ["Đơn vị đủ chỉ tiêu: 1 → 0/1"]


def test_no_unit_is_told_where_the_plan_asks_nothing_of_each(told):
    """A plan that asks no unit for a model of its own has only the count to tell."""
    plan = {PLAN: "chi_tieu: {toan_xa: 1, moi_don_vi: 0}\n"}
    assert told(plan, _one(REGISTERED) | plan)[:2] == [
        "Mô hình được tính: 0 → 1/1",
        f"{STEM}: hồ sơ mới, triển khai, được tính",
    ]


def test_a_count_and_a_quota_that_both_move_are_told_whole(told):
    """Where the quota has moved too, both are told on both sides."""
    plans = [{PLAN: f"chi_tieu: {{toan_xa: {n}, moi_don_vi: 1}}\n"} for n in (42, 45)]
    assert told(plans[0], _one(REGISTERED) | plans[1])[0] == "Mô hình được tính: 0/42 → 1/45"


PLAN = "dossiers/2026/ke-hoach.yaml"
UNITS = (
    "don_vi:\n  - {ma: ban-xay-dung-dang, ten: Ban, khoi: ban-xay-dung-dang}\n"
    "  - {ma: chi-bo-xom-1, ten: Chi bộ xóm 1, khoi: chi-bo}\n"
)
SECOND = "  - {ma: chi-bo-xom-2, ten: Chi bộ xóm 2, khoi: chi-bo}\n"


def test_what_a_new_unit_owes_is_told(told):
    """A unit that joins the plan owes a list and a report from now on; it also has a model to make."""
    assert told({PLAN: UNITS}, {PLAN: UNITS + SECOND}) == [
        "Đơn vị đủ chỉ tiêu: 0/1 → 0/2",
        "Chi bộ xóm 2, đăng ký mô hình: nay phải nộp (quá hạn 27 ngày, chưa nộp)",
        "Chi bộ xóm 2, báo cáo kết quả: nay phải nộp (còn 161 ngày)",
    ]


def test_what_a_removed_unit_owed_is_told(told):
    """A unit that leaves the plan owes nothing any more, and how that stood is said."""
    assert told({PLAN: UNITS + SECOND}, {PLAN: UNITS}) == [
        "Đơn vị đủ chỉ tiêu: 0/2 → 0/1",
        "Chi bộ xóm 2, đăng ký mô hình: nay không phải nộp nữa (trước đó: quá hạn 27 ngày, chưa nộp)",
        "Chi bộ xóm 2, báo cáo kết quả: nay không phải nộp nữa (trước đó: còn 161 ngày)",
    ]


def test_what_was_no_longer_owed_is_not_told_to_end(told):
    """A unit whose models are all struck off owes no report already; only its list is said to be owed no more."""
    off = _one(
        f"{REGISTERED.replace('xom-1', 'xom-2')}loai_bo: {{ngay: 10/3/2026, ly_do: Trùng}}\n", "chi-bo-xom-2--hoa"
    )
    ended = "Chi bộ xóm 2, đăng ký mô hình: nay không phải nộp nữa (trước đó: đúng hạn)"
    begun = "Chi bộ xóm 2, đăng ký mô hình: nay phải nộp (đúng hạn)"
    sides = {PLAN: UNITS + SECOND, **off}, {PLAN: UNITS, **off}
    assert told(*sides)[1:] == [ended]
    assert told(*reversed(sides))[1:] == [begun]


def test_a_block_taken_out_of_a_deadline_owes_nothing_any_more(told):
    """The block of a deadline decides who owes by it."""
    deadline = (
        "han:\n  - {ma: bao-cao, ten: Báo cáo kết quả, truoc_ngay: 10/9/2026, khoi: [%s], bieu_mau: phu-luc-02}\n"
    )
    assert told({PLAN: deadline % "chi-bo, doan-the"}, {PLAN: deadline % "doan-the"}) == [
        "Chi bộ xóm 1, báo cáo kết quả: nay không phải nộp nữa (trước đó: còn 161 ngày)"
    ]
