"""How much was looked at: facts by how their sources agree, and checks by how they ended."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reports.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from schema.fact import Fact, Status
    from schema.finding import Outcome, State

TILES: tuple[tuple[str, tuple[Status, ...], str], ...] = (
    ("contested", ("contested", "disputed"), "sources, or the parties they quote, disagree"),
    ("open", ("open",), "only in words that can be read in several ways"),
    ("agreed", ("agreed", "refined"), "two sources or more say the same"),
    ("decided", ("decided",), "settled by an editor's decision"),
    ("single source", ("single source",), "nobody else says it: nothing to compare"),
    ("not compared", ("not compared",), "in free text, in different units or of different days"),
    ("not asserted", ("not asserted",), "only planned, demanded, threatened, predicted or denied"),
)  # fmt: skip
"""The kinds of facts that are counted: each status of a fact is in one of them."""


class Tile(NamedTuple):
    """So many facts of a kind, and what the kind means."""

    kind: str
    number: int
    says: str


class CheckResult(NamedTuple):
    """A check on the page: its rule, how it ended in words, and why."""

    code: str
    name: str
    own: bool
    statement: str
    state: State
    result: str
    reason: str

    @property
    def looked(self) -> bool:
        """Whether it looked at something."""
        return self.state in ("found", "passed")


class Tally(NamedTuple):
    """How much was looked at. The tiles add up to the facts; all five counts of checks to `checks`.

    `passed` found nothing; `in_part` did not look at everything, whatever they found.
    `not_compared` is a sentence about the claims that were not.
    """

    claims: int
    sources: int
    facts: int
    tiles: tuple[Tile, ...]
    checks: Mapping[State, int]
    in_part: tuple[CheckResult, ...]
    broken: tuple[CheckResult, ...]
    not_compared: str = ""

    @property
    def ran(self) -> int:
        """How many checks looked at something."""
        return self.checks["found"] + self.checks["passed"]


def tally_of(
    claims: int,
    sources: int,
    facts: Iterable[Fact],
    checks: Iterable[CheckResult],
    not_compared: str = "",
) -> Tally:
    """Count facts and checks."""
    checks = tuple(checks)
    statuses = Counter(fact.status for fact in facts)
    tiles = (
        Tile(kind, sum(statuses[status] for status in those), says) for kind, those, says in TILES
    )
    return Tally(
        claims,
        sources,
        statuses.total(),
        tuple(tile for tile in tiles if tile.number),
        Counter(check.state for check in checks),
        tuple(check for check in checks if check.reason and check.looked),
        tuple(check for check in checks if check.state == "could not run"),
        not_compared,
    )


def check_result(outcome: Outcome, statement: str) -> CheckResult:
    """Say how a check ended, so that none that saw nothing is taken for one that found nothing."""
    found = len(outcome.findings) + outcome.unlisted
    words = {
        "found": counted(found, "finding"),
        "passed": "nothing found",
        "did not apply": "did not apply",
        "could not run": "could not run",
    }
    reason = outcome.reason
    if outcome.not_looked_at and outcome.state != "did not apply":
        reason = f"did not look at {outcome.not_looked_at}"
    return CheckResult(
        outcome.code,
        outcome.name,
        outcome.own,
        statement,
        outcome.state,
        words[outcome.state],
        reason,
    )
