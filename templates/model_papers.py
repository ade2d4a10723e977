# ruff: noqa: INP001 - read by make.py, which is run as a script
"""The papers of one model: its plan, the proposal to recognise it, a remark on it, the minutes of its appraisal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layout import PAGE, STYLES, UPRIGHT
from passages import (
    by_layout,
    closing,
    each,
    head,
    recipients,
    sample_signatures,
    title_ending,
    titles,
    unless_blank,
    when,
)
from wordml import cell, package, paragraph, row, row_tag, section, table, tag

if TYPE_CHECKING:
    from layout import Layout

YEAR = "{{ phong_trao.nam }}"
KIND = "mô hình “Dân vận khéo”"
NAMED = "“{{ mo_hinh.ten }}”"
BOARD = "Ban Thường vụ {{ co_quan.cap_uy }}"
SUBJECT, TIME, PLAN, HELD = "mo_hinh.chu_the", "mo_hinh.thoi_gian", "mo_hinh.ke_hoach", "mo_hinh.tham_dinh"
SUGGESTED = paragraph("ChuThich", "(Mẫu gợi ý, sửa được)")


def text(*runs: str | tuple[str, str]) -> str:
    """Write a paragraph of the body."""
    return paragraph("NoiDung", *runs)


def heading(words: str) -> str:
    """Write a heading."""
    return paragraph("DeMuc", words)


def known(key: str, words: str) -> str:
    """Write words inside a paragraph that stand only where a value is known."""
    return f"{{% if {key} %}}{words}{{% endif %}}"


def value(key: str) -> str:
    """Write a value."""
    return f"{{{{ {key} }}}}"


def since_until() -> str:
    """Write from when until when a model works."""
    until = known(f"{TIME}.ket_thuc", f" đến ngày {value(f'{TIME}.ket_thuc')}")
    return f"từ ngày {value(f'{TIME}.bat_dau')}{until}"


def model_plan() -> bytes:
    """Make ke-hoach-mo-hinh: the plan's sample, headings I to IV with all their items."""
    body = (
        unless_blank(head(UPRIGHT, numbered=True), head(UPRIGHT, numbered=False)),
        by_layout(_plan_title),
        unless_blank(text(_plan_opening()), text(*_blank_opening())),
        *_plan_aims_and_contents(),
        *_plan_launch(),
        *_plan_organisation(),
        paragraph("Khoang"),
        # In one table, so that no page begins with the recipients.
        sample_signatures(
            paragraph("Khoang"),
            unless_blank(by_layout(lambda layout: "".join(recipients(layout))), by_layout(_recipients_to_fill_in)),
        ),
        when("van_ban.de_trong", *_plan_notes()),
        paragraph("Cuoi"),
        section(PAGE),
    )
    return package(f"Kế hoạch triển khai thực hiện {KIND}", body, STYLES)


def _plan_title(layout: Layout) -> str:
    about = f"{layout.prefix}TrichYeu"
    filled = paragraph(about, f"triển khai thực hiện {KIND}") + paragraph(about, NAMED) + paragraph("ChuThich")
    sample = paragraph(about, f"triển khai thực hiện {KIND}", ("(2)", "s"))
    sample += paragraph("ChuThich", "(Mẫu dành cho các tập thể, cá nhân tham khảo)")
    return paragraph(f"{layout.prefix}TenLoai", "KẾ HOẠCH") + unless_blank(filled, sample)


def _plan_opening() -> str:
    by_whom = f"Căn cứ {{{{ phong_trao.ten }}}} của {{{{ co_quan.cap_uy }}}}, chủ thể mô hình {value(f'{SUBJECT}.ten')}"
    return f"{by_whom} xây dựng kế hoạch triển khai thực hiện {KIND} {NAMED} như sau:"


