"""The summary of a job of GitHub Actions, in Markdown: append it to $GITHUB_STEP_SUMMARY."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.acceptances import headline, reason, stale, what_changed
from reports.blocks import ended
from reports.markdown import cell
from reports.paint import Canvas
from reports.text import PRUNE
from reports.told import main_claim, worst_first
from reports.words import place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checks.baseline import Judged
    from reports.told import Told

_LONGEST = 500
"""Characters of one text: a message may name many sources."""
_MOST = 200_000
"""Bytes of one section: GitHub drops a summary of more than 1 MiB as a whole."""
_ONE_LINE = 10**6
"""Characters, so that no sentence is wrapped."""
_FOUND = ("severity", "finding", "where", "fingerprint")
_ACCEPTED = ("finding", "accepted by")
_STALE = ("entry", "accepted by")


def summary(run: Told) -> str:
    """Give the summary: what is new, expired, accepted and stale, and how the checks ended."""
    new, expired = (worst_first(run.comparison.of(status)) for status in ("new", "expired"))
    lines = [f"# Crossread: {headline(run)}", ""]
    lines += _table("New", _FOUND, map(_found, new))
    lines += _table("Expired", _FOUND, map(_found, expired))
    lines += _table("Accepted", _ACCEPTED, map(_accepted, run.accepted))
    lines += _table("Stale", _STALE, ((_short(stale(e)), _short(reason(e))) for e in run.stale))
    lines += [f"`{PRUNE}` takes stale entries out.", ""] if run.stale else []
    lines += _within(f"- {_short(text)}" for text in ended(run.outcomes, Canvas(_ONE_LINE)))
    return "".join(f"{line}\n" for line in lines)


def _table(heading: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Give a heading and its table, or nothing if there are no rows."""
    lines = [f"| {' | '.join(cells)} |" for cells in rows]
    if not lines:
        return []
    head = f"| {' | '.join(columns)} |"
    return [f"## {heading}", "", head, "|---" * len(columns) + "|", *_within(lines), ""]


def _found(judged: Judged) -> tuple[str, ...]:
    finding, cited, changed = judged.finding, main_claim(judged.finding), what_changed(judged)
    told = f"**{_short(f'{finding.code} {finding.name}')}** {_short(finding.message)}"
    return (
        finding.severity.value,
        f"{told}<br>{_short(changed)}" if changed else told,
        _short(place(cited)) if cited else "",
        f"`{finding.fingerprint}`",
    )


def _accepted(judged: Judged) -> tuple[str, ...]:
    finding, entry = judged.finding, judged.acceptance
    told = f"**{_short(f'{finding.code} {finding.name}')}** {_short(finding.message)}"
    return told, _short(reason(entry)) if entry else ""


def _short(text: str) -> str:
    return cell(text if len(text) <= _LONGEST else f"{text[:_LONGEST]} ...")


def _within(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines as long as there is room, and how many there are besides."""
    lines = list(lines)
    room = _MOST
    for number, line in enumerate(lines):
        room -= len(line.encode())
        if room < 0:
            yield ""
            yield f"And {len(lines) - number} more."
            return
        yield line
