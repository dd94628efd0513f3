"""What a check is: one rule with a code, a query for what is wrong, and words for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from ledger.store import Store
    from schema.finding import Finding, Severity

Row = Mapping[str, Any]
Mark = Literal["contested", "disputed", "wording"]
"""What a finding makes of the row of the fact sheet that it is about.

Its value is contested by sources, or disputed by parties; or its wording is to be minded.
"""


@dataclass(frozen=True)
class Check:
    """One rule.

    `doc` is the docstring of its module, which is its manual page. `query` is DuckDB SQL that
    returns one row for each defect, run with `params`; `tell` turns these rows into findings.
    `needs` is SQL that counts what the check looks at, and `without` says what there is none of
    when that is 0. `marks` is what its findings make of the fact sheet, and empty for most checks.
    `prepare` are statements that several checks share; each runs once, before the first of them.
    """

    code: str
    name: str
    severity: Severity
    doc: str | None
    query: str
    tell: Callable[[Check, Store, list[dict[str, Any]]], Iterable[Finding]]
    needs: str
    without: str
    marks: tuple[Mark, ...]
    params: Row = field(default_factory=dict[str, Any])
    prepare: tuple[str, ...] = ()

    @property
    def page(self) -> str:
        """The manual page."""
        return (self.doc or "").strip()

    @property
    def statement(self) -> str:
        """What the check states, in one sentence: the first paragraph of its page."""
        return " ".join(self.page.split("\n\n")[0].split())
