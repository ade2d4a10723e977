"""The papers of one model: its plan by the plan's sample, the proposal, the remarks, the minutes of the appraisal."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from danvan_cli.forms.catalogue import load_catalogue
from danvan_cli.forms.engine.batch import Rendered, render_batch
from danvan_cli.forms.engine.template import open_template
from danvan_cli.forms.engine.text import document_text
from danvan_cli.forms.printing import Order, Paper, papers
from danvan_cli.forms.selecting import Request, select
from danvan_cli.progress.year import Year
from danvan_cli.workspace import Workspace
from tests.forms.conftest import PLAN, WASTE
from tests.forms.test_sample_papers import errors, validator  # noqa: F401 - a fixture
from tests.forms.test_templates import example

FORMS = ("ke-hoach-mo-hinh", "to-trinh-cong-nhan", "nhan-xet", "bien-ban-tham-dinh")
LAYOUTS = ("dang", "hanh-chinh", "khac")
AUTUMN = date(2026, 10, 14)
LAUNCHED = "hoi-lien-hiep-phu-nu--ngoi-nha-xanh"
APPRAISED = "chi-bo-xom-5-dien-bich--tau-ve-cho-rac-ve"
SCHEDULED = "mttq-xa--noi-chao-chieu-thu-bay"
DRAFT = "chi-bo-xom-3-dien-bich--keo-luoi-giup-nhau"
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

# The sample at the end of the plan; its typing errors are mended (“ĐẢNG CÔNG SẢN”).
SAMPLE = (
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "KẾ HOẠCH",
    "triển khai thực hiện mô hình “Dân vận khéo”",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích",
    "2. Yêu cầu",
    "II. NỘI DUNG",
    "1. Chủ thể thực hiện",
    "2. Thời gian bắt đầu triển khai thực hiện",
    "3. Địa điểm thực hiện",
    "4. Mục tiêu, kết quả cần đạt được",
    "5. Giải pháp, phương thức triển khai thực hiện",
    "6. Lực lượng thực hiện, lực lượng phối hợp",
    "7. Thời gian sơ kết, tổng kết, báo cáo kết quả thực hiện",
    "III. TỔ CHỨC RA MẮT MÔ HÌNH (Nếu có)",
    "1. Thời gian, địa điểm",
    "2. Chương trình ra mắt",
    "IV. TỔ CHỨC THỰC HIỆN",
    "1. Phân công nhiệm vụ",
    "2. Các điều kiện đảm bảo để thực hiện mô hình",
    "Xác nhận của cơ quan, đơn vị",
    "(Ký tên, đóng dấu)",
    "Chủ thể mô hình",
    "(Ký, ghi rõ họ tên)",
    "Nơi nhận:",
)
REMARKS_SENT = (
    "- Báo cáo đánh giá, nhận xét của cấp ủy, chính quyền, Mặt trận Tổ quốc và các tổ chức chính trị - xã hội:"
    " 02 nhận xét (Chi bộ xóm 5 (Diễn Bích cũ); Hội Nông dân xã)."
)
NOTES = (
    "(Mẫu dành cho các tập thể, cá nhân tham khảo)",
    "Ghi chú: Mẫu phiếu dành cho các tập thể, cá nhân đăng ký thực hiện mô hình “Dân vận khéo”",
    "(1) Tên chủ thể mô hình; (2) Tên mô hình",
)
# Plan III.1 and III.4, in the order of the team's work.
MINUTES = (
    "BIÊN BẢN",
    "I. THÀNH PHẦN",
    "1. Đoàn thẩm định",
    "2. Thành phần tham dự",
    "II. NỘI DUNG THẨM ĐỊNH",
    "1. Kiểm tra hồ sơ",
    "2. Khảo sát thực tế",
    "3. Kiểm tra, xác minh thông tin trong hồ sơ",
    "4. Gặp gỡ, phỏng vấn",
    "5. Đánh giá hiệu quả, tính bền vững, mức độ lan tỏa của mô hình",
    "6. Ý kiến đánh giá của chi ủy, lãnh đạo cơ quan, đơn vị",
    "III. KẾT LUẬN",
    "NGƯỜI GHI BIÊN BẢN",
    "TRƯỞNG ĐOÀN",
)


def on(workspace: Workspace, day: date = AUTUMN) -> Year:
    """Return the campaign as it stood on a day."""
    year = Year.of(workspace, day)
    assert year is not None
    return year


def made(year: Year, form: str, *models: str, blank: bool = False) -> list[tuple[Paper, bytes]]:
    """Return the papers of a form for some models, each with its document."""
    chosen = load_catalogue(None).forms[form]
    office = year.workspace.office.record
    assert office is not None
    selection = select(chosen, year, Request(models=models, blank=blank))
    assert not selection.refusals
    template = open_template(chosen.template, chosen.label)
    found = []
    for paper in papers(year, office, Order(chosen, selection.subjects, blank=blank), template):
        (result,) = render_batch(template, (paper.job,), trusted=True)
        assert isinstance(result, Rendered)
        found.append((paper, result.data))
    return found


def lines(year: Year, form: str, *models: str, blank: bool = False) -> list[str]:
    """Return the lines of the one paper that is asked for."""
    ((_, data),) = made(year, form, *models, blank=blank)
    return document_text(data).splitlines()


def in_order(wanted: tuple[str, ...], found: list[str]) -> list[str]:
    """Return the wanted lines among those found, as they follow each other there."""
    return [line for line in found if line in wanted]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", FORMS)
def test_example_fills_each_layout(form: str, layout: str) -> None:
    """The example of each form fills it in each layout, full and blank, and leaves no tag."""
    template = open_template(load_catalogue(None).forms[form].template, form)
    for blank in ("", "có"):
        text = document_text(template.render(example(form, layout, de_trong=blank)))
        assert not re.search(r"\{\{|\{%", text)
        assert ("Biến rác thải thành tiền" in text) == (not blank or form != "ke-hoach-mo-hinh")
        assert ("(Mẫu gợi ý, sửa được)" in text) == (blank == "có" and form != "ke-hoach-mo-hinh")


@pytest.mark.parametrize("blank", [False, True])
def test_plan_is_the_sample(sample: Workspace, *, blank: bool) -> None:
    """The plan of a model has every heading of the plan's sample, letter for letter and in order, full or blank."""
    found = lines(on(sample), "ke-hoach-mo-hinh", *([] if blank else [LAUNCHED]), blank=blank)
    marked = [re.sub(r"\(\d\)$", "", line) if line.endswith("”(2)") else line for line in found]
    wanted = SAMPLE if blank else SAMPLE[1:]
    assert in_order(wanted, marked) == list(wanted)


