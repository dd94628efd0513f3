"""What the checks of sources and speakers must find, in plain Python: every pair is tried."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from schema.folding import fold
from tests.checks.oracle import ConflictFound, Stated, conflicts, stated_with
from tests.checks.oracle_changes import lacks_only_days

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledger.typed import TypedLedger
    from schema.records import Source
    from schema.values import Value

FIGURES = ("money", "quantity", "count")
Identity = tuple[str, str, str, str]


class Support(NamedTuple):
    """A key fact on one source: its slot, the sources named, and the claims cited."""

    subject: str
    attribute: str
    sources: frozenset[str]
    quotes: frozenset[str]


def disputes(typed: TypedLedger) -> set[ConflictFound]:
    """Give every group that conflicts by its values, by a denial, or by both."""
    found: defaultdict[Identity, set[str]] = defaultdict(set)
    for conflict in conflicts(typed, lacks_only_days):
        found[conflict[:4]] |= conflict.quotes
    denied = stated_with(typed, "denied", ambiguous=False)
    asserted = list(stated_with(typed, "asserted", ambiguous=False))
    whole = {identity[1:] for identity in found if identity[0] == "CR401"}
    for no, yes in product(denied, asserted):
        if no.slot == yes.slot and no.attribute.type != "text" and _is_denied(yes, no):
            code = "CR108" if no.claim.speaker == yes.claim.speaker else "CR401"
            subject, attribute, axis, moment = no.slot
            money = axis if no.attribute.type == "money" else ""
            identity = (subject, attribute, f"{money} {moment}".strip())
            found[code, *identity].add(no.claim.quote)
            if code == "CR108" or identity not in whole:
                found[code, *identity].add(yes.claim.quote)
    return {ConflictFound(*identity, frozenset(quotes)) for identity, quotes in found.items()}


def _is_denied(yes: Stated, no: Stated) -> bool:
    if no.attribute.type == "list":
        return any(_inside(one, other) for one in yes.value.items for other in no.value.items)
    if no.attribute.type in FIGURES:
        return any(a.meets(b) for a, b in product(yes.value.parts, no.value.parts))
    return _inside(yes.value, no.value)


def _inside(value: Value, other: Value) -> bool:
    """Whether each part of a value lies in some part of another one."""
    return all(any(part.common(whole) == part for whole in other.parts) for part in value.parts)


def groups(sources: Iterable[Source]) -> dict[str, frozenset[str]]:
    """Give for each source all that are tied to it, itself included, by what they declare."""
    tied = {source.id: frozenset([source.id]) for source in sources}
    names = {s.id: {fold(n) for n in (s.publisher, *s.credits) if n} for s in sources}
    for _ in tied:
        for one, other in product(tied, tied):
            if names[one] & names[other]:
                both = tied[one] | tied[other]
                tied |= dict.fromkeys(both, both)
    return tied


def key_facts(typed: TypedLedger) -> set[Support]:
    """Give the key facts that rest on one source, or on sources that are tied.

    A bound supports nothing that others give more of. An ambiguous claim supports what each of its
    readings says.
    """
    tied = groups(typed.read.records.sources)
    decided = {(d.subject, d.attribute) for d in typed.read.records.decisions}
    slots: defaultdict[tuple[str, str], list[Stated]] = defaultdict(list)
    for stated in stated_with(typed, "asserted", ambiguous=False):
        if stated.attribute.key and stated.slot[:2] not in decided:
            slots[stated.slot[:2]].append(stated)
    ambiguous: defaultdict[str, list[Stated]] = defaultdict(list)
    for stated in stated_with(typed, "asserted", ambiguous=True):
        ambiguous[stated.claim.quote].append(stated)
    found: set[Support] = set()
    for slot, plain in slots.items():
        alike = [r[0] for r in ambiguous.values() if _says(r, plain)]
        by_source: defaultdict[frozenset[str], list[Stated]] = defaultdict(list)
        for each in [*plain, *alike]:
            by_source[tied[each.claim.source]].append(each)
        bounds = {
            group
            for group, claims in by_source.items()
            if all(_is_bound(each) and each not in alike for each in claims)
        }
        if len(by_source.keys() - bounds or bounds) == 1:
            every = [*plain, *alike]
            sources = frozenset(s.claim.source for s in every)
            found.add(Support(*slot, sources, frozenset(s.claim.quote for s in every)))
    return found


def _is_bound(stated: Stated) -> bool:
    interval, kind = stated.value.interval, stated.attribute.type
    measured = kind in (*FIGURES, "date")
    up_to = kind in FIGURES and interval.lo == 0 and interval.hi != 0
    return measured and (interval.lo is None or interval.hi is None or up_to)


def _says(readings: list[Stated], stated: list[Stated]) -> bool:
    """Whether each reading of an ambiguous claim is about this slot, and agrees with its claims."""
    slots = {reading.slot[:3] for reading in readings}
    same = [s for s in stated if s.slot[:3] in slots]
    if len(slots) > 1 or not same:
        return False
    if all(s.value.items for s in (*readings, *same)):
        named = [item for s in same for item in s.value.items]
        return all(
            any(_inside(own, item) for own in reading.value.items)
            for reading in readings
            for item in named
        )
    alone = all(map(_is_bound, same))
    return all(
        _has_common_point([reading, *same]) and (alone or not _is_bound_of(reading))
        for reading in readings
    )


def _is_bound_of(stated: Stated) -> bool:
    return stated.value.interval.lo is None or stated.value.interval.hi is None


def _has_common_point(stated: list[Stated]) -> bool:
    """Whether the ends of all values leave a point between them."""
    los = [lo for s in stated if (lo := s.value.interval.lo) is not None]
    his = [hi for s in stated if (hi := s.value.interval.hi) is not None]
    return not los or not his or max(los) <= min(his)
