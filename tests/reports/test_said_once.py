"""A row says each thing once, and with whom, when and in how many ways it is to be read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reports.fact_sheet.days import in_sentence, names_a_month
from reports.fact_sheet.forms import sheet as sheet_in
from runner.examine import examined
from schema.values.date import interval_of_days, read_days
from tests.checks.ledgers import FILE, slot
from tests.reports.sheets import DATE, LIST, TERM, TEXT, by, sheet, sheet_with_wording, words

PHRASE = {"phrase": "words", "speaker": "Kirby"}


def readings(first: tuple[str, str], second: tuple[str, str]) -> dict[str, Any]:
    return PHRASE | {"readings": [{"means": m, "value": v} for m, v in (first, second)]}


def printed(form: str, ledger: dict[str, Any]) -> str:
    """Give the fact sheet of a ledger in a form that people read."""
    FILE.write_text(json.dumps(ledger), encoding="utf-8")
    with examined([FILE]) as seen:
        written = sheet_in(seen, form)
    return written if isinstance(written, str) else written.decode()


def test_a_source_that_has_the_value_from_a_speaker_says_so() -> None:
    fact = sheet(TERM, "strained", by("AP", "strained"), **words("strained", "mended"))
    assert (fact.status, fact.value) == ("agreed", "strained")
    assert fact.attributed == ("s2 cites AP for it",)


@pytest.mark.parametrize(
    "claims",
    [
        ("2019", "2019"),
        (by("AP", "2019"), by("AP", "2019")),  # "according to AP" stands with the value
        (by("AP", "2019"), "2018"),  # so does each side of a conflict
        ("2019", {"source": "s1", **by("AP", "2019")}),  # it says so itself, too
    ],
)
def test_nothing_is_said_twice_of_who_says_it(claims: tuple[Any, ...]) -> None:
    assert sheet(DATE, *claims).attributed == ()


def test_a_reading_in_the_words_of_its_value_is_printed_once() -> None:
    fact = sheet_with_wording(TEXT, readings(("Over it", "over it"), ("of any kind", "the first")))
    assert fact.value == "over it or the first (of any kind), according to Kirby"
    assert fact.avoid == ("“words” can be read in 2 ways (s1)",)


def test_a_wording_that_the_row_does_not_list_is_told_whole() -> None:
    claims = (readings(("signed", "2019"), ("delivered", "2020")), "2019")
    (caution,) = sheet_with_wording(DATE, *claims).avoid
    assert caution.endswith("signed, or delivered? Other claims agree only with the first")


def test_a_caution_does_not_repeat_the_head_of_its_row() -> None:
    fact = sheet_with_wording(
        TEXT, {"value": "new", "quote": "it was the first time that words a were sung"}
    )
    (caution,) = fact.avoid
    assert caution.startswith("in s1: “the first time”")


def test_what_is_asked_at_several_times_has_its_times() -> None:
    first = by("Kirby", "none", modality="demanded", as_of="2019")
    fact = sheet(TEXT, first, by("Blinken", "no more", modality="demanded", as_of="2021-05"))
    assert fact.as_of == ""
    assert (
        fact.value
        == "Kirby called for: none, as of 2019; Blinken called for: no more, as of May 2021"
    )
    assert [line.partition(" (")[0] for line in fact.not_asserted] == fact.value.split("; ")


def test_what_is_asked_at_one_time_has_it_once() -> None:
    fact = sheet(TEXT, by("Kirby", "none", modality="demanded", as_of="2019"))
    assert (fact.value, fact.as_of) == ("Kirby called for: none", "2019")


@pytest.mark.parametrize(
    ("written", "words_in_print"),
    [
        ("../2020-12", "in December 2020 or before"),
        ("../2020", "in 2020 or before"),
        ("2020-01/..", "in January 2020 or after"),
        ("2020/..", "in 2020 or after"),
        ("../2020-11", "in November 2020 or before"),
        ("../2020-12-31", "in 2020 or before"),
        ("2020-12", "in December 2020"),
    ],
)
def test_an_open_end_is_printed_as_exactly_as_it_is_written(
    written: str, words_in_print: str
) -> None:
    parts = [interval_of_days(lo, hi) for lo, hi in read_days(written)]
    assert in_sentence(parts, by_month=names_a_month(written)) == words_in_print


def noted() -> dict[str, Any]:
    ledger = slot(LIST, *({"value": {"including": [item]}} for item in "ab"))
    ledger["attributes"][0]["note"] = "Of | the attribute"
    ledger["subjects"][0]["note"] = "Of <the> subject"
    ledger["sources"][0]["note"] = "Of the source"
    return ledger


@pytest.mark.parametrize(
    ("form", "of_attribute", "of_subject"),
    [
        ("md", "note: Of \\| the attribute", "Note: Of \\<the\\> subject"),
        ("html", "Note: Of | the attribute", "Note: Of &lt;the&gt; subject"),
    ],
)
def test_notes_about_attributes_subjects_and_sources_are_printed(
    form: str, of_attribute: str, of_subject: str
) -> None:
    page = printed(form, noted())
    assert [page.count(note) for note in (of_attribute, of_subject, "note: Of the source")] == [
        1, 1, 1,
    ]  # fmt: skip


def test_quotes_of_what_nobody_asserts_are_printed_once() -> None:
    plans = [by(name, value, modality="planned") for name, value in (("A", "2025"), ("A", "2026"))]
    page = printed("md", slot(DATE, *plans))
    assert page.count("words a, b") == 1
