"""The findings of a run, compared with all that can make them known.

That is the baseline, the editors' decisions in the ledger, and the findings of an earlier revision.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from baseline.compare import compare, known_before
from baseline.earlier_versions import EarlierVersions
from checks.registry import CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from baseline.compare import Comparison
    from runner.examine import Examined
    from schema.acceptance import Acceptance
    from schema.finding import Finding, Outcome


def compare_run(
    seen: Examined,
    accepted: Iterable[Acceptance],
    today: date,
    before: Iterable[Finding] | None = None,
) -> Comparison:
    """Give each finding of a run its status, and the entries of the baseline that are stale.

    `before` are the findings of an earlier revision, None if there is nothing to compare with.
    """
    looked = {outcome.code for outcome in seen.outcomes if _looked_at_all(outcome)}
    subjects = {subject.id for subject in seen.records.subjects}
    earlier = EarlierVersions(
        {attribute.id: attribute for attribute in seen.records.attributes},
        {check.code: check.formerly for check in CHECKS if check.formerly},
    )
    comparison = compare(seen.findings, accepted, today, looked, subjects, earlier)
    if seen.records.decisions:
        from baseline.decisions import settle  # noqa: PLC0415 - most ledgers have none

        comparison = settle(comparison, seen)
    return comparison if before is None else known_before(comparison, before)


def _looked_at_all(outcome: Outcome) -> bool:
    """Whether a finding that a check does not report is gone, and not just out of its sight.

    A check that did not apply looked at all: there is nothing left of what it is about. Not so one
    that did not read the quotes of tables, one of whose findings some are not listed, and one that
    could not run.
    """
    ran = outcome.state != "could not run"
    return ran and not outcome.not_looked_at and not outcome.unlisted
