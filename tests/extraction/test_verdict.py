"""Verdicts: what a quote supports, what it contradicts, and what it cannot decide."""

from pathlib import Path

import pytest

from extraction import judge
from ledger.load_ledger import read_ledger
from ledger.typed import resolve
from schema.records import Attribute
from schema.values import VALUE_TYPES
from schema.values.date import read_days

ROOT = Path(__file__).parents[2]


def outcome(
    kind: str, recorded: str, quote: str, published: str | None = None, unit: str | None = None
) -> str:
    attribute = Attribute.model_validate({"id": "x", "type": kind, "unit": unit})
    value = VALUE_TYPES[kind].read(recorded, attribute, None)
    ranges = read_days(published) if published else ((None, None),)
    return judge(value, attribute, quote, (ranges[0][0], ranges[-1][1])).outcome


JANUARY = "2021-01-16"
S, C, N = "supported", "contradicted", "not checkable"
DATES = [
    ("2020-12", "In December, the US sanctioned four officials", JANUARY, S),
    ("2020-12-14", "In December, the US sanctioned four officials", JANUARY, N),
    ("2020", "In December, the US sanctioned four officials", JANUARY, S),
    ("2019-12", "In December, the US sanctioned four officials", JANUARY, C),
    ("2020-11", "In December, the US sanctioned four officials", JANUARY, C),
    ("2021-12", "In December, the US sanctioned four officials", JANUARY, N),
    ("2021-01-13", "On Wednesday, the minister urged", JANUARY, S),
    ("2021-01-12", "On Wednesday, the minister urged", JANUARY, C),
    ("2021-01-14", "On Wednesday, the minister urged", JANUARY, C),
    ("2021-01-06", "On Wednesday, the minister urged", JANUARY, C),
    ("2021-06", "He said the vote in June is crucial", JANUARY, N),
    ("2020-06", "He said the vote in June is crucial", JANUARY, S),
    ("2018-04-21/2018-04-30", "At the end of April, he said", "2018-05/2018-11", S),
    ("2018-04", "At the end of April, he said", "2018-05/2018-11", S),
    ("2018-04-03", "At the end of April, he said", "2018-05/2018-11", C),
    ("2018-05", "At the end of April, he said", "2018-05/2018-11", C),
    ("2017-04", "At the end of April, he said", "2018-05/2018-11", C),
    ("2018", "it was bought back in 2019", JANUARY, C),
    ("2019-07", "it was bought back in 2019", JANUARY, N),
    ("2020-12", "Last month, the administration imposed", JANUARY, S),
    ("2020-12", "Last month, the administration imposed", None, N),
    ("2020-12", "On Friday, he spoke", None, N),
    ("2017-09", "signed in September 2017", None, S),
    ("2017-10", "signed in September 2017", None, C),
    ("2019", "Before this, it had been kicked out", JANUARY, N),
    ("2019", "at that time, it was kicked out", JANUARY, N),
    ("2019", "the same year, it was kicked out", JANUARY, N),
    ("2019", "it was kicked out of the programme", JANUARY, N),
    ("2018", "It was signed in 2017 and paid the following year", JANUARY, S),
    ("2016", "It was signed in 2017 and paid the following year", JANUARY, N),
    ("2019-05-07", "It ended on 6 May 2019, and all left the next day", JANUARY, S),
    ("2019-05-08", "It ended on 6 May 2019, and all left the next day", JANUARY, N),
    ("2018-10", "It fell in October 2019 from what it was a year earlier", JANUARY, S),
    ("2019-05-20", "It ended on 6 May 2019, and two weeks later all left", JANUARY, S),
    ("2019-05-07", "It ended on 6 May 2019. They left the next day", JANUARY, S),
    ("2021-01-16", "Shares ended the day down 3 percent", JANUARY, S),
    ("2021-01-15", "On Friday, shares fell, and ended the day down 3 percent", JANUARY, S),
    ("2021-01-14", "Shares ended the day down 3 percent", JANUARY, N),
    ("2021-01-16", "It was the day that changed all", JANUARY, N),
    ("2021", "Split since 1974, they will meet next month", JANUARY, N),
    ("2021-02", "Split since 1974, they will meet next month", JANUARY, S),
    ("2021", "They will meet next month", JANUARY, S),
    ("1974", "Split since 1974, they will meet next month", JANUARY, S),
    ("2021-01-14", "They met the night before last", JANUARY, S),
    ("2021-01-26", "The sitting is on Tuesday week", JANUARY, S),
    ("2021-01-26", "It was put off until the Tuesday after next", JANUARY, S),
    ("2021-01-19", "It was put off to the Tuesday after next", JANUARY, C),
    ("2022-01/2022-06", "from 268 in the first half of 2022 to 521", JANUARY, S),
    ("2021-02-20", "A bill valued at a million on Feb. 20, when it is paid", JANUARY, S),
    ("2020-02-20", "He was arrested on Feb. 20 in his flat", JANUARY, S),
    ("2020-01-20", "The country has been shut since Jan. 20", JANUARY, S),
    ("../2018", "It left before 2019", JANUARY, S),
    ("2017", "It left before 2019", JANUARY, N),
    ("2020", "It left before 2019", JANUARY, C),
    ("2009", "will receive six aircraft from 2009 to 2011", JANUARY, S),
    ("2009/2011", "will receive six aircraft from 2009 to 2011", JANUARY, S),
    ("2010", "will receive six aircraft from 2009 to 2011", JANUARY, N),
    ("2012", "will receive six aircraft from 2009 to 2011", JANUARY, C),
    ("2009-12-03", "on 12/03/2009", JANUARY, S),
    ("2009-03-12", "on 12/03/2009", JANUARY, S),
    ("2009-03-13", "on 12/03/2009", JANUARY, C),
    ("2018-05-08", "He spoke on Tuesday", "2018-05-01/2018-05-15", S),
    ("2018-05-09", "He spoke on Tuesday", "2018-05-01/2018-05-15", C),
    # coarser than the quote: true, and less exact; finer: neither supported nor contradicted
    ("2019", "It was delivered in July 2019", JANUARY, S),
    ("2019-07", "It was delivered on 12 July 2019", JANUARY, S),
    ("201X", "It was delivered in July 2019", JANUARY, S),
    ("2019-06/2019-09", "It was delivered in July 2019", JANUARY, N),
    ("2019-07-12", "It was delivered in July 2019", JANUARY, N),
    ("2019-07-12/2019-08-12", "It was delivered in July 2019", JANUARY, N),
    ("2019-08-12", "It was delivered in July 2019", JANUARY, C),
    ("2018-04-25", "At the end of April, he said", "2018-05/2018-11", N),
    # two dates: either can be the one that the record means
    ("2017-09", "signed in September 2017 and delivered in July 2019", JANUARY, S),
    ("2019-07", "signed in September 2017 and delivered in July 2019", JANUARY, S),
    ("2018", "signed in September 2017 and delivered in July 2019", JANUARY, C),
    ("2012-07", "in July and August 2012", JANUARY, S),
    ("2020-07", "in July and August 2012", JANUARY, C),
    # limits
    ("2019-08", "It stayed until July 2019", JANUARY, C),
    ("2019-05", "It stayed until July 2019", JANUARY, N),
    ("2019-07", "It stayed until July 2019", JANUARY, S),
    ("2019-08/..", "It left after July 2019", JANUARY, S),
    ("2019-09", "It left after July 2019", JANUARY, N),
    ("2019-06", "It left after July 2019", JANUARY, C),
    # units up to a date, and counted back
    ("2020-12-31", "in the year ended Dec. 31, 2020", JANUARY, S),
    ("2020", "in the year ended Dec. 31, 2020", JANUARY, S),
    ("2020-06", "in the year ended Dec. 31, 2020", JANUARY, N),
    ("2021-01-02", "He left two weeks ago", JANUARY, S),
    ("2020-12-28/2021-01-03", "He left two weeks ago", JANUARY, S),
    ("2021-01-10", "He left two weeks ago", JANUARY, C),
    ("2011", "It began a decade ago", JANUARY, S),
    ("201X", "It began a decade ago", JANUARY, S),
    ("18XX", "in the 19th century", JANUARY, S),
    ("1901", "in the 19th century", JANUARY, C),
]


