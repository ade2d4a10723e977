"""`danvan new`: a dossier for a model that a unit registers."""

from typing import Annotated

import typer

from danvan_cli.cli.shell.naming import complete_field, complete_former, complete_unit
from danvan_cli.cli.shell.options import one_of
from danvan_cli.cli.shell.page import Chapter, Example, HelpPage
from danvan_cli.cli.shell.session import Campaign
from danvan_cli.report import Report

PAGE = HelpPage(
    chapter=Chapter.DOSSIERS,
    order=2,
    summary="Lập hồ sơ cho một mô hình mới, hoặc cho mô hình duy trì từ hồ sơ năm trước.",
    examples=(
        Example('danvan new hoi-nong-dan "Vụ đông không lo đầu ra"', "hồ sơ mới, có sẵn các mục phải điền"),
        Example('danvan new mttq-xa "Nồi cháo thứ bảy" --linh-vuc van-hoa-xa-hoi', "ghi luôn lĩnh vực"),
        Example(
            "danvan new --continue 2025/chi-bo-xom-1--duong-hoa", "duy trì mô hình năm trước, đơn vị và tên giữ nguyên"
        ),
    ),
    details=(
        "Tên tệp lấy từ mã đơn vị và tên mô hình; hồ sơ đang có không bao giờ bị ghi đè. “--continue” mang sang tên, "
        "lĩnh vực, chủ thể, địa điểm và các mục tiêu, với chỉ tiêu năm trước để so; chỉ tiêu năm nay để trống chờ điền."
    ),
)


def _origins() -> tuple[str, ...]:
    from danvan_cli.models.choices import Origin

    return tuple(str(origin.value) for origin in Origin)


def command(  # noqa: PLR0913 - an option is an argument
    campaign: Campaign,
    unit: Annotated[
        str | None,
        typer.Argument(
            metavar="[ĐƠN-VỊ]", autocompletion=complete_unit, help="Mã đơn vị trong ke-hoach.yaml; phần đầu cũng được."
        ),
    ] = None,
    name: Annotated[str | None, typer.Argument(metavar="[TÊN]", help="Tên mô hình, viết trong ngoặc kép.")] = None,
    *,
    linh_vuc: Annotated[
        str | None,
        typer.Option(
            "--linh-vuc", metavar="MÃ", autocompletion=complete_field, help="Mã lĩnh vực trong ke-hoach.yaml."
        ),
    ] = None,
    loai: Annotated[
        str | None,
        typer.Option(
            "--loai",
            metavar="LOẠI",
            parser=one_of(_origins),
            autocompletion=lambda incomplete: [each for each in _origins() if each.startswith(incomplete)],
            help="moi (bắt đầu năm nay) hoặc nang-cao (duy trì, nâng cao).",
        ),
    ] = None,
    continued: Annotated[
        str | None,
        typer.Option(
            "--continue",
            metavar="NĂM/HỒ-SƠ",
            autocompletion=complete_former,
            help="Hồ sơ năm trước mà mô hình này duy trì, nâng cao.",
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ cho biết sẽ ghi gì; không ghi gì cả.")] = False,
) -> Report:
    """Write the dossier and return what it changes and what is left to fill in."""
    from danvan_cli.cli.shell.beginning import Begun, begin
    from danvan_cli.cli.shell.carrying_out import in_turn
    from danvan_cli.cli.shell.stop import wrong_use

    if continued is None and not (unit and name):
        raise wrong_use(
            "Thiếu mã đơn vị hoặc tên mô hình.",
            'Viết: danvan new MÃ-ĐƠN-VỊ "Tên mô hình"; hoặc: danvan new --continue NĂM/HỒ-SƠ',
        )
    with in_turn(campaign.root, dry_run=dry_run):
        return begin(campaign, Begun(unit, name, linh_vuc, loai, continued), dry_run=dry_run)
