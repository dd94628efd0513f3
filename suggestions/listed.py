"""The items of a list that a quote names, as the ledger's vocabulary has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction import named_terms
from schema.folding import plain
from schema.records import Including

if TYPE_CHECKING:
    from schema.vocabulary import Vocabulary

_OPEN = re.compile(r"\b(?:includ(?:e|es|ed|ing)|such as|among (?:them|others)|for example)\b")


def items_in(vocabulary: Vocabulary, quote: str) -> tuple[str, ...] | Including | None:
    """Give the terms that a quote names, in their order; an open list after "including"."""
    text = plain(quote)
    named = [term for term in named_terms(vocabulary, quote) if not term.negated]
    named.sort(key=lambda term: text.find(plain(term.words)))
    items = tuple(dict.fromkeys(term.node.id for term in named))
    if not items:
        return None
    return Including(including=items) if _OPEN.search(quote.lower()) else items
