"""Dates that another date of the text names, and words that speak of a time without naming one."""

import pytest

from extraction import candidates, expressions, judge
from schema.records import Attribute
from schema.values import VALUE_TYPES
from tests.extraction.dates import check_date, days

SEEN_FROM_OTHERS = [
    ("He fell ill on Dec. 5 and died [the following Monday].", "1996-01-10", "1995-12-11"),
    ("He fell ill on Dec. 5, and [that Friday] he died.", "1996-01-10", "1995-12-08"),
    ("He fell ill on Dec. 5; [the previous Friday] he sang.", "1996-01-10", "1995-12-01"),
    ("In June 1994 he fell, and died [the following March].", "1996-01-10", "1995-03"),
    ("In 1994 he sang. [That summer] he left.", "1996-01-10", "1994-06/1994-08"),
    ("In the 1980s he fell, [that March].", "1996-01-10", "none"),
    ("[The following Monday] he died.", "1996-01-10", "none"),
    ("Sales rose in March, from [the same period last year].", "2010-05-03", "2009-03"),
    ("Sales fell in January from [the same month a year ago].", "2009-02-03", "2008-01"),
    ("It earned more in the first quarter than in [the same period of last year].", "2010-05-03",
     "2009-01/2009-03"),
    ("On May 3 it rose, and in [the same month a year earlier].", "2010-06-03", "2009-05"),
    ("Profit rose in the third quarter from [the year-ago quarter].", "2010-11-03",
     "2009-07/2009-09"),
    ("[The year-earlier period] had a charge.", "2010-11-03", "none"),
    ("In [the same period last year] it rose.", "2010-11-03", "2009"),
    ("Sales in 2008 were below those of [the year before].", "2010-05-03", "2007"),
    ("It came in 1998, and left [the year after].", "2010-05-03", "1999"),
    ("Sales in 2008 were below those of [the year previous].", "2010-05-03", "2007"),
    ("It came in 1998, [the year after] the war.", "2010-05-03", "none"),
    ("It fell in July by more than [a year before].", "2010-09-03", "2009-07"),
    ("Output rose in July, data showed on Monday. It fell [the previous month].", "2020-09-07",
     "2020-06"),
    ("He ate there on Nov. 1 and fell ill [that evening].", "2006-11-20", "2006-11-01"),
    ("He fell ill on Nov. 1 and died [the next morning].", "2006-11-20", "2006-11-02"),
    ("A price is due by June 10, and by [that date] the rest.", "2011-05-29", "2011-06-10"),
    ("In 2005 he spoke on May 3 of it, and [the next day] again.", "2005-06-01", "2005-05-04"),
    ("It was 4% up on a year ago, before falling [later in the day].", "2010-03-03", "2010-03-03"),
    ("The index fell on Tuesday, ending [the day] at 8,017.", "2009-04-02", "2009-03-31"),
    ("It had a loss in the first quarter. Sales in [the quarter] rose.", "1989-05-10",
     "1989-01/1989-03"),
    ("Sales in [the quarter] rose.", "1989-05-10", "none"),
    ("He asked whether he could finish [the week].", "2005-12-23", "2005-12-19/2005-12-25"),
    ("Sales in [the year] since he left rose.", "2005-12-23", "none"),
    ("It earned $3 in the third quarter, with [year-earlier] profit of $4.", "1995-10-27",
     "1994-07/1994-09"),
    ("On Oct. 3 he was shot. [The night before], he ate.", "1995-10-27", "1995-10-02"),
    ("It grew from May 3 to May 5 and fell [the next day].", "1995-10-27", "1995-05-06"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), SEEN_FROM_OTHERS)
def test_seen_from_others(text: str, published: str, expected: str) -> None:
    check_date(text, published, expected)


TENSES = [
    ("The talks resume after breaking down [Thursday] night.", "1998-03-06", "1998-03-05"),
    ("The shuttle is due back Sunday.", "1998-03-06", "1998-03-08"),
    ("It was late due to Sunday's snow.", "1998-03-06", "1998-03-01"),
    ("A Nov. 3 vote will decide it.", "1998-03-06", "1998-11-03"),
    ("The Nov. 4 vote was close.", "1998-03-06", "1997-11-04"),
    ("The team, which won Saturday, plays [Saturday].", "2003-08-14", "2003-08-16"),
    ("The final is Sunday night.", "2005-01-29", "2005-01-30"),
    ("The deadline is on Feb. 5.", "2005-01-29", "2005-02-05"),
    ("At issue is Tuesday's report.", "2005-01-29", "2005-01-25"),
    ("A charge against fourth-quarter results, which it expects to report.", "1992-01-27",
     "1991-10/1991-12"),
    ("He did this four years ago.", "2022-08-30", "2018"),
    ("the quarter to the end of March", "2023-06-01", "2023-01/2023-03"),
    ("First-half profit rose 5%.", "1995-10-27", "1995-01/1995-06"),
    ("The first-half loss widened.", "1995-10-27", "1995-01/1995-06"),
    ("It expects first-half profit to fall.", "1995-10-27", "1996-01/1996-06"),
    ("It is due at year-end 1995.", "1994-10-27", "in 1995-09/1995-12"),
    ("By midyear, sales were up.", "1995-10-27", "in 1995-05/1995-08"),
    ("April Jones said so.", "1995-10-27", "none"),
    ("In April Jones said so.", "1995-10-27", "1995-04"),
    ("the April NATO report was off", "1995-10-27", "1995-04"),
    ("He told USA Today and the Today show.", "1995-10-27", "none"),
    ("She lives on Easter Island.", "1995-10-27", "none"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), TENSES)
