"""What the checks of time must find, in plain Python: every pair of claims is tried."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import product
from math import floor
from typing import TYPE_CHECKING, NamedTuple

from extraction import dates_relative_to_publication, judge, weekday_slips
from schema.values.date import worded
from tests.checks.oracle import Quotes, consistent, moment_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from ledger.typed import TypedLedger, TypedReading
    from schema.interval import Interval
    from schema.records import Attribute, Claim
    from schema.values import Value

Days = tuple[int | None, int | None]

_LEEWAY = 1
_PLANS = ("planned", "conditional", "predicted", "threatened")
_AHEAD = ("planned", "threatened", "conditional", "predicted")
_NONE: Days = (None, None)


class Timed(NamedTuple):
    """A finding of time: its code, its slot, and who is cited on each side."""

    code: str
    subject: str
    attribute: str
    scope: str
    sides: tuple[Quotes, ...]


class DatedClaim(NamedTuple):
    """One claim that is not ambiguous, with its days."""

    claim: Claim
    attribute: Attribute
    reading: TypedReading
    published: Days
    as_of: Days
    moment: str

    @property
    def slot(self) -> tuple[str, str]:
        return self.reading.subject, self.reading.attribute

    def heard_with(self, other: DatedClaim) -> bool:
        """Whether one's words can contradict the other's."""
        speakers = {self.claim.speaker, other.claim.speaker}
        return None in speakers or len(speakers) == 1


def timed(typed: TypedLedger) -> list[Timed]:
    """Give every finding of time that must be found."""
    claims = list(_dated_claims(typed))
    done = [t for t in claims if t.claim.modality == "asserted"]
    plans = [t for t in claims if t.claim.modality in _PLANS]
    words = [*_slips(typed), *_undated(typed)]
    planned = [*_superseded(plans, done), *_planned_after(plans, done)]
    return sorted([*_broken(typed, done), *words, *_ahead(done), *planned])


def _dated_claims(typed: TypedLedger) -> Iterator[DatedClaim]:
    attributes = {attribute.id: attribute for attribute in typed.read.records.attributes}
    for reading in typed.readings:
        claim = typed.read.records.claims[reading.claim]
        if not claim.readings:
            published = typed.published[claim.source]
            as_of = typed.as_of.get(reading.claim, _NONE)
            moment = moment_of(typed, reading, claim)
            yield DatedClaim(
                claim, attributes[reading.attribute], reading, published, as_of, moment
            )


def _quotes(claims: list[DatedClaim]) -> Quotes:
    return frozenset(t.claim.quote for t in claims)


def _broken(typed: TypedLedger, done: list[DatedClaim]) -> Iterator[Timed]:
    slots = {
        ((r.earlier.subject, r.earlier.attribute), (r.later.subject, r.later.attribute))
        for r in typed.read.records.order_rules
    }
    for earlier, later in slots:
        pairs = [
            (first, last)
            for first in done
            for last in done
            if first.slot == earlier and last.slot == later and _out_of_order(first, last)
        ]
        if pairs:
            sides = (_quotes([first for first, _ in pairs]), _quotes([last for _, last in pairs]))
            yield Timed("CR201", *earlier, " ".join(later), sides)


def _out_of_order(first: DatedClaim, last: DatedClaim) -> bool:
    if first.attribute.type != "date" or not first.heard_with(last):
        return False
    if (first.attribute.changes or last.attribute.changes) and first.moment != last.moment:
        return False
    parts = product(first.reading.value.parts, last.reading.value.parts)
    return all(_after(one.lo, other.hi) for one, other in parts)


def _after(one: Decimal | int | None, other: Decimal | int | None) -> bool:
    """Whether one certainly lies after the other; an open end lies nowhere."""
    return one is not None and other is not None and one > other


def _slips(typed: TypedLedger) -> Iterator[Timed]:
    found: defaultdict[tuple[str, str], defaultdict[str, set[str]]] = defaultdict(
        lambda: defaultdict(set)
    )
    for claim in typed.read.records.claims:
        for slip in weekday_slips(claim.quote, typed.published[claim.source]):
            found[claim.source, slip.date][slip.text].add(claim.quote)
    for scope, words in found.items():
        sides = tuple(frozenset(words[said]) for said in sorted(words))
        yield Timed("CR202", "", "", " ".join(scope), sides)


_DAY_OF_MONTH = re.compile(r"\d (?:of )?[A-Z][a-z]{2}|[A-Z][a-z]{2,} \d|\d(?:st|nd|rd|th)")
"""In the words of generated quotes: "24 March", "March 24", "the 24th of March"."""


def _supported(values: list[tuple[Value, Attribute]], quote: str, day: int) -> bool:
    """Whether a quote supports one of these dates if it is published on a day."""
    return "supported" in [judge(value, date, quote, (day, day)).outcome for value, date in values]


def _undated(typed: TypedLedger) -> Iterator[Timed]:
    found: defaultdict[tuple[str, str, str], dict[object, set[str]]] = defaultdict(dict)
    undated = {
        source.id
        for source in typed.read.records.sources
        if not source.published
        or source.published_because
        or len(set(typed.published[source.id])) > 1
    }
    stated = {source.id for source in typed.read.records.sources if not source.published_because}
    attributes = {attribute.id: attribute for attribute in typed.read.records.attributes}
    for n, claim in enumerate(typed.read.records.claims):
        values = [
            (r.value, attributes[r.attribute])
            for r in typed.readings
            if r.claim == n and attributes[r.attribute].type == "date"
        ]
        verdicts = [judge(value, date, claim.quote, _NONE).outcome for value, date in values]
        words = dates_relative_to_publication(claim.quote)
        first, last = typed.published[claim.source]
        right, short = [], False
        if first is not None and last is not None:
            right = [_supported(values, claim.quote, day) for day in (first, last)]
            short = last - first < 31
        if right and all(right) and claim.source in stated:
            words = ()
        elif right and (all(right) or (claim.source in stated and any(right) and short)):
            words = tuple(each for each in words if not _DAY_OF_MONTH.search(each))
        hangs = bool(values and words) and "supported" not in verdicts
        if hangs and claim.source in undated and not claim.as_of:
            said = (words, tuple(dict.fromkeys(worded(value.text) for value, _ in values)))
            slot = claim.subject, claim.attribute, claim.source
            found[slot].setdefault(said, set()).add(claim.quote)
    for slot, sides in found.items():
        yield Timed("CR203", *slot, tuple(frozenset(side) for side in sides.values()))


def _ahead(done: list[DatedClaim]) -> Iterator[Timed]:
    found: defaultdict[tuple[str, str, str], tuple[list[DatedClaim], list[DatedClaim]]] = (
        defaultdict(lambda: ([], []))
    )
    for dated in done:
        last = dated.published[1]
        if last is None or dated.attribute.scheduled:
            continue
        key = (*dated.slot, dated.claim.source)
        is_date = dated.attribute.type == "date"
        begins = dated.reading.value.interval.lo
        first = None if begins is None else floor(begins)  # the day, whatever the time of day
        if is_date and _after(first, last + _LEEWAY):
            found[key][0].append(dated)
        elif _after(dated.as_of[0], last + _LEEWAY):
            found[key][1].append(dated)
    for key, sides in found.items():
        yield Timed("CR204", *key, tuple(_quotes(side) for side in sides if side))


def _superseded(plans: list[DatedClaim], done: list[DatedClaim]) -> Iterator[Timed]:
    found: defaultdict[tuple[str, str, str], list[tuple[DatedClaim, DatedClaim]]] = defaultdict(
        list
    )
    for plan in plans:
        for fact in done:
            axis = plan.reading.value.axis
            same = plan.slot == fact.slot and axis == fact.reading.value.axis
            if same and _newer(plan, fact) and _came_true(plan, fact):
                found[(*plan.slot, axis if plan.attribute.type == "money" else "")].append(
                    (plan, fact)
                )
    for key, pairs in found.items():
        by_modality = [
            _quotes([plan for plan, _ in pairs if plan.claim.modality == modality])
            for modality in _PLANS
        ]
        facts = _quotes([fact for _, fact in pairs])
        yield Timed("CR205", *key, (*(side for side in by_modality if side), facts))


def _newer(plan: DatedClaim, fact: DatedClaim) -> bool:
    """Whether the fact's source appeared later, and speaks of the time that the plan is for."""
    if not _after(fact.published[0], plan.published[1]):
        return False
    if fact.claim.as_of and not _after(fact.as_of[0], plan.published[1]):
        return False
    since = fact.as_of[0] if fact.claim.as_of else fact.published[0]
    return not _after(plan.as_of[0], since)