def _blank_opening() -> tuple[str | tuple[str, str], ...]:
    """Write the sample's opening with its footnote marks."""
    basis = "Căn cứ {{ phong_trao.ten }} của {{ co_quan.cap_uy }}, chủ thể mô hình"
    plan = f" …………………… xây dựng kế hoạch triển khai thực hiện {KIND} ……………………"
    return (basis, ("(1)", "s"), plan, ("(2)", "s"), " như sau:")


def _plan_aims_and_contents() -> tuple[str, ...]:
    until = known(f"{TIME}.ket_thuc", f"; kết thúc ngày {value(f'{TIME}.ket_thuc')}")
    person = known(f"{SUBJECT}.nguoi_dai_dien", f"; người đại diện: {value(f'{SUBJECT}.nguoi_dai_dien')}")
    phone = known(f"{SUBJECT}.dien_thoai", f"; điện thoại: {value(f'{SUBJECT}.dien_thoai')}")
    partners = "{% for noi in mo_hinh.ke_hoach.luc_luong.phoi_hop %}{{ noi }}{% if not loop.last %}; {% endif %}"
    last_year = known("muc_tieu.nam_truoc_dvt", " (năm {{ phong_trao.nam_truoc }}: {{ muc_tieu.nam_truoc_dvt }})")
    goal = "- {{ muc_tieu.ten }}" + known("muc_tieu.chi_tieu_dvt", ": {{ muc_tieu.chi_tieu_dvt }}" + last_year) + "."
    return (
        heading("I. MỤC ĐÍCH, YÊU CẦU"),
        heading("1. Mục đích"),
        text(value(f"{PLAN}.muc_dich")),
        heading("2. Yêu cầu"),
        text(value(f"{PLAN}.yeu_cau")),
        heading("II. NỘI DUNG"),
        heading("1. Chủ thể thực hiện"),
        text(value(f"{SUBJECT}.ten") + person + phone + "."),
        heading("2. Thời gian bắt đầu triển khai thực hiện"),
        text(f"Bắt đầu từ ngày {value(f'{TIME}.bat_dau')}{until}."),
        heading("3. Địa điểm thực hiện"),
        text("{{ mo_hinh.dia_diem }}."),
        heading("4. Mục tiêu, kết quả cần đạt được"),
        each("muc_tieu in mo_hinh.muc_tieu", text(goal)),
        heading("5. Giải pháp, phương thức triển khai thực hiện"),
        each(f"giai_phap in {PLAN}.giai_phap", text("- {{ giai_phap }}")),
        heading("6. Lực lượng thực hiện, lực lượng phối hợp"),
        text(f"- Lực lượng thực hiện: {value(f'{PLAN}.luc_luong.thuc_hien')}."),
        text(f"- Lực lượng phối hợp: {partners}{{% endfor %}}."),
        heading("7. Thời gian sơ kết, tổng kết, báo cáo kết quả thực hiện"),
        *_plan_moments(),
    )


def _plan_moments() -> tuple[str, ...]:
    moments = (
        ("khao_sat", "Khảo sát"),
        ("kiem_tra", "Kiểm tra"),
        ("so_ket", "Sơ kết"),
        ("tong_ket", "Tổng kết"),
        ("bao_cao", "Báo cáo kết quả thực hiện"),
    )
    lines = ((f"{PLAN}.moc.{key}", name) for key, name in moments)
    return tuple(when(key, text(f"- {name}: ngày {value(key)}.")) for key, name in lines)


def _plan_launch() -> tuple[str, ...]:
    launch = f"{PLAN}.ra_mat"
    held = f"{launch}.thoi_gian or {launch}.dia_diem or {launch}.chuong_trinh"
    return (
        heading("III. TỔ CHỨC RA MẮT MÔ HÌNH (Nếu có)"),
        when(
            held,
            heading("1. Thời gian, địa điểm"),
            text(f"- Thời gian: {value(f'{launch}.thoi_gian')}."),
            text(f"- Địa điểm: {value(f'{launch}.dia_diem')}."),
            heading("2. Chương trình ra mắt"),
            text(value(f"{launch}.chuong_trinh")),
            tag("else"),
            text("Không tổ chức lễ ra mắt mô hình."),
        ),
    )


