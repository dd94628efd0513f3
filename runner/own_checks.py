"""Checks of a team's own: SQL files that its settings name, run under the same rules as ours.

A file begins with a comment, `/* ... */`, which holds YAML: what `schema.own_check` says. One
SELECT over the documented tables, with a row for each claim to show: `claim` and
`message`, and if wanted `subject`, `attribute`, `scope` and `side`. Rows with equal subject,
attribute and scope make one finding, and those of it with equal `side` one side.

The query can read the tables and nothing else, and change nothing: see `runner.own_queries`.
"""

from __future__ import annotations

import re
from itertools import accumulate, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb
from pydantic import ValidationError

from checks.definition import AnyCheck, Check, OwnSql
from checks.registry import CHECKS
from claim_tables.kept_slots import SUSPECT_KINDS, KeptSlots
from ledger.files import file_texts
from ledger.parse_yaml import parse
from ledger.record_errors import problems_at
from schema.finding import Finding, Severity, Side
from schema.own_check import OwnCheck
from schema.settings import Settings
from support.bounds import Bounds, Written
from support.input_files import require_below
from support.limits import NotReadError
from support.paths import GLOB, exists, matches
from support.problems import Place, Problem, UnusableInput, Whole, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from checks.definition import Context, LooksAt
    from runner.own_queries import OwnQueries
    from schema.finding import Citation

_HEAD = re.compile(r"\s*/\*(.*?)\*/", re.DOTALL)
_BEFORE_A_QUERY = re.compile(r"(?:\s+|--[^\n]*|/\*.*?\*/)*", re.DOTALL)
_COMMENT = "/* code: X101, name: ..., page: ... */ at the top"
_ONE_SELECT = "one SELECT"
_OF_QUOTES = {"quotes", "verdicts", "slips", "relative_dates", "spellings"}
"""The tables of what quotes and articles say of claims: empty for claims of large tables."""


_DEPTH = 200
"""Brackets inside one another: reading them takes DuckDB time that grows with their square."""
_INTEGERS = frozenset(
    f"{sign}{size}INT" for sign in ("", "U") for size in ("TINY", "SMALL", "BIG", "HUGE")
) | {"INTEGER", "UINTEGER"}
_UNKNOWN = """
SELECT claim FROM (SELECT unnest($claims::HUGEINT[]) AS claim) ANTI JOIN claims ON id = claim
ORDER BY claim LIMIT 1
"""
_A_NUMBER = "the number of a claim: its id in claims, a whole number"


class OwnCheckError(ValueError):
    """A query of a team's own that does not give what a finding is made of."""


def own_checks(
    patterns: Iterable[str],
    folder: Path,
    limits: Settings = Settings(),  # noqa: B008
    bounds: Bounds | None = None,
    place: Place | None = None,
) -> tuple[AnyCheck, ...]:
    """Read the checks in files, which are named by paths or globs relative to a folder.

    Only files in bounds are read. `place` is where they are named. The settings say how much time
    and memory each may take. Raises UnusableInput with all that is wrong in them.
    """
    bounds = bounds or Bounds(root=folder.absolute())
    problems: list[Problem] = []
    read: list[tuple[str, AnyCheck]] = []
    for pattern in patterns:
        written = Written(place or Place(pattern), "checks", pattern)
        try:
            files = _files(pattern, folder, bounds)
        except NotReadError as error:
            problems.append(written.refused(error))
            continue
        if not files:
            problems.append(Problem(written.place, "checks", *_missing(pattern, place)))
        named = bounds.also({file: _one_of(written, file) for file in files})
        for file, text in file_texts(files, problems, named):
            check = _read(file, text, limits, problems)
            if check:
                read.append((file, check))
    problems += _used_before(read)
    if problems:
        raise UnusableInput(problems)
    return tuple(check for _, check in sorted(read, key=lambda found: found[1].code))


def files_of(patterns: Iterable[str], folder: Path, bounds: Bounds) -> set[Path]:
    """Give the files that hold the checks. Raises NotReadError for a glob that leads elsewhere."""
    return {file for pattern in patterns for file in _files(pattern, folder, bounds)}


def _one_of(written: Written, file: Path) -> Written:
    """Name the file in place of the glob that matches it."""
    return written._replace(path=str(file)) if GLOB.search(written.path) else written


def _missing(pattern: str, place: Place | None) -> tuple[str, str]:
    """Say that there is no file, and which one where the place does not say it."""
    return f"{pattern!r}, and there is no such file" if place else "no such file", "a file with SQL"


def _files(pattern: str, folder: Path, bounds: Bounds) -> list[Path]:
    """Give the files that a pattern names; a file of exactly that name comes first.

    Raises NotReadError for a glob that looks elsewhere: it would search the whole disk.
    """
    named = folder / pattern
    if exists(named) or not GLOB.search(pattern):
        return [named] if exists(named) else []
    before = list(takewhile(lambda part: not GLOB.search(part), Path(pattern).parts))
    require_below(folder.joinpath(*before), bounds.folders(folder))
    if ".." in Path(pattern).parts[len(before) :]:
        raise NotReadError("is a glob that leads up again", "a glob without '..' after a star")
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


