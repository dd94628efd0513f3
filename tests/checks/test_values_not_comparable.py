"""CR109: rates and sums, and times of day with a zone and without."""

from __future__ import annotations

from schema.finding import Severity
from tests.checks.ledgers import Cases, codes_by_case, examine, expected, sides_of, slot

MONEY: Cases = {
    "a rate and a sum": ("CR109", ["50,000 USD/year", "50,000 USD"]),
    "a rate by the hour and one by the year": ("CR109", ["15 USD/hour", "30,000 USD/year"]),
    "rates by the year and by the month": ("", ["24,000 USD/year", "2,000 USD/month"]),
    "rates by the hour and by the minute": ("", ["60 USD/hour", "1.00 USD/minute"]),
    "two sums": ("", ["50,000 USD", "50,000 USD"]),
    "two currencies": ("", ["50,000 USD", "50,000 EUR"]),
    "a rate and a sum of another currency": ("", ["50,000 USD/year", "50,000 EUR"]),
    "a rate alone": ("", ["50,000 USD/year"]),
    "a sum that is planned": (
        "",
        ["50,000 USD/year", {"value": "50,000 USD", "modality": "planned"}],
    ),
}
TIMES: Cases = {
    "with a zone and without": ("CR109", ["2024-06-01T19:00", "2024-06-01T19:00Z"]),
    "far apart": ("CR109", ["2024-06-01T19:00", "2024-06-09T19:00+02:00"]),
    "without a zone": ("", ["2024-06-01T19:00", "2024-06-01T19:00"]),
    "with a zone": ("", ["2024-06-01T19:00Z", "2024-06-01T20:00+01:00"]),
    "a day and a time with a zone": ("", ["2024-06-01", "2024-06-01T19:00Z"]),
    "a day and a time without": ("", ["2024-06-01", "2024-06-01T19:00"]),
}


def test_which_sums_are_not_comparable() -> None:
    assert codes_by_case({"type": "money"}, MONEY, "CR109") == expected(MONEY)


def test_which_times_are_not_comparable() -> None:
    assert codes_by_case({"type": "date"}, TIMES, "CR109") == expected(TIMES)


def test_a_zone_makes_times_comparable() -> None:
    cases: Cases = {name: ("", stated) for name, (_, stated) in TIMES.items()}
    attribute = {"type": "date", "zone": "Europe/Paris"}
    assert codes_by_case(attribute, cases, "CR109") == expected(cases)


def test_the_finding_of_money() -> None:
    (found,) = examine(slot({"type": "money"}, "50,000 USD/year", "50,000 USD"), "CR109").findings
    assert (found.severity, found.scope) == (Severity.TENSION, "USD")
    assert sides_of(found) == {"50,000 USD": ["s2"], "50,000 USD/year": ["s1"]}
    assert found.message == (
        "Case, it: 50,000 USD in s2, but 50,000 USD/year in s1, which cannot be compared: the "
        "periods differ, or one is for no period"
    )


def test_the_finding_of_times() -> None:
    times = ("2024-06-01T19:00", "2024-06-01T19:00+02:00")
    (found,) = examine(slot({"type": "date"}, *times), "CR109").findings
    assert sides_of(found) == {"17:00 UTC on 1 June 2024": ["s2"], "19:00 on 1 June 2024": ["s1"]}
    assert found.message == (
        "Case, it: 17:00 UTC on 1 June 2024 in s2, but 19:00 on 1 June 2024 in s1, which cannot "
        "be compared: some times have a zone, others have none, and the attribute gives none"
    )
