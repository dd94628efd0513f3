"""Figures and dates that are read whole or not at all, and what only an editor can decide.

Each row has a type (and unit), a quote, values that must not be doubted, and values that must not
be accepted. They are judged as of a source of 18 July 2019, a Thursday.
"""

import pytest

from extraction import expressions, judge
from schema.records import Attribute
from schema.values import VALUE_TYPES
from tests.extraction.dates import days

Row = tuple[str, str, list[str], list[str]]
PUBLISHED = days("2019-07-18")
MOVED: list[Row] = [
    ("date", "The vote was postponed until Sept. 12.", ["2019-09-12"], ["2018-09-12"]),
    ("date", "The match was put back to Aug. 3.", ["2019-08-03"], []),
    ("date", "The deadline was moved to November.", ["2019-11"], ["2018-11"]),
    ("date", "A dividend of 12 cents is payable Sept. 2.", ["2019-09-02"], ["2018-09-02"]),
    ("date", "Unions called a walkout for Monday.", ["2019-07-22"], ["2019-07-15"]),
    ("date", "Parliament was summoned for September.", ["2019-09"], ["2018-09"]),
    ("date", "Ministers may discuss Tuesday's leak.", ["2019-07-16"], []),
    ("date", "He will not attend the April inquest.", ["2019-04"], []),
    ("date", "It expects a first-quarter profit.", ["2019-01/2019-03"], []),
    ("date", "Investors await Friday's figures.", ["2019-07-19"], ["2019-07-12"]),
    ("date", "The show runs from November to February.", ["2019-11/2020-02"], []),
    ("date", "He had been due to speak on Tuesday.", ["2019-07-16"], ["2019-07-23"]),
    ("date", "She is sentenced on Aug. 30.", ["2019-08-30"], []),
    ("date", "In December, the council voted.", ["2018-12"], ["2019-12"]),
]
DATES: list[Row] = [
    ("date", "It was founded in nineteen forty-five.", ["1945"], ["1900", "2019"]),
    ("date", "They met in May two thousand seven.", ["2007-05"], ["2019-05"]),
    ("date", "In two thousand five hundred homes there is no power.", [], ["2005"]),
    ("date", "It closed three Mondays ago.", ["2019-07-01"], ["2019-07-15"]),
    ("date", "dated 3-Mar-07", ["2007-03-03"], ["2019-03-03"]),
    ("date", "The chapel dates from circa 1620.", ["1620~", "1620"], []),
    ("date", "Police were sent to the 1900 block of Elm Street.", [], ["1900"]),
    ("date", "She lives at 2010 North Oak Avenue.", [], ["2010"]),
    ("date", "The meeting was held in room 1914.", [], ["1914"]),
    ("date", "He drove a Peugeot 2008.", [], ["2008"]),
    ("date", "Write to P.O. Box 1974.", [], ["1974"]),
    ("date", "on the 24th of this month", ["2019-07-24"], ["2019-06-24"]),
    ("date", "Der Vertrag vom 9. Juni 2013", ["2013-06-09"], ["2009"]),
    ("date", "It began two years after the war.", ["1947", "2017"], []),
]
NOTATIONS: list[Row] = [
    ("count", "14\u00a0500 people", ["14500"], ["14", "500"]),
    ("count", "14\u202f500 people", ["14500"], ["14", "500"]),
    ("count", "more than 1 200 000 voters", ["1200000", "1.2 million"], ["1", "200"]),
    ("count", "on July 14 200 people marched", ["200", "14200"], []),
    ("count", "1'250'000 voters", ["1250000"], ["1", "250"]),
    ("count", "12.500 people", ["12500"], ["12"]),
    ("count", "12.345 people", ["12345"], ["12", "12345"]),
    ("count", "two-thirds of a million voters", [], ["1 million", "2"]),
    ("count", "two point four million voters", ["2.4 million"], ["4 million", "2"]),
    ("count", "12 milyon people", [], ["12"]),
    ("count", "point five million voters", ["500000"], ["5 million", "5"]),
    ("count", "At that point five million voters had come.", ["5 million"], []),
    ("money", "a fine of €1.234.567", ["1234567 EUR"], ["1.234 EUR", "1 EUR"]),
    ("money", "a fine of €1.250", ["1250 EUR", "1.25 EUR"], ["1 EUR", "250 EUR"]),
    ("money", "rund 1,2 Mrd. Euro", ["1.2 billion EUR"], ["1 EUR", "2 EUR"]),
    ("money", "3,5 millions d'euros", ["3.5 million EUR"], ["3 EUR", "5 million EUR"]),
    ("money", "12 mil millones de dólares", ["12 billion USD"], ["12 USD", "12 million USD"]),
    ("money", "2,2 mil milh\u00f5es de euros", ["2.2 billion EUR"], ["2.2 million EUR"]),
    ("money", "mil millones de d\u00f3lares", ["1 billion USD"], ["1 million USD", "1000 USD"]),
    ("money", "anderthalb Millionen Euro", ["1.5 million EUR"], ["1 million EUR"]),
    ("money", "mezzo milione di euro", ["500,000 EUR"], ["1 million EUR"]),
    ("money", "un demi-milliard d'euros", ["500 million EUR"], ["1 billion EUR"]),
    ("money", "um milh\u00e3o de euros", ["1 million EUR"], ["1 EUR"]),
    ("count", "the media million campaign", [], ["500,000"]),
    ("money", "un million et demi d'euros", ["1.5 million EUR"], ["1 million EUR", "1 EUR"]),
    ("money", "um milh\u00e3o e meio de euros", ["1.5 million EUR"], ["1 million EUR"]),
    ("money", "5,4 miljarder kronor", ["5.4 billion SEK"], ["5.4 million SEK", "54 billion SEK"]),
    ("money", "R 4 250 000 in all", ["4,250,000 ZAR"], ["4 ZAR", "4,250 ZAR"]),
    ("count", "Group R 12 000 people", ["12,000"], ["12"]),
    ("money", "S/ 35,000 a head", ["35,000 PEN"], ["35 PEN", "35,000 USD"]),
    ("money", "$5 grand", ["5,000 USD"], ["5 USD"]),
    ("count", "2 grand pianos", ["2"], ["2,000"]),
    ("money", "$$$ 1 00,0 million", [], ["1 USD", "0 USD", "1 million USD", "100 million USD"]),
    ("money", "40 milioni di euro", ["40 million EUR"], ["40 EUR"]),
    ("money", "R$ 2,5 bilhões", ["2.5 billion BRL"], ["2 BRL", "5 billion BRL"]),
    ("money", "2,5 miljard euro", ["2.5 billion EUR"], ["5 billion EUR"]),
    ("money", "$3mm", ["3 million USD"], ["3 USD"]),
    ("money", "15 M€", ["15 million EUR"], ["15 EUR"]),
    ("money", "2€50", ["2.50 EUR"], ["2 EUR", "50 EUR"]),
    ("money", "RD$400 million", ["400 million DOP"], ["400 million USD"]),
    ("money", "BF$400 million", [], ["400 million USD"]),
    ("money", "$.75 a share", ["0.75 USD"], ["75 USD"]),
    ("money", "$5 million Australian.", ["5 million AUD"], ["5 million USD"]),
    ("money", "6,035 billion francs", [], ["6035 billion CHF", "6 CHF"]),
    ("money", "4 pounds 20", ["4.20 GBP"], ["4 GBP", "20 GBP"]),
    ("money", "$3.29 a share", ["3.29 USD"], ["3 USD"]),
]
COMPOSED: list[Row] = [
    ("quantity pound", "a boy of 7 pounds 4 ounces", ["7.25 pounds"], ["7 pounds", "4 ounces"]),
    ("quantity hour", "two hours, 15 minutes", ["2.25 hours"], ["2 hours", "15 minutes"]),
    ("quantity hour", "within one hour and a quarter", ["1.25 hours"], ["1 hour"]),
    ("quantity inch", "the 5-foot-11 suspect", ["71 inches"], ["5 feet", "11 inches"]),
    ("quantity week", "The talks lasted almost a week.", ["1 week"], []),
    ("quantity week", "a weeklong strike", ["1 week"], []),
    ("quantity year", "a year-long inquiry", ["1 year"], ["1 month"]),
    ("quantity percent", "One in four voters stayed at home.", ["25 percent"], ["4 percent"]),
    ("count", "One in four voters stayed at home.", [], ["4"]),
    ("quantity km", "12 km and 5 miles", ["12 km", "5 miles"], ["17 km"]),
]
SIGNS: list[Row] = [
    ("quantity percent", "Output was minus 4 percent.", ["-4 percent"], ["4 percent"]),
    ("quantity degC", "15 degrees Celsius below zero", ["-15 degC"], ["15 degC"]),
    ("quantity percent", "Sales fell 7 percent.", ["-7 percent", "7 percent"], []),
    ("quantity percent", "Sales rose 7 percent.", ["7 percent"], ["-7 percent"]),
    ("quantity percent", "59 percent below the level of May", ["-59 percent"], []),
    ("quantity percent", "cut rates by 50 basis points", [], ["50 percent"]),
    ("quantity percent", "up 3 percentage points", [], ["3 percent"]),
    ("quantity percent", "up half a percentage point", [], ["0.5 percent"]),
    ("quantity m", "a 300m-wide crater", ["300 m"], ["300 million"]),
    ("count", "a fund of 300m shares", ["300 million"], ["300"]),
    ("quantity tonne", "40 tons of rice", ["40 tonnes"], []),
    ("quantity km", "40 villages", [], ["40 km"]),
]
SUMS: list[Row] = [
    ("count", "The driver and four tourists died.", ["4", "5"], []),
    ("count", "A mother and her three children", ["3", "4"], []),
    ("count", "Two guards and five prisoners died.", ["2", "5", "7"], ["6"]),
    ("count", "Police arrested three more men.", ["3", "8"], []),
    ("count", "None of the 30 was hurt.", ["0", "30"], []),
    ("count", "all but two of the 12 miners", ["10", "12", "2"], []),
    ("count", "Five people died.", ["5"], ["6", "4"]),
]
NO_COUNTS: list[Row] = [
    ("count", "Call 555-0142 about the 12 cars.", ["12"], ["555", "142"]),
    ("count", "Ring +44 20 7946 0958.", [], ["44", "20", "7946"]),
    ("count", "in Room 2024", [], ["2024"]),
    ("count", "a 75-year-old farmer", [], ["75"]),
    ("count", "The victim, 31, was a nurse.", [], ["31"]),
    ("count", "a 911 caller", [], ["911"]),
    ("count", "eight times as many", [], ["8"]),
    ("count", "driving at 68 mph", [], ["68"]),
    ("count", "the Fifth Amendment", [], ["5"]),
]
ROWS: list[Row] = [*MOVED, *DATES, *NOTATIONS, *COMPOSED, *SIGNS, *SUMS, *NO_COUNTS]


