# ruff: noqa: INP001 - a script
"""Make the built-in templates: `python templates/make.py` writes `mau.docx` into each form's folder.

What a paper says stands here; how it looks, in `layout.py`.
"""

from __future__ import annotations

from pathlib import Path

from change_sheet import change_sheet
from consolidated import consolidated_report
from layout import PAGE, STYLES, UPRIGHT, WIDE
from model_papers import appraisal_minutes, model_plan, recognition_proposal, remark
from model_report import model_report
from office_papers import appraisal_notice, recognition_decision, reminder, reward_proposal
from passages import (
    Column,
    closing,
    each,
    head,
    recipients,
    ruled_table,
    sample_signatures,
    target_rows,
    title_ending,
    titles,
    totals,
    unless_blank,
    when,
)
from wordml import cell, package, paragraph, row, section

YEAR = "{{ phong_trao.nam }}"
SUGGESTED = paragraph("ChuThich", "(Mẫu gợi ý, sửa được)")


def registration_slip() -> bytes:
    """Make phieu-dang-ky: the plan's sample, its five items and its two signature blocks."""
    about = f"hiếu đăng ký thực hiện mô hình “Dân vận khéo” năm {YEAR}"
    sample = paragraph("ChuThich", "(Dùng cho các đơn vị tham khảo, hướng dẫn thực hiện)")
    opening = (
        "Căn cứ {{ phong_trao.ten }} của {{ co_quan.cap_uy }}; yêu cầu và điều kiện thực tiễn, chủ thể mô hình"
        " {{ mo_hinh.chu_the.ten }} đăng ký thực hiện mô hình “Dân vận khéo” với các nội dung sau:"
    )
    body = (
        head(UPRIGHT, numbered=False),
        unless_blank(titles(f"P{about}") + paragraph("ChuThich"), titles(f"Mẫu p{about}") + sample),
        *(paragraph("NoiDung", text) for text in (opening, *slip_items())),
        each("muc_tieu in mo_hinh.muc_tieu", paragraph("NoiDung", slip_target())),
        paragraph("Khoang"),
        sample_signatures(),
        paragraph("Cuoi"),
        section(PAGE),
    )
    return package("Phiếu đăng ký thực hiện mô hình “Dân vận khéo”", body, STYLES)


def slip_items() -> tuple[str, ...]:
    """Write the five items of the slip."""
    until = "{% if mo_hinh.thoi_gian.ket_thuc %} đến {{ mo_hinh.thoi_gian.ket_thuc }}{% endif %}"
    since = "{% if mo_hinh.tu_nam %} (từ năm {{ mo_hinh.tu_nam }}){% endif %}"
    new = f'{{% if mo_hinh.loai == "moi" %}}mô hình mới năm {YEAR}'
    continued = f'{{% elif mo_hinh.loai == "nang-cao" %}}mô hình có từ trước{since}, năm {YEAR} duy trì, nâng cao'
    unknown = "{% else %}{{ mo_hinh.loai_ten }}{% endif %}"
    return (
        "1. Tên mô hình: “{{ mo_hinh.ten }}”",
        f"2. Thời gian thực hiện: từ {{{{ mo_hinh.thoi_gian.bat_dau }}}}{until}",
        f"3. Mô hình có từ trước (mô hình mới năm {YEAR}): {new}{continued}{unknown}",
        "4. Địa điểm thực hiện: {{ mo_hinh.dia_diem }}",
        "5. Dự kiến mục tiêu, kết quả cần đạt:",
    )


def slip_target() -> str:
    """Write a target with its figures: last year's, if there is one, then this year's."""
    return (
        "- {{ muc_tieu.ten }}{% if muc_tieu.chi_tieu_dvt %}: "
        "{% if muc_tieu.nam_truoc_dvt %}năm {{ phong_trao.nam_truoc }}: {{ muc_tieu.nam_truoc_dvt }} → "
        f"năm {YEAR}: {{% endif %}}{{{{ muc_tieu.chi_tieu_dvt }}}}{{% endif %}}"
    )


