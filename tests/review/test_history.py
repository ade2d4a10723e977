"""The life of one dossier told by its commits."""

from __future__ import annotations

import pytest

from danvan_cli.review.blobs import blob_name

A = "dossiers/2026/xom-1--bua-sang.yaml"
B = "dossiers/2026/xom-1--bua-sang-0-dong.yaml"
TEXT = "ten: Bữa sáng 0 đồng\ndon_vi: xom-1\ndia_diem: Trường Tiểu học\nlinh_vuc: xa-hoi\nloai: moi\n"
OTHER = "ten: Đường hoa\ndon_vi: xom-9\nnoi_dung: mot-noi-dung-khac-han\nkhao_sat: {thuc_trang: khong giong}\n"


def lives(box, label=A):
    """Return each step of a file as (subject, label before, label after)."""
    steps = box.open().history(label)
    return [
        (step.commit.subject, *(side and side[0].rpartition("--")[2] for side in (step.before, step.after)))
        for step in steps
    ]


def test_each_commit_that_touched_it(box):
    """Steps come newest first, with the contents before and after; commits about others are no steps."""
    box.commit("tạo", {A: TEXT})
    box.commit("khác", {"dossiers/2026/xom-2--khac.yaml": OTHER})
    box.commit("sửa", {A: TEXT + "ke_thua: 2025/x\n"})
    box.commit("rỗng")
    last, first = box.open().history(A)
    assert (last.commit.subject, first.commit.subject) == ("sửa", "tạo")
    assert first.before is None
    assert first.after == last.before == (A, blob_name(TEXT.encode(), 40))
    assert last.after == (A, blob_name((TEXT + "ke_thua: 2025/x\n").encode(), 40))


def test_renames_are_followed(box):
    """A renamed file has its life under the former name, its content changed in the same commit or not."""
    box.commit("tạo", {A: TEXT})
    box.commit("đổi tên", {A: None, B: TEXT + "tu_nam: 2025\n"})
    box.commit("sửa", {B: TEXT})
    assert lives(box, B) == [
        ("sửa", "bua-sang-0-dong.yaml", "bua-sang-0-dong.yaml"),
        ("đổi tên", "bua-sang.yaml", "bua-sang-0-dong.yaml"),
        ("tạo", None, "bua-sang.yaml"),
    ]
    assert lives(box, A) == lives(box, B)[1:]


def test_taken_away_and_back(box):
    """A file taken away and put back has both in its life."""
    box.commit("tạo", {A: TEXT})
    box.commit("xóa", {A: None})
    box.commit("lại", {A: TEXT})
    box.commit("xóa nữa", {A: None})
    assert [subject for subject, *_ in lives(box)] == ["xóa nữa", "lại", "xóa", "tạo"]


def test_a_name_used_again(box):
    """A new file at a name that another file has left has nothing of the other's life."""
    box.commit("tạo", {A: TEXT})
    box.commit("đổi tên", {A: None, B: TEXT})
    box.commit("mới", {A: OTHER})
    assert [subject for subject, *_ in lives(box, A)] == ["mới"]
    assert [subject for subject, *_ in lives(box, B)] == ["đổi tên", "tạo"]


def test_a_name_left_and_taken_in_one_commit(box):
    """Where a commit moves a text and puts another in its place, the file is the one that kept the name."""
    box.commit("tạo", {A: TEXT})
    box.commit("đổi chỗ", {A: OTHER, B: TEXT})
    assert [subject for subject, *_ in lives(box, A)] == ["đổi chỗ", "tạo"]
    assert lives(box, B) == [("đổi chỗ", None, "bua-sang-0-dong.yaml")]


def test_both_sides_of_a_merge(box):
    """A rename on one side and an edit on the other are both steps; the merge, which says nothing new, is none."""
    box.commit("tạo", {A: TEXT})
    box.git("checkout", "--quiet", "-b", "ben")
    box.commit("sửa bên", {A: TEXT.replace("moi", "nang-cao")})
    box.git("checkout", "--quiet", "chinh")
    box.commit("đổi tên", {A: None, B: TEXT})
    box.git("merge", "--quiet", "--no-edit", "ben")
    assert {subject for subject, *_ in lives(box, B)} == {"đổi tên", "sửa bên", "tạo"}
    assert lives(box, B)[-1] == ("tạo", None, "bua-sang.yaml")


def test_a_merge_that_says_something_of_its_own(box):
    """A conflict solved in a merge is a step."""
    box.commit("tạo", {A: TEXT})
    box.git("checkout", "--quiet", "-b", "ben")
    box.commit("bên", {A: TEXT.replace("0 đồng", "miễn phí")})
    box.git("checkout", "--quiet", "chinh")
    box.commit("đây", {A: TEXT.replace("0 đồng", "không đồng")})
    box.git("merge", "--quiet", "ben", check=False)
    box.commit("hòa", {A: TEXT.replace("0 đồng", "không mất tiền")})
    subjects = [subject for subject, *_ in lives(box)]
    assert subjects[0] == "hòa"
    assert set(subjects) == {"hòa", "bên", "đây", "tạo"}


@pytest.mark.parametrize("label", ["dossiers/2026/khong-co.yaml", "../../etc/passwd", ":(exclude)x", "a\0b", ""])
def test_a_file_that_never_was(box, label):
    """A file of which no commit knows has no life, whatever its name."""
    box.commit("tạo", {A: TEXT})
    assert box.open().history(label) == ()


def test_a_file_that_became_a_link(box):
    """A dossier replaced by a link has gone, as far as dossiers go."""
    box.commit("tạo", {A: TEXT})
    blob = box.git("hash-object", "-w", "--stdin", given=b"/etc/passwd")
    box.git("update-index", "--cacheinfo", f"120000,{blob},{box.root.name}/{A}")
    box.git("commit", "--quiet", "-m", "lối tắt")
    assert lives(box) == [("lối tắt", "bua-sang.yaml", None), ("tạo", None, "bua-sang.yaml")]


def test_settings_do_not_bend_it(box):
    """What a repository's configuration says of logs, renames and roots changes nothing."""
    box.commit("tạo", {A: TEXT})
    box.commit("đổi tên", {A: None, B: TEXT})
    before = lives(box, B)
    for key, value in {
        "diff.renames": "false",
        "log.showRoot": "false",
        "log.follow": "false",
        "diff.relative": "true",
        "diff.orderFile": "/nowhere",
        "diff.renameLimit": "1",
        "log.date": "relative",
        "format.pretty": "oneline",
        "core.quotePath": "true",
        "i18n.logOutputEncoding": "cp1258",
        "diff.noprefix": "true",
        "status.relativePaths": "false",
    }.items():
        box.git("config", key, value)
    assert lives(box, B) == before
    assert len(before) == 2
