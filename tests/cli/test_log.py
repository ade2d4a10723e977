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


def test_a_shallow_copy(run, lived, tmp_path):
    """Where only the newest commits are on this machine, the end of the history is told for what it is."""
    lived.git("clone", "--quiet", "--depth", "1", f"file://{lived.top}", str(tmp_path / "ban-sao"))
    ended = run("-C", str(tmp_path / "ban-sao" / lived.root.name), "log", NEW_STEM)
    assert ended.status == 0
    assert "git fetch --unshallow" in ended.out


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
