"""The repository as danvan reads it: where it is, what it holds, and what it cannot say."""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import replace

import pytest

from danvan_cli.review import running
from danvan_cli.review.blobs import TAKEN, blob_name
from danvan_cli.review.git import GitRefused, find_repository
from danvan_cli.review.refusal import not_a_repository
from tests.review.conftest import Sandbox, digest

LABEL = "dossiers/2026/xom-1--bua-sang.yaml"
OTHER = "dossiers/2026/xom-1--bat-chao.yaml"
MODEL = "ten: Bữa sáng 0 đồng\ndon_vi: xom-1\ndia_diem: Trường Tiểu học Diễn Hoa\n"

UNIX = pytest.mark.skipif(os.name == "nt", reason="scripts and such names are for Unix")


def refusal(act) -> GitRefused:
    """Return what an act was refused with."""
    with pytest.raises(GitRefused) as caught:
        act()
    assert not (caught.value.surroundings and caught.value.wrong_use)
    return caught.value


def test_a_workspace_below_the_top(box):
    """The workspace's place in the repository is known, with its accents, spaces and brackets."""
    found = box.open()
    assert found.prefix == "hồ sơ [dân vận] của xã/"
    assert os.path.samefile(found.top, box.top)
    assert not found.shallow


def test_a_workspace_at_the_top(home, tmp_path):  # noqa: ARG001
    """A workspace that is the repository has no prefix, and its labels are git's paths."""
    box = Sandbox(tmp_path / "kho", tmp_path / "kho")
    box.top.mkdir()
    box.git("init", "--quiet")
    box.commit("một", {LABEL: MODEL})
    assert box.open().prefix == ""
    assert list(box.open().files(box.commits[0])) == [LABEL]
    assert [step.commit.subject for step in box.open().history(LABEL)] == ["một"]


def test_a_linked_working_tree(box, tmp_path):
    """A working tree whose .git is a file that leads elsewhere is read as any other."""
    box.commit("một", {LABEL: MODEL})
    box.git("worktree", "add", "--quiet", "-b", "khac", str(tmp_path / "cây khác"))
    other = Sandbox(tmp_path / "cây khác", tmp_path / "cây khác" / box.root.name)
    assert (other.top / ".git").is_file()
    assert LABEL in other.open().files(other.open().resolve("HEAD"))


def test_a_commit_tells_who_and_when(box):
    """A commit has its full name, the author's hour in Vietnam, the author and the first line."""
    sha = box.commit("Ghi ngày đăng ký\n\nvà hơn nữa")
    commit = box.open().commit("HEAD")
    assert (commit.sha, commit.author, commit.subject) == (sha, "Chị Hòa", "Ghi ngày đăng ký")
    assert commit.when.isoformat() == "2026-02-25T14:13:20+07:00"


def test_the_day_of_a_commit_is_the_day_in_vietnam(box):
    """What a server in Greenwich wrote before midnight there was written the next day here."""
    tree = box.git("rev-parse", "HEAD^{tree}")
    late = f"tree {tree}\nauthor A <a@b> 1772058600 +0000\ncommitter A <a@b> 1772058600 +0000\n\nmột\n"
    sha = box.git("hash-object", "-t", "commit", "-w", "--stdin", given=late.encode())
    assert box.open().commit(sha).when.isoformat() == "2026-02-26T05:30:00+07:00"


@pytest.mark.parametrize("moment", ["99999999999999999 +0700", "1772000000 +9999", "-5 +0000", "x"])
def test_a_commit_of_an_impossible_hour(box, moment):
    """A commit whose author's clock was mad is read all the same."""
    tree = box.git("rev-parse", "HEAD^{tree}")
    text = f"tree {tree}\nauthor A <a@b> {moment}\ncommitter A <a@b> 1772000000 +0700\n\nmột\n"
    sha = box.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", given=text.encode())
    commit = box.open().commit(sha)
    assert (commit.sha, commit.subject) == (sha, "một")


