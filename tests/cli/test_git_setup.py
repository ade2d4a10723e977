"""git taught to speak danvan, and untaught: every byte of git's own files is looked at."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from danvan_cli.builtin import builtin_folder
from danvan_cli.cli.shell.asking import TRIES
from danvan_cli.review.wired_text import CHECK
from danvan_cli.review.wiring import program

DOSSIER = "dossiers/2026/chi-bo-xom-1--hoa.yaml"
TEXT = "ten: Đường hoa\ndon_vi: chi-bo-xom-1\nmuc_tieu:\n  - {ten: Đường có hoa, chi_tieu: 800, don_vi_tinh: m}\n"

if shutil.which("git") is None and "git" not in os.environ.get("DANVAN_REQUIRE", "").split(","):
    pytest.skip("git is not installed", allow_module_level=True)


class Repository:
    """A repository of a test's own, with nothing of the machine's configuration."""

    def __init__(self, top: Path, prefix: str = "") -> None:
        """Make it, with a workspace at `prefix`."""
        self.top, self.root, self.prefix = top, top / prefix, prefix
        top.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")
        minimal = Path(__file__).parent.parent / "minimal"
        self.write("dossiers/co-quan.yaml", (minimal / "co-quan.yaml").read_bytes())
        self.write("dossiers/2026/ke-hoach.yaml", (minimal / "ke-hoach.yaml").read_bytes())
        self.write(DOSSIER, TEXT.encode())
        self.write("templates/phieu/mau.docx", _template("van_ban.so_ky_hieu"))
        self.git("add", "--all")
        self.commit("đầu")

    def git(self, *words: str, check: bool = True) -> str:
        """Return what git wrote on both streams."""
        identity = ("-c", "user.name=Thử", "-c", "user.email=thu@vi.example")
        command = ["git", *identity, "-C", str(self.top), *words]
        done = subprocess.run(command, capture_output=True, check=False, timeout=60)  # noqa: S603 - git of the machine
        said = done.stdout.decode() + done.stderr.decode()
        assert not (check and done.returncode), said
        return said

    def commit(self, subject: str) -> str:
        """Commit all that is there and return what git said."""
        self.git("add", "--all")
        return self.git("commit", "--quiet", "-m", subject, check=False)

    def write(self, label: str, data: bytes) -> None:
        """Write a file of the workspace."""
        (self.root / label).parent.mkdir(parents=True, exist_ok=True)
        (self.root / label).write_bytes(data)

    def inner(self) -> dict[str, bytes]:
        """Return the bytes of all that git keeps but its objects and its index."""
        kept = self.top / ".git"
        files = (path for path in kept.rglob("*") if path.is_file() and "objects" not in path.parts)
        return {path.relative_to(kept).as_posix(): path.read_bytes() for path in files if path.name != "index"}


def _template(key: str) -> bytes:
    import io

    from docx import Document

    document = Document()
    document.add_paragraph("Số {{ " + key + " }}")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.fixture(autouse=True)
def _alone(monkeypatch, tmp_path):
    """Let git see nothing of the machine's configuration, and danvan be found without being installed."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))


@pytest.fixture(params=["", "huyện cũ/hồ sơ [1]/"], ids=["at the top", "below the top"])
def repository(request, tmp_path):
    """Return a repository with the workspace at its top, and one below, under a name with signs of its own."""
    return Repository(tmp_path / "kho thử", request.param)


@pytest.fixture
def setup(run, repository):
    """Return a caller of git-setup in the repository."""
    return lambda *options: run("-C", str(repository.root), "git-setup", *options)


