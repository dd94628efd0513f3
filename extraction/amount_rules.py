"""The forms of money, percentages, quantities and counts, as rules over classes of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.rule_patterns import FIGURE
from extraction.word_classes import NAMES

if TYPE_CHECKING:
    from extraction.expression import Kind

_LAND = "(?:capital? nation|capital dot capital dot)"
_BEFORE = f"(?:{_LAND}? (?:sign|currency dot?))"
_AFTER = f"(?:dash? (?:currency|{_LAND}? coin coin?|sign))"
_TO = "(?:dash|to)"
_PERCENT = "(?:percent measure?|per coin)"
_MEASURE = "(?:shape? measure measure?)"
_PART = "(?:(?:a|figure dash?)? (?:half|quarter|ordinal|fraction))"
RULES = {
    "money": f"{_BEFORE} figure (?:{_TO} {_BEFORE}? figure)? {_AFTER}?",
    "money_between": f"between {_BEFORE} figure and {_BEFORE}? figure {_AFTER}?",
    "coins": f"figure (?:{_TO} figure)? {_AFTER}",
    "coins_between": f"between figure and figure {_AFTER}",
    "coin_alone": "a coin",
    "plenty_coins": f"plenty (?:of plenty)? of? {_LAND}? coin",
    "percent": f"figure {_PERCENT}? (?:{_TO} figure)? dash? {_PERCENT}",
    "percent_between": f"between figure percent? and figure dash? {_PERCENT}",
    "part_percent": f"{_PART} (?:of (?:a|figure)? | a)? {_PERCENT}",
    "share": f"{_PART} of",
    "units_of": "figure dash? units of",
    "ratio": "figure out of figure",
    "speed": f"figure dash? {_MEASURE} (?:per|a) unit",
    "measured": f"figure (?:{_TO} figure)? dash? {_MEASURE}",
    "measured_and_half": "a (?:measure|unit) and a half",
    "measured_between": f"between figure and figure dash? (?:{_MEASURE}|period)",
    "lasting": f"figure (?:{_TO} figure)? dash? period",
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
    "share": "percentage",
    "units_of": "quantity",
    "ratio": "percentage",
    "speed": "quantity",
    "measured": "quantity",
    "measured_and_half": "quantity",
    "lasting": "quantity",
}
STARTS = FIGURE + "".join(
    NAMES[n]
    for n in (
        "half", "a", "plenty", "ordinal", "sign", "currency", "nation", "quarter", "between",
        "units", "fraction", "pair", "capital",
    )
)  # fmt: skip
"""The classes that an amount can begin with."""
