# ruff: noqa: INP001 - read by make.py, which is run as a script
"""The papers that the office and the committee send out: reminder, notice, decision, proposal (plan III, IV.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layout import PAGE, STYLES, UPRIGHT
from passages import Column, closing, each, head, ruled_table, title_ending, titles, when
from wordml import cell, package, paragraph, row, row_tag, section, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from layout import Layout

YEAR = "{{ phong_trao.nam }}"
OFFICE, COMMITTEE, UNIT = "{{ co_quan.ten }}", "{{ co_quan.cap_uy }}", "{{ don_vi.ten }}"
PLAN = "{{ phong_trao.ten }} của " + COMMITTEE
SUGGESTED = when("van_ban.de_trong", paragraph("ChuThich", "(Mẫu gợi ý, sửa được)"))


def text(*words: str | tuple[str, str]) -> str:
    """Write a paragraph of the body."""
    return paragraph("NoiDung", *words)


def heading(words: str) -> str:
    """Write a heading of the body."""
    return paragraph("DeMuc", words)


def bulleted(loop: str, words: str) -> str:
    """Write a line for each row of a list; a semicolon after each, a full stop after the last."""
    return each(loop, text("- " + words + "{% if loop.last %}.{% else %};{% endif %}"))


def sent_to(*lines: str, office_list: bool = False) -> Callable[[Layout], tuple[str, ...]]:
    """Write the recipients: these lines, then the office's own list or the copy that the office keeps."""

    def written(layout: Layout) -> tuple[str, ...]:
        style = f"{layout.prefix}NoiNhanDong"
        first = (line if line.startswith("<") else paragraph(style, f"- {line};") for line in lines)
        ends = "- {{ noi }}{% if loop.last %}.{% else %};{% endif %}"
        rest = each("noi in van_ban.noi_nhan", paragraph(style, ends))
        own = paragraph(style, f"- Lưu {OFFICE}.")
        return (paragraph(f"{layout.prefix}NoiNhan", "Nơi nhận:"), *first, rest if office_list else own)

    return written


def some(key: str, what: str, before: str = "") -> str:
    """Write a count with what it counts where it is not 0."""
    return f'{{% if {key} != "0" %}}{before}{{{{ {key} }}}} {what}{{% endif %}}'


def kinds() -> str:
    """Write how many collectives and individuals there are, either left out where there is none."""
    both = '{% if tong.tap_the != "0" and tong.ca_nhan != "0" %}, {% endif %}'
    return some("tong.tap_the", "tập thể") + both + some("tong.ca_nhan", "cá nhân")


def reminder() -> bytes:
    """Make cong-van-don-doc: what one unit owes on the day, by when and through whom it shall send it."""
    through = (
        "{% if co_quan.dau_moi.ho_ten %}đồng chí {{ co_quan.dau_moi.ho_ten }}, {% endif %}{{ co_quan.dau_moi.chuc_vu }}"
    )
    ask = f"{OFFICE} đề nghị {UNIT} hoàn thành các nội dung nêu trên, gửi về {COMMITTEE} (qua {through})"
    at_once = " ngay sau khi nhận được công văn này"
    deadline = ("trước ngày {{ con_no.gui_truoc }}", "bi")
    in_time = (
        "{% if con_no.tong_hop_truoc %} để kịp tổng hợp, báo cáo kết quả chung toàn xã trước ngày"
        " {{ con_no.tong_hop_truoc }}{% endif %}."
    )
    body = (
        head(UPRIGHT, numbered=True, letter=f"đôn đốc thực hiện mô hình “Dân vận khéo” năm {YEAR}"),
        paragraph("KinhTrinh", f"Kính gửi: {UNIT}"),
        SUGGESTED,
        text(f"Thực hiện {PLAN}; qua theo dõi, tính đến ngày {{{{ con_no.den_ngay }}}}, {UNIT} còn các nội dung sau:"),
        each("viec in con_no.viec", text("- {{ viec.ten }} trước ngày {{ viec.truoc_ngay }}: {{ viec.tinh_trang }}.")),
        when(
            "con_no.da_tinh",
            text("- Chỉ tiêu mô hình: được tính {{ con_no.da_tinh }} mô hình, ít nhất phải có {{ con_no.chi_tieu }}."),
        ),
        each("mo_hinh in con_no.mo_hinh", text("- Mô hình “{{ mo_hinh.ten }}”: {{ mo_hinh.con_thieu }}.")),
        when(
            "con_no.qua_han and con_no.gui_truoc",
            text(ask + at_once + "; riêng nội dung còn trong hạn, gửi ", deadline, "."),
        ),
        when("con_no.qua_han and not con_no.gui_truoc", text(ask + at_once + in_time)),
        when("con_no.gui_truoc and not con_no.qua_han", text(ask + " ", deadline, ".")),
        paragraph(
            "NoiDungCuoi",
            "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị kịp thời thông tin về"
            f" {OFFICE} để phối hợp giải quyết.",
        ),
        closing(UPRIGHT, reminded),
        paragraph("Cuoi"),
        section(PAGE),
    )
    return package("Công văn đôn đốc thực hiện mô hình “Dân vận khéo”", body, STYLES)


