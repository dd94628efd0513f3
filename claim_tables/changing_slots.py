"""The slots of changing attributes in which claims of several times may contradict one another.

Claims are grouped by their time elsewhere; here those of one slot are compared across its times.
What tables cannot have is not looked for: nothing is where all claims are of one known day, and no
attribute says which way alone its values may move.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claim_tables.temp_tables import SOURCES, STATEMENT_DATES
from store.comparable import first_day, has_days, last_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claim_tables.claims_query import ClaimsQuery
    from store.store import Store
    from support.query import Query

_LAST = 2**31 - 1
_SPANS = f"""
SELECT EXISTS (FROM {STATEMENT_DATES.name} WHERE lo IS DISTINCT FROM hi)
    OR EXISTS (FROM {SOURCES.name} WHERE published IS NOT NULL
                                     AND published_lo IS DISTINCT FROM published_hi)
"""
_UNDATED = f"SELECT EXISTS (FROM {SOURCES.name} WHERE published IS NULL)"


def changing_slots(store: Store, claims: ClaimsQuery) -> Iterator[tuple[str, str]]:
    """Yield each kind of these slots, with a query for them by their hash; never too few.

    The kinds are values of `KeptSlots`, and each query is a pass over the claims: where values of
    overlapping times differ, where one source has values that differ of no known day, and where a
    value moved the way that it must not.
    """
    if not claims.attributes.some_change:
        return
    changing = _changing(claims)
    if store.value(_SPANS):
        yield "overlapping", str(_overlapping(changing))
    if store.value(_UNDATED):
        yield "undated change", str(_of_no_known_day(changing))
    if claims.attributes.some_directed:
        yield "moved back", str(_moved_back(changing))


def _changing(claims: ClaimsQuery) -> Query:
    query = claims.claims("direction")
    return query.then(
        "changing_claims",
        f"""
        SELECT slot, axis, source, as_of, lo, hi, direction, {has_days("moment")} AS has_days,
               {first_day("moment")} AS first, {last_day("moment")} AS last
        FROM {query.name} WHERE changes AND coalesce(modality, 'asserted') = 'asserted'
        """,
    )


def _overlapping(changing: Query) -> Query:
    return changing.then(
        "overlapping_slots",
        f"""
        SELECT slot FROM {changing.name} WHERE has_days GROUP BY slot, axis
        HAVING max(lo) > min(hi) AND bool_or(first IS DISTINCT FROM last)
        """,
    )


def _of_no_known_day(changing: Query) -> Query:
    return changing.then(
        "slots_of_no_known_day",
        f"""
        SELECT slot FROM {changing.name} WHERE NOT has_days AND as_of IS NULL
        GROUP BY slot, axis, source HAVING max(lo) > min(hi)
        """,
    )


def _moved_back(changing: Query) -> Query:
    return changing.then(
        "slots_moved_back",
        f"""
        SELECT slot FROM (
          SELECT slot, direction, lo, hi, max(lo) OVER earlier AS lo_before,
                 min(hi) OVER earlier AS hi_before
          FROM {changing.name} WHERE has_days AND direction IS NOT NULL
          WINDOW earlier AS (PARTITION BY slot, axis ORDER BY coalesce(last, {_LAST})
                             RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        )
        WHERE CASE direction WHEN 'up' THEN lo_before > hi ELSE hi_before < lo END
        """,
    )
