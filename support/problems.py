"""What makes an input unusable: the place in a file, what was found there, what was expected."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from schema.characters import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_LISTED = 15  # words in a message; a claim has 13 keys
_LONGEST = 300  # characters of what was found or expected
_LONGEST_VALUE = 60  # characters of a value that was found


class Place(NamedTuple):
    """A place in a file. Line and column count from 1; line 0 means the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Write it as editors and CI logs link it."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Whole(str):
    """Words that a message never cuts, such as an engine's: the cause may be the last of them."""

    __slots__ = ()


class Problem(NamedTuple):
    """One thing that makes the input unusable: where, which field, found, expected."""

    place: Place
    field: str
    found: str
    expected: str

    def __str__(self) -> str:
        """Write it on one line, whatever was found: `facts.yaml:12:5: value: found X, expected Y`.

        Long texts are cut, except the name of the file and what is `Whole`.
        """
        return f"{escaped(str(self.place))}: {self.what}"

    @property
    def what(self) -> str:
        """Say the same without the place."""
        field = f"{_shortened(self.field)}: " if self.field else ""
        what = f"found {_shortened(self.found)}, expected {_shortened(self.expected)}"
        return escaped(f"{field}{what}")


class UnusableInput(Exception):  # noqa: N818 - a fault of the input, not an error of ours
    """The input cannot be used; `problems` holds every reason, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Sort the problems by place and drop repetitions."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def _shortened(text: str) -> str:
    """Cut the middle out of a long text: its beginning and end say what is wrong with it."""
    if isinstance(text, Whole) or len(text) <= _LONGEST:
        return text
    return f"{text[: _LONGEST - 120]} … {text[-100:]}"


def shown(value: object) -> str:
    """Name a value that was written, in words that fit after "found"."""
    if value is None:
        return "nothing"
    text = repr(value)
    if not text.strip("' "):
        return "an empty text"
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"


def one_of(words: Iterable[str], meant: str = "") -> str:
    """Say that one of some words was expected, and which of them was probably meant."""
    known = list(dict.fromkeys(words))
    if not known:
        return "one that exists, and there are none"
    if len(known) == 1:
        return repr(known[0])
    shown = ", ".join(known) if len(known) <= _MOST_LISTED else f"{len(known)} known ones"
    near = nearest(known, meant)
    return f"one of {shown}" + (f"; did you mean {near!r}?" if near else "")


def nearest(words: Iterable[str], meant: str) -> str:
    """Give the word whose spelling is closest to this one, or "" if none is close."""
    near = get_close_matches(meant, list(words), n=1) if meant else []
    return near[0] if near else ""
