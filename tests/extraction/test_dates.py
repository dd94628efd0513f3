"""Dates: what each ordinary expression of English news means, by the day of publication."""

import pytest

from extraction import Expression, candidates, expressions, why_no_candidate
from tests.extraction.dates import days


def values(text: str, published: str) -> list[str]:
    """All candidate values of the first date of a text, the weak ones with a question mark."""
    date = next(e for e in expressions(text) if e.kind == "date")
    return [f"{r.text}{'?' * r.weak}" for r in candidates(date, days(published))]


SPRING = "2021-03-25"  # a Thursday
ORDINARY = [
    ("In December, the US sanctioned four officials", "2021-01-16", ["2020-12", "2021-12?"]),
    ("In December, the US sanctioned four officials", SPRING, ["2020-12", "2021-12?"]),
    ("In December, they signed a loan agreement", "2018-05/2018-11", ["2017-12", "2018-12?"]),
    ("In December", "2021-01-16", ["2020-12", "2021-12?"]),
    ("Last month, the administration imposed", "2021-01-16", ["2020-12"]),
    ("On Wednesday, the minister urged", "2021-01-16", ["2021-01-13", "2021-01-20?"]),
    ("On Wednesday, March 24, top diplomats failed", SPRING, ["2021-03-24"]),
    ("at a briefing on February 5 said", "2021-02-06", ["2021-02-05", "2022-02-05?"]),
    ("Kirby on Friday said", "2021-02-06", ["2021-02-05", "2021-02-12?"]),
    ("had bought it back in 2019", SPRING, ["2019"]),
    (
        "At the end of April, he said",
        "2018-05/2018-11",
        ["2018-04-21/2018-04-30", "2019-04-21/2019-04-30?"],
    ),
    ("over the last decade", SPRING, ["201X", "2011-03-25/2021-03-25"]),
    ("Earlier in January, an official called", SPRING, ["2021-01", "2022-01?"]),
    ("a good conversation last week", SPRING, ["2021-03-15/2021-03-21"]),
    ("their meeting during the June NATO summit", "2021-04-24", ["2021-06", "2020-06?"]),
    ("since the July 2016 coup", SPRING, ["2016-07"]),
    ("the 1915 killing", SPRING, ["1915"]),
    ("in the 1990s", SPRING, ["199X"]),
    ("yesterday", SPRING, ["2021-03-24"]),
    ("tomorrow", SPRING, ["2021-03-26"]),
    ("today", SPRING, [SPRING]),
    ("this year", SPRING, ["2021"]),
    ("two years ago", SPRING, ["2019", "2019-03-25"]),
    ("has been there since 2014", SPRING, ["2014"]),
    ("from 2001 to 2008", SPRING, ["2001/2008"]),
    ("sales fell in the third quarter", "2009-11-03", ["2009-07/2009-09", "2010-07/2010-09?"]),
    ("Q3 2008", SPRING, ["2008-07/2008-09"]),
    ("the first half of 2009", SPRING, ["2009-01/2009-06"]),
    ("they met in summer", SPRING, ["2020-06/2020-08", "2021-06/2021-08?"]),
    ("after 9/11", SPRING, ["2001-09-11", "2001-09-12/..?"]),
    ("on 12/03/2009", SPRING, ["2009-12-03", "2009-03-12"]),
    ("on 25/03/2009", SPRING, ["2009-03-25"]),
    ("2008-2009", SPRING, ["2008/2009"]),
    ("the winter of 2008-09", SPRING, ["2008-12/2009-02"]),
    ("the 19th century", SPRING, ["18XX", "1801/1900"]),
    ("the 100th century", SPRING, ["99XX", "9901/Y10000"]),
    ("the '90s", SPRING, ["199X"]),
    ("in the mid-1980s", SPRING, ["1983/1986"]),
    ("late March 2020", SPRING, ["2020-03-21/2020-03-31"]),
    ("they met over the weekend", SPRING, ["2021-03-20/2021-03-21", "2021-03-27/2021-03-28?"]),
    ("was arrested Monday morning", SPRING, ["2021-03-22", "2021-03-29?"]),
    ("died on New Year's Eve", SPRING, ["2020-12-31", "2021-12-31?"]),
    ("died at Christmas", SPRING, ["2020-12-25", "2021-12-25?"]),
    ("is now in prison", SPRING, [SPRING]),
    ("The trial is set to begin on Wednesday", "2006-03-28", ["2006-03-29", "2006-03-22?"]),
    ("closed until Friday", "2008-09-18", ["2008-09-19", "2008-09-12?", "../2008-09-18?"]),
    ("after October of next year", "2009-05-15", ["2010-10", "2010-11-01/..?"]),
    ("last September", "2009-10-12", ["2009-09", "2008-09"]),
    (
        "the last week of March 2009",
        SPRING,
        ["2009-03-25/2009-03-31", "2009-03-23/2009-03-29"],
    ),
    ("the first nine months of 2012", SPRING, ["2012-01/2012-09"]),
    ("on Wednesday", "2021-03-24/2021-03-31", ["2021-03-24/2021-03-31", "2021-03-31?"]),
]


