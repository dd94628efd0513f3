"""The findings of checks of a large store in batches: all of them, and never all at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from runner.run import run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checks.definition import AnyCheck, Context
    from schema.finding import Finding, Outcome
    from store.store import Store

_AT_ONCE = 2_000
"""Findings."""
_FOUND = "found_in_batches"
_NUMBERED = """
SELECT * EXCLUDE (row_place), row_place, (dense_rank() OVER (ORDER BY {key}) - 1) // {size} AS batch
FROM (SELECT *, row_number() OVER () AS row_place FROM ({query}))
"""
_BATCH = "SELECT * EXCLUDE (row_place, batch) FROM {found} WHERE batch = $batch ORDER BY row_place"
TakeFindings = Callable[[list["Finding"]], object]
"""What is called with the findings of a batch."""
TakeGroups = Callable[["AnyCheck"], object]
"""What is called with a check each of whose `conflict_groups` is one finding."""


class _Nothing(NamedTuple):
    """The row of a query that gives none."""

    nothing: int


def findings_in_batches(
    context: Context,
    checks: Iterable[AnyCheck],
    take: TakeFindings,
    take_groups: TakeGroups,
) -> tuple[Outcome, ...]:
    """Run checks as `run` does, but hand their findings over, and keep none in the outcomes.

    So they end as passed, if they could run. Of checks with one finding for each group in conflict
    findings are made only of what is `beyond_groups`. Those with a `finding_key` are asked for some
    of their findings at a time.
    """

    def handing_over(check: AnyCheck) -> AnyCheck:
        def findings_from(_: AnyCheck, context: Context, __: list[Any]) -> Iterable[Finding]:
            if check.one_finding_a_group:
                take_groups(check)
            query = check.beyond_groups if check.one_finding_a_group else check.query
            if query:
                for rows in _batches(context.store, replace(check, query=query)):
                    take(list(check.findings_from(check, context, rows)))
            return ()

        nothing = "SELECT 0 AS nothing WHERE FALSE"
        return replace(
            check,
            query=nothing,
            params={},
            row=_Nothing,
            findings_from=findings_from,
            suspects="",
            needs="SELECT 1",
        )

    return run(context, map(handing_over, checks))


def _batches(store: Store, check: AnyCheck) -> Iterator[list[Any]]:
    """Yield the rows of a check's query, those that make one finding together."""
    if check.suspects and not store.value(check.suspects):
        return
    if not check.finding_key:
        yield store.records(check.row, check.query, check.params)
        return
    key = ", ".join(check.finding_key)
    numbered = _NUMBERED.format(key=key, size=_AT_ONCE, query=check.query)
    store.make(_FOUND, numbered, check.params)
    last = store.value(f"SELECT max(batch) FROM {_FOUND}")  # noqa: S608 - a table of ours
    for batch in range(0 if last is None else last + 1):
        rows = store.query(_BATCH.format(found=_FOUND), {"batch": batch})
        yield rows.as_records(check.row)
