"""`danvan new`: a dossier that reads, says what is left, and is taken back by undo."""

import json
import re
from datetime import datetime, time

import pytest
import yaml

from danvan_cli.editing.reversal import undo

FORMER = """\
ten: Đường hoa tự quản
linh_vuc: van-hoa-xa-hoi
loai: moi
don_vi: chi-bo-xom-1
chu_the: {loai: nhom-cong-dong, ten: Tổ liên gia số 1}
thoi_gian: {bat_dau: 01/3/2025}
dia_diem: Xóm 1
muc_tieu:
  - ten: Chiều dài đường hoa
    don_vi_tinh: m
    chi_tieu: 1.200
    ket_qua: {2025: "1.250"}
  - ten: Ai cũng giữ sạch ngõ
dang_ky: {ngay: 01/3/2025}
"""
DROPPED = FORMER + "loai_bo: {ngay: 01/5/2025, ly_do: không làm}\n"
STEM = "chi-bo-xom-1--duong-hoa-tu-quan"


@pytest.fixture
def root(make_root):
    """Return a workspace with a plan of 2026 and a dossier of 2025."""
    return make_root({f"dossiers/2025/{STEM}.yaml": FORMER, "dossiers/2025/chi-bo-xom-1--bo-do.yaml": DROPPED})


def made(root, stem=STEM):
    """Return what a YAML reader reads in a dossier of 2026."""
    return yaml.safe_load((root / f"dossiers/2026/{stem}.yaml").read_text("utf-8"))


def test_a_unit_and_a_name_make_a_dossier(run, root):
    """The file's name comes from both; the slip's items stand in it, the unit as its own subject."""
    ended = run("-C", str(root), "new", "chi-bo-xom-1", "“Đường hoa  tự quản”")
    dossier = made(root)
    assert ended.status == 0
    assert (dossier["ten"], dossier["loai"], dossier["don_vi"]) == ("Đường hoa tự quản", "moi", "chi-bo-xom-1")
    assert dossier["chu_the"] == {"loai": "chi-bo", "ten": "Chi bộ xóm 1"}


def test_check_says_what_is_left_in_a_new_dossier(run, root):
    """A new dossier has gaps and no fault: check warns of each that registration demands, and ends with 0."""
    told = json.loads(run("-C", str(root), "new", "chi-bo-xom-1", "Đường hoa", "--format", "json").out)
    ended = run("-C", str(root), "check", "--format", "json")
    assert ended.status == 0
    codes = {finding["code"] for finding in json.loads(ended.out)["findings"]}
    assert codes == {"DV107", "DV201", "DV202", "DV301"}
    assert [line.partition(":")[0] for line in told["data"]["left"]] == [
        "linh_vuc",
        "thoi_gian.bat_dau",
        "dia_diem",
        "khao_sat.thuc_trang",
        "khao_sat.thuan_loi",
        "khao_sat.kho_khan",
        "muc_tieu[0].ten",
        "dang_ky.ngay",
    ]


def test_the_later_blocks_are_ready_to_be_filled_in(run, root):
    """What comes later in the year stands there empty, and counts as not there; the sample rows can be opened."""
    run("-C", str(root), "new", "chi-bo-xom-1", "Đường hoa tự quản")
    path = root / f"dossiers/2026/{STEM}.yaml"
    left = run("-C", str(root), "check", "--format", "json").out
    path.write_text(re.sub(r"(?m)^  # (?= )", "  ", path.read_text("utf-8")), encoding="utf-8")
    ended = run("-C", str(root), "check", "--format", "json")
    codes = {finding["code"] for finding in json.loads(ended.out)["findings"]}
    assert codes.isdisjoint({"DV002", "DV003", "DV004", "DV005", "DV006"})
    assert {"minh_chung", "nhan_xet", "de_nghi", "tham_dinh", "cong_nhan"} <= made(root).keys()
    assert made(root)["ke_hoach"]["phan_cong"] == [{"viec": None, "nguoi": None, "han": None}]
    assert made(root)["bao_cao"]["giai_doan"] == [{"ten": None, "noi_dung": None}]
    assert "ke_hoach" not in left


