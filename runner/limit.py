"""The first findings of a check, where a store has so many that nobody reads them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.store import Rows

if TYPE_CHECKING:
    from checks.definition import AnyCheck
    from store.store import Store

_FOUND = "found"
_FIRST = """
WITH reported AS (SELECT *, rowid AS place FROM {found}),
keys AS (SELECT DISTINCT {key} FROM reported),
first AS (SELECT *, count(*) OVER () AS all_keys FROM keys ORDER BY {key} LIMIT $limit)
SELECT r.* EXCLUDE (place), f.all_keys FROM reported r JOIN first f ON {same} ORDER BY r.place
"""


def first_rows(store: Store, check: AnyCheck, limit: int) -> tuple[Rows, int]:
    """Run the query of a check that has a `finding_key`, for at most `limit` findings of it.

    The first are those with the lowest keys. Gives their rows, and the number of the other
    findings. Raises duckdb.Error.
    """
    if check.one_finding_a_group:
        return _first_groups(store, check, limit)
    store.make(_FOUND, check.query, check.params)
    query = _FIRST.format(
        found=_FOUND,
        key=", ".join(check.finding_key),
        same=" AND ".join(f"r.{name} IS NOT DISTINCT FROM f.{name}" for name in check.finding_key),
    )
    found = store.query(query, {"limit": limit})
    keys = int(found.rows[0][-1]) if found.rows else 0
    rows = Rows(found.columns[:-1], [row[:-1] for row in found.rows])
    return rows, max(0, keys - limit)


def _first_groups(store: Store, check: AnyCheck, limit: int) -> tuple[Rows, int]:
    """Give the same of a check each row of which is a finding, in the order of their keys."""
    first = store.query(f"FROM ({check.query}) LIMIT $limit", {**check.params, "limit": limit})
    if len(first.rows) < limit:
        return first, 0
    return first, int(store.value(f"SELECT count(*) FROM ({check.query})", check.params)) - limit
