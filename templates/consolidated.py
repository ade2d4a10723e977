# ruff: noqa: INP001 - read by make.py, which is run as a script
"""The consolidated report of the year (plan IV.5): its words, its two tables, their place on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layout import PAGE, STYLES, UPRIGHT
from passages import Column, closing, each, head, recipients, title_ending, titles, unless_blank, when
from wordml import cell, package, paragraph, row, row_tag, section, table

if TYPE_CHECKING:
    from collections.abc import Callable

YEAR = "{{ phong_trao.nam }}"
DOTS = "…" * 60
OWNER = "“{{ mo_hinh.ten }}” ({{ mo_hinh.don_vi }})"


def text(words: str) -> str:
    """Write a paragraph of the report."""
    return paragraph("NoiDung", words)


def heading(words: str) -> str:
    """Write a heading of the report."""
    return paragraph("DeMuc", words)


def own_words(key: str) -> str:
    """Write a passage of the Board's own words."""
    return text(f"{{{{ loi_van.{key} }}}}")


def listed(items: str, line: str, name: str = "mo_hinh") -> str:
    """Write a line of its own for each row of a list of `toan_xa`."""
    return each(f"{name} in toan_xa.{items}", text(line))


def in_a_row(items: str, one: str, name: str = "don_vi") -> str:
    """Write the rows of a list one after another within a sentence."""
    return f"{{% for {name} in {items} %}}{one}{{% if not loop.last %}}; {{% endif %}}{{% endfor %}}"


def unless_none(key: str, some: str, none: str = "") -> str:
    """Let a sentence say so where a figure is 0."""
    return f'{{% if {key} != "0" %}}{some}{{% else %}}{none}{{% endif %}}'


def quantity() -> tuple[str, ...]:
    """Write how many models there are, against both quotas, and how far they have come."""
    against = (
        "{% if toan_xa.con_thieu %}còn thiếu {{ toan_xa.con_thieu }} mô hình so với"
        "{% elif toan_xa.vuot %}vượt {{ toan_xa.vuot }} mô hình so với{% else %}đạt{% endif %}"
        " chỉ tiêu tối thiểu {{ toan_xa.chi_tieu }} mô hình"
    )
    registered = (
        "Toàn xã đăng ký {{ toan_xa.dang_ky }} mô hình; được tính vào chỉ tiêu {{ toan_xa.duoc_tinh }} mô hình, "
        + against
    )
    none = "Toàn xã chưa có mô hình nào đăng ký; chỉ tiêu tối thiểu là {{ toan_xa.chi_tieu }} mô hình"
    units = (
        "Có {{ toan_xa.don_vi_dat }}/{{ toan_xa.don_vi_phai_co }} đơn vị có ít nhất {{ toan_xa.chi_tieu_don_vi }}"
        " mô hình được tính"
    )
    short = (
        "; còn {{ toan_xa.don_vi_thieu }} đơn vị chưa có, gồm: "
        "{% for ten in toan_xa.cac_don_vi_thieu %}{{ ten }}{% if not loop.last %}; {% endif %}{% endfor %}"
    )
    part = "{{ phan.ten }} {{ phan.dang_ky }} (được tính {{ phan.duoc_tinh }})"
    broken = (
        "Các con số trên chưa tính {{ tong.ho_so_loi }} hồ sơ có lỗi không đọc được: "
        "{% for tep in toan_xa.ho_so_loi %}{{ tep }}{% if not loop.last %}; {% endif %}{% endfor %}."
    )
    return (
        text(unless_none("toan_xa.dang_ky", registered, none) + "."),
        text(units + unless_none("toan_xa.don_vi_thieu", short) + "."),
        when('toan_xa.dang_ky != "0"', text(f"Cơ cấu: {in_a_row('toan_xa.co_cau', part, 'phan')}.")),
        text(f"Tính đến ngày {{{{ toan_xa.den_ngay }}}}, {progress()}."),
        when("tong.ho_so_loi", text(broken)),
    )


def progress() -> str:
    """Write the way from report to reward; the first step that nobody has reached is said and ends the sentence."""
    kinds = in_a_row("toan_xa.ket_luan", "{{ ket_luan.ten }} {{ ket_luan.so }}", "ket_luan")
    steps = (
        ("bao_cao", "đã báo cáo kết quả", "báo cáo kết quả", ""),
        ("de_nghi", "được đề nghị công nhận", "được đề nghị công nhận", ""),
        ("tham_dinh", "đã được thẩm định", "được thẩm định", f" (kết luận: {kinds})"),
        ("cong_nhan", "được công nhận", "được công nhận", ""),
        ("khen_thuong", "được khen thưởng", "được khen thưởng", ""),
    )
    sentence = ""
    for key, done, undone, more in reversed(steps):
        reached = f"{{{{ toan_xa.{key} }}}} mô hình {done}{more}" + (f"; {sentence}" if sentence else "")
        sentence = unless_none(f"toan_xa.{key}", reached, f"chưa có mô hình nào {undone}")
    return sentence


