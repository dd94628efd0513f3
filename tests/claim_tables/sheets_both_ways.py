"""The same claims as a fact sheet of a ledger, and as one of a large table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from checks.registry import CHECKS
from claim_tables.as_ledger_entries import LedgerEntries
from claim_tables.input_tables import Tables
from reports.fact_sheet.build import facts
from reports.fact_sheet.forms import COLUMNS, written
from reports.fact_sheet.large.sheet_table import SLOTS_OF_SHEET, make_sheet, sheet_in_order
from reports.fact_sheet.large.write_sheet import write_sheet
from reports.fact_sheet.sheet import Sheet
from runner.examine import examined
from runner.few_or_many import ManyClaims, few_or_many
from schema.fact import ReconcileBy

Row = dict[str, Any]
OTHERS = tuple(check for check in CHECKS if not check.of_entries)
"""The checks that say the same of both: quotes of large tables are not read."""


def of_ledger(declared: Path, table: Path, *rules: ReconcileBy) -> list[list[Row]]:
    """Give the rows that claims have as entries of a ledger, by each of some rules."""
    tables, ledger = Tables([str(table)]), [str(declared)]
    with few_or_many(ledger, tables, keep=SLOTS_OF_SHEET) as rows:
        assert isinstance(rows, LedgerEntries)
    with examined(ledger, entries=rows.entries, checks=OTHERS) as seen:
        return [[_row(fact.model_dump()) for fact in facts(seen, rule=rule)] for rule in rules]


def of_large_table(declared: Path, table: Path, *rules: ReconcileBy) -> list[list[Row]]:
    """Give the rows that the same claims have as a table of any size, by each of some rules."""
    tables = Tables([str(table)])
    with few_or_many([str(declared)], tables, keep=SLOTS_OF_SHEET, entries_up_to=0) as many:
        assert isinstance(many, ManyClaims)
        return [_rows_by(rule, many) for rule in rules]


def _rows_by(rule: ReconcileBy, many: ManyClaims) -> list[Row]:
    outcomes = make_sheet(many.loaded, rule, OTHERS)
    assert not [outcome for outcome in outcomes if outcome.state == "could not run"]
    return [_row(row) for row in many.loaded.store.query(sheet_in_order()).dicts()]


def files(
    declared: Path, table: Path, forms: Sequence[str], folder: Path
) -> list[tuple[str, bytes, bytes]]:
    """Give each form with the files that both write."""
    tables, ledger = Tables([str(table)]), [str(declared)]
    with few_or_many(ledger, tables, keep=SLOTS_OF_SHEET) as rows:
        assert isinstance(rows, LedgerEntries)
    with examined(ledger, entries=rows.entries, checks=OTHERS) as seen:
        sheet = Sheet(facts(seen), "A title", seen.records)
        small = {form: written(sheet, form) for form in forms}
    with few_or_many(ledger, tables, keep=SLOTS_OF_SHEET, entries_up_to=0) as many:
        assert isinstance(many, ManyClaims)
        make_sheet(many.loaded, ReconcileBy.AGREEMENT, OTHERS)
        for form in forms:
            write_sheet(many.loaded.store, folder / form, form, "A title")
    return [(form, _bytes(small[form]), (folder / form).read_bytes()) for form in forms]


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def _row(fields: Mapping[str, Any]) -> Row:
    several = {name for name, kind in COLUMNS.items() if kind == "VARCHAR[]"}
    return {name: list(value) if name in several else value for name, value in fields.items()}


STATES = ["planned", {"id": "held", "name": "held, for now", "aliases": ["on hold"]}, "removed"]
PLACES = [
    "land",
    {"id": "city", "name": "The City", "parent": "land", "aliases": ["Città"]},
    {"id": "port", "parent": "city"},
    "sea",
    {"id": "s1", "name": "Springfield", "parent": "land"},
    {"id": "s2", "name": "Springfield", "parent": "sea"},
]
PEOPLE = [{"id": "ann", "name": "Ann Árbor", "aliases": ["A. Arbor"]}, "bob"]
LEDGER: dict[str, Any] = {
    "title": "Łódź",
    "vocabularies": [
        {"id": "states", "kind": "ladder", "terms": STATES},
        {"id": "places", "terms": PLACES},
        {"id": "shades", "kind": "shades", "terms": ["request", "demand"]},
        {"id": "people", "terms": PEOPLE},
    ],
    "attributes": [
        {"id": "opened", "type": "date", "key": True},
        {"id": "closed", "type": "date", "label": "closed, finally"},
        {"id": "minutes", "type": "quantity", "unit": "min"},
        {"id": "length", "type": "quantity", "unit": "km", "tolerance": "1 km"},
        {"id": "dead", "type": "count", "changes": True},
        {"id": "boats", "type": "count"},
        {"id": "cost", "type": "money"},
        {"id": "state", "type": "term", "vocabulary": "states"},
        {"id": "born", "type": "term", "vocabulary": "places"},
        {"id": "told", "type": "term", "vocabulary": "shades"},
        {"id": "head", "type": "name"},
        {"id": "mayor", "type": "name", "vocabulary": "people"},
        {"id": "owners", "type": "list"},
        {"id": "crew", "type": "list", "vocabulary": "people"},
        {"id": "said", "type": "text"},
    ],
    "claims": [],
}
VALUES = {
    "opened": [
        *("2019", "2019-07", "2019-07-12", "2019-08", "2020~", "[2018, 2020]"),
        *("2019-07-12/2019-07-14", "2019-05/.."),
    ],
    "closed": ["2019-07-12", "2019-07-13", "2019-07-12", "2019-08-01"],
    "minutes": ["4 min", "5 min", "4.0 min", "about 4 min"],
    "length": ["100 km", "100.4 km", "102 km", "1,500 km"],
    "dead": ["4", "5", "about 4", "at least 4", "120", "100", "four"],
    "boats": ["4", "5", "1,204", "1204", "seven"],
    "cost": [
        *("2.50 USD", "about 2 USD", "2.5 million EUR", "3 USD", "2,500,000 EUR"),
        *("2.6 million EUR", "3.00 USD", "3.10 USD"),
    ],
    "state": ["planned", "held", "removed", "on hold", "held, for now"],
    "born": ["land", "city", "Città", "port", "sea", "Springfield", "s2"],
    "told": ["request", "demand"],
    "head": ["Ann Arbor", "Anne Arbor", "Bob Hope", "=Bob", "ANN ARBOR"],
    "mayor": ["ann", "A. Arbor", "bob", "Zoë, of Łódź"],
    "owners": ["city; state", "city", "including city", "state; city"],
    "crew": ["ann", "ann; bob", "including bob", "A. Arbor"],
    "said": ["grim", "glad; very", "it was “so”", "@grim"],
}
SOURCES: list[list[dict[str, Any]]] = [
    [
        {"id": f"s{n}", "published": f"2019-0{n + 1}-01", "publisher": f"Post {n // 2}"}
        for n in range(9)
    ],
    [],
    [
        {"id": f"s{n}", "name": f"Daily, {n}"} | ({"published": "2020-02-03"} if n % 3 else {})
        for n in range(9)
    ],
]


def claims(seed: int, *, number: int = 800, plainly: bool = False) -> list[dict[str, str]]:
    """Give claims of all types; `plainly`: without speakers, dates and what is not asserted."""
    chance = Random(seed)  # noqa: S311 - no secret
    usual: dict[tuple[int, str], str] = {}
    rows: list[dict[str, str]] = []
    for n in range(number):
        subject, attribute = chance.randrange(32), chance.choice(list(VALUES))
        value = chance.choice(VALUES[attribute])
        if chance.random() < 0.8:
            value = usual.setdefault((subject, attribute), value)
        words = chance.choice(["words", "“so,”", "=1+", "naïve | and", "two"])
        row = {
            "source": f"s{chance.randrange(9)}",
            "subject": f"Ünter, {subject}",
            "attribute": attribute,
            "value": value,
            "quote": f"{words} {'abcdefghij'[n % 10]}",
        }
        if not plainly:
            row["speaker"] = chance.choice([*[""] * 7, "the Mayor", "Mayor", "Kim"])
            row["modality"] = chance.choice([*[""] * 8, "planned", "denied", "predicted"])
            row["note"] = chance.choice([*[""] * 12, "asked"])
            row["as_of"] = chance.choice([*[""] * 6, "2019-01", "2018-05-01", "2019-01/.."])
        rows.append(row)
    return rows


def ledger(seed: int, rows: list[dict[str, str]]) -> dict[str, Any]:
    """Give what claims refer to; every third ledger has decisions and a claim of its own."""
    sources = SOURCES[seed % len(SOURCES)]
    made = LEDGER | ({"sources": sources} if sources else {})
    if seed % 3:
        return made
    slots = {(row["subject"], row["attribute"]): row["value"] for row in rows[::30]}
    why = {"because": "asked", "by": "A. Reader", "on": "2024-01-02", "unsourced": True}
    subjects = sorted({row["subject"] for row in rows}, reverse=True)
    own = {"source": "s1", "quote": "own words"}
    return made | {
        "subjects": [{"id": name, "name": f"the {name}"} for name in subjects],
        "decisions": [
            {"subject": subject, "attribute": attribute, "value": value, **why, **time}
            for n, ((subject, attribute), value) in enumerate(slots.items())
            for time in ({}, {"as_of": "2019-01"}, {"as_of": "2018-05-01"})[n % 2 : 2 + n % 2]
        ],
        "claims": [own | {name: rows[5][name] for name in ("subject", "attribute", "value")}],
    }
