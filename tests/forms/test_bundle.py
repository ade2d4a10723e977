"""One model's submission in one zip: what is in, what is missing, and that it stays within its bounds."""

from __future__ import annotations

import errno
import os
import zipfile

import pytest

from danvan_cli.forms import bundle as room
from danvan_cli.forms import zipping
from danvan_cli.forms.bundle import CONTENTS, Bundle, Submission, make_bundle
from danvan_cli.forms.catalogue import load_catalogue
from danvan_cli.forms.printing import Order, print_papers
from danvan_cli.forms.selecting import Request, select
from danvan_cli.forms.writing import Fate
from tests.forms.conftest import WASTE

STEM = "xom-3--rac"
PROOF = """
minh_chung:
  - {loai: hinh-anh, tep: ảnh rác.jpg, mo_ta: Điểm tập kết, ngay: 01/8/2026}
  - {loai: tai-lieu, tep: so.txt, mo_ta: Sổ thu chi}
  - {loai: lien-ket, lien_ket: "https://dienchau.example/rac", mo_ta: Trang của xóm}
  - {loai: tai-lieu, tep: ../khac/mat.txt, mo_ta: Ngoài thư mục}
  - {loai: tai-lieu, tep: khong-co.pdf, mo_ta: Chưa nộp}
  - {loai: hinh-anh, tep: muon.jpg, mo_ta: Chụp sau, ngay: 30/12/2026}
"""
FILES = {
    "ảnh rác.jpg": b"\xff\xd8\xff" + b"a" * 50,
    "so.txt": "thu 13 triệu\n".encode() * 9,
    "muon.jpg": b"\xff\xd8\xff",
}
REMARK = "nhan_xet: [{co_quan: Chi ủy xóm 3, ngay: 15/9/2026, noi_dung: Thiết thực.}]\n"


@pytest.fixture
def pack(campaign, tmp_path):
    """Return a function that prints a model's papers and packs them."""

    def run(extra: str = PROOF + REMARK, **options: bool) -> Bundle:
        folder = tmp_path / "dossiers/2026/minh-chung" / STEM
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in FILES.items():
            (folder / name).write_bytes(data)
        year = campaign({f"dossiers/2026/{STEM}.yaml": WASTE + extra})
        forms = sorted(
            (form for form in load_catalogue(None).forms.values() if form.sheet.bundle_place),
            key=lambda form: form.sheet.bundle_place,
        )
        papers = []
        for form in forms:
            subjects = [each for each in select(form, year, Request(models=[STEM])).subjects if each.remark != 0]
            order = Order(form, subjects, dry=options.get("dry", False), final=options.pop("final", False))
            papers += print_papers(year, year.workspace.office.record, order, tmp_path / "out")
        return make_bundle(year, Submission(year.by_stem[STEM], forms, papers), tmp_path / "out", **options)

    return run


@pytest.fixture
def opened(tmp_path):
    """Return a function that reads the files of a bundle."""

    def read(made: Bundle) -> dict[str, bytes]:
        with zipfile.ZipFile(tmp_path / "out" / made.label) as archive:
            assert archive.testzip() is None
            return {name: archive.read(name) for name in archive.namelist()}

    return read


def test_what_the_plan_asks_for_is_in(pack, opened) -> None:
    """The bundle holds the proposal, the report, each remark and the evidence, in this order, as they are."""
    files = opened(pack())
    names = list(files)
    assert names[0] == CONTENTS
    assert names[1].startswith("01. Tờ trình đề nghị công nhận")
    assert names[2].startswith("02. Báo cáo kết quả")
    assert names[3].startswith("03. Báo cáo đánh giá, nhận xét")
    assert names[4:] == ["Minh chứng/01. ảnh rác.jpg", "Minh chứng/02. so.txt"]
    assert [files[name] for name in names[4:]] == [FILES["ảnh rác.jpg"], FILES["so.txt"]]


def test_the_table_of_contents(pack, opened) -> None:
    """The table of contents names the model, every file and link, and what is missing or may not be taken."""
    made = pack()
    text = opened(made)[CONTENTS].decode("utf-8-sig")
    assert "Mô hình: “Biến rác thải thành tiền & quà <nhỏ>”\r\nĐơn vị: Chi bộ xóm 3 (Diễn Hoa cũ)\r\n" in text
    assert "Số liệu tính đến ngày 14/10/2026" in text
    assert "Minh chứng/01. ảnh rác.jpg (Điểm tập kết, 01/8/2026)" in text
    assert "Liên kết: https://dienchau.example/rac (Trang của xóm)" in text
    assert "“../khac/mat.txt” (Ngoài thư mục): tệp nằm ngoài thư mục minh chứng" in text
    assert "“khong-co.pdf” (Chưa nộp): không có tệp" in text
    assert "Chụp sau" not in text
    assert all(f"- {line}" in text for line in made.missing)


