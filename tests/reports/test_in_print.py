"""Dates and figures as a desk prints them, and as data; names apart; independence; key facts."""

from __future__ import annotations

import io
import json
from importlib import import_module
from typing import Any

import pytest

from reports.fact_sheet.days import in_sentence
from reports.fact_sheet.figure_words import (
    as_data,
    count_in_print,
    money_in_print,
    quantity_in_print,
)
from reports.fact_sheet.forms import sheet
from runner.examine import examined
from schema.values.date import interval_of_days, read_days
from tests.checks.ledgers import FILE


@pytest.mark.parametrize(
    ("written", "printed", "data"),
    [
        ("4", "four", "4"),
        ("four", "four", "4"),
        ("about 4", "about four", "about 4"),
        ("4 to 6", "four to six", "4 to 6"),
        ("4-6", "four to six", "4-6"),
        ("between three and five", "between three and five", "between 3 and 5"),
        ("9 to 12", "nine to 12", "9 to 12"),
        ("0", "none", "0"),
        ("twelve", "12", "12"),
        ("1204", "1,204", "1204"),
        ("at least 2 million", "at least 2 million", "at least 2 million"),
        ("a dozen", "12", "12"),
        ("dozens", "dozens", "dozens"),
        ("two-thirds", "two-thirds", "two-thirds"),
        ("about one in five", "about one in five", "about 1 in 5"),
        ("tens of thousands", "tens of thousands", "tens of thousands"),
        ("an estimated 4,000", "an estimated 4,000", "an estimated 4,000"),
        ("two hundred", "200", "200"),
        ("twenty-five", "25", "25"),
        ("more than 3", "more than three", "more than 3"),
        ("4 or more", "four or more", "4 or more"),
    ],
)
def test_a_count(written: str, printed: str, data: str) -> None:
    assert (count_in_print(written), as_data(written)) == (printed, data)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("about 2.5 billion USD", "about $2.5 billion"),
        ("USD 5", "$5"),
        ("millions USD", "millions of USD"),
        ("tens of millions of USD", "tens of millions of USD"),
        ("USD thousands a month", "thousands of USD a month"),
        ("2.50 USD", "$2.50"),
        ("five million EUR", "€5 million"),
        ("2 to 3 billion USD", "$2 billion to $3 billion"),
        ("900 to 1,100 USD", "$900 to $1,100"),
        ("916000 GBP", "£916,000"),
        ("4.2m GBP", "£4.2 million"),
        ("50,000 USD/year", "$50,000 a year"),
        ("20 USD per hour", "$20 an hour"),
        ("5 million TRY", "5 million TRY"),
    ],
)
def test_money(written: str, printed: str) -> None:
    assert money_in_print(written) == printed


@pytest.mark.parametrize(
    ("written", "unit", "printed"),
    [
        ("6 days", "day", "6 days"),
        ("6 day", "day", "6 days"),
        ("6.5 day", "day", "6.5 days"),
        ("about 1 week", "day", "about 1 week"),
        ("six", "day", "6 days"),
        ("1", "day", "1 day"),
        ("52 %", "%", "52%"),
        ("52 percent", "%", "52%"),
        ("around a quarter", "percent", "around a quarter"),
        ("two-thirds", "%", "two-thirds"),
        ("more than one in five", "%", "more than one in five"),
        ("three quarters", "quarter", "3 quarters"),
        ("3 foot", "metre", "3 feet"),
        ("hundreds of miles", "mile", "hundreds of miles"),
        ("hundreds", "mile", "hundreds of miles"),
        ("1.5 km", "km", "1.5 km"),
        ("-5 degC", "degC", "-5°C"),
    ],
)
def test_a_quantity(written: str, unit: str, printed: str) -> None:
    assert quantity_in_print(written, unit) == printed


@pytest.mark.parametrize(
    ("date", "printed"),
    [
        ("2019-07", "in July 2019"),
        ("2019", "in 2019"),
        ("2019-07-12", "on 12 July 2019"),
        ("-0043", "in 44 BC"),
        ("2019-07-12/2019-07-14", "between 12 and 14 July 2019"),
        ("2019-05/2019-07", "between May and July 2019"),
        ("2019-07-12/..", "on or after 12 July 2019"),
        ("../2018-06", "in June 2018 or before"),
        ("../2018-06-29", "on or before 29 June 2018"),
        ("2018-06/..", "in June 2018 or after"),
        ("2018-06-02/..", "on or after 2 June 2018"),
        ("../2018", "in 2018 or before"),
        ("2018/..", "in 2018 or after"),
        ("../-0043", "on or before 31 December 44 BC"),
        ("[2017, 2019, 2021]", "in 2017, 2019 or 2021"),
        ("[2017-05-01, 2019]", "on 1 May 2017 or in 2019"),
    ],
)
def test_a_date(date: str, printed: str) -> None:
    assert in_sentence(interval_of_days(lo, hi) for lo, hi in read_days(date)) == printed


