"""What must come first is dated entirely after what must follow.

Why it matters
--------------
A bridge that opens before it is begun, a test before the delivery: each date
may look right among others of its kind, and only the order shows that one of
them is wrong. The ledger says what must not come after what, and why
(`order_rules`). Two dates on the same day break no rule. Neither do dates that
leave room for the right order, such as "2019" and "July 2019". Times of day
are compared to the minute; in different zones, or where only one has a zone,
with a day to spare.

Each claim is compared with the claims that its speaker can contradict: a
source's own words with everybody's, a speaker's words with his own and the
sources'. A date that changes is compared only with what is stated as of the
same date, because an older one may have moved since.

Fires
-----
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: begun, type: date}, {id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: begun
    value: 2019-08
    quote: work began in August 2019
  - source: evening
    subject: bridge
    attribute: opened
    value: 2019-07
    quote: opened in July 2019
order_rules:
  - earlier: {subject: bridge, attribute: begun}
    later: {subject: bridge, attribute: opened}
    because: a bridge is opened after it is begun
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: begun, type: date}, {id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: begun
    value: 2019
    quote: work began in 2019
  - source: evening
    subject: bridge
    attribute: opened
    value: 2019-07
    quote: opened in July 2019
order_rules:
  - earlier: {subject: bridge, attribute: begun}
    later: {subject: bridge, attribute: opened}
    because: a bridge is opened after it is begun
```

When to accept it
-----------------
If the rule does not hold in every case, it is better to remove it from the
ledger. If one source is known to be wrong, it is better to record a decision.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.rules.attributed import Mentions
from checks.rules.side_values import each_with_its_sources
from checks.rules.sides import cite, in_words
from claim_tables.kept_slots import KeptSlots
from schema.finding import Finding, Severity
from schema.values import TIMES
from store.cited_readings import plain_readings
from store.comparable import moment, no_common_point
from support.grammar import sentence
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context
    from store.cited_readings import CitedReading

_TWO = 2
# A claim breaks a rule when it alone does so together with one that it can contradict. So its end
# is compared with the farthest end of the other side: of everybody for a source's own words, and
# of the sources and the speaker himself for a speaker's. No pairs are made. Gaps inside a value
# make no difference: what comes after all of it comes after its last day.
_BROKEN = f"""
WITH rules AS (
  SELECT row_number() OVER (ORDER BY r.earlier_subject, r.earlier_attribute,
                                     r.later_subject, r.later_attribute) AS rule,
         r.earlier_subject, r.earlier_attribute, r.later_subject, r.later_attribute,
         bool_or(e.changes OR l.changes) AS changes,
         any_value(e.zone) AS earlier_zone, any_value(l.zone) AS later_zone,
         list(DISTINCT r.because) AS because
  FROM order_rules r
  JOIN attributes e ON e.id = r.earlier_attribute
  JOIN attributes l ON l.id = r.later_attribute
  GROUP BY r.earlier_subject, r.earlier_attribute, r.later_subject, r.later_attribute
),
dated_claims AS (
  SELECT s.claim, s.subject, s.attribute, s.speaker, s.lo, s.hi, c.said,
         contains(s.value, ':') AS timed, s.axis
  FROM stated s JOIN spoken c ON c.claim = s.claim
  WHERE s.type IN ({listed(TIMES)})
),
clocks AS (
  SELECT subject, attribute, bool_or(timed) AS timed, min(axis) AS axis FROM dated_claims
  GROUP BY subject, attribute
),
-- a rule, with the days to spare: one between times that are on the clocks of different zones
rules_to_spare AS (
  SELECT r.*, CASE WHEN (e.timed OR l.timed) AND coalesce(r.earlier_zone, e.axis)
                        <> coalesce(r.later_zone, l.axis) THEN 1 ELSE 0 END AS spare
  FROM rules r
  JOIN clocks e ON e.subject = r.earlier_subject AND e.attribute = r.earlier_attribute
  JOIN clocks l ON l.subject = r.later_subject AND l.attribute = r.later_attribute
),
-- a claim about either side of a rule: the first day of what must come first, or the last day of
-- what must follow
ends AS (
  SELECT r.rule, {moment("r.changes", "d.said")} AS moment, d.speaker, d.claim,
         TRUE AS earlier, d.lo - r.spare AS edge
  FROM rules_to_spare r
  JOIN dated_claims d ON d.subject = r.earlier_subject AND d.attribute = r.earlier_attribute
  UNION ALL
  SELECT r.rule, {moment("r.changes", "d.said")} AS moment, d.speaker, d.claim,
         FALSE AS earlier, d.hi AS edge
  FROM rules_to_spare r
  JOIN dated_claims d ON d.subject = r.later_subject AND d.attribute = r.later_attribute
),
farthest_ends_of_speakers AS (
  SELECT rule, moment, speaker, max(edge) FILTER (WHERE earlier) AS lo,
         min(edge) FILTER (WHERE NOT earlier) AS hi
  FROM ends GROUP BY rule, moment, speaker
),
-- a rule that somebody's claims break, with the farthest ends of everybody and of the sources
broken_rules AS (
  SELECT rule, moment, max(lo) AS any_lo, min(hi) AS any_hi,
         max(lo) FILTER (WHERE speaker IS NULL) AS own_lo,
         min(hi) FILTER (WHERE speaker IS NULL) AS own_hi
  FROM farthest_ends_of_speakers GROUP BY rule, moment HAVING {no_common_point()}
)
SELECT r.rule, r.earlier_subject, r.earlier_attribute, r.later_subject, r.later_attribute,
       r.because, es.name AS earlier_name, ea.label AS earlier_label, ls.name AS later_name,
       la.label AS later_label, e.earlier, e.claim
