"""Rates, points of percent and degrees in quotes, and what they say of a record."""

from __future__ import annotations

import pytest

from extraction import candidates, expressions, judge
from schema.records import Attribute
from schema.values import VALUE_TYPES

SAID = "supported"
OPEN = "not checkable"
DOUBTED = "contradicted"
MONEY = [
    ("earns $50,000 a year", "50,000 USD/year", SAID),
    ("earns $50,000 a year", "50,000 USD", SAID),
    ("earns $50,000 a year", "50,000 CAD/year", OPEN),
    ("earns $50,000 a year", "50,000 USD/month", DOUBTED),
    ("earns $50,000 a year", "50,000 EUR/year", DOUBTED),
    ("earned $50,000 a year ago", "50,000 USD/year", OPEN),
    ("$15-an-hour minimum wage", "15 USD/hour", SAID),
    ("$15/hr", "15 USD an hour", SAID),
    ("£500 each week", "500 GBP/week", SAID),
    ("€30,000 annually", "30,000 EUR/year", SAID),
    ("€30,000 annually", "2,500 EUR/month", SAID),
    ("a monthly rent of about £1,200", "about 1,200 GBP/month", SAID),
    ("a monthly rent of about £1,200", "1,200 GBP/year", DOUBTED),
    ("an annual base salary of $50,000", "50,000 USD/year", SAID),
    ("annual revenue of $5 billion", "5 billion USD", SAID),
    ("annual revenue of $5 billion", "5 billion USD/year", OPEN),
    ("$50,000 or more a year", "at least 50,000 USD/year", SAID),
    ("a salary of $50,000", "50,000 USD/year", OPEN),
    ("a salary of $50,000", "60,000 USD/year", DOUBTED),
    ("$110 a barrel", "110 USD", SAID),
]
POINTS = [
    ("percentage points", "fell three percentage points", "3 percentage points", SAID),
    ("percentage points", "fell three percentage points", "-3 pp", SAID),
    ("percentage points", "fell three percentage points", "4 percentage points", DOUBTED),
    ("percentage points", "fell 3 percent", "3 percentage points", DOUBTED),
    ("percentage points", "rose by 25 basis points", "0.25", SAID),
    ("basis points", "up a quarter of a percentage point", "25 basis points", SAID),
    ("percentage points", "a half-point cut", "0.5 percentage points", OPEN),
    ("percent", "fell three percentage points", "3 percent", DOUBTED),
    ("percent", "rose by 25 basis points", "25 percent", DOUBTED),
    ("percent", "rose three points to 7 percent", "7 percent", SAID),
    ("percent", "up three percentage points", "7 percent", OPEN),
]
DEGREES = [
    ("delta_degC", "a rise of 2 degrees Celsius", "2 degC", SAID),
    ("delta_degC", "a rise of 3.6 degrees Fahrenheit", "3.6 degF", SAID),
    ("delta_degC", "a rise of 3.6 degrees Fahrenheit", "3.6 degC", DOUBTED),
    ("delta_degC", "warmed by 1.5C", "1.5 degC", SAID),
    ("delta_degC", "to limit warming to 1.5°C", "1.5 degC", SAID),
    ("delta_degC", "2 degrees warmer", "2 degC", OPEN),
    ("delta_degC", "a temperature of 2 degrees Celsius", "2 degC", DOUBTED),
    ("delta_degC", "temperatures rose to 30 degrees Celsius", "30 degC", DOUBTED),
    ("degC", "a rise of 2 degrees Celsius", "2 degC", DOUBTED),
    ("degC", "1.5°C above pre-industrial levels", "1.5 degC", DOUBTED),
    ("degC", "2 degrees Celsius above zero", "2 degC", SAID),
    ("degC", "a temperature of 2 degrees Celsius", "2 degC", SAID),
    ("degC", "it was 36 degrees Fahrenheit", "36 degF", SAID),
]
UNITS = [
    ("tonnes", "the 224,000-ton vessel", "224,000 ton", SAID),
    ("tonnes", "the 224,000-ton vessel", "224,000 tonnes", SAID),
    ("tonnes", "215 metric tons", "215 tonnes", SAID),
    ("tonnes", "215 metric tons", "215 short tons", DOUBTED),
    ("km", "half a nautical mile", "0.5 nautical_mile", SAID),
    ("km", "half a mile", "0.5 miles", SAID),
]
ROWS = [
    *[("money", quote, value, outcome) for quote, value, outcome in MONEY],
    *[(f"quantity {unit}", *row) for unit, *row in (*POINTS, *DEGREES, *UNITS)],
]


@pytest.mark.parametrize(("kind", "quote", "value", "expected"), ROWS)
def test_what_a_quote_says_of_a_record(kind: str, quote: str, value: str, expected: str) -> None:
    name, _, unit = kind.partition(" ")
    attribute = Attribute.model_validate({"id": "x", "type": name, "unit": unit or None})
    read = VALUE_TYPES[name].read(value, attribute, None)
    assert judge(read, attribute, quote, None).outcome == expected


def test_the_words_of_a_period_are_part_of_the_expression() -> None:
    (found,) = expressions("paid $15-an-hour wages")
    assert found.text == "$15-an-hour"
    assert [c.text for c in candidates(found, None)] == ["15 USD/hour", "15 USD"]
