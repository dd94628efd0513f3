"""Propose values and a modality for a quote, and say what speaks against a value."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from extraction import candidates, expressions, judge, named_terms, times_of_day
from extraction.expression import Away, Part, Shift
from schema.problem import ValueProblem
from schema.values import VALUE_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extraction.expression import CandidateValue, Expression, Published
    from schema.records import Attribute, Modality
    from schema.vocabulary import Vocabulary


class Proposal(NamedTuple):
    """A value that a quote can be read as, as an editor writes it, and why.

    `stated`: the words state it. Otherwise they leave it open: a part of a sum, the other direction
    of a date without a year, a date that hangs on another ("the next day").
    """

    value: str
    reason: str
    stated: bool = True


def proposals(
    attribute: Attribute, vocabulary: Vocabulary | None, quote: str, published: Published
) -> tuple[Proposal, ...]:
    """Give all values that a quote can be read as, in the order of the words, stated ones first.

    Dates and figures that are stated are those that CR506 accepts for this quote; terms and names
    are those of the vocabulary whose words are in it. Lists and texts are left to the editor.
    """
    kind = VALUE_TYPES[attribute.type]
    if kind.word is not None:
        named = named_terms(vocabulary, quote) if vocabulary else ()
        return tuple(
            Proposal(term.node.id, f"the quote has “{term.words}”")
            for term in named
            if not term.negated
        )
    if kind.in_quotes is None:
        return ()
    found = sorted(_read(attribute, quote, published), key=lambda p: not p.stated)
    return tuple({p.value: p for p in reversed(found)}.values())[::-1]


def _read(attribute: Attribute, quote: str, published: Published) -> Iterator[Proposal]:
    for expression in expressions(quote):
        for candidate in _with_times(attribute, quote, candidates(expression, published)):
            text = _as_entered(expression, candidate.text)
            try:
                value = VALUE_TYPES[attribute.type].read(text, attribute, None)
            except ValueProblem:
                continue
            outcome = judge(value, attribute, quote, published).outcome
            guessed = candidate.weak or isinstance(expression.meaning, Away)
            stated = outcome == "supported" and not guessed
            if stated or (guessed and outcome != "contradicted"):
                yield Proposal(text, candidate.reason, stated)


def _as_entered(expression: Expression, text: str) -> str:
    """Give a value as an editor enters it: of "last week", as approximate.

    Written on a Wednesday, it is also said of the Friday twelve days back.
    """
    meaning = expression.meaning
    of = meaning.of if isinstance(meaning, Part) else meaning
    another_week = (
        isinstance(of, Shift)
        and (of.unit, of.rolling) == ("week", False)
        and of.first == of.last != 0
    )
    return f"{text}~" if another_week and "/" in text else text


def _with_times(
    attribute: Attribute, quote: str, found: Iterable[CandidateValue]
) -> Iterator[CandidateValue]:
    """Give candidates; of days, with the times of day that the quote names as well."""
    times = times_of_day(quote) if VALUE_TYPES[attribute.type].measure == "time" else ()
    for candidate in found:
        yield candidate
        if len(candidate.text) == len("2024-06-01") and not candidate.weak:
            for time in times:
                for text in time.after(candidate.text):
                    reason = f"{candidate.reason}; “{time.words}”"
                    yield replace(candidate, text=text, reason=reason)


_MODALITIES: dict[Modality, re.Pattern[str]] = {
    "denied": re.compile(
        r"\b(?:den(?:y|ies|ied|ying)|rejected the|disput(?:es|ed))\b", re.IGNORECASE
    ),
    "threatened": re.compile(r"\b(?:threaten(?:s|ed|ing)?|threats? to)\b", re.IGNORECASE),
    "conditional": re.compile(r"\b(?:would|could|unless|if)\b", re.IGNORECASE),
    "planned": re.compile(
        r"\b(?:plan(?:s|ned|ning)?|intends?|intended|aims?|will|is to|are to|due to|set to|"
        r"scheduled|agreed to|vow(?:s|ed)|pledged?)\b",
        re.IGNORECASE,
    ),
    "demanded": re.compile(
        r"\b(?:demand(?:s|ed|ing)?|urged?|called on|must|should)\b", re.IGNORECASE
    ),
    "predicted": re.compile(
        r"\b(?:expects?|expected|forecasts?|predict(?:s|ed)?|likely)\b", re.IGNORECASE
    ),
}
"""Words that say that a quote does not state a fact; the first that is found counts."""


class ProposedModality(NamedTuple):
    """How a quote seems to state its value, and the word that says so."""

    modality: Modality
    word: str


def proposed_modality(quote: str) -> ProposedModality | None:
    """Give the modality that a word of the quote suggests; None where nothing speaks for one."""
    for modality, words in _MODALITIES.items():
        found = words.search(quote)
        if found:
            return ProposedModality(modality, found[0])
    return None
