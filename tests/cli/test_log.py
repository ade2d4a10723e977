"""`danvan log`: the life of a dossier, told from its commits."""

import json

import pytest

from tests.cli.test_diff import LABEL, STEM, dossier
from tests.review import conftest as repositories

home, empty, box, digest = repositories.home, repositories.empty, repositories.box, repositories.digest

NEW_STEM = "chi-bo-xom-1--ngo-hoa"
NEW_LABEL = f"dossiers/2026/{NEW_STEM}.yaml"


@pytest.fixture
def log(run, box):
    """Run `danvan log` on a repository."""
    return lambda *words: run("-C", str(box.root), "log", *words)


@pytest.fixture
def lived(box):
    """Return a repository in which a dossier came, changed, was only rewritten, and got another name."""
    box.commit("Đăng ký", {LABEL: dossier()})
    box.commit("Nâng chỉ tiêu", {LABEL: dossier(goal=850)})
    box.commit("Thêm chú thích", {LABEL: "# ghi chú\n" + dossier(goal=850)})
    box.commit("Việc khác", {"README.md": "x"})
    box.commit("Đổi tên", {LABEL: None, NEW_LABEL: dossier(goal=850)})
    return box


def entries(ended):
    """Return the entries of a result in JSON, each as its subject and its sentences."""
    found = json.loads(ended.out)["data"]["entries"]
    return [(each["subject"], [change["sentence"] for change in each["changes"]]) for each in found]


def test_a_life_newest_first(log, lived):
    """Each commit that touched the dossier stands with its day, author, subject and sentences, through its rename."""
    ended = log(NEW_STEM)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith(f"“Đường hoa” · {NEW_STEM}: 4 lần ghi vào git\n")
    short = lived.commits[2][:7]
    assert f" · Chị Hòa · Nâng chỉ tiêu · {short}\n" in ended.out
    told = entries(log(NEW_STEM, "--format", "json"))
    assert [subject for subject, _ in told] == ["Đổi tên", "Thêm chú thích", "Nâng chỉ tiêu", "Đăng ký"]
    assert told[0][1] == [f"Đổi tên hồ sơ: từ {STEM} thành {NEW_STEM}."]
    assert told[1][1] == []
    assert told[2][1] == ["Mục tiêu “Đường có hoa” › Chỉ tiêu: 800 → 850 m (+6,3 %)."]
    assert told[3][1][0].startswith("Thêm mô hình “Đường hoa” của Chi bộ xóm 1")
    assert "Chỉ đổi cách trình bày; nội dung không thay đổi." in ended.out


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("name", [NEW_STEM, "chi-bo-xom-1", STEM, f"{NEW_STEM}.yaml"])
def test_a_dossier_answers_to_each_of_its_names(log, name):
    """A beginning of the name, the former name and the file's name find the same life."""
    assert entries(log(name, "--format", "json")) == entries(log(NEW_STEM, "--format", "json"))


@pytest.mark.parametrize("name", [NEW_STEM, STEM])
def test_what_is_not_in_git_stands_first(log, lived, name):
    """A change on disk that is in no commit comes first, by whichever name it is asked for."""
    lived.write(NEW_LABEL, dossier(goal=900))
    told = entries(log(name, "--format", "json"))
    assert told[0] == (None, ["Mục tiêu “Đường có hoa” › Chỉ tiêu: 850 → 900 m (+5,9 %)."])
    assert len(told) == 5
    assert "\nChưa ghi vào git\n" in log(name).out


def test_a_rename_that_is_not_in_git(log, lived):
    """A dossier renamed on disk keeps its life."""
    third = "chi-bo-xom-1--duong-sach"
    (lived.root / NEW_LABEL).rename(lived.root / f"dossiers/2026/{third}.yaml")
    told = entries(log(third, "--format", "json"))
    assert told[0] == (None, [f"Đổi tên hồ sơ: từ {NEW_STEM} thành {third}."])
    assert len(told) == 5


