"""Whether a quote names a recorded term, another one of its vocabulary, or negates it.

Most quotes carry a term in other words than those of the vocabulary, and then say nothing here. So
a term is doubted only where the quote names another one that cannot be true together with it, or
negates it. Names of persons, countries and bodies stand for others in most sentences ("Washington
asked Ankara"), so that terms written with a capital letter doubt nothing. Nor does a term that the
name of the recorded one joins with another ("fine and prison"): the quote then names one half.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extraction.verdict import Verdict
from extraction.word_classes import listed
from schema.folding import fold, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schema.values.value import Value
    from schema.vocabulary import Node, PlainSpelling, Vocabulary

_NEGATIONS = listed(
    "not no never nor neither without isn wasn weren didn doesn don hasn hadn haven won wouldn "
    "couldn cannot denied denies deny refused refuses rejected rejects unless stopped short"
)
_LINKS = listed("and or but plus then")
_AFTER_A_LINK = listed("a an the both first later also finally then")
_LINK_MARKS = re.compile(r"[,;/+&]|\bas well as\b", re.IGNORECASE)
_POSSESSIVE = re.compile("['\u2019]s\\b", re.IGNORECASE)
_BEFORE = 4  # words: "pleaded not guilty", "has never been formally suspended"


class NamedTerm(NamedTuple):
    """A term that a quote names: its words as the vocabulary has them, and whether negated."""

    node: Node
    words: str
    negated: bool


def named_terms(vocabulary: Vocabulary, quote: str) -> tuple[NamedTerm, ...]:
    """Give the terms whose words are in a quote, without those that are part of a longer one."""
    return _named(vocabulary, vocabulary.in_plain_words, plain(quote))


def _named(
    vocabulary: Vocabulary, spellings: Iterable[PlainSpelling], text: str
) -> tuple[NamedTerm, ...]:
    found = {s.term: s for s in sorted(spellings, key=_length) if s.words in text}
    return tuple(
        NamedTerm(vocabulary.nodes[term], spelling.written, _is_negated(text, spelling.words))
        for term, spelling in found.items()
        if not any(spelling.words in s.words != spelling.words for s in found.values())
    )


def judge_term(value: Value, vocabulary: Vocabulary, quote: str) -> Verdict:
    """Say whether a quote supports a recorded term, in the words of the vocabulary.

    Before a term is doubted, spelling that makes no difference is left out of account: "all U.S.
    licenses" names "all US licences", and not only "licenses".
    """
    verdict = _judged(value, vocabulary, named_terms(vocabulary, quote))
    if verdict.outcome != "contradicted":
        return verdict
    spellings = (s._replace(words=_folded(s.written)) for s in vocabulary.in_plain_words)
    return _judged(value, vocabulary, _named(vocabulary, spellings, _folded(quote)))


def _folded(words: str) -> str:
    """Give words in the spelling that stands for all, without "'s", with a space at both ends."""
    return f" {fold(_POSSESSIVE.sub('', words))} "


def _judged(value: Value, vocabulary: Vocabulary, named: tuple[NamedTerm, ...]) -> Verdict:
    own = [n for n in named if value.interval.meets(n.node.interval)]
    if any(not n.negated for n in own):
        return Verdict("supported", f"the quote has “{own[0].words}”")
    if own:
        return Verdict("contradicted", f"“{own[0].words}” is negated")
    halves = [n for n in named if _is_joined(n.words, value, vocabulary)]
    exempt = () if any(n.negated for n in halves) else halves
    others = [n for n in named if not (n.negated or _is_a_name(n.words) or n in exempt)]
    if others:
        return Verdict("contradicted", f"“{others[0].words}”, another term, is named")
    return Verdict("not checkable", "the quote names no term of the vocabulary")


def _is_joined(words: str, value: Value, vocabulary: Vocabulary) -> bool:
    """Whether a spelling of the recorded term joins these words, as a whole, with others."""
    own = {id_ for id_, node in vocabulary.nodes.items() if node.interval in value.parts}
    names = [_linked(s.written) for s in vocabulary.in_plain_words if s.term in own]
    if not any(_linked(words) in name for name in names):
        return False
    terms = {_linked(s.written) for s in vocabulary.in_plain_words}
    return any(_joins(name, _linked(words), terms) for name in names)


def _linked(written: str) -> str:
    """Give words in plain, with a word for each sign that joins: "fine, prison"."""
    return plain(_LINK_MARKS.sub(" and ", written))


def _joins(joined: str, words: str, terms: set[str]) -> bool:
    """Whether words are between links; what is negated before them is a term by itself, or all is.

    "Not fined or jailed" joins nobody's "jailed".
    """
    before, found, after = joined.partition(words)
    if not found:
        return False
    first, rest = before.split(), after.split()
    while first and first[-1] in _AFTER_A_LINK - _LINKS:
        first.pop()
    if (first and first[-1] not in _LINKS) or (rest and rest[0] not in _LINKS):
        return False
    while first and first[-1] in _LINKS | _AFTER_A_LINK:
        first.pop()
    return _NEGATIONS.isdisjoint(first) or plain(" ".join(first)) in terms


def _length(spelling: PlainSpelling) -> int:
    return len(spelling.words)


def _is_negated(text: str, words: str) -> bool:
    before = text[: text.index(words)].split()[-_BEFORE:]
    return not _NEGATIONS.isdisjoint(before)


def _is_a_name(words: str) -> bool:
    return any(word[:1].isupper() for word in words.split())
