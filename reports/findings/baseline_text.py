"""The baseline for reading: what is accepted, how long already, by whom, why, until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.findings.run_result import stale_text
from reports.phrases import counted
from schema.values.date import worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from reports.canvas import Canvas
    from schema.acceptance import Acceptance


def listed(entries: Sequence[Acceptance], file: str, today: date, canvas: Canvas) -> Iterator[str]:
    """Yield the lines of `baseline show`."""
    for entry in entries:
        about = " ".join(word for word in (entry.subject, entry.attribute, entry.scope) if word)
        role = "strong" if today <= entry.last_day else "contradiction"
        for line in canvas.wrapped(f"{entry.fingerprint[:8]} {entry.check}: {about}", 0, hang=2):
            yield canvas.style(line, role)
        yield from canvas.wrapped(f"{_term(entry, today)}.", 2)
        yield from canvas.wrapped(entry.because, 2)
        yield ""
    expired = sum(today > entry.last_day for entry in entries)
    summary = f"{counted(len(entries), 'finding')} accepted in {file}"
    yield canvas.style(f"{summary}, {expired} expired." if expired else f"{summary}.", "strong")


def _term(entry: Acceptance, today: date) -> str:
    """Say since when and until when, in days too."""
    age = entry.age(today)
    since = "Accepted" if age is None else f"Accepted {_ago(age)}"
    left = (entry.last_day - today).days
    until = f"until {worded(entry.until)}"
    if left < 0:
        return f"{since} by {entry.owner} {until}: expired {_ago(-left)}"
    return f"{since} by {entry.owner} {until}, {counted(left, 'day')} left"


def _ago(days: int) -> str:
    return f"{counted(days, 'day')} ago" if days else "today"


def pruned(stale: Sequence[Acceptance], file: str, canvas: Canvas) -> Iterator[str]:
    """Yield the lines of `baseline prune`."""
    for entry in stale:
        yield from canvas.wrapped(f"- {stale_text(entry)}", 0, hang=2)
    removed = counted(len(stale), "finding") if stale else "Nothing"
    yield canvas.style(f"{removed} removed from {file}.", "strong")
