"""The report for reading: where the status of a line of facts goes."""

from __future__ import annotations

import json

import pytest

from reports.canvas import Canvas
from reports.report_text import report_text
from runner.examine import examined
from tests.checks.ledgers import FILE, slot
from tests.formats.runs import all_new
from tests.reports.sheets import TEXT, words

STATUS = "agreed, 2 sources"


@pytest.mark.parametrize(
    ("spare", "lines"),
    [
        (2, ["  it: {word}  agreed, 2 sources"]),
        (1, ["  it: {word}", f"{STATUS:>80}"]),
    ],
)
def test_a_status_stands_at_the_end_of_the_line_if_two_spaces_stay_between(
    spare: int, lines: list[str]
) -> None:
    word = "x" * (80 - len("  it: ") - spare - len(STATUS))
    assert agreed(word) == [line.format(word=word) for line in lines]


def test_a_status_stands_on_the_last_line_of_a_long_value() -> None:
    first, last = "x" * 70, "y" * 20
    assert agreed(f"{first} {last}") == [
        f"  it: {first}",
        f"    {last}{STATUS:>56}",
    ]


def agreed(value: str) -> list[str]:
    """Give the lines of a value on which two sources agree."""
    ledger = slot({"type": "term", "vocabulary": "words"}, value, value, **words(value))
    FILE.write_text(json.dumps(ledger), encoding="utf-8")
    with examined([FILE]) as seen:
        lines = list(report_text(seen, all_new(seen), Canvas(80)))
    start = lines.index("────") + 1
    return lines[start : lines.index("", start)]


def test_a_fact_with_nothing_to_compare_has_no_line() -> None:
    FILE.write_text(json.dumps(slot(TEXT, "a", "b")), encoding="utf-8")
    with examined([FILE]) as seen:
        lines = list(report_text(seen, all_new(seen), Canvas(80)))
    assert "  case (1 fact)" in lines
