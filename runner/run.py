"""Running checks: every check ends in one of four states, and none of them hides another.

A check that found something ran, and so did one that found nothing where there was something to
look at. One that had nothing to look at did not apply. Where the quotes of tables were not read, a
check that reads quotes sees the claims alone whose quotes were: it cannot report the few claims of
tables that happen to be in the store as if they were all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import duckdb

from checks.definition import Among
from runner.limit import first_rows
from schema.finding import Outcome, in_order
from support.progress import silent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checks.definition import AnyCheck, Context
    from claim_tables.unread_quotes import UnreadQuotes
    from runner.own_queries import OwnQueries
    from schema.finding import Finding, State
    from support.progress import Progress


AtEnd = Callable[["Context", "tuple[AnyCheck, ...]"], object]
"""What is called with the context and the checks that could look at something, their steps made."""


def run(
    context: Context,
    checks: Iterable[AnyCheck],
    progress: Progress = silent,
    limit: int | None = None,
    at_end: AtEnd | None = None,
) -> tuple[Outcome, ...]:
    """Run checks in order. A check that fails is an outcome, never a pass.

    With a `limit` at most so many findings of each check are reported, and the others counted.
    `at_end` is called when all have run. Raises duckdb.OutOfMemoryException where memory does not
    suffice.
    """
    checks = tuple(checks)
    runner = _Runner(context, progress, limit, len(checks))
    try:
        outcomes = tuple(map(runner.outcome, checks))
    finally:
        runner.close()
    if at_end:
        at_end(context, tuple(runner.applied))
    return outcomes


@dataclass
class _Runner:
    """One run: the steps that are made already, and the checks that could look at something."""

    context: Context
    progress: Progress
    limit: int | None
    number: int
    done: int = 0
    prepared: set[str] = field(default_factory=set[str])
    applied: list[AnyCheck] = field(default_factory=list["AnyCheck"])
    own_queries: OwnQueries | None = None

    def outcome(self, check: AnyCheck) -> Outcome:
        """Run one check."""
        self.progress(check.name, self.done / self.number)
        self.done += 1
        try:
            outcome = self._ran(check)
        except duckdb.OutOfMemoryException as error:  # no fault of ours
            if not check.own:
                raise
            return _broken(check, error)
        except Exception as error:  # noqa: BLE001 - whatever breaks a check is reported, and the others still run
            return _broken(check, error)
        if outcome.state != "did not apply":
            self.applied.append(check)
        return outcome

    def _ran(self, check: AnyCheck) -> Outcome:
        """Run a check on what it may look at; of claims of tables it says so if it may not."""
        unread = self.context.unread
        nothing = check.entries_alone and check.about and not self.context.store.value(check.about)
        if unread is None or not check.of_entries or nothing:
            return self._ended(check)
        with self.context.store.with_claims_read():
            outcome = self._ended(check)
        return _without_unread(outcome, unread if check.reads_quotes else unread.unlisted)

    def _ended(self, check: AnyCheck) -> Outcome:
        """Run a check. What it needs is asked if it found nothing; first, of a team's own."""
        nothing = _ended(check, "did not apply", reason=check.without)
        if check.guarded and not self._applies(check):
            return nothing
        if check.about and not self.context.store.value(check.about):
            return nothing
        self._prepare(check)
        findings, unlisted = self._findings(check)
        if findings:
            more: dict[str, Any] = {"findings": findings, "unlisted": unlisted}
            if unlisted and check.severities:
                more["unlisted_up_to"] = check.severities.worst(check.severity)
            return _ended(check, "found", not_looked_at=self._not_read(check), **more)
        if check.guarded or self._applies(check):
            return _ended(check, "passed", not_looked_at=self._not_read(check))
        return nothing

    def _not_read(self, check: AnyCheck) -> str:
        """Say how many quotes a check could not read whole; "" if it read all."""
        quotes = int(self.context.store.value(check.unread)) if check.unread else 0
        noun = "quote" if quotes == 1 else "quotes"
        return f"{quotes:,} {noun} that could not be read whole" if quotes else ""

    def _applies(self, check: AnyCheck) -> bool:
        """Whether there is something for a check to look at."""
        if isinstance(check.needs, Among):
            return check.needs.met(self.context)
        if check.own:
            from runner.own_checks import own_applies  # noqa: PLC0415 - few teams have such checks

            return own_applies(check, check.own, self._queries())
        return bool(int(self.context.store.value(check.needs)))

    def _prepare(self, check: AnyCheck) -> None:
        """Make the tables of a check that no check before it has made."""
        for step in check.prepare:
            if step.table not in self.prepared:
                step.make(self.context)
                self.prepared.add(step.table)

    def _queries(self) -> OwnQueries:
        """Give what runs the queries of a team's own."""
        if self.own_queries is None:
            from runner.own_queries import OwnQueries  # noqa: PLC0415 - few teams have such checks

            self.own_queries = OwnQueries(self.context.store)
        return self.own_queries

    def close(self) -> None:
        """End what runs the queries of a team's own, if anything does."""
        if self.own_queries:
            self.own_queries.close()

    def _findings(self, check: AnyCheck) -> tuple[tuple[Finding, ...], int]:
        """Give the findings of a check that are reported, and the number of the others."""
        rows, unlisted = self._rows(check)
        findings = tuple(in_order(_weighed(check, check.findings_from(check, self.context, rows))))
        if self.limit is None or len(findings) <= self.limit:
            return findings, unlisted
        return findings[: self.limit], unlisted + len(findings) - self.limit

    def _rows(self, check: AnyCheck) -> tuple[list[Any], int]:
        """Give the rows of a check's query, and the number of findings that they leave out."""
        store = self.context.store
        if check.own:
            from runner.own_checks import own_rows  # noqa: PLC0415 - few teams have such checks

            return own_rows(check, check.own, self._queries()), 0
        if check.suspects and not store.value(check.suspects):
            return [], 0
        if self.limit is not None and check.finding_key:
            rows, unlisted = first_rows(store, check, self.limit)
            return rows.as_records(check.row), unlisted
        return store.records(check.row, check.query, check.params), 0


