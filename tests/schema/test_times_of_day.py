"""Dates with a time of day: minutes, zones, words, fixed spellings, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from schema.records import Attribute
from schema.values import VALUE_TYPES, Value
from schema.values.canonical import canonical
from schema.values.clock import (
    DAY_END,
    ZoneError,
    in_zone,
    minute_at,
    named_offset,
    named_zone,
    offset,
    point,
)
from schema.values.date import in_days, say, to_the_minute
from schema.values.zones import TimeRules, time_rules
from tests.schema.helpers import refusal

DATE = VALUE_TYPES["date"]


def attribute(zone: str | None = None, tolerance: str | None = None) -> Attribute:
    return Attribute(id="x", type="date", zone=zone, tolerance=tolerance)


def read(text: str, zone: str | None = None, tolerance: str | None = None) -> Value:
    return to_the_minute(DATE.read(text, attribute(zone, tolerance), None))


def agree(left: Value, right: Value) -> bool:
    return left.axis == right.axis and any(a.meets(b) for a in left.parts for b in right.parts)


@pytest.mark.parametrize("minute", [0, 1, 719, 720, 1140, 1439])
@pytest.mark.parametrize("day", [-1, 0, 19875, 10**9])
def test_a_minute_is_found_again(day: int, minute: int) -> None:
    at = point(day, minute)
    assert at == at.quantize(Decimal("1e-9"))
    assert minute_at(at) == (day, minute)
    assert day < at < day + DAY_END < day + 1


@pytest.mark.parametrize("at", ["0", "0.5", "0.999826389", "0.25", "19875"])
def test_an_end_of_a_day_is_no_minute(at: str) -> None:
    assert minute_at(Decimal(at)) is None


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2024-06-01T19:00", "2024-06-01T19:00:59", True),
        ("2024-06-01T19:00", "2024-06-01 19:01", False),
        ("2024-06-01T19:00", "2024-06-01", True),
        ("2024-06-01T00:00", "2024-06-01", True),
        ("2024-06-01T23:59", "2024-06-01", True),
        ("2024-06-01T00:00", "2024-05-31", False),
        ("2024-06-01T23:59", "2024-06-02", False),
        ("2024-06-01T19:00", "2024-06", True),
        ("2024-06-01T19:00", "../2024-06-01", True),
        ("2024-06-01T19:00/2024-06-01T21:00", "2024-06-01T21:00", True),
        ("2024-06-01T19:00/2024-06-01T21:00", "2024-06-01T21:01", False),
        ("[2024-06-01T19:00, 2024-06-01T21:00]", "2024-06-01T20:00", False),
        ("2024-06-01T19:00Z", "2024-06-01T20:00+01:00", True),
        ("2024-06-01T19:00Z", "2024-06-01T19:00+01:00", False),
        ("2024-06-01T23:30-05:00", "2024-06-02T04:30Z", True),
        ("2024-06-01T19:00", "2024-06-01T19:00Z", False),
    ],
)
def test_which_dates_agree(left: str, right: str, *, expected: bool) -> None:
    assert agree(read(left), read(right)) is expected


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        ("Europe/Istanbul", "2024-06-01T16:00Z"),
        ("UTC+3", "2024-06-01T17:00+01:00"),
        ("+03:00", "2024-06-01T19:00"),
        ("America/New_York", "2024-06-01T23:00Z"),
        ("America/New_York", "2024-06-02T02:00+03:00"),
    ],
)
def test_a_zone_of_the_attribute_makes_times_comparable(zone: str, written: str) -> None:
    assert agree(read("2024-06-01T19:00", zone), read(written, zone))
    assert agree(read("2024-06-01", zone), read(written, zone))


def test_summer_time_counts() -> None:
    assert in_zone(19723, 720, "Z", "Europe/Berlin") == (19723, 780)
    assert in_zone(19875, 720, "Z", "Europe/Berlin") == (19875, 840)


@pytest.mark.parametrize(
    ("text", "words", "spelling"),
    [
        ("2024-06-01 19:00:30", "19:00 on 1 June 2024", "2024-06-01T19:00"),
        ("2024-06-01T00:00", "00:00 on 1 June 2024", "2024-06-01T00:00"),
        ("2024-06-01T23:30-05:00", "04:30 UTC on 2 June 2024", "2024-06-02T04:30Z"),
        (
            "2024-06-01T19:00/2024-06-01T21:00",
            "19:00 to 21:00 on 1 June 2024",
            "2024-06-01T19:00/2024-06-01T21:00",
        ),
        (
            "2024-06-01T22:00/2024-06-02",
            "22:00 on 1 June 2024 to 2 June 2024",
            "2024-06-01T22:00/2024-06-02",
        ),
        ("2024-06-01T19:00/..", "19:00 on 1 June 2024 or later", "2024-06-01T19:00/.."),
        ("../2024-06-01T19:00", "19:00 on 1 June 2024 or earlier", "../2024-06-01T19:00"),
        (
            "2024-06-01T19:00/2024-06-01T21:00~",
            "18:00 to 22:00 on 1 June 2024",
            "2024-06-01T18:00/2024-06-01T22:00",
        ),
        ("2024-06-01", "1 June 2024", "2024-06-01"),
        ("2024-06", "June 2024", "2024-06"),
        ("../2024", "31 December 2024 or earlier", "../2024"),
    ],
)
def test_words_and_spelling(text: str, words: str, spelling: str) -> None:
    value = read(text)
    assert say(value.interval, value.axis) == words
    assert canonical(value, DATE, None) == spelling


@pytest.mark.parametrize("text", ["2024-06-01", "2024-06", "2024~", "../2024", "[2023, 2025-06]"])
@pytest.mark.parametrize("tolerance", [None, "1 day", "2 days", "3 hours"])
def test_a_whole_day_keeps_its_spelling(text: str, tolerance: str | None) -> None:
    plain = DATE.read(text, attribute(tolerance=tolerance), None)
    assert canonical(to_the_minute(plain), DATE, None) == canonical(plain, DATE, None)
    if tolerance != "1 day":
        assert in_days(to_the_minute(plain)).axis == "day"


@pytest.mark.parametrize(
    ("tolerance", "far", "expected"),
    [
        ("30 minutes", "2024-06-01T19:30", True),
        ("30 minutes", "2024-06-01T19:31", False),
        ("2 hours", "2024-06-01T21:00", True),
        ("2 hours", "2024-06-01T21:01", False),
        ("1 day", "2024-06-02T19:00", True),
    ],
)
def test_a_tolerance_may_be_shorter_than_a_day(tolerance: str, far: str, *, expected: bool) -> None:
    values = (read(text, tolerance=tolerance) for text in ("2024-06-01T19:00", far))
    assert agree(*values) is expected


@pytest.mark.parametrize(
    "text",
    ["2024-06-01T24:00", "2024-06-XXT19:00", "2024-06T19:00", "19:00", "2024-06-01T19:00+15:00"],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    assert refusal("date", text).startswith(f"found {text!r}, expected an EDTF date")


def test_one_end_with_a_zone_is_refused() -> None:
    text = "2024-06-01T19:00/2024-06-01T20:00Z"
    expected = "a zone for both times or for neither, unless the attribute gives a `zone`"
    assert refusal("date", text) == f"found {text!r}, expected {expected}"
    assert read(text, zone="UTC").axis == "day"
    backwards = "2024-06-01T21:00/2024-06-01T19:00"
    assert "does not come before its start" in refusal("date", backwards)


def test_without_times_nothing_is_placed_otherwise() -> None:
    assert time_rules([("x", "2024-06-01"), ("x", "2024")], frozenset()) is None


@pytest.mark.parametrize(
    ("texts", "with_zone", "expected"),
    [
        (["2024-06-01T19:00", "2024"], (), TimeRules({}, frozenset())),
        (["2024-06-01T19:00Z", "2024"], (), TimeRules({"x": "UTC"}, frozenset())),
        (
            ["2024-06-01T19:00Z", "2024-06-01T19:00Z", "2024-06-01T19:00-05:00"],
            (),
            TimeRules({"x": "UTC-05:00"}, frozenset()),
        ),
        (["2024-06-01T19:00Z", "2024-06-01T19:00"], (), TimeRules({}, frozenset({"x"}))),
        (["2024-06-01T19:00Z", "2024-06-01T19:00"], ("x",), TimeRules({}, frozenset())),
    ],
)
def test_how_dates_of_an_attribute_are_placed(
    texts: list[str], with_zone: tuple[str, ...], expected: TimeRules
) -> None:
    assert time_rules([("x", text) for text in texts], frozenset(with_zone)) == expected


def test_a_day_agrees_with_a_time_in_the_zone_of_the_place() -> None:
    rules = TimeRules({"x": "UTC-05:00"}, frozenset())
    texts = ("2024-06-01T23:30-05:00", "2024-06-02T04:30Z", "2024-06-01")
    one, other, day = (
        rules.placed(DATE.read(text, attribute(), None), attribute()) for text in texts
    )
    assert agree(one, other)
    assert agree(one, day)
    assert say(one.interval, one.axis) == "23:30 UTC-05:00 on 1 June 2024"
    assert canonical(one, DATE, None) == "2024-06-02T04:30Z"


def test_times_of_both_kinds_are_compared_with_a_day_to_spare() -> None:
    rules = TimeRules({}, frozenset({"x"}))
    zoned, near, far = (
        rules.placed(DATE.read(text, attribute(), None), attribute())
        for text in ("2024-06-01T19:00Z", "2024-06-02T03:00", "2024-06-03T03:00")
    )
    assert agree(zoned, near)
    assert not agree(zoned, far)


@pytest.mark.parametrize(
    ("zone", "minutes", "name"),
    [
        ("Z", 0, "UTC"),
        ("UTC", 0, "UTC"),
        ("GMT", 0, "UTC"),
        ("+05:30", 330, "UTC+05:30"),
        ("-03:30", -210, "UTC-03:30"),
    ],
)
def test_zones_of_a_fixed_offset(zone: str, minutes: int, name: str) -> None:
    assert (offset(zone), named_offset(minutes)) == (minutes, name)
    assert named_zone(zone).utcoffset(None) == timedelta(minutes=minutes)


def test_offsets_of_one_minute_have_their_sign() -> None:
    assert (named_offset(1), named_offset(-1)) == ("UTC+00:01", "UTC-00:01")


def test_a_zone_is_ahead_by_what_holds_at_that_minute() -> None:
    summer = (date(2019, 3, 31) - date(1970, 1, 1)).days  # from 01:00 UTC on
    assert in_zone(summer, 59, "Z", "Europe/Rome") == (summer, 119)
    assert in_zone(summer, 60, "Z", "Europe/Rome") == (summer, 180)
    assert in_zone(summer, 59, "Z", "Europe/London") == (summer, 59)
    assert in_zone(summer, 60, "Z", "Europe/London") == (summer, 120)


def test_zones_that_nobody_knows_and_years_that_no_calendar_has_are_refused() -> None:
    with pytest.raises(ZoneError, match="a time zone such as Europe/Istanbul"):
        named_zone("Europe/Nowhere")
    with pytest.raises(ZoneError, match="a year from 1 to 9999"):
        in_zone(4_000_000, 0, "Z", "Europe/Rome")
