"""Sources quote one statement in words that differ.

Why it matters
--------------
Quotation marks promise the speaker's own words. If one article has "will
never" and another "will not", one of them is wrong, and the difference may be
what the quarrel is about. The check compares what sources quote of one speaker
within three days, in quotation marks in the article or in the quote; where the
article is not there, the whole quote.

Reported are quotations of six words or more that differ in at most three
places, with 70 percent of their words alike, and 65 percent of those that
carry meaning. A quotation that is a part of another, short forms ("we've"),
the order of the words, fillers ("well"), and what brackets or dots mark as
changed make no difference. So a statement that two sources have translated
freely is not reported, nor are two sentences about one subject.

Fires
-----
```yaml
sources:
  - {id: morning, published: 2021-05-03}
  - {id: evening, published: 2021-05-04}
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: plan, type: text}]
claims:
  - source: morning
    subject: bridge
    attribute: plan
    value: stays closed
    speaker: Ada Voss
    quote: “We will never open this bridge to lorries,” Ada Voss said
  - source: evening
    subject: bridge
    attribute: plan
    value: stays closed
    speaker: Ada Voss
    quote: “We will not open the bridge to lorries,” Ms Voss said
```

Stays silent
------------
```yaml
sources:
  - {id: morning, published: 2021-05-03}
  - {id: evening, published: 2021-05-04}
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: plan, type: text}]
claims:
  - source: morning
    subject: bridge
    attribute: plan
    value: stays closed
    speaker: Ada Voss
    quote: “We'll never open this bridge to lorries,” Ada Voss said
  - source: evening
    subject: bridge
    attribute: plan
    value: stays closed
    speaker: Ada Voss
    quote: “We will never open this bridge to lorries, ever,” she said
```

When to accept it
-----------------
When the speaker has said both, or when the sources have translated the
statement. Do not print either of them in quotation marks then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.definition import Check
from checks.findings.of_quotations import about_quotations, contrasted
from checks.rules.quotation_pairs import (
    QUOTATIONS_COMPARED,
    QuotationPair,
    pairs_of,
    some_compared,
)
from schema.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context
    from checks.findings.of_quotations import QuotedClaim


def _words(claim: QuotedClaim) -> str:
    return claim.quoted


def _say(first: QuotedClaim, sides: list[str]) -> str:
    return f"{first.reading.speaker} is quoted with {contrasted(sides)}"


def _findings(
    check: Check[QuotationPair], context: Context, rows: list[QuotationPair]
) -> Iterator[Finding]:
    return about_quotations(check, context, rows, _words, _say)


CHECK = Check(
    code="CR310",
    name="quotation-in-other-words",
    severity=Severity.TENSION,
    doc=__doc__,
    prepare=(QUOTATIONS_COMPARED,),
    about="SELECT count(*) FROM claims WHERE speaker IS NOT NULL",
    query=pairs_of("other words"),
    row=QuotationPair,
    findings_from=_findings,
    looks_at=("quotes", "several quotes"),
    needs=some_compared("other words"),
    without="no speaker whom two sources quote with six words or more within three days",
    marks=("wording",),
    touches="ledger",
    merge="together",
)