def test_only_dossiers_are_listed(box):
    """Files outside dossiers/ and outside the workspace are not listed; those below are, at any depth."""
    (box.top / "khac.yaml").write_text("a: b\n", encoding="utf-8")
    sha = box.commit("một", {LABEL: MODEL, "ghi-chu.txt": "x", "dossiers/2026/minh-chung/s/ảnh đẹp.jpg": b"jpg"})
    assert set(box.open().files(sha)) == {
        "dossiers/co-quan.yaml",
        "dossiers/2026/ke-hoach.yaml",
        LABEL,
        "dossiers/2026/minh-chung/s/ảnh đẹp.jpg",
    }


def test_links_and_submodules_are_left_out(box):
    """A link could lead out of the workspace and a submodule is another repository: neither is a dossier."""
    sha = box.git("rev-parse", "HEAD")
    prefix = f"{box.root.name}/dossiers/2026"
    target = box.git("hash-object", "-w", "--stdin", given=b"/etc/passwd")
    box.git("update-index", "--add", "--cacheinfo", f"120000,{target},{prefix}/a--b.yaml")
    box.git("update-index", "--add", "--cacheinfo", f"160000,{sha},{prefix}/c--d.yaml")
    box.git("commit", "--quiet", "-m", "hai")
    files = box.open().files(box.git("rev-parse", "HEAD"))
    assert set(files) == {"dossiers/co-quan.yaml", "dossiers/2026/ke-hoach.yaml"}


@UNIX
def test_file_names_that_are_no_text(box):
    """A name that is no UTF-8, or holds a line feed, is listed as a folder's listing has it."""
    blob = box.git("hash-object", "-w", "--stdin", given=b"x: y\n")
    folder = f"{box.root.name}/dossiers/2026".encode()
    lines = b"".join(b"100644 %s\t%s/%s\0" % (blob.encode(), folder, name) for name in (b"\xff.yaml", b"a\nb.yaml"))
    box.git("update-index", "-z", "--index-info", given=lines)
    box.git("commit", "--quiet", "-m", "hai")
    assert {"dossiers/2026/\udcff.yaml", "dossiers/2026/a\nb.yaml"} <= set(
        box.open().files(box.git("rev-parse", "HEAD"))
    )


def test_contents_by_name(box):
    """Contents come back byte for byte, an empty one and one without a last line end too."""
    contents = [b"", b"a", b"a\n", b"\0\r\n\xff" * 9, "ủy\n".encode() * 30_000]
    names = [box.git("hash-object", "-w", "--stdin", given=content) for content in contents]
    assert list(box.open().blobs([*names, names[0]]).values()) == contents
    assert [blob_name(content, 40) for content in contents] == names


def test_a_content_too_large_to_be_a_dossier(box):
    """A content of gigabytes is not taken in: it is cut where it is surely too large, and the rest still comes."""
    large = box.git("hash-object", "-w", "--stdin", given=b"a" * (TAKEN + 9))
    small = box.git("hash-object", "-w", "--stdin", given=b"nho")
    assert {name: len(data) for name, data in box.open().blobs([large, small]).items()} == {large: TAKEN, small: 3}


def test_a_content_that_is_not_here(box):
    """A content that this copy lacks is told, with the way to get it."""
    told = refusal(lambda: box.open().blobs(["0" * 40]))
    assert told.surroundings
    assert "tải về một phần" in told.sentence
    assert "git fetch --refetch" in told.hint


def test_no_contents_need_no_git(box, monkeypatch):
    """Where nothing is asked for, nothing is run."""
    found = box.open()
    monkeypatch.setattr(running.subprocess, "Popen", None)
    assert found.blobs([]) == {}


# What there is no answer to.


def test_not_a_repository(home, tmp_path):  # noqa: ARG001
    """A folder of no repository is told by its name, with how to begin one."""
    told = refusal(lambda: find_repository(str(tmp_path)))
    assert told.wrong_use
    assert f"{tmp_path}"[:30] in told.sentence
    assert "không nằm trong kho git nào" in told.sentence
    assert "git init" in told.hint


def test_a_bare_repository(home, tmp_path):  # noqa: ARG001
    """A repository without a working tree has no dossiers to compare, be it found or laid out by somebody."""
    box = Sandbox(tmp_path, tmp_path)
    box.git("init", "--quiet", "--bare", "tran.git")
    told = refusal(lambda: find_repository(str(tmp_path / "tran.git")))
    assert told.wrong_use
    assert "kho git trần" in told.sentence
    assert "git clone" in told.hint


