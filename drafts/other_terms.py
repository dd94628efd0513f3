"""Terms of a draft: another word of the same vocabulary than the claims about it have."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from drafts.difference import Difference
from extraction.judge_terms import judge_term, named_terms
from schema.values import VALUE_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafts.draft_words import Names
    from drafts.story_passages import Keys, Match, Passages
    from extraction.judge_terms import NamedTerm
    from ledger.typed import TypedLedger
    from schema.values.value import Value
    from schema.vocabulary import Vocabulary

_ABOUT = 0.65
"""A passage with a smaller share of the rest of a sentence is not about the same thing."""
_FEWEST = 2


class _StatedTerm(NamedTuple):
    """A term that a claim states, with its vocabulary and all terms that others state of it."""

    value: Value
    vocabulary: Vocabulary
    of_slot: list[Value]


class StatedTerms:
    """The terms that claims state, by the number of the claim."""

    def __init__(self, typed: TypedLedger) -> None:
        """Take the claims of a ledger that state a term as fact and are not ambiguous."""
        claims = typed.read.records.claims
        vocabularies = {
            a.id: typed.vocabularies[a.vocabulary]
            for a in typed.read.records.attributes
            if VALUE_TYPES[a.type].in_quotes == "terms" and a.vocabulary in typed.vocabularies
        }
        slots: defaultdict[tuple[str, str], list[Value]] = defaultdict(list)
        self._terms: dict[int, _StatedTerm] = {}
        for reading in typed.readings:
            stated_as_fact = claims[reading.claim].modality == "asserted"
            if reading.attribute in vocabularies and reading.means is None and stated_as_fact:
                stated = slots[reading.subject, reading.attribute]
                stated.append(reading.value)
                vocabulary = vocabularies[reading.attribute]
                self._terms[reading.claim] = _StatedTerm(reading.value, vocabulary, stated)

    def others(
        self, text: str, keys: Keys, matches: list[Match], passages: Passages, names: Names
    ) -> Iterator[Difference]:
        """Yield the terms of a sentence that no claim about it has, but another in their place."""
        for match in matches:
            claim = match.passage.place.claim
            term = None if claim is None else self._terms.get(claim)
            found = _other_term(text, term) if term else None
            if term and found:
                rest = keys - {word.key for word in names.words(found.words)}
                shared = rest & match.passage.keys
                if len(shared) >= _FEWEST and passages.share(rest, match.passage) >= _ABOUT:
                    at = text.lower().index(found.words.lower())
                    end = at + len(found.words)
                    theirs = term.value.text
                    yield Difference("term", at, end, text[at:end], theirs, match.passage)


def _other_term(text: str, term: _StatedTerm) -> NamedTerm | None:
    """Give the term that a text names in place of one, if it can be found there as it is."""
    outcomes = {judge_term(value, term.vocabulary, text).outcome for value in term.of_slot}
    if "supported" in outcomes:
        return None
    if judge_term(term.value, term.vocabulary, text).outcome != "contradicted":
        return None
    named = named_terms(term.vocabulary, text)
    return next((each for each in named if each.words.lower() in text.lower()), None)
