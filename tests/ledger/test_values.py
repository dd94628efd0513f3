"""Values of a ledger: typed by their attribute, or refused with their place."""

from __future__ import annotations

from decimal import Decimal

import pytest

from schema.interval import Interval
from tests.ledger.helpers import refused_text, schema_says, typed

pytestmark = pytest.mark.usefixtures("here")

ONE_VALUE = "expected one value (only attributes of type list take several)"
TERM = "expected a term of the vocabulary 'v'"
NO_DISTANCE = "found a tolerance, expected none: values of type"
START = """\
sources: [{id: a}]
subjects: [{id: s}]
vocabularies: [{id: v, terms: [lost, found]}]
attributes:
  - {id: date, type: date}
  - {id: money, type: money}
  - {id: count, type: count}
  - {id: quantity, type: quantity, unit: km}
  - {id: term, type: term, vocabulary: v}
  - {id: name, type: name}
  - {id: names, type: list}
  - {id: terms, type: list, vocabulary: v}
  - {id: text, type: text}
"""


def claim(attribute: str, value: str) -> str:
    """Give a ledger of one claim; its value is at line 18, column 12."""
    return f"""{START}claims:
  - source: a
    subject: s
    attribute: {attribute}
    value: {value}
    quote: q
"""


@pytest.mark.parametrize(
    ("attribute", "fields", "value"),
    [
        ("date", {}, "soon"),
        ("date", {}, "3 May 2021"),
        ("date", {}, "2021-02-29"),
        ("date", {}, "Y" + "9" * 5000),
        ("money", {}, "$2.5 billion"),
        ("money", {}, "9" * 40 + " USD"),
        ("count", {}, "some"),
        ("count", {}, "9" * 5000),
        ("quantity", {"unit": "km"}, "5 s"),
        ("quantity", {"unit": "km"}, "1000000000000000 parsec"),
    ],
)
def test_values_that_do_not_type(attribute: str, fields: dict[str, object], value: str) -> None:
    said = schema_says({"type": attribute} | fields, value)
    assert refused_text(claim(attribute, value)) == [f"f.yaml:18:12: value: {said}"]


@pytest.mark.parametrize(
    ("attribute", "value", "said"),
    [
        ("date", "[2019]", f"found a list, {ONE_VALUE}"),
        ("name", "{including: [x]}", f"found a list, {ONE_VALUE}"),
        ("term", "[lost]", f"found a list, {ONE_VALUE}"),
        ("text", "[x]", f"found a list, {ONE_VALUE}"),
        ("names", "[]", "found an empty list, expected at least one item"),
        ("names", "{including: []}", "found an empty list, expected at least one item"),
        ("term", "losd", f"found 'losd', {TERM}; did you mean 'lost'?"),
        ("terms", "lost; loss", f"found 'loss', {TERM}; did you mean 'lost'?"),
        ("terms", "{including: [lost, x]}", f"found 'x', {TERM}"),
    ],
)
def test_values_of_another_form(attribute: str, value: str, said: str) -> None:
    assert refused_text(claim(attribute, value)) == [f"f.yaml:18:12: value: {said}"]


def test_a_wrong_value_is_reported_at_each_of_its_claims() -> None:
    start = claim("date", "soon")
    again = "\n".join(start.splitlines()[-5:])
    said = schema_says({"type": "date"}, "soon")
    assert refused_text(f"{start}{again}\n") == [
        f"f.yaml:18:12: value: {said}",
        f"f.yaml:23:12: value: {said}",
    ]


TOLERANT = """\
sources: [{id: a}]
subjects: [{id: s}]
attributes:
  - id: wide
    tolerance: %s
    type: %s
    unit: km
claims: [{source: a, subject: s, attribute: wide, value: %s, quote: q}]
"""


@pytest.mark.parametrize("tolerance", ["about 5", "-5", "few", "9" * 40])
@pytest.mark.parametrize(
    ("kind", "value"),
    [("count", "1"), ("money", "1 USD"), ("quantity", "1"), ("date", "2000")],
)
def test_a_tolerance_is_refused_at_its_attribute_and_not_at_its_claims(
    kind: str, value: str, tolerance: str
) -> None:
    said = schema_says({"type": kind, "unit": "km", "tolerance": tolerance}, value)
    assert refused_text(TOLERANT % (tolerance, kind, value)) == [f"f.yaml:5:16: tolerance: {said}"]


@pytest.mark.parametrize("kind", ["name", "list", "text"])
def test_a_tolerance_needs_values_with_a_distance(kind: str) -> None:
    assert refused_text(TOLERANT % (5, kind, "x")) == [
        f"f.yaml:5:16: tolerance: {NO_DISTANCE} {kind!r} have no distance"
    ]


@pytest.mark.parametrize(
    ("kind", "tolerance", "value"),
    [
        ("count", "2", "4"),
        ("count", "50 %", "4"),
        ("money", "2 USD", "4 USD"),
        ("quantity", "2 km", "4 km"),
        ("date", "2 days", "1970-01-05"),
    ],
)
def test_a_tolerance_widens_values(kind: str, tolerance: str, value: str) -> None:
    (reading,) = typed(TOLERANT % (tolerance, kind, value)).readings
    assert reading.value.parts == (Interval(Decimal(3), Decimal(5)),)


EXACT = """\
sources: [{id: a}]
subjects: [{id: s}]
attributes:
  - id: votes
    exact: %s
    type: %s
    unit: km
    %s
claims: [{source: a, subject: s, attribute: votes, value: %s, quote: q}]
"""


@pytest.mark.parametrize(
    ("exact", "kind", "value", "parts"),
    [
        ("true", "count", "12,000", Interval(Decimal(12000), Decimal(12000))),
        ("true", "money", "1 million USD", Interval(Decimal(1_000_000), Decimal(1_000_000))),
        ("true", "quantity", "1 mile", Interval(Decimal("1.609344"), Decimal("1.609344"))),
        ("false", "count", "12,000", Interval(Decimal(11500), Decimal(12499))),
        ("false", "count", "12,010", Interval(Decimal(12010), Decimal(12010))),
    ],
)
def test_an_exact_attribute_takes_no_figure_for_rounded(
    exact: str, kind: str, value: str, parts: Interval
) -> None:
    (reading,) = typed(EXACT % (exact, kind, "", f"'{value}'")).readings
    assert reading.value.parts == (parts,)


@pytest.mark.parametrize("kind", ["date", "name", "list", "text"])
def test_only_amounts_can_be_exact(kind: str) -> None:
    assert refused_text(EXACT % ("false", kind, "", "2019")) == [
        (
            f"f.yaml:5:12: exact: found 'exact: false', "
            f"expected none: values of type {kind!r} are not rounded"
        )
    ]


def test_an_exact_attribute_has_no_tolerance() -> None:
    assert refused_text(EXACT % ("true", "count", "tolerance: 5", "4")) == [
        "f.yaml:5:12: exact: found both 'exact: true' and 'tolerance', expected one of them"
    ]
    (reading,) = typed(EXACT % ("false", "count", "tolerance: 4", "4")).readings
    assert reading.value.parts == (Interval(Decimal(2), Decimal(6)),)