def test_git_speaks_of_a_dossier_in_words(setup, repository):
    """`git diff`, `git show` and `git log -p` tell a changed figure with the labels around it."""
    assert setup("--yes").status == 0
    repository.write(DOSSIER, TEXT.replace("800", "850").encode())
    expected = ["-Mục tiêu “Đường có hoa” › Chỉ tiêu: 800", "+Mục tiêu “Đường có hoa” › Chỉ tiêu: 850"]

    def told(*words):
        lines = repository.git(*words).splitlines()
        return [line for line in lines if line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"}]

    assert told("diff") == expected
    repository.git("commit", "--no-verify", "-qam", "sửa")
    assert told("show") == expected
    assert told("log", "-p", "-1") == expected


def test_git_speaks_of_a_template_in_words(setup, repository):
    """A changed tag of a Word file is a changed line, even where the repository calls Word files binary."""
    (repository.top / ".gitattributes").write_text("*.docx binary\n", encoding="utf-8")
    setup("--yes")
    repository.write("templates/phieu/mau.docx", _template("don_vi.ten"))
    said = repository.git("diff", "--", "*.docx")
    assert "-Số {{ van_ban.so_ky_hieu }}\n+Số {{ don_vi.ten }}" in said
    assert "Binary files" not in said


def test_layout_alone_is_no_change(setup, repository):
    """A comment and other line ends leave `git diff` without a line to show."""
    setup("--yes")
    repository.write(DOSSIER, ("# ghi chú\n" + TEXT).encode())
    assert not [line for line in repository.git("diff").splitlines() if line.startswith(("+", "-", "@@"))]


@pytest.mark.parametrize(
    ("config", "attributes"),
    [
        (b"", None),
        (b"[user]\n\tname = A\n# cu\xe1\xbb\x91i t\xe1\xbb\x87p", b"*.png binary"),
        (b"[user]\r\n\tname = A\r\n", b"# c\xe1\xbb\xa7a t\xc3\xb4i\r\n*.png binary\r\n"),
        (b'[diff "danvan"]\n\txfuncname = "^x"\n\n\n; het\n', b""),
    ],
    ids=["as git made them", "no line end", "line ends of Windows", "a section of that name"],
)
def test_undo_leaves_every_byte_as_it_was(setup, repository, config, attributes):
    """After `--undo` git's folder holds the very bytes that it held before, whatever stood in its files."""
    inner = repository.top / ".git"
    with (inner / "config").open("ab") as file:
        file.write(config)
    if attributes is not None:
        (inner / "info" / "attributes").write_bytes(attributes)
    before = repository.inner()
    assert setup("--yes").status == 0
    assert repository.inner() != before
    assert setup("--undo", "--yes").status == 0
    assert repository.inner() == before


def test_twice_is_once(setup, repository):
    """A second run finds nothing to write."""
    setup("--yes")
    before = repository.inner()
    ended = setup("--yes")
    assert (ended.status, repository.inner()) == (0, before)
    assert ended.out.startswith("Không có gì phải ghi")


def test_undo_of_nothing_changes_nothing(setup, repository):
    """Where git was never taught there is nothing to take out."""
    before = repository.inner()
    ended = setup("--undo", "--yes")
    assert (ended.status, repository.inner()) == (0, before)
    assert ended.out.startswith("Không có gì phải gỡ")


def test_what_came_later_stays(setup, repository):
    """Settings, attributes and keys that were added after git-setup outlive its undoing."""
    setup("--yes")
    repository.git("config", "alias.st", "status")
    repository.git("config", "diff.danvan.xfuncname", "^x")
    attributes = repository.top / ".git" / "info" / "attributes"
    attributes.write_bytes(attributes.read_bytes() + b"*.png binary\n")
    setup("--undo", "--yes")
    assert repository.git("config", "alias.st") == "status\n"
    assert repository.git("config", "diff.danvan.xfuncname") == "^x\n"
    assert repository.git("config", "--get", "diff.danvan.textconv", check=False) == ""
    assert attributes.read_bytes() == b"*.png binary\n"


@pytest.mark.parametrize("options", [("--dry-run",), ()], ids=["dry run", "no terminal"])
def test_nothing_is_written_before_a_yes(setup, repository, options):
    """A dry run, and a run that nobody can be asked in, show every line and write none."""
    before = repository.inner()
    ended = setup(*options)
    assert repository.inner() == before
    assert ended.status == (0 if options else 2)
    shown = ended.out + ended.err
    for part in ("textconv", "cachetextconv", "diff=danvan-docx", "#!/bin/sh", "info/attributes", "hooks/pre-commit"):
        assert part in shown


@pytest.mark.parametrize(("answer", "status"), [("có", 0), ("không", 1), ("", 1), ("xyz", 1)])
def test_a_person_at_the_terminal_is_asked(setup, repository, monkeypatch, answer, status):
    """She sees the lines and then the question, again while it is no answer; only “có” lets them be written."""
    asked = []
    monkeypatch.setattr("danvan_cli.cli.shell.asking.can_ask", lambda: True)
    monkeypatch.setattr("danvan_cli.cli.shell.asking.ask", lambda question: asked.append(question) or answer)
    before = repository.inner()
    ended = setup()
    assert (ended.status, repository.inner() == before) == (status, status == 1)
    assert (set(asked), len(asked)) == ({"Ghi các dòng trên? (có/không)"}, TRIES if answer == "xyz" else 1)
    assert "diff=danvan-docx" in ended.err


def test_a_commit_of_a_broken_dossier_is_stopped(setup, repository, monkeypatch):
    """The hook says our sentence and lets no commit through; mended, it is silent."""
    monkeypatch.setenv("DANVAN_TODAY", "2026-01-15")
    setup("--yes")
    repository.write(DOSSIER, TEXT.replace("don_vi: chi-bo-xom-1", "don_vi:chi-bo-xom-1").encode())
    said = repository.commit("hỏng")
    assert "thiếu dấu cách sau dấu hai chấm" in said
    assert "git commit --no-verify" in said
    repository.write(DOSSIER, TEXT.replace("800", "900").encode())
    said = repository.commit("lành")
    assert said == "", said
    assert repository.git("log", "--format=%s").split() == ["lành", "đầu"]


BROKEN = TEXT.replace("don_vi: chi-bo-xom-1", "don_vi:chi-bo-xom-1").encode()


@pytest.fixture
def laid_out(monkeypatch, tmp_path):
    """Return the folder in which the hook makes its own."""
    folder = tmp_path / "chỗ tạm"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def test_what_is_staged_is_checked(setup, repository, laid_out):
    """A fault that is staged stops the commit though the file on disk is mended; one on disk alone does not."""
    setup("--yes")
    repository.write(DOSSIER, BROKEN)
    repository.git("add", "--all")
    repository.write(DOSSIER, TEXT.replace("800", "900").encode())
    said = repository.git("commit", "-qm", "hỏng", check=False)
    assert "thiếu dấu cách sau dấu hai chấm" in said
    assert DOSSIER in said
    assert str(laid_out) not in said
    repository.git("add", "--all")
    repository.write(DOSSIER, BROKEN)
    assert repository.git("commit", "-qm", "lành", check=False) == ""
    assert "hỏng" not in repository.git("log", "--format=%s")
    assert list(laid_out.iterdir()) == []


def test_every_year_is_checked(setup, repository):
    """A fault in a year that is not the current one stops the commit too, and its file is named."""
    setup("--yes")
    for year, dossier in (("2025", BROKEN), ("2026", TEXT.encode())):
        plan = (Path(__file__).parent.parent / "minimal" / "ke-hoach.yaml").read_text(encoding="utf-8")
        repository.write(f"dossiers/{year}/ke-hoach.yaml", plan.replace("2026", year).encode())
        repository.write(f"dossiers/{year}/chi-bo-xom-1--hoa.yaml", dossier)
    said = repository.commit("hỏng")
    assert "dossiers/2025/chi-bo-xom-1--hoa.yaml" in said
    assert "Hồ sơ có lỗi nên chưa ghi vào git" in said
    assert repository.git("log", "--format=%s").split() == ["đầu"]


def test_commits_that_git_makes_of_other_lists(setup, repository, laid_out):
    """`commit -a` and a commit of one path are checked as they will be, not as the index stands."""
    setup("--yes")
    repository.write(DOSSIER, BROKEN)
    assert "thiếu dấu cách" in repository.git("commit", "-qam", "tất cả", check=False)
    repository.write("ghi-chu.txt", b"a\n")
    repository.git("add", "--all")
    assert repository.git("commit", "-qm", "riêng", "--", str(repository.root / "ghi-chu.txt"), check=False) == ""
    assert "thiếu dấu cách" in repository.git("commit", "-qm", "cả hai", check=False)
    assert "thiếu dấu cách" in repository.git("--literal-pathspecs", "commit", "-qm", "nữa", check=False)
    assert list(laid_out.iterdir()) == []


def test_a_merge_is_checked(setup, repository):
    """The result of a merge is what is checked, before it becomes a commit."""
    repository.git("switch", "--quiet", "--create", "khac")
    repository.write("dossiers/2026/chi-bo-xom-1--co.yaml", BROKEN)
    repository.commit("hỏng")
    repository.git("switch", "--quiet", "main")
    repository.write("ghi-chu.txt", b"a\n")
    repository.commit("ghi chú")
    setup("--yes")
    repository.git("merge", "--quiet", "--no-commit", "khac")
    assert "thiếu dấu cách" in repository.git("commit", "--quiet", "--no-edit", check=False)
    repository.write("dossiers/2026/chi-bo-xom-1--co.yaml", TEXT.replace("hoa", "cờ").encode())
    repository.git("add", "--all")
    assert repository.git("commit", "--quiet", "--no-edit", check=False) == ""


def test_a_file_that_is_only_announced_is_not_checked(setup, repository):
    """A new file after `git add -N` is no part of the commit, so it cannot stop it."""
    setup("--yes")
    repository.write("dossiers/2026/chi-bo-xom-1--co.yaml", BROKEN)
    repository.git("add", "--intent-to-add", "--all")
    repository.write(DOSSIER, TEXT.replace("800", "900").encode())
    repository.git("add", "--", str(repository.root / DOSSIER))
    assert repository.git("commit", "-qm", "lành", check=False) == ""


def test_a_commit_of_other_files_does_not_wait(setup, repository, monkeypatch, tmp_path):
    """A commit that touches no dossier does not start danvan at all."""
    interpreter = tmp_path / "python"
    interpreter.write_text("#!/bin/sh\necho đã gọi >&2\nexit 1\n", encoding="utf-8")
    interpreter.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(interpreter))
    setup("--yes")
    repository.write("ghi-chu.txt", b"a\n")
    assert repository.commit("ghi chú") == ""
    repository.write(DOSSIER, TEXT.replace("800", "900").encode())
    assert "đã gọi" in repository.commit("hồ sơ")


