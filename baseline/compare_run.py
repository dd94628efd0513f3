"""The findings of a run, compared with all that can make them known.

That is the baseline, the editors' decisions in the ledger, and the findings of an earlier revision.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from baseline.compare import compare, known_before

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from baseline.compare import Comparison
    from runner.examine import Examined
    from schema.acceptance import Acceptance
    from schema.finding import Finding


def compare_run(
    seen: Examined,
    accepted: Iterable[Acceptance],
    today: date,
    before: Iterable[Finding] | None = None,
) -> Comparison:
    """Give each finding of a run its status, and the entries of the baseline that are stale.

    `before` are the findings of an earlier revision, None if there is nothing to compare with.
    """
    ran = {outcome.code for outcome in seen.outcomes if outcome.state != "could not run"}
    subjects = {subject.id for subject in seen.records.subjects}
    comparison = compare(seen.findings, accepted, today, ran, subjects)
    if seen.records.decisions:
        from baseline.decisions import settle  # noqa: PLC0415 - most ledgers have none

        comparison = settle(comparison, seen)
    return comparison if before is None else known_before(comparison, before)
