"""What is not asserted is listed next to the value, and so is what was said of earlier days."""

from __future__ import annotations

import pytest

from reports.fact_sheet.formats.markdown import written
from reports.fact_sheet.sheet import Sheet
from schema.records import Ledger
from tests.reports.sheets import COUNT, DATE, TEXT, by, sheet, status_and_value

CHANGING = COUNT | {"changes": "true"}


def as_of(day: str, value: str, **more: str) -> dict[str, str]:
    return {"value": value, "as_of": day, **more}


def test_all_that_is_not_asserted_is_kept_with_who_says_it_and_how() -> None:
    fact = sheet(
        TEXT,
        by("Kirby", "unchanged"),
        by("Kirby", "give it up", modality="demanded"),
        by("Mitchell", "consequences", modality="conditional"),
        {"value": "consequences", "modality": "predicted"},
        by("Akar", "a second one", modality="planned"),
        by("Ankara", "a threat", modality="denied"),
    )
    assert status_and_value(fact) == ("single source", "unchanged, according to Kirby")
    assert (fact.sources, fact.quotes) == (("s1",), ("s1: “words a, b”",))
    assert fact.not_asserted == (
        "Kirby called for: give it up (s2: “words a, c”)",
        "Mitchell said conditionally: consequences (s3: “words a, d”)",
        "s4 predicted: consequences (“words a, e”)",
        "Akar spoke of a plan: a second one (s5: “words a, f”)",
        "Ankara denied: a threat (s6: “words a, g”)",
    )


def test_what_several_sources_let_one_speaker_say_is_listed_once() -> None:
    plan = by("Akar", "2025", modality="planned")
    assert sheet(DATE, "2024", plan, plan).not_asserted == (
        "Akar spoke of a plan: 2025 (s2: “words a, c”; s3: “words a, d”)",
    )


def test_where_nothing_is_asserted_the_value_tells_what_is() -> None:
    fact = sheet(
        DATE,
        by("Akar", "2025-06", modality="planned"),
        by("Akar", "2026", modality="planned"),
        {"value": "2027", "modality": "predicted"},
    )
    assert status_and_value(fact) == (
        "contested",  # Akar has two plans
        "Akar spoke of a plan: June 2025; 2026; s3 predicted: 2027",
    )
    assert fact.sources == ("s1", "s2", "s3")
    assert len(fact.not_asserted) == 3


def test_an_ambiguous_plan_tells_its_readings_and_is_not_open() -> None:
    readings = [{"means": "begun", "value": "2025"}, {"means": "opened", "value": "2026"}]
    plan = {"phrase": "words", "readings": readings, "modality": "planned"}
    assert status_and_value(sheet(DATE, plan)) == (
        "not asserted",
        "s1 spoke of a plan: 2025 (begun); 2026 (opened)",
    )


def test_the_value_of_what_changes_is_the_latest_and_the_earlier_ones_are_kept() -> None:
    fact = sheet(
        CHANGING,
        as_of("2024-03-16", "3"),
        as_of("2024-03-18", "5"),
        as_of("2024-03-17", "4", speaker="the police"),
    )
    assert status_and_value(fact) == ("single source", "5")
    assert (fact.as_of, fact.sources) == ("18 March 2024", ("s2",))
    assert fact.earlier == (
        "3, as of 16 March 2024 (s1: “words a, b”)",
        "4, according to the police, as of 17 March 2024 (s3: “words a, d”)",
    )


@pytest.mark.parametrize(
    ("days", "latest"),
    [
        (["1965-01-01", "1969-12-31"], "31 December 1969"),
        (["2024-03", "2024-03-17"], "March 2024 and 17 March 2024"),
        (["2024-03-17/..", "2024-03-16"], "17 March 2024 or later"),
        (["../2024-03-17", "2024-03-16"], "17 March 2024 or earlier and 16 March 2024"),
    ],
)
def test_which_day_is_the_latest(days: list[str], latest: str) -> None:
    assert sheet(CHANGING, *(as_of(day, "1") for day in days)).as_of == latest


def test_undated_claims_about_what_changes_are_not_compared() -> None:
    assert status_and_value(sheet(CHANGING, "3", "4")) == ("not compared", "3 (s1), but 4 (s2)")


def test_a_conflict_of_earlier_days_does_not_contest_the_value() -> None:
    """The finding is listed, but the value that counts is not in doubt."""
    days = as_of("2024-03-16", "3"), as_of("2024-03-16", "4"), as_of("2024-03-17", "4")
    fact = sheet(CHANGING, *days)
    assert status_and_value(fact) == ("single source", "4")
    assert fact.findings == ("CR103 count-conflict",)
    assert status_and_value(sheet(CHANGING, *days, as_of("2024-03-17", "5")))[0] == "contested"


def test_days_of_what_does_not_change_are_listed_too() -> None:
    fact = sheet(COUNT, as_of("2024-03-17", "3"), as_of("2021", "3"), as_of("2022-05", "3"))
    assert (fact.status, fact.as_of) == ("agreed", "2021, May 2022 and 17 March 2024")


def test_markdown_puts_statements_under_the_table() -> None:
    changing = sheet(
        CHANGING,
        as_of("2024-03-16", "3"),
        as_of("2024-03-18", "5"),
        by("Kirby", "0", modality="demanded"),
    )
    planned = sheet(DATE, by("Akar", "2025-06", modality="planned"))
    assert written(Sheet([changing], "T", Ledger.model_validate({}))).splitlines()[4:] == [
        "| fact | value | status | sources |",
        "|---|---|---|---|",
        "| it | 5 (as of 18 March 2024) | single source | s2 |",
        "",
        "- it, s2: “words a, c”",
        "- it, Kirby called for: 0 (s3: “words a, d”)",
        "- it, earlier: 3, as of 16 March 2024 (s1: “words a, b”)",
    ]
    assert written(Sheet([planned], "T", Ledger.model_validate({}))).splitlines()[6:] == [
        "| it | Akar spoke of a plan: June 2025 | not asserted | s1 |",
        "",
        "- it, Akar spoke of a plan: June 2025 (s1: “words a, b”)",
    ]
