"""Cụm từ cố định viết sai.

Kiểm tra gì
    Các cụm từ cố định như Đảng Cộng sản, Dân vận khéo, Mặt trận Tổ quốc, Ủy ban nhân dân, Hồ Chí Minh bị gõ
    sai dấu.

Vì sao
    Sai tên Đảng, tên Bác, tên cơ quan là lỗi không thể để lọt vào văn bản.

Căn cứ
    Cách làm tốt; mẫu kèm theo kế hoạch cũng từng in “ĐẢNG CÔNG SẢN”.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    gan_voi:
      - Lịch sử Đảng Công sản Việt Nam
        ^

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    gan_voi:
      - Lịch sử Đảng Cộng sản Việt Nam

Cách sửa
    Gõ lại cụm từ cho đúng dấu.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding
from danvan_cli.rules.values import texts_matching
from danvan_cli.vietnamese.folding import unaccent
from danvan_cli.vietnamese.spelling import respell

SEVERITY = Severity.WARNING
NEEDS_YEAR = False

_PHRASES = (
    "Đảng Cộng sản", "Dân vận khéo", "Mặt trận Tổ quốc", "Ủy ban nhân dân", "Hội đồng nhân dân", "Hồ Chí Minh",
    "Cộng hòa xã hội chủ nghĩa", "Ban Xây dựng Đảng", "Hội Liên hiệp Phụ nữ", "Hội Cựu chiến binh",
)  # fmt: skip
_RIGHT_BY_BARE = {
    unaccent(phrase.lower()): (phrase.lower(), respell(phrase.lower(), "kieu-moi")) for phrase in _PHRASES
}


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every standing phrase whose letters are right and whose accents are not."""
    for text in texts_matching(check, _may_hold_slip, _slips):
        for written, right in _slips(text.value):
            yield text.finding(f"“{written}” viết sai, đúng là “{right}”.", "Gõ lại cụm từ cho đúng dấu.")


_CONSONANTS = b"bcghklmnpqrstvx"
_LOWER = bytes.maketrans(_CONSONANTS.upper(), _CONSONANTS)
_DROPPED = b"aeiouydAEIOUYD \t\r\n" + bytes(range(0x80, 0x100))


def _skeleton(data: bytes) -> bytes:
    """Return what no slip changes in UTF-8 text: it without vowels, accents, d (maybe a đ) and the ends of lines."""
    return data.translate(_LOWER, _DROPPED)


def _writings(phrase: str) -> tuple[bytes, ...]:
    """Return the right writings of a phrase."""
    styles = (phrase, respell(phrase, "kieu-moi"))
    cased = (case(form) for case in (str, str.lower, str.upper, str.capitalize, str.title) for form in styles)
    return tuple(form.encode() for form in set(cased))


_WRITINGS = tuple((_skeleton(phrase.encode()), _writings(phrase)) for phrase in _PHRASES)


def _may_hold_slip(data: bytes) -> bool:
    """Whether a phrase may stand in UTF-8 text otherwise than it should, told by counting all and the right ones."""
    bones = _skeleton(data)
    return any(
        bones.count(skeleton) > sum(map(data.count, writings)) for skeleton, writings in _WRITINGS if skeleton in bones
    )


def _slips(text: str) -> list[tuple[str, str]]:
    """Return (as written, as it should be) for each slip; bare letters alone, as in a slug, are none."""
    if not _may_hold_slip(text.encode(errors="ignore")):
        return []
    lower = text.lower()
    bare = unaccent(lower)
    found: list[tuple[str, str]] = []
    for letters, right in _RIGHT_BY_BARE.items():
        if bare.count(letters) > sum(lower.count(form) for form in set(right)):
            found.extend(_occurrences(text, lower, bare, letters, right))
    return found


def _occurrences(text: str, lower: str, bare: str, letters: str, right: tuple[str, str]) -> Iterator[tuple[str, str]]:
    start = bare.find(letters)
    while start >= 0:
        end = start + len(letters)
        if lower[start:end] not in (*right, letters):
            yield text[start:end], right[0]
        start = bare.find(letters, end)
