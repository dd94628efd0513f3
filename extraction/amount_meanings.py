"""What the shapes of amounts mean: one small function a rule of `amount_rules`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from extraction.amount_rules import KINDS
from extraction.expression import Amount, Kind
from extraction.is_count import is_count
from extraction.money import MEASURES, SHAPES
from extraction.number_words import figure_text, number_of, plain, power_of, scale_of, scaled
from extraction.sums import coin_of, in_coins, unit_of_coin
from extraction.word_rules import figures
from extraction.words import NAMES, PLENTY, UNITS

if TYPE_CHECKING:
    from collections.abc import Callable

    from extraction.tokens import Tokens

_HALF = Decimal("0.5")
_ALL = 100


class Run(NamedTuple):
    """The tokens that a rule matched, from `first` up to `end`."""

    tokens: Tokens
    rule: str
    first: int
    end: int

    def places(self, *names: str) -> list[int]:
        """Give where tokens of these classes stand."""
        wanted = {NAMES[name] for name in names}
        return [n for n in range(self.first, self.end) if self.tokens.kinds[n] in wanted]

    def word(self, *names: str) -> str:
        """Give the last token of these classes as written, or nothing."""
        found = self.places(*names)
        return self.tokens.said(found[-1], found[-1] + 1) if found else ""

    def figures(self) -> list[tuple[int, int]]:
        """Give where the figures in it start and end, as tokens."""
        return [m.span() for m in figures().finditer(self.tokens.kinds, self.first, self.end)]


def meaning_of(run: Run) -> tuple[Amount, ...]:
    """Give what the tokens can state, the likeliest first; nothing when it is no amount."""
    if run.rule in _SPECIAL:
        return _SPECIAL[run.rule](run)
    figure = _figure(run)
    amount = _amount(run, figure) if figure else None
    if amount is None:
        return ()
    others = [amount.figure[1:]] if amount.figure.startswith("-") else _ends(run, figure)
    return (amount, *(amount._replace(figure=other) for other in others))


def kind_of(run: Run, amount: Amount) -> Kind:
    """Give the kind of an amount; a bare figure with decimals was measured, not counted."""
    kind = _kind(run)
    if kind == "money" and amount.unit in MEASURES.values():
        return "quantity"
    if run.rule == "units_of" and amount.unit == "%":
        return "percentage"
    if run.rule == "share" and not amount.unit:
        return "count"
    measured = "." in amount.figure and amount.figure[-1].isdecimal()
    return "quantity" if kind == "count" and (amount.unit or measured) else kind


def _kind(run: Run) -> Kind:
    return KINDS.get(run.rule.removesuffix("_between"), "count")


def _amount(run: Run, figure: str) -> Amount | None:
    kind = _kind(run)
    if kind == "money":
        return in_coins(run, figure)
    if kind == "percentage":
        return Amount(_signed(run, figure), "%")
    if kind == "quantity" or run.rule == "measured_between":
        return Amount(_signed(run, figure), _unit(run))
    return Amount(figure) if is_count(run.tokens, run.first, run.end) else None


def _signed(run: Run, figure: str) -> str:
    """Give the figure with the minus before it: "-2 %", "minus 5 degrees".

    It can be a fall as well, which a record may state by its size.
    """
    tokens, first = run.tokens, run.first
    before = tokens.word(first - 1)
    dash = before in _DASHES and tokens.touches(first) and not tokens.touches(first - 1)
    negative = (dash or before == "minus") and " to " not in figure
    return f"-{figure}" if negative else figure


_DASHES = frozenset({"-", "\u2212", "\u2013"})


def _ends(run: Run, figure: str) -> list[str]:
    """Give both figures of "from 55 to 110 million", which can be a change as well as a range."""
    low, to, high = figure.partition(" to ")
    if not to or run.tokens.word(run.first - 1) != "from" or run.rule.endswith("between"):
        return []
    scale = high.partition(" ")[2]
    return [low if " " in low or not scale else f"{low} {scale}", high]


def _figure(run: Run) -> str:
    """Give one figure, or two as a range; nothing when the second is the smaller one."""
    found = run.figures()
    texts = [figure_text(run.tokens, *span) for span in found[:2]]
    if len(texts) == 1:
        return texts[0]
    low, high = (plain(text) for text in texts)
    if not scale_of(run.tokens, *found[0]):
        low *= Decimal(1).scaleb(power_of(texts[1]))
    return f"{texts[0]} to {texts[1]}" if low < high else ""


def _unit(run: Run) -> str:
    shape, measures = run.word("shape").lower(), run.places("measure")
    if not measures:
        return UNITS[run.tokens.numbers[run.end - 1]]
    measure = MEASURES[run.tokens.words[measures[-1]]]
    unit = f"{SHAPES[shape]}{measure}" if shape else measure
    if run.rule == "speed":
        return f"{unit}/{run.word('unit').lower()}"
    return unit


def _and_half(run: Run) -> tuple[Amount, ...]:
    """As in "A mile and a half"."""
    word = run.tokens.words[run.first + 1]
    return (Amount("1.5", MEASURES.get(word, word)),)


def _plenty(run: Run) -> tuple[Amount, ...]:
    words = [w for w in run.tokens.words[run.first : run.end] if w in PLENTY]
    least = PLENTY[words[0]]
    for word in words[1:]:
        least *= PLENTY[word] // 2
    unit = unit_of_coin(run.word("coin"), run.word("nation"))
    written = " ".join(words)
    return (Amount(scaled(Decimal(least)), unit, "at least", vague=True, written=written),)


def _share(run: Run) -> tuple[Amount, ...]:
    """As in "Half of", "two-thirds of", "a quarter of", as a percentage; "the first of" is none."""
    share = _parts(run)
    if share is None:
        return _nth(run) if run.places("ordinal") else ()
    return (Amount(_in_percent(share), "%"),)


def _units_of(run: Run) -> tuple[Amount, ...]:
    """As in "75 hours of video", and "three quarters of the seats"."""
    number, unit = number_of(run.tokens, *run.figures()[0]), run.word("units").lower()
    if unit == "quarters" and number < _NAMED_PARTS[unit]:
        return (Amount(_in_percent(number / _NAMED_PARTS[unit]), "%"),)
    return (Amount(_figure(run), UNITS[run.tokens.numbers[run.places("units")[0]]]),)


def _part_percent(run: Run) -> tuple[Amount, ...]:
    """As in "Half a percent", "a quarter of a percentage point", "half of one percent"."""
    share = _parts(run)
    return () if share is None else (Amount(_in_percent(share / _ALL, places=3), "%"),)


def _parts(run: Run) -> Decimal | None:
    """Give the share that the words name: three quarters is 0.75."""
    place = run.places("half", "quarter", "ordinal", "fraction")[0]
    word = run.tokens.words[place]
    under = _NAMED_PARTS.get(word, run.tokens.numbers[place])
    bare = place == run.first and word != "half"
    if under < 2 or bare:  # noqa: PLR2004 - halves
        return None
    over = [span for span in run.figures() if span[1] <= place]
    return (number_of(run.tokens, *over[0]) if over else Decimal(1)) / under


_NAMED_PARTS = {"half": 2, "quarter": 4, "quarters": 4}


def _in_percent(share: Decimal, places: int = 1) -> str:
    rounded = (_ALL * share).quantize(Decimal(1).scaleb(-places))
    return f"{rounded.normalize():f}"


def _ratio(run: Run) -> tuple[Amount, ...]:
    """As in "Four out of five"."""
    over, under = (number_of(run.tokens, *span) for span in run.figures()[:2])
    return (Amount(_in_percent(over / under), "%"),) if 0 < over <= under else ()


def _nth(run: Run) -> tuple[Amount, ...]:
    number = run.tokens.numbers[run.places("ordinal")[0]]
    written = run.word("ordinal")
    return (Amount(str(number), loose=_IN_ORDER, written=written),) if number else ()


_IN_ORDER = "is a place in an order, and so many at least"


def _pair(run: Run) -> tuple[Amount, ...]:
    place = run.places("pair")[0]
    number, written = run.tokens.numbers[place], run.tokens.words[place]
    return (Amount(str(number), loose="counts what stands elsewhere", written=written),)


def _coin_alone(run: Run) -> tuple[Amount, ...]:
    """As in "A penny a share"; of most other coins one alone is no amount."""
    written = run.word("coin").lower()
    found = coin_of("1", written) if written in _SINGLE else None
    return (found,) if found else ()


_SINGLE = frozenset({"penny", "cent", "dollar", "euro", "pound"})
_SPECIAL: dict[str, Callable[[Run], tuple[Amount, ...]]] = {
    "plenty": _plenty,
    "plenty_coins": _plenty,
    "share": _share,
    "units_of": _units_of,
    "part_percent": _part_percent,
    "ratio": _ratio,
    "measured_and_half": _and_half,
    "nth": _nth,
    "pair": _pair,
    "coin_alone": _coin_alone,
}
