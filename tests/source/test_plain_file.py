"""What the program keeps for itself is read as a plain file, or not at all."""

from __future__ import annotations

import os

import pytest

from danvan_cli.source.plain_file import plain_bytes


def test_a_plain_file_is_read_whole(tmp_path):
    """Every byte of a file comes back."""
    path = tmp_path / "0.cu"
    path.write_bytes(b"\x00\r\n\xff" * 100_000)
    assert plain_bytes(str(path)) == b"\x00\r\n\xff" * 100_000


@pytest.mark.skipif(os.name == "nt", reason="pipes and links")
@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_anything_else_is_refused_at_once(tmp_path, kind):
    """A link, a folder and a pipe that nobody writes to are told from a file without waiting."""
    path = tmp_path / "0.cu"
    (tmp_path / "other").write_bytes(b"other")
    {"link": lambda: path.symlink_to(tmp_path / "other"), "folder": path.mkdir, "pipe": lambda: os.mkfifo(path)}[kind]()
    with pytest.raises(FileExistsError):
        plain_bytes(str(path))


def test_what_is_not_there_is_said_so(tmp_path):
    """A file that is not there is told from one that cannot be read."""
    with pytest.raises(FileNotFoundError):
        plain_bytes(str(tmp_path / "0.cu"))
