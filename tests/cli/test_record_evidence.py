"""`danvan record minh-chung`: what is copied under which name, on whatever system the folder is opened next."""

from __future__ import annotations

import re
import unicodedata

import pytest

STEM = "chi-bo-xom-1--duong-hoa"
DOSSIER = "ten: Đường hoa\ndon_vi: chi-bo-xom-1\n"
NAME = "Ảnh họp.jpg"


@pytest.fixture
def root(make_root):
    """Lay out a workspace of one dossier."""
    return make_root({f"dossiers/2026/{STEM}.yaml": DOSSIER})


@pytest.fixture
def proof(root):
    """Return the dossier's folder of proof."""
    return root / "dossiers/2026/minh-chung" / STEM


@pytest.fixture
def said(root):
    """Return a function that reads the dossier."""
    return lambda: (root / f"dossiers/2026/{STEM}.yaml").read_text("utf-8")


@pytest.fixture
def untouched(proof, said):
    """Return a function that tells whether nothing was copied and nothing was listed."""
    return lambda: not proof.exists() and said() == DOSSIER


@pytest.fixture
def record(run, root):
    """Return a function that records files as proof."""
    return lambda *paths, told="Ảnh": run(
        "-C", str(root), "record", "minh-chung", STEM, *map(str, paths), "--mo-ta", told
    )


@pytest.fixture
def photo(tmp_path_factory):
    """Return a function that makes a photograph of a name, in a folder of its own."""

    def made(name, data=b"\xff\xd8"):
        path = tmp_path_factory.mktemp("usb") / name
        path.write_bytes(data)
        return path

    return made


@pytest.mark.parametrize("other", ["IMG_0001.jpg", "img_0001.JPG"])
def test_two_files_of_one_name_are_refused(record, untouched, photo, other):
    """Two photographs that would bear one name on Windows are refused together, and nothing is copied."""
    done = record(photo("IMG_0001.jpg", b"one"), photo(other, b"two"))
    assert (done.status, untouched()) == (1, True)
    assert "Đã có một tệp khác mang tên “IMG_0001.jpg” trong lệnh này" in done.err


def test_the_same_photograph_from_two_places_is_one(record, proof, said, photo):
    """The same bytes under one name are copied and listed once."""
    assert record(photo(NAME), photo(NAME)).status == 0
    assert [path.name for path in proof.iterdir()] == [NAME]
    assert said().count("tep:") == 1


def test_photographs_that_were_recorded_are_taken_back(run, root, record, untouched, photo):
    """Undo takes away every copy and every row of one command."""
    assert record(photo(NAME), photo(NAME), photo("b.jpg", b"b")).status == 0
    assert run("-C", str(root), "undo").status == 0
    assert untouched()


@pytest.mark.parametrize("spelt", [unicodedata.normalize("NFD", NAME), NAME.upper(), NAME])
def test_a_name_that_is_taken_in_another_spelling(record, proof, said, photo, spelt):
    """A file whose name differs in case or in how accents are stored is the one that is there: never a second."""
    proof.mkdir(parents=True)
    (proof / spelt).write_bytes(b"old")
    done = record(photo(NAME, b"new"))
    assert (done.status, said()) == (1, DOSSIER)
    assert f"Đã có một tệp khác mang tên “{unicodedata.normalize('NFC', spelt)}”" in done.err
    assert [path.read_bytes() for path in proof.iterdir()] == [b"old"]


@pytest.mark.parametrize("spelt", [unicodedata.normalize("NFD", NAME), NAME.upper()])
def test_a_file_that_is_there_is_listed_by_its_own_name(record, proof, said, photo, spelt):
    """The same bytes under another spelling are listed by the name on disk, as reading finds it, and not copied."""
    proof.mkdir(parents=True)
    (proof / spelt).write_bytes(b"same")
    assert record(photo(NAME, b"same")).status == 0
    assert len(list(proof.iterdir())) == 1
    assert f"tep: {unicodedata.normalize('NFC', spelt)}, mo_ta: Ảnh}}\n" in said()
    assert record(photo(NAME, b"same")).status == 0
    assert said().count("tep:") == 1


