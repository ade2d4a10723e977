"""What codes, rows and entries are called."""

from __future__ import annotations

import pytest

from danvan_cli.models.dossier import Dossier, Target
from danvan_cli.models.structure import attributes_by_key
from danvan_cli.progress.naming import called, entry_label, names_of, row_word
from tests.conftest import MINIMAL

FIELDS = """\
  - {ma: kinh-te, ten: Kinh tế, noi_dung: [{ma: vuon, ten: Vườn mẫu}, {ma: chung, ten: Việc chung}]}
  - {ma: van-hoa-xa-hoi, ten: Văn hóa - xã hội, noi_dung: [{ma: chung, ten: Việc khác}]}
"""


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("linh_vuc", "kinh-te", "Kinh tế"),
        ("linh_vuc", "la", "la"),
        ("loai", "moi", "Mới"),
        ("dia_diem", "kinh-te", "kinh-te"),
    ],
)
def test_called(key: str, value: str, said: str) -> None:
    """A choice has its label, a code the plan's name; an unknown code and any other text stay as they are."""
    assert called(Dossier, attributes_by_key(Dossier)[key], value, {"linh_vuc:kinh-te": "Kinh tế"}) == said


def test_one_of_several() -> None:
    """A row of a list and an entry of a mapping are called by what one of them is."""
    assert row_word(attributes_by_key(Dossier)["gan_voi"]) == "Nhiệm vụ gắn với"
    assert row_word(attributes_by_key(Dossier)["muc_tieu"]) == "Mục tiêu"
    assert entry_label(attributes_by_key(Target)["ket_qua"], "2026") == "Kết quả năm 2026"


def test_names_of_a_year(make_workspace) -> None:
    """Fields, contents and models are named; a content's code that two fields share is not."""
    plan = (MINIMAL / "ke-hoach.yaml").read_text(encoding="utf-8")
    before, _, rest = plan.partition("linh_vuc:\n")
    after = rest.partition("doan_tham_dinh")[2]
    files = {
        "dossiers/2026/ke-hoach.yaml": f"{before}linh_vuc:\n{FIELDS}doan_tham_dinh{after}",
        "dossiers/2026/chi-bo-xom-1--hoa.yaml": "ten: Đường hoa\ndon_vi: chi-bo-xom-1\n",
    }
    names = names_of(make_workspace(files))
    assert {key: name for key, name in names.items() if key.startswith(("linh_vuc", "noi_dung", "mo_hinh"))} == {
        "linh_vuc:kinh-te": "Kinh tế",
        "linh_vuc:van-hoa-xa-hoi": "Văn hóa - xã hội",
        "noi_dung:vuon": "Vườn mẫu",
        "mo_hinh:chi-bo-xom-1--hoa": "Đường hoa",
    }


def test_a_plan_that_cannot_be_read_names_nothing(make_workspace) -> None:
    """The models still have their names."""
    files = {
        "dossiers/2026/ke-hoach.yaml": "nam: [",
        "dossiers/2026/chi-bo-xom-1--hoa.yaml": "ten: Đường hoa\ndon_vi: chi-bo-xom-1\n",
    }
    assert names_of(make_workspace(files)) == {"mo_hinh:chi-bo-xom-1--hoa": "Đường hoa"}
