"""What the checks of values that change must find, in plain Python: every pair is tried."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from tests.checks.oracle import ConflictFound, Stated, stated_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ledger.typed import TypedLedger

CHANGES = {"CR207", "CR208", "CR209", "CR210"}
_FAR = 10**9


def changes(typed: TypedLedger) -> set[ConflictFound]:
    """Give what values of other times, and of one source without its days, make of a slot."""
    slots: defaultdict[tuple[str, str, str], list[Stated]] = defaultdict(list)
    for one in _changing(typed):
        slots[one.slot[:3]].append(one)
    found = {hit for slot, stated in slots.items() for hit in _of_slot(slot, stated)}
    for source in typed.read.records.sources:
        for slot, stated in slots.items():
            own = [s for s in stated if s.claim.source == source.id]
            cited = _quotes(_without_days(own))
            if cited:
                scope = f"{_money(slot, own)} {source.id}".strip()
                found.add(ConflictFound("CR210", *slot[:2], scope, cited))
    return found


def lacks_only_days(group: list[Stated]) -> bool:
    """Whether a group in conflict has one only as long as a source does not say which day is when.

    The other claims can all be true, and with them one at least of each such source.
    """
    if not group[0].attribute.changes:
        return False
    sources = {s.claim.source for s in group}
    asked = {
        source: found
        for source in sources
        if (found := _without_days([s for s in group if s.claim.source == source]))
    }
    others = [s for s in group if not any(s in found for found in asked.values())]
    return bool(asked) and all(
        any(_fit([*others, one]) for one in found) for found in asked.values()
    )


def _changing(typed: TypedLedger) -> Iterator[Stated]:
    for stated in stated_with(typed, "asserted", ambiguous=False):
        if stated.attribute.changes and stated.attribute.type not in ("list", "text"):
            yield stated


def _of_slot(slot: tuple[str, str, str], stated: list[Stated]) -> Iterator[ConflictFound]:
    pairs: dict[str, list[Stated]] = {"CR207": [], "CR208": [], "CR209": []}
    dated = [s for s in stated if "/" in s.slot[3]]
    for one, other in permutations(dated, 2):
        if one.slot == other.slot or _fit([one, other]) or not _one_voice(one, other):
            continue
        if _days(one)[1] < _days(other)[0]:
            pairs["CR209" if _wrong_way(one, other) else "CR208"] += [one, other]
        elif not _days(other)[1] < _days(one)[0]:
            pairs["CR207"] += [one, other]
    if pairs["CR209"]:
        pairs["CR208"] = []
        pairs["CR209"] = _nearest(pairs["CR209"])
    for code, cited in pairs.items():
        if cited:
            yield ConflictFound(code, *slot[:2], _money(slot, stated), _quotes(cited))


def _nearest(cited: list[Stated]) -> list[Stated]:
    """Give of pairs, one claim after the other, those nearest in time for both of their claims."""
    pairs = list(zip(cited[::2], cited[1::2], strict=True))
    kept = [
        (one, other)
        for one, other in pairs
        if _days(one)[1] == max(_days(e)[1] for e, later in pairs if later is other)
        and _days(other)[0] == min(_days(later)[0] for e, later in pairs if e is one)
    ]
    return [stated for pair in kept for stated in pair]


def _without_days(own: list[Stated]) -> list[Stated]:
    """Give the claims of one source that another of them contradicts, neither with its own day."""
    undated = [s for s in own if s.claim.as_of is None]
    pairs = [
        pair for pair in combinations(undated, 2) if _one_voice(*pair) and not _fit(list(pair))
    ]
    return [s for s in undated if any(s in pair for pair in pairs)]


def _wrong_way(earlier: Stated, later: Stated) -> bool:
    rises = (earlier.value.interval.hi or _FAR) < (later.value.interval.lo or -_FAR)
    return earlier.attribute.direction == ("down" if rises else "up")


def _fit(stated: list[Stated]) -> bool:
    """Whether the ends of all values leave a point between them."""
    ends = [s.value.interval for s in stated]
    los = [end.lo for end in ends if end.lo is not None]
    his = [end.hi for end in ends if end.hi is not None]
    return not los or not his or max(los) <= min(his)


def _one_voice(one: Stated, other: Stated) -> bool:
    speakers = {one.claim.speaker, other.claim.speaker}
    return None in speakers or len(speakers) == 1


def _days(stated: Stated) -> tuple[int, int]:
    first, last = stated.slot[3].split("/")
    return int(first or -_FAR), int(last or _FAR)


def _money(slot: tuple[str, str, str], stated: list[Stated]) -> str:
    return slot[2] if stated and stated[0].attribute.type == "money" else ""


def _quotes(stated: Iterable[Stated]) -> frozenset[str]:
    return frozenset(s.claim.quote for s in stated)
