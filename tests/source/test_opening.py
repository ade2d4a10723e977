"""Files that are no files, and links that lead away."""

from __future__ import annotations

import os
import socket
import time

import pytest

from danvan_cli.source import opening
from danvan_cli.source.faults import FaultKind
from danvan_cli.source.opening import read_file


@pytest.fixture
def root(tmp_path):
    """Return a workspace with one dossier, and a file outside it."""
    folder = tmp_path / "việc"
    (folder / "2026").mkdir(parents=True)
    (folder / "2026" / "a.yaml").write_text("ten: Bữa sáng\n", encoding="utf-8")
    (tmp_path / "ngoai.yaml").write_text("ten: ngoài\n", encoding="utf-8")
    return folder


def fault_of(path, root):
    """Return the one fault of a file that cannot be read."""
    start = time.monotonic()
    document = read_file(path, "2026/x.yaml", root)
    assert time.monotonic() - start < 1
    assert document.value is None
    assert len(document.faults) == 1
    assert document.faults[0].fatal
    assert document.faults[0].hint
    return document.faults[0]


def test_an_ordinary_file_is_read(root):
    """A file is read whole, under the label given."""
    document = read_file(root / "2026" / "a.yaml", "2026/a.yaml", root)
    assert document.value == {"ten": "Bữa sáng"}
    assert (document.label, document.data) == ("2026/a.yaml", "ten: Bữa sáng\n".encode())


def test_a_folder_named_like_a_dossier_is_told(root):
    """A folder is a fault, not a crash."""
    (root / "2026" / "x.yaml").mkdir()
    assert "thư mục" in fault_of(root / "2026" / "x.yaml", root).message


def test_a_pipe_does_not_keep_the_reader_waiting(root):
    """A FIFO without a writer is a fault at once."""
    os.mkfifo(root / "2026" / "x.yaml")
    assert "không phải tệp thường" in fault_of(root / "2026" / "x.yaml", root).message


def test_a_socket_is_told(root, monkeypatch):
    """What cannot be opened at all is a fault."""
    monkeypatch.chdir(root)
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("2026/x.yaml")
        assert "không mở được" in fault_of("2026/x.yaml", ".").message


def test_a_device_is_told():
    """A device is never read."""
    assert "thiết bị" in fault_of("/dev/zero", "/dev").message


def test_a_missing_file_is_told(root):
    """A file that went away between the listing and the reading is a fault."""
    assert "Không tìm thấy" in fault_of(root / "2026" / "x.yaml", root).message


def test_a_name_that_no_file_can_have_is_told(root):
    """A name with a NUL in it is a fault."""
    assert "không mở được" in fault_of(f"{root}/2026/x\0.yaml", str(root)).message


def test_a_file_that_may_not_be_read_is_told(root, monkeypatch):
    """A file without permission says so."""

    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(opening.os, "open", refuse)
    assert "quyền đọc" in fault_of(root / "2026" / "a.yaml", root).message


def test_a_folder_that_the_system_refuses_to_open_is_still_called_a_folder(root, monkeypatch):
    """Windows refuses to open a folder as if it were forbidden."""

    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(opening.os, "open", refuse)
    assert "thư mục" in fault_of(root / "2026", root).message


def test_an_error_while_reading_is_told(root, monkeypatch):
    """A disk that fails in the middle is a fault."""

    def fail(*_):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(opening.os, "read", fail)
    assert "không mở được" in fault_of(root / "2026" / "a.yaml", root).message


def test_a_file_that_comes_in_pieces_is_put_together(root, monkeypatch):
    """A network folder may give a file piece by piece."""
    read = os.read
    monkeypatch.setattr(opening.os, "read", lambda handle, _: read(handle, 4))
    assert read_file(root / "2026" / "a.yaml", "a.yaml", root).value == {"ten": "Bữa sáng"}


def test_a_file_that_shrinks_while_it_is_read_ends_where_it_ends(root, monkeypatch):
    """A file cut meanwhile gives what is left of it."""
    pieces = [b"ten: x\n", b""]
    monkeypatch.setattr(opening.os, "read", lambda *_: pieces.pop(0))
    assert read_file(root / "2026" / "a.yaml", "a.yaml", root).value == {"ten": "x"}
    assert pieces == []


def test_a_huge_file_is_not_read(root, monkeypatch):
    """Of a file over a mebibyte not one byte is read."""
    path = root / "2026" / "x.yaml"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    monkeypatch.setattr(opening.os, "read", None)
    fault = fault_of(path, root)
    assert fault.kind is FaultKind.TOO_LARGE
    assert "50,0 MB" in fault.message


def test_a_link_inside_the_workspace_is_followed(root):
    """A link to another dossier is read."""
    (root / "2026" / "x.yaml").symlink_to("a.yaml")
    assert read_file(root / "2026" / "x.yaml", "2026/x.yaml", root).value == {"ten": "Bữa sáng"}


def test_a_link_out_of_the_workspace_is_not_followed(root):
    """A link to a file elsewhere is a fault."""
    (root / "2026" / "x.yaml").symlink_to(root.parent / "ngoai.yaml")
    fault = fault_of(root / "2026" / "x.yaml", root)
    assert fault.kind is FaultKind.UNREADABLE
    assert "ngoài thư mục làm việc" in fault.message


def test_a_folder_that_is_a_link_out_of_the_workspace_is_not_followed(root):
    """A linked folder leads out as well as a linked file."""
    (root / "2025").symlink_to(root.parent)
    assert "ngoài thư mục làm việc" in fault_of(root / "2025" / "ngoai.yaml", root).message


def test_a_link_to_nothing_is_told(root):
    """A broken link inside the workspace is a missing file."""
    (root / "2026" / "x.yaml").symlink_to("khong-co.yaml")
    assert "Không tìm thấy" in fault_of(root / "2026" / "x.yaml", root).message


def test_a_link_to_itself_is_told(root):
    """A circle of links ends in a fault."""
    (root / "2026" / "x.yaml").symlink_to("x.yaml")
    assert fault_of(root / "2026" / "x.yaml", root).kind is FaultKind.UNREADABLE


def test_a_workspace_that_is_itself_a_link_is_no_way_out(root, tmp_path):
    """The secretary may keep a link to her folder on the desktop."""
    (tmp_path / "ban-lam-viec").symlink_to(root)
    path = tmp_path / "ban-lam-viec" / "2026" / "a.yaml"
    assert read_file(path, "a.yaml", tmp_path / "ban-lam-viec").value == {"ten": "Bữa sáng"}
