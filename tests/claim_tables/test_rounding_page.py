"""The page on rounding: each of its pairs, in a ledger, in a large table, and without quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from checks.registry import chosen
from claim_tables.input_tables import Tables
from reports.fact_sheet.figure_words import as_data
from runner.examine_tables import examined_tables
from runner.few_or_many import ENTRIES_UP_TO
from schema.fact import ReconcileBy
from tests.claim_tables.sheets_both_ways import of_large_table, of_ledger
from tests.claim_tables.tables import Claim, write_csv, write_ledger
from tests.cli.command import ROOT

PAGE = ROOT / "docs" / "decisions" / "rounding.md"
SCALES = ("million", "billion")
TYPES = {"percent": "share", "km": "length", "$": "cost"}
DECLARED = {
    "sources": [{"id": "a"}, {"id": "b"}],
    "attributes": [
        {"id": "number", "type": "count"},
        {"id": "share", "type": "quantity", "unit": "percent"},
        {"id": "length", "type": "quantity", "unit": "km"},
        {"id": "cost", "type": "money"},
    ],
}
AMOUNTS = chosen(["CR102", "CR103"], ())


class Pair(NamedTuple):
    """Two figures of the page, as values of an attribute, and whether they agree."""

    written: str
    attribute: str
    values: tuple[str, str]
    agree: bool


def pairs() -> dict[str, Pair]:
    row = r"^\| (.+?) \| (agree|differ) \| (.+?) \| (agree|differ) \|$"
    rows = re.findall(row, text(), re.MULTILINE)
    cells = [cell for row in rows for cell in (row[:2], row[2:])]
    return {f"s{n}": pair(written, outcome) for n, (written, outcome) in enumerate(cells)}


def text() -> str:
    return PAGE.read_text(encoding="utf-8")


def pair(written: str, outcome: str) -> Pair:
    """Read "900, 916 million": what follows the second figure is for the first as well."""
    one, other = written.split(", ")
    last = other.split()[-1]
    if last in SCALES and one.split()[-1] not in SCALES and one[0] != "1":
        one = f"{one} {last}"
    attribute = next((name for mark, name in TYPES.items() if mark in other), "number")
    return Pair(
        written, attribute, (value(one, attribute), value(other, attribute)), outcome == "agree"
    )


def value(figure: str, attribute: str) -> str:
    plain = re.sub(r" (killed|people|votes|years|percent|km)$", "", figure).replace("$", "")
    return f"{plain} USD" if attribute == "cost" else plain


def claims(of: dict[str, Pair], *, quoted: bool) -> list[Claim]:
    return [
        {
            "source": source,
            "subject": subject,
            "attribute": each.attribute,
            "value": figure,
            "quote": f"{subject}: {figure}" if quoted else "",
        }
        for subject, each in of.items()
        for source, figure in zip("ab", each.values, strict=True)
    ]


def differing(rows: Sequence[Claim], folder: Path, *, entries: int) -> set[str]:
    """Give the subjects about which amounts are found to be in conflict."""
    ledger = write_ledger(DECLARED, folder / "ledger.yaml")
    table = write_csv(rows, folder / "claims.csv")
    tables = Tables([str(table)])
    with examined_tables([str(ledger)], tables, checks=AMOUNTS, entries_up_to=entries) as seen:
        return {finding.subject for finding in seen.findings}


def test_the_page_has_the_pairs() -> None:
    written = {each.written: each.agree for each in pairs().values()}
    assert len(written) == 54
    assert written["100, 104 killed"] is written["2, 2.3 billion"] is False
    assert written["1.5 million, 1,480,000"] is True


@pytest.mark.parametrize("entries", [ENTRIES_UP_TO, 0], ids=["as a ledger", "as a large table"])
def test_each_pair_is_judged_as_the_page_says(entries: int, tmp_path: Path) -> None:
    known = pairs()
    found = differing(claims(known, quoted=True), tmp_path, entries=entries)
    assert {known[s].written for s in found} == {p.written for p in known.values() if not p.agree}


def test_without_quotes_only_hedges_and_bounds_leave_room(tmp_path: Path) -> None:
    known = pairs()
    found = differing(claims(known, quoted=False), tmp_path, entries=0)
    assert {known[s].written for s in known.keys() - found} == {
        *("about 100, 104 killed", "about 50, 52 percent", "$20, about $21", "30, 30 years"),
        *("at least 100, 104 killed", "$3.01, more than $3", "nearly 100, 99 km"),
        *("a third, 33.3 percent", "about a quarter, 27 percent", "$3, more than $3"),
        *("nearly 100, more than 100 km", "just under 100, just over 100 killed"),
        *("15.0, just over 15 percent", "$5 million, more than $5 million"),
    }


def test_a_row_with_a_quote_among_rows_without(tmp_path: Path) -> None:
    rows = claims({"s": pair("12,000, 11,850 people", "agree")}, quoted=False)
    assert differing(rows, tmp_path, entries=0) == {"s"}
    quoted = [{**rows[0], "quote": "some words"}, {**rows[1], "quote": "  "}]
    assert differing(quoted, tmp_path, entries=0) == set()
    turned = [{**rows[0], "quote": "  "}, {**rows[1], "quote": "some words"}]
    assert differing(turned, tmp_path, entries=0) == {"s"}


@pytest.mark.parametrize("quoted", [True, False])
def test_an_attribute_of_a_table_may_say_otherwise(quoted: bool, tmp_path: Path) -> None:  # noqa: FBT001
    ledger = write_ledger({"sources": DECLARED["sources"]}, tmp_path / "ledger.yaml")
    attributes = tmp_path / "attributes.csv"
    attributes.write_text(
        "id,type,exact\nstrict,count,true\nloose,count,false\nplain,count,\n", encoding="utf-8"
    )
    rows = [
        {
            "source": source,
            "subject": "s",
            "attribute": attribute,
            "value": value,
            "quote": "words" if quoted else "",
        }
        for attribute in ("strict", "loose", "plain")
        for source, value in (("a", "12,000"), ("b", "11,850"))
    ]
    table = write_csv(rows, tmp_path / "claims.csv")
    tables = Tables([str(table)], attributes=[str(attributes)])
    with examined_tables([str(ledger)], tables, checks=AMOUNTS, entries_up_to=0) as seen:
        found = {finding.attribute for finding in seen.findings}
    assert found == ({"strict"} if quoted else {"strict", "plain"})


def test_the_sheet_shows_both_values_that_agree_by_rounding_alone(tmp_path: Path) -> None:
    known = {subject: each for subject, each in pairs().items() if each.agree}
    ledger = write_ledger(DECLARED, tmp_path / "ledger.yaml")
    table = write_csv(claims(known, quoted=True), tmp_path / "claims.csv")
    (rows,) = of_ledger(ledger, table, ReconcileBy.AGREEMENT)
    assert of_large_table(ledger, table, ReconcileBy.AGREEMENT) == [rows]
    for row in rows:
        data = [as_data(value) for value in known[row["subject"]].values]
        assert [value for value in data if value not in row["value"]] == []
    values = {known[row["subject"]].written: row["value"] for row in rows}
    assert values["900, 916 million"] == "916 million (one source says 900 million: a)"
    assert values["2, 2.2 billion"] == "2.2 billion (one source says 2 billion: a)"


def test_it_shows_both_of_one_source_and_of_one_side_of_a_conflict(tmp_path: Path) -> None:
    said = [("s", "a", "12,000"), ("s", "a", "11,850"), ("t", "a", "2,000"), ("t", "b", "2,050")]
    rows = [
        {"source": source, "subject": subject, "attribute": "number", "value": v, "quote": f"{v}."}
        for subject, source, v in [*said, ("t", "c", "3,050")]
    ]
    ledger = write_ledger({**DECLARED, "sources": []}, tmp_path / "ledger.yaml")
    table = write_csv(rows, tmp_path / "claims.csv")
    (of_both,) = of_ledger(ledger, table, ReconcileBy.AGREEMENT)
    assert of_large_table(ledger, table, ReconcileBy.AGREEMENT) == [of_both]
    assert [row["value"] for row in of_both] == [
        "11,850 (also given as 12,000)",
        "2,050 (b; one source says 2,000: a), but 3,050 (c)",
    ]


def test_one_figure_with_and_without_a_quote_is_agreed_on(tmp_path: Path) -> None:
    rows = [
        {"source": s, "subject": "s", "attribute": "number", "value": "12,000", "quote": quote}
        for s, quote in (("a", "12,000"), ("b", ""))
    ]
    ledger = write_ledger(DECLARED, tmp_path / "ledger.yaml")
    table = write_csv(rows, tmp_path / "claims.csv")
    ((row,),) = of_large_table(ledger, table, ReconcileBy.AGREEMENT)
    assert (row["value"], row["status"]) == ("12,000", "agreed")