def _plan_organisation() -> tuple[str, ...]:
    due = known("phan_cong.han", "; thời hạn: {{ phan_cong.han }}")
    return (
        heading("IV. TỔ CHỨC THỰC HIỆN"),
        heading("1. Phân công nhiệm vụ"),
        each(f"phan_cong in {PLAN}.phan_cong", text("- {{ phan_cong.viec }}: {{ phan_cong.nguoi }}" + due + ".")),
        heading("2. Các điều kiện đảm bảo để thực hiện mô hình"),
        each(
            f"nguon_luc in {PLAN}.nguon_luc",
            paragraph(
                "NoiDungCuoi",
                "- {{ nguon_luc.nguon }}" + known("nguon_luc.so_luong", ": {{ nguon_luc.so_luong }}") + ".",
            ),
        ),
    )


def _recipients_to_fill_in(layout: Layout) -> str:
    return paragraph(f"{layout.prefix}NoiNhan", "Nơi nhận:") + paragraph(f"{layout.prefix}NoiNhanDong", "- ………………")


def _plan_notes() -> tuple[str, ...]:
    about = f"Mẫu phiếu dành cho các tập thể, cá nhân đăng ký thực hiện {KIND}"
    return (
        paragraph("GhiChu", ("Ghi chú: ", "b"), about),
        paragraph("GhiChu", "(1) Tên chủ thể mô hình; (2) Tên mô hình"),
    )


def recognition_proposal() -> bytes:
    """Make to-trinh-cong-nhan: the unit asks the committee to recognise a model, and lists the file it sends."""
    basis = (
        "Thực hiện {{ phong_trao.ten }} của {{ co_quan.cap_uy }}; căn cứ kết quả thực hiện mô hình,"
        f" {{{{ don_vi.ten }}}} kính trình {BOARD} xem xét, công nhận {KIND} cấp xã năm {YEAR} như sau:"
    )
    asked = (
        f"{{{{ don_vi.ten }}}} đề nghị {BOARD} xem xét, công nhận mô hình {NAMED} của {value(f'{SUBJECT}.ten')}"
        f" là {KIND} cấp xã năm {YEAR}."
    )
    body = (
        head(UPRIGHT, numbered=True),
        titles("TỜ TRÌNH", f"đề nghị công nhận {KIND} cấp xã năm {YEAR}"),
        title_ending(),
        when("van_ban.de_trong", SUGGESTED),
        paragraph("KinhTrinh", f"Kính trình: {BOARD}"),
        paragraph("KinhTrinh", ("(qua {{ co_quan.ten }})", "i")),
        text(basis),
        heading("1. Mô hình đề nghị công nhận"),
        *_about_model(),
        heading("2. Kết quả thực hiện"),
        each("muc_tieu in mo_hinh.muc_tieu", text(_achieved())),
        text("Kết quả cụ thể được nêu trong báo cáo chi tiết kèm theo."),
        heading("3. Đề nghị"),
        text(asked),
        heading("4. Hồ sơ kèm theo"),
        text("- Báo cáo chi tiết về mô hình: {{ mo_hinh.ho_so_bao_cao }};"),
        text("- Tài liệu, hình ảnh, video minh họa: {{ mo_hinh.ho_so_minh_chung }};"),
        text(
            "- Báo cáo đánh giá, nhận xét của cấp ủy, chính quyền, Mặt trận Tổ quốc và các tổ chức"
            " chính trị - xã hội: {{ mo_hinh.ho_so_nhan_xet }}."
        ),
        paragraph("NoiDungCuoi", f"Kính trình {BOARD} xem xét, quyết định."),
        closing(UPRIGHT, _as_above),
        paragraph("Cuoi"),
        section(PAGE),
    )
    return package(f"Tờ trình đề nghị công nhận {KIND}", body, STYLES)


