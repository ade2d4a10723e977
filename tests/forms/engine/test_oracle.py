"""docxtpl's own rendering is the oracle: the same template and data give the same document."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from docx import Document
from docx.enum.text import WD_BREAK
from docxtpl import DocxTemplate

from danvan_cli.forms.engine.sandbox import environment
from danvan_cli.forms.engine.template import open_template

CONTEXT = {
    "ten": "Bữa sáng 0 đồng",
    "noi": "Xóm 3 & xóm 4 <Diễn Hoa> “cũ” 'và' \"mới\"",
    "dong": "dòng một\ndòng hai\n\ndòng bốn",
    "cot": "trái\tphải",
    "rong": "",
    "so": 42,
    "mo_hinh": [{"ten": f"Mô hình {i}", "noi": f"Nhà văn hóa {i}", "tot": i % 2} for i in range(5)],
    "nhom": [{"ten": "A", "mo_hinh": [{"ten": "a"}, {"ten": "b"}]}, {"ten": "B", "mo_hinh": [{"ten": "c"}]}],
    "nam": ["2024", "2025", "2026"],
}
ROWS = (
    ("TT", "Tên", "Nơi"),
    ("{%tr for mh in mo_hinh %}", "", ""),
    ("{{ loop.index }}", "{{ mh.ten }}", "{{ mh.noi }}"),
    ("{%tr endfor %}", "", ""),
)
TEMPLATES = {
    "plain tags": (["Tên: {{ ten }}.", "Nơi: {{ noi }}", "{{ so }}{{ rong }}"], ()),
    "blanks beside tags": ([" {{ ten }} và {{ noi }} ", "trước {{ ten }}"], ()),
    "split runs": ([["{", "{ te", "n }", "} xong"], ["{% i", "f so %}", "có", "{%", " endif %}"]], ()),
    "half split": ([["Tên {{ ", "ten", " }}"], ["{", "{ noi }}"]], ()),
    "curly quotes": (["{% if ten == “Bữa sáng 0 đồng” %}đúng{% else %}sai{% endif %}"], ()),
    "signs in tags": (["{% if so > 41 and so < 43 %}đúng{% endif %}"], ()),
    "line breaks": (["{{ dong }} hết", ["a ", "{{ dong }}"]], ()),
    "tabs": (["{{ cot }} hết"], ()),
    "tab in the template": (["Họ tên\t{{ ten }}"], ()),
    "rows": (["Bảng"], ROWS),
    "rows in one cell": (["x"], (("{% for mh in mo_hinh %}{{ mh.ten }}, {% endfor %}", "b"),)),
    "paragraphs": (["{%p if so %}", "Có {{ so }}", "{%p endif %}", "{%p if rong %}", "Không", "{%p endif %}"], ()),
    "paragraph loop": (["{%p for n in nhom %}", "{{ n.ten }}:", "{%p endfor %}", "hết"], ()),
    "nested loops": (
        ["{%p for n in nhom %}", "{{ n.ten }}{% for m in n.mo_hinh %} {{ m.ten }}{% endfor %}", "{%p endfor %}"],
        (),
    ),
    "columns": (["x"], (("{%tc for n in nam %}", "{{ n }}", "{%tc endfor %}"),)),
    "merged with the paragraph before": (["a {%- if so %} b{% endif -%} c"], ()),
    "comment": (["a{# chú thích #}b {{ ten }}"], ()),
    "filters": (["{{ ten|upper }} {{ mo_hinh|length }} {{ nam|join(', ') }} {{ ten|replace('0', 'không') }}"], ()),
    "set and arithmetic": (["{% set x = so + 1 %}{{ x }} {{ so * 2 }} {{ ten ~ '!' }}"], ()),
}


def filled_by_docxtpl(data: bytes) -> bytes:
    """Return the document as docxtpl makes it, in the same environment."""
    template = DocxTemplate(io.BytesIO(data))
    template.render(CONTEXT, environment(), autoescape=True)
    stream = io.BytesIO()
    template.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", TEMPLATES)
def test_body_is_docxtpls(name: str, word: Callable[..., bytes], canonical: Callable[..., bytes]) -> None:
    """Every kind of tag fills the text of a document as docxtpl does."""
    paragraphs, rows = TEMPLATES[name]
    data = word(*paragraphs, rows=rows)
    assert canonical(open_template(data, name).render(CONTEXT)) == canonical(filled_by_docxtpl(data))


def test_page_head_and_foot_are_docxtpls(canonical: Callable[..., bytes]) -> None:
    """Tags at the head and the foot of the page are filled as docxtpl does."""
    document = Document()
    document.add_paragraph("thân")
    document.sections[0].header.paragraphs[0].text = "Số {{ so }} — {{ noi }}"
    foot = document.sections[0].footer.paragraphs[0]
    foot.add_run("{{ t")
    foot.add_run("en }}").bold = True
    stream = io.BytesIO()
    document.save(stream)
    ours, theirs = open_template(stream.getvalue(), "m").render(CONTEXT), filled_by_docxtpl(stream.getvalue())
    for part in ("word/header1.xml", "word/footer1.xml"):
        assert canonical(ours, part) == canonical(theirs, part)


def test_formatted_runs_are_docxtpls(canonical: Callable[..., bytes]) -> None:
    """The look of a run goes with its text across tabs and line breaks, as docxtpl does it."""
    document = Document()
    paragraph = document.add_paragraph(style="List Bullet")
    paragraph.add_run("Nơi ở: ").bold = True
    run = paragraph.add_run("{{ cot }} và {{ dong }}")
    run.italic = True
    run.add_break(WD_BREAK.LINE)
    stream = io.BytesIO()
    document.save(stream)
    data = stream.getvalue()
    assert canonical(open_template(data, "m").render(CONTEXT)) == canonical(filled_by_docxtpl(data))


def test_notes_are_docxtpls(
    word: Callable[..., bytes], changed: Callable[..., bytes], members: Callable[..., dict[str, bytes]]
) -> None:
    """A tag in a footnote is filled as docxtpl does."""
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = f'<w:footnotes {names}><w:footnote w:id="1"><w:p><w:r><w:t>{{{{ ten }}}}</w:t></w:r></w:p></w:footnote>'
    plain = word("thân")
    parts = members(plain)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    types = parts["[Content_Types].xml"].replace(
        b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode()
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relations = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rIdN" Type="{relation}" Target="footnotes.xml"/></Relationships>'.encode(),
    )
    data = changed(
        plain,
        {
            "word/footnotes.xml": f"{note}</w:footnotes>".encode(),
            "[Content_Types].xml": types,
            "word/_rels/document.xml.rels": relations,
        },
    )
    ours = members(open_template(data, "m").render(CONTEXT))["word/footnotes.xml"].decode()
    theirs = members(filled_by_docxtpl(data))["word/footnotes.xml"].decode()
    assert ours.partition("<w:footnotes")[2].replace(' xml:space="preserve"', "") == theirs.partition("<w:footnotes")[
        2
    ].replace(' xml:space="preserve"', "")
    assert "Bữa sáng 0 đồng" in ours


@pytest.mark.parametrize("name", ["plain tags", "rows", "paragraphs", "signs in tags", "filters"])
def test_whole_tags_need_no_docxtpl(name: str, word: Callable[..., bytes], monkeypatch) -> None:
    """A template whose tags are whole is patched without docxtpl, whose import costs more than forty slips."""
    monkeypatch.setattr("danvan_cli.forms.engine.patching._docxtpl_patch", lambda _: pytest.fail("docxtpl called"))
    paragraphs, rows = TEMPLATES[name]
    assert open_template(word(*paragraphs, rows=rows), name).render(CONTEXT)
