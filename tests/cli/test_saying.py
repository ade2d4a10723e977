"""How results leave the program: streams, files, colour."""

import json
import os
import stat

import jsonschema
import pytest

from danvan_cli.cli.shell import console, storing
from danvan_cli.cli.shell.stop import Stop
from danvan_cli.report import Outcome


def test_a_result_goes_to_stdout_alone(run):
    """The report is data on stdout; stderr stays empty."""
    ended = run("doctor", "--format", "json")
    assert (ended.status, ended.err) == (0, "")
    assert json.loads(ended.out)["command"] == "doctor"


@pytest.mark.parametrize(
    "line",
    ["", "check", "status", "doctor", "forms", "explain DV101", "explain ten", "render phu-luc-01", "forms phu-luc-01"],
)
def test_json_follows_its_schema(run, make_root, line):
    """The JSON of every command keeps to the schema that `danvan schema ket-qua` prints."""
    schema = json.loads(run("schema", "ket-qua").out)
    words = line.split() or ["overview"]
    report = json.loads(run("-C", str(make_root({})), *words, "--format", "json").out)
    jsonschema.validate(report, schema)


def test_output_writes_what_stdout_would_hold(run, tmp_path):
    """--output puts the same text into the file, talks on stderr, and leaves stdout empty."""
    path = tmp_path / "kết quả.json"
    printed = run("doctor", "--format", "json")
    ended = run("doctor", "--format", "json", "--output", str(path))
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == f"Đã ghi: {path}\n"
    assert path.read_text("utf-8") == printed.out
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows không có umask")
def test_a_written_file_has_the_usual_rights(tmp_path):
    """The file is readable by those who may read any other file made here."""
    plain = tmp_path / "plain"
    plain.touch()
    storing.store(tmp_path / "x.txt", "x")
    assert stat.S_IMODE((tmp_path / "x.txt").stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_a_file_that_cannot_be_replaced_stays_whole(run, tmp_path, monkeypatch):
    """When the system refuses (Word holds the file), the old file stays, nothing is left over, status 4."""
    path = tmp_path / "x.txt"
    path.write_text("cũ", "utf-8")

    def refuse(*_):
        raise PermissionError(13, "locked")

    monkeypatch.setattr(os, "replace", refuse)
    ended = run("doctor", "--output", str(path))
    assert ended.status == 4
    assert "đóng lại rồi chạy lại" in ended.err
    assert "locked" not in ended.err
    assert path.read_text("utf-8") == "cũ"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["không-có/x.txt", ".", "tệp/x.txt"])
def test_a_place_that_cannot_hold_the_file_is_wrong_use(tmp_path, name):
    """A missing folder, a folder in place of a file or a file in place of a folder is told."""
    (tmp_path / "tệp").touch()
    with pytest.raises(Stop) as stop:
        storing.demand_place(tmp_path / name, tmp_path)
    assert stop.value.outcome is Outcome.WRONG_USE
    assert stop.value.hint


DOSSIER = "dossiers/2026/chi-bo-xom-1--duong-hoa.yaml"
OWN_PLACES = [
    DOSSIER,
    "dossiers/2026/ke-hoach.yaml",
    "dossiers/2026/moi.txt",
    "dossiers/2026/../co-quan.yaml",
    "templates/x/mau.docx",
    "schemas/ho-so.schema.json",
    ".danvan/x.txt",
    ".git/config",
    "loi-tat/2026/moi.txt",
]


@pytest.fixture
def root(make_root):
    """Lay out a workspace with every folder that is no place for results, and a link into one."""
    root = make_root({DOSSIER: "ten: Đường hoa\ndon_vi: chi-bo-xom-1\n", "templates/x/bieu-mau.yaml": ""})
    for name in ("schemas", ".danvan", ".git"):
        (root / name).mkdir()
    (root / "loi-tat").symlink_to(root / "dossiers", target_is_directory=True)
    return root


