"""`danvan forms` and `danvan render`: which forms there are, and what becomes of the papers."""

import json

import pytest

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
