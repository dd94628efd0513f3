"""Terms, names, lists of either, and text."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from schema.interval import ANYTHING, Interval, merged
from schema.problem import ValueProblem
from schema.records import Including
from schema.values.value import RawValue, Value, ValueType, one_text
from schema.vocabulary import unlisted

if TYPE_CHECKING:
    from schema.records import Attribute
    from schema.vocabulary import Node, Vocabulary

TEXT_AXIS = "text"
NAME_AXIS = "name"
_OPEN = "including"
_OPENED = re.compile(rf"{_OPEN}\b:?\s*", re.IGNORECASE)


def read_term(raw: RawValue, attribute: Attribute, vocabulary: Vocabulary | None) -> Value:
    """Read a term by its id, name or alias. Raises ValueProblem when the vocabulary has none.

    A name that several terms share leaves each of them possible.
    """
    return _term(one_text(raw), attribute, vocabulary)


def _term(text: str, attribute: Attribute, vocabulary: Vocabulary | None) -> Value:
    if vocabulary is None:
        raise ValueProblem(
            repr(text), f"attribute {attribute.id!r} to name the vocabulary of its terms"
        )
    nodes = _found(text, attribute, vocabulary)
    if not nodes:
        near = get_close_matches(text, vocabulary.spellings(), n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise ValueProblem(repr(text), f"a term of the vocabulary {vocabulary.id!r}{hint}")
    return Value(text, vocabulary.id, _intervals(nodes))


def _intervals(nodes: tuple[Node, ...]) -> tuple[Interval, ...]:
    return merged([node.interval for node in nodes])


def _found(text: str, attribute: Attribute, vocabulary: Vocabulary) -> tuple[Node, ...]:
    nodes = vocabulary.find(text)
    return vocabulary.find_person(text) if attribute.persons and not nodes else nodes


def read_name(raw: RawValue, attribute: Attribute, vocabulary: Vocabulary | None) -> Value:
    """Read a name: a listed one by any of its aliases, any other as a node of its own.

    A person's goes by other forms of the listed names, too: see `schema.same_name`.
    """
    return _name(one_text(raw), attribute, vocabulary)


def _name(text: str, attribute: Attribute, vocabulary: Vocabulary | None) -> Value:
    nodes = _found(text, attribute, vocabulary) if vocabulary else ()
    axis = vocabulary.id if vocabulary else NAME_AXIS
    return Value(text, axis, _intervals(nodes) if nodes else (unlisted(text),))


def read_list(raw: RawValue, attribute: Attribute, vocabulary: Vocabulary | None) -> Value:
    """Read a list of terms (with a vocabulary) or names (without); "including" leaves it open.

    `[a, b]` or "a; b" is closed, `{including: [a, b]}` or "including a; b" is open. What is listed
    twice, in whatever spelling, counts once. An item is one term: a name that several share does
    not say which. Raises ValueProblem.
    """
    texts, closed = _texts(raw)
    if not texts:
        raise ValueProblem("an empty list", "at least one item")
    clean = [" ".join(text.split()) for text in texts]
    listed: dict[Interval, Value] = {}
    for text in clean:
        item = _term(text, attribute, vocabulary) if vocabulary else _name(text, attribute, None)
        if vocabulary and len(item.parts) > 1:
            ids = " or ".join(node.id for node in _found(text, attribute, vocabulary))
            raise ValueProblem(repr(text), f"the id of one term: {ids}")
        listed.setdefault(item.interval, item)
    items = tuple(listed.values())
    said = "; ".join(item.text for item in items)
    axis = vocabulary.id if vocabulary else NAME_AXIS
    return Value(said if closed else f"{_OPEN} {said}", axis, (ANYTHING,), items, closed)


def _texts(raw: RawValue) -> tuple[tuple[str, ...], bool]:
    if isinstance(raw, tuple):
        return raw, True
    if isinstance(raw, Including):
        return raw.including, False
    text = one_text(raw)
    opened = _OPENED.match(text)
    items = (text[opened.end() :] if opened else text).split(";")
    return tuple(i.strip() for i in items if i.strip()), opened is None


def read_text(raw: RawValue, attribute: Attribute, vocabulary: Vocabulary | None) -> Value:  # noqa: ARG001
    """Read free words. They leave everything possible, so they never contradict."""
    return Value(one_text(raw), TEXT_AXIS, (ANYTHING,))


TERM = ValueType("term", read_term, word="listed", in_quotes="terms")
NAME = ValueType("name", read_name, word="any")
LIST = ValueType("list", read_list, has_items=True)
TEXT = ValueType("text", read_text, axis=TEXT_AXIS, compared=False)
