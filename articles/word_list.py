"""The list of loaded, garbled and allowed words, and quotes as they are searched for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.loaded_words import ALLOWED, LOADED
from ledger.listed_words import WordListEntry
from schema.folding import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKS = frozenset('"\u201c\u201d\u2018')
_CURLY = "[^\u201c\u201d]*"
_QUOTED = re.compile(
    rf"\u201c{_CURLY}(?:\u201d|$)|^{_CURLY}\u201d"
    '|"[^"]*(?:"|$)'
    "|(?<!\\w)\u2018[^\u2018]*?(?:\u2019(?!\\w)|$)"
)
"""Words in quotation marks; a mark whose other half is outside the quote counts to its end."""


def outside_marks(quote: str) -> str:
    """Give the plain words of a quote outside quotation marks, with "|" for those inside.

    The bar separates the words before and after them. Without words outside: "".
    """
    if _MARKS.isdisjoint(quote):
        return plain(quote)
    outside = [plain(words) for words in _QUOTED.split(quote)]
    return "|".join(outside) if any(words.strip() for words in outside) else ""


def word_list(listed: Iterable[WordListEntry]) -> tuple[WordListEntry, ...]:
    """Give the words that a ledger lists after the built-in ones that it does not list itself."""
    built_in = (
        *(WordListEntry(plain(w), w, "loaded", write, None) for w, write in LOADED.items()),
        *(WordListEntry(plain(w), w, "allowed", None, None) for w in ALLOWED),
    )
    return tuple({entry.plain: entry for entry in (*built_in, *listed)}.values())
