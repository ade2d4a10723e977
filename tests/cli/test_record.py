"""`danvan record` through the program, on a copy of the sample campaign as of 14/10/2026."""

import difflib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from danvan_cli.editing.events import event_named
from danvan_cli.rules.gaps import RECORDED

DRAFT = "chi-bo-xom-3-dien-bich--keo-luoi-giup-nhau"
MODEL = "mttq-xa--noi-chao-chieu-thu-bay"


@pytest.fixture
def campaign(tmp_path, sample_root):
    """Return the folder of a copy of the sample campaign."""
    shutil.copytree(sample_root / "dossiers", tmp_path / "dossiers")
    return tmp_path


@pytest.fixture
def record(run, campaign, monkeypatch):
    """Return a function that records in the copy, on the day of the campaign's summary."""
    monkeypatch.setenv("DANVAN_TODAY", "2026-10-14")
    return lambda *words: run("-C", str(campaign), "record", *words)


@pytest.fixture
def changed(campaign, sample_root):
    """Return a function that tells which lines went and came in all files, as `git diff` would."""

    def lines():
        return {label: found for label in files(campaign) if (found := diff(sample_root / label, campaign / label))}

    return lines


def files(root):
    """Return the files of a copy, by path."""
    paths = (path for path in (root / "dossiers").rglob("*") if path.is_file())
    return [path.relative_to(root).as_posix() for path in paths]


def diff(old: Path, new: Path):
    """Return the lines that went and came."""
    texts = [path.read_bytes().decode("latin-1").splitlines() if path.exists() else [] for path in (old, new)]
    told = difflib.unified_diff(*texts, lineterm="", n=0)
    return [
        line.encode("latin-1").decode(errors="replace")
        for line in told
        if line[:1] in "+-" and line[:3] not in {"+++", "---"}
    ]


def dossier(stem):
    """Return the path of a dossier."""
    return f"dossiers/2026/{stem}.yaml"


