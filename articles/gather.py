"""What the sources themselves say of the claims: where each quote stands, and what it supports.

Worked out once, while a ledger is put into the store, together with what ties the sources to one
another; the checks of the families 3xx to 5xx read it there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.independence import ties
from articles.misspelt_names import spellings
from articles.quotes import Page, Quote
from articles.texts import SourceText, source_texts
from extraction import dates_relative_to_publication, judge, weekday_slips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.independence import Tie
    from articles.misspelt_names import Spelling
    from extraction import Slip, Verdict
    from ledger.typed import TypedLedger, TypedReading

_READ_OUT = frozenset({"date", "money", "quantity", "count"})
"""The types of values that can be read out of a quote."""
_A_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)


@dataclass(frozen=True)
class Evidence:
    """What the sources say of the claims.

    The texts are by source, the places of the quotes by claim, the verdicts by claim and reading.
    `ties` say which sources are not independent, `spellings` which names a text spells otherwise.
    `slips` are wrong weekdays by claim. `relative` are, by claim, the dates that hang on the
    publication of a source which has no date.
    """

    texts: dict[str, SourceText]
    pages: dict[str, Page]
    quotes: tuple[Quote, ...]
    verdicts: dict[tuple[int, int], Verdict]
    slips: dict[int, tuple[Slip, ...]]
    relative: dict[int, tuple[str, ...]]
    ties: tuple[Tie, ...]
    spellings: tuple[Spelling, ...]


def gather(typed: TypedLedger) -> Evidence:
    """Hold every claim of a ledger against the text of its source."""
    texts = source_texts(typed.read)
    sources = typed.read.records.sources
    furniture = {source.id: source.furniture for source in sources}
    pages = {
        name: Page(text.text, furniture[name])
        for name, text in texts.items()
        if text.state == "read"
    }
    quotes, verdicts = tuple(_quotes(typed, pages)), dict(_verdicts(typed))
    return Evidence(
        texts,
        pages,
        quotes,
        verdicts,
        dict(_slips(typed)),
        dict(_relative(typed)),
        ties(sources, pages),
        spellings(typed, pages),
    )


def _quotes(typed: TypedLedger, pages: dict[str, Page]) -> Iterator[Quote]:
    for claim in typed.read.records.claims:
        page = pages.get(claim.source)
        yield page.find(claim.quote, claim.prefix, claim.suffix) if page else Quote("no text")


def _verdicts(typed: TypedLedger) -> Iterator[tuple[tuple[int, int], Verdict]]:
    """Judge each value that can be read out of a quote, once for each quote and value."""
    attributes = {attribute.id: attribute for attribute in typed.read.records.attributes}
    judged: dict[tuple[str, str, str, str], Verdict] = {}
    for reading in typed.readings:
        attribute = attributes[reading.attribute]
        if attribute.type not in _READ_OUT:
            continue
        key = _key(typed, reading)
        if key not in judged:
            quote, source = key[:2]
            judged[key] = judge(reading.value, attribute, quote, typed.published[source])
        yield (reading.claim, reading.number), judged[key]


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


def _relative(typed: TypedLedger) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Look for dates that hang on publication, in the quotes of dates from undated sources."""
    dates = {a.id for a in typed.read.records.attributes if a.type == "date"}
    undated = {source.id for source in typed.read.records.sources if source.published is None}
    for n in dict.fromkeys(r.claim for r in typed.readings if r.attribute in dates):
        claim = typed.read.records.claims[n]
        if claim.source in undated and (found := dates_relative_to_publication(claim.quote)):
            yield n, found
