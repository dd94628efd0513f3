"""The typed ledger: references resolved, and every value parsed by the type of its attribute."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ledger.listed_words import listed_words
from ledger.references import Path, References
from ledger.repeated_claims import each_claim_once
from ledger.speakers import check_speakers
from ledger.times import placing
from ledger.vocabularies import check_vocabularies
from schema.folding import plain
from schema.problem import ValueProblem
from schema.values import TIMES, VALUE_TYPES, RawValue, Value
from schema.values.canonical import canonical
from schema.values.clock import ZoneError, named_zone
from schema.values.date import read_days
from schema.vocabulary import Vocabulary
from schema.voices import Voices, declared_voices
from support.garbage import nothing_to_collect
from support.problems import UnusableInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger.listed_words import WordListEntry
    from ledger.read import ReadLedger
    from ledger.repeated_claims import RepeatedClaim
    from schema.records import Attribute, Claim
    from support.problems import Place

OneDay = tuple[int | None, int | None]

_LAST_DAY = 2**31 - 1
"""Days of sources and statements are 32-bit integers: some five million years each way."""


class TypedReading(NamedTuple):
    """One way to understand a claim, with its parsed value. A plain claim has one, number 0.

    `canonical` is the value in one fixed spelling.
    """

    claim: int
    number: int
    subject: str
    attribute: str
    means: str | None
    value: Value
    canonical: str


class AttributeWord(NamedTuple):
    """A word by which a quote names an attribute, in lower case and folded."""

    attribute: str
    word: str
    folded: str


class TypedLedger(NamedTuple):
    """A ledger whose references are resolved and whose values are parsed.

    `published` and `as_of` give the days (since 1970-01-01) of sources by id and claims by index.
    `words` are those by which a quote names an attribute, each with its folded form.
    `decided` are the values of the decisions, and `grounds` the values that they rest on, in their
    fixed spelling. `voices` says whose voice each speaker is, and `listed` are the words of the
    ledger's own list. `repeated` are the claims that are entered again; `read` has each claim once.
    """

    read: ReadLedger
    vocabularies: dict[str, Vocabulary]
    readings: tuple[TypedReading, ...]
    published: dict[str, OneDay]
    as_of: dict[int, OneDay]
    words: tuple[AttributeWord, ...]
    decided: tuple[Value, ...]
    grounds: tuple[tuple[str, ...], ...]
    voices: Voices
    listed: tuple[WordListEntry, ...]
    repeated: tuple[RepeatedClaim, ...] = ()

    def place(self, claim: int) -> Place:
        """Give the place of a claim in the ledger."""
        return self.read.place("claims", claim)


def resolve(read: ReadLedger) -> TypedLedger:
    """Resolve the references of a ledger and parse its values.

    Raises UnusableInput with all problems found, also those of reading.
    """
    with nothing_to_collect():
        typed = _Resolver(read).typed()  # what is wrong is reported at each of its places
        once, repeated = each_claim_once(read)
        return _Resolver(once).typed()._replace(repeated=repeated) if repeated else typed


@dataclass
class _Resolver:
    read: ReadLedger
    _values: dict[tuple[str, RawValue], Value | ValueProblem] = field(
        default_factory=dict[tuple[str, RawValue], "Value | ValueProblem"]
    )
    _spellings: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])

    def __post_init__(self) -> None:
        self.known = References(self.read)
        self.vocabularies = {
            v.id: Vocabulary(v.id, v.kind, v.terms) for v in self.known.vocabularies.values()
        }

    def typed(self) -> TypedLedger:
        """Check everything, then give the typed ledger or raise UnusableInput with all problems."""
        self.known.check_ids()
        self.known.check_owners()
        self.known.check_independence()
        check_vocabularies(self.known)
        check_speakers(self.known)
        self._check_attributes()
        self._check_order_rules()
        listed = tuple(listed_words(self.known))
        published = dict(self._published())
        readings = tuple(self._readings())
        as_of = dict(self._as_of())
        decided = tuple(self._decisions())
        grounds = tuple(tuple(self._grounds(n)) for n in range(len(self.read.records.decisions)))
        if self.known.problems:
            raise UnusableInput(self.known.problems)
        readings, decided = self._with_persons(readings, decided)
        readings, decided = self._placed(readings, decided)
        return TypedLedger(
            self.read,
            self.vocabularies,
            readings,
            published,
            as_of,
            tuple(self._words()),
            decided,
            grounds,
            declared_voices(self.read.records.speakers),
            listed,
        )

    def _with_persons(
        self, readings: tuple[TypedReading, ...], decided: tuple[Value, ...]
    ) -> tuple[tuple[TypedReading, ...], tuple[Value, ...]]:
        """Place the names of persons among one another, if there are any."""
        attributes, decisions = self.read.records.attributes, self.read.records.decisions
        if not any(attribute.persons for attribute in attributes):
            return readings, decided
        from ledger.placed_persons import place_persons  # noqa: PLC0415 - few ledgers have any

        slots = [(decision.subject, decision.attribute) for decision in decisions]
        stated = [((r.subject, r.attribute), r.value) for r in readings]
        placed = place_persons(attributes, [*stated, *zip(slots, decided, strict=True)])
        read = (r._replace(value=v) for r, v in zip(readings, placed, strict=False))
        return tuple(read), tuple(placed[len(readings) :])

    def _placed(
        self, readings: tuple[TypedReading, ...], decided: tuple[Value, ...]
    ) -> tuple[tuple[TypedReading, ...], tuple[Value, ...]]:
        """Place dates to the minute, if one of them has a time of day."""
        made = [(d.attribute, v) for d, v in zip(self.read.records.decisions, decided, strict=True)]
        stated = [(r.attribute, r.value) for r in readings]
        place = placing([*stated, *made], self.known.attributes)
        if place is None:
            return readings, decided
        placed = (r._replace(value=place(r.attribute, r.value)) for r in readings)
        return tuple(placed), tuple(place(*each) for each in made)

    def _check_attributes(self) -> None:
        """Check vocabularies and rounding; values of an attribute with a mistake are not read."""
        for index, attribute in enumerate(self.read.records.attributes):
            path: Path = ("attributes", index)
            word = attribute.vocabulary
            if word and not self.known.exists((*path, "vocabulary"), "vocabularies", word):
                self.known.lost["attributes"].add(attribute.id)
            if attribute.tolerance is not None and not self._has_tolerance(path, attribute):
                self.known.lost["attributes"].add(attribute.id)
            if attribute.zone is not None and not self._has_zone((*path, "zone"), attribute.zone):
                self.known.lost["attributes"].add(attribute.id)
            if attribute.exact is not None:
                self._check_exact((*path, "exact"), attribute)
            self._check_direction((*path, "changes"), attribute)

    def _check_exact(self, path: Path, attribute: Attribute) -> None:
        """Refuse `exact` where no figure is rounded, or where a tolerance says how far."""
        if VALUE_TYPES[attribute.type].measure != "amount":
            expected = f"none: values of type {attribute.type!r} are not rounded"
            self.known.refuse(path, f"'exact: {str(attribute.exact).lower()}'", expected)
        elif attribute.exact and attribute.tolerance is not None:
            self.known.refuse(path, "both 'exact: true' and 'tolerance'", "one of them")

    def _check_direction(self, path: Path, attribute: Attribute) -> None:
        """Refuse a direction for values that have no more and less."""
        if attribute.direction is None or VALUE_TYPES[attribute.type].measure:
            return
        vocabulary = self.vocabularies.get(attribute.vocabulary or "")
        if vocabulary is None or vocabulary.kind != "ladder":
            found = f"{attribute.direction!r} for values of type {attribute.type!r}"
            self.known.refuse(path, found, "true, as only figures, dates and ladders go up or down")

    def _has_tolerance(self, path: Path, attribute: Attribute) -> bool:
        path = (*path, "tolerance")
        kind = VALUE_TYPES[attribute.type]
        if kind.measure is None:
            expected = f"none: values of type {attribute.type!r} have no distance"
            self.known.refuse(path, "a tolerance", expected)
            return False
        try:
            kind.read(kind.sample, attribute, None)
        except ValueProblem as problem:
            self.known.refuse(path, problem.found, problem.expected)
            return False
        return True

    def _has_zone(self, path: Path, zone: str) -> bool:
        try:
            named_zone(zone)
        except ZoneError as error:
            self.known.refuse(path, repr(zone), str(error))
            return False
        return True

    def _check_order_rules(self) -> None:
        for index, rule in enumerate(self.read.records.order_rules):
            for side, slot in (("earlier", rule.earlier), ("later", rule.later)):
                path: Path = ("order_rules", index, side)
                if not self.known.slot_exists(path, slot.subject, slot.attribute):
                    continue
                kind = self.known.attributes[slot.attribute].type
                if kind not in TIMES:
                    found = f"{slot.attribute!r}, of type {kind!r}"
                    expected = f"an attribute of type {' or '.join(map(repr, TIMES))}"
                    self.known.refuse((*path, "attribute"), found, expected)

    def _published(self) -> Iterator[tuple[str, OneDay]]:
        for index, source in enumerate(self.read.records.sources):
            yield source.id, self._days(("sources", index, "published"), source.published)

    def _as_of(self) -> Iterator[tuple[int, OneDay]]:
        for index, claim in enumerate(self.read.records.claims):
            if claim.as_of:
                yield index, self._days(("claims", index, "as_of"), claim.as_of)

    def _words(self) -> Iterator[AttributeWord]:
        for attribute in self.read.records.attributes:
            for word in sorted({word.lower() for word in attribute.words}):
                yield AttributeWord(attribute.id, word, plain(word))

    def _days(self, path: Path, text: str | None) -> OneDay:
        if text is None:
            return None, None
        try:
            ranges = read_days(text)
        except ValueProblem as problem:
            self.known.refuse(path, problem.found, problem.expected)
            return None, None
        days = ranges[0][0], ranges[-1][1]
        if any(day is not None and abs(day) > _LAST_DAY for day in days):
            self.known.refuse(path, repr(text), "a date within five million years of ours")
        return days

    def _readings(self) -> Iterator[TypedReading]:
        for index, claim in enumerate(self.read.records.claims):
            path: Path = ("claims", index)
            self.known.exists((*path, "source"), "sources", claim.source)
            if claim.phrase and _folded(claim.phrase) not in _folded(claim.quote):
                self.known.refuse((*path, "phrase"), repr(claim.phrase), "words of the quote")
            if self.known.slot_exists(path, claim.subject, claim.attribute):
                yield from self._readings_of(index, claim)

    def _readings_of(self, index: int, claim: Claim) -> Iterator[TypedReading]:
        if claim.value is not None:
            value = self._value(("claims", index, "value"), claim.attribute, claim.value)
            if value:
                yield self._reading(index, 0, claim.subject, claim.attribute, None, value)
        for n, reading in enumerate(claim.readings):
            path: Path = ("claims", index, "readings", n)
            subject = reading.subject or claim.subject
            attribute = reading.attribute or claim.attribute
            if self.known.slot_exists(path, subject, attribute):
                value = self._value((*path, "value"), attribute, reading.value)
                if value:
                    yield self._reading(index, n, subject, attribute, reading.means, value)

    def _reading(
        self, claim: int, number: int, subject: str, attribute: str, means: str | None, value: Value
    ) -> TypedReading:
        spelling = self._canonical(attribute, value)
        return TypedReading(claim, number, subject, attribute, means, value, spelling)

    def _canonical(self, attribute: str, value: Value) -> str:
        """Spell a value once for each attribute and text: many claims state the same."""
        key = (attribute, value.text)
        if key not in self._spellings:
            record = self.known.attributes[attribute]
            vocabulary = self.vocabularies.get(record.vocabulary or "")
            self._spellings[key] = canonical(value, VALUE_TYPES[record.type], vocabulary)
        return self._spellings[key]

    def _decisions(self) -> Iterator[Value]:
        first: dict[tuple[str, str, OneDay | None], Place] = {}
        for index, decision in enumerate(self.read.records.decisions):
            path: Path = ("decisions", index)
            slot = (decision.subject, decision.attribute)
            time = self._days((*path, "as_of"), decision.as_of) if decision.as_of else None
            if (*slot, time) in first:
                found = f"{decision.attribute!r} of {decision.subject!r} again"
                expected = f"one decision on it (first at {first[*slot, time]})"
                self.known.refuse((*path, "attribute"), found, expected)
            first.setdefault((*slot, time), self.read.place("decisions", index))
            self._days((*path, "on"), decision.on)
            if self.known.slot_exists(path, *slot):
                value = self._value((*path, "value"), decision.attribute, decision.value)
                if value:
                    yield value

    def _grounds(self, index: int) -> Iterator[str]:
        """Parse and spell what a decision rests on; an unknown attribute is reported already."""
        decision = self.read.records.decisions[index]
        if decision.attribute in self.known.attributes:
            for n, ground in enumerate(decision.grounds):
                path: Path = ("decisions", index, "grounds", n)
                value = self._value(path, decision.attribute, ground)
                if value:
                    yield self._canonical(decision.attribute, value)

    def _value(self, path: Path, attribute: str, raw: RawValue) -> Value | None:
        """Parse a value once for each attribute and text: many claims state the same."""
        key = (attribute, raw)
        if key not in self._values:
            self._values[key] = self._parse(self.known.attributes[attribute], raw)
        value = self._values[key]
        if isinstance(value, Value):
            return value
        self.known.refuse(path, value.found, value.expected)
        return None

    def _parse(self, attribute: Attribute, raw: RawValue) -> Value | ValueProblem:
        vocabulary = self.vocabularies.get(attribute.vocabulary or "")
        try:
            return VALUE_TYPES[attribute.type].read(raw, attribute, vocabulary)
        except ValueProblem as problem:
            return problem


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
