"""The steps by which the fact sheet of tables chooses a value where sources disagree."""

# ruff: noqa: S608 - the names of tables and columns are ours

from __future__ import annotations

from typing import TYPE_CHECKING

from claim_tables.temp_tables import ATTRIBUTES, SOURCES
from reports.fact_sheet.of_tables_names import (
    BEST_POINTS,
    CHOSEN_VALUES,
    GROUP,
    GROUPS_IN_CONFLICT,
    SOURCES_BY_CHOICE,
    STATED_LISTS,
    STATEMENTS_IN_CONFLICT,
    SUPPORT_LISTS,
    SUPPORTED_VALUES,
    WEIGHTS,
)

if TYPE_CHECKING:
    from store.store import Store


def weigh_sources(store: Store) -> None:
    """Make `WEIGHTS`: every independent source has the weight 1."""
    store.make(WEIGHTS, f"SELECT DISTINCT counts_as, 1 AS weight FROM {SOURCES.name}")


def find_groups_in_conflict(store: Store) -> None:
    """Make `GROUPS_IN_CONFLICT`, of values and of lists."""
    store.make(
        GROUPS_IN_CONFLICT,
        f"SELECT {GROUP}, contradictory FROM conflicts "
        f"UNION ALL SELECT {GROUP}, contradictory FROM list_conflicts",
    )


def find_statements_in_conflict(store: Store) -> None:
    """Make `STATEMENTS_IN_CONFLICT`."""
    store.make(
        STATEMENTS_IN_CONFLICT,
        f"""
        SELECT {GROUP}, b.counts_as, w.weight, s.source, s.claim, s.hi - s.lo AS width,
               coalesce(p.lo, s.lo, CAST(-1e28 AS DECIMAL(38, 9))) AS lo,
               coalesce(p.hi, s.hi, CAST(1e28 AS DECIMAL(38, 9))) AS hi,
               s.value, l.items, coalesce(l.closed, FALSE) AS closed
        FROM stated s
        JOIN {GROUPS_IN_CONFLICT} c USING ({GROUP})
        JOIN {SOURCES.name} b ON b.id = s.source
        JOIN {WEIGHTS} w ON w.counts_as = b.counts_as
        LEFT JOIN (SELECT claim, items, closed FROM {STATED_LISTS}) l ON l.claim = s.claim
        LEFT JOIN parts p ON s.parted AND p.claim = s.claim AND p.number = s.number
        """,
    )


def support_values(store: Store) -> None:
    """Make `SUPPORTED_VALUES`; of equal values, the first in the alphabet gives the words."""
    store.make(
        SUPPORTED_VALUES,
        f"""
        SELECT {GROUP}, lo, hi, width, items, closed, min(value) AS value,
               count(DISTINCT counts_as) AS support
        FROM {STATEMENTS_IN_CONFLICT} GROUP BY {GROUP}, lo, hi, width, items, closed
        """,
    )


def choose_points(store: Store) -> None:
    """Make `BEST_POINTS`: a sweep over the ends of the intervals of each group.

    No group has two: of several best points, the middle one is chosen if they differ by no more
    than the tolerance of the attribute, and else none.
    """
    store.make(
        BEST_POINTS,
        f"""
        WITH intervals AS (
          SELECT DISTINCT {GROUP}, counts_as, weight, lo, hi FROM {STATEMENTS_IN_CONFLICT}
          WHERE items IS NULL
        ),
        ends AS (
          SELECT {GROUP}, lo AS edge, 0 AS closing, weight AS step FROM intervals
          UNION ALL
          SELECT {GROUP}, hi, 1, -weight FROM intervals
        ),
        depths AS (
          SELECT *,
                 sum(step) OVER (PARTITION BY {GROUP} ORDER BY edge, closing
                                 ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS depth,
                 lead(closing) OVER (PARTITION BY {GROUP} ORDER BY edge, closing) AS next
          FROM ends
        ),
        peaks AS (  -- where nothing opens any more before something closes
          SELECT *, max(depth) OVER (PARTITION BY {GROUP}) AS top
          FROM depths WHERE closing = 0 AND next = 1
        ),
        highest AS (
          SELECT {GROUP}, list(edge ORDER BY edge) AS edges
          FROM peaks WHERE depth = top GROUP BY {GROUP}
        )
        SELECT {GROUP}, edges[(len(edges) + 1) // 2] AS point
        FROM highest JOIN {ATTRIBUTES.name} a ON a.id = attribute
        WHERE len(edges) = 1 OR (
          (a.half_in IS NULL OR a.half_in = axis)
          AND edges[-1] - edges[1]
              <= 2 * CASE WHEN a.half_is_share THEN abs(edges[1]) * a.half ELSE a.half END
        )
        """,
    )


def choose_values(store: Store) -> None:
    """Make `CHOSEN_VALUES`: at the best point, the value of most sources, of several the narrowest.

    Lists have no points: see `choose_lists`.
    """
    store.make(
        CHOSEN_VALUES,
        f"""
        WITH fitting AS (
          SELECT {GROUP}, v.value, v.lo, v.hi, p.point, row_number() OVER (
                   PARTITION BY {GROUP} ORDER BY v.support DESC, v.width, v.value) AS place
          FROM {SUPPORTED_VALUES} v JOIN {BEST_POINTS} p USING ({GROUP})
          WHERE v.items IS NULL AND v.lo <= p.point AND p.point <= v.hi
        )
        SELECT {GROUP}, point, value, lo, hi, CAST(NULL AS UBIGINT[]) AS items
        FROM fitting WHERE place = 1
        """,
    )


def choose_no_values(store: Store) -> None:
    """Empty `CHOSEN_VALUES`: what is in conflict then has no value."""
    store.query(f"DELETE FROM {CHOSEN_VALUES}")


def split_sources_by_choice(store: Store) -> None:
    """Make `SOURCES_BY_CHOICE`; where nothing was chosen, no source is against it."""
    store.make(
        SOURCES_BY_CHOICE,
        f"""
        WITH positions AS (
          SELECT {GROUP}, t.source, t.counts_as,
                 bool_or(CASE WHEN c.value IS NULL THEN TRUE
                              WHEN t.items IS NULL THEN t.lo <= c.point AND c.point <= t.hi
                              WHEN t.closed THEN t.items = c.items
                              ELSE list_has_all(c.items, t.items) END) AS allows
          FROM {STATEMENTS_IN_CONFLICT} t LEFT JOIN {CHOSEN_VALUES} c USING ({GROUP})
          GROUP BY {GROUP}, t.source, t.counts_as, t.claim
        )
        SELECT {GROUP}, list(DISTINCT source ORDER BY source) FILTER (WHERE allows) AS sources,
               count(DISTINCT counts_as) FILTER (WHERE allows) AS independent,
               coalesce(list(DISTINCT source ORDER BY source) FILTER (WHERE NOT allows), [])
                 AS against
        FROM positions GROUP BY {GROUP}
        """,
    )


def list_support(store: Store) -> None:
    """Make `SUPPORT_LISTS`, the values with the most support first."""
    store.make(
        SUPPORT_LISTS,
        f"""
        WITH supported AS (SELECT DISTINCT {GROUP}, value, support FROM {SUPPORTED_VALUES})
        SELECT {GROUP},
               list({{'value': value, 'support': support}} ORDER BY support DESC, value) AS support
        FROM supported GROUP BY {GROUP}
        """,
    )
