"""Whether the dates of a quote support a recorded date."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from extraction.candidate_values import candidates, why_no_candidate
from extraction.expression import CandidateValue, NoDate
from extraction.verdict import QuotedCandidate, Verdict, in_words
from schema.interval import Interval

if TYPE_CHECKING:
    from extraction.expression import Expression, Published
    from schema.values.value import Value


def judge_date(value: Value, found: list[Expression], published: Published) -> Verdict:
    """Say whether the dates found in a quote support a recorded one; `published` is in days."""
    quoted = [QuotedCandidate(e.text, date) for e in found for date in candidates(e, published)]
    meeting = [q for q in quoted if _meets(value, q.candidate)]
    stated = [q for q in meeting if _states(value, q.candidate)]
    if stated:
        return Verdict("supported", in_words(stated[:1]), tuple(quoted))
    if meeting:
        return Verdict("not checkable", _why_undecided(meeting), tuple(quoted))
    without = [(e, why_no_candidate(e, published)) for e in found]
    unresolved = [f"“{e.text}”: {why}" for e, why in without if why and _depends_on_others(e)]
    if unresolved:
        return Verdict("not checkable", "; ".join(unresolved), tuple(quoted))
    if quoted:
        return Verdict("contradicted", in_words(_strong(quoted)), tuple(quoted))
    why = "; ".join(f"“{e.text}”: {reason}" for e, reason in without)
    return Verdict("not checkable", why or "the quote names no date")


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
    stated = [*candidate.parts, *candidate.ends]
    return any(_contains(part, lo, hi) for part in value.parts for lo, hi in stated)


def _contains(part: Interval, lo: int | None, hi: int | None) -> bool:
    """Whether an interval contains all days of a range."""
    starts = part.lo is None or (lo is not None and part.lo <= lo)
    return starts and (part.hi is None or (hi is not None and part.hi >= hi))


def _strong(quoted: list[QuotedCandidate]) -> list[QuotedCandidate]:
    return [q for q in quoted if not q.candidate.weak] or quoted


def _depends_on_others(expression: Expression) -> bool:
    """Whether an expression names a date through words outside it, or through publication."""
    return not isinstance(expression.meaning, NoDate) or expression.meaning.elsewhere


def _meets(value: Value, candidate: CandidateValue) -> bool:
    ranges = [Interval(_decimal(lo), _decimal(hi)) for lo, hi in candidate.parts]
    return any(part.meets(days) for part in value.parts for days in ranges)


def _decimal(day: int | None) -> Decimal | None:
    return None if day is None else Decimal(day)


def _as_open(value: Value, candidate: CandidateValue) -> bool:
    """Whether the value is recorded as open on the side on which the candidate is open."""
    lo, hi = candidate.parts[0][0], candidate.parts[-1][1]
    recorded = value.interval
    return (lo is None and recorded.lo is None) or (hi is None and recorded.hi is None)
