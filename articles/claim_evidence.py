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
_ABOUT_A_MONTH = 31
"""Days. A text of May that says "on 7 May" means the one of its year, also if it is of 1 May."""


class ClaimEvidence(NamedTuple):
    """What the text of its source says about one claim.

    `quote` is where its words are. `verdicts` say whether they support the values of its readings,
    by the number of the reading: dates and amounts only. `weekdays` are those compared with the
    dates next to them, and the wrong ones.
    `relative_dates` are dates that depend on publication, where the source has no certain day.
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
    found = _found(typed, articles)
    words = {c.quote: plain(c.quote) for c in claims}
    verdicts = _verdicts(typed)
    relative = dict(_relative_dates(typed))
    weekdays = dict(_weekdays(typed))
    return tuple(
        ClaimEvidence(
            found[n].quote,
            verdicts.get(n, {}),
            weekdays.get(n, _NO_WEEKDAYS),
            relative.get(n, ()),
            words[claim.quote],
            found[n].own_words,
        )
        for n, claim in enumerate(claims)
    )


class _FoundQuote(NamedTuple):
    """Where the quote of a claim is in its text, and its plain words outside quotation marks."""

    quote: Quote
    own_words: str


def _found(typed: TypedLedger, articles: Mapping[str, ArticleText]) -> dict[int, _FoundQuote]:
    """Look for the quotes, text by text."""
    of_source: dict[str, list[int]] = {}
    for n, claim in enumerate(typed.read.records.claims):
        of_source.setdefault(claim.source, []).append(n)
    found: dict[int, _FoundQuote] = {}
    for source, numbers in of_source.items():
        article = articles.get(source)
        found |= {n: _in_article(typed.read.records.claims[n], article) for n in numbers}
    return found


def _in_article(claim: Claim, article: ArticleText | None) -> _FoundQuote:
    quote = article.find(claim.quote, claim.prefix, claim.suffix) if article else _NO_TEXT
    if claim.place == "quotation":
        quote = quote._replace(spoken=True)
    if article and quote.span and quote.state in ("found", "twice"):
        return _FoundQuote(quote, article.outside_marks(quote.span))
    return _FoundQuote(quote, outside_marks(claim.quote))


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
    """Look for dates that depend on publication, in quotes from sources without a certain day.

    Such a source has no date, one that was inferred, or one of several days, such as a month. A
    claim is left out if its quote states the date without that day, and so are words that mean the
    recorded date on every day that the source itself leaves possible.
    """
    attributes = {a.id: a for a in typed.read.records.attributes}
    dates = {id_ for id_, a in attributes.items() if VALUE_TYPES[a.type].in_quotes == "dates"}
    sources = {source.id: source for source in typed.read.records.sources}
    readings: dict[int, list[TypedReading]] = {}
    for reading in typed.readings:
        if reading.attribute in dates:
            readings.setdefault(reading.claim, []).append(reading)
    for n, found_in in readings.items():
        claim = typed.read.records.claims[n]
        source, published = sources[claim.source], typed.published[claim.source]
        if _is_certain_day(published) and not source.date_is_inferred:
            continue
        if dates_relative_to_publication(claim.quote):
            judged = _ClaimWithDate(claim, found_in, attributes, published)
            if found := judged.words(inferred=source.date_is_inferred):
                yield n, found


def _is_certain_day(published: OneDay) -> bool:
    first, last = published
    return first is not None and first == last


class _ClaimWithDate(NamedTuple):
    """A claim with a date, whose words may depend on the day of publication."""

    claim: Claim
    readings: list[TypedReading]
    attributes: Mapping[str, Attribute]
    published: OneDay

    def words(self, *, inferred: bool) -> tuple[str, ...]:
        """Give the words that depend on the day of publication, where that leaves the date open.

        A day that was `inferred` leaves open all but days of a month whose year is certain.
        """
        quote, (first, last) = self.claim.quote, self.published
        if self._supported((None, None)):
            return ()
        if first is None or last is None:
            return dates_relative_to_publication(quote)
        right = [self._supported((day, day)) for day in (first, last)]
        if all(right) and not inferred:
            return ()
        near = not inferred and last - first < _ABOUT_A_MONTH and any(right)
        return dates_relative_to_publication(quote, year_known=all(right) or near)

    def _supported(self, published: OneDay) -> bool:
        """Whether the quote supports one of the dates, if its source was published then."""
        return any(
            judge(r.value, self.attributes[r.attribute], self.claim.quote, published).outcome
            == "supported"
            for r in self.readings
        )


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
