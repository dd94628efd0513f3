"""CR601 and CR602: what an editor decided, compared with what the sources say."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.finding import Finding, Severity, Side
from tests.checks.ledgers import cited, examine, of_example, slot

DECISION = {"subject": "case", "attribute": "detail", "because": "x", "by": "Ada", "on": "2024"}
DATE = {"type": "date"}
COUNT = {"type": "count"}


def messages(shape: dict[str, Any], *values: object, **decision: object) -> list[str]:
    """Give the messages about a decision on claims with these values."""
    claims: list[Any] = [v if isinstance(v, dict) else {"value": v} for v in values]
    ledger = slot(shape, *claims)
    (attribute,) = ledger["attributes"]
    (subject,) = ledger["subjects"]
    about = DECISION | {"subject": subject["id"], "attribute": attribute["id"]}
    found = examine(ledger | {"decisions": [about | decision]}, "CR6")
    return [f.message.partition(", but ")[2] for f in found.of("CR601") + found.of("CR602")]


def test_whole_finding_of_a_value_without_a_source() -> None:
    found = of_example("CR601").of("CR601")
    assert found == (
        Finding(
            code="CR601",
            name="decision-without-source",
            severity=Severity.TENSION,
            subject="bridge",
            attribute="opened",
            message="Harbour bridge, opened: A. Reader decided on May 2021, but no source "
            "gives that",
            sides=(
                Side(says="2019", citations=(cited("morning", 5, "2019", "in 2019"),)),
                Side(
                    says="July 2019", citations=(cited("evening", 10, "2019-07", "in July 2019"),)
                ),
            ),
        ),
    )


def test_whole_message_of_changed_grounds() -> None:
    (found,) = of_example("CR602").of("CR602")
    assert (
        found.message == "Harbour bridge, lanes: A. Reader decided on 4, but 6 is no longer stated"
    )
    assert [(side.says, side.sources) for side in found.sides] == [("4", ("morning", "evening"))]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2019-12-31", []),
        ("2020-01-01", ["no source gives that"]),
        ("2018-12-31", ["no source gives that"]),
        ("2018/2019", []),
        ("../2019", []),
        ("2020/..", ["no source gives that"]),
    ],
)
def test_the_borders_of_what_a_source_allows(value: str, expected: list[str]) -> None:
    assert messages(DATE, "2019", value=value) == expected


def test_a_value_may_say_that_it_has_no_source() -> None:
    assert messages(DATE, "2019", value="2021", unsourced="true") == []


def test_what_is_only_planned_gives_nothing() -> None:
    planned = {"value": "2021", "modality": "planned"}
    assert messages(DATE, "2019", planned, value="2021") == ["no source gives that"]


def test_other_scales_are_other_values() -> None:
    assert messages({"type": "money"}, "4 USD", value="4 EUR") == ["no source gives that"]


@pytest.mark.parametrize(
    ("grounds", "expected"),
    [
        ((), []),
        (("4", "6"), []),
        (("6", "four"), []),  # as another spelling has it
        (("4",), ["6 is new"]),
        (("4", "6", "8"), ["8 is no longer stated"]),
        (("4", "8"), ["6 is new, and 8 is no longer stated"]),
    ],
)
def test_grounds(grounds: tuple[str, ...], expected: list[str]) -> None:
    assert messages(COUNT, "4", "6", "six", value="4", grounds=list(grounds)) == expected


def _all(values: list[str]) -> str:
    *first, last = values
    return f"{', '.join(first)} and {last} are" if first else f"{last} is"


@settings(deadline=None, max_examples=20)
@given(st.randoms(use_true_random=True))
def test_decisions_are_as_a_reader_finds_them(chance: Random) -> None:
    """Counts are points, so that what a reader finds needs no intervals."""
    said = [str(chance.randint(1, 3)) for _ in range(chance.randint(1, 4))]
    grounds = [str(chance.randint(1, 3)) for _ in range(chance.randint(0, 3))]
    value = str(chance.randint(1, 4))
    expected = ["no source gives that"] if value not in said else []
    if grounds and set(grounds) != set(said):
        fresh, gone = sorted(set(said) - set(grounds)), sorted(set(grounds) - set(said))
        parts = [(fresh, "new"), (gone, "no longer stated")]
        words = (f"{_all(values)} {how}" for values, how in parts if values)
        expected.append(", and ".join(words))
    assert messages(COUNT, *said, value=value, grounds=grounds) == expected


def test_a_ground_that_cannot_be_read_is_reported_with_its_place() -> None:
    from support.problems import UnusableInput  # noqa: PLC0415 - needed here alone

    with pytest.raises(UnusableInput, match=r"grounds: found 'many', expected"):
        messages(COUNT, "4", value="4", grounds=["many"])