def test_only_the_writing_changed_on_disk(log, lived):
    """A comment that is not in git is told as no change of content."""
    lived.write(NEW_LABEL, "# x\n" + dossier(goal=850))
    assert entries(log(NEW_STEM, "--format", "json"))[0] == (None, [])


def test_a_dossier_that_git_never_saw(log, box):
    """A new dossier has a life of one moment, and no commit."""
    box.write(LABEL, dossier())
    ended = log(STEM)
    assert ended.status == 0
    assert ended.out.startswith(f"“Đường hoa” · {STEM}: chưa ghi vào git lần nào\n")
    assert "Thêm mô hình" in ended.out


def test_a_dossier_that_is_gone(log, lived):
    """A dossier taken away in a later commit still has its life, by its whole name."""
    lived.commit("Bỏ", {NEW_LABEL: None})
    told = entries(log(NEW_STEM, "--format", "json"))
    assert told[0][0] == "Bỏ"
    assert told[0][1][0].startswith("Bỏ hồ sơ mô hình “Đường hoa”")
    assert len(told) == 5


def test_a_name_that_nobody_had(log, lived):
    """A name that neither the disk nor git knows is refused with the nearest."""
    ended = log("chi-bo-xom-1--ngo-hao")
    assert ended.status == 2
    assert f"“{NEW_STEM}”" in ended.err
    assert lived.commits


def test_a_version_that_did_not_parse(log, box):
    """A commit in which the dossier could not be read says so, and the others stand."""
    box.commit("Hỏng", {LABEL: "ten: [\n"})
    box.commit("Chữa", {LABEL: dossier()})
    told = entries(log(STEM, "--format", "json"))
    assert [subject for subject, _ in told] == ["Chữa", "Hỏng"]
    assert all("không đọc được" in said[0] for _, said in told)
    assert log(STEM).status == 0


PLAN = "dossiers/2026/ke-hoach.yaml"
OFFICE = "dossiers/co-quan.yaml"
UNIT = "dossiers/2026/don-vi/chi-bo-xom-1.yaml"


@pytest.mark.parametrize("name", ["ke-hoach", "ke-hoach.yaml", PLAN, "dossiers\\2026\\ke-hoach.yaml"])
def test_the_life_of_the_plan(log, lived, name):
    """The plan has a life of its own, by each of its names, and it is told as a plan's."""
    text = (lived.root / PLAN).read_text(encoding="utf-8")
    lived.commit("Đổi tên kế hoạch", {PLAN: text.replace("Phong trào thi đua", "Kế hoạch mới", 1)})
    lived.write(PLAN, text.replace("Phong trào thi đua", "Kế hoạch nữa", 1))
    told = entries(log(name, "--format", "json"))
    assert [subject for subject, _ in told] == [None, "Đổi tên kế hoạch", "Bắt đầu"]
    assert "Kế hoạch nữa" in told[0][1][0]
    assert "Kế hoạch mới" in told[1][1][0]
    assert told[2][1][0].startswith("Thêm kế hoạch năm")
    assert log(name).out.startswith("“Kế hoạch nữa “Dân vận khéo” năm 2026” · ke-hoach: 2 lần ghi vào git\n")


@pytest.mark.parametrize("name", ["co-quan", OFFICE])
def test_the_life_of_the_office(log, lived, name):
    """The office's file, which belongs to no year, has a life too."""
    told = entries(log(name, "--format", "json"))
    assert [subject for subject, _ in told] == ["Bắt đầu"]
    assert told[0][1][0].startswith("Thêm thông tin cơ quan")
    assert " · co-quan: 1 lần ghi vào git\n" in log(name).out
    assert lived.commits