def test_no_commit_yet(empty):
    """A repository without commits has nothing to compare with."""
    told = refusal(lambda: empty.open().commit("HEAD"))
    assert told.wrong_use
    assert "chưa có lần ghi (commit) nào" in told.sentence
    assert refusal(lambda: empty.open().history(LABEL)).sentence == told.sentence


@pytest.mark.parametrize("revision", ["chín", "chinhh", "Chinh"])
def test_a_revision_that_there_is_not(box, revision):
    """A misspelt branch is told with the one that was probably meant."""
    told = refusal(lambda: box.open().commit(revision))
    assert told.wrong_use
    assert told.sentence == f"Kho git này không có phiên bản “{revision}”."
    assert told.hint == "Có phải ý bạn là “chinh”?"


@pytest.mark.parametrize(
    ("revision", "word"),
    [
        ("--output=ghi-ra", "bắt đầu bằng dấu gạch"),
        ("-p", "bắt đầu bằng dấu gạch"),
        ("--all", "bắt đầu bằng dấu gạch"),
        ("", "để trống"),
        ("  ", "để trống"),
        ("a\0b", "⟨U+0000⟩"),
        ("a\nHEAD", "ký tự ẩn"),
        ("\udcff", "ký tự ẩn"),
        ("HEAD:dossiers", "một tệp hay thư mục trong một lần ghi"),
        ("HEAD^{tree}", "không phải là một lần ghi"),
        ("bản đầu năm", "không có phiên bản"),
        ("HEAD..HEAD", "là một khoảng gồm nhiều lần ghi"),
        ("^HEAD", "là một khoảng gồm nhiều lần ghi"),
        ("HEAD^@", "là một khoảng gồm nhiều lần ghi"),
        ("HEAD~99", "không có phiên bản"),
    ],
)
def test_a_word_that_is_no_revision(box, revision, word):
    """Whatever is typed for a revision is no option, and is told in a sentence with an example."""
    told = refusal(lambda: box.open().commit(revision))
    assert told.wrong_use
    assert word in told.sentence
    assert told.hint
    assert not list(box.top.rglob("ghi-ra"))


def test_a_revision_that_is_no_commit(box):
    """A tag of a tree is told as such."""
    box.git("tag", "cay", box.git("rev-parse", "HEAD^{tree}"))
    told = refusal(lambda: box.open().commit("cay"))
    assert told.wrong_use
    assert told.sentence.startswith("“cay” không phải là một lần ghi (commit)")


def test_a_short_name_of_two_commits(box):
    """A short name that begins two commits is not guessed."""
    tree = box.git("rev-parse", "HEAD^{tree}")
    seen: dict[str, bytes] = {}
    short = ""
    for number in range(10_000):
        text = f"tree {tree}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\n{number}\n".encode()
        short = hashlib.sha1(b"commit %d\0" % len(text) + text, usedforsecurity=False).hexdigest()[:4]
        other = seen.setdefault(short, text)
        if other != text:
            for one in (other, text):
                box.git("hash-object", "-t", "commit", "-w", "--stdin", given=one)
            break
    told = refusal(lambda: box.open().commit(short))
    assert told.wrong_use
    assert told.sentence == f"Mã “{short}” ngắn quá, ứng với nhiều lần ghi (commit)."


def test_a_branch_and_a_tag_of_one_name(box):
    """A name of two things is not guessed; each can be named in full."""
    box.git("tag", "thang-9")
    box.commit("hai")
    box.git("branch", "thang-9")
    told = refusal(lambda: box.open().commit("thang-9"))
    assert told.wrong_use
    assert "heads/thang-9" in told.hint
    assert box.open().resolve("heads/thang-9") == box.commits[1]
    assert box.open().resolve("tags/thang-9") == box.commits[0]