def test_last_years_dossier_goes_on(run, root):
    """--continue takes over what stays, last year's goal and results as the baseline; new goals are to be filled."""
    ended = run("-C", str(root), "new", "--continue", f"2025/{STEM}")
    dossier = made(root)
    assert ended.status == 0
    assert (dossier["ten"], dossier["linh_vuc"], dossier["dia_diem"]) == (
        "Đường hoa tự quản",
        "van-hoa-xa-hoi",
        "Xóm 1",
    )
    assert (dossier["loai"], dossier["tu_nam"], dossier["ke_thua"]) == ("nang-cao", 2025, f"2025/{STEM}")
    assert dossier["chu_the"] == {"loai": "nhom-cong-dong", "ten": "Tổ liên gia số 1"}
    assert dossier["muc_tieu"] == [
        {
            "ten": "Chiều dài đường hoa",
            "don_vi_tinh": "m",
            "chi_tieu": None,
            "chi_tieu_nam_truoc": "1.200",
            "ket_qua": {2025: "1.250"},
        },
        {"ten": "Ai cũng giữ sạch ngõ"},
    ]


@pytest.mark.parametrize("name", ["Gia đình “5 không, 3 sạch”", '"Bữa sáng 0 đồng" cho học sinh', "Nuôi bò 'nhốt'"])
def test_the_marks_in_last_years_name_stay(run, root, name):
    """A name that ends or begins with a quoted word goes on to the letter."""
    former = root / f"dossiers/2025/{STEM}.yaml"
    former.write_text(FORMER.replace("ten: Đường hoa tự quản", f"ten: {json.dumps(name, ensure_ascii=False)}"), "utf-8")
    assert run("-C", str(root), "new", "--continue", f"2025/{STEM}").status == 0
    (path,) = (root / "dossiers/2026").glob("*--*.yaml")
    assert made(root, path.stem)["ten"] == name


def test_a_name_too_long_to_remember_is_told_at_once(run, root):
    """The name is shortened most cheaply now: new warns as check does, and only about the new dossier."""
    longer = "Đường hoa tự quản " * 6
    run("-C", str(root), "new", "chi-bo-xom-1", longer)
    ended = run("-C", str(root), "new", "chi-bo-xom-1", f"{longer} mới")
    assert (ended.status, ended.out.count("Tên mô hình dài 25 tiếng, quá 20 tiếng."), ended.out.count("DV404")) == (
        0,
        1,
        1,
    )
    assert "DV404" not in run("-C", str(root), "new", "chi-bo-xom-1", "Đường hoa").out


def test_last_years_file_is_left_alone(run, root):
    """Going on from a dossier changes nothing in it."""
    run("-C", str(root), "new", "--continue", f"2025/{STEM}")
    assert (root / f"dossiers/2025/{STEM}.yaml").read_text("utf-8") == FORMER


@pytest.mark.parametrize(
    ("reference", "status", "why"),
    [
        ("2025/chi-bo-xom-1--bo-do", 1, "đã bị loại bỏ"),
        ("2025/khong-co", 2, "Không có hồ sơ"),
        ("2026/chi-bo-xom-1--duong-hoa", 2, "không chỉ tới hồ sơ của một năm trước"),
        ("../../etc", 2, "không chỉ tới hồ sơ của một năm trước"),
        ("2025", 2, "không chỉ tới hồ sơ của một năm trước"),
    ],
)
def test_a_predecessor_that_cannot_go_on_is_refused(run, root, reference, status, why):
    """A struck-off model, one that is not there, one of this year: the reason, and no file."""
    ended = run("-C", str(root), "new", "--continue", reference)
    assert ended.status == status
    assert why in ended.err
    assert not list((root / "dossiers/2026").glob("*--*"))


def test_the_same_model_is_not_begun_twice(run, root):
    """A unit's second model of the same name is refused and points at the first."""
    run("-C", str(root), "new", "chi-bo-xom-1", "Đường hoa tự quản")
    ended = run("-C", str(root), "new", "chi-bo-xom-1", "đường hoa  Tự quản")
    assert ended.status == 1
    assert f"hồ sơ {STEM}" in ended.err


