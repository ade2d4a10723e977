"""`danvan init`: a new office from ten answers, never over anything that is there."""

import json

import pytest
import yaml

from danvan_cli.editing import transaction

GIVEN = ("--cap-uy", "Đảng ủy xã Yên Thành", "--cap-tren", "Đảng bộ tỉnh Nghệ An", "--toan-xa", "30")


def content(folder):
    """Return every file below a folder but danvan's own copies, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".danvan" not in path.parts
    }


@pytest.fixture
def answered(monkeypatch):
    """Let a person sit at the terminal who gives these answers."""

    def sit(*answers):
        left = iter(answers)
        monkeypatch.setattr("danvan_cli.cli.shell.founding.can_ask", lambda: True)
        monkeypatch.setattr("danvan_cli.cli.shell.founding.ask", lambda _question: next(left, ""))

    return sit


def test_the_demanded_options_make_an_office(run, tmp_path):
    """Three options are enough: the office, the plan, the example, the schemas and the settings are written."""
    ended = run("-C", str(tmp_path), "init", *GIVEN)
    assert (ended.status, ended.err) == (0, "")
    assert set(content(tmp_path)) == {
        ".gitattributes",
        ".gitignore",
        ".vscode/settings.json",
        "dossiers/2026/chi-bo-xom-1--vi-du-duong-hoa-tu-quan.yaml",
        "dossiers/2026/ke-hoach.yaml",
        "dossiers/co-quan.yaml",
        *(f"schemas/{name}.schema.json" for name in ("co-quan", "ke-hoach", "don-vi", "ho-so")),
    }


def test_check_of_a_new_office_only_warns(run, tmp_path):
    """After init, check ends with 0: every finding is a thing left to fill in, none a fault of a file."""
    run("-C", str(tmp_path), "init", *GIVEN)
    ended = run("-C", str(tmp_path), "check", "--format", "json")
    codes = {finding["code"] for finding in json.loads(ended.out)["findings"]}
    assert (ended.status, codes) == (0, {"DV107", "DV201", "DV202", "DV301"})


def test_what_follows_from_the_answers_is_derived(run, tmp_path):
    """The place name, the symbol and the unit's code come from the names; the deadlines from the year."""
    run("-C", str(tmp_path), "init", *GIVEN, "--ten", "Văn phòng Đảng ủy", "--nam", "2027")
    office = yaml.safe_load((tmp_path / "dossiers/co-quan.yaml").read_text("utf-8"))
    plan = yaml.safe_load((tmp_path / "dossiers/2027/ke-hoach.yaml").read_text("utf-8"))
    assert (office["dia_danh"], office["ky_hieu"]["co_quan"], office["don_vi"]) == (
        "Yên Thành",
        "VPĐỦ",
        "van-phong-dang-uy",
    )
    assert plan["don_vi"][-1]["ma"] == "van-phong-dang-uy"
    assert [each["truoc_ngay"] for each in plan["han"]] == ["05/3/2027", "10/9/2027", "15/10/2027"]


@pytest.mark.parametrize("odd", ["no", "a: b #c", '"', "- x", "[CẦN", "1.200", "Ban\nDân vận", "{{ten}}"])
def test_any_answer_is_kept_as_it_is(run, tmp_path, odd):
    """A text that YAML would misread stands so that it is read back the same, apart from line breaks."""
    ended = run("-C", str(tmp_path), "init", *GIVEN, "--dau-moi", odd, "--dia-danh", odd)
    assert ended.status == 0
    office = yaml.safe_load((tmp_path / "dossiers/co-quan.yaml").read_text("utf-8"))
    plan = yaml.safe_load((tmp_path / "dossiers/2026/ke-hoach.yaml").read_text("utf-8"))
    meant = odd.replace("\n", " ")
    assert (office["dia_danh"], office["dau_moi"]["chuc_vu"]) == (meant, meant)
    assert plan["doan_tham_dinh"][-1]["chuc_vu"] == meant


