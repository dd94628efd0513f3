"""The list of loaded, garbled and allowed words, and quotes as they are searched for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from articles.loaded_words import ALLOWED, LOADED
from schema.folding import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schema.records import ListedWords

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


class WordListEntry(NamedTuple):
    """An entry of the word list: the plain words, and the record's other fields."""

    plain: str
    words: str
    kind: str
    write: str | None
    because: str | None


def word_list(entries: Iterable[ListedWords]) -> tuple[WordListEntry, ...]:
    """Give the words of a ledger's list after the built-in ones that it does not list itself."""
    found = {
        entry.plain: entry
        for entry in (
            *(WordListEntry(plain(w), w, "loaded", write, None) for w, write in LOADED.items()),
            *(WordListEntry(plain(w), w, "allowed", None, None) for w in ALLOWED),
        )
    }
    for entry in entries:
        kind = "allowed" if entry.allow else entry.kind
        for words in entry.words:
            key = plain(words)
            found[key] = WordListEntry(key, words, kind, entry.write, entry.because)
    return tuple(found.values())
