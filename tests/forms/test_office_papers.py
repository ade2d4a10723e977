"""The papers that the office sends out: reminder, notice of appraisal, decision of recognition, proposal of reward."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from types import ModuleType

import pytest

from danvan_cli.builtin import builtin_folder
from danvan_cli.cli.app import run
from danvan_cli.forms.catalogue import load_catalogue
from danvan_cli.forms.context import ContextBuilder
from danvan_cli.forms.engine.template import open_template
from danvan_cli.forms.engine.text import document_text
from danvan_cli.forms.markers import with_markers
from danvan_cli.forms.selecting import Request, select
from danvan_cli.progress.year import Year
from danvan_cli.source.reader import read_source
from tests.forms import test_sample_papers as sample_papers
from tests.forms.conftest import PLAN

ROOT = sample_papers.REPOSITORY
REMINDER, NOTICE, DECISION, REWARD = FORMS = (
    "cong-van-don-doc",
    "thong-bao-tham-dinh",
    "quyet-dinh-cong-nhan",
    "de-nghi-khen-thuong",
)
DAYS = ("01/3/2026", "05/9/2026", "14/10/2026", "20/10/2026")
NO_DAY = "Diễn Châu, ngày tháng năm 2026"
validator = sample_papers.validator
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], dict[str, Path]]:
    """Return every paper of each form on each day, by form and day, then by whose it is; "" is the empty copy."""
    found = {}
    for on in ("", *DAYS):
        out = tmp_path_factory.mktemp("ra")
        for form in FORMS:
            asked = ["--all", "--as-of", on] if on else ["--blank"]
            assert run(["-C", str(ROOT), "render", form, *asked, "--out", str(out)]) == 0
            found[form, on] = {path.stem: path for path in sorted(out.glob(f"*/{form}/*.docx"))}
    return found


def text_of(path: Path) -> str:
    """Return the text of a paper."""
    return document_text(path.read_bytes())


def paper(tmp_path: Path, form: str, on: str, *asked: str, root: Path = ROOT) -> str:
    """Render one paper and return its text."""
    assert run(["-C", str(root), "render", form, *asked, "--as-of", on, "--out", str(tmp_path / "ra")]) == 0
    (path,) = (tmp_path / "ra").rglob("*.docx")
    return text_of(path)


def quoted(text: str) -> list[str]:
    """Return the names of models that a list holds: its cells in the column of names."""
    rows = re.findall(r"^\d+\n(.+)\n", text, re.MULTILINE)
    return [row for row in rows if not row.isdigit()]


@pytest.mark.parametrize("form", FORMS)
def test_every_paper_is_sound(validator: ModuleType, printed: dict, form: str) -> None:
    """Each paper on each day, and the empty one, is valid in the Party's layout, with no tag left."""
    papers = [path for (name, _), made in printed.items() if name == form for path in made.values()]
    assert len(papers) >= len(DAYS) + 1
    assert [fault for path in papers for fault in sample_papers.errors(validator, path, "dang")] == []
    assert not [path for path in papers if re.search(r"\{\{|\{%|None", text_of(path))]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("layout", "profile"), [("dang", "dang"), ("hanh-chinh", "nd30"), ("khac", "nd30")])
def test_example_in_each_layout(validator: ModuleType, tmp_path: Path, form: str, layout: str, profile: str) -> None:
    """The example fills the form in every layout, for an office that is not the Party's."""
    folder = builtin_folder("templates") / form
    example = read_source("vi-du.yaml", (folder / "vi-du.yaml").read_bytes()).value
    context = {**_texts(example), "the_thuc": layout}
    path = tmp_path / f"{form}.docx"
    path.write_bytes(open_template((folder / "mau.docx").read_bytes(), form).render(context))
    assert sample_papers.errors(validator, path, profile) == []
    text = text_of(path)
    assert "Biến rác thải thành tiền" in text
    assert ("ĐẢNG CỘNG SẢN VIỆT NAM" in text) == (layout == "dang")
    assert ("Độc lập - Tự do - Hạnh phúc" in text) == (layout == "hanh-chinh")
    if form == REMINDER:
        assert ("về việc đôn đốc" in text, "V/v đôn đốc" in text) == (layout == "dang", layout != "dang")


