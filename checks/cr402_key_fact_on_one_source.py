"""A key fact rests on one source, or on sources that are not independent.

Why it matters
--------------
A fact that carries a story (`key: true`) needs two sources that do not copy
from one another or from a third. Two articles with one agency's text, or of
one publisher, are one source (CR403).

A bound confirms nothing: "before December 2020" leaves "in 2019" possible, and
knows nothing of it. It counts only where nobody gives more than a bound. A
claim that is open to several readings confirms what all of them say, and else
nothing: of a list, the names that stand in each of them.

Fires
-----
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: cost, type: money, key: true}, {id: lanes, type: count}]
claims:
  - source: morning
    subject: bridge
    attribute: cost
    value: 40 million EUR
    quote: cost 40 million
  - source: evening
    subject: bridge
    attribute: lanes
    value: 4
    quote: its four lanes
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: cost, type: money, key: true}, {id: lanes, type: count}]
claims:
  - source: morning
    subject: bridge
    attribute: cost
    value: 40 million EUR
    quote: cost 40 million
  - source: evening
    subject: bridge
    attribute: cost
    value: about 40 million EUR
    quote: some 40 million
```

When to accept it
-----------------
When the source is the one that must know, such as the law itself. If you have
confirmed the fact elsewhere, it is better to record a decision, with its
reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Among, Check
from checks.rules.attributed import Mentions, head
from checks.rules.dependence import TIES, DependentSources, SourceInTie, dependent_groups
from checks.rules.lists import all_sides, by_words
from checks.rules.sides import cite
from claim_tables.kept_slots import KeptSlots
from schema.finding import Finding, Severity
from schema.values import MEASURED
from store.comparable import is_bound, of_decided_time
from support.grammar import in_a_row
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checks.definition import Context
    from schema.finding import Side
    from store.cited_readings import CitedReading

_ALONE = f"""
WITH key_claims AS (
  SELECT s.claim, s.source, s.subject, s.attribute, s.axis, s.lo, s.hi,
         s.type IN ({listed(MEASURED)}) AND {is_bound("s.lo", "s.hi", "s.type")} AS bound
  FROM stated s
  JOIN attributes a ON a.id = s.attribute AND a.key
  ANTI JOIN decisions d ON d.subject = s.subject AND d.attribute = s.attribute
                       AND {of_decided_time("d", "a.changes", "s.moment")}
  WHERE (SELECT count(*) FROM sources) > 1
),
-- what the sources give of a key fact, other than bounds
key_facts AS (
  SELECT subject, attribute, axis, max(lo) AS lo, min(hi) AS hi, bool_and(bound) AS bounds_alone
  FROM key_claims GROUP BY subject, attribute, axis
),
-- an ambiguous claim all of whose readings say it
ambiguous_claims AS (
  SELECT r.claim, c.source, r.subject, r.attribute
  FROM readings r
  JOIN claims c ON c.id = r.claim AND c.modality = 'asserted'
  JOIN (SELECT claim FROM readings WHERE means IS NOT NULL
        GROUP BY claim HAVING count(DISTINCT (subject, attribute, axis)) = 1) o
    ON o.claim = r.claim
  JOIN key_facts k ON k.subject = r.subject AND k.attribute = r.attribute AND k.axis = r.axis
  GROUP BY r.claim, c.source, r.subject, r.attribute
  HAVING bool_and(coalesce(r.lo <= k.hi, TRUE) AND coalesce(k.lo <= r.hi, TRUE)
                  AND coalesce(k.lo <= k.hi, TRUE)
                  AND (k.bounds_alone OR r.lo IS NOT NULL AND r.hi IS NOT NULL))
),
key_items AS (
  SELECT DISTINCT k.subject, k.attribute, i.lo, i.hi
  FROM key_claims k JOIN items i ON i.claim = k.claim
),
-- an ambiguous list that has all items of the key fact in each of its readings
ambiguous_lists AS (
  SELECT r.claim, c.source, r.subject, r.attribute
  FROM readings r
  JOIN claims c ON c.id = r.claim AND c.modality = 'asserted'
  JOIN key_items k ON k.subject = r.subject AND k.attribute = r.attribute
  LEFT JOIN items i ON i.claim = r.claim AND i.number = r.number AND k.lo <= i.lo AND i.hi <= k.hi
  WHERE r.means IS NOT NULL
  GROUP BY r.claim, c.source, r.subject, r.attribute
  HAVING bool_and(i.claim IS NOT NULL)
     AND count(DISTINCT r.number) = (SELECT count(*) FROM readings o WHERE o.claim = r.claim)
),
all_claims AS (
  SELECT subject, attribute, source, claim, bound FROM key_claims
  UNION ALL
  SELECT subject, attribute, source, claim, FALSE FROM ambiguous_claims
  UNION ALL
  SELECT subject, attribute, source, claim, FALSE FROM ambiguous_lists
),
-- what independent sources give of a key fact, and whether it is bounds alone
independent_claims AS (
  SELECT c.subject, c.attribute, i.counts_as, bool_and(c.bound) AS bounds_alone,
         list(DISTINCT c.source ORDER BY c.source) AS sources,
         list(c.claim ORDER BY c.claim) AS claims
  FROM all_claims c JOIN independence i ON i.source = c.source
  GROUP BY c.subject, c.attribute, i.counts_as
)
-- bounds count only where nobody gives more: those of one, or else all but one, are left out
SELECT subject, attribute, arg_min(counts_as, bounds_alone) AS counts_as,
       arg_min(sources, bounds_alone) AS sources, arg_min(claims, bounds_alone) AS claims,
       CASE WHEN count(*) = 1 THEN []
            ELSE list_sort(flatten(list(claims) FILTER (bounds_alone))) END AS bounds
