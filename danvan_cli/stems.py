"""The names of files as identities: `<unit>--<model>.yaml`."""

from __future__ import annotations

import re
import unicodedata

from danvan_cli.folder import is_year
from danvan_cli.source.refused import WrongUse
from danvan_cli.vietnamese.folding import slug
from danvan_cli.vietnamese.invisible import visible

MARK = "--"
"""What stands between the unit and the model in a stem."""
LONGEST = 80
"""The most characters of a stem, so that paths stay within what Windows opens."""

_ROOT = "dossiers"
_WORDS = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_DOSSIER = re.compile(rf"{_WORDS}--{_WORDS}")
_UNIT = re.compile(_WORDS)
_ENDING = re.compile(r"\.ya?ml$", re.IGNORECASE)
RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\..*)?", re.IGNORECASE)
"""Names, with any ending, that Windows keeps for its devices."""
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def stem_of(label: str) -> str:
    """Return the file name of a path without folders and ending, NFC."""
    name = unicodedata.normalize("NFC", label.rsplit("/", 1)[-1])
    return _ENDING.sub("", name)


def named_in(year: int, text: str) -> str:
    """Return what a typed name or path means within the folder of `year`: `ke-hoach`, `don-vi/<mã>`, a stem.

    A path may be written with either slash, from any folder. Raises `WrongUse` for one into another year's
    folder: without its folders it would name a file of this year, which nobody meant.
    """
    steps = [step for step in text.replace("\\", "/").split("/") if step not in {"", ".", ".."}] or [text]
    roots = [at for at, step in enumerate(steps[:-1]) if step.casefold() == _ROOT]
    inside = steps[roots[-1] + 1 :] if roots else steps
    if len(inside) > 1 and is_year(inside[0]):
        if int(inside[0]) != year:
            raise WrongUse(
                f"“{visible(text)}” là của năm {inside[0]}, còn lệnh đang làm việc với năm {year}.",
                f"Thêm --year {inside[0]} vào lệnh; nếu đúng là năm {year} thì chỉ viết tên, không viết năm.",
            )
        del inside[0]
    return "/".join([*inside[:-1], stem_of(inside[-1])])


def unit_of(stem: str) -> str:
    """Return the unit's code that a stem begins with; empty when the stem has none."""
    unit, mark, _ = stem.partition(MARK)
    return unit if mark else ""


def name_fault(name: str, *, dossier: bool = True) -> tuple[str, str] | None:
    """Return (message, hint) when a file name cannot serve as identity, else None."""
    stem = stem_of(name)
    if not name.endswith(".yaml"):
        return (
            f"Tệp “{visible(name)}” phải có đuôi .yaml viết thường.",
            f"Đổi tên tệp thành {_suggested(stem, dossier)}.yaml.",
        )
    if len(stem) > LONGEST:
        return (
            f"Tên tệp dài {len(stem)} ký tự; tối đa là {LONGEST} để Windows còn mở được.",
            "Đổi tên tệp cho ngắn lại, giữ phần mã đơn vị ở đầu.",
        )
    pattern = _DOSSIER if dossier else _UNIT
    if "/" in name or not pattern.fullmatch(stem) or RESERVED.fullmatch(stem):
        return f"Tên tệp “{visible(name)}” không dùng làm tên hồ sơ được.", _advice(stem, dossier=dossier)
    return None


def unusable_code(code: str) -> tuple[str, str]:
    """Return (message, hint) of a unit's code that cannot name its file or begin the names of its dossiers."""
    message = f"Mã đơn vị “{visible(code)}” không dùng để đặt tên tệp được."
    letters = f"chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, tối đa {LONGEST} ký tự"
    return message, f"Sửa mã ấy trong ke-hoach.yaml, ví dụ {slug(code)}: {letters}."


def refused_by_windows(name: str) -> str:
    """Return why Windows cannot keep a file of this name, whatever its ending; empty when it can."""
    sign = _REFUSED.search(name)
    if sign is not None and sign[0] < " ":
        return "có dấu xuống dòng hoặc ký tự điều khiển ở giữa"
    if sign is not None:
        return f"có dấu “{sign[0]}” mà Windows không cho dùng trong tên tệp"
    if name.endswith((".", " ")):
        return "kết thúc bằng dấu chấm hoặc dấu cách, Windows sẽ bỏ mất dấu ấy"
    return "là tên mà Windows giữ riêng cho thiết bị của máy" if RESERVED.fullmatch(name) else ""


def _suggested(stem: str, dossier: bool) -> str:  # noqa: FBT001 - private
    if dossier and MARK in stem:
        unit, _, rest = stem.partition(MARK)
        return f"{slug(unit)}{MARK}{slug(rest)}"
    return slug(stem)


def _advice(stem: str, *, dossier: bool) -> str:
    letters = "chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối"
    if dossier:
        form = f"<mã đơn vị>{MARK}<tên mô hình>.yaml"
        example = _suggested(stem, dossier) if MARK in stem else f"<mã đơn vị>{MARK}{slug(stem)}"
        return f"Đặt tên theo dạng {form}, {letters}; ví dụ: {example}.yaml."
    return f"Đặt tên bằng mã đơn vị, {letters}; ví dụ: {slug(stem)}.yaml."