def _texts(value):
    """Return an example with empty texts where the file has nothing."""
    if isinstance(value, dict):
        return {key: _texts(inner) for key, inner in value.items()}
    return [_texts(inner) for inner in value] if isinstance(value, list) else value or ""


NEVER_REGISTERED = {
    "van-phong-hdnd-ubnd", "chi-bo-mam-non-dien-phuc", "chi-bo-tieu-hoc-dien-phuc", "chi-bo-xom-4-dien-hoa",
    "chi-bo-xom-6-dien-phuc", "chi-bo-xom-2-dien-ngoc", "chi-bo-xom-6-dien-ngoc", "chi-bo-xom-1-dien-bich",
    "chi-bo-xom-3-dien-bich", "chi-bo-khoi-4-dien-thanh", "chi-bo-khoi-7-dien-thanh", "chi-bo-khoi-9-dien-thanh",
}  # fmt: skip
NEVER_REPORTED = {"chi-bo-mam-non-dien-bich", "chi-bo-xom-4-dien-phuc", "chi-bo-xom-7-dien-ngoc"}
WITHOUT_COUNTED = {
    "chi-bo-co-quan-ubnd", "chi-bo-mam-non-dien-hoa", "chi-bo-xom-1-dien-phuc", "chi-bo-xom-5-dien-phuc",
    "chi-bo-xom-6-dien-bich", "chi-bo-khoi-3-dien-thanh", "chi-bo-khoi-8-dien-thanh",
}  # fmt: skip
INCOMPLETE = {"chi-bo-thcs-dien-ngoc", "chi-bo-xom-2-dien-phuc"}


def test_only_units_that_owe_get_a_reminder(printed: dict) -> None:
    """With --all a reminder is printed for each unit that owes on the day and for no other."""
    assert len(printed[REMINDER, "01/3/2026"]) == 32
    assert len(printed[REMINDER, "05/9/2026"]) == 44
    owing = NEVER_REGISTERED | NEVER_REPORTED | WITHOUT_COUNTED | INCOMPLETE
    assert set(printed[REMINDER, "14/10/2026"]) == owing


@pytest.mark.parametrize(
    ("unit", "on", "said", "unsaid"),
    [
        (
            "chi-bo-xom-1-dien-bich",
            "14/10/2026",
            [
                "- Gửi danh sách đăng ký mô hình (phụ lục 01) trước ngày 05/3/2026: quá hạn 223 ngày, chưa nộp.",
                "- Gửi báo cáo kết quả thực hiện (phụ lục 02) trước ngày 10/9/2026: quá hạn 34 ngày, chưa nộp.",
                "được tính 0 mô hình, ít nhất phải có 01.",
                "ngay sau khi nhận được công văn này để kịp tổng hợp, báo cáo kết quả chung toàn xã",
                "toàn xã trước ngày 15/10/2026.",
            ],
            ["- Mô hình “", "riêng nội dung còn trong hạn"],
        ),
        (
            "chi-bo-xom-1-dien-bich",
            "05/9/2026",
            [
                "quá hạn 184 ngày, chưa nộp.",
                "10/9/2026: còn 4 ngày.",
                "riêng nội dung còn trong hạn, gửi trước ngày 10/9/2026.",
            ],
            ["báo cáo kết quả chung"],
        ),
        (
            "chi-bo-xom-1-dien-bich",
            "01/3/2026",
            ["05/3/2026: còn 3 ngày.", "(qua Chuyên viên Ban Xây dựng Đảng) trước ngày 05/3/2026."],
            ["phụ lục 02", "ngay sau khi", "0 mô hình"],
        ),
        (
            "chi-bo-xom-7-dien-ngoc",
            "14/10/2026",
            [
                "- Mô hình “Phơi cá đúng giàn, đường thơm mùi biển”: ",
                "chưa gửi báo cáo kết quả; chưa có kế hoạch thực hiện.",
            ],
            ["phụ lục 01", "ít nhất phải có"],
        ),
        (
            "chi-bo-thcs-dien-ngoc",
            "14/10/2026",
            ["báo cáo và minh chứng còn thiếu: tính bền vững, mức độ lan tỏa."],
            ["phụ lục"],
        ),
        (
            "chi-bo-xom-5-dien-phuc",
            "14/10/2026",
            ["đã loại khỏi danh sách ngày 20/4/2026, chưa có mô hình thay thế được tính."],
            ["phụ lục"],
        ),
        ("chi-bo-xom-6-dien-bich", "14/10/2026", ["phiếu đăng ký chưa đủ 5 mục: thiếu địa điểm."], ["phụ lục"]),
        ("chi-bo-xom-2-dien-phuc", "14/10/2026", ["hồ sơ chưa có nhận xét của cấp ủy"], ["phụ lục", "ít nhất"]),
        (
            "van-phong-hdnd-ubnd",
            "14/10/2026",
            ["Kính gửi: Văn phòng HĐND và UBND xã", "- Ủy ban nhân dân xã Diễn Châu (để chỉ đạo);"],
            ["CÔNG VĂN"],
        ),
    ],
)  # fmt: skip
def test_a_reminder_says_what_this_unit_owes(
    printed: dict, unit: str, on: str, said: list[str], unsaid: list[str]
) -> None:
    """Each thing owed is named with its deadline, its standing and the day it is wanted; nothing else is."""
    text = text_of(printed[REMINDER, on][unit])
    for words in said:
        assert words in text
    for words in unsaid:
        assert words not in text


