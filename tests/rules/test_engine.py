"""The engine: no rule hides another, waivers are shown, silence is explained, and wrong modules are fatal."""

from __future__ import annotations

import unicodedata
from datetime import date
from types import ModuleType

import pytest

from danvan_cli.diagnostics import Location, Severity
from danvan_cli.progress.milestones import Milestone
from danvan_cli.report import Outcome
from danvan_cli.rules import registry
from danvan_cli.rules.check import Check
from danvan_cli.rules.comparisons import figures
from danvan_cli.rules.engine import run_rules
from danvan_cli.rules.finding import Finding, Skip, in_model
from danvan_cli.rules.page import example
from danvan_cli.rules.registry import Rule, all_rules, rule_named
from danvan_cli.rules.report import check_report
from danvan_cli.rules.values import texts

DAY = date(2026, 3, 20)
MODEL = "dossiers/2026/chi-bo-xom-1--duong-hoa.yaml"
OTHER = "dossiers/2026/chi-bo-xom-1--ngo-xanh.yaml"
HEAD = "ten: Đường hoa\ndon_vi: chi-bo-xom-1\n"
WAIVER = "mien:\n  - {luat: dv901, ly_do: Tên đã công bố, nguoi: Trưởng Ban, ngay: 10/3/2026}\n"


def rule(findings, code="DV901", *, needs_year=True, runs_last=False):
    """Make a rule of its findings alone."""
    return Rule(code, "thu", Severity.WARNING, "\nQuy tắc thử.\n\nLời.\n", findings, needs_year, runs_last)


def on_every_name(check):
    """Yield a finding on the name of every model."""
    for model in check.workspace.models:
        yield in_model(model, ("name",), f"Tên “{model.dossier.name}”.", "Đổi tên.")


def broken(check):
    """Say one thing, then fail."""
    yield from on_every_name(check)
    raise ZeroDivisionError("chia cho 0")


def test_a_crash_is_told_and_hides_nothing(make_workspace, caplog):
    """A rule that fails keeps what it had said, the others still speak, DV900 tells it, the log keeps the trace."""
    caplog.set_level("DEBUG")
    workspace = make_workspace({MODEL: HEAD})
    found = run_rules(workspace, DAY, rules=[rule(broken), rule(on_every_name, "DV902")])
    assert [one.code for one in found.findings] == ["DV901", "DV902"]
    (crash,) = found.crashes
    assert crash.startswith("DV900: quy tắc DV901 chưa kiểm tra được vì lỗi của chính danvan")
    assert "ZeroDivisionError" not in crash
    assert "ZeroDivisionError: chia cho 0" in caplog.text


def test_a_crash_ends_the_check_as_a_program_fault(make_workspace, monkeypatch):
    """The whole check reports PROGRAM_FAULT, whatever else was found."""
    workspace = make_workspace({MODEL: HEAD})
    healthy = check_report(workspace, DAY)
    rules = (*all_rules(), rule(broken))
    monkeypatch.setattr("danvan_cli.rules.engine.all_rules", lambda: rules)
    report = check_report(workspace, DAY)
    assert report.outcome() is Outcome.PROGRAM_FAULT
    assert {one.code for one in healthy.findings} <= {one.code for one in report.findings}
    assert healthy.crashes == ()


def test_a_finding_is_complete(make_workspace):
    """A diagnostic carries its rule, its place, the line as written and the unit that answers."""
    (one,) = run_rules(make_workspace({MODEL: HEAD}), DAY, rules=[rule(on_every_name)]).findings
    assert (one.code, one.name, one.severity, one.unit) == ("DV901", "thu", Severity.WARNING, "chi-bo-xom-1")
    assert one.location == Location(MODEL, 1, 6, len("Đường hoa"))
    assert (one.excerpt, one.hint, one.waived_by) == ("ten: Đường hoa", "Đổi tên.", "")


def test_a_finding_beside_its_document_has_no_excerpt(make_workspace):
    """No line of one file is quoted for a place in another."""

    def elsewhere(check):
        yield Finding(Location("dossiers/2026/la.txt"), check.workspace.plan.document, "Lạ.", severity=Severity.ERROR)

    (one,) = run_rules(make_workspace({}), DAY, rules=[rule(elsewhere)]).findings
    assert (one.excerpt, one.severity) == ("", Severity.ERROR)


