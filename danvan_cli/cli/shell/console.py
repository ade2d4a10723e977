"""The two streams: results on stdout, talk on stderr; how wide the page is and whether it has colour."""

import os
import shutil
import sys

from danvan_cli.cli.shell.stop import surroundings

_PAGE_WITHOUT_TERMINAL = 100
_NARROWEST = 40


def put(text: str) -> None:
    """Write a result to stdout, ending it with a line break; a reader that has gone is no fault."""
    whole = text if text.endswith("\n") else f"{text}\n"
    try:
        sys.stdout.write(whole)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence()
    except OSError as fault:
        _silence()
        raise surroundings(f"Không ghi được kết quả ra ngoài: {reason(fault)}.") from None


def talk(text: str) -> None:
    """Write a word to the user on stderr, apart from the result; control characters stand by their names."""
    from danvan_cli.vietnamese.invisible import visible

    sys.stderr.write("".join(f"{visible(line)}\n" for line in text.split("\n")))
    sys.stderr.flush()


def is_watched() -> bool:
    """Tell whether a person sees stderr while the command runs."""
    return sys.stderr.isatty()


def overwrite(text: str) -> None:
    """Write a passing word over the last one on stderr; an empty one wipes it away."""
    sys.stderr.write(f"\r\x1b[K{text}")
    sys.stderr.flush()


def page_width() -> int:
    """Return the columns of the terminal, or a fixed width when the result goes elsewhere."""
    if not is_terminal() and "COLUMNS" not in os.environ:
        return _PAGE_WITHOUT_TERMINAL
    return max(shutil.get_terminal_size((_PAGE_WITHOUT_TERMINAL, 24)).columns, _NARROWEST)


def is_terminal() -> bool:
    """Tell whether a person is reading stdout as it is written."""
    return sys.stdout.isatty()


def can_show_symbols() -> bool:
    """Tell whether the console has signs such as ✗ and █: the old Windows console and a bare tty have not."""
    if not is_terminal():
        return True
    if sys.platform == "win32":
        return "WT_SESSION" in os.environ
    return os.environ.get("TERM") not in {"linux", "dumb"}


def wants_colour(choice: str, *, to_file: bool) -> bool:
    """Decide on colour: `auto` asks NO_COLOR, TERM, FORCE_COLOR and the stream, in this order."""
    if choice != "auto":
        return choice == "always"
    if to_file or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or is_terminal()


def reason(fault: OSError) -> str:
    """Say in Vietnamese why the system refused; its own words would be English."""
    import errno

    known = {
        errno.ENOSPC: "đĩa đã đầy",
        errno.EACCES: "không có quyền ghi, hoặc tệp đang mở ở chương trình khác",
        errno.EPERM: "không có quyền ghi, hoặc tệp đang mở ở chương trình khác",
        errno.EROFS: "ổ đĩa chỉ cho đọc",
        errno.ENOENT: "không có thư mục hay tệp đó",
        errno.ENOTDIR: "một phần của đường dẫn không phải là thư mục",
        errno.EISDIR: "đó là một thư mục",
        errno.ENAMETOOLONG: "tên quá dài",
    }
    return known.get(fault.errno or 0, f"máy báo lỗi số {fault.errno}")


def _silence() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def show_traces() -> None:
    """Let what the program notes about its own faults through to the screen (`--debug`)."""
    import logging

    logging.basicConfig(level=logging.DEBUG, format="%(name)s: %(message)s")
