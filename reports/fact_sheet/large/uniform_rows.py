"""The rows of slots of which all claims say the same: made in the engine, by the million.

All claims of these slots are asserted, by the sources themselves, in the same words and as of the
same date, and no check could find something in them: see `KeptSlots`.
"""

# ruff: noqa: S608 - the names of tables and columns are ours

from __future__ import annotations

from typing import TYPE_CHECKING

from claim_tables.claims_query import SLOT
from claim_tables.kept_slots import statement_date
from claim_tables.temp_tables import KEPT_SLOTS, SOURCES, SUBJECTS
from claim_tables.trim import trimmed
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
from reports.fact_sheet.large.words_of_values import (
    DATE_WORDS,
    VALUE_WORDS,
    time_words,
    word_values,
)
from reports.fact_sheet.term_wording import term_wording
from schema.values import COMPARED, MEASURED
from support.sql import listed

if TYPE_CHECKING:
    from claim_tables.loading import Loaded
    from reports.fact_sheet.large.claim_places import ClaimPlaces

UNIFORM = "uniform_slots"
"""A slot of which all claims say the same, with the `marked` places of its claims."""
_AT_ONCE, _AT_ONCE_WITH_QUOTES = 2_500_000, 1_000_000
_MOST_PARTS = 64
"""Claims are grouped by parts, each with some of the subjects: together they would not fit into
little memory, and writing half-made groups to disk takes longer than reading the table again."""


def insert_uniform_rows(loaded: Loaded, places: ClaimPlaces) -> None:
    """Insert the rows of all slots that are not kept in the store."""
    found = loaded.prefiltered
    quotes = "quote" in found.claims.rows.columns
    at_once = _AT_ONCE_WITH_QUOTES if quotes else _AT_ONCE
    parts = min(1 + found.rows // at_once, _MOST_PARTS)
    wording = term_wording(loaded.store, lists=False)
    for part in range(parts):
        loaded.store.make(UNIFORM, _groups(loaded, places, part, parts, quotes=quotes))
        word_values(loaded.store, UNIFORM, wording)
        relation = _relation(places, quotes=quotes)
        insert_rows(loaded.store, _columns(quotes=quotes), relation)
    loaded.store.query(f"DROP TABLE {UNIFORM}")


def _groups(loaded: Loaded, places: ClaimPlaces, part: int, parts: int, *, quotes: bool) -> str:
    """Give the query for the slots of one part of the subjects."""
    claims = loaded.prefiltered.claims.of_part(part, parts).where(
        f"{SLOT} NOT IN (SELECT slot FROM {KEPT_SLOTS.name})"
    )
    dated = "as_of" in claims.rows.columns or claims.attributes.some_change
    said = statement_date() if dated else "CAST(NULL AS VARCHAR)"
    quote = ("quote",) if quotes else ()
    marked = places.marked(places.of_row, "b.number")
    quoted = (
        f", list({{'marked': marked, 'quote': {trimmed('quote')}}}) AS quotes" if quotes else ""
    )
    return f"""
    SELECT subject, attribute, any_value(type) AS type, any_value(text) AS text,
           any_value(axis) AS axis, any_value(lo) AS lo, any_value(hi) AS hi,
           any_value(said) AS said, any_value(changes AND as_of IS NULL) AS told,
           list(marked) AS marked{quoted}
    FROM (
      SELECT c.*, {said} AS said, {marked} AS marked
      FROM ({claims.claims("file", "row", *quote)}) c
      JOIN (SELECT id, number FROM {SOURCES.name}) b ON b.id = c.source
    )
    GROUP BY subject, attribute
    """


def _relation(places: ClaimPlaces, *, quotes: bool) -> str:
    """Give the relation of the slots with all that their rows are made of."""
    quoted = (
        f", {quotes_in_order(places)} AS quoted, list_transform(quotes, "
        f"lambda q: {{'number': {places.number('q.marked')}, 'quote': q.quote}}) AS quoted_once"
        if quotes
        else ""
    )
    named = f", {with_source_names('u.quoted')} AS quotes_named" if quotes else ""
    return f"""(
    WITH numbered AS (
      SELECT *, {numbers_once(places, "marked")} AS once,
             {places.place("list_min(marked)")} AS first_place{quoted}
      FROM {UNIFORM}
    )
    SELECT u.*, a.label, a.key, coalesce(b.name, u.subject) AS named,
           coalesce(v.words, u.text) AS words, {time_words("u")},
           {of_sources("u.once")}{named}
    FROM numbered u
    CROSS JOIN {SOURCE_LISTS} w
    JOIN attributes a ON a.id = u.attribute
    LEFT JOIN {SUBJECTS.name} b ON b.id = u.subject
    LEFT JOIN {VALUE_WORDS} v ON v.attribute = u.attribute AND v.text = u.text
    LEFT JOIN {DATE_WORDS} d ON d.said = u.said
    )"""


def _columns(*, quotes: bool) -> dict[str, str]:
    """Give SQL for the columns of the rows, over the relation of the slots."""
    several = "len(once) > 1"
    texts = f"type NOT IN ({listed(COMPARED)}) AND {several}"
    measured = f"type IN ({listed(MEASURED)})"
    return {
        "subject": "subject",
        "subject_name": "named",
        "attribute": "attribute",
        "attribute_label": "label",
        "type": "type",
        "key": "key",
        "value": f"CASE WHEN {texts} THEN concat(words, ' (', {joined_names('names')}, ')') "
        "ELSE words END",
        "status": f"CASE WHEN {texts} THEN 'not compared' WHEN {several} THEN 'agreed' "
        "ELSE 'single source' END",
        "as_of": "said_in_words",
        "as_told": "told_in_words",
        "sources": "ids",
        "source_names": "dated",
        "independent": "independent",
        **({"quotes": once_each("quotes_named")} if quotes else {}),
        "axis": "axis",
        "lo": f"CASE WHEN {measured} THEN lo END",
        "hi": f"CASE WHEN {measured} THEN hi END",
        "claims": "len(list_distinct(quoted_once))" if quotes else "len(marked)",
        "reconciled_by": f"CASE WHEN {texts} THEN '' ELSE 'agreement' END",
        "place": "first_place",
    }