def _about_model() -> tuple[str, ...]:
    """Write what a model is: name, subject, field, time, place."""
    since = known("mo_hinh.tu_nam", " (từ năm {{ mo_hinh.tu_nam }})")
    origin = (
        f'{{% if mo_hinh.loai == "moi" %}}; mô hình mới năm {YEAR}{{% elif mo_hinh.loai == "nang-cao" %}}'
        f"; mô hình có từ trước{since}, năm {YEAR} duy trì, nâng cao{{% endif %}}"
    )
    manner = known(f"{SUBJECT}.hinh_thuc", f" ({value(f'{SUBJECT}.hinh_thuc')})")
    return (
        text(f"- Tên mô hình: {NAMED}."),
        text(f"- Chủ thể thực hiện: {value(f'{SUBJECT}.ten')}{manner}."),
        text("- Lĩnh vực: {{ mo_hinh.linh_vuc_ten }}."),
        text(f"- Thời gian thực hiện: {since_until()}{origin}."),
        text("- Địa điểm thực hiện: {{ mo_hinh.dia_diem }}."),
    )


def _achieved() -> str:
    """Write a target with what was reached of it: figures where it has some."""
    rate = known('muc_tieu.ty_le not in ("", "–")', ", đạt {{ muc_tieu.ty_le }} chỉ tiêu")
    figures = f": chỉ tiêu {{{{ muc_tieu.chi_tieu_dvt }}}}, kết quả {{{{ muc_tieu.ket_qua_dvt }}}}{rate}"
    return "- {{ muc_tieu.ten }}" + known("muc_tieu.chi_tieu_dvt", figures) + "."


def _as_above(layout: Layout) -> tuple[str, ...]:
    """Write where a proposal goes: first to whom it is addressed."""
    line = f"{layout.prefix}NoiNhanDong"
    places = ("Như trên;", "{{ co_quan.ten }};", f"{layout.copy_on_file}.")
    return (paragraph(f"{layout.prefix}NoiNhan", "Nơi nhận:"), *(paragraph(line, f"- {place}") for place in places))


def remark() -> bytes:
    """Make nhan-xet: one body's remark on a model; it stands last in the list of its paper."""
    opening = (
        "Thực hiện {{ phong_trao.ten }} của {{ co_quan.cap_uy }}; qua theo dõi quá trình triển khai thực hiện"
        f" mô hình {NAMED}, {{{{ nhan_xet.co_quan }}}} đánh giá, nhận xét như sau:"
    )
    body = (
        head(UPRIGHT, numbered=False),
        titles("BÁO CÁO", f"đánh giá, nhận xét về {KIND}", NAMED),
        title_ending(),
        when("van_ban.de_trong", SUGGESTED),
        each("nhan_xet in mo_hinh.nhan_xet", when("loop.last", text(opening))),
        heading("1. Mô hình được nhận xét"),
        *_about_model(),
        heading("2. Nội dung đánh giá, nhận xét"),
        each("nhan_xet in mo_hinh.nhan_xet", when("loop.last", paragraph("NoiDungCuoi", "{{ nhan_xet.noi_dung }}"))),
        closing(UPRIGHT, _to_the_unit),
        paragraph("Cuoi"),
        section(PAGE),
    )
    return package(f"Báo cáo đánh giá, nhận xét về {KIND}", body, STYLES)


def _to_the_unit(layout: Layout) -> tuple[str, ...]:
    line = f"{layout.prefix}NoiNhanDong"
    places = ("- {{ don_vi.ten }};", "- {{ co_quan.ten }};", "- Lưu.")
    return (paragraph(f"{layout.prefix}NoiNhan", "Nơi nhận:"), *(paragraph(line, place) for place in places))


