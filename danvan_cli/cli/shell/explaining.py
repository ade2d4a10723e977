"""The reports of `danvan explain`."""

from collections.abc import Iterable, Iterator

from danvan_cli.cli.shell.stop import wrong_use
from danvan_cli.diagnostics import Severity
from danvan_cli.report import Block, Cell, Column, Heading, Paragraph, Report, Table, Tone, Verbatim
from danvan_cli.rules.page import sections
from danvan_cli.rules.registry import Rule, all_rules, rule_named
from danvan_cli.vietnamese.suggestions import did_you_mean

_GRAVITY = {Severity.ERROR: ("lỗi", Tone.BAD), Severity.WARNING: ("cảnh báo", Tone.CAUTION)}
_EXAMPLE = "Ví dụ"


def rule_list() -> Report:
    """Return all rules, a line each."""
    rows = tuple((rule.code, Cell(*_GRAVITY[rule.severity]), rule.title) for rule in all_rules())
    return Report(
        command="explain",
        title="Các quy tắc",
        data={"rules": [_as_data(rule) for rule in all_rules()]},
        blocks=(Table((Column("Mã"), Column("Mức"), Column("Nội dung")), rows),),
    )


def rule_page(code: str) -> Report:
    """Return the manual page of one rule."""
    rule = rule_named(code)
    if rule is None:
        guess = did_you_mean(code.upper(), [each.code for each in all_rules()])
        raise wrong_use(
            f"Không có quy tắc “{code}”. {guess}".strip(), "Gõ “danvan explain” để xem mọi quy tắc."
        )
    page = sections(rule.page)
    gravity, _ = _GRAVITY[rule.severity]
    return Report(
        command="explain",
        title=f"{rule.code} ({gravity}): {rule.title}",
        data=_as_data(rule) | {"sections": {heading: text for heading, text in page.items() if heading}},
        blocks=tuple(_blocks(page.items())),
    )


def _blocks(parts: Iterable[tuple[str, str]]) -> Iterator[Block]:
    for heading, text in parts:
        if heading:
            yield Heading(heading)
            yield from [Verbatim(text)] if heading.startswith(_EXAMPLE) else _paragraphs(text)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    for paragraph in text.split("\n\n"):
        yield Paragraph(" ".join(paragraph.split()))


def _as_data(rule: Rule) -> dict[str, str]:
    return {"code": rule.code, "name": rule.name, "severity": rule.severity.value, "title": rule.title}
