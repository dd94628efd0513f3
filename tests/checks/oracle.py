"""What the checks must find, in plain Python: every pair and every point is tried.

It shares with the checks the typed values and nothing else: no SQL, no sweep, no sides.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, get_args

from schema.records import Modality

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ledger.typed import TypedLedger, TypedReading
    from schema.records import Attribute, Claim
    from schema.values import Value

Quotes = frozenset[str]


class ConflictFound(NamedTuple):
    """Claims that cannot all be true: the code of the finding, its slot, and who is cited."""

    code: str
    subject: str
    attribute: str
    scope: str
    quotes: Quotes


class Ambiguity(NamedTuple):
    """An ambiguous claim, and for each reading its verdict with the claims that are cited."""

    code: str
    quote: str
    readings: tuple[tuple[str, Quotes], ...]


class Stated(NamedTuple):
    """One reading of a claim with what makes it comparable."""

    claim: Claim
    attribute: Attribute
    value: Value
    slot: tuple[str, str, str, str]


def conflicts(
    typed: TypedLedger, apart: Callable[[list[Stated]], bool] = lambda _: False
) -> set[ConflictFound]:
    """Give every group of comparable claims that must be found, but for those set `apart`."""
    groups: defaultdict[tuple[str, str, str, str], list[Stated]] = defaultdict(list)
    for stated in stated_with(typed, "asserted", ambiguous=False):
        groups[stated.slot].append(stated)
    found: set[ConflictFound] = set()
    for (subject, attribute, axis, moment), group in groups.items():
        code = _code(typed, group)
        if code and not apart(group):
            money = axis if group[0].attribute.type == "money" else ""
            scope = f"{money} {moment}".strip()
            quotes = frozenset(stated.claim.quote for stated in group)
            found.add(ConflictFound(code, subject, attribute, scope, quotes))
    return found


def ambiguities(typed: TypedLedger) -> set[Ambiguity]:
    """Give every ambiguous claim with what speaks for and against its readings."""
    others = list(stated_with(typed, "asserted", ambiguous=False))
    claims: defaultdict[str, list[Stated]] = defaultdict(list)
    for modality in get_args(Modality):
        for stated in stated_with(typed, modality, ambiguous=True):
            claims[stated.claim.quote].append(stated)
    return {_ambiguity(quote, readings, others) for quote, readings in claims.items()}


def consistent(values: Iterable[Value]) -> bool:
    """Whether some point is possible under every value; all ends are tried, and beyond them."""
    possible = list(values)
    return any(all(_allows(value, point) for value in possible) for point in _points(possible))


def fewest_sides(values: Sequence[Value]) -> int:
    """Give the least number of points such that each value allows one of them."""
    points = sorted(_points(values))
    for number in range(1, len(values) + 1):
        for chosen in combinations(points, number):
            if all(any(_allows(value, point) for point in chosen) for value in values):
                return number
    return 0


def stated_with(typed: TypedLedger, modality: str, *, ambiguous: bool) -> Iterable[Stated]:
    """Yield the readings of claims of one modality, of ambiguous ones or of the others."""
    attributes = {attribute.id: attribute for attribute in typed.read.records.attributes}
    for reading in typed.readings:
        claim = typed.read.records.claims[reading.claim]
        if claim.modality == modality and bool(claim.readings) is ambiguous:
            attribute = attributes[reading.attribute]
            moment = moment_of(typed, reading, claim) if attribute.changes else ""
            slot = (reading.subject, reading.attribute, reading.value.axis, moment)
            yield Stated(claim, attribute, reading.value, slot)


def moment_of(typed: TypedLedger, reading: TypedReading, claim: Claim) -> str:
    """Give the days of which a claim speaks; without any, what no other claim has."""
    source = next(s for s in typed.read.records.sources if s.id == claim.source)
    if claim.as_of is None and source.published is None:
        return f"never the same: {claim.quote}"
    days = typed.as_of[reading.claim] if claim.as_of else typed.published[source.id]
    return "/".join("" if day is None else str(day) for day in days)


def _code(typed: TypedLedger, group: list[Stated]) -> str | None:
    attribute = group[0].attribute
    fits = _lists_fit if attribute.type == "list" else _values_fit
    if attribute.type == "text" or fits(group):
        return None
    if all(fits(heard) for heard in _heard_together(group)):
        return "CR401"
    return code_of(typed, _heard_together(group))


def code_of(typed: TypedLedger, heard: Sequence[Sequence[Stated]]) -> str:
    """Give the code of a conflict, by the claims that contradict one another."""
    attribute = heard[0][0].attribute
    codes = {"date": "CR101", "money": "CR102", "quantity": "CR102", "count": "CR103"}
    codes |= {"name": "CR105", "list": "CR106", "term": "CR104"}
    if attribute.type != "term":
        return codes[attribute.type]
    kind = typed.vocabularies[attribute.vocabulary or ""].kind
    if kind == "ladder" and max(map(_steps, heard)) == 1:
        return "CR303"
    return "CR304" if kind == "shades" else "CR104"


def _steps(heard: Sequence[Stated]) -> Decimal:
    """Give how many steps are between terms on a ladder."""
    places = [part.lo or Decimal(0) for stated in heard for part in stated.value.parts]
    return max(places) - min(places)


def _heard_together(group: list[Stated]) -> list[list[Stated]]:
    """Give what the sources say themselves, with what each single speaker says."""
    speakers = {stated.claim.speaker for stated in group}
    return [[s for s in group if s.claim.speaker in (None, speaker)] for speaker in speakers]


def _values_fit(group: list[Stated]) -> bool:
    return consistent(stated.value for stated in group)


def _lists_fit(group: list[Stated]) -> bool:
    return all(_lists_agree(a.value, b.value) for a, b in combinations(group, 2))


def _lists_agree(one: Value, other: Value) -> bool:
    return not (one.closed and _lacks(one, other)) and not (other.closed and _lacks(other, one))


def _lacks(closed: Value, other: Value) -> bool:
    return any(not any(consistent([item, own]) for own in closed.items) for item in other.items)


def _ambiguity(quote: str, readings: list[Stated], others: list[Stated]) -> Ambiguity:
    verdicts: list[tuple[str, Quotes]] = []
    impossible = True
    for reading in readings:
        same = [o for o in others if o.slot == reading.slot and o.attribute.type != "text"]
        comparable = same if reading.claim.modality == "asserted" else []
        fits = [o for o in comparable if _decides(o, reading, readings, comparable)]
        opposing = [o for o in comparable if not agree(reading.value, o.value)]
        verdict = "agrees" if fits else "contradicted" if opposing else "untested"
        verdicts.append((verdict, frozenset(o.claim.quote for o in fits or opposing)))
        impossible &= not fits and any(_one_voice(reading, o) for o in opposing)
    return Ambiguity("CR107" if impossible else "CR301", quote, tuple(verdicts))


def _decides(
    other: Stated, reading: Stated, readings: list[Stated], comparable: list[Stated]
) -> bool:
    """Whether a claim agrees with a reading, and is not too vague to decide."""
    if not agree(other.value, reading.value):
        return False
    values = [r.value for r in readings if r.slot == reading.slot]
    told_apart = any(len({agree(value, o.value) for value in values}) > 1 for o in comparable)
    if told_apart and all(agree(value, other.value) for value in values):
        return False
    contradicting = [o for o in comparable if not agree(reading.value, o.value)]
    return not any(_one_voice(reading, o) and agree(other.value, o.value) for o in contradicting)


def _one_voice(one: Stated, other: Stated) -> bool:
    """Whether both say it themselves, one does, or both let the same speaker say it."""
    return None in (one.claim.speaker, other.claim.speaker) or (
        one.claim.speaker == other.claim.speaker
    )


def agree(one: Value, other: Value) -> bool:
    """Whether two values can be true together."""
    return _lists_agree(one, other) if one.items else consistent([one, other])


def _points(values: Iterable[Value]) -> set[Decimal]:
    ends = {x for value in values for part in value.parts for x in (part.lo, part.hi)}
    known = {x for x in ends if x is not None} or {Decimal(0)}
    return known | {min(known) - 1, max(known) + 1}


def _allows(value: Value, point: Decimal) -> bool:
    return any(
        (part.lo is None or part.lo <= point) and (part.hi is None or point <= part.hi)
        for part in value.parts
    )
