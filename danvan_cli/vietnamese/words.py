"""Yes and no in Vietnamese."""

from __future__ import annotations

from danvan_cli.vietnamese.folding import fold
from danvan_cli.vietnamese.misread import Misread, quoted

_ANSWERS = {"có": True, "co": True, "không": False, "khong": False}
_MEANT = {
    **dict.fromkeys(("yes", "y", "true", "on", "1", "x", "ok", "đúng", "dung", "rồi", "roi", "phải"), "có"),
    **dict.fromkeys(("no", "n", "false", "off", "0", "ko", "k", "sai", "chưa", "chua"), "không"),
}


def parse_yes_no(text: str) -> bool:
    """Return the answer written as có or không, with or without accents, in any case; else raise Misread."""
    folded = fold(text)
    answer = _ANSWERS.get(folded)
    if answer is not None:
        return answer
    if not folded:
        raise Misread("Chỗ này để trống, chưa có câu trả lời.", "Hãy viết “có” hoặc “không”.")
    meant = _MEANT.get(folded)
    hint = f"Nếu ý bạn là “{meant}”, hãy viết “{meant}”." if meant else "Hãy viết “có” hoặc “không”."
    raise Misread(f"Ở đây chỉ nhận “có” hoặc “không”, không nhận {quoted(text)}.", hint)
