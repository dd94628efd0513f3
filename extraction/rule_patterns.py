"""Rules over classes of words: written by the names of the classes, matched on their letters.

`month dot? day comma? year` becomes the regular expression `M3?[do]2?y` over the class string of a
text. Every repetition in a rule is bounded, so matching takes time linear in the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extraction.word_classes import NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = re.compile(r"[a-z_]{3,}|\b(?:a|of|at|to|or)\b")
_REST = f"{NAMES['rest']}{{0,3}}"
_POINT, _SHARE, _STOP = (NAMES[name] for name in ("spoken_point", "share", "stop"))
_DIGITS = f"(?:[dyn]{_REST}(?:1?[BH]{_STOP}?){{0,2}}(?:Na[hq]B?)?|(?:[dc]N)?[dc]1?{_SHARE}(?:Oa)?B)"
_ONES = f"c(?:1?c)?(?:{_POINT}c(?:1?c)?)?"
_BELOW_THOUSAND = f"(?:{_ONES}(?:1?HN?(?:{_ONES})?)?|aHN?(?:{_ONES})?)"
_WORDED = (
    f"(?:h1?a?1?[Bz]|a?q(?:Oa|1)?B|az|{_ONES}z|a1?B(?:NahB?)?|"
    f"{_BELOW_THOUSAND}(?:Na[hq])?(?:1?BN?(?:{_BELOW_THOUSAND})?){{0,3}})"
)
FIGURE, MORE = "<", ">"
"""The classes of the first token of a figure, and of its others, once it is found."""
_FIRST_OF_FIGURE = "[dyncahq]"

MACROS = {
    "any_month": "[Mm]",
    "any_weekday": "[Ww]",
    "nth": "[do]",
    "pointer": "(?:t[lx]|[lxt])",
    "named_elsewhere": f"[{NAMES['same']}{NAMES['adjoining']}]",
    "period": "[UVq]",
    "figure": f"{FIGURE}{MORE}*",
    "figure_words": f"(?:{_DIGITS}|{_WORDED})",
    "amount": "(?:(?:[dyn](?:1?H)?|c(?:1?[cHz])?|a[Hz]|a?QO?|a?~O?|h1?a?|a?q(?:Oa|1)?|a)(?:Nah)?)",
    "year": f"(?:y{_REST})",
    "named_year": f"(?:(?:YU?)?y{_REST}(?:YU)?)",
}


@cache
def figures() -> re.Pattern[str]:
    """Give the expression that finds figures, in digits and in words."""
    return re.compile(f"(?={_FIRST_OF_FIGURE}){translated('figure_words')}")


def alternatives(rules: Mapping[str, str]) -> str:
    """Join rules into one expression; the last group that matched has the name of the rule.

    The group is an empty one after the rule: an expression that begins with a group is tried at
    each place, and one that begins with a class only where the class stands.
    """
    return "|".join(f"(?:{translated(rule)})(?P<{name}>)" for name, rule in rules.items())


def translated(rule: str) -> str:
    """Write a rule in letters. Raises KeyError for a name that no class has."""
    return _NAME.sub(lambda name: MACROS.get(name[0]) or NAMES[name[0]], rule).replace(" ", "")
