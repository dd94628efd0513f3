"""The runner: every check ends in one of four states, and none of them hides another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import duckdb

from checks.registry import CHECKS
from runner.limit import First
from schema.finding import Outcome, State
from support.progress import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from checks.definition import Check
    from schema.finding import Finding
    from store.store import Store
    from support.progress import Progress


def run(
    store: Store,
    checks: Iterable[Check] | None = None,
    progress: Progress = silent,
    limit: int | None = None,
    after_ours: Callable[[Store], object] | None = None,
) -> tuple[Outcome, ...]:
    """Run checks on a store, or all, in order. A check that fails is an outcome, never a pass.

    With a `limit` at most so many findings of each check are reported, and the others counted.
    `after_ours` is called before the first check of a team's own, from which on the store writes no
    file. Raises duckdb.OutOfMemoryException where memory does not suffice for them.
    """
    checks = tuple(CHECKS if checks is None else checks)
    prepared: set[str] = set()
    # on a small store, running a query costs no more than asking whether there is need of it
    first = None if limit is None else First(store, checks, limit)
    one = _found_first if store.small else partial(_asked_first, first=first)
    outcomes: list[Outcome] = []
    for n, check in enumerate(checks):
        if check.guarded and after_ours:
            after_ours(store)
            after_ours = None
        progress(check.name, n / len(checks))
        outcomes.append(one(check, store, prepared))
    if after_ours:
        after_ours(store)
    return tuple(outcomes)


def _found_first(check: Check, store: Store, prepared: set[str]) -> Outcome:
    """Run a check, and tell one that found nothing from one that had nothing to look at."""
    outcome = _found(check, store, prepared)
    return outcome if outcome.state != "passed" else _did_not_apply(check, store) or outcome


def _asked_first(
    check: Check, store: Store, prepared: set[str], first: First | None = None
) -> Outcome:
    return _did_not_apply(check, store) or _found(check, store, prepared, first)


def _did_not_apply(check: Check, store: Store) -> Outcome | None:
    try:
        count = check.looks_at(store)
    except Exception as error:  # noqa: BLE001 - whatever breaks a check is told, and the others still run
        return _broken(check, error)
    return None if count else _idle(check)


def _found(check: Check, store: Store, prepared: set[str], first: First | None = None) -> Outcome:
    try:
        _prepare(check, store, prepared)
        suspected = not check.suspects or store.query(check.suspects).rows[0][0]
        rows: list[dict[str, Any]] = []
        unlisted = 0
        if suspected and first and check.each:
            rows, unlisted = first.rows(check)
        elif suspected:
            rows = _rows(check, store)
        findings = tuple(sorted(check.tell(check, store, rows)))
        if first and len(findings) > first.limit:
            findings, unlisted = findings[: first.limit], unlisted + len(findings) - first.limit
    except Exception as error:  # noqa: BLE001 - whatever breaks a check is told, and the others still run
        return _broken(check, error)
    state: State = "found" if findings else "passed"
    return Outcome(
        code=check.code, name=check.name, state=state, findings=findings, unlisted=unlisted
    )


def _prepare(check: Check, store: Store, prepared: set[str]) -> None:
    for step in check.prepare:
        if step.table not in prepared:
            step.take(store)
            prepared.add(step.table)


def _rows(check: Check, store: Store) -> list[dict[str, Any]]:
    """Run the query; of a small ledger only once for all checks that share it."""
    if check.guarded:
        return store.guarded(check.query).dicts()
    if store.small and not check.params:
        return store.once(check.query, lambda rows: rows.dicts())
    return store.query(check.query, check.params).dicts()


def _idle(check: Check) -> Outcome:
    return Outcome(code=check.code, name=check.name, state="did not apply", reason=check.without)


def _broken(check: Check, error: Exception) -> Outcome:
    """Give the outcome of a check that fails; too little memory is no fault of a check's."""
    if isinstance(error, duckdb.OutOfMemoryException) and not check.guarded:
        raise error
    reason = f"{type(error).__name__}: {error}"
    return Outcome(code=check.code, name=check.name, state="could not run", reason=reason)


def findings_of(outcomes: Iterable[Outcome]) -> tuple[Finding, ...]:
    """Give the findings of all outcomes in their total order."""
    return tuple(sorted(finding for outcome in outcomes for finding in outcome.findings))
