"""Which slots of a ledger a sentence may be about, by the words of earlier claims.

A slot is scored by that one of its claims whose quote shares most with the sentence: the share of
the weight of its words that the sentence has, times w / (w + 1.2), where w is that weight. A word
weighs the more the fewer slots have it (inverse document frequency; 1 at most); so two common words
are little, and half of a long quote is much. Scores below THRESHOLD propose nothing, nor do slots
of free text, which anything could be. docs/suggest.md says how often the rest is right.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from articles.proposals import proposals
from extraction.word_classes import listed
from schema.folding import fold
from schema.values import VALUE_TYPES
from suggestions.listed import items_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extraction.expression import Published
    from ledger.typed import TypedLedger
    from schema.records import Attribute, ValueTypeName
    from schema.values import RawValue

THRESHOLD = 0.45
"""Chosen on facts.yaml, four articles for the fifth: see docs/suggest.md."""
_HALF = 1.2
"""The weight of shared words that is worth a half."""
_FEWEST_WORDS = 2
_WORD = re.compile(r"[^\W_]+(?:[\u2019'-][^\W_]+)*")
_SMALL = listed(
    "the a an of in on at to for from by with and or but as than that which who were was is are "
    "be been has have had after before into over under about its their his her it he she they "
    "this these those not also said will would could can may more most when while there what we "
    "our us i you s t"
)
_NAMED = 3
_AS_EARLIER = "the earlier claim has it; the words name no term"
_ENDINGS = ("ings", "ing", "ed", "es", "s", "e")
_SHORTEST_STEM = 4


class RankedSlot(NamedTuple):
    """A slot for a sentence, with the value that the sentence has for it."""

    subject: str
    attribute: str
    value: RawValue | None
    reason: str
    score: float
    type: ValueTypeName
    value_reason: str = ""


class _Match(NamedTuple):
    claim: _Earlier
    score: float
    shared: frozenset[str]


class _Earlier(NamedTuple):
    slot: tuple[str, str]
    words: frozenset[str]
    value: RawValue | None


@dataclass(frozen=True)
class EarlierClaims:
    """The claims of a ledger, by the words of their quotes."""

    typed: TypedLedger
    claims: tuple[_Earlier, ...]
    weights: dict[str, float]
    attributes: dict[str, Attribute]
    subjects: dict[str, frozenset[str]]

    @property
    def speakers(self) -> tuple[str, ...]:
        """What the ledger calls its speakers."""
        return tuple(one.name or one.id for one in self.typed.read.records.speakers)

    def ranked(self, words: str, around: str, published: Published) -> tuple[RankedSlot, ...]:
        """Give the slots that a sentence may be about, the likeliest first.

        `around` are the words of its paragraph: there a subject may be named.
        """
        own, near = stems(words), stems(around)
        best: dict[tuple[str, str], _Match] = {}
        for claim in self.claims:
            match = self._match(claim, own)
            if match.score >= max(THRESHOLD, best[claim.slot].score if claim.slot in best else 0):
                best[claim.slot] = match
        found = (self._ranked(match, words, near, published) for match in best.values())
        return tuple(sorted(filter(None, found), key=lambda s: (-s.score, s.subject, s.attribute)))

    def _match(self, claim: _Earlier, words: frozenset[str]) -> _Match:
        shared = claim.words & words
        if len(shared) < _FEWEST_WORDS:
            return _Match(claim, 0.0, shared)
        weight = sum(self.weights[word] for word in shared)
        whole = sum(self.weights[word] for word in claim.words)
        return _Match(claim, weight / whole * weight / (weight + _HALF), shared)

    def _ranked(
        self, match: _Match, words: str, near: frozenset[str], published: Published
    ) -> RankedSlot | None:
        subject, attribute = match.claim.slot
        record = self.attributes[attribute]
        value, why = self._value(record, match.claim, words, published)
        if value is None:
            return None
        rarest = sorted(match.shared, key=lambda word: (-self.weights[word], word))[:_NAMED]
        reason = f"words of an earlier claim: {', '.join(rarest)}"
        own = self.subjects.get(subject, frozenset())
        if own and own <= near:
            reason += f"; {subject} is named"
        return RankedSlot(subject, attribute, value, reason, match.score, record.type, why)

    def value_for(self, attribute: Attribute, words: str, published: Published) -> RawValue | None:
        """Give the value that words have for an attribute; None where they name none."""
        return self._named(attribute, words, published)[0]

    def _value(
        self, attribute: Attribute, claim: _Earlier, words: str, published: Published
    ) -> tuple[RawValue | None, str]:
        """Give the value that a sentence has for an attribute, and why.

        A term that no word of the vocabulary names may still be that of the earlier claim.
        """
        value, why = self._named(attribute, words, published)
        if value is not None or VALUE_TYPES[attribute.type].in_quotes in ("dates", "amounts"):
            return value, why
        return claim.value, _AS_EARLIER

    def _named(
        self, attribute: Attribute, words: str, published: Published
    ) -> tuple[RawValue | None, str]:
        vocabulary = self.typed.vocabularies.get(attribute.vocabulary or "")
        if VALUE_TYPES[attribute.type].has_items:
            items = items_in(vocabulary, words) if vocabulary else None
            return items, "the words name it"
        stated = [p for p in proposals(attribute, vocabulary, words, published) if p.stated]
        return (stated[0].value, stated[0].reason) if stated else (None, "")


def stems(words: str) -> frozenset[str]:
    """Give the words of a text that say something, without their endings."""
    found = (_stem(word) for word in _WORD.findall(fold(words)))
    return frozenset(word for word in found if word not in _SMALL and len(word) > 1)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def earlier_claims(typed: TypedLedger, without: Iterable[str] = ()) -> EarlierClaims:
    """Index the claims of a ledger, without those of some sources."""
    left_out = set(without)
    records = typed.read.records
    attributes = {record.id: record for record in records.attributes}
    claims = tuple(
        _Earlier((claim.subject, claim.attribute), stems(claim.quote), claim.value)
        for claim in records.claims
        if claim.source not in left_out and VALUE_TYPES[attributes[claim.attribute].type].compared
    )
    slots: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for claim in claims:
        for word in claim.words:
            slots[word].add(claim.slot)
    count = len({claim.slot for claim in claims}) + 1
    weights = {word: math.log(count / len(has)) / math.log(count) for word, has in slots.items()}
    return EarlierClaims(
        typed,
        claims,
        weights,
        attributes,
        {
            record.id: stems(record.name or record.id.replace("-", " "))
            for record in records.subjects
        },
    )
