"""The dates, amounts and counts of a sentence, each with the clause that states it.

A value is proposed only if CR506 would accept it for the quote; what is a part, a rank ("first") or
hangs on another date is left to the editor.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from articles.proposals import proposals
from extraction import candidates, expressions
from extraction.word_classes import listed
from schema.records import Attribute
from suggestions.placed_sentences import clauses, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extraction.expression import Expression, Published
    from schema.records import ValueTypeName
    from suggestions.placed_sentences import Span

_KINDS: dict[str, ValueTypeName] = {"date": "date", "money": "money", "count": "count"}
_ONE = re.compile(r"one|another|a|an", re.IGNORECASE)
_COUNTED_ONE = re.compile(
    r"\s+(?:person|man|woman|child|boy|girl|people|dead|killed|body|soldier|officer)\b"
)
_RANK = "place in an order"
_WORD = re.compile(r"[^\W\d_][\w\u2019'-]*")
_SMALL = listed(
    "the a an of in on at to for from by with and or but as than that which who were was is are "
    "be been has have had after before into over under about its their his her this these those "
    "more most other others all both each some any during while when where not no"
)
_MOST_WORDS = 2


_Stated = dict[tuple[str, str, str | None], dict[str, str]]


class ReadValue(NamedTuple):
    """A value in a text, with its words, the clause around it, and the noun that it belongs to."""

    value: str
    type: ValueTypeName
    unit: str
    reason: str
    span: Span
    clause: Span
    noun: str


def values_in(text: str, start: int, end: int, published: Published) -> Iterator[ReadValue]:
    """Yield the values of a sentence, in the order of the words."""
    parts = clauses(text, start, end)
    stated: _Stated = {}
    for found in expressions(text[start:end]):
        span = start + found.start, start + found.end
        if _is_no_value(text, found, span):
            continue
        clause = next((part for part in parts if part[0] <= span[0] and span[1] <= part[1]), None)
        clause = clause or (start, end)
        read = _read(found, words_of(text, clause), published, stated)
        if read:
            attribute, value, reason = read
            noun = _noun(text, found, span, clause)
            unit = attribute.unit or ""
            yield ReadValue(value, attribute.type, unit, reason, span, clause, noun)


def _is_no_value(text: str, found: Expression, span: Span) -> bool:
    if found.kind == "unread":
        return True
    if _ONE.fullmatch(found.text):
        return not _COUNTED_ONE.match(text, span[1])
    return any(_RANK in amount.loose for amount in found.amounts)


def _read(
    found: Expression, quote: str, published: Published, known: _Stated
) -> tuple[Attribute, str, str] | None:
    """Give the likeliest value that the quote supports, and the attribute that it was read for.

    `known` has what is stated already, so that a clause with five figures is read once.
    """
    attribute = _attribute(found)
    key = quote, attribute.type, attribute.unit
    if key not in known:
        read = proposals(attribute, None, quote, published)
        known[key] = {p.value: p.reason for p in read if p.stated}
    stated = known[key]
    for candidate in candidates(found, published):
        for text in (candidate.text, f"{candidate.text}~"):
            if text in stated:
                return attribute, text, stated[text]
    return None


def _attribute(found: Expression) -> Attribute:
    unit = found.amounts[0].unit if found.amounts else ""
    kind = _KINDS.get(found.kind, "quantity" if unit else "count")
    if kind == "quantity":
        return Attribute(id="value", type="quantity", unit=unit)
    return Attribute(id="value", type=kind)


def _noun(text: str, found: Expression, span: Span, clause: Span) -> str:
    """Give the noun that a value belongs to: what is counted, what a sum is for, what happened."""
    after = text[span[1] : clause[1]]
    if found.kind == "date":
        before = [w for w in _WORD.findall(text[clause[0] : span[0]]) if _is_event(w)]
        return f"{before[-1].lower()} on" if before else "date"
    if found.kind == "money":
        return "amount"
    words: list[str] = []
    for match in _WORD.finditer(after):
        word = match[0]
        if after[: match.start()].count(",") or word.lower() in _SMALL:
            break
        words.append(word.lower())
        if len(words) == _MOST_WORDS:
            break
    return " ".join(words) or "number"


def _is_event(word: str) -> bool:
    return word.endswith("ed") and word.lower() not in _SMALL