def test_a_link_among_the_proof_is_another_file(record, proof, photo, root):
    """A link that stands under the name is no copy, whatever it leads to."""
    proof.mkdir(parents=True)
    (root / "that.jpg").write_bytes(b"same")
    (proof / NAME).symlink_to(root / "that.jpg")
    done = record(photo(NAME, b"same"))
    assert (done.status, "Đã có một tệp khác" in done.err) == (1, True)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("con.jpg", "giữ riêng cho thiết bị"),
        ("nul", "giữ riêng cho thiết bị"),
        ("LPT1.png", "giữ riêng cho thiết bị"),
        ("a:b.jpg", "dấu “:”"),
        ("a?b*.png", "dấu “?”"),
        ("a\\b.png", "dấu “\\”"),
        ("x.", "kết thúc bằng"),
        ("x.jpg ", "kết thúc bằng"),
        ("a\nb.jpg", "“a⟨U+000A⟩b.jpg” không dùng làm minh chứng được: có dấu xuống dòng"),
        ("a\u200bb.jpg", "mắt không thấy"),
        ("~$so.docx", "tệp tạm"),
        (".an.jpg", "tệp ẩn"),
    ],
)
def test_a_name_that_windows_cannot_keep_is_refused(record, untouched, photo, name, why):
    """A name that another machine could not open, or nobody would see, is refused with the reason."""
    done = record(photo(name))
    assert (done.status, untouched()) == (1, True)
    assert why in done.err


@pytest.mark.parametrize("name", ["console.jpg", "com10.png", "a.b.c.jpg", "Ảnh (1) & 50%.jpg"])
def test_an_ordinary_name_is_kept(record, proof, photo, name):
    """What only looks like a reserved name is copied under it."""
    assert record(photo(name)).status == 0
    assert (proof / name).is_file()


@pytest.mark.parametrize("what", ["file", "link"])
def test_what_is_told_anew_of_listed_proof_takes_its_place(record, said, photo, what):
    """The same file or link again, with another caption or day, tells what it replaces and changes its one row."""
    proof = [photo(NAME)] if what == "file" else ["--lien-ket", "https://vi-du.vn/phim"]
    record(*proof)
    done = record(*proof, "--ngay", "10/2", told="Ngày ra mắt")
    assert (done.status, said().count("mo_ta:"), said().count("loai:")) == (0, 1, 1)
    assert "minh_chung[0].mo_ta đang ghi “Ảnh”, sẽ thay bằng “Ngày ra mắt”" in done.err
    assert re.search(r"mo_ta: Ngày ra mắt(, |\n    )ngay: 10/02/2026", said())
    again = record(*proof, "--ngay", "10/02/2026", told="Ngày ra mắt")
    assert ("Không có gì phải ghi" in again.out, again.err) == (True, "")


def test_old_and_new_proof_in_one_command(record, said, photo):
    """A new caption for a file that is listed and a file that is not are written together."""
    record(photo(NAME))
    assert record(photo(NAME), photo("b.jpg", b"b"), photo("c.jpg", b"c"), told="Ngày ra mắt").status == 0
    assert (said().count("tep:"), said().count("mo_ta: Ngày ra mắt")) == (3, 3)


def test_one_picture_is_proof_once(record, said, proof, photo):
    """A picture that is listed under another name is refused with that name, and not copied."""
    record(photo("b.jpg", b"b"), photo(NAME))
    before = said()
    done = record(photo("ban-sao.jpg"))
    assert (done.status, said(), len(list(proof.iterdir()))) == (1, before, 2)
    assert f"“ban-sao.jpg” giống hệt “{NAME}”" in done.err
    assert f"danvan set {STEM} minh_chung[1].mo_ta" in done.err


def test_one_picture_under_two_names_of_a_command(record, untouched, photo):
    """Two names of one picture in a command are refused, and neither is copied."""
    done = record(photo("a.jpg"), photo("b.jpg"))
    assert (done.status, untouched(), "giống hệt tệp “a.jpg” trong lệnh này" in done.err) == (1, True, True)


def test_listed_proof_that_is_gone_or_larger_stops_nothing(record, said, proof, photo):
    """A listed file that is not there any more, or of another size, is no twin of a new one."""
    record(photo("a.jpg", b"a"), photo("b.jpg", b"bb"))
    (proof / "a.jpg").unlink()
    assert record(photo("c.jpg", b"c")).status == 0
    assert "tep: c.jpg" in said()


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("facebook.com/abc", "--lien-ket https://facebook.com/abc"),
        ("//www.youtube.com/x", "--lien-ket https://www.youtube.com/x"),
        ("phim trên mạng", "--lien-ket https://facebook.com/…"),
    ],
)
def test_a_link_that_cannot_be_opened_is_refused(record, untouched, link, hint):
    """What `check` would not take for a link is not recorded as one; the sentence shows how to write it."""
    done = record("--lien-ket", link)
    assert (done.status, untouched()) == (1, True)
    assert f"“{link}” không phải là một liên kết" in done.err
    assert hint in done.err
