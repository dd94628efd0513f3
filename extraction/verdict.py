"""Whether a quote supports a recorded value."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from extraction.candidate_values import readings, silence
from extraction.expression import NoDate, Reading
from extraction.expressions import expressions
from extraction.figures import judge_figure
from extraction.verdict_words import Said, Verdict, told
from schema.interval import Interval

if TYPE_CHECKING:
    from extraction.expression import Expression, Published
    from schema.records import Attribute
    from schema.values.value import Value

_FIGURES = frozenset({"money", "quantity", "count"})


def judge(value: Value, attribute: Attribute, quote: str, published: Published) -> Verdict:
    """Say whether a quote supports a value of type date, money, quantity or count.

    `published` is the range of days (since 1970-01-01) on which the source can have appeared, as
    `TypedLedger.published` gives it. Supported: a reading of the quote is the value or lies inside
    it (a record may be coarser than its quote). Contradicted: the quote can be read, and no
    reading meets the value. Not checkable: the quote names nothing of the kind, or only by what
    stands elsewhere, or leaves it open, or is coarser than the record: "in July" is no word
    against the 12th, nor for it.
    """
    found = expressions(" ".join(quote.split()))
    if attribute.type == "date":
        return _judge_date(value, [e for e in found if e.kind == "date"], published)
    if attribute.type in _FIGURES:
        return judge_figure(value, attribute, [e for e in found if e.kind != "date"])
    return Verdict("not checkable", f"values of type {attribute.type} are not read out of quotes")


def _judge_date(value: Value, found: list[Expression], published: Published) -> Verdict:
    said = [Said(e.text, reading) for e in found for reading in readings(e, published)]
    meeting = [s for s in said if _meets(value, s.reading)]
    stated = [s for s in meeting if _states(value, s.reading)]
    if stated:
        return Verdict("supported", told(stated[:1]), tuple(said))
    if meeting:
        return Verdict("not checkable", _open(meeting), tuple(said))
    silent = [(e, silence(e, published)) for e in found]
    hanging = [f"{e.text!r}: {why}" for e, why in silent if why and _hangs(e)]
    if hanging:
        return Verdict("not checkable", "; ".join(hanging), tuple(said))
    if said:
        return Verdict("contradicted", told(_strong(said)), tuple(said))
    why = "; ".join(f"{e.text!r}: {reason}" for e, reason in silent)
    return Verdict("not checkable", why or "the quote names no date")


def _open(meeting: list[Said]) -> str:
    """Say why readings that meet the value do not state it."""
    coarse = [s for s in meeting if not s.reading.weak and not s.reading.ends]
    if coarse:
        return f"less exact than the record: {told(coarse[:1])}"
    return f"possible, not stated: {told(meeting[:1])}"


def _states(value: Value, reading: Reading) -> bool:
    """Whether a reading that meets the value says it, too: it, or what lies inside it."""
    if reading.weak:
        return _as_open(value, reading)
    said = [*reading.parts, *reading.ends]
    return any(_holds(part, lo, hi) for part in value.parts for lo, hi in said)


def _holds(part: Interval, lo: int | None, hi: int | None) -> bool:
    """Whether an interval holds all days of a range."""
    starts = part.lo is None or (lo is not None and part.lo <= lo)
    return starts and (part.hi is None or (hi is not None and part.hi >= hi))


def _strong(said: list[Said]) -> list[Said]:
    return [s for s in said if not s.reading.weak] or said


def _hangs(expression: Expression) -> bool:
    """Whether an expression names a date all the same, by one that stands elsewhere."""
    return not isinstance(expression.meaning, NoDate) or expression.meaning.elsewhere


def _meets(value: Value, reading: Reading) -> bool:
    ranges = [Interval(_decimal(lo), _decimal(hi)) for lo, hi in reading.parts]
    return any(part.meets(days) for part in value.parts for days in ranges)


def _decimal(day: int | None) -> Decimal | None:
    return None if day is None else Decimal(day)


def _as_open(value: Value, reading: Reading) -> bool:
    """Whether the value is recorded as open on the side that the reading leaves open."""
    lo, hi = reading.parts[0][0], reading.parts[-1][1]
    recorded = value.interval
    return (lo is None and recorded.lo is None) or (hi is None and recorded.hi is None)
