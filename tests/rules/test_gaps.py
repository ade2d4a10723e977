"""How a gap of a dossier is filled: the hint names the command for it where there is one."""

from __future__ import annotations

import pytest

from danvan_cli.models.structure import Place
from danvan_cli.rules.gaps import mending

STEM = "chi-bo-xom-1--duong-hoa"


@pytest.mark.parametrize(
    ("place", "hint"),
    [
        (("registration",), f"Ghi bằng “danvan record dang-ky {STEM} --ngay …”."),
        (("registration", "day"), f"Ghi bằng “danvan record dang-ky {STEM} --ngay …”."),
        (
            ("report",),
            f"Ghi bằng “danvan record bao-cao {STEM} --ngay …” rồi điền các mục con, xem “danvan explain bao_cao”.",
        ),
        (("evidence",), f"Ghi bằng “danvan record minh-chung {STEM} TỆP --mo-ta …”."),
        (("remarks",), f"Ghi bằng “danvan record nhan-xet {STEM} --co-quan … --ngay … --noi-dung …”."),
        (("proposal",), f"Ghi bằng “danvan record de-nghi {STEM} --ngay …”."),
        (("place",), f"Ghi bằng “danvan set {STEM} dia_diem …”; xem “danvan explain dia_diem”."),
        (
            ("targets", 0, "name"),
            f"Ghi bằng “danvan set {STEM} muc_tieu[0].ten …”; xem “danvan explain muc_tieu.ten”.",
        ),
        (
            ("remarks", 0, "day"),
            f"Ghi bằng “danvan set {STEM} nhan_xet[0].ngay …”; xem “danvan explain nhan_xet.ngay”.",
        ),
        (("targets",), "Ghi giá trị vào mục muc_tieu; xem “danvan explain muc_tieu”."),
        (("plan", "measures"), "Ghi giá trị vào mục ke_hoach.giai_phap; xem “danvan explain ke_hoach.giai_phap”."),
    ],
)
def test_the_hint_names_the_command(place: Place, hint: str) -> None:
    """A block begins by its event, a single value by `set`; whatever has neither is written into the file."""
    assert mending(STEM, place) == hint
