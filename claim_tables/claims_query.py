"""All claims of the tables, parsed, as one query in named steps: each pass is built on it.

Slots (one attribute of one subject) and groups (the claims in a slot that can be compared) go by
64-bit hashes here. Two of them may share one, so that a pass finds too many, and never too few;
whatever it finds is grouped by its real keys afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claim_tables.parse_plain_sql import parse_plain
from claim_tables.temp_tables import (
    ATTRIBUTES,
    KEPT_SLOTS,
    PARSED_VALUES,
    REJECTED_ROWS,
    SOURCES,
    STATEMENT_DATES,
)
from claim_tables.trim import trimmed
from schema.values import VALUE_TYPES
from store.comparable import COMPARABLE, StatementColumns, moment, statement_days

if TYPE_CHECKING:
    from claim_tables.claim_rows import ClaimRows
    from claim_tables.declared_attributes import DeclaredAttributes
    from support.query import Query

SLOT = "hash(subject, attribute)"
_OPTIONAL = ("source", "speaker", "modality", "as_of")
"""Columns that every step may read, whether or not some table has them."""
_STATEMENT = StatementColumns(
    as_of="as_of",
    as_of_lo="as_of_lo",
    as_of_hi="as_of_hi",
    published="published",
    published_lo="published_lo",
    published_hi="published_hi",
    claim="concat(source, ' ', value)",
)


@dataclass(frozen=True)
class ClaimsQuery:
    """The rows of claims, and what is known of them by now; it builds the queries over them.

    `dated_sources`: some source has a date. `parsed_in_python`: the table `PARSED_VALUES` has the
    values that are not plain. `some_rejected`: the rows in `REJECTED_ROWS` are passed over.
    `to_the_minute`: some date has a time of day. `unlike` are the attributes some of whose values
    cannot be compared with others. `conditions` hold for the rows that are wanted.
    """

    rows: ClaimRows
    attributes: DeclaredAttributes
    dated_sources: bool = False
    parsed_in_python: bool = False
    to_the_minute: bool = False
    unlike: tuple[str, ...] = ()
    some_rejected: bool = False
    conditions: tuple[str, ...] = ()

    def where(self, condition: str) -> ClaimsQuery:
        """Give the same for the rows alone that meet a condition."""
        return replace(self, conditions=(*self.conditions, condition))

    def of_kept_slots(self) -> ClaimsQuery:
        """Give the same for the claims in the slots of `KEPT_SLOTS` alone."""
        return self.where(f"{SLOT} IN (SELECT slot FROM {KEPT_SLOTS.name})")

    def of_part(self, part: int, parts: int) -> ClaimsQuery:
        """Give the same for one of several parts of the subjects; parts count from 0."""
        return self.where(in_part(part, parts)) if parts > 1 else self

    def with_rows(self, query: Query, columns: frozenset[str]) -> ClaimsQuery:
        """Give the same over other rows, which have these columns."""
        return replace(self, rows=self.rows._replace(query=query, columns=columns), conditions=())

    @property
    def groups_in_slots(self) -> bool:
        """Whether claims about one slot may be of several groups: of other times or units."""
        return self.attributes.some_change or any(
            VALUE_TYPES[name].unit == "stated" for name in self.attributes.types
        )

    @property
    def has_quotes(self) -> bool:
        """Whether it matters if a row has a quote."""
        quoted = not self.rows.columns.isdisjoint(("quote", "quoted"))
        return quoted and self.attributes.some_rounded

    @property
    def _exact(self) -> str:
        """SQL for whether no figure of a row counts as rounded: one value where all are data."""
        if self.has_quotes:
            return "coalesce(a.exact_declared, NOT r.quoted)"
        return "coalesce(a.exact_declared, TRUE)" if self.attributes.some_loose else "TRUE"

    def wanted_rows(self) -> Query:
        """Give the rows that meet the conditions, with null for columns that no table has.

        `quoted`: the row has a quote, if that matters.
        """
        missing = "".join(
            f", CAST(NULL AS VARCHAR) AS {name}"
            for name in _OPTIONAL
            if name not in self.rows.columns
        )
        if self.has_quotes and "quoted" not in self.rows.columns:
            missing += f", coalesce({trimmed('quote')} <> '', FALSE) AS quoted"
        where = f"WHERE {' AND '.join(self.conditions)}" if self.conditions else ""
        rows = self.rows.query
        return rows.then(f"wanted_{rows.name}", f"SELECT *{missing} FROM {rows.name} {where}")

    def plainly_parsed(self, *columns: str) -> Query:
        """Give the rows with `axis`, `lo` and `hi` where the value is plain, and `parsed` says so.

        Of the other columns there are subject, attribute, value, type, and those named.
        """
        rows = _with_attribute(self.wanted_rows(), self._exact)
        if self.some_rejected:
            rows = _without_rejected(rows)
        wanted = sorted({"subject", "attribute", "value", "type", *columns})
        return parse_plain(
            rows,
            self.attributes.types,
            self.attributes.tolerant,
            wanted,
            to_the_minute=self.to_the_minute,
        )

    def claims(self, *columns: str) -> Query:
        """Give each claim parsed, with `slot`, `group_hash` and the `moment` it is compared at.

        The interval is `axis`, `lo`, `hi`, with `parted`, `closed` and `text` as in `readings`.
        `published_hi` and `as_of_lo` are days, null where no source or claim has a date. Of the
        columns of a row there are also modality, source, as_of, and those named.
        """
        rows = self.plainly_parsed("exact", "modality", "changes", "source", "as_of", *columns)
        parsed = _with_parsed_values(rows) if self.parsed_in_python else _all_plain(rows)
        return self._with_group(self._with_moment(self._with_days(parsed)))

    def _with_days(self, rows: Query) -> Query:
        """Add the dates of the source, and the days of the statement, as far as there are any.

        `published`, `published_lo`, `published_hi`, `as_of_lo`, `as_of_hi`; days since 1970-01-01.
        """
        published = as_of = ""
        if self.dated_sources or self.attributes.some_change:
            published = f"LEFT JOIN {SOURCES.name} s ON s.id = c.source"
            if "as_of" in self.rows.columns:
                as_of = f"LEFT JOIN {STATEMENT_DATES.name} d ON d.text = c.as_of"
        columns = [
            "s.published" if published else "CAST(NULL AS VARCHAR) AS published",
            *(_day("s", name, name, bool(published)) for name in ("published_lo", "published_hi")),
            *(_day("d", name, f"as_of_{name}", bool(as_of)) for name in ("lo", "hi")),
        ]
        return rows.then(
            "with_days",
            f"SELECT c.*, {', '.join(columns)} FROM {rows.name} c {published} {as_of}",
        )

    def _with_moment(self, rows: Query) -> Query:
        """Add `moment`, the time that a claim is compared at; a source's equal claims are one."""
        when = "''"
        if self.attributes.some_change:
            when = moment("changes", statement_days(_STATEMENT))
        return rows.then("with_moment", f"SELECT *, {when} AS moment FROM {rows.name}")

    def _with_group(self, rows: Query) -> Query:
        """Add `slot` and `group_hash`; claims with the same one can be compared."""
        some_change = self.attributes.some_change  # if none does, the moment is the same for all
        keys = ", ".join(name for name in COMPARABLE if some_change or name != "moment")
        return rows.then(
            "parsed_claims",
            f"SELECT *, {SLOT} AS slot, hash({keys}) AS group_hash FROM {rows.name}",
        )


