"""Values as JSON text that is safe to look at."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from danvan_cli.report import Json

# Raw, these would steer the terminal or turn the reading direction, and a lone surrogate is no UTF-8;
# JSON's own escapes say the same to a program.
_UNSEEN = re.compile("[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def dump(value: Json) -> str:
    """Write a value as JSON: indented by two, Vietnamese letters as they are, unseen characters escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"
