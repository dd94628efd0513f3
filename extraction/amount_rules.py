"""The forms of money, percentages, quantities and counts, as rules over classes of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.rule_patterns import FIGURE, MORE
from extraction.word_classes import NAMES

if TYPE_CHECKING:
    from extraction.expression import Kind

_LAND = "(?:capital? nation|capital dot capital dot)"
_BEFORE = f"(?:{_LAND}? (?:sign|currency dot? sign?))"
_AFTER = f"(?:dash? link{{0,4}} (?:currency|{_LAND}? coin coin?|sign))"
_AFTER_SIGN = f"(?:{_AFTER}|nation(?!coin))"
_TO = "(?:dash|to)"
_PERCENT = "(?:percent measure?|per coin)"
_MEASURE = "(?:shape? measure measure?)"
_UNIT = f"(?:{_MEASURE}|period)"
_PART = "(?:(?:a|figure dash?)? (?:half|quarter|ordinal|fraction))"
_REST = MORE  # of a figure: all of it counts
RULES = {
    "sign_and_coins": "sign figure and? figure coin",
    "money": f"{_BEFORE} figure (?:{_TO} (?:{_BEFORE} figure | figure(?!{_REST}|{_PERCENT})))?"
    f" {_AFTER_SIGN}?",
    "money_between": f"between {_BEFORE} figure and {_BEFORE}? figure {_AFTER}?",
    "weight": "figure dash? coin (?:and|comma)? figure dash? measure",
    "coin_and_part": "(?:a|figure) coin and a (?:half|quarter)",
    "coins_and": "figure coin (?:and|comma)? figure coin"
    f" | figure coin figure(?!{_REST}|scale|any_month|measure)",
    "coins": f"figure (?:{_TO} figure)? {_AFTER}",
    "coins_between": f"between figure and figure {_AFTER}",
    "coin_alone": "a coin",
    "plenty_coins": f"plenty (?:of plenty)? of? {_LAND}? coin",
    "percent": f"figure {_PERCENT}? (?:{_TO} figure)? dash? {_PERCENT}",
    "percent_between": f"between figure percent? and figure dash? {_PERCENT}",
    "part_percent": f"{_PART} (?:of (?:a|figure)? | a)? {_PERCENT}",
    "part_measure": "(?:a|figure dash?)? (?:half|quarter) (?:dash|of? a)? shape? measure",
    "share": f"{_PART} of",
    "units_of": "figure dash? units of",
    "ratio": "figure out of figure",
    "ratio_in": f"figure at figure(?!{_REST}|period|measure|dash|percent|sign|currency|coin|units)",
    "foot_inch": f"figure dash? measure dash? figure(?!{_REST}|measure|period|scale|percent|{_TO})",
    "composed": f"figure dash? {_UNIT} (?:and|comma)? figure dash? {_UNIT}",
    "speed": f"figure dash? {_MEASURE} (?:per|a) unit",
    "measured": f"figure (?:{_TO} figure)? dash? {_MEASURE}",
    "measured_and_half": "a (?:measure|unit) and a half",
    "measured_between": f"between figure and figure dash? (?:{_MEASURE}|period)",
    "unit_and_part": "figure period and a (?:half|quarter)",
    "lasting": f"figure (?:{_TO} figure)? dash? period",
    "one_unit": "a unit",
    "unit_long": "unit_long",
    "span": "between figure and figure",
    "range": f"figure {_TO} figure",
    "plenty": "plenty (?:of plenty)?",
    "count": "figure",
    "nth": "ordinal",
    "pair": "a? pair",
}
"""Tried in this order at each word that is not part of a date."""

KINDS: dict[str, Kind] = {
    "money": "money",
    "coins": "money",
    "coin_alone": "money",
    "plenty_coins": "money",
    "percent": "percentage",
    "part_percent": "percentage",
    "part_measure": "quantity",
    "share": "percentage",
    "units_of": "quantity",
    "ratio": "percentage",
    "ratio_in": "percentage",
    "foot_inch": "quantity",
    "composed": "quantity",
    "coins_and": "money",
    "coin_and_part": "money",
    "sign_and_coins": "money",
    "one_unit": "quantity",
    "unit_long": "quantity",
    "weight": "quantity",
    "unit_and_part": "quantity",
    "speed": "quantity",
    "measured": "quantity",
    "measured_and_half": "quantity",
    "lasting": "quantity",
}


def _letters(names: str) -> str:
    return "".join(NAMES[name] for name in names.split())


_FIRST = "half plenty ordinal sign currency nation quarter between units fraction pair unit_long"
_AFTER_A = "half quarter ordinal fraction coin measure unit pair"
STARTS = "|".join(
    (
        f"[{FIGURE}{_letters(_FIRST)}]",
        f"{NAMES['a']}[{_letters(_AFTER_A)}]",
        f"{NAMES['capital']}[{_letters('nation dot')}]",
    )
)
"""What an amount can begin with: a look at two classes saves trying all rules on each name."""