def test_findings_are_sorted_for_reading(make_workspace):
    """Findings come by unit and place, whatever the order of the rules."""
    workspace = make_workspace({OTHER: HEAD, MODEL: HEAD})
    found = run_rules(workspace, DAY, rules=[rule(on_every_name, "DV902"), rule(on_every_name)])
    told = [(one.location.path, one.code) for one in found.findings]
    assert told == [(MODEL, "DV901"), (MODEL, "DV902"), (OTHER, "DV901"), (OTHER, "DV902")]


def test_a_waiver_moves_a_finding_aside(make_workspace):
    """In the waived dossier alone the finding goes to the waived ones, with who, when and why."""
    found = run_rules(make_workspace({MODEL: HEAD + WAIVER, OTHER: HEAD}), DAY, rules=[rule(on_every_name)])
    assert [one.location.path for one in found.findings] == [OTHER]
    (waived,) = found.waived
    assert waived.location.path == MODEL
    assert waived.waived_by == "Trưởng Ban, ngày 10/3/2026: Tên đã công bố"


def test_a_waiver_covers_its_own_rule_alone(make_workspace):
    """Another rule's finding in the same dossier stays."""
    found = run_rules(make_workspace({MODEL: HEAD + WAIVER}), DAY, rules=[rule(on_every_name, "DV902")])
    assert (len(found.findings), found.waived) == (1, [])


@pytest.mark.parametrize(
    ("waiver", "waived_by"),
    [
        ("{luat: DV901, ngay: 10/3/2026}", ["chưa ghi người, ngày 10/3/2026: chưa ghi lý do"]),
        ("{luat: DV901, ngay: 21/3/2026}", []),
        ("{luat: DV901, ly_do: A, nguoi: B}", []),
        ("{ly_do: A, nguoi: B, ngay: 10/3/2026}", []),
    ],
)
def test_a_waiver_is_in_force_from_its_day(make_workspace, waiver, waived_by):
    """An undated waiver, one to come and one of no rule cover nothing; what a waiver omits is said aloud."""
    found = run_rules(make_workspace({MODEL: f"{HEAD}mien: [{waiver}]\n"}), DAY, rules=[rule(on_every_name)])
    assert [one.waived_by for one in found.waived] == waived_by
    assert len(found.findings) + len(found.waived) == 1


def test_a_rule_that_needs_the_year_is_skipped_without_one(make_workspace):
    """With an unreadable plan the rule is skipped with the reason; one that needs no year runs."""
    workspace = make_workspace({"dossiers/2026/ke-hoach.yaml": "zzz: 1\n", MODEL: HEAD})
    rules = [rule(on_every_name), rule(on_every_name, "DV902", needs_year=False)]
    found = run_rules(workspace, DAY, rules=rules)
    (skipped,) = found.skipped
    assert (skipped.code, skipped.name) == ("DV901", "thu")
    assert skipped.reason == "chưa đọc được ke-hoach.yaml hoặc co-quan.yaml"
    assert [one.code for one in found.findings] == ["DV902"]
    assert found.crashes == []


def test_a_rule_may_say_that_it_cannot_judge(make_workspace):
    """A rule's own reason for silence reaches the reader."""
    (skipped,) = run_rules(make_workspace({}), DAY, rules=[rule(lambda _: iter([Skip("thiếu số liệu")]))]).skipped
    assert (skipped.code, skipped.reason) == ("DV901", "thiếu số liệu")


def test_rules_that_run_last_see_what_was_found(make_workspace):
    """They know the codes found in each file, waived or not, wherever they stand in the list."""
    seen = {}

    def last(check):
        seen.update(check.raised)
        return iter(())

    workspace = make_workspace({MODEL: HEAD + WAIVER, OTHER: HEAD})
    run_rules(workspace, DAY, rules=[rule(last, "DV903", runs_last=True), rule(on_every_name)])
    assert seen == {MODEL: {"DV901"}, OTHER: {"DV901"}}


