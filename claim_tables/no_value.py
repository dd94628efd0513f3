"""Words for no value, such as "n/a": a row with one states nothing, and is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schema.vocabulary import Vocabulary


def plain_words(words: Iterable[str]) -> frozenset[str]:
    """Give the words as they are compared: without case, and without spaces around them."""
    return frozenset(word.strip().casefold() for word in words)


def states_nothing(written: str, words: frozenset[str], vocabulary: Vocabulary | None) -> bool:
    """Whether a value is a word for none, and no term of the vocabulary."""
    text = written.strip()
    return text.casefold() in words and not (vocabulary and vocabulary.find(text))


def is_no_value(column: str, words: Iterable[str]) -> str:
    """Give the condition that a cell is a word for none."""
    known = sorted(plain_words(words) - {""})
    if not known:
        return "FALSE"
    longest = max(map(len, known)) + 4
    is_word = f"lower(trim({column})) IN ({listed(known)})"
    return f"CASE WHEN length({column}) <= {longest} THEN {is_word} ELSE FALSE END"