def test_notes_of_the_sample_stand_in_the_blank_copy_alone(sample: Workspace) -> None:
    """The footnote marks and notes of the sample are in the blank copy and not in a filled one."""
    blank = lines(on(sample), "ke-hoach-mo-hinh", blank=True)
    filled = lines(on(sample), "ke-hoach-mo-hinh", APPRAISED)
    assert in_order(NOTES, blank) == list(NOTES)
    assert "triển khai thực hiện mô hình “Dân vận khéo”(2)" in blank
    assert not set(NOTES) & set(filled)
    assert not any("(1)" in line or "(2)" in line for line in filled)


def test_plan_holds_the_dossiers_words(sample: Workspace) -> None:
    """Number, day, aims, figures, moments, tasks and resources of the dossier stand under their headings."""
    found = lines(on(sample), "ke-hoach-mo-hinh", APPRAISED)
    for line in (
        "Số 05-KH/CB",
        "Diễn Châu, ngày 26 tháng 02 năm 2026",
        "“Tàu về chở rác về”",
        "Bắt đầu từ ngày 27/02/2026; kết thúc ngày 31/12/2026.",
        "- Tàu mang rác về bờ mỗi chuyến: 26 tàu (năm 2025: 18 tàu).",
        "- Phát cho mỗi tàu hai túi lưới may từ lưới cũ, buộc được vào cọc lái.",
        "- Khảo sát: ngày 06/02/2026.",
        "- Tổng kết: ngày 24/8/2026.",
        "- May và phát túi lưới: Chi hội trưởng Phụ nữ; thời hạn: 16/3/2026.",
        "- Chủ tàu đứng đầu mua cân bàn, xe đẩy: 6.400.000 đồng.",
    ):
        assert line in found
    following = found[found.index("1. Mục đích") + 1]
    assert following.startswith("Tàu chở gì đi thì chở vỏ ấy về")


