"""The period of a sum of money: "$50,000 a year", "an hourly wage of $15"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.word_classes import listed

if TYPE_CHECKING:
    from extraction.amount_match import AmountMatch
    from extraction.expression import Amount
    from extraction.token_columns import Tokens

_NAMED = {
    "year": "year", "yr": "year", "annum": "year", "quarter": "quarter", "month": "month",
    "mo": "month", "week": "week", "wk": "week", "day": "day", "hour": "hour", "hr": "hour",
    "minute": "minute",
}  # fmt: skip
"""Words after "a", "per" or a slash, and the periods that `schema.values.rates` knows."""
_EACH = {
    "annually": "year", "yearly": "year", "pa": "year", "quarterly": "quarter", "monthly": "month",
    "pcm": "month", "weekly": "week", "pw": "week", "daily": "day", "hourly": "hour",
}  # fmt: skip
"""Words after a sum that say how often it is paid."""
_BEFORE = _EACH | {"annual": "year"}
"""The same before what is paid: "a monthly rent of $900"."""
_LINKS = listed("a an per each every /")
_NO_RATE = listed("ago earlier later before after from since old")
"""Words after "a year" with which it is a time, and no rate."""
_PAID = listed(
    "salary salaries wage wages pay income earnings rent rents fee fees pension allowance stipend "
    "retainer subscription benefit benefits"
)
_FILLERS = listed(
    "of about around roughly some nearly almost over to is was at now up just more than least most"
)
_OR_MORE = (["or", "more"], ["or", "less"])
_NOUNS = 2  # "an annual base salary of"


def in_period(match: AmountMatch, found: tuple[Amount, ...]) -> tuple[tuple[Amount, ...], int]:
    """Give sums of money with their period, if there is one, and the token after it.

    The sum alone is stated as well: what is paid a year may be recorded as an annual sum. "Annual
    revenue of $5 billion" is a sum, and possibly a rate.
    """
    period, end = _after(match.tokens, match.end)
    if period:
        return (*_per(found, period), *found), end
    period, is_paid = _before(match.tokens, match.first)
    rates = _per(found, period)
    if is_paid:
        return (*rates, *found), match.end
    return (*found, *(rate._replace(possible=True) for rate in rates)), match.end


def _per(found: tuple[Amount, ...], period: str) -> tuple[Amount, ...]:
    """Give the sums in a currency as rates; none where no period is named."""
    return tuple(a._replace(unit=f"{a.unit}/{period}") for a in found if a.unit and period)


def _after(tokens: Tokens, end: int) -> tuple[str, int]:
    """Give the period named after a sum, and the token after its words."""
    at = end + (2 if tokens.words[end : end + 2] in _OR_MORE else 0)
    if tokens.word(at) == "-":
        at += 1
    if (period := _EACH.get(tokens.word(at))) is not None:
        return period, at + 1
    if tokens.word(at) not in _LINKS:
        return "", end
    at += 2 if tokens.word(at + 1) == "-" else 1
    period = _NAMED.get(tokens.word(at), "")
    is_time = tokens.word(at + 1) in _NO_RATE
    return ("", end) if is_time or not period else (period, at + 1)


def _before(tokens: Tokens, first: int) -> tuple[str, bool]:
    """Give the period named before a sum, and whether what is paid for it is."""
    at = first - 1
    while tokens.word(at) in _FILLERS:
        at -= 1
    nouns = 0
    while nouns < _NOUNS and tokens.word(at).isalpha() and tokens.word(at) not in _BEFORE:
        at, nouns = at - 1, nouns + 1
    period = _BEFORE.get(tokens.word(at), "")
    named = tokens.words[at + 1 : at + 1 + nouns]
    return period, not named or not _PAID.isdisjoint(named)
