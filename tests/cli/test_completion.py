"""Completion in the shell: the script, its installation, and what it offers."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
def test_the_script_calls_danvan(run, shell):
    """--show-completion prints a script for that shell and runs no command."""
    ended = run("--show-completion", shell)
    assert (ended.status, ended.err) == (0, "")
    assert "_DANVAN_COMPLETE" in ended.out


def test_installation_is_told_in_vietnamese(run, tmp_path, monkeypatch):
    """--install-completion writes below the home folder and says where."""
    monkeypatch.setenv("HOME", str(tmp_path))
    ended = run("--install-completion", "fish")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err.startswith("Đã ghi phần gợi ý lệnh vào: ")
    assert (tmp_path / ".config/fish/completions/danvan.fish").is_file()


@pytest.mark.parametrize(
    ("words", "offered"),
    [("danvan doc", "doctor"), ("danvan doctor --fo", "--format"), ("danvan doctor --format js", "json")],
)
def test_bash_is_offered_the_rest(run_process, words, offered):
    """The Tab key completes commands, options and the names of formats."""
    ended = run_process(_DANVAN_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(words.count(" ")))
    assert (ended.status, ended.out.split()) == (0, [offered])


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("danvan render --model mttq", ["mttq-xa--noi-chao-chieu-thu-bay"]),
        ("danvan render --unit chi-bo-tr", ["chi-bo-tram-y-te"]),
        ("danvan render phieu", ["phieu-dang-ky"]),
        ("danvan set ke-h", ["ke-hoach"]),
        ("danvan set don-vi/mttq", ["don-vi/mttq-xa"]),
        ("danvan fmt co-q", ["co-quan"]),
        ("danvan new hoi-n", ["hoi-nong-dan"]),
        ("danvan new --continue 2026/mttq", []),
        ("danvan render --year 2030 --model mttq", []),
        ("danvan explain DV41", ["DV410", "DV411", "DV412", "DV413", "DV414", "DV415"]),
        ("danvan record nop ", ["dang-ky", "bao-cao"]),
        ("danvan record nop dang-ky ", []),
        ("danvan record tong-hop ", []),
        ("danvan record minh-chung hoi-nong-dan--v", ["hoi-nong-dan--vu-dong-lien-ket"]),
        ("danvan record minh-chung hoi-nong-dan--vu ", []),
        ("danvan record dang-ky hoi-nong-dan--vu mttq", ["mttq-xa--noi-chao-chieu-thu-bay"]),
        ("danvan record ket-qua hoi-nong-dan--vu D 5 ", []),
        ("danvan record tham-dinh x --ket-luan ", ["cong-nhan", "bo-sung", "khong"]),
        ("danvan record bao-cao x --tu-danh-gia c", ["chua-hieu-qua"]),
        ("danvan record vuong-mac x --xong ", ["có", "không"]),
        ("danvan new hoi-nong-dan x --linh-vuc k", ["kinh-te"]),
        ("danvan set hoi-nong-dan--vu dia_d", ["dia_diem"]),
        (
            "danvan set hoi-nong-dan--vu muc_tieu[0].k",
            [f"muc_tieu[0].ket_qua.{year}" for year in ("2024", "2025", "2026")],
        ),
        ("danvan set hoi-nong-dan--vu muc_tieu[+].te", ["muc_tieu[+].ten"]),
        ("danvan set hoi-nong-dan--vu loai ", ["moi", "nang-cao"]),
        ("danvan set hoi-nong-dan--vu ten ", []),
        ("danvan set ke-hoach tinh_ca_ngay_han ", ["có", "không"]),
        ("danvan set co-quan chi", ["chinh_ta"]),
        ("danvan set don-vi/hoi-nong-dan nop.dang", ["nop.dang-ky.ngay", "nop.dang-ky.so_ky_hieu"]),
        ("danvan set khong-co ten", []),
    ],
)
def test_names_are_offered_from_the_folder_itself(run_process, sample_root, words, offered):
    """Dossiers, units, forms and rules are completed where each is asked for; nothing known is no offer."""
    at = str(words.count(" "))
    ended = run_process(
        cwd=sample_root, _DANVAN_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=at, DANVAN_TODAY="2026-03-01"
    )
    assert (ended.status, ended.out.split()) == (0, offered)


@pytest.mark.parametrize(
    ("shell", "environment"),
    [
        ("bash", {"COMP_WORDS": "danvan record dang-ky mttq", "COMP_CWORD": "3"}),
        ("zsh", {"_TYPER_COMPLETE_ARGS": "danvan record dang-ky mttq"}),
        ("fish", {"_TYPER_COMPLETE_ARGS": "danvan record dang-ky mttq", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}),
        (
            "powershell",
            {"_TYPER_COMPLETE_ARGS": "danvan record dang-ky mttq", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "mttq"},
        ),
    ],
)
def test_each_shell_is_offered_the_dossier(run_process, sample_root, shell, environment):
    """The four shells get the stem of the one dossier that begins so."""
    ended = run_process(cwd=sample_root, _DANVAN_COMPLETE=f"complete_{shell}", **environment)
    assert (ended.status, "mttq-xa--noi-chao-chieu-thu-bay" in ended.out) == (0, True)


@pytest.mark.parametrize(
    ("environment", "offered"),
    [
        (
            {"_DANVAN_COMPLETE": "complete_bash", "COMP_WORDS": "danvan\nrecord\nket-qua\nhoi-nong-dan--vu\nDi"},
            r"Diện\ tích\ hành,\ ngô\ ngọt\ ký\ hợp\ đồng\ bao\ tiêu",
        ),
        (
            {"_DANVAN_COMPLETE": "complete_bash", "COMP_WORDS": 'danvan\nrecord\nket-qua\nhoi-nong-dan--vu\n"Di'},
            "Diện tích hành, ngô ngọt ký hợp đồng bao tiêu",
        ),
        (
            {
                "_DANVAN_COMPLETE": "complete_powershell",
                "_TYPER_COMPLETE_ARGS": "danvan record ket-qua hoi-nong-dan--vu Di",
                "_TYPER_COMPLETE_WORD_TO_COMPLETE": "Di",
            },
            "'Diện tích hành, ngô ngọt ký hợp đồng bao tiêu':::ha",
        ),
    ],
)
def test_a_target_is_offered_as_one_word_of_the_shell(run_process, sample_root, environment, offered):
    """The name of a target has spaces: it is offered so that the shell takes it as one word."""
    ended = run_process(cwd=sample_root, COMP_CWORD="4", DANVAN_TODAY="2026-03-01", **environment)
    assert (ended.status, ended.out.strip()) == (0, offered)


def test_fish_offers_files_where_danvan_has_nothing_to_offer(run_process, sample_root):
    """The script forbids files only while its condition holds, which is that there is an offer."""
    words = {"_DANVAN_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "is-args"}
    line = "danvan record minh-chung "
    assert run_process(cwd=sample_root, **words, _TYPER_COMPLETE_ARGS=line).status == 0
    assert run_process(cwd=sample_root, **words, _TYPER_COMPLETE_ARGS=f"{line}hoi-nong-dan--vu ").status == 1


def test_without_a_folder_nothing_is_offered_and_nothing_said(run_process, tmp_path):
    """Outside a workspace the Tab key stays silent."""
    ended = run_process(
        cwd=tmp_path, _DANVAN_COMPLETE="complete_bash", COMP_WORDS="danvan render --model mttq", COMP_CWORD="3"
    )
    assert (ended.status, ended.out.strip(), ended.err) == (0, "", "")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("danvan render --model mttq", "mttq-xa--noi-chao-chieu-thu-bay"),
        ("danvan record dang-ky mttq", "mttq-xa--noi-chao-chieu-thu-bay"),
        ("danvan record nop bao", "bao-cao"),
        ("danvan record lich", "lich-tham-dinh"),
    ],
)
def test_completion_of_a_name_loads_no_model(sample_root, monkeypatch, words, offered):
    """The Tab key waits for no record class: listing the folder and the words of the events is enough."""
    monkeypatch.setenv("_DANVAN_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(words.count(" ")))
    code = (
        "import atexit, sys; from danvan_cli.__main__ import main; "
        "atexit.register(lambda: print([one for one in ('pydantic', 'lxml') if one in sys.modules])); main([])"
    )
    done = subprocess.run(  # noqa: S603 - the program under test
        [sys.executable, "-c", code], cwd=sample_root, capture_output=True, check=False, encoding="utf-8"
    )
    assert done.stdout.split() == [offered, "[]"]
