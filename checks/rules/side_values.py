"""A side whose claims agree but do not say the same: each value with those who say it.

What all claims of a side leave possible may be what one of them says, or none: 4.8 and 5 million
agree on 4.8, which is not the word of whoever says 5. So each value is named with its own sources,
the most precise first. Names stay together: their forms name one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.rules.attributed import Mentions, of_many, values_in_clause
from checks.rules.sides import cite, in_words, part_into_sides, said
from schema.finding import Side, ValueOfSide
from schema.folding import voice
from schema.interval import width
from schema.places import part_of_article
from support.grammar import in_a_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.cited_readings import CitedReading, Parts


def side_of(common: Parts, readings: Sequence[CitedReading]) -> Side:
    """Give the side that readings make which agree on `common`."""
    groups = [] if readings[0].value_type.word == "any" else _by_precision(readings)
    if len(groups) < 2:  # noqa: PLR2004 - all say the same, or one voice says it less exactly, too
        return cite(said(common, readings), readings)
    return side_of_values(readings, [(said(same[0].parts, same), same) for same in groups])


def side_of_values(
    readings: Iterable[CitedReading], worded: Iterable[tuple[str, Iterable[CitedReading]]]
) -> Side:
    """Give the side that readings make, of which some say one thing in words, others another."""
    values = tuple(ValueOfSide(words, tuple(r.citation for r in same)) for words, same in worded)
    citations = tuple(reading.citation for reading in readings)
    return Side(says=_in_words(values), citations=citations, values=values)


def each_with_its_sources(readings: Sequence[CitedReading], mentions: Mentions) -> str:
    """Word what readings say, agreed or not: "4 in the Post and at least 4 in the Herald".

    Where those that agree say the same, all sources are named once behind it.
    """
    if not say_different_things(readings):
        cited = [reading.citation for reading in readings]
        return in_words(readings) + mentions.stated(cited)
    sides = part_into_sides(readings).sides
    return " or ".join(values_in_clause(side_of(*side), mentions) for side in sides)


def say_different_things(readings: Sequence[CitedReading]) -> bool:
    """Whether some that agree do not say the same, so that each value has its own sources."""
    if readings[0].value_type.has_items:
        return False
    return any(side_of(*side).values for side in part_into_sides(readings).sides)


def _by_precision(readings: Iterable[CitedReading]) -> list[list[CitedReading]]:
    """Group readings by their values, the most precise first.

    What a source says again less exactly is left out.
    """
    by_parts: dict[Parts, list[CitedReading]] = {}
    for reading in readings:
        by_parts.setdefault(reading.parts, []).append(reading)
    groups: list[list[CitedReading]] = []
    for same in sorted(by_parts.values(), key=lambda same: width(same[0].parts)):
        said_so = [reading for group in groups for reading in group]
        new = [r for r in same if not any(_is_said_by(r, other) for other in said_so)]
        groups.extend([new] if new else [])
    return groups


def _is_said_by(reading: CitedReading, other: CitedReading) -> bool:
    """Whether the voice of a reading gives its value more exactly in another."""
    return _voice(reading) == _voice(other) and all(
        any(own.holds(part) for own in reading.parts) for part in other.parts
    )


def _voice(reading: CitedReading) -> tuple[str, str, str]:
    """Give who says it, and in which part of an article."""
    citation = reading.citation
    return (
        citation.source,
        part_of_article(citation),
        voice(citation.speaker) if citation.speaker else "",
    )


def _in_words(values: Sequence[ValueOfSide]) -> str:
    """Give "4.8 million USD (the Post) and 5 million USD (the Herald)"; of one voice, no names."""
    shown = of_many(values)
    voices = {(c.source, c.speaker) for value in values for c in value.citations}
    if len(voices) == 1:
        return in_a_row([value.words for value in shown])
    return in_a_row([f"{value.words} ({_who(value)})" for value in shown])


def _who(value: ValueOfSide) -> str:
    return Mentions(dated=False).stated(value.citations).strip().removeprefix("in ")
