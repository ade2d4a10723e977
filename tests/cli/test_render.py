"""`danvan forms` and `danvan render`: which forms there are, and what becomes of the papers."""

import errno
import json
import os
import zipfile

import pytest

from danvan_cli.builtin import builtin_folder
from danvan_cli.forms.catalogue import load_catalogue

FIRST = "chi-bo-xom-1--duong-hoa"
DOSSIER = """\
ten: Đường hoa thay cỏ dại
don_vi: chi-bo-xom-1
linh_vuc: van-hoa-xa-hoi
loai: moi
dia_diem: Xóm 1
dang_ky:
  ngay: 03/3/2026
"""


@pytest.fixture
def root(make_root):
    """Lay out a workspace of one registered dossier that has gaps."""
    return make_root({f"dossiers/2026/{FIRST}.yaml": DOSSIER})


@pytest.fixture
def render(run, root):
    """Run `render` in that workspace after the deadline."""
    return lambda *arguments: run("-C", str(root), "render", *arguments, "--as-of", "06/3")


def _slip(root):
    return root / "out/2026/phieu-dang-ky" / f"{FIRST}.docx"


def test_the_paper_stands_in_out(render, root):
    """A slip is written below `out` of the workspace, the report names it, and the status is 0."""
    ended = render("phieu-dang-ky", "--model", FIRST)
    assert (ended.status, ended.err) == (0, "")
    assert f"2026/phieu-dang-ky/{FIRST}.docx" in ended.out
    assert _slip(root).read_bytes().startswith(b"PK")


def test_what_is_missing_is_listed_with_who_owes_it(render):
    """Gaps are printed as markers, counted, and listed by the unit that owes them."""
    ended = render("phieu-dang-ky", "--model", FIRST)
    assert "[CẦN BỔ SUNG]" in ended.out
    assert "Chi bộ xóm 1" in ended.out
    assert " check --as-of " in ended.out


def test_final_refuses_gaps(render, root):
    """With --final nothing that has a gap is written, and the status is 1."""
    ended = render("phieu-dang-ky", "--model", FIRST, "--final")
    assert ended.status == 1
    assert "chưa in bản chính thức" in ended.out
    assert not _slip(root).exists()


def test_out_leads_elsewhere(render, root, tmp_path_factory):
    """--out writes below another folder and leaves the workspace alone."""
    folder = tmp_path_factory.mktemp("nơi khác")
    assert render("phu-luc-01", "--out", str(folder)).status == 0
    assert (folder / "2026/phu-luc-01/toan-xa.docx").is_file()
    assert not (root / "out").exists()


def test_everything(render):
    """--all prints every paper of the form."""
    report = json.loads(render("phu-luc-01", "--all", "--format", "json").out)
    papers = {document["paper_of"] for document in report["data"]["documents"]}
    assert papers == {"chi-bo-xom-1", "toan-xa"}


def test_everything_says_what_could_not_be_read(render, root):
    """A dossier that cannot be read has no slip; that is said, and the status is 1."""
    (root / "dossiers/2026/chi-bo-xom-1--hong.yaml").write_text("ten: [\n", "utf-8")
    (root / "dossiers/2026/chi-bo-xom-1--hai.yaml").write_text(DOSSIER, "utf-8")
    ended = render("phieu-dang-ky", "--all")
    assert ended.status == 1
    assert "1 hồ sơ lỗi chưa in được" in ended.out


def test_a_blank_form(render, root):
    """--blank prints the form to be filled by hand; it has no gaps to complain of."""
    ended = render("phieu-dang-ky", "--blank")
    assert ended.status == 0
    assert "CẦN BỔ SUNG" not in ended.out
    assert list((root / "out/2026/phieu-dang-ky").iterdir())


