"""The first findings of each check, for a store of so many that nobody would read them all.

Checks that share a query have it run once; and what their findings cite is fetched for all of them
together, for each time it takes as long as for one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from checks.rules.sides import KEY, fetch_groups

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checks.definition import Check
    from store.store import Store

_Rows = list[dict[str, Any]]


@dataclass
class First:
    """The rows of at most `limit` findings of each of some checks, and how many there are more."""

    store: Store
    checks: Sequence[Check]
    limit: int
    _found: dict[str, tuple[_Rows, int]] = field(default_factory=dict[str, tuple[_Rows, int]])

    def rows(self, check: Check) -> tuple[_Rows, int]:
        """Give the rows of a check that names what makes one finding, and the number left out."""
        if check.code not in self._found:
            self._find([other for other in self.checks if self._alike(check, other)])
        return self._found.pop(check.code)

    def _alike(self, check: Check, other: Check) -> bool:
        """Whether another check has the same query, and something to look at."""
        same = (other.query, other.params, other.each) == (check.query, check.params, check.each)
        return other is check or (same and other.looks_at(self.store) > 0)

    def _find(self, alike: Sequence[Check]) -> None:
        self.store.find(alike[0].query, alike[0].params)
        self._found |= {check.code: self._first(check) for check in alike}
        if len(alike) > 1 and alike[0].each == KEY:
            fetch_groups(self.store, [row for c in alike for row in self._found[c.code][0]])

    def _first(self, check: Check) -> tuple[_Rows, int]:
        """Choose the first by what they are about, and count the others."""
        each = ", ".join(check.each)
        told = f"(SELECT *, rowid AS place FROM found WHERE {check.where})"
        groups = (
            f"SELECT *, count(*) OVER () AS all_there_are FROM (SELECT DISTINCT {each} FROM {told})"
        )
        same = " AND ".join(f"f.{name} IS NOT DISTINCT FROM g.{name}" for name in check.each)
        rows = self.store.query(f"""
            SELECT f.* EXCLUDE (place), g.all_there_are FROM {told} f
            JOIN ({groups} ORDER BY {each} LIMIT {self.limit}) g ON {same} ORDER BY f.place
        """).dicts()
        count = max((row.pop("all_there_are") for row in rows), default=0)
        return rows, max(0, count - self.limit)