def list_columns() -> tuple[Column, ...]:
    """Write the columns of phụ lục 01."""
    subject = "mo_hinh.chu_the"
    target = (
        "{{ muc_tieu.ten }}{% if muc_tieu.chi_tieu_dvt %}: {% if muc_tieu.nam_truoc_dvt %}"
        "{{ muc_tieu.nam_truoc_dvt }} → {% endif %}{{ muc_tieu.chi_tieu_dvt }}{% endif %}"
    )
    replaced = "{% if mo_hinh.thay_cho_ten %}Thay mô hình “{{ mo_hinh.thay_cho_ten }}”{% endif %}"
    since = "{{ mo_hinh.loai_ten }}{% if mo_hinh.tu_nam %} (từ năm {{ mo_hinh.tu_nam }}){% endif %}"
    who = (
        paragraph(
            "OBang",
            f"{{{{ {subject}.ten }}}}{{% if {subject}.hinh_thuc %}} ({{{{ {subject}.hinh_thuc }}}}){{% endif %}}",
        ),
        when(f"{subject}.nguoi_dai_dien", paragraph("OBang", "{{ mo_hinh.chu_the.nguoi_dai_dien }}")),
        when(f"{subject}.dien_thoai", paragraph("OBang", "ĐT: {{ mo_hinh.chu_the.dien_thoai }}")),
    )
    until = "{% if mo_hinh.thoi_gian.ket_thuc %} đến {{ mo_hinh.thoi_gian.ket_thuc }}{% endif %}"
    time = (paragraph("OGiua", f"{{{{ mo_hinh.thoi_gian.bat_dau }}}}{until}"),)
    goals = f"Dự kiến mục tiêu, kết quả cần đạt (duy trì: chỉ tiêu năm trước → {YEAR})"
    return (
        Column("TT", 9, (paragraph("OGiua", "{{ mo_hinh.tt }}"),)),
        Column("Tên mô hình", 40, (paragraph("OBang", "{{ mo_hinh.ten }}"),)),
        Column("Chủ thể thực hiện (tập thể/cá nhân; người phụ trách, ĐT)", 44, who),
        Column("Địa điểm", 35, (paragraph("OBang", "{{ mo_hinh.dia_diem }}"),)),
        Column("Thời gian thực hiện", 28, time),
        Column(f"Mới {YEAR} / Duy trì, nâng cao (từ năm…)", 25, (paragraph("OGiua", since),)),
        Column(goals, 56, (each("muc_tieu in mo_hinh.muc_tieu", paragraph("OBang", target)),)),
        Column("Ghi chú", 15, (paragraph("OBang", replaced),)),
    )


def registration_list() -> bytes:
    """Make phu-luc-01: a landscape list of the models by field, with its totals."""
    columns = list_columns()
    drafter = (paragraph("KyDeMuc", "NGƯỜI LẬP BIỂU"), paragraph("KyGhiChu", "(Ký, ghi rõ họ tên)"))
    body = (
        head(WIDE, numbered=False),
        titles("PHỤ LỤC 01", f"DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM {YEAR}"),
        when('van_ban.pham_vi == "xa"', paragraph("ChuThich", "(Tổng hợp toàn xã)")),
        paragraph("ChuThich", "(Kèm theo văn bản số {{ van_ban.so_ky_hieu }}, {{ van_ban.ngay_thang }})"),
        when("van_ban.de_trong", SUGGESTED),
        ruled_table(columns, row(*(cell(column.width, *column.content) for column in columns))),
        paragraph("TongBang", totals()),
        closing(WIDE, lambda _: drafter),
        paragraph("Cuoi"),
        section(PAGE, landscape=True),
    )
    return package("Phụ lục 01. Danh sách đăng ký mô hình “Dân vận khéo”", body, STYLES)


def result_columns() -> tuple[Column, ...]:
    """Write the columns of phụ lục 02's table."""
    goal = "{{ muc_tieu.ten }}{% if muc_tieu.chi_tieu_dvt %}: {{ muc_tieu.chi_tieu_dvt }}{% endif %}"
    rating = "{{ mo_hinh.bao_cao.tu_danh_gia_ten }}"
    return (
        Column("TT", 10, (paragraph("OGiua", "{{ mo_hinh.tt }}"),)),
        Column("Tên mô hình", 47, (paragraph("OBang", "{{ mo_hinh.ten }}"),)),
        Column("Chủ thể", 36, (paragraph("OBang", "{{ mo_hinh.chu_the.ten }}"),)),
        Column("Mục tiêu đã đăng ký", 50, (paragraph("OBang", goal),), own=False),
        Column("Kết quả đạt được", 35, (paragraph("OGiua", "{{ muc_tieu.ket_qua_dvt }}"),), own=False),
        Column("Tỷ lệ đạt", 20, (paragraph("OGiua", "{{ muc_tieu.ty_le }}"),), own=False),
        Column("Tự đánh giá (Hiệu quả / Chưa)", 27, (paragraph("OGiua", rating),)),
        Column("Đề nghị công nhận (x)", 27, (paragraph("OGiua", "{{ mo_hinh.de_nghi_danh_dau }}"),)),
    )


def heading(text: str) -> str:
    """Write a heading of the report."""
    return paragraph("DeMuc", text)


def words(key: str, style: str = "NoiDung") -> str:
    """Write a passage of the unit's own words."""
    return paragraph(style, f"{{{{ loi_van.{key} }}}}")