def test_tenses(text: str, published: str, expected: str) -> None:
    check_date(text, published, expected)


TALES = [
    ("In 1939 they fled; [the next year] they reached Lisbon.", "1998-03-06", "1940"),
    ("In 1997 it was sold; [the next year] will be hard.", "1998-03-06", "1999"),
    ("In 1942 he joined. [In March] he was sent to Egypt.", "1996-01-10", "1942-03"),
    ("In 1942 he joined. In March he fell, and [in early May] he was freed.", "1996-01-10",
     "1942-05-01/1942-05-10"),
    ("In 2018 it signed. [In March] it paid.", "2019-11-14", "2019-03"),
    ("In 1974 it was founded. It will close [in May].", "2019-11-14", "2020-05"),
    ("The company, founded in 1974, said [in May] that it lost.", "2019-11-14", "2019-05"),
    ("In 1974 it was founded. Last week it closed. It fell [in May].", "2019-11-14", "2019-05"),
    ("In 1974 it opened. " + "It sold and it bought. " * 12 + "It fell [in May].", "2019-11-14",
     "2019-05"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), TALES)
def test_a_tale_of_another_year(text: str, published: str, expected: str) -> None:
    check_date(text, published, expected)


@pytest.mark.parametrize(
    ("quote", "recorded", "outcome"),
    [
        ("In 1942 he joined. In March he was sent to Egypt.", "1942-03", "supported"),
        ("In 1942 he joined. In March he was sent to Egypt.", "2010-03", "supported"),
        ("In 2009 he joined. In March he was sent to Egypt.", "2009-03", "supported"),
        ("It fell in July by more than a year before.", "2009-07", "not checkable"),
        ("It fell in July, as it did a year before.", "2009-07", "supported"),
        ("Sales rose in March from the same period last year.", "2007-03", "not checkable"),
        ("The owner bought it in the past.", "2007-03", "not checkable"),
    ],
)
def test_they_support_at_most(quote: str, recorded: str, outcome: str) -> None:
    attribute = Attribute(id="x", type="date")
    value = VALUE_TYPES["date"].read(recorded, attribute, None)
    assert judge(value, attribute, quote, days("2010-09-03")).outcome == outcome


@pytest.mark.parametrize(
    ("text", "words", "refers"),
    [
        ("It sold recently.", "recently", "past"),
        ("It fell in recent weeks.", "recent weeks", "past"),
        ("In the past, they did not speak.", "the past", "past"),
        ("In the past he had won.", "the past", "past"),
        ("In the near future, it will.", "future", "future"),
        ("In future, it will.", "future", "future"),
        ("in the coming months", "the coming months", "future"),
        ("He left years ago.", "years ago", "past"),
        ("He left a few years ago.", "a few years ago", "past"),
    ],
)
def test_words_that_speak_of_a_time(text: str, words: str, refers: str) -> None:
    (found,) = [e for e in expressions(text) if e.kind == "date"]
    assert found.text == words
    assert getattr(found.meaning, "refers", None) == refers
    assert candidates(found, days("2010-09-03")) == ()


@pytest.mark.parametrize("text", ["In the past owner's will", "future owners", "the current owner"])
def test_words_that_do_not(text: str) -> None:
    assert [e for e in expressions(text) if e.kind == "date"] == []


def test_an_amount_may_stand_around_them() -> None:
    assert [e.text for e in expressions("the recent 5 planes") if e.kind == "count"] == ["5"]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It grew from 1999 to 2001.", ("1999", "2001")),
        ("It grew between May 2009 and 2011.", ("May 2009", "2011")),
        ("In the three months to June, it grew.", ("the three months to", "June")),
        ("It grew in June.", ()),
    ],
)
def test_the_dates_of_a_span_have_places(text: str, ends: tuple[str, ...]) -> None:
    (found,) = [e for e in expressions(text) if e.kind == "date"]
    assert tuple(text[start:end] for start, end in found.ends) == ends
