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
    checks = tuple(checks)
    prepared: set[str] = set()
    applies = _applying(checks, store)
    return tuple(
        _outcome(check, store, prepared, applies=applies.get(check.code)) for check in checks
    )


def _applying(checks: tuple[Check, ...], store: Store) -> dict[str, bool]:
    """Ask in one query which checks have something to look at; nothing is known if it fails."""
    asked = ", ".join(f"({check.needs})" for check in checks)
    try:
        (counts,) = store.query(f"SELECT {asked}").rows if checks else ((),)
    except Exception:  # noqa: BLE001 - one of them is broken: each then asks for itself
        return {}
    answers = zip(checks, counts, strict=True)
    return {check.code: bool(count) for check, count in answers if count is not None}


def _outcome(check: Check, store: Store, prepared: set[str], *, applies: bool | None) -> Outcome:
    try:
        if applies is None:
            applies = bool(store.query(check.needs).rows[0][0])
        if not applies:
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
