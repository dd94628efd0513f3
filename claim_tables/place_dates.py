"""Times of day among the claims of tables: then all dates of the run are compared to the minute."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claim_tables.number_sql import NUMBER
from claim_tables.temp_tables import ATTRIBUTES, UNPARSED_VALUES
from schema.values import TIMES, VALUE_TYPES
from schema.values.zones import time_rules
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from schema.records import Attribute
    from schema.values import Value
    from schema.values.zones import TimeRules
    from store.store import Store

_DATED = f"a.type IN ({listed(TIMES)})"
_WITH_TIME = "contains(value, ':')"
_IN_LEDGER = f"""
SELECT r.attribute, r.value FROM readings r JOIN attributes a ON a.id = r.attribute
WHERE {_DATED} AND contains(r.value, ':')
UNION ALL
SELECT d.attribute, d.value FROM decisions d JOIN attributes a ON a.id = d.attribute
WHERE {_DATED} AND contains(d.value, ':')
"""
_IN_TABLES = f"""
SELECT u.attribute, u.value FROM {UNPARSED_VALUES.name} u JOIN {ATTRIBUTES.name} a
ON a.id = u.attribute WHERE {_DATED} AND contains(u.value, ':')
"""
_PLACED = "placed_dates"


class _Dated(NamedTuple):
    """A date of the ledger, by its claim and reading, or by the subject of a decision."""

    claim: int
    number: int
    subject: str
    attribute: str
    value: str


_ALL_OF_LEDGER = f"""
SELECT r.claim, r.number, r.subject, r.attribute, r.value
FROM readings r JOIN attributes a ON a.id = r.attribute WHERE {_DATED}
UNION ALL
SELECT -1, -1, d.subject, d.attribute, d.value
FROM decisions d JOIN attributes a ON a.id = d.attribute WHERE {_DATED}
"""


def rules_of_times(
    store: Store, attributes: Mapping[str, Attribute], *, unparsed: bool
) -> TimeRules | None:
    """Give how dates are placed, those of ledger and tables together; None where none has a time.

    The dates of the ledger, which are in the store, are placed so. `unparsed`: tables have values
    that are not plain, which are in `UNPARSED_VALUES`.
    """
    if not any(a.type in TIMES for a in attributes.values()):
        return None
    in_ledger = store.query(_IN_LEDGER).rows
    in_tables = store.query(_IN_TABLES).rows if unparsed else []
    with_zone = frozenset(a.id for a in attributes.values() if a.zone is not None)
    rules = time_rules([*in_ledger, *in_tables], with_zone)
    if rules is None:
        return None
    for attribute, zone in rules.zones.items():
        store.query(
            f"UPDATE {ATTRIBUTES.name} SET named_axis = $zone WHERE id = $id",
            {"zone": zone, "id": attribute},
        )
    if in_tables:
        _place_ledger(store, rules, attributes)
    return rules


def _place_ledger(store: Store, rules: TimeRules, attributes: Mapping[str, Attribute]) -> None:
    """Place the dates of the ledger as those of the tables are."""
    dates = store.records(_Dated, _ALL_OF_LEDGER)
    placed = [(d, _placed(d, rules, attributes[d.attribute])) for d in dates]
    columns = {
        "claim": "INTEGER", "number": "INTEGER", "subject": "VARCHAR", "attribute": "VARCHAR",
        "value": "VARCHAR", "axis": "VARCHAR", "lo": NUMBER, "hi": NUMBER,
    }  # fmt: skip
    store.make_from_rows(_PLACED, columns, list(_rows(placed)))
    for table, same in _TABLES.items():
        store.query(f"""
            UPDATE {table} t SET axis = p.axis, lo = p.lo, hi = p.hi FROM {_PLACED} p WHERE {same}
        """)
    parts = [(d.claim, d.number, p.lo, p.hi) for d, v in placed for p in v.parts if v.parts[1:]]
    store.query(f"""
        DELETE FROM parts USING {_PLACED} p WHERE parts.claim = p.claim AND parts.number = p.number
    """)
    store.insert([("parts", [part for part in parts if part[0] >= 0])])


_TABLES = {
    "readings": "t.claim = p.claim AND t.number = p.number",
    "stated": "t.claim = p.claim AND t.number = p.number",
    "decisions": "p.claim < 0 AND t.subject = p.subject AND t.attribute = p.attribute "
    "AND t.value = p.value",
}


def _placed(date: _Dated, rules: TimeRules, attribute: Attribute) -> Value:
    return rules.placed(VALUE_TYPES[attribute.type].read(date.value, attribute, None), attribute)


def _rows(placed: Iterable[tuple[_Dated, Value]]) -> Iterable[tuple[object, ...]]:
    for date, value in placed:
        ends = (value.interval.lo, value.interval.hi)
        yield date.claim, date.number, date.subject, date.attribute, date.value, value.axis, *ends