def test_a_file_held_by_word_is_the_surroundings(render, root):
    """A paper that Word holds open stays as it is; status 4 and what to do."""
    assert render("phieu-dang-ky", "--model", FIRST).status == 0
    old = _slip(root).read_bytes()
    (_slip(root).parent / f"~${_slip(root).name[2:]}").touch()
    (root / f"dossiers/2026/{FIRST}.yaml").write_text(DOSSIER.replace("Xóm 1", "Xóm 2"), "utf-8")
    ended = render("phieu-dang-ky", "--model", FIRST)
    assert ended.status == 4
    assert "Đóng các tệp đang mở" in ended.out
    assert _slip(root).read_bytes() == old


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["phieu-dang-ki", "--all"], "Có phải ý bạn là “phieu-dang-ky”?"),
        (["phieu-dang-ky"], "không có bản chung toàn xã"),
        (["phieu-dang-ky", "--model", "chi-bo-xom-1--duong-hao"], f"Có phải ý bạn là “{FIRST}”?"),
        (["phu-luc-01", "--unit", "chi-bo-xom-9"], "Có phải ý bạn là “chi-bo-xom-1”?"),
        ([], "Thiếu tham số BIỂU-MẪU"),
    ],
)
def test_what_does_not_exist_is_wrong_use(render, root, arguments, told):
    """A form, dossier or unit that does not exist is told with the nearest that does; nothing is written."""
    ended = render(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert told in ended.err
    assert not (root / "out").exists()


def test_a_broken_plan_prints_nothing(render, root):
    """While the plan cannot be read no paper is printed, and the status is 1."""
    (root / "dossiers/2026/ke-hoach.yaml").write_text("nam: [\n", "utf-8")
    ended = render("phu-luc-01")
    assert ended.status == 1
    assert " check" in ended.out


@pytest.fixture
def broken_form(root):
    """Put a form of the office's own whose template is no Word file."""
    folder = root / "templates/giay-moi"
    folder.mkdir(parents=True)
    (folder / "mau.docx").write_bytes("không phải tệp Word".encode())
    (folder / "bieu-mau.yaml").write_text("ten: Giấy mời\npham_vi: [xa]\nten_tep: giay-moi.docx\n", "utf-8")
    return folder


@pytest.mark.usefixtures("broken_form")
def test_a_template_that_is_no_word_file(render):
    """A template of the office that cannot be used is a fault of the data, told with its name."""
    ended = render("giay-moi")
    assert (ended.status, ended.err) == (1, "")
    assert "templates/giay-moi/mau.docx" in ended.out


def test_a_form_without_its_template(run, render, root, broken_form):
    """A form that lacks a file is told by `render` and `forms` alike, beside the forms that serve."""
    (broken_form / "mau.docx").unlink()
    for ended in (render("giay-moi"), run("-C", str(root), "forms"), run("-C", str(root), "forms", "giay-moi")):
        assert ended.status == 1
        assert "thiếu tệp mau.docx" in ended.out
    assert "phu-luc-01" in run("-C", str(root), "forms").out


def test_forms_are_listed_anywhere(run, tmp_path):
    """The forms that came with danvan are listed outside a workspace too."""
    report = json.loads(run("-C", str(tmp_path), "forms", "--format", "json").out)
    forms = {form["name"]: form for form in report["data"]["forms"]}
    assert {"phieu-dang-ky", "phu-luc-01", "phu-luc-02"} <= set(forms)
    assert all(form["builtin"] for form in forms.values())


def test_a_form_says_what_it_needs_and_how_it_is_printed(run):
    """The page of a form lists its keys and a command for each way to print it."""
    ended = run("forms", "phu-luc-01")
    assert ended.status == 0
    assert "nhom[].mo_hinh[].ten" in ended.out
    assert "danvan render phu-luc-01 --unit MÃ-ĐƠN-VỊ" in ended.out


@pytest.fixture
def without_pages(monkeypatch):
    """Leave the pages uncounted: what is printed is the same, without the seconds of a layout engine."""
    from danvan_cli.cli.shell import printing

    monkeypatch.setattr(printing, "lay_out_papers", lambda *_, **__: None)


def _bytes(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("without_pages")
def test_every_form_twice_changes_no_byte(render, root):
    """--all without a form prints every form for everybody; the second time no file changes, the list included."""
    office = root / "dossiers/co-quan.yaml"
    signers = "nguoi_ky:\n  - {ma: ban-thuong-vu, quyen_han: T/M BAN THƯỜNG VỤ, chuc_vu: BÍ THƯ}"
    office.write_text(office.read_text("utf-8").replace("nguoi_ky:", signers, 1), "utf-8")
    first = json.loads(render("--all", "--format", "json").out)
    assert set(first["data"]["forms"]) == set(load_catalogue(None).forms)
    files = _bytes(root / "out")
    assert "2026/danh-sach.csv" in files
    assert len(files) == len(first["data"]["documents"]) + 1
    again = json.loads(render("--all", "--format", "json").out)
    assert {document["fate"] for document in again["data"]["documents"]} == {"kept"}
    assert _bytes(root / "out") == files


@pytest.mark.usefixtures("without_pages")
def test_dry_run_writes_nothing(render, root):
    """--dry-run tells every file and gap, names the command that writes them, and touches nothing."""
    ended = render("phieu-dang-ky", "phu-luc-01", "--all", "--dry-run")
    assert ended.status == 0
    assert "Xem trước, chưa ghi gì." in ended.out
    assert f"2026/phieu-dang-ky/{FIRST}.docx" in ended.out
    assert "CẦN BỔ SUNG" in ended.out
    assert f"danvan -C {root} render phieu-dang-ky phu-luc-01 --all --as-of 06/3/2026" in ended.out
    assert not (root / "out").exists()


def test_dry_run_knows_what_is_there(render, root):
    """--dry-run says of a file that it would stay, or that a copy edited by hand would be left alone."""
    assert render("phieu-dang-ky", "--all").status == 0
    report = json.loads(render("phieu-dang-ky", "--all", "--dry-run", "--format", "json").out)
    assert [document["fate"] for document in report["data"]["documents"]] == ["kept"]
    _slip(root).write_bytes(b"sua tay")
    report = json.loads(render("phieu-dang-ky", "--all", "--dry-run", "--format", "json").out)
    assert [document["fate"] for document in report["data"]["documents"]] == ["beside"]
    assert len(list(_slip(root).parent.iterdir())) == 1


def test_several_forms_pass_over_those_that_do_not_fit(render, root):
    """Of several forms, one whose scope fits nothing that was asked is passed over, and that is said."""
    ended = render("phieu-dang-ky", "phu-luc-01", "--model", FIRST)
    assert ended.status == 0
    assert "phu-luc-01: bỏ qua, vì biểu mẫu này không in cho từng mô hình." in ended.out
    assert _slip(root).is_file()


def test_several_forms_know_what_does_not_exist(render, root):
    """A dossier that does not exist is wrong use for several forms as for one; nothing is written."""
    ended = render("phieu-dang-ky", "phu-luc-01", "--model", FIRST, "--model", "chi-bo-xom-1--duong-hao")
    assert (ended.status, ended.out) == (2, "")
    assert f"Có phải ý bạn là “{FIRST}”?" in ended.err
    assert not (root / "out").exists()


def test_no_form_fits(render, root):
    """Where no form fits, it is wrong use and says why of each."""
    ended = render("phu-luc-01", "phu-luc-02", "--model", FIRST)
    assert (ended.status, ended.out) == (2, "")
    assert "phu-luc-02: bỏ qua" in ended.err
    assert not (root / "out").exists()


@pytest.mark.usefixtures("broken_form")
def test_a_broken_form_stops_no_other(render, root):
    """Of several forms, one whose template cannot be used is told, and the others are printed."""
    ended = render("giay-moi", "phieu-dang-ky", "phu-luc-01", "--all")
    assert ended.status == 1
    assert "templates/giay-moi/mau.docx" in ended.out
    assert _slip(root).is_file()
    assert (root / "out/2026/phu-luc-01/toan-xa.docx").is_file()


def test_a_missing_template_stops_no_other(render, root, broken_form):
    """Of several forms, one that lacks its template is told, and the others are printed."""
    (broken_form / "mau.docx").unlink()
    ended = render("giay-moi", "phieu-dang-ky", "--all")
    assert ended.status == 1
    assert "thiếu tệp mau.docx" in ended.out
    assert _slip(root).is_file()


def test_a_form_nobody_can_sign_stops_no_other(render, root):
    """Of several forms, one whose signer the office does not have is told, status 1, and the others are printed."""
    ended = render("quyet-dinh-cong-nhan", "phu-luc-01")
    assert ended.status == 1
    assert "ghi người ký là “ban-thuong-vu”" in ended.out
    assert (root / "out/2026/phu-luc-01/toan-xa.docx").is_file()


def test_the_command_is_given_again(render, root):
    """After a locked file the next step is the whole command as it was asked, ready to be copied."""
    assert render("phieu-dang-ky", "--model", FIRST, "--final").status == 1
    folder = _slip(root).parent
    folder.mkdir(parents=True)
    (folder / f"~${_slip(root).name[2:]}").touch()
    ended = render("phieu-dang-ky", "phu-luc-01", "--all", "--out", str(root / "out"))
    assert ended.status == 4
    assert f"render phieu-dang-ky phu-luc-01 --all --out {root / 'out'} --as-of 06/3/2026" in ended.out
    assert (root / "out/2026/phu-luc-01/toan-xa.docx").is_file()


@pytest.mark.parametrize(
    ("code", "told"), [(errno.ENOSPC, "đĩa đã đầy."), (errno.EROFS, "chỉ cho đọc."), (errno.EACCES, "đóng tệp ấy")]
)
def test_what_the_disk_refuses_leaves_no_half_file(render, root, monkeypatch, code, told):
    """No space, a read-only disk, a held file: a sentence and status 4; every file is the old one, whole."""
    assert render("phieu-dang-ky", "phu-luc-01", "--all").status == 0
    before = _bytes(root / "out")
    (root / f"dossiers/2026/{FIRST}.yaml").write_text(DOSSIER.replace("Xóm 1", "Xóm 2"), "utf-8")

    def refuse(*_: object) -> None:
        raise OSError(code, "x")

    monkeypatch.setattr(os, "fsync", refuse)
    ended = render("phieu-dang-ky", "phu-luc-01", "--all")
    assert ended.status == 4
    assert told in ended.out
    assert "Chưa cập nhật được danh sách tệp đã in." not in ended.out
    assert _bytes(root / "out") == before


def test_a_folder_that_may_not_be_written(render, root, monkeypatch):
    """A folder without the right to write is named, with the way out; status 4."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "x")

    monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    monkeypatch.setattr(os, "access", lambda *_: False)
    ended = render("phieu-dang-ky", "--all")
    assert ended.status == 4
    assert f"Không được phép ghi vào thư mục “{root}”" in ended.out
    assert "--out" in ended.out


@pytest.mark.usefixtures("without_pages")
@pytest.mark.parametrize(
    "dossier",
    [DOSSIER.replace("Đường hoa thay cỏ dại", "Đường hoa " * 1_000), DOSSIER, DOSSIER + "muc_tieu: []\n"],
    ids=["name of 10,000 letters", "bare", "no target"],
)
def test_every_form_of_an_odd_dossier(render, root, dossier):
    """A name of 10,000 letters or a model without a single target is printed in every form that speaks of it."""
    (root / f"dossiers/2026/{FIRST}.yaml").write_text(dossier, "utf-8")
    folder = root / "templates/theo-ten"
    folder.mkdir(parents=True)
    (folder / "bieu-mau.yaml").write_text(
        'ten: Theo tên\npham_vi: [mo-hinh]\nten_tep: "{{ mo_hinh.ten }}.docx"\n', "utf-8"
    )
    (folder / "mau.docx").write_bytes((builtin_folder("templates") / "phieu-dang-ky/mau.docx").read_bytes())
    report = json.loads(render("--model", FIRST, "--format", "json").out)
    assert {document["fate"] for document in report["data"]["documents"]} == {"written"}
    assert {"theo-ten", "bao-cao-mo-hinh", "phieu-dang-ky"} <= set(report["data"]["forms"])


@pytest.mark.usefixtures("without_pages")
def test_a_bundle(render, root):
    """--bundle prints the papers of the submission and packs them; twice changes no byte; gaps are told."""
    ended = render("--bundle", "--model", FIRST)
    assert ended.status == 0
    assert f"2026/bo-ho-so/{FIRST}.zip" in ended.out
    files = _bytes(root / "out")
    assert zipfile.is_zipfile(root / f"out/2026/bo-ho-so/{FIRST}.zip")
    assert render("--bundle", "--model", FIRST).status == 0
    assert _bytes(root / "out") == files


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--bundle"], "Thêm --model MÃ-HỒ-SƠ"),
        (["phieu-dang-ky", "--bundle", "--all"], "không ghi tên biểu mẫu"),
        (["--bundle", "--all", "--blank"], "không đi cùng “--blank”"),
        (["--blank"], "Thiếu tham số BIỂU-MẪU"),
    ],
)
def test_options_that_do_not_go_together(render, root, arguments, told):
    """A bundle of nothing, of named forms or of empty ones is wrong use; so is no form at all."""
    ended = render(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert told in ended.err
    assert not (root / "out").exists()
