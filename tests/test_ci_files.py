"""The CI files that offices copy: valid to their services, and without a hole."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys

import pytest
import yaml

from tests.conftest import REPOSITORY, required

CI = REPOSITORY / "docs" / "ci"
FILES = {"github-actions.yml": "vendor.github-workflows", "gitlab-ci.yml": "vendor.gitlab-ci"}


def workflow() -> dict:
    """Return the GitHub file as data; `on` is a text, as GitHub reads it."""
    return yaml.load((CI / "github-actions.yml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only


def validated(name: str, schema: str) -> tuple[int, str]:
    """Return what the validator says of a file."""
    if importlib.util.find_spec("check_jsonschema") is None and not required("git"):
        pytest.skip("check-jsonschema is needed")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, name]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)  # noqa: S603 - the validator
    return done.returncode, done.stdout.decode()


def test_every_file_has_its_schema():
    """No file in the folder goes unchecked."""
    assert {path.name for path in CI.iterdir()} == set(FILES)


@pytest.mark.parametrize(("name", "schema"), FILES.items())
def test_the_service_accepts_the_file(name, schema):
    """The schema that the service publishes holds for the file."""
    assert validated(str(CI / name), schema)[0] == 0


@pytest.mark.parametrize(
    ("name", "schema", "good", "bad"),
    [
        ("github-actions.yml", "vendor.github-workflows", "runs-on:", "run-on:"),
        ("gitlab-ci.yml", "vendor.gitlab-ci", "expire_in:", "expires:"),
    ],
)
def test_the_validator_sees_a_slip(tmp_path, name, schema, good, bad):
    """One misspelt key is enough to fail, so that a clean result means something."""
    (tmp_path / name).write_text((CI / name).read_text(encoding="utf-8").replace(good, bad), encoding="utf-8")
    assert validated(str(tmp_path / name), schema)[0] == 1


def steps() -> list[dict]:
    """Return the steps of all jobs of the GitHub file."""
    return [step for job in workflow()["jobs"].values() for step in job["steps"]]


def test_nothing_from_outside_is_pasted_into_a_command():
    """Names of branches and titles reach commands through the environment only, where they are no code."""
    commands = [step["run"] for step in steps() if "run" in step]
    assert commands
    assert not [command for command in commands if "${{" in command]


def test_every_action_is_pinned():
    """No action of others runs at whatever stands on its main branch."""
    used = [step["uses"] for step in steps() if "uses" in step]
    assert used
    assert all(re.fullmatch(r"[\w./-]+@v\d+", action) for action in used)


def test_the_job_that_may_write_runs_nothing_of_the_branch():
    """Rights are none by default; where there are any to write, danvan and the branch's own code do not run."""
    jobs = workflow()["jobs"]
    assert workflow()["permissions"] == {}
    assert jobs["check"]["permissions"] == {"contents": "read"}
    report = "\n".join(step.get("run", "") for step in jobs["report"]["steps"])
    assert report.strip()
    assert not re.search(r"\bpip\b|\bdanvan (?:check|diff)\b|python", report)


def test_the_commands_are_commands_of_danvan():
    """Every call of danvan in both files names a command and options that there are."""
    from danvan_cli.cli.app import command_names

    text = "\n".join((CI / name).read_text(encoding="utf-8") for name in FILES)
    called = {match[1] for match in re.finditer(r"(?<=\bdanvan )(check|diff|\w+)(?= (?:--|\"))", text)}
    assert called == {"check", "diff"}
    assert called <= set(command_names())


@pytest.mark.parametrize(("parts", "left"), [(3, 0), (60, 33)])
def test_a_long_comment_ends_with_how_much_is_left(tmp_path, parts, left):
    """A comment too long for the service is cut between two dossiers, and says how many it leaves out."""
    awk = shutil.which("awk")
    if awk is None and not required("git"):
        pytest.skip("awk is needed")
    (command,) = (step["run"] for step in steps() if step.get("name") == "Viết bình luận")
    script = command.partition("gh pr comment")[0]
    whole = "".join(f"### Hồ sơ {number}\n\n" + "- Địa điểm: ghi “Xóm 1”.\n" * 60 for number in range(parts))
    (tmp_path / "thay-doi.md").write_text(whole, encoding="utf-8")
    subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=tmp_path, check=True)  # noqa: S603, S607 - our own
    comment = (tmp_path / "binh-luan.md").read_text(encoding="utf-8")
    assert len(comment.encode()) < 65_536
    assert comment.count("### Hồ sơ") == parts - left
    assert (f"Còn {left} phần chưa nêu" in comment) == (left > 0)
    assert left or comment == whole
