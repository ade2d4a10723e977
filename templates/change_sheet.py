# ruff: noqa: INP001 - read by make.py, which is run as a script
"""The sheet on which the changes of a year's dossiers go before a leader: what changed, what it does, what is said."""

from __future__ import annotations

from layout import PAGE, STYLES, UPRIGHT
from passages import each, head, title_ending, titles, when
from wordml import cell, package, paragraph, row, row_tag, section, table, tag

LINE = 29
CHOICES = (("Đồng ý toàn bộ: ", 19), ("Đồng ý, trừ các nội dung số: ", 15), ("Chưa đồng ý, lý do: ", 18))
"""What a leader can say, and the dots that fill the rest of the line."""


def text(words: str) -> str:
    """Write a paragraph of the body."""
    return paragraph("NoiDung", words)


def heading(words: str) -> str:
    """Write a heading of the body."""
    return paragraph("DeMuc", words)


def changes_table() -> str:
    """Write a row for each file that changed: what it is and, sentence by sentence, what changed in it."""
    named = (
        paragraph("OBang", ("{{ dong.ten }}", "b")),
        when("dong.don_vi", paragraph("OBang", "{{ dong.don_vi }}")),
        paragraph("OBang", ("{{ dong.ma }}", "i")),
    )
    columns = (
        ("TT", 11, (paragraph("OGiua", "{{ dong.tt }}"),)),
        ("Hồ sơ", 52, named),
        ("Nội dung thay đổi", 102, (each("cau in dong.cau", paragraph("OBang", "- {{ cau }}")),)),
    )
    widths = [width for _, width, _ in columns]
    rows = (
        row(*(cell(width, paragraph("DauBang", name), middle=True) for name, width, _ in columns), header=True),
        row_tag(widths, "for dong in thay_doi.dong"),
        row(*(cell(width, *content) for _, width, content in columns)),
        row_tag(widths, "endfor"),
    )
    return table(widths, rows, ruled=True)


def signatures() -> str:
    """Write the two signature blocks: who lays the sheet before the leader, and the leader."""
    half = UPRIGHT / 2
    blocks = (
        ("NGƯỜI TRÌNH", "(Ký, ghi rõ họ tên)", "{{ co_quan.dau_moi.ho_ten }}"),
        ("NGƯỜI DUYỆT", "(Ký, ghi rõ chức vụ, họ tên)", ""),
    )
    cells = (
        cell(half, paragraph("KyDeMuc", who), paragraph("KyGhiChu", how), paragraph("KyHoTen", name))
        for who, how, name in blocks
    )
    return table((half, half), [row(*cells)], ruled=False)


def change_sheet() -> bytes:
    """Make phieu-trinh-thay-doi: its head is the office's own, its table has a row for each file that changed."""
    body = (
        head(UPRIGHT, numbered=False),
        titles("PHIẾU TRÌNH", "về thay đổi trong hồ sơ “Dân vận khéo” năm {{ phong_trao.nam }}"),
        title_ending(),
        paragraph("ChuThich", "(Mẫu gợi ý)"),
        paragraph("KinhTrinh", "Kính trình: Lãnh đạo {{ co_quan.ten }}"),
        text(
            "Căn cứ {{ phong_trao.ten }} của {{ co_quan.cap_uy }}, kính trình lãnh đạo xem xét, cho ý kiến về"
            " {{ thay_doi.so_luong }} có thay đổi giữa {{ thay_doi.truoc }} và {{ thay_doi.sau }}; tiến độ tính đến"
            " ngày {{ thay_doi.den_ngay }}."
        ),
        when(
            "thay_doi.chi_xet",
            text("Phiếu này chỉ xét: {{ thay_doi.chi_xet }}; thay đổi ở các hồ sơ khác không nêu ở đây."),
        ),
        when("thay_doi.luu_y", text("{{ thay_doi.luu_y }}")),
        heading("1. Tác động đến tiến độ của năm"),
        when(
            "thay_doi.tac_dong",
            each("viec in thay_doi.tac_dong", text("- {{ viec }}")),
            tag("else"),
            text("Không làm thay đổi số mô hình được tính, tình trạng nộp theo hạn và giai đoạn của mô hình."),
        ),
        heading("2. Nội dung thay đổi"),
        changes_table(),
        paragraph("SauBang"),
        when(
            "thay_doi.khong_doi",
            text("Chỉ đổi cách trình bày, nội dung không thay đổi: {{ thay_doi.khong_doi }}."),
        ),
        heading("3. Ý kiến của lãnh đạo"),
        *(paragraph("NoiDungCuoi", f"- {choice}{'…' * dots}") for choice, dots in CHOICES),
        paragraph("NoiDungCuoi", "…" * LINE),
        paragraph("Khoang"),
        signatures(),
        paragraph("Cuoi"),
        section(PAGE),
    )
    return package("Phiếu trình thay đổi trong hồ sơ “Dân vận khéo”", body, STYLES)