def test_evidence_is_not_laid_out(setup, repository, monkeypatch, tmp_path):
    """The files that danvan is given are the commit's dossiers without the evidence, however their folder is named."""
    interpreter = tmp_path / "python"
    interpreter.write_text("#!/bin/sh\nfind . -type f >&2\nexit 1\n", encoding="utf-8")
    interpreter.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(interpreter))
    setup("--yes")
    repository.write("dossiers/2026/minh-chung/chi-bo-xom-1--hoa/anh.jpg", b"x")
    said = repository.commit("minh chứng").splitlines()
    files = {"./dossiers/co-quan.yaml", "./dossiers/2026/ke-hoach.yaml", f"./{DOSSIER}"}
    assert {line for line in said if line.startswith("./")} == files


def test_files_are_laid_out_as_git_would(setup, repository):
    """What a repository does to the files that it keeps, such as enciphering them, is undone before the check."""
    repository.git("config", "filter.ma.clean", "tr a-z n-za-m")
    repository.git("config", "filter.ma.smudge", "tr a-z n-za-m")
    repository.write(".gitattributes", b"dossiers/** filter=ma\n")
    repository.git("add", "--renormalize", "--all")
    setup("--yes")
    assert repository.commit("mã hóa") == ""
    assert "gra: " in repository.git("cat-file", "-p", f"HEAD:./{repository.prefix}{DOSSIER}")
    repository.write(DOSSIER, BROKEN)
    assert "thiếu dấu cách" in repository.commit("hỏng")


