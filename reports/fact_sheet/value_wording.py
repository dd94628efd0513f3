"""The value of a fact in words that an editor would print, with whom it rests on.

A value that no source states itself says so ("revenue, according to John Kirby"), and where
claims disagree, each is named with who says it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from checks.rules.sides import part_into_sides
from reports.fact_sheet.attribution import according_to, narrowing, speakers, who
from reports.fact_sheet.term_wording import OPENING
from reports.phrases import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from reports.fact_sheet.choices import Choice
    from reports.fact_sheet.term_wording import TermWording
    from schema.interval import Interval
    from store.cited_readings import CitedReading

Thing = TypeVar("Thing")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def reconciled(members: list[CitedReading], wording: TermWording) -> str:
    """Give the value that claims agree on, at the best precision that any of them gives."""
    if not members[0].value_type.compared:
        return _texts(members)
    if members[0].value_type.has_items:
        return _list(members, wording)
    return "; ".join(
        wording.agreed(common, agreeing) + according_to(speakers(narrowing(common, agreeing)))
        for same in by_scale(members)
        for common, agreeing in part_into_sides(same).sides
    )


def refined(members: list[CitedReading], wording: TermWording) -> str:
    """Give the value that claims agree on, and what those say that give it less exactly.

    As in "July 2019 (two sources say 2019)": of lists, only the value.
    """
    value = reconciled(members, wording)
    if members[0].value_type.has_items:
        return value
    less_exact = [
        words
        for same in by_scale(members)
        for common, agreeing in part_into_sides(same).sides
        for words in _less_exact(common, agreeing, wording)
    ]
    return f"{value} ({'; '.join(less_exact)})" if less_exact else value


def _less_exact(
    common: tuple[Interval, ...], agreeing: list[CitedReading], wording: TermWording
) -> list[str]:
    """Give what those say of one side that leave more than all of it have in common."""
    alone = len({w.source for w in agreeing}) == 1
    return [
        f"{'also given as' if alone else _sources_say(coarse)} "
        f"{wording.agreed(coarse[0].parts, coarse)}"
        for coarse in grouped((w for w in agreeing if w.parts != common), lambda w: w.parts)
    ]


def _sources_say(members: list[CitedReading]) -> str:
    number = len({w.source for w in members})
    if number == 1:
        return "one source says"
    return f"{_NUMBERS[number] if number < len(_NUMBERS) else number} sources say"


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
    """Give a side and who is on it; of amounts, also what the rounded ones say."""
    rounds = agreeing[0].value_type.measure == "amount"
    said = _less_exact(common, agreeing, wording) if rounds else []
    return f"{wording.agreed(common, agreeing)} ({'; '.join([who(agreeing), *said])})"


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


def _list(members: list[CitedReading], wording: TermWording) -> str:
    """Give the longest list that a source closes, else everything that any source includes."""
    closed = [w for w in members if wording.stated_list(w).closed]
    if not closed:
        return _open_list(members, wording)
    longest = wording.stated_list(max(closed, key=lambda w: len(wording.stated_list(w).items)))
    behind = [w for w in closed if wording.stated_list(w).content == longest.content]
    return wording.listing(longest.items, members) + according_to(speakers(behind))


def _open_list(members: list[CitedReading], wording: TermWording) -> str:
    wanted = list(dict.fromkeys(item for w in members for item in wording.stated_list(w).items))
    backed = [
        speakers(w for w in members if item in wording.stated_list(w).items) for item in wanted
    ]
    words = wording.items(wanted, members)
    if len(set(backed)) == 1:
        return OPENING + joined(words) + according_to(backed[0])
    return OPENING + joined(
        f"{word} (according to {joined(named)})" if named else word
        for word, named in zip(words, backed, strict=True)
    )


def grouped(things: Iterable[Thing], by: Callable[[Thing], Hashable]) -> list[list[Thing]]:
    """Give what is alike together, in the order of first appearance."""
    found: dict[Hashable, list[Thing]] = {}
    for thing in things:
        found.setdefault(by(thing), []).append(thing)
    return list(found.values())
