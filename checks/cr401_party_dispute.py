"""Parties contradict each other, and the sources report both.

Why it matters
--------------
When the articles agree on who said what and the speakers disagree, no article
is wrong. It is worth knowing all the same: such a value must never be printed
in the article's own voice.

Fires
-----
```yaml
sources: [{id: morning}]
subjects: [{id: rally}]
attributes: [{id: people, type: count}]
claims:
  - source: morning
    subject: rally
    attribute: people
    value: 12 thousand
    speaker: organisers
    quote: 12,000
  - source: morning
    subject: rally
    attribute: people
    value: about 3000
    speaker: police
    quote: 3,000
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: rally}]
attributes: [{id: people, type: count}]
claims:
  - source: morning
    subject: rally
    attribute: people
    value: 3000
    speaker: police
    quote: 3,000
  - source: evening
    subject: rally
    attribute: people
    value: about 3000
    speaker: police
    quote: 3,000
```

When to accept it
-----------------
When the dispute is the story.
"""

from checks.check import Check
from checks.conflicts import JUDGED, tell
from checks.lists import LACKING
from schema.finding import Severity

CHECK = Check(
    code="CR401",
    name="party-dispute",
    severity=Severity.NOTE,
    doc=__doc__,
    prepare=(JUDGED, LACKING),
    query="""
    SELECT subject, attribute, axis, moment, subject_name, attribute_label, type
    FROM conflicts WHERE NOT contradictory
    UNION ALL
    SELECT subject, attribute, axis, moment, subject_name, attribute_label, type
    FROM list_conflicts WHERE NOT contradictory
    ORDER BY subject, attribute, axis, moment
    """,
    tell=tell,
    needs="SELECT count(*) FROM stated WHERE speaker IS NOT NULL",
    without="no claims with a speaker",
)
