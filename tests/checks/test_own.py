"""Checks of a team's own: read like a ledger, run like ours, and unable to do harm."""

from __future__ import annotations

import tempfile
from pathlib import Path
from time import monotonic

import pytest

from runner import own_checks as module
from runner.examine import examined
from runner.own_checks import own_checks
from schema.finding import Finding, Outcome, Severity
from schema.settings import Settings
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


A_NUMBER = "expected the number of a claim: its id in claims, a whole number"
NO_FILE = "query: PermissionException: "
NO_SETTING = "query: InvalidInputException: "
UNKNOWN = "query: CatalogException: "
WRONG = [
    # what no finding is made of
    ("SELECT 1 AS one", "found the columns one, expected claim and message"),
    ("SELECT 0 AS claim", "found the columns claim, expected message"),
    (
        "SELECT 0 AS claim, 'm' AS message, 1 AS claim",
        "query: found two columns 'claim', expected one",
    ),
    ("SELECT 99 AS claim, 'm' AS message", f"claim: found 99, which no claim has, {A_NUMBER}"),
    ("SELECT -1 AS claim, 'm' AS message", f"claim: found -1, which no claim has, {A_NUMBER}"),
    (
        "SELECT 99999999999999999999 AS claim, 'm' AS message",
        f"claim: found 99999999999999999999, which no claim has, {A_NUMBER}",
    ),
    ("SELECT NULL::INT AS claim, 'm' AS message", f"claim: found NULL, {A_NUMBER}"),
    ("SELECT 'a' AS claim, 'm' AS message", f"claim: found a column of type VARCHAR, {A_NUMBER}"),
    ("SELECT '0' AS claim, 'm' AS message", f"claim: found a column of type VARCHAR, {A_NUMBER}"),
    ("SELECT 0::DOUBLE AS claim, '' AS message", "claim: found a column of type DOUBLE, "),
    ("SELECT 0.0 AS claim, '' AS message", "claim: found a column of type DECIMAL(2,1), "),
    ("SELECT true AS claim, '' AS message", "claim: found a column of type BOOLEAN, "),
    ("SELECT [0] AS claim, '' AS message", "claim: found a column of type INTEGER[], "),
    ("SELECT 'a' AS claim, 'm' AS message WHERE FALSE", "claim: found a column of type VARCHAR, "),
    ("SELECT 0 AS claim, NULL AS message", "message: found none for the claim 0, expected words"),
    ("SELECT 0 AS claim, ' ' AS message", "message: found none for the claim 0, expected words"),
    (
        "SELECT 0 AS claim, 'm' AS message FROM range(100001)",
        "query: found more than 100,000 rows, expected a row for each defect",
    ),
    (
        "SELECT 0 AS claim, repeat('m', 1000) AS message FROM range(60000)",
        "query: found more than 50,000,000 characters, expected short messages",
    ),
    ("SELECT error('stop')", "query: InvalidInputException: "),
    # files, by every way that reads or names one
    ("SELECT * FROM 'SECRET'", NO_FILE),
    ("SELECT * FROM read_csv('SECRET')", NO_FILE),
    ("SELECT content AS message, 0 AS claim FROM read_text('SECRET')", NO_FILE),
    ("SELECT * FROM read_blob('/proc/self/environ')", NO_FILE),
    ("SELECT * FROM query('SELECT * FROM read_csv(''SECRET'')')", NO_FILE),
    ("FROM glob('*')", NO_FILE),
    ("FROM sniff_csv('SECRET')", NO_FILE),
    ("FROM parquet_metadata('SECRET')", NO_FILE),
    ("FROM read_duckdb('SECRET')", NO_FILE),
    # the network, extensions, settings, variables of Python and of the environment
    ("SELECT * FROM read_text('https://example.com/')", NO_FILE),
    ("FROM st_read('SECRET')", UNKNOWN),
    ("FROM enable_logging()", NO_SETTING),
    ("FROM enable_profiling()", NO_SETTING),
    ("FROM requests", UNKNOWN),
    ("SELECT getenv('HOME')", UNKNOWN),
    # changes
    (DELETING, "query: "),
    ("WITH w AS (INSERT INTO words VALUES ('opened', 'x', 'x') RETURNING 1) FROM w", "query: "),
    ("WITH w AS (COPY claims TO 'SECRET') FROM w", "query: "),
    ("FROM query('DROP TABLE claims')", "query: ParserException: "),
    ("FROM query('SET threads = 9')", "query: ParserException: "),
]


