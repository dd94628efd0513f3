"""What `add claim` proposes for a quote, as an editor enters it."""

from __future__ import annotations

import pytest

from articles.proposals import proposals
from schema.records import Attribute
from schema.values.date import read_days

WEDNESDAY = read_days("2019-07-24")[0]


def proposed(kind: str, quote: str) -> list[str]:
    attribute = Attribute.model_validate({"id": "x", "type": kind})
    return [found.value for found in proposals(attribute, None, quote, WEDNESDAY)]


@pytest.mark.parametrize(
    ("quote", "values"),
    [
        ("The delivery began last week", ["2019-07-15/2019-07-21~"]),
        ("The delivery began early last week", ["2019-07-15/2019-07-21~"]),
        ("The delivery begins next week", ["2019-07-29/2019-08-04~"]),
        ("It began the week before last", ["2019-07-08/2019-07-14~"]),
        ("The delivery begins this week", ["2019-07-22/2019-07-28"]),
        ("It began last weekend", ["2019-07-20/2019-07-21"]),
        ("It began last month", ["2019-06"]),
        ("It began last Friday", ["2019-07-19"]),
        ("It began in the week of July 15, 2019", ["2019-07-15/2019-07-21"]),
    ],
)
def test_a_week_before_or_after_this_one_is_approximate(quote: str, values: list[str]) -> None:
    assert proposed("date", quote) == values


@pytest.mark.parametrize(
    ("kind", "quote", "values"),
    [
        ("count", "Some 200 people came", ["about 200"]),
        ("count", "About a hundred people left", ["about 100"]),
        ("count", "Two hundred people stayed", ["200"]),
        ("count", "12,000 people stayed", ["12,000"]),
        ("count", "1.5 million people stayed", ["1.5 million"]),
        ("money", "It cost about $900 million", ["about 900 million USD"]),
        ("money", "She earns $50,000 a year", ["50,000 USD/year", "50,000 USD"]),
        ("date", "It starts at 7 p.m. on Aug. 1", ["2019-08-01", "2019-08-01T19:00", "2018-08-01"]),
        ("date", "It starts at 1900 GMT tomorrow", ["2019-07-25", "2019-07-25T19:00Z"]),
    ],
)
def test_a_value_keeps_what_the_words_say_of_it(kind: str, quote: str, values: list[str]) -> None:
    assert proposed(kind, quote) == values