LEDGER: dict[str, Any] = {
    "sources": [
        {"id": "a", "publisher": "Post", "headline": "First", "published": "2021-01-02"},
        {"id": "b", "publisher": "Post", "headline": "Second", "published": "2021-01-03"},
        {"id": "c", "name": "the Herald", "headline": "Third"},
    ],
    "subjects": [{"id": "deal", "name": "the deal"}, {"id": "voss", "name": "Ada Voss"}],
    "attributes": [
        {"id": "cost", "type": "money", "key": True},
        {"id": "signed", "type": "date", "key": True},
        {"id": "batteries", "type": "count"},
        {"id": "tugs", "type": "count", "changes": True},
        {"id": "office", "type": "text"},
        {"id": "took-office", "type": "date"},
        {"id": "full-name", "label": "called", "type": "name"},
        {"id": "code-name", "type": "name", "key": True},
    ],
    "claims": [
        {"source": s, "subject": o, "attribute": a, "value": v, "quote": f"{v} {n}"}
        for n, (s, o, a, v) in enumerate(
            [
                ("a", "deal", "cost", "about 2.5 billion USD"),
                ("b", "deal", "cost", "about 2.5 billion USD"),
                ("a", "deal", "signed", "2019-07"),
                ("c", "deal", "signed", "2019"),
                ("a", "deal", "batteries", "four"),
                ("a", "deal", "tugs", "3"),
                ("a", "voss", "office", "envoy"),
                ("a", "voss", "took-office", "2021-01"),
                ("a", "voss", "full-name", "Ada Voss"),
                ("c", "voss", "full-name", "Ada Voss"),
                ("c", "deal", "code-name", "Heron"),
            ]
        )
    ],
}


def written(form: str) -> str | bytes:
    FILE.write_text(json.dumps(LEDGER), encoding="utf-8")
    with examined([FILE]) as seen:
        return sheet(seen, form)


def text(form: str) -> str:
    content = written(form)
    return content if isinstance(content, str) else content.decode()


def cells() -> dict[str, list[list[str]]]:
    openpyxl: Any = import_module("openpyxl")
    content = written("xlsx")
    assert isinstance(content, bytes)
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {page.title: [list(row) for row in page.iter_rows(values_only=True)] for page in book}


IN_PRINT = ("about $2.5 billion", "in July 2019 (one source says in 2019: the Herald)", "four")


@pytest.mark.parametrize("form", ["md", "html"])
def test_people_read_what_a_desk_prints(form: str) -> None:
    page = text(form)
    assert [words for words in IN_PRINT if words not in page] == []
    assert "three (as told on 2 January 2021)" in page


def test_so_does_the_list_of_a_workbook_and_its_fields_are_data() -> None:
    book = cells()
    listed = [row[0] for row in book["Fact check"]]
    assert [w for w in IN_PRINT if not [row for row in listed if row.endswith(w)]] == []
    head, *rows = book["All fields"]
    values = {row[head.index("attribute")]: row[head.index("value")] for row in rows}
    assert (values["cost"], values["batteries"]) == ("about 2.5 billion USD", "4")


@pytest.mark.parametrize("form", ["csv", "json", "jsonld"])
def test_programs_read_data(form: str) -> None:
    page = text(form)
    assert "2.5 billion USD" in page
    assert "$" not in page.replace('"$', "")
    assert "in July 2019" not in page


def test_rows_that_only_give_a_name_or_an_office_come_last() -> None:
    lines = text("md").splitlines()
    headings = [line for line in lines if line.startswith("## ")]
    assert headings == ["## The deal", "## Ada Voss", "## Names and offices", "## Sources"]
    after = lines[lines.index("## Names and offices") :]
    assert [line.split(" | ")[0] for line in after if line.startswith("| Ada")] == [
        "| Ada Voss, office",
        "| Ada Voss, called",
    ]
    assert [line for line in after if "Heron" in line] == []  # a key fact is no mere name
    assert [row[0] for row in cells()["Fact check"]][-2:] == [
        "Ada Voss, office: envoy",
        "Ada Voss, called: Ada Voss",
    ]
    assert text("html").index("Names and offices") > text("html").index("Heron")


def test_independence_is_told_where_there_are_several_sources() -> None:
    rows = {line.split(" | ")[0]: line for line in text("md").splitlines() if line[:2] == "| "}
    both = "Post (2 January 2021), Post (3 January 2021)"
    one = "1 independent source; Post (2 January 2021) and Post (3 January 2021) count as one"
    assert rows["| **cost**"].endswith(f"{both}; {one} |")
    assert rows["| **signed**"].endswith("; 1 independent source for a value so exact |")
    assert "1 independent source; Post (2 January 2021)" in text("html")
    assert any("1 independent source" in row[4] for row in cells()["Fact check"])


def test_a_key_fact_on_one_source_is_marked() -> None:
    rows = {line.split(" | ")[0]: line for line in text("md").splitlines() if line[:2] == "| "}
    marked = {label for label, row in rows.items() if "key fact on one source" in row}
    assert marked == {"| **cost**", "| **code name**"}
    assert text("html").count('<p class="weak">Key fact on one source</p>') == 2
    assert [row[0] for row in cells()["Fact check"] if "key fact on one source" in row[4]] == [
        "the deal, cost: about $2.5 billion",
        "the deal, code name: Heron",
    ]


def test_the_sources_are_listed_at_the_end() -> None:
    lines = text("md").splitlines()
    first, second = "Post (2 January 2021)", "Post (3 January 2021)"
    assert lines[lines.index("## Sources") :] == [
        "## Sources",
        "",
        f"- {first}, “First”, 2 January 2021; counts as one source with {second} (one publisher)",
        f"- {second}, “Second”, 3 January 2021; counts as one source with {first} (one publisher)",
        "- The Herald, “Third”, undated",
    ]
    page = text("html")
    assert page.index("<h2>Sources</h2>") < page.index("The Herald, “Third”, undated")
    assert cells()["Sources"][-1] == ["the Herald", "“Third”", "undated", None, None]
