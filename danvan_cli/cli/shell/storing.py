"""The file named by `--output`: whole or not there at all."""

import os
import tempfile
from pathlib import Path

from danvan_cli.cli.shell.console import reason
from danvan_cli.cli.shell.stop import surroundings, wrong_use


def store(path: Path, text: str) -> None:
    """Write `text` to `path` as UTF-8, by way of a temporary file beside it: no half file is ever seen."""
    if not path.parent.is_dir():
        raise wrong_use(f"Chưa có thư mục “{path.parent}” để ghi tệp “{path.name}”.", "Hãy tạo thư mục đó trước.")
    if path.is_dir():
        raise wrong_use(f"“{path}” là một thư mục, không ghi đè được.", "Hãy thêm tên tệp vào sau “--output”.")
    try:
        _replace(path, text.encode("utf-8", errors="replace"))
    except OSError as fault:
        raise surroundings(
            f"Không ghi được tệp “{path}”: {reason(fault)}.",
            "Nếu tệp đang mở ở Word hay Excel, hãy đóng lại rồi chạy lại lệnh.",
        ) from None


def _replace(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _give_usual_rights(temporary)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _give_usual_rights(temporary: str) -> None:
    # A temporary file is readable by its owner alone; the file asked for is an ordinary one.
    mask = os.umask(0)
    os.umask(mask)
    Path(temporary).chmod(0o666 & ~mask)