def _files(root):
    return {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("name", OWN_PLACES)
@pytest.mark.parametrize("words", [["check"], ["doctor", "--format", "json"], ["diff", "--format", "docx"]])
def test_no_result_goes_where_danvan_or_git_keeps_its_own(run, root, tmp_path_factory, name, words):
    """Below dossiers, templates, schemas, .danvan and .git nothing is written, from wherever the command is called."""
    before = _files(root)
    for where in (root, tmp_path_factory.mktemp("khác")):
        ended = run("-C", str(where), *words, "--output", str(root / name))
        assert (ended.status, ended.out, _files(root)) == (2, "", before)
        assert "không ghi kết quả vào đó" in ended.err
        assert "--output" in ended.err


def test_a_linked_folder_of_the_workspace_is_protected_by_its_own_name_too(run, root, tmp_path_factory):
    """Where dossiers is a link, the folder that it leads to is no place for results either."""
    elsewhere = tmp_path_factory.mktemp("ổ-khác") / "dossiers"
    (root / "dossiers").rename(elsewhere)
    (root / "dossiers").symlink_to(elsewhere, target_is_directory=True)
    ended = run("-C", str(root), "check", "--output", str(elsewhere / "2026/moi.txt"))
    assert (ended.status, (elsewhere / "2026/moi.txt").exists()) == (2, False)


def test_a_schema_may_go_where_schemas_are_kept(run, root):
    """The one result that belongs into a folder of the workspace is written there, again and again."""
    for _ in range(2):
        ended = run("-C", str(root), "schema", "ho-so", "--output", str(root / "schemas/ho-so.schema.json"))
        assert ended.status == 0
    assert run("-C", str(root), "schema", "ho-so", "--output", str(root / DOSSIER)).status == 2


@pytest.mark.parametrize("name", ["so-lieu.xlsx", "anh.JPG", "ke-hoach.yml", "thu.docx", "trang.html"])
def test_a_file_that_is_no_text_result_is_never_replaced(run, tmp_path, name):
    """A file whose ending says that it is something else is left alone; under a free name the result is written."""
    (tmp_path / name).write_text("của tôi", "utf-8")
    ended = run("doctor", "--output", str(tmp_path / name))
    assert (ended.status, (tmp_path / name).read_text("utf-8")) == (2, "của tôi")
    assert "Đã có tệp" in ended.err
    assert run("doctor", "--output", str(tmp_path / f"x{name}")).status == 0


@pytest.mark.parametrize("name", ["tien-do.txt", "loi.json", "danvan.sarif", "thay-doi.md", "ket-qua"])
def test_a_text_result_is_written_again_where_nobody_can_be_asked(run, tmp_path, name):
    """A build that runs twice writes the same file twice."""
    (tmp_path / name).write_text("cũ", "utf-8")
    assert run("doctor", "--output", str(tmp_path / name)).status == 0
    assert (tmp_path / name).read_text("utf-8") != "cũ"


@pytest.mark.parametrize(("answer", "status"), [("có", 0), ("không", 1)])
def test_a_person_is_asked_before_a_file_is_replaced(run, tmp_path, monkeypatch, answer, status):
    """At a terminal a file that is there is replaced only after a yes; a new one needs none."""
    monkeypatch.setattr("danvan_cli.cli.shell.asking.can_ask", lambda: True)
    monkeypatch.setattr("danvan_cli.cli.shell.asking.ask", lambda _: answer)
    path = tmp_path / "ghi-chu.txt"
    assert run("doctor", "--output", str(path)).status == 0
    path.write_text("của tôi", "utf-8")
    ended = run("doctor", "--output", str(path))
    assert (ended.status, path.read_text("utf-8") == "của tôi") == (status, status == 1)
    assert ("Lỗi" in ended.err, f"Đã có tệp “{path}”." in ended.err) == (False, True)


@pytest.mark.skipif(os.name == "nt", reason="Windows không có tệp thiết bị trong thư mục")
def test_a_device_is_not_replaced(run):
    """What is neither file nor folder is refused, since a file would take its place."""
    ended = run("doctor", "--output", "/dev/null")
    assert (ended.status, "không phải là một tệp thường" in ended.err) == (2, True)


@pytest.mark.parametrize("name", ["không-có/x.txt", "dossiers", "dossiers/2026/x.txt", f"{'x' * 300}.txt"])
def test_an_impossible_output_stops_a_writing_command_before_it_writes(run, root, name):
    """Where the result could not go, the dossier is not touched, and no copy of it is kept."""
    before = _files(root)
    ended = run("-C", str(root), "set", "chi-bo", "dia_diem", "Xóm 1", "--output", str(root / name))
    assert (ended.status in {2, 4}, _files(root)) == (True, before)


def test_a_result_that_fails_after_the_writing_says_what_was_done(run, root, tmp_path, monkeypatch):
    """When only the result cannot be written, the sentence says that the change stands; status 4."""

    def refuse(*_):
        raise OSError(28, "full")

    monkeypatch.setattr(storing, "write_whole", refuse)
    words = ["-C", str(root), "set", "chi-bo", "dia_diem", "Xóm 1", "--output", str(tmp_path / "x.txt")]
    ended = run(*words)
    assert (ended.status, "dia_diem: Xóm 1" in (root / DOSSIER).read_text("utf-8")) == (4, True)
    assert "Lệnh đã ghi xong các thay đổi; chỉ bản kết quả này là chưa" in ended.err
    assert "Lệnh đã ghi xong" not in run(*words).err
    assert "Lệnh đã ghi xong" not in run(*words[:5], "Xóm 2", "--dry-run", *words[6:]).err


@pytest.mark.parametrize(
    ("choice", "environment", "to_file", "wanted"),
    [
        ("auto", {}, False, True),
        ("auto", {}, True, False),
        ("auto", {"NO_COLOR": "1"}, False, False),
        ("auto", {"NO_COLOR": ""}, False, True),
        ("auto", {"TERM": "dumb"}, False, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, True, True),
        ("never", {"FORCE_COLOR": "1"}, False, False),
    ],
)
def test_colour_on_a_terminal(monkeypatch, choice, environment, to_file, wanted):
    """The option is obeyed; left to itself the program asks the environment, then the terminal."""
    _surround(monkeypatch, environment, terminal=True)
    assert console.wants_colour(choice, to_file=to_file) is wanted


def test_colour_in_a_pipe(monkeypatch):
    """Without a terminal there is no colour unless FORCE_COLOR asks for it."""
    _surround(monkeypatch, {}, terminal=False)
    assert not console.wants_colour("auto", to_file=False)
    _surround(monkeypatch, {"FORCE_COLOR": "1"}, terminal=False)
    assert console.wants_colour("auto", to_file=False)


def _surround(monkeypatch, environment, *, terminal):
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(console, "is_terminal", lambda: terminal)


def test_width_without_a_terminal_is_fixed(monkeypatch):
    """A piped result does not depend on the window it was called in; COLUMNS still may set it."""
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(console, "is_terminal", lambda: False)
    assert console.page_width() == 100
    monkeypatch.setenv("COLUMNS", "60")
    assert console.page_width() == 60
    monkeypatch.setenv("COLUMNS", "10")
    assert console.page_width() == 40
