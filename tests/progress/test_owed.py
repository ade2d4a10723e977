"""What one unit owes: papers due, models that do not count, gaps in what it handed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from danvan_cli.progress.next_steps import next_steps
from danvan_cli.progress.owed import UnitDebt, unit_debt
from danvan_cli.progress.year import Year
from danvan_cli.workspace import Workspace

MakeWorkspace = Callable[[Mapping[str, str | bytes]], Workspace]

UNIT = "chi-bo-xom-1"
FIRST = f"dossiers/2026/{UNIT}--duong-hoa.yaml"
SLIP = (
    f"ten: Đường hoa\ndon_vi: {UNIT}\nloai: moi\ndia_diem: Xóm 1\nlinh_vuc: kinh-te\n"
    "thoi_gian: {bat_dau: 10/3/2026}\nmuc_tieu: [{ten: Hoa}]\nchu_the: {loai: chi-bo, ten: Chi bộ xóm 1}\n"
    "dang_ky: {ngay: 03/3/2026}\n"
)
PLANNED = (
    "ke_hoach:\n  muc_dich: Sạch\n  yeu_cau: Bền\n  giai_phap: [Dọn]\n"
    "  luc_luong: {thuc_hien: Chi bộ, phoi_hop: [CCB]}\n"
    "  phan_cong: [{viec: Dọn, nguoi: Bí thư}]\n  moc: {tong_ket: 30/8/2026}\n"
)


def debt(workspace: Workspace, day: date) -> UnitDebt:
    """Return what the one unit of the minimal plan owes on a day."""
    year = Year.of(workspace, day)
    assert year is not None
    return unit_debt(year, UNIT)


def words(found: UnitDebt) -> list[str]:
    """Return everything owed of the unit's models, in words."""
    return [text for model in found.models for text in model.lacking]


@pytest.mark.parametrize(
    ("day", "deadlines", "short_by"),
    [
        (date(2026, 2, 17), [], 0),
        (date(2026, 2, 18), ["dang-ky"], 0),
        (date(2026, 3, 4), ["dang-ky"], 0),
        (date(2026, 3, 5), ["dang-ky"], 1),
        (date(2026, 8, 26), ["dang-ky", "bao-cao"], 1),
        (date(2026, 12, 1), ["dang-ky", "bao-cao"], 1),
    ],
)
def test_deadlines_are_pressed_within_the_days_of_reminding(
    make_workspace: MakeWorkspace, day: date, deadlines: list[str], short_by: int
) -> None:
    """A deadline is pressed from fourteen days before its last good day on; a model is lacking once that is past."""
    found = debt(make_workspace({}), day)
    assert [owed.deadline.code for owed in found.obligations] == deadlines
    assert found.short_by == short_by
    assert bool(found) == bool(deadlines)


def test_a_finished_unit_owes_nothing(make_workspace: MakeWorkspace) -> None:
    """A unit with a counted model whose plan has every part owes nothing between its deadlines."""
    assert not debt(make_workspace({FIRST: SLIP + PLANNED}), date(2026, 6, 1))


@pytest.mark.parametrize(
    ("more", "day", "said"),
    [
        ("", date(2026, 6, 1), ["chưa có kế hoạch thực hiện"]),
        (PLANNED.replace("muc_dich: Sạch", "muc_dich:"), date(2026, 6, 1), ["kế hoạch thực hiện còn thiếu: mục đích"]),
        (PLANNED, date(2026, 9, 20), ["chưa gửi báo cáo kết quả"]),
        (f"{PLANNED}bao_cao: {{ngay: 25/9/2026}}\n", date(2026, 9, 20), ["chưa gửi báo cáo kết quả"]),
        (
            f"{PLANNED}loai_bo: {{ngay: 10/6/2026, ly_do: Đổi việc}}\n",
            date(2026, 9, 20),
            ["đã loại khỏi danh sách ngày 10/6/2026, chưa có mô hình thay thế được tính"],
        ),
        (f"{PLANNED}loai_bo: {{ngay: 10/6/2026, ly_do: Đổi việc}}\n", date(2026, 6, 1), []),
    ],
)
def test_what_a_model_lacks(make_workspace: MakeWorkspace, more: str, day: date, said: list[str]) -> None:
    """Each part that the day demands is named; what is not yet asked for is silent."""
    assert words(debt(make_workspace({FIRST: SLIP + more}), day)) == said


def test_a_draft_is_owed_once_registration_is_over(make_workspace: MakeWorkspace) -> None:
    """A dossier that was begun and never registered is named after the deadline."""
    draft = {FIRST: f"ten: Đường hoa\ndon_vi: {UNIT}\n"}
    assert words(debt(make_workspace(draft), date(2026, 3, 1))) == []
    assert words(debt(make_workspace(draft), date(2026, 3, 9))) == ["đang soạn, chưa gửi phiếu đăng ký"]


def test_a_model_that_does_not_count_says_why(make_workspace: MakeWorkspace) -> None:
    """An incomplete slip is told with its reason, and the unit is short of a model."""
    found = debt(make_workspace({FIRST: (SLIP + PLANNED).replace("dia_diem: Xóm 1\n", "")}), date(2026, 6, 1))
    assert words(found) == ["chưa được tính vào chỉ tiêu vì phiếu đăng ký chưa đủ 5 mục: thiếu địa điểm"]
    assert found.short_by == 1


def test_a_proposal_needs_a_remark(make_workspace: MakeWorkspace) -> None:
    """A model proposed for recognition without any remark is told."""
    proposed = f"{SLIP}{PLANNED}de_nghi: {{ngay: 01/6/2026}}\n"
    lacking = "hồ sơ chưa có nhận xét của cấp ủy, chính quyền, Mặt trận hoặc đoàn thể"
    assert lacking in words(debt(make_workspace({FIRST: proposed}), date(2026, 6, 2)))
    assert lacking not in words(debt(make_workspace({FIRST: proposed}), date(2026, 5, 2)))


def test_unreadable_files_accuse_nobody(make_workspace: MakeWorkspace) -> None:
    """Of a unit whose dossier cannot be read nothing is claimed."""
    assert not debt(make_workspace({FIRST: "ten: [\n"}), date(2026, 9, 20))


def test_the_board_sends_itself_no_letter(sample: Workspace) -> None:
    """After 15/10 the step for the Board's own report is to print it and to record its day, not to press anybody."""
    year = Year.of(sample, date(2026, 10, 20))
    assert year is not None
    steps = {step.why: step.command for step in next_steps(year)}
    (own,) = [(command, why) for why, command in steps.items() if "báo cáo kết quả thực hiện phong trào" in why]
    assert own[0] == "danvan render bao-cao-tong-hop"
    assert "danvan record tong-hop --ngay" in own[1]
    assert "Ban Xây dựng Đảng" not in own[1]


def test_a_struck_off_model_whose_unit_has_another_is_not_pressed(make_workspace: MakeWorkspace) -> None:
    """A unit that still has a counted model owes no replacement for the one struck off."""
    other = FIRST.replace("duong-hoa", "bua-sang")
    found = debt(
        make_workspace(
            {
                FIRST: f"{SLIP}{PLANNED}loai_bo: {{ngay: 10/6/2026, ly_do: Đổi việc}}\n",
                other: SLIP.replace("Đường hoa", "Bữa sáng").replace("muc_tieu: [{ten: Hoa}]", "muc_tieu: [{ten: Bữa}]")
                + PLANNED,
            }
        ),
        date(2026, 7, 1),
    )
    assert found.short_by == 0
    assert not [text for text in words(found) if "đã loại khỏi danh sách" in text]