def test_a_rule_is_told_the_milestone_that_was_asked(make_workspace):
    """`--for` reaches the rules, and so do the codes that exist."""
    seen = []
    run_rules(make_workspace({}), DAY, Milestone.REPORT, [rule(lambda check: iter(seen.append(check) or ()))])
    (check,) = seen
    assert check.asked is Milestone.REPORT
    assert check.known_codes == {one.code for one in all_rules()}


def test_the_year_is_not_guessed(make_workspace):
    """Code that asks for the year of an unreadable plan is a fault of the program, not an empty year."""
    check = Check(make_workspace({"dossiers/2026/ke-hoach.yaml": "zzz: 1\n"}), DAY)
    assert check.maybe_year is None
    with pytest.raises(LookupError, match="without one"):
        _ = check.year


def test_the_title_is_the_first_line_of_the_page():
    """A page's title is its first written line."""
    assert rule(on_every_name).title == "Quy tắc thử."
    assert rule_named("DV404").title.endswith(".")


@pytest.mark.parametrize(("name", "page"), [("dv12_ngan", "Trang."), ("khac", "Trang."), ("dv901_thu", None)])
def test_the_registry_refuses_a_wrong_module(name, page):
    """A module without the right name or without a page stops the program."""
    with pytest.raises(ImportError, match="is no rule"):
        registry._rule(ModuleType(f"danvan_cli.rules.{name}", page))


def test_the_registry_reads_what_a_module_says():
    """Severity and findings must be there; the year is needed and the rule runs first unless it says otherwise."""
    module = ModuleType("danvan_cli.rules.dv901_thu", "Trang.")
    module.SEVERITY, module.findings = Severity.ERROR, on_every_name
    plain = registry._rule(module)
    assert (plain.code, plain.name, plain.needs_year, plain.runs_last) == ("DV901", "thu", True, False)
    module.NEEDS_YEAR, module.RUNS_LAST = False, True
    other = registry._rule(module)
    assert (other.needs_year, other.runs_last) == (False, True)


def test_a_code_is_used_once(monkeypatch):
    """Two modules of one code stop the program."""
    monkeypatch.setattr(registry, "_rule", lambda _: rule(on_every_name))
    with pytest.raises(ImportError, match="used twice"):
        registry.all_rules.__wrapped__()


def test_an_example_without_a_file_has_none():
    """A day alone makes an example of no file; carets are taken out of the files."""
    assert example("# tính đến: 01/3/2026\n").files == {}
    marked = example("# tệp: a.yaml\nten: B\n     ^\n")
    assert marked.files == {"a.yaml": b"ten: B\n"}
    assert [(mark.line, mark.column) for mark in marked.marks] == [(1, 6)]


def test_texts_come_with_their_way():
    """Every text of a document is yielded in order; what holds nothing yields nothing."""
    value = {"a": "một", "b": [None, "hai", {"c": "ba"}]}
    assert list(texts(value)) == [(("a",), "một"), (("b", 1), "hai"), (("b", 2, "c"), "ba")]


def test_figures_without_last_year():
    """A target without a figure of last year is said with this year's alone."""
    from decimal import Decimal

    from danvan_cli.models.dossier import Target
    from danvan_cli.progress.baselines import Comparison

    target = Target.__pydantic_validator__.validate_python({"ten": "Hoa", "don_vi_tinh": "m"})
    assert figures(Comparison(0, target, Decimal(850), None, None)) == "850 m"


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: unicodedata.normalize("NFD", text).encode(),
    ],
    ids=["NFC", "UTF-16", "NFD"],
)
def test_words_are_found_in_every_coding(make_workspace, encode):
    """A file in UTF-16 or with decomposed letters is looked into as any other."""
    workspace = make_workspace({MODEL: encode(HEAD + "dia_diem: Xóm 1 [CẦN BỔ SUNG]\n")})
    found = run_rules(workspace, DAY, rules=[rule_named("DV309")])
    assert [(one.location.path, one.location.line, one.location.column) for one in found.findings] == [(MODEL, 3, 11)]
