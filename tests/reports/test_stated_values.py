"""The sheet prints what some source says: no value that is nobody's words, and who says less."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.checks.ledgers import Claim
from tests.reports.sheets import COUNT, DATE, LIST, MONEY, TERM, by, sheet, status_and_value, words

DAYS = {"type": "quantity", "unit": "day"}
KALAND = words(
    {"id": "kaland", "name": "Kaland"},
    {"id": "official", "name": "a Kalandian official", "parent": "kaland"},
    {"id": "voss", "name": "Ada Voss", "parent": "official"},
    "Xavia",
)


def of(source: str, value: object, **more: object) -> dict[str, Any]:
    return {"source": source, "value": value, **more}


@pytest.mark.parametrize(
    ("attribute", "claims", "value"),
    [
        # what both leave possible, 6.3 to 6.5 days, is in no article
        (DAYS, ["about 6 days", "about 1 week"], "about 6 days (one source says about 1 week: s2)"),
        (DAYS, ["6 days", "about 1 week"], "6 days (one source says about 1 week: s2)"),
        (
            MONEY,
            ["2 billion USD", "2.2 billion USD"],
            "2.2 billion USD (one source says 2 billion USD: s1)",
        ),
        (
            DATE,
            ["2019-06/2019-07", "2019-07/2019-08"],
            "June to July 2019 (one source says July to August 2019: s2)",
        ),
        (
            DATE,
            ["2021-06-08/2021-06-09", "[2021-06-02, 2021-06-09, 2021-06-16]"],
            ("8 to 9 June 2021 (one source says 2 June 2021, 9 June 2021 or 16 June 2021: s2)"),
        ),
        (DATE, ["2019", "2019-07/.."], "2019 (one source says 1 July 2019 or later: s2)"),
        # as narrow as one another: what more sources say, and else what is said first
        (
            DAYS | {"tolerance": "1 day"},
            ["7 days", "6 days", "6 days"],
            "6 days (one source says 7 days: s1)",
        ),
        (
            DAYS | {"tolerance": "1 day"},
            ["7 days", "6 days"],
            "7 days (one source says 6 days: s2)",
        ),
        # bounds from both sides: neither is the value
        (COUNT, ["at least 4", "at most 6"], "at least 4 (s1) and at most 6 (s2)"),
        (COUNT, ["at most 6", "more than 3"], "more than 3 (s2) and at most 6 (s1)"),
        (
            COUNT,
            ["at least 4", "at least 3", "at most 6", "at most 9"],
            (
                "at least 4 (s1) and at most 6 (s3) (one source says at least 3: s2; "
                "one source says at most 9: s4)"
            ),
        ),
        (
            DATE,
            ["2019-05/..", "../2019-08"],
            "1 May 2019 or later (s1) and 31 August 2019 or earlier (s2)",
        ),
        (COUNT, ["at least 4", "4 to 6"], "4 to 6 (one source says at least 4: s1)"),
        (COUNT, ["at least 5", "4 to 6"], "4 to 6 (one source says at least 5: s1)"),
    ],
)
def test_a_value_is_one_that_a_source_gives(
    attribute: dict[str, str], claims: list[Claim], value: str
) -> None:
    assert status_and_value(sheet(attribute, *claims)) == ("refined", value)


def test_the_ends_for_programs_are_those_of_the_printed_value() -> None:
    fact = sheet(DATE, "2019-06/2019-07", "2019-07/2019-08")
    alone = sheet(DATE, "2019-06/2019-07")
    assert (fact.lo, fact.hi) == (alone.lo, alone.hi)
    bounds = sheet(COUNT, "at least 4", "at most 6")
    assert (bounds.lo, bounds.hi) == (Decimal(4), Decimal(6))


def test_a_side_of_a_conflict_is_what_a_source_gives_too() -> None:
    fact = sheet(DAYS, "about 6 days", "about 1 week", "20 days")
    assert status_and_value(fact) == (
        "contested",
        "about 6 days (s1; one source says about 1 week: s2), but 20 days (s3)",
    )


def test_who_says_less_is_another_source() -> None:
    claims = of("s1", "Kaland"), of("s1", "Ada Voss"), of("s2", "a Kalandian official")
    assert status_and_value(sheet(TERM, *claims, **KALAND)) == (
        "refined",
        "Ada Voss (one source says a Kalandian official: s2)",
    )
    assert sheet(TERM, *claims, of("s3", "Kaland"), **KALAND).value == (
        "Ada Voss (s1 alone; one source says a Kalandian official: s2; one source says Kaland: s3)"
    )


def test_a_source_alone_says_its_broader_word_too() -> None:
    claims = of("s1", "Kaland"), of("s1", "Ada Voss")
    assert status_and_value(
        sheet(MONEY, of("s1", "900 million USD"), of("s1", "916 million USD"))
    ) == (
        "single source",
        "916 million USD (also given as 900 million USD)",
    )
    assert sheet(TERM, *claims, **KALAND).value == "Ada Voss"


@pytest.mark.parametrize(
    ("claims", "value", "independent"),
    [
        (["2019-07", "2019"], "July 2019 (one source says 2019: s2)", 1),
        (["2019-07", "2019", "2019"], "July 2019 (s1 alone; two sources say 2019: s2 and s3)", 1),
        (["2019-07", "2019-07", "2019", "2019"], "July 2019 (two sources say 2019: s3 and s4)", 2),
        (
            [by("Kirby", "2019-07"), "2019", "2019"],
            "July 2019, according to Kirby (s1 alone; two sources say 2019: s2 and s3)",
            1,
        ),
        # the narrower value in one paper alone, however many articles it has
        (
            [of("s1", "2019-07"), of("s2", "2019-07"), of("s3", "2019"), of("s4", "2019")],
            "July 2019 (s1 and s2 alone; two sources say 2019: s3 and s4)",
            1,
        ),
    ],
)
def test_who_says_less_is_named_and_no_source_of_the_value(
    claims: list[Claim], value: str, independent: int
) -> None:
    twins = [{"id": f"s{n}", "name": f"s{n}", "publisher": "One"} for n in (1, 2)]
    several = [{"id": f"s{n}", "publisher": f"s{n}"} for n in (1, 2, 3, 4)]
    sources = [*twins, *several[2:]] if " and s2 alone" in value else several
    fact = sheet(DATE, *claims, sources=sources)
    assert fact.value == value
    assert fact.independent == independent


@pytest.mark.parametrize(
    ("claims", "value", "independent"),
    [
        ([of("s1", ["x", "y"]), of("s2", {"including": ["x"]})], "x (s1, s2); y (s1)", 1),
        ([of("s1", ["x", "y"]), of("s2", {"including": ["y", "x"]})], "x and y", 2),
        (
            [of("s1", {"including": ["x"]}), of("s2", {"including": ["y"]})],
            "including x (s1) and y (s2)",
            1,
        ),
        ([of("s1", {"including": ["x"]}), of("s1", {"including": ["y"]})], "including x and y", 1),
        (
            [
                of("s1", {"including": ["x"]}),
                by("Kirby", {"including": ["x", "y"]}) | {"source": "s2"},
            ],
            "including x (s1, Kirby in s2); y (Kirby in s2)",
            1,
        ),
        (
            [of("s1", ["x", "y"]), of("s2", ["y", "x"]), of("s3", {"including": ["x"]})],
            "x (s1, s2, s3); y (s1, s2)",
            2,
        ),
    ],
)
def test_a_source_stands_for_the_items_that_it_names(
    claims: list[Claim], value: str, independent: int
) -> None:
    fact = sheet(LIST, *claims)
    assert (fact.value, fact.independent) == (value, independent)


def test_a_source_of_a_narrower_item_stands_for_the_broader_one() -> None:
    attribute = LIST | {"vocabulary": "words"}
    claims = of("s1", ["Kaland", "Xavia"]), of("s2", {"including": ["Ada Voss"]})
    fact = sheet(attribute, *claims, **KALAND)
    assert (fact.status, fact.value) == ("refined", "Kaland (s1, s2); Xavia (s1)")


@pytest.mark.parametrize(
    ("decided", "sources", "against", "independent"),
    [
        (["x", "y"], ("s1", "s2"), ("s3",), 1),
        (["x"], ("s2", "s3"), ("s1",), 2),
        ({"including": ["x"]}, ("s1", "s2", "s3"), (), 3),
        (["x", "z"], ("s2",), ("s1", "s3"), 0),
    ],
)
def test_a_source_stands_for_a_decided_list_only_if_it_can_be_its_own(
    decided: object, sources: tuple[str, ...], against: tuple[str, ...], independent: int
) -> None:
    made = {"subject": "case", "attribute": "it", "because": "so", "by": "R. Roe", "on": "2024"}
    claims = of("s1", ["x", "y"]), of("s2", {"including": ["x"]}), of("s3", ["x"])
    fact = sheet(LIST, *claims, decisions=[{**made, "value": decided, "unsourced": "true"}])
    assert (fact.sources, fact.against) == (sources, against)
    assert fact.independent == independent


@pytest.mark.parametrize(
    ("attribute", "claims", "independent"),
    [
        (DATE, ["2019", "../2020"], 1),
        (COUNT, ["60", "at least 54"], 1),
        (COUNT, ["about 60", "60"], 1),
        (COUNT, ["at least 4", "at most 6"], 2),
        (COUNT, ["at least 54", "at least 50"], 1),
    ],
)
def test_what_says_less_is_no_source_of_a_value_that_another_gives(
    attribute: dict[str, str], claims: list[Claim], independent: int
) -> None:
    assert sheet(attribute, *claims).independent == independent


def test_sources_that_all_give_the_value_agree_whatever_they_say_besides() -> None:
    claims = of("s1", "Kaland"), of("s1", "Ada Voss"), of("s2", "Ada Voss")
    assert status_and_value(sheet(TERM, *claims, **KALAND)) == ("agreed", "Ada Voss")
    bounds = of("s1", "at least 4"), of("s1", "at most 6"), of("s2", "at least 4")
    assert sheet(COUNT, *bounds).status == "refined"
