"""The last touches on a filled part: what tags leave empty is mended wherever it can arise."""

from __future__ import annotations

import pytest

from danvan_cli.forms.engine.finishing import Finisher, Traits

_IF = "{% if co %}\n<w:p/>{% endif %}"


@pytest.mark.parametrize(
    "before", ["<w:tc><w:tcPr><w:tcW/></w:tcPr>", "<w:tc><w:tcPr/>", "<w:tc>", "<w:tc><w:tbl></w:tbl>"]
)
def test_a_cell_that_a_condition_empties_gets_a_paragraph(before: str) -> None:
    """However a cell begins, one whose paragraphs are all left out ends with an empty paragraph."""
    traits = Traits.of(f"{before}{_IF}</w:tc>")
    assert Finisher(traits).finish(f"{before}</w:tc>") == f"{before}<w:p/></w:tc>"


@pytest.mark.parametrize("grid", ["<w:tblGrid/>", "<w:tblGrid><w:gridCol/></w:tblGrid>"])
def test_a_table_that_a_loop_empties_is_taken_out(grid: str) -> None:
    """A table whose every row is left out is no table for Word, and goes."""
    traits = Traits.of(f"<w:tbl>{grid}{{% for dong in cac_dong %}}<w:tr/>{{% endfor %}}</w:tbl>")
    assert Finisher(traits).finish(f"<w:p/><w:tbl>{grid}</w:tbl><w:p/>") == "<w:p/><w:p/>"


def test_cells_that_no_tag_can_empty_are_not_looked_for() -> None:
    """A list of thousands of rows is not searched for what its template cannot bring about."""
    assert Traits.of(f"<w:tc><w:tcPr/><w:p/>{_IF}</w:tc>").cells == ()