def _came_true(plan: DatedClaim, fact: DatedClaim) -> bool:
    """Whether a newer claim can be about what was planned."""
    attribute, planned, value = plan.attribute, plan.reading.value, fact.reading.value
    same = planned.interval.meets(value.interval)
    if attribute.type == "date":
        over = _until(value.interval.hi, fact.published[1])
        early = _after(plan.published[0], value.interval.hi)
        return not early and (not attribute.scheduled or over or not same)
    if attribute.type in ("money", "quantity", "count") and not attribute.changes:
        return True
    if attribute.type == "list":
        return all(any(consistent([item, own]) for own in value.items) for item in planned.items)
    return attribute.type != "text" and same


def _planned_after(plans: list[DatedClaim], done: list[DatedClaim]) -> Iterator[Timed]:
    found: defaultdict[tuple[str, str, str], list[tuple[DatedClaim, DatedClaim]]] = defaultdict(
        list
    )
    for plan, fact in product(plans, done):
        axis = plan.reading.value.axis
        about = plan.slot == fact.slot and axis == fact.reading.value.axis
        knowing = [d for d in done if d.slot == plan.slot and d.claim.source == plan.claim.source]
        if about and plan.claim.source != fact.claim.source and _is_done(fact, plan, knowing):
            key = (*plan.slot, axis if plan.attribute.type == "money" else "")
            found[key].append((plan, fact))
    for key, pairs in found.items():
        agree = {
            id(plan): any(_same(plan, fact) for _, fact in pairs) or plan.attribute.type != "term"
            for plan, _ in pairs
        }
        by_modality = [
            _quotes([p for p, _ in pairs if p.claim.modality == modality and agree[id(p)] is same])
            for modality in _AHEAD
            for same in (True, False)
        ]
        facts = _quotes([fact for _, fact in pairs])
        yield Timed("CR206", *key, (facts, *(side for side in by_modality if side)))