@pytest.fixture(scope="module")
def reasons(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Why each query of `WRONG` could not run: all are asked in one run."""
    folder = tmp_path_factory.mktemp("own")
    secret = folder / "secret.csv"
    secret.write_text("claim,message\n0,hidden\n", encoding="utf-8")
    for number, (query, _) in enumerate(WRONG):
        head = HEAD.replace("X101", f"X{number}").replace("short-quote", f"check-{number}")
        text = head + query.replace("SECRET", str(secret))
        (folder / f"{number}.sql").write_text(text, encoding="utf-8")
    ledger = folder / FILE.name
    ledger.write_text(example("CR101"), encoding="utf-8")
    with examined([ledger], checks=own_checks(["*.sql"], folder)) as seen:
        assert {outcome.state for outcome in seen.outcomes} == {"could not run"}
        reasons = {outcome.code: outcome.reason for outcome in seen.outcomes}
    assert secret.read_text(encoding="utf-8") == "claim,message\n0,hidden\n"
    return {
        query: reasons[f"X{number}"].removeprefix(f"{folder / str(number)}.sql: ")
        for number, (query, _) in enumerate(WRONG)
    }


@pytest.mark.parametrize(("query", "reason"), WRONG)
def test_what_could_not_run_says_why(query: str, reason: str, reasons: dict[str, str]) -> None:
    assert reasons[query].startswith(reason)
    assert "hidden" not in reasons[query]


def test_so_many_rows_are_taken() -> None:
    query = "SELECT 0 AS claim, 'm' AS message, 's' AS scope FROM range(100000)"
    assert run(query).state == "found"


ENDLESS = """\
SELECT count(*) AS claim, 'm' AS message FROM range(1000000) a, range(1000000) b,
range(1000000) c WHERE a.range + b.range = c.range
"""
ONE_CALL = "SELECT length(regexp_replace(repeat('ab', 90000000), '(a|b)', 'xx', 'g')) AS claim, 'm'"


def several(queries: list[str], limits: Settings) -> list[Outcome]:
    for number, query in enumerate(queries, start=1):
        head = HEAD.replace("X101", f"X10{number}").replace("short-quote", f"check-{number}")
        write(head + query, f"x10{number}.sql")
    FILE.write_text(example("CR101"), encoding="utf-8")
    with examined([FILE], checks=own_checks(["own/*.sql"], Path(), limits)) as seen:
        return list(seen.outcomes)


def test_a_query_that_does_not_end_is_ended_and_so_is_one_long_call() -> None:
    started = monotonic()
    limits = Settings.model_validate({"checks-time-limit": 1})
    first, second, third = several([ENDLESS, ONE_CALL, SHORT], limits)
    assert monotonic() - started < 30
    assert (first.reason, second.reason) == tuple(
        f"own/{name}.sql: query: found a query that still runs after 1 second, expected one that "
        "ends in time, or a longer checks-time-limit in the settings"
        for name in ("x101", "x102")
    )
    assert third.state == "found"


def test_memory_is_limited() -> None:
    one_text = "SELECT length(repeat('a', 900000000)) AS claim, 'm' AS message"
    one_list = "SELECT len(list_transform(range(40000000), lambda x: x::VARCHAR)) AS claim, 'm'"
    (outcome, another) = several(
        [one_text, one_list], Settings.model_validate({"checks-memory-limit": "100MB"})
    )
    assert (outcome.reason, another.reason) == tuple(
        f"own/{name}.sql: query: found a query that needs more than 100MB of memory, expected "
        "one that needs less, or a larger checks-memory-limit in the settings"
        for name in ("x101", "x102")
    )


def test_an_error_of_the_engine_names_the_line_of_the_file() -> None:
    outcome = run("\n-- of all\nSELECT 0 AS claim,\n  nothing AS message\nFROM claims")
    assert "\nLINE 9:   nothing AS message" in outcome.reason


def test_what_a_check_needs_is_a_number() -> None:
    outcome = run(SHORT, HEAD.replace("*/", "   needs: SELECT 'many'\n*/"))
    assert outcome.reason == (
        "own/x101.sql: needs: found 'many', expected a number, as count(*) gives"
    )


def test_nothing_is_left_of_the_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(Path("temporary").resolve()))
    assert run(SHORT).state == "found"
    assert list(Path("temporary").iterdir()) == []


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
        (HEAD + "SELECT " + "(" * 201, "query: found more than 200 brackets inside one another, "),
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
