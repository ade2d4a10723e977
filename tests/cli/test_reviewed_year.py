"""Every commit of a year lived by command, told by `diff` and `log`, against another reader of the same files."""

from __future__ import annotations

import itertools
import json
import re
import shutil
from collections import Counter

import pytest
import yaml

from danvan_cli.__main__ import main
from tests.editing.lived_year import Office, begun, lived


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Live a year once, every command a commit."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    with pytest.MonkeyPatch.context() as patch:
        office = Office(tmp_path_factory.mktemp("năm 2026"), patch)
        lived(office, begun(office))
        yield office


@pytest.fixture
def told(office, capsys, monkeypatch):
    """Return a function that runs a command in that office at the year's end and returns its data."""
    monkeypatch.setenv("DANVAN_TODAY", "2026-12-20")

    def run(*words):
        capsys.readouterr()
        status = main(["-C", str(office.root), *words, "--format", "json"])
        out, err = capsys.readouterr()
        assert status == 0, err
        return json.loads(out)["data"]

    return run


def versions(office, commit):
    """Return the campaign's files at a commit as plain data by another reader, by their path."""
    paths = office.git("ls-tree", "-r", "-z", "--name-only", commit, "dossiers/").split("\0")
    return {
        path: Counter(leaves(yaml.load(office.git("show", f"{commit}:{path}"), yaml.BaseLoader)))  # noqa: S506 - texts only
        for path in paths
        if path.endswith(".yaml")
    }


def leaves(value, path=""):
    """Yield every value that is written with its path; which row it stands in is left out, as rows may move."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from leaves(below, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for below in value:
            yield from leaves(below, f"{path}[]")
    elif value.strip():
        yield path, value.strip()


def changed_files(before, after):
    """Return which files say something else, with the paths of the values that do."""
    files = {}
    for label in before.keys() | after.keys():
        old, new = before.get(label, Counter()), after.get(label, Counter())
        paths = {path for path, _ in (old - new) + (new - old)}
        if paths or (label in before) != (label in after):
            files[label] = paths
    return files


def covers(told_path, path):
    """Whether a told place is this place, or one that holds it."""
    return path == told_path or path.startswith((f"{told_path}.", f"{told_path}["))


def test_diff_of_each_commit_tells_every_file_and_value_that_changed_and_no_other(office, told):
    """Of each of some forty commits: the files told are those that say something else, and the places too."""
    commits = office.git("rev-list", "--reverse", "HEAD").split()
    assert len(commits) >= 30
    former = versions(office, commits[0])
    for earlier, commit in itertools.pairwise(commits):
        now = versions(office, commit)
        expected = changed_files(former, now)
        changes = told("diff", f"{earlier}..{commit}")["changes"]
        assert {change["file"] for change in changes} == set(expected), commit
        for label, paths in expected.items():
            places = [re.sub(r"\d+(?=\])", "", change["path"]) for change in changes if change["file"] == label]
            whole = "" in places
            assert whole or all(any(covers(place, path) for place in places) for path in paths), (commit, label)
            assert all(any(covers(place, path) for path in paths) for place in places if place), (commit, label)
        former = now


def test_log_of_each_dossier_lists_the_commits_that_changed_what_it_says(office, told):
    """The life of a dossier is exactly the commits in which its data changed, the newest first, with their subjects."""
    commits = office.git("rev-list", "--reverse", "HEAD").split()
    history = [versions(office, commit) for commit in commits]
    subjects = {commit: office.git("show", "-s", "--format=%s", commit).strip() for commit in commits}
    labels = [label for label in history[-1] if "--" in label]
    assert labels
    for label in labels:
        lived_through = [
            subjects[commit]
            for commit, before, after in zip(commits, [{}, *history], history, strict=False)
            if before.get(label) != after.get(label)
        ]
        entries = told("log", label.rpartition("/")[2].removesuffix(".yaml"))["entries"]
        assert [entry["subject"] for entry in entries] == lived_through[::-1]
        assert all(entry["changes"] for entry in entries)
