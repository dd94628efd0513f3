"""A checked ledger, ready for any number of drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafts.lint_draft import lint_draft
from drafts.story import story_of
from reports.drafts.draft_findings import Draft, DraftFindings
from reports.fact_sheet.build import facts, statements_by_slot
from schema.values.date import read_days

if TYPE_CHECKING:
    from extraction.expression import Published
    from reports.drafts.draft_findings import DraftFinding
    from runner.examine import Examined
    from schema.fact import Fact


class NothingToCompareError(ValueError):
    """A ledger of which no article can be read, so that there is nothing to compare with."""


class DraftComparison:
    """Compares drafts with what a ledger has, one after the other."""

    def __init__(self, seen: Examined) -> None:
        """Make a checked ledger ready. Raises NothingToCompareError."""
        if seen.evidence is None or not seen.evidence.articles:
            raise NothingToCompareError
        self.rows: list[Fact] = list(facts(seen, statements_by_slot(seen.store), in_print=True))
        """The rows of the fact sheet, as they are printed."""
        self._story = story_of(seen.typed, seen.evidence)
        sheet = {(row.subject, row.attribute): row for row in self.rows}
        self._make = DraftFindings(self._story, seen, sheet)

    def compared(
        self, name: str, text: str, day: str | None = None
    ) -> tuple[Draft, list[DraftFinding]]:
        """Compare a draft; `day` is when it is to appear (EDTF).

        Raises ValueProblem for what is no date.
        """
        sentences = lint_draft(text, self._story, range_of(day) if day else None)
        draft = Draft(name, text, day, tuple(sentences))
        return draft, list(self._make.of(draft))


def range_of(written: str) -> Published:
    """Give the range of days (since 1970-01-01) of a date. Raises ValueProblem."""
    days = read_days(written)
    return days[0][0], days[-1][1]
