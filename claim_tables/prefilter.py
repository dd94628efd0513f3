"""From tables to a store with all claims that a check could find something in, and no others.

Three passes: one counts, holds the rows against their contract and finds the values that Python
has to read; one finds the groups whose claims may clash; one puts the claims of these groups into
the store, whole slots at a time, so that every check sees there what it would see among all. The
first two are one where nothing has to be read or looked up in between.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claim_tables.claims_query import Whole
from claim_tables.contract_breaches import broken, refuse, set_aside, unknown
from claim_tables.fill_store import take
from claim_tables.first_pass import digest_and_apart, digest_of
from claim_tables.inputs import InputColumn, as_text, describe, unread_columns
from claim_tables.parse_hedged_sql import placed
from claim_tables.parse_in_python import DAYS, ITEMS, KNOWN, PARTS, Reader, placing, read_dates
from claim_tables.parse_plain_sql import CURRENCIES, KINDS, currencies
from claim_tables.row_cache import kept_rows
from claim_tables.trim import trimmed, without_spaces
from support.progress import silent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from claim_tables.claims_query import Rows
    from claim_tables.first_pass import Digest
    from claim_tables.inputs import Input
    from ledger.typed import TypedLedger
    from schema.records import Attribute
    from store.store import Store
    from support.progress import Progress

_FIRST = 5_000
_SUBJECTS = (InputColumn("id", needed=True), InputColumn("name"), InputColumn("kind"))


@dataclass
class Sieve:
    """Tables of claims beside a ledger, on their way into a store.

    `typed` has what the ledger declares, and its own claims, which are in the store already. Filled
    in on the way are `rejected` (rows by rule) and `rejected_rows`, the number of `rows`, the
    `sizes` of the sources, the tables that were `read` and not kept from another run, and whether
    subjects are `declared`. Claims are `copied` where the store is a file.
    """

    store: Store
    typed: TypedLedger
    rejects: Path | None = None
    copied: bool = False
    whole: Whole = field(init=False)
    rejected: tuple[tuple[str, str, int], ...] = ()
    rejected_rows: int = 0
    rows: int = 0
    sizes: dict[str, int] = field(default_factory=dict[str, int])
    read: tuple[str, ...] = ()
    declared: bool = False

    def __post_init__(self) -> None:
        """Get ready to read values by the attributes of the ledger."""
        records = self.typed.read.records
        self.reader = Reader(records.attributes, self.typed.vocabularies)

    def run(
        self,
        tables: Sequence[Input],
        subjects: Sequence[Input] = (),
        progress: Progress = silent,
        *,
        rows: Rows | None = None,
    ) -> None:
        """Take the claims in: from these `rows` of the tables, or those kept in the database.

        Raises UnusableInput with what breaks a rule, unless it is set aside.
        """
        progress("holding the tables against their contract", 0.05)
        self._declare(subjects)
        if rows is None:
            found, self.read = kept_rows(self.store.connection, tables)
        else:
            found, self.read = rows, rows.names
        records = self.typed.read.records
        self.whole = Whole(
            found,
            frozenset(a.type for a in records.attributes),
            frozenset(a.type for a in records.attributes if a.tolerance),
        )
        self.whole = replace(
            self.whole,
            changes=any(a.changes for a in records.attributes),
            dated=any(lo is not None for lo, _ in self.typed.published.values()),
        )
        at_once = digest_and_apart(self.store, self.whole) if self._all_plain() else None
        digest = at_once or self._digest()
        self.rows, self.sizes = digest.rows, dict(digest.sources)
        self._read_values(digest)
        self._hold(digest)
        self._add_sources(digest)
        progress("looking for groups that may clash", 0.25)
        self._choose(digest, found_already=bool(at_once and not self.rejected))
        progress("putting these into the store", 0.45)
        take(self.store, self.whole, copied=self.copied)

    def everything(self, part: int = 0, parts: int = 1) -> str:
        """Give what holds all claims that are compared, those of the ledger too: to select from.

        Of several `parts`, each has some of the subjects.
        """
        columns = "subject, attribute, axis, moment, type, lo, hi, source"
        of_tables = f"""
        SELECT {columns}, text FROM ({replace(self.whole, part=(part, parts)).claims()})
        WHERE coalesce(modality, 'asserted') = 'asserted'
        """
        own = len(self.typed.read.records.claims)
        if not own:
            return f"({of_tables})"
        of_ledger = f"""
        SELECT {columns}, value AS text FROM stated
        WHERE claim < {own} AND hash(subject) % {parts} = {part}
        """
        return f"({of_tables} UNION ALL {of_ledger})"

    def _declare(self, subjects: Sequence[Input]) -> None:
        """Put into tables what a claim is looked up in."""
        records = self.typed.read.records
        attributes = [
            (a.id, a.type, *placing(a), a.changes, a.key, _kind(a)) for a in records.attributes
        ]
        columns = {
            "id": "VARCHAR", "type": "VARCHAR", "named_axis": "VARCHAR", "half": "DECIMAL(38, 9)",
            "half_is_share": "BOOLEAN", "half_in": "VARCHAR", "by_rule": "BOOLEAN",
            "changes": "BOOLEAN", "key": "BOOLEAN", "kind": "UTINYINT",
        }  # fmt: skip
        self.store.keep("bulk_attributes", columns, attributes)
        self.store.keep("currencies", CURRENCIES, currencies())
        self.store.keep("known", KNOWN, [])
        self.store.keep("known_parts", PARTS, [])
        self.store.keep("known_items", ITEMS, [])
        self.store.keep("known_days", DAYS, [])
        self._declare_subjects(subjects)

    def _declare_subjects(self, tables: Sequence[Input]) -> None:
        """Put the subjects of the ledger and of tables together; with any, all must be declared."""
        records = self.typed.read.records
        columns = {"id": "VARCHAR", "name": "VARCHAR", "kind": "VARCHAR"}
        known = [(s.id, s.name or s.id, s.kind) for s in records.subjects]
        self.store.keep("bulk_subjects", columns, known)
        for table in tables:
            query, types = describe(self.store.connection, table)
            unread_columns(table, types, _SUBJECTS)
            cells = [as_text(c, types[c]) if c in types else "NULL" for c in columns]
            name = f"coalesce({cells[1]}, {cells[0]})"
            self.store.query(
                f"INSERT INTO bulk_subjects "
                f"SELECT {trimmed(cells[0])}, {name}, {cells[2]} FROM ({query})"
            )
        self.declared = bool(known or tables)
        owners = [(a.id, list(a.of)) for a in records.attributes if a.of]
        self.store.keep("bulk_owners", {"attribute": "VARCHAR", "owners": "VARCHAR[]"}, owners)

    def _digest(self) -> Digest:
        """Look at all rows; where names have spaces around them, once more without these."""
        digest = digest_of(self.store, self.whole)
        if not digest.spaced:
            return digest
        self.whole = replace(self.whole, rows=without_spaces(self.whole.rows))
        return digest_of(self.store, self.whole)

    def _all_plain(self) -> bool:
        """Whether to look for groups in the first pass: whether all that this takes is there.

        Dates of sources and statements, and ties of sources, are looked up after it. Values that
        are not simple are read after it, too: of the first few thousand rows none has one.
        """
        whole, attributes = self.whole, self.typed.read.records.attributes
        waits = whole.changes or whole.dated or any(a.key for a in attributes)
        if waits or not whole.types.issubset(KINDS):
            return False
        first = whole.rows._replace(query=f"SELECT * FROM ({whole.rows.query}) LIMIT {_FIRST}")
        values = replace(whole, rows=first).simple()
        return not self.store.query(f"SELECT bool_or(NOT simple) FROM ({values})").rows[0][0]

    def _read_values(self, digest: Digest) -> None:
        """Read what the engine cannot place, each value once."""
        if digest.unread:
            self.store.query(f"""
                CREATE OR REPLACE TEMP TABLE unread AS
                SELECT DISTINCT attribute, value FROM ({self.whole.simple()})
                WHERE type IS NOT NULL AND NOT simple AND value IS NOT NULL
                """)
            rows = "SELECT u.*, a.* FROM unread u JOIN bulk_attributes a ON a.id = u.attribute"
            columns = ("attribute", "value")
            self.store.query(f"""
                CREATE OR REPLACE TEMP TABLE sorted AS {placed(rows, self.whole.types, columns)}
            """)
            left = "SELECT attribute, value FROM sorted WHERE NOT simple ORDER BY attribute, value"
            read = self.reader.read(self.store.query(left).rows)
            self.store.keep("known", KNOWN, read.known)
            self.store.keep("known_parts", PARTS, read.parts)
            self.store.keep("known_items", ITEMS, read.items)
            self.store.query("""
                INSERT INTO known
                SELECT attribute, value, value, axis, lo, hi, FALSE, NULL, NULL, NULL
                FROM sorted WHERE simple
            """)
            self.whole = replace(self.whole, known=True)
        if digest.dated:
            texts = self.store.query(
                f"SELECT DISTINCT as_of FROM ({self.whole.rows.query}) "
                "WHERE as_of IS NOT NULL ORDER BY as_of"
            ).rows
            self.store.keep("known_days", DAYS, list(read_dates(text for (text,) in texts)))

    def _hold(self, digest: Digest) -> None:
        """Find the rows that break a rule, and refuse them or set them aside."""
        breaches = [
            *broken(self.whole, digest),
            *unknown(self.store, self.whole, self.typed, digest, declared=self.declared),
        ]
        if not breaches:
            return
        if self.rejects is None:
            refuse(self.store, self.whole.rows.names, breaches)
        self.rejected = set_aside(self.store, self.whole, breaches, self.rejects)
        counted = self.store.query("SELECT count(DISTINCT (file, row)) FROM rejected")
        self.rejected_rows = counted.rows[0][0]
        self.whole = replace(self.whole, rejected=True)

    def _add_sources(self, digest: Digest) -> None:
        """Put in the sources that only claims name, where no source is declared."""
        named = {source.id for source in self.typed.read.records.sources}
        new = sorted(digest.sources.keys() - named) if not named else []
        table = self.whole.rows.names[0]
        nothing = [None] * 9
        self.store.fill(
            [
                ("sources", [(source, *nothing, [], None, False, table, 1) for source in new]),
                ("texts", [(source, None, "not kept", None, "", []) for source in new]),
                ("independence", [(source, source) for source in new]),
            ]
        )
        self.store.query("""
            CREATE OR REPLACE TEMP TABLE bulk_sources AS
            SELECT s.id, s.published_lo, s.published_hi, i.counts_as,
                   row_number() OVER (ORDER BY s.id) AS number
            FROM sources s JOIN independence i ON i.source = s.id
        """)

    def _choose(self, digest: Digest, *, found_already: bool) -> None:
        """Find the slots that want a closer look; with them one of every kind of claim.

        Some may be `found_already`, with the digest.
        """
        keys = [a.id for a in self.typed.read.records.attributes if a.key]
        one = "FALSE"
        claims = self.whole.claims("key" if keys else "type")
        if keys:
            claims = f"""
            SELECT c.*, i.counts_as FROM ({claims}) c JOIN bulk_sources i ON i.id = c.source
            """
            one = "(bool_or(key) AND min(counts_as) = max(counts_as))"
        apart = self.whole.apart(claims, one)
        if found_already:
            apart = "SELECT apart AS slot FROM first_look WHERE apart IS NOT NULL"
        shown = ", ".join(map(str, digest.slots))
        self.store.query(f"""
            CREATE OR REPLACE TEMP TABLE close_slots AS
            SELECT DISTINCT slot FROM (
              SELECT slot FROM ({apart})
              UNION ALL SELECT unnest(CAST([{shown}] AS UBIGINT[]))
              UNION ALL SELECT hash(subject, attribute) FROM readings
              UNION ALL SELECT hash(subject, attribute) FROM claims
              UNION ALL SELECT hash(subject, attribute) FROM decisions
              UNION ALL SELECT hash(earlier_subject, earlier_attribute) FROM order_rules
              UNION ALL SELECT hash(later_subject, later_attribute) FROM order_rules
            )
        """)


def _kind(attribute: Attribute) -> int | None:
    """Give the number of an attribute's type, if the engine places values of it at all."""
    return KINDS.index(attribute.type) if attribute.type in KINDS else None
