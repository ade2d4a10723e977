"""What a filled document holds: values as they were given, and the same bytes each time."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from danvan_cli.forms.engine.faults import FaultyTemplate
from danvan_cli.forms.engine.template import TEXT_HASH, open_template
from danvan_cli.forms.engine.text import document_text, read_properties, text_hash

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f"
    "0005fe02fe0def46b80000000049454e44ae426082"
)


@pytest.mark.parametrize(
    "value",
    [
        "Không & <không> \"kép\" 'đơn'",
        "{{ 7*7 }}",
        "{% for x in range(9) %}x{% endfor %}",
        "{_{ a }_} {_% b %_} {# c #}",
        "&amp; &lt; &#65;",
        "]]> <!-- --> <?xml?>",
        "Đặng Thị Ước — “mới” 😀",
    ],
)
def test_value_stands_as_given(value: str, word: Callable[..., bytes], lines) -> None:
    """A value is text and never a template or markup, whatever signs it holds."""
    assert lines(open_template(word("Tên: {{ ten }}."), "m").render({"ten": value})) == [f"Tên: {value}."]


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        ("a\x07b", "a⟨U+0007⟩b"),
        ("\x00", "⟨U+0000⟩"),
        ("a\x0bb\x0cc", "a⟨U+000B⟩b⟨U+000C⟩c"),
        ("\x7f\x85", "⟨U+007F⟩⟨U+0085⟩"),
        ("\ufffe\ud800", "⟨U+FFFE⟩⟨U+D800⟩"),
        ("a<\x1b>&b", "a<⟨U+001B⟩>&b"),
    ],
)
def test_control_character_is_seen(value: str, seen: str, word: Callable[..., bytes], lines) -> None:
    """A character that a Word file cannot hold stands as its number, and nothing around it is lost."""
    data = open_template(word("{{ x }}", title="{{ x }}"), "m").render({"x": value}, {"p": value})
    assert lines(data) == [seen]
    assert Document(io.BytesIO(data)).core_properties.title == seen
    assert read_properties(data)["p"] == seen


@pytest.mark.parametrize("value", ["a\nb\n\nc", "a\r\nb\r\n\r\nc", "a\rb\r\rc", "a\u2028b\u2029\u2028c"])
def test_line_ends_are_line_breaks(value: str, word: Callable[..., bytes], lines) -> None:
    """Every kind of line end in a value is a line break in the document, and an empty line stays."""
    assert lines(open_template(word("{{ x }}."), "m").render({"x": value})) == ["a\nb\n\nc."]


def test_line_end_in_attribute_is_not_markup(word: Callable[..., bytes], changed, body) -> None:
    """A line end or a quote in the tag of a content control leaves the document well-formed."""
    data = word("{{ x }}")
    control = '<w:sdt><w:sdtPr><w:tag w:val="{{ x }}"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt><w:sectPr'
    data = changed(data, {"word/document.xml": body(data).replace("<w:sectPr", control, 1).encode()})
    filled = open_template(data, "m").render({"x": "a\n\"b\"\t'c'"})
    assert 'w:val="a\n&#34;b&#34;\t&#39;c&#39;"' in body(filled)


def test_same_data_gives_the_same_bytes(word: Callable[..., bytes]) -> None:
    """Two openings of a template and two fillings of each give one and the same file."""
    data = word("{{ x }}", head="{{ x }}", title="{{ x }}")
    made = [open_template(data, "m") for _ in range(2)]
    files = {template.render({"x": "a & b"}, {"danvan_id": "1"}, title="T") for template in made for _ in range(2)}
    assert len(files) == 1


def test_order_of_members_does_not_matter(word, members) -> None:
    """The members of a template may stand in any order; the document is the same."""
    data = word("{{ x }}")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in reversed(members(data).items()):
            archive.writestr(name, content)
    first = members(open_template(data, "m").render({"x": "a"}))
    assert members(open_template(stream.getvalue(), "m").render({"x": "a"})) == first


def test_file_follows_no_clock(word: Callable[..., bytes]) -> None:
    """Every date in the file is fixed: those of the container and those of its properties."""
    data = open_template(word("{{ x }}"), "m").render({"x": "a"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.infolist()[0].filename == "[Content_Types].xml"
        assert archive.testzip() is None
    properties = Document(io.BytesIO(data)).core_properties
    assert (properties.created.year, properties.modified.year) == (1980, 1980)


def test_unchanged_member_keeps_its_packed_bytes(word: Callable[..., bytes]) -> None:
    """A part without tags is copied as it was packed."""
    data = word("{{ x }}")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        packed_size = archive.getinfo("word/styles.xml").compress_size
    with zipfile.ZipFile(io.BytesIO(open_template(data, "m").render({"x": "a"}))) as archive:
        assert archive.getinfo("word/styles.xml").compress_size == packed_size


def test_properties_are_written_and_read_back(word: Callable[..., bytes]) -> None:
    """The properties of a document are read back as given, with the hash of its text among them."""
    data = open_template(word("{{ x }}"), "m").render({"x": "a"}, {"danvan_id": "xóm-3 & <4>"})
    assert read_properties(data) == {"danvan_id": "xóm-3 & <4>", TEXT_HASH: text_hash(data)}


def test_properties_of_the_template_stay(word: Callable[..., bytes]) -> None:
    """A document used as a template keeps its own properties, and ours are replaced, not doubled."""
    first = open_template(word("{{ x }} {{ '{{ x }}' }}"), "m").render({"x": "a"}, {"rieng": "1", "danvan_id": "cũ"})
    second = open_template(first, "m").render({"x": "b"}, {"danvan_id": "mới"})
    assert read_properties(second) == {"rieng": "1", "danvan_id": "mới", TEXT_HASH: text_hash(second)}


def test_title_is_the_one_given(word: Callable[..., bytes]) -> None:
    """The title given for a document replaces the template's; without one the template's own is filled."""
    template = open_template(word("{{ x }}", title="Phiếu của {{ x }}"), "m")
    titles = [
        Document(io.BytesIO(template.render({"x": "a & b"}, title=title))).core_properties.title
        for title in ("", "Tên & <riêng>")
    ]
    assert titles == ["Phiếu của a & b", "Tên & <riêng>"]


def test_part_without_core_properties_gets_them(word, members) -> None:
    """A template without core properties still gives a document with a title."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members(word("{{ x }}")).items():
            if name != "docProps/core.xml":
                archive.writestr(name, re.sub(rb"<(?:Relationship|Override)\b[^>]*core.xml[^>]*>", b"", content))
    data = open_template(stream.getvalue(), "m").render({"x": "a"}, title="T")
    assert Document(io.BytesIO(data)).core_properties.title == "T"


