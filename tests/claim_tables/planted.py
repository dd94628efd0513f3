"""Claims of many sources about many subjects, with two definitions or copies planted, or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

Row = dict[str, str]


@dataclass(frozen=True)
class Planted:
    """Sources give minutes of flights, each source of most flights, with errors at random.

    `late` sources mean something that is `offset` minutes later, give or take `around`. Of
    `copies`, the second of each pair takes over nine in ten of the errors of the first.
    """

    sources: int = 12
    subjects: int = 400
    late: frozenset[int] = frozenset()
    offset: int = 15
    around: int = 0
    copies: tuple[tuple[int, int], ...] = ()
    errors: float = 0.05
    covered: float = 0.6
    biased: tuple[int, ...] = ()

    def rows(self, seed: int) -> list[Row]:
        """Give the claims."""
        chance = Random(seed)  # noqa: S311 - no secret
        return [row for n in range(self.subjects) for row in self._about(n, chance)]

    def _about(self, subject: int, chance: Random) -> Iterable[Row]:
        truth = chance.randint(100, 900)
        values = {s: self._value(s, truth, chance) for s in range(self.sources)}
        for first, second in self.copies:
            if values[first] != truth and chance.random() < 0.9:
                values[second] = values[first]
        for source, value in values.items():
            if chance.random() < self.covered:
                yield {
                    "source": f"s{source:02d}",
                    "subject": f"flight {subject}",
                    "attribute": "departed",
                    "value": f"{value} min",
                    "quote": "q",
                }

    def _value(self, source: int, truth: int, chance: Random) -> int:
        if chance.random() < self.errors:
            return truth + chance.choice([-1, 1]) * chance.randint(20, 90)
        if source in self.biased and chance.random() < 0.3:
            return truth + self.offset
        if source in self.late:
            return truth + self.offset + chance.randint(-self.around, self.around)
        return truth


LEDGER = {
    "attributes": [
        {"id": "departed", "type": "quantity", "unit": "min", "tolerance": "5 min"},
    ],
    "claims": [],
}