def test_a_commit_without_the_office(setup, repository):
    """Dossiers whose office file is not in the commit cannot be judged: what to add is said."""
    setup("--yes")
    repository.git("rm", "-q", "--cached", "--", str(repository.root / "dossiers/co-quan.yaml"))
    said = repository.git("commit", "-qm", "thiếu", check=False)
    assert "git add dossiers/co-quan.yaml" in said
    assert repository.git("log", "--format=%s").split() == ["đầu"]


@pytest.mark.parametrize("file", [".pre-commit-hooks.yaml", "docs/git.md"])
def test_the_same_rules_everywhere(file):
    """The hook for pre-commit and the guide name the very rules that our own hook asks for."""
    text = (Path(__file__).parents[2] / file).read_text(encoding="utf-8")
    named = re.findall(r"check((?:\s+--only\s+\w+)+)", text)
    assert named
    assert {" ".join(("check", *words.split())) for words in named} == {CHECK}


def test_a_hook_that_is_there_is_never_overwritten(setup, repository):
    """The person is told the line by which her own hook calls danvan."""
    hook = repository.top / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_bytes(b"#!/bin/sh\nexit 0\n")
    ended = setup("--yes")
    assert hook.read_bytes() == b"#!/bin/sh\nexit 0\n"
    assert "không ghi đè" in ended.out
    assert f"{CHECK} || exit 1" in " ".join(ended.out.split())
    setup("--undo", "--yes")
    assert hook.read_bytes() == b"#!/bin/sh\nexit 0\n"


def test_a_hook_that_was_touched_is_left_to_its_owner(setup, repository):
    """Our hook with a line of hers is hers: neither written again nor taken away, and that is said."""
    setup("--yes")
    hook = repository.top / ".git" / "hooks" / "pre-commit"
    mine = hook.read_bytes() + b"echo xong\n"
    hook.write_bytes(mine)
    assert "không ghi đè" in setup("--yes").out
    ended = setup("--undo", "--yes")
    assert hook.read_bytes() == mine
    assert "tự xem và sửa" in ended.out


