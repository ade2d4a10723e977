"""`danvan forms check | fields | new`: the office's own templates, and what may stand in them."""

import json
import zipfile

import pytest

from danvan_cli.builtin import builtin_folder
from danvan_cli.forms.catalogue import load_catalogue
from danvan_cli.forms.engine.text import document_text

FIRST = "chi-bo-xom-1--duong-hoa"
DOSSIER = """\
ten: Đường hoa thay cỏ dại
don_vi: chi-bo-xom-1
dia_diem: Xóm 1
"""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _runs(*texts):
    return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts) + "</w:p>"


@pytest.fixture
def root(make_root):
    """Lay out a workspace of one dossier."""
    return make_root({f"dossiers/2026/{FIRST}.yaml": DOSSIER})


@pytest.fixture
def word(root):
    """Return a function that makes a Word file of these paragraphs in the workspace's folder."""

    def make(*paragraphs, name="Giấy mời.docx"):
        body = "".join(paragraphs)
        document = f'<w:document xmlns:w="{WORD}"><w:body>{body}<w:sectPr/></w:body></w:document>'
        path = root / name
        slip = builtin_folder("templates") / "phieu-dang-ky/mau.docx"
        with zipfile.ZipFile(slip) as old, zipfile.ZipFile(path, "w") as new:
            for part in old.namelist():
                new.writestr(part, document if part == "word/document.xml" else old.read(part))
        return path

    return make


@pytest.fixture
def forms(run, root):
    """Run `forms` in that workspace."""
    return lambda *arguments: run("-C", str(root), "forms", *map(str, arguments))


NAMED = _runs("Kính mời ", "{{ don_vi.ten }}", " dự ra mắt “{{ mo_hinh.ten }}” tại {{ mo_hinh.dia_diem }}")


def test_check_tells_what_data_a_template_needs(forms, word):
    """A good template is told with its keys and their labels, and a preview filled with real words stands beside."""
    path = word(NAMED)
    ended = forms("check", path)
    assert (ended.status, ended.err) == (0, "")
    assert "mo_hinh.dia_diem" in ended.out
    assert "Địa điểm" in ended.out
    text = document_text((path.parent / "Giấy mời (xem thử).docx").read_bytes())
    assert text.startswith("Kính mời ")
    assert "{{" not in text


def test_check_suggests_for_an_unknown_tag(forms, word):
    """An unknown tag is told with the nearest known one and the text around it; no preview is made."""
    path = word(_runs("Địa điểm: {{ mo_hinh.dia_diemm }} của xóm"))
    ended = forms("check", path)
    assert ended.status == 1
    assert "Có phải ý bạn là “dia_diem”?" in ended.out
    assert "Địa điểm: {{ mo_hinh.dia_diemm }} của xóm" in " ".join(ended.out.split())
    assert [each.name for each in path.parent.glob("*.docx")] == ["Giấy mời.docx"]


def test_check_copes_with_tags_that_word_has_cut(forms, word):
    """A tag that Word keeps in pieces is counted, filled all the same, and said to need no mending."""
    path = word(
        _runs("Tên: {{ mo_", "hinh.", "ten }}."), _runs("{", "{ don_vi.ten }}"), _runs("{{ mo_hinh.loai_ten }}")
    )
    ended = forms("check", path, "--format", "json")
    report = json.loads(ended.out)["data"]
    assert report["mended"] == 2
    assert [need["path"] for need in report["needs"]] == ["mo_hinh.ten", "don_vi.ten", "mo_hinh.loai_ten"]
    assert "Word đã cắt 2 thẻ" in forms("check", path).out


def test_check_uses_the_example_of_the_form(forms, word, root):
    """With --form the preview holds that form's own example; --out leads it elsewhere."""
    path = word(NAMED)
    folder = root / "xem"
    assert forms("check", path, "--form", "phieu-dang-ky", "--out", folder).status == 0
    text = document_text((folder / "Giấy mời (xem thử).docx").read_bytes())
    place = "Nhà văn hóa xóm 3 (Diễn Hoa cũ)"
    assert text == f"Kính mời Chi bộ xóm 3 (Diễn Hoa cũ) dự ra mắt “Biến rác thải thành tiền” tại {place}"
    assert not (root / "Giấy mời (xem thử).docx").exists()


