"""Where names of persons are placed, so that those of one person have a point in common.

No vocabulary lists the names, so each has a point of its own. Of an attribute with `persons: true`,
the names of one slot are placed together: those of which any two agree (`same_name.persons_agree`)
share a point. "Smith" shares one with "John Smith" and another with "Jane Smith", who have none in
common. Whole groups agree exactly where any two of their names do, as with all intervals.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from schema.folding import fold
from schema.interval import merged
from schema.name_words import name_words
from schema.same_name import persons_agree
from schema.vocabulary import unlisted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from schema.interval import Interval

_MOST = 40
"""Of more names in one slot, none is placed with another: there may be very many groups."""
_GROUPS = 200
Group = frozenset[str]


def points_of_names(names: Iterable[str]) -> dict[str, tuple[Interval, ...]]:
    """Give for each name of a slot the points that it leaves possible, by the name as written."""
    spelled = {name: fold(name) for name in names}
    first = {folded: name for name, folded in reversed(spelled.items())}
    agreeing = _agreeing(list(first.values()))
    groups = _largest_groups(agreeing) if any(agreeing.values()) else []
    if not 0 < len(groups) <= _GROUPS or len(first) > _MOST:
        return {name: (unlisted(name),) for name in spelled}
    places = dict(zip(groups, _places(groups), strict=True))
    return {
        name: merged([at for group, at in places.items() if first[folded] in group])
        for name, folded in spelled.items()
    }


def points_of_items(lists: Iterable[Collection[str]]) -> dict[str, Interval]:
    """Give for each item of the lists of a slot its point.

    Names in one list are of several persons. An item that may be either of two has its own point.
    """
    lists = [tuple(listed) for listed in lists]
    names = list(dict.fromkeys(item for listed in lists for item in listed))
    agreeing = _agreeing(names)
    for listed in lists:
        for name in listed:
            agreeing[name] -= {*listed}
    groups = _largest_groups(agreeing) if len(names) <= _MOST else []
    places = list(zip(groups, _places(groups), strict=True))
    found = {name: [at for group, at in places if name in group] for name in names}
    return {name: at[0] if len(at) == 1 else unlisted(name) for name, at in found.items()}


def fullest(names: Sequence[str]) -> str:
    """Give the name to print of those of one person: the one with most letters, no titles."""
    return min(names, key=lambda name: (-_letters(name), "," in name, len(name)))


def _letters(name: str) -> int:
    return sum(len(word.plain) for word in name_words(name, of_person=True).words)


def _agreeing(names: list[str]) -> dict[str, set[str]]:
    """Give for each name the others that it agrees with."""
    if len(names) > _MOST:
        return {name: set() for name in names}
    return {one: {o for o in names if o != one and persons_agree(one, o)} for one in names}


def _largest_groups(agreeing: Mapping[str, set[str]]) -> list[Group]:
    """Give the largest groups of names of which any two agree: maximal cliques (Bron-Kerbosch)."""
    found: list[Group] = []

    def grow(group: Group, possible: set[str], done: set[str]) -> None:
        if len(found) > _GROUPS:
            return
        if not possible and not done:
            found.append(group)
            return
        pivot = max(sorted(possible | done), key=lambda name: len(possible & agreeing[name]))
        for name in sorted(possible - agreeing[pivot]):
            grow(group | {name}, possible & agreeing[name], done & agreeing[name])
            possible = possible - {name}
            done = done | {name}

    grow(frozenset(), set(agreeing), set())
    return sorted(found, key=sorted)


def _places(groups: list[Group]) -> list[Interval]:
    """Give each group a point: that of its fullest name, which no other group has."""
    groups_of = Counter(name for group in groups for name in group)
    own = [sorted(name for name in group if groups_of[name] == 1) for group in groups]
    return [
        unlisted(fullest(names) if names else "; ".join(sorted(group)))
        for names, group in zip(own, groups, strict=True)
    ]
