"""Whether the dates of a quote support a recorded date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.calendar_resolution import is_fixed
from extraction.candidate_values import candidates, why_no_candidate
from extraction.expression import Away, CandidateValue, NoDate
from extraction.verdict import QuotedCandidate, Verdict, in_words
from schema.values.date import read_days

if TYPE_CHECKING:
    from decimal import Decimal

    from extraction.expression import Expression, Published
    from schema.interval import Interval
    from schema.values.value import Value


def judge_date(value: Value, found: list[Expression], published: Published) -> Verdict:
    """Say whether the dates found in a quote support a recorded one; `published` is in days."""
    quoted = [QuotedCandidate(e.text, date) for e in found for date in candidates(e, published)]
    meeting = [q for q in quoted if _meets(value, q.candidate)]
    stated = [q for q in meeting if _states(value, q.candidate)] or _both_ends(value, meeting)
    if stated and _is_other_year(value, found, stated):
        return Verdict("not checkable", _why_undecided(stated), tuple(quoted))
    if stated:
        return Verdict("supported", in_words(stated[:1]), tuple(quoted))
    if meeting:
        return Verdict("not checkable", _why_undecided(meeting), tuple(quoted))
    without = [(e, _why_open(e, published)) for e in found]
    unresolved = [f"“{e.text}”: {why}" for e, why in without if why and _depends_on_others(e)]
    if unresolved:
        return Verdict("not checkable", "; ".join(unresolved), tuple(quoted))
    if quoted:
        return Verdict("contradicted", in_words(_strong(quoted)), tuple(quoted))
    why = "; ".join(f"“{e.text}”: {reason}" for e, reason in without)
    return Verdict("not checkable", why or "the quote names no date")


def _is_other_year(value: Value, found: list[Expression], stated: list[QuotedCandidate]) -> bool:
    """Whether a year is recorded that the quote does not write, though it writes another.

    "Split since 1974, they will meet next month" supports 2017 for the meeting, and for the split
    it does not: which of them is recorded, only the attribute can say.
    """
    lo, hi = value.interval.lo, value.interval.hi
    if lo is None or hi is None or _length_of(lo, hi) != "year" or lo + _SHORTEST_YEAR > hi:
        return False
    written = {e.text for e in found if e.meaning is not None and is_fixed(e.meaning)}
    return bool(written) and not any(q.words in written or _length(q) == "year" for q in stated)


_SHORTEST_YEAR = 364  # days between its first and its last


def _both_ends(value: Value, meeting: list[QuotedCandidate]) -> list[QuotedCandidate]:
    """Give the dates at both ends of a span: "on May 3, 2019, and again from 5 to 9 June"."""
    strong = [q for q in meeting if not q.candidate.weak and q.candidate.parts]
    first = [q for q in strong if q.candidate.parts[0][0] == value.interval.lo]
    last = [q for q in strong if q.candidate.parts[-1][1] == value.interval.hi]
    alike = [(a, b) for a in first for b in last if _length(a) == _length(b)]
    return list(alike[0]) if alike and "/" in value.text else []


def _length(quoted: QuotedCandidate) -> str:
    """Give how exact a date is: a day, a month, a year, or longer."""
    lo, hi = quoted.candidate.parts[0]
    return "day" if lo is None or hi is None else _length_of(lo, hi)


def _length_of(lo: int | Decimal, hi: int | Decimal) -> str:
    days = hi - lo
    return next((name for name, most in _LENGTHS.items() if days <= most), "longer")


_LENGTHS = {"day": 0, "week": 6, "month": 30, "quarter": 92, "year": 365}


def _why_undecided(meeting: list[QuotedCandidate]) -> str:
    """Say why candidates that meet the value do not state it."""
    coarse = [q for q in meeting if not q.candidate.weak and not q.candidate.ends]
    if coarse:
        return f"less exact than the record: {in_words(coarse[:1])}"
    return f"possible, not stated: {in_words(meeting[:1])}"


def _states(value: Value, candidate: CandidateValue) -> bool:
    """Whether a candidate that meets the value states it, or something inside it."""
    if candidate.weak:
        return _as_open(value, candidate)
    if (
        "/" in value.text and len(candidate.parts) == 1 and not _is_open(value)
    ):  # a span of the editor's: both its ends
        return _ends_as_written(value) in candidate.parts
    stated = [*candidate.parts, *candidate.ends]
    return any(_contains(part, lo, hi) for part in value.parts for lo, hi in stated)


def _ends_as_written(value: Value) -> tuple[Decimal | int | None, Decimal | int | None]:
    """Give both ends of a span: those of an approximate one are the dates that it names."""
    if value.text.endswith("~"):
        return read_days(value.text[:-1])[0]
    return value.interval.lo, value.interval.hi


def _is_open(value: Value) -> bool:
    return value.interval.lo is None or value.interval.hi is None


def _contains(part: Interval, lo: int | None, hi: int | None) -> bool:
    """Whether an interval contains all days of a range."""
    starts = part.lo is None or (lo is not None and part.lo <= lo)
    return starts and (part.hi is None or (hi is not None and part.hi >= hi))


def _strong(quoted: list[QuotedCandidate]) -> list[QuotedCandidate]:
    return [q for q in quoted if not q.candidate.weak] or quoted


def _why_open(expression: Expression, published: Published) -> str:
    """Say why an expression decides nothing; "" where it does."""
    if isinstance(expression.meaning, Away):
        return f"“{expression.text}” depends on a date named elsewhere"
    return why_no_candidate(expression, published)


def _depends_on_others(expression: Expression) -> bool:
    """Whether an expression names a date through words outside it, or through publication."""
    return not isinstance(expression.meaning, NoDate) or expression.meaning.elsewhere


def _meets(value: Value, candidate: CandidateValue) -> bool:
    return any(
        (part.lo is None or hi is None or part.lo <= hi)
        and (part.hi is None or lo is None or lo <= part.hi)
        for part in value.parts
        for lo, hi in candidate.parts
    )


def _as_open(value: Value, candidate: CandidateValue) -> bool:
    """Whether the value is recorded as open on the side on which the candidate is open."""
    lo, hi = candidate.parts[0][0], candidate.parts[-1][1]
    recorded = value.interval
    return (lo is None and recorded.lo is None) or (hi is None and recorded.hi is None)