@pytest.mark.parametrize(
    ("words", "stem", "lines"),
    [
        (["dang-ky", MODEL, "--ngay", "23/02", "--yes"], MODEL, ["-  ngay: 24/02/2026", "+  ngay: 23/02/2026"]),
        (
            ["dang-ky", DRAFT, "--ngay", "03/3", "--so", "05/DS"],
            DRAFT,
            ["+dang_ky: {ngay: 03/3/2026, so_ky_hieu: 05/DS}"],
        ),
        (["ke-hoach", DRAFT, "--ngay", "03/3"], DRAFT, ["+ke_hoach: {ngay: 03/3/2026}"]),
        (
            ["kiem-tra", MODEL, "--ngay", "10/10", "--noi-dung", "Sổ", "--ket-qua", "Đúng: khớp"],
            MODEL,
            ['+  - {ngay: 10/10/2026, noi_dung: Sổ, ket_qua: "Đúng: khớp"}'],
        ),
        (
            ["vuong-mac", MODEL, "--ngay", "10/10", "--noi-dung", "Mưa", "--xong", "có"],
            MODEL,
            ["+  - {ngay: 10/10/2026, noi_dung: Mưa, xong: có}"],
        ),
        (
            ["nhan-xet", MODEL, "--ngay", "10/10", "--co-quan", "Đảng ủy", "--noi-dung", "Tốt"],
            MODEL,
            ["+  - {co_quan: Đảng ủy, ngay: 10/10/2026, noi_dung: Tốt}"],
        ),
        (
            ["tham-dinh", MODEL, "--ngay", "10/10", "--ket-luan", "cong-nhan"],
            MODEL,
            ["+tham_dinh: {ngay: 10/10/2026, ket_luan: cong-nhan}"],
        ),
        (["khen-thuong", MODEL, "--hinh-thuc", "Giấy khen"], MODEL, ["+khen_thuong: {hinh_thuc: Giấy khen}"]),
        (
            ["loai-bo", MODEL, "--ngay", "13/10", "--ly-do", "Trùng"],
            MODEL,
            ["+loai_bo: {ngay: 13/10/2026, ly_do: Trùng}"],
        ),
        (
            ["bao-cao", MODEL, "--ngay", "08/9", "--yes"],
            MODEL,
            ["-  ngay: 07/9/2026", "+  ngay: 08/9/2026"],
        ),
        (
            ["ket-qua", "hoi-lien-hiep-phu-nu--ngoi", "Ngôi nhà xanh", "24,5", "--yes"],
            "hoi-lien-hiep-phu-nu--ngoi-nha-xanh",
            [
                "-    ket_qua: {2023: 4, 2024: 9, 2025: 15, 2026: 23}",
                '+    ket_qua: {2023: 4, 2024: 9, 2025: 15, 2026: "24,5"}',
            ],
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, list) and value[0].islower() else "",
)
def test_an_event_changes_its_own_lines_and_no_other(record, changed, words, stem, lines):
    """Every event of a dossier is its block or line in the diff, and nothing else anywhere."""
    done = record(*words)
    assert (done.status, changed()) == (0, {dossier(stem): lines}), done.err


def test_events_follow_through_to_recognition(record, changed):
    """After its appraisal a model can be recognised, and the answer tells how far it came."""
    record("tham-dinh", MODEL, "--ngay", "10/10", "--ket-luan", "cong-nhan")
    done = record("cong-nhan", MODEL, "--ngay", "12/10", "--so", "12-QĐ/ĐU")
    assert done.status == 0
    assert "từ thẩm định sang công nhận" in done.out
    assert changed()[dossier(MODEL)][-1:] == ["+cong_nhan: {ngay: 12/10/2026, so_quyet_dinh: 12-QĐ/ĐU}"]


def test_the_count_and_the_obligation_are_told(record):
    """Striking a model off tells the new count; a registration tells what the unit no longer owes."""
    assert "44 → 43/42" in record("loai-bo", MODEL, "--ngay", "13/10", "--ly-do", "Trùng").out
    told = record("dang-ky", DRAFT, "--ngay", "03/3", "--format", "json")
    assert any("chưa nộp” thành đúng hạn" in effect for effect in json.loads(told.out)["data"]["effects"])


def test_a_dry_run_writes_nothing(record, campaign, changed):
    """With --dry-run the lines are shown and no byte is written, not even a copy for undo."""
    done = record("dang-ky", DRAFT, "--ngay", "03/3", "--dry-run")
    assert (done.status, changed()) == (0, {})
    assert "+ dang_ky: {ngay: 03/3/2026}" in done.out
    assert not (campaign / ".danvan").exists()


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["dang-ky", DRAFT, "keo-luoi-giup-nha", "--ngay", "03/3"], 2, f"Có phải ý bạn là “{DRAFT}”?"),
        (["dang-ky", DRAFT, "hoi-nongg", "--ngay", "03/3"], 2, "hoi-nong-dan--vu-dong-lien-ket"),
        (["dang-ky", "chi-bo-xom-3", "--ngay", "03/3"], 2, "phần đầu của 5 hồ sơ"),
        (["dang-ky", DRAFT], 2, "Thiếu “--ngay”"),
        (["dang-ky", "--ngay", "03/3"], 2, "Chưa nói ghi vào hồ sơ nào"),
        (["dang-ky", DRAFT, "--ngay", "31/2"], 1, "chỉ có 28 ngày"),
        (["dang-ky", DRAFT, "--ngay", "15/10"], 1, "chưa đến (hôm nay là 14/10/2026)"),
        (["dang-ky", DRAFT, "--ngay", "03/3/2025"], 1, "không nằm trong năm 2026"),
        (["bao-cao", MODEL, "--ngay", "01/02", "--yes"], 1, "lại trước ngày đăng ký 24/02/2026"),
        (["bao-cao", DRAFT, "--ngay", "09/9"], 1, "chưa có ngày của việc “dang-ky”"),
        (["bao-cao", "chi-bo-khoi-8", "--ngay", "22/9", "--yes"], 1, "đã bị loại từ 21/9/2026"),
        (["dang-ki", DRAFT], 2, "Có phải ý bạn là “dang-ky”?"),
        (["dang-ky", DRAFT, "--ngay", "03/3", "--ly-do", "x"], 2, "không dùng --ly-do"),
        (["tham-dinh", MODEL, "--ngay", "10/10", "--ket-luan", "cong"], 1, "Chọn một trong: cong-nhan"),
        (["ket-qua", MODEL, "không có đâu", "5"], 2, "Không có mục tiêu"),
        (["ket-qua", MODEL, "Suất", "80%", "--yes"], 1, "“80%” là phần trăm, nhưng mục tiêu “Suất"),
        (["ket-qua", MODEL, "5"], 2, "Cần đúng ba phần"),
        (["ket-qua", MODEL, "Suất", "nhiều", "--yes"], 1, "nhiều"),
        (["nop", "bao-caa", "--unit", "mttq-xa", "--ngay", "05/9"], 2, "Có phải ý bạn là “bao-cao”?"),
        (["nop", "bao-cao", "--unit", "zzz", "--ngay", "05/9"], 2, "Không có đơn vị mang mã “zzz”"),
        (["nop", "bao-cao", "--ngay", "05/9"], 2, "Chưa nói đơn vị nào"),
        (["minh-chung", MODEL, "--mo-ta", "Ảnh"], 2, "Chưa có tệp minh chứng nào"),
        (["minh-chung", MODEL, "khong-co.jpg", "--mo-ta", "Ảnh"], 2, "Không có tệp “khong-co.jpg”"),
        (["loai-bo", MODEL, "--ngay", "13/10", "--ly-do", "Tr\udcf9ng"], 2, "không đọc được"),
        (["ket-qua", MODEL, "Suất", "5", "--nam", "2027"], 1, "Kết quả của năm 2027 chưa thể có"),
        (["nop", "dang-ky", "mttq-xa", "--ngay", "04/3"], 2, "Sau “nop dang-ky” không viết gì thêm"),
        (["ket-qua", MODEL, "Suất", "5", "--nam", "abc"], 1, "“abc” không phải là một năm"),
        (["lich-tham-dinh", "--ngay", "05/11", "--dia-diem", "Nhà"], 2, "Chưa nói ghi vào hồ sơ nào"),
        (["dang-ky", DRAFT, "--ngay", "03/3", "--unit", "mttq-xa"], 2, "không dùng --unit"),
        (["tong-hop", MODEL, "--ngay", "14/10"], 2, "không nhận"),
    ],
)
def test_what_cannot_be_is_refused_whole(record, changed, words, status, said):
    """A wish that is wrong in any part ends with its sentence, and no file of it is written."""
    done = record(*words)
    assert (done.status, changed()) == (status, {})
    assert said in done.err