def test_the_same_command_again_does_nothing(run, root):
    """Said twice, as after a power cut, the command ends with 0 and leaves the one file as it is."""
    run("-C", str(root), "new", "chi-bo-xom-1", "Đường hoa tự quản")
    before = (root / f"dossiers/2026/{STEM}.yaml").read_bytes()
    ended = run("-C", str(root), "new", "chi-bo-xom-1", "Đường hoa tự quản")
    assert ended.status == 0
    assert "Không có gì phải ghi" in ended.out
    assert {path.name: path.read_bytes() for path in (root / "dossiers/2026").glob("*--*")} == {f"{STEM}.yaml": before}


def test_names_that_differ_in_accents_alone_get_different_files(run, root):
    """“Cầu lành” after “Câu lạnh”: the second file is numbered, the first is left as it was."""
    run("-C", str(root), "new", "chi-bo-xom-1", "Câu lạnh")
    run("-C", str(root), "new", "chi-bo-xom-1", "Cầu lành")
    assert made(root, "chi-bo-xom-1--cau-lanh")["ten"] == "Câu lạnh"
    assert made(root, "chi-bo-xom-1--cau-lanh-2")["ten"] == "Cầu lành"


def test_undo_takes_the_dossier_away(run, root, day):
    """The new file is gone after undo."""
    run("-C", str(root), "new", "chi-bo-xom-1", "Đường hoa tự quản")
    assert (root / f"dossiers/2026/{STEM}.yaml").is_file()
    undo(str(root), datetime.combine(day("05/3"), time()))
    assert not (root / f"dossiers/2026/{STEM}.yaml").exists()


def test_a_dry_run_shows_the_file_and_writes_nothing(run, root):
    """--dry-run prints the text of the dossier; neither it nor danvan's own folder appears."""
    ended = run("-C", str(root), "new", "chi-bo-xom-1", "Đường hoa tự quản", "--dry-run")
    assert ended.status == 0
    assert "ten: Đường hoa tự quản" in ended.out
    assert not (root / f"dossiers/2026/{STEM}.yaml").exists()
    assert not (root / ".danvan").exists()


def test_the_field_is_one_of_the_plan(run, root):
    """--linh-vuc takes a code or its beginning; any other is refused with the nearest."""
    assert run("-C", str(root), "new", "chi-bo-xom-1", "Đường hoa tự quản", "--linh-vuc", "van").status == 0
    assert made(root)["linh_vuc"] == "van-hoa-xa-hoi"
    ended = run("-C", str(root), "new", "chi-bo-xom-1", "Nuôi ong", "--linh-vuc", "kinh-tee")
    assert ended.status == 2
    assert "Có phải ý bạn là “kinh-te”?" in ended.err


def test_a_continued_model_without_a_dossier_asks_for_last_years_goal(run, root):
    """--loai nang-cao without a predecessor leaves room for the year it began and last year's goal."""
    run("-C", str(root), "new", "chi-bo-xom-1", "Đường hoa tự quản", "--loai", "nang-cao")
    dossier = made(root)
    assert dossier["tu_nam"] is None
    assert set(dossier["muc_tieu"][0]) == {"ten", "don_vi_tinh", "chi_tieu", "chi_tieu_nam_truoc"}


@pytest.mark.parametrize("words", [(), ("chi-bo-xom-1",)])
def test_unit_and_name_are_demanded(run, root, words):
    """Without a predecessor both are needed; wrong use says how it is written."""
    ended = run("-C", str(root), "new", *words)
    assert ended.status == 2
    assert "danvan new MÃ-ĐƠN-VỊ" in ended.err


def test_an_unknown_unit_is_refused_with_the_nearest(run, root):
    """A unit that the plan does not name gets no dossier."""
    ended = run("-C", str(root), "new", "chi-bo-xon-1", "Đường hoa")
    assert ended.status == 2
    assert "Có phải ý bạn là “chi-bo-xom-1”?" in ended.err
