"""The first and the last step of the fact sheet of tables: groups of claims, and rows of them."""

# ruff: noqa: S608 - the names of tables and columns are ours

from __future__ import annotations

from typing import TYPE_CHECKING

from claim_tables.temp_tables import SOURCES, SUBJECTS
from reports.fact_sheet.of_tables_names import (
    CHOSEN_VALUES,
    CLAIM_GROUPS,
    COMBINED_LISTS,
    GROUP,
    GROUPS_IN_CONFLICT,
    SHEET,
    SOURCES_BY_CHOICE,
    SUPPORT_LISTS,
)
from schema.values import COMPARED
from support.sql import listed

if TYPE_CHECKING:
    from claim_tables.loading import Loaded
    from store.store import Store

_AT_ONCE = 2_500_000
_MOST_PARTS = 16
"""Claims are grouped by parts, each with some of the subjects: together they would not fit into
little memory, and writing half-made groups to disk takes longer than reading the table again."""
_TEXTS = (
    f"string_agg(DISTINCT text, '; ' ORDER BY text) FILTER (WHERE type NOT IN ({listed(COMPARED)}))"
)
_DAY = "CAST(DATE '1970-01-01' + CAST(split_part(moment, '/', 2) AS INTEGER) AS VARCHAR)"
_LATEST = """
QUALIFY row_number() OVER (PARTITION BY subject, attribute, axis
                           ORDER BY TRY_CAST(split_part(moment, '/', 2) AS INTEGER)
                                    DESC NULLS LAST, moment) = 1
"""


def group_claims(loaded: Loaded) -> None:
    """Make `CLAIM_GROUPS`, from all claims of the tables and of the ledger."""
    some_texts = loaded.prefiltered.claims.attributes.types - set(COMPARED)
    parts = min(1 + loaded.prefiltered.rows // _AT_ONCE, _MOST_PARTS)
    for part in range(parts):
        groups = _groups(loaded.prefiltered.compared(part, parts), texts=bool(some_texts))
        if part:
            loaded.store.query(f"INSERT INTO {CLAIM_GROUPS} {groups}")
        else:
            loaded.store.make(CLAIM_GROUPS, groups)


def _groups(claims: str, *, texts: bool) -> str:
    """Give the query for the groups of some claims; `texts`: some attribute is not compared."""
    return f"""
    SELECT {GROUP}, any_value(type) AS type,
           nullif(max(lo), CAST(-1e28 AS DECIMAL(38, 9))) AS lo,
           nullif(min(hi), CAST(1e28 AS DECIMAL(38, 9))) AS hi,
           count(*) AS claims, list(number) AS numbers,
           min({{'width': hi - lo, 'text': text}}).text AS narrowest,
           {_TEXTS if texts else "CAST(NULL AS VARCHAR)"} AS texts,
           min(lo) = max(lo) AND min(hi) = max(hi) AS same
    FROM (
      SELECT {GROUP}, c.type, c.text,
             coalesce(c.lo, CAST(-1e28 AS DECIMAL(38, 9))) AS lo,
             coalesce(c.hi, CAST(1e28 AS DECIMAL(38, 9))) AS hi,
             CAST(b.number AS INTEGER) AS number
      FROM {claims} c JOIN {SOURCES.name} b ON b.id = c.source
    )
    GROUP BY {GROUP}
    """


def make_rows(store: Store, *, some_change: bool) -> None:
    """Make the table `SHEET`, of all tables that were made before.

    If some attributes change, there is a row for the latest moment of each only.
    """
    day = f"CASE WHEN moment LIKE '%/%' THEN {_DAY} ELSE '' END" if some_change else "''"
    store.make(SHEET, f"{_rows(day)} {_LATEST if some_change else ''}")


def _rows(as_of: str) -> str:
    return f"""
    WITH decided AS (
      SELECT subject, attribute, value AS decided, lo AS decided_lo, hi AS decided_hi,
             TRUE AS is_decided
      FROM decisions
    ),
    with_status AS (
      SELECT g.*, d.decided, d.decided_lo, d.decided_hi,
             CASE WHEN d.is_decided THEN 'decided'
                  WHEN g.type NOT IN ({listed(COMPARED)}) THEN 'not compared'
                  WHEN c.contradictory THEN 'contested'
                  WHEN c.contradictory IS NOT NULL THEN 'disputed'
                  WHEN len(list_distinct(g.numbers)) = 1 THEN 'single source'
                  WHEN g.same THEN 'agreed' ELSE 'refined' END AS status,
             c.contradictory IS NOT NULL AS in_conflict
      FROM {CLAIM_GROUPS} g
      LEFT JOIN {GROUPS_IN_CONFLICT} c USING ({GROUP})
      LEFT JOIN decided d USING (subject, attribute)
    )
    SELECT subject, coalesce(s.name, subject) AS subject_name, attribute,
           a.label AS attribute_label, j.type, axis, {as_of} AS as_of,
           CASE WHEN j.status = 'decided' THEN j.decided
                WHEN j.in_conflict THEN coalesce(w.value, '')
                ELSE coalesce(j.texts, l.value, j.narrowest) END AS value,
           CASE WHEN j.status = 'decided' THEN j.decided_lo
                WHEN NOT j.in_conflict THEN j.lo WHEN w.lo > -1e28 THEN w.lo END AS lo,
           CASE WHEN j.status = 'decided' THEN j.decided_hi
                WHEN NOT j.in_conflict THEN j.hi WHEN w.hi < 1e28 THEN w.hi END AS hi,
           j.status,
           CASE WHEN j.status = 'decided' THEN 'decision'
                WHEN j.in_conflict AND w.value IS NULL THEN ''
                WHEN j.in_conflict THEN 'support' ELSE 'agreement' END AS reconciled_by,
           j.claims,
           CASE WHEN j.in_conflict THEN b.sources
                ELSE list_transform(list_sort(list_distinct(j.numbers)), lambda n: names[n]) END
             AS sources,
           CASE WHEN j.in_conflict THEN b.independent
                ELSE len(list_distinct(list_transform(j.numbers, lambda n: counted[n]))) END
             AS independent,
           coalesce(b.against, []) AS against, coalesce(u.support, []) AS support
    FROM with_status j
    CROSS JOIN (SELECT list(id ORDER BY number) AS names,
                       list(counts_as ORDER BY number) AS counted FROM {SOURCES.name})
    JOIN attributes a ON a.id = j.attribute
    LEFT JOIN {SUBJECTS.name} s ON s.id = j.subject
    LEFT JOIN {CHOSEN_VALUES} w USING ({GROUP})
    LEFT JOIN {SOURCES_BY_CHOICE} b USING ({GROUP})
    LEFT JOIN {COMBINED_LISTS} l USING ({GROUP})
    LEFT JOIN {SUPPORT_LISTS} u USING ({GROUP})
    """
