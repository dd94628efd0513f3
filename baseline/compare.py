"""Findings held against what was accepted: which are new, accepted or expired; what is stale.

A finding is known by its fingerprint, and accepted with the values that were in conflict then. One
more source for a known value leaves it accepted; a new value makes it new again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from schema.acceptance import Acceptance
    from schema.finding import Finding

Status = Literal["new", "accepted", "expired"]


@dataclass(frozen=True)
class Judged:
    """A finding with its status.

    `acceptance` is the entry that names it, if any; `fresh` are the values that are not in it.
    `ruling` says by whom, when and why its values were decided, if an editor did so.
    """

    finding: Finding
    status: Status
    acceptance: Acceptance | None = None
    fresh: tuple[str, ...] = ()
    ruling: str = ""


@dataclass(frozen=True)
class Comparison:
    """All findings with their status, in their order, and the entries that no finding meets."""

    judged: tuple[Judged, ...]
    stale: tuple[Acceptance, ...] = ()

    def of(self, *statuses: Status) -> tuple[Judged, ...]:
        """Give the findings of some statuses."""
        return tuple(j for j in self.judged if j.status in statuses)


def compare(
    findings: Iterable[Finding],
    accepted: Iterable[Acceptance],
    today: date,
    ran: Collection[str],
    subjects: Collection[str] | None = None,
) -> Comparison:
    """Hold findings against a baseline; `ran` are the codes of the checks that could tell.

    Of entries with one fingerprint (two branches may have added them) any that holds is enough.
    An entry is stale when its check ran and did not find it any more. With `subjects`, those that
    the ledger knows, entries about others are left alone: they may be another ledger's.
    """
    entries: dict[str, list[Acceptance]] = {}
    for entry in accepted:
        entries.setdefault(entry.fingerprint, []).append(entry)
    judged = tuple(_judged(finding, entries, today) for finding in findings)
    met = {j.finding.fingerprint for j in judged}
    stale = [
        entry
        for fingerprint, same in entries.items()
        for entry in same
        if fingerprint not in met
        and entry.code in ran
        and (subjects is None or not entry.subject or entry.subject in subjects)
    ]
    return Comparison(judged, tuple(sorted(stale, key=lambda e: (e.code, e.fingerprint))))


def known_before(comparison: Comparison, before: Iterable[Finding]) -> Comparison:
    """Take what is new for accepted where an earlier run found it with the same values."""
    values: dict[str, set[str]] = {}
    for finding in before:
        values.setdefault(finding.fingerprint, set()).update(finding.values)
    judged = tuple(_beside(j, values) for j in comparison.judged)
    return Comparison(judged, comparison.stale)


def _beside(judged: Judged, before: dict[str, set[str]]) -> Judged:
    finding = judged.finding
    if judged.status != "new" or finding.fingerprint not in before:
        return judged
    fresh = tuple(v for v in finding.values if v not in before[finding.fingerprint])
    if fresh:
        return Judged(finding, "new", judged.acceptance, judged.fresh or fresh)
    return Judged(finding, "accepted")


_RANK: dict[Status, int] = {"accepted": 0, "expired": 1, "new": 2}


def _judged(finding: Finding, entries: dict[str, list[Acceptance]], today: date) -> Judged:
    held = [_held(finding, entry, today) for entry in entries.get(finding.fingerprint, ())]
    return min(held, key=lambda j: _RANK[j.status], default=Judged(finding, "new"))


def _held(finding: Finding, entry: Acceptance, today: date) -> Judged:
    fresh = tuple(value for value in finding.values if value not in entry.values)
    if fresh:
        return Judged(finding, "new", entry, fresh)
    return Judged(finding, "accepted" if today <= entry.last_day else "expired", entry)
