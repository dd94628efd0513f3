"""The findings of a large store by the slots that they are about, as the fact sheet has them.

There may be as many as there are slots. So those of one group in conflict each are kept as the
group, and of the others, which are made in batches, the sheet keeps what it prints.
"""

# ruff: noqa: S608 - the names of tables and columns are ours

from __future__ import annotations

from typing import TYPE_CHECKING

from runner.in_batches import findings_in_batches
from support.sql import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checks.definition import AnyCheck, Context
    from schema.finding import Finding, Outcome

GROUP_FINDINGS = "group_findings"
"""A group in conflict that a check reports in a finding of its own, which cites all its claims."""
OTHER_FINDINGS = "other_findings"
"""Any other finding about a slot: where it is, what it says, and the claims that it cites."""
_GROUP = ("subject", "attribute", "axis", "moment")
_GROUP_COLUMNS: dict[str, str] = dict.fromkeys((*_GROUP, "code", "name"), "VARCHAR")
_COLUMNS = {
    **dict.fromkeys(("subject", "attribute", "code", "name", "scope", "message"), "VARCHAR"),
    "file": "VARCHAR",
    "line": "INTEGER",
    "claims": "INTEGER[]",
    "opening": "VARCHAR",
    "ways": "INTEGER",
}


def find_by_slot(context: Context, checks: Iterable[AnyCheck]) -> tuple[Outcome, ...]:
    """Make the tables of findings, and say how each check ended."""
    store = context.store
    store.make_from_rows(GROUP_FINDINGS, _GROUP_COLUMNS, [])
    store.make_from_rows(OTHER_FINDINGS, _COLUMNS, [])

    def groups_of(check: AnyCheck) -> None:
        store.query(
            f"INSERT INTO {GROUP_FINDINGS} "
            f"SELECT {', '.join(_GROUP)}, {quoted(check.code)}, {quoted(check.name)} "
            f"FROM ({check.conflict_groups})"
        )

    def others(findings: list[Finding]) -> None:
        rows = [_row(finding) for finding in findings if finding.attribute]
        store.insert([(OTHER_FINDINGS, rows)])

    return findings_in_batches(context, checks, others, groups_of)


def _row(finding: Finding) -> tuple[object, ...]:
    cited = {c.claim for side in finding.sides for c in side.citations} - {None}
    return (
        finding.subject,
        finding.attribute,
        finding.code,
        finding.name,
        finding.scope,
        finding.message,
        *finding.place,
        sorted(claim for claim in cited if claim is not None),
        finding.sides[0].says if finding.sides else "",
        len(finding.sides) - 1,
    )
