"""A source still plans or threatens what was done before, or plans otherwise.

Why it matters
--------------
One article says that the company has filed the lawsuit; a day later another
says that it has only threatened to. One of them is wrong, and corrections that
say so are frequent. The same goes for an "if": who writes in June 2018 "if
they buy it" does not know, or does not say, that it was signed in 2017.

What is done counts as done on the day that a source gives for it, as a date or
as `as_of`, and else on the day that the source appeared. What is planned,
threatened, predicted or on a condition counts on the day of its `as_of`, or
else of its source. Only if the first day is certainly before the second is
there a finding: a plan made before the thing was done was right (CR205). It
makes no difference who says either.

A planned date must lie ahead of the source that plans it; everything else must
be what was done, or a broader term for it. A predicted amount or count is not
compared, and neither is anything of one source, or of an attribute that
`changes`: what ends can be planned again.

A plan or prediction that what was done rules out is found, too: "does not plan
to pay", a week after it was paid. It is not found if its own source states
what was done, and so plans the next step. Threats and an "if" are not compared
in this way, since they name what may follow. Nor are steps of a ladder,
shades, names, figures and items of a list, since both may be true. A plan made
before the thing was done was given up; nothing is found.

Fires
-----
```yaml
sources:
  - {id: morning, published: 2024-05-01}
  - {id: evening, published: 2024-05-02}
subjects: [{id: suit, name: the lawsuit}]
vocabularies: [{id: steps, terms: [filed, dismissed]}]
attributes: [{id: status, type: term, vocabulary: steps}]
claims:
  - source: morning
    subject: suit
    attribute: status
    value: filed
    quote: filed a lawsuit
  - source: evening
    subject: suit
    attribute: status
    value: filed
    modality: threatened
    quote: has only threatened to sue
```

Stays silent
------------
```yaml
sources:
  - {id: morning, published: 2024-05-01}
  - {id: evening, published: 2024-05-02}
subjects: [{id: suit, name: the lawsuit}]
vocabularies: [{id: steps, terms: [filed, dismissed]}]
attributes: [{id: status, type: term, vocabulary: steps}]
claims:
  - source: morning
    subject: suit
    attribute: status
    value: filed
    quote: filed a lawsuit
  - source: evening
    subject: suit
    attribute: status
    value: filed
    modality: threatened
    as_of: 2024-04
    quote: had threatened to sue in April
```

When to accept it
-----------------
If the newer source tells of an earlier time, it is better to give its claim
the `as_of` of that time. If it speaks of a second thing of the kind, it is
better to give each its own subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check, Step
from checks.rules.attributed import Mentions, head
from checks.rules.lists import lacking_pairs, value_in_words
from checks.rules.side_values import each_with_its_sources, say_different_things
from checks.rules.sides import cite
from claim_tables.kept_slots import KeptSlots
from schema.finding import Finding, Severity
from schema.values import AMOUNTS, COMPARED, LISTS, TERMS, TIMES, VALUE_TYPES
from schema.values.date import worded
from store.cited_readings import plain_readings
from store.comparable import intervals_meet
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context
    from schema.finding import Side
    from store.cited_readings import CitedReading

_AHEAD = {
    "planned": "only planned",
    "threatened": "only threatened",
    "conditional": "still on a condition",
    "predicted": "only predicted",
}
"""By modality, in the order of the sides: how it is said after a value."""
_OTHERWISE = {"planned": "still planned", "predicted": "still predicted"}
"""How it is said of a value that what was done excludes; of other modalities it is not found."""
_TWO = 2
_LACKING_PAIRS = lacking_pairs(
    "plans_after_facts p",
    "p.plan, p.fact",
    having=("p.fact", "p.number"),
    wanted=("p.plan", "p.number"),
)
# Pairs are made only in slots where something is planned after something was done.
_PLANS_AND_FACTS = f"""
WITH plans_and_facts AS (
  SELECT r.claim, c.source, r.subject, r.attribute, r.axis, r.lo, r.hi, a.type, c.modality,
         coalesce(a.vocabulary_kind, 'tree') AS kind,
         c.modality = 'asserted' AS done,
         CASE WHEN a.type NOT IN ({listed(TIMES)}) THEN least(c.as_of_hi, c.published_hi)
              WHEN a.scheduled THEN r.hi
              ELSE least(r.hi, c.as_of_hi, c.published_hi) END AS done_by,
         coalesce(c.as_of_lo, c.published_lo) AS planned_at
  FROM readings r
  JOIN spoken c ON c.claim = r.claim
  JOIN attributes a ON a.id = r.attribute AND a.type IN ({listed(COMPARED)}) AND NOT a.changes
  WHERE r.means IS NULL AND NOT r.parted
    AND (c.modality = 'asserted' OR c.modality IN ({listed(_AHEAD)}))
)
"""
_PAIRS = f"""
{_PLANS_AND_FACTS},
slots_with_later_plans AS (
  SELECT subject, attribute, axis FROM plans_and_facts GROUP BY subject, attribute, axis
  HAVING min(done_by) FILTER (WHERE done) < max(planned_at) FILTER (WHERE NOT done)
),
-- what is planned in one source, after it, or what excludes it, was done according to another
pairs AS (
  SELECT p.subject, p.attribute, p.axis, p.claim AS plan, f.claim AS fact, 0 AS number,
         p.source, f.lo, f.hi,
         p.type IN ({listed(TERMS)}) AND NOT {intervals_meet("p", "f")} AS excluded
  FROM slots_with_later_plans s
  JOIN plans_and_facts p ON p.subject = s.subject AND p.attribute = s.attribute
                        AND p.axis = s.axis AND NOT p.done
  JOIN plans_and_facts f ON f.subject = s.subject AND f.attribute = s.attribute
                        AND f.axis = s.axis AND f.done
  WHERE f.source <> p.source AND f.done_by < p.planned_at
    AND CASE WHEN p.type IN ({listed(TIMES)}) THEN coalesce(p.hi >= p.planned_at, TRUE)
             WHEN p.type IN ({listed(AMOUNTS)})
             THEN p.modality <> 'predicted' AND {intervals_meet("p", "f")}
             WHEN p.type IN ({listed(LISTS)}) THEN TRUE
             WHEN p.type IN ({listed(TERMS)}) AND NOT {intervals_meet("p", "f")}
             THEN p.kind = 'tree' AND p.modality IN ({listed(_OTHERWISE)})
             ELSE p.lo <= f.lo AND f.hi <= p.hi END
)
SELECT p.subject, p.attribute, p.axis, p.plan, p.fact, p.number FROM pairs p
-- who states what was done knows of it, and plans the next step
ANTI JOIN plans_and_facts k ON p.excluded AND k.done AND k.source = p.source
                           AND k.subject = p.subject AND k.attribute = p.attribute
                           AND k.axis = p.axis AND {intervals_meet("k", "p")}