STEPS = (
    ("Đăng ký", "dang_ky"),
    ("Được tính", "duoc_tinh"),
    ("Báo cáo", "bao_cao"),
    ("Đề nghị", "de_nghi"),
    ("Thẩm định", "tham_dinh"),
    ("Công nhận", "cong_nhan"),
    ("Khen thưởng", "khen_thuong"),
)
UNITS = (("Đơn vị phải có", "don_vi"), ("Đơn vị đạt", "don_vi_dat"))
BLOCK_STEPS = tuple(step for step in STEPS if step[1] not in {"de_nghi", "tham_dinh"})
NARROW = 16
TOTALS = {"don_vi": "don_vi_phai_co"}


def share_table(caption: str, first: str, rows: str, figures: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Write a table of figures with a line for each row of a list of `toan_xa`, and its total."""
    width = UPRIGHT - NARROW * len(figures)
    columns = (
        Column(first, width, (paragraph("OBang", "{{ dong.ten }}"),)),
        *(Column(label, NARROW, (paragraph("OGiua", f"{{{{ dong.{key} }}}}"),)) for label, key in figures),
    )
    total = (f"{{{{ toan_xa.{TOTALS.get(key, key)} }}}}" for _, key in figures)
    widths = [column.width for column in columns]
    return (
        paragraph("TenBang", caption),
        table(
            widths,
            (
                row(
                    *(cell(item.width, paragraph("DauBang", item.heading), middle=True) for item in columns),
                    header=True,
                ),
                row_tag(widths, f"for dong in toan_xa.{rows}"),
                row(*(cell(item.width, *item.content) for item in columns)),
                row_tag(widths, "endfor"),
                row(
                    cell(width, paragraph("NhomBang", "Toàn xã")),
                    *(cell(NARROW, paragraph("DauBang", key)) for key in total),
                ),
            ),
            ruled=True,
        ),
        paragraph("Khoang"),
    )


def deadlines() -> tuple[str, ...]:
    """Write who has handed in and when, for each deadline of the units."""
    told = (
        unless_none("han.dung_han", "đúng hạn {{ han.dung_han }}", "không đơn vị nào đúng hạn")
        + unless_none("han.dung_ngay", ", nộp đúng ngày hạn (theo câu chữ là đã muộn) {{ han.dung_ngay }}")
        + unless_none("han.muon", ", nộp muộn {{ han.muon }}")
    )
    in_time = f"{{% if han.dung_han == han.da_nop %}}, đều đúng hạn{{% else %}}, trong đó {told}{{% endif %}}"
    handed_in = f"đã nộp {{{{ han.da_nop }}}} đơn vị{in_time}"
    left = "{% if han.hom_nay %} ({{ han.hom_nay }}){% endif %}"
    settled = '{% if han.chua_ro == "0" %}; không đơn vị nào còn nợ{% endif %}'
    missing = unless_none("han.chua_nop", f"; chưa nộp {{{{ han.chua_nop }}}} đơn vị{left}", settled)
    unknown = "; chưa xác định được {{ han.chua_ro }} đơn vị vì có hồ sơ lỗi"
    sentence = (
        "- {{ han.ten }}, trước ngày {{ han.truoc_ngay }}: {{ han.phai_nop }} đơn vị phải nộp; "
        + unless_none("han.da_nop", handed_in + missing, f"chưa đơn vị nào nộp{left}")
        + unless_none("han.chua_ro", unknown)
        + "."
    )
    name, dated = "{{ don_vi.ten }}", "{{ don_vi.ten }} ({{ don_vi.ngay }})"
    late = "{{ don_vi.ten }} (muộn {{ don_vi.so_ngay }} ngày, nộp {{ don_vi.ngay }})"
    lists = (
        ("dung_ngay", "", "Nộp đúng ngày hạn", dated),
        ("muon", "", "Nộp muộn", late),
        ("chua_nop", " and not han.hom_nay", "Chưa nộp", name),
        ("mien", "", "Không còn phải nộp vì mọi mô hình đã bị loại khỏi danh sách", name),
        ("chua_ro", "", "Chưa xác định được vì có hồ sơ lỗi", name),
    )
    named = (
        when(f'han.{key} != "0"{more}', text(f"+ {label}: {in_a_row(f'han.don_vi_{key}', one)}."))
        for key, more, label, one in lists
    )
    return (each("han in toan_xa.han", text(sentence), *named),)


def exemplary() -> tuple[str, ...]:
    """Write the exemplary models of each field with the figures of their targets."""
    none = "Các mô hình được chọn nêu gương chưa báo cáo kết quả."
    some = "Số mô hình tiêu biểu được chọn nêu gương: {{ toan_xa.so_tieu_bieu }}."
    model = "- Mô hình “{{ mo_hinh.ten }}” ({{ mo_hinh.chu_the.ten }}): {{ mo_hinh.ket_qua_ngan }}"
    figures = (
        "+ {{ muc_tieu.ten }}{% if muc_tieu.chi_tieu_dvt %}: chỉ tiêu {{ muc_tieu.chi_tieu_dvt }}"
        " → kết quả {{ muc_tieu.ket_qua_dvt }}{% if muc_tieu.ty_le %} ({{ muc_tieu.ty_le }}){% endif %}{% endif %}."
    )
    return (
        text(unless_none("toan_xa.so_tieu_bieu", some, none)),
        each(
            "linh_vuc in toan_xa.linh_vuc",
            when(
                "linh_vuc.co_tieu_bieu",
                heading("* Lĩnh vực: {{ linh_vuc.ten }}"),
                each(
                    "mo_hinh in linh_vuc.tieu_bieu",
                    text(model),
                    each("muc_tieu in mo_hinh.muc_tieu", text(figures)),
                ),
            ),
        ),
    )


def not_counted() -> tuple[str, ...]:
    """Write every model that does not count, with its reason."""
    uncounted = "{{ toan_xa.so_khong_tinh }} mô hình đã đăng ký chưa được tính vào chỉ tiêu:"
    struck = "Qua rà soát, đã loại khỏi danh sách {{ toan_xa.so_loai_bo }} mô hình:"
    drafts = "Ngoài ra còn {{ toan_xa.so_chua_dang_ky }} mô hình mới có hồ sơ, chưa đăng ký: "
    return (
        text(unless_none("toan_xa.so_khong_tinh", uncounted, "Không có mô hình nào đã đăng ký mà chưa được tính.")),
        listed("khong_tinh", f"- {OWNER}: {{{{ mo_hinh.ly_do }}}}."),
        text(unless_none("toan_xa.so_loai_bo", struck, "Chưa có mô hình nào bị loại khỏi danh sách.")),
        listed("loai_bo", f"- {OWNER}, ngày {{{{ mo_hinh.ngay }}}}: {{{{ mo_hinh.ly_do }}}}."),
        when('toan_xa.so_chua_dang_ky != "0"', text(drafts + in_a_row("toan_xa.chua_dang_ky", OWNER, "mo_hinh") + ".")),
    )


def obstacles() -> tuple[str, ...]:
    """Write the obstacles that the models met: those still open first."""
    met = (
        "Trong quá trình thực hiện đã phát sinh {{ toan_xa.so_vuong_mac }} vướng mắc: "
        + unless_none(
            "toan_xa.so_vuong_mac_xong", "đã giải quyết {{ toan_xa.so_vuong_mac_xong }}", "chưa giải quyết xong"
        )
        + unless_none("toan_xa.so_vuong_mac_con", ", còn {{ toan_xa.so_vuong_mac_con }}")
        + "."
    )
    none = "Chưa ghi nhận vướng mắc phát sinh ở các mô hình đã đăng ký."
    way = "{% if vuong_mac.huong_xu_ly %} Hướng xử lý: {{ vuong_mac.huong_xu_ly }}{% endif %}"
    met_by = "- “{{ vuong_mac.mo_hinh }}” ({{ vuong_mac.don_vi }}), ngày {{ vuong_mac.ngay }}: "
    one = f"{met_by}{{{{ vuong_mac.noi_dung }}}}{way}"
    return (
        text(unless_none("toan_xa.so_vuong_mac", met, none)),
        when('toan_xa.so_vuong_mac_con != "0"', text("a) Chưa giải quyết xong:")),
        listed("vuong_mac_con", one, "vuong_mac"),
        when('toan_xa.so_vuong_mac_xong != "0"', text("b) Đã giải quyết:")),
        listed("vuong_mac_xong", one, "vuong_mac"),
    )


def proposals() -> tuple[str, ...]:
    """Write what the Board asks for, whom it proposes, and what the units ask for."""
    recognition = "Đề nghị công nhận {{ toan_xa.so_cho_cong_nhan }} mô hình đã thẩm định: "
    reward = "Đề nghị khen thưởng {{ toan_xa.so_cho_khen }} mô hình: "
    reason = f"{OWNER}: {{{{ mo_hinh.ly_do }}}}"
    none = "Đến ngày {{ toan_xa.den_ngay }} không có mô hình nào chờ quyết định công nhận."
    return (
        own_words("kien_nghi"),
        text(
            unless_none(
                "toan_xa.so_cho_cong_nhan",
                recognition + in_a_row("toan_xa.cho_cong_nhan", OWNER, "mo_hinh") + ".",
                none,
            )
        ),
        when('toan_xa.so_cho_khen != "0"', text(reward + in_a_row("toan_xa.cho_khen", reason, "mo_hinh") + ".")),
        each(
            "kien_nghi in toan_xa.kien_nghi",
            when("loop.first", text("Kiến nghị của các đơn vị:")),
            text("- {{ kien_nghi.don_vi }}: {{ kien_nghi.noi_dung }}"),
        ),
    )


SECTIONS: tuple[tuple[str, tuple[tuple[str, Callable[[], tuple[str, ...]]], ...]], ...] = (
    ("I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO", (("", lambda: (own_words("lanh_dao"),)),)),
    (
        "II. KẾT QUẢ THỰC HIỆN",
        (
            (
                "1. Số lượng mô hình",
                lambda: (
                    *quantity(),
                    *share_table("Bảng 1. Số mô hình theo lĩnh vực", "Lĩnh vực", "linh_vuc", STEPS),
                    *share_table("Bảng 2. Số mô hình theo khối", "Khối", "khoi", (*UNITS, *BLOCK_STEPS)),
                ),
            ),
            ("2. Tiến độ đăng ký, báo cáo", deadlines),
            ("3. Mô hình tiêu biểu", exemplary),
            ("4. Mô hình chưa được tính, mô hình bị loại", not_counted),
        ),
    ),
    (
        "III. HẠN CHẾ, VƯỚNG MẮC, BÀI HỌC KINH NGHIỆM",
        (
            ("1. Hạn chế", lambda: (own_words("han_che"),)),
            ("2. Nguyên nhân", lambda: (own_words("nguyen_nhan"),)),
            ("3. Khó khăn, vướng mắc phát sinh", obstacles),
            ("4. Bài học kinh nghiệm", lambda: (own_words("bai_hoc"),)),
        ),
    ),
    (
        "IV. PHƯƠNG HƯỚNG, KIẾN NGHỊ",
        (
            ("1. Phương hướng", lambda: (own_words("phuong_huong"),)),
            ("2. Đề nghị, kiến nghị", proposals),
        ),
    ),
)


def body_text() -> tuple[str, ...]:
    """Write the four sections; the empty form keeps their headings over dotted lines, as an outline."""
    written = []
    for title, parts in SECTIONS:
        written.append(heading(title))
        for name, content in parts:
            written += [heading(name)] if name else []
            written.append(unless_blank("".join(content()), text(DOTS)))
    return tuple(written)


def consolidated_report() -> bytes:
    """Make bao-cao-tong-hop: the Board's report of the whole year."""
    opening = (
        "Thực hiện {{ phong_trao.ten }} của {{ co_quan.cap_uy }}, {{ co_quan.ten }} tổng hợp, báo cáo kết quả thực hiện"
        " trên địa bàn toàn xã{% if toan_xa.den_ngay %} (số liệu đến ngày {{ toan_xa.den_ngay }}){% endif %} như sau:"
    )
    body = (
        head(UPRIGHT, numbered=True),
        titles("BÁO CÁO", f"kết quả thực hiện phong trào thi đua “Dân vận khéo” năm {YEAR}"),
        title_ending(),
        when("van_ban.de_trong", paragraph("ChuThich", "(Mẫu gợi ý, sửa được)")),
        text(opening),
        *body_text(),
        paragraph(
            "NoiDungCuoi",
            "Trên đây là báo cáo kết quả thực hiện phong trào thi đua “Dân vận khéo” năm "
            f"{YEAR}, {{{{ co_quan.ten }}}} kính báo cáo.",
        ),
        closing(UPRIGHT, recipients),
        paragraph("Cuoi"),
        section(PAGE),
    )
    return package("Báo cáo kết quả thực hiện phong trào thi đua “Dân vận khéo”", body, STYLES)
