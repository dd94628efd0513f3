"""A source gives a contested figure in its own voice.

Why it matters
--------------
How many were killed, what a war has cost: some figures are claims of a party,
and an article that prints one without naming the party takes its side. An
attribute says so with `contested: true`; a figure that a party denies in the
ledger is contested as well. A figure against which a party gives another one is
told as a conflict (CR102, CR103) and not here again.

Fires
-----
```yaml
sources: [{id: morning}]
subjects: [{id: rally}]
attributes: [{id: people, type: count, contested: true}]
claims:
  - source: morning
    subject: rally
    attribute: people
    value: 12 thousand
    quote: some 12,000 people came
```

Stays silent
------------
```yaml
sources: [{id: morning}]
subjects: [{id: rally}]
attributes: [{id: people, type: count, contested: true}]
claims:
  - source: morning
    subject: rally
    attribute: people
    value: 12 thousand
    speaker: organisers
    quote: some 12,000 people came, the organisers said
```

When to accept it
-----------------
When those who contest the figure are not to be taken seriously: better do not
mark it as contested.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checks.check import Check
from checks.denials import DENIALS
from checks.evidence import named
from checks.single import Row, tell_claims
from schema.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger.store import Store


def _say(row: Row, reading: Row) -> str:
    contested = "it is contested"
    if row["deniers"]:
        verb = "denies" if len(row["deniers"]) == 1 else "deny"
        contested = f"{named(row['deniers'])} {verb} it"
    return f"{reading['label']} in the source's own voice, although {contested}"


def _tell(check: Check, store: Store, rows: list[dict[str, Any]]) -> Iterator[Finding]:
    return tell_claims(check, store, rows, _say)


CHECK = Check(
    code="CR408",
    name="contested-figure-in-own-voice",
    severity=Severity.NOTE,
    doc=__doc__,
    prepare=(DENIALS,),
    query="""
    WITH clashing AS (
      SELECT unnest(asserted) AS claim, denied FROM denials WHERE NOT contradictory
    ),
    no AS (SELECT claim, unnest(denied) AS denial FROM clashing),
    denied AS (
      SELECT n.claim, list(DISTINCT c.speaker ORDER BY c.speaker) AS deniers
      FROM no n JOIN claims c ON c.id = n.denial
      WHERE c.speaker IS NOT NULL GROUP BY n.claim
    )
    SELECT s.claim, s.number, d.deniers
    FROM stated s
    JOIN attributes a ON a.id = s.attribute
    JOIN quotes q ON q.claim = s.claim
    LEFT JOIN denied d ON d.claim = s.claim
    WHERE s.speaker IS NULL AND NOT q.spoken AND s.type IN ('money', 'quantity', 'count')
      AND (a.contested OR d.claim IS NOT NULL)
    ORDER BY s.claim
    """,
    tell=_tell,
    needs="""
    SELECT count(*) FROM stated
    WHERE speaker IS NULL AND type IN ('money', 'quantity', 'count')
    """,
    without="no figures in the sources' own voice",
)