def test_many_models_are_written_together(record, changed):
    """One command records several models, each known by a beginning that only it has."""
    record("kiem-tra", "mttq", "hoi-nong", "--ngay", "10/10", "--noi-dung", "Sổ", "--ket-qua", "Khớp")
    assert set(changed()) == {dossier(MODEL), dossier("hoi-nong-dan--vu-dong-lien-ket")}


def test_the_same_event_twice_is_one(record, changed):
    """Recording what is recorded already writes nothing, however the day is written."""
    done = record("dang-ky", MODEL, "--ngay", "2026-02-24")
    assert (done.status, changed()) == (0, {})
    assert "Không có gì phải ghi" in done.out


@pytest.mark.parametrize("spelt", ["10/10/2026", "2026-10-10", "10-10-2026"])
def test_the_same_row_is_one_however_its_day_is_written(record, campaign, spelt):
    """A row that stands in the dossier with its day in any allowed spelling is not added again."""
    words = ["kiem-tra", MODEL, "--ngay", "10/10", "--noi-dung", "Sổ", "--ket-qua", "Khớp"]
    record(*words)
    path = campaign / dossier(MODEL)
    path.write_text(path.read_text("utf-8").replace("ngay: 10/10/2026", f"ngay: {spelt}"), "utf-8")
    before = path.read_bytes()
    done = record(*words)
    assert (done.status, path.read_bytes()) == (0, before)
    assert "Không có gì phải ghi" in done.out


@pytest.mark.parametrize("spelt", ["5/11/2026", "2026-11-05"])
def test_the_same_visit_is_one_however_its_day_is_written(record, campaign, spelt):
    """Models join a visit whose day stands in the plan in another allowed spelling."""
    visit = ["--ngay", "05/11", "--gio", "8 giờ", "--dia-diem", "Nhà văn hóa"]
    record("lich-tham-dinh", MODEL, *visit)
    plan = campaign / "dossiers/2026/ke-hoach.yaml"
    plan.write_text(plan.read_text("utf-8").replace("ngay: 05/11/2026", f"ngay: {spelt}"), "utf-8")
    before = shutil.copy(plan, campaign / "before.yaml")
    assert "Không có gì phải ghi" in record("lich-tham-dinh", MODEL, *visit).out
    assert record("lich-tham-dinh", "hoi-nong", *visit).status == 0
    assert diff(before, plan) == ["+      - hoi-nong-dan--vu-dong-lien-ket"]


