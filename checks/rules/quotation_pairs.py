"""The pairs of quotations that are compared with one another, as checks ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Step

if TYPE_CHECKING:
    from articles.quotations import Kind
    from checks.definition import Context


class QuotationPair(NamedTuple):
    """Two claims of a `kind` of pair, and the words that each has in quotation marks."""

    one: int
    other: int
    said_in_one: str
    said_in_other: str


def pairs_of(kind: Kind) -> str:
    """Give the query for the pairs of a kind, as `QuotationPair`."""
    return f"""
    SELECT one, other, said_in_one, said_in_other FROM quotation_pairs WHERE kind = '{kind}'
    ORDER BY one, other
    """


def some_compared(kind: Kind) -> str:
    """Give SQL that says whether two quotations were compared in this way."""
    return f"SELECT count(*) FROM quotations_compared WHERE kind = '{kind}'"


def _compare(context: Context) -> None:
    # few ledgers have quotations to compare
    from checks.rules.compare_quotations import compare_quotations  # noqa: PLC0415

    compare_quotations(context)


QUOTATIONS_COMPARED = Step("quotation_pairs", by=_compare)
"""What makes the tables that these queries read."""
