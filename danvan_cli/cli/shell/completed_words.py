"""What is offered of several words, as bash and PowerShell must be handed it; zsh and fish quote for themselves."""

import os
import re

from typer._click.shell_completion import CompletionItem, add_completion_class
from typer._completion_classes import BashComplete, PowerShellComplete, completion_init

_NEEDS_A_BACKSLASH = re.compile(r"([^\w@%+=:,./\[\]-])")
_QUOTES = ("'", '"')


class QuotingBash(BashComplete):
    """Answers bash, which puts an offer into the line as it stands."""

    def format_completion(self, item: CompletionItem) -> str:
        """Return the word with backslashes, unless a quotation mark has been typed before it."""
        word = super().format_completion(item)
        return word if _typed().startswith(_QUOTES) else _NEEDS_A_BACKSLASH.sub(r"\\\1", word)


class QuotingPowerShell(PowerShellComplete):
    """Answers PowerShell, likewise."""

    def format_completion(self, item: CompletionItem) -> str:
        """Return the word in quotation marks where it holds more than letters, digits and plain signs."""
        value = str(item.value)
        if _NEEDS_A_BACKSLASH.search(value):
            value = "'" + value.replace("'", "''") + "'"
        return super().format_completion(CompletionItem(value, help=item.help))


def _typed() -> str:
    """Return the word that stands under the cursor in bash, its quotation mark included."""
    words = os.environ.get("COMP_WORDS", "").split("\n")
    at = int(os.environ.get("COMP_CWORD", "0"))
    return words[at] if at < len(words) else ""


def register_shells() -> None:
    """Let every shell be answered by its class."""
    completion_init()
    add_completion_class(QuotingBash, "bash")
    for name in ("powershell", "pwsh"):
        add_completion_class(QuotingPowerShell, name)
