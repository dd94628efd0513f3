"""Fuzzed by their text alone: values, what is read out of quotes, and quotes in articles."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from articles.quotes import ArticleText
from extraction import dates_relative_to_publication, judge, read_weekdays
from extraction.find_expressions import expressions
from schema.problem import ValueProblem
from schema.records import Attribute, Term
from schema.values import VALUE_TYPES
from schema.values.canonical import canonical
from schema.vocabulary import Vocabulary

if TYPE_CHECKING:
    from schema.values import Value

_DAYS = ((None, None), (17897, 17897), (17532, 17896), (-25567, -25567), (2**31 - 9, 2**31 - 1))
"""Days on which the article of a quote may have appeared."""
_TERMS = ("planned", "signed", "delivered", "put into service", "cancelled")
ATTRIBUTES = (
    Attribute(id="x", type="date"),
    Attribute(id="x", type="date", zone="Europe/Istanbul", tolerance="2 days"),
    Attribute(id="x", type="money"),
    Attribute(id="x", type="money", tolerance="5 %", exact=True),
    Attribute(id="x", type="quantity", unit="km"),
    Attribute(id="x", type="quantity", unit="percent"),
    Attribute(id="x", type="quantity", unit="percentage points", tolerance="1"),
    Attribute(id="x", type="quantity", unit="delta_degC"),
    Attribute(id="x", type="count"),
    Attribute(id="x", type="count", tolerance="3"),
    Attribute(id="x", type="term", vocabulary="v"),
    Attribute(id="x", type="name", persons=True),
    Attribute(id="x", type="name", vocabulary="v"),
    Attribute(id="x", type="list", persons=True),
    Attribute(id="x", type="text"),
)


def values(data: bytes) -> None:
    """Read a value of every type; the first byte says for which attribute."""
    text = data[1:].decode("utf-8", "replace")
    attribute = ATTRIBUTES[data[0] % len(ATTRIBUTES)] if data else ATTRIBUTES[0]
    if attribute.type == "quantity" and "\x1f" in text:
        text, _, unit = text.partition("\x1f")
        attribute = attribute.model_copy(update={"unit": unit})
    vocabulary = _vocabulary() if attribute.vocabulary else None
    kind = VALUE_TYPES[attribute.type]
    raw = tuple(text.split(";")) if attribute.type == "list" else text
    for read in filter(None, (kind.read, kind.read_rounded)):
        with suppress(ValueProblem):
            value = read(raw, attribute, vocabulary)
            canonical(value, kind, vocabulary)
            for part in value.parts:
                _ = kind.say and kind.say(part, value.axis)


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary("v", "ladder", tuple(Term(id=term) for term in _TERMS))


def reading(data: bytes) -> None:
    """Read dates and amounts out of a text, and hold values against it."""
    text = data.decode("utf-8", "replace")
    published = _DAYS[len(data) % len(_DAYS)]
    expressions(text)
    dates_relative_to_publication(text, year_known=bool(len(data) % 2))
    read_weekdays(text, published)
    judged = _judged()
    for attribute, value in (judged[len(data) % len(judged)], judged[sum(data) % len(judged)]):
        judge(value, attribute, text, published, _vocabulary() if attribute.vocabulary else None)


@cache
def _judged() -> tuple[tuple[Attribute, Value], ...]:
    written = {"date": "2019-07", "money": "2.5 billion USD", "quantity": "40", "count": "4"}
    return tuple(
        (a, VALUE_TYPES[a.type].read(text, a, _vocabulary()))
        for a in ATTRIBUTES
        if (text := "signed" if a.vocabulary else written.get(a.type, ""))
    )


def quotes(data: bytes) -> None:
    """Find a quote in a text; what follows a NUL are quote, prefix, suffix and furniture."""
    article, *given = data.decode("utf-8", "replace").split("\0")
    third = len(article) // 3
    parts = [article[third : 2 * third], article[:third][-20:], article[2 * third :][:20], ""]
    quote, prefix, suffix, furniture = islice([*given, *parts[len(given) :]], 4)
    text = ArticleText(article, (furniture,) if furniture.strip() else ())
    for found in (text.find(quote, None, None), text.find(quote, prefix, suffix)):
        if found.span:
            text.outside_marks(found.span)
