"""A block that is laid ready and still empty says nothing: every paper and figure is as if it were not there."""

from dataclasses import asdict
from pathlib import Path

import pytest

from danvan_cli.models.dossier import Dossier
from danvan_cli.models.reading import read_record
from danvan_cli.source.reader import read_source

SAMPLE = Path(__file__).parents[2] / "dossiers/2026"
EMPTY = {
    "ke_hoach": "ngay:\n  luc_luong:\n    phoi_hop:\n  moc: {}\n  phan_cong: []\n",
    "bao_cao": "ngay:\n  giai_doan:\n    - ten:\n      noi_dung: ' '\n  tu_danh_gia:\n",
    "de_nghi": "ngay:\n",
    "tham_dinh": "ngay:\n  phong_van:\n    so_nguoi:\n",
    "cong_nhan": "so_quyet_dinh:\n",
}


def read(text):
    """Return the dossier that a text says, and its faults."""
    return read_record(Dossier, read_source("a.yaml", text.encode()))


@pytest.mark.parametrize("path", sorted(SAMPLE.glob("*--*.yaml")), ids=lambda path: path.stem)
def test_an_empty_block_is_as_good_as_none(path):
    """With every block that the sample lacks laid ready, each dossier says what it said."""
    text = path.read_text("utf-8")
    lacking = [key for key in EMPTY if f"\n{key}:" not in text]
    ready = text + "".join(f"{key}:\n  {EMPTY[key]}" for key in lacking)
    assert read(ready).faults == ()
    assert asdict(read(ready).record) == asdict(read(text).record)


@pytest.mark.parametrize("key", EMPTY)
def test_a_wrong_key_in_an_empty_block_is_told(key):
    """Nothing is written, but the slip of the pen is seen before something is."""
    fault = read(f"ten: A\ndon_vi: x\n{key}:\n  nagy:\n").faults[0]
    assert fault.message.startswith(f"Không có mục “nagy” trong {key}.")


def test_one_word_fills_a_block():
    """A part of a part is enough, and nought is a figure."""
    dossier = read("ten: A\ndon_vi: x\ntham_dinh:\n  ngay:\n  phong_van:\n    so_nguoi: 3\n").record
    assert dossier.appraisal.interviews.people == 3
    nought = read("ten: A\ndon_vi: x\ntham_dinh:\n  phong_van:\n    so_nguoi: 0\n").record
    assert nought.appraisal.interviews.people == 0
    assert read("ten: A\ndon_vi: x\nke_hoach:\n  giai_phap:\n    - Họp dân\n").record.plan.measures == ("Họp dân",)