def _read(file: str, text: str, limits: Settings, problems: list[Problem]) -> AnyCheck | None:
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
    if not_queries or refused:
        return None
    begins = _BEFORE_A_QUERY.match(text, head.end())
    start = begins.end() if begins else head.end()
    line = text.count("\n", 0, start) + 1
    own = OwnSql(file, line, limits.checks_time_limit, limits.checks_memory_limit)
    return _check(record, text[start:].rstrip(), own)


def _not_a_select(sql: str) -> str:
    """Say what SQL is that is not one SELECT; "" if it is."""
    if _depth(sql) > _DEPTH:
        return f"more than {_DEPTH} brackets inside one another"
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        return Whole(f"SQL that cannot be read ({' '.join(str(error).split())})")
    if len(statements) != 1:
        return f"{len(statements) or 'no'} statements"
    kind = statements[0].type
    return "" if kind == duckdb.StatementType.SELECT else f"a statement that is {kind.name}"


def _depth(sql: str) -> int:
    """Give how many brackets are open at once, at most."""
    changes = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
    return max(accumulate(changes.get(c, 0) for c in sql), default=0)


def _check(record: OwnCheck, query: str, own: OwnSql) -> AnyCheck:
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
        own=own,
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


def own_applies(check: AnyCheck, own: OwnSql, queries: OwnQueries) -> bool:
    """Whether there is something for a check to look at. Raises OwnQueryError, OwnCheckError."""
    found = queries.ask(str(check.needs), None, own, field="needs")
    count = next((row[name] for row in found.rows[:1] for name in list(found.types)[:1]), None)
    if not isinstance(count, int):
        raise OwnCheckError(f"needs: found {shown(count)}, expected a number, as count(*) gives")
    return count > 0


def own_rows(check: AnyCheck, own: OwnSql, queries: OwnQueries) -> list[OwnRow]:
    """Read what the query of a team's own gives. Raises OwnQueryError, OwnCheckError."""
    found = queries.ask(check.query, OwnRow._fields, own)
    if missing := {"claim", "message"} - found.types.keys():
        names = ", ".join(sorted(found.types))
        raise OwnCheckError(f"found the columns {names}, expected {' and '.join(sorted(missing))}")
    kind = found.types["claim"]
    if kind not in _INTEGERS:
        raise OwnCheckError(f"claim: found a column of type {kind}, expected {_A_NUMBER}")
    return [_own_row(row) for row in found.rows]


def _own_row(row: dict[str, int | str | None]) -> OwnRow:
    claim, message = row["claim"], row["message"]
    if not isinstance(claim, int):
        raise OwnCheckError(f"claim: found NULL, expected {_A_NUMBER}")
    if message is None or not str(message).strip():
        raise OwnCheckError(f"message: found none for the claim {claim}, expected words")
    subject, attribute, scope, side = (
        None if (value := row.get(name)) is None else str(value)
        for name in ("subject", "attribute", "scope", "side")
    )
    return OwnRow(claim, str(message), subject, attribute, scope, side)


def _findings(check: Check[OwnRow], context: Context, rows: list[OwnRow]) -> Iterator[Finding]:
    """Give one finding for each subject, attribute and scope. Raises OwnCheckError."""
    unknown = context.store.query(_UNKNOWN, {"claims": list({row.claim for row in rows})}).rows
    if unknown:
        found = f"{unknown[0][0]}, which no claim has"
        raise OwnCheckError(f"claim: found {found}, expected {_A_NUMBER}")
    readings = context.readings.of_claims(row.claim for row in rows)
    cited = {claim: of_claim[0].citation for claim, of_claim in readings.items()}
    groups: dict[tuple[str, str, str], list[OwnRow]] = {}
    for row in rows:
        reading = readings[row.claim][0]
        subject = reading.claim_subject if row.subject is None else row.subject
        attribute = reading.claim_attribute if row.attribute is None else row.attribute
        said = row if row.side is not None else row._replace(side=reading.label)
        groups.setdefault((subject, attribute, row.scope or ""), []).append(said)
    for (subject, attribute, scope), found_of_it in groups.items():
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=subject,
            attribute=attribute,
            scope=scope,
            message=min(row.message for row in found_of_it),
            sides=tuple(_sides(found_of_it, cited)),
        )


def _sides(rows: Iterable[OwnRow], cited: Mapping[int, Citation]) -> Iterator[Side]:
    by_side: dict[str, set[int]] = {}
    for row in rows:
        by_side.setdefault(row.side or "", set()).add(row.claim)
    for says, claims in sorted(by_side.items()):
        yield Side(says=says, citations=tuple(cited[claim] for claim in sorted(claims)))
