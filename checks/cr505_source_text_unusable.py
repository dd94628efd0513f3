"""The text of a source cannot be read.

Why it matters
--------------
The ledger names a file that is missing, empty, not UTF-8, or cannot be opened.
None of the quotes from this source has been checked, and no other check of
this family says so. The path is relative to the ledger that names it.

The examples below quote this text:

```text morning.txt
The Harbour bridge opened in July 2019. It has four lanes.
```

Fires
-----
```yaml
sources: [{id: morning, file: mourning.txt}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: opened
    value: 2019-07
    quote: opened in July 2019
```

Stays silent
------------
```yaml
sources: [{id: morning, file: morning.txt}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: opened, type: date}]
claims:
  - source: morning
    subject: bridge
    attribute: opened
    value: 2019-07
    quote: opened in July 2019
```

When to accept it
-----------------
If the text may not be kept, it is better to leave `file` out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.findings.of_sources import about_sources
from schema.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context


_WRONG = {
    "missing": "there is no file {path}",
    "empty": "{path} is empty",
    "not UTF-8": "{path} is not UTF-8",
    "unreadable": "{path} cannot be opened",
}


class _Unusable(NamedTuple):
    """A source whose text cannot be read."""

    source: str
    state: str
    path: str


def _say(row: _Unusable) -> str:
    return _WRONG[row.state].format(path=row.path)


def _tell(row: _Unusable, source: str) -> str:
    return f"The text of {source} cannot be read: {_say(row)}"


def _findings(
    check: Check[_Unusable], context: Context, rows: list[_Unusable]
) -> Iterator[Finding]:
    return about_sources(check, context, rows, _say, _tell)


CHECK = Check(
    code="CR505",
    name="source-text-unusable",
    severity=Severity.CONTRADICTION,
    doc=__doc__,
    query="""
    SELECT source, state, path FROM texts
    WHERE state <> 'read' AND state <> 'not kept' ORDER BY source
    """,
    row=_Unusable,
    findings_from=_findings,
    looks_at=("texts",),
    needs="SELECT count(*) FROM texts WHERE state <> 'not kept'",
    without="no source names a file",
    touches="nothing",
    merge="once",
    marks=(),
)
