# ruff: noqa: INP001 - read by make.py, which is run as a script
"""The passages that papers share: head, title, signature, recipients, ruled tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from layout import LAYOUTS, PARTY, UPRIGHT, Layout
from wordml import cell, paragraph, row, row_tag, rule, table, tag

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Column(NamedTuple):
    """A column of a ruled table: its heading, its width in millimetres, what its cells hold.

    `own` marks what belongs to the model rather than to one of its targets.
    """

    heading: str
    width: float
    content: tuple[str, ...]
    own: bool = True


def by_layout(passage: Callable[[Layout], str]) -> str:
    """Write a passage once for each layout, and let the paper's `the_thuc` choose."""
    party, state, other = map(passage, LAYOUTS)
    choices = (tag('if the_thuc == "dang"'), party, tag('elif the_thuc == "hanh-chinh"'), state)
    return "".join((*choices, tag("else"), other, tag("endif")))


def when(test: str, *passage: str) -> str:
    """Write whole paragraphs that stand only where a test holds."""
    return tag(f"if {test}") + "".join(passage) + tag("endif")


def each(loop: str, *passage: str) -> str:
    """Write whole paragraphs once for each item of a list."""
    return tag(f"for {loop}") + "".join(passage) + tag("endfor")


def unless_blank(filled: str, blank: str) -> str:
    """Let a filled paper and an empty form (`--blank`) differ."""
    return tag("if van_ban.de_trong") + blank + tag("else") + filled + tag("endif")


def head(width: float, *, numbered: bool, letter: str = "") -> str:
    """Write the head: the issuing body on the left; the title, place and date on the right.

    `letter` is what a letter is about: it stands under the number, since a letter has no title.
    """
    return by_layout(lambda layout: _head(layout, width, numbered=numbered, letter=letter))


def _head(layout: Layout, width: float, *, numbered: bool, letter: str) -> str:
    left, right = width * layout.left, width * (1 - layout.left)
    style = layout.prefix
    date = paragraph(f"{style}Ngay", "{{ van_ban.dia_danh }}, {{ van_ban.ngay_thang }}")
    body, title = cell(left, *_issuing_body(layout, left)), _title_lines(layout, right)
    if not numbered:
        return table((left, right), [row(body, cell(right, *title, date))], ruled=False)
    about = (paragraph(f"{style}VeViec", f"{layout.letter} {letter}"),) if letter else ()
    number = cell(left, paragraph(f"{style}So", f"{layout.number}{{{{ van_ban.so_ky_hieu }}}}"), *about)
    return table((left, right), [row(body, cell(right, *title)), row(number, cell(right, date))], ruled=False)


def _issuing_body(layout: Layout, width: float) -> tuple[str, ...]:
    style = layout.prefix
    lines = (
        each("dong in van_ban.cap_tren", paragraph(f"{style}CapTren", "{{ dong }}")),
        each("dong in van_ban.tieu_de", paragraph(f"{style}BanHanh", "{{ dong }}")),
    )
    if layout is PARTY:
        return (*lines, paragraph("DangSo", "*"))
    return (*lines, rule("Ke", layout.body_rule * width, width)) if layout.body_rule else lines


def _title_lines(layout: Layout, width: float) -> tuple[str, ...]:
    if not layout.heading:
        return (paragraph(f"{layout.prefix}BanHanh"),)
    lines = (paragraph(f"{layout.prefix}TieuDe{place}", line) for place, line in enumerate(layout.heading, 1))
    return (*lines, rule("Ke", layout.heading_rule, width))


def titles(kind: str, *about: str) -> str:
    """Write the kind of paper and what it is about, as each authority sets them."""

    def title(layout: Layout) -> str:
        rest = "".join(paragraph(f"{layout.prefix}TrichYeu", line) for line in about)
        return paragraph(f"{layout.prefix}TenLoai", kind) + rest

    return by_layout(title)


def title_ending() -> str:
    """Write what closes the title of a report: the Party's five hyphens, elsewhere a rule."""

    def ending(layout: Layout) -> str:
        last = paragraph(f"{layout.prefix}KetTrich", layout.title_ending)
        return last if layout.title_ending else rule("Ke", layout.title_rule, UPRIGHT) + last

    return by_layout(ending)


def closing(width: float, left: Callable[[Layout], tuple[str, ...]]) -> str:
    """Write the last table: `left` beside the signature, and the paragraph without which Word loses a table."""
    half = width / 2

    def signed(layout: Layout) -> str:
        return table((half, half), [row(cell(half, *left(layout)), cell(half, *_signature(layout)))], ruled=False)

    return paragraph("Khoang") + by_layout(signed)


