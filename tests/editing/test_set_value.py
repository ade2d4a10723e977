"""Any text at all, set as a value, is read back the same by every reader of YAML."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from danvan_cli.editing.key_path import target
from danvan_cli.editing.set_value import Subject, clear_value, set_value
from danvan_cli.models.dossier import Dossier
from danvan_cli.source.nodes import comments
from danvan_cli.source.reader import read_source
from danvan_cli.source.refused import EditRefused
from danvan_cli.source.scalars import readable

DOSSIER = """\
# đầu
ten: Đường hoa # tên gọi
don_vi: chi-bo-xom-1
gan_voi: [a, b] # hai dòng
khao_sat:
    # thực trạng
    thuc_trang: >-
        một
        hai
"""
PATHS = {
    "dia_diem": ("dia_diem",),
    "ten": ("ten",),
    "gan_voi[1]": ("gan_voi", 1),
    "gan_voi[+]": ("gan_voi", 2),
    "khao_sat.thuc_trang": ("khao_sat", "thuc_trang"),
    "ke_hoach.luc_luong.phoi_hop[+]": ("ke_hoach", "luc_luong", "phoi_hop", 0),
    "muc_tieu[+].ten": ("muc_tieu", 0, "ten"),
}
SPECIMENS = ("no", "10:30", "1.200", "0123", "~", "null", "# không", "- a", "{a: b}", "'", '"', "a: b", "@", "%", "&a")


def meant(text=DOSSIER):
    """Return the dossier of this text as what a person means."""
    return Subject(Dossier, read_source("dossiers/2026/chi-bo-xom-1--hoa.yaml", text.encode()))


def at(value, path):
    """Return what stands at a path."""
    for step in path:
        value = value[step]
    return value


def written_back(key, value):
    """Set a value, and return what our reader and PyYAML find there; every comment must be there still."""
    draft = set_value(meant(), key, value, 2026)
    text = draft.after.decode()
    assert comments(text) == comments(DOSSIER)
    return at(read_source("a.yaml", draft.after).value, PATHS[key]), at(yaml.safe_load(text), PATHS[key])


@pytest.mark.parametrize("key", PATHS)
def test_every_key_leads_to_its_place(key):
    """A key as typed is the way into the file that it says; `[+]` is the index behind the last."""
    assert target(Dossier, key, meant().document.value).path == PATHS[key]


@pytest.mark.parametrize("value", SPECIMENS)
@pytest.mark.parametrize("key", PATHS)
def test_what_yaml_would_misread_is_read_back(key, value):
    """Texts with a meaning in YAML stand as texts in every kind of place, for a YAML 1.1 reader too."""
    assert written_back(key, value) == (value, value)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(PATHS)), st.text(min_size=1).filter(str.strip))
@example("dia_diem", "'\"\U0010007f")  # a private letter that stands for a control character elsewhere
def test_any_text_is_read_back(key, value):
    """Whatever the text, our reader gives it back, and all comments stay."""
    draft = set_value(meant(), key, value, 2026)
    assert at(read_source("a.yaml", draft.after).value, PATHS[key]) == readable(value)
    assert comments(draft.after.decode()) == comments(DOSSIER)


@pytest.mark.parametrize("key", ["dia_diem", "khao_sat.thuan_loi", "gan_voi[+]"])
def test_set_and_cleared_is_as_before(key):
    """What is added and then cleared leaves the data as it was."""
    draft = set_value(meant(), key, "x", 2026)
    gone = clear_value(meant(draft.after.decode()), key.replace("[+]", "[2]"))
    assert read_source("a.yaml", gone.after).value == meant().document.value


def test_a_file_that_cannot_be_read_is_refused():
    """A file with a fatal fault is not written into; its own fault is the reason."""
    with pytest.raises(EditRefused, match="đang có lỗi"):
        set_value(meant("ten: a\nten: b\n"), "dia_diem", "Xóm 1", 2026)