def appraisal_minutes() -> bytes:
    """Make bien-ban-tham-dinh: what the team saw and concluded, under the heads of the plan's section III."""
    hour = known("mo_hinh.tham_dinh_gio", "hồi {{ mo_hinh.tham_dinh_gio }}, ")
    opening = (
        f"Thực hiện {{{{ phong_trao.ten }}}} của {{{{ co_quan.cap_uy }}}}, {hour}{{{{ mo_hinh.tham_dinh_ngay }}}},"
        f" tại {{{{ mo_hinh.tham_dinh_dia_diem }}}}, Đoàn thẩm định tiến hành thẩm định mô hình {NAMED} của"
        f" {value(f'{SUBJECT}.ten')}, kết quả như sau:"
    )
    body = (
        head(UPRIGHT, numbered=False),
        titles("BIÊN BẢN", f"thẩm định {KIND} năm {YEAR}", NAMED),
        title_ending(),
        when("van_ban.de_trong", SUGGESTED),
        text(opening),
        *_attendance(),
        *_findings(),
        *_conclusion(),
        paragraph("Khoang"),
        by_layout(_minutes_signatures),
        paragraph("Cuoi"),
        section(PAGE),
    )
    return package(f"Biên bản thẩm định {KIND}", body, STYLES)


def _attendance() -> tuple[str, ...]:
    person = known("thanh_vien.ho_ten", "Đồng chí {{ thanh_vien.ho_ten }}, ")
    return (
        heading("I. THÀNH PHẦN"),
        heading("1. Đoàn thẩm định"),
        each(
            "thanh_vien in phong_trao.doan_tham_dinh",
            text(f"- {person}{{{{ thanh_vien.chuc_vu }}}} - {{{{ thanh_vien.vai_tro }}}}."),
        ),
        heading("2. Thành phần tham dự"),
        each(f"nguoi_du in {HELD}.thanh_phan", text("- {{ nguoi_du }}.")),
    )


def _findings() -> tuple[str, ...]:
    interviewed = (
        f"Đoàn đã gặp gỡ, phỏng vấn {value(f'{HELD}.phong_van.so_nguoi')} người là cán bộ, đảng viên, Nhân dân"
        " trực tiếp tham gia và thụ hưởng từ mô hình."
    )
    parts = (
        ("ho_so_to_trinh", "Tờ trình đề nghị công nhận"),
        ("ho_so_bao_cao", "Báo cáo chi tiết về mô hình"),
        ("ho_so_minh_chung", "Tài liệu, hình ảnh, video minh họa"),
        ("ho_so_nhan_xet", "Báo cáo đánh giá, nhận xét"),
    )
    file = (
        text(f"- {name}: {{% if mo_hinh.{key} %}}{value(f'mo_hinh.{key}')}{{% else %}}chưa có{{% endif %}}.")
        for key, name in parts
    )
    missing = "Hồ sơ còn thiếu: {{ mo_hinh.ho_so_thieu }}."
    return (
        heading("II. NỘI DUNG THẨM ĐỊNH"),
        heading("1. Kiểm tra hồ sơ"),
        *file,
        when("mo_hinh.ho_so_thieu", text(missing)),
        text(value(f"{HELD}.ho_so")),
        heading("2. Khảo sát thực tế"),
        text(value(f"{HELD}.khao_sat")),
        heading("3. Kiểm tra, xác minh thông tin trong hồ sơ"),
        text(value(f"{HELD}.xac_minh")),
        heading("4. Gặp gỡ, phỏng vấn"),
        text(interviewed),
        text(value(f"{HELD}.phong_van.y_kien")),
        heading("5. Đánh giá hiệu quả, tính bền vững, mức độ lan tỏa của mô hình"),
        when("mo_hinh.tong_diem_toi_da", _ratings(points=True), tag("else"), _ratings(points=False)),
        paragraph("Khoang"),
        heading("6. Ý kiến đánh giá của chi ủy, lãnh đạo cơ quan, đơn vị"),
        text(value(f"{HELD}.y_kien_chi_uy")),
    )


