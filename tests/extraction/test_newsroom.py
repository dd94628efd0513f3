"""Whole sentences of five styles, and amounts of many notations: the shares that are right."""

import pytest

from tests.extraction.newsroom import BATCHES, figures, styles

ACCEPTED = {
    "first": {
        "wire": 97, "business": 97, "court": 96, "crime": 95, "european": 89, "amounts": 93,
    },
    "second": {
        "wire": 98, "business": 97, "court": 94, "crime": 96, "european": 77, "amounts": 97,
    },
    "third": {"wire": 97, "business": 97, "court": 97, "crime": 95, "european": 90},
}  # fmt: skip
"""At least so many of 100 right values are accepted; the others are not decided."""
DOUBTED = 1.5
WRONG_ACCEPTED = 3.0
"""At most so many of 100."""


@pytest.mark.parametrize(("batch", "style"), [(b, s) for b in BATCHES for s in styles(b)])
def test_right_values_are_accepted_and_wrong_ones_are_not(batch: str, style: str) -> None:
    found = figures(batch, style)
    assert found.accepted >= ACCEPTED[batch][style], found
    assert found.doubted <= DOUBTED, found
    assert found.wrong_accepted <= WRONG_ACCEPTED, found
