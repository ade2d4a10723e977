"""The folder of kept copies may be damaged or laid out by somebody else: nothing in it stops or misleads a command."""

from __future__ import annotations

import errno
import json
import os
from datetime import datetime

import pytest

from danvan_cli.editing import kept
from danvan_cli.editing.kept import all_kept, under_way
from danvan_cli.editing.transaction import Draft, commit, writing
from danvan_cli.source.refused import Unwritable

NOW = datetime(2026, 3, 5, 8, 30)  # noqa: DTZ001 - the civil time of one place
DIGEST = "0" * 64
WHOLE = {
    "number": 1,
    "what": "set",
    "when": "2026-03-05T08:30:00",
    "files": [{"label": "a.yaml", "before": DIGEST, "after": None}],
    "undoes": None,
    "state": "dang-ghi",
}


@pytest.fixture
def root(tmp_path):
    """Return an empty workspace."""
    return str(tmp_path)


@pytest.fixture
def listed(tmp_path):
    """Return where the list of a first command is."""
    path = tmp_path / kept.FOLDER / "000001/danh-muc.json"
    path.parent.mkdir(parents=True)
    return path


def test_a_whole_list_is_read(root, listed):
    """The list that the others below differ from in one thing is one."""
    listed.write_text(json.dumps(WHOLE))
    assert under_way(root).what == "set"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        "{",
        "[]",
        "5",
        '"files"',
        json.dumps(WHOLE | {"files": "abc"}),
        json.dumps(WHOLE | {"files": 5}),
        json.dumps(WHOLE | {"files": [{"label": 5, "before": None, "after": None}]}),
        json.dumps(WHOLE | {"files": [{"label": "a", "before": 5, "after": None}]}),
        json.dumps(WHOLE | {"files": [{"label": "a", "before": None}]}),
        json.dumps(WHOLE | {"files": [{"label": "a\0b", "before": None, "after": None}]}),
        json.dumps(WHOLE | {"what": "\ud800"}),
        json.dumps(WHOLE | {"what": None}),
        json.dumps(WHOLE | {"when": ["x"]}),
        json.dumps(WHOLE | {"undoes": [1]}),
        json.dumps(WHOLE | {"passes": 1}),
        json.dumps(WHOLE | {"passes": ["1"]}),
        json.dumps(WHOLE | {"state": [1]}),
        json.dumps(WHOLE | {"state": "khac"}),
    ],
    ids=lambda text: text[:40],
)
def test_what_is_no_list_is_left_alone(root, listed, text):
    """A list that is broken, too deep, or has a part of the wrong kind is none, and is not touched."""
    listed.write_text(text)
    assert under_way(root) is None
    with writing(root) as told:
        assert told == ()
    assert listed.read_text() == text


@pytest.mark.skipif(os.name == "nt", reason="pipes and links")
@pytest.mark.parametrize("kind", ["pipe", "link", "folder"])
def test_a_list_that_is_no_plain_file_is_not_waited_for(root, listed, tmp_path, kind):
    """A pipe, a link or a folder in the place of the list is left alone at once."""
    (tmp_path / "elsewhere").write_text(json.dumps(WHOLE))
    {
        "pipe": lambda: os.mkfifo(listed),
        "folder": listed.mkdir,
        "link": lambda: listed.symlink_to("../../../elsewhere"),
    }[kind]()
    assert all_kept(root) == []
    with writing(root) as told:
        assert told == ()


@pytest.mark.parametrize("label", [".danvan", kept.FOLDER])
def test_a_file_in_the_place_of_the_folder(root, tmp_path, label):
    """Where a file has the folder's name, reading goes on, and a writing command names the obstacle."""
    path = tmp_path / label
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"")
    assert under_way(root) is None
    with pytest.raises(Unwritable, match="trùng tên"):
        commit(root, [Draft("a.yaml", None, b"a: 1\n")], "set", NOW)
    assert not (tmp_path / "a.yaml").exists()


@pytest.mark.skipif(os.name == "nt", reason="links")
@pytest.mark.parametrize("label", [".danvan", ".danvan/khoa", kept.FOLDER])
def test_a_link_in_the_place_of_what_is_ours_is_refused(root, tmp_path, tmp_path_factory, label):
    """A link for the folder, its lock or the copies is never followed: nothing is written, read or removed there."""
    outside = tmp_path_factory.mktemp("outside")
    for name in ("hoan-tac/000001/anh.jpg", "000001/anh.jpg", "khoa"):
        (outside / name).parent.mkdir(parents=True, exist_ok=True)
        (outside / name).write_bytes(b"mine")
    before = sorted(outside.rglob("*"))
    (tmp_path / label).parent.mkdir(exist_ok=True)
    (tmp_path / label).symlink_to(outside / "khoa" if label.endswith("khoa") else outside)
    assert all_kept(root) == []
    with pytest.raises(Unwritable, match=rf"“{label}” là một lối tắt"):
        commit(root, [Draft("a.yaml", None, b"a: 1\n")], "set", NOW)
    assert sorted(outside.rglob("*")) == before
    assert (outside / "khoa").read_bytes() == b"mine"
    assert not (tmp_path / "a.yaml").exists()


def test_only_what_was_kept_is_removed(root, tmp_path, tmp_path_factory):
    """A folder of somebody's own among the copies keeps its files, and one behind a link is not entered."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "0.cu").write_bytes(b"mine")
    photo = tmp_path / kept.FOLDER / "000001/anh.jpg"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"mine")
    (photo.parent / "0.cu").write_bytes(b"left by a kill")
    if os.name != "nt":
        (tmp_path / kept.FOLDER / "000002").symlink_to(outside)
    for number in range(24):
        commit(root, [Draft(f"{number}.yaml", None, b"a: 1\n")], "set", NOW)
    assert os.listdir(photo.parent) == ["anh.jpg"]
    assert (outside / "0.cu").read_bytes() == b"mine"
    assert len(all_kept(root)) == kept.MOST


def test_a_folder_that_cannot_be_looked_into(root, listed, monkeypatch):
    """Who only reads goes on; who writes is told, since what was cut off cannot be seen."""

    def refuse(_):
        raise PermissionError(errno.EACCES, "denied")

    listed.write_text(json.dumps(WHOLE))
    monkeypatch.setattr(kept.os, "listdir", refuse)
    assert under_way(root) is None
    with pytest.raises(Unwritable, match="hoan-tac"), writing(root):
        pass