def test_a_reminder_is_the_offices_letter(printed: dict) -> None:
    """It has the Board's head, the subject under the number, no title, one addressee, and the Board's signature."""
    lines = text_of(printed[REMINDER, "14/10/2026"]["chi-bo-xom-7-dien-ngoc"]).splitlines()
    wanted = [
        "ĐẢNG ỦY XÃ DIỄN CHÂU", "BAN XÂY DỰNG ĐẢNG", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số -CV/BXDĐ",
        "về việc đôn đốc thực hiện mô hình “Dân vận khéo” năm 2026", NO_DAY,
        "Kính gửi: Chi bộ xóm 7 (Diễn Ngọc cũ)", "Nơi nhận:", "- Như trên;", "- Đảng ủy xã Diễn Châu (b/c);",
        "- Lưu Ban Xây dựng Đảng.", "T/L BAN THƯỜNG VỤ", "TRƯỞNG BAN XÂY DỰNG ĐẢNG",
    ]  # fmt: skip
    assert [line for line in lines if line in wanted] == wanted


def test_a_reminder_carries_its_number_on_its_day_only(tmp_path: Path) -> None:
    """The letter sent on 11/9 has its number when printed as of that day."""
    text = paper(tmp_path, REMINDER, "11/9/2026", "--unit", "chi-bo-xom-7-dien-ngoc")
    assert "Số 58-CV/BXDĐ" in text
    assert "Diễn Châu, ngày 11 tháng 9 năm 2026" in text
    assert "quá hạn 1 ngày, chưa nộp" in text


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("chi-bo-xom-4-dien-ngoc", "“Chi bộ xóm 4 (Diễn Ngọc cũ)” không còn nợ việc gì tính đến ngày 14/10/2026"),
        ("ban-xay-dung-dang", "không gửi cho chính mình"),
    ],
)
def test_a_unit_that_owes_nothing_is_told_kindly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], unit: str, words: str
) -> None:
    """Asked for by name, a unit without debts gets a sentence and no paper."""
    asked = ["render", REMINDER, "--unit", unit, "--as-of", "14/10/2026", "--out", str(tmp_path)]
    assert run(["-C", str(ROOT), *asked]) == 2
    assert words in capsys.readouterr().err
    assert list(tmp_path.rglob("*.docx")) == []


def test_the_notice_names_team_and_visits(printed: dict) -> None:
    """The notice holds the seven of plan III.1, every visit in order with its models, and its five heads."""
    text = text_of(printed[NOTICE, "14/10/2026"]["toan-xa"])
    assert "Số 21-TB/BXDĐ" in text
    assert (
        len(
            re.findall(r"^- .+: (?:Trưởng đoàn|Phó trưởng đoàn|Mời tham dự|Thành viên|Thư ký)[;.]$", text, re.MULTILINE)
        )
        == 7
    )
    days = ["22/9/2026", "24/9/2026", "29/9/2026", "01/10/2026", "06/10/2026", "16/10/2026"]
    assert re.findall(r"^ngày (\S+)$", text, re.MULTILINE) == days
    assert re.findall(r"^thứ (\S+)$", text, re.MULTILINE) == ["Ba", "Năm", "Ba", "Năm", "Ba", "Sáu"]
    assert "- Chi bộ khối 2 (Diễn Thành cũ): “Vỉa hè nhường lối”" in text
    assert len(re.findall(r"^- .+: “.+”$", text, re.MULTILINE)) == 16
    heads = re.findall(r"^\d\. .+", text, re.MULTILINE)
    assert [head[3:] for head in heads] == [
        "Thành phần Đoàn thẩm định",
        "Thời gian, địa điểm",
        "Hồ sơ các đơn vị chuẩn bị",
        "Nội dung thẩm định",
        "Tổ chức thực hiện",
    ]
    assert "(tối đa 05 trang A4), nêu rõ:" in text