@pytest.mark.parametrize("name", ["don-vi/chi-bo-xom-1", UNIT])
def test_the_life_of_a_units_file(log, lived, name):
    """A unit's own file is told apart from the unit's dossiers, and still after it is gone."""
    lived.commit("Nhận danh sách", {UNIT: "nop:\n  dang-ky:\n    ngay: 01/3/2026\n"})
    lived.commit("Nhận lại", {UNIT: "nop:\n  dang-ky:\n    ngay: 02/3/2026\n"})
    lived.commit("Bỏ", {UNIT: None})
    told = entries(log(name, "--format", "json"))
    assert [subject for subject, _ in told] == ["Bỏ", "Nhận lại", "Nhận danh sách"]
    assert told[0][1][0].startswith("Bỏ tệp riêng của Chi bộ xóm 1")
    assert "01/3/2026 → 02/3/2026" in told[1][1][0]
    assert log(name).out.startswith("“Chi bộ xóm 1” · don-vi/chi-bo-xom-1: 3 lần ghi vào git\n")


def test_a_unit_without_a_file(log, lived):
    """A unit of which nothing was written down has no life, which is said so."""
    ended = log("don-vi/chi-bo-xom-1")
    assert ended.status == 2
    assert "“don-vi/chi-bo-xom-1”" in ended.err
    assert "hồ sơ “" not in ended.err
    assert lived.commits


@pytest.fixture
def merging(box):
    """Return a function that merges two edits of one dossier, the text as solved by hand if there is one."""
    more = "khao_sat:\n  thuc_trang: Đường lầy lội.\n"

    def merge(ours, theirs, solved=None):
        box.commit("Đăng ký", {LABEL: dossier(more=more)})
        box.git("checkout", "--quiet", "-b", "ben")
        box.commit("Sửa bên kia", {LABEL: theirs(dossier(more=more))})
        box.git("checkout", "--quiet", "chinh")
        box.commit("Sửa bên này", {LABEL: ours(dossier(more=more))})
        box.git("merge", "--quiet", "--no-edit", "-m", "Nhập nhánh", "ben", check=False)
        if solved:
            box.commit("Nhập nhánh", {LABEL: solved(dossier(more=more))})

    return merge


def test_a_merge_that_brings_what_was_told_is_no_step(log, merging):
    """Where each value of a merge is one that a side brought, the two sides tell it and the merge does not again."""
    merging(lambda text: text.replace("Đường hoa", "Ngõ hoa"), lambda text: text.replace("lầy lội", "nhiều rác"))
    assert {subject for subject, _ in entries(log(STEM, "--format", "json"))} == {
        "Sửa bên này",
        "Sửa bên kia",
        "Đăng ký",
    }
    assert "3 lần ghi" in log(STEM).out


def test_a_merge_that_says_something_new_is_called_one(log, merging):
    """A value that neither side had is told under “gộp hai bản”, and only that value."""
    merging(
        lambda text: text.replace("chi_tieu: 800", "chi_tieu: 900"),
        lambda text: text.replace("chi_tieu: 800", "chi_tieu: 950").replace("lầy lội", "nhiều rác"),
        lambda text: text.replace("chi_tieu: 800", "chi_tieu: 925").replace("lầy lội", "nhiều rác"),
    )
    told = entries(log(STEM, "--format", "json"))
    assert told[0] == ("Nhập nhánh", ["Mục tiêu “Đường có hoa” › Chỉ tiêu: 900 → 925 m (+2,8 %)."])
    (heading,) = (line for line in log(STEM).out.splitlines() if "Nhập nhánh" in line)
    assert " · gộp hai bản · Nhập nhánh · " in heading
    assert "gộp" not in log(STEM).out.partition("\n\n")[2].partition("Sửa bên")[2]


