"""Values of attributes that change, stated for different times: which of them cannot all be true.

Claims of the same days are compared as all claims are. Of two claims of other days the order in
time is known where the last day of one is before the first day of the other; elsewhere their times
overlap. What is looked at are the asserted, unambiguous claims with a date of their own, or of
publication; a claim without either is of a time that nobody knows.

Slots in which some values differ are found first, in one pass in the order of time; pairs are made
inside these alone.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Among, Step
from checks.rules.attributed import Mentions, head, values_in_clause
from checks.rules.side_values import say_different_things, side_of_values
from checks.rules.sides import cite, in_words
from schema.finding import Finding
from schema.values import SINGLE, VALUE_TYPES
from schema.values.date import worded
from store.cited_readings import MOST_CITED, plain_readings
from store.comparable import (
    COMPARABLE,
    first_day,
    has_days,
    last_day,
    same_group,
    same_voice,
)
from support.grammar import counted
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checks.definition import Check, Context
    from schema.finding import Side
    from store.cited_readings import CitedReading

CHANGING = "changing_claims"
"""The claims of slots of which the values of different times differ, with `first` and `last` day.

`back`: in their slot, some value may have moved the way that it must not; `spans`: some claim is
not of one day.
"""
_SLOT_KEYS = tuple(name for name in COMPARABLE if name != "moment")
_SLOT = ", ".join(_SLOT_KEYS)
_SAME_SLOT = " AND ".join(f"e.{name} = l.{name}" for name in _SLOT_KEYS)
BY_SLOT = f"USING ({_SLOT})"
_OF_SEVERAL_TIMES = f"""
SELECT {", ".join(f"s.{name}" for name in _SLOT_KEYS)}, max(s.lo) > min(s.hi) AS differ
FROM stated s JOIN attributes a ON a.id = s.attribute AND a.changes
WHERE s.type IN ({listed(SINGLE)}) AND {has_days("s.moment")}
GROUP BY ALL HAVING count(DISTINCT s.moment) > 1
"""
"""Slots with values of several times, and whether these differ."""
_CHANGING = f"""
WITH dated AS (
  SELECT s.claim, {", ".join(f"s.{name}" for name in COMPARABLE)}, s.speaker, s.lo, s.hi,
         a.direction, {first_day("s.moment")} AS first, {last_day("s.moment")} AS last
  FROM stated s JOIN attributes a ON a.id = s.attribute AND a.changes
  WHERE s.type IN ({listed(SINGLE)}) AND {has_days("s.moment")}
),
-- a claim with the ends of what is stated for days that are over before its last one
in_time AS (
  SELECT d.*, max(lo) OVER earlier AS lo_before, min(hi) OVER earlier AS hi_before
  FROM dated d SEMI JOIN (FROM slots_of_several_times WHERE differ) s USING ({_SLOT})
  WINDOW earlier AS (PARTITION BY {_SLOT} ORDER BY coalesce(last, {2**31 - 1})
                     RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT * EXCLUDE (lo_before, hi_before),
       bool_or(CASE direction WHEN 'up' THEN coalesce(lo_before > hi, FALSE)
                              WHEN 'down' THEN coalesce(hi_before < lo, FALSE)
                              ELSE FALSE END) OVER (PARTITION BY {_SLOT}) AS back,
       bool_or(first IS DISTINCT FROM last) OVER (PARTITION BY {_SLOT}) AS spans
FROM in_time
"""
_SIDES = 6
"""So many values are in a message; of more, the first two and the last two."""
_CHANGING_COLUMNS = {
    "claim": "INTEGER",
    **dict.fromkeys((*COMPARABLE, "speaker"), "VARCHAR"),
    **dict.fromkeys(("lo", "hi"), "DECIMAL(38, 9)"),
    "direction": "VARCHAR",
    **dict.fromkeys(("first", "last"), "INTEGER"),
    **dict.fromkeys(("back", "spans"), "BOOLEAN"),
}
CHANGING_ENTRIES = "changing_claims_of_entries"
"""The same where of large tables only the claims of the ledger are seen."""


def _make_changing(context: Context, table: str) -> None:
    """Make a table of the claims of slots that differ, empty without a slowly planned query."""
    store = context.store
    store.make("slots_of_several_times", _OF_SEVERAL_TIMES)
    if store.query("FROM slots_of_several_times WHERE differ LIMIT 1").rows:
        store.make(table, _CHANGING)
    else:
        store.make_from_rows(table, _CHANGING_COLUMNS, [])


CHANGING_STEP = Step(CHANGING, by=partial(_make_changing, table=CHANGING))
CHANGING_ENTRIES_STEP = Step(CHANGING_ENTRIES, by=partial(_make_changing, table=CHANGING_ENTRIES))
BEFORE = "e.last < l.first"
"""The condition that claim `e` is of an earlier time than `l`."""
WRONG_WAY = (
    "CASE e.direction WHEN 'up' THEN coalesce(e.lo > l.hi, FALSE) "
    "WHEN 'down' THEN coalesce(e.hi < l.lo, FALSE) ELSE FALSE END"
)
"""The condition that a value did not move from `e` to `l` as it may, whatever was rounded."""
OVERLAP = (
    "e.moment < l.moment "
    "AND coalesce(e.first <= l.last, TRUE) AND coalesce(l.first <= e.last, TRUE)"
)
"""The condition that the times of `e` and `l` overlap and are not the same; true of one order."""
DIFFER = "(coalesce(e.lo > l.hi, FALSE) OR coalesce(l.lo > e.hi, FALSE))"
"""The condition that the values of `e` and `l` have no point in common."""
NEAREST = """
QUALIFY e.last = max(e.last) OVER (PARTITION BY l.claim)
    AND l.first = min(l.first) OVER (PARTITION BY e.claim)
"""
"""Keeps of pairs those nearest in time: one wrong figure does not cite all others."""
MOVED_BACK = "moved_the_wrong_way"
"""The pairs of claims between which a value moved the way that it must not, nearest in time."""
ABOUT = "SELECT count(*) FROM attributes WHERE changes"


def pairs(condition: str, slots: str = "TRUE", claims: str = CHANGING) -> str:
    """Give a query for the pairs of claims `earlier` and `later` that a condition is true of.

    A row has their slot, too; `slots` is a condition for the `claims` to look at.
    """
    return f"""
    SELECT {", ".join(f"e.{name}" for name in _SLOT_KEYS)},
           e.claim AS earlier, l.claim AS later
    FROM (FROM {claims} WHERE {slots}) e JOIN (FROM {claims} WHERE {slots}) l ON {_SAME_SLOT}
    WHERE {condition} AND {same_voice("e", "l")}
    """


MOVED_BACK_STEP = Step(MOVED_BACK, f"{pairs(f'{BEFORE} AND {WRONG_WAY}', 'back')} {NEAREST}")


UNDATED = "undated_values_of_one_source"
"""Claims without a date of their own about a slot that changes, where one source's differ."""
_UNDATED = f"""
WITH undated AS (
  SELECT s.claim, {", ".join(f"s.{name}" for name in COMPARABLE)}, s.source, s.speaker, s.lo, s.hi
  FROM stated s
  JOIN attributes a ON a.id = s.attribute AND a.changes
  JOIN claims c ON c.id = s.claim AND c.as_of IS NULL
  WHERE s.type IN ({listed(SINGLE)})
),
sources_that_differ AS (
  SELECT {_SLOT}, source FROM undated GROUP BY {_SLOT}, source HAVING max(lo) > min(hi)
)
SELECT e.* FROM undated e SEMI JOIN sources_that_differ d USING ({_SLOT}, source)
WHERE EXISTS (FROM undated l
              WHERE {_SAME_SLOT}
                AND e.source = l.source AND {DIFFER} AND {same_voice("e", "l")})
"""


_SOME_UNDATED = f"""
SELECT 1 FROM stated s
JOIN attributes a ON a.id = s.attribute AND a.changes
JOIN claims c ON c.id = s.claim AND c.as_of IS NULL
WHERE s.type IN ({listed(SINGLE)}) LIMIT 1
"""
_UNDATED_COLUMNS = {
    "claim": "INTEGER",
    **dict.fromkeys((*COMPARABLE, "source", "speaker"), "VARCHAR"),
    **dict.fromkeys(("lo", "hi"), "DECIMAL(38, 9)"),
}


def _make_undated(context: Context) -> None:
    """Make the table `UNDATED`, empty without a slowly planned query."""
    store = context.store
    if store.value(ABOUT) and store.query(_SOME_UNDATED).rows:
        store.make(UNDATED, _UNDATED)
    else:
        store.make_from_rows(UNDATED, _UNDATED_COLUMNS, [])


UNDATED_STEP = Step(UNDATED, by=_make_undated)
WITHOUT_ITS_DAYS = f"""
-- groups with such claims, and what the other claims leave possible
WITH others AS (
  SELECT c.subject, c.attribute, c.axis, c.moment, max(c.lo) AS lo, min(c.hi) AS hi
  FROM claims_in_conflict c
  ANTI JOIN {UNDATED} u ON u.claim = c.claim
  GROUP BY c.subject, c.attribute, c.axis, c.moment
),
-- for each source with such claims, whether any of them fits
sources AS (
  SELECT u.subject, u.attribute, u.axis, u.moment, u.source,
         bool_or(coalesce(o.lo <= o.hi, TRUE) AND coalesce(u.lo <= o.hi, TRUE)
                 AND coalesce(o.lo <= u.hi, TRUE)) AS fits
  FROM {UNDATED} u
  LEFT JOIN others o ON {same_group("o", "u")}
  GROUP BY u.subject, u.attribute, u.axis, u.moment, u.source
)
SELECT subject, attribute, axis, moment FROM sources
GROUP BY subject, attribute, axis, moment HAVING bool_and(fits)
"""
"""Groups in conflict in which only the days are missing that one source's values are of.

With these claims left out the others can all be true, and with some value of each such source.
"""


def claims_of_pairs(query: str, claims: str = CHANGING) -> str:
    """Give the rows, each a `Changed`, for the claims in the pairs of a query, by their time."""
    return f"""
    WITH pairs AS ({query}),
    claims_in_pairs AS (
      SELECT {_SLOT}, earlier AS claim FROM pairs UNION SELECT {_SLOT}, later FROM pairs
    )
    SELECT {", ".join(f"c.{name}" for name in _SLOT_KEYS)},
           s.name AS subject_name, a.label AS attribute_label, a.type, a.direction,
           list(c.claim ORDER BY d.last, d.first, d.lo, d.hi, c.claim) AS claims
    FROM claims_in_pairs c JOIN {claims} d ON d.claim = c.claim
    JOIN subjects s ON s.id = c.subject JOIN attributes a ON a.id = c.attribute
    GROUP BY ALL ORDER BY {_SLOT}
    """


class Changed(NamedTuple):
    """A slot with claims of several times whose values differ; `direction` is up, down or null."""

    subject: str
    attribute: str
    axis: str
    subject_name: str
    attribute_label: str
    type: str
    direction: str | None
    claims: list[int]


def several_times(attributes: str = "changes") -> Among:
    """Give what such checks need: a slot of some attributes with claims of several times."""
    wanted = f"SELECT id FROM attributes WHERE {attributes}"
    return Among(
        f"type IN ({listed(SINGLE)}) AND attribute IN ({wanted})",
        f"""
        SELECT 1 FROM {{claims}} WHERE {has_days("moment")} GROUP BY {_SLOT}
        HAVING count(DISTINCT moment) > 1 LIMIT 1
        """,
        "SELECT 1 FROM slots_of_several_times LIMIT 1" if attributes == "changes" else "",
    )


def findings_of_changes(  # noqa: PLR0913 - how a check words its findings
    check: Check[Changed],
    context: Context,
    rows: list[Changed],
    link: str,
    *,
    may: str = "",
    after: str = "",
    joined: bool = False,
) -> Iterator[Finding]:
    """Give one finding for each slot, with a side for each value and time, in the order of time.

    `link` is before the last side in a message; `may` says after what it is about how its values
    may move, with `{direction}`, and `after` ends it. `joined`: values of successive times that
    agree make one side.
    """
    cited = {id(row): row.claims[:MOST_CITED] for row in rows}
    readings = plain_readings(context.readings, (c for claims in cited.values() for c in claims))
    for row in rows:
        found = [readings[claim] for claim in cited[id(row)]]
        sides = [_side(run) for run in (_agreeing(found) if joined else _of_one_time(found))]
        uncited = len(row.claims) - len(found)
        more = f" (and {counted(uncited, 'more claim')})" if uncited else ""
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=row.subject,
            attribute=row.attribute,
            scope=VALUE_TYPES[row.type].scope(row.axis),
            message=_message(row, sides, link, may) + after + more,
            sides=tuple(sides),
            uncited=uncited,
        )


def _message(row: Changed, sides: Sequence[Side], link: str, may: str) -> str:
    about = (row.attribute_label, *filter(None, [may.format(direction=row.direction)]))
    shown = sides if len(sides) <= _SIDES else (*sides[:2], *sides[-2:])
    mentions = Mentions(len(shown), dated=False)
    said = [values_in_clause(side, mentions) for side in shown]
    if len(sides) > len(shown):
        said.insert(2, counted(len(sides) - len(shown), "other value"))
    return head(row.subject_name, *about) + f"{', '.join(said[:-1])}, {link} {said[-1]}"


def _of_one_time(readings: Iterable[CitedReading]) -> list[list[CitedReading]]:
    """Put claims of the same days together that say the same; they stay in the order of time."""
    runs: dict[tuple[str, str], list[CitedReading]] = {}
    for reading in readings:
        runs.setdefault((_as_of(reading), reading.label), []).append(reading)
    return list(runs.values())


def _agreeing(readings: Iterable[CitedReading]) -> list[list[CitedReading]]:
    """Put claims that follow one another in time together while all of them can be true."""
    runs: list[list[CitedReading]] = []
    for reading in readings:
        if runs and all(_can_both_be_true(reading, other) for other in runs[-1]):
            runs[-1].append(reading)
        else:
            runs.append([reading])
    return runs


def _can_both_be_true(one: CitedReading, other: CitedReading) -> bool:
    return any(one.allows(part) for part in other.parts)


def _side(run: Sequence[CitedReading]) -> Side:
    """Say the value of a run, and the days of its first and its last claim."""
    if say_different_things(run):
        return side_of_values(run, [(_said(same), same) for same in _of_one_time(run)])
    return cite(_said(run), run)


def _said(run: Sequence[CitedReading]) -> str:
    first, last = (worded(_as_of(reading)) for reading in (run[0], run[-1]))
    when = f"as of {first}" if first == last else f"from {first} to {last}"
    return f"{in_words(run)} {when}"


def _as_of(reading: CitedReading) -> str:
    return reading.as_of or reading.published or ""
