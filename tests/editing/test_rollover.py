"""A new year from the one before: what moves, what stays behind, and that nothing of the old year changes."""

import pytest

from danvan_cli.editing.rollover import rollover
from danvan_cli.editing.succession import Proposal
from danvan_cli.source.refused import EditRefused
from danvan_cli.workspace import load_workspace

MODEL = """\
# riêng của hồ sơ cũ
ten: Bữa sáng 0 đồng
linh_vuc: kinh-te
loai: moi
don_vi: chi-bo-xom-1
chu_the: {loai: chi-bo, ten: Chi bộ xóm 1}
thoi_gian: {bat_dau: 29/02/2024, ket_thuc: 31/12/2026}
dia_diem: Nhà văn hóa
khao_sat: {thuc_trang: a, thuan_loi: b, kho_khan: c}
muc_tieu:
  - ten: Suất ăn
    don_vi_tinh: suất
    chi_tieu: 1.200
    chi_tieu_nam_truoc: 900
    ket_qua: {2020: 1, 2021: 2, 2022: 3, 2023: 4, 2024: 5, 2025: 6, 2026: %s}
dang_ky: {ngay: 03/3/2026}
minh_chung:
  - {loai: lien-ket, lien_ket: "https://vd.example", mo_ta: Ảnh}
mien:
  - {luat: DV404, ly_do: x, nguoi: y, ngay: 01/3/2026}
"""
STEM = "chi-bo-xom-1--bua-sang-0-dong"
LABEL = f"dossiers/2026/{STEM}.yaml"


def rolled(workspace):
    """Return the new year's workspace, as it would be read."""
    drafts = rollover(workspace).drafts
    return load_workspace(workspace.root, workspace.year + 1, {draft.label: draft.after for draft in drafts})


def text_of(made, name):
    """Return the text of the new file whose name begins so."""
    return next(draft.after for draft in made.drafts if draft.label.rpartition("/")[2].startswith(name)).decode()


def test_a_model_that_goes_on_keeps_who_and_what_and_drops_what_was_received(make_workspace):
    """The new dossier holds the same name, unit, place and targets, and nothing that the old year brought in."""
    model = rolled(make_workspace({LABEL: MODEL % "1.300"})).models[0]
    old = model.dossier
    assert (model.stem, old.name, old.unit, old.place) == (STEM, "Bữa sáng 0 đồng", "chi-bo-xom-1", "Nhà văn hóa")
    assert (old.continues, old.origin.value, old.since) == (f"2026/{STEM}", "nang-cao", 2026)
    assert (old.registration.day, old.registration.number) == (None, None)
    assert (old.survey.situation, old.report, old.evidence, old.waivers) == (None, None, (), ())


def test_last_years_goal_is_the_baseline_and_the_new_goal_is_left_open(make_workspace):
    """The goal of the old year becomes that of last year; five years of results are kept, the goal is empty."""
    made = rollover(make_workspace({LABEL: MODEL % "1.300"}))
    text = text_of(made, STEM)
    assert "    chi_tieu: # năm 2026: chỉ tiêu 1.200, kết quả 1.300\n" in text
    assert '    chi_tieu_nam_truoc: "1.200"\n' in text
    assert '    ket_qua: {2022: 3, 2023: 4, 2024: 5, 2025: 6, 2026: "1.300"}\n' in text


@pytest.mark.parametrize(
    ("result", "more", "proposal", "reason"),
    [
        ("1.300", "", Proposal.RAISE, "đạt mọi chỉ tiêu năm 2026"),
        ("1.100", "", Proposal.CONTINUE, "Suất ăn: 1.100, chỉ tiêu 1.200"),
        ("", "", Proposal.CONTINUE, "Suất ăn: chưa ghi kết quả năm 2026"),
        ("1.300", "bao_cao: {tu_danh_gia: chua-hieu-qua}\n", Proposal.DROP, "đơn vị tự đánh giá chưa hiệu quả"),
        ("1.300", "loai_bo: {ngay: 04/5/2026, ly_do: Chợ dời}\n", Proposal.LEFT, "đã loại bỏ ngày 04/5/2026: Chợ dời"),
    ],
)
def test_what_is_proposed_follows_the_old_years_outcome(make_workspace, result, more, proposal, reason):
    """Reached goals are to be raised, missed ones go on; an ineffective or struck off model gets no dossier."""
    made = rollover(make_workspace({LABEL: MODEL % result + more}))
    assert [(one.proposal, one.reason) for one in made.successions] == [(proposal, reason)]
    assert len(made.drafts) == 1 + proposal.goes_on


def test_a_lower_figure_reaches_a_goal_whose_better_way_is_down(make_workspace):
    """With `chieu: giam` a result below the goal is to be aimed at lower still, not counted as missed."""
    model = (MODEL % "1.100").replace("    ket_qua", "    chieu: giam\n    ket_qua")
    assert rollover(make_workspace({LABEL: model})).successions[0].proposal is Proposal.RAISE


def test_a_draft_that_never_was_registered_stays_behind(make_workspace):
    """What was only being written is told and not carried over."""
    model = (MODEL % "1").replace("dang_ky: {ngay: 03/3/2026}\n", "")
    made = rollover(make_workspace({LABEL: model}))
    assert (made.successions[0].proposal, len(made.drafts)) == (Proposal.LEFT, 1)