FROM ends e
JOIN broken_rules b ON b.rule = e.rule AND b.moment = e.moment
JOIN farthest_ends_of_speakers f ON f.rule = e.rule AND f.moment = e.moment
                                AND f.speaker IS NOT DISTINCT FROM e.speaker
JOIN rules r ON r.rule = e.rule
JOIN subjects es ON es.id = r.earlier_subject JOIN attributes ea ON ea.id = r.earlier_attribute
JOIN subjects ls ON ls.id = r.later_subject JOIN attributes la ON la.id = r.later_attribute
WHERE CASE WHEN e.earlier AND e.speaker IS NULL THEN e.edge > b.any_hi
           WHEN e.earlier THEN e.edge > least(b.own_hi, f.hi)
           WHEN e.speaker IS NULL THEN e.edge < b.any_lo
           ELSE e.edge < greatest(b.own_lo, f.lo) END
ORDER BY r.rule, e.claim, e.earlier
"""
# The same without speakers and moments, so never less.
_SUSPECTS = f"""
SELECT count(*) FROM order_rules r
JOIN (SELECT subject, attribute, max(lo) AS lo FROM stated WHERE type IN ({listed(TIMES)})
      GROUP BY subject, attribute) e
  ON e.subject = r.earlier_subject AND e.attribute = r.earlier_attribute
JOIN (SELECT subject, attribute, min(hi) AS hi FROM stated WHERE type IN ({listed(TIMES)})
      GROUP BY subject, attribute) l
  ON l.subject = r.later_subject AND l.attribute = r.later_attribute
WHERE e.lo > l.hi
"""
# A speaker's date is compared with the sources' own and with his others.
_RULES_WITH_BOTH_ENDS = f"""
WITH dated AS (
  SELECT DISTINCT s.subject, s.attribute, s.speaker, a.changes, c.said
  FROM stated s
  JOIN spoken c ON c.claim = s.claim
  JOIN attributes a ON a.id = s.attribute
  WHERE s.type IN ({listed(TIMES)})
)
SELECT count(*) FROM order_rules r
JOIN dated e ON e.subject = r.earlier_subject AND e.attribute = r.earlier_attribute
JOIN dated l ON l.subject = r.later_subject AND l.attribute = r.later_attribute
WHERE (e.speaker IS NULL OR l.speaker IS NULL OR e.speaker = l.speaker)
  AND (e.said = l.said OR NOT (e.changes OR l.changes))
"""


class _Breach(NamedTuple):
    """A claim that breaks an order rule: `earlier` if it is about what must come first."""

    rule: int
    earlier_subject: str
    earlier_attribute: str
    later_subject: str
    later_attribute: str
    because: list[str]
    earlier_name: str
    earlier_label: str
    later_name: str
    later_label: str
    earlier: bool
    claim: int


def _findings(check: Check[_Breach], context: Context, rows: list[_Breach]) -> Iterator[Finding]:
    """Give one finding for each rule."""
    readings = plain_readings(context.readings, (row.claim for row in rows))
    for _, breaches in groupby(rows, key=lambda row: row.rule):
        broken = list(breaches)
        first = [readings[breach.claim] for breach in broken if breach.earlier]
        last = [readings[breach.claim] for breach in broken if not breach.earlier]
        row, before, after = broken[0], in_words(first), in_words(last)
        sides = (
            cite(f"{row.earlier_label} ({before})", first),
            cite(f"{row.later_label} ({after})", last),
        )
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=row.earlier_subject,
            attribute=row.earlier_attribute,
            scope=f"{row.later_subject} {row.later_attribute}",
            message=_message(row, first, last),
            sides=sides,
        )


def _message(row: _Breach, before: list[CitedReading], after: list[CitedReading]) -> str:
    """Word both dates, with who gives them, and the reason; name a subject that they share once."""
    mentions = Mentions(_TWO)
    first, last = (each_with_its_sources(found, mentions) for found in (before, after))
    because = " and ".join(sorted(reason.rstrip(".") for reason in row.because))
    if row.earlier_subject == row.later_subject:
        words = f"{row.earlier_name}: {row.earlier_label} {first}, but {row.later_label} {last}"
    else:
        earlier = f"{row.earlier_name}, {row.earlier_label}: {first}"
        words = f"{earlier}, but {row.later_name}, {row.later_label}: {last}"
    return f"{sentence(words)}, although {because}"


CHECK = Check(
    code="CR201",
    name="broken-order",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    query=_BROKEN,
    suspects=_SUSPECTS,
    row=_Breach,
    findings_from=_findings,
    finding_key=("rule",),
    looks_at=("comparable claims",),
    about="SELECT count(*) FROM order_rules",
    needs=_RULES_WITH_BOTH_ENDS,
    without="no order rule with dates on both sides that can be compared",
    touches="ledger",
    merge="together",
    keeps=(KeptSlots.ORDERED,),
    marks=(),
    pictured=True,
)