def in_part(part: int, parts: int) -> str:
    """Give the condition that a subject is in one of several parts; parts count from 0."""
    return f"hash(subject) % {parts} = {part}"


def _day(table: str, column: str, name: str, there: bool) -> str:  # noqa: FBT001 - private
    return f"{table}.{column} AS {name}" if there else f"CAST(NULL AS INTEGER) AS {name}"


def _with_attribute(rows: Query, exact: str) -> Query:
    """Add what `ATTRIBUTES` says of the attribute; null where it is not declared.

    `exact`: no figure of the row counts as rounded.
    """
    return rows.then(
        "with_attribute",
        f"""
        SELECT r.*, a.* EXCLUDE (id, exact_declared), {exact} AS exact
        FROM {rows.name} r LEFT JOIN {ATTRIBUTES.name} a ON a.id = r.attribute
        """,
    )


def _without_rejected(rows: Query) -> Query:
    """Give the rows that break no rule."""
    return rows.then(
        "valid_rows",
        f"""
        SELECT * FROM {rows.name} r
        ANTI JOIN {REJECTED_ROWS.name} x ON x.file = r.file AND x.row = r.row
        """,
    )


def _with_parsed_values(rows: Query) -> Query:
    """Take the interval of what is not plain from `PARSED_VALUES`; add parted, closed, text."""
    return rows.then(
        "with_parsed_values",
        f"""
        SELECT p.* REPLACE (CASE WHEN p.parsed THEN p.axis ELSE k.axis END AS axis,
                            CASE WHEN p.parsed THEN p.lo ELSE k.lo END AS lo,
                            CASE WHEN p.parsed THEN p.hi ELSE k.hi END AS hi),
               coalesce(k.parted, FALSE) AS parted, k.closed,
               CASE WHEN p.parsed THEN p.value ELSE k.text END AS text
        FROM {rows.name} p
        LEFT JOIN {PARSED_VALUES.name} k
               ON k.attribute = p.attribute AND k.exact = p.exact
              AND k.value = CASE WHEN p.parsed THEN NULL ELSE p.value END
        """,
    )


def _all_plain(rows: Query) -> Query:
    """Add parted, closed and text as they are of plain values."""
    return rows.then(
        "with_text",
        f"""
        SELECT *, FALSE AS parted, CAST(NULL AS BOOLEAN) AS closed, value AS text
        FROM {rows.name}
        """,
    )