def test_proof_is_copied_and_listed(record, campaign, changed, tmp_path_factory):
    """A file of proof is copied into the dossier's folder and listed by its kind; the original stays."""
    photo = tmp_path_factory.mktemp("usb") / "Ảnh ra mắt.JPG"
    photo.write_bytes(b"\xff\xd8\xff")
    done = record("minh-chung", "hoi-nong", str(photo), "--mo-ta", "Ngày ra mắt", "--ngay", "10/4")
    stem = "hoi-nong-dan--vu-dong-lien-ket"
    assert done.status == 0, done.err
    assert (campaign / f"dossiers/2026/minh-chung/{stem}/{photo.name}").read_bytes() == photo.read_bytes()
    line = "+  - {loai: hinh-anh, tep: Ảnh ra mắt.JPG, mo_ta: Ngày ra mắt, ngay: 10/4/2026}"
    assert changed()[dossier(stem)] == [line]


@pytest.mark.parametrize("kind", ["link", "folder", "empty", "other"])
def test_proof_that_is_no_new_file_is_refused(record, campaign, changed, tmp_path_factory, kind):
    """A link, a folder, an empty file and a name taken by another file are refused, and nothing is copied."""
    folder = tmp_path_factory.mktemp("usb")
    stem = "hoi-lien-hiep-phu-nu--ngoi-nha-xanh"
    path = folder / "so-thu-chi-phe-lieu.txt"
    if kind == "link":
        path.symlink_to(campaign / "dossiers/co-quan.yaml")
    elif kind == "folder":
        path.mkdir()
    else:
        path.write_bytes(b"" if kind == "empty" else b"another")
    done = record("minh-chung", stem, str(path), "--mo-ta", "Sổ")
    assert (done.status, changed()) == (1, {})


def test_a_unit_without_a_file_gets_one(record, campaign):
    """What a unit without a file of its own handed in makes the file, ready for editors that know the schema."""
    done = record("nop", "bao-cao", "--unit", "hoi-nong-dan", "--ngay", "05/9", "--so", "05/BC")
    assert done.status == 0, done.err
    text = (campaign / "dossiers/2026/don-vi/hoi-nong-dan.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../../schemas/don-vi.schema.json\n")
    assert text.endswith("nop:\n  bao-cao: {ngay: 05/9/2026, so_ky_hieu: 05/BC}\n")


def test_models_join_a_visit_of_the_same_day_and_place(record, changed):
    """A visit may lie ahead; naming its day and place again adds models to it instead of a second visit."""
    visit = ["--ngay", "05/11", "--dia-diem", "Nhà văn hóa"]
    record("lich-tham-dinh", "hoi-nong", *visit)
    record("lich-tham-dinh", MODEL, *visit)
    assert changed()["dossiers/2026/ke-hoach.yaml"] == [
        "+  - ngay: 05/11/2026",
        "+    mo_hinh:",
        "+      - hoi-nong-dan--vu-dong-lien-ket",
        f"+      - {MODEL}",
        "+    dia_diem: Nhà văn hóa",
    ]


def test_the_summary_meets_the_boards_own_deadline(record):
    """The day of the commune's report, written into the plan, meets the last deadline."""
    assert "từ hôm nay là ngày cuối thành đúng hạn" in record("tong-hop", "--ngay", "14/10").out


def test_a_dossier_with_a_fault_is_left_alone(record, campaign):
    """Nothing is written into a file that cannot be read; the sentence names its line."""
    path = campaign / dossier(DRAFT)
    path.write_text(path.read_text(encoding="utf-8").replace("linh_vuc:", "linh_vucc:"), encoding="utf-8")
    before = path.read_bytes()
    done = record("dang-ky", DRAFT, "--ngay", "03/3")
    assert (done.status, path.read_bytes()) == (1, before)
    assert "linh_vuc" in done.err


def test_a_person_at_the_terminal_is_asked(record, changed, monkeypatch):
    """At a terminal a missing day is asked for, and a value is replaced after a yes."""
    answers = iter(["23/02", "có"])
    monkeypatch.setattr("danvan_cli.cli.shell.asking.can_ask", lambda: True)
    monkeypatch.setattr("danvan_cli.cli.shell.asking.ask", lambda _: next(answers))
    done = record("dang-ky", MODEL)
    assert (done.status, changed()) == (0, {dossier(MODEL): ["-  ngay: 24/02/2026", "+  ngay: 23/02/2026"]})