FROM independent_claims
GROUP BY subject, attribute
HAVING count(*) = 1 OR count(*) FILTER (NOT bounds_alone) = 1
ORDER BY subject, attribute
"""


class _Alone(NamedTuple):
    """A key fact of one source, or of dependent sources, which count as `counts_as`.

    `bounds` are the claims of others that give no more than a bound.
    """

    subject: str
    attribute: str
    counts_as: str
    sources: list[str]
    claims: list[int]
    bounds: list[int]


def _findings(check: Check[_Alone], context: Context, rows: list[_Alone]) -> Iterator[Finding]:
    cited = (claim for row in rows for claim in (*row.claims, *row.bounds))
    readings = context.readings.of_claims(cited)
    several = any(len(row.sources) > 1 for row in rows)
    ties = context.store.records(SourceInTie, TIES) if several else []
    groups = dependent_groups(ties)
    for row in rows:
        found = [readings[claim][0] for claim in row.claims]
        bounds = [readings[claim][0] for claim in row.bounds]
        sides = all_sides(found)
        about = head(found[0].subject_name, found[0].attribute_label)
        values = in_a_row([side.says for side in sides if not side.neutral], "or")
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=row.subject,
            attribute=row.attribute,
            message=f"{about}{values}, but only {_support(row, found, groups)}{_more(bounds)}",
            sides=(*sides, *_bounds(bounds)),
        )


def _more(bounds: list[CitedReading]) -> str:
    """Say who gives a bound alone: "; the Post says only at least 3, and the Herald only ..."."""
    mentions, said = Mentions(), list[str]()
    for words, giving in by_words(bounds).items():
        sources = mentions.sources(reading.citation for reading in giving)
        one = len({reading.source for reading in giving}) == 1
        verb = "" if said else "says " if one else "say "
        said.append(f"{sources} {verb}only {words}")
    return f"; {', and '.join(said)}" if said else ""


def _bounds(bounds: list[CitedReading]) -> Iterator[Side]:
    for words, giving in by_words(bounds).items():
        yield cite(f"only {words}", giving, neutral=True)


def _support(row: _Alone, found: list[CitedReading], groups: Mapping[str, DependentSources]) -> str:
    sources = Mentions().sources(reading.citation for reading in found)
    if len(row.sources) == 1:
        return f"{sources} says so"
    return f"{sources} say so, and they share {groups[row.counts_as].because}"


CHECK = Check(
    code="CR402",
    name="key-fact-on-one-source",
    severity=Severity.NOTE,
    doc=__doc__,
    query=_ALONE,
    row=_Alone,
    findings_from=_findings,
    finding_key=("subject", "attribute"),
    looks_at=("single claims",),
    needs=Among(
        "attribute IN (SELECT id FROM attributes WHERE key)",
        """
        SELECT 1 FROM {claims} s
        ANTI JOIN decisions d ON d.subject = s.subject AND d.attribute = s.attribute
        WHERE (SELECT count(*) FROM sources) > 1 LIMIT 1
        """,
    ),
    without="no key facts without a decision, or only one source",
    touches="slot",
    merge="by subject",
    # another source may only plan what one source asserts
    keeps=(KeptSlots.ONE_SOURCE_OF_KEY_FACT, KeptSlots.UNASSERTED),
    marks=("one source",),
)