@pytest.mark.parametrize(("text", "published", "expected"), ORDINARY)
def test_ordinary_dates(text: str, published: str, expected: list[str]) -> None:
    assert values(text, published) == expected


@pytest.mark.parametrize(
    "text",
    ["that time", "the day", "the same month", "then", "the previous year", "two days later"],
)
def test_what_depends_on_another_date_has_no_value_and_a_reason(text: str) -> None:
    (date,) = [found for found in expressions(text) if found.kind == "date"]
    assert candidates(date, days(SPRING)) == ()
    assert why_no_candidate(date, days(SPRING)) == f"“{text}” depends on a date named elsewhere"


@pytest.mark.parametrize("published", [None, (None, None), (18_000, None)])
@pytest.mark.parametrize("text", ["last week", "In December", "on Friday", "two years ago"])
def test_a_relative_date_of_an_undated_source_has_no_value(
    text: str, published: tuple[int | None, int | None] | None
) -> None:
    (date,) = expressions(text)
    assert candidates(date, published) == ()
    assert why_no_candidate(date, published) == "undated source"


def test_a_full_date_needs_no_publication_date() -> None:
    (date,) = expressions("July 2016")
    assert [r.text for r in candidates(date, None)] == ["2016-07"]
    assert why_no_candidate(date, None) == ""


@pytest.mark.parametrize(
    "text",
    [
        "at 12:30", "a fifty-year life", "about 2000 troops", "He may go", "the march", "the fall",
        "Sun rises", "every Monday", "2,009 people", "S-400 and F-35", "24/7", "0 1,372",
        "2008-092008",
    ],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert [e.text for e in expressions(text) if e.kind == "date"] == []


def test_reasons_are_in_plain_words() -> None:
    (date,) = expressions("In December")
    reasons = [r.reason for r in candidates(date, days("2021-01-16"))]
    assert reasons == [
        "December before publication on 16 January 2021",
        "December after publication on 16 January 2021",
    ]


def test_a_weekday_of_a_widely_dated_source_is_each_of_its_days() -> None:
    (date,) = expressions("He spoke on Tuesday")
    value, ahead = candidates(date, days("2018-05-01/2018-05-15"))
    assert ahead.weak
    assert value.text == "2018-05-01/2018-05-15"
    tuesdays = [days(day) for day in ("2018-05-01", "2018-05-08", "2018-05-15")]
    assert list(value.parts) == tuesdays


def test_an_expression_made_by_hand_is_read_by_its_words() -> None:
    made = Expression("date", 0, 11, "In December")
    assert candidates(made, days("2021-01-16"))[0].text == "2020-12"


def test_expressions_have_the_offsets_of_their_words() -> None:
    text = "On Wednesday, he said about 40 people came in July 2019."
    found = [(e.kind, e.text) for e in expressions(text)]
    assert found == [("date", "Wednesday"), ("count", "about 40"), ("date", "July 2019")]
    assert all(text[e.start : e.end] == e.text for e in expressions(text))
