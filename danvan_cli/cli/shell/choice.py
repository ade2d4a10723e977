"""The options of `danvan render`: which papers, in what state, and where to."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from danvan_cli.cli.shell.naming import complete_stem, complete_unit
from danvan_cli.cli.shell.options import read_path
from danvan_cli.cli.shell.session import OptionGroup, Session, quoted


@dataclass(frozen=True)
class Choice(OptionGroup):
    """Which papers; without a selector it is the commune's copy."""

    session: Session
    unit: Annotated[
        list[str] | None,
        typer.Option(
            "--unit", metavar="MÃ-ĐƠN-VỊ", autocompletion=complete_unit, help="Chỉ đơn vị này; ghi được nhiều lần."
        ),
    ] = None
    model: Annotated[
        list[str] | None,
        typer.Option(
            "--model",
            metavar="MÃ-HỒ-SƠ",
            autocompletion=complete_stem,
            help="Chỉ hồ sơ này (tên tệp, không đuôi); ghi được nhiều lần.",
        ),
    ] = None
    everything: Annotated[
        bool,
        typer.Option("--all", help="In hết: mọi mô hình, mọi đơn vị, bản toàn xã; không ghi biểu mẫu thì in mọi mẫu."),
    ] = False
    blank: Annotated[bool, typer.Option("--blank", help="Mẫu trống, chừa sẵn chỗ để điền tay.")] = False
    final: Annotated[
        bool,
        typer.Option("--final", help="Bản chính thức: không in bản còn chỗ thiếu, hay cần duyệt mà chưa duyệt."),
    ] = False
    bundle: Annotated[
        bool,
        typer.Option("--bundle", help="Đóng bộ hồ sơ đề nghị công nhận của từng mô hình thành một tệp .zip."),
    ] = False
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ cho biết sẽ ghi tệp nào, còn thiếu gì; không ghi gì cả.")
    ] = False
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Kèm tệp PDF cạnh tệp Word; nhiều bản thì có thêm một tệp để in cả tập.")
    ] = False
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="THƯ-MỤC", parser=read_path, help="Ghi vào thư mục này thay vì thư mục out."),
    ] = None

    @property
    def selects(self) -> bool:
        """Whether units, models or everything were asked for."""
        return bool(self.unit or self.model or self.everything)

    def command(self, forms: list[str], *, dry_run: bool | None = None) -> str:
        """Return the command that asks for the same papers again; `dry_run` says otherwise than it did."""
        dry = self.dry_run if dry_run is None else dry_run
        flags = {
            "--all": self.everything,
            "--blank": self.blank,
            "--final": self.final,
            "--bundle": self.bundle,
            "--pdf": self.pdf,
            "--dry-run": dry,
        }
        words = ["danvan render", *forms]
        words += [f"--unit {code}" for code in self.unit or ()] + [f"--model {stem}" for stem in self.model or ()]
        words += [flag for flag, asked in flags.items() if asked]
        words += [f"--out {quoted(self.out)}"] if self.out is not None else []
        return " ".join(words)
