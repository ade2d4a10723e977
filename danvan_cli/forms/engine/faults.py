"""What can be wrong with a Word file, said to the person who made it."""

from __future__ import annotations

from typing import NamedTuple


class TemplateFault(NamedTuple):
    """One fault of a template or a Word file: what is wrong, how to mend it, and the text beside it.

    `around` is the text of the paragraph as Word shows it (empty when the whole file is meant), `place` the
    part of the document that holds it, in Vietnamese, `template` the name of the file.
    """

    sentence: str
    hint: str = ""
    around: str = ""
    place: str = ""
    template: str = ""

    @property
    def message(self) -> str:
        """The whole fault in one sentence: which file, where in it, what."""
        where = [f"Mẫu “{self.template}”"] if self.template else []
        where += [self.place] if self.place else []
        where += [f"chỗ “{self.around}”"] if self.around else []
        return f"{', '.join(where)}: {self.sentence}" if where else self.sentence


class FaultyTemplate(ValueError):  # noqa: N818 - named for the thing, as the faults it carries are values
    """A Word file that cannot be used; carries every fault found, never none."""

    def __init__(self, *faults: TemplateFault) -> None:
        """Carry the faults; the first one is the message."""
        super().__init__(faults[0].sentence)
        self.faults = faults

    def named(self, template: str) -> FaultyTemplate:
        """Return the same faults, said of the file `template`."""
        return FaultyTemplate(*(fault._replace(template=template) for fault in self.faults))
