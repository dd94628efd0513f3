"""The tokens of a text, column by column."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Tokens:
    """The tokens of a text, column by column: class, place, number and lower-case word.

    `kinds` has one letter a token, so that an index into it is the index of the token.
    `continental`: the text is in a language that writes 1.200,50 for 1,200.50.
    """

    text: str
    kinds: str
    starts: list[int]
    ends: list[int]
    numbers: list[int]
    words: list[str]
    continental: bool = False

    def written(self, first: int, end: int) -> str:
        """Give the text of the tokens from `first` up to `end`."""
        return self.text[self.starts[first] : self.ends[end - 1]]

    def touches(self, index: int) -> bool:
        """Whether a token starts where the one before it ends."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]

    def word(self, index: int) -> str:
        """Give a word by its place, nothing outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""
