"""Completion in the shell: the script, its installation, and what it offers."""

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
