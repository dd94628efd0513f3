"""Tables whose quotes are not read: what is said of them, and what becomes stale."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from baseline.compare_run import compare_run
from checks.definition import AnyCheck
from checks.registry import CHECKS, chosen
from claim_tables.input_tables import Tables
from runner.examine_tables import examined_tables
from runner.own_checks import own_checks
from schema.acceptance import Acceptance
from schema.finding import Outcome
from tests.claim_tables.tables import write_csv, write_ledger

FEW = 3
QUOTE = "“a disaster in waiting” was the largest on Tuesday, 24 March 2021, and slammed 4"
LEDGER: dict[str, Any] = {"attributes": [{"id": "dead", "type": "count"}], "claims": []}
SEEN_IN_QUOTES = {"CR202", "CR306", "CR406", "CR407"}
MANY = "quotes in tables are read up to 3 rows, and there are more"


def rows(number: int) -> list[dict[str, str]]:
    about = {"attribute": "dead", "value": "4", "quote": QUOTE}
    return [{"source": f"s{n % 2}", "subject": f"x{n // 2}", **about} for n in range(number)]


def ended(
    table: list[dict[str, str]],
    checks: tuple[AnyCheck, ...] = CHECKS,
    limit: int | None = None,
    ledger: dict[str, Any] = LEDGER,
    database: Path | None = None,
) -> dict[str, Outcome]:
    declared, written = write_ledger(ledger, Path("l.yaml")), write_csv(table, Path("t.csv"))
    tables = Tables([str(written)], database=database)
    with examined_tables(
        [str(declared)], tables, checks=checks, limit=limit, entries_up_to=FEW
    ) as seen:
        return {outcome.code: outcome for outcome in seen.outcomes}


def test_up_to_so_many_rows_the_quotes_are_read() -> None:
    found = {code for code, outcome in ended(rows(FEW)).items() if outcome.state == "found"}
    assert found == SEEN_IN_QUOTES


def test_of_more_rows_no_check_reads_quotes_and_each_says_so() -> None:
    outcomes = ended(rows(FEW + 1))
    assert {code for code, o in outcomes.items() if o.state != "did not apply"} == {"CR103"}
    reasons = {c.code: outcomes[c.code].reason for c in CHECKS if c.reads_quotes}
    assert set(reasons.values()) == {MANY}
    said = {c.code: outcomes[c.code].not_looked_at for c in CHECKS}
    unread = "4 claims of tables, whose quotes are not compared with articles"
    assert said == {c.code: unread if c.reads_quotes else "" for c in CHECKS}


@pytest.mark.parametrize(
    ("table", "database", "reason"),
    [
        (
            [{**rows(1)[0], "quote": ""}],
            None,
            " if every row has a quote, and some have none",
        ),
        (rows(1), Path("d.duckdb"), ", but not with --database"),
    ],
    ids=["no quotes", "database"],
)
def test_what_else_leaves_quotes_unread(
    table: list[dict[str, str]], database: Path | None, reason: str
) -> None:
    outcome = ended(table, chosen(["CR406"], ()), database=database)["CR406"]
    assert outcome.state == "did not apply"
    assert outcome.reason == f"quotes in tables are read up to 3 rows{reason}"
    assert outcome.not_looked_at == (
        "1 claim of a table, whose quote is not compared with an article"
    )


def test_many_declared_subjects_leave_quotes_unread() -> None:
    Path("s.csv").write_text("id\nx0\nx1\nx2\nx3\n", encoding="utf-8")
    table = write_csv(rows(1), Path("t.csv"))
    tables = Tables([str(table)], subjects=["s.csv"])
    ledger = [str(write_ledger(LEDGER, Path("l.yaml")))]
    about = chosen(["CR406"], ())
    with examined_tables(ledger, tables, checks=about, entries_up_to=FEW) as seen:
        assert seen.outcomes[0].reason == (
            "quotes in tables are read up to 3 rows about up to 3 declared subjects, and more are "
            "declared"
        )


def test_whether_sources_agree_is_asked_of_all_claims() -> None:
    """Of which the store has only a few: it is for those that conflict."""
    agreed = [
        {"source": f"s{n}", "subject": f"x{m}", "attribute": "dead", "value": "4", "quote": "q"}
        for n in range(4)
        for m in range(300)
    ]
    about = chosen(["CR103", "CR308", "CR409"], ())
    states = {code: outcome.state for code, outcome in ended(agreed, about).items()}
    assert states == dict.fromkeys(("CR103", "CR308", "CR409"), "passed")
    alone = [row for row in agreed if row["source"] == f"s{int(row['subject'][1:]) % 4}"]
    states = {code: outcome.state for code, outcome in ended(alone, about).items()}
    assert states == dict.fromkeys(("CR103", "CR308", "CR409"), "did not apply")
    one_pair = [*alone, {**alone[-1], "source": "s9"}]
    states = {code: outcome.state for code, outcome in ended(one_pair, about).items()}
    assert states == {"CR103": "passed", "CR308": "did not apply", "CR409": "did not apply"}


def test_the_slots_that_are_kept_as_examples_do_not_decide() -> None:
    """They are the same ones in all sources here, and nothing in them can be compared."""
    subjects = [f"x{n}" for n in range(300)]
    hashed = "SELECT subject FROM (SELECT unnest($1) AS subject) ORDER BY hash(subject, 'dead')"
    example, *_ = duckdb.execute(f"{hashed} LIMIT 1", [subjects]).fetchall()[0]
    agreed = [
        {
            "source": f"s{n}",
            "subject": subject,
            "attribute": "dead",
            "value": "at least 4" if subject == example else "4",
        }
        for n in range(4)
        for subject in subjects
    ]
    about = chosen(["CR308", "CR409"], ())
    states = {code: outcome.state for code, outcome in ended(agreed, about).items()}
    assert states == dict.fromkeys(("CR308", "CR409"), "passed")


def test_small_tables_have_a_limit_too() -> None:
    outcome = ended(rows(FEW), chosen(["CR407"], ()), limit=1)["CR407"]
    assert (len(outcome.findings), outcome.unlisted) == (1, 1)


HEAD = "/*\ncode: X1\nname: agreed\npage: p\n{more}*/\n"
AGREED = """
SELECT min(claim) AS claim, 'agreed' AS message FROM stated GROUP BY subject, attribute
HAVING count(*) > 1
"""
ON_QUOTES = "SELECT claim, 'quoted' AS message FROM quotes"


def own(query: str, more: str = "") -> tuple[AnyCheck, ...]:
    Path("own.sql").write_text(HEAD.format(more=more) + query, encoding="utf-8")
    return own_checks(["own.sql"], Path())


def test_an_own_check_sees_all_claims_unless_it_says_otherwise() -> None:
    table = rows(60)
    assert len(ended(table, own(AGREED))["X1"].findings) == 30
    assert len(ended(table, own(AGREED, "claims: all\n"))["X1"].findings) == 30
    assert len(ended(table, own(AGREED, "claims: conflicting\n"))["X1"].findings) < 5


def test_an_own_check_on_quotes_says_what_it_did_not_look_at() -> None:
    outcome = ended(rows(60), own(ON_QUOTES))["X1"]
    assert (outcome.state, outcome.reason) == ("did not apply", MANY)
    claim = {"source": "s0", "subject": "x0", "attribute": "dead", "value": "4", "quote": "q"}
    named = {
        "sources": [{"id": "s0"}, {"id": "s1"}],
        "subjects": [{"id": f"x{n}"} for n in range(30)],
    }
    outcome = ended(rows(60), own(ON_QUOTES), ledger={**LEDGER, **named, "claims": [claim]})["X1"]
    assert (outcome.state, len(outcome.findings)) == ("found", 1)
    assert outcome.not_looked_at.startswith("60 claims of tables")


def accepted(outcome: Outcome) -> Acceptance:
    (finding, *_) = outcome.findings
    return Acceptance.model_validate(
        {
            "fingerprint": finding.fingerprint,
            "check": f"{finding.code} {finding.name}",
            "values": list(finding.values),
            "because": "b",
            "owner": "o",
            "until": "2027-01-31",
        }
    )


def stale(entry: Acceptance, table: list[dict[str, str]], limit: int | None = None) -> bool:
    """Whether an acceptance is stale after a run on a table."""
    declared, written = write_ledger(LEDGER, Path("l.yaml")), write_csv(table, Path("t.csv"))
    tables, about = Tables([str(written)]), chosen([entry.code], ())
    with examined_tables(
        [str(declared)], tables, checks=about, limit=limit, entries_up_to=FEW
    ) as seen:
        return compare_run(seen, [entry], date(2026, 12, 1)).stale == (entry,)


def test_an_acceptance_is_stale_only_if_its_check_looked_at_all() -> None:
    (outcome,) = ended(rows(1), chosen(["CR407"], ())).values()
    entry = accepted(outcome)
    plain = [{**row, "quote": "words"} for row in rows(FEW)]
    assert not stale(entry, rows(1))
    assert stale(entry, plain)
    assert not stale(entry, [*plain, *rows(1)])  # too many rows: the quotes are not read
    spoken = [{**row, "speaker": "Ann"} for row in rows(FEW)]
    assert stale(entry, spoken)  # nothing in a source's own voice is left: it did not apply


def test_an_acceptance_is_not_stale_while_findings_are_not_listed() -> None:
    outcomes = ended(rows(FEW), chosen(["CR407"], ()))
    last = outcomes["CR407"].model_copy(update={"findings": outcomes["CR407"].findings[-1:]})
    assert not stale(accepted(last), rows(FEW))
    assert not stale(accepted(last), rows(FEW), limit=1)
