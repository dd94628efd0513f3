"""Typed records to table rows, in the column order of `store.tables`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles.word_list import word_list
from ledger.yaml_nodes import Named
from schema.decided_time import days_of
from schema.source_names import source_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger.typed import TypedLedger
    from schema.interval import Interval
    from schema.values import Value

Row = tuple[Any, ...]


def rows_by_table(typed: TypedLedger) -> Iterator[tuple[str, list[Row]]]:
    """Yield the name and rows of each table of records, referenced tables first."""
    yield "sources", list(_sources(typed))
    yield "subjects", [(s.id, s.name or s.id, s.kind) for s in typed.read.records.subjects]
    yield "terms", list(_terms(typed))
    yield "attributes", list(_attributes(typed))
    yield "words", list(typed.words)
    yield "claims", list(_claims(typed))
    yield "repeated_claims", [(r.claim, r.place.file, r.place.line) for r in typed.repeated]
    yield "readings", list(_readings(typed))
    yield "parts", list(_parts(typed))
    yield "items", list(_items(typed))
    yield "order_rules", list(_order_rules(typed))
    yield "decisions", list(_decisions(typed))
    yield "word_list", list(word_list(typed.listed))


def _sources(typed: TypedLedger) -> Iterator[Row]:
    names = source_names(typed.read.records.sources)
    for n, s in enumerate(typed.read.records.sources):
        place = typed.read.place("sources", n)
        about = (s.id, names[s.id], s.file, s.headline, s.publisher, s.byline, s.published)
        _, node = typed.read.nodes["sources"][n]
        declared = not isinstance(node, Named)
        rest = (s.published_because, s.url, list(s.credits), s.sha256, declared)
        yield *about, *typed.published[s.id], *rest, place.file, place.line


def _terms(typed: TypedLedger) -> Iterator[Row]:
    for vocabulary in typed.vocabularies.values():
        for node in vocabulary.nodes.values():
            ends = (node.interval.lo, node.interval.hi)
            yield vocabulary.id, vocabulary.kind, node.id, node.name, node.parent, *ends


def _attributes(typed: TypedLedger) -> Iterator[Row]:
    for a in typed.read.records.attributes:
        kind = typed.vocabularies[a.vocabulary].kind if a.vocabulary else None
        about = (a.id, a.printed, a.type, a.vocabulary, kind, a.unit, a.tolerance)
        parties = None if a.parties is None else [typed.voices.of(name) for name in a.parties]
        more = (a.key, bool(a.changes), a.scheduled, a.contested, a.exact, a.zone, a.persons)
        yield *about, *more, parties, a.direction


def _claims(typed: TypedLedger) -> Iterator[Row]:
    for n, c in enumerate(typed.read.records.claims):
        place, as_of = typed.place(n), typed.as_of.get(n, (None, None))
        about = (n, c.source, c.subject, c.attribute)
        speaker = (c.speaker, typed.voices.of(c.speaker) if c.speaker else None)
        words = (c.quote, c.prefix, c.suffix, c.phrase, *speaker, c.modality)
        yield *about, *words, c.as_of, *as_of, c.note, place.file, place.line, c.place


def _readings(typed: TypedLedger) -> Iterator[Row]:
    for r in typed.readings:
        value, hull = r.value, _hull(r.value)
        about = (r.claim, r.number, r.subject, r.attribute, r.means)
        said = (value.text, r.canonical, value.axis)
        closed = value.closed if value.items else None
        yield *about, *said, hull.lo, hull.hi, len(value.parts) > 1, closed


def _parts(typed: TypedLedger) -> Iterator[Row]:
    for r in typed.readings:
        if len(r.value.parts) > 1:
            yield from ((r.claim, r.number, part.lo, part.hi) for part in r.value.parts)


def _items(typed: TypedLedger) -> Iterator[Row]:
    for r in typed.readings:
        for position, item in enumerate(r.value.items):
            hull = _hull(item)
            yield r.claim, r.number, position, item.text, hull.lo, hull.hi


def _hull(value: Value) -> Interval:
    """Give the interval of a value; nearly all have one part, and there are many of them."""
    return value.parts[0] if len(value.parts) == 1 else value.interval


def _order_rules(typed: TypedLedger) -> Iterator[Row]:
    for rule in typed.read.records.order_rules:
        earlier, later = rule.earlier, rule.later
        yield earlier.subject, earlier.attribute, later.subject, later.attribute, rule.because


def _decisions(typed: TypedLedger) -> Iterator[Row]:
    decisions = zip(typed.read.records.decisions, typed.decided, typed.grounds, strict=True)
    for d, value, grounds in decisions:
        about = (d.subject, d.attribute, value.text, value.axis)
        ends = (value.interval.lo, value.interval.hi)
        time = (d.as_of or "", *(days_of(d.as_of) or (None, None)))
        yield *about, *ends, d.because, d.unsourced, list(grounds), d.by, d.on, *time
