"""A run that gave no findings: its input cannot be used, or it met a defect of ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from schema.characters import escaped

if TYPE_CHECKING:
    from support.problems import UnusableInput

FailureKind = Literal["unusable input", "defect"]


class FailureReason(NamedTuple):
    """One reason, and its place in a file; without a file it has none, line 0 is the whole file."""

    text: str
    file: str = ""
    line: int = 0
    column: int = 0


@dataclass(frozen=True)
class FailedRun:
    """Why a run gave no findings: it looked at nothing, and so never passed."""

    kind: FailureKind
    reasons: tuple[FailureReason, ...]

    @property
    def heading(self) -> str:
        """Say in a few words what happened, and to whom it belongs."""
        if self.kind == "defect":
            return "A defect of Crossread: no checks ran"
        return "The input cannot be used: no checks ran"


def failed_on_input(error: UnusableInput) -> FailedRun:
    """Give the run that fails on an input, with every problem of it."""
    reasons = (FailureReason(problem.what, *problem.place) for problem in error.problems)
    return FailedRun("unusable input", tuple(reasons))


def failed_by_defect(error: Exception) -> FailedRun:
    """Give the run that fails by a defect."""
    return FailedRun("defect", (FailureReason(escaped(f"{type(error).__name__}: {error}")),))


def with_place(reason: FailureReason) -> str:
    """Give a reason with the place before it, as editors link it."""
    if not reason.file:
        return reason.text
    where = f"{reason.file}:{reason.line}:{reason.column}" if reason.line else reason.file
    return f"{escaped(where)}: {reason.text}"
