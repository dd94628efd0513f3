"""The steps by which a value is chosen where sources disagree."""

# ruff: noqa: S608 - the names of tables and columns are ours

from __future__ import annotations

from typing import TYPE_CHECKING

from claim_tables.temp_tables import ATTRIBUTES
from reports.fact_sheet.support_tables import (
    BEST_POINTS,
    CHOICES,
    CHOSEN_VALUES,
    GROUP,
    STATED_LISTS,
    STATEMENTS_IN_CONFLICT,
    SUPPORTED_VALUES,
    WEIGHTS,
)

if TYPE_CHECKING:
    from store.store import Store


def weigh_sources(store: Store) -> None:
    """Make `WEIGHTS`: every independent source has the weight 1."""
    store.make(WEIGHTS, "SELECT source AS id, counts_as, 1 AS weight FROM independence")


def find_statements_in_conflict(store: Store) -> None:
    """Make `STATEMENTS_IN_CONFLICT`, of values and of lists."""
    store.make(
        STATEMENTS_IN_CONFLICT,
        f"""
        WITH groups_in_conflict AS (
          SELECT {GROUP} FROM conflicts UNION ALL SELECT {GROUP} FROM list_conflicts
        )
        SELECT {GROUP}, w.counts_as, w.weight, s.claim, s.hi - s.lo AS width,
               coalesce(p.lo, s.lo, CAST(-1e28 AS DECIMAL(38, 9))) AS lo,
               coalesce(p.hi, s.hi, CAST(1e28 AS DECIMAL(38, 9))) AS hi,
               s.value, l.items, coalesce(l.closed, FALSE) AS closed
        FROM stated s
        JOIN groups_in_conflict c USING ({GROUP})
        JOIN {WEIGHTS} w ON w.id = s.source
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


def list_choices(store: Store) -> None:
    """Make `CHOICES`, the values with the most support first."""
    store.make(
        CHOICES,
        f"""
        WITH positions AS (
          SELECT {GROUP}, t.claim,
                 bool_or(CASE WHEN c.value IS NULL THEN FALSE
                              WHEN t.items IS NULL THEN t.lo <= c.point AND c.point <= t.hi
                              WHEN t.closed THEN t.items = c.items
                              ELSE list_has_all(c.items, t.items) END) AS allows
          FROM {STATEMENTS_IN_CONFLICT} t LEFT JOIN {CHOSEN_VALUES} c USING ({GROUP})
          GROUP BY {GROUP}, t.claim
        ),
        allowing AS (
          SELECT {GROUP}, coalesce(list(claim) FILTER (allows), []) AS allowing
          FROM positions GROUP BY {GROUP}
        ),
        supported AS (
          SELECT {GROUP},
                 list({{'value': value, 'sources': support}} ORDER BY support DESC, value)
                   AS support
          FROM (SELECT DISTINCT {GROUP}, value, support FROM {SUPPORTED_VALUES})
          GROUP BY {GROUP}
        )
        SELECT {GROUP}, c.value, c.point, CASE WHEN c.lo > -1e28 THEN c.lo END AS lo,
               CASE WHEN c.hi < 1e28 THEN c.hi END AS hi, a.allowing, s.support
        FROM allowing a
        JOIN supported s USING ({GROUP})
        LEFT JOIN {CHOSEN_VALUES} c USING ({GROUP})
        """,
    )
