"""Minh chứng không dùng được.

Kiểm tra gì
    Tệp minh chứng không có, rỗng, nằm ngoài thư mục minh-chung/<tên hồ sơ>/, dùng hai lần, hoặc một dòng
    minh chứng không có cả tệp lẫn liên kết. Mô hình đã báo cáo mà không có minh chứng nào thì được nhắc.

Vì sao
    Đoàn thẩm định mở hồ sơ mà không có tệp thì kết quả không được công nhận; một ảnh dùng cho hai mô hình là
    sai sự thật.

Căn cứ
    Kế hoạch, mục III.3: các tài liệu, hình ảnh, video minh họa.

Ví dụ sai
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    minh_chung:
      - loai: tai-lieu
        tep: bien-ban.txt
             ^
        mo_ta: Biên bản bàn giao đoạn đường

Ví dụ đúng
    # tệp: dossiers/2026/chi-bo-xom-1--duong-hoa.yaml
    ten: Đường hoa thay cỏ dại
    don_vi: chi-bo-xom-1
    minh_chung:
      - loai: tai-lieu
        tep: bien-ban.txt
        mo_ta: Biên bản bàn giao đoạn đường
    # tệp: dossiers/2026/minh-chung/chi-bo-xom-1--duong-hoa/bien-ban.txt
    Biên bản bàn giao

Cách sửa
    Chép tệp vào thư mục minh-chung của hồ sơ và ghi đúng tên tệp; ảnh dùng lại thì thay bằng ảnh khác.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from danvan_cli.diagnostics import Severity
from danvan_cli.evidence_folder import EvidenceFolder, Standing, is_address
from danvan_cli.models.demands import is_empty
from danvan_cli.models.model_report import Evidence
from danvan_cli.progress.milestones import Stage
from danvan_cli.progress.year import JudgedModel
from danvan_cli.rules.check import Check
from danvan_cli.rules.finding import Finding, Spot, in_model, model_spot

SEVERITY = Severity.ERROR

Row = tuple[JudgedModel, int, str]

_WRONG = {
    Standing.MISSING: "không có trong thư mục minh-chung/{stem}/",
    Standing.EMPTY: "là tệp rỗng",
    Standing.OUTSIDE: "nằm ngoài thư mục minh-chung/{stem}/",
    Standing.NOT_A_FILE: "không phải là một tệp",
}


def findings(check: Check) -> Iterator[Finding]:
    """Yield a finding for every row of proof that cannot be shown, and for proof that is shown twice."""
    present: list[Row] = []
    for model in check.living:
        yield from _without_any(model)
        for index, row in enumerate(model.dossier.evidence):
            if row.day is None or row.day <= check.as_of:
                yield from _judged(check.workspace.evidence, model, index, row, present)
    yield from _twice(check.workspace.evidence, present)


def _without_any(model: JudgedModel) -> Iterator[Finding]:
    if model.stage >= Stage.REPORTED and not model.dossier.evidence:
        message = f"“{model.dossier.name}” đã báo cáo nhưng chưa có minh chứng nào."
        hint = "Thêm ảnh, tài liệu vào mục minh_chung và chép tệp vào thư mục minh-chung của hồ sơ."
        yield in_model(model, ("report", "day"), message, hint, severity=Severity.WARNING)


def _judged(
    folder: EvidenceFolder, model: JudgedModel, index: int, row: Evidence, present: list[Row]
) -> Iterator[Finding]:
    if row.file is None or is_empty(row.file):
        if not is_address(row.link):
            hint = "Ghi tên tệp vào tep, hoặc địa chỉ bắt đầu bằng https:// vào lien_ket."
            yield in_model(model, ("evidence", index, "link"), "Minh chứng không có tệp, cũng không có liên kết.", hint)
        return
    standing = folder.standing(model.stem, row.file)
    if standing is Standing.PRESENT:
        present.append((model, index, row.file))
        return
    message = f"Minh chứng “{row.file}” {_WRONG[standing].format(stem=model.stem)}."
    hint = f"Chép tệp vào {folder.label}/{model.stem}/ rồi ghi đúng tên tệp."
    yield in_model(model, ("evidence", index, "file"), message, hint)


def _twice(folder: EvidenceFolder, present: list[Row]) -> Iterator[Finding]:
    """Compare sizes first, so that only files that may be equal are read."""
    by_size: dict[int, list[Row]] = defaultdict(list)
    for row in present:
        by_size[folder.size(row[0].stem, row[2])].append(row)
    for alike in by_size.values():
        if len(alike) > 1:
            yield from _same_content(folder, alike)


def _same_content(folder: EvidenceFolder, alike: list[Row]) -> Iterator[Finding]:
    first: dict[str, tuple[Spot, str]] = {}
    for model, index, name in alike:
        digest = folder.digest(model.stem, name)
        place = ("evidence", index, "file")
        if digest in first:
            message = f"Minh chứng “{name}” đã dùng ở một chỗ khác ({first[digest][1]})."
            yield in_model(
                model,
                place,
                message,
                "Thay bằng minh chứng riêng.",
                related=((first[digest][0], "dùng lần đầu ở đây"),),
            )
        else:
            first[digest] = (model_spot(model, place), model.stem)
