"""Còn sót năm khác trong câu chữ.

Kiểm tra gì
    Câu chữ nói đến phong trào “Dân vận khéo” của một năm khác năm của kế hoạch, hoặc tên mô hình ghi một năm
    khác. Kết quả của những năm trước không bị nhắc.

Vì sao
    Văn bản chép từ năm trước thường sót năm cũ; lãnh đạo đọc thấy đầu tiên.

Căn cứ
    Cách làm tốt; chính kế hoạch mẫu cũng từng sót “năm 2025” ở mục IV.3.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    ke_hoach:
      muc_dich: Hưởng ứng phong trào “Dân vận khéo” năm 2025
                ^

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    ke_hoach:
      muc_dich: Hưởng ứng phong trào “Dân vận khéo” năm 2026, tiếp nối kết quả năm 2025

Cách sửa
    Sửa lại năm, hoặc viết rõ là kết quả của năm trước.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from danvan_cli.diagnostics import Severity
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, in_model
from danvan_cli.rules.values import texts_matching

SEVERITY = Severity.WARNING

_MOVEMENT = re.compile(r"dân vận khéo[”\"’]?,?\s+năm\s+(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"năm\s+(20\d\d)", re.IGNORECASE)
_LOWER = bytes.maketrans("KHÉONĂM".encode(), "khéonăm".encode())
_MENTION = re.compile(rb"kh\xc3\xa9o\W{0,6}?\s+n\xc4\x83m\s+(\S{4})")
_HINT = "Sửa lại năm, hoặc viết rõ là kết quả của năm trước."


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every text that names the movement, or a model, of another year."""
    number = str(check.workspace.year)
    for text in texts_matching(check, partial(_may_mention_other, number.encode()), _MOVEMENT.search):
        if text.path[0] != "can_cu":
            for match in _MOVEMENT.finditer(text.value):
                if match[1] != number:
                    yield text.finding(
                        f"Câu chữ nói đến phong trào năm {match[1]}, kế hoạch là của năm {number}.", _HINT
                    )
    for model in check.living:
        named = _YEAR.search(model.dossier.name) if "20" in model.dossier.name else None
        if named and named[1] != number and not _MOVEMENT.search(model.dossier.name):
            yield in_model(model, ("name",), f"Tên mô hình ghi năm {named[1]}, kế hoạch là của năm {number}.", _HINT)


def _may_mention_other(year: bytes, data: bytes) -> bool:
    return any(mentioned != year for mentioned in _MENTION.findall(data.translate(_LOWER)))
