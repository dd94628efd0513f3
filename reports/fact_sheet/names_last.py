"""Rows that only say what somebody or something is called: a sheet has them apart, at its end.

The rule: the value is a name, a term or text; the attribute is a name, an acronym, a title, an
office, a post or a rank, by the last word of its label or of its id; it is no key fact, and its
value is not in question: agreed, refined, or of a single source. A name that sources spell in two
ways stays among the facts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from schema.values import VALUE_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schema.fact import Fact

_CALLED = frozenset(
    {
        *("name", "names", "acronym", "abbreviation", "nickname", "alias", "byline"),
        *("title", "office", "post", "rank"),
    }
)
_SETTLED = frozenset({"agreed", "refined", "single source"})
HEADING = "Names and offices"


def only_names(fact: Fact) -> bool:
    """Whether a row only gives a name or an office."""
    words = (
        re.split(r"[\W_]+", text.lower().strip()) for text in (fact.attribute_label, fact.attribute)
    )
    named = any(parts[-1] in _CALLED for parts in words)
    return named and _is_worded(fact.type) and not fact.key and fact.status in _SETTLED


def names_last(rows: Iterable[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Part the rows of a sheet: the facts, and those that only give a name or an office."""
    rows = list(rows)
    return [r for r in rows if not only_names(r)], [r for r in rows if only_names(r)]


def _is_worded(kind: str) -> bool:
    """Whether values of a type are words: neither a date or figure nor a list."""
    return VALUE_TYPES[kind].measure is None and not VALUE_TYPES[kind].has_items
