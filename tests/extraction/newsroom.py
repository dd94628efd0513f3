"""The sentences of tests/data/newsroom: how many right values are accepted, and how many wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

from extraction import judge
from schema.problem import ValueProblem
from schema.records import Attribute
from schema.values import VALUE_TYPES
from tests.extraction.dates import days

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).resolve().parent.parent / "data" / "newsroom"
STYLES = ("wire", "business", "court", "crime", "european", "amounts")
BATCHES = ("first", "second", "third")
"""The rules were corrected with the first; with the others, after they were measured once."""


def styles(batch: str) -> tuple[str, ...]:
    """Give the styles of a batch."""
    return tuple(style for style in STYLES if (FOLDER / batch / f"{style}.yaml").exists())


class Judged(NamedTuple):
    """One value of a row, whether it is the right one, and what the quote says of it."""

    quote: str
    value: str
    right: bool
    outcome: str


class Figures(NamedTuple):
    """Percentages: of right values those accepted and doubted, of wrong values those accepted."""

    accepted: float
    doubted: float
    wrong_accepted: float


def judged(batch: str, style: str) -> Iterator[Judged]:
    """Judge each value of a file."""
    text = (FOLDER / batch / f"{style}.yaml").read_text(encoding="utf-8")
    for group in yaml.safe_load(text)["reading"]:
        published = days(str(group["published"]))
        for kind, quote, right, *wrong in group["rows"]:
            for value in ([] if right is None else [right]) + wrong:
                outcome = _outcome(kind, str(value), quote, published)
                yield Judged(quote, str(value), value is right, outcome)


def _outcome(kind: str, value: str, quote: str, published: tuple[int | None, int | None]) -> str:
    name, _, unit = kind.partition(" ")
    attribute = Attribute.model_validate({"id": "x", "type": name, "unit": unit or None})
    try:
        read = VALUE_TYPES[name].read(value, attribute, None)
    except ValueProblem:  # a count with decimals, which no ledger takes
        return "refused"
    return judge(read, attribute, quote, published).outcome


def figures(batch: str, style: str) -> Figures:
    """Give the percentages of one file."""
    found = list(judged(batch, style))
    right = [j.outcome for j in found if j.right]
    wrong = [j.outcome for j in found if not j.right]
    return Figures(
        100 * right.count("supported") / len(right),
        100 * right.count("contradicted") / len(right),
        100 * wrong.count("supported") / len(wrong),
    )
