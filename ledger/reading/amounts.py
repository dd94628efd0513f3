"""Money, percentages, quantities and counts found in a text."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ledger.reading.amount_rules import KINDS, RULES, STARTS
from ledger.reading.expression import Amount, Expression, Reading
from ledger.reading.hedges import hedge_after, hedge_before
from ledger.reading.money import ABBREVIATED, COINS, MEASURES, MINOR, NATIONS, SHARED, SIGNS
from ledger.reading.numerals import figure_text, scale_of, scaled
from ledger.reading.rules import FIGURE, MORE, alternatives, translated
from ledger.reading.words import CAPITAL, NAMES, PLENTY, UNITS, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ledger.reading.tokens import Tokens

_AMOUNT = re.compile(f"(?=[{STARTS}])(?:{alternatives(RULES)})")
_FIGURE = re.compile(translated("figure_words"))
_HUNDREDTH = Decimal("0.01")


class Run(NamedTuple):
    """The tokens that a rule matched, from `first` up to `end`."""

    tokens: Tokens
    rule: str
    first: int
    end: int

    def word(self, *names: str) -> str:
        """Give the last token of these classes as written, or nothing."""
        wanted = [NAMES[name] for name in names]
        for n in range(self.end - 1, self.first - 1, -1):
            if self.tokens.kinds[n] in wanted:
                return self.tokens.said(n, n + 1)
        return ""

    def figures(self) -> list[tuple[int, int]]:
        """Give where the figures in it start and end, as tokens."""
        return [m.span() for m in _FIGURE.finditer(self.tokens.kinds, self.first, self.end)]


def amounts(tokens: Tokens) -> Iterator[Expression]:
    """Give the figures of a text in their order; what dates have taken is marked in its classes."""
    for match in _AMOUNT.finditer(_FIGURE.sub(_marked, tokens.kinds)):
        rule = match.lastgroup or ""
        run = Run(tokens, rule, *match.span())
        meaning = _meaning(run)
        if meaning:
            yield _expression(run, meaning)


def _marked(figure: re.Match[str]) -> str:
    """Give as many letters as a figure has tokens, so that places stay what they are."""
    return FIGURE + MORE * (len(figure[0]) - 1)


def amount_readings(meaning: tuple[Amount, ...]) -> tuple[Reading, ...]:
    """Give each amount as a text of the ledger."""
    return tuple(Reading(ledger_text(amount), _why(amount)) for amount in meaning)


def ledger_text(amount: Amount) -> str:
    """Give an amount as an editor writes it in the ledger: "about 2.5 billion USD"."""
    return " ".join(part for part in (amount.hedge, amount.figure, amount.unit) if part)


def _why(amount: Amount) -> str:
    if amount.shared:
        others = ", ".join(amount.shared)
        return f"{amount.written!r} is read as {amount.unit}; it can be another ({others})"
    if amount.vague:
        return f"{amount.written!r} states no number, only the least that it can mean"
    if amount.ordinal:
        return f"{amount.written!r} is a place in an order, and so many at least"
    return "the figure is written out"


def _expression(run: Run, meaning: tuple[Amount, ...]) -> Expression:
    tokens = run.tokens
    start, end = tokens.starts[run.first], tokens.ends[run.end - 1]
    hedge, begin = hedge_before(tokens.text, start)
    if not hedge:
        hedge, end = hedge_after(tokens.text, end)
    if hedge and not meaning[0].vague and " to " not in meaning[0].figure:
        meaning = tuple(replace(amount, hedge=hedge) for amount in meaning)
    kind = KINDS.get(run.rule.removesuffix("_between"), "count")
    if kind == "count" and (meaning[0].unit or _is_measured(meaning[0].figure)):
        kind = "quantity"
    return Expression(kind, begin, end, tokens.text[begin:end], meaning)


def _is_measured(figure: str) -> bool:
    """Whether a bare figure has decimals and no scale: 7,162.90 was measured, not counted."""
    return "." in figure and figure[-1].isdecimal()


def _meaning(run: Run) -> tuple[Amount, ...]:
    if run.rule in _SPECIAL:
        return _SPECIAL[run.rule](run)
    figure = _figure(run)
    amount = _amount(run, figure) if figure else None
    if amount is None:
        return ()
    return (amount, *(replace(amount, figure=end) for end in _ends(run, figure)))


def _amount(run: Run, figure: str) -> Amount | None:
    kind = KINDS.get(run.rule.removesuffix("_between"), "count")
    if kind == "money":
        return _money(run, figure)
    if kind == "percentage":
        return Amount(figure, "%")
    if kind == "quantity" or run.rule == "measured_between":
        return Amount(figure, _unit(run))
    return Amount(figure) if _is_count(run) else None


def _ends(run: Run, figure: str) -> list[str]:
    """Give both figures of "from 55 to 110 million", which can be a change as well as a range."""
    before = run.tokens.words[run.first - 1] if run.first else ""
    low, to, high = figure.partition(" to ")
    if not to or before != "from" or run.rule.endswith("between"):
        return []
    scale = high.partition(" ")[2]
    return [low if " " in low or not scale else f"{low} {scale}", high]


def _figure(run: Run) -> str:
    """Give one figure, or two as a range; nothing when the second is the smaller one."""
    found = run.figures()
    texts = [figure_text(run.tokens, *span) for span in found[:2]]
    if len(texts) == 1:
        return texts[0]
    low, high = (_plain(text) for text in texts)
    if not scale_of(run.tokens, *found[0]):
        low *= Decimal(1).scaleb(_power(texts[1]))
    return f"{texts[0]} to {texts[1]}" if low < high else ""


_POWERS = {"thousand": 3, "lakh": 5, "million": 6, "crore": 7, "billion": 9, "trillion": 12}


def _power(text: str) -> int:
    return _POWERS.get(text.rpartition(" ")[2], 0)


def _plain(text: str) -> Decimal:
    return Decimal(text.partition(" ")[0].replace(",", "")).scaleb(_power(text))


def _money(run: Run, figure: str) -> Amount:
    coin, code = run.word("coin"), run.word("currency")
    sign, nation = run.word("sign"), run.word("nation")
    if coin.lower() in MINOR:
        figure = f"{(_plain(figure) * _HUNDREDTH).normalize():f}"
    written = code or sign or coin
    if code:
        return Amount(figure, ABBREVIATED.get(code, code), written=code, shared=())
    unit = NATIONS.get(nation.lower(), "") or SIGNS.get(sign, "") or COINS.get(coin.lower(), "")
    plain = not nation and (sign in _BARE or not sign)
    return Amount(figure, unit, written=written, shared=SHARED.get(unit, ()) if plain else ())


_BARE = frozenset({"$", "£", "¥"})


def _unit(run: Run) -> str:
    measure = run.word("measure").lower()
    if run.rule == "speed":
        return f"{MEASURES[measure]}/{run.word('unit').lower()}"
    if measure:
        return MEASURES[measure]
    last = run.tokens.numbers[run.end - 1]
    return UNITS[last]


def _plenty(run: Run) -> tuple[Amount, ...]:
    least = 1
    words = [w for w in run.tokens.words[run.first : run.end] if w in PLENTY]
    least = PLENTY[words[0]]
    for word in words[1:]:
        least *= PLENTY[word] // 2
    unit = COINS.get(run.word("coin").lower(), "")
    nation = NATIONS.get(run.word("nation").lower(), unit)
    return (
        Amount(scaled(Decimal(least)), nation, "at least", vague=True, written=" ".join(words)),
    )


def _share(run: Run) -> tuple[Amount, ...]:
    """As in "Half of", "two-thirds of", "a quarter of", as a percentage."""
    words = [w for w in run.tokens.words[run.first : run.end] if w not in ("of", "-")]
    parts = _PARTS.get(words[-1].rstrip("s") if words[-1] != "half" else "half")
    if parts is None or (len(words) == 1 and parts != 2):  # noqa: PLR2004 - "half of" needs no "a"
        return ()
    cardinals = [
        run.tokens.numbers[n]
        for n in range(run.first, run.end)
        if run.tokens.kinds[n] == NAMES["cardinal"]
    ]
    share = Decimal(100 * (cardinals[0] if cardinals else 1)) / parts
    return (Amount(f"{share.quantize(Decimal('0.1')).normalize():f}", "%"),)


_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}


def _half_percent(run: Run) -> tuple[Amount, ...]:  # noqa: ARG001 - all are built alike
    return (Amount("0.5", "%"),)


def _nth(run: Run) -> tuple[Amount, ...]:
    number = run.tokens.numbers[run.first]
    return (Amount(str(number), ordinal=True, written=run.word("ordinal")),) if number else ()


_SPECIAL: dict[str, Callable[[Run], tuple[Amount, ...]]] = {
    "plenty": _plenty,
    "plenty_coins": _plenty,
    "share": _share,
    "half_percent": _half_percent,
    "nth": _nth,
}
_JOINTS = frozenset("/:_#")
_NO_COUNT_AFTER = listed("of another way or day")
_NO_COUNT_BEFORE = listed("no any every that this which the each another number")


def _is_count(run: Run) -> bool:
    """Whether a bare figure counts something: not "one of", not "Boeing 737", not "No. 2"."""
    tokens, first, end = run.tokens, run.first, run.end
    before = tokens.words[first - 1] if first else ""
    after = tokens.words[end] if end < len(tokens.words) else ""
    if tokens.words[first] == "one" and end == first + 1:
        return after not in _NO_COUNT_AFTER and before not in _NO_COUNT_BEFORE and after.isalpha()
    if end < len(tokens.words) and tokens.touches(end) and (after.isalnum() or after in _JOINTS):
        return False
    if tokens.touches(first) and before in _JOINTS:
        return False
    if tokens.kinds[first] not in "dyn" or "," in tokens.words[first] or end > first + 1:
        return True
    return not _is_named(tokens, first)


def _is_named(tokens: Tokens, first: int) -> bool:
    """Whether a number follows a name, as in Boeing 737 and FTSE 100."""
    if not first or tokens.kinds[first - 1] != CAPITAL or tokens.words[first - 1] in _OPENERS:
        return False
    return tokens.starts[first] - tokens.ends[first - 1] <= 1


_OPENERS = listed(
    "all just only another these their its our his her your my at least up nearly almost over "
    "under about around roughly more less fewer than with for by from as when while after but"
)
"""Words that open a sentence before a number and are no names."""
