"""The rows of small tables as entries of a ledger: then they get all that a ledger gets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claim_tables.claim_cells import ClaimCells
from claim_tables.contract_breaches import Rejected
from claim_tables.declarations import Entry, entries, put
from claim_tables.input_options import NO_VALUE
from claim_tables.no_value import plain_words
from claim_tables.unread_quotes import NotEntries
from ledger.load_ledger import read_ledger
from ledger.yaml_nodes import Mapping, Named
from support.problems import UnusableInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from duckdb import DuckDBPyConnection

    from claim_tables.claim_rows import ClaimRows, Unread
    from claim_tables.input_tables import InputTables
    from schema.records import Ledger


class LedgerEntries(NamedTuple):
    """Entries of a ledger, by table the columns that nobody reads, and the rows set aside.

    `notes` are to be said.
    """

    entries: list[Entry]
    unread: Unread
    rejected: Rejected = Rejected()
    notes: tuple[str, ...] = ()


def ledger_entries(
    connection: DuckDBPyConnection,
    ledger: Sequence[str],
    tables: InputTables,
    most: int,
    no_value: Sequence[str] = NO_VALUE,
) -> LedgerEntries | NotEntries:
    """Give the rows of all tables as entries, or why not; without those that state `no_value`.

    They do not become entries if there are more than `most` of some kind, or if rows lack a quote,
    which a record must have and a row need not; nor if a database has the rows. Where the ledger
    and the tables declare no source, or no subject, those are entered that claims name. Raises
    UnusableInput.
    """
    rows = tables.rows
    if rows is None:
        return NotEntries.DATABASE
    if _more(connection, str(rows.query), most):
        return NotEntries.MANY
    if "quote" not in rows.columns:
        return NotEntries.NO_QUOTES
    subjects = entries(connection, "subjects", tables.subjects)
    if len(subjects) > most:
        return NotEntries.MANY_SUBJECTS
    claims = list(_claims(connection, rows))
    if not all("quote" in claim for _, _, claim in claims):
        return NotEntries.NO_QUOTES
    known = read_ledger(ledger, tables.declared).records
    cells = ClaimCells(known, plain_words(no_value))
    stating = [claim for claim in claims if cells.states(claim[2])]
    problems = [problem for _, table, claim in stating for problem in cells.put_list(table, claim)]
    if problems:
        raise UnusableInput(problems)
    named = _named(known, subjects, stating)
    entered = [*tables.declared, *subjects, *named, *stating]
    kept = {id(claim) for _, _, claim in stating}
    first = next((f"{name}:{c.at[0]}" for _, name, c in claims if id(c) not in kept), "")
    rejected = Rejected(no_value=len(claims) - len(stating), no_value_at=first)
    return LedgerEntries(entered, rows.unread, rejected, rows.notes)


def _more(connection: DuckDBPyConnection, query: str, most: int) -> bool:
    counted = connection.execute(f"SELECT count(*) FROM (FROM ({query}) LIMIT {most + 1})")
    (count,) = counted.fetchall()[0]
    return int(count) > most


def _claims(connection: DuckDBPyConnection, rows: ClaimRows) -> Iterator[Entry]:
    names = rows.stated
    query = f"SELECT file, row, {', '.join(names)} FROM ({rows.query}) ORDER BY file, row"
    for file, row, *cells in connection.execute(query).fetchall():
        entry = Mapping((row, 1))
        for name, cell in zip(names, cells, strict=True):
            if cell is not None:
                put(entry, name, cell)
        yield "claims", rows.names[file], entry


def _named(declared: Ledger, subjects: Iterable[Entry], claims: Sequence[Entry]) -> Iterator[Entry]:
    """Yield entries for what claims name, of the kinds that nobody declares."""
    kinds = {
        "sources": bool(declared.sources),
        "subjects": bool(declared.subjects or list(subjects)),
    }
    for section, known in kinds.items():
        if known:
            continue
        first: dict[str, tuple[str, Mapping]] = {}
        for _, table, claim in claims:
            name = claim.get(section.removesuffix("s"))
            if isinstance(name, str) and name.strip():
                first.setdefault(name.strip(), (table, claim))
        for name, (table, claim) in first.items():
            entry = Named(claim.at)
            put(entry, "id", name)
            yield section, table, entry
