"""What sums of money mean: the figure, and the currency of its sign, code or coin."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from extraction.expression import Amount
from extraction.money_words import (
    ABBREVIATED,
    BEFORE_SIGNS,
    COINS,
    COUNTRIES,
    DAMAGED,
    LETTERS,
    MINOR,
    NATIONS,
    OF_CENT,
    RATHER_WORDS,
    SHARED,
    SIGNS,
)
from extraction.number_words import plain
from extraction.word_classes import NAMES

if TYPE_CHECKING:
    from extraction.amount_match import AmountMatch

_HUNDREDTH = Decimal("0.01")
_THOUSAND = 1000
_BARE = frozenset({"$", "£", "¥"})
_COINS = COINS | {"p": "GBP"}


def in_coins(match: AmountMatch, figure: str) -> Amount | None:
    """Give an amount of money, in an ISO 4217 currency; None where the coin is another word."""
    code, sign, coin = (match.word(name) for name in ("currency", "sign", "coin"))
    if code:
        unit = ABBREVIATED.get(code) or BEFORE_SIGNS.get(code) or LETTERS.get(code, code)
        return Amount(figure, unit, written=code)
    nation = "" if _is_of_next(match) else match.word("nation")
    if sign:
        return _signed(match, figure, sign, nation)
    if coin.lower() in ("pound", "pounds") and not nation and _is_weight(match):
        return _weight(figure)
    if coin.lower() in RATHER_WORDS and not nation and _last(figure) < _THOUSAND:
        return None
    american = not nation and bool(match.indexes("capital"))  # U.S. dollars
    if nation or american:
        return coin_of(figure, coin, nation or "us")
    return _of_the_country(coin_of(figure, coin), match)


def _of_the_country(amount: Amount, match: AmountMatch) -> Amount:
    """Take a coin of several countries for that of the one that the text names, if it is one.

    "Egypt ... eight pounds" are Egyptian; cents in a text of euros are euro cents.
    """
    possible = (amount.unit, *amount.shared)
    words = match.tokens.words
    named = {COUNTRIES[word] for word in words if word in COUNTRIES} & set(possible)
    if amount.written.lower() in _CENTS:
        named = {_HUNDREDFOLD[w] for w in words if w in _HUNDREDFOLD}
    if len(named) != 1 or amount.written.lower() in ("dollar", "dollars"):
        return amount
    (unit,) = named
    return amount._replace(unit=unit, shared=tuple(one for one in possible if one != unit))


_CENTS = frozenset({"cent", "cents", "\u00a2"})
_HUNDREDFOLD = {"euro": "EUR", "euros": "EUR", "\u20ac": "EUR", "dollars": "USD", "$": "USD"}


def _is_of_next(match: AmountMatch) -> bool:
    """Whether a country after the figure belongs to what follows: "$5 million Swiss firm"."""
    trailing = match.tokens.kinds[match.end - 1] == NAMES["nation"]
    return trailing and match.tokens.word(match.end) not in _ENDING


_ENDING = frozenset({"", ".", ",", ";", ")", "for", "in", "to", "from", "on", "and", "or", "at"})


def _is_weight(match: AmountMatch) -> bool:
    """Whether pounds are a weight: "5 pounds of cocaine", "weighs 130 pounds"."""
    before = match.tokens.words[max(0, match.first - _NEAR) : match.first]
    return match.tokens.word(match.end) == "of" or any(w.startswith("weigh") for w in before)


_NEAR = 3


def _last(figure: str) -> Decimal:
    return plain(figure.rpartition(" to ")[2])


def _signed(match: AmountMatch, figure: str, sign: str, nation: str) -> Amount:
    american = bool(match.indexes("capital"))  # U.S.$5
    unit = NATIONS.get(nation.lower()) or SIGNS.get(sign, "USD")
    if sign in DAMAGED:
        return Amount(figure, unit, written=sign, shared=("EUR", "USD", "JPY"))
    plainly = not nation and not american and sign in _BARE
    coin = match.word("coin").lower()
    if sign == "$" and coin and COINS.get(coin) not in (None, "USD"):
        unit = COINS[coin]
    return Amount(figure, unit, written=sign, shared=SHARED.get(unit, ()) if plainly else ())


def _weight(figure: str) -> Amount | None:
    """Give pounds of a thing as a weight; from a million on, as money."""
    return (
        Amount(figure, "pound")
        if _last(figure) < _THOUSAND * _THOUSAND
        else coin_of(figure, "pounds")
    )


def coin_of(figure: str, coin: str, nation: str = "") -> Amount:
    """Give a figure in a coin as units of its currency: 26 cents are 0.26 USD."""
    low = coin.lower()
    if low in MINOR:
        hundredths = ((plain(part) * _HUNDREDTH).normalize() for part in figure.split(" to "))
        figure = " to ".join(f"{part:f}" for part in hundredths)
    unit = unit_of_coin(coin, nation)
    others = OF_CENT if low in MINOR and unit == "USD" else SHARED.get(unit, ())
    return Amount(figure, unit, written=coin, shared=() if nation else others)


def unit_of_coin(coin: str, nation: str) -> str:
    """Give the currency of a coin, that of the country if one is named; "" for no coin."""
    return NATIONS.get(nation.lower()) or _COINS.get(coin.lower(), "")
