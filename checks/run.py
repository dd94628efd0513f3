"""The runner: every check ends in one of four states, and none of them hides another."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from checks.registry import CHECKS
from ledger.apart import allowed, meanwhile
from ledger.progress import silent
from schema.finding import Outcome, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from checks.check import Check
    from ledger.progress import Progress
    from ledger.store import Store
    from schema.finding import Finding


def run(
    store: Store,
    checks: Iterable[Check] = CHECKS,
    progress: Progress = silent,
    limit: int | None = None,
    beside: Callable[[Store], object] | None = None,
) -> tuple[Outcome, ...]:
    """Run checks on a store, in order. A check that fails is an outcome, never a pass.

    With a `limit` at most so many findings of each check are told, and the others counted. What is
    to be done `beside` the checks is given the store when all that they share is prepared.
    """
    checks = tuple(checks)
    prepared: set[str] = set()
    if store.small or beside:
        for check in checks:  # while evidence is still being gathered, and before two ask for it
            with suppress(Exception):  # told as the failure of the check, which tries again
                if store.small or (check.prepare and check.looks_at(store)):
                    _prepare(check, store, prepared)
    store.complete()
    wait = (lambda: None) if beside is None else _begin(beside, store)
    # on a small store, running a query costs no more than asking whether there is need of it
    one = _found_first if store.small else partial(_asked_first, limit=limit)
    outcomes = _by_two_hands(one, checks, store, prepared, progress)
    wait()
    return outcomes


def _begin(beside: Callable[[Store], object], store: Store) -> Callable[[], object]:
    """Begin work on a connection of its own, if that sees the tables; else it is done later."""
    if not store.shared:
        return lambda: beside(store)
    return meanwhile(lambda: beside(store.second()))


def _by_two_hands(
    one: Callable[[Check, Store, set[str]], Outcome],
    checks: Sequence[Check],
    store: Store,
    prepared: set[str],
    progress: Progress,
) -> tuple[Outcome, ...]:
    """Run the checks, by two hands where that is allowed: each takes the next that is left."""
    left = iter(enumerate(checks))
    done: dict[int, Outcome] = {}

    def work(hand: Store) -> None:
        for n, check in left:
            progress(check.name, n / len(checks))
            done[n] = one(check, hand, prepared)

    if store.shared and store.small and allowed() and not store.asks:
        rest = meanwhile(lambda: work(store.second()))
        work(store)
        rest()
    else:
        work(store)
    return tuple(done[n] for n in range(len(checks)))


def _found_first(check: Check, store: Store, prepared: set[str]) -> Outcome:
    """Run a check, and tell one that found nothing from one that had nothing to look at."""
    outcome = _found(check, store, prepared)
    return outcome if outcome.state != "passed" else _did_not_apply(check, store) or outcome


def _asked_first(
    check: Check, store: Store, prepared: set[str], limit: int | None = None
) -> Outcome:
    return _did_not_apply(check, store) or _found(check, store, prepared, limit)


def _did_not_apply(check: Check, store: Store) -> Outcome | None:
    try:
        count = check.looks_at(store)
    except Exception as error:  # noqa: BLE001 - whatever breaks a check is told, and the others still run
        return _broken(check, error)
    return None if count else _idle(check)


def _found(check: Check, store: Store, prepared: set[str], limit: int | None = None) -> Outcome:
    try:
        _prepare(check, store, prepared)
        suspected = not check.suspects or store.ask(check.suspects).rows[0][0]
        first = limit if check.each else None
        rows, untold = ([], 0) if not suspected else _some(check, store, first)
        findings = tuple(sorted(check.tell(check, store, rows)))
        if limit is not None and len(findings) > limit:
            findings, untold = findings[:limit], untold + len(findings) - limit
    except Exception as error:  # noqa: BLE001 - whatever breaks a check is told, and the others still run
        return _broken(check, error)
    state: State = "found" if findings else "passed"
    return Outcome(code=check.code, name=check.name, state=state, findings=findings, untold=untold)


def _some(check: Check, store: Store, limit: int | None) -> tuple[list[dict[str, Any]], int]:
    """Give the rows of so many findings, the first by what they are about, and count the others."""
    if limit is None:
        return _rows(check, store), 0
    store.find(check.query, check.params)
    each = ", ".join(check.each)
    told = f"(SELECT *, rowid AS place FROM found WHERE {check.where})"
    groups = f"SELECT DISTINCT {each} FROM {told}"
    count = store.query(f"SELECT count(*) FROM ({groups})").rows[0][0]
    same = " AND ".join(f"f.{name} IS NOT DISTINCT FROM g.{name}" for name in check.each)
    rows = store.query(f"""
        SELECT f.* EXCLUDE (place) FROM {told} f
        JOIN ({groups} ORDER BY {each} LIMIT {limit}) g ON {same} ORDER BY f.place
    """)
    return rows.dicts(), max(0, count - limit)


def _prepare(check: Check, store: Store, prepared: set[str]) -> None:
    for step in check.prepare:
        if step.table not in prepared:
            step.take(store)
            prepared.add(step.table)


def _rows(check: Check, store: Store) -> list[dict[str, Any]]:
    """Run the query; of a small ledger only once for all checks that share it."""
    if check.guarded:
        return store.guarded(check.query).dicts()
    if store.small and not check.params and not store.asks:
        return store.once(check.query, lambda rows: rows.dicts())
    return store.ask(check.query, check.params).dicts()


def _idle(check: Check) -> Outcome:
    return Outcome(code=check.code, name=check.name, state="did not apply", reason=check.without)


def _broken(check: Check, error: Exception) -> Outcome:
    reason = f"{type(error).__name__}: {error}"
    return Outcome(code=check.code, name=check.name, state="could not run", reason=reason)


def findings_of(outcomes: Iterable[Outcome]) -> tuple[Finding, ...]:
    """Give the findings of all outcomes in their total order."""
    return tuple(sorted(finding for outcome in outcomes for finding in outcome.findings))
