"""The list of loaded, garbled and allowed words, and quotes as they are searched for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.loaded_words import ALLOWED, LOADED
from articles.quotation_marks import quoted_spans
from ledger.listed_words import WordListEntry
from schema.folding import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.quotation_marks import Span


def outside_marks(quote: str) -> str:
    """Give the plain words of a quote outside quotation marks, with "|" for those inside.

    The bar separates the words before and after them. Without words outside: "". A mark whose other
    half is outside the quote counts to its end, or from its beginning.
    """
    return plain_outside(quote, quoted_spans(quote, excerpt=True))


def plain_outside(words: str, quoted: Iterable[Span]) -> str:
    """Give the plain words outside some spans, with "|" for each; without such words: ""."""
    outside: list[str] = []
    at = 0
    for start, end in sorted(quoted):
        if end <= at or start >= len(words):
            continue
        if at <= max(start, 0):
            outside.append(plain(words[at : max(start, 0)]))
        at = end
    if not outside and not at:
        return plain(words)
    outside.append(plain(words[at:]))
    return "|".join(outside) if any(each.strip() for each in outside) else ""


def word_list(listed: Iterable[WordListEntry]) -> tuple[WordListEntry, ...]:
    """Give the words that a ledger lists after the built-in ones that it does not list itself."""
    built_in = (
        *(WordListEntry(plain(w), w, "loaded", write, None) for w, write in LOADED.items()),
        *(WordListEntry(plain(w), w, "allowed", None, None) for w in ALLOWED),
    )
    return tuple({entry.plain: entry for entry in (*built_in, *listed)}.values())
