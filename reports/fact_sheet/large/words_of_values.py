"""The words of values and dates, each worded once, by the functions that word a ledger's."""

# ruff: noqa: S608 - the names of tables and columns are ours

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reports.fact_sheet.days import when
from reports.fact_sheet.figure_words import IN_WORDS
from schema.interval import Interval
from schema.values import AMOUNTS, VALUE_TYPES
from schema.values.date import worded
from store.cited_readings import CitedReading
from support.sql import listed, quoted

if TYPE_CHECKING:
    from decimal import Decimal

    from reports.fact_sheet.term_wording import TermWording
    from store.store import Store

VALUE_WORDS = "value_words"
"""The `words` of a value of an attribute, where they are not the value as it is written."""
DATE_WORDS = "date_words"
"""The `words` of a date, and those by which something was `told` on it: "in January 2023"."""
AS_WRITTEN = tuple(
    kind.name
    for kind in VALUE_TYPES.values()
    if kind.word is None and not kind.notation and not kind.has_items
)
"""Types of which a value that all claims write alike is printed as they write it.

But for amounts in words, which are printed in digits.
"""


class _Value(NamedTuple):
    attribute: str
    type: str
    text: str
    axis: str
    lo: Decimal | None
    hi: Decimal | None


def time_words(row: str) -> str:
    """Give SQL for the columns `said_in_words` and `told_in_words` of a row with `told`.

    `d` is `DATE_WORDS`, joined by the date that the row has as `said`.
    """
    return (
        f"CASE WHEN {row}.told THEN '' ELSE coalesce(d.words, '') END AS said_in_words, "
        f"CASE WHEN {row}.told THEN coalesce(d.told, '') ELSE '' END AS told_in_words"
    )


def word_values(store: Store, relation: str, wording: TermWording) -> None:
    """Make `VALUE_WORDS` and `DATE_WORDS` of what a relation has.

    It has attribute, type, text, axis, lo, hi of values without gaps, and `said`, a date or null.
    """
    values = store.records(
        _Value,
        f"SELECT DISTINCT attribute, type, text, axis, lo, hi FROM {relation} "
        f"WHERE type NOT IN ({listed(AS_WRITTEN)}) "
        f"OR (type IN ({listed(AMOUNTS)}) AND regexp_matches(text, {quoted(IN_WORDS)}))",
    )
    words = [(v.attribute, v.text, _words(v, wording)) for v in values]
    columns = {"attribute": "VARCHAR", "text": "VARCHAR", "words": "VARCHAR"}
    store.make_from_rows(VALUE_WORDS, columns, words)
    dates = store.query(f"SELECT DISTINCT said FROM {relation} WHERE said IS NOT NULL").rows
    columns = {"said": "VARCHAR", "words": "VARCHAR", "told": "VARCHAR"}
    in_words = [(said, worded(said), when(said)) for (said,) in dates]
    store.make_from_rows(DATE_WORDS, columns, in_words)


def _words(value: _Value, wording: TermWording) -> str:
    part = Interval(value.lo, value.hi)
    return wording.agreed((part,), [_reading(value, part)])


def _reading(value: _Value, part: Interval) -> CitedReading:
    """Give a reading that says a value, and nothing else: it is there to be worded."""
    return CitedReading(
        claim=0,
        number=0,
        subject="",
        subject_name="",
        attribute=value.attribute,
        attribute_label="",
        claim_subject="",
        claim_attribute="",
        type=value.type,
        axis=value.axis,
        lo=value.lo,
        hi=value.hi,
        parted=False,
        closed=None,
        means=None,
        value=value.text,
        canonical="",
        label=value.text,
        source="",
        source_name="",
        published=None,
        speaker=None,
        modality="asserted",
        as_of=None,
        quote="",
        phrase=None,
        file="",
        line=0,
        place="body",
        parts=(part,),
    )