def _signature(layout: Layout) -> tuple[str, ...]:
    """Write the signer's block; where the unit named no signer, the room is left for the hand."""
    style, signer = layout.prefix, "van_ban.nguoi_ky"
    by_hand = paragraph("KyGhiChu", "(Ký, ghi rõ chức vụ, họ tên)")
    return (
        when(f"{signer}.quyen_han", paragraph(f"{style}QuyenHan", f"{{{{ {signer}.quyen_han }}}}")),
        when(f"{signer}.chuc_vu", paragraph(f"{style}ChucVu", f"{{{{ {signer}.chuc_vu }}}}"), tag("else"), by_hand),
        paragraph(f"{style}HoTen", f"{{{{ {signer}.ho_ten }}}}"),
    )


def sample_signatures(*below: str) -> str:
    """Write the two signature blocks of the plan's samples, the unit's on the left, and what stands below them."""
    half = UPRIGHT / 2
    blocks = (
        ("Xác nhận của cơ quan, đơn vị", "(Ký tên, đóng dấu)", "{{ don_vi.nguoi_ky.ho_ten }}"),
        ("Chủ thể mô hình", "(Ký, ghi rõ họ tên)", "{{ mo_hinh.chu_the.nguoi_dai_dien }}"),
    )
    cells = (
        cell(half, paragraph("KyDeMuc", who), paragraph("KyGhiChu", how), paragraph("KyHoTen", name))
        for who, how, name in blocks
    )
    rows = [row(*cells), *([row(cell(UPRIGHT, *below, span=2))] if below else [])]
    return table((half, half), rows, ruled=False)


def recipients(layout: Layout) -> tuple[str, ...]:
    """Write where the paper goes: the office's own list, or the office itself for a unit's paper."""
    line = f"{layout.prefix}NoiNhanDong"
    for_unit = ("{{ co_quan.cap_uy }} (b/c);", "{{ co_quan.ten }};", f"{layout.copy_on_file}.")
    return (
        paragraph(f"{layout.prefix}NoiNhan", "Nơi nhận:"),
        when(
            'van_ban.pham_vi == "xa"',
            each("noi in van_ban.noi_nhan", paragraph(line, "- {{ noi }}{% if loop.last %}.{% else %};{% endif %}")),
            tag("else"),
            *(paragraph(line, f"- {place}") for place in for_unit),
        ),
    )


def ruled_table(columns: Sequence[Column], rows: str) -> str:
    """Write a ruled table with `rows` under a line for each field, numbered in Roman figures."""
    widths = [column.width for column in columns]
    heads = (cell(column.width, paragraph("DauBang", column.heading), middle=True) for column in columns)
    number = cell(widths[0], paragraph("DauBang", "{{ nhom_linh_vuc.tt }}"))
    name = cell(sum(widths[1:]), paragraph("NhomBang", "{{ nhom_linh_vuc.ten_hoa }}"), span=len(widths) - 1)
    body = (
        row_tag(widths, "for nhom_linh_vuc in nhom"),
        row(number, name),
        row_tag(widths, "for mo_hinh in nhom_linh_vuc.mo_hinh"),
        rows,
        row_tag(widths, "endfor"),
        row_tag(widths, "endfor"),
    )
    return table(widths, (row(*heads, header=True), *body), ruled=True)


def target_rows(columns: Sequence[Column]) -> str:
    """Write a row for each target of a model; the model's own cells are merged over its targets."""
    widths = [column.width for column in columns]
    first_target = next(column for column in columns if not column.own)

    def written(merge: str, content: Callable[[Column], tuple[str, ...]]) -> str:
        return row(*(cell(item.width, *content(item), merge=merge if item.own else "") for item in columns))

    def otherwise(column: Column) -> tuple[str, ...]:
        return (paragraph("The", "{%tr else %}" if column is first_target else ""),)

    # The statement between the two rows stands in a row of the same shape, so that Word keeps the merged cells.
    rows = (
        row_tag(widths, "for muc_tieu in mo_hinh.muc_tieu"),
        row_tag(widths, "if loop.first"),
        written("restart", lambda column: column.content),
        written("continue", otherwise),
        written("continue", lambda column: (paragraph("OBang"),) if column.own else column.content),
        row_tag(widths, "endif"),
        row_tag(widths, "endfor"),
    )
    return "".join(rows)


def totals() -> str:
    """Write the totals of a list; dossiers that could not be read are said beside them."""
    return (
        "Tổng số: {{ tong.tong }} mô hình; trong đó: mới {{ tong.moi }}, duy trì {{ tong.duy_tri }};"
        " tập thể {{ tong.tap_the }}, cá nhân {{ tong.ca_nhan }}."
        "{% if tong.ho_so_loi %} ({{ tong.ho_so_loi }} hồ sơ lỗi chưa tính){% endif %}"
    )
