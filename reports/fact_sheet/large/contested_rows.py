"""The rows of slots whose sources plainly disagree: made in the engine, as those that agree are.

All claims of these slots are asserted, by the sources themselves and as of the same date. Each
leaves one point possible, those of one point are in the same words, and there are several points.
So there is a side for each point, and no claim between them.
"""

# ruff: noqa: S608 - the names of tables and columns are ours

from __future__ import annotations

from typing import TYPE_CHECKING

from claim_tables.temp_tables import SOURCES
from reports.fact_sheet.large.claim_places import (
    SOURCE_LISTS,
    joined_names,
    numbers_once,
    of_sources,
    once_each,
    quotes_in_order,
    with_source_names,
)
from reports.fact_sheet.large.sheet_columns import insert_rows
from reports.fact_sheet.large.slot_findings import GROUP_FINDINGS, OTHER_FINDINGS
from reports.fact_sheet.large.words_of_values import (
    DATE_WORDS,
    VALUE_WORDS,
    time_words,
    word_values,
)
from reports.fact_sheet.support_tables import CHOICES
from reports.fact_sheet.term_wording import term_wording
from schema.values import MEASURED, SINGLE
from support.sql import listed

if TYPE_CHECKING:
    from claim_tables.loading import Loaded
    from reports.fact_sheet.large.claim_places import ClaimPlaces

CONTESTED = "plainly_contested_slots"
"""A slot whose sources plainly disagree."""
_CLAIMS = "claims_of_contested_slots"
"""A claim of one, with the `marked` place of its source."""
_SIDES = "sides_of_contested_slots"
"""A side of one: a point, in words, and with its sources."""
_CHOSEN = "chosen_in_contested_slots"
"""The point and the words that were chosen in one, if any, and the support of its values."""


def insert_contested_rows(loaded: Loaded, places: ClaimPlaces, *, by_support: bool) -> None:
    """Make the table `CONTESTED` of these slots, and insert their rows."""
    store = loaded.store
    store.make(CONTESTED, _contested_slots())
    store.make(_CLAIMS, _claims(places))
    word_values(store, _CLAIMS, term_wording(store, lists=False))
    store.make(_SIDES, _sides(places))
    store.make(_CHOSEN, _chosen() if by_support else _NONE_CHOSEN)
    insert_rows(store, _columns(), f"({_slots(places)})")
    for made in (_CLAIMS, _SIDES, _CHOSEN):
        store.query(f"DROP TABLE {made}")


def _contested_slots() -> str:
    """Give the query for the slots, by all readings in the store."""
    said = "CASE WHEN a.changes THEN coalesce(c.as_of, s.published) ELSE c.as_of END"
    return f"""
    WITH readings_of_slots AS (
      SELECT r.subject, r.attribute, r.value, r.axis, r.lo, t.moment, {said} AS said,
             t.claim IS NOT NULL AND c.speaker IS NULL AND a.type IN ({listed(SINGLE)})
               AND NOT r.parted AND coalesce(r.lo = r.hi, FALSE) AND c.note IS NULL AS plain,
             a.changes AND c.as_of IS NULL AS told
      FROM readings r
      JOIN claims c ON c.id = r.claim
      JOIN sources s ON s.id = c.source
      JOIN attributes a ON a.id = r.attribute
      LEFT JOIN stated t ON t.claim = r.claim AND t.number = r.number
    )
    SELECT subject, attribute FROM readings_of_slots
    ANTI JOIN {OTHER_FINDINGS} USING (subject, attribute)
    ANTI JOIN decisions USING (subject, attribute)
    GROUP BY subject, attribute
    HAVING bool_and(plain) AND min(axis) = max(axis) AND min(moment) = max(moment)
       AND min(told) = max(told)
       AND (count(said) = 0 OR count(said) = count(*) AND min(said) = max(said))
       AND count(DISTINCT lo) > 1 AND count(DISTINCT lo) = count(DISTINCT value)
    """


def _claims(places: ClaimPlaces) -> str:
    said = "CASE WHEN a.changes THEN coalesce(c.as_of, s.published) ELSE c.as_of END"
    return f"""
    SELECT t.subject, t.attribute, t.axis, t.moment, t.type, t.value AS text, t.lo, t.hi,
           c.quote, {said} AS said,
           a.changes AND c.as_of IS NULL AS told,
           {places.marked(places.of_claim("c"), "o.number")} AS marked
    FROM {CONTESTED} p
    JOIN stated t USING (subject, attribute)
    JOIN claims c ON c.id = t.claim
    JOIN sources s ON s.id = c.source
    JOIN {SOURCES.name} o ON o.id = c.source
    JOIN attributes a ON a.id = t.attribute
    """


