"""The data of a record without its writing."""

from __future__ import annotations

import json

import pytest

from danvan_cli.models.content import content
from danvan_cli.models.dossier import Dossier, Target
from danvan_cli.models.model_report import Evidence
from danvan_cli.models.reading import read_record
from danvan_cli.models.structure import Shape, attributes, known_by
from danvan_cli.models.vocabulary import ROOTS
from danvan_cli.models.year_plan import TeamMember, YearPlan
from danvan_cli.source.canonical import canonical
from danvan_cli.source.layout import document_text
from danvan_cli.source.reader import read_source

WHOLE = """
ten: ' Đường hoa '
don_vi: chi-bo-xom-1
loai: nang-cao
tu_nam: 2024
gan_voi: ['Nông thôn mới', ' ']
dang_ky: {ngay: 2026-03-05, so_ky_hieu: }
chu_the: {ten: '  ', loai: }
muc_tieu:
  - ten: Số mét đường
    chi_tieu: 1 200,50
    chi_tieu_nam_truoc: 80 %
    ket_qua: {2026: 0, 2025: '1.150', 2024: }
  - {chieu: }
vuong_mac: [{noi_dung: Mưa, xong: khong}, {xong: Có}]
tham_dinh: {phong_van: {so_nguoi: '1.200'}}
"""


def read(text, cls=Dossier):
    """Return the record that a text says."""
    reading = read_record(cls, read_source("dossiers/2026/a--b.yaml", text.encode()))
    assert reading.record is not None, reading.faults
    return reading.record


def listed(tree):
    """Return a content with lists for rows, as files are written from."""
    if isinstance(tree, dict):
        return {key: listed(value) for key, value in tree.items()}
    return [listed(row) for row in tree] if isinstance(tree, tuple) else tree


def test_every_kind_of_value_has_one_form():
    """Days, figures, counts, years, yes or no, choices and texts come in one form, and nothing empty does."""
    assert content(read(WHOLE)) == {
        "ten": "Đường hoa",
        "gan_voi": ("Nông thôn mới",),
        "loai": "nang-cao",
        "tu_nam": "2024",
        "don_vi": "chi-bo-xom-1",
        "muc_tieu": (
            {
                "ten": "Số mét đường",
                "chi_tieu": "1.200,5",
                "chi_tieu_nam_truoc": "80%",
                "chieu": "tang",
                "ket_qua": {"2025": "1.150", "2026": "0"},
            },
        ),
        "vuong_mac": ({"noi_dung": "Mưa", "xong": "không"}, {"xong": "có"}),
        "dang_ky": {"ngay": "05/3/2026"},
        "tham_dinh": {"phong_van": {"so_nguoi": "1200"}},
    }


def test_keys_stand_in_the_order_of_the_vocabulary():
    """Whatever the order in the file, keys come as the vocabulary declares them and free ones sorted."""
    told = content(read(WHOLE))
    assert list(told) == [one.key for one in attributes(Dossier) if one.key in told]
    assert list(told["muc_tieu"][0]["ket_qua"]) == ["2025", "2026"]


def test_a_free_key_holds_a_block():
    """The papers of a plan stand by the name of their form, each a block of its own."""
    told = content(read("nam: 2026\nvan_ban: {bao-cao: {ngay: 5-3-2026}, to-trinh: {}}\n", YearPlan))
    assert told["van_ban"] == {"bao-cao": {"ngay": "05/3/2026"}}
    assert told["nhac_truoc"] == "14"
    assert told["tinh_ca_ngay_han"] == "không"


def test_composed_and_decomposed_letters_are_one_text():
    """A text typed with separate tone marks says the same as one typed with whole letters."""
    assert content(read("ten: Đường\ndon_vi: a\n")) == content(read("ten: Đu\u031bo\u031b\u0300ng\ndon_vi: a\n"))


def test_the_one_style_says_the_same(sample):
    """`fmt` leaves the content of every sample file as it was, also of one written carelessly."""
    files = [file for file in sample.files() if file.record is not None]
    assert len(files) > 40
    for file in files:
        careless = b"\xef\xbb\xbf# nh\xc3\xa1p\r\n\r\n\r\n" + file.document.data.replace(b"\n", b"\r\n")
        tidy = canonical(read_source(file.label, file.document.data))
        again = canonical(read_source(file.label, careless))
        for data in (careless, tidy, again):
            assert content(read(data.decode(), type(file.record))) == content(file.record), file.label


def test_other_writing_says_the_same(sample):
    """A sample file with every text in quotes and every block in braces has the same content."""
    for file in (file for file in sample.files() if file.record is not None):
        value = read_source(file.label, file.document.data).value
        assert content(read(json.dumps(value, ensure_ascii=False), type(file.record))) == content(file.record)


def test_a_content_written_as_a_file_is_read_as_itself(sample):
    """Every sample file written anew from its content alone has the same content."""
    for file in (file for file in sample.files() if file.record is not None):
        told = content(file.record)
        assert content(read(document_text(listed(told)), type(file.record))) == told, file.label


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("muc_tieu: [{chi_tieu: 80}]", "muc_tieu: [{chi_tieu: 80%}]"),
        ("dang_ky: {ngay: 05/3/2026}", "dang_ky: {ngay: 06/3/2026}"),
        ("gan_voi: [a, b]", "gan_voi: [b, a]"),
        ("dia_diem: Xóm 1", "dia_diem: xóm 1"),
    ],
)
def test_what_says_something_else_differs(one, other):
    """A percent sign, a day, the order of rows and the case of letters are data."""
    head = "ten: a\ndon_vi: b\n"
    assert content(read(head + one)) != content(read(head + other))


def rows_of(cls):
    """Yield every class of rows that stands below a class."""
    for attribute in attributes(cls):
        if attribute.record is not None:
            if attribute.shape is Shape.ROWS:
                yield attribute.record
            yield from rows_of(attribute.record)


def test_every_row_says_what_it_is_known_by():
    """Each class of rows in any kind of file names keys of its own by which a row is known."""
    classes = {cls for root in ROOTS.values() for cls in rows_of(root)}
    assert len(classes) > 15
    for cls in classes:
        keys = known_by(cls)
        assert keys
        assert set(keys) <= {attribute.key for attribute in attributes(cls)}


def test_known_by_speaks_the_keys_of_the_file():
    """What a row is known by comes in the keys of the file, in the order of their weight."""
    assert known_by(Target) == ("ten",)
    assert known_by(Evidence) == ("tep", "lien_ket")
    assert known_by(TeamMember) == ("vai_tro", "chuc_vu")