@pytest.mark.parametrize("name", sorted(load_catalogue(None).forms))
def test_check_passes_every_form_that_ships(forms, tmp_path, name):
    """Each built-in template passes the check and is previewed with its own example."""
    path = builtin_folder("templates") / name / "mau.docx"
    report = json.loads(forms("check", path, "--out", tmp_path, "--format", "json").out)
    assert report["data"]["faults"] == []
    assert "[" not in document_text((tmp_path / "mau (xem thử).docx").read_bytes())[:1]


def test_check_again_changes_nothing_and_keeps_an_edit(forms, word):
    """The same preview is left as it is; one that was edited by hand stays, and the new one goes beside it."""
    path = word(NAMED)
    preview = path.parent / "Giấy mời (xem thử).docx"
    forms("check", path)
    before = preview.stat()
    forms("check", path)
    assert preview.stat().st_ino == before.st_ino
    preview.write_bytes(b"sua tay")
    ended = forms("check", path)
    assert "đã được sửa tay" in ended.out
    assert preview.read_bytes() == b"sua tay"


def test_check_without_writing(forms, word):
    """--dry-run tells where the preview would go, and writes nothing."""
    path = word(NAMED)
    ended = forms("check", path, "--dry-run")
    assert "Sẽ ghi bản xem thử" in ended.out
    assert [each.name for each in path.parent.glob("*.docx")] == ["Giấy mời.docx"]


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"abc", "không phải là tệp Word"), (b"\xd0\xcf\x11\xe0" + b"x" * 99, ".doc đời cũ"), (b"", "không phải là tệp")],
)
def test_a_file_that_is_no_word_file(forms, root, data, told):
    """What is no .docx is a sentence and status 1, for `check` and `new` alike; nothing is made."""
    path = root / "a.docx"
    path.write_bytes(data)
    for ended in (forms("check", path), forms("new", "giay-moi", "--from", path)):
        assert (ended.status, ended.err) == (1, "")
        assert told in ended.out
    assert not (root / "templates").exists()


def test_fields_lists_every_tag(forms):
    """Without a form every key is listed with a label, and each has a meaning."""
    found = json.loads(forms("fields", "--format", "json").out)["data"]["fields"]
    paths = {each["path"] for each in found}
    assert {"mo_hinh.ten", "nhom[].tt", "van_ban.so_ky_hieu", "co_quan.ten", "mo_hinh.muc_tieu[].chi_tieu_dvt"} <= paths
    assert [each["path"] for each in found if not each["label"] or not each["meaning"]] == []


def test_fields_of_a_form(forms):
    """A form's fields are those that its papers have: one model's, or the rows of a list."""
    slip = {
        each["path"] for each in json.loads(forms("fields", "phieu-dang-ky", "--format", "json").out)["data"]["fields"]
    }
    listed = {
        each["path"] for each in json.loads(forms("fields", "phu-luc-01", "--format", "json").out)["data"]["fields"]
    }
    assert "mo_hinh.ten" in slip
    assert not any(path.startswith("nhom[") for path in slip)
    assert "nhom[].mo_hinh[].ten" in listed
    assert not any(path.startswith("mo_hinh.") for path in listed)


def test_fields_are_found_without_accents(forms):
    """--find looks into keys, labels and meanings, with or without accents."""
    out = forms("fields", "--find", "dia diem").out
    assert "mo_hinh.dia_diem" in out
    assert "co_quan.ten" not in out
    assert "Không có thẻ nào" in forms("fields", "--find", "xyzzy").out


def test_new_makes_a_form_that_prints(forms, run, word, root):
    """`new` makes a folder of three files that the catalogue takes, whose papers print and mark what is missing."""
    ended = forms("new", "giay-moi", "--from", word(NAMED), "--title", "Giấy mời dự lễ ra mắt")
    assert (ended.status, ended.err) == (0, "")
    folder = root / "templates/giay-moi"
    assert sorted(each.name for each in folder.iterdir()) == ["bieu-mau.yaml", "mau.docx", "vi-du.yaml"]
    assert "danvan -C" not in ended.err
    form = load_catalogue(str(root)).forms["giay-moi"]
    assert (form.sheet.title, [scope.value for scope in form.sheet.scopes]) == ("Giấy mời dự lễ ra mắt", ["mo-hinh"])
    assert form.sheet.needed == ("mo_hinh.ten", "mo_hinh.dia_diem")
    assert run("-C", str(root), "render", "giay-moi", "--model", FIRST).status == 0
    text = document_text((root / f"out/2026/giay-moi/{FIRST}.docx").read_bytes())
    assert text == "Kính mời Chi bộ xóm 1 dự ra mắt “Đường hoa thay cỏ dại” tại Xóm 1"
    preview = forms("check", folder / "mau.docx")
    assert "điền bằng ví dụ của giay-moi" in " ".join(preview.out.split())


