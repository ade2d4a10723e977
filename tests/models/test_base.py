"""What every record is: a value that nobody changes behind another's back."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from danvan_cli.models.papers import Paper


@pytest.fixture
def paper():
    """Return a paper as it was read."""
    return Paper.__pydantic_validator__.validate_python({"so_ky_hieu": "05-BC/ĐU"})


def test_a_record_refuses_a_new_value(paper):
    """What was read stays as it was read."""
    with pytest.raises(FrozenInstanceError, match="number"):
        paper.number = "06-BC/ĐU"
    assert paper.number == "05-BC/ĐU"


def test_a_record_refuses_to_lose_a_value(paper):
    """No key of a record goes away."""
    with pytest.raises(FrozenInstanceError, match="number"):
        del paper.number
    assert paper.number == "05-BC/ĐU"
