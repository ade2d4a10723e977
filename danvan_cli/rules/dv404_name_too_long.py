"""Tên mô hình dài, khó nhớ.

Kiểm tra gì
    Tên mô hình có nhiều tiếng hơn số ghi ở mục ten_toi_da của ke-hoach.yaml (mặc định 20 tiếng).

Vì sao
    Tên dài không ai nhớ, in vào bảng thì vỡ dòng.

Căn cứ
    Kế hoạch, mục II.2.2: tên mô hình ngắn gọn, dễ nhớ. Con số 20 là mức gợi ý, sửa được.

Ví dụ sai
    # tệp: dossiers/2026/ke-hoach.yaml
    ten_toi_da: 6
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại ven đường liên xóm
         ^
    don_vi: chi-bo-xom-1

Ví dụ đúng
    # tệp: dossiers/2026/ke-hoach.yaml
    ten_toi_da: 6
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1

Cách sửa
    Rút tên cho ngắn, chuyển phần giải thích sang mục tiêu hoặc giải pháp.
"""

from __future__ import annotations

from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, in_model

SEVERITY = Severity.WARNING


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every name with more syllables than the plan allows."""
    limit = check.year.plan.name_limit or 0
    for model in check.living:
        syllables = sum(map(_is_syllable, model.dossier.name.split()))
        if syllables > limit:
            message = f"Tên mô hình dài {syllables} tiếng, quá {limit} tiếng."
            yield in_model(model, ("name",), message, "Rút tên cho ngắn gọn, dễ nhớ.")


def _is_syllable(word: str) -> bool:
    return word.isalnum() or any(map(str.isalnum, word))
