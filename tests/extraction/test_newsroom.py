"""Whole sentences of five styles, and amounts of many notations: the shares that are right."""

import pytest

from tests.extraction.newsroom import BATCHES, STYLES, figures

ACCEPTED = {
    "first": {
        "wire": 96, "business": 97, "court": 96, "crime": 94, "european": 87, "amounts": 89,
    },
    "second": {
        "wire": 95, "business": 91, "court": 92, "crime": 89, "european": 75, "amounts": 95,
    },
}  # fmt: skip
"""At least so many of 100 right values are accepted; the others are not decided."""
DOUBTED = 1.5
WRONG_ACCEPTED = {"first": 3.0, "second": 6.1}
"""At most so many of 100; of the second, years that hold another date of the sentence count."""


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("batch", BATCHES)
def test_right_values_are_accepted_and_wrong_ones_are_not(batch: str, style: str) -> None:
    found = figures(batch, style)
    assert found.accepted >= ACCEPTED[batch][style], found
    assert found.doubted <= DOUBTED, found
    assert found.wrong_accepted <= WRONG_ACCEPTED[batch], found