def test_core_properties_of_another_name_are_taken_over(word, members) -> None:
    """Core properties under the name that other programs give them are filled, and there is only one such part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members(word("{{ x }}", title="Phiếu {{ x }}")).items():
            other = name.replace("docProps/core.xml", "package/props/a1.psmdcp")
            archive.writestr(other, content.replace(b"docProps/core.xml", b"package/props/a1.psmdcp"))
    data = open_template(stream.getvalue(), "m").render({"x": "a"})
    assert Document(io.BytesIO(data)).core_properties.title == "Phiếu a"
    assert members(data)["_rels/.rels"].count(b"metadata/core-properties") == 1


def test_template_kind_becomes_document(word, changed, members, lines) -> None:
    """A .dotx renamed to .docx still gives a document that Word opens as a document."""
    data = word("{{ x }}")
    types = members(data)["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    filled = open_template(changed(data, {"[Content_Types].xml": types}), "m").render({"x": "a"})
    assert lines(filled) == ["a"]


def test_emptied_cell_keeps_a_paragraph(word, body) -> None:
    """A condition that takes the only paragraph of a cell leaves an empty one, without which Word refuses."""
    data = word("x", rows=(("{%p if co %}", "b"),))
    inner = "</w:p><w:p><w:r><w:t>chữ</w:t></w:r></w:p><w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p></w:tc>"
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = content.replace(b"</w:p></w:tc>", inner.encode(), 1)
            new.writestr(name, content)
    filled = open_template(stream.getvalue(), "m").render({"co": 0})
    assert "</w:tcPr></w:tc>" not in body(filled)
    assert Document(io.BytesIO(filled)).tables[0].cell(0, 0).text == ""


def test_table_without_rows_is_left_out(word, body) -> None:
    """A table all of whose rows came from an empty list does not stand in the document."""
    rows = (("{%tr for m in ds %}", ""), ("{{ m }}", "b"), ("{%tr endfor %}", ""))
    template = open_template(word("x", rows=rows), "m")
    assert "<w:tbl>" not in body(template.render({"ds": []}))
    assert body(template.render({"ds": ["a"]})).count("<w:tr>") == 1


def test_pictures_are_numbered_anew(word, changed, body) -> None:
    """Pictures repeated by a loop get numbers of their own, as Word demands."""
    data = word("{% for i in range(3) %}<<{% endfor %}")
    names = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    drawing = f'</w:t><w:drawing><wp:inline {names}><wp:docPr id="7" name="anh"/></wp:inline></w:drawing><w:t>'
    data = changed(data, {"word/document.xml": body(data).replace("&lt;&lt;", drawing).encode()})
    filled = body(open_template(data, "m").render({}))
    assert [f'id="{number}"' in filled for number in (7, 1001, 1002, 1003)] == [False, True, True, True]


def test_picture_is_brought_in(word, members) -> None:
    """A picture given with a document is a member of the file, declared and related under its name."""
    data = open_template(word("{{ x }}"), "m").render({"x": "a"}, pictures={"anh1": PIXEL})
    parts = members(data)
    assert parts["word/media/danvan-anh1.png"] == PIXEL
    related = Document(io.BytesIO(data)).part.related_parts["anh1"]
    assert related.blob == PIXEL
    assert related.content_type == "image/png"


def test_no_other_kind_of_picture(word) -> None:
    """Bytes that are neither JPEG nor PNG never get into a document as a picture."""
    template = open_template(word("{{ x }}"), "m")
    with pytest.raises(ValueError, match="neither JPEG nor PNG"):
        template.render({"x": "a"}, pictures={"anh1": b"<svg/>"})


def test_chart_and_custom_data_are_filled(word, changed, members) -> None:
    """Tags in a native chart and in a custom XML part are filled like those of the text."""
    parts = {
        "word/charts/chart1.xml": b"<c:v xmlns:c='urn:c'>{{ so }}</c:v>",
        "customXml/item9.xml": b"<r>{% for m in ds %}<m>{{ m }}</m>{% endfor %}</r>",
    }
    data = changed(word("{{ so }}"), parts)
    filled = members(open_template(data, "m").render({"so": 5, "ds": ["a&b", "c"]}))
    assert b">5</c:v>" in filled["word/charts/chart1.xml"]
    assert filled["customXml/item9.xml"].endswith(b"<r><m>a&amp;b</m><m>c</m></r>")


def test_broken_structure_is_told(word) -> None:
    """A loop opened in a paragraph and closed in a table is told with the place, and nothing is written."""
    rows = (("Họ tên", "{{ m }}{% endfor %}"),)
    with pytest.raises(FaultyTemplate) as told:
        open_template(word("{% for m in ds %}", rows=rows), "Mẫu A").render({"ds": ["a", "b"]})
    fault = told.value.faults[0]
    assert (fault.template, fault.place) == ("Mẫu A", "thân văn bản")
    assert "đúng quy cách" in fault.sentence
    assert "{%tr for" in fault.hint


def test_long_list_is_filled_whole(word: Callable[..., bytes]) -> None:
    """A list of thousands of rows goes through in pieces, and none is lost or doubled."""
    rows = (("{%tr for m in ds %}", ""), ("{{ loop.index }}", "{{ m.ten }}"), ("{%tr endfor %}", ""))
    names = [f"Mô hình {number}\ndòng hai" for number in range(3000)]
    data = open_template(word("đầu", "{{ x }}", rows=rows), "m").render({"x": "a", "ds": [{"ten": n} for n in names]})
    read = document_text(data).split("\n")
    assert read[2:] == [part for n, name in enumerate(names, 1) for part in (str(n), *name.split("\n"))]
    assert text_hash(data) == read_properties(data)[TEXT_HASH]


def test_filling_a_plain_template_loads_no_word_library(word, tmp_path: Path) -> None:
    """Opening and filling a template with whole tags loads neither python-docx nor docxtpl nor lxml."""
    (tmp_path / "m.docx").write_bytes(
        word("{{ x }}", rows=(("{%tr for m in ds %}",), ("{{ m }}",), ("{%tr endfor %}",)))
    )
    code = (
        "import sys; from danvan_cli.forms.engine.template import open_template;"
        "open_template(open(sys.argv[1], 'rb').read(), 'm').render({'x': 'a', 'ds': ['b']});"
        "print(sorted({'docx', 'docxtpl', 'lxml'} & sys.modules.keys()))"
    )
    root = Path(__file__).parents[3]
    found = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code, tmp_path / "m.docx"], cwd=root, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"