def test_an_obstacle_told_again_is_brought_up(record, changed):
    """The same obstacle with its end is no second one: its row says that it is over; once more, and nothing changes."""
    obstacle = ("vuong-mac", MODEL, "--ngay", "10/10", "--noi-dung", "Mưa ")
    assert record(*obstacle).status == 0
    assert record(*obstacle, "--huong-xu-ly", "Dời ngày", "--xong", "có").status == 0
    assert changed()[dossier(MODEL)] == [
        "+  - {ngay: 10/10/2026, noi_dung: Mưa, huong_xu_ly: Dời ngày, xong: có}",
    ]
    assert "Không có gì phải ghi" in record(*obstacle, "--xong", "có").out


def test_a_wrong_day_is_asked_again_at_once(record, changed, monkeypatch):
    """A day that does not exist or has yet to come is told at the question, which is then put again."""
    answers = iter(["31/02", "05/11", "13/10", "Trùng mô hình khác"])
    monkeypatch.setattr("danvan_cli.cli.shell.asking.can_ask", lambda: True)
    monkeypatch.setattr("danvan_cli.cli.shell.asking.ask", lambda _: next(answers))
    done = record("loai-bo", MODEL)
    assert (done.status, bool(changed())) == (0, True)
    assert ("31/02" in done.err, "05/11/2026 chưa đến" in done.err) == (True, True)


def test_a_wrong_day_of_the_command_line_is_refused_before_any_question(record, changed, monkeypatch):
    """A day given as an option is judged first: nobody answers questions in vain."""
    monkeypatch.setattr("danvan_cli.cli.shell.asking.can_ask", lambda: True)
    monkeypatch.setattr("danvan_cli.cli.shell.asking.ask", pytest.fail)
    done = record("loai-bo", MODEL, "--ngay", "31/02")
    assert (done.status, changed(), "31/02" in done.err) == (1, {}, True)


def test_an_answer_that_is_none_is_asked_again(record, changed, monkeypatch):
    """At the question có/không any other word is told, and the question put again."""
    answers = iter(["abc", "có"])
    monkeypatch.setattr("danvan_cli.cli.shell.asking.can_ask", lambda: True)
    monkeypatch.setattr("danvan_cli.cli.shell.asking.ask", lambda _: next(answers))
    done = record("dang-ky", MODEL, "--ngay", "23/02")
    assert (done.status, bool(changed()), "“abc”" in done.err) == (0, True, True)


def test_ones_own_no_is_no_fault(record, monkeypatch):
    """Who stops the command by an answer is not told of a fault."""
    monkeypatch.setattr("danvan_cli.cli.shell.asking.can_ask", lambda: True)
    monkeypatch.setattr("danvan_cli.cli.shell.asking.ask", lambda _: "không")
    done = record("dang-ky", MODEL, "--ngay", "23/02")
    assert "\nĐã dừng theo ý bạn; chưa ghi gì cả.\n" in done.err
    assert "Lỗi" not in done.err


@pytest.mark.parametrize("answer", ["không", "", "gì cơ"])
def test_anything_but_a_yes_keeps_the_old_value(record, changed, monkeypatch, answer):
    """Without a clear yes nothing is replaced."""
    monkeypatch.setattr("danvan_cli.cli.shell.asking.can_ask", lambda: True)
    monkeypatch.setattr("danvan_cli.cli.shell.asking.ask", lambda _: answer)
    assert (record("dang-ky", MODEL, "--ngay", "23/02").status, changed()) == (1, {})


def test_a_link_is_proof_without_a_file(record, changed):
    """A film that is kept elsewhere is listed by its address."""
    record("minh-chung", "hoi-nong", "--lien-ket", "https://vi-du.vn/phim", "--mo-ta", "Phim")
    lines = ["+  - loai: lien-ket", "+    lien_ket: https://vi-du.vn/phim", "+    mo_ta: Phim"]
    assert changed() == {dossier("hoi-nong-dan--vu-dong-lien-ket"): lines}


def test_the_answer_sends_to_undo_and_undo_restores(run, record, campaign, changed, tmp_path_factory):
    """The answer names undo, and undo takes back the dossier and the copy of the proof as one."""
    photo = tmp_path_factory.mktemp("usb") / "anh.jpg"
    photo.write_bytes(b"\xff\xd8\xff")
    assert "danvan -C" in record("minh-chung", "hoi-nong", str(photo), "--mo-ta", "Ảnh").out
    assert len(changed()) == 2
    assert run("-C", str(campaign), "undo").status == 0
    assert changed() == {}


