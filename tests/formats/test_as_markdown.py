"""The markdown format, read back by a CommonMark parser with GitHub's tables and strikethrough."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from danvan_cli.formats.as_markdown import LONGEST, render
from danvan_cli.formats.markdown_text import code, inline, within_html
from danvan_cli.formats.page import Page
from danvan_cli.report import Align, Bullets, Column, Heading, Paragraph, Report, Step, Table, Verbatim

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OURS = {"<span>", "</span>", "<details>", "</details>"}
TRICKS = (
    "<script>alert(1)</script>",
    "</details><img src=x onerror=alert(1)>",
    "<!-- ẩn",
    "[bấm](https://example.org) ![ảnh](https://example.org/a.png)",
    "[ảnh]: https://example.org/a.png",
    "<https://example.org>",
    "`mã` ``hai`` ```",
    "a | b || c",
    "*đậm* __gạch__ ~~xóa~~",
    "# đề mục",
    "- gạch",
    "1. một",
    "12) mười hai",
    "+ cộng",
    "---",
    "===",
    "> trích",
    "    thụt",
    "\\`",
    "&lt;b&gt; &amp;",
    "[x] xong",
    "| a | b |",
    "```",
    "~~~",
)


def text_of(tokens):
    """Return the letters that a reader sees."""
    seen = []
    for token in tokens:
        seen += [text_of(token.children)] if token.children else []
        seen += [token.content] if token.type in {"text", "code_inline", "fence"} else []
    return "".join(seen)


def marks_of(tokens):
    """Return the kinds of mark-up in a text, paragraphs and plain letters apart."""
    kinds = set()
    for token in tokens:
        kinds |= {token.content if token.type == "html_inline" else token.type} - OURS
        kinds |= marks_of(token.children or ())
    return kinds - {"paragraph_open", "paragraph_close", "inline", "text"}


def said(*blocks, **more):
    """Write a report of these blocks."""
    return render(Report("diff", "", blocks=blocks, **more), Page())


@pytest.mark.parametrize("trick", TRICKS)
def test_a_value_is_letters_only(trick):
    """A value with any sign of Markdown or HTML reads as it was written, without mark-up."""
    tokens = PARSER.parse(inline(trick))
    assert marks_of(tokens) == set()
    assert text_of(tokens) == trick.strip()


@pytest.mark.parametrize("trick", TRICKS)
def test_a_value_is_one_item_of_a_list(trick):
    """A value in a list neither opens a list of its own nor ends it."""
    tokens = PARSER.parse(said(Bullets((trick, "hai"))))
    assert [token.type for token in tokens].count("list_item_open") == 2
    assert marks_of(tokens) == {"bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"}


@pytest.mark.parametrize("trick", TRICKS)
def test_a_value_is_one_cell_of_a_table(trick):
    """A value in a table, even with bars in it, stays in its cell."""
    tokens = PARSER.parse(said(Table((Column(trick), Column("Số", Align.RIGHT)), ((trick, "2"),))))
    kinds = [token.type for token in tokens]
    assert (kinds.count("th_open"), kinds.count("td_open")) == (2, 2)
    cell = tokens[kinds.index("td_open") + 1]
    assert text_of([cell]) == trick.strip()


@pytest.mark.parametrize("trick", TRICKS)
def test_a_value_ends_no_element(trick):
    """The heading of a folded section is letters inside its element."""
    html = said(Heading(trick), Bullets(("dòng",) * 20))
    assert html.startswith(f"<details><summary><b>{within_html(trick)}</b></summary>\n\n- dòng\n")
    assert html.endswith("\n\n</details>\n")
    assert set(re.findall(r"<[^>]*>", html)) <= OURS | {"<summary>", "</summary>", "<b>", "</b>"}


@pytest.mark.parametrize("text", ["@nguoi-la", "#12", "(@nhom)", "!7", "%“Mốc”", "&3", "$x$"])
def test_a_value_calls_nobody(text):
    """What a host would turn into a mention or a reference is parted from the sign that calls for it."""
    assert not re.search(r"(?<!<span>)(?:[@#!%$]|&amp;)(?=\w)", inline(text))
    assert text_of(PARSER.parse(inline(text))) == text


def test_a_percentage_and_an_address_of_mail_stay_plain():
    """Signs that call for nothing are left as they are."""
    assert inline("tăng 6,3 %, bandanvan@xa.vn") == "tăng 6,3 %, bandanvan@xa.vn"


@pytest.mark.parametrize("text", ["https://example.org/a_b", "www.example.org"])
def test_an_address_is_no_link(text):
    """A host that makes links of bare addresses finds none, and the address can still be read."""
    assert "https://" not in inline(text)
    assert "www." not in inline(text)
    assert text_of(PARSER.parse(inline(text))) == text


def test_a_slash_begins_no_command():
    """GitLab obeys a line that begins with a slash; a value's is escaped."""
    assert said(Paragraph("/close")) == "\\/close\n"


@pytest.mark.parametrize("text", ["danvan diff", "a `b` c", "``", "`"])
def test_a_code_span_holds_its_text(text):
    """A command with grave accents comes back whole."""
    (token,) = PARSER.parse(code(text))[1].children
    assert (token.type, token.content.strip()) == ("code_inline", text)


def test_a_code_block_holds_its_text():
    """An example with a fence in it stays one block."""
    token, *others = PARSER.parse(said(Verbatim("```yaml\nten: <b>\n```\n@ai")))
    assert (token.type, token.content, others) == ("fence", "```yaml\nten: <b>\n```\n@ai\n", [])


def test_a_report_is_cut_where_a_comment_ends():
    """A long report fits a comment, closes what it opened and says how much is missing."""
    blocks = (Heading("Dài"), Bullets(tuple(f"dòng {number} " + "x" * 90 for number in range(3_000))))
    text = said(*blocks, next_steps=(Step("danvan status", "xem tiến độ."),))
    assert LONGEST - 600 < len(text) <= LONGEST
    shown = text.count("- dòng")
    assert f"**Còn {3_000 - shown + 3:,} dòng nữa".replace(",", ".") in text
    assert text.count("<details>") == text.count("</details>") == 1


def test_a_cut_code_block_is_closed():
    """The fence of a code block that was cut is there."""
    text = said(Verbatim("dòng rất dài\n" * 9_000))
    assert len(text) <= LONGEST
    assert [token.type for token in PARSER.parse(text)][:2] == ["fence", "paragraph_open"]


def test_one_endless_value_leaves_room_for_the_others():
    """A text of a million letters is shortened, and told so."""
    text = said(Bullets(("x" * 1_000_000, "hai")))
    assert "… (còn 996.000 ký tự)" in text
    assert "- hai\n" in text


def test_hostile_values_make_no_markup(hostile):
    """A report that is hostile everywhere has only our own elements, and no control character."""
    text = render(hostile, Page())
    assert set(re.findall(r"<\w[^>]*>", text)) <= OURS | {"<summary>", "<b>"}
    assert not set(text) & set("\x1b\x07\x00\x9b\u202e\u2028\x85\x0b\r\ud800")
    assert "link_open" not in marks_of(PARSER.parse(text))


def test_an_empty_report_is_empty(empty):
    """Where nothing is said nothing is written."""
    assert render(empty, Page()) == ""
