"""Reading dates and figures out of the words of a source, and judging a record by them."""

from ledger.reading.expression import Expression, Reading
from ledger.reading.find import expressions
from ledger.reading.readings import readings, silence
from ledger.reading.said import Said, Verdict
from ledger.reading.slips import Slip, weekday_slips
from ledger.reading.undated import relative
from ledger.reading.verdict import judge

__all__ = [
    "Expression",
    "Reading",
    "Said",
    "Slip",
    "Verdict",
    "expressions",
    "judge",
    "readings",
    "relative",
    "silence",
    "weekday_slips",
]
