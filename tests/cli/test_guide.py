"""The examples of the user's guide, typed as they stand there into a copy of the sample campaign."""

import re
import shlex
import shutil

import pytest

from danvan_cli.editing.succession import Proposal, succession
from danvan_cli.workspace import load_workspace

_EXAMPLE = re.compile(r"`danvan ((?:new|record|set) [^`<…]*)`|^danvan (set .*)$", re.MULTILINE)


@pytest.fixture
def sample(tmp_path, sample_root, monkeypatch):
    """Stand in a copy of the sample campaign, with a picture at hand."""
    shutil.copytree(sample_root / "dossiers", tmp_path / "dossiers")
    (tmp_path / "anh.jpg").write_bytes(b"\xff\xd8\xff")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _examples(sample_root):
    guide = (sample_root / "docs/huong-dan.md").read_text("utf-8")
    part = guide[guide.index("## 5.") : guide.index("## 6.")]
    return [shlex.split(table or block) for table, block in _EXAMPLE.findall(part)]


@pytest.mark.usefixtures("sample")
def test_the_examples_of_part_5_work_one_after_the_other(run, sample_root, monkeypatch):
    """Each does what it says, and the dossier that they begin ends without a day out of order."""
    monkeypatch.setenv("DANVAN_TODAY", "2026-10-20")
    examples = _examples(sample_root)
    assert len(examples) >= 18
    for words in examples:
        assert (words, run(*words).status) == (words, 0)
    models = load_workspace(".", 2026).models
    begun = next(model.dossier for model in models if model.stem == "hoi-nong-dan--san-phoi-chung")
    assert begun.registration.day < begun.report.day < begun.removal.day


def test_what_rollover_leaves_goes_on_as_its_help_says(run, sample):
    """What was not registered or not effective goes on with --continue; what was struck off does not."""
    workspace = load_workspace(str(sample), 2026)
    left = {True: 0, False: 0}
    assert run("rollover", "2027").status == 0
    for passed in (succession(model, 2026) for model in workspace.models):
        if not passed.proposal.goes_on:
            struck_off = passed.model.dossier.removal is not None
            ended = run("new", "--year", "2027", "--continue", f"2026/{passed.model.stem}")
            assert (ended.status, passed.proposal is Proposal.LEFT or not struck_off) == (1 if struck_off else 0, True)
            assert not struck_off or "lập hồ sơ mới" in ended.err
            left[struck_off] += 1
    assert all(left.values())
