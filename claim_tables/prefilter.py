"""From rows of tables to a store with all claims that a check could find something in, no others.

Three passes over the rows: one counts, compares them with their contract and finds the values that
have to be parsed in Python; one finds the slots in which a check could find something; one inserts
the claims of these slots into the store, whole slots at a time, so that every check sees there what
it would see among all. The first two are one where nothing has to be parsed or looked up between.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from claim_tables.claim_sources import add_sources
from claim_tables.claims_query import ClaimsQuery, in_part
from claim_tables.contract_breaches import (
    Rejected,
    breaches,
    pass_over_no_value,
    refuse,
    set_aside,
)
from claim_tables.declared_attributes import declare_attributes
from claim_tables.declared_subjects import declare_subjects
from claim_tables.fill_store import insert_claims
from claim_tables.first_pass import first_pass
from claim_tables.kept_slots import SUSPECT_KINDS, keep_slots
from claim_tables.parse_values import parse_values
from claim_tables.text_rows import require_count
from schema.values import COMPARED, VALUE_TYPES
from support.progress import silent
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from claim_tables.claim_rows import ClaimRows
    from claim_tables.described import InputTable
    from claim_tables.first_pass import FirstPass
    from claim_tables.kept_slots import KeptSlots
    from claim_tables.parse_in_python import ValueParser
    from ledger.typed import TypedLedger
    from schema.records import Ledger
    from store.store import Store
    from support.progress import Progress

_COLUMNS = "subject, attribute, axis, moment, type, lo, hi, parted, source, speaker"


class Prefiltered(NamedTuple):
    """All claims of the tables, of which some are in the store now.

    The number of their `rows`, and of the claims of each source; what was set aside; and the number
    of claims of the ledger, which are in the store, too.
    """

    claims: ClaimsQuery
    rows: int
    sizes: Mapping[str, int]
    rejected: Rejected
    claims_of_ledger: int

    def compared(self, part: int = 0, parts: int = 1) -> str:
        """Give SQL to select from: all claims that are compared, those of the ledger, too.

        With subject, attribute, axis, moment, type, lo, hi, parted, source, speaker and text, as in
        `stated`; the speakers of tables are as written. Of several `parts`, counted from 0, each
        has some of the subjects.
        """
        of_tables = f"""
            SELECT {_COLUMNS}, text FROM ({self.claims.of_part(part, parts).claims("speaker")})
            WHERE coalesce(modality, 'asserted') = 'asserted'
        """
        if not self.claims_of_ledger:
            return f"({of_tables})"
        of_ledger = f"""
            SELECT {_COLUMNS}, value AS text FROM stated
            WHERE claim < {self.claims_of_ledger} AND {in_part(part, parts)}
        """
        return f"({of_tables} UNION ALL {of_ledger})"

    def in_free_text(self, store: Store) -> int:
        """Count the claims whose values are not compared, those of the ledger, too."""
        if all(VALUE_TYPES[name].compared for name in self.claims.attributes.types):
            return 0
        texts = f"SELECT id FROM attributes WHERE type NOT IN ({listed(COMPARED)})"
        of_tables = self.claims.where(f"attribute IN ({texts})").plainly_parsed()
        in_ledger = f"id < {self.claims_of_ledger} AND attribute IN ({texts})"
        query = f"""
            SELECT (SELECT count(*) FROM ({of_tables}))
                 + (SELECT count(*) FROM claims WHERE {in_ledger})
        """
        return int(store.value(query))


def prefilter(  # noqa: PLR0913 - what the claims are compared with, and where they go
    store: Store,
    typed: TypedLedger,
    rows: ClaimRows,
    subjects: Sequence[InputTable],
    parser: ValueParser,
    *,
    rejects: Path | None = None,
    in_file: bool = False,
    keep: Collection[KeptSlots] = SUSPECT_KINDS,
    progress: Progress = silent,
) -> Prefiltered:
    """Insert the claims of those slots that are to be kept into a store with a ledger's records.

    `subjects` are tables that declare some; rows that break a rule go into the file `rejects`.
    `in_file`: the store is a database file. Raises UnusableInput with what breaks a rule, unless it
    is set aside.
    """
    records = typed.read.records
    progress("validating tables", 0.05)
    subjects_declared = declare_subjects(store, records.subjects, subjects)
    claims = ClaimsQuery(
        rows, declare_attributes(store, records.attributes), dated_sources=_some_dated(typed)
    )
    found, claims = first_pass(store, claims, keep)
    if rows.counted is not None:
        require_count(", ".join(rows.names), found.rows, rows.counted)
    progress("parsing values", 0.15)
    claims = parse_values(store, claims, found, parser)
    rejected, claims = _without_breaches(
        store, claims, found, records, rejects, subjects_declared=subjects_declared
    )
    add_sources(store, records.sources, found.sizes, rows.names[0])
    progress("finding what to check", 0.25)
    found_already = found.slots_found and not rejected.of_read
    keep_slots(store, claims, keep, examples=found.example_slots, found_in_first_pass=found_already)
    progress("inserting claims", 0.45)
    insert_claims(store, claims, parser, typed.voices, in_file=in_file)
    return Prefiltered(claims, found.rows, found.sizes, rejected, len(records.claims))


def _some_dated(typed: TypedLedger) -> bool:
    return any(lo is not None for lo, _ in typed.published.values())


def _without_breaches(
    store: Store,
    claims: ClaimsQuery,
    found: FirstPass,
    records: Ledger,
    rejects: Path | None,
    *,
    subjects_declared: bool,
) -> tuple[Rejected, ClaimsQuery]:
    """Refuse the rows that break a rule, or set them aside; give the claims without them."""
    broken = breaches(store, claims.rows, found, records, subjects_declared=subjects_declared)
    if broken and rejects is None:
        refuse(store, claims.rows.names, broken)
    aside = set_aside(store, claims.rows, broken, rejects) if rejects else None
    rejected = pass_over_no_value(store, claims.rows, aside)
    return rejected, replace(claims, some_rejected=bool(rejected.of_read))