RECOGNISED = {
    "Phường vốn đồng đội", "Nước mắm chung thương hiệu", "Ngôi nhà xanh đổi rác lấy thẻ bảo hiểm",
    "Đo huyết áp tại nhà văn hóa", "Tàu về chở rác về", "Mắt thần ngõ xóm", "Nụ cười một cửa, hẹn đúng ngày",
}  # fmt: skip
PENDING = {"Lớp tối của thầy giáo làng", "Tủ thuốc nghĩa tình"}


def test_the_decision_issued_names_its_own_models(printed: dict) -> None:
    """The decision under number 41 names the seven models that cite it, with its number, day and signature."""
    text = text_of(printed[DECISION, "14/10/2026"]["toan-xa"])
    assert "Số 41-QĐ/ĐU" in text
    assert "Diễn Châu, ngày 09 tháng 10 năm 2026" in text
    assert "Công nhận 07 mô hình “Dân vận khéo” cấp xã năm 2026" in text
    assert "trong đó có 05 tập thể, 02 cá nhân" in text
    assert set(quoted(text)) == RECOGNISED
    heads = ("BAN THƯỜNG VỤ ĐẢNG ỦY XÃ DIỄN CHÂU", "QUYẾT ĐỊNH:", "Điều 1.", "Điều 2.", "Điều 3.", "DANH SÁCH")
    places = [text.index(head) for head in heads]
    assert places == sorted(places)
    assert text.index("T/M BAN THƯỜNG VỤ") < text.index("PHÓ BÍ THƯ THƯỜNG TRỰC") < text.index("DANH SÁCH")


def test_the_next_decision_names_those_still_waiting(tmp_path: Path) -> None:
    """Once the plan has another number, or none, the decision names the models that no decision has recognised."""
    shutil.copytree(ROOT / "dossiers", tmp_path / "xa" / "dossiers", ignore=shutil.ignore_patterns("minh-chung"))
    plan = tmp_path / "xa" / "dossiers" / "2026" / "ke-hoach.yaml"
    words = plan.read_text(encoding="utf-8")
    assert "so_ky_hieu: 41-QĐ/ĐU" in words
    plan.write_text(words.replace("so_ky_hieu: 41-QĐ/ĐU", "so_ky_hieu: 47-QĐ/ĐU"), encoding="utf-8")
    text = paper(tmp_path, DECISION, "14/10/2026", root=tmp_path / "xa")
    assert "Số 47-QĐ/ĐU" in text
    assert set(quoted(text)) == PENDING


def test_a_decision_before_its_day_has_no_number(tmp_path: Path) -> None:
    """On 25/9 the draft names the models concluded by then, its number and day left to be filled in."""
    text = paper(tmp_path, DECISION, "25/9/2026")
    assert "Số -QĐ/ĐU" in text
    assert NO_DAY in text
    concluded = {"Phường vốn đồng đội", "Nụ cười một cửa, hẹn đúng ngày", "Ngôi nhà xanh đổi rác lấy thẻ bảo hiểm"}
    assert set(quoted(text)) == concluded | {"Mắt thần ngõ xóm", "Đo huyết áp tại nhà văn hóa"}


@pytest.mark.parametrize("form", [DECISION, REWARD])
def test_an_empty_list_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str], printed: dict, form: str) -> None:
    """With nobody to recognise or reward the list holds a marker, and the final paper is refused."""
    text = text_of(printed[form, "01/3/2026"]["toan-xa"])
    assert "[CẦN BỔ SUNG: tên mô hình]" in text
    assert " 0 mô hình" not in text
    asked = ["render", form, "--final", "--as-of", "01/3/2026", "--out", str(tmp_path)]
    assert run(["-C", str(ROOT), *asked]) != 0
    assert "[CẦN BỔ SUNG]" in "".join(capsys.readouterr())
    assert list(tmp_path.rglob("*.docx")) == []