def outcome(kind: str, quote: str, value: str) -> str:
    """What a quote says of a value."""
    name, _, unit = kind.partition(" ")
    attribute = Attribute.model_validate({"id": "x", "type": name, "unit": unit or None})
    read = VALUE_TYPES[name].read(value, attribute, None)
    return judge(read, attribute, quote, PUBLISHED).outcome


@pytest.mark.parametrize(("kind", "quote", "right", "wrong"), ROWS)
def test_right_values_are_not_doubted_and_wrong_ones_are_not_accepted(
    kind: str, quote: str, right: list[str], wrong: list[str]
) -> None:
    doubted = [value for value in right if outcome(kind, quote, value) == "contradicted"]
    accepted = [value for value in wrong if outcome(kind, quote, value) == "supported"]
    assert (doubted, accepted) == ([], [])


@pytest.mark.parametrize(
    "quote", ["12.345 people", "12 milyon people", "BF$400 million", "2€50", "3,4528 litas"]
)
def test_a_figure_that_is_not_read_whole_is_reported_as_unread(quote: str) -> None:
    attribute = Attribute(id="x", type="count")
    verdict = judge(VALUE_TYPES["count"].read("7", attribute, None), attribute, quote, PUBLISHED)
    assert (verdict.outcome, verdict.unread) == ("not checkable", True)
    assert verdict.reason.endswith("could not be read whole")
    assert any(e.kind == "unread" for e in expressions(quote))


