"""Typed records to table rows, in the column order of `ledger.tables`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ledger.evidence import gather
from ledger.independence import counted_as
from ledger.wording import outside_marks, plain, word_list
from schema.folding import voice
from schema.values import VALUE_TYPES
from schema.values.canonical import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger.evidence import Evidence
    from ledger.resolve import TypedLedger
    from schema.interval import Interval
    from schema.values import Value

Row = tuple[Any, ...]


def rows_by_table(typed: TypedLedger) -> Iterator[tuple[str, list[Row]]]:
    """Yield each table's name and rows, referenced tables first."""
    evidence = gather(typed)
    yield "sources", list(_sources(typed))
    yield "texts", list(_texts(evidence))
    yield "ties", list(_ties(evidence))
    yield "independence", list(counted_as(typed.read.records.sources, evidence.ties).items())
    yield "spellings", list(evidence.spellings)
    yield "subjects", [(s.id, s.name or s.id, s.kind) for s in typed.read.records.subjects]
    yield "terms", list(_terms(typed))
    yield "attributes", list(_attributes(typed))
    yield "words", list(_words(typed))
    yield "claims", list(_claims(typed))
    yield "readings", list(_readings(typed))
    yield "parts", list(_parts(typed))
    yield "items", list(_items(typed))
    yield "quotes", list(_quotes(typed, evidence))
    yield "verdicts", list(_verdicts(evidence))
    yield "slips", list(_slips(evidence))
    yield "relative_dates", list(_relative_dates(evidence))
    yield "order_rules", list(_order_rules(typed))
    yield "decisions", list(_decisions(typed))
    yield "word_list", list(word_list(typed.read.records.word_list))


def _sources(typed: TypedLedger) -> Iterator[Row]:
    for n, s in enumerate(typed.read.records.sources):
        place = typed.read.place("sources", n)
        about = (s.id, s.file, s.headline, s.publisher, s.byline, s.published)
        rest = (s.published_because, s.url, list(s.credits), s.sha256)
        yield *about, *typed.published[s.id], *rest, place.file, place.line


def _texts(evidence: Evidence) -> Iterator[Row]:
    for t in evidence.texts.values():
        page = evidence.pages.get(t.source)
        missing = list(page.missing_furniture) if page else []
        yield t.source, t.path, t.state, t.sha256, t.text, missing


def _ties(evidence: Evidence) -> Iterator[Row]:
    for number, tie in enumerate(evidence.ties):
        for m in tie.members:
            place = (m.place.start, m.place.end, m.place.line) if m.place else (None, None, None)
            yield number, tie.kind, m.source, m.words, tie.length, *place


def _terms(typed: TypedLedger) -> Iterator[Row]:
    for vocabulary in typed.vocabularies.values():
        for node in vocabulary.nodes.values():
            ends = (node.interval.lo, node.interval.hi)
            yield vocabulary.id, vocabulary.kind, node.id, node.name, node.parent, *ends


def _attributes(typed: TypedLedger) -> Iterator[Row]:
    for a in typed.read.records.attributes:
        kind = typed.vocabularies[a.vocabulary].kind if a.vocabulary else None
        about = (a.id, a.printed, a.type, a.vocabulary, kind, a.unit, a.tolerance)
        yield *about, a.key, a.changes, a.scheduled, a.contested


def _words(typed: TypedLedger) -> Iterator[Row]:
    for attribute in typed.read.records.attributes:
        for word in sorted({word.lower() for word in attribute.words}):
            yield attribute.id, word, plain(word)


def _claims(typed: TypedLedger) -> Iterator[Row]:
    for n, c in enumerate(typed.read.records.claims):
        place, as_of = typed.place(n), typed.as_of.get(n, (None, None))
        about = (n, c.source, c.subject, c.attribute)
        heard = (c.speaker, voice(c.speaker) if c.speaker else None)
        words = (c.quote, c.prefix, c.suffix, c.phrase, *heard, c.modality)
        yield *about, *words, c.as_of, *as_of, c.note, place.file, place.line


def _readings(typed: TypedLedger) -> Iterator[Row]:
    attributes = {attribute.id: attribute for attribute in typed.read.records.attributes}
    spelled: dict[tuple[str, str], str] = {}
    for r in typed.readings:
        value, hull, attribute = r.value, _hull(r.value), attributes[r.attribute]
        key = (r.attribute, value.text)
        if key not in spelled:
            vocabulary = typed.vocabularies.get(attribute.vocabulary or "")
            spelled[key] = canonical(value, VALUE_TYPES[attribute.type], vocabulary)
        about = (r.claim, r.number, r.subject, r.attribute, r.means)
        said = (value.text, spelled[key], value.axis)
        yield (
            *about,
            *said,
            hull.lo,
            hull.hi,
            len(value.parts) > 1,
            value.closed if value.items else None,
        )


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


def _quotes(typed: TypedLedger, evidence: Evidence) -> Iterator[Row]:
    words: dict[str, tuple[str, str]] = {}
    for n, (claim, q) in enumerate(zip(typed.read.records.claims, evidence.quotes, strict=True)):
        if claim.quote not in words:
            words[claim.quote] = plain(claim.quote), outside_marks(claim.quote)
        whole, own = words[claim.quote]
        place = q.span or (None, None)
        yield n, q.state, *place, q.spoken, q.nearest, whole, "" if q.spoken else own


def _verdicts(evidence: Evidence) -> Iterator[Row]:
    for (claim, number), verdict in evidence.verdicts.items():
        yield claim, number, verdict.outcome, verdict.reason


def _slips(evidence: Evidence) -> Iterator[Row]:
    for claim, slips in evidence.slips.items():
        for slip in {slip.text: slip for slip in slips}.values():
            yield claim, slip.text, slip.stated, slip.date, slip.real


def _relative_dates(evidence: Evidence) -> Iterator[Row]:
    for claim, words in evidence.relative.items():
        yield from ((claim, position, said) for position, said in enumerate(dict.fromkeys(words)))


def _order_rules(typed: TypedLedger) -> Iterator[Row]:
    for rule in typed.read.records.order_rules:
        earlier, later = rule.earlier, rule.later
        yield earlier.subject, earlier.attribute, later.subject, later.attribute, rule.because


def _decisions(typed: TypedLedger) -> Iterator[Row]:
    for d, value in zip(typed.read.records.decisions, typed.decided, strict=True):
        ends = (value.interval.lo, value.interval.hi)
        yield d.subject, d.attribute, value.text, value.axis, *ends, d.because, d.by, d.on