def test_plan_without_a_launch_says_so(sample: Workspace) -> None:
    """A model that holds no launch has one line in section III, and none of its items."""
    found = lines(on(sample), "ke-hoach-mo-hinh", APPRAISED)
    section = found.index("III. TỔ CHỨC RA MẮT MÔ HÌNH (Nếu có)")
    assert found[section + 1 : section + 3] == ["Không tổ chức lễ ra mắt mô hình.", "IV. TỔ CHỨC THỰC HIỆN"]


def test_plan_dated_later_is_not_known_yet(sample: Workspace) -> None:
    """Before the plan's day its words are missing and its number is left for the hand."""
    ((paper, data),) = made(on(sample, date(2026, 2, 25)), "ke-hoach-mo-hinh", APPRAISED)
    assert re.search(r"^Số +-KH/CB$", document_text(data), re.MULTILINE)
    assert "ke_hoach.muc_dich" in {marker.key for marker in paper.markers}


def test_proposal(sample: Workspace) -> None:
    """The proposal says to whom, of what model with what figures, what it asks and what it sends with it."""
    found = lines(on(sample), "to-trinh-cong-nhan", APPRAISED)
    wanted = (
        "Số 13-TTr/CB",
        "Diễn Châu, ngày 09 tháng 9 năm 2026",
        "TỜ TRÌNH",
        "đề nghị công nhận mô hình “Dân vận khéo” cấp xã năm 2026",
        "Kính trình: Ban Thường vụ Đảng ủy xã Diễn Châu",
        "(qua Ban Xây dựng Đảng)",
        "- Tên mô hình: “Tàu về chở rác về”.",
        "- Chủ thể thực hiện: Chủ tàu cá xóm 5 (Diễn Bích cũ) (cá nhân).",
        "- Tàu mang rác về bờ mỗi chuyến: chỉ tiêu 26 tàu, kết quả 29 tàu, đạt 111,5% chỉ tiêu.",
        "- Báo cáo chi tiết về mô hình: số 12-BC/CB, ngày 26/8/2026;",
        "- Tài liệu, hình ảnh, video minh họa: 01 hình ảnh, 01 liên kết;",
        REMARKS_SENT,
        "Nơi nhận:",
        "- Như trên;",
        "- Ban Xây dựng Đảng;",
        "- Lưu Chi bộ xóm 5 (Diễn Bích cũ).",
        "T/M CHI BỘ",
        "BÍ THƯ",
    )
    assert in_order(wanted, found) == list(wanted)


def test_proposal_of_the_administration(sample: Workspace) -> None:
    """UBND proposes under the national title, with `Số:`, `TM.` and `Lưu: VT`."""
    found = lines(on(sample), "to-trinh-cong-nhan", "ubnd-xa--ban-giao-mat-bang-dung-hen")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in found
    assert {"- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN"} <= set(found)
    assert any(re.fullmatch(r"Số: +/TTr-UBND", line) for line in found)


def test_proposal_of_an_unreported_model_shows_what_is_missing(sample: Workspace) -> None:
    """What the file lacks is a marker with the dossier's own key, owed by the unit."""
    ((paper, data),) = made(on(sample), "to-trinh-cong-nhan", DRAFT)
    assert {"bao_cao.ngay", "minh_chung", "nhan_xet"} <= {marker.key for marker in paper.markers}
    assert {marker.unit for marker in paper.markers} == {"chi-bo-xom-3-dien-bich"}
    assert "- Báo cáo chi tiết về mô hình: [CẦN BỔ SUNG: báo cáo chi tiết về mô hình];" in document_text(data)


def test_each_remark_has_a_paper(sample: Workspace) -> None:
    """Two remarks are two papers of different names, each with its body's head, day and words alone."""
    (first, one), (second, two) = made(on(sample), "nhan-xet", APPRAISED)
    assert [first.name, second.name] == [f"{APPRAISED}--nhan-xet-{number}.docx" for number in (1, 2)]
    texts = [document_text(one).splitlines(), document_text(two).splitlines()]
    assert {"CHI BỘ XÓM 5", "ĐẢNG CỘNG SẢN VIỆT NAM", "T/M CHI BỘ"} <= set(texts[0])
    assert {"HỘI NÔNG DÂN", "Diễn Châu, ngày 04 tháng 9 năm 2026", "TM. BAN THƯỜNG VỤ"} <= set(texts[1])
    assert any(line.startswith("Mép nước trước bến") for line in texts[0])
    assert not any("Mép nước" in line or line == "–" for line in texts[1])


