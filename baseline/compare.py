"""Findings compared with what is known of them: which are new, and which acceptances are stale.

A finding is identified by its fingerprint and accepted with the values that were in conflict then.
Another source for a known value leaves it accepted; a new value makes it new again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from baseline.earlier_versions import NO_EARLIER_VERSIONS, EarlierVersions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from schema.acceptance import Acceptance
    from schema.finding import Finding

Status = Literal["new", "known", "accepted", "expired"]
"""Known: found at an earlier revision too. Accepted: by somebody, or settled by a decision."""


@dataclass(frozen=True)
class ComparedFinding:
    """A finding with its status.

    `acceptance` is its entry in the baseline, if any; `fresh` are the values that are not in it.
    `decision` says by whom, when and why an editor decided on its values, "" if nobody did.
    """

    finding: Finding
    status: Status
    acceptance: Acceptance | None = None
    fresh: tuple[str, ...] = ()
    decision: str = ""


@dataclass(frozen=True)
class Comparison:
    """All findings with their status, in their order, and the entries whose finding is gone."""

    findings: tuple[ComparedFinding, ...]
    stale: tuple[Acceptance, ...] = ()

    def of(self, *statuses: Status) -> tuple[ComparedFinding, ...]:
        """Give the findings that have one of some statuses."""
        return tuple(each for each in self.findings if each.status in statuses)


def compare(
    findings: Iterable[Finding],
    accepted: Iterable[Acceptance],
    today: date,
    looked: Collection[str],
    subjects: Collection[str] | None = None,
    earlier: EarlierVersions = NO_EARLIER_VERSIONS,
) -> Comparison:
    """Compare findings with a baseline; `looked` are the codes of checks that looked at all.

    Two branches may have added entries with one fingerprint: one that applies is enough. An entry
    is stale if its check looked at all and no longer found it. With `subjects`, those of the
    ledger, entries about other subjects are never stale: they may belong to another ledger.
    `earlier` says by what codes and spellings earlier versions knew a finding: an entry of theirs
    holds for it.
    """
    entries: dict[str, list[Acceptance]] = {}
    for entry in accepted:
        entries.setdefault(entry.fingerprint, []).append(entry)
    compared = tuple(_compared(finding, entries, today, earlier) for finding in findings)
    found = {each.finding.fingerprint for each in compared}
    found |= {each.acceptance.fingerprint for each in compared if each.acceptance}
    stale = [
        entry
        for fingerprint, same in entries.items()
        for entry in same
        if fingerprint not in found
        and entry.code in looked
        and (subjects is None or not entry.subject or entry.subject in subjects)
    ]
    return Comparison(compared, tuple(sorted(stale, key=lambda e: (e.code, e.fingerprint))))


def known_before(comparison: Comparison, before: Iterable[Finding]) -> Comparison:
    """Treat new findings as known if an earlier run found them with the same values."""
    values: dict[str, set[str]] = {}
    for finding in before:
        values.setdefault(finding.fingerprint, set()).update(finding.values)
    compared = tuple(_with_earlier(each, values) for each in comparison.findings)
    return Comparison(compared, comparison.stale)


def _with_earlier(compared: ComparedFinding, before: dict[str, set[str]]) -> ComparedFinding:
    finding = compared.finding
    if compared.status != "new" or finding.fingerprint not in before:
        return compared
    fresh = tuple(v for v in finding.values if v not in before[finding.fingerprint])
    if fresh:
        return ComparedFinding(finding, "new", compared.acceptance, compared.fresh or fresh)
    return ComparedFinding(finding, "known")


_RANK: dict[Status, int] = {"known": 0, "accepted": 0, "expired": 1, "new": 2}


def _compared(
    finding: Finding,
    entries: dict[str, list[Acceptance]],
    today: date,
    earlier: EarlierVersions,
) -> ComparedFinding:
    known_by = (finding.fingerprint, *earlier.fingerprints(finding))
    of_it = next((entries[name] for name in known_by if name in entries), ())
    compared = [_compared_with(entry, finding, today, earlier) for entry in of_it]
    return min(
        compared, key=lambda each: _RANK[each.status], default=ComparedFinding(finding, "new")
    )


def _compared_with(
    entry: Acceptance, finding: Finding, today: date, earlier: EarlierVersions
) -> ComparedFinding:
    fresh = tuple(value for value in finding.values if value not in entry.values)
    if fresh and entry.values:
        spelled = earlier.spellings(finding)
        fresh = tuple(v for v in fresh if spelled.get(v, frozenset()).isdisjoint(entry.values))
    if fresh:
        return ComparedFinding(finding, "new", entry, fresh)
    return ComparedFinding(finding, "accepted" if today <= entry.last_day else "expired", entry)
