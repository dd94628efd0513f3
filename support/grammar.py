"""The grammar of the sentences that are printed: plurals, lists, capitals, quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.source_names import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PLURALS = {"ambiguity": "ambiguities", "source says": "sources say"}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_QUOTED = 100
"""So many characters of a quote are printed in a message; the finding cites all of it."""


def counted(number: int, noun: str) -> str:
    """Give "1 source" or "2,000 sources"."""
    return f"{number:,} {noun if number == 1 else _PLURALS.get(noun, f'{noun}s')}"


def joined(words: Iterable[str], last: str = "and") -> str:
    """Give "a, b and c"; ";" separates words that have a comma or the last word in them."""
    *several, final = words
    if not several:
        return final
    if any("," in word or f" {last} " in word for word in (*several, final)):
        return "; ".join([*several, final])
    return in_a_row([*several, final], last)


def in_a_row(words: Sequence[str], last: str = "and") -> str:
    """Give "a, b and c", whatever is in the words: names and quotations are told apart anyway."""
    *several, final = words
    return f"{', '.join(several)} {last} {final}" if several else final


def sentence(words: str) -> str:
    """Give words with a capital at the beginning, unless the first is like "eBay" or "s04"."""
    first, *_ = words.split(maxsplit=1) or [""]
    plain = first.islower() and not any(map(str.isdigit, first))
    return words[:1].upper() + words[1:] if plain else words


def quoted(words: str) -> str:
    """Give words in quotation marks, and only the beginning of long ones."""
    return f"“{short(' '.join(words.split()), _QUOTED)}”"


def ordinal(number: int) -> str:
    """Give "first" for 1, and "10th" for 10."""
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}th"
