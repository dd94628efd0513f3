"""Readings of ambiguous claims that the other claims rule out: the sheet has no row for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.rules.compare_readings import AMBIGUOUS, COMPARED_READINGS

if TYPE_CHECKING:
    from checks.definition import Context

_RULED_OUT = """
WITH of_claims AS (
  SELECT claim, number, contradicted, coalesce(array_length(agreeing), 0) > 0 AS agrees,
         bool_or(coalesce(array_length(agreeing), 0) > 0) OVER (PARTITION BY claim) AS settled
  FROM compared_readings
)
SELECT claim, number FROM of_claims WHERE NOT agrees AND (contradicted OR settled)
"""


def ruled_out(context: Context) -> frozenset[tuple[int, int]]:
    """Give the readings, by claim and number, that others contradict or confirm a rival of."""
    if not context.store.value(AMBIGUOUS):
        return frozenset()
    COMPARED_READINGS.make(context)
    rows = context.store.query(_RULED_OUT).rows
    return frozenset((claim, number) for claim, number in rows)
