"""Cơ quan cấp huyện đã bỏ mà vẫn ghi là nơi thực hiện.

Kiểm tra gì
    Huyện ủy, UBND huyện, các cơ quan, đoàn thể cấp huyện đứng ở chỗ người làm: chủ thể, lực lượng thực hiện,
    phối hợp, phân công, nguồn lực, cơ quan nhận xét, nơi nhận. Nhắc đến trong câu chữ kể chuyện cũ thì không sao.

Vì sao
    Từ ngày 01/7/2025 không còn cấp huyện; văn bản gửi đi còn ghi cơ quan huyện là sai thẩm quyền.

Căn cứ
    Mô hình chính quyền địa phương hai cấp; kế hoạch, mục II.1: loại bỏ mô hình không còn phù hợp với chính
    quyền địa phương hai cấp.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    ke_hoach:
      luc_luong:
        phoi_hop:
          - Phòng Văn hóa huyện Diễn Châu
            ^

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    ke_hoach:
      luc_luong:
        phoi_hop:
          - Phòng Văn hóa - Xã hội xã

Cách sửa
    Thay bằng cơ quan của xã hoặc của tỉnh đang làm việc đó.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.structure import Place
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, Spot, in_model

SEVERITY = Severity.WARNING

_DISTRICT = re.compile(
    r"huyện (?:ủy|uỷ|đoàn|đội)"
    r"|(?:ubnd|hđnd|ủy ban|uỷ ban|hội đồng|ubmttq|mttq|mặt trận|phòng|ban|hội|đoàn"
    r"|công an|trung tâm|liên đoàn)"
    r"(?:\s+[^\s,;.]+){0,8}?\s+huyện(?!\s+(?:cũ|trước))",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:nguyên|cựu|trước đây)\b|\bcũ\b", re.IGNORECASE)
_HINT = "Thay bằng cơ quan của xã hoặc của tỉnh đang làm việc đó."


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every district body that stands where those who act are named."""
    for model in check.living:
        for place, text in _acting(model.dossier):
            if _is_abolished(text):
                yield in_model(model, place, _sentence(text), _HINT)
    office = check.workspace.office
    for index, text in enumerate(office.record.recipients if office.record else ()):
        if _is_abolished(text):
            spot = Spot(office.document, type(office.record), ("recipients", index))
            yield Finding(spot, office.document, _sentence(text), _HINT)


def _is_abolished(text: str | None) -> bool:
    return bool(text and "huyện" in text.lower() and _DISTRICT.search(text) and not _PAST.search(text))


def _sentence(text: str | None) -> str:
    return f"“{text}” là cơ quan cấp huyện, không còn từ ngày 01/7/2025."


def _acting(dossier: Dossier) -> Iterator[tuple[Place, str | None]]:
    if dossier.subject:
        yield ("subject", "name"), dossier.subject.name
    for index, remark in enumerate(dossier.remarks):
        yield ("remarks", index, "body"), remark.body
    plan = dossier.plan
    if plan is None:
        return
    if plan.forces:
        yield ("plan", "forces", "implementing"), plan.forces.implementing
        for index, body in enumerate(plan.forces.cooperating):
            yield ("plan", "forces", "cooperating", index), body
    for index, assignment in enumerate(plan.assignments):
        yield ("plan", "assignments", index, "person"), assignment.person
    for index, resource in enumerate(plan.resources):
        yield ("plan", "resources", index, "source"), resource.source