def test_remark_still_to_be_made(sample: Workspace) -> None:
    """A model without remarks gets one sheet with its own data, and dotted places where the remark goes."""
    ((paper, data),) = made(on(sample, date(2026, 3, 1)), "nhan-xet", APPRAISED)
    found = document_text(data).splitlines()
    assert paper.name == f"{APPRAISED}--nhan-xet-trong.docx"
    assert paper.markers == ()
    assert "- Tên mô hình: “Tàu về chở rác về”." in found
    assert "(TÊN NƠI NHẬN XÉT) ………" in found
    assert sum(set(line) == {"…"} for line in found) == 6
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" not in found


@pytest.mark.parametrize(
    ("body", "head", "title"),
    [
        ("Chi bộ xóm 3 (Diễn Hoa cũ)", "CHI BỘ XÓM 3", "ĐẢNG"),
        ("Chi bộ xóm 9", "CHI BỘ XÓM 9", "ĐẢNG"),
        ("Ủy ban nhân dân xã", "ỦY BAN NHÂN DÂN", "CỘNG HÒA"),
        ("Ban Thường trực Ủy ban MTTQ xã", "BAN THƯỜNG TRỰC", ""),
        ("Trạm Y tế xã", "TRẠM Y TẾ XÃ", ""),
    ],
)
def test_head_of_a_remark(campaign, body: str, head: str, title: str) -> None:
    """A unit's remark has the unit's head, one of its kind the kind's layout, a stranger's its name alone."""
    told = f"nhan_xet: [{{co_quan: {body}, ngay: 04/9/2026, noi_dung: Tốt.}}]\n"
    found = lines(campaign({"dossiers/2026/xom-3--rac.yaml": WASTE + told}), "nhan-xet", "xom-3--rac")
    titles = [line for line in found if line.endswith(("VIỆT NAM",)) and line.startswith(("ĐẢNG", "CỘNG HÒA"))]
    assert head in found
    assert [line.startswith(title) for line in titles] == ([True] if title else [])


def test_remark_that_says_nothing_is_marked_at_its_place(campaign) -> None:
    """An unfinished second remark is owed at nhan_xet[1], and says nothing of the first."""
    told = "nhan_xet:\n  - {co_quan: A, noi_dung: Tốt.}\n  - {co_quan: B}\n"
    year = campaign({"dossiers/2026/xom-3--rac.yaml": WASTE + told})
    markers = {
        paper.name: {marker.key for marker in paper.markers} for paper, _ in made(year, "nhan-xet", "xom-3--rac")
    }
    assert markers["xom-3--rac--nhan-xet-2.docx"] == {"nhan_xet[1].noi_dung"}
    assert markers["xom-3--rac--nhan-xet-1.docx"] == set()


def test_minutes(sample: Workspace) -> None:
    """The minutes have the plan's heads in order, with what the dossier's appraisal says under each."""
    found = lines(on(sample), "bien-ban-tham-dinh", APPRAISED)
    assert in_order(MINUTES, found) == list(MINUTES)
    told = "\n".join(found)
    for part in (
        "hồi 14 giờ 00, ngày 01 tháng 10 năm 2026, tại Nhà văn hóa và bến cá xóm 5 (Diễn Bích cũ), Đoàn thẩm định",
        "- Trưởng Ban Xây dựng Đảng - Trưởng đoàn.\n",
        "- Tờ trình đề nghị công nhận: số 13-TTr/CB, ngày 09/9/2026.\n",
        "phỏng vấn 16 người",
        "Tính bền vững\nThu đủ chi; còn phải tính khi kho đá đổi chủ.\n",
        "đề nghị Ban Thường vụ Đảng ủy xã Diễn Châu công nhận mô hình “Tàu về chở rác về”",
        "lập thành 02 bản",
    ):
        assert part in told
    assert "Điểm tối đa" not in found
    assert "Hồ sơ còn thiếu" not in told


