"""The options of `danvan render`: which papers of a form, in what state, and where to."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from danvan_cli.cli.shell.options import read_path
from danvan_cli.cli.shell.session import OptionGroup, Session


@dataclass(frozen=True)
class Choice(OptionGroup):
    """Which papers; without a selector it is the commune's copy."""

    session: Session
    unit: Annotated[
        list[str] | None,
        typer.Option("--unit", metavar="MÃ-ĐƠN-VỊ", help="Chỉ đơn vị này; ghi được nhiều lần."),
    ] = None
    model: Annotated[
        list[str] | None,
        typer.Option("--model", metavar="MÃ-HỒ-SƠ", help="Chỉ hồ sơ này (tên tệp, không đuôi); ghi được nhiều lần."),
    ] = None
    everything: Annotated[bool, typer.Option("--all", help="In hết: mọi mô hình, mọi đơn vị, bản toàn xã.")] = False
    blank: Annotated[bool, typer.Option("--blank", help="Mẫu trống, chừa sẵn chỗ để điền tay.")] = False
    final: Annotated[bool, typer.Option("--final", help="Bản chính thức: không in bản nào còn chỗ thiếu.")] = False
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="THƯ-MỤC", parser=read_path, help="Ghi vào thư mục này thay vì thư mục out."),
    ] = None
