"""The file named by `--output`: judged before the command does anything, and whole or not there at all."""

import os
from collections.abc import Iterator
from pathlib import Path

from danvan_cli.cli.shell.asking import confirm
from danvan_cli.cli.shell.console import reason
from danvan_cli.cli.shell.session import quoted
from danvan_cli.cli.shell.stop import Stop, surroundings, wrong_use
from danvan_cli.folder import find_root
from danvan_cli.source.storing import KEPT_FOLDER, write_whole

SCHEMAS = "schemas"
_GIT = ".git"
_PROTECTED = ("dossiers", "templates", SCHEMAS, KEPT_FOLDER)
_ENDINGS = frozenset(("", ".txt", ".log", ".md", ".markdown", ".json", ".sarif"))
"""Of a plain text nothing tells that danvan wrote it, so a file that is there is judged by what its name says it is."""


def demand_place(path: Path, start: Path, *, home: str = "") -> None:
    """Refuse a path that no result can be written to; `home` is the folder of the workspace that expects this one.

    `start` is the folder that the command was called for: its workspace is protected, and that of the path.
    """
    try:
        if not path.parent.is_dir():
            raise wrong_use(f"Chưa có thư mục “{path.parent}” để ghi tệp “{path.name}”.", "Hãy tạo thư mục đó trước.")
        if path.is_dir():
            raise wrong_use(f"“{path}” là một thư mục, không ghi đè được.", "Hãy thêm tên tệp vào sau “--output”.")
    except OSError as fault:
        raise _unwritable(path, fault) from None
    whole = Path(os.path.realpath(path))
    for folder in _protected(whole, start, home):
        if whole.is_relative_to(os.path.realpath(folder)):
            raise wrong_use(
                f"“{path}” nằm trong {folder}, nơi danvan hoặc git giữ dữ liệu; không ghi kết quả vào đó.",
                f"Hãy ghi ra chỗ khác, ví dụ: --output {quoted(folder.parent / f'{path.stem}.txt')}",
            )


def _protected(whole: Path, start: Path, home: str) -> Iterator[Path]:
    for root in filter(None, (find_root(str(whole.parent)), find_root(str(start)))):
        yield from (Path(root, name) for name in _PROTECTED if name != home)
    yield from (folder for folder in (whole, *whole.parents) if folder.name == _GIT)


def demand_replaceable(path: Path) -> None:
    """Refuse to replace a file that is no text result; one that may be is asked about where somebody can answer."""
    if not os.path.lexists(path):
        return
    if path.exists() and not path.is_file():
        raise wrong_use(f"“{path}” không phải là một tệp thường, nên không ghi kết quả vào đó.", "Hãy đặt tên khác.")
    if path.suffix.lower() not in _ENDINGS:
        raise wrong_use(
            f"Đã có tệp “{path}”, và đuôi “{path.suffix}” không phải của một kết quả dạng chữ, nên không ghi đè.",
            f"Hãy đặt tên khác, ví dụ: --output {quoted(path.with_suffix('.txt'))}; "
            "nếu chắc chắn bỏ tệp ấy thì xóa nó trước.",
        )
    confirm("Thay tệp ấy?", [f"Đã có tệp “{path}”."], yes=False)


def store(path: Path, text: str, *, done: bool = False) -> None:
    """Write `text` to `path` as UTF-8, by way of a temporary file beside it: no half file is ever seen.

    `done` says that the command has written its own files already, which a failure here does not undo.
    """
    try:
        write_whole(path, text.encode("utf-8", errors="replace"))
    except OSError as fault:
        raise _unwritable(path, fault, done=done) from None


def _unwritable(path: Path, fault: OSError, *, done: bool = False) -> Stop:
    if done:
        return surroundings(
            f"Lệnh đã ghi xong các thay đổi; chỉ bản kết quả này là chưa: không ghi được tệp “{path}”: "
            f"{reason(fault)}.",
            "Không phải chạy lại lệnh này.",
        )
    return surroundings(
        f"Không ghi được tệp “{path}”: {reason(fault)}.",
        "Nếu tệp đang mở ở Word hay Excel, hãy đóng lại rồi chạy lại lệnh.",
    )
