"""Rows that break a rule of the contract: counted, shown by a few, and refused or set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, NoReturn

from support.problems import Place, Problem, UnusableInput, one_of, shown
from support.sql import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from claim_tables.claims_query import Whole
    from claim_tables.first_pass import Digest
    from ledger.typed import TypedLedger
    from store.store import Store

_SHOWN = 3
REJECTED = {
    "file": "INTEGER",
    "row": "BIGINT",
    "field": "VARCHAR",
    "found": "VARCHAR",
    "expected": "VARCHAR",
}


class Breach(NamedTuple):
    """A rule that some rows break: their field, and the query for `file`, `row`, `found`.

    `expected` is the same for all of them, or else a column of the query.
    """

    field: str
    query: str
    expected: str = ""

    def rows(self) -> str:
        """Give the query with all columns of `REJECTED`."""
        expected = quoted(self.expected) if self.expected else "expected"
        return (
            f"SELECT file, row, '{self.field}' AS field, CAST(found AS VARCHAR) AS found, "
            f"{expected} AS expected FROM ({self.query})"
        )


def broken(whole: Whole, digest: Digest) -> Iterator[Breach]:
    """Give the rules of the contract that some rows break."""
    for rule in digest.broken:
        query = f"""
        SELECT file, row, {rule.column} AS found FROM ({whole.rows.query}) WHERE {rule.breached}
        """
        yield Breach(rule.column, query, rule.expected)


def unknown(
    store: Store, whole: Whole, typed: TypedLedger, digest: Digest, *, declared: bool
) -> Iterator[Breach]:
    """Give the references to nothing, and what cannot be read."""
    records = typed.read.records
    known = {
        "source": [source.id for source in records.sources],
        "attribute": [attribute.id for attribute in records.attributes],
    }
    used = {"source": set(digest.sources), "attribute": set(digest.attributes)}
    for column, ids in known.items():
        others = sorted(used[column].difference(ids))
        if others and (ids or column == "attribute"):
            names = listed(others)
            query = f"""
            SELECT file, row, {column} AS found FROM ({whole.rows.query})
            WHERE {column} IN ({names})
            """
            yield Breach(column, query, one_of(ids, others[0]))
    if declared:
        yield from _no_subjects(store, whole, typed)
    for column, table in (("value", "known"), ("as_of", "known_days")):
        if store.query(f"SELECT count(*) FROM {table} WHERE found IS NOT NULL").rows[0][0]:
            key = "k.attribute = r.attribute AND k.value = r.value"
            on = key if column == "value" else "k.text = r.as_of"
            yield Breach(
                column,
                f"""
                SELECT r.file, r.row, k.found, k.expected FROM ({whole.rows.query}) r
                JOIN {table} k ON {on} WHERE k.found IS NOT NULL
                """,
            )


def _no_subjects(store: Store, whole: Whole, typed: TypedLedger) -> Iterator[Breach]:
    """Give claims about no known subject, or of an attribute that does not belong to it."""
    unknown = f"""
    SELECT file, row, subject AS found FROM ({whole.rows.query}) r
    ANTI JOIN bulk_subjects s ON s.id = r.subject
    WHERE subject IS NOT NULL AND subject <> ''
    """
    foreign = f"""
    SELECT r.file, r.row, concat(chr(39), r.attribute, ''' of ''', r.subject, chr(39)) AS found,
           concat('a subject it belongs to: ', array_to_string(a.owners, ', ')) AS expected
    FROM ({whole.rows.query}) r
    JOIN bulk_owners a ON a.attribute = r.attribute
    JOIN bulk_subjects s ON s.id = r.subject
    WHERE NOT list_contains(a.owners, s.id)
      AND NOT coalesce(list_contains(a.owners, s.kind), FALSE)
    """
    if _some(store, unknown):
        yield Breach("subject", unknown, "a subject of the ledger or of --subjects")
    owned = any(attribute.of for attribute in typed.read.records.attributes)
    if owned and _some(store, foreign):
        yield Breach("attribute", foreign)


def _some(store: Store, query: str) -> bool:
    return bool(store.query(f"SELECT 1 FROM ({query}) LIMIT 1").rows)


def refuse(store: Store, names: Sequence[str], breaches: Iterable[Breach]) -> NoReturn:
    """Raise UnusableInput: for every rule how many rows break it, and the first of them."""
    problems: list[Problem] = []
    for breach in breaches:
        count = store.query(f"SELECT count(*) FROM ({breach.query})").rows[0][0]
        first = store.query(f"SELECT * FROM ({breach.rows()}) ORDER BY file, row LIMIT {_SHOWN}")
        more = f" (and {count - len(first.rows):,} more rows)" if count > len(first.rows) else ""
        for n, (file, row, field, found, expected) in enumerate(first.rows, start=1):
            told = found if found and found.startswith("'") else shown(found)
            told += more if n == len(first.rows) else ""
            problems.append(Problem(Place(names[int(file)], row, 1), field, told, expected))
    raise UnusableInput(problems)


def set_aside(
    store: Store, whole: Whole, breaches: Iterable[Breach], rejects: Path
) -> tuple[tuple[str, str, int], ...]:
    """Write the rows to a table, each with all that is wrong with it; give the counts by rule.

    They are in the table `rejected` from then on. Raises UnusableInput.
    """
    store.keep("rejected", REJECTED, [])
    for breach in breaches:
        store.query(f"INSERT INTO rejected {breach.rows()}")
    names = listed(whole.rows.names)
    store.write(
        f"""
        SELECT [{names}][r.file + 1] AS file, r.row, x.field, x.found, x.expected,
               r.* EXCLUDE (file, row)
        FROM ({whole.rows.query}) r JOIN rejected x ON x.file = r.file AND x.row = r.row
        ORDER BY r.file, r.row, x.field
        """,
        rejects,
    )
    counted = store.query(
        "SELECT field, expected, count(*) FROM rejected GROUP BY ALL ORDER BY ALL"
    )
    return tuple(counted.rows)
