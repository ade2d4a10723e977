"""Hai đơn vị đăng ký cùng một mô hình.

Kiểm tra gì
    Mô hình gần trùng tên với mô hình của một đơn vị khác ở cùng địa điểm.

Vì sao
    Một việc làm không được tính hai lần; thường là chi bộ và đoàn thể cùng đăng ký một phong trào.

Căn cứ
    Cách làm tốt, theo kinh nghiệm tổng hợp của các xã, phường khác: mô hình của chi bộ không trùng với việc
    Mặt trận, đoàn thể đang làm tại cùng nơi.

Ví dụ sai
    # tệp: dossiers/2026/ke-hoach.yaml
    don_vi:
      - ma: chi-bo-xom-1
        ten: Chi bộ xóm 1
        khoi: chi-bo
      - ma: hoi-phu-nu
        ten: Hội Liên hiệp Phụ nữ
        khoi: doan-the
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dia_diem: Xóm 1, Diễn Hoa cũ
    # tệp: dossiers/2026/hoi-phu-nu--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại xóm 1
         ^
    don_vi: hoi-phu-nu
    dia_diem: xóm 1 (Diễn Hoa cũ)

Ví dụ đúng
    # tệp: dossiers/2026/ke-hoach.yaml
    don_vi:
      - ma: chi-bo-xom-1
        ten: Chi bộ xóm 1
        khoi: chi-bo
      - ma: hoi-phu-nu
        ten: Hội Liên hiệp Phụ nữ
        khoi: doan-the
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    dia_diem: Xóm 1, Diễn Hoa cũ
    # tệp: dossiers/2026/hoi-phu-nu--duong-hoa.yaml
    ten: Ngôi nhà xanh
    don_vi: hoi-phu-nu
    dia_diem: xóm 1 (Diễn Hoa cũ)

Cách sửa
    Hỏi hai đơn vị: nếu là một việc thì để một đơn vị đăng ký, đơn vị kia ghi là lực lượng phối hợp; nếu là hai
    việc thì đặt tên cho khác nhau.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.progress.year import JudgedModel
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, in_model, model_spot
from danvan_cli.vietnamese.folding import fold

SEVERITY = Severity.WARNING

_ALIKE = 85
"""How alike two names must be, of 100: the words of one within the other, or a letter or two apart."""
_NEIGHBOURS = 12
"""How many of the next names by order are compared, so that one busy place does not cost its square."""
_WORD = re.compile(r"[^\W_]+")
_IDLE_WORDS = frozenset({"cũ", "xã", "thuộc", "tại", "trên", "địa", "bàn", "toàn", "ở"})


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding at the later of two models of different units that look like one."""
    for models in _by_place(check).values():
        if len({model.dossier.unit for model in models}) > 1:
            yield from _alike(models)


def _by_place(check: Check) -> dict[str, list[JudgedModel]]:
    places: dict[str, list[JudgedModel]] = defaultdict(list)
    for model in check.living:
        if model.dossier.place:
            places[_words(model.dossier.place)].append(model)
    return places


def _words(text: str) -> str:
    """Return the words that matter in alphabetical order, so that word order and punctuation do not."""
    return " ".join(sorted(set(_WORD.findall(fold(text))) - _IDLE_WORDS))


def _alike(models: list[JudgedModel]) -> Iterator[Finding]:
    from rapidfuzz.fuzz import token_set_ratio

    named = sorted((_words(model.dossier.name), model.stem, model) for model in models)
    for index, (words, _, model) in enumerate(named):
        for other_words, _, other in named[index + 1 : index + 1 + _NEIGHBOURS]:
            if model.dossier.unit != other.dossier.unit and token_set_ratio(words, other_words) >= _ALIKE:
                first, second = sorted((model, other), key=lambda one: one.stem)
                yield _told(second, first)


def _told(model: JudgedModel, other: JudgedModel) -> Finding:
    return in_model(
        model,
        ("name",),
        f"“{model.dossier.name}” gần trùng với “{other.dossier.name}” của {other.dossier.unit}, ở cùng nơi.",
        "Hỏi hai đơn vị: nếu là một việc thì chỉ một đơn vị đăng ký; nếu không thì đặt tên cho khác nhau.",
        related=((model_spot(other, ("name",)), "mô hình kia ở đây"),),
    )
