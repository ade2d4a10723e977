"""Where the files of a command lie, what stands there now, and how one goes."""

from __future__ import annotations

import os
from contextlib import suppress

from danvan_cli.source.opening import leads_out
from danvan_cli.source.plain_file import plain_bytes
from danvan_cli.source.refused import EditRefused
from danvan_cli.source.storing import remove_whole


def place(root: str, label: str) -> str:
    """Return the path of a label; raises `EditRefused` for one that leads out of the workspace."""
    steps = label.split("/")
    path = os.path.join(root, *steps)
    elsewhere = os.path.isabs(label) or os.path.splitdrive(label)[0] or ".." in steps or "\\" in label
    if elsewhere or leads_out(path, root):
        raise EditRefused(
            f"“{label}” dẫn ra ngoài thư mục làm việc, nên không ghi vào đó.",
            "Chép chính tệp ấy vào thư mục làm việc thay cho lối tắt.",
        )
    return path


def bytes_at(path: str) -> bytes | None:
    """Return what a file holds, None where there is none. Raises `OSError`, for what is no file too."""
    try:
        return plain_bytes(os.path.realpath(path))
    except FileNotFoundError:
        return None


def take_away(path: str) -> None:
    """Remove a file, and its folder where nothing else is left in it. Raises `OSError`."""
    remove_whole(path)
    leave_no_empty_folder(path)


def leave_no_empty_folder(path: str) -> None:
    """Remove the folder of a file that is not there where nothing else is in it: an empty one would pass for a year."""
    with suppress(OSError):
        os.rmdir(os.path.dirname(path))
