"""What git is handed in place of a file."""

from __future__ import annotations

import hashlib
import io

import pytest
from docx import Document


def test_a_dossier_is_printed_in_words(run, tmp_path):
    """A dossier at any path, under any name, is its values line by line."""
    file = tmp_path / "tệp tạm của git"
    file.write_text("ten: Đường hoa\ndon_vi: xom-3\n", encoding="utf-8")
    ended = run("textconv", str(file))
    assert (ended.status, ended.out, ended.err) == (0, "Tên mô hình: Đường hoa\nĐơn vị: xom-3\n", "")


def test_a_word_file_is_printed_as_text(run, tmp_path):
    """A Word file is known by its bytes, not by its name."""
    document = Document()
    document.add_paragraph("Số {{ so }}")
    stream = io.BytesIO()
    document.save(stream)
    file = tmp_path / "x"
    file.write_bytes(stream.getvalue())
    ended = run("textconv", str(file))
    assert (ended.status, ended.out, ended.err) == (0, "[Thân văn bản]\nSố {{ so }}\n", "")


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"\x00\x01\x02", b"ten: [\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_whatever_a_file_holds_the_answer_is_a_text(run, tmp_path, data):
    """Git would break off at a failure, so there is none."""
    file = tmp_path / "x"
    file.write_bytes(data)
    ended = run("textconv", str(file))
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("# ")


@pytest.mark.parametrize(
    "data", [b"", b"ten: A\n", b"\x93\x00{\\rtf1 x", b"\xd0\xcf\x11\xe0" + b"m\n" * 600, b"PK\x03\x04a"]
)
def test_a_word_file_that_cannot_be_read_is_one_line(run, tmp_path, data):
    """A .docx that is no Word file, is locked or is broken is told in a line with its size and sum, never dumped."""
    file = tmp_path / "Qf3x_mẫu.DOCX"
    file.write_bytes(data)
    ended = run("textconv", str(file))
    assert (ended.status, ended.err) == (0, "")
    (line,) = ended.out.splitlines()
    assert line.startswith("# Không phải tệp Word mà danvan đọc được")
    assert line.endswith(f"({len(data)} byte, SHA-256 {hashlib.sha256(data).hexdigest()[:16]})")


def test_unreadable_word_files_differ_by_their_sum(run, tmp_path):
    """Two files that cannot be opened are still seen to differ."""
    said = set()
    for data in (b"PK\x03\x04a", b"PK\x03\x04b"):
        (tmp_path / "x").write_bytes(data)
        said.add(run("textconv", str(tmp_path / "x")).out)
    assert len(said) == 2


def test_a_file_that_is_not_there_is_said_on_stdout(run, tmp_path):
    """The sentence is the text that git shows."""
    ended = run("textconv", str(tmp_path / "không có"))
    assert (ended.status, ended.out) == (0, "# Không đọc được tệp: không có thư mục hay tệp đó.\n")


def test_a_dossier_loads_nothing_for_word(run_process, tmp_path):
    """Git starts the command twice for each file: what a dossier does not need is not imported."""
    file = tmp_path / "x"
    file.write_text("ten: A\ndon_vi: b\n", encoding="utf-8")
    ended = run_process("textconv", str(file), PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition("|")[2].strip() for line in ended.err.splitlines()}
    assert "danvan_cli.review.spoken" in loaded
    assert loaded.isdisjoint({"docx", "docxtpl", "jinja2", "lxml", "rich", "ruamel", "rapidfuzz", "filelock"})


def test_it_is_not_listed(run):
    """People call `git diff`; the list of commands does not show what git calls."""
    assert "textconv" not in run("--help").out
