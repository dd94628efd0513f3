"""The shapes of money, percentages, quantities and counts, as rules over classes of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.reading.rules import FIGURE
from ledger.reading.words import NAMES

if TYPE_CHECKING:
    from ledger.reading.expression import Kind

_BEFORE = "(?:nation? (?:sign|currency dot?))"
_AFTER = "(?:dash? (?:currency|nation? coin|sign))"
_TO = "(?:dash|to)"
RULES = {
    "money": f"{_BEFORE} figure (?:{_TO} {_BEFORE}? figure)? {_AFTER}?",
    "money_between": f"between {_BEFORE} figure and {_BEFORE}? figure {_AFTER}?",
    "coins": f"figure (?:{_TO} figure)? {_AFTER}",
    "coins_between": f"between figure and figure {_AFTER}",
    "plenty_coins": "plenty (?:of plenty)? of? nation? coin",
    "percent": f"figure percent? (?:{_TO} figure)? dash? (?:percent measure?|per coin)",
    "percent_between": "between figure percent? and figure dash? (?:percent measure?|per coin)",
    "half_percent": "half a (?:percent|per coin)",
    "speed": "figure dash? measure per unit",
    "measured": f"figure (?:{_TO} figure)? dash? measure",
    "measured_between": "between figure and figure dash? (?:measure|period)",
    "lasting": f"figure (?:{_TO} figure)? dash? period",
    "share": "(?:a|figure dash?)? (?:half|quarter|ordinal|fraction|units) of",
    "span": "between figure and figure",
    "range": f"figure {_TO} figure",
    "plenty": "plenty (?:of plenty)?",
    "count": "figure",
    "nth": "ordinal",
}
"""Tried in this order at each word that no date has taken."""

KINDS: dict[str, Kind] = {
    "money": "money",
    "coins": "money",
    "plenty_coins": "money",
    "percent": "percentage",
    "half_percent": "percentage",
    "share": "percentage",
    "speed": "quantity",
    "measured": "quantity",
    "lasting": "quantity",
}
STARTS = FIGURE + "".join(
    NAMES[n]
    for n in (
        "half", "a", "plenty", "ordinal", "sign", "currency", "nation", "quarter", "between",
        "units", "fraction",
    )
)  # fmt: skip
"""The classes that an amount can begin with."""
