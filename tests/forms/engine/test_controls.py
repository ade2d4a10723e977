"""Content controls: around each value that is one key of the data, tagged with its path, and around nothing else."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from danvan_cli.forms.engine.batch import Rendered, render_batch
from danvan_cli.forms.engine.found import find_controls
from danvan_cli.forms.engine.marks import LONGEST_TAG
from danvan_cli.forms.engine.row_table import Row, read_table
from danvan_cli.forms.engine.template import Job, open_template
from danvan_cli.forms.engine.text import document_text

LONG = "mot_khoa_rat_dai_cua_bieu_mau"
CONTEXT = {
    "ten": "Bữa sáng <0> đồng",
    "dong": "một\n\nba\tbốn",
    "rong": "",
    "so": 5,
    "khoi": {"ten": "Khối A", "ma": {"2025": "x"}},
    "ds": ["a", "b", "c"],
    "muc": [{"ten": "m1", "con": [{"ten": "c1"}, {"ten": "c2"}]}, {"ten": "m2", "con": [{"ten": "c3"}]}],
    "mo_hinh": [
        {"stem": "xom-1--a", "ten": "A", "muc_tieu": [{"ten": "t1"}, {"ten": "t2"}]},
        {"stem": "", "ten": "B", "muc_tieu": [{"ten": "t3"}]},
        {"stem": "xom-2--c", "ten": "C", "muc_tieu": []},
    ],
    LONG: {LONG: {LONG: "dài"}},
}


@pytest.fixture
def controls(word, body) -> Callable[..., list[tuple[str, str]]]:
    """Return a filler of a template of such paragraphs and rows, which gives the tag and text of each control."""

    def fill(*paragraphs: object, rows: object = ()) -> list[tuple[str, str]]:
        filled = open_template(word(*paragraphs, rows=rows), "m").render(CONTEXT)
        return [tuple(found) for found in find_controls(body(filled))]

    return fill


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("{{ ten }}", [("ten", "Bữa sáng <0> đồng")]),
        ("a {{ khoi.ten }}{{ so }} b", [("khoi.ten", "Khối A"), ("so", "5")]),
        ("{{ khoi['ten'] }}{{ khoi.ma['2025'] }}", [("khoi.ten", "Khối A"), ("khoi.ma.2025", "x")]),
        ("{{ ten|replace('0', '{1}')|upper }}", [("ten|replace|upper", "BỮA SÁNG <{1}> ĐỒNG")]),
        ("{{ ds|join('; ') }}", [("ds|join", "a; b; c")]),
        ("{{ rong }}{{ rong|default('x') }}", []),
        ("{{ rong|default('x', true) }}", [("rong|default", "x")]),
        ("{{ ds[1] }}{{ muc[0].ten }}{{ muc[1]['con'][0].ten }}",
         [("ds[1]", "b"), ("muc[0].ten", "m1"), ("muc[1].con[0].ten", "c3")]),
        ("x {{ dong }}", [("dong", "một\n\nba\tbốn")]),
        ("{% for d in ds %}{{ d }},{% endfor %}", [("ds[0]", "a"), ("ds[1]", "b"), ("ds[2]", "c")]),
        ("{% for m in muc %}{% for c in m.con %}{{ m.ten }}{{ c.ten }}{% endfor %}{% endfor %}",
         [("muc[0].ten", "m1"), ("muc[0].con[0].ten", "c1"), ("muc[0].ten", "m1"), ("muc[0].con[1].ten", "c2"),
          ("muc[1].ten", "m2"), ("muc[1].con[0].ten", "c3")]),
        ("{% for m in muc if m.ten == 'm2' %}{{ m.ten }}{{ loop.index }}{% endfor %}", [("muc[1].ten", "m2")]),
        ("{% for d in ds[1:]|reverse %}{{ d }}{% endfor %}", [("ds[2]", "c"), ("ds[1]", "b")]),
        ("{% for m in muc|selectattr('ten', 'eq', 'm2') %}{{ m.con[0].ten }}{% endfor %}",
         [("muc[1].con[0].ten", "c3")]),
        ("{% for m in muc %}{% set c = m.con[0] %}{{ c.ten }}{% endfor %}",
         [("muc[0].con[0].ten", "c1"), ("muc[1].con[0].ten", "c3")]),
        ("{% if so %}{% set c = khoi %}{{ c.ten }}{% endif %}", [("khoi.ten", "Khối A")]),
        ("{% for m in mo_hinh %}{{ m.ten }}{% for t in m.muc_tieu %}{{ t.ten }}{% endfor %}{% endfor %}",
         [("1:ten", "A"), ("1:muc_tieu[0].ten", "t1"), ("1:muc_tieu[1].ten", "t2"), ("mo_hinh[1].ten", "B"),
          ("mo_hinh[1].muc_tieu[0].ten", "t3"), ("2:ten", "C")]),
    ],
)  # fmt: skip
def test_each_value_has_its_path(source: str, found: list[tuple[str, str]], controls) -> None:
    """A tag that prints one key has a control with its path, and each loop gives its index."""
    assert controls(f"{source} hết") == found


@pytest.mark.parametrize(
    "source",
    [
        "{{ so + 1 }}{{ ten ~ '!' }}{{ ten if so else rong }}{{ 'chữ' }}",
        "{{ ds|length }}{{ ds|first }}{{ muc|map(attribute='ten')|join }}",
        "{% for i in range(2) %}{{ i }}{{ loop.index }}{% endfor %}",
        "{% for k, v in khoi|dictsort %}{% if k == 'ten' %}{{ v }}{% endif %}{% endfor %}",
        "{% for k in khoi %}{{ k }}{% endfor %}",
        "{% for m in muc|batch(1) %}{{ m[0].ten }}{% endfor %}",
        "{% for m in muc %}{{ m.ten }}{{ loop.nextitem.ten if not loop.last }}{% endfor %}",
        "{% if so %}{% set c = khoi %}{% else %}{% set c = muc[0] %}{% endif %}{{ c.ten }}",
        "{% set a, b = ds[0], ds[1] %}{{ a }}",
        "{% raw %}{{ ten }}{% endraw %}{# {{ ten }} #}",
    ],
)
def test_what_is_no_one_key_has_none(source: str, controls, word, lines) -> None:
    """What a template computes, and what stands in no one place of the data, is printed without a control."""
    assert controls(f"{source} hết") == []
    assert len(lines(open_template(word(f"{source} hết"), "m").render(CONTEXT))[0]) > len(" hết")


def test_runs_keep_their_look(word, body, changed) -> None:
    """The value has the look of the run that held its tag, and the text beside it stands in runs of its own."""
    data = word("Tên: {{ ten }}.{% if so %} Có {{ so }}{% endif %}")
    look = '<w:rPr><w:b/><w:sz w:val="20"/></w:rPr>'
    data = changed(data, {"word/document.xml": body(data).replace("<w:r>", f"<w:r>{look}", 1).encode()})
    paragraph = re.search("<w:p>.*?</w:p>", body(open_template(data, "m").render(CONTEXT)))[0]
    plain = re.sub("</?w:sdt>|<w:sdtPr>.*?</w:sdtPr>|</?w:sdtContent>", "", paragraph)
    texts = ("Tên: ", "Bữa sáng &lt;0&gt; đồng", ".", " Có ", "5")
    run = f'<w:r>{look}<w:t xml:space="preserve">{{}}</w:t></w:r>'
    assert plain == f"<w:p>{''.join(map(run.format, texts))}</w:p>"
    assert paragraph.count("<w:sdt>") == 2


def test_lines_alone_are_paragraphs(word, body) -> None:
    """A value of several lines alone in its paragraph becomes paragraphs of the same style in one control."""
    source = word("{{ dong }}", "{{ ten }}", "x {{ dong }}", "{{ rong }}", "hết")
    styled = body(source).replace("<w:p>", '<w:p><w:pPr><w:jc w:val="both"/></w:pPr>')
    tree = etree.fromstring(body(open_template(replaced(source, styled), "m").render(CONTEXT)).encode())
    block, *rest = tree[0]
    word_name = etree.QName(block).namespace
    assert etree.QName(block).localname == "sdt"
    paragraphs = block.findall(f".//{{{word_name}}}p")
    assert ["".join(p.itertext()) for p in paragraphs] == ["một", "", "babốn"]
    assert all(p.find(f"{{{word_name}}}pPr/{{{word_name}}}jc") is not None for p in paragraphs)
    assert [etree.QName(node).localname for node in rest] == ["p", "p", "p", "p", "sectPr"]
    assert [len(p.findall(f"{{{word_name}}}sdt")) for p in rest[:4]] == [1, 1, 0, 0]


def replaced(document: bytes, xml: str) -> bytes:
    """Return the document with another body."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, xml.encode() if name == "word/document.xml" else old.read(name))
    return stream.getvalue()


