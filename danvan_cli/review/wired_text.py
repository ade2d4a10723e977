"""What git-setup adds to git's own files, as text: added to it, the old bytes stay; taken out, they are back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256

MARK = "# danvan git-setup"
_JOINED = " (nối dòng)"
"""Says at the end of a mark that the file had no line end there before."""
_NEW_FILE = " (tệp mới)"
_OURS = re.compile(rb"[^\n]*" + MARK.encode() + rb"(?: \([^\n]*\))?\r?\n?")
_HEADER = re.compile(rb"\s*\[")
_NOTHING = re.compile(rb"\s*(?:[#;].*)?\s*")
_END = f"{MARK}: hết"
_WIRED = re.compile(rb".* diff=danvan(?:-docx)?\s*")

Settings = Mapping[str, Mapping[str, str]]
"""Git's settings by driver: {"danvan": {"textconv": "…"}}."""


def with_settings(before: bytes, settings: Settings) -> bytes:
    """Return a git configuration with the settings of these diff drivers, every line of ours marked as such.

    A mark on each line, not around them all, outlives git's own editing of the file, which drops comments between
    sections and adds keys to a section that is there.
    """
    lines = [line for driver, keys in settings.items() for line in _section(driver, keys)]
    joined = _joined(before)
    block = "".join(f"{line} {MARK}{_JOINED if joined and not number else ''}\n" for number, line in enumerate(lines))
    standing = "".join(f"{line} {MARK}\n" for line in lines[1:]).encode()
    if standing in before and re.search(re.escape(lines[0].encode()) + rb" #[^\n]*\n" + re.escape(standing), before):
        return before
    bare = without_settings(before)
    return bare + (b"\n" if _joined(bare) else b"") + block.encode()


def without_settings(before: bytes) -> bytes:
    """Return a git configuration without our lines; a section to which somebody added keys keeps its header."""
    lines = before.splitlines(keepends=True)
    kept: list[bytes] = []
    cut_end = False
    for number, line in enumerate(lines):
        if not _OURS.fullmatch(line) or (_HEADER.match(line) and _has_other_keys(lines[number + 1 :])):
            kept.append(line)
            cut_end = False
        elif _JOINED.encode() in line:
            cut_end = True
    rest = b"".join(kept)
    return rest.removesuffix(b"\n") if cut_end else rest


def pattern(prefix: str, below: str) -> str:
    """Return the pattern of an attributes file for `below` in a folder of the repository, special signs and all."""
    if not prefix:
        return below
    plain = re.sub(r"([\\*?\[])", r"\\\1", prefix)
    path = f"/{plain}{'' if below.startswith('/') else '**/'}{below.removeprefix('/')}"
    if re.search(r"[\s\"]", path):
        escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n")
        return f'"{escaped}"'
    return path


def with_attributes(before: bytes | None, name: str, lines: Sequence[str]) -> bytes:
    """Return an attributes file with these lines in a block of ours; `name` tells the workspace's block from others."""
    bare = without_attributes(before, name)
    how = _NEW_FILE if bare is None else _JOINED if _joined(bare) else ""
    block = "".join(f"{line}\n" for line in (f"{_begin(name)}{how}", *lines, _END))
    if before is not None and re.search(re.escape(_begin(name)).encode() + rb"[^\n]*\n" + _rest(block), before):
        return before
    return (bare or b"") + (b"\n" if _joined(bare or b"") else b"") + block.encode("utf-8", "surrogateescape")


def without_attributes(before: bytes | None, name: str) -> bytes | None:
    """Return an attributes file without our block; None where the file came with it. Foreign lines inside stay."""
    if before is None:
        return None
    kept: list[bytes] = []
    inside = cut_end = new = False
    for line in before.splitlines(keepends=True):
        text = line.rstrip(b"\r\n").decode("utf-8", "replace")
        if text.removesuffix(_JOINED).removesuffix(_NEW_FILE) == _begin(name):
            inside, new, cut_end = True, new or text.endswith(_NEW_FILE), text.endswith(_JOINED)
        elif inside and text == _END:
            inside = False
        elif not (inside and _WIRED.fullmatch(line)):
            kept.append(line)
            cut_end = False
    rest = b"".join(kept)
    if new and not rest:
        return None
    return rest.removesuffix(b"\n") if cut_end else rest


def has_attributes(data: bytes | None) -> bool:
    """Whether an attributes file has a block of ours, of any workspace."""
    return data is not None and f"{MARK}: ".encode() in data


