"""Hai dòng của một danh sách mang cùng một mã.

Kiểm tra gì
    Trong mỗi danh sách của ke-hoach.yaml và co-quan.yaml (đơn vị, khối, lĩnh vực, nội dung, thời hạn, tiêu chí, người
    ký), mỗi mã chỉ được dùng cho một dòng.

Vì sao
    Hồ sơ nhắc đến đơn vị hay lĩnh vực bằng mã; hai nơi cùng mã thì một nơi mất hẳn mô hình và việc còn nợ của mình.

Căn cứ
    Kế hoạch, mục II.1: mỗi đơn vị có ít nhất một mô hình, nên phải biết mô hình nào của đơn vị nào.

Ví dụ sai
    # tệp: dossiers/2026/ke-hoach.yaml
    don_vi:
      - ma: chi-bo-xom-1
        ten: Chi bộ xóm 1
        khoi: chi-bo
      - ma: chi-bo-xom-1
            ^
        ten: Chi bộ xóm 2
        khoi: chi-bo

Ví dụ đúng
    # tệp: dossiers/2026/ke-hoach.yaml
    don_vi:
      - ma: chi-bo-xom-1
        ten: Chi bộ xóm 1
        khoi: chi-bo
      - ma: chi-bo-xom-2
        ten: Chi bộ xóm 2
        khoi: chi-bo

Cách sửa
    Đặt mã khác cho một trong hai dòng, rồi sửa mã ấy ở các hồ sơ của nó.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from danvan_cli.diagnostics import Severity
from danvan_cli.models.structure import Place, Shape, attributes
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, Spot
from danvan_cli.source.document import SourceDocument
from danvan_cli.vietnamese.invisible import visible

SEVERITY = Severity.ERROR
NEEDS_YEAR = False


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every row of the plan and the office whose code stands in its list before."""
    for file in (check.workspace.plan, check.workspace.office):
        if file.record is not None:
            yield from _within(file.document, type(file.record), file.record, ())


def _within(document: SourceDocument, root: type, record: object, place: Place) -> Iterator[Finding]:
    for name, rows in _lists(record):
        first: dict[str, Spot] = {}
        for index, row in enumerate(rows):
            here = (*place, name, index)
            code = getattr(row, "code", None)
            if code:
                spot = Spot(document, root, (*here, "code"))
                if first.setdefault(code, spot) is not spot:
                    yield _twice(spot, first[code], code)
            yield from _within(document, root, row, here)


def _lists(record: object) -> Iterator[tuple[str, Sequence[object]]]:
    """Yield the name and the rows of every list of records in a record."""
    shape_of: type = type(record)
    for attribute in attributes(shape_of):
        if attribute.shape is Shape.ROWS and attribute.record:
            yield attribute.name, getattr(record, attribute.name)


def _twice(spot: Spot, first: Spot, code: str) -> Finding:
    message = f"Mã “{visible(code)}” đã dùng ở dòng {first.locate().line}."
    hint = "Đặt mã khác cho một trong hai dòng, rồi sửa mã ấy ở các hồ sơ của nó."
    return Finding(spot, spot.document, message, hint, related=((first, "dùng lần đầu ở đây"),))
