"""What a rule of amounts matched: its words, its figures, and where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extraction.rule_patterns import figures
from extraction.word_classes import classes

if TYPE_CHECKING:
    from extraction.token_columns import Tokens


class AmountMatch(NamedTuple):
    """The tokens that a rule of `amount_rules` matched, from `first` up to `end`."""

    tokens: Tokens
    rule: str
    first: int
    end: int

    def indexes(self, *names: str) -> list[int]:
        """Give the indexes of the tokens of these classes."""
        wanted, kinds = classes(*names), self.tokens.kinds
        return [n for n in range(self.first, self.end) if kinds[n] in wanted]

    def word(self, *names: str) -> str:
        """Give the last token of these classes as written, or nothing."""
        found = self.indexes(*names)
        return self.tokens.written(found[-1], found[-1] + 1) if found else ""

    def figures(self) -> list[tuple[int, int]]:
        """Give the first and the end token of each figure."""
        return [m.span() for m in figures().finditer(self.tokens.kinds, self.first, self.end)]
