"""Of what changes: the days that a value is of, the days on which it was told, and what is neither.

And the notes of editors, which are written to be read.
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest

from ledger.load_ledger import load_ledger
from reports.fact_sheet.build import facts
from reports.fact_sheet.forms import FORMS
from reports.fact_sheet.forms import sheet as sheet_file
from runner.examine import examined
from schema.fact import Fact
from tests.checks.ledgers import FILE, Claim
from tests.reports.sheets import COUNT, LIST, MARKING, by, sheet, status_and_value

CHANGING = COUNT | {"changes": "true"}
DATES = {"jan": "2023-01", "april": "2021-04-13", "may": "2021-05-02", "undated": None}
SOURCES = [
    {"id": name, "publisher": name} | ({"published": date} if date else {})
    for name, date in DATES.items()
]


def of(source: str, value: object, **more: object) -> dict[str, Any]:
    return {"source": source, "value": value, **more}


def changing(*claims: Claim) -> Fact:
    return sheet(CHANGING, *claims, sources=SOURCES)


def test_where_only_the_day_of_publication_is_known_the_value_is_told_and_not_of_it() -> None:
    fact = changing(of("jan", 422))
    assert (fact.value, fact.as_of, fact.as_told) == ("422", "", "in January 2023")


def test_a_day_of_its_own_is_that_of_the_value() -> None:
    fact = changing(of("jan", 422, as_of="2021-03-27"))
    assert (fact.value, fact.as_of, fact.as_told) == ("422", "27 March 2021", "")


def test_what_does_not_change_was_not_told_as_of_anything() -> None:
    fact = sheet(COUNT, of("jan", 422), sources=SOURCES)
    assert (fact.as_of, fact.as_told) == ("", "")


def test_the_day_of_one_claim_is_not_that_of_another() -> None:
    day = "2021-04-01"
    of_all = sheet(COUNT, of("jan", 4, as_of=day), of("may", 4, as_of=day), sources=SOURCES)
    of_one = sheet(COUNT, of("jan", 4, as_of=day), of("may", 4), sources=SOURCES)
    assert (of_all.as_of, of_one.as_of) == ("1 April 2021", "")
    contested = sheet(COUNT, of("jan", 4, as_of=day), of("may", 5), sources=SOURCES)
    assert (contested.status, contested.as_of) == ("contested", "")


def test_days_that_begin_alike_come_with_the_shorter_first() -> None:
    fact = sheet(
        COUNT,
        of("jan", 4, as_of="2021-04-01/2021-04-03"),
        of("may", 4, as_of="2021-04-01T06:00"),
        sources=SOURCES,
    )
    assert fact.as_of == "1 April 2021 and 1 to 3 April 2021"


def test_an_earlier_value_says_when_it_was_told_too() -> None:
    fact = changing(of("april", 8), of("may", 3), of("jan", 5, as_of="2021-04-01"))
    assert (fact.value, fact.as_of, fact.as_told) == ("3", "", "on 2 May 2021")
    assert fact.earlier == (
        "8, as told on 13 April 2021 (april: “words a, b”)",
        "5, as of 1 April 2021 (jan: “words a, d”)",
    )


def test_what_has_no_date_is_not_earlier() -> None:
    fact = changing(of("april", 8), of("undated", 14))
    assert status_and_value(fact) == (
        "not compared",
        "8 (april), as told on 13 April 2021; 14 (undated), of no known time",
    )
    assert fact.earlier == ()
    fact = changing(of("april", 8), of("undated", 14), of("may", 3))
    assert fact.value == "14 (undated), of no known time; 3 (may), as told on 2 May 2021"
    assert fact.earlier == ("8, as told on 13 April 2021 (april: “words a, b”)",)


def test_undated_claims_that_say_the_same_agree() -> None:
    assert status_and_value(changing(of("april", 8), of("undated", 8))) == ("agreed", "8")
    assert status_and_value(changing(of("april", 8), of("undated", "at least 8")))[0] == (
        "not compared"
    )


@pytest.mark.parametrize(
    ("days", "value", "earlier"),
    [
        # of overlapping times none is known to be the earlier one
        (
            ["2021-03", "2021-03-17"],
            "3 (april), as of March 2021; 4 (may), as of 17 March 2021",
            0,
        ),
        (["2021-03", "2021-04-17"], "4", 1),
        (
            ["2021-04-17/..", "2021-04-18"],
            "3 (april), as of 17 April 2021 or later; 4 (may), as of 18 April 2021",
            0,
        ),
    ],
)
def test_what_cannot_be_ordered_is_not_earlier(days: list[str], value: str, earlier: int) -> None:
    first, second = days
    fact = changing(of("april", 3, as_of=first), of("may", 4, as_of=second))
    assert (fact.value, len(fact.earlier)) == (value, earlier)


def test_lists_of_no_known_time_are_not_earlier() -> None:
    attribute = LIST | {"changes": "true"}
    fact = sheet(attribute, of("april", ["x", "y"]), of("undated", ["x"]), sources=SOURCES)
    assert status_and_value(fact) == (
        "not compared",
        "x and y (april), as told on 13 April 2021; x (undated), of no known time",
    )


NOTED: dict[str, Any] = {
    "sources": [{"id": "a", "published": "2018-06-05", "publisher": "The <Post>"}],
    "subjects": [{"id": "it", "note": "of the subject"}],
    "attributes": [{"id": "office", "type": "text"}, {"id": "on", "type": "date"}],
    "claims": [
        {
            "source": "a", "subject": "it", "attribute": "office", "value": "Deputy",
            "quote": "Deputy Voss", "note": "By public record an *assistant*.",
            "private": "Told by Kim on the phone.",
        },
        {
            "source": "a", "subject": "it", "attribute": "office", "value": "Secretary",
            "quote": "to be Secretary", "modality": "planned", "note": "Rumoured.",
        },
        {"source": "a", "subject": "it", "attribute": "on", "value": "2018", "quote": "in 2018"},
    ],
    "decisions": [
        {
            "subject": "it", "attribute": "on", "value": "2018", "because": "So it is.",
            "by": "R. Roe", "on": "2024-01-01", "note": "Asked twice.",
            "private": "Kim again, on the phone.",
        }
    ],
}  # fmt: skip


def written(form: str) -> bytes:
    FILE.write_text(json.dumps(NOTED), encoding="utf-8")
    with examined([FILE], checks=MARKING) as seen:
        content = sheet_file(seen, form)
    return content if isinstance(content, bytes) else content.encode()


def texts(form: str) -> str:
    """Give all words of a form; a workbook is a zip."""
    content = written(form)
    if form != "xlsx":
        return content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "".join(book.read(name).decode(errors="replace") for name in book.namelist())


@pytest.mark.parametrize("form", ["md", "html", "csv", "xlsx", "json", "parquet", "sqlite"])
def test_notes_are_shown(form: str) -> None:
    text = texts(form)
    for note in ("By public record", "Rumoured.", "Asked twice."):
        assert note in text, note


def test_notes_are_not_linked_data() -> None:
    text = texts("jsonld")
    for note in ("By public record", "Rumoured.", "Asked twice."):
        assert note not in text, note


@pytest.mark.parametrize("form", sorted(FORMS))
def test_what_is_private_is_never_written(form: str) -> None:
    assert "on the phone" not in texts(form)


def test_a_note_is_under_the_name_of_whose_words_it_is_about() -> None:
    FILE.write_text(json.dumps(NOTED), encoding="utf-8")
    with examined([FILE], checks=MARKING) as seen:
        notes = {fact.attribute: fact.notes for fact in facts(seen)}
    assert notes == {
        "office": ("The <Post>: By public record an *assistant*.", "The <Post>: Rumoured."),
        "on": ("R. Roe: Asked twice.",),
    }


def test_what_is_private_is_not_in_the_store() -> None:
    FILE.write_text(json.dumps(NOTED), encoding="utf-8")
    assert load_ledger([str(FILE)]).read.records.claims[0].private == "Told by Kim on the phone."
    with examined([FILE], checks=()) as seen:
        tables = [
            name for (name,) in seen.store.query("SELECT table_name FROM duckdb_tables()").rows
        ]
        everything = [str(seen.store.query(f'FROM "{name}"').rows) for name in tables]
    assert not [rows for rows in everything if "on the phone" in rows]


def test_what_two_claims_say_that_differ_in_what_is_private_is_said_once() -> None:
    one = by("Kim", "4", source="s1", quote="four", private="a")
    assert sheet(COUNT, one, one | {"private": "b"}).claims == 1