def reminded(layout: Layout) -> tuple[str, ...]:
    """Write the recipients of a reminder; the unit that sends for the one reminded is asked to see to it."""
    through = paragraph(f"{layout.prefix}NoiNhanDong", "- {{ don_vi.nop_qua_ten }} (để chỉ đạo);")
    return sent_to("Như trên", when("don_vi.nop_qua_ten", through), f"{COMMITTEE} (b/c)")(layout)


def schedule_table() -> str:
    """Write the visits of the appraisal team, one row each."""
    columns = (
        ("TT", 10, paragraph("OGiua", "{{ buoi.tt }}")),
        (
            "Ngày, giờ",
            32,
            when("buoi.gio", paragraph("OGiua", "{{ buoi.gio }}"))
            + when("buoi.thu", paragraph("OGiua", "{{ buoi.thu }}"))
            + paragraph("OGiua", "ngày {{ buoi.ngay }}"),
        ),
        (
            "Đơn vị, mô hình",
            65,
            each(
                "mo_hinh in buoi.mo_hinh",
                paragraph(
                    "OBang", "- {% if mo_hinh.don_vi_ten %}{{ mo_hinh.don_vi_ten }}: {% endif %}“{{ mo_hinh.ten }}”"
                ),
            ),
        ),
        ("Địa điểm", 38, paragraph("OBang", "{{ buoi.dia_diem }}")),
        ("Ghi chú", 20, paragraph("OBang")),
    )
    widths = [width for _, width, _ in columns]
    rows = (
        row(*(cell(width, paragraph("DauBang", name), middle=True) for name, width, _ in columns), header=True),
        row_tag(widths, "for buoi in lich_tham_dinh"),
        row(*(cell(width, content) for _, width, content in columns)),
        row_tag(widths, "endfor"),
    )
    return table(widths, rows, ruled=True)


def two_digits(key: str) -> str:
    """Write a small count of the plan as official papers do: 05."""
    return f"{{% if {key}|length == 1 %}}0{{% endif %}}{{{{ {key} }}}}"


FILE_FOR_APPRAISAL = (
    "- Tờ trình đề nghị công nhận mô hình “Dân vận khéo” cấp xã của chi ủy, lãnh đạo ngành, đơn vị.",
    "- Báo cáo chi tiết về mô hình “Dân vận khéo” (tối đa "
    + two_digits("phong_trao.trang_toi_da")
    + " trang A4), nêu rõ:",
    "+ Tên mô hình, chủ thể thực hiện, thời gian triển khai.",
    "+ Mục đích, ý nghĩa, phạm vi ảnh hưởng của mô hình.",
    "+ Nội dung, cách thức triển khai thực hiện qua các giai đoạn.",
    "+ Kết quả đạt được (có số liệu, minh chứng cụ thể, phân tích hiệu quả qua thời gian "
    + two_digits("phong_trao.so_nam_ket_qua")
    + " năm; mô hình mới tính từ năm ra đời).",
    "+ Đánh giá về tính sáng tạo, bền vững, mức độ lan tỏa và sự tham gia của Nhân dân.",
    "+ Bài học kinh nghiệm, kiến nghị (nếu có).",
    "- Các tài liệu, hình ảnh, video minh họa thể hiện rõ hoạt động và hiệu quả của mô hình trong suốt quá trình.",
    (
        "- Báo cáo đánh giá, nhận xét của cấp ủy, chính quyền, Mặt trận Tổ quốc và các tổ chức"
        " chính trị - xã hội các cấp về mô hình."
    ),
)
"""Plan III.3, in its own words."""

APPRAISED = (
    "- Khảo sát thực tế tại nơi thực hiện mô hình đã đăng ký.",
    "- Kiểm tra, xác minh thông tin trong hồ sơ.",
    "- Gặp gỡ, phỏng vấn cán bộ, đảng viên, Nhân dân trực tiếp tham gia và thụ hưởng từ mô hình.",
    "- Đánh giá hiệu quả, tính bền vững, mức độ lan tỏa của mô hình trong thực tiễn.",
    "- Lấy ý kiến đánh giá của chi ủy, lãnh đạo cơ quan, đơn vị.",
)
"""Plan III.4."""