def test_last_paragraph_stays_one(word, body) -> None:
    """The last paragraph of the body is no block control, since a body must end with a paragraph."""
    filled = body(open_template(word("a", "{{ dong }}"), "m").render(CONTEXT))
    assert re.search("</w:p><w:sectPr", filled)


@pytest.mark.parametrize(
    "around",
    [
        '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
        '<w:fldSimple w:instr="TITLE">{}</w:fldSimple>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "<w:sdt><w:sdtPr><w:tag w:val='rieng'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    ],
)
def test_none_inside_links_fields_and_controls(around: str, word, body) -> None:
    """In a link, in what a field shows, and in a control of the template's own, a value gets no control."""
    data = word("QQQ", "{{ so }}")
    inner = around.format("<w:r><w:t>{{ ten }}</w:t></w:r>")
    xml = re.sub("<w:r><w:t>QQQ</w:t></w:r>", lambda _: inner, body(data))
    filled = body(open_template(replaced(data, xml), "m").render(CONTEXT))
    assert "Bữa sáng" in filled
    assert [found.tag for found in find_controls(filled)] == [*(["rieng"] if "rieng" in around else []), "so"]


def test_none_in_attributes_and_instructions(word, body) -> None:
    """A tag in an attribute or in a field's instruction is filled in its place, without a control."""
    data = word("QQQ")
    inner = (
        '<w:bookmarkStart w:id="0" w:name="{{ so }}"/><w:bookmarkEnd w:id="0"/>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>AUTHOR {{ so }}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    filled = body(
        open_template(replaced(data, body(data).replace("<w:r><w:t>QQQ</w:t></w:r>", inner)), "m").render(CONTEXT)
    )
    assert 'w:name="5"' in filled
    assert "AUTHOR 5<" in filled
    assert find_controls(filled) == []


def test_own_controls_stay_and_numbers_differ(word, body) -> None:
    """A control of the template's own stays letter for letter, and no two controls have one number."""
    own = '<w:sdt><w:sdtPr><w:tag w:val="rieng"/><w:id w:val="2"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
    data = word("{{ ten }}{{ so }}{{ khoi.ten }}", head="{{ ten }}")
    filled = open_template(replaced(data, body(data).replace("<w:sectPr", f"{own}<w:sectPr", 1)), "m").render(CONTEXT)
    assert own in body(filled)
    numbers = re.findall(r'<w:id w:val="(\d+)"', body(filled) + body(filled, "word/header1.xml"))
    assert len(numbers) == len(set(numbers)) == 5


def test_statements_over_several_runs(controls, word, lines) -> None:
    """A condition or loop may begin in one run or paragraph and end in another, taken or not."""
    paragraphs = (
        ["{% if rong %}", "không {{ ten }}", "{% endif %}", "a"],
        "b{% for d in ds %}",
        "{{ d }}{% endfor %}c",
    )
    assert controls(*paragraphs) == [("ds[0]", "a"), ("ds[1]", "b"), ("ds[2]", "c")]
    assert lines(open_template(word(*paragraphs), "m").render(CONTEXT)) == ["a", "b", "a", "b", "cc"]


def test_hyphens_take_blanks_away(word, lines) -> None:
    """A hyphen in a tag takes the blanks beside it away, as Jinja does."""
    assert lines(open_template(word("a  {{- so -}}  b"), "m").render(CONTEXT)) == ["a5b"]


def test_table_of_rows(word, members) -> None:
    """The rows that begin a path stand in a custom XML part, with their dossier and their place."""
    source = "{% for m in mo_hinh %}{{ m.ten }}{% endfor %}{% for m in mo_hinh|reverse %}{{ m.ten }}{% endfor %}"
    parts = members(open_template(word(source), "m").render(CONTEXT))
    item = next(name for name, data in parts.items() if b"urn:danvan:hang" in data and "Props" not in name)
    table = read_table(parts[item].decode().partition("?>")[2])
    assert table.rows == {1: Row("xom-1--a", "mo_hinh[0]"), 2: Row("xom-2--c", "mo_hinh[2]")}
    properties = item.replace("item", "itemProps")
    assert f'"/{properties}"'.encode() in parts["[Content_Types].xml"]
    assert f'"../{item}"'.encode() in parts["word/_rels/document.xml.rels"]
    assert f'"{properties.rpartition("/")[2]}"'.encode() in parts[f"customXml/_rels/{item.rpartition('/')[2]}.rels"]


def test_document_as_template_has_one_table(word, members) -> None:
    """A document of ours used as a template gets no second table."""
    first = open_template(word("{% for m in mo_hinh %}{{ m.ten }}{{ '{{ ten }}' }}{% endfor %}"), "m").render(CONTEXT)
    parts = members(open_template(first, "m").render(CONTEXT))
    assert sum(b"urn:danvan:hang" in data for name, data in parts.items() if "Props" not in name) == 1


def test_long_path_is_in_the_table(word, members, body) -> None:
    """A path too long for a tag is the number of its line in the table."""
    filled = open_template(word(f"{{{{ {LONG}.{LONG}.{LONG} }}}} hết {{{{ {LONG}.{LONG}.{LONG} }}}}"), "m").render(
        CONTEXT
    )
    assert [tuple(found) for found in find_controls(body(filled))] == [("~1", "dài")] * 2
    item = next(data for name, data in members(filled).items() if b"<khoa" in data)
    assert read_table(item.decode().partition("?>")[2]).paths == {1: f"{LONG}.{LONG}.{LONG}"}
    assert len(f"{LONG}.{LONG}.{LONG}") > LONGEST_TAG


def test_label_is_the_title(word, body) -> None:
    """A control bears the name that people give its key, in a child process too."""
    template = open_template(word("{{ ten }} {% for m in muc %}{{ m.ten }}{% endfor %}"), "m",
                             {"ten": "Tên “A & B”", "muc[].ten": "Mục"})  # fmt: skip
    job = Job(CONTEXT)
    for trusted in (True, False):
        (result,) = render_batch(template, [job], trusted=trusted)
        assert isinstance(result, Rendered)
        assert re.findall(r'<w:alias w:val="([^"]*)"/>', body(result.data)) == ["Tên “A &amp; B”", "Mục", "Mục"]


def test_block_survives_libreoffice(word, tmp_path: Path) -> None:
    """A value of several paragraphs keeps its text on the way through .odt and .doc."""
    office = shutil.which("soffice")
    if not office and "office" in os.environ.get("DANVAN_REQUIRE", ""):
        pytest.fail("LibreOffice is required here and is not installed")
    if not office:
        pytest.skip("LibreOffice is not installed")
    source = word("đầu", "{{ dong }}", "{{ ten }}", "x", rows=(("{{ dong }}", "{{ ten }}"),))
    (tmp_path / "a.docx").write_bytes(open_template(source, "m").render(CONTEXT))
    for kind in ("odt", "doc"):
        for name, target in (("a.docx", kind), (f"{kind}/a.{kind}", "docx:MS Word 2007 XML")):
            profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
            command = [office, profile, "--headless", "--convert-to", target, "--outdir", kind, name]
            subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)  # noqa: S603
        read = document_text((tmp_path / kind / "a.docx").read_bytes())
        assert read == document_text((tmp_path / "a.docx").read_bytes())
