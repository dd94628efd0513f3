"""What the engine parses, it parses as the value types do; the types are the oracle."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from random import Random
from typing import NamedTuple

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claim_tables.declared_attributes import parsing_rule
from claim_tables.parse_hedged_sql import parse_hedged
from claim_tables.parse_plain_sql import PLAIN_TYPES, currencies, parse_plain
from claim_tables.temp_tables import CURRENCIES
from schema.problem import ValueProblem
from schema.records import Attribute
from schema.values import VALUE_TYPES
from support.query import Query

ATTRIBUTES = {
    attribute.id: attribute
    for attribute in (
        Attribute(id="day", type="date"),
        Attribute(id="about-day", type="date", tolerance="3 days"),
        Attribute(id="dead", type="count"),
        Attribute(id="about-dead", type="count", tolerance="10"),
        Attribute(id="share-dead", type="count", tolerance="5 %"),
        Attribute(id="cost", type="money"),
        Attribute(id="share-cost", type="money", tolerance="5 %"),
        Attribute(id="odd-share", type="money", tolerance="0.33 %"),
        Attribute(id="dollars", type="money", tolerance="10 USD"),
        Attribute(id="about-cost", type="money", tolerance="10"),
        Attribute(id="length", type="quantity", unit="km"),
        Attribute(id="about-length", type="quantity", unit="km", tolerance="1.5 km"),
        Attribute(id="miles", type="quantity", unit="km", tolerance="1 mile"),
        Attribute(id="percent", type="quantity", unit="%"),
        Attribute(id="counted", type="count", exact=True),
        Attribute(id="note", type="text"),
    )
}
TYPES = frozenset(attribute.type for attribute in ATTRIBUTES.values())
HEDGES = [
    *[""] * 12,
    *("about ", "About ", "at least ", "at most ", "more than ", "less than ", "nearly "),
    *("just over ", "exactly ", "some ", "up to ", "over ", "~", "c. ", "no more than "),
    *("an estimated ", "Estimated ", "exceeding "),
]
SCALES = [*[""] * 8, " million", " billion", "bn", "k", " thousand", " hundred", "m", " trillion"]
ODD = [
    "-5",
    "0",
    "100",
    "12.0",
    "007",
    "1e5",
    "12,34",
    str(10**17),
    "",
    " 5",
    "5 ",
    "+5",
    "٥",
    ".5",
]
DATES = [
    "2019~",
    "2019/2020",
    "..",
    "201X",
    "9999-12-31",
    "0999-01-01",
    "2019-7-1",
    "2019-07-1 ",
    "2019-07-12 10:00",
    "2019-07-12T00:00",
    "2019-07-12T23:59:59.9",
    "2019-07-12T10:00Z",
    "2019-07-12T10:00+05:30",
    "2019-07-12T10:00/2019-07-13",
    "2019-07-12T24:00",
    "2019-07-12 10",
]


def figure(chance: Random) -> str:
    written = chance.choice(
        [
            str(chance.randint(0, 130)),
            str(chance.randint(0, 3000)),
            str(chance.randint(0, 99) * 10 ** chance.randint(0, 7)),
            f"{chance.randint(0, 9999)}.{chance.randint(0, 99):02d}",
            f"{chance.randint(0, 99)}.{chance.randint(0, 999_999)}",
            f"{chance.randint(1000, 9_999_999):,}",
            str(chance.randint(10**14, 10**15 - 1)),
            chance.choice(ODD),
        ]
    )
    return chance.choice(HEDGES) + written + chance.choice(SCALES)


def date(chance: Random) -> str:
    year, month, day = chance.randint(990, 2100), chance.randint(0, 13), chance.randint(0, 32)
    time = f"T{chance.randint(0, 25):02d}:{chance.randint(0, 61):02d}"
    full_date = f"{year:04d}-{month:02d}-{day:02d}"
    forms = [f"{year:04d}", f"{year:04d}-{month:02d}", full_date, full_date, full_date + time]
    return chance.choice([*forms, chance.choice(DATES)])


def value(chance: Random, attribute: Attribute) -> str:
    match attribute.type:
        case "date":
            return date(chance)
        case "money":
            code, said = chance.choice(["USD", "EUR", "JPY", "KWD", "XQZ", "usd"]), figure(chance)
            return chance.choice([f"{said} {code}", f"{code} {said}", said, f"{said}{code}"])
        case "quantity":
            return figure(chance) + chance.choice(["", " km", "km", " m", " %", " percent"])
        case _:
            return figure(chance)


class Case(NamedTuple):
    attribute: Attribute
    value: str
    quoted: bool = True


Found = tuple[str | None, Decimal | None, Decimal | None]


def expected(case: Case) -> Found | None:
    attribute = case.attribute if case.quoted else case.attribute.without_quotes
    try:
        read = VALUE_TYPES[attribute.type].read(case.value, attribute, None)
    except ValueProblem:
        return None
    assert len(read.parts) == 1
    return read.axis, read.interval.lo, read.interval.hi


def in_engine(cases: list[Case], *, plainly: bool) -> dict[int, Found]:
    """Parse values and give those that the engine says it can parse, by their number."""
    connection = duckdb.connect()
    try:
        connection.execute(
            "CREATE TABLE given (place INTEGER, value VARCHAR, type VARCHAR, named_axis VARCHAR, "
            "half DECIMAL(38, 9), half_is_share BOOLEAN, half_in VARCHAR, by_rule BOOLEAN, "
            "exact_declared BOOLEAN, type_number UTINYINT, quoted BOOLEAN)"
        )
        connection.execute(f"CREATE TABLE {CURRENCIES.name} (ending VARCHAR, decimals UTINYINT)")
        with connection.appender(CURRENCIES.name) as appender:
            appender.append_rows(currencies())
        rows = [
            (
                *(n, case.value, case.attribute.type, *parsing_rule(case.attribute)),
                PLAIN_TYPES.index(case.attribute.type),
                case.quoted,
            )
            for n, case in enumerate(cases)
        ]
        with connection.appender("given") as appender:
            appender.append_rows(rows)
        given_values = Query.of(
            "given_values", "SELECT *, coalesce(exact_declared, NOT quoted) AS exact FROM given"
        )
        query = (
            parse_plain(given_values, TYPES, _tolerant(cases), ["place"])
            if plainly
            else parse_hedged(given_values, TYPES, ["place"])
        )
        parsed = connection.execute(f"SELECT place, axis, lo, hi FROM ({query}) WHERE parsed")
        return {n: (axis, lo, hi) for n, axis, lo, hi in parsed.fetchall()}
    finally:
        connection.close()


def _tolerant(cases: list[Case]) -> set[str]:
    return {case.attribute.type for case in cases if case.attribute.tolerance}


def differences(cases: list[Case], *, plainly: bool) -> list[tuple[str, str, Found | None, Found]]:
    return [
        (cases[n].attribute.id, cases[n].value, wanted, found)
        for n, found in in_engine(cases, plainly=plainly).items()
        if (wanted := expected(cases[n])) != found
    ]


@settings(deadline=None, max_examples=20)
@given(st.integers(min_value=0))
def test_what_the_engine_parses_python_parses_alike(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - no secret
    chosen = [chance.choice(list(ATTRIBUTES.values())) for _ in range(400)]
    cases = [Case(a, value(chance, a), chance.choice([True, False])) for a in chosen]
    assert differences(cases, plainly=False) == []
    assert differences(cases, plainly=True) == []
    exact = [case for case in cases if case.attribute.tolerance is None]
    assert differences(exact, plainly=True) == []


@pytest.mark.parametrize(
    ("attribute", "written"),
    [
        ("day", "2019"),
        ("day", "2019-07"),
        ("day", "2019-07-12"),
        ("about-day", "2019-07-12"),
        ("dead", "12"),
        ("dead", "1372"),
        ("about-dead", "1370"),
        ("share-dead", "1370"),
        ("cost", "12.50 USD"),
        ("dollars", "12 USD"),
        ("about-length", "12.5 km"),
        ("about-length", "-3"),
    ],
)
def test_the_plainest_values_are_parsed_at_once(attribute: str, written: str) -> None:
    assert in_engine([Case(ATTRIBUTES[attribute], written)], plainly=True)


@pytest.mark.parametrize(
    ("attribute", "written"),
    [
        ("dead", "1,370"),
        ("dead", "about 1,370"),
        ("dead", "at least 4"),
        ("cost", "2.5 billion USD"),
        ("cost", "USD 2.5bn"),
        ("cost", "nearly 900 million EUR"),
        ("length", "12.5 km"),
        ("length", "about 3 million"),
        ("day", "2019-07-12T10:30"),
        ("day", "2019-07-12 10:30:00"),
        ("day", "2019-07-12 10:30:00.5"),
    ],
)
def test_the_common_forms_need_no_python(attribute: str, written: str) -> None:
    assert in_engine([Case(ATTRIBUTES[attribute], written)], plainly=False)


def test_the_cases_hold_both_what_can_be_read_and_what_cannot() -> None:
    chance = Random(7)  # noqa: S311 - no secret
    chosen = [chance.choice(list(ATTRIBUTES.values())) for _ in range(2000)]
    cases = [Case(attribute, value(chance, attribute)) for attribute in chosen]
    readable = Counter(case.attribute.type for case in cases if expected(case))
    refused = Counter(case.attribute.type for case in cases if not expected(case))
    assert min(readable[name] for name in TYPES) > 40
    assert min(refused[name] for name in TYPES - {"text"}) > 20
