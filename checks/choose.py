"""Which checks a run makes: all, those that are selected, and never those that are ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.registry import CHECKS
from ledger.places import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checks.check import Check


class UnknownCheckError(LookupError):
    """A word that names no check; it says what was found and what was expected."""

    def __init__(self, word: str, expected: str) -> None:
        """Keep both for an error that has a place."""
        super().__init__(f"found {word!r}, expected {expected}")
        self.word = word
        self.expected = expected


def chosen(
    select: Iterable[str], ignore: Iterable[str], checks: Sequence[Check] = CHECKS
) -> tuple[Check, ...]:
    """Give the checks to run, in their order; without `select`, all that are not ignored.

    Both name checks by code (CR101), by the beginning of a code (CR1), or by name (date-conflict).
    Raises UnknownCheckError.
    """
    wanted, unwanted = _named(select, checks), _named(ignore, checks)
    return tuple(c for c in checks if (not wanted or c.code in wanted) and c.code not in unwanted)


def _named(words: Iterable[str], checks: Sequence[Check]) -> set[str]:
    return {code for word in words for code in _codes(word, checks)}


def _codes(word: str, checks: Sequence[Check]) -> list[str]:
    """Give the codes that a word names."""
    codes = [c.code for c in checks if word in {c.code, c.name}] or [
        c.code for c in checks if word and c.code.startswith(word.upper())
    ]
    if not codes:
        names = [c.code for c in checks] + [c.name for c in checks]
        meant = nearest(names, word)
        guess = f"; did you mean {meant!r}?" if meant else ""
        raise UnknownCheckError(
            word, f"a code, the beginning of one, or the name of a check{guess}"
        )
    return codes