def test_a_tag_named_like_a_commit(box):
    """A tag that reads like a commit's short name is offered by the name it has, and no branch that there is not."""
    box.commit("một")
    short = box.commits[-1][:7]
    box.git("tag", short, "HEAD~1")
    told = refusal(lambda: box.open().commit(short))
    assert f"“tags/{short}” cho thẻ" in told.hint
    assert "heads/" not in told.hint


@pytest.mark.parametrize("revision", ["HEAD", "@", "HEAD~0", None])
def test_a_tag_of_gits_own_name(box, revision):
    """A tag or branch called HEAD does not hide the last commit, which is what git takes HEAD for."""
    box.commit("hai")
    box.git("update-ref", "refs/tags/HEAD", box.commits[0])
    box.git("update-ref", "refs/heads/HEAD", box.commits[0])
    assert box.open().commit(revision or box.commits[1]).sha == box.commits[1]


@pytest.mark.parametrize(
    ("revision", "word"),
    [
        ("HEAD:dossiers", "trong một lần ghi"),
        ("HEAD^{tree}", "không phải"),
        ("^HEAD", "khoảng"),
        ("HEAD~9", "không có"),
    ],
)
def test_a_doubtful_name_is_not_blamed_for_another_fault(box, revision, word):
    """Where there is a tag called HEAD too, what is wrong with a word is still told for what it is."""
    box.git("update-ref", "refs/tags/HEAD", box.commits[0])
    assert word in refusal(lambda: box.open().commit(revision)).sentence


def test_a_year_taken_for_a_revision(box):
    """A year that has a folder, typed where a revision is meant, is answered with how two years are compared."""
    box.commit("năm trước", {"dossiers/2025/ke-hoach.yaml": "nam: 2025\n"})
    for year in ("2025", "2026"):
        told = refusal(lambda year=year: box.open().commit(year))
        assert told.sentence == f"Kho git này không có phiên bản “{year}”."
        assert told.hint == "Muốn so hồ sơ của hai năm thì viết hai năm cách nhau: danvan diff 2025 2026"
    assert "danvan diff" not in refusal(lambda: box.open().commit("2024")).hint


def test_what_was_asked_is_not_asked_again(box, monkeypatch):
    """A commit and its list of files are one question each, however often they are wanted."""
    found = box.open()
    first = found.commit("HEAD"), found.files(box.commits[0])
    monkeypatch.setattr(running.subprocess, "run", None)
    assert (found.commit("HEAD"), found.files(box.commits[0])) == first
    assert found.resolve(box.commits[0]) == found.resolve("HEAD") == box.commits[0]


def test_a_shallow_copy(box, tmp_path):
    """A copy cut short says so, and what is beyond the cut is told with the way to get it."""
    box.commit("hai", {LABEL: MODEL})
    box.commit("ba", {LABEL: MODEL.replace("Bữa", "Bát")})
    box.git("clone", "--quiet", "--depth", "1", f"file://{box.top}", str(tmp_path / "nông"))
    copy = Sandbox(tmp_path / "nông", tmp_path / "nông" / box.root.name)
    assert copy.open().shallow
    assert [(step.before, step.commit.subject) for step in copy.open().history(LABEL)] == [(None, "ba")]
    assert "--unshallow" in refusal(lambda: copy.open().commit("HEAD~1")).hint


def test_a_merge_going_on(box):
    """Files that a merge left with two versions are named; without a merge there is none."""
    box.commit("một", {LABEL: MODEL, OTHER: MODEL})
    assert box.open().merging() == ()
    box.git("branch", "khac")
    box.commit("hai", {LABEL: MODEL.replace("0 đồng", "không đồng")})
    box.git("checkout", "--quiet", "khac")
    box.commit("ba", {LABEL: MODEL.replace("0 đồng", "miễn phí")})
    box.git("merge", "chinh", check=False)
    assert box.open().merging() == (LABEL,)


def test_somebody_elses_folder():
    """A folder that git does not trust is told with the command that trusts it."""
    said = "fatal: detected dubious ownership in repository at '/a/b'\nTo add an exception ..."
    told = not_a_repository("/a/b/c", said)
    assert told.surroundings
    assert "người dùng khác" in told.sentence
    assert told.hint.endswith('git config --global --add safe.directory "/a/b"')


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives a folder away")
def test_git_itself_does_not_trust_it(box):
    """What git says of a folder of another user is understood."""
    os.chown(box.top, 12345, 12345)
    os.chown(box.top / ".git", 12345, 12345)
    assert "người dùng khác" in refusal(box.open).sentence


