"""A form of the office's own, made from a Word file with tags: its folder, whole or not at all."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from danvan_cli.forms.catalogue import FOLDER
from danvan_cli.forms.derived import LABEL_SUFFIX
from danvan_cli.forms.fields import in_model, term_at
from danvan_cli.forms.keys import key_at, known_paths
from danvan_cli.stems import RESERVED
from danvan_cli.vietnamese.invisible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from danvan_cli.forms.sheet import Scope
    from danvan_cli.forms.trees import Tree

LONGEST = 40
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COMMANDS = frozenset({"check", "fields", "new"})
"""What stands behind `danvan forms` and is no form."""
_MOST_ROWS = 2
_STEP = re.compile(r"([a-z0-9_*]+)(\[\])?")


def name_fault(name: str) -> str:
    """Say why a form cannot bear this name; empty when it can."""
    if not _NAME.fullmatch(name):
        return f"Tên biểu mẫu “{visible(name)}” không dùng được: chỉ viết chữ thường không dấu, chữ số và gạch nối."
    if len(name) > LONGEST:
        return f"Tên biểu mẫu dài {len(name)} ký tự; tối đa là {LONGEST}."
    is_taken = name in _COMMANDS or RESERVED.fullmatch(name)
    return f"“{name}” là tên dành riêng, không đặt cho biểu mẫu được." if is_taken else ""


def sheet_text(title: str, scopes: Iterable[Scope], paths: Sequence[str]) -> str:
    """Return bieu-mau.yaml with a word on every key; `can` holds the keys that the plan demands."""
    # A code such as “moi” is asked about by conditions; a marker in its place would answer none of them.
    paths = [path for path in paths if path + LABEL_SUFFIX not in known_paths()]
    needed = [path for path in paths if _is_demanded(path)]
    others = [path for path in paths if path not in needed and _is_filled_in(path)]
    return _SHEET.format(
        title=_text(title),
        scopes=", ".join(str(scope.value) for scope in scopes),
        needed="can:\n" + _listed(needed, "  - ") if needed else "can: []\n",
        others=_listed(others, "#  - ") or "# (không có)\n",
    )


def _listed(paths: Iterable[str], mark: str) -> str:
    return "".join(f"{mark}{path}  # {key_at(path).label}\n" for path in paths)


def example_text(context: Mapping[str, Any], paths: Iterable[str]) -> str:
    """Return vi-du.yaml: what the template asks for, as the example has it."""
    wanted: Tree = {}
    for path in paths:
        place = wanted
        for key, many in _STEP.findall(path):
            place = place.setdefault(key + many, {})
    lines = "\n".join(_lines(context, wanted, ""))
    return f"{_EXAMPLE_HEAD}{lines}\n" if lines else f"{_EXAMPLE_HEAD}{{}}\n"


def write_form(root: str, name: str, files: Mapping[str, bytes]) -> None:
    """Put the files into templates/<name> of a workspace; the folder appears whole or not at all.

    Raises `FileExistsError` when something of that name is there, and `OSError` for what the disk refuses.
    """
    above = Path(root, FOLDER)
    target = above / name
    if os.path.lexists(target):
        raise FileExistsError(str(target))
    above.mkdir(exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix=".danvan-", dir=above))
    try:
        for file, data in files.items():
            with (temporary / file).open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
        temporary.chmod(0o755)
        temporary.rename(target)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


def _is_demanded(path: str) -> bool:
    """Whether every key on the way is one that a milestone demands, so that its absence is a gap."""
    parent, _, last = path.rpartition(".")
    if parent == "loi_van":
        return True
    if not _is_of_model(path):
        return False
    own = in_model(f"{parent}.{key_at(path).source or last.removesuffix(LABEL_SUFFIX)}")
    ways = [own[: match.start()] for match in re.finditer(r"\.", own)]
    found = [term_at(way) for way in (*ways[1:], own)]
    return all(term is not None and term.attribute.demanded for term in found)


def _is_filled_in(path: str) -> bool:
    return _is_of_model(path) and term_at(path) is not None


def _is_of_model(path: str) -> bool:
    return in_model(path).startswith("mo_hinh.")


def _lines(branch: Any, wanted: Tree, indent: str) -> Iterator[str]:  # noqa: ANN401 - any branch of a context
    for step, below in wanted.items():
        key = step.removesuffix("[]")
        if key == "*":
            yield from (f"{indent}{json.dumps(year)}: {_text(value)}" for year, value in branch.items())
            continue
        value = branch.get(key, "") if isinstance(branch, dict) else ""
        if step.endswith("[]") and isinstance(value, list):
            yield f"{indent}{key}:" if value else f"{indent}{key}: []"
            for row in value[:_MOST_ROWS]:
                yield from _row(row, below, indent)
        elif below:
            yield f"{indent}{key}:"
            yield from _lines(value, below, f"{indent}  ")
        elif not isinstance(value, dict | list):
            yield f"{indent}{key}: {_text(value)}"


def _row(row: Any, wanted: Tree, indent: str) -> Iterator[str]:  # noqa: ANN401 - likewise
    if not isinstance(row, dict):
        yield f"{indent}  - {_text(row)}"
        return
    for number, line in enumerate(_lines(row, wanted, f"{indent}    ")):
        yield line if number else f"{indent}  - {line.strip()}"


def _text(value: object) -> str:
    """Return a text as YAML takes it, whatever is in it."""
    return json.dumps(visible(str(value)), ensure_ascii=False)


_EXAMPLE_HEAD = "# Dữ liệu mẫu để thử biểu mẫu; mỗi khóa là một thẻ dùng được trong mau.docx.\n"
_SHEET = """\
# Biểu mẫu riêng của cơ quan: văn bản Word nằm ở mau.docx bên cạnh; ví dụ dữ liệu ở vi-du.yaml.
ten: {title}

# Mỗi bản in nói về cái gì: mo-hinh (mỗi mô hình một bản), don-vi (mỗi đơn vị một bản),
# xa (một bản chung toàn xã); ghi được nhiều, ví dụ [don-vi, xa].
pham_vi: [{scopes}]

# Tên tệp in ra; van_ban.ban_cua là mã hồ sơ, mã đơn vị hoặc toan-xa.
ten_tep: "{{{{ van_ban.ban_cua }}}}.docx"

# Ai ra văn bản: don-vi (chính đơn vị), co-quan (cơ quan tổng hợp) hoặc cap-uy.
ra_van_ban: don-vi

# Chữ viết tắt trong số, ký hiệu (BC, CV, TTr) và căn cứ của biểu mẫu; bỏ dấu # rồi sửa lại nếu cần.
# loai_van_ban: BC
# can_cu: Kế hoạch mục …

# Thiếu các mục này thì in [CẦN BỔ SUNG: …]; xóa dòng nào được phép để trống.
{needed}# Các mục sau cũng có trong mẫu nhưng được phép để trống; chép lên trên, bỏ dấu #, nếu bắt buộc phải có:
{others}"""