def report_text() -> tuple[str, ...]:
    """Write the four sections of phụ lục 02."""
    exemplary = "- Mô hình “{{ mo_hinh.ten }}” ({{ mo_hinh.chu_the.ten }}): {{ mo_hinh.bao_cao.ket_qua }}"
    by_field = (
        "Theo lĩnh vực: {% for nhom_linh_vuc in nhom %}{{ nhom_linh_vuc.ten }} {{ nhom_linh_vuc.so }} mô hình"
        "{% if not loop.last %}; {% endif %}{% endfor %}."
    )
    reported = (
        "Đã báo cáo kết quả: {{ tong.bao_cao }} mô hình; tự đánh giá hiệu quả {{ tong.hieu_qua }},"
        " chưa hiệu quả {{ tong.chua_hieu_qua }}; đã loại bỏ trong năm {{ tong.loai_bo }}."
    )
    return (
        heading("I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TUYÊN TRUYỀN"),
        words("lanh_dao"),
        heading("II. KẾT QUẢ THỰC HIỆN"),
        heading("1. Số lượng mô hình"),
        paragraph("NoiDung", totals()),
        paragraph("NoiDung", by_field),
        paragraph("NoiDung", reported),
        heading("2. Mô hình tiêu biểu, kết quả nổi bật"),
        each("mo_hinh in mo_hinh_tieu_bieu", paragraph("NoiDung", exemplary)),
        paragraph("NoiDung", "Kết quả từng mô hình có trong biểu kèm theo."),
        heading("III. HẠN CHẾ, NGUYÊN NHÂN, BÀI HỌC KINH NGHIỆM"),
        heading("1. Hạn chế"),
        words("han_che"),
        heading("2. Nguyên nhân"),
        words("nguyen_nhan"),
        heading("3. Bài học kinh nghiệm"),
        words("bai_hoc"),
        heading("IV. PHƯƠNG HƯỚNG, KIẾN NGHỊ"),
        heading("1. Phương hướng"),
        words("phuong_huong"),
        heading("2. Kiến nghị"),
        paragraph("NoiDungCuoi", "Đề nghị công nhận {{ tong.de_nghi }} mô hình (đánh dấu x trong biểu kèm theo)."),
        when("loi_van.kien_nghi", words("kien_nghi", "NoiDungCuoi")),
    )


def results_report() -> bytes:
    """Make phu-luc-02: the report, then its table on landscape pages."""
    scope = (
        '{% if van_ban.pham_vi == "xa" %}{{ co_quan.ten }} tổng hợp, báo cáo kết quả thực hiện'
        " trên địa bàn toàn xã{% else %}{{ don_vi.ten }} báo cáo kết quả thực hiện{% endif %} như sau:"
    )
    body = (
        head(UPRIGHT, numbered=True),
        titles("BÁO CÁO", f"kết quả thực hiện phong trào thi đua “Dân vận khéo” năm {YEAR}"),
        title_ending(),
        when("van_ban.de_trong", SUGGESTED),
        paragraph("NoiDung", "Thực hiện {{ phong_trao.ten }} của {{ co_quan.cap_uy }}, " + scope),
        *report_text(),
        closing(UPRIGHT, recipients),
        paragraph("Cuoi", section=section(PAGE)),
        titles("PHỤ LỤC 02", f"BIỂU KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM {YEAR}"),
        paragraph("ChuThich", "(Kèm theo Báo cáo số {{ van_ban.so_ky_hieu }}, {{ van_ban.ngay_thang }})"),
        ruled_table(result_columns(), target_rows(result_columns())),
        paragraph("Cuoi"),
        section(PAGE, landscape=True, opening=False),
    )
    return package("Phụ lục 02. Báo cáo kết quả thực hiện phong trào thi đua “Dân vận khéo”", body, STYLES)


FORMS = {
    "phieu-dang-ky": registration_slip,
    "ke-hoach-mo-hinh": model_plan,
    "to-trinh-cong-nhan": recognition_proposal,
    "bao-cao-mo-hinh": model_report,
    "nhan-xet": remark,
    "bien-ban-tham-dinh": appraisal_minutes,
    "phu-luc-01": registration_list,
    "phu-luc-02": results_report,
    "bao-cao-tong-hop": consolidated_report,
    "cong-van-don-doc": reminder,
    "thong-bao-tham-dinh": appraisal_notice,
    "quyet-dinh-cong-nhan": recognition_decision,
    "de-nghi-khen-thuong": reward_proposal,
}
# Papers that `danvan render` does not offer, since their data is no year but a change of it.
SHEETS = {"phieu-trinh-thay-doi/phieu.docx": change_sheet}


def main() -> None:
    """Write every template into its folder."""
    for form, make in FORMS.items():
        folder = Path(__file__).parent / form
        folder.mkdir(exist_ok=True)
        (folder / "mau.docx").write_bytes(make())
    for sheet, make in SHEETS.items():
        path = Path(__file__).parent / sheet
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(make())


if __name__ == "__main__":
    main()
