"""The sarif format against the schema of the standard."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator

from danvan_cli.formats.as_sarif import render
from danvan_cli.formats.page import Page
from danvan_cli.formats.sarif_parts import fingerprints, message
from danvan_cli.report import Outcome

SCHEMA = json.loads((Path(__file__).parent / "sarif" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
CHECK = Draft4Validator(SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER)


def read(report):
    """Return the run of the log, after checking the log against the standard's schema."""
    log = json.loads(render(report, Page()).encode("utf-8"))
    assert [error.message for error in CHECK.iter_errors(log)] == []
    assert log["version"] == "2.1.0"
    return log["runs"][0]


@pytest.mark.parametrize("name", ["checked", "standing", "empty", "crashed"])
def test_every_report_fits_the_standard(reports, name):
    """The log of each report is valid SARIF 2.1.0."""
    assert read(reports[name])["columnKind"] == "unicodeCodePoints"


def test_hostile_values_fit_the_standard(hostile):
    """No value breaks the log or the path in it."""
    place = read(hostile)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert unquote(place["uri"], errors="surrogatepass") == hostile.findings[0].location.path
    assert place["uri"].isascii()


def test_the_schema_refuses_a_bare_message(checked):
    """The schema used here does refuse a common mistake."""
    log = json.loads(render(checked, Page()))
    log["runs"][0]["results"][0]["message"] = "chữ"
    assert not CHECK.is_valid(log)


def test_a_result_points_at_its_rule_and_place(checked):
    """Rule, level, file, line and column are those of the finding; the end of a region is exclusive."""
    run = read(checked)
    result = run["results"][0]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "DV006"
    assert result["level"] == "error"
    place = result["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 14, "startColumn": 9, "endColumn": 18}
    assert place["artifactLocation"] == {
        "uri": "dossiers/2026/hoi-phu-nu--bua-sang-0-dong.yaml",
        "uriBaseId": "%SRCROOT%",
    }
    assert result["message"]["text"].endswith("\nCách sửa: ghi lại theo mẫu ngày/tháng/năm, ví dụ 05/3/2026.")


def test_a_path_is_percent_encoded_with_forward_slashes(checked):
    """Spaces, Vietnamese letters, colons and percent signs of a path are encoded, its slashes are not."""
    finding = replace(checked.findings[0], location=replace(checked.findings[0].location, path="hồ sơ/a: 1%.yaml"))
    place = read(replace(checked, findings=(finding,)))["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "h%E1%BB%93%20s%C6%A1/a%3A%201%25.yaml"


def test_rules_are_sorted_complete_and_explained(checked):
    """Each rule of a finding, a waived one or a skipped one is listed once, with its help."""
    rules = read(checked)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["DV003", "DV006", "DV102", "DV201", "DV204", "DV308"]
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
    assert rules[3]["fullDescription"]["text"] == "Số mô hình được tính có đủ {{toan_xa}} không."
    assert rules[3]["help"]["text"] == "Đăng ký thêm."


def test_a_waived_finding_is_suppressed_with_its_reason(checked):
    """Only the waived one is suppressed; the others say that they are not."""
    results = read(checked)["results"]
    assert [len(result["suppressions"]) for result in results] == [0, 0, 0, 0, 1]
    assert results[-1]["suppressions"][0]["justification"] == checked.waived[0].waived_by


def test_a_related_place_is_kept(checked):
    """The other place of a finding has its file, line and words."""
    related = read(checked)["results"][2]["relatedLocations"][0]
    assert related["message"]["text"] == "lần ghi đầu tiên ở đây"
    assert related["physicalLocation"]["region"]["startLine"] == 1


def test_skipped_rules_and_crashes_are_notifications(checked, crashed):
    """What could not be judged is told, and a fault of the program makes the run unsuccessful."""
    ran = read(checked)["invocations"][0]
    assert (ran["executionSuccessful"], ran["exitCode"]) == (True, Outcome.FAULTS)
    assert ran["toolExecutionNotifications"][0]["associatedRule"]["id"] == "DV308"
    broken = read(crashed)["invocations"][0]
    assert (broken["executionSuccessful"], broken["exitCode"]) == (False, Outcome.PROGRAM_FAULT)
    assert broken["toolExecutionNotifications"][0]["level"] == "error"


def test_a_fingerprint_stays_when_lines_move(checked):
    """A finding further down, with another count of days in its message, is still the same one."""
    first = checked.findings[0]
    moved = replace(first, location=replace(first.location, line=99, column=12), message="quá hạn 9 ngày")
    assert fingerprints([first]) == fingerprints([moved])


def test_fingerprints_tell_findings_apart(checked):
    """Findings of another rule, file, unit or text differ."""
    first = checked.findings[0]
    others = [
        first,
        replace(first, code="DV007"),
        replace(first, unit="khac"),
        replace(first, excerpt="  ngay: 31/2/2026"),
        replace(first, location=replace(first.location, path="khac.yaml")),
    ]
    assert len({fingerprints([other])[0] for other in others}) == len(others)


def test_equal_findings_are_numbered(checked):
    """Two findings of the same rule on lines that read alike keep a fingerprint each."""
    first = checked.findings[0]
    moved = replace(first, location=replace(first.location, line=99))
    assert len(set(fingerprints([first, moved]))) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{0} và {ten}", "{{0}} và {{ten}}"),
        ("[bấm](https://example.org)", r"\[bấm](https://example.org)"),
        ("[CẦN BỔ SUNG: tên]", "[CẦN BỔ SUNG: tên]"),
        ("một\nhai", "một\nhai"),
    ],
)
def test_a_value_is_no_placeholder_and_no_link(text, said):
    """Braces are doubled and only a bracket that would begin a link is escaped."""
    assert message(text) == {"text": said}
