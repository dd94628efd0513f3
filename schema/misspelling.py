"""Whether two words differ as misspellings do, by a letter or two.

Words are in small letters, without accents (`folding.fold`).
"""

from __future__ import annotations

LEAST_LETTERS = 4
LONG = 7
"""Words of so many letters may differ by two; shorter ones by one."""
_ENDING = 2
_OF_ONE_STEM = ("s", "es", "n", "an", "i")
"""What makes plurals, and Saudi Arabian out of Saudi Arabia: no misspellings."""


def is_misspelling(known: str, written: str) -> bool:
    """Whether two words differ as misspellings do, and not as Iran and Iraq do."""
    short, long = sorted((known, written), key=len)
    if short[0] != long[0] or len(long) == LEAST_LETTERS:
        return False
    if long.startswith(short) and long[len(short) :] in _OF_ONE_STEM:
        return False
    apart = distance(short, long)
    return apart == 1 or (apart == 2 and len(short) >= LONG and not _of_one_stem(short, long))  # noqa: PLR2004


def _of_one_stem(short: str, long: str) -> bool:
    """Whether two words differ in their endings alone: President and Presidency."""
    return long.startswith(short[:-_ENDING])


def distance(one: str, other: str) -> int:
    """Count the letters to add, drop or change (Levenshtein)."""
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, start=1):
        before, row[0] = row[0], n
        for m, against in enumerate(other, start=1):
            changed = before + (letter != against)
            before, row[m] = row[m], min(changed, row[m] + 1, row[m - 1] + 1)
    return row[-1]