"""
_PLANNED_AFTER = f"""
-- a pair of lists of which the fact lacks an item of the plan
WITH lacking_pairs AS ({_LACKING_PAIRS}),
pairs_that_lack_items AS (SELECT DISTINCT plan, fact FROM lacking_pairs)
SELECT p.subject, p.attribute, p.axis, n.name AS subject_name, a.label AS attribute_label, a.type,
       list(DISTINCT p.plan) AS plans, list(DISTINCT p.fact) AS facts
FROM plans_after_facts p
LEFT JOIN pairs_that_lack_items l ON l.plan = p.plan AND l.fact = p.fact
JOIN subjects n ON n.id = p.subject
JOIN attributes a ON a.id = p.attribute
WHERE l.plan IS NULL
GROUP BY p.subject, p.attribute, p.axis, n.name, a.label, a.type
ORDER BY p.subject, p.attribute, p.axis
"""

_SOME = "SELECT count(*) FROM plans_after_facts"
_COMPARED = f"""
{_PLANS_AND_FACTS}
SELECT count(*) FROM (
  SELECT 1 FROM plans_and_facts GROUP BY subject, attribute, axis
  HAVING count(done_by) FILTER (WHERE done) > 0 AND count(planned_at) FILTER (WHERE NOT done) > 0
     AND count(DISTINCT source) > 1
  LIMIT 1
)
"""


class _PlannedAfter(NamedTuple):
    """A slot with facts and the plans of a later time, by their claims."""

    subject: str
    attribute: str
    axis: str
    subject_name: str
    attribute_label: str
    type: str
    plans: list[int]
    facts: list[int]


def _findings(
    check: Check[_PlannedAfter], context: Context, rows: list[_PlannedAfter]
) -> Iterator[Finding]:
    claims = (claim for row in rows for claim in row.plans + row.facts)
    readings = plain_readings(context.readings, claims)
    for row in rows:
        plans = [readings[claim] for claim in sorted(row.plans)]
        facts = [readings[claim] for claim in sorted(row.facts)]
        done = cite(f"{value_in_words(facts)}, stated as fact", facts)
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=row.subject,
            attribute=row.attribute,
            scope=VALUE_TYPES[row.type].scope(row.axis),
            message=_message(row, plans, facts),
            sides=(done, *_planned(plans, facts)),
        )


def _planned(plans: list[CitedReading], facts: list[CitedReading]) -> Iterator[Side]:
    """Give a side for each modality, and for plans of what the facts exclude."""
    for how, members in _by_modality(plans, facts):
        yield cite(f"{value_in_words(members)}, {how}", members)


def _by_modality(
    plans: list[CitedReading], facts: list[CitedReading]
) -> Iterator[tuple[str, list[CitedReading]]]:
    for modality, how in _AHEAD.items():
        members = [plan for plan in plans if plan.modality == modality]
        otherwise = [plan for plan in members if _is_excluded(plan, facts)]
        if len(members) > len(otherwise):
            yield how, [plan for plan in members if plan not in otherwise]
        if otherwise:
            yield _OTHERWISE[modality], otherwise


def _is_excluded(plan: CitedReading, facts: list[CitedReading]) -> bool:
    """Whether a planned term is another than all that was done."""
    parts = [part for fact in facts for part in fact.parts]
    return plan.type in TERMS and not any(map(plan.allows, parts))


def _message(row: _PlannedAfter, plans: list[CitedReading], facts: list[CitedReading]) -> str:
    """Say what was done and when, and where it is still ahead."""
    done, mentions = value_in_words(facts), Mentions(_TWO)
    said_done = _done(facts, mentions)
    still: list[str] = []
    for how, members in _by_modality(plans, facts):
        words = value_in_words(members)
        said = how if words == done else f"{words}, {how}"
        cited = [plan.citation for plan in members]
        comma = "," if all(citation.speaker for citation in cited) else ""
        still.append(f"{said}{comma}{mentions.stated(cited)}")
    about = head(row.subject_name, row.attribute_label)
    return f"{about}{said_done}, but {' and '.join(still)}"


def _done(facts: list[CitedReading], mentions: Mentions) -> str:
    """Say what was done, and according to whom."""
    how = f"stated as fact{_as_of(facts)}"
    if say_different_things(facts):
        return f"{each_with_its_sources(facts, mentions)}, {how}"
    return f"{value_in_words(facts)}, {how}{mentions.stated([fact.citation for fact in facts])}"


def _as_of(facts: list[CitedReading]) -> str:
    """Give the date that all facts are about, if it is one: the source may be newer."""
    dates = {fact.as_of for fact in facts}
    date = dates.pop() if len(dates) == 1 else None
    return f" as of {worded(date)}" if date else ""


CHECK = Check(
    code="CR206",
    name="planned-after-done",
    severity=Severity.TENSION,
    doc=__doc__,
    prepare=(Step("plans_after_facts", _PAIRS),),
    suspects=_SOME,
    query=_PLANNED_AFTER,
    row=_PlannedAfter,
    findings_from=_findings,
    finding_key=("subject", "attribute", "axis"),
    looks_at=("comparable claims",),
    about=f"SELECT count(*) FROM claims WHERE modality IN ({listed(_AHEAD)})",
    needs=_COMPARED,
    without="nothing planned, threatened or on a condition that another source states as done",
    touches="slot",
    merge="by subject",
    keeps=(KeptSlots.UNASSERTED,),
    marks=("wording",),
    pictured=True,
)
