"""What the machine offers, looked at one thing at a time and without starting any other program."""

import locale
import os
import platform
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from importlib import metadata
from pathlib import Path

import danvan_cli
from danvan_cli.builtin import builtin_folder
from danvan_cli.cli.shell.console import is_terminal, page_width, reason
from danvan_cli.cli.shell.fonts import find_body_font
from danvan_cli.cli.shell.session import Session
from danvan_cli.forms.paging.finding import find_libreoffice, libreoffice_version

LIBRARIES = ("typer", "pydantic", "PyYAML", "rich", "jinja2", "python-docx", "docxtpl", "lxml", "rapidfuzz", "pypdf")
_LONG_PATH = 200


class State(Enum):
    """How well a thing stands; the value is the word that is shown."""

    GOOD = "tốt"
    NOTICE = "lưu ý"
    BAD = "hỏng"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing looked at: what was found, and what to do when it is not good."""

    name: str
    found: str
    state: State = State.GOOD
    advice: str = ""


def examine(session: Session, root: Path | None) -> Iterator[Item]:
    """Look at everything; what cannot be looked at becomes an item that says so."""
    checks: tuple[Callable[[], Item], ...] = (
        _program,
        _python,
        _system,
        _libraries,
        _yaml_parser,
        _libreoffice,
        _font,
        _screen,
        _git,
        lambda: _workspace(session, root),
        lambda: _templates(root),
        lambda: _path(root or session.start),
    )
    for check in checks:
        try:
            yield check()
        except OSError as fault:
            yield Item(str(fault.filename or "?"), f"không xem được: {reason(fault)}", State.NOTICE)


def _program() -> Item:
    return Item("danvan", f"{danvan_cli.__version__}, ở {Path(danvan_cli.__file__).parent}")


def _python() -> Item:
    return Item("Python", f"{platform.python_version()} ({platform.python_implementation()}), ở {sys.executable}")


def _system() -> Item:
    return Item("Hệ điều hành", f"{platform.system()} {platform.release()} ({platform.machine()})")


def _libraries() -> Item:
    versions = {name: _version(name) for name in LIBRARIES}
    missing = [name for name, version in versions.items() if not version]
    found = ", ".join(f"{name} {version}" for name, version in versions.items() if version)
    if missing:
        return Item("Thư viện", found, State.BAD, f"Thiếu {', '.join(missing)}: hãy cài lại danvan.")
    return Item("Thư viện", found)


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""


def _yaml_parser() -> Item:
    import yaml

    if yaml.__with_libyaml__:
        return Item("Bộ đọc YAML", "bản nhanh (libyaml)")
    advice = "Vẫn đúng nhưng chậm hơn nhiều; cài lại PyYAML bản có libyaml."
    return Item("Bộ đọc YAML", "bản chậm, thuần Python", State.NOTICE, advice)


def _libreoffice() -> Item:
    path = find_libreoffice()
    if path:
        version = libreoffice_version(path)
        return Item("LibreOffice", f"bản {version}, ở {path}" if version else str(path))
    advice = "Chỉ cần khi đếm trang (danvan check --layout) hoặc làm PDF (danvan render --pdf); tải ở libreoffice.org."
    return Item("LibreOffice", "không thấy", State.NOTICE, advice)


def _font() -> Item:
    font = find_body_font()
    if font is None:
        advice = "Số trang đếm được sẽ không đúng; cài Times New Roman hoặc Liberation Serif bản 2."
        found = "không thấy Times New Roman hay phông cùng cỡ có đủ chữ Việt"
        return Item("Phông chữ", found, State.NOTICE, advice)
    return Item("Phông chữ", str(font))


def _screen() -> Item:
    where = f"rộng {page_width()} cột" if is_terminal() else "kết quả đang được chuyển đi nơi khác"
    return Item(
        "Màn hình",
        f"ghi bằng {sys.stdout.encoding}, {where}; bảng mã của máy: {locale.getpreferredencoding()}",
    )


def _git() -> Item:
    path = shutil.which("git")
    if path:
        return Item("git", path)
    advice = "Chỉ cần khi so sánh, rà soát thay đổi; tải ở git-scm.com."
    return Item("git", "không thấy", State.NOTICE, advice)


def _workspace(session: Session, root: Path | None) -> Item:
    if root is None:
        advice = "Hãy vào thư mục có dossiers/co-quan.yaml, hoặc gõ danvan -C THƯ-MỤC doctor."
        return Item("Thư mục làm việc", f"không thấy từ {session.start} trở lên", State.NOTICE, advice)
    if not os.access(root, os.W_OK):
        advice = "Thư mục chỉ cho đọc: không in biểu mẫu vào đây được."
        return Item("Thư mục làm việc", str(root), State.NOTICE, advice)
    folders = sorted(each.name for each in (root / "dossiers").iterdir() if each.is_dir())
    return Item("Thư mục làm việc", f"{root}; dossiers có: {', '.join(folders) or 'chưa có năm nào'}")


def _templates(root: Path | None) -> Item:
    builtin = builtin_folder("templates")
    own = root / "templates" if root is not None else None
    if own is None or not own.is_dir() or own.samefile(builtin):
        return Item("Biểu mẫu riêng", "không có; dùng biểu mẫu kèm theo danvan")
    names = sorted(each.name for each in own.iterdir() if each.is_dir())
    replaced = [name for name in names if (builtin / name).is_dir()]
    found = ", ".join(f"{name} (thay biểu mẫu kèm theo)" if name in replaced else name for name in names)
    return Item("Biểu mẫu riêng", found or "không có; dùng biểu mẫu kèm theo danvan")


def _path(folder: Path) -> Item:
    text = str(folder)
    if text != unicodedata.normalize("NFC", text):
        advice = "Tên thư mục viết bằng dấu rời; hãy gõ lại tên để máy khác tìm thấy."
        return Item("Đường dẫn", text, State.NOTICE, advice)
    if len(text) > _LONG_PATH:
        advice = "Windows không mở được đường dẫn quá 260 ký tự; hãy chuyển thư mục lên gần gốc ổ đĩa."
        return Item("Đường dẫn", f"dài {len(text)} ký tự", State.NOTICE, advice)
    return Item("Đường dẫn", f"dài {len(text)} ký tự{'' if text.isascii() else ', có dấu tiếng Việt'}")
