"""Gather what the articles say about the claims: where each quote is, and what it supports.

Done once for a ledger, before it is put into the store, together with what ties the sources to one
another; the checks of the families 3xx to 5xx read it there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from articles.independence import counted_as, ties
from articles.misspelt_names import misspelt_names
from articles.quotes import ArticleText, Quote
from articles.texts import SourceText, source_texts
from articles.word_list import outside_marks
from extraction import dates_relative_to_publication, judge, weekday_slips
from schema.folding import plain
from schema.values import VALUE_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from articles.independence import SourceTie
    from articles.misspelt_names import Misspelling
    from extraction import Slip, Verdict
    from ledger.typed import TypedLedger, TypedReading

_A_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)


class ClaimEvidence(NamedTuple):
    """What the text of its source says about one claim.

    `quote` is where its words are. `verdicts` say whether they support the values of its readings,
    by the number of the reading: dates and amounts only. `slips` are wrong weekdays in the quote.
    `relative_dates` are dates that depend on publication, where the source has no date.
    `words` are the plain words of the quote, `own_words` those outside quotation marks.
    """

    quote: Quote
    verdicts: Mapping[int, Verdict]
    slips: tuple[Slip, ...]
    relative_dates: tuple[str, ...]
    words: str
    own_words: str


@dataclass(frozen=True)
class ArticleEvidence:
    """What the articles say about the claims of a ledger.

    `texts` has every source by its id, `articles` those whose text could be read, `claims` one
    record for each claim, in the order of the ledger. `ties` say which sources are not independent,
    `counts_as` as which source each counts, and `misspellings` which names of the ledger a text
    also spells in another way.
    """

    texts: dict[str, SourceText]
    articles: dict[str, ArticleText]
    claims: tuple[ClaimEvidence, ...]
    ties: tuple[SourceTie, ...]
    counts_as: dict[str, str]
    misspellings: tuple[Misspelling, ...]


def gather(typed: TypedLedger) -> ArticleEvidence:
    """Compare every claim of a ledger with the text of its source.

    Nothing is raised for a text that cannot be read: its state says why, and its quotes have the
    state "no text". The rules are in docs/decisions/independence.md and reading.md.
    """
    texts = source_texts(typed.read)
    sources = typed.read.records.sources
    furniture = {source.id: source.furniture for source in sources}
    articles = {
        name: ArticleText(text.text, furniture[name])
        for name, text in texts.items()
        if text.state == "read"
    }
    tied = ties(sources, articles)
    return ArticleEvidence(
        texts,
        articles,
        tuple(_claims(typed, articles)),
        tied,
        counted_as(sources, tied),
        misspelt_names(typed, articles),
    )


def _claims(typed: TypedLedger, articles: Mapping[str, ArticleText]) -> Iterator[ClaimEvidence]:
    verdicts, slips, relative = _verdicts(typed), dict(_slips(typed)), dict(_relative_dates(typed))
    words = {c.quote: (plain(c.quote), outside_marks(c.quote)) for c in typed.read.records.claims}
    claims = zip(typed.read.records.claims, _quotes(typed, articles), strict=True)
    for n, (claim, quote) in enumerate(claims):
        found = (verdicts.get(n, {}), slips.get(n, ()), relative.get(n, ()))
        yield ClaimEvidence(quote, *found, *words[claim.quote])


def _quotes(typed: TypedLedger, articles: Mapping[str, ArticleText]) -> Iterator[Quote]:
    for claim in typed.read.records.claims:
        article = articles.get(claim.source)
        yield article.find(claim.quote, claim.prefix, claim.suffix) if article else Quote("no text")


def _verdicts(typed: TypedLedger) -> dict[int, dict[int, Verdict]]:
    """Judge each value that can be read out of a quote, once for each quote and value."""
    attributes = {attribute.id: attribute for attribute in typed.read.records.attributes}
    judged: dict[tuple[str, str, str, str], Verdict] = {}
    by_claim: dict[int, dict[int, Verdict]] = {}
    for reading in typed.readings:
        attribute = attributes[reading.attribute]
        if VALUE_TYPES[attribute.type].in_quotes is None:
            continue
        key = _key(typed, reading)
        if key not in judged:
            quote, source = key[:2]
            judged[key] = judge(reading.value, attribute, quote, typed.published[source])
        by_claim.setdefault(reading.claim, {})[reading.number] = judged[key]
    return by_claim


def _key(typed: TypedLedger, reading: TypedReading) -> tuple[str, str, str, str]:
    claim = typed.read.records.claims[reading.claim]
    return claim.quote, claim.source, reading.attribute, reading.value.text


def _slips(typed: TypedLedger) -> Iterator[tuple[int, tuple[Slip, ...]]]:
    """Look for wrong weekdays, once in each quote of a source."""
    known: dict[tuple[str, str], tuple[Slip, ...]] = {}
    for n, claim in enumerate(typed.read.records.claims):
        key = claim.source, claim.quote
        if key not in known:
            named = _A_WEEKDAY.search(claim.quote)
            published = typed.published[claim.source]
            known[key] = weekday_slips(claim.quote, published) if named else ()
        if known[key]:
            yield n, known[key]


def _relative_dates(typed: TypedLedger) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Look for dates that depend on publication, in the quotes of dates from undated sources."""
    attributes = typed.read.records.attributes
    dates = {a.id for a in attributes if VALUE_TYPES[a.type].in_quotes == "dates"}
    undated = {source.id for source in typed.read.records.sources if source.published is None}
    for n in dict.fromkeys(r.claim for r in typed.readings if r.attribute in dates):
        claim = typed.read.records.claims[n]
        if claim.source in undated and (found := dates_relative_to_publication(claim.quote)):
            yield n, found
