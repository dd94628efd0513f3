"""Where things stand in a ledger file, and what is wrong there."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from schema.characters import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

LINE_BREAK = re.compile(r"\r\n?|\n")
_LISTED = 15  # words at most that a message lists; a claim has 13 keys
_SHOWN = 300  # characters at most of what was found or expected


class Place(NamedTuple):
    """A place in a file; line and column count from 1, and 0 stands for the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Write it as editors and CI logs link it."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Problem(NamedTuple):
    """One thing that makes the input unusable: where, which field, found, expected."""

    place: Place
    field: str
    found: str
    expected: str

    def __str__(self) -> str:
        """Write it on one line, whatever was found: `facts.yaml:12:5: value: found X, expected Y`.

        Nothing but the name of the file is ever long.
        """
        field = f"{_short(self.field)}: " if self.field else ""
        told = f"{field}found {_short(self.found)}, expected {_short(self.expected)}"
        return escaped(f"{self.place}: {told}")


class UnusableInput(Exception):  # noqa: N818 - a fault of the input, not an error of ours
    """The input cannot be used; `problems` holds every reason, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Sort the problems by place and drop repetitions."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def _short(text: str) -> str:
    """Cut the middle out of a long text: what is wrong with it is told around it."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 120]} … {text[-100:]}"


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Give where an index of a text stands; both count from 1."""
    breaks = [found.end() for found in LINE_BREAK.finditer(text, 0, index)]
    return len(breaks) + 1, index - (breaks[-1] if breaks else 0) + 1


def one_of(words: Iterable[str], meant: str = "") -> str:
    """Say what was expected out of some words, with a guess at which one was meant."""
    known = list(dict.fromkeys(words))
    if not known:
        return "one that exists, and there are none"
    if len(known) == 1:
        return repr(known[0])
    shown = ", ".join(known) if len(known) <= _LISTED else f"{len(known)} known ones"
    near = nearest(known, meant)
    return f"one of {shown}" + (f"; did you mean {near!r}?" if near else "")


def nearest(words: Iterable[str], meant: str) -> str:
    """Give the word that is spelt most like this one, or "" if none is much like it."""
    near = get_close_matches(meant, list(words), n=1) if meant else []
    return near[0] if near else ""