LONG = "Văn phòng rất dài " * 12


@pytest.mark.parametrize(
    "odd", ["Ban Xây dựng Đảng", "Ban a: b #c", "Ban “x”", "no", "Ban 1.200, [x]", "10:30 x", LONG]
)
def test_the_files_of_init_and_new_have_the_one_style(run, tmp_path, odd):
    """Nobody is told to tidy what danvan wrote itself a moment ago, whatever the answers were."""
    texts = ("--ten", "--dia-danh", "--ky-hieu-cap-uy", "--ky-hieu-co-quan", "--dau-moi")
    run("-C", str(tmp_path), "init", *GIVEN, *(word for option in texts for word in (option, odd)))
    assert run("-C", str(tmp_path), "fmt", "--check").status == 0
    run("-C", str(tmp_path), "new", "mttq-xa", f"{odd} a")
    run("-C", str(tmp_path), "new", "mttq-xa", f"{odd} b", "--loai", "nang-cao", "--linh-vuc", "kinh-te")
    assert len(list((tmp_path / "dossiers/2026").glob("mttq-xa--*"))) == 2
    ended = run("-C", str(tmp_path), "fmt", "--check")
    assert (ended.status, ended.out.strip()) == (0, "5 tệp đã theo kiểu chung.")


def test_without_a_terminal_the_missing_options_are_listed(run, tmp_path):
    """Nothing is guessed that only the office knows: wrong use names the options, and nothing is written."""
    ended = run("-C", str(tmp_path), "init", "--cap-uy", "Đảng ủy xã Yên Thành")
    assert (ended.status, content(tmp_path)) == (2, {})
    assert "Thiếu: --cap-tren, --toan-xa." in ended.err


def test_ten_questions_are_asked_at_a_terminal(run, tmp_path, answered):
    """Answers are taken line by line; an empty one takes the proposal, a wrong one is asked again."""
    answered("Đảng ủy xã Hùng Châu", "Đảng bộ tỉnh Nghệ An", "", "", "", "", "kieu-la", "kieu-moi", "", "", "x", "25")
    ended = run("-C", str(tmp_path), "init")
    office = yaml.safe_load((tmp_path / "dossiers/co-quan.yaml").read_text("utf-8"))
    plan = yaml.safe_load((tmp_path / "dossiers/2026/ke-hoach.yaml").read_text("utf-8"))
    assert ended.status == 0
    assert (office["dia_danh"], office["ten"], office["chinh_ta"]) == ("Hùng Châu", "Ban Xây dựng Đảng", "kieu-moi")
    assert plan["chi_tieu"]["toan_xa"] == 25


def test_a_question_without_an_answer_ends_the_command(run, tmp_path, answered):
    """At the end of the input nothing is asked forever, and nothing is written."""
    answered("Đảng ủy xã Hùng Châu")
    ended = run("-C", str(tmp_path), "init")
    assert (ended.status, content(tmp_path)) == (2, {})


def test_a_workspace_is_left_alone(run, tmp_path):
    """A second init, also in a folder below, changes no byte and says why."""
    run("-C", str(tmp_path), "init", *GIVEN)
    before = content(tmp_path)
    for folder in (tmp_path, tmp_path / "dossiers"):
        ended = run("-C", str(folder), "init", *GIVEN)
        assert ended.status == 1
        assert "đã là thư mục làm việc" in ended.err
    assert content(tmp_path) == before


