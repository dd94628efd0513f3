"""Rows that break a rule of the contract: counted, shown by a few, and refused or set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from claim_tables.temp_tables import (
    MALFORMED_ROWS,
    OWNERS,
    PARSED_VALUES,
    REJECTED_ROWS,
    STATEMENT_DATES,
    SUBJECTS,
)
from support.problems import Place, Problem, UnusableInput, one_of, shown
from support.query import Query
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from claim_tables.claim_rows import ClaimRows
    from claim_tables.first_pass import FirstPass
    from schema.records import Ledger
    from store.store import Store

_SHOWN = 3
_WRONG_VALUES = f"(SELECT DISTINCT attribute, value, found, expected FROM {PARSED_VALUES.name})"
"""What is wrong with a value is so with and without a quote."""


class RowBreach(NamedTuple):
    """A rule that some rows break: their field, and the query for `file`, `row`, `found`.

    `expected` is the same for all of them, or else a column of the query; `params` are values for
    the query. `worded`: what was found is said in words, and is not the cell itself.
    """

    field: str
    query: Query
    expected: str = ""
    params: Mapping[str, Any] = {}
    worded: bool = False

    @property
    def rows(self) -> str:
        """The query with all columns of `REJECTED_ROWS`, to run with `all_params`."""
        expected = "$expected" if self.expected else "expected"
        return f"""
            SELECT file, row, $field AS field, CAST(found AS VARCHAR) AS found,
                   {expected} AS expected
            FROM ({self.query})
        """

    @property
    def all_params(self) -> dict[str, Any]:
        """The values for the query `rows`."""
        expected = {"expected": self.expected} if self.expected else {}
        return {"field": self.field, **expected, **self.params}


class Rejected(NamedTuple):
    """The number of rows that were set aside, and by field and rule how many of them.

    `malformed` of them are lines that are no rows, and were not read as such. `no_value` rows more
    say in words that they have no value, the first of them at `no_value_at`.
    """

    rows: int = 0
    by_rule: tuple[tuple[str, str, int], ...] = ()
    malformed: int = 0
    no_value: int = 0
    no_value_at: str = ""

    @property
    def of_read(self) -> int:
        """How many of the rows that were read are not checked."""
        return self.rows - self.malformed + self.no_value


def all_set_aside(tables: Sequence[str], rejected: Rejected, rejects: Path) -> UnusableInput:
    """Give what to raise where no claims are left: how many rows broke which rule."""
    where, noun = Place(", ".join(tables)), "row" if rejected.rows == 1 else "rows"
    found = f"no claims beside {rejected.rows:,} {noun} set aside in {rejects}"
    nothing = Problem(where, "claims", found, "at least one: nothing to check")
    broken = (
        Problem(Place(str(rejects)), field, _breaking(count), expected)
        for field, expected, count in rejected.by_rule
    )
    return UnusableInput([nothing, *broken])


def _breaking(rows: int) -> str:
    return "1 row that breaks this rule" if rows == 1 else f"{rows:,} rows that break this rule"


def breaches(
    store: Store, rows: ClaimRows, found: FirstPass, records: Ledger, *, subjects_declared: bool
) -> list[RowBreach]:
    """Give the rules that some rows break: of the contract, of what is declared, and of values."""
    owned = any(attribute.of for attribute in records.attributes)
    about_subjects = _wrong_subjects(rows, owned=owned) if subjects_declared else ()
    return [
        *_malformed(store, rows),
        *_of_contract(rows, found),
        *_undeclared(rows, found, records),
        *(breach for breach in about_subjects if _some(store, str(breach.query))),
        *_unparsed(store, rows),
    ]


def _malformed(store: Store, rows: ClaimRows) -> Iterator[RowBreach]:
    """Give the lines that are no rows, those of which the same was expected together."""
    if rows.malformed:
        kinds = store.query(f"SELECT DISTINCT expected FROM {MALFORMED_ROWS.name} ORDER BY ALL")
        for (expected,) in kinds.rows:
            sql = f"""
                SELECT file, row, found FROM {MALFORMED_ROWS.name}
                WHERE file >= 0 AND expected = $expected
            """
            yield RowBreach(
                "row", Query.of("malformed", sql), expected, {"expected": expected}, worded=True
            )


def _some(store: Store, query: str) -> bool:
    return bool(store.query(f"SELECT 1 FROM ({query}) LIMIT 1").rows)


def _of_contract(rows: ClaimRows, found: FirstPass) -> Iterator[RowBreach]:
    """Give the rules of the contract that some rows break."""
    for rule in found.broken:
        sql = f"""
            SELECT file, row, {rule.column} AS found FROM {rows.query.name} WHERE {rule.breached}
        """
        yield RowBreach(rule.column, rows.query.then("breaking_rows", sql), rule.expected)


def _undeclared(rows: ClaimRows, found: FirstPass, records: Ledger) -> Iterator[RowBreach]:
    """Give references to sources and attributes that are not declared; no source need be."""
    named = {
        "source": (set(found.sizes), [source.id for source in records.sources]),
        "attribute": (found.attributes, [attribute.id for attribute in records.attributes]),
    }
    for column, (used, ids) in named.items():
        others = sorted(set(used).difference(ids))
        if others and (ids or column == "attribute"):
            sql = f"""
                SELECT file, row, {column} AS found FROM {rows.query.name}
                WHERE list_contains($undeclared, {column})
            """
            query = rows.query.then("rows_with_undeclared", sql)
            yield RowBreach(column, query, one_of(ids, others[0]), {"undeclared": others})


def _wrong_subjects(rows: ClaimRows, *, owned: bool) -> Iterator[RowBreach]:
    """Give claims about no declared subject, or of an attribute that does not belong to it."""
    undeclared = f"""
        SELECT file, row, subject AS found FROM {rows.query.name} r
        ANTI JOIN {SUBJECTS.name} s ON s.id = r.subject
        WHERE subject IS NOT NULL AND subject <> ''
    """
    expected = "a subject of the ledger or of --subjects"
    yield RowBreach("subject", rows.query.then("rows_without_subject", undeclared), expected)
    if owned:
        foreign = f"""
        SELECT r.file, r.row,
               concat(chr(39), r.attribute, ''' of ''', r.subject, chr(39)) AS found,
               concat('a subject it belongs to: ', array_to_string(a.owners, ', ')) AS expected
        FROM {rows.query.name} r
        JOIN {OWNERS.name} a ON a.attribute = r.attribute
        JOIN {SUBJECTS.name} s ON s.id = r.subject
        WHERE NOT list_contains(a.owners, s.id)
          AND NOT coalesce(list_contains(a.owners, s.kind), FALSE)
        """
        yield RowBreach("attribute", rows.query.then("rows_of_other_subjects", foreign))


def _unparsed(store: Store, rows: ClaimRows) -> Iterator[RowBreach]:
    """Give values and dates that cannot be parsed."""
    keys = {
        "value": (_WRONG_VALUES, "p.attribute = r.attribute AND p.value = r.value"),
        "as_of": (f"(FROM {STATEMENT_DATES.name})", "p.text = r.as_of"),
    }
    for column, (table, key) in keys.items():
        if _some(store, f"SELECT 1 FROM {table} WHERE expected <> ''"):
            sql = f"""
                SELECT r.file, r.row, p.found, p.expected FROM {rows.query.name} r
                JOIN {table} p ON {key} WHERE p.expected <> ''
            """
            yield RowBreach(column, rows.query.then("rows_that_cannot_be_parsed", sql))


def refuse(store: Store, names: Sequence[str], breaches: Iterable[RowBreach]) -> NoReturn:
    """Raise UnusableInput: for every rule how many rows break it, and the first of them."""
    problems: list[Problem] = []
    for breach in breaches:
        query = f"SELECT count(*) FROM ({breach.query})"
        count = store.query(query, breach.params or None).rows[0][0]
        first = store.query(
            f"SELECT * FROM ({breach.rows}) ORDER BY file, row LIMIT {_SHOWN}", breach.all_params
        ).rows
        more = f" (and {count - len(first):,} more rows)" if count > len(first) else ""
        for n, (file, row, field, found, expected) in enumerate(first, start=1):
            as_is = breach.worded or (found and found.startswith("'"))
            text = found if as_is else shown(found)
            text += more if n == len(first) else ""
            problems.append(Problem(Place(names[int(file)], row, 1), field, text, expected))
    raise UnusableInput(problems)


def set_aside(
    store: Store, rows: ClaimRows, breaches: Iterable[RowBreach], rejects: Path
) -> Rejected:
    """Write the rows to a file, each with all that is wrong with it, and make `REJECTED_ROWS`.

    Without such rows the file has none, so that those of an earlier run do not stay in it.
    Raises UnusableInput when the file cannot be written.
    """
    store.make_from_rows(REJECTED_ROWS.name, REJECTED_ROWS.columns, [])
    for breach in breaches:
        store.query(f"INSERT INTO {REJECTED_ROWS.name} {breach.rows}", breach.all_params)
    store.write(
        f"""
        SELECT [{listed(rows.names)}][x.file + 1] AS file, x.row, x.field, x.found, x.expected,
               r.* EXCLUDE (file, row)
        FROM {REJECTED_ROWS.name} x
        LEFT JOIN ({rows.query}) r ON x.file = r.file AND x.row = r.row
        ORDER BY x.file, x.row, x.field
        """,
        rejects,
        marked="found",  # who guesses the marks of a file could take those of "'many'" for them
    )
    by_rule = store.query(f"""
        SELECT field, expected, count(*) FROM {REJECTED_ROWS.name} GROUP BY ALL ORDER BY ALL
    """).rows
    counted = store.value(f"SELECT count(DISTINCT (file, row)) FROM {REJECTED_ROWS.name}")
    malformed = f"SELECT count(DISTINCT (file, row)) FROM {MALFORMED_ROWS.name} WHERE file >= 0"
    return Rejected(counted, tuple(by_rule), store.value(malformed) if rows.malformed else 0)


def pass_over_no_value(store: Store, rows: ClaimRows, rejected: Rejected | None) -> Rejected:
    """Add the rows whose value is a word for none to `REJECTED_ROWS`, and count them.

    The table is made if no rows were to be `rejected`.
    """
    if rejected is None:
        store.make_from_rows(REJECTED_ROWS.name, REJECTED_ROWS.columns, [])
    rejected = rejected or Rejected()
    if not _some(store, f"SELECT 1 FROM {PARSED_VALUES.name} WHERE expected = ''"):
        return rejected
    query = rows.query.then(
        "rows_without_value",
        f"""
        SELECT file, row, 'value' AS field, r.value AS found, '' AS expected
        FROM {rows.query.name} r JOIN {_WRONG_VALUES} p
          ON p.attribute = r.attribute AND p.value = r.value AND p.expected = ''
        ANTI JOIN {REJECTED_ROWS.name} x ON x.file = r.file AND x.row = r.row
        """,
    )
    store.query(f"INSERT INTO {REJECTED_ROWS.name} {query}")
    passed = f"FROM {REJECTED_ROWS.name} WHERE expected = '' ORDER BY file, row LIMIT 1"
    first = store.query(f"SELECT file, row, count(*) OVER () {passed}").rows
    for file, row, count in first:
        return rejected._replace(no_value=count, no_value_at=f"{rows.names[file]}:{row}")
    return rejected
