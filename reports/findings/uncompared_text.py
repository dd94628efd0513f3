"""The claims that were not compared, in a sentence: how many, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from schema.finding import ReasonUncompared, Uncompared

_WORDS: Mapping[ReasonUncompared, str] = {
    "alone": "alone on a fact",
    "free text": "in free text",
    "kind": "alone of a kind (planned, demanded, denied ...)",
    "unit": "alone in a unit or currency",
    "time": "alone of a time",
    "speaker": "by different speakers",
    "ambiguous": "ambiguous",
}


def uncompared_sentence(uncompared: Sequence[Uncompared]) -> str:
    """Give "12 claims were not compared: 9 alone on a fact, 3 in free text."; "" for none."""
    known = [(each.claims, _WORDS[each.reason]) for each in uncompared if each.claims is not None]
    unknown = [_WORDS[each.reason] for each in uncompared if each.claims is None]
    number = sum(claims for claims, _ in known)
    said: list[str] = []
    if number:
        were = "was" if number == 1 else "were"
        why = ", ".join(f"{claims:,} {words}" for claims, words in known)
        said.append(f"{counted(number, 'claim')} {were} not compared: {why}.")
    if unknown:
        where = "in tables that are large or have no quotes"
        said.append(f"Claims {' or '.join(unknown)} are not counted {where}.")
    return " ".join(said)
