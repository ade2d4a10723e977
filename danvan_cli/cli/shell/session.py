"""What a command is given: where it was called, and the workspace, found and read only when asked for."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from danvan_cli.cli.shell.clock import read_day, today
from danvan_cli.cli.shell.console import reason, talk
from danvan_cli.cli.shell.options import AsOf, Year
from danvan_cli.cli.shell.stop import surroundings, wrong_use
from danvan_cli.vietnamese.dates import format_date

if TYPE_CHECKING:
    from danvan_cli.report import Report
    from danvan_cli.workspace import Workspace


_OF_A_DAY = frozenset({"check", "status", "render"})


@dataclass(frozen=True, slots=True)
class Session:
    """What stands before the name of the command."""

    directory: Path | None = None
    debug: bool = False

    @property
    def start(self) -> Path:
        """The folder in which the search for the workspace begins."""
        return self.directory if self.directory is not None else Path.cwd()


def find_workspace(session: Session) -> str | None:
    """Return the workspace in or above the folder that the command was called for; None if there is none."""
    from danvan_cli.folder import find_root

    if not session.start.is_dir():
        raise wrong_use(f"Không có thư mục “{session.start}”.", "Hãy kiểm tra lại đường dẫn sau “-C”.")
    return find_root(str(session.start))


class OptionGroup:
    """Marks a dataclass whose fields after `session` are options; a command that takes one takes them all."""

    def carried_on(self, report: "Report") -> "Report":
        """Return the report with next steps that hold for what these options asked for."""
        return report


@dataclass(frozen=True)
class Campaign(OptionGroup):
    """A year of a workspace as it stood on a day; each part is found when it is first asked for."""

    session: Session
    as_of: AsOf = None
    year: Year = None

    @cached_property
    def root(self) -> str:
        """The folder of the workspace."""
        root = find_workspace(self.session)
        if root is None:
            from danvan_cli.folder import OFFICE_FILE

            raise wrong_use(
                f"Không thấy thư mục làm việc: từ “{self.session.start}” trở lên không có tệp {OFFICE_FILE}.",
                "Hãy chuyển vào thư mục đó, hoặc chỉ ra nó ngay sau “danvan”: danvan -C THƯ-MỤC …\n"
                "Cơ quan chưa có thư mục làm việc thì lập bằng lệnh: danvan init",
            )
        return root

    @cached_property
    def day(self) -> date:
        """The as-of day; one given without a year takes the plan's."""
        if self.as_of is None:
            return today()
        return read_day(self.as_of, "--as-of", self._year_at(None))

    @cached_property
    def plan_year(self) -> int:
        """The year asked for, else that of the day if it has a folder, else the newest."""
        return self._year_at(self.day)

    @cached_property
    def workspace(self) -> "Workspace":
        """The year, read; a change that was cut off half-way is told, for its files do not agree."""
        from danvan_cli.editing.kept import under_way
        from danvan_cli.workspace import load_workspace

        if (half_done := under_way(self.root)) is not None:
            talk(
                f"Lưu ý: lệnh “{half_done.what}” đang ghi dở hoặc đã bị ngắt giữa chừng, nên số liệu dưới đây có thể "
                "lẫn cũ và mới. Nếu không còn cửa sổ danvan nào khác, chạy danvan undo để trả mọi tệp về như trước."
            )
        return load_workspace(self.root, self.plan_year)

    def carried_on(self, report: "Report") -> "Report":
        """Return the report with its next steps asked of the same folder, day and year as it was."""
        if self.session.directory is None and self.as_of is None and self.year is None:
            return report
        steps = [replace(step, command=self._same_year(step.command)) for step in report.next_steps]
        return replace(report, next_steps=tuple(steps))

    def _same_year(self, command: str) -> str:
        program, _, rest = command.partition(" ")
        if program != "danvan":
            return command
        where = ("danvan",) if self.session.directory is None else ("danvan", "-C", quoted(self.session.directory))
        if rest.partition(" ")[0] not in _OF_A_DAY:
            return " ".join((*where, rest)).strip()
        day = () if self.as_of is None else ("--as-of", format_date(self.day))
        year = () if self.year is None else ("--year", str(self.year))
        return " ".join((*where, rest, *day, *year))

    def _year_at(self, day: date | None) -> int:
        known = self._known_years
        if self.year is not None:
            return self.year
        wanted = (day or today()).year
        return wanted if wanted in known else known[-1]

    @cached_property
    def _years_on_disk(self) -> tuple[int, ...]:
        from danvan_cli.folder import years

        try:
            return years(self.root)
        except OSError as fault:
            raise surroundings(f"Không xem được thư mục “{self.root}/dossiers”: {reason(fault)}.") from None

    @cached_property
    def _known_years(self) -> tuple[int, ...]:
        known = self._years_on_disk
        if not known:
            raise wrong_use(
                f"“{self.root}/dossiers” chưa có thư mục năm nào.",
                "Mỗi năm là một thư mục, ví dụ dossiers/2026.",
            )
        if self.year is not None and self.year not in known:
            raise wrong_use(
                f"Chưa có thư mục dossiers/{self.year}.",
                f"Đang có: {', '.join(str(year) for year in known)}.",
            )
        return known


@dataclass(frozen=True)
class PastCampaign(Campaign):
    """A year that may stand in git alone, since its folder has gone or has not come to this machine yet."""

    @cached_property
    def _known_years(self) -> tuple[int, ...]:
        known = self._years_on_disk
        if self.year is not None and self.year not in known:
            return tuple(sorted((*known, self.year)))
        return known or (today().year,)


def quoted(path: Path) -> str:
    """Return a path as it is typed; the quotes are those that every shell takes, cmd.exe included."""
    text = str(path)
    return f'"{text}"' if any(letter in text for letter in " &()'") else text