@pytest.mark.parametrize("note", ["# giữ bản này\n", ""])
def test_a_merge_solved_as_one_side_had_it(log, merging, box, note):
    """A conflict solved as one side had it says what became of the other's value, so that the newest word is true."""
    merging(
        lambda text: text.replace("chi_tieu: 800", "chi_tieu: 900"),
        lambda text: text.replace("chi_tieu: 800", "chi_tieu: 950"),
        lambda text: note + text.replace("chi_tieu: 800", "chi_tieu: 900"),
    )
    box.commit("Việc khác", {"dossiers/2026/chi-bo-xom-1--khac.yaml": dossier(name="Ngõ xanh")})
    told = entries(log(STEM, "--format", "json"))
    if note:
        assert told[0] == ("Nhập nhánh", ["Mục tiêu “Đường có hoa” › Chỉ tiêu: 950 → 900 m (-5,3 %)."])
    else:
        # git itself leaves out the side of which nothing was kept.
        assert [subject for subject, _ in told] == ["Sửa bên này", "Đăng ký"]


def test_one_side_kept_whole_beside_other_files(log, box):
    """Where a merge keeps one side's file whole and other files of the other side, what it left out is told."""
    other = "dossiers/2026/chi-bo-xom-1--khac.yaml"
    box.commit("Đăng ký", {LABEL: dossier(), other: dossier(name="Ngõ xanh")})
    box.git("checkout", "--quiet", "-b", "ben")
    box.commit("Sửa bên kia", {LABEL: dossier(goal=950), other: dossier(name="Ngõ sạch")})
    box.git("checkout", "--quiet", "chinh")
    box.commit("Sửa bên này", {LABEL: dossier(goal=900)})
    box.git("merge", "--quiet", "--no-edit", "-m", "Nhập nhánh", "ben", check=False)
    box.commit("Nhập nhánh", {LABEL: dossier(goal=900)})
    told = entries(log(STEM, "--format", "json"))
    assert told[0] == ("Nhập nhánh", ["Mục tiêu “Đường có hoa” › Chỉ tiêu: 950 → 900 m (-5,3 %)."])


def test_a_version_repaired_is_told_beside_the_last_that_could_be_read(log, box):
    """What changed while nobody could read the dossier is told when it can be read again."""
    box.commit("Đăng ký", {LABEL: dossier()})
    box.commit("Hỏng", {LABEL: "ten: [\n"})
    box.commit("Vẫn hỏng", {LABEL: "ten: [[\n"})
    box.commit("Chữa", {LABEL: dossier(goal=850)})
    told = entries(log(STEM, "--format", "json"))
    assert told[0][0] == "Chữa"
    assert told[0][1][0].startswith("Bản trước không đọc được")
    since = f"So với bản đọc được gần nhất ({box.commits[-4][:7]}): "
    assert told[0][1][1:] == [f"{since}mục tiêu “Đường có hoa” › Chỉ tiêu: 800 → 850 m (+6,3 %)."]


def test_a_shallow_copy(run, lived, tmp_path):
    """Where only the newest commits are on this machine, the end of the history is told for what it is."""
    lived.git("clone", "--quiet", "--depth", "1", f"file://{lived.top}", str(tmp_path / "ban-sao"))
    words = ("-C", str(tmp_path / "ban-sao" / lived.root.name), "log", NEW_STEM)
    ended = run(*words)
    assert ended.status == 0
    assert "git fetch --unshallow" in ended.out
    assert "Bản sớm nhất có trên máy này" in ended.out
    assert "Thêm mô hình" not in ended.out
    assert json.loads(run(*words, "--format", "json").out)["data"]["entries"][0]["earliest"] is True


def test_a_repository_without_commits(run, empty):
    """Before the first commit there is no life to tell, which is no traceback."""
    ended = run("-C", str(empty.root), "log", STEM)
    assert ended.status == 2
    assert "chưa có lần ghi" in ended.err


def test_a_log_writes_nothing(log, lived):
    """Nothing in the repository changes."""
    before = digest(lived.top)
    assert log(NEW_STEM).status == 0
    assert digest(lived.top) == before


@pytest.mark.usefixtures("lived")
def test_the_path_of_another_year_is_a_wrong_use(log):
    """The life of last year's dossier is not told from this year's of the same name."""
    ended = log(f"dossiers/2025/{NEW_STEM}.yaml")
    assert (ended.status, "--year 2025" in ended.err) == (2, True)