def appraisal_notice() -> bytes:
    """Make thong-bao-tham-dinh: the team, its visits, what the units make ready, what is appraised."""
    member = "{% if nguoi.ho_ten %}Đồng chí {{ nguoi.ho_ten }}, {% endif %}{{ nguoi.chuc_vu }}: {{ nguoi.vai_tro }}"
    body = (
        head(UPRIGHT, numbered=True),
        titles("THÔNG BÁO", f"lịch thẩm định mô hình “Dân vận khéo” năm {YEAR}"),
        title_ending(),
        SUGGESTED,
        text(f"Thực hiện {PLAN}, {OFFICE} thông báo lịch thẩm định mô hình “Dân vận khéo” năm {YEAR} như sau:"),
        heading("1. Thành phần Đoàn thẩm định"),
        bulleted("nguoi in phong_trao.doan_tham_dinh", member),
        heading("2. Thời gian, địa điểm"),
        schedule_table(),
        paragraph("Khoang"),
        heading("3. Hồ sơ các đơn vị chuẩn bị"),
        *(text(line) for line in FILE_FOR_APPRAISAL),
        heading("4. Nội dung thẩm định"),
        *(text(line) for line in APPRAISED),
        heading("5. Tổ chức thực hiện"),
        text(
            "Các đơn vị, chi bộ có mô hình được thẩm định báo cáo cấp ủy, mời thành phần tham gia, chuẩn bị"
            " đầy đủ hồ sơ phục vụ Đoàn thẩm định."
        ),
        paragraph(
            "NoiDungCuoi",
            "Trong quá trình triển khai, nếu có vướng mắc phát sinh, đề nghị kịp thời thông tin, phản ánh với"
            f" {OFFICE} (qua {{{{ co_quan.dau_moi.chuc_vu }}}}) để xem xét, giải quyết.",
        ),
        closing(
            UPRIGHT,
            sent_to(f"{COMMITTEE} (b/c)", "Thành viên Đoàn thẩm định", "Các đơn vị có mô hình được thẩm định"),
        ),
        paragraph("Cuoi"),
        section(PAGE),
    )
    return package("Thông báo lịch thẩm định mô hình “Dân vận khéo”", body, STYLES)


def recognised_columns() -> tuple[Column, ...]:
    """Write the columns of the list that goes with the decision."""
    subject = "{{ mo_hinh.chu_the.ten }}{% if mo_hinh.chu_the.hinh_thuc %} ({{ mo_hinh.chu_the.hinh_thuc }}){% endif %}"
    return (
        Column("TT", 12, (paragraph("OGiua", "{{ mo_hinh.tt }}"),)),
        Column("Tên mô hình", 53, (paragraph("OBang", "{{ mo_hinh.ten }}"),)),
        Column("Chủ thể thực hiện", 50, (paragraph("OBang", subject),)),
        Column("Địa điểm thực hiện", 50, (paragraph("OBang", "{{ mo_hinh.dia_diem }}"),)),
    )


def article(number: int, words: str, style: str = "NoiDung") -> str:
    """Write an article of a decision."""
    return paragraph(style, (f"Điều {number}.", "b"), " " + words)


def recognition_decision() -> bytes:
    """Make quyet-dinh-cong-nhan: the committee's decision, then its list on a page of its own."""
    name = "{% for dong in van_ban.tieu_de %} {{ dong }}{% endfor %}"
    number = '{% if tong.tong == "0" %}……{% else %}{{ tong.tong }}{% endif %}'
    of_which = '{% if tong.tong != "0" %}; trong đó có ' + kinds() + "{% endif %}"
    columns = recognised_columns()
    body = (
        head(UPRIGHT, numbered=True),
        titles("QUYẾT ĐỊNH", f"về việc công nhận mô hình “Dân vận khéo” năm {YEAR}"),
        title_ending(),
        SUGGESTED,
        each("can_cu in phong_trao.can_cu", text("- Căn cứ {{ can_cu }};")),
        text(f"- Căn cứ {PLAN};"),
        text(f"- Xét kết quả thẩm định và đề nghị của {OFFICE},"),
        paragraph("ChuThe", f"BAN THƯỜNG VỤ{name}"),
        paragraph("ChuThe", "QUYẾT ĐỊNH:"),
        article(1, f"Công nhận {number} mô hình “Dân vận khéo” cấp xã năm {YEAR} (có danh sách kèm theo{of_which})."),
        article(
            2,
            "Các đơn vị và chủ thể có mô hình được công nhận tiếp tục duy trì, nâng cao chất lượng, nhân rộng mô hình;"
            f" {OFFICE} theo dõi, hướng dẫn, kịp thời đề xuất biểu dương, khen thưởng.",
        ),
        article(
            3,
            f"{OFFICE}, các cơ quan, đơn vị, chi bộ liên quan và chủ thể các mô hình có tên tại Điều 1 chịu trách nhiệm"
            " thi hành Quyết định này. Quyết định có hiệu lực kể từ ngày ký.",
            "NoiDungCuoi",
        ),
        closing(UPRIGHT, sent_to("Như Điều 3", office_list=True)),
        paragraph("Cuoi", section=section(PAGE)),
        titles("DANH SÁCH", f"mô hình “Dân vận khéo” năm {YEAR} được công nhận"),
        attached_to("Quyết định"),
        ruled_table(columns, row(*(cell(column.width, *column.content) for column in columns))),
        when('tong.tong != "0"', paragraph("TongBang", "Danh sách có {{ tong.tong }} mô hình.")),
        paragraph("Cuoi"),
        section(PAGE, opening=False),
    )
    return package("Quyết định công nhận mô hình “Dân vận khéo”", body, STYLES)