def _weighed(check: AnyCheck, findings: Iterable[Finding]) -> Iterable[Finding]:
    """Give findings with the severities that the settings give them."""
    told = check.severities
    if told is None:
        return findings
    return (
        found.model_copy(
            update={"severity": told.severity(found.attribute, found.severity, check.severity)}
        )
        for found in findings
    )


def _without_unread(outcome: Outcome, unread: UnreadQuotes) -> Outcome:
    """Say of a check that reads quotes what it did not look at.

    Without claims of the ledger it cannot have passed, and it applied only if it found something.
    """
    state, reason = outcome.state, outcome.reason
    if state == "passed" and not unread.claims_of_ledger:
        state = "did not apply"
    if state == "did not apply":
        reason = f"{reason}; {unread.because}" if unread.claims_of_ledger else unread.because
    left = "; ".join(filter(None, (outcome.not_looked_at, unread.not_looked_at)))
    more = {"state": state, "reason": reason, "not_looked_at": left}
    return outcome.model_copy(update=more)


def _ended(check: AnyCheck, state: State, **more: Any) -> Outcome:  # noqa: ANN401 - fields of an outcome
    return Outcome(code=check.code, name=check.name, state=state, own=check.guarded, **more)


def _broken(check: AnyCheck, error: Exception) -> Outcome:
    """Say why a check could not run; of a team's own, what is wrong in its file."""
    file = f"{check.own.file}: " if check.own else ""
    kind = "" if check.own and isinstance(error, ValueError) else f"{type(error).__name__}: "
    return _ended(check, "could not run", reason=f"{file}{kind}{error}")
