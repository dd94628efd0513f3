"""Sources are not independent: they share a publisher, an agency or their words.

Why it matters
--------------
What three outlets copied from one agency is one report and not three. The
finding shows what ties the sources. Wherever sources are counted, those that
are tied count as one.

Texts copy one another if they share a passage of 16 words or more, or several
of 10 or more with 20 together, or passages that make up a third of the shorter
text (16 words at least) or half of it. Of sources that were published more
than 60 days apart, twice as many words are needed. One stock phrase ("ran
aground in the Suez Canal, blocking the waterway") is no copy.

Passages have 8 words or more, 5 of them in small letters, so that the name of
a law or an office does not count. Words in quotation marks do not count
either, because two reporters may quote one statement. Neither does what is
declared as `furniture`.

The examples below quote these texts:

```text morning.txt
The new bridge was opened with a long and solemn ceremony on Friday. It rained.
```

```text evening.txt
A new bridge was opened with a long and solemn ceremony, to applause.
```

```text weekly.txt
On Friday the mayor opened the new bridge. The ceremony was long and solemn.
```

Fires
-----
```yaml
sources:
  - {id: morning, file: morning.txt, publisher: A, published: 2019-07-05}
  - {id: evening, file: evening.txt, publisher: B, published: 2019-07-05}
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: opening, type: text}]
claims:
  - source: morning
    subject: bridge
    attribute: opening
    value: solemn
    quote: a long and solemn ceremony
```

Stays silent
------------
```yaml
sources:
  - {id: morning, file: morning.txt, publisher: A, published: 2019-07-05}
  - {id: weekly, file: weekly.txt, publisher: B, published: 2019-07-05}
subjects: [{id: bridge, name: Harbour bridge}]
attributes: [{id: opening, type: text}]
claims:
  - source: morning
    subject: bridge
    attribute: opening
    value: solemn
    quote: a long and solemn ceremony
```

When to accept it
-----------------
When it is known that the sources share their words. If you know that none is a
copy, it is better to say so of a source: `independent_of: [evening]`. If the
words are the page's and not the article's, declare them as furniture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.definition import Check
from checks.findings.of_sources import source_citations
from checks.rules.attributed import Mentions
from checks.rules.dependence import (
    TIES,
    DependentSources,
    SourceInTie,
    TiedSources,
    dependent_groups,
)
from checks.rules.names import named
from schema.finding import Finding, Severity, Side
from support.grammar import counted, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checks.definition import Context
    from schema.finding import Citation

_SHOWN = 5
"""So many ties of a group are shown, and more only to show every source."""
_QUOTED = 40
"""So many words of a run are quoted."""


def _findings(
    check: Check[SourceInTie], context: Context, rows: list[SourceInTie]
) -> Iterator[Finding]:
    cited = source_citations(context.store, (row.source for row in rows)) if rows else {}
    for name, group in dependent_groups(rows).items():
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject="",
            attribute="",
            scope=name,
            message=_message(group, cited),
            sides=tuple(_side(tie, cited) for tie in _shown(group)),
        )


def _message(group: DependentSources, cited: Mapping[str, Citation]) -> str:
    sources = Mentions().sources(cited[source] for source in group.sources)
    return sentence(f"{sources} are not independent: they share {group.because}")


def _shown(group: DependentSources) -> Iterator[TiedSources]:
    """Yield the first ties, and those that bring in a source which none before them has."""
    seen: set[str] = set()
    for number, tie in enumerate(group.ties):
        if number < _SHOWN or not tie.sources <= seen:
            seen |= tie.sources
            yield tie


def _side(tie: TiedSources, cited: Mapping[str, Citation]) -> Side:
    if tie.kind != "text":
        return Side(says=tie.declared, citations=tuple(cited[m.source] for m in tie.members))
    places = named([f"line {m.line} of {cited[m.source].source_name}" for m in tie.members])
    quoted = (cited[m.source].model_copy(update={"quote": _short(m.words)}) for m in tie.members)
    return Side(says=f"{counted(tie.length, 'word')}: {places}", citations=tuple(quoted))


def _short(words: str) -> str:
    listed = words.split()
    return words if len(listed) <= _QUOTED else f"{' '.join(listed[:_QUOTED])} …"


CHECK = Check(
    code="CR403",
    name="sources-share-text",
    severity=Severity.NOTE,
    doc=__doc__,
    query=TIES,
    row=SourceInTie,
    findings_from=_findings,
    looks_at=("sources",),
    needs="""
    SELECT greatest(count(*) FILTER (t.state = 'read'), count(s.publisher),
                    count(*) FILTER (array_length(s.credits) > 0)) > 1
    FROM sources s JOIN texts t ON t.source = s.id
    """,
    without="no two sources with a text, with a publisher or with an agency",
    touches="nothing",
    merge="once",
    marks=(),
)
