"""The fact sheet of tables, written in the engine: a row for each attribute of each subject.

Where sources agree, a row has what all of them leave possible, in the words of the one that says it
most exactly. Where they stay apart it says so, with the support of each value: how many
independent sources give it. What is then put down as the value is up to a rule, and each row names
the rule:

- `agreement`: nothing but what all agree on; a contested row has no value.
- `support`: of a contested row, the point that most independent sources leave possible, in the
  words of the value there that most of them give; of lists, the complete one that most of them
  give. If two have as many, there is no value; but points that are apart by no more than the
  tolerance of the attribute are one, and the middle one is taken.

A source that copies another's errors, or is tied to it, does not count beside it. Each source has
the weight 1 (`weights`): the place for what is known of how reliable it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.rules.conflicts import CONFLICT_STEPS
from checks.rules.lists import LIST_CONFLICTS
from checks.rules.shared_errors import clusters, find_copies
from reports.fact_sheet.of_tables_lists import add_best_lists, make_lists
from runner.examine_tables import context_of_tables
from schema.fact import ReconcileBy
from schema.values import COMPARED
from support.sql import listed

if TYPE_CHECKING:
    from pathlib import Path

    from checks.definition import Context
    from claim_tables.loading import Loaded
    from store.store import Store


_AT_ONCE = 2_500_000
_MOST_PARTS = 16
"""Claims are grouped by parts, each with some of the subjects: together they would not fit into
little memory, and writing half-made groups to disk takes longer than reading the table again."""
_GROUPS = """
SELECT subject, attribute, axis, moment, any_value(type) AS type,
       nullif(max(lo), CAST(-1e28 AS DECIMAL(38, 9))) AS lo,
       nullif(min(hi), CAST(1e28 AS DECIMAL(38, 9))) AS hi,
       count(*) AS claims, list(number) AS numbers,
       min({'width': hi - lo, 'text': text}).text AS narrowest, {texts} AS texts,
       min(lo) = max(lo) AND min(hi) = max(hi) AS same
FROM (
  SELECT c.subject, c.attribute, c.axis, c.moment, c.type, c.text,
         coalesce(c.lo, CAST(-1e28 AS DECIMAL(38, 9))) AS lo,
         coalesce(c.hi, CAST(1e28 AS DECIMAL(38, 9))) AS hi,
         CAST(b.number AS INTEGER) AS number
  FROM {claims} c JOIN claim_sources b ON b.id = c.source
)
GROUP BY subject, attribute, axis, moment
"""
_TEXTS = (
    f"string_agg(DISTINCT text, '; ' ORDER BY text) FILTER (WHERE type NOT IN ({listed(COMPARED)}))"
)
_APART = """
CREATE OR REPLACE TEMP TABLE apart AS
SELECT subject, attribute, axis, moment, contradictory FROM conflicts
UNION ALL
SELECT subject, attribute, axis, moment, contradictory FROM list_conflicts
"""
_TOLD = """
CREATE OR REPLACE TEMP TABLE told AS
SELECT s.subject, s.attribute, s.axis, s.moment, b.counts_as, w.weight, s.source,
       s.claim, s.hi - s.lo AS width, coalesce(p.lo, s.lo, CAST(-1e28 AS DECIMAL(38, 9))) AS lo,
       coalesce(p.hi, s.hi, CAST(1e28 AS DECIMAL(38, 9))) AS hi,
       s.value, l.items, coalesce(l.closed, FALSE) AS closed
FROM stated s
JOIN apart a ON a.subject = s.subject AND a.attribute = s.attribute AND a.axis = s.axis
            AND a.moment = s.moment
JOIN claim_sources b ON b.id = s.source
JOIN weights w ON w.counts_as = b.counts_as
LEFT JOIN lists l ON l.claim = s.claim
LEFT JOIN parts p ON s.parted AND p.claim = s.claim AND p.number = s.number
"""
_BACKED = """
CREATE OR REPLACE TEMP TABLE backed AS
SELECT subject, attribute, axis, moment, lo, hi, width, items, closed, min(value) AS value,
       count(DISTINCT counts_as) AS support