def test_a_bare_dossier(pack, opened) -> None:
    """Without evidence or remark both are told as missing, and no empty remark is packed."""
    made = pack("")
    assert "Tài liệu, hình ảnh, video minh họa: chưa có" in made.missing
    assert any("nhận xét" in line and line.endswith("chưa có") for line in made.missing)
    assert len(opened(made)) == 3


def test_the_same_contents_are_the_same_bytes(pack, tmp_path) -> None:
    """Packed again the file stays untouched; packed elsewhere it has the same bytes."""
    first = pack()
    path = tmp_path / "out" / first.label
    data, status = path.read_bytes(), path.stat()
    assert pack().fate is Fate.KEPT
    assert path.stat().st_ino == status.st_ino
    path.unlink()
    assert pack().fate is Fate.WRITTEN
    assert path.read_bytes() == data
    assert os.listdir(path.parent) == [path.name]


def test_new_contents_replace_the_old(pack, tmp_path) -> None:
    """A bundle that nobody touched is replaced when the dossier changes."""
    before = (tmp_path / "out" / pack().label).read_bytes()
    made = pack(REMARK)
    assert made.fate is Fate.WRITTEN
    assert (tmp_path / "out" / made.label).read_bytes() != before


@pytest.mark.parametrize("change", ["added", "foreign"])
def test_a_bundle_changed_by_hand_is_kept(pack, tmp_path, change) -> None:
    """A zip that somebody added to, or brought, stays; the new one stands beside it."""
    path = tmp_path / "out" / pack().label
    if change == "added":
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("them.txt", "x")
    else:
        path.write_bytes("không phải zip".encode())
    data = path.read_bytes()
    made = pack()
    assert (made.fate, made.label) == (Fate.BESIDE, f"2026/bo-ho-so/{STEM} (mới).zip")
    assert path.read_bytes() == data
    assert pack().fate is Fate.KEPT


def test_a_paper_edited_by_hand_goes_in(pack, opened, tmp_path) -> None:
    """The copy that a person edited is the one that is packed, and that is said in the table of contents."""
    pack()
    path = tmp_path / f"out/2026/to-trinh-cong-nhan/{STEM}.docx"
    path.write_bytes(b"sua tay")
    files = opened(pack())
    assert next(data for name, data in files.items() if name.startswith("01. ")) == b"sua tay"
    assert "bản đã sửa tay" in files[CONTENTS].decode("utf-8-sig")


def test_a_link_out_of_the_folder_is_not_followed(pack, opened, tmp_path) -> None:
    """A link in the evidence folder that leads out of it brings nothing into the bundle."""
    secret = tmp_path / "mat.txt"
    secret.write_bytes(b"bi mat")
    pack()
    link = tmp_path / "dossiers/2026/minh-chung" / STEM / "khong-co.pdf"
    link.symlink_to(secret)
    assert b"bi mat" not in opened(pack()).values()


@pytest.mark.parametrize(
    "limit",
    [("LARGEST_FILE", 60, "tệp nặng quá"), ("LARGEST_WHOLE", 60, "cả bộ sẽ nặng quá"), ("MOST_FILES", 4, "bộ đã có 4")],
    ids=lambda limit: limit[0],
)
def test_limits(pack, opened, monkeypatch, limit) -> None:
    """Evidence beyond a limit stays out and is told; the rest is packed."""
    name, value, told = limit
    monkeypatch.setattr(room, name, value)
    made = pack()
    assert any(told in line and "so.txt" in line for line in made.missing)
    assert "Minh chứng/02. so.txt" not in opened(made)
    assert "Minh chứng/01. ảnh rác.jpg" in opened(made)


def test_a_dry_run(pack, tmp_path) -> None:
    """A dry run lists contents and gaps, and writes nothing."""
    made = pack(dry=True)
    assert (made.fate, made.parts[0], len(made.parts)) == (Fate.PLANNED, CONTENTS, 6)
    assert made.missing
    assert not (tmp_path / "out").exists()


def test_a_paper_that_was_not_printed_stops_the_bundle(pack, tmp_path) -> None:
    """When a final paper is refused for its gaps there is no bundle, and a sentence says why."""
    made = pack("", final=True)
    assert made.fate is Fate.REFUSED
    assert "còn chỗ thiếu" in made.sentence
    assert not (tmp_path / "out/2026/bo-ho-so").exists()


def test_no_space(pack, tmp_path, monkeypatch) -> None:
    """When the disk is full the old bundle stays whole, no half file is left, and a sentence says so."""
    path = tmp_path / "out" / pack().label
    data = path.read_bytes()

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "x")

    monkeypatch.setattr(zipping, "_add", refuse)
    made = pack()
    assert (made.fate, "đĩa đã đầy" in made.sentence) == (Fate.FAILED, True)
    assert path.read_bytes() == data
    assert os.listdir(path.parent) == [path.name]
