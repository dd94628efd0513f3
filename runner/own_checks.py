"""Checks of a team's own: SQL files that its settings name, run under the same rules as ours.

A file begins with a comment, `/* ... */`, which holds YAML: what `schema.own_check` says. One
SELECT over the documented tables, with a row for each claim to show: `claim` and
`message`, and if wanted `subject`, `attribute`, `scope` and `side`. Rows with equal subject,
attribute and scope make one finding, and those of it with equal `side` one side.

The query can read the tables and nothing else, and change nothing: see `Store.query_guarded`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import duckdb
from pydantic import ValidationError

from checks.definition import AnyCheck, Check
from checks.registry import CHECKS
from checks.rules.sides import cite
from claim_tables.kept_slots import SUSPECT_KINDS, KeptSlots
from ledger.files import texts
from ledger.parse_yaml import parse
from ledger.record_errors import problems_at
from schema.finding import Finding, Severity
from schema.own_check import OwnCheck
from support.paths import GLOB, exists, matches
from support.problems import Place, Problem, UnusableInput, Whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checks.definition import Context, LooksAt
    from schema.finding import Side
    from store.cited_readings import CitedReading
    from store.store import Rows

_HEAD = re.compile(r"\s*/\*(.*?)\*/", re.DOTALL)
_COMMENT = "/* code: X101, name: ..., page: ... */ at the top"
_ONE_SELECT = "one SELECT"
_OF_QUOTES = {"quotes", "verdicts", "slips", "relative_dates", "spellings"}
"""The tables of what quotes and articles say of claims: empty for claims of large tables."""


class OwnCheckError(ValueError):
    """A query of a team's own that does not give what a finding is made of."""


def own_checks(patterns: Iterable[str], folder: Path) -> tuple[AnyCheck, ...]:
    """Read the checks in files, which are named by paths or globs relative to a folder.

    Raises UnusableInput with all that is wrong in them.
    """
    problems: list[Problem] = []
    read: list[tuple[str, AnyCheck]] = []
    for pattern in patterns:
        files = _files(pattern, folder)
        if not files:
            problems.append(Problem(Place(pattern), "checks", "no such file", "a file with SQL"))
        for file, text in texts(files, problems):
            check = _read(file, text, problems)
            if check:
                read.append((file, check))
    problems += _used_before(read)
    if problems:
        raise UnusableInput(problems)
    return tuple(check for _, check in sorted(read, key=lambda found: found[1].code))


def files_of(patterns: Iterable[str], folder: Path) -> set[Path]:
    """Give the files that hold the checks."""
    return {file for pattern in patterns for file in _files(pattern, folder)}


def _files(pattern: str, folder: Path) -> list[Path]:
    """Give the files that a pattern names; a file of exactly that name comes first."""
    named = folder / pattern
    if exists(named) or not GLOB.search(pattern):
        return [named] if exists(named) else []
    return matches(pattern, folder)


def _used_before(read: list[tuple[str, AnyCheck]]) -> Iterator[Problem]:
    """Yield codes and names that another check has already."""
    owners = {word: "of Crossread's own" for c in CHECKS for word in (c.code, c.name)}
    for file, check in read:
        for field, word in (("code", check.code), ("name", check.name)):
            if word in owners:
                found = f"{word!r}, which a check {owners[word]} has already"
                yield Problem(Place(file), field, found, "another one")
            owners.setdefault(word, f"in {file}")


def _read(file: str, text: str, problems: list[Problem]) -> AnyCheck | None:
    head = _HEAD.match(text)
    if not head:
        problems.append(Problem(Place(file, 1, 1), "", "no comment at the top", _COMMENT))
        return None
    # with spaces before it, the YAML has the same places as in the file
    before = re.sub(r"[^\n]", " ", text[: head.start(1)])
    top, refused, _ = parse(before + head[1], file)
    problems += refused
    if top is None:
        return None
    try:
        record = OwnCheck.model_validate(top)
    except ValidationError as error:
        problems += problems_at(error, file, top)
        return None
    query = text[head.end() :]
    at = Place(file, text.count("\n", 0, head.end()) + 1, 1)
    not_queries = [
        Problem(place, field, found, _ONE_SELECT)
        for place, field, sql in ((at, "query", query), (Place(file), "needs", record.needs))
        if (found := _not_a_select(sql))
    ]
    problems += not_queries
    return None if not_queries or refused else _check(record, query.strip().rstrip(";"))


