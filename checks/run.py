"""The runner: every check ends in one of four states, and none of them hides another."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

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
    if store.small:
        for check in checks:  # while the evidence is still being gathered
            with suppress(Exception):  # told as the failure of the check, which tries again
                _prepare(check, store, prepared)
    store.complete()
    if store.small:
        # running a query costs no more than asking whether there is need of it
        done = [_found(check, store, prepared) for check in checks]
        idle = [check for check, outcome in zip(checks, done, strict=True) if not _settled(outcome)]
        applies = _applying(idle, store)
        return tuple(
            outcome if _settled(outcome) else _checked(check, outcome, store, applies)
            for check, outcome in zip(checks, done, strict=True)
        )
    return tuple(_asked_first(check, store, prepared) for check in checks)


def _settled(outcome: Outcome) -> bool:
    return outcome.state != "passed"


def _applying(checks: list[Check], store: Store) -> dict[str, bool]:
    """Ask in one query which checks have something to look at; nothing is known if it fails."""
    asked = ", ".join(f"({check.needs})" for check in checks)
    try:
        (counts,) = store.query(f"SELECT {asked}").rows if checks else ((),)
    except Exception:  # noqa: BLE001 - one of them is broken: each then asks for itself
        return {}
    answers = zip(checks, counts, strict=True)
    return {check.code: bool(count) for check, count in answers if count is not None}


def _checked(check: Check, passed: Outcome, store: Store, applies: dict[str, bool]) -> Outcome:
    """Tell a check that found nothing from one that had nothing to look at."""
    if check.code not in applies:
        return _did_not_apply(check, store) or passed
    return passed if applies[check.code] else _idle(check)


def _asked_first(check: Check, store: Store, prepared: set[str]) -> Outcome:
    return _did_not_apply(check, store) or _found(check, store, prepared)


def _did_not_apply(check: Check, store: Store) -> Outcome | None:
    try:
        count = store.query(check.needs).rows[0][0]
    except Exception as error:  # noqa: BLE001 - whatever breaks a check is told, and the others still run
        return _broken(check, error)
    return None if count else _idle(check)


def _found(check: Check, store: Store, prepared: set[str]) -> Outcome:
    try:
        _prepare(check, store, prepared)
        suspected = not check.suspects or store.query(check.suspects).rows[0][0]
        rows = _rows(check, store) if suspected else []
        findings = tuple(sorted(check.tell(check, store, rows)))
    except Exception as error:  # noqa: BLE001 - whatever breaks a check is told, and the others still run
        return _broken(check, error)
    state: State = "found" if findings else "passed"
    return Outcome(code=check.code, name=check.name, state=state, findings=findings)


def _prepare(check: Check, store: Store, prepared: set[str]) -> None:
    for step in check.prepare:
        if step.sql not in prepared:
            step.take(store)
            prepared.add(step.sql)


def _rows(check: Check, store: Store) -> list[dict[str, Any]]:
    """Run the query; of a small ledger only once for all checks that share it."""
    if store.small and not check.params:
        return store.once(check.query, lambda rows: rows.dicts())
    return store.query(check.query, check.params).dicts()


def _idle(check: Check) -> Outcome:
    return Outcome(code=check.code, name=check.name, state="did not apply", reason=check.without)


def _broken(check: Check, error: Exception) -> Outcome:
    reason = f"{type(error).__name__}: {error}"
    return Outcome(code=check.code, name=check.name, state="could not run", reason=reason)


def findings_of(outcomes: Iterable[Outcome]) -> tuple[Finding, ...]:
    """Give the findings of all outcomes in their total order."""
    return tuple(sorted(finding for outcome in outcomes for finding in outcome.findings))