FROM told GROUP BY subject, attribute, axis, moment, lo, hi, width, items, closed
"""
_POINTS = """
CREATE OR REPLACE TEMP TABLE points AS
WITH once AS (
  SELECT DISTINCT subject, attribute, axis, moment, counts_as, weight, lo, hi FROM told
  WHERE items IS NULL
),
ends AS (
  SELECT subject, attribute, axis, moment, lo AS edge, 0 AS closing, weight AS step FROM once
  UNION ALL
  SELECT subject, attribute, axis, moment, hi, 1, -weight FROM once
),
depths AS (
  SELECT *, sum(step) OVER (PARTITION BY subject, attribute, axis, moment ORDER BY edge, closing
                            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS depth,
         lead(closing) OVER (PARTITION BY subject, attribute, axis, moment
                             ORDER BY edge, closing) AS next
  FROM ends
),
peaks AS (  -- where nothing opens any more before something closes
  SELECT *, max(depth) OVER (PARTITION BY subject, attribute, axis, moment) AS top
  FROM depths WHERE closing = 0 AND next = 1
),
highest AS (
  SELECT subject, attribute, axis, moment, list(edge ORDER BY edge) AS edges
  FROM peaks WHERE depth = top GROUP BY subject, attribute, axis, moment
)
SELECT h.subject, h.attribute, h.axis, h.moment, h.edges[(len(h.edges) + 1) // 2] AS point
FROM highest h JOIN claim_attributes a ON a.id = h.attribute
WHERE len(h.edges) = 1 OR (
  (a.half_in IS NULL OR a.half_in = h.axis)
  AND h.edges[-1] - h.edges[1]
      <= 2 * CASE WHEN a.half_is_share THEN abs(h.edges[1]) * a.half ELSE a.half END
)
"""
_WINNERS = """
CREATE OR REPLACE TEMP TABLE winners AS
WITH fitting AS (
  SELECT b.*, p.point, row_number() OVER (
           PARTITION BY b.subject, b.attribute, b.axis, b.moment
           ORDER BY b.support DESC, b.width, b.value) AS place
  FROM backed b
  JOIN points p ON p.subject = b.subject AND p.attribute = b.attribute AND p.axis = b.axis
               AND p.moment = b.moment AND b.lo <= p.point AND p.point <= b.hi
  WHERE b.items IS NULL
)
SELECT subject, attribute, axis, moment, point, value, lo, hi, CAST(NULL AS UBIGINT[]) AS items
FROM fitting WHERE place = 1
"""
_BESIDE = """
CREATE OR REPLACE TEMP TABLE beside AS
SELECT subject, attribute, axis, moment,
       list(DISTINCT source ORDER BY source) FILTER (WHERE fits) AS sources,
       count(DISTINCT counts_as) FILTER (WHERE fits) AS independent,
       coalesce(list(DISTINCT source ORDER BY source) FILTER (WHERE NOT fits), []) AS against
FROM (
  SELECT t.subject, t.attribute, t.axis, t.moment, t.source, t.counts_as,
         bool_or(CASE WHEN w.subject IS NULL THEN TRUE
                      WHEN t.items IS NULL THEN t.lo <= w.point AND w.point <= t.hi
                      WHEN t.closed THEN t.items = w.items
                      ELSE list_has_all(w.items, t.items) END) AS fits
  FROM told t
  LEFT JOIN winners w ON w.subject = t.subject AND w.attribute = t.attribute AND w.axis = t.axis
                     AND w.moment = t.moment
  GROUP BY t.subject, t.attribute, t.axis, t.moment, t.source, t.counts_as, t.claim
)
GROUP BY subject, attribute, axis, moment
"""
_SUPPORT = """
CREATE OR REPLACE TEMP TABLE supported AS
SELECT subject, attribute, axis, moment,
       list({'value': value, 'support': support} ORDER BY support DESC, value) AS support
FROM (SELECT DISTINCT subject, attribute, axis, moment, value, support FROM backed)
GROUP BY subject, attribute, axis, moment
"""
_SHEET = """
CREATE OR REPLACE TEMP TABLE reconciled AS
WITH judged AS (
  SELECT g.*, d.value AS ruled, d.lo AS ruled_lo, d.hi AS ruled_hi,
         CASE WHEN d.subject IS NOT NULL THEN 'decided'
              WHEN g.type NOT IN ({compared}) THEN 'not compared'
              WHEN a.contradictory THEN 'contested'
              WHEN a.subject IS NOT NULL THEN 'disputed'
              WHEN len(list_distinct(g.numbers)) = 1 THEN 'single source'
              WHEN g.same THEN 'agreed' ELSE 'refined' END AS status,
         a.subject IS NOT NULL AS apart
  FROM groups g
  LEFT JOIN decisions d ON d.subject = g.subject AND d.attribute = g.attribute
  LEFT JOIN apart a ON a.subject = g.subject AND a.attribute = g.attribute AND a.axis = g.axis
                   AND a.moment = g.moment
)
SELECT j.subject, coalesce(s.name, j.subject) AS subject_name, j.attribute,
       a.label AS attribute_label, j.type, j.axis, {as_of} AS as_of,
       CASE WHEN j.status = 'decided' THEN j.ruled
            WHEN j.apart THEN coalesce(w.value, '')
            ELSE coalesce(j.texts, l.value, j.narrowest) END AS value,
       CASE WHEN j.status = 'decided' THEN j.ruled_lo
            WHEN NOT j.apart THEN j.lo WHEN w.lo > -1e28 THEN w.lo END AS lo,
       CASE WHEN j.status = 'decided' THEN j.ruled_hi
            WHEN NOT j.apart THEN j.hi WHEN w.hi < 1e28 THEN w.hi END AS hi,
       j.status,
       CASE WHEN j.status = 'decided' THEN 'decision'
            WHEN j.apart AND w.subject IS NULL THEN ''
            WHEN j.apart THEN 'support' ELSE 'agreement' END AS reconciled_by,
       j.claims,
       CASE WHEN j.apart THEN b.sources
            ELSE list_transform(list_sort(list_distinct(j.numbers)), lambda n: names[n]) END
         AS sources,
       CASE WHEN j.apart THEN b.independent
            ELSE len(list_distinct(list_transform(j.numbers, lambda n: counted[n]))) END
         AS independent,
       coalesce(b.against, []) AS against, coalesce(u.support, []) AS support
FROM judged j
CROSS JOIN (SELECT list(id ORDER BY number) AS names, list(counts_as ORDER BY number) AS counted
            FROM claim_sources)
JOIN attributes a ON a.id = j.attribute
LEFT JOIN claim_subjects s ON s.id = j.subject
LEFT JOIN winners w ON w.subject = j.subject AND w.attribute = j.attribute AND w.axis = j.axis
                   AND w.moment = j.moment
LEFT JOIN beside b ON b.subject = j.subject AND b.attribute = j.attribute AND b.axis = j.axis
                  AND b.moment = j.moment
LEFT JOIN listed l ON l.subject = j.subject AND l.attribute = j.attribute AND l.axis = j.axis
                  AND l.moment = j.moment
LEFT JOIN supported u ON u.subject = j.subject AND u.attribute = j.attribute AND u.axis = j.axis
                     AND u.moment = j.moment
"""
_AS_OF = """
CASE WHEN j.moment LIKE '%/%'
     THEN CAST(DATE '1970-01-01' + CAST(split_part(j.moment, '/', 2) AS INTEGER) AS VARCHAR)
     ELSE '' END
"""
_LATEST = """
QUALIFY row_number() OVER (PARTITION BY j.subject, j.attribute, j.axis
                           ORDER BY TRY_CAST(split_part(j.moment, '/', 2) AS INTEGER)
                                    DESC NULLS LAST, j.moment) = 1
"""


def reconcile(loaded: Loaded, rule: ReconcileBy) -> None:
    """Make the table `reconciled`: see the module for its rules, the contract for its columns."""
    store, changes = loaded.store, loaded.prefiltered.claims.attributes.some_change
    context = context_of_tables(loaded)
    for step in (*CONFLICT_STEPS, LIST_CONFLICTS):
        step.make(context)
    _count_copies_once(context)
    _group(loaded)
    store.query(
        "CREATE OR REPLACE TEMP TABLE weights AS "
        "SELECT DISTINCT counts_as, 1 AS weight FROM claim_sources"
    )
    make_lists(store)
    for query in (_APART, _TOLD, _BACKED, _POINTS, _WINNERS):
        store.query(query)
    add_best_lists(store)
    if rule is ReconcileBy.AGREEMENT:
        store.query("DELETE FROM winners")
    for query in (_BESIDE, _SUPPORT):
        store.query(query)
    sheet = _SHEET.replace("{as_of}", _AS_OF if changes else "''")
    sheet = sheet.replace("{compared}", listed(COMPARED))
    store.query(sheet + (_LATEST if changes else ""))


def _group(loaded: Loaded) -> None:
    """Make the table `groups`: what all claims about one thing leave possible together."""
    some_texts = loaded.prefiltered.claims.attributes.types - set(COMPARED)
    texts = _TEXTS if some_texts else "CAST(NULL AS VARCHAR)"
    query = _GROUPS.replace("{texts}", texts)
    parts = min(1 + loaded.prefiltered.rows // _AT_ONCE, _MOST_PARTS)
    for part in range(parts):
        into = "INSERT INTO groups" if part else "CREATE OR REPLACE TEMP TABLE groups AS"
        claims = loaded.prefiltered.compared(part, parts)
        loaded.store.query(f"{into} {query.replace('{claims}', claims)}")


def _count_copies_once(context: Context) -> None:
    """Let sources that share errors count as one of them."""
    find_copies(context)
    store = context.store
    pairs = store.query("SELECT one, other FROM copies").rows
    for cluster in clusters(pairs):
        store.query(
            "UPDATE claim_sources SET counts_as = (SELECT min(counts_as) FROM claim_sources "
            "WHERE list_contains($cluster, id)) WHERE list_contains($cluster, id)",
            {"cluster": cluster},
        )


def write_reconciled(store: Store, path: Path, form: str) -> None:
    """Hold the table against its contract and write it: parquet, csv, or json line by line.

    Raises UnusableInput when the file cannot be written, and ValueError when the table breaks its
    contract, which is a defect of ours.
    """
    from schema.contracts import RECONCILED, breaches

    broken = [str(breach) for breach in breaches(RECONCILED, store.table("reconciled"))]
    if broken:
        raise ValueError("; ".join(broken))
    store.write("FROM reconciled ORDER BY subject, attribute, axis, as_of", path, form)
