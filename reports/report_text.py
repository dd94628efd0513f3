"""The consistency report for reading: by subject, what is contested, agreed, or alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reports.canvas import columns
from reports.fact_sheet.build import facts
from reports.findings.ending_text import ending, tally
from reports.findings.finding_text import group_block
from reports.findings.run_result import worst_first
from reports.findings.sentence_groups import grouped
from reports.findings.terminal_text import settled_and_stale
from reports.phrases import counted, heading, named_with_date
from schema.finding import Severity
from schema.source_names import source_names
from support.grammar import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.canvas import Canvas
    from reports.findings.run_result import RunResult
    from reports.findings.sentence_groups import FindingGroup
    from runner.examine import Examined
    from schema.fact import Fact
    from schema.finding import Finding
    from schema.records import Source

_AGREEING = ("agreed", "refined", "decided")
_FOLDED = ("single source", "not compared", "open", "not asserted")


def report_text(
    examined: Examined, run: RunResult, canvas: Canvas, *, verbose: bool = False
) -> Iterator[str]:
    """Yield the lines of `report`: accepted findings come last, in short."""
    rows, findings = facts(examined), tuple(compared.finding for compared in run.open)
    yield from _head(examined, rows, findings, canvas)
    quiet: list[str] = []
    for subject in examined.records.subjects:
        name = subject.name or subject.id
        own = [fact for fact in rows if fact.subject == subject.id]
        found = _groups(run, subject.id)
        if found or any(map(_shown, own)):
            yield from _subject(heading(subject), own, found, canvas)
        elif own:
            quiet.append(f"{name} ({counted(len(own), 'fact')})")
    yield from _sources(_groups(run, ""), canvas)
    if quiet:
        yield canvas.style("With nothing to compare", "strong")
        yield from canvas.wrapped(", ".join(quiet), 2)
        yield ""
    yield from settled_and_stale(run, canvas)
    yield from ending(run, canvas, verbose=verbose)


def _groups(run: RunResult, subject: str) -> list[FindingGroup]:
    """Give what is open about a subject, or about the sources themselves, the worst first."""
    own = [compared for compared in run.open if compared.finding.subject == subject]
    return grouped(worst_first(own), run.store)


def _head(
    examined: Examined, rows: list[Fact], findings: tuple[Finding, ...], canvas: Canvas
) -> Iterator[str]:
    records = examined.records
    for line in canvas.wrapped(records.title or "Consistency report", 0):
        yield canvas.style(line, "strong")
    yield ""
    yield f"{counted(len(records.claims), 'claim')} from {counted(len(records.sources), 'source')}:"
    names = source_names(records.sources)
    for source in records.sources:
        yield from canvas.wrapped(_source(source, names[source.id]), 2, 2)
    yield ""
    yield from _most_important(findings, canvas)
    yield ""
    yield from canvas.wrapped(f"{counted(len(rows), 'fact')}: {_statuses(rows)}.", 0)
    yield ""


def _most_important(findings: tuple[Finding, ...], canvas: Canvas) -> Iterator[str]:
    """Yield what to look at first: every finding but the notes, the worst first."""
    order = list(reversed(Severity))
    listed = [finding for finding in findings if finding.severity > Severity.NOTE]
    notes = len(findings) - len(listed)
    ends = ":" if listed else ", listed below." if notes else "."
    yield canvas.style(f"{tally(findings)}{ends}", "strong")
    for finding in sorted(listed, key=lambda f: order.index(f.severity)):
        first, *more = canvas.wrapped(f"{finding.severity}: {finding.message}", 2, 2)
        word = len(finding.severity) + 3
        yield canvas.style(first[:word], finding.severity.value) + first[word:]
        yield from more
    if listed and notes:
        yield canvas.style(f"  and {counted(notes, 'note')}, listed below", "quiet")


def _statuses(rows: Iterable[Fact]) -> str:
    counts = Counter(fact.status for fact in rows)
    return ", ".join(f"{number} {status}" for status, number in counts.most_common())


def _shown(fact: Fact) -> bool:
    """Whether a fact has its own line: it agrees, is decided, or is a key fact on one source."""
    return fact.status in _AGREEING or (fact.key and fact.status == "single source")


def _subject(
    name: str, own: list[Fact], found: list[FindingGroup], canvas: Canvas
) -> Iterator[str]:
    for line in canvas.wrapped(name, 0):
        yield canvas.style(line, "strong")
    yield canvas.style("─" * min(columns(name), canvas.width), "quiet")
    for group in found:
        yield from group_block(group, canvas, indent=2)
        yield ""
    for fact in filter(_shown, own):
        yield from _line(fact, canvas)
    for status in _FOLDED:
        labels = [f.attribute_label for f in own if f.status == status and not _shown(f)]
        if labels:
            for line in canvas.wrapped(f"{status}: {', '.join(labels)}", 2, hang=2):
                yield canvas.style(line, "quiet")
    yield ""


def _source(source: Source, name: str) -> str:
    """Name a source with its date and headline, which may be what it goes by."""
    if source.headline and not (source.name or source.publisher):
        return named_with_date(f"“{source.headline}”", source.published)
    about = sentence(named_with_date(name, source.published))
    return f"{about}: “{source.headline}”" if source.headline else about


def _sources(found: list[FindingGroup], canvas: Canvas) -> Iterator[str]:
    """Yield what was found about the sources themselves, and not about a subject."""
    if found:
        yield from _subject("The sources", [], found, canvas)


def _source_counts(fact: Fact) -> str:
    """Count the sources of a fact, and those that are independent where that is fewer."""
    if len(fact.sources) < 2:  # noqa: PLR2004 - one, or none that is not against
        return ""
    fewer = f", {fact.independent} independent" if fact.independent < len(fact.sources) else ""
    return f", {counted(len(fact.sources), 'source')}{fewer}"


def _line(fact: Fact, canvas: Canvas) -> Iterator[str]:
    said = f"{fact.attribute_label}: {fact.with_time}"
    how = f"{fact.status}{_source_counts(fact)}"
    role = "good" if fact.status in _AGREEING else "quiet"
    *full, last = canvas.wrapped(said, 2, hang=2)
    yield from full
    if not canvas.fits(last, how):
        yield last
        last = ""
    yield canvas.justified(last, how, roles=("", role))
