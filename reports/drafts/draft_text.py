"""Drafts as text for the terminal: what differs at line:col, and how much was looked at."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reports.findings.ending_text import total
from reports.findings.terminal_text import settled_and_stale
from reports.phrases import attribution, counted, place
from schema.finding import DRAFT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.canvas import Canvas
    from reports.drafts.draft_findings import Draft, DraftFinding
    from reports.findings.run_result import RunResult


def finding_lines(draft: Draft, found: DraftFinding, canvas: Canvas) -> Iterator[str]:
    """Yield the lines of one finding: where, what differs, what the sheet says, on whose word."""
    finding, row = found.finding, found.row
    head = (
        f"{draft.name}:{found.line}:{found.column}  {finding.code} {finding.name} {finding.short}"
    )
    severity = finding.severity.value
    yield canvas.justified(head, severity, roles=("strong", severity))
    yield from canvas.wrapped(finding.message, 2)
    if row:
        name = f"{row.subject_name}, {row.attribute_label}: {row.value} ({row.status})"
        yield from canvas.wrapped(f"The sheet: {name}", 2, hang=2)
    for side in finding.sides:
        for citation in side.citations:
            if citation.place != DRAFT:
                text = f"{attribution(citation)}, {place(citation)}: “{citation.quote}”"
                yield from canvas.wrapped(text, 4, hang=2)


def draft_lines(
    found: Iterable[tuple[Draft, list[DraftFinding]]],
    run: RunResult,
    canvas: Canvas,
    *,
    listed: bool,
) -> Iterator[str]:
    """Yield the lines about drafts: what is new, what is accepted, how much was looked at.

    With `listed`, also the sentences that no source bears on.
    """
    new = {compared.finding.fingerprint for compared in run.open}
    drafts: list[Draft] = []
    for draft, of_draft in found:
        drafts.append(draft)
        for each in of_draft:
            if each.finding.fingerprint in new:
                yield from finding_lines(draft, each, canvas)
                yield ""
    if listed:
        for draft in drafts:
            yield from _unknown(draft, canvas)
    yield from settled_and_stale(run, canvas)
    yield canvas.style(f"{total(run)}.", "strong")
    yield from canvas.wrapped(summary(drafts), 0)


def _unknown(draft: Draft, canvas: Canvas) -> Iterator[str]:
    for sentence in draft.sentences:
        if sentence.state == "not in the sheet":
            line, column = draft.line_and_column(sentence.start)
            words = " ".join(draft.text[sentence.start : sentence.end].split())
            text = f"{draft.name}:{line}:{column}  not in the sheet: {words}"
            yield from canvas.wrapped(text, 0, hang=2)


def summary(drafts: Iterable[Draft]) -> str:
    """Say how much of the drafts was looked at."""
    counts = Counter(sentence.state for draft in drafts for sentence in draft.sentences)
    wrong = counts["contradicts"]
    sentences = counted(sum(counts.values()), "sentence")
    parts = [
        f"{wrong} {'contradicts' if wrong == 1 else 'contradict'} the sources" if wrong else "",
        f"{counts['right']} checked and right",
        f"{counts['not in the sheet']} not in the sheet",
        f"{counts['not looked at']} not looked at",
    ]
    return f"{sentences}: {', '.join(filter(None, parts))}."
