"""Who a value rests on: it says so where no source states it itself."""

from __future__ import annotations

import pytest

from tests.checks.ledgers import Claim
from tests.reports.sheets import (
    COUNT,
    DATE,
    LIST,
    MONEY,
    TERM,
    TEXT,
    by,
    sheet,
    status_and_value,
    words,
)

_JUNE = "one source says June to July 2019: s1"
_AUGUST = "one source says July to August 2019: s2"


@pytest.mark.parametrize(
    ("claims", "value"),
    [
        ([by("Kirby", "2019")], "2019, according to Kirby"),
        ([by("Kirby", "2019"), by("Kirby", "2019")], "2019, according to Kirby"),
        ([by("Kirby", "2019"), by("Akar", "2019")], "2019, according to Kirby and Akar"),
        (["2019", by("Kirby", "2019")], "2019"),
        (["2019-07", by("Kirby", "2019")], "July 2019 (one source says 2019: s2)"),
        # what a source leaves open and only a speaker narrows is his
        (
            ["2019", by("Kirby", "2019-07")],
            "July 2019, according to Kirby (one source says 2019: s1)",
        ),
        (
            ["2019-06/2019-07", by("Kirby", "2019-07/2019-08")],
            f"June to July 2019 ({_AUGUST})",
        ),
        # what two sources narrow it to together is only the speaker's words
        (
            ["2019-06/2019-07", "2019-07/2019-08", by("Kirby", "2019-07")],
            f"July 2019, according to Kirby (s3 alone; {_JUNE}; {_AUGUST})",
        ),
    ],
)
def test_a_date(claims: list[Claim], value: str) -> None:
    assert sheet(DATE, *claims).value == value


def test_an_amount_is_worded_by_whoever_says_it_best() -> None:
    assert sheet(MONEY, "about 900 million USD", by("the bank", "916 million USD")).value == (
        "916 million USD, according to the bank (one source says about 900 million USD: s1)"
    )


def test_what_the_sources_say_themselves_comes_first() -> None:
    claims = [
        {"source": "s1", "value": "it angered us"},
        {"source": "s1", **by("Kirby", "a risk")},
        {"source": "s1", "value": "a shock"},
        {"source": "s1", **by("Kirby", "a test")},
        {"source": "s1", **by("Akar", "routine")},
    ]
    assert status_and_value(sheet(TEXT, *claims)) == (
        "single source",
        "it angered us; a shock; according to Kirby: a risk; a test; according to Akar: routine",
    )
    assert sheet(TEXT, *claims[1:2]).value == "a risk, according to Kirby"
    assert sheet(TEXT, claims[1], claims[3]).value == "a risk; a test, according to Kirby"


def test_items_of_an_open_list_say_whose_they_are() -> None:
    claims: list[Claim] = [
        {"value": {"including": ["a", "b"]}},
        by("Kirby", {"including": ["b", "c"]}),
    ]
    assert sheet(LIST, *claims).value == ("including a (s1); b (s1, Kirby in s2); c (Kirby in s2)")
    assert sheet(LIST, claims[1]).value == "including b and c, according to Kirby"


def test_items_of_a_closed_list_that_a_speaker_closes_are_his() -> None:
    assert sheet(LIST, by("Kirby", ["a", "b"]), {"value": {"including": ["a"]}}).value == (
        "a (s2, Kirby in s1); b (Kirby in s1)"
    )
    assert sheet(LIST, by("Kirby", ["a", "b"]), {"value": ["b", "a"]}).value == "a and b"


def test_a_dispute_names_who_says_what_and_where() -> None:
    fact = sheet(COUNT, by("the line", "25"), by("the union", "40"), by("the line", "25"))
    assert status_and_value(fact) == (
        "disputed",
        "25 (the line in s1 and s3), but 40 (the union in s2)",
    )


def test_a_speaker_is_one_in_any_spelling() -> None:
    police = by("police", "25"), by("The Police", "25"), by("the union", "40")
    assert sheet(COUNT, *police).value == "25 (police in s1 and s2), but 40 (the union in s3)"
    assert sheet(COUNT, *police[:2]).value == "25, according to police"


def test_a_dispute_tells_who_denies() -> None:
    fact = sheet(
        COUNT,
        by("the line", "25"),
        by("the union", "40"),
        by("the police", "40", modality="denied"),
    )
    assert status_and_value(fact) == (
        "disputed",
        "25 (the line in s1), but 40 (the union in s2), but the police denied: 40 (s3)",
    )


def test_a_contested_value_names_speakers_that_no_source_speaks_for() -> None:
    fact = sheet(
        TERM,
        {"source": "s1", "value": "kept"},
        {"source": "s1", **by("Akar", "kept")},
        by("Kirby", "sold"),
        **words("kept", "sold"),
    )
    assert status_and_value(fact) == ("contested", "kept (s1), but sold (Kirby in s3)")
