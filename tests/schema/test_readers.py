"""What holds for the readers of all value types, whatever is written."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schema.characters import hidden
from schema.interval import Interval
from schema.problem import ValueProblem
from schema.records import Including, Term, ValueTypeName
from schema.values import VALUE_TYPES, RawValue, Value
from schema.vocabulary import Vocabulary
from tests.schema.helpers import Settings, read

TYPES: tuple[ValueTypeName, ...] = get_args(ValueTypeName)
COLOURS = Vocabulary("colours", "tree", (Term(id="red"), Term(id="scarlet", parent="red")))
WORDS = (
    *("about", "nearly", "just over", "at least", "up to", "less than", "between", "and", "to"),
    *("or more", "-", "–", "exactly", "~", "including", ";", "red", "scarlet", "2019", "07", "/"),
    *("[", "]", "..", "XX", "four", "twenty", "a", "dozen", "million", "lakh", "crore", "hundred"),
    *("0", "4", "-4", "2.5", "1,372", "1 234", "999999999999999999", "0.0000000001", "USD", "JPY"),
    *("$", "QQQ", "km", "miles", "kg", "%", "percent", "m^2", "degC", "T", "?", "ſeven", "mıllion"),
)
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=5).map("".join),
)
RAW: st.SearchStrategy[RawValue] = st.one_of(
    TEXTS,
    st.lists(TEXTS, max_size=3).map(tuple),
    st.lists(TEXTS.filter(lambda text: bool(text.strip())), max_size=3).map(
        lambda texts: Including(including=tuple(texts))
    ),
)
TOLERANCES = (
    st.none()
    | st.sampled_from(["0", "5", "2 days", "5 %", "1 USD", "1 km"])
    | TEXTS.filter(lambda text: bool(text.strip()) and not hidden(text))
)


def outcome(kind: ValueTypeName, raw: RawValue, tolerance: str | None) -> Value | None:
    """Give the value, or None where it is refused in the one way that is allowed."""
    settings: Settings = {}
    if kind in ("term", "list"):
        settings["vocabulary"] = COLOURS
    if tolerance is not None:
        settings["tolerance"] = tolerance
    try:
        return read(kind, raw, **settings)
    except ValueProblem as problem:
        assert str(problem) == f"found {problem.found}, expected {problem.expected}"  # noqa: PT017 - of every refusal
        return None


@pytest.mark.parametrize("kind", TYPES)
@given(raw=RAW, tolerance=TOLERANCES)
@example(raw="Y" + "9" * 5000, tolerance=None)
@example(raw="9" * 5000, tolerance="9" * 5000)
@example(raw="9" * 5000 + " days", tolerance="9" * 5000 + " days")
@example(raw="9" * 18 + " km", tolerance="9" * 18 + " km")
@example(raw="9" * 18 + " parsec", tolerance=None)
@example(raw="about " * 1000 + "4", tolerance="-4")
@example(raw="4 " + "(" * 3000, tolerance=None)
@example(raw="4 " + "m*" * 3000 + "m", tolerance=None)
@example(raw="4 **", tolerance="4 @")
@example(raw="4 if/and-", tolerance=None)
@example(raw="\ud800", tolerance=None)
def test_a_reader_gives_a_value_or_says_what_is_wrong(
    kind: ValueTypeName, raw: RawValue, tolerance: str | None
) -> None:
    value = outcome(kind, raw, tolerance)
    if value is None:
        return
    assert value.text == " ".join(value.text.split()) != ""
    for part in (*value.parts, *(part for item in value.items for part in item.parts)):
        assert_exact(part)
    say = VALUE_TYPES[kind].say
    assert say is None or say(value.interval, value.axis)


def assert_exact(part: Interval) -> None:
    """Check that the ends are decimals that the store, DECIMAL(38, 9), keeps as they are."""
    for end in (part.lo, part.hi):
        if end is not None:
            assert type(end) is Decimal
            exponent = end.as_tuple().exponent
            assert isinstance(exponent, int)
            assert exponent >= -9
            assert abs(end) < 10**29


@pytest.mark.parametrize("kind", TYPES)
@given(raw=TEXTS)
def test_reading_twice_gives_the_same(kind: ValueTypeName, raw: str) -> None:
    assert outcome(kind, raw, None) == outcome(kind, raw, None)
    assert outcome(kind, f" {raw}\n", None) == outcome(kind, raw, None)
