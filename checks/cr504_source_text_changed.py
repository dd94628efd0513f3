"""The text of a source is not the one that its claims were entered from.

Why it matters
--------------
Pages are corrected, shortened and replaced without notice. A source may record
the SHA-256 of its file (`sha256`, as `sha256sum` prints it). If the file
changes, read it again, check that the claims still hold, and enter the new
digest, which the finding names. Furniture that is no longer on the page is
reported, too.

The examples below quote this text:

```text morning.txt
The Harbour bridge opened in July 2019. It has four lanes.
```

Fires
-----
```yaml
sources: [{id: morning, file: morning.txt,
  sha256: 0000000000000000000000000000000000000000000000000000000000000000}]
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
Only until the claims have been compared with the new text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from checks.findings.of_sources import about_sources
from schema.finding import Finding, Severity
from support.grammar import in_a_row, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import Context


_SHOWN = 12
"""So many digits of a hash are in a message."""


class _ChangedText(NamedTuple):
    """A source whose text is not the one of its SHA-256, or lacks its furniture."""

    source: str
    missing_furniture: list[str]
    now: str | None


def _say(row: _ChangedText) -> str:
    wrong = [f"its text has changed: the SHA-256 is now {row.now}"] if row.now else []
    wrong += [f"“{words}” is not on the page" for words in row.missing_furniture]
    return "; ".join(wrong)


def _tell(row: _ChangedText, source: str) -> str:
    furniture = [quoted(words) for words in row.missing_furniture]
    lacking = f"lacks its furniture {in_a_row(furniture)}" if furniture else ""
    if not row.now:
        return f"The page of {source} {lacking}"
    changed = f"The text of {source} has changed (its SHA-256 is now {row.now[:_SHOWN]}…)"
    return f"{changed} and {lacking}" if lacking else changed


def _findings(
    check: Check[_ChangedText], context: Context, rows: list[_ChangedText]
) -> Iterator[Finding]:
    return about_sources(check, context, rows, _say, _tell)


CHECK = Check(
    code="CR504",
    name="source-text-changed",
    severity=Severity.TENSION,
    doc=__doc__,
    query="""
    SELECT source, missing_furniture,
           CASE WHEN t.sha256 <> s.sha256 THEN t.sha256 END AS now
    FROM texts t JOIN sources s ON s.id = t.source
    WHERE t.state = 'read' AND (t.sha256 <> s.sha256 OR array_length(missing_furniture) > 0)
    ORDER BY source
    """,
    row=_ChangedText,
    findings_from=_findings,
    looks_at=("texts",),
    needs="""
    SELECT count(*) FROM texts t JOIN sources s ON s.id = t.source
    WHERE t.state = 'read' AND (s.sha256 IS NOT NULL OR array_length(t.furniture) > 0)
    """,
    without="no source whose text can be read has a `sha256` or `furniture`",
    touches="nothing",
    merge="once",
    marks=(),
)