@pytest.mark.parametrize(("recorded", "quote", "published", "expected"), DATES)
def test_dates(recorded: str, quote: str, published: str | None, expected: str) -> None:
    assert outcome("date", recorded, quote, published) == expected


AMOUNTS = [
    ("money", "about 2.5 billion USD", "worth about $2.5 billion", S),
    ("money", "2.5 billion USD", "worth about $2.5 billion", S),
    ("money", "2.6 billion USD", "worth about $2.5 billion", C),
    ("money", "about 2.6 billion USD", "worth about $2.5 billion", C),
    ("money", "2.5 million USD", "worth about $2.5 billion", C),
    ("money", "2.5 billion EUR", "worth about $2.5 billion", C),
    ("money", "2.5 billion CAD", "worth about $2.5 billion", N),
    ("money", "2.5 billion CAD", "worth about US$2.5 billion", C),
    ("money", "900 million USD", "cost $916 million", N),
    ("money", "2.5 billion USD", "its first four batteries", N),
    ("money", "600 million USD", "more than $500 million", N),
    ("money", "more than 500 million USD", "more than $500 million", S),
    ("money", "500 million USD", "more than $500 million", S),
    ("money", "at least 600 million USD", "more than $500 million", S),
    ("money", "400 million USD", "more than $500 million", C),
    ("count", "4", "the US sanctioned four Turkish officials", S),
    ("count", "5", "the US sanctioned four Turkish officials", C),
    ("count", "4", "its first four missile batteries, worth $5", S),
    ("count", "1", "the first batteries", S),
    ("count", "3", "the first batteries", N),
    ("count", "1.5 million", "killing of 1.5 million Armenians", S),
    ("count", "1.6 million", "killing of 1.5 million Armenians", C),
    ("count", "30", "dozens of officials", N),
    ("count", "at least 24", "dozens of officials", S),
    ("count", "4", "dozens of officials", C),
    ("count", "dozens", "dozens of officials", S),
    ("count", "dozens", "30 officials", N),
    ("count", "dozens", "at least 30 officials", N),
    ("count", "dozens", "4 officials", C),
    ("count", "dozens", "thousands of officials", C),
    ("count", "thousands", "dozens of officials", C),
    ("count", "tens of thousands", "tens of thousands of officials", S),
    ("count", "thousands", "tens of thousands of officials", C),
    ("count", "4", "the officials", N),
    ("count", "2017", "signed in 2017", N),
    ("text", "four", "four officials", N),
    ("money", "13 billion GBP", "a contract worth # 13 billion", S),
    ("money", "13 billion EUR", "a contract worth # 13 billion", N),
    ("money", "14 billion GBP", "a contract worth # 13 billion", C),
    ("money", "52.5 million AUD", "a package of $52.5 million", N),
    ("money", "0.75 USD", "a dividend of 75 cents a share", S),
    ("money", "55 billion USD", "rose from $55 billion to $110 billion", S),
    ("money", "80 billion USD", "rose from $55 billion to $110 billion", N),
    ("money", "55 billion to 110 billion USD", "rose from $55 billion to $110 billion", S),
    ("money", "1.2 million USD", "$1.2-1.5 million", S),
    ("money", "1.35 million USD", "$1.2-1.5 million", N),
    ("money", "1.7 million USD", "$1.2-1.5 million", C),
    ("count", "3 to 5", "three to five people", S),
    ("count", "4", "three to five people", N),
    ("money", "5 billion USD", "as much as $5 billion", S),
    ("money", "4 billion USD", "as much as $5 billion", N),
    ("money", "6 billion USD", "as much as $5 billion", C),
    ("money", "2 billion USD", "billions of dollars", N),
    ("money", "17 billion EUR", "9.9 billion euros, when it was to cost 17 billion.", S),
    ("money", "17 billion USD", "9.9 billion euros, when it was to cost 17 billion.", N),
    ("money", "17 billion EUR", "9.9 billion euros and $5 million, when it cost 17 billion.", N),
    ("money", "3 million EUR", "9 million euros for 3 million people", N),
    ("money", "8 EGP", "Egypt put the price at eight pounds", S),
    ("money", "8 GBP", "Egypt put the price at eight pounds", N),
    ("money", "8 GBP", "London put the price at eight pounds", S),
    ("money", "3 million DKK", "3 million crowns, the Danish firm said", S),
    ("money", "3 million SEK", "3 million crowns, the Danish firm said", N),
    ("money", "3 million EUR", "3 million crowns, the Danish firm said", C),
    ("money", "0.87 EUR", "1.05 euros a share rather than the 87 cents it posted", S),
    ("count", "0", "No one was hurt when 60 shots were fired", S),
    ("count", "60", "No one was hurt when 60 shots were fired", S),
    ("count", "5", "No one was hurt when 60 shots were fired", C),
    ("count", "0", "There were no deaths among the 60 passengers", S),
    ("count", "0", "No one has claimed the attack, in which 12 died", N),
    ("count", "0", "No more than 40 people were hurt", N),
    ("count", "0", "Without warning, a bomb killed 12", N),
    ("count", "0", "None of the 12 was hurt", N),
    ("count", "0", "Nobody knows how 12 died", N),
    ("money", "3 million EUR", "It sold 3 million last year for 90 million euros", N),
    ("money", "3 million EUR", "With customers up to 3 million, it earned 90 million euros", N),
    ("count", "0", "60 shots were fired", C),
    ("count", "23", "Half the 46 guns were handed in", N),
    ("count", "46", "Half the 46 guns were handed in", S),
    ("count", "45", "All 46 guns were handed in", C),
    ("count", "16", "The brothers, ages 16 and 20, broke in", N),
    ("count", "20", "The brothers, ages 16 and 20, broke in", N),
    ("count", "31", "A man of 31 was held", N),
    ("money", "2 billion USD", "a multibillion-dollar deal", N),
    ("count", "2", "both men were jailed", S),
    ("count", "3", "both in Paris and in London", N),
    ("count", "2", "a couple of men", S),
    ("count", "2", "the pair were arrested", S),
    ("count", "2", "the two men were arrested", S),
    ("count", "2", "neither was charged", N),
    ("count", "12", "a dozen officials", S),
    ("count", "11", "a dozen officials", C),
    ("count", "24", "two dozen officials", S),
    ("count", "250000", "two hundred and fifty thousand people", S),
    ("count", "45", "John Smith, 45, was among the dead", N),
    ("count", "3", "the third official", S),
    ("count", "1", "one of the officials", N),
]


