"""The file named by `--output`: whole or not there at all."""

from pathlib import Path

from danvan_cli.cli.shell.console import reason
from danvan_cli.cli.shell.stop import surroundings, wrong_use
from danvan_cli.source.storing import write_whole


def store(path: Path, text: str) -> None:
    """Write `text` to `path` as UTF-8, by way of a temporary file beside it: no half file is ever seen."""
    if not path.parent.is_dir():
        raise wrong_use(f"Chưa có thư mục “{path.parent}” để ghi tệp “{path.name}”.", "Hãy tạo thư mục đó trước.")
    if path.is_dir():
        raise wrong_use(f"“{path}” là một thư mục, không ghi đè được.", "Hãy thêm tên tệp vào sau “--output”.")
    try:
        write_whole(path, text.encode("utf-8", errors="replace"))
    except OSError as fault:
        raise surroundings(
            f"Không ghi được tệp “{path}”: {reason(fault)}.",
            "Nếu tệp đang mở ở Word hay Excel, hãy đóng lại rồi chạy lại lệnh.",
        ) from None