def test_an_init_that_was_cut_off_is_begun_anew(run, tmp_path, monkeypatch):
    """Half an office left by a power cut is rolled back and told of by the next init, which then writes it whole."""
    calls = iter(range(100))

    def land_once(path, temporary):
        if next(calls):
            raise KeyboardInterrupt
        land(path, temporary)

    land = transaction._land
    with monkeypatch.context() as patch:
        patch.setattr(transaction, "_land", land_once)
        patch.setattr(transaction, "roll_back", lambda _root, _kept: [])
        assert run("-C", str(tmp_path), "init", *GIVEN).status == 130
    assert (tmp_path / "dossiers/co-quan.yaml").is_file()
    ended = run("-C", str(tmp_path), "init", *GIVEN)
    assert ended.status == 0
    assert "bị ngắt giữa chừng" in ended.err
    assert len(content(tmp_path)) == 10


def test_a_file_that_would_be_replaced_stops_it(run, tmp_path):
    """Other files may lie in the folder; one of a name that init writes is never replaced, and nothing is written."""
    (tmp_path / "Công văn.docx").write_bytes(b"x")
    (tmp_path / ".gitignore").write_text("mine\n", encoding="utf-8")
    ended = run("-C", str(tmp_path), "init", *GIVEN)
    assert (ended.status, set(content(tmp_path))) == (1, {"Công văn.docx", ".gitignore"})
    assert "“.gitignore”" in ended.err
    (tmp_path / ".gitignore").unlink()
    assert run("-C", str(tmp_path), "init", *GIVEN).status == 0


def test_a_dry_run_writes_nothing(run, tmp_path):
    """--dry-run names the files and leaves the folder empty, danvan's own included."""
    ended = run("-C", str(tmp_path), "init", *GIVEN, "--dry-run")
    assert (ended.status, list(tmp_path.iterdir())) == (0, [])
    assert "dossiers/2026/ke-hoach.yaml" in ended.out


def test_past_october_the_plan_is_next_years(run, tmp_path, monkeypatch):
    """In November the year proposed is the coming one."""
    monkeypatch.setenv("DANVAN_TODAY", "2026-11-01")
    run("-C", str(tmp_path), "init", *GIVEN)
    assert (tmp_path / "dossiers/2027/ke-hoach.yaml").is_file()


@pytest.mark.parametrize("figure", ["0", "-1", "1,5", "nhiều", "1e9", "99999999"])
def test_a_quota_is_a_whole_number(run, tmp_path, figure):
    """A quota that is no number of models is wrong use."""
    ended = run("-C", str(tmp_path), "init", *GIVEN[:-1], figure)
    assert (ended.status, content(tmp_path)) == (2, {})


def test_a_folder_that_is_not_there_is_told(run, tmp_path):
    """-C with a folder that does not exist is wrong use."""
    ended = run("-C", str(tmp_path / "x"), "init", *GIVEN)
    assert ended.status == 2
    assert "Không có thư mục" in ended.err


def test_an_office_that_is_also_an_example_unit_gets_its_own_code(run, tmp_path):
    """A name whose code an example unit has is told apart, so that no code stands twice."""
    run("-C", str(tmp_path), "init", *GIVEN, "--ten", "MTTQ xã")
    plan = yaml.safe_load((tmp_path / "dossiers/2026/ke-hoach.yaml").read_text("utf-8"))
    assert [unit["ma"] for unit in plan["don_vi"]].count("mttq-xa") == 1
    assert plan["don_vi"][-1]["ma"] == "mttq-xa-tong-hop"


def test_a_name_without_letters_is_refused(run, tmp_path):
    """An office whose name gives no code is refused; nothing is written."""
    ended = run("-C", str(tmp_path), "init", *GIVEN, "--ten", "???", "--ky-hieu-co-quan", "X")
    assert (ended.status, content(tmp_path)) == (1, {})


def test_the_schemas_written_are_those_of_the_program(run, tmp_path, sample_root):
    """Editors find the same schemas beside the dossiers, without a network."""
    run("-C", str(tmp_path), "init", *GIVEN)
    written = content(tmp_path)
    for name in ("co-quan", "ke-hoach", "don-vi", "ho-so"):
        label = f"schemas/{name}.schema.json"
        assert written[label] == (sample_root / label).read_bytes()
