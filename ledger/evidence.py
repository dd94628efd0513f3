"""What the sources themselves say of the claims: where each quote stands, and what it supports.

Worked out once, while a ledger is put into the store, together with what ties the sources to one
another; the checks of the families 3xx to 5xx read it there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledger.independence import ties
from ledger.quotes import Page, Quote
from ledger.reading import judge
from ledger.texts import SourceText, source_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger.independence import Tie
    from ledger.reading import Verdict
    from ledger.resolve import TypedLedger, TypedReading

_READ_OUT = frozenset({"date", "money", "quantity", "count"})
"""The types of values that can be read out of a quote."""


@dataclass(frozen=True)
class Evidence:
    """The texts and ties of sources, the places of the quotes, the verdicts on their values.

    Texts are by source, quotes by claim, verdicts by claim and reading.
    """

    texts: dict[str, SourceText]
    pages: dict[str, Page]
    quotes: tuple[Quote, ...]
    verdicts: dict[tuple[int, int], Verdict]
    ties: tuple[Tie, ...]


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
    return Evidence(texts, pages, quotes, verdicts, ties(sources, pages))


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
