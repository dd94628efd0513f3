"""How checks ended, in words that all formats share."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reports.phrases import counted, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from schema.finding import Outcome, State


def checks_counted(outcomes: Sequence[Outcome]) -> str:
    """Count checks by how they ended: "33 checks ran (16 found nothing), 4 did not apply".

    A check that could not run did not run.
    """
    states = Counter(outcome.state for outcome in outcomes)
    passed, idle, broken = states["passed"], states["did not apply"], states["could not run"]
    nothing = f" ({passed} found nothing)" if passed else ""
    parts = [f"{counted(passed + states['found'], 'check')} ran{nothing}"]
    parts += [f"{idle} did not apply"] if idle else []
    parts += [f"{broken} could not run"] if broken else []
    return ", ".join(parts)


def in_state(outcomes: Iterable[Outcome], state: State) -> list[Outcome]:
    """Give the outcomes in one state, in their order."""
    return [outcome for outcome in outcomes if outcome.state == state]


def named(outcome: Outcome) -> str:
    """Give the code and the name of a check."""
    return f"{outcome.code} {outcome.name}"


def whose_fault(outcome: Outcome) -> str:
    """Say whose fault it is that a check could not run: ours, unless it is a team's own."""
    return "Your own check" if outcome.own else "Defect of Crossread"


def could_not_run(outcome: Outcome) -> str:
    """Say that a check could not run, whose fault that is, and the cause."""
    colon = "" if outcome.own else ":"
    return f"{whose_fault(outcome)}{colon} {named(outcome)} could not run: {outcome.reason}"


def did_not_apply(outcome: Outcome) -> str:
    """Say why a check did not apply."""
    return f"{named(outcome)}: {outcome.reason}"


def not_looked_at(outcomes: Iterable[Outcome]) -> list[str]:
    """Say what checks that ran did not look at, in one sentence for all that left out the same."""
    codes: dict[str, list[str]] = {}
    for outcome in outcomes:
        if outcome.not_looked_at:
            codes.setdefault(outcome.not_looked_at, []).append(outcome.code)
    return [f"{joined(several)} did not look at {what}." for what, several in codes.items()]


def left_out(outcomes: Iterable[Outcome]) -> list[str]:
    """Say of which checks not all findings are listed, and how many there are."""
    return [
        f"{outcome.code}: showing {len(outcome.findings):,} of "
        f"{len(outcome.findings) + outcome.unlisted:,} findings (--limit 0 shows all)."
        for outcome in outcomes
        if outcome.unlisted
    ]
