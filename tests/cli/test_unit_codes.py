"""A unit's code names files; one that cannot is refused before a file is written that nobody would read."""

from __future__ import annotations

import pytest

PLAN = """\
don_vi:
  - ma: chi-bo-xom-1
    ten: Chi bộ xóm 1
    khoi: chi-bo
  - ma: {code}
    ten: Ban Xây dựng Đảng
    khoi: ban-xay-dung-dang
"""


@pytest.fixture
def root(make_root):
    """Return a function that lays out a workspace in which a unit has an odd code."""
    return lambda code: make_root(
        {
            "dossiers/2026/ke-hoach.yaml": PLAN.format(code=code),
            "dossiers/co-quan.yaml": f"don_vi: {code}\n",
            "dossiers/2026/chi-bo-xom-1--duong-hoa.yaml": "ten: Đường hoa\ndon_vi: chi-bo-xom-1\n",
        }
    )


@pytest.mark.parametrize("code", ["a/b", "../x", "Xóm 1", "con"])
@pytest.mark.parametrize(
    "words",
    [
        ["record", "nop", "dang-ky", "--ngay", "01/02", "--unit"],
        ["set", "don-vi/{code}", "nop.dang-ky.ngay", "01/02"],
        ["new", "{code}", "Đường hoa tự quản"],
    ],
    ids=lambda words: words[0],
)
def test_a_code_that_names_no_file_is_refused(run, root, code, words):
    """The code is shown with its line in the plan and one that would do; no file is made."""
    folder = root(code)
    before = sorted((folder / "dossiers").rglob("*"))
    given = [word.format(code=code) for word in words]
    ended = run("-C", str(folder), *given, *([code] if given[-1] == "--unit" else []))
    if words[0] == "new" and code == "con":
        assert ended.status == 0
        return
    assert sorted((folder / "dossiers").rglob("*")) == before
    if words[0] == "set" and code == "../x":
        # What is typed there is a way to a file, and this one leads to a unit that there is not.
        assert (ended.status, "đơn vị mang mã “x”" in ended.err) == (2, True)
        return
    assert ended.status == 1
    assert f"ke-hoach.yaml, dòng 5: Mã đơn vị “{code}” không dùng để đặt tên tệp được" in ended.err