@pytest.mark.parametrize(("kind", "recorded", "quote", "expected"), AMOUNTS)
def test_amounts(kind: str, recorded: str, quote: str, expected: str) -> None:
    assert outcome(kind, recorded, quote) == expected


@pytest.mark.parametrize(
    ("recorded", "unit", "quote", "expected"),
    [
        ("25 %", "%", "rose by 25 per cent", S),
        ("26 %", "percent", "rose by 25%", C),
        ("25 percent", "percent", "rose by 25%", S),
        ("25 %", "%", "rose by 25 km", N),
        ("2.5 %", "%", "rose two and a half percent", S),
        ("66.7 %", "%", "two thirds of the voters", S),
        ("75 percent", "percent", "three quarters of the seats", S),
        ("two-thirds", "%", "two thirds of the voters", S),
        ("about a third", "percent", "about a third of the voters", S),
        ("a third", "percent", "33.3 percent of the voters", N),
        ("a third", "percent", "36 percent of the voters", C),
        ("a third", "percent", "a quarter of the voters", C),
        ("half", "percent", "half of the voters", S),
        ("half", "percent", "50 percent of the voters", S),
        ("nearly half", "percent", "55 percent of the voters", C),
        ("one in five", "percent", "one in five voters", S),
        ("one in four", "percent", "one in five voters", C),
        ("an estimated 72 percent", "percent", "an estimated 72% of stations", S),
        ("an estimated 73 percent", "percent", "an estimated 72% of stations", C),
        ("2 %", "%", "the index closed at -2%", N),
        ("-2 %", "%", "the index closed at -2%", S),
        ("3 %", "%", "the index closed at -2%", C),
        ("15 %", "%", "15 to 20 percent", S),
        ("500 km", "km", "a range of 500km", S),
        ("231 km/h", "km/h", "clocked at 231 km/h in a 100 zone", S),
        ("64.17 m/s", "km/h", "clocked at 231 km/h in a 100 zone", N),
        ("130 km/h", "km/h", "clocked at 231 km/h in a 100 zone", C),
        ("14 hours", "hours", "he was caught 14 hours later", S),
        ("13 hours", "hours", "he was caught 14 hours later", C),
        ("310 mile", "km", "a range of 500 kilometres", N),
        ("400 km", "km", "a range of 500 kilometres", C),
        ("500 km", "km", "it took 500 years", N),
        ("50 year", "year", "its fifty-year service life", S),
    ],
)
def test_quantities(recorded: str, unit: str, quote: str, expected: str) -> None:
    assert outcome("quantity", recorded, quote, unit=unit) == expected