def test_the_plan_keeps_its_comments_and_marks_every_moved_date(make_workspace):
    """Only year, name and deadlines of the plan change; each deadline carries what it was moved from."""
    plan = (
        "# đầu tệp\nnam: 2026 # năm\nten: 'Phong trào năm 2026'\nhan:\n"
        "  - {ma: dang-ky, ten: A, truoc_ngay: 05/3/2026, khoi: [chi-bo], bieu_mau: phu-luc-01} # cũ\n"
        '  - ma: bao-cao\n    ten: B\n    truoc_ngay: "10/09/2026" # đã bàn\n    khoi: [chi-bo]\n    bieu_mau: x\n'
        "# Lịch dự kiến\nlich_tham_dinh:\n  - {ngay: 22/9/2026, mo_hinh: [a--b], dia_diem: C}\n\n"
        "# lời riêng\n\nvan_ban: {phu-luc-01: {ngay: 01/3/2026}}\ntieu_bieu: [a--b]\ntong_hop: {ngay: 1/10/2026}\n"
    )
    text = text_of(rollover(make_workspace({"dossiers/2026/ke-hoach.yaml": plan})), "ke-hoach")
    assert text.startswith(
        "# đầu tệp\nnam: 2027 # năm\nten: 'Phong trào năm 2027'\nhan:\n"
        "  - {ma: dang-ky, ten: A, truoc_ngay: 05/3/2027, khoi: [chi-bo], bieu_mau: phu-luc-01}"
        " # cũ # chuyển từ 05/3/2026, cần xác nhận\n"
        '  - ma: bao-cao\n    ten: B\n    truoc_ngay: "10/09/2027" # đã bàn # chuyển từ 10/09/2026, cần xác nhận\n'
    )
    assert "# lời riêng" in text
    assert not [word for word in ("Lịch dự kiến", "lich_tham_dinh", "van_ban", "tieu_bieu", "tong_hop") if word in text]


def test_no_comment_on_what_became_of_the_old_year_is_left_in_the_plan(make_workspace):
    """The comments between the lines of the schedule and of the summary go with them, and no key inherits them."""
    workspace = make_workspace({})
    plan = workspace.plan.document.data.decode()
    outcome = (
        "lich_tham_dinh:\n  # sáng\n  - {ngay: 22/9/2026, mo_hinh: [a--b], dia_diem: C}   # dời từ 21/9\n"
        "tong_hop:  # đã gửi tỉnh\n  # ngày trên văn bản\n"
    )
    at = plan.index("\ndon_vi:") + 1
    made = rollover(make_workspace({"dossiers/2026/ke-hoach.yaml": plan[:at] + outcome + "# của ta\n" + plan[at:]}))
    clean = rollover(make_workspace({"dossiers/2026/ke-hoach.yaml": plan[:at] + "# của ta\n" + plan[at:]}))
    assert text_of(made, "ke-hoach") == text_of(clean, "ke-hoach")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_plan_keeps_its_line_ends_and_mark(make_workspace, end):
    """A plan with a byte order mark and either line end keeps both in the new year."""
    workspace = make_workspace({})
    data = b"\xef\xbb\xbf" + workspace.plan.document.data.replace(b"\n", end.encode())
    again = load_workspace(workspace.root, 2026, {"dossiers/2026/ke-hoach.yaml": data})
    after = rollover(again).drafts[0].after
    assert after.startswith(b"\xef\xbb\xbfnam: 2027" + end.encode())
    assert after.count(b"\n") == after.count(end.encode())
    assert f"05/3/2027 # chuyển từ 05/3/2026, cần xác nhận{end}".encode() in after


def test_the_day_that_only_leap_years_have_is_told(make_workspace):
    """29/2 becomes 28/2 and a sentence says so."""
    made = rollover(make_workspace({LABEL: MODEL % "1"}))
    assert made.told == ("Ngày 29/02/2024 không có trong năm 2025 nên chuyển thành 28/02/2025.",)
    assert "bat_dau: 28/02/2025 # chuyển từ 29/02/2024, cần xác nhận" in text_of(made, STEM)


def test_an_unreadable_dossier_stops_the_whole_rollover(make_workspace):
    """No model is lost unseen: a file that cannot be read is named, and nothing is drafted."""
    with pytest.raises(EditRefused, match=r"chi-bo-xom-1--hong\.yaml"):
        rollover(make_workspace({"dossiers/2026/chi-bo-xom-1--hong.yaml": "ten: [\n"}))


def test_a_figure_that_cannot_be_read_stops_it_too(make_workspace):
    """A value that is wrong in the old year is mended there first."""
    with pytest.raises(EditRefused, match="đang có lỗi"):
        rollover(make_workspace({LABEL: MODEL % "nhiều"}))


def test_every_living_model_of_the_sample_is_carried_and_readable(sample_root):
    """The sample's plan and its living models make a year without a single fault, units and signers included."""
    old = load_workspace(str(sample_root), 2026)
    new = rolled(old)
    proposals = [one.proposal for one in rollover(old).successions]
    assert [proposals.count(one) for one in Proposal] == [21, 27, 1, 5]
    units = old.plan.document.value["don_vi"]
    assert (len(new.models), len(units), new.plan.document.value["don_vi"]) == (48, 62, units)
    assert not [fault for file in new.files() for fault in file.faults]
