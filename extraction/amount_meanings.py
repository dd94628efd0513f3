"""What amounts mean: one small function for each rule of `amount_rules`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from extraction.ages import is_age
from extraction.amount_rules import KINDS, RULES
from extraction.composed_amounts import coin_and_part, coins_and, composed, weight
from extraction.count_filter import is_count
from extraction.degrees import of_degrees
from extraction.expression import Amount, Kind
from extraction.money_meanings import coin_of, in_coins, unit_of_coin
from extraction.money_words import MEASURES, NAMED_UNITS, SHAPES
from extraction.number_words import figure_text, number_of, plain, power_of, scale_of, scaled
from extraction.signed import signed
from extraction.word_classes import CAPITAL, NAMES, UNITS
from schema.values.numerals import PLENTY, least_of_plenty

if TYPE_CHECKING:
    from collections.abc import Callable

    from extraction.amount_match import AmountMatch

_HALF = Decimal("0.5")
_ALL = 100


def meaning_of(match: AmountMatch) -> tuple[Amount, ...]:
    """Give the amounts that the words can state, the likeliest first; none if they state none."""
    if match.rule in _SPECIAL:
        return _SPECIAL[match.rule](match)
    figure = _figure(match)
    if not figure:
        return _both_figures(match)
    amount = _amount(match, figure)
    if amount is None:
        return ()
    if amount.unit and _kind(match) != "money":
        return _in_units(match, of_degrees(match, amount))
    return (amount, *(amount._replace(figure=other) for other in _ends(match, figure)))


def _both_figures(match: AmountMatch) -> tuple[Amount, ...]:
    """Give both figures of "from $2.5 billion to $507 million", which is no range."""
    texts = [figure_text(match.tokens, *span) for span in match.figures()[:2]]
    found = (_amount(match, text) for text in texts)
    return tuple(amount for amount in found if amount is not None)


def _in_units(match: AmountMatch, amount: Amount) -> tuple[Amount, ...]:
    """Give an amount with a unit, with each sign and each unit that its words can have."""
    ends = _ends(match, amount.figure)
    found = [*signed(match, amount), *(amount._replace(figure=end) for end in ends)]
    others = _ALIKE.get(amount.unit, ())
    return (*found, *(one._replace(unit=unit) for unit in others for one in found))


_ALIKE = {"ton": ("tonne", "long_ton")}
"""Units of one name: an American, a metric and a British ton."""


def kind_of(match: AmountMatch, amount: Amount) -> Kind:
    """Give the kind of an amount; a bare figure with decimals was measured, not counted."""
    kind = _kind(match)
    if kind == "money" and amount.unit in MEASURES.values():
        return "quantity"
    if match.rule == "units_of" and amount.unit == "%":
        return "percentage"
    if match.rule == "share" and not amount.unit:
        return "count"
    measured = "." in amount.figure and amount.figure[-1].isdecimal()
    if kind == "count" or (match.rule == "ratio_in" and not amount.unit):
        return "quantity" if amount.unit or measured else "count"
    return kind


def _kind(match: AmountMatch) -> Kind:
    return _KINDS[match.rule]


_KINDS: dict[str, Kind] = {
    rule: KINDS.get(rule.removesuffix("_between"), "count") for rule in RULES
}


def _amount(match: AmountMatch, figure: str) -> Amount | None:
    kind = _kind(match)
    if kind == "money":
        return in_coins(match, figure)
    if kind == "percentage":
        return Amount(figure, "percentage points" if match.indexes("measure") else "%")
    if kind == "quantity" or match.rule == "measured_between":
        old = match.tokens.words[match.end : match.end + 2] in (["-", "old"], ["old"])
        return Amount(figure, _unit(match), is_age=old, loose=_AGE if old else "", written=figure)
    coded = _is_coded(match)
    return Amount(figure) if not coded and is_count(match.tokens, match.first, match.end) else None


_AGE = "is an age"


def _is_coded(match: AmountMatch) -> bool:
    """Whether two figures make a number of a case or the like: 12-3176."""
    spans = match.figures()
    if len(spans) < 2 or not match.tokens.touches(spans[1][0]):  # noqa: PLR2004 - two figures
        return False
    low, high = (number_of(match.tokens, *span) for span in spans[:2])
    return high > low * _ALL


def _ends(match: AmountMatch, figure: str) -> list[str]:
    """Give both figures of "from 55 to 110 million", which can be a change as well as a range."""
    low, to, high = figure.partition(" to ")
    if not to or match.tokens.word(match.first - 1) != "from" or match.rule.endswith("between"):
        return []
    scale = high.partition(" ")[2]
    return [low if " " in low or not scale else f"{low} {scale}", high]


def _figure(match: AmountMatch) -> str:
    """Give one figure, or two as a range; nothing when the second is the smaller one."""
    found = match.figures()
    texts = [figure_text(match.tokens, *span) for span in found[:2]]
    if len(texts) == 1:
        return texts[0]
    low, high = (plain(text) for text in texts)
    if not scale_of(match.tokens, *found[0]):
        low *= Decimal(1).scaleb(power_of(texts[1]))
    return f"{texts[0]} to {texts[1]}" if low < high else ""


def _unit(match: AmountMatch) -> str:
    shape, measures = match.word("shape").lower(), match.indexes("measure")
    if not measures:
        return UNITS[match.tokens.numbers[match.end - 1]]
    measure = MEASURES[match.tokens.words[measures[-1]]]
    unit = NAMED_UNITS.get((shape, measure)) or f"{SHAPES.get(shape, '')}{measure}"
    if match.rule == "speed":
        return f"{unit}/{match.word('unit').lower()}"
    return unit


def _and_half(match: AmountMatch) -> tuple[Amount, ...]:
    """As in "A mile and a half"."""
    word = match.tokens.words[match.first + 1]
    return (Amount("1.5", MEASURES.get(word, word)),)


def _plenty(match: AmountMatch) -> tuple[Amount, ...]:
    words = [w for w in match.tokens.words[match.first : match.end] if w in PLENTY]
    written = " of ".join(words)
    least = least_of_plenty(written) or Decimal(0)
    unit = unit_of_coin(match.word("coin"), match.word("nation"))
    return (Amount(scaled(least), unit, "at least", vague=True, written=written),)


def _share(match: AmountMatch) -> tuple[Amount, ...]:
    """As in "Half of", "two-thirds of", "a quarter of", as a percentage; "the first of" is none."""
    share = _parts(match)
    if share is None:
        return _nth(match) if match.indexes("ordinal") else ()
    return (_of_hundred(share),)


def _of_hundred(share: Decimal) -> Amount:
    return Amount(_in_percent(share), "%", share=share * _ALL)


def _units_of(match: AmountMatch) -> tuple[Amount, ...]:
    """As in "75 hours of video", and "three quarters of the seats"."""
    number, unit = number_of(match.tokens, *match.figures()[0]), match.word("units").lower()
    if unit == "quarters" and number < _NAMED_PARTS[unit]:
        return (_of_hundred(number / _NAMED_PARTS[unit]),)
    return (Amount(_figure(match), UNITS[match.tokens.numbers[match.indexes("units")[0]]]),)


def _part_percent(match: AmountMatch) -> tuple[Amount, ...]:
    """As in "Half a percent", "a quarter of a percentage point", "half of one percent"."""
    share = _parts(match)
    unit = "percentage points" if match.indexes("measure") else "%"
    return () if share is None else (Amount(_in_percent(share / _ALL, places=3), unit),)


def _part_measure(match: AmountMatch) -> tuple[Amount, ...]:
    """As in "Half a mile", "a quarter-point"."""
    share = _parts(match)
    return () if share is None else signed(match, Amount(f"{share.normalize():f}", _unit(match)))


def _parts(match: AmountMatch) -> Decimal | None:
    """Give the share that the words name: three quarters is 0.75."""
    place = match.indexes("half", "quarter", "ordinal", "fraction")[0]
    word = match.tokens.words[place]
    under = _NAMED_PARTS.get(word, match.tokens.numbers[place])
    bare = place == match.first and word != "half"
    if under < 2 or bare:  # noqa: PLR2004 - halves
        return None
    over = [span for span in match.figures() if span[1] <= place]
    return (number_of(match.tokens, *over[0]) if over else Decimal(1)) / under


_NAMED_PARTS = {"half": 2, "quarter": 4, "quarters": 4}


def _in_percent(share: Decimal, places: int = 1) -> str:
    exact = _ALL * share
    if exact >= _TO_ROUND:  # more digits than decimals are worked out with
        return f"{exact:f}"
    return f"{exact.quantize(Decimal(1).scaleb(-places)).normalize():f}"


_TO_ROUND = Decimal(10) ** 12


def _ratio(match: AmountMatch) -> tuple[Amount, ...]:
    """As in "Four out of five"."""
    over, under = (number_of(match.tokens, *span) for span in match.figures()[:2])
    return (_of_hundred(over / under),) if 0 < over <= under else ()


def _ratio_in(match: AmountMatch) -> tuple[Amount, ...]:
    """As in "One in five"; both figures as counts where they are no ratio."""
    spans = match.figures()[:2]
    over, under = (number_of(match.tokens, *span) for span in spans)
    word = match.tokens.words[spans[0][1]]
    if word == "in" and over < under <= _LARGEST_RATIO:
        return (_of_hundred(over / under),)
    texts = [(span, figure_text(match.tokens, *span)) for span in spans]
    return tuple(Amount(t) for span, t in texts if "." not in t and is_count(match.tokens, *span))


_LARGEST_RATIO = 1000


def _nth(match: AmountMatch) -> tuple[Amount, ...]:
    if match.tokens.kinds[match.end : match.end + 1] == CAPITAL:  # the Eighth Amendment
        return ()
    number = match.tokens.numbers[match.indexes("ordinal")[0]]
    written = match.word("ordinal")
    return (Amount(str(number), loose=_IN_ORDER, written=written),) if number else ()


_IN_ORDER = "is a place in an order, and so many at least"


def _pair(match: AmountMatch) -> tuple[Amount, ...]:
    place = match.indexes("pair")[0]
    number, written = match.tokens.numbers[place], match.tokens.words[place]
    return (Amount(str(number), loose="counts what is named elsewhere", written=written),)


def _coin_alone(match: AmountMatch) -> tuple[Amount, ...]:
    """As in "A penny a share"; of most other coins one alone is no amount."""
    written = match.word("coin").lower()
    found = coin_of("1", written) if written in _SINGLE else None
    return (found,) if found else ()


def _unit_and_part(match: AmountMatch) -> tuple[Amount, ...]:
    """As in "One hour and a quarter"."""
    number = number_of(match.tokens, *match.figures()[0])
    part = _HALF if match.tokens.words[match.end - 1] == "half" else _HALF / 2
    unit = UNITS[match.tokens.numbers[match.indexes("unit", "units", "quarter")[0]]]
    return (Amount(f"{number + part:f}", unit),)


def _one_unit(match: AmountMatch) -> tuple[Amount, ...]:
    """As in "almost a week", "lasted a year"; of other units one alone is no length of time."""
    before, words = match.tokens.word(match.first - 1), match.tokens.words
    lasting = before in _LASTING or words[match.end : match.end + 2] == ["-", "long"]
    return (Amount("1", _unit(match)),) if lasting else ()


def _unit_long(match: AmountMatch) -> tuple[Amount, ...]:
    """As in "A weeklong strike"."""
    return (Amount("1", _unit(match)),)


_LASTING = frozenset(
    {"lasted", "lasting", "lasts", "took", "takes", "for", "within", "almost", "nearly", "over"}
)
_SINGLE = frozenset({"penny", "cent", "dollar", "euro", "pound"})


def _counted(match: AmountMatch) -> tuple[Amount, ...]:
    """Give a count; of "400m", metres as well: only the record can say which."""
    figure = _figure(match)
    if is_age(match.tokens, match.first, match.end):
        return (Amount(figure, "year", is_age=True, loose=_AGE, written=figure),)
    if not is_count(match.tokens, match.first, match.end):
        return ()
    last = match.end - 1
    if match.tokens.words[last] == "m" and match.tokens.kinds[last] == NAMES["scale"]:
        metres = figure_text(match.tokens, match.first, last)
        return (Amount(figure), Amount(metres, "m", written=f"{metres}m"))
    return (Amount(figure), *(Amount(end) for end in _ends(match, figure)))


_SPECIAL: dict[str, Callable[[AmountMatch], tuple[Amount, ...]]] = {
    "plenty": _plenty,
    "plenty_coins": _plenty,
    "share": _share,
    "units_of": _units_of,
    "part_percent": _part_percent,
    "part_measure": _part_measure,
    "ratio": _ratio,
    "measured_and_half": _and_half,
    "nth": _nth,
    "pair": _pair,
    "coin_alone": _coin_alone,
    "composed": composed,
    "weight": weight,
    "foot_inch": composed,
    "coins_and": coins_and,
    "coin_and_part": coin_and_part,
    "sign_and_coins": coins_and,
    "ratio_in": _ratio_in,
    "one_unit": _one_unit,
    "unit_long": _unit_long,
    "unit_and_part": _unit_and_part,
    "count": _counted,
}