def attached_to(kind: str) -> str:
    """Write which paper a list goes with."""
    number = "{{ van_ban.so_ky_hieu }}, {{ van_ban.ngay_thang }}"
    return paragraph("ChuThich", f"(Kèm theo {kind} số {number} của Ban Thường vụ {COMMITTEE})")


def rewarded_columns() -> tuple[Column, ...]:
    """Write the columns of the list that goes with the proposal: who, for what, which reward."""
    recognised = (
        "Mô hình “{{ mo_hinh.ten }}”{% if mo_hinh.cong_nhan.so_quyet_dinh %}, được công nhận tại Quyết định số"
        " {{ mo_hinh.cong_nhan.so_quyet_dinh }}, ngày {{ mo_hinh.cong_nhan.ngay }}{% endif %}."
    )
    figure = (
        "- {{ muc_tieu.ten }}{% if muc_tieu.chi_tieu_dvt %}: {{ muc_tieu.ket_qua_dvt }}"
        '{% if muc_tieu.ty_le and muc_tieu.ty_le != "–" %} (đạt {{ muc_tieu.ty_le }} chỉ tiêu){% endif %}{% endif %}.'
    )
    achieved = (
        paragraph("OBang", recognised),
        each("muc_tieu in mo_hinh.muc_tieu", paragraph("OBang", figure)),
        when("mo_hinh.bao_cao.ket_qua", paragraph("OBang", "{{ mo_hinh.bao_cao.ket_qua }}")),
    )
    return (
        Column("TT", 10, (paragraph("OGiua", "{{ mo_hinh.tt }}"),)),
        Column("Tập thể, cá nhân", 40, (paragraph("OBang", "{{ mo_hinh.chu_the.ten }}"),)),
        Column("Mô hình và thành tích", 80, achieved),
        Column("Hình thức đề nghị", 35, (paragraph("OBang", "{{ mo_hinh.khen_thuong.hinh_thuc }}"),)),
    )


def reward_proposal() -> bytes:
    """Make de-nghi-khen-thuong: the committee's proposal, then its list on pages of their own."""
    columns = rewarded_columns()
    whom = '{% if tong.tong == "0" %}…… tập thể, …… cá nhân{% else %}' + kinds() + "{% endif %}"
    body = (
        head(UPRIGHT, numbered=True),
        titles(
            "TỜ TRÌNH",
            "đề nghị khen thưởng tập thể, cá nhân có thành tích xuất sắc",
            f"trong phong trào thi đua “Dân vận khéo” năm {YEAR}",
        ),
        title_ending(),
        SUGGESTED,
        paragraph("KinhTrinh", "Kính trình: Cấp có thẩm quyền quyết định khen thưởng"),
        text(
            f"Thực hiện {PLAN}, các cơ quan, đơn vị, chi bộ trên địa bàn đã xây dựng và thực hiện nhiều mô hình"
            " “Dân vận khéo” có kết quả cụ thể. Qua theo dõi, thẩm định, đánh giá và đề nghị của"
            f" {OFFICE}, Ban Thường vụ {COMMITTEE} kính trình xem xét, khen thưởng {whom} có thành tích xuất sắc trong"
            f" phong trào thi đua “Dân vận khéo” năm {YEAR} (có danh sách và tóm tắt thành tích kèm theo)."
        ),
        paragraph("NoiDungCuoi", f"Ban Thường vụ {COMMITTEE} kính trình xem xét, quyết định."),
        closing(UPRIGHT, sent_to("Như trên", office_list=True)),
        paragraph("Cuoi", section=section(PAGE)),
        titles("DANH SÁCH", f"đề nghị khen thưởng phong trào thi đua “Dân vận khéo” năm {YEAR}"),
        attached_to("Tờ trình"),
        ruled_table(columns, row(*(cell(column.width, *column.content) for column in columns))),
        paragraph("TongBang", f"Tổng số: {whom}."),
        paragraph("Cuoi"),
        section(PAGE, opening=False),
    )
    return package("Tờ trình đề nghị khen thưởng phong trào thi đua “Dân vận khéo”", body, STYLES)