@pytest.mark.parametrize(
    ("on", "names", "whom"),
    [
        ("14/10/2026", ["Phường vốn đồng đội", "Mắt thần ngõ xóm"], "khen thưởng 02 tập thể có thành tích"),
        (
            "12/10/2026",
            [
                "Phường vốn đồng đội",
                "Ngôi nhà xanh đổi rác lấy thẻ bảo hiểm",
                "Mắt thần ngõ xóm",
                "Tàu về chở rác về",
            ],
            "khen thưởng 03 tập thể, 01 cá nhân có thành tích",
        ),
    ],
)
def test_the_proposal_names_those_not_yet_rewarded(tmp_path: Path, on: str, names: list[str], whom: str) -> None:
    """The proposal names collectives before individuals, each with figures, decision and form of reward."""
    text = paper(tmp_path, REWARD, on)
    assert (
        re.findall(
            r"^Mô hình “(.+)”, được công nhận tại Quyết định số 41-QĐ/ĐU, ngày 09/10/2026\.$", text, re.MULTILINE
        )
        == names
    )
    assert whom in text
    assert text.count("Giấy khen của Chủ tịch UBND xã") == len(names)
    assert "- Phường vốn hoạt động đều: 25 phường (đạt 104,2% chỉ tiêu)." in text
    assert "[CẦN BỔ SUNG" not in text


def test_before_any_proposal_the_exemplary_models_stand(printed: dict) -> None:
    """On 05/9 the plan's exemplary models that have reported are named; a form of reward nobody chose is a marker."""
    text = text_of(printed[REWARD, "05/9/2026"]["toan-xa"])
    named = set(re.findall(r"^Mô hình “(.+)”\.$", text, re.MULTILINE))
    assert named == {
        "Phường vốn đồng đội",
        "Ngôi nhà xanh đổi rác lấy thẻ bảo hiểm",
        "Tàu về chở rác về",
        "Nụ cười một cửa, hẹn đúng ngày",
        "Mắt thần ngõ xóm",
    }
    assert "[CẦN BỔ SUNG: hình thức khen thưởng]" in text


def notice_of(year: Year) -> tuple[dict, list[str]]:
    """Return the context of the notice and the keys that it misses."""
    form = load_catalogue(None).forms[NOTICE]
    (subject,) = select(form, year, Request()).subjects
    assert year.workspace.office.record is not None
    context = ContextBuilder(year, year.workspace.office.record, form).build(subject)
    filled, markers = with_markers(context, form.sheet.needed, "ban")
    return filled, [marker.key for marker in markers]


def test_a_plan_without_visits(campaign) -> None:
    """Where no visit is planned the notice holds one row of markers, with who owes them."""
    filled, missing = notice_of(campaign())
    assert filled["lich_tham_dinh"][0]["mo_hinh"][0]["ten"] == "[CẦN BỔ SUNG: tên mô hình]"
    assert {"lich_tham_dinh[0].ngay", "lich_tham_dinh[0].dia_diem"} <= set(missing)


def test_visits_stand_in_the_order_of_days(campaign) -> None:
    """Visits are sorted by day; a model that has no dossier is named as the schedule names it."""
    visits = (
        "lich_tham_dinh:\n  - {ngay: 24/9/2026, mo_hinh: [xom-3--rac], dia_diem: Xóm 3}\n"
        "  - {ngay: 22/9/2026, gio: 08 giờ 00, mo_hinh: [xom-9--la], dia_diem: Xóm 9}\n"
    )
    filled, missing = notice_of(campaign({"dossiers/2026/ke-hoach.yaml": PLAN + visits}))
    assert missing == []
    rows = [(row["tt"], row["thu"], row["ngay"], row["mo_hinh"]) for row in filled["lich_tham_dinh"]]
    assert rows == [
        ("1", "thứ Ba", "22/9/2026", [{"ten": "xom-9--la", "don_vi_ten": ""}]),
        (
            "2",
            "thứ Năm",
            "24/9/2026",
            [{"ten": "Biến rác thải thành tiền & quà <nhỏ>", "don_vi_ten": "Chi bộ xóm 3 (Diễn Hoa cũ)"}],
        ),
    ]
