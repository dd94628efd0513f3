"""Times of day in quotes, and what they say of a recorded date."""

from __future__ import annotations

import pytest

from extraction import expressions, judge, times_of_day
from schema.records import Attribute
from schema.values import VALUE_TYPES
from tests.extraction.dates import days

TIMES: list[tuple[str, list[str]]] = [
    ("starts at 7 p.m. on June 1", ["19:00"]),
    ("8.30 p.m.", ["20:30"]),
    ("at 8:30PM", ["20:30"]),
    ("at 19:00", ["19:00"]),
    ("at 8:15", ["08:15 or 20:15"]),
    ("at 08:15", ["08:15"]),
    ("12 noon", ["12:00"]),
    ("at midday", ["12:00"]),
    ("by midnight", ["00:00"]),
    ("12.30 a.m.", ["00:30"]),
    ("12 p.m.", ["12:00"]),
    ("1900 GMT", ["19:00"]),
    ("1900 hours", ["19:00"]),
    ("at 0830 on Monday", ["08:30"]),
    ("seven o'clock in the evening", ["19:00"]),
    ("7 in the morning", ["07:00"]),
    ("half past seven", ["07:30 or 19:30"]),
    ("quarter to eight in the evening", ["19:45"]),
    ("from 7 to 9:30 p.m.", ["19:00", "21:30"]),
    ("19h30", ["19:30"]),
    ("7 p.m. (1100 GMT)", ["19:00", "11:00"]),
    ("won 2:1", []),
    ("a marathon of 2:03:38", []),
    ("in 1900", []),
    ("13 p.m. and 25:00", []),
    ("$7 million", []),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times_that_are_found(text: str, expected: list[str]) -> None:
    assert [time.in_words for time in times_of_day(text)] == expected


def test_zones_of_times() -> None:
    found = times_of_day("7 p.m. EST, 1900 GMT, 7 p.m. ET, 7 p.m.")
    assert [(t.ahead, t.other_zone) for t in found] == [
        (-300, False),
        (0, False),
        (None, True),
        (None, False),
    ]


SAID, OPEN, DOUBTED = "supported", "not checkable", "contradicted"


@pytest.mark.parametrize(
    ("quote", "value", "expected"),
    [
        ("starts at 7 p.m. on June 1, 2024", "2024-06-01T19:00", SAID),
        ("starts at 7 p.m. on June 1, 2024", "2024-06-01", SAID),
        ("starts at 7 p.m. on June 1, 2024", "2024-06-01T20:30", DOUBTED),
        ("starts at 7 p.m. on June 1, 2024", "2024-06-02T19:00", DOUBTED),
        ("starts at 7 p.m. on June 1, 2024", "2024-06-01T19:00Z", SAID),
        ("starts at 7 p.m. on June 1, 2024", "2024-06-01T17:00Z", OPEN),
        ("starts on June 1, 2024", "2024-06-01T19:00", OPEN),
        ("starts on June 2, 2024", "2024-06-01T19:00", DOUBTED),
        ("starts at 7 p.m.", "2024-06-01T19:00", OPEN),
        ("starts at 7 p.m.", "2024-06-01T20:00", DOUBTED),
        ("doors open at 6, it starts at 7 p.m. on June 1, 2024", "2024-06-01T19:00", SAID),
        ("1900 GMT on June 1, 2024", "2024-06-01T19:00Z", SAID),
        ("1900 GMT on June 1, 2024", "2024-06-01T20:00+01:00", OPEN),
        ("1900 GMT on June 1, 2024", "2024-06-01T20:00Z", DOUBTED),
        ("1900 GMT on June 1, 2024", "2024-06-01T20:00", OPEN),
        ("from 7 to 9 p.m. on June 1, 2024", "2024-06-01T19:00/2024-06-01T21:00", SAID),
        ("from 7 to 9 p.m. on June 1, 2024", "2024-06-01T19:00/2024-06-01T22:00", DOUBTED),
        ("at noon on 1 June 2024", "2024-06-01T12:00", SAID),
        ("at noon on 1 June 2024", "2024-06-01T00:00", DOUBTED),
    ],
)
def test_what_a_quote_says_of_a_date_with_a_time(quote: str, value: str, expected: str) -> None:
    attribute = Attribute(id="x", type="date", scheduled=True)
    read = VALUE_TYPES["date"].read(value, attribute, None)
    assert judge(read, attribute, quote, days("2024-05-01")).outcome == expected


def test_a_time_is_no_count() -> None:
    assert not [e for e in expressions("at 1900 GMT") if e.kind == "count"]


def test_long_texts_are_read_in_linear_time() -> None:
    for text in ("7 to " * 5_000, "1 " * 5_000, "7-" * 5_000, "half past " * 2_000):
        assert len(times_of_day(text)) <= len(text)
