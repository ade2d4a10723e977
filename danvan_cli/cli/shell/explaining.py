"""The reports of `danvan explain`."""

from collections.abc import Iterable, Iterator

from danvan_cli.cli.shell.key_example import key_example
from danvan_cli.cli.shell.stop import wrong_use
from danvan_cli.diagnostics import Severity
from danvan_cli.models.structure import Shape, attributes
from danvan_cli.models.vocabulary import FILES, Term, find_terms, terms
from danvan_cli.report import Block, Bullets, Cell, Column, Heading, Json, Paragraph, Report, Table, Tone, Verbatim
from danvan_cli.rules.page import sections
from danvan_cli.rules.registry import Rule, all_rules, rule_named
from danvan_cli.vietnamese.suggestions import did_you_mean

_GRAVITY = {Severity.ERROR: ("lỗi", Tone.BAD), Severity.WARNING: ("cảnh báo", Tone.CAUTION)}
_EXAMPLE = "Ví dụ"
_SIGNS = {Shape.ONE: "", Shape.ROWS: "[]", Shape.MAPPING: "{}"}


def explanation(subject: str) -> Report:
    """Return the page of the rule or the key of that name."""
    rule = rule_named(subject)
    if rule is not None:
        return _rule_page(rule)
    found = find_terms(subject)
    if found:
        return _key_page(subject, found)
    known = [*(each.code for each in all_rules()), *dict.fromkeys(each.attribute.key for each in terms())]
    raise wrong_use(
        f"Không có quy tắc hay mục nào tên “{subject}”. {did_you_mean(subject, known)}".strip(),
        "Gõ “danvan explain” để xem mọi quy tắc, “danvan schema tu-dien” để xem mọi mục.",
    )


def rule_list() -> Report:
    """Return all rules, a line each."""
    rows = tuple((rule.code, Cell(*_GRAVITY[rule.severity]), rule.title) for rule in all_rules())
    return Report(
        command="explain",
        title="Các quy tắc",
        data={"rules": [_rule_data(rule) for rule in all_rules()]},
        blocks=(Table((Column("Mã"), Column("Mức"), Column("Nội dung")), rows),),
    )


def _rule_page(rule: Rule) -> Report:
    page = {heading: text for heading, text in sections(rule.page).items() if heading}
    gravity, _ = _GRAVITY[rule.severity]
    return Report(
        command="explain",
        title=f"{rule.code} ({gravity}): {rule.title}",
        data={**_rule_data(rule), "sections": page},
        blocks=tuple(_section_blocks(page.items())),
    )


def _section_blocks(page: Iterable[tuple[str, str]]) -> Iterator[Block]:
    for heading, text in page:
        yield Heading(heading)
        if heading.startswith(_EXAMPLE):
            yield Verbatim(text)
        else:
            yield from (Paragraph(" ".join(part.split())) for part in text.split("\n\n"))


def _rule_data(rule: Rule) -> dict[str, Json]:
    return {"code": rule.code, "name": rule.name, "severity": rule.severity.value, "title": rule.title}


def _key_page(subject: str, found: tuple[Term, ...]) -> Report:
    return Report(
        command="explain",
        title=f"Mục “{subject}”",
        data={"terms": [_term_data(term) for term in found]},
        blocks=tuple(block for term in found for block in _term_blocks(term)),
    )


def _term_blocks(term: Term) -> Iterator[Block]:
    yield Heading(f"{term.path}: {term.attribute.label}")
    yield Paragraph(term.explanation)
    if term.choices:
        yield Bullets(tuple(f"{choice.value}: {choice.label}" for choice in term.choices))
    yield Bullets(tuple(_circumstances(term)))
    if term.attribute.record is not None:
        yield Table((Column("Mục con"), Column("Tên gọi"), Column("Mức")), tuple(_rows(term.attribute.record)))
        yield Paragraph("Ví dụ:")
        yield Verbatim(key_example(term))


def _rows(record: type) -> Iterator[tuple[str, ...]]:
    for one in attributes(record):
        yield f"{one.key}{_SIGNS[one.shape]}", one.label, "phải có" if one.demanded else "không bắt buộc"


def _circumstances(term: Term) -> Iterator[str]:
    yield f"Đứng trong: {FILES[term.file]}"
    yield "Phải có khi đến mốc của nó." if term.attribute.demanded else "Không bắt buộc."
    if term.plan:
        yield f"Căn cứ: {term.plan}"


def _term_data(term: Term) -> dict[str, Json]:
    return {
        "path": term.path,
        "file": FILES[term.file],
        "label": term.attribute.label,
        "explanation": term.explanation,
        "english": term.english,
        "demanded": term.attribute.demanded,
        "keys": [one.key for one in attributes(term.attribute.record)] if term.attribute.record else [],
        "choices": {str(choice.value): choice.label for choice in term.choices},
        "plan": term.plan,
    }