@pytest.mark.parametrize(
    "quote",
    [
        "1000000000000 decades ago",
        "last November 31",
        "next 30 February",
        "31 June the last day",
        "on June 31 of last year",
        "31 April this year, and Monday the following year",
        "Tuesday, February 30",
        "31.11.",
        "at 5 m/h, 6 km/s, 7 mi/s, 8 m/hr",
        "in 99999999999 weeks",
        "FY 113754232722020/21",
        "3 in 1.5",
        "215702739754042281t half of it",
    ],
)
@pytest.mark.parametrize("published", [PUBLISHED, days("2019"), (None, None)])
def test_no_quote_stops_a_run(quote: str, published: tuple[int | None, int | None]) -> None:
    for kind in ("date", "count"):
        attribute = Attribute.model_validate({"id": "x", "type": kind})
        value = VALUE_TYPES[kind].read("2019", attribute, None)
        assert judge(value, attribute, quote, published).outcome != "supported"


@pytest.mark.parametrize(
    "text",
    [
        "9 over a million pounds",
        "nine in a hundred million dollars",
        "one in two million pounds",
        "3 in half a million euros",
        "5 foot 11 million tonnes",
        "3 dollars fifty million pounds",
        "four at two hundred thousand kilometres",
    ],
)
def test_no_rule_ends_in_the_middle_of_a_figure(text: str) -> None:
    found = [text[e.start : e.end] for e in expressions(text)]
    halves = {"a", "a hundred", "two", "half a", "11", "fifty", "two hundred"}
    assert found
    assert not any(words.endswith(f" {half}") for words in found for half in halves)