def _ratings(*, points: bool) -> str:
    """Write the table of the plan's criteria; with columns of points where the plan has points."""
    columns = [("TT", 11.0, "OGiua", "{{ danh_gia.tt }}"), ("Tiêu chí", 54.0, "OBang", "{{ danh_gia.tieu_chi_ten }}")]
    if points:
        columns += [
            ("Điểm tối đa", 17, "OGiua", "{{ danh_gia.diem_toi_da }}"),
            ("Điểm", 17, "OGiua", "{{ danh_gia.diem }}"),
        ]
    columns.append(
        ("Ý kiến đánh giá", UPRIGHT - sum(width for _, width, _, _ in columns), "OBang", "{{ danh_gia.y_kien }}")
    )
    widths = [width for _, width, _, _ in columns]
    names = row(*(cell(width, paragraph("DauBang", name), middle=True) for name, width, _, _ in columns), header=True)
    filled = row(*(cell(width, paragraph(style, content)) for _, width, style, content in columns))
    rows = [names, row_tag(widths, f"for danh_gia in {HELD}.danh_gia"), filled, row_tag(widths, "endfor")]
    if points:
        total = cell(sum(widths[:2]), paragraph("DauBang", "Tổng điểm"), span=2)
        figures = ("{{ mo_hinh.tong_diem_toi_da }}", "{{ mo_hinh.tong_diem }}", "")
        rows.append(
            row(total, *(cell(w, paragraph("DauBang", words)) for w, words in zip(widths[2:], figures, strict=True)))
        )
    return table(widths, rows, ruled=True)


def _conclusion() -> tuple[str, ...]:
    named = f"mô hình {NAMED} của {value(f'{SUBJECT}.ten')}"
    agreed = "Đoàn thẩm định thống nhất "
    verdicts = (
        ("cong-nhan", f"{agreed}đề nghị {BOARD} công nhận {named} là {KIND} cấp xã năm {YEAR}."),
        ("bo-sung", f"{agreed}đề nghị {{{{ don_vi.ten }}}} bổ sung, hoàn thiện hồ sơ {named}."),
        ("khong", f"{agreed}chưa đề nghị công nhận {named} trong năm {YEAR}."),
    )
    choices = "".join(
        f'{{% {"elif" if number else "if"} {HELD}.ket_luan == "{code}" %}}{words}'
        for number, (code, words) in enumerate(verdicts)
    )
    ending = (
        "Buổi làm việc kết thúc hồi ……… giờ ………, cùng ngày. Biên bản đã được đọc lại cho các thành phần dự họp"
        " cùng nghe, thống nhất nội dung và lập thành 02 bản: 01 bản lưu hồ sơ Đoàn thẩm định, 01 bản gửi"
        " {{ don_vi.ten }}."
    )
    return (
        heading("III. KẾT LUẬN"),
        text(f"{choices}{{% else %}}{value(f'{HELD}.ket_luan_ten')}{{% endif %}}"),
        paragraph("NoiDungCuoi", ending),
    )


def _minutes_signatures(layout: Layout) -> str:
    """Write the two signers of the minutes: the team's secretary on the left, its head on the right."""
    half = UPRIGHT / 2
    signers = (("NGƯỜI GHI BIÊN BẢN", "thư ký"), ("TRƯỞNG ĐOÀN", "trưởng đoàn"))
    cells = (
        cell(
            half,
            paragraph(f"{layout.prefix}QuyenHan", title),
            paragraph("KyGhiChu", "(Ký, ghi rõ họ tên)"),
            paragraph(
                f"{layout.prefix}HoTen",
                f'{{% for nguoi in phong_trao.doan_tham_dinh %}}{{% if nguoi.vai_tro|lower == "{role}" %}}'
                "{{ nguoi.ho_ten }}{% endif %}{% endfor %}",
            ),
        )
        for title, role in signers
    )
    return table((half, half), [row(*cells)], ruled=False)
