"""Checks of a team's own: read like a ledger, run like ours, and unable to do harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from runner import own_checks as module
from runner.examine import examined
from runner.own_checks import own_checks
from schema.finding import Finding, Outcome, Severity
from store import store as stores
from support.problems import UnusableInput
from tests.checks.ledgers import FILE, example

HEAD = """\
/* code: X101
   name: short-quote
   severity: tension
   page: Quotes say little.
*/
"""
DELETING = "WITH gone AS (DELETE FROM order_rules RETURNING 1) FROM gone"
SHORT = """\
SELECT id AS claim, concat('short: ', quote) AS message, quote AS side FROM claims
WHERE length(quote) < 30
"""


def write(text: str, name: str = "x101.sql") -> None:
    Path("own").mkdir(exist_ok=True)
    Path("own", name).write_text(text, encoding="utf-8")


def refused(*patterns: str) -> list[str]:
    with pytest.raises(UnusableInput) as caught:
        own_checks(patterns or ("own/*.sql",), Path())
    return [str(problem) for problem in caught.value.problems]


def run(query: str, head: str = HEAD) -> Outcome:
    write(head + query)
    FILE.write_text(example("CR101"), encoding="utf-8")
    with examined([FILE], checks=own_checks(["own/*.sql"], Path())) as seen:
        (outcome,) = seen.outcomes
        return outcome


def test_a_whole_finding() -> None:
    outcome = run(SHORT)
    assert outcome.state == "found"
    first, second = outcome.findings[0].sides
    assert outcome.findings == (
        Finding(
            code="X101",
            name="short-quote",
            severity=Severity.TENSION,
            subject="bridge",
            attribute="opened",
            message="short: in July 2019" if "July" in first.says else "short: on 2 August 2019",
            sides=(first, second),
        ),
    )
    assert [c.quote for side in (first, second) for c in side.citations] == [
        side.says for side in (first, second)
    ]


def test_rows_are_put_together_by_slot_and_side() -> None:
    outcome = run(
        "SELECT id AS claim, 'm' AS message, source AS scope, 'one' AS side, 's' AS subject, "
        "'a' AS attribute FROM claims, range(3)"
    )
    assert [(f.subject, f.attribute, f.scope, len(f.sides)) for f in outcome.findings] == [
        ("s", "a", "morning", 1),
        ("s", "a", "evening", 1),
    ]
    assert [len(f.sides[0].citations) for f in outcome.findings] == [1, 1]


def test_the_four_outcomes() -> None:
    assert run(SHORT).state == "found"
    assert run("SELECT id AS claim, 'm' AS message FROM claims WHERE FALSE").state == "passed"
    outcome = run(
        "SELECT id AS claim, 'm' AS message FROM claims WHERE FALSE",
        HEAD.replace(
            "*/", "   needs: SELECT count(*) FROM decisions\n   without: nothing decided\n*/"
        ),
    )
    assert (outcome.state, outcome.reason) == ("did not apply", "nothing decided")
    assert run("SELECT nothing FROM nowhere").state == "could not run"


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT 1 AS one", "OwnCheckError: found the columns one, expected claim and message"),
        ("SELECT 0 AS claim", "OwnCheckError: found the columns claim, expected message"),
        (
            "SELECT 99 AS claim, 'm' AS message",
            "OwnCheckError: found the claim 99, expected the id of one",
        ),
        ("SELECT NULL AS claim, 'm' AS message", "OwnCheckError: found the claim None, expected"),
        ("SELECT 'a' AS claim, 'm' AS message", "OwnCheckError: found the claim 'a', expected"),
        ("SELECT 0 AS claim, NULL AS message", "OwnCheckError: found no message for the claim 0"),
        ("SELECT 0 AS claim, ' ' AS message", "OwnCheckError: found no message for the claim 0"),
        (
            "SELECT 0 AS claim, 'm' AS message FROM range(100001)",
            "ValueError: found more than 100,000 rows, expected a row for each defect",
        ),
        ("SELECT * FROM read_csv('own/x101.sql')", "PermissionException: "),
        ("SELECT * FROM read_text('/etc/hosts')", "PermissionException: "),
        ("FROM glob('*')", "PermissionException: "),
        (DELETING, "TransactionException: "),
        (
            "WITH more AS (INSERT INTO words VALUES ('opened', 'x', 'x') RETURNING 1) FROM more",
            "TransactionException: ",
        ),
        ("SELECT error('stop')", "InvalidInputException: "),
    ],
)
def test_what_could_not_run_says_why(query: str, reason: str) -> None:
    outcome = run(query)
    assert (outcome.state, outcome.findings) == ("could not run", ())
    assert outcome.reason.startswith(reason)


def test_so_many_rows_are_taken() -> None:
    assert run("SELECT 0 AS claim, 'm' AS message FROM range(100000)").state == "found"


def test_a_query_that_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "_LONGEST", 0.2)
    outcome = run(
        "SELECT count(*) AS claim, 'm' AS message FROM range(1000000) a, range(1000000) b, "
        "range(1000000) c WHERE a.range + b.range = c.range"
    )
    assert outcome.state == "could not run"
    assert outcome.reason.startswith("InterruptException: ")


def test_a_broken_check_leaves_the_others_alone() -> None:
    write(HEAD + DELETING)
    write(HEAD.replace("X101", "X102").replace("short-quote", "still-short") + SHORT, "x102.sql")
    FILE.write_text(example("CR101"), encoding="utf-8")
    with examined([FILE], checks=own_checks(["own/*.sql"], Path())) as seen:
        assert [outcome.state for outcome in seen.outcomes] == ["could not run", "found"]


@pytest.mark.parametrize(
    ("text", "problem_text"),
    [
        ("SELECT 1", "own/x101.sql:1:1: found no comment at the top, expected /* code: X101,"),
        (HEAD, "own/x101.sql:5:1: query: found no statements, expected one SELECT"),
        (HEAD + "SELECT 1; SELECT 2", "query: found 2 statements, expected one SELECT"),
        (HEAD + "DROP TABLE claims", "query: found a statement that is DROP, expected one SELECT"),
        (HEAD + "COPY claims TO 'x'", "query: found a statement that is COPY, expected one SELECT"),
        (HEAD + "ATTACH 'x.db'", "query: found a statement that is ATTACH, expected one SELECT"),
        (HEAD + "SET threads = 1", "query: found a statement that is SET, expected one SELECT"),
        (HEAD + "INSTALL httpfs", "query: found a statement that is LOAD, expected one SELECT"),
        (HEAD + "SELEKT 1", "query: found SQL that cannot be read (Parser Error: "),
        (
            HEAD.replace("*/", "   needs: DROP TABLE claims\n*/") + SHORT,
            "needs: found a statement that is DROP, expected one SELECT",
        ),
        (
            HEAD.replace("X101", "CR901") + SHORT,
            "own/x101.sql:1:10: code: found 'CR901', expected letters and a number, as in",
        ),
        (HEAD.replace("X101", "x 1") + SHORT, "own/x101.sql:1:10: code: found 'x 1', expected"),
        (
            HEAD.replace("short-quote", "date-conflict") + SHORT,
            "name: found 'date-conflict', which a check of Crossread's own has already",
        ),
        (HEAD.replace("tension", "loud") + SHORT, "own/x101.sql:3:14: severity: found 'loud'"),
        (HEAD.replace("page:", "pages:") + SHORT, "own/x101.sql:4:4: pages: found an unknown key"),
        (HEAD.replace("page:", "[page:") + SHORT, "own/x101.sql:4:"),
    ],
)
def test_a_file_that_cannot_be_used_is_reported_with_its_place(
    text: str, problem_text: str
) -> None:
    write(text)
    assert any(problem_text in problem for problem in refused())


def test_what_is_missing_or_no_text_is_told() -> None:
    assert refused("none.sql") == ["none.sql: checks: found no such file, expected a file with SQL"]
    Path("own").mkdir()
    Path("own/x.sql").write_bytes(b"\xff")
    assert refused() == [
        "own/x.sql:1:1: found bytes that are not UTF-8, expected a file saved as UTF-8"
    ]


def test_one_code_for_two_checks_is_refused() -> None:
    write(HEAD + SHORT)
    write(HEAD + SHORT, "again.sql")
    assert refused() == [
        f"own/x101.sql: {field}: found {word!r}, which a check in own/again.sql has already, "
        "expected another one"
        for field, word in (("code", "X101"), ("name", "short-quote"))
    ]


def test_the_page_is_what_its_file_says() -> None:
    write(HEAD + SHORT)
    (check,) = own_checks(["own/x101.sql"], Path())
    assert (check.page, check.statement) == ("Quotes say little.", "Quotes say little.")
    assert module.own_checks([], Path()) == ()
