"""`suggest` and `add --from`: what they print and write, and each way in which they end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import InProcess

ARTICLE = "The bridge cost $4.2 million. Four workers were hurt on 3 May 2019, police said.\n"
LEDGER = """\
sources:
  - {id: morning, file: morning.txt, published: 2019-05-04}
subjects:
  - {id: bridge, name: the bridge, kind: thing}
  - {id: crash, kind: event}
attributes:
  - {id: cost, of: thing, type: money}
  - {id: hurt, of: crash, type: count}
claims: []
"""
COST: dict[str, Any] = {"source": "morning", "start": 0, "end": 28, "value": "4.2 million USD"}
SLOT = {"subject": "bridge", "attribute": "cost"}


@pytest.fixture
def desk(within: InProcess, tmp_path: Path) -> InProcess:
    (tmp_path / "morning.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "facts.yaml").write_text(LEDGER, encoding="utf-8")
    return within


def proposals(*rows: dict[str, Any]) -> Path:
    path = Path("p.ndjson")
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def test_suggest_prints_proposals_and_leaves_the_ledger_as_it_is(desk: InProcess) -> None:
    ended = desk("suggest", "morning.txt")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(
        "morning\n"
        "  “The bridge cost $4.2 million”\n"
        "    value: 4.2 million USD (money): “$” is read as USD; it can be another (CAD,\n"
    )
    assert "    said by: police, as the outlet reports (“police said”)\n" in ended.out
    assert ended.out.endswith("from 1 article; none is entered.\n")
    assert [line for line in ended.out.splitlines() if len(line) > 80] == []
    assert Path("facts.yaml").read_text(encoding="utf-8") == LEDGER


def test_without_a_ledger_the_article_is_named_by_its_file(within: InProcess) -> None:
    Path("a.txt").write_text(ARTICLE, encoding="utf-8")
    ended = within("suggest", "a.txt", "--format", "ndjson")
    assert ended.err == "a.txt: no date, so that 'Monday' or 'in May' have no value\n"
    rows = [json.loads(line) for line in ended.out.splitlines()]
    assert {row["file"] for row in rows} == {"a.txt"}
    assert rows[0]["slots"][0]["new"] is True


def test_the_name_of_the_output_says_the_form(desk: InProcess) -> None:
    ended = desk("suggest", "morning.txt", "-o", "p.json")
    assert ended.out.startswith("Wrote ")
    whole = json.loads(Path("p.json").read_text(encoding="utf-8"))
    assert (whole["format"], whole["version"]) == ("crossread-proposals", 1)
    desk("suggest", "morning.txt", "-o", "p.jsonl")
    assert len(Path("p.jsonl").read_text().splitlines()) == len(whole["proposals"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "ARTICLE is required: the file of an article, or several"),
        (
            ("morning.txt", "--format", "xml"),
            "--format: found 'xml', expected text, json or ndjson",
        ),
        (("--from", "p.json"), "--from is for --review; 'crossread add --from FILE' enters all"),
        (("morning.txt", "--review"), "--review needs a terminal; elsewhere use -o FILE"),
        (("morning.txt", "--ledger", "no.yaml"), "no.yaml: found no such file"),
    ],
)
def test_what_cannot_be_done_is_said(
    desk: InProcess, arguments: tuple[str, ...], message: str
) -> None:
    ended = desk("suggest", *arguments)
    assert ended.code == 2
    assert message in ended.err.replace("\n", " ")


def test_an_article_that_cannot_be_read_is_named_and_the_others_are_read(desk: InProcess) -> None:
    ended = desk("suggest", "no.txt", "morning.txt")
    assert ended.code == 2
    assert "no.txt" in ended.err
    assert "4.2 million USD" in ended.out


def test_add_from_enters_what_holds(desk: InProcess) -> None:
    ended = desk("add", "--from", proposals(COST | {"slots": [SLOT], "speaker": "the mayor"}), "-y")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "morning: bridge, cost: 4.2 million USD, “The bridge cost $4.2 million” (the\n"
        "  mayor)\n"
        "Added 1 claim to facts.yaml.\n"
    )
    assert "speaker: the mayor" in Path("facts.yaml").read_text(encoding="utf-8")
    assert desk("check").code == 0


def test_add_claim_from_is_the_same(desk: InProcess) -> None:
    assert desk("add", "claim", "--from", proposals(COST | {"slots": [SLOT]}), "-y").code == 0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"start": 1}, "p.ndjson:1:1: quote: found “The bridge cost $4.2 million”, expected the "),
        ({"end": 900}, "end: found 900, but the text of morning has 81 characters"),
        ({"source": "evening"}, "source: found 'evening', expected 'morning'"),
        ({"slots": []}, "slots: found no slot, expected a subject and an attribute"),
        ({"slots": [SLOT | {"subject": "tunnel"}]}, "subject: found 'tunnel', expected "),
        (
            {"slots": [SLOT | {"attribute": "hurt"}]},
            "attribute: found 'hurt', expected an attribute",
        ),
        ({"value": "5 million USD"}, "value: found 5 million USD, expected what the quote says: "),
        ({"value": "soon"}, "value: found 'soon', expected an ISO 4217"),
        ({"value": None}, "value: found no value, expected a money value"),
        ({"source": None, "file": "x.txt"}, "file: found 'x.txt', which is no source, expected "),
        ({"modality": "sung"}, "modality: found '\"sung\"', expected 'asserted', "),
    ],
)
def test_what_does_not_hold_is_refused_with_its_line_and_nothing_is_written(
    desk: InProcess, change: dict[str, Any], message: str
) -> None:
    row = COST | {"slots": [SLOT], "quote": "The bridge cost $4.2 million"} | change
    ended = desk("add", "--from", proposals(row), "-y")
    assert ended.code == 2
    assert message in ended.err
    assert ended.err.startswith("p.ndjson:1:1: ")
    assert ended.out == "Added nothing; 1 proposal refused.\n"
    assert Path("facts.yaml").read_text(encoding="utf-8") == LEDGER


def test_of_several_those_that_hold_are_entered_unless_all_must(desk: InProcess) -> None:
    good = COST | {"slots": [SLOT]}
    bad = COST | {"speaker": "the mayor"}
    ended = desk("add", "--from", proposals(bad, good, good), "-y", "--all-or-none")
    assert (ended.code, ended.out.splitlines()[-1]) == (2, "Added nothing; 2 proposals refused.")
    assert Path("facts.yaml").read_text(encoding="utf-8") == LEDGER
    ended = desk("add", "--from", proposals(bad, good, good), "-y")
    assert ended.code == 2
    assert "p.ndjson:3:1: found a proposal that stands above, expected each one once" in ended.err
    assert ended.out.endswith("Added 1 claim to facts.yaml; 2 refused.\n")
    ended = desk("add", "--from", proposals(good), "-y")
    assert "quote: found a claim that facts.yaml:10:5 has, expected a new claim" in ended.err


def test_where_nobody_can_be_asked_yes_is_required(desk: InProcess) -> None:
    ended = desk("add", "--from", proposals(COST | {"slots": [SLOT]}))
    assert ended.code == 2
    assert "--yes is required where nobody can be asked; nothing was added" in ended.err
    assert Path("facts.yaml").read_text(encoding="utf-8") == LEDGER


def test_counts_are_shown_and_a_file_that_is_none_is_refused(desk: InProcess) -> None:
    none = "No proposal has been accepted or rejected yet.\n"
    assert desk("suggest", "--counts").out == none
    Path("crossread-suggestions.json").write_text("{", encoding="utf-8")
    ended = desk("suggest", "--counts")
    assert (ended.code, "delete it to start counting anew" in ended.err) == (2, True)


def test_the_schema_of_proposals_is_printed(within: InProcess) -> None:
    assert json.loads(within("schema", "proposals").out)["title"] == "Crossread proposals"
    assert within("schema", "nothing").code == 2
