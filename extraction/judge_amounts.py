"""Whether the figures of a quote support a recorded amount.

A record should say what its quote says, so hedges are set aside on both sides: "about 2.5 billion"
does not support 2.6 billion, although the two could be the same amount. Where the quote is open
("more than 500", "dozens"), it supports a record that is open as well, and decides nothing else.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from extraction.expression import Amount
from extraction.find_amounts import amount_candidates, ledger_text
from extraction.like_units import in_unit_of, mistaken_for
from extraction.money_words import MEASURES
from extraction.number_words import plain
from extraction.verdict import QuotedCandidate, Verdict, in_words
from extraction.word_classes import UNITS
from schema.interval import Interval
from schema.values import VALUE_TYPES
from schema.values.hedges import split_hedge
from schema.values.rates import split_rate
from schema.values.units import PERCENT, POINTS

if TYPE_CHECKING:
    from extraction.expression import Expression
    from schema.records import Attribute
    from schema.values.value import Value

_OPEN = frozenset({"at least", "at most", "more than", "less than"})
_OR_MORE = re.compile(r"\s+or\s+(?:more|fewer|less)\b", re.IGNORECASE)
_RANGE = re.compile(r"\d\s*[-\u2013]\s*\d|\bto\b|\band\b")
Weight = Literal["meets", "possible", "misses", "other"]
NoneCounted = Literal["yes", "maybe", "no"]


def judge_amount(value: Value, attribute: Attribute, found: list[Expression]) -> Verdict:
    """Say whether the amounts of a quote support a recorded one."""
    value = _parsed(value.text, attribute) or value
    candidates: list[QuotedCandidate] = []
    weights: list[Weight] = []
    currencies = {e.amounts[0].unit for e in found if e.kind == "money"}
    for expression in found:
        for amount in _in_its_period(_in_its_unit(expression.amounts, attribute), value):
            if _is_of_type(amount, expression, attribute):
                candidates.append(QuotedCandidate(expression.text, amount_candidates((amount,))[0]))
                weight = _weighed(value, amount, attribute)
                alike = amount.alone and not amount.possible and currencies == {_unit_of(value)}
                weights.append("meets" if weight == "possible" and alike else weight)
    return _verdict(value, found, candidates, weights, attribute)


def counts_none(value: Value, attribute: Attribute, quote: str) -> NoneCounted:
    """Say whether a quote counts none, where zero is recorded: "no one was hurt", "no deaths".

    "maybe" where a word such as "no" or "without" may mean that, and may not: "no one has claimed
    it", "no more than 40"; "no" for other values.
    """
    zero = value.interval.lo == value.interval.hi == 0
    if not zero or VALUE_TYPES[attribute.type].unit is not None:
        return "no"
    if re.search(_NONE, quote, re.IGNORECASE):
        return "yes"
    return "maybe" if _NEGATED.search(quote) else "no"


_HARMED = (
    "hurt injured killed wounded harmed missing dead arrested charged detained convicted found "
    "affected displaced rescued trapped evacuated infected hospitalized hospitalised"
)
_COUNTED = (
    "deaths injuries casualties fatalities survivors victims arrests people passengers children "
    "civilians soldiers women men"
)
_NONE = (
    r"\b(?:no one|nobody|none)\s+(?:(?:was|were|is|are|(?:has|have|had) been)\s+(?:\w+ly\s+)?"
    rf"(?:{'|'.join(_HARMED.split())})|died|survived)\b|\b(?:no|nil|zero)\s+"
    rf"(?:{'|'.join(_COUNTED.split())})\b"
)
_NEGATED = re.compile(r"\b(?:no|none|nobody|nil|never|neither|nor|without)\b", re.IGNORECASE)


def _verdict(
    value: Value,
    found: list[Expression],
    candidates: list[QuotedCandidate],
    weights: list[Weight],
    attribute: Attribute,
) -> Verdict:
    by_weight = {
        weight: [c for c, w in zip(candidates, weights, strict=True) if w == weight]
        for weight in ("meets", "possible", "misses")
    }
    if by_weight["meets"]:
        return Verdict("supported", in_words(by_weight["meets"][:1]), tuple(candidates))
    if by_weight["possible"]:
        why = f"possible, not stated: {in_words(by_weight['possible'][:1])}"
        return Verdict("not checkable", why, tuple(candidates))
    if by_weight["misses"] and _is_sum(value, found, attribute):
        return Verdict("not checkable", "possible, not stated: a sum of two", tuple(candidates))
    counted = VALUE_TYPES[attribute.type].unit is None
    if by_weight["misses"] and counted and any(e.amounts[0].part for e in found):
        why = "a part of a sum, or what is left of a whole: the record may be another figure"
        return Verdict("not checkable", why, tuple(candidates))
    if by_weight["misses"]:
        return Verdict("contradicted", in_words(by_weight["misses"]), tuple(candidates))
    return Verdict(
        "not checkable", f"the quote holds no {attribute.type} to compare", tuple(candidates)
    )


def _is_sum(value: Value, found: list[Expression], attribute: Attribute) -> bool:
    """Whether a count is a sum of two: "a dozen soldiers and two civilians"."""
    if VALUE_TYPES[attribute.type].unit is not None:
        return False
    counts = [plain(e.amounts[0].figure) for e in found if e.kind == "count" and _is_plain(e)]
    sums = {a + b for a, b in pairwise(counts)} | {sum(counts, Decimal(0))}
    return any(part.meets(Interval(total, total)) for part in value.parts for total in sums)


def _is_plain(expression: Expression) -> bool:
    amount = expression.amounts[0]
    return " to " not in amount.figure and not amount.vague


def _in_its_unit(amounts: tuple[Amount, ...], attribute: Attribute) -> tuple[Amount, ...]:
    """Give the amounts of an expression: of "400m", metres for a length, millions for a count."""
    if VALUE_TYPES[attribute.type].unit != "attribute" or all(a.unit for a in amounts):
        return amounts
    measured = tuple(a for a in amounts if a.unit and _parsed(ledger_text(a), attribute))
    return measured or amounts


def _in_its_period(amounts: tuple[Amount, ...], value: Value) -> tuple[Amount, ...]:
    """Give the amounts to compare with a rate: of "$50,000 a year", not the sum alone."""
    rates = tuple(a for a in amounts if "/" in a.unit and not a.possible)
    return rates if rates and "/" in value.axis else amounts


def _is_of_type(amount: Amount, expression: Expression, attribute: Attribute) -> bool:
    unit = VALUE_TYPES[attribute.type].unit
    if unit == "stated":
        return expression.kind == "money" or (expression.kind == "count" and " " in amount.figure)
    if expression.kind == "money":
        return False
    if unit == "attribute" and attribute.unit in PERCENT:
        return amount.unit in ("%", "") or amount.unit in POINTS
    if unit is None and (amount.is_age or _is_measured(amount)):
        return False
    return amount.unit != "%" or attribute.unit in POINTS


def _weighed(value: Value, amount: Amount, attribute: Attribute) -> Weight:
    """Compare a recorded value with one amount; an unlike unit or an ordinal can only support."""
    if VALUE_TYPES[attribute.type].unit == "stated" and not amount.unit:
        return _weighed_as_money(value, amount, attribute)
    mistaken = mistaken_for(amount, attribute)
    if mistaken is not None:
        return "misses" if _has_figure(value, mistaken, attribute) else "other"
    amount = in_unit_of(amount, attribute)
    stated = _parsed(_in_unit(amount, attribute), attribute)
    bare = _parsed(_in_unit(amount._replace(hedge=""), attribute), attribute)
    if stated is None or bare is None:
        return "other"
    if stated.axis != value.axis:
        return _weighed_apart(value, amount, attribute)
    return _weighed_alike(value, amount, attribute, stated, bare)


def _has_figure(value: Value, amount: Amount, attribute: Attribute) -> bool:
    """Whether a record has the figure of an amount of another kind: 3 percent for 3 points."""
    recorded = _parsed(_bare(value.text), attribute) or value
    stated = _parsed(ledger_text(amount._replace(hedge="")), attribute)
    return stated is not None and _meet(recorded, stated)


def _weighed_apart(value: Value, amount: Amount, attribute: Attribute) -> Weight:
    """Compare with a sum of another currency, or of none or another period.

    A sum that is given without a period may still be the record's rate: the words may be elsewhere.
    """
    currency, _, period = value.axis.partition("/")
    stated, _, of_period = amount.unit.partition("/")
    if currency != stated and currency not in amount.shared:
        return "misses"
    if not period or of_period:
        return "possible" if value.axis in _all_axes(amount, attribute) else "misses"
    recorded = _parsed(_bare(split_rate(value.text)[0]), attribute)
    figure = _parsed(ledger_text(amount._replace(unit=currency, hedge="")), attribute)
    if recorded is None or figure is None:
        return "other"
    return "possible" if _meet(recorded, figure) else "misses"


def _all_axes(amount: Amount, attribute: Attribute) -> set[str]:
    """Give the axes of all currencies that the sign of an amount can mean."""
    _, slash, period = amount.unit.partition("/")
    alike = (amount._replace(unit=f"{unit}{slash}{period}", hedge="") for unit in amount.shared)
    return {v.axis for one in alike if (v := _parsed(ledger_text(one), attribute)) is not None}


def _weighed_alike(
    value: Value, amount: Amount, attribute: Attribute, stated: Value, bare: Value
) -> Weight:
    """Compare values of one axis: the record with what is stated, and with it without its hedge."""
    recorded = _parsed(_bare(value.text), attribute) or value
    if recorded.interval.hi is None:
        return _weighed_as_plenty(recorded, amount, attribute, stated)
    if not amount.vague and _meet(recorded, bare):
        unlike = VALUE_TYPES[attribute.type].unit == "attribute" and not amount.unit
        if amount.possible or unlike or not _is_same(recorded, bare, amount):
            return "possible"
        if VALUE_TYPES[attribute.type].unit is None and amount.unit in UNITS:
            return "possible"  # "13 years" lasts, and seldom counts
        return "meets" if _states(recorded, amount, attribute) else "possible"
    if amount.hedge in _OPEN and _meet(value, stated):
        return "meets" if _open_alike(value, stated) else "possible"
    return "misses" if _is_like(amount, attribute) else "other"


def _weighed_as_plenty(
    recorded: Value, amount: Amount, attribute: Attribute, stated: Value
) -> Weight:
    """Compare "dozens" with what is stated: the same word says it, and a figure may be so many."""
    if amount.vague and recorded.interval == stated.interval:
        return "meets"
    if not amount.vague and _meet(recorded, stated):
        return "possible"
    return "misses" if _is_like(amount, attribute) else "other"


def _is_measured(amount: Amount) -> bool:
    """Whether a figure was measured, and counts nothing: in miles, or with decimals."""
    measured = amount.unit in MEASURES.values() or "/" in amount.unit
    return measured or ("." in amount.figure and " " not in amount.figure)


def _weighed_as_money(value: Value, amount: Amount, attribute: Attribute) -> Weight:
    """Compare with "half a million" after a sum of euros: it may be one of euros as well."""
    stated = _parsed(ledger_text(amount._replace(unit=_unit_of(value), hedge="")), attribute)
    return "possible" if stated is not None and _meet(value, stated) else "other"


def _unit_of(value: Value) -> str:
    """Give the currency of a sum of money."""
    return value.axis.rpartition(" ")[2]


def _is_same(recorded: Value, stated: Value, amount: Amount) -> bool:
    """Whether two figures are one: 3 is not what "$3.29" says, though both may be rounded.

    Of a range, each end is the record's for itself; open and composed values have no middle. "A
    third" is both 33.3 percent and a third.
    """
    if " to " in amount.figure:
        return True
    left, right = recorded.interval, stated.interval
    if None in (left.lo, left.hi, right.lo, right.hi):
        return True
    middles = [Decimal(i.lo or 0) + Decimal(i.hi or 0) for i in (left, right)]
    others = middles[1:] if amount.share is None else [middles[1], 2 * amount.share]
    return any(abs(middles[0] - m) <= _ROUNDING * max(abs(middles[0]), abs(m)) for m in others)


_ROUNDING = Decimal("1e-6")


def _states(value: Value, amount: Amount, attribute: Attribute) -> bool:
    """Whether a value that meets an amount is stated: of "55 to 110", both ends and the range."""
    low, to, high = amount.figure.partition(" to ")
    if not to or _RANGE.search(value.text):
        return True
    ends = (amount._replace(figure=end, hedge="") for end in _ends(low, high))
    parsed = (_parsed(_in_unit(end, attribute), attribute) for end in ends)
    return any(end is not None and _meet(value, end) for end in parsed)


def _ends(low: str, high: str) -> tuple[str, str]:
    """Give both figures of a range, each with its scale: "1.2 to 1.5 million"."""
    scale = high.partition(" ")[2]
    return low if " " in low or not scale else f"{low} {scale}", high


def _is_like(amount: Amount, attribute: Attribute) -> bool:
    if amount.loose:
        return False
    return bool(amount.unit) == (VALUE_TYPES[attribute.type].unit is not None)


def _in_unit(amount: Amount, attribute: Attribute) -> str:
    """Give the amount as a text of the attribute: counts bare, percentages in its own word."""
    unit = VALUE_TYPES[attribute.type].unit
    if unit is None:
        return ledger_text(amount._replace(unit=""))
    if unit == "attribute" and (amount.unit == "%" or not amount.unit):
        return ledger_text(amount._replace(unit=attribute.unit or ""))
    return ledger_text(amount)


def _parsed(text: str, attribute: Attribute) -> Value | None:
    """Parse a text by the attribute's type, as rounded; None where it is of another kind.

    Whether two sources may have rounded a figure is for the checks: a record rounds its quote.
    """
    kind = VALUE_TYPES[attribute.type]
    try:
        return (kind.read_rounded or kind.read)(text, attribute, None)
    except ValueError:  # an unknown unit is a ValueProblem; a count with decimals has no interval
        return None


def _bare(text: str) -> str:
    return _OR_MORE.sub("", split_hedge(text)[1])


def _meet(left: Value, right: Value) -> bool:
    return any(a.meets(b) for a in left.parts for b in right.parts)


def _open_alike(left: Value, right: Value) -> bool:
    """Whether both have no upper end, or both begin at zero or below."""
    a, b = left.interval, right.interval
    if a.hi is None or b.hi is None:
        return a.hi is None and b.hi is None
    return _begins_at_zero(a) and _begins_at_zero(b)


def _begins_at_zero(interval: Interval) -> bool:
    """Whether a range has no lower end, or begins at zero or below and reaches above."""
    return interval.lo is None or (interval.lo <= 0 and (interval.hi is None or interval.hi > 0))