def _same(one: DatedClaim, other: DatedClaim) -> bool:
    return one.reading.value.interval.meets(other.reading.value.interval)


def _is_done(fact: DatedClaim, plan: DatedClaim, knowing: list[DatedClaim]) -> bool:
    """Whether what is planned was done before, for certain, or what excludes it.

    `knowing` is what the source of the plan states in the same slot.
    """
    attribute, planned, value = plan.attribute, plan.reading.value, fact.reading.value
    if attribute.changes or attribute.type == "text" or len(planned.parts) + len(value.parts) > 2:
        return False
    days = [day for day in (fact.as_of[1], fact.published[1]) if day is not None]
    since = plan.published[0] if plan.as_of[0] is None else plan.as_of[0]
    if attribute.type == "date":
        ends = [value.interval.hi] if attribute.scheduled else [value.interval.hi, *days]
        return _since(since, ends) and not _after(since, planned.interval.hi)
    return _since(since, days) and _is_of(fact, plan, knowing)


def _is_of(fact: DatedClaim, plan: DatedClaim, knowing: list[DatedClaim]) -> bool:
    """Whether what was done decides what is planned."""
    attribute, planned, value = plan.attribute, plan.reading.value, fact.reading.value
    if attribute.type == "list":
        return all(any(consistent([item, own]) for own in value.items) for item in planned.items)
    if attribute.type in ("money", "quantity", "count"):
        return plan.claim.modality != "predicted" and planned.interval.meets(value.interval)
    if attribute.type == "term" and not _same(plan, fact):
        will_be = plan.claim.modality in ("planned", "predicted")
        known = any(len(k.reading.value.parts) == 1 and _same(k, fact) for k in knowing)
        return will_be and attribute.vocabulary == "tree" and not known
    return _is_inside(value.interval, planned.interval)


def _is_inside(one: Interval, other: Interval) -> bool:
    return not _after(other.lo, one.lo) and not _after(one.hi, other.hi)


def _since(day: int | None, days: Iterable[Decimal | int | None]) -> bool:
    """Whether a day is after the first of some days, as far as they are known."""
    return any(_after(day, each) for each in days)


def _until(one: Decimal | None, last: int | None) -> bool:
    return one is not None and last is not None and one <= last
