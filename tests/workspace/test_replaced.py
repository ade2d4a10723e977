"""The workspace as it would be with other bytes, before anything is written."""

from __future__ import annotations

from danvan_cli.evidence_folder import Standing
from danvan_cli.workspace import load_workspace

MODEL = "ten: Bữa sáng 0 đồng\ndon_vi: xom-1\n"
FIRST = "dossiers/2026/xom-1--bua-sang.yaml"
SECOND = "dossiers/2026/xom-1--anh-sang.yaml"


def test_bytes_in_place_of_those_on_disk(make_root):
    """A changed file says its new words, a new one is there, one taken away is not; the disk is as it was."""
    root = make_root({FIRST: MODEL, "dossiers/2026/xom-1--cu.yaml": MODEL})
    replaced = {
        FIRST: MODEL.replace("Bữa", "Bát").encode(),
        SECOND: MODEL.encode(),
        "dossiers/2026/xom-1--cu.yaml": None,
        "dossiers/2026/don-vi/xom-1.yaml": b"han_che: x\n",
    }
    workspace = load_workspace(str(root), 2026, replaced)
    assert [model.stem for model in workspace.models] == ["xom-1--anh-sang", "xom-1--bua-sang"]
    assert workspace.models[1].dossier.name == "Bát sáng 0 đồng"
    assert list(workspace.unit_files) == ["xom-1"]
    assert [model.stem for model in load_workspace(str(root), 2026).models] == ["xom-1--bua-sang", "xom-1--cu"]


def test_a_predecessor_that_is_not_there_yet(make_root):
    """A dossier of last year may be new, or taken away, as any other."""
    later = MODEL + "loai: nang-cao\nke_thua: 2025/xom-1--bua-sang\n"
    root = make_root({FIRST: later})
    earlier = "dossiers/2025/xom-1--bua-sang.yaml"
    assert load_workspace(str(root), 2026, {earlier: MODEL.encode()}).predecessors
    assert not load_workspace(str(root), 2026, {earlier: None}).predecessors
    assert not load_workspace(str(root), 2026).predecessors


def test_evidence_that_is_not_there_yet(make_root):
    """A photograph about to be copied counts as there, with its size and its digest; an empty one as empty."""
    root = make_root({FIRST: MODEL, "dossiers/2026/minh-chung/s/b.jpg": b"jpg"})
    replaced = {"dossiers/2026/minh-chung/s/a.jpg": b"jpg", "dossiers/2026/minh-chung/s/c.jpg": b""}
    evidence = load_workspace(str(root), 2026, replaced).evidence
    assert [evidence.standing("s", name) for name in ("a.jpg", "b.jpg", "c.jpg", "d.jpg")] == [
        Standing.PRESENT,
        Standing.PRESENT,
        Standing.EMPTY,
        Standing.MISSING,
    ]
    assert evidence.digest("s", "a.jpg") == evidence.digest("s", "b.jpg")
    assert evidence.size("s", "a.jpg") == evidence.size("s", "b.jpg") == 3
