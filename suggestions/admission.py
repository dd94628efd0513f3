"""Whether a proposal may become a claim of the ledger, and the entry that it becomes.

Its quote must stand in the source's text at its offsets, its slot must exist, and its value must be
read by the type of the attribute and stated by the quote. An editor who looks at a proposal may
accept a value that the quote does not name; one that the quote contradicts nobody may.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from articles.folded_text import folded
from articles.quotes import ArticleText
from extraction import judge
from schema.folding import plain
from schema.problem import ValueProblem
from schema.records import Including
from schema.values import VALUE_TYPES
from suggestions.placed_sentences import masked, words_of
from support.problems import one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger.yaml_text import Field
    from schema.proposed_claims import ProposedClaim, ProposedSlot
    from schema.records import Attribute
    from schema.values import RawValue, Value
    from schema.vocabulary import Vocabulary
    from suggestions.articles_to_read import Sources

_AROUND = 40
"""Characters before and behind a quote that say which of several places is meant."""


class Refused(NamedTuple):
    """Why a proposal cannot be entered: the field, what was found, what was expected."""

    field: str
    found: str
    expected: str


class Entry(NamedTuple):
    """A claim as the ledger will have it, and what an editor should know before it is entered."""

    fields: dict[str, Field]
    notes: tuple[str, ...] = ()


class _RefusedError(Exception):
    def __init__(self, field: str, found: str, expected: str) -> None:
        super().__init__(found)
        self.refused = Refused(field, found, expected)


def admitted(
    sources: Sources, proposal: ProposedClaim, slot: ProposedSlot | None, *, seen: bool = False
) -> Entry | Refused:
    """Give the entry for a proposal and one of its slots, or why there can be none.

    `seen`: an editor has looked at it, so a value that the quote does not name is only a note.
    """
    try:
        return _Admission(sources, proposal).entry(slot, seen=seen)
    except _RefusedError as error:
        return error.refused


class _Admission:
    def __init__(self, sources: Sources, proposal: ProposedClaim) -> None:
        self.sources = sources
        self.records = sources.typed.read.records
        self.proposal = proposal

    def entry(self, slot: ProposedSlot | None, *, seen: bool) -> Entry:
        source = self._source()
        if slot is None:
            raise _RefusedError("slots", "no slot", "a subject and an attribute of the ledger")
        quote, prefix, suffix = self._quote(source)
        self._require("subject", slot.subject, [record.id for record in self.records.subjects])
        self._require("attribute", slot.attribute, [a.id for a in self.records.attributes])
        attribute = next(a for a in self.records.attributes if a.id == slot.attribute)
        self._require_carried(slot, attribute)
        raw = slot.value if slot.value is not None else self.proposal.value
        notes = tuple(self._value(attribute, raw, quote, source, seen=seen))
        fields: dict[str, Field] = {
            "source": source,
            "subject": slot.subject,
            "attribute": slot.attribute,
            "value": as_field(raw) if raw is not None else "",
            "quote": quote,
            "prefix": prefix,
            "suffix": suffix,
            "speaker": self.proposal.speaker or "",
            "modality": self.proposal.modality if self.proposal.modality != "asserted" else "",
            "place": self.proposal.place if self.proposal.place != "body" else "",
        }
        return Entry(fields, (*notes, *self._alike(fields)))

    def _source(self) -> str:
        source = self.proposal.source
        if source is None:
            expected = (
                f"a source of the ledger: 'crossread add source {self.proposal.file}' adds it"
            )
            raise _RefusedError("file", f"{self.proposal.file!r}, which is no source", expected)
        self._require("source", source, [record.id for record in self.records.sources])
        text = self.sources.texts[source]
        if text.state != "read":
            raise _RefusedError("source", f"{source}, whose text is {text.state}", "its text")
        return source

    def _require(self, field: str, word: str, known: list[str]) -> None:
        if word not in known:
            raise _RefusedError(field, repr(word), one_of(known, word))

    def _require_carried(self, slot: ProposedSlot, attribute: Attribute) -> None:
        subject = next(one for one in self.records.subjects if one.id == slot.subject)
        if attribute.of and not {subject.id, subject.kind} & set(attribute.of):
            expected = f"an attribute of {subject.id}; this is one of {', '.join(attribute.of)}"
            raise _RefusedError("attribute", repr(attribute.id), expected)

    def _quote(self, source: str) -> tuple[str, str, str]:
        """Give the quote as it is entered, with words around it where it stands twice."""
        record = next(one for one in self.records.sources if one.id == source)
        article = ArticleText(self.sources.texts[source].text, record.furniture)
        span = self.proposal.start, self.proposal.end
        if span[1] > len(article.text):
            found = f"{span[1]}, but the text of {source} has {len(article.text)} characters"
            raise _RefusedError("end", found, "offsets in the text of the source")
        quote = words_of(masked(article.text, article.furniture_spans), span)
        given = self.proposal.quote
        if not quote or (given is not None and folded(given) != folded(quote)):
            shown = quote or "furniture of the page"
            raise _RefusedError(
                "quote", f"“{given or ''}”", f"the words at these offsets: “{shown}”"
            )
        around = self._context(article, quote, span)
        if around is None:
            raise _RefusedError(
                "quote", f"“{quote}”", "whole words of the article, once in its text"
            )
        return quote, *around

    def _context(
        self, article: ArticleText, quote: str, span: tuple[int, int]
    ) -> tuple[str, str] | None:
        found = article.find(quote, None, None)
        if found.state == "found" and found.span == span:
            return "", ""
        before = " ".join(article.text[max(0, span[0] - _AROUND) : span[0]].split()[1:])
        after = " ".join(article.text[span[1] : span[1] + _AROUND].split()[:-1])
        for prefix, suffix in ((before, ""), ("", after), (before, after)):
            found = article.find(quote, prefix, suffix)
            if found.state == "found" and found.span == span:
                return prefix, suffix
        first = article.find(quote, None, None)
        return ("", "") if first.state == "found" else None

    def _value(
        self, attribute: Attribute, raw: RawValue | None, quote: str, source: str, *, seen: bool
    ) -> Iterator[str]:
        """Yield what an editor should know of a value; refuse one that cannot be."""
        if raw is None:
            raise _RefusedError("value", "no value", f"a {attribute.type} value")
        vocabulary = self.sources.typed.vocabularies.get(attribute.vocabulary or "")
        try:
            value = VALUE_TYPES[attribute.type].read(raw, attribute, vocabulary)
        except ValueProblem as problem:
            raise _RefusedError("value", problem.found, problem.expected) from None
        published = self.sources.typed.published[source]
        verdict = judge(value, attribute, quote, published, vocabulary)
        if verdict.outcome == "contradicted":
            raise _RefusedError("value", shown_value(raw), f"what the quote says: {verdict.reason}")
        if verdict.outcome == "supported" or self._names(attribute, raw, value, quote):
            return
        why = f"the quote does not name {shown_value(raw)}"
        if not seen:
            expected = "a value that the quote states; or look at it with 'suggest --review'"
            raise _RefusedError("value", f"{shown_value(raw)}: {why}", expected)
        yield why

    def _names(self, attribute: Attribute, raw: RawValue, value: Value, quote: str) -> bool:
        """Whether a quote has the words of a name, of each item of a list, or of a free text."""
        kind = VALUE_TYPES[attribute.type]
        if not kind.compared:
            return True
        if kind.in_quotes in ("dates", "amounts"):
            return False
        vocabulary = self.sources.typed.vocabularies.get(attribute.vocabulary or "")
        words = plain(quote)
        for written in (raw,) if isinstance(raw, str) else _items(raw):
            if not any(spelling in words for spelling in _spellings(written, vocabulary)):
                return False
        return bool(value.parts or value.items)

    def _alike(self, fields: dict[str, Field]) -> Iterator[str]:
        """Yield which claims of the ledger are about the same, and refuse one that is there."""
        slot = fields["source"], fields["subject"], fields["attribute"]
        for number, claim in enumerate(self.records.claims):
            if (claim.source, claim.subject, claim.attribute) != slot:
                continue
            place = self.sources.typed.place(number)
            same = claim.value is not None and as_field(claim.value) == fields["value"]
            if same and folded(claim.quote) == folded(str(fields["quote"])):
                raise _RefusedError("quote", f"a claim that {place} has", "a new claim")
            shown = shown_value(claim.value) if claim.value is not None else "several readings"
            yield f"{place}: {claim.source} has a claim about this already: {shown}"


def as_field(raw: RawValue) -> Field:
    """Give a value as it is written into a ledger."""
    return raw if isinstance(raw, str | tuple) else {"including": raw.including}


def shown_value(raw: RawValue) -> str:
    """Give a value on one line."""
    if isinstance(raw, Including):
        return f"including {', '.join(raw.including)}"
    return raw if isinstance(raw, str) else ", ".join(raw)


def shown_field(value: Field) -> str:
    """Give a value of an entry on one line."""
    if isinstance(value, dict):
        return f"including {', '.join(value['including'])}"
    return value if isinstance(value, str) else ", ".join(value) if isinstance(value, tuple) else ""


def _spellings(written: str, vocabulary: Vocabulary | None) -> tuple[str, ...]:
    """Give a name in plain words, and all others of its term."""
    if vocabulary is None:
        return (plain(written),)
    own = {node.id for node in vocabulary.find(written)}
    return plain(written), *(s.words for s in vocabulary.in_plain_words if s.term in own)


def _items(raw: RawValue) -> tuple[str, ...]:
    return raw.including if isinstance(raw, Including) else tuple(raw)
