"""`danvan status`, and `danvan` alone."""

import json

import pytest


@pytest.fixture
def root(make_root):
    """Lay out a workspace without a single dossier."""
    return str(make_root({}))


def test_status_tells_the_deadlines_and_both_quotas(run, root):
    """The report names each deadline with the days left, and the two quotas."""
    ended = run("-C", root, "status", "--as-of", "01/3")
    assert (ended.status, ended.err) == (0, "")
    assert "còn 3 ngày" in ended.out
    assert "Toàn xã" in ended.out
    assert "Đơn vị có mô hình" in ended.out


def test_status_for_machines(run, root):
    """--format json carries the same figures."""
    report = json.loads(run("-C", root, "status", "--format", "json").out)
    assert report["data"]["quota"]["counted"] == 0


def test_a_broken_plan_is_status_1(run, make_root):
    """While the plan cannot be read nothing is counted, and the status says so."""
    root = make_root({"dossiers/2026/ke-hoach.yaml": "nam: [\n"})
    ended = run("-C", str(root), "status")
    assert ended.status == 1
    assert "Chưa tính được" in ended.out
    assert " check" in ended.out


def test_danvan_alone_is_the_overview(run, root):
    """Without a command danvan tells where the year stands and at most three next steps."""
    alone = run("-C", root)
    assert (alone.status, alone.err) == (0, "")
    assert alone == run("-C", root, "overview")
    assert "Việc tiếp theo" in alone.out
    assert "  4. " not in alone.out


def test_danvan_alone_sends_to_the_errors(run, make_root):
    """Where the rules find an error, going through them is among the next steps; without any it is not."""
    clean = run("-C", str(make_root({})), "overview", "--as-of", "01/2")
    root = make_root({"dossiers/2026/x--y.yaml": "ten: Y\ndon_vi: khong-co\n"})
    faulty = run("-C", str(root), "overview", "--as-of", "01/2")
    assert "Xem 1 lỗi của năm nay" in faulty.out
    assert "lỗi của năm nay" not in clean.out


def test_the_next_steps_can_be_typed(run, root):
    """Every command that the overview names is one that danvan understands."""
    report = json.loads(run("-C", root, "overview", "--format", "json").out)
    commands = [step["command"] for step in report["next_steps"]]
    assert commands
    for command in commands:
        words = command.split()
        assert words[0] == "danvan"
        assert run(*words[1:], "--help").status == 0