def test_a_hooks_folder_of_her_own_is_said(setup, repository):
    """With core.hooksPath set, git would not look at our hook: none is written, the line for hers is told."""
    repository.git("config", "core.hooksPath", ".githooks")
    ended = setup("--yes")
    assert "core.hooksPath" in ended.out
    assert not (repository.top / ".git" / "hooks" / "pre-commit").exists()
    assert not (repository.top / ".githooks").exists()


def test_a_link_out_of_gits_folder_is_refused(setup, repository, tmp_path):
    """A file of git's that leads elsewhere is not written through."""
    elsewhere = tmp_path / "nơi khác"
    elsewhere.write_bytes(b"x\n")
    (repository.top / ".git" / "info").mkdir(exist_ok=True)
    (repository.top / ".git" / "info" / "attributes").symlink_to(elsewhere)
    ended = setup("--yes")
    assert (ended.status, elsewhere.read_bytes()) == (4, b"x\n")
    assert "lối tắt" in ended.err


def test_another_writer_is_waited_for(setup, repository):
    """Where git holds the lock of its configuration, nothing is written and the file to look at is named."""
    lock = repository.top / ".git" / "config.lock"
    lock.touch()
    before = repository.inner()
    ended = setup("--yes")
    assert (ended.status, repository.inner()) == (4, before)
    assert str(lock) in ended.err


def test_a_half_done_write_is_taken_back(setup, repository):
    """Where the second file cannot be written, the first is as it was."""
    lock = repository.top / ".git" / "info" / "attributes.lock"
    lock.parent.mkdir(exist_ok=True)
    lock.touch()
    before = repository.inner()
    ended = setup("--yes")
    assert (ended.status, repository.inner()) == (4, before)


def test_a_worktree_writes_where_git_looks(run, repository, tmp_path):
    """In a linked worktree the files of the main repository are written, and the driver speaks there."""
    other = tmp_path / "bản làm việc khác"
    repository.git("worktree", "add", "--quiet", "--detach", str(other))
    root = other / repository.root.relative_to(repository.top)
    assert run("-C", str(root), "git-setup", "--yes").status == 0
    (root / DOSSIER).write_text(TEXT.replace("800", "850"), encoding="utf-8")
    assert "+Mục tiêu “Đường có hoa” › Chỉ tiêu: 850" in repository.git("-C", str(other), "diff")


def test_a_folder_outside_git_is_said(run, tmp_path):
    """Without a repository there is nothing to teach: a sentence, wrong use."""
    shutil.copytree(builtin_folder("dossiers"), tmp_path / "dossiers")
    ended = run("-C", str(tmp_path), "git-setup", "--yes")
    assert ended.status == 2
    assert "kho git" in ended.err


def test_without_git_the_surroundings_are_at_fault(setup, monkeypatch, tmp_path):
    """Without the program git: a plain sentence and exit 4."""
    monkeypatch.setenv("PATH", str(tmp_path))
    ended = setup("--yes")
    assert ended.status == 4
    assert "git" in ended.err


@pytest.mark.parametrize("folder", ["Trần Thị B's $HOME/`x`", 'a "b" c', "a\\b", "#; x"])
def test_any_path_of_the_interpreter_is_quoted(setup, repository, monkeypatch, tmp_path, folder):
    """Spaces, diacritics, quotes and signs of the shell in the way to Python reach git and its shell unharmed."""
    interpreter = tmp_path / folder / "python"
    interpreter.parent.mkdir(parents=True)
    interpreter.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    interpreter.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(interpreter))
    assert setup("--yes").status == 0
    assert repository.git("config", "diff.danvan.textconv") == f"{program()} textconv\n"
    repository.write(DOSSIER, TEXT.replace("800", "850").encode())
    assert "+Mục tiêu “Đường có hoa” › Chỉ tiêu: 850" in repository.git("diff")


def test_modules_of_the_repository_are_not_run(setup, repository):
    """A file named like a module of danvan's, at the top of a repository from anybody, is not imported."""
    setup("--yes")
    trap = "open('da-chay', 'w').close()\n"
    for name in ("yaml.py", "typer.py", "danvan_cli.py", "sitecustomize.py"):
        (repository.top / name).write_text(trap, encoding="utf-8")
    repository.write(DOSSIER, TEXT.replace("800", "850").encode())
    assert "Chỉ tiêu: 850" in repository.git("diff")
    assert not (repository.top / "da-chay").exists()
