"""Where a new key stands among its siblings."""

from __future__ import annotations

from danvan_cli.models.dossier import Dossier
from danvan_cli.models.ordering import key_order
from danvan_cli.models.year_plan import YearPlan


def test_keys_stand_as_the_vocabulary_declares_them():
    """The keys of the file itself, of a group and of a row come in the order of the design."""
    order = key_order(Dossier)
    assert order(())[:2] == ("ten", "linh_vuc")
    assert order(("dang_ky",)) == ("ngay", "so_ky_hieu")
    assert order(("muc_tieu", 0))[:2] == ("ten", "don_vi_tinh")


def test_free_keys_have_no_order():
    """Years of results are not in the vocabulary, what stands behind them may be; an unknown path has no keys."""
    assert key_order(Dossier)(("muc_tieu", 0, "ket_qua")) == ()
    assert key_order(YearPlan)(("van_ban",)) == ()
    assert key_order(YearPlan)(("van_ban", "phu-luc-01")) == ("ngay", "so_ky_hieu")
    assert key_order(Dossier)(("ten", "b")) == ()
    assert key_order(Dossier)(("lạ", "b")) == ()
