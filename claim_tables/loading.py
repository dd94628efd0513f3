"""Open a store with what tables hold, together with what a ledger declares."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from claim_tables.damaged import naming_damage
from claim_tables.input_tables import read_tables
from claim_tables.kept_slots import SUSPECT_KINDS
from claim_tables.large_store import empty_store
from claim_tables.no_value import plain_words
from claim_tables.parse_in_python import ValueParser
from claim_tables.prefilter import prefilter
from claim_tables.row_cache import cached_rows
from ledger.load_ledger import load_ledger
from store.article_rows import evidence_by_table
from store.opening import commit, derive
from store.record_rows import rows_by_table
from support.progress import silent

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Sequence
    from pathlib import Path

    from claim_tables.input_tables import InputTables, Tables
    from claim_tables.kept_slots import KeptSlots
    from claim_tables.prefilter import Prefiltered
    from ledger.typed import TypedLedger
    from store.store import Store
    from support.progress import Progress


class Loaded(NamedTuple):
    """A store with what the tables hold, the records of the ledger, and what became of the rows.

    `parser` parses their values, and gives the fixed spellings that the store does without. `read`
    are the tables that were read now, and not in an earlier run.
    """

    store: Store
    typed: TypedLedger
    prefiltered: Prefiltered
    parser: ValueParser
    read: tuple[str, ...]


@contextmanager
def open_tables(
    ledger: Sequence[str],
    tables: Tables,
    progress: Progress = silent,
    outputs: Iterable[Path] = (),
) -> Generator[Loaded]:
    """Load tables of claims into a store, as far as a check could find something in them.

    `ledger` are ledger files that declare what the claims refer to, and may hold claims of their
    own. Raises UnusableInput with all that is wrong, when an output is one of the inputs, or when
    memory runs out, be it while the store is in use.
    """
    with empty_store(tables.memory_limit, tables.database) as store:
        found = read_tables(store.connection, tables)
        with naming_damage(found):
            yield load(store, ledger, tables, found, outputs=outputs, progress=progress)


def load(  # noqa: PLR0913 - what is read, and what must not be overwritten
    store: Store,
    ledger: Sequence[str],
    tables: Tables,
    found: InputTables,
    *,
    outputs: Iterable[Path] = (),
    keep: Collection[KeptSlots] = SUSPECT_KINDS,
    progress: Progress = silent,
) -> Loaded:
    """Load what was found of the tables into an empty store. Raises as above.

    Of their claims the store has those in slots of the kinds to `keep`.
    """
    progress("reading what is declared", 0)
    written = (tables.rejects, tables.database, *outputs)
    typed = load_ledger(ledger, found.declared, written, found.files, tables.bounds)
    _fill(store, typed)
    if found.rows is None:
        rows, read = cached_rows(store.connection, found.named, found.claims, tables.options)
    else:
        rows, read = found.rows, found.rows.names
    parser = _parser(typed, plain_words(tables.options.no_value))
    prefiltered = prefilter(
        store,
        typed,
        rows,
        found.subjects,
        parser,
        rejects=tables.rejects,
        in_file=tables.database is not None,
        keep=keep,
        progress=progress,
    )
    if tables.database:
        commit(store)
    return Loaded(store, typed, prefiltered, parser, read)


def _fill(store: Store, typed: TypedLedger) -> None:
    """Insert the records of the ledger, and what its articles say."""
    store.insert(rows_by_table(typed))
    if typed.read.records.sources:
        from articles.gather import gather  # noqa: PLC0415 - few tables declare sources with articles

        store.insert(evidence_by_table(gather(typed)))
    derive(store)


def _parser(typed: TypedLedger, no_value: frozenset[str]) -> ValueParser:
    attributes = {attribute.id: attribute for attribute in typed.read.records.attributes}
    return ValueParser(attributes, dict(typed.vocabularies), no_value=no_value)
