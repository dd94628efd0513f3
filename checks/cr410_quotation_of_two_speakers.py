"""The same words are given to two speakers.

Why it matters
--------------
Two people do not happen to say the same eight words. One source has taken the
wrong name, or the ledger has. The check compares words in quotation marks, in
the article or in the quote; where the article is not there, the whole quote.
They are the same without case, punctuation and short forms ("we've"), or where
one quotation has all of the other.

Not compared are quotations of fewer than six words or two that carry
meaning, stock phrases such as condolences, and one passage that an article
gives to two speakers. A name, an office ("the mayor") and a body ("the
ministry") may be the same speaker, and so may names that share a word.

Fires
-----
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: state, type: text}]
claims:
  - source: morning
    subject: bridge
    attribute: state
    value: unsafe
    speaker: Ada Voss
    quote: “This bridge was never safe for heavy lorries,” Ada Voss said
  - source: evening
    subject: bridge
    attribute: state
    value: unsafe
    speaker: Ben Kaya
    quote: “This bridge was never safe for heavy lorries,” Ben Kaya said
```

Stays silent
------------
```yaml
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: state, type: text}]
claims:
  - source: morning
    subject: bridge
    attribute: state
    value: unsafe
    speaker: Ada Voss
    quote: “This bridge was never safe for heavy lorries,” Ada Voss said
  - source: evening
    subject: bridge
    attribute: state
    value: unsafe
    speaker: Ben Kaya
    quote: “This bridge was always safe for heavy lorries,” Ben Kaya said
```

When to accept it
-----------------
When both have said it: in a joint statement, or one citing the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.definition import Check
from checks.findings.of_quotations import about_quotations, contrasted, shortened
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


def _speaker(claim: QuotedClaim) -> str:
    return f"to {claim.reading.speaker}"


def _say(first: QuotedClaim, sides: list[str]) -> str:
    return f"{shortened([first.quoted])[0]} is given {contrasted(sides)}"


def _findings(
    check: Check[QuotationPair], context: Context, rows: list[QuotationPair]
) -> Iterator[Finding]:
    return about_quotations(check, context, rows, _speaker, _say)


CHECK = Check(
    code="CR410",
    name="quotation-of-two-speakers",
    severity=Severity.TENSION,
    doc=__doc__,
    prepare=(QUOTATIONS_COMPARED,),
    about="SELECT count(*) FROM claims WHERE speaker IS NOT NULL",
    query=pairs_of("two speakers"),
    row=QuotationPair,
    findings_from=_findings,
    looks_at=("quotes", "several quotes"),
    needs=some_compared("two speakers"),
    without="no two speakers who are quoted with six words or more",
    marks=("wording",),
    touches="ledger",
    merge="together",
)
