"""What a draft is compared with: the ledger and its articles, made ready to be looked up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.sentence_spans import sentence_span, sentences
from drafts.altered_quotations import SpokenTexts
from drafts.draft_words import Names
from drafts.misspelt import KnownNames
from drafts.named import names_of
from drafts.offices import offices
from drafts.other_terms import StatedTerms
from drafts.story_passages import PassagePlace, Passages, Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from articles.claim_evidence import ClaimEvidence
    from articles.gather import ArticleEvidence
    from articles.quotes import ArticleText
    from drafts.offices import KnownOffices
    from drafts.story_passages import Passage
    from ledger.typed import TypedLedger
    from schema.records import Claim, ValueTypeName


@dataclass(frozen=True)
class Story:
    """What the sources of a ledger say, ready to be compared with a draft.

    `bodies` are their texts with blanks in place of furniture. `persons` are the keys of
    persons' names.
    """

    typed: TypedLedger
    bodies: Mapping[str, str]
    reader: Reader
    persons: frozenset[str]
    passages: Passages
    spoken: SpokenTexts
    known_names: KnownNames
    offices: KnownOffices
    terms: StatedTerms

    def passage_at(self, source: str, at: int) -> Passage:
        """Give the sentence of a source around a place in its text."""
        start, end = sentence_span(self.bodies[source], (at, at + 1))
        return self.reader.passage(PassagePlace(source, start), self.bodies[source][start:end])


def story_of(typed: TypedLedger, evidence: ArticleEvidence) -> Story:
    """Make a ledger and what its articles say ready."""
    bodies = {source: _body(article) for source, article in evidence.articles.items()}
    spellings, persons = names_of(typed, bodies)
    reader = Reader(Names(spellings), typed.published)
    found = tuple(_passages(typed, evidence, bodies, reader))
    known: KnownOffices = defaultdict(list)
    for passage in found:
        if passage.place.claim is None:
            for office in offices(passage.words, passage.text, persons):
                known[office.person].append((office, passage))
    return Story(
        typed,
        bodies,
        reader,
        persons,
        Passages(found),
        SpokenTexts(bodies),
        KnownNames((n for ns in spellings.values() for n in ns), bodies),
        dict(known),
        StatedTerms(typed),
    )


def _body(article: ArticleText) -> str:
    text = article.text
    for start, end in article.furniture_spans:
        text = text[:start] + "\n" * (end - start) + text[end:]
    return text


def _passages(
    typed: TypedLedger, evidence: ArticleEvidence, bodies: Mapping[str, str], reader: Reader
) -> Iterator[Passage]:
    """Yield the sentences of all texts, and the quotes of all claims, in the order of sources."""
    about = _About(typed)
    quoted: defaultdict[str, list[tuple[int, Claim, ClaimEvidence]]] = defaultdict(list)
    for number, (claim, found) in enumerate(
        zip(typed.read.records.claims, evidence.claims, strict=True)
    ):
        quoted[claim.source].append((number, claim, found))
    for source in (source.id for source in typed.read.records.sources):
        body = bodies.get(source, "")
        starts = [(e.quote.span[0], claim) for _, claim, e in quoted[source] if e.quote.span]
        for start, end in sentences(body):
            inside = (about.words(claim) for at, claim in starts if start <= at < end)
            yield reader.passage(PassagePlace(source, start), body[start:end], " ".join(inside))
        for number, claim, found in quoted[source]:
            place = PassagePlace(source, found.quote.span[0] if found.quote.span else None, number)
            yield reader.passage(place, claim.quote, about.words(claim), about.kind(claim))


class _About:
    """What claims are about, in the words of the ledger."""

    def __init__(self, typed: TypedLedger) -> None:
        records = typed.read.records
        self._subjects = {
            s.id: f"{s.id.replace('-', ' ')} {s.name or ''}" for s in records.subjects
        }
        self._attributes = {a.id: a for a in records.attributes}

    def words(self, claim: Claim) -> str:
        """Give the words for the subject and the attribute of a claim."""
        attribute = self._attributes[claim.attribute]
        own = (_plain(attribute.id), attribute.printed, *attribute.words)
        return " ".join((self._subjects[claim.subject], *own))

    def kind(self, claim: Claim) -> ValueTypeName:
        """Give the type of the values of a claim's attribute."""
        return self._attributes[claim.attribute].type


def _plain(id_: str) -> str:
    return id_.replace("-", " ")
