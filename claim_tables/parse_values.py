"""Parse what the first pass left: values that are not plain, and dates of statements.

Each different value is parsed once: hedges, scale words and rounding in the engine, the rest in
Python.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claim_tables.parse_hedged_sql import parse_hedged
from claim_tables.parse_in_python import parse_dates
from claim_tables.place_dates import rules_of_times
from claim_tables.temp_tables import (
    ATTRIBUTES,
    HEDGED_VALUES,
    PARSED_ITEMS,
    PARSED_PARTS,
    PARSED_VALUES,
    STATEMENT_DATES,
    UNPARSED_VALUES,
)
from schema.values import VALUE_TYPES
from support.query import Query
from support.sql import listed

if TYPE_CHECKING:
    from claim_tables.claims_query import ClaimsQuery
    from claim_tables.first_pass import FirstPass
    from claim_tables.parse_in_python import ParsedRows, ValueParser
    from store.store import Store


def parse_values(
    store: Store, claims: ClaimsQuery, found: FirstPass, parser: ValueParser
) -> ClaimsQuery:
    """Make the tables of parsed values and of dates, and give the claims with them.

    The tables are empty where the first pass found nothing to parse. What cannot be parsed is in
    them, with the reason. Where a date has a time of day, all are compared to the minute from here.
    """
    if found.unparsed:
        store.make(UNPARSED_VALUES.name, str(unparsed_values(claims)))
    times = rules_of_times(store, parser.attributes, unparsed=found.unparsed)
    parser = parser._replace(times=times)
    rows = _parsed_rows(store, claims, parser) if found.unparsed else None
    _keep(store, rows)
    if found.unparsed:
        _add_hedged(store)
    _parse_dates(store, claims, some=found.has_dates)
    return replace(
        claims,
        parsed_in_python=found.unparsed,
        to_the_minute=times is not None,
        unlike=(*_with_rates(store), *sorted(times.mixed if times else ())),
    )


def _with_rates(store: Store) -> list[str]:
    """Give the attributes that have money per period."""
    stated = listed([t.name for t in VALUE_TYPES.values() if t.unit == "stated"])
    rows = store.query(f"""
        SELECT DISTINCT p.attribute FROM {PARSED_VALUES.name} p
        JOIN {ATTRIBUTES.name} a ON a.id = p.attribute
        WHERE a.type IN ({stated}) AND contains(p.axis, '/') ORDER BY p.attribute
    """).rows
    return [attribute for (attribute,) in rows]


def _parsed_rows(store: Store, claims: ClaimsQuery, parser: ValueParser) -> ParsedRows:
    """Parse the values that are not plain: in `HEDGED_VALUES` as far as the engine can."""
    hedged = parse_hedged(
        _with_attribute(), claims.attributes.types, ("attribute", "value", "exact")
    )
    store.make(HEDGED_VALUES.name, str(hedged))
    left = store.query(f"""
        SELECT attribute, value, exact FROM {HEDGED_VALUES.name} WHERE NOT parsed
        ORDER BY attribute, value, exact
    """)
    return parser.parse(left.rows)


def unparsed_values(claims: ClaimsQuery) -> Query:
    """Give the values that are not plain, once for each attribute that has them, exact or not."""
    rows = claims.plainly_parsed("exact")
    return rows.then(
        "unparsed",
        f"""
        SELECT DISTINCT attribute, value, exact FROM {rows.name}
        WHERE type IS NOT NULL AND NOT parsed AND value IS NOT NULL
        """,
    )


def _with_attribute() -> Query:
    """Give the unparsed values with what `ATTRIBUTES` says of their attributes."""
    return Query.of(
        "unparsed_with_attribute",
        f"""
        SELECT u.*, a.* FROM {UNPARSED_VALUES.name} u
        JOIN {ATTRIBUTES.name} a ON a.id = u.attribute
        """,
    )


def _keep(store: Store, parsed: ParsedRows | None) -> None:
    """Make the tables of values that Python has parsed."""
    tables = (PARSED_VALUES, PARSED_PARTS, PARSED_ITEMS)
    for table, rows in zip(tables, parsed or ([], [], []), strict=True):
        store.make_from_rows(table.name, table.columns, rows)


def _add_hedged(store: Store) -> None:
    """Put the values that the engine has parsed with those of Python."""
    store.query(f"""
        INSERT INTO {PARSED_VALUES.name}
        SELECT attribute, value, exact, value, axis, lo, hi, FALSE, NULL, NULL, NULL
        FROM {HEDGED_VALUES.name} WHERE parsed
    """)


def _parse_dates(store: Store, claims: ClaimsQuery, *, some: bool) -> None:
    """Make the table of the dates of statements, if there are some."""
    texts: list[tuple[str]] = []
    if some:
        texts = store.query(f"""
            SELECT DISTINCT as_of FROM ({claims.rows.query}) WHERE as_of IS NOT NULL ORDER BY as_of
        """).rows
    dates = list(parse_dates(text for (text,) in texts))
    store.make_from_rows(STATEMENT_DATES.name, STATEMENT_DATES.columns, dates)