def test_new_leaves_codes_out_of_what_is_needed(forms, word, root):
    """A code that conditions ask about is not marked as missing: a marker would answer none of them."""
    path = word(_runs('{% if mo_hinh.loai == "moi" %}mới{% endif %} {{ mo_hinh.loai_ten }} {{ mo_hinh.tu_nam }}'))
    forms("new", "phieu", "--from", path)
    assert load_catalogue(str(root)).forms["phieu"].sheet.needed == ("mo_hinh.loai_ten",)


def test_new_in_place_of_a_form_that_ships(forms, word, root):
    """A form of a name that ships gets only its Word part; the sheet stays the program's."""
    ended = forms("new", "phieu-dang-ky", "--from", word(NAMED))
    assert "tờ khai vẫn là của biểu mẫu kèm theo danvan" in " ".join(ended.out.split())
    assert [each.name for each in (root / "templates/phieu-dang-ky").iterdir()] == ["mau.docx"]
    assert not load_catalogue(str(root)).forms["phieu-dang-ky"].trusted


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Giấy mời", "không dùng được"),
        ("../giay", "không dùng được"),
        ("a" * 41, "tối đa là 40"),
        ("nul", "tên dành riêng"),
        ("check", "tên dành riêng"),
    ],
)
def test_new_refuses_bad_names(forms, word, root, name, told):
    """A name that no folder or command can bear is wrong use; nothing is made."""
    ended = forms("new", name, "--from", word(NAMED))
    assert (ended.status, ended.out) == (2, "")
    assert told in ended.err
    assert not (root / "templates").exists()


def test_new_refuses_what_is_there(forms, word, root):
    """An existing folder is left as it is."""
    (root / "templates/giay-moi").mkdir(parents=True)
    ended = forms("new", "giay-moi", "--from", word(NAMED))
    assert (ended.status, ended.out) == (2, "")
    assert "Đã có “templates/giay-moi”" in ended.err
    assert list((root / "templates/giay-moi").iterdir()) == []


def test_new_refuses_unknown_tags_and_missing_files(forms, word, root):
    """A template that could not print makes no form; a file that is not there is wrong use."""
    assert forms("new", "giay-moi", "--from", word(_runs("{{ la_lung }}"))).status == 1
    assert forms("new", "giay-moi", "--from", root / "khong-co.docx").status == 2
    assert not (root / "templates").exists()


def test_new_without_writing(forms, word, root):
    """--dry-run says what would be made, and makes nothing."""
    ended = forms("new", "giay-moi", "--from", word(NAMED), "--dry-run")
    assert "Sẽ tạo templates/giay-moi/bieu-mau.yaml" in ended.out
    assert not (root / "templates").exists()


def test_new_on_a_full_disk(forms, word, root, monkeypatch):
    """When the disk is full there is a sentence, status 4, and no half folder."""

    def refuse(*_: object) -> None:
        raise OSError(28, "x")

    monkeypatch.setattr("os.fsync", refuse)
    ended = forms("new", "giay-moi", "--from", word(NAMED))
    assert ended.status == 4
    assert "đĩa đã đầy" in ended.err
    assert list((root / "templates").iterdir()) == []


def test_new_needs_a_workspace(run, word, tmp_path_factory):
    """Outside a workspace there is nowhere to put a form."""
    ended = run("-C", str(tmp_path_factory.mktemp("ngoai")), "forms", "new", "a", "--from", str(word(NAMED)))
    assert (ended.status, "Không thấy thư mục làm việc" in ended.err) == (2, True)


def test_the_help_of_forms_names_its_parts(run):
    """`danvan forms --help` lists the three commands under it, and each has a page of its own."""
    out = run("forms", "--help").out
    assert all(f"danvan forms {part}" in out for part in ("check", "fields", "new"))
    assert "Cách dùng: danvan forms new" in run("forms", "new", "--help").out
