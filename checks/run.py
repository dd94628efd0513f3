"""The runner: every check ends in one of four states, and none of them hides another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.registry import CHECKS
from schema.finding import Outcome, State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checks.check import Check
    from ledger.store import Store
    from schema.finding import Finding


def run(store: Store, checks: Iterable[Check] = CHECKS) -> tuple[Outcome, ...]:
    """Run checks on a store, in order. A check that fails is an outcome, never a pass."""
    prepared: set[str] = set()
    return tuple(_outcome(check, store, prepared) for check in checks)


def _outcome(check: Check, store: Store, prepared: set[str]) -> Outcome:
    try:
        if not store.query(check.needs).rows[0][0]:
            return Outcome(
                code=check.code, name=check.name, state="did not apply", reason=check.without
            )
        for statement in check.prepare:
            if statement not in prepared:
                store.query(statement)
                prepared.add(statement)
        rows = store.query(check.query, check.params).dicts()
        findings = tuple(sorted(check.tell(check, store, rows)))
    except Exception as error:  # noqa: BLE001 - whatever breaks a check is told, and the others still run
        reason = f"{type(error).__name__}: {error}"
        return Outcome(code=check.code, name=check.name, state="could not run", reason=reason)
    state: State = "found" if findings else "passed"
    return Outcome(code=check.code, name=check.name, state=state, findings=findings)


def findings_of(outcomes: Iterable[Outcome]) -> tuple[Finding, ...]:
    """Give the findings of all outcomes in their total order."""
    return tuple(sorted(finding for outcome in outcomes for finding in outcome.findings))
