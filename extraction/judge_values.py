"""Whether a quote supports a recorded value: the way in, for values of every type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.find_expressions import expressions
from extraction.judge_amounts import judge_amount
from extraction.judge_dates import judge_date
from extraction.verdict import Verdict
from schema.values import VALUE_TYPES

if TYPE_CHECKING:
    from extraction.expression import Published
    from schema.records import Attribute
    from schema.values.value import Value


def judge(value: Value, attribute: Attribute, quote: str, published: Published) -> Verdict:
    """Say whether a quote supports a value of a type that can be read out of quotes.

    `published` is the range of days (since 1970-01-01) on which the source can have appeared, as
    `TypedLedger.published` gives it; None for an undated source. The rules, and what they cost,
    are in docs/decisions/reading.md:

    - supported: the quote states the value, or something inside it (a record may be coarser);
    - contradicted: the quote can be read, and no candidate value meets the recorded one;
    - not checkable: the quote names nothing of the kind, or only by words that are not in it, or
      leaves it open, or is coarser than the record: "in July" neither supports nor contradicts the
      12th. So is every value of another type.
    """
    found = expressions(" ".join(quote.split()))
    named = VALUE_TYPES[attribute.type].in_quotes
    if named == "dates":
        return judge_date(value, [e for e in found if e.kind == "date"], published)
    if named == "amounts":
        return judge_amount(value, attribute, [e for e in found if e.kind != "date"])
    return Verdict("not checkable", f"values of type {attribute.type} are not read out of quotes")
