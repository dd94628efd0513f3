"""Reading dates and figures out of the words of a source, and judging a record by them."""

from extraction.candidate_values import readings, silence
from extraction.expression import Expression, Reading
from extraction.expressions import expressions
from extraction.relative_to_publication import relative
from extraction.verdict import judge
from extraction.verdict_words import Said, Verdict
from extraction.weekday_slips import Slip, weekday_slips

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
