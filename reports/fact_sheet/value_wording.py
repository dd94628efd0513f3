"""The value of a fact in words that an editor would print, with whom it rests on.

A value that no source states itself says so ("revenue, according to John Kirby"), and where
claims disagree, each is named with who says it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.rules.sides import part_into_sides
from reports.fact_sheet.attribution import according_to, speakers, who
from reports.fact_sheet.list_wording import list_in_words
from reports.fact_sheet.stated_values import (
    grouped,
    less_exact,
    side_in_words,
    standing_alone,
    with_speakers,
)
from reports.phrases import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reports.fact_sheet.choices import Choice
    from reports.fact_sheet.term_wording import TermWording
    from schema.interval import Interval
    from store.cited_readings import CitedReading


def reconciled(members: list[CitedReading], wording: TermWording) -> str:
    """Give the value that claims agree on: the narrowest that any of them gives."""
    if not members[0].value_type.compared:
        return _texts(members)
    if members[0].value_type.has_items:
        return list_in_words(members, wording)
    return "; ".join(
        with_speakers(*side, wording)
        for same in by_scale(members)
        for side in part_into_sides(same).sides
    )


def refined(members: list[CitedReading], wording: TermWording, counts_as: Mapping[str, str]) -> str:
    """Give the value that claims agree on, and what those say that give it less exactly.

    As in "July 2019 (two sources say 2019: the Post and the Herald)": of lists, only the value.
    """
    value = reconciled(members, wording)
    if members[0].value_type.has_items:
        return value
    sides = [side for same in by_scale(members) for side in part_into_sides(same).sides]
    notes = [
        *(note for side in sides for note in standing_alone(*side, wording, counts_as)),
        *(note for side in sides for note in less_exact(*side, wording)),
    ]
    return f"{value} ({'; '.join(notes)})" if notes else value


def is_one_voice(
    members: list[CitedReading], wording: TermWording, counts_as: Mapping[str, str]
) -> bool:
    """Whether a single independent source narrows what several others say less exactly."""
    sides = [side for same in by_scale(members) for side in part_into_sides(same).sides]
    return any(standing_alone(*side, wording, counts_as) for side in sides)


def all_sides(members: list[CitedReading], wording: TermWording) -> str:
    """Give all sides of claims that do not agree: "1998 (morning), but 1999 (evening)".

    What was not compared, texts and different units, is listed without a "but".
    """
    if not members[0].value_type.compared:
        return "; ".join(f"{w.label} ({who([w, *more])})" for w, *more in _alike(members))
    if members[0].value_type.has_items:
        return _contrasted(
            f"{wording.listing(wording.stated_list(same[0]).items, same)} ({who(same)})"
            for same in grouped(members, lambda w: wording.stated_list(w).content)
        )
    return "; ".join(_clash(same, wording) for same in by_scale(members))


def _clash(members: list[CitedReading], wording: TermWording) -> str:
    """Give the sides, and then what can be true together with more than one of them."""
    parted, between = part_into_sides(members)
    sides = [_side(common, agreeing, wording) for common, agreeing in parted]
    several = "several" if sides[2:] else "both"
    in_between = [
        f"{wording.agreed(same[0].parts, same)} ({who(same)}), which fits {several}"
        for same in grouped(between, lambda w: w.parts)
    ]
    return "; ".join([_contrasted(sides), *in_between])


def _side(common: tuple[Interval, ...], agreeing: list[CitedReading], wording: TermWording) -> str:
    """Give a side and who gives it, and then what others on it say less exactly."""
    words, giving = side_in_words(common, agreeing, wording)
    return f"{words} ({'; '.join([who(giving), *less_exact(common, agreeing, wording)])})"


def chosen_or_sides(
    members: list[CitedReading], chosen: Mapping[str, Choice], wording: TermWording
) -> str:
    """Give the value chosen on each axis, or all sides where none was."""
    return "; ".join(
        _chosen(same, chosen[same[0].axis], wording)
        if same[0].axis in chosen
        else all_sides(same, wording)
        for same in by_scale(members)
    )


def _chosen(members: list[CitedReading], choice: Choice, wording: TermWording) -> str:
    """Word a chosen value, with the speakers if it rests on what they say alone."""
    giving = [w for w in members if w.value == choice.value]
    behind = [w for w in members if w.claim in choice.allowing]
    return _alone(giving, wording) + according_to(speakers(behind))


def supported(
    members: list[CitedReading], weighed: Mapping[str, Choice], wording: TermWording
) -> tuple[str, ...]:
    """Give "July 2019: 3" for each value in conflict: how many independent sources give it."""
    return tuple(
        f"{_alone([w for w in same if w.value == value], wording)}: {sources}"
        for same in by_scale(members)
        if same[0].axis in weighed
        for value, sources in weighed[same[0].axis].support
    )


def _alone(same: list[CitedReading], wording: TermWording) -> str:
    """Word a value as those who give it do."""
    if same[0].value_type.has_items:
        return wording.listing(wording.stated_list(same[0]).items, same)
    return wording.agreed(same[0].parts, same)


def _contrasted(several: Iterable[str]) -> str:
    match list(several):
        case [one, other]:
            return f"{one}, but {other}"
        case more:
            return "; ".join(more)


def by_scale(members: Iterable[CitedReading]) -> list[list[CitedReading]]:
    """Give what is on one axis together: USD, and EUR; times that are not compared, each alone."""
    return grouped(members, lambda w: (w.axis, w.value if w.is_compared_by_day else ""))


def _alike(members: list[CitedReading]) -> list[list[CitedReading]]:
    return grouped(members, lambda w: w.label)


def _texts(members: list[CitedReading]) -> str:
    """Put what the sources say themselves first, then what only speakers say, each with his."""
    same = _alike(members)
    by_backing = grouped(same, speakers)
    if len(by_backing) == 1:
        return "; ".join(w.label for w, *_ in same) + according_to(speakers(same[0]))
    worded: list[str] = []
    for backed in sorted(by_backing, key=lambda backed: bool(speakers(backed[0]))):
        named = speakers(backed[0])
        words = "; ".join(agreeing[0].label for agreeing in backed)
        worded.append(f"according to {joined(named)}: {words}" if named else words)
    return "; ".join(worded)