def test_a_verdict_has_a_reason_and_the_candidates_that_it_compared() -> None:
    attribute = Attribute(id="x", type="date")
    value = VALUE_TYPES["date"].read("2020-11", attribute, None)
    (day, _), *_ = read_days(JANUARY)
    verdict = judge(value, attribute, "In December, the US sanctioned", (day, day))
    assert verdict.outcome == "contradicted"
    assert verdict.reason == (
        "“December” is December 2020 (December before publication on 16 January 2021)"
    )
    assert [(q.words, q.candidate.text) for q in verdict.candidates] == [
        ("December", "2020-12"),
        ("December", "2021-12"),
    ]


def test_no_claim_of_our_ledger_is_contradicted_by_its_quote() -> None:
    typed = resolve(read_ledger([ROOT / "facts.yaml"]))
    attributes = {a.id: a for a in typed.read.records.attributes}
    undecided: list[str] = []
    for reading in typed.readings:
        attribute = attributes[reading.attribute]
        if attribute.type not in ("date", "money", "quantity", "count"):
            continue
        claim = typed.read.records.claims[reading.claim]
        verdict = judge(reading.value, attribute, claim.quote, typed.published[claim.source])
        assert verdict.outcome != "contradicted", (claim, verdict)
        if verdict.outcome == "not checkable":
            undecided.append(f"{attribute.id}: {verdict.reason}")
    that_time = "ruled-out-on: “that time”: “that time” depends on a date named elsewhere"
    assert undecided == [
        "f35-date: the quote names no date",
        "said-on: the quote names no date",
        that_time,
        that_time,
    ]
