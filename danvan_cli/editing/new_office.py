"""The folder of a new office: its own file, the year's plan, an example, and what editors and git need."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from danvan_cli.editing.starter import filled, one_line, starter_text
from danvan_cli.editing.transaction import Draft
from danvan_cli.models.json_schema import schema_text
from danvan_cli.models.vocabulary import ROOTS
from danvan_cli.source.refused import EditRefused
from danvan_cli.source.scalars import written
from danvan_cli.vietnamese.dates import format_date
from danvan_cli.vietnamese.folding import slug
from danvan_cli.vietnamese.invisible import visible
from danvan_cli.workspace import OFFICE_FILE, PLAN_NAME, find_root

if TYPE_CHECKING:
    from collections.abc import Sequence

EXAMPLE = "chi-bo-xom-1--vi-du-duong-hoa-tu-quan.yaml"
_UNITS = frozenset(("ubnd-xa", "mttq-xa", "hoi-lien-hiep-phu-nu", "chi-bo-xom-1"))
_MINOR_WORDS = frozenset(("và", "của", "các"))
_DEADLINES = {"han_dang_ky": (3, 5), "han_bao_cao": (9, 10), "han_tong_hop": (10, 15)}
_COPIED = {".gitattributes": "gitattributes", ".gitignore": "gitignore", ".vscode/settings.json": "settings.json"}


@dataclass(frozen=True, slots=True)
class Answers:
    """What only the office itself knows; texts as a person gave them."""

    committee: str
    superior: str
    place: str
    name: str
    committee_symbol: str
    office_symbol: str
    spelling: str
    contact: str
    year: int
    quota: int


def proposed_place(committee: str) -> str:
    """Return the place name that a committee's name ends with: “Đảng ủy xã Diễn Châu” gives “Diễn Châu”."""
    for mark in (" xã ", " phường ", " đặc khu "):
        _, found, place = one_line(committee).partition(mark)
        if found:
            return place
    return ""


def proposed_symbol(name: str) -> str:
    """Return the first letters of a name: “Ban Xây dựng Đảng” gives “BXDĐ”."""
    return "".join(word[0].upper() for word in one_line(name).split() if word not in _MINOR_WORDS and word[0].isalpha())


def office_drafts(root: str, answers: Answers) -> tuple[Draft, ...]:
    """Return the files of a new office; raises `EditRefused` where one is there already, or a workspace is."""
    existing = find_root(root)
    if existing is not None:
        raise EditRefused(
            f"“{existing}” đã là thư mục làm việc của danvan (có {OFFICE_FILE}); chưa ghi gì.",
            "Năm mới thì dùng “danvan rollover”; cơ quan khác thì chạy “danvan init” trong một thư mục khác.",
        )
    drafts = tuple(Draft(label, None, data) for label, data in _files(answers))
    _check_free(root, drafts)
    return drafts


def _check_free(root: str, drafts: Sequence[Draft]) -> None:
    taken = [draft.label for draft in drafts if os.path.lexists(os.path.join(root, *draft.label.split("/")))]
    if taken:
        raise EditRefused(
            f"Thư mục này đã có {', '.join(f'“{label}”' for label in taken)}, danvan không ghi đè; chưa ghi gì.",
            "Chuyển các tệp ấy đi chỗ khác, hoặc chạy “danvan init” trong một thư mục trống.",
        )


def _files(answers: Answers) -> Iterator[tuple[str, bytes]]:
    values = _values(answers)
    folder = f"dossiers/{answers.year}"
    yield OFFICE_FILE, filled("co-quan.yaml", values)
    yield f"{folder}/{PLAN_NAME}", filled("ke-hoach.yaml", values)
    yield f"{folder}/{EXAMPLE}", filled("ho-so-vi-du.yaml", values)
    for name in ROOTS:
        yield f"schemas/{name}.schema.json", schema_text(name).encode()
    for label, name in _COPIED.items():
        yield label, starter_text(name).encode()


def _values(answers: Answers) -> dict[str, str]:
    name = one_line(answers.name)
    year = answers.year
    texts = {
        "ma": _code(name),
        "ten": name,
        "cap_uy": one_line(answers.committee),
        "cap_tren": one_line(answers.superior),
        "dia_danh": one_line(answers.place),
        "ky_hieu_cap_uy": one_line(answers.committee_symbol),
        "ky_hieu_co_quan": one_line(answers.office_symbol),
        "chinh_ta": answers.spelling,
        "dau_moi": one_line(answers.contact),
        "thu_truong": f"TRƯỞNG {name.upper()}",
        "thu_truong_thuong": f"Trưởng {name}",
        "ten_ke_hoach": f"Kế hoạch thực hiện phong trào thi đua “Dân vận khéo” năm {year}",
        "nam": str(year),
        "toan_xa": str(answers.quota),
        "bat_dau": format_date(date(year, 3, 1)),
        "ket_thuc": format_date(date(year, 12, 31)),
        **{key: format_date(date(year, month, day)) for key, (month, day) in _DEADLINES.items()},
    }
    return {key: written(value) for key, value in texts.items()}


def _code(name: str) -> str:
    code = slug(name)
    if not code:
        raise EditRefused(
            f"Tên cơ quan “{visible(name)}” không có chữ nào để đặt mã.",
            "Viết tên đầy đủ của cơ quan, ví dụ Ban Xây dựng Đảng.",
        )
    return f"{code}-tong-hop" if code in _UNITS else code
