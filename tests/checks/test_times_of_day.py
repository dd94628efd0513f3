"""Dates with a time of day in the checks that compare dates: CR101, CR201, CR204, CR205."""

from __future__ import annotations

from typing import Any

from tests.checks.ledgers import CONFLICTS, Cases, codes_by_case, examine, expected, sides_of, slot

DATE = {"type": "date"}
WITHOUT_ZONE: Cases = {
    "the same minute": ("", ["2024-06-01T19:00", "2024-06-01 19:00:30"]),
    "half an hour apart": ("CR101", ["2024-06-01T19:00", "2024-06-01T19:30"]),
    "a day and its times": ("", ["2024-06-01", "2024-06-01T00:00", "2024-06"]),
    "a day and its last minute": ("", ["2024-06-01", "2024-06-01T23:59"]),
    "a day and the next minute": ("CR101", ["2024-06-01", "2024-06-02T00:00"]),
    "two times of one day": ("CR101", ["2024-06-01", "2024-06-01T07:00", "2024-06-01T19:00"]),
    "days as ever": ("CR101", ["2024-06-01", "2024-06-02"]),
    "a month and its last day": ("", ["2024-06", "2024-06-30"]),
    "one of two times": ("", ["[2024-06-01T19:00, 2024-06-01T20:30]", "2024-06-01T20:30"]),
    "none of two times": ("CR101", ["[2024-06-01T19:00, 2024-06-01T20:30]", "2024-06-01T20:00"]),
    "open from a time": ("CR101", ["2024-06-01T19:00/..", "2024-06-01T18:59"]),
}
WITH_ZONES: Cases = {
    "the same instant": ("", ["2024-06-01T19:00Z", "2024-06-01T20:00+01:00"]),
    "an hour apart": ("CR101", ["2024-06-01T19:00Z", "2024-06-01T19:00+01:00"]),
    "a day and its times": ("", ["2024-06-01", "2024-06-01T23:30+01:00"]),
}
OF_A_PLACE: Cases = {
    "the same time": ("", ["2024-06-01T19:00", "2024-06-01T16:00Z", "2024-06-01T15:00-01:00"]),
    "a minute apart": ("CR101", ["2024-06-01T19:00", "2024-06-01T16:01Z"]),
    "the day there": ("", ["2024-06-02", "2024-06-01T22:00Z"]),
}
OF_BOTH_KINDS: Cases = {
    "a day apart": ("", ["2024-06-01T19:00", "2024-06-02T03:00Z"]),
    "two days apart": ("CR101", ["2024-06-01T19:00", "2024-06-03T03:00Z"]),
    "two without a zone": ("CR101", ["2024-06-01T19:00", "2024-06-01T20:00"]),
}


def test_times_are_compared_to_the_minute() -> None:
    assert codes_by_case(DATE, WITHOUT_ZONE, *CONFLICTS) == expected(WITHOUT_ZONE)


def test_times_with_a_zone_are_compared_as_instants() -> None:
    assert codes_by_case(DATE, WITH_ZONES, *CONFLICTS) == expected(WITH_ZONES)


def test_an_attribute_gives_the_zone_of_its_times() -> None:
    attribute = DATE | {"zone": "Europe/Istanbul"}
    assert codes_by_case(attribute, OF_A_PLACE, *CONFLICTS) == expected(OF_A_PLACE)


def test_times_with_and_without_a_zone_are_compared_by_their_days() -> None:
    assert codes_by_case(DATE, OF_BOTH_KINDS, "CR101") == expected(OF_BOTH_KINDS)


def test_sides_and_message_have_the_times() -> None:
    stated = ("2024-06-01T19:00", "2024-06-01T20:30", "2024-06-01")
    (found,) = examine(slot(DATE, *stated), *CONFLICTS).findings
    assert sides_of(found) == {
        "19:00 on 1 June 2024": ["s1"],
        "20:30 on 1 June 2024": ["s2"],
        "compatible with more than one side": ["s3"],
    }
    assert found.message == "Case, it: 19:00 on 1 June 2024 in s1, but 20:30 on 1 June 2024 in s2"


def ordered(first: str, last: str, /, **zones: str) -> dict[str, Any]:
    """Give a ledger in which `first` must not come after `last`."""
    attributes = [
        {"id": name, "type": "date"} | ({"zone": zones[name]} if name in zones else {})
        for name in ("first", "last")
    ]
    claims = [
        {"source": "a", "subject": "s", "attribute": name, "value": value, "quote": f"q {name}"}
        for name, value in (("first", first), ("last", last))
    ]
    rule = {
        "earlier": {"subject": "s", "attribute": "first"},
        "later": {"subject": "s", "attribute": "last"},
        "because": "one follows the other",
    }
    return {
        "sources": [{"id": "a"}],
        "subjects": [{"id": "s"}],
        "attributes": attributes,
        "claims": claims,
        "order_rules": [rule],
    }


def broken(first: str, last: str, /, **zones: str) -> list[str]:
    return examine(ordered(first, last, **zones), "CR201").codes


def test_order_is_compared_to_the_minute() -> None:
    assert broken("2024-06-01T19:00", "2024-06-01T18:59") == ["CR201"]
    assert broken("2024-06-01T19:00", "2024-06-01T19:00") == []
    assert broken("2024-06-01T19:00", "2024-06-01") == []
    assert broken("2024-06-01", "2024-06-01T18:00") == []
    assert broken("2024-06-02", "2024-06-01T18:00") == ["CR201"]


def test_order_across_zones_has_a_day_to_spare() -> None:
    places = {"first": "Asia/Tokyo", "last": "America/New_York"}
    assert broken("2024-06-02T03:00", "2024-06-01T20:00", **places) == []
    assert broken("2024-06-04T03:00", "2024-06-01T20:00", **places) == ["CR201"]
    assert broken("2024-06-01T21:00Z", "2024-06-01T20:00") == []
    assert broken("2024-06-01T21:00Z", "2024-06-01T20:00Z") == ["CR201"]


def test_a_time_of_the_day_after_publication_is_not_ahead() -> None:
    ledger = slot(DATE, "2024-05-02T19:00", "2024-05-03T00:00")
    ledger["sources"] = [{"id": name, "published": "2024-05-01"} for name in ("s1", "s2")]
    (found,) = examine(ledger, "CR204").findings
    assert sides_of(found) == {"00:00 on 3 May 2024 stated as done": ["s2"]}


def test_a_scheduled_time_that_is_past_supersedes_the_plan() -> None:
    plan = {"value": "2024-05-01T19:00", "modality": "planned"}
    ledger = slot(DATE | {"scheduled": True}, plan, "2024-05-02T19:00")
    published = {"s1": "2024-04-01", "s2": "2024-05-02"}
    ledger["sources"] = [{"id": name, "published": day} for name, day in published.items()]
    (found,) = examine(ledger, "CR205").findings
    assert "19:00 on 1 May 2024, planned" in found.message