CHECK = "check --only DV0 --only DV4 --only DV108"
"""What a commit must not bring in: files that cannot be read or do not agree. Lateness is no fault of a commit."""


def hook_text(call: str, workspace: str) -> bytes:
    """Return the pre-commit hook: `call` is danvan quoted for sh, `workspace` its folder below the top, quoted too."""
    body = _HOOK.format(call=call, workspace=workspace, check=CHECK)
    return f"#!/bin/sh\n{MARK} {sha256(body.encode()).hexdigest()}\n{body}".encode()


def is_own_hook(data: bytes) -> bool:
    """Whether a hook was written by git-setup and has not been touched since."""
    head = f"#!/bin/sh\n{MARK} ".encode()
    mark, _, body = data.removeprefix(head).partition(b"\n")
    return data.startswith(head) and sha256(body).hexdigest().encode() == mark


_HOOK = """\
# Trước mỗi lần ghi vào git (commit): kiểm tra đúng các tệp sắp ghi, mọi năm; có lỗi thì chưa ghi.
# Gỡ bằng: danvan git-setup --undo
workspace={workspace}
set -- {call}
dossiers=${{workspace%/}}/dossiers
dossiers=${{dossiers#./}}
git --literal-pathspecs diff --cached --quiet --no-ext-diff --no-textconv --no-renames -- "$dossiers" && exit 0
if ! test -x "$1"; then
    if ! command -v danvan >/dev/null 2>&1; then
        echo 'Không thấy danvan nên chưa kiểm tra được hồ sơ. Cài lại danvan rồi chạy: danvan git-setup' >&2
        echo 'Cần ghi một lần không kiểm tra: git commit --no-verify' >&2
        exit 1
    fi
    set -- danvan
fi
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
# Đúng những gì sắp ghi: không có các tệp mới báo trước (git add -N).
tree=$(git write-tree) || exit 1
tree=$(git rev-parse --verify --quiet "$tree:$dossiers") || exit 0
# Tệp minh chứng không cần cho việc kiểm tra này, mà có thể rất nặng.
(
    unset GIT_LITERAL_PATHSPECS GIT_GLOB_PATHSPECS GIT_NOGLOB_PATHSPECS GIT_ICASE_PATHSPECS
    GIT_INDEX_FILE=$tmp/danh-muc
    export GIT_INDEX_FILE
    git read-tree --prefix="$dossiers/" "$tree" &&
        git ls-files -z -- ':(exclude,glob)**/dossiers/[0-9][0-9][0-9][0-9]/minh-chung/**' >"$tmp/ten" &&
        git checkout-index --quiet -z --stdin --prefix="$tmp/ban/" <"$tmp/ten"
) || exit 1
root=$tmp/ban/$workspace
status=0
for folder in "$root"/dossiers/[0-9][0-9][0-9][0-9]/; do
    test -d "$folder" || continue
    if ! test -e "$root/dossiers/co-quan.yaml"; then
        echo 'Lần ghi này chưa có dossiers/co-quan.yaml, nên chưa kiểm tra được hồ sơ.' >&2
        echo 'Thêm tệp ấy vào lần ghi: git add dossiers/co-quan.yaml' >&2
        status=1
        break
    fi
    year=${{folder%/}}
    report=$(cd "$root" && "$@" {check} --year "${{year##*/}}" 2>&1) && continue
    status=$?
    printf '%s\\n' "$report" >&2
done
test $status -eq 0 && exit 0
echo 'Hồ sơ có lỗi nên chưa ghi vào git. Sửa, chạy git add rồi ghi lại.' >&2
echo 'Cần ghi một lần dù còn lỗi: git commit --no-verify' >&2
exit $status
"""


def _section(driver: str, keys: Mapping[str, str]) -> list[str]:
    return [f'[diff "{driver}"]', *(f"\t{key} = {_value(value)}" for key, value in keys.items())]


def _value(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _joined(data: bytes) -> bool:
    return bool(data) and not data.endswith(b"\n")


def _has_other_keys(below: Sequence[bytes]) -> bool:
    for line in below:
        if _HEADER.match(line):
            return False
        if not (_OURS.fullmatch(line) or _NOTHING.fullmatch(line)):
            return True
    return False


def _begin(name: str) -> str:
    return f"{MARK}: {name or '/'}"


def _rest(block: str) -> bytes:
    return re.escape(block.partition("\n")[2].encode())