def test_minutes_before_the_visit(sample: Workspace) -> None:
    """Minutes of a model that is only scheduled carry the schedule's day and place and every criterion to fill in."""
    ((paper, data),) = made(on(sample), "bien-ban-tham-dinh", SCHEDULED)
    text = document_text(data)
    assert "hồi 08 giờ 00, ngày 16 tháng 10 năm 2026, tại Trụ sở Ủy ban MTTQ Việt Nam xã" in text
    keys = [marker.key for marker in paper.markers if marker.key.startswith("tham_dinh.danh_gia")]
    assert keys == [f"tham_dinh.danh_gia[{number}].y_kien" for number in range(7)]
    assert "tham_dinh.ket_luan" in {marker.key for marker in paper.markers}


@pytest.mark.parametrize(
    ("conclusion", "sentence"),
    [
        ("cong-nhan", "đề nghị Ban Thường vụ Đảng ủy xã Diễn Châu công nhận mô hình"),
        ("bo-sung", "đề nghị Chi bộ xóm 3 (Diễn Hoa cũ) bổ sung, hoàn thiện hồ sơ mô hình"),
        ("khong", "chưa đề nghị công nhận mô hình"),
    ],
)
def test_minutes_with_points(campaign, conclusion: str, sentence: str) -> None:
    """Where the plan has points the table counts them; each conclusion has its sentence; gaps of the file are told."""
    plan = PLAN.replace("tieu_chi: [{ma: hieu-qua, ten: Hiệu quả}]", "tieu_chi: [" + _CRITERIA + "]")
    ratings = "[{tieu_chi: hieu-qua, diem: 25, y_kien: Rõ.}, {tieu_chi: ben-vung, diem: '1,5', y_kien: Có.}]"
    held = f"tham_dinh: {{ngay: 25/9/2026, danh_gia: {ratings}, ket_luan: {conclusion}}}\n"
    changes = {"dossiers/2026/ke-hoach.yaml": plan, "dossiers/2026/xom-3--rac.yaml": WASTE + held}
    found = lines(campaign(changes), "bien-ban-tham-dinh", "xom-3--rac")
    total = found.index("Tổng điểm")
    assert found[total + 1 : total + 3] == ["40", "26,5"]
    assert any(sentence in line for line in found)
    assert "Hồ sơ còn thiếu: tài liệu, hình ảnh, video minh họa; báo cáo đánh giá, nhận xét." in found
    assert "- Báo cáo đánh giá, nhận xét: chưa có." in found


_CRITERIA = "{ma: hieu-qua, ten: Hiệu quả, diem_toi_da: 30}, {ma: ben-vung, ten: Bền vững, diem_toi_da: 10}"
STAGES = (
    ("dang", DRAFT, APPRAISED),
    ("khac", "hoi-lien-hiep-phu-nu--ngo-bien-khong-rac", LAUNCHED),
    ("nd30", "phong-kinh-te--ruong-khong-bo-hoang", "ubnd-xa--ban-giao-mat-bang-dung-hen"),
)


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2026, 9, 5), AUTUMN])
@pytest.mark.parametrize("form", FORMS)
def test_every_stage_is_sound(
    validator: ModuleType,  # noqa: F811 - the fixture imported above
    sample: Workspace,
    tmp_path: Path,
    form: str,
    day: date,
) -> None:
    """Each form, bare to complete in each layout, has no error under its profile and no tag left."""
    for profile, *models in STAGES:
        for paper, data in made(on(sample, day), form, *models):
            path = tmp_path / paper.name
            path.write_bytes(data)
            own = "dang" if form == "bien-ban-tham-dinh" or profile == "dang" else "nd30"
            assert errors(validator, path, own) == []
            assert not re.search(r"\{\{|\{%", document_text(data))


@pytest.mark.parametrize("form", FORMS)
def test_bare_dossier(validator: ModuleType, campaign, tmp_path: Path, form: str) -> None:  # noqa: F811 - likewise
    """A dossier that holds nothing but its name and unit gives a sound paper whose gaps are all markers."""
    year = campaign({"dossiers/2026/xom-3--moi.yaml": "ten: Mới\ndon_vi: xom-3\n"})
    ((paper, data),) = made(year, form, "xom-3--moi")
    (tmp_path / paper.name).write_bytes(data)
    assert errors(validator, tmp_path / paper.name, "dang") == []
    assert document_text(data).count("[CẦN BỔ SUNG") >= len(paper.markers) > 3