def test_no_git(box, monkeypatch, tmp_path):
    """Without the git program there is a plain sentence, and it is the machine's fault."""
    monkeypatch.setenv("PATH", str(tmp_path))
    told = refusal(box.open)
    assert told.surroundings
    assert "chưa có chương trình git" in told.sentence


@UNIX
def test_a_git_of_the_workspace_is_not_run(box, monkeypatch, tmp_path):
    """A program called git in the workspace or in the current folder is passed over, however it is reached."""
    for folder in (box.root, tmp_path):
        fake = folder / "git"
        fake.write_text(f"#!/bin/sh\ntouch {tmp_path}/marker\n", encoding="utf-8")
        fake.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", str(box.root), str(tmp_path), os.environ["PATH"]]))
    assert box.open().prefix
    assert running.find_git(str(box.root)) == shutil.which("git", path=os.environ["PATH"].split(os.pathsep, 4)[4])
    assert not (tmp_path / "marker").exists()


def test_a_workspace_at_the_top_of_the_disk(home):  # noqa: ARG001
    """Where the workspace is the whole disk, as in a container, git is found all the same."""
    assert os.path.isabs(running.find_git(os.path.abspath(os.sep)))


@UNIX
def test_a_git_that_hangs(box, monkeypatch, tmp_path):
    """A git that does not answer is stopped and told."""
    fake = tmp_path / "bin" / "git"
    fake.parent.mkdir()
    fake.write_text("#!/bin/sh\nexec sleep 30\n", encoding="utf-8")
    fake.chmod(0o755)
    found = box.open()
    slow = running.Git(str(fake), found.git.folder)
    monkeypatch.setattr("danvan_cli.review.running.PATIENCE", 0.2)
    monkeypatch.setattr("danvan_cli.review.blobs.PATIENCE", 0.2)
    assert "không trả lời" in refusal(lambda: slow.read("version")).sentence
    assert "không trả lời" in refusal(lambda: replace(found, git=slow).blobs(["0" * 40])).sentence


def test_a_repository_that_is_broken(box):
    """A repository whose objects are gone is told, with what looks into it."""
    sha = box.git("rev-parse", "HEAD^{tree}")
    (box.top / ".git" / "objects" / sha[:2] / sha[2:]).unlink()
    found = box.open()
    told = refusal(lambda: found.files(found.resolve("HEAD")))
    assert told.surroundings
    assert told.hint


def test_a_hook_that_calls_danvan(box, monkeypatch, tmp_path):
    """What git sets for its hooks does not lead danvan to another repository, nor does what steers git's output."""
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_TRACE", "1")
    monkeypatch.setenv("LANGUAGE", "vi")
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    assert box.open().commit("HEAD").sha == box.commits[0]
    assert "không có phiên bản" in refusal(lambda: box.open().commit("x" * 30)).sentence


def test_nothing_is_written(box):
    """No question changes a byte or a time in .git, the index included."""
    box.commit("một", {LABEL: MODEL})
    os.utime(box.root / LABEL)
    before = digest(box.top)
    found = box.open()
    commit = found.commit("HEAD")
    found.blobs(found.files(commit.sha).values())
    assert found.history(LABEL)
    assert found.merging() == ()
    refusal(lambda: found.commit("khong-co"))
    assert digest(box.top) == before


def test_an_index_in_two_parts(box):
    """An index of which git keeps a shared part apart is not even touched; no conflict is told then."""
    box.commit("một", {LABEL: MODEL})
    box.git("config", "core.splitIndex", "true")
    box.git("update-index", "--split-index")
    (shared,) = (box.top / ".git").glob("sharedindex.*")
    os.utime(shared, (0, 0))
    before = digest(box.top)
    found = box.open()
    assert found.merging() == ()
    assert found.files(found.resolve("HEAD"))
    assert found.history(LABEL)
    assert digest(box.top) == before