def _not_a_select(sql: str) -> str:
    """Say what SQL is that is not one SELECT; "" if it is."""
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        return Whole(f"SQL that cannot be read ({' '.join(str(error).split())})")
    if len(statements) != 1:
        return f"{len(statements) or 'no'} statements"
    kind = statements[0].type
    return "" if kind == duckdb.StatementType.SELECT else f"a statement that is {kind.name}"


def _check(record: OwnCheck, query: str) -> AnyCheck:
    return Check(
        code=record.code,
        name=record.name,
        severity=Severity(record.severity),
        doc=record.page,
        query=query,
        row=OwnRow,
        findings_from=_findings,
        looks_at=_looks_at(query),
        needs=record.needs,
        without=record.without,
        marks=(),
        guarded=True,
        keeps=(KeptSlots.EVERY,) if record.claims == "all" else tuple(SUSPECT_KINDS),
        touches="ledger",
        merge="together",
    )


def _looks_at(query: str) -> tuple[LooksAt, ...]:
    """Give what a query looks at: quotes, if it reads a table of what articles say of claims."""
    try:
        tables = duckdb.get_table_names(query)
    except duckdb.Error:  # it cannot run, and will say so when it does
        tables = set[str]()
    named = {table.rpartition(".")[2].lower() for table in tables}
    return ("quotes",) if named & _OF_QUOTES else ("single claims",)


class OwnRow(NamedTuple):
    """A claim to show, and what the query says of it; None where it says nothing."""

    claim: int
    message: str
    subject: str | None
    attribute: str | None
    scope: str | None
    side: str | None


def own_rows(found: Rows) -> list[OwnRow]:
    """Read what the query of a team's own gave. Raises OwnCheckError."""
    rows = found.dicts()
    if rows and (missing := {"claim", "message"} - rows[0].keys()):
        names = ", ".join(sorted(rows[0]))
        raise OwnCheckError(f"found the columns {names}, expected {' and '.join(sorted(missing))}")
    return [_own_row(row) for row in rows]


def _own_row(row: dict[str, Any]) -> OwnRow:
    claim, message = row["claim"], str(row["message"] or "")
    if not isinstance(claim, int):
        raise OwnCheckError(f"found the claim {claim!r}, expected the id of one")
    if not message.strip():
        raise OwnCheckError(f"found no message for the claim {claim}, expected words")
    return OwnRow(
        claim, message, *(_text(row, name) for name in ("subject", "attribute", "scope", "side"))
    )


def _text(row: dict[str, Any], column: str) -> str | None:
    value = row.get(column)
    return None if value is None else str(value)


def _findings(check: Check[OwnRow], context: Context, rows: list[OwnRow]) -> Iterator[Finding]:
    """Give one finding for each subject, attribute and scope. Raises OwnCheckError."""
    known = context.store.value("SELECT count(*) FROM claims")
    for row in rows:
        if not 0 <= row.claim < known:
            raise OwnCheckError(f"found the claim {row.claim!r}, expected the id of one")
    readings = context.readings.of_claims(row.claim for row in rows)
    groups: dict[tuple[str, str, str], list[tuple[OwnRow, CitedReading]]] = {}
    for row in rows:
        reading = readings[row.claim][0]
        subject = reading.claim_subject if row.subject is None else row.subject
        attribute = reading.claim_attribute if row.attribute is None else row.attribute
        groups.setdefault((subject, attribute, row.scope or ""), []).append((row, reading))
    for (subject, attribute, scope), found in groups.items():
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=subject,
            attribute=attribute,
            scope=scope,
            message=min(row.message for row, _ in found),
            sides=tuple(_sides(found)),
        )


def _sides(found: Iterable[tuple[OwnRow, CitedReading]]) -> Iterator[Side]:
    by_side: dict[str, dict[int, CitedReading]] = {}
    for row, reading in found:
        says = reading.label if row.side is None else row.side
        by_side.setdefault(says, {})[row.claim] = reading
    for says, cited in sorted(by_side.items()):
        yield cite(says, (cited[claim] for claim in sorted(cited)))