def test_a_recorded_value_is_replaced_with_the_old_one_told(record, changed):
    """Without a terminal nothing is asked: the sentence names the old value and the new one."""
    done = record("dang-ky", MODEL, "--ngay", "23/02")
    assert "đang ghi “24/02/2026”, sẽ thay bằng “23/02/2026”" in done.err
    assert changed() == {dossier(MODEL): ["-  ngay: 24/02/2026", "+  ngay: 23/02/2026"]}


@pytest.mark.skipif(os.name == "nt", reason="một cửa sổ lệnh giả chỉ có ở Unix")
@pytest.mark.parametrize(
    ("answer", "status", "said"), [("không", 1, "Đã dừng"), ("có", 0, "Đã ghi"), ("", 1, "Đã dừng")]
)
def test_a_person_is_asked_before_a_recorded_value_is_replaced(campaign, changed, answer, status, said):
    """At a terminal only a yes goes on; anything else leaves every byte."""
    words = ["-C", str(campaign), "record", "dang-ky", MODEL, "--ngay", "23/02/2026", "--as-of", "14/10/2026"]
    outcome, shown = at_a_terminal([sys.executable, "-m", "danvan_cli", *words], f"{answer}\n")
    assert (outcome, bool(changed())) == (status, status == 0), shown
    assert said in shown


def at_a_terminal(command, typed):
    """Run a command in a terminal of its own, type, and return its exit code with all that the terminal shows."""
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as program:  # noqa: S603 - this program
        os.close(theirs)
        os.write(ours, typed.encode())
        shown = b"".join(iter(lambda: seen_on(ours), b""))
    os.close(ours)
    return program.returncode, shown.decode()


def seen_on(terminal):
    """Return the next bytes on a terminal; none once the program has gone."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


@pytest.mark.parametrize("key", RECORDED)
def test_what_a_hint_advises_is_an_event_with_all_that_it_demands(key):
    """The commands in the hints of gaps are those of the events: same block, every demanded option."""
    name, stem, *options = RECORDED[key].split()
    event = event_named(name)
    assert (event.key, stem) == (key, "{stem}")
    assert {f"--{entry.option}" for entry in event.entries if entry.demanded} == {
        word for word in options if word.startswith("--")
    }


@pytest.mark.parametrize(
    ("before", "words", "told"),
    [
        (
            ["tham-dinh", MODEL, "--ngay", "05/10", "--ket-luan", "khong"],
            ["cong-nhan", MODEL, "--ngay", "09/10", "--so", "41-QĐ/ĐU"],
            f"danvan set {MODEL} tham_dinh.ket_luan cong-nhan",
        ),
        ([], ["loai-bo", MODEL, "--ngay", "20/4", "--ly-do", "Trùng"], "lại sau ngày loại bỏ 20/4/2026"),
        (
            ["loai-bo", MODEL, "--ngay", "13/10", "--ly-do", "Trùng"],
            ["lich-tham-dinh", MODEL, "--ngay", "25/10", "--dia-diem", "Nhà văn hóa"],
            f"danvan set {MODEL} loai_bo --clear",
        ),
        (
            ["loai-bo", MODEL, "--ngay", "13/10", "--ly-do", "Trùng"],
            ["khen-thuong", MODEL, "--hinh-thuc", "Giấy khen"],
            "đã bị loại từ 13/10/2026",
        ),
        ([], ["khen-thuong", MODEL, "--hinh-thuc", "Giấy khen", "--ngay", "13/10"], "danvan record cong-nhan"),
    ],
)
def test_what_cannot_follow_is_refused_with_the_way_out(record, campaign, before, words, told):
    """A recognition against the conclusion, a removal before what was done, praise or a visit after the end."""
    if before:
        ended = record(*before, "--yes")
        assert ended.status == 0, ended.err
    kept = {label: (campaign / label).read_bytes() for label in files(campaign)}
    ended = record(*words)
    assert (ended.status, told in " ".join(ended.err.split())) == (1, True), ended.err
    assert {label: (campaign / label).read_bytes() for label in files(campaign)} == kept


def test_a_proposed_praise_needs_no_recognition(record):
    """Praise without a day is only proposed, which may come early."""
    assert record("khen-thuong", MODEL, "--hinh-thuc", "Giấy khen").status == 0