def _sides(places: ClaimPlaces) -> str:
    """Give the query for the sides: their words, their sources in order, and both together."""
    return f"""
    WITH texts AS (
      SELECT subject, attribute, lo, any_value(text) AS text, list(marked) AS marked
      FROM {_CLAIMS} GROUP BY subject, attribute, lo
    ),
    named AS (
      SELECT t.subject, t.attribute, t.lo, t.text, coalesce(v.words, t.text) AS words,
             list_transform({numbers_once(places, "t.marked")}, lambda n: w.names[n]) AS names
      FROM texts t
      CROSS JOIN {SOURCE_LISTS} w
      LEFT JOIN {VALUE_WORDS} v ON v.attribute = t.attribute AND v.text = t.text
    )
    SELECT subject, attribute, lo, text, words,
           concat(words, ' (', {joined_names("names")}, ')') AS with_sources
    FROM named
    """


_NONE_CHOSEN = """
SELECT '' AS subject, '' AS attribute, 0 AS lo, '' AS words, CAST([] AS VARCHAR[]) AS support
WHERE FALSE
"""


def _chosen() -> str:
    """Give the query for what was chosen in these slots, and for the support of all values."""
    return f"""
    WITH supported AS (
      SELECT subject, attribute, lo, value, unnest(support) AS given,
             generate_subscripts(support, 1) AS place
      FROM {CHOICES} SEMI JOIN {CONTESTED} USING (subject, attribute)
    )
    SELECT s.subject, s.attribute, any_value(s.lo) FILTER (s.value IS NOT NULL) AS lo,
           any_value(d.words) FILTER (d.text = s.value) AS words,
           list(concat(d.words, ': ', s.given.sources) ORDER BY s.place) AS support
    FROM supported s
    JOIN {_SIDES} d ON d.subject = s.subject AND d.attribute = s.attribute
                   AND d.text = s.given.value
    GROUP BY s.subject, s.attribute
    """


def _slots(places: ClaimPlaces) -> str:
    """Give the query for the slots, with all that their rows are made of."""
    return f"""
    WITH slots AS (
      SELECT c.subject, c.attribute, any_value(c.type) AS type, any_value(c.axis) AS axis,
             any_value(c.said) AS said, any_value(c.told) AS told, list(c.marked) AS marked,
             coalesce(list(c.marked) FILTER (c.lo <> x.lo), []) AS marked_against,
             list({{'marked': c.marked, 'quote': c.quote}}) AS quotes,
             any_value(x.lo) AS chosen, any_value(x.words) AS chosen_words,
             any_value(x.support) AS support
      FROM {_CLAIMS} c LEFT JOIN {_CHOSEN} x USING (subject, attribute)
      GROUP BY c.subject, c.attribute
    ),
    sides AS (
      SELECT subject, attribute, list(with_sources ORDER BY lo) AS sides
      FROM {_SIDES} GROUP BY subject, attribute
    ),
    codes AS (
      SELECT subject, attribute, list(concat(code, ' ', name) ORDER BY code) AS findings
      FROM {GROUP_FINDINGS} SEMI JOIN {CONTESTED} USING (subject, attribute)
      GROUP BY subject, attribute
    ),
    numbered AS (
      SELECT *, {numbers_once(places, "marked")} AS once,
             list_sort({numbers_once(places, "marked_against")}) AS once_against,
             {quotes_in_order(places)} AS quoted, {places.place("list_min(marked)")} AS first_place
      FROM slots
    ),
    with_sources AS (
      SELECT *, list_filter(once, lambda n: NOT list_contains(once_against, n)) AS for_it
      FROM numbered
    )
    SELECT n.*, b.name AS named, a.label, a.key, s.sides, coalesce(f.findings, []) AS findings,
           {time_words("n")}, {of_sources("n.for_it")},
           {of_sources("n.once_against", "against_")},
           {with_source_names("n.quoted")} AS quotes_named
    FROM with_sources n
    CROSS JOIN {SOURCE_LISTS} w
    JOIN sides s USING (subject, attribute)
    JOIN attributes a ON a.id = n.attribute
    JOIN subjects b ON b.id = n.subject
    LEFT JOIN codes f USING (subject, attribute)
    LEFT JOIN {DATE_WORDS} d ON d.said = n.said
    """


def _columns() -> dict[str, str]:
    """Give SQL for the columns of the rows, over the query for the slots."""
    all_sides = "CASE WHEN len(sides) = 2 THEN concat(sides[1], ', but ', sides[2]) "
    all_sides += "ELSE array_to_string(sides, '; ') END"
    end = f"CASE WHEN type IN ({listed(MEASURED)}) THEN chosen END"
    return {
        "subject": "subject",
        "subject_name": "named",
        "attribute": "attribute",
        "attribute_label": "label",
        "type": "type",
        "key": "key",
        "value": f"coalesce(chosen_words, {all_sides})",
        "status": "'contested'",
        "as_of": "said_in_words",
        "as_told": "told_in_words",
        "sources": "ids",
        "source_names": "dated",
        "against": "against_ids",
        "against_names": "against_dated",
        "independent": "independent",
        "independent_against": "against_independent",
        "quotes": once_each("quotes_named"),
        "findings": "findings",
        "axis": "axis",
        "lo": end,
        "hi": end,
        "claims": "len(marked)",
        "reconciled_by": "CASE WHEN chosen IS NULL THEN '' ELSE 'support' END",
        "support": "coalesce(support, [])",
        "place": "first_place",
    }
