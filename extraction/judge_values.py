"""Whether a quote supports a recorded value: the way in, for values of every type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.find_expressions import expressions
from extraction.judge_amounts import counts_none, judge_amount
from extraction.judge_terms import judge_term
from extraction.judge_times import judge_dated
from extraction.other_languages import is_continental
from extraction.verdict import MOST_READ, Verdict
from schema.values import VALUE_TYPES

if TYPE_CHECKING:
    from extraction.expression import Expression, Published
    from extraction.judge_amounts import NoneCounted
    from schema.records import Attribute
    from schema.values.value import Value
    from schema.vocabulary import Vocabulary


def judge(
    value: Value,
    attribute: Attribute,
    quote: str,
    published: Published,
    vocabulary: Vocabulary | None = None,
) -> Verdict:
    """Say whether a quote supports a value of a type that can be read out of quotes.

    `published` is the range of days (since 1970-01-01) on which the source can have appeared, as
    `TypedLedger.published` gives it; None for an undated source. `vocabulary` is that of a term.
    The rules, and what they cost,
    are in docs/decisions/reading.md:

    - supported: the quote states the value, or something inside it (a record may be coarser);
    - contradicted: the quote can be read, and no candidate value meets the recorded one;
    - not checkable: the quote names nothing of the kind, or only by words that are not in it, or
      leaves it open, or is coarser than the record: "in July" neither supports nor contradicts the
      12th. So is every value of another type, and a quote of more than `MOST_READ` characters.
    """
    if len(quote) > MOST_READ:
        why = f"the quote has more than {MOST_READ:,} characters, and is not read"
        return Verdict("not checkable", why, unread=True)
    named = VALUE_TYPES[attribute.type].in_quotes
    if named == "terms" and vocabulary is not None:
        return judge_term(value, vocabulary, quote)
    quote = " ".join(quote.split())
    found = expressions(quote)
    verdict = _judged(value, attribute, quote, found, published)
    if verdict.outcome == "contradicted" and is_continental(quote.lower().split()):
        why = "the quote is in a language that is not read, but for its figures"
        return Verdict("not checkable", why, verdict.candidates, unread=True)
    return verdict


def _of_none(verdict: Verdict, none: NoneCounted) -> Verdict:
    """Take into account whether a quote counts none."""
    if none == "yes":
        return Verdict("supported", "the quote says that there is none", verdict.candidates)
    if none == "maybe" and verdict.outcome == "contradicted":
        why = "possible, not stated: the quote may say that there is none"
        return Verdict("not checkable", why, verdict.candidates)
    return verdict


def _judged(
    value: Value,
    attribute: Attribute,
    quote: str,
    found: tuple[Expression, ...],
    published: Published,
) -> Verdict:
    named = VALUE_TYPES[attribute.type].in_quotes
    if named == "dates":
        dates = [e for e in found if e.kind == "date"]
        return judge_dated(value, quote, dates, published)
    if named == "amounts":
        read = [e for e in found if e.kind not in ("date", "unread")]
        verdict = judge_amount(value, attribute, read)
        if verdict.outcome != "supported":
            verdict = _of_none(verdict, counts_none(value, attribute, quote))
        unread = [e.text for e in found if e.kind == "unread"]
        if unread and verdict.outcome != "supported":
            why = f"“{unread[0]}” could not be read whole"
            return Verdict("not checkable", why, verdict.candidates, unread=True)
        return verdict
    return Verdict("not checkable", f"values of type {attribute.type} are not read out of quotes")
