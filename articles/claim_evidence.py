"""What an article says about each claim: where the quote is in it, and what the quote supports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from articles.quotes import Quote
from articles.word_list import outside_marks
from extraction import WeekdaysRead, dates_relative_to_publication, judge, read_weekdays
from schema.folding import plain
from schema.values import VALUE_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from articles.quotes import ArticleText
    from extraction import Verdict
    from ledger.typed import OneDay, TypedLedger, TypedReading
    from schema.records import Attribute, Claim
    from schema.values.value import ValueType

_A_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
_NO_WEEKDAYS = WeekdaysRead(0, ())
_NO_TEXT = Quote("no text")


class ClaimEvidence(NamedTuple):
    """What the text of its source says about one claim.

    `quote` is where its words are. `verdicts` say whether they support the values of its readings,
    by the number of the reading: dates and amounts only. `weekdays` are those compared with the
    dates next to them, and the wrong ones.
    `relative_dates` are dates that depend on publication, where the source has no date.
    `words` are the plain words of the quote, `own_words` those outside quotation marks.
    """

    quote: Quote
    verdicts: Mapping[int, Verdict]
    weekdays: WeekdaysRead
    relative_dates: tuple[str, ...]
    words: str
    own_words: str


def claim_evidence(
    typed: TypedLedger, articles: Mapping[str, ArticleText]
) -> tuple[ClaimEvidence, ...]:
    """Compare each claim with the text of its source, if that could be read."""
    claims = typed.read.records.claims
    quotes = list(_quotes(typed, articles))
    words = {c.quote: plain(c.quote) for c in claims}
    verdicts = _verdicts(typed)
    relative = dict(_relative_dates(typed))
    weekdays = dict(_weekdays(typed))
    return tuple(
        ClaimEvidence(
            quote,
            verdicts.get(n, {}),
            weekdays.get(n, _NO_WEEKDAYS),
            relative.get(n, ()),
            words[claim.quote],
            _own_words(claim, quote, articles),
        )
        for n, (claim, quote) in enumerate(zip(claims, quotes, strict=True))
    )


def _quotes(typed: TypedLedger, articles: Mapping[str, ArticleText]) -> Iterator[Quote]:
    for claim in typed.read.records.claims:
        article = articles.get(claim.source)
        found = article.find(claim.quote, claim.prefix, claim.suffix) if article else _NO_TEXT
        yield found._replace(spoken=True) if claim.place == "quotation" else found


def _own_words(claim: Claim, quote: Quote, articles: Mapping[str, ArticleText]) -> str:
    """Give the plain words of a quote outside quotation marks, by its text where it is found."""
    if quote.state in ("found", "twice") and quote.span:
        return articles[claim.source].outside_marks(quote.span)
    return outside_marks(claim.quote)


def _verdicts(typed: TypedLedger) -> dict[int, dict[int, Verdict]]:
    """Judge each value that can be read out of a quote, once for each quote and value."""
    attributes = {attribute.id: attribute for attribute in typed.read.records.attributes}
    judged: dict[tuple[str, str, str, str], Verdict] = {}
    by_claim: dict[int, dict[int, Verdict]] = {}
    for reading in typed.readings:
        attribute = attributes[reading.attribute]
        claim = typed.read.records.claims[reading.claim]
        if not _is_judged(VALUE_TYPES[attribute.type], reading, claim):
            continue
        key = _key(typed, reading)
        if key not in judged:
            quote, source = key[:2]
            judged[key] = judge(
                reading.value,
                attribute,
                quote,
                typed.published[source],
                typed.vocabularies.get(attribute.vocabulary or ""),
            )
        by_claim.setdefault(reading.claim, {})[reading.number] = judged[key]
    return by_claim


def _is_judged(kind: ValueType, reading: TypedReading, claim: Claim) -> bool:
    """Whether a quote is compared with a value; with a term, where it is asserted, and plain."""
    if kind.in_quotes != "terms":
        return kind.in_quotes is not None
    return claim.modality == "asserted" and reading.means is None


def _key(typed: TypedLedger, reading: TypedReading) -> tuple[str, str, str, str]:
    claim = typed.read.records.claims[reading.claim]
    return claim.quote, claim.source, reading.attribute, reading.value.text


def _relative_dates(typed: TypedLedger) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Look for dates that depend on publication, in the quotes of dates from undated sources.

    And from those whose date was inferred, unless the quote states the date without that one, or
    names day and month, and every day on which it can have appeared gives the same year.
    """
    attributes = {a.id: a for a in typed.read.records.attributes}
    dates = {id_ for id_, a in attributes.items() if VALUE_TYPES[a.type].in_quotes == "dates"}
    sources = typed.read.records.sources
    undated = {source.id for source in sources if source.published is None}
    inferred = {source.id for source in sources if source.date_is_inferred}
    readings: dict[int, list[TypedReading]] = {}
    for reading in typed.readings:
        if reading.attribute in dates:
            readings.setdefault(reading.claim, []).append(reading)
    for n, found_in in readings.items():
        claim = typed.read.records.claims[n]
        if claim.source not in undated | inferred:
            continue
        found = dates_relative_to_publication(claim.quote)
        if claim.source in inferred and found:
            first, last = typed.published[claim.source]
            if _in_full(claim, found_in, attributes, (None, None)):
                continue
            if all(_in_full(claim, found_in, attributes, (day, day)) for day in (first, last)):
                found = dates_relative_to_publication(claim.quote, year_known=True)
        if found:
            yield n, found


def _in_full(
    claim: Claim,
    readings: list[TypedReading],
    attributes: Mapping[str, Attribute],
    published: OneDay,
) -> bool:
    """Whether a quote supports one of its dates, if its source was published then."""
    verdicts = (judge(r.value, attributes[r.attribute], claim.quote, published) for r in readings)
    return any(verdict.outcome == "supported" for verdict in verdicts)


def _weekdays(typed: TypedLedger) -> Iterator[tuple[int, WeekdaysRead]]:
    """Compare weekdays with their dates, once in each quote of a source."""
    known: dict[tuple[str, str], WeekdaysRead] = {}
    for n, claim in enumerate(typed.read.records.claims):
        key = claim.source, claim.quote
        if key not in known:
            named = _A_WEEKDAY.search(claim.quote)
            published = typed.published[claim.source]
            known[key] = read_weekdays(claim.quote, published) if named else _NO_WEEKDAYS
        if known[key].compared:
            yield n, known[key]
