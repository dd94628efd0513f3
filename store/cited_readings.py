"""Readings with all that is cited of them, looked up by claim or by group of comparable claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from schema.finding import Citation
from schema.interval import Interval
from schema.values import VALUE_TYPES, ValueType
from schema.values.date import is_around_the_day
from store.comparable import same_group

if TYPE_CHECKING:
    from store.store import Store

R = TypeVar("R")
Parts = tuple[Interval, ...]
"""Disjoint intervals in ascending order."""
MOST_CITED = 200
"""So many claims of a group of a large store are cited: the first of every value, then more."""
STATED = "stated"
"""The view to look group members up in; a check may name a smaller relation with its columns."""

_READINGS = "SELECT * FROM evidence ORDER BY claim, number"
_OF_CLAIMS = """
SELECT * FROM evidence WHERE claim IN (SELECT unnest($claims)) ORDER BY claim, number
"""
_PARTS = """
SELECT claim, number, lo, hi FROM parts WHERE claim IN (SELECT unnest($claims))
ORDER BY claim, number, lo
"""
_ITEMS = """
SELECT i.claim, i.number, coalesce(t.name, i.item) AS name, i.lo, i.hi
FROM items i
JOIN readings r ON r.claim = i.claim AND r.number = i.number
LEFT JOIN terms t ON t.vocabulary = r.axis AND t.lo = i.lo AND t.hi = i.hi
WHERE i.claim IN (SELECT unnest($claims))
ORDER BY i.claim, i.number, i.position
"""
_KEYS = """
SELECT claim, number, subject, attribute, axis, moment FROM stated ORDER BY claim, number
"""


class GroupKey(NamedTuple):
    """What claims have in common that can be compared with each other."""

    subject: str
    attribute: str
    axis: str
    moment: str


class CitedItem(NamedTuple):
    """An item of a list: the name to print, and its interval."""

    name: str
    lo: Decimal | None
    hi: Decimal | None


class CitedReading(NamedTuple):
    """One reading of a claim: a row of the view `evidence`, and the intervals it leaves possible.

    `lo` and `hi` are the ends of all `parts` together; None is open. A list has `items`.
    """

    claim: int
    number: int
    subject: str
    subject_name: str
    attribute: str
    attribute_label: str
    claim_subject: str
    claim_attribute: str
    type: str
    axis: str
    lo: Decimal | None
    hi: Decimal | None
    parted: bool
    closed: bool | None
    means: str | None
    value: str
    canonical: str
    label: str
    source: str
    source_name: str
    published: str | None
    speaker: str | None
    modality: str
    as_of: str | None
    quote: str
    phrase: str | None
    file: str
    line: int
    place: str
    parts: Parts
    items: tuple[CitedItem, ...] = ()

    @property
    def citation(self) -> Citation:
        """The claim as evidence."""
        return self.cited_as()

    def cited_as(self, value: str | None = None, canonical: str | None = None) -> Citation:
        """Give the claim as evidence, with something else in the place of its value."""
        return Citation(
            claim=self.claim,
            source=self.source,
            source_name=self.source_name,
            published=self.published,
            speaker=self.speaker,
            modality=self.modality,
            value=self.value if value is None else value,
            quote=self.quote,
            file=self.file,
            line=self.line,
            as_of=self.as_of,
            place=self.place,
            canonical=self.canonical if canonical is None else canonical,
        )

    @property
    def value_type(self) -> ValueType:
        """What its type can do."""
        return VALUE_TYPES[self.type]

    @property
    def has_time(self) -> bool:
        """Whether it is a date with a time of day."""
        return self.value_type.measure == "time" and ":" in self.value

    @property
    def is_compared_by_day(self) -> bool:
        """Whether it is a time with a zone among others without one, which only days compare."""
        return self.has_time and is_around_the_day(self.value, self.parts)

    def allows(self, interval: Interval) -> bool:
        """Whether some possible point lies in the interval."""
        return any(part.meets(interval) for part in self.parts)


EVIDENCE_COLUMNS = CitedReading._fields[:-2]
"""The columns of the view `evidence`, in their order."""
ByClaim = Mapping[int, Sequence[CitedReading]]
"""The readings of claims, in their order."""


class CitedGroup(NamedTuple):
    """The readings of comparable claims that are cited, and how many more there are."""

    readings: tuple[CitedReading, ...] = ()
    uncited: int = 0


class Readings(Protocol):
    """Looks readings up. Claims and groups that are not there are left out."""

    def of_claims(self, claims: Iterable[int]) -> ByClaim:
        """Give all readings of some claims, in the order of the claims."""
        ...

    def of_groups(
        self, keys: Iterable[GroupKey], among: str = STATED
    ) -> Mapping[GroupKey, CitedGroup]:
        """Give each group of comparable claims; `among` is the relation to look in."""
        ...


def plain_readings(readings: Readings, claims: Iterable[int]) -> dict[int, CitedReading]:
    """Give the only reading of each of some claims, none of which is ambiguous."""
    return {claim: found[0] for claim, found in readings.of_claims(claims).items()}


def cited_readings(store: Store, rows: Iterable[Sequence[Any]]) -> list[CitedReading]:
    """Give the readings in rows that begin with the columns of the view `evidence`."""
    width = len(EVIDENCE_COLUMNS)
    lo, hi, parted, kind = map(EVIDENCE_COLUMNS.index, ("lo", "hi", "parted", "type"))
    rows = list(rows)
    gaps = _by_reading(store, _PARTS, [row[0] for row in rows if row[parted]], Interval)
    lists = [row[0] for row in rows if VALUE_TYPES[row[kind]].has_items]
    items = _by_reading(store, _ITEMS, lists, CitedItem)

    def parts_of(row: Sequence[Any]) -> Parts:
        return gaps.get((row[0], row[1])) or (Interval(row[lo], row[hi]),)

    def items_of(row: Sequence[Any]) -> tuple[CitedItem, ...]:
        return items.get((row[0], row[1]), ())

    return [CitedReading._make((*row[:width], parts_of(row), items_of(row))) for row in rows]


def _by_reading(
    store: Store, query: str, claims: list[int], kind: Callable[..., R]
) -> Mapping[tuple[int, int], tuple[R, ...]]:
    """Give what a query says of the readings of some claims, by claim and number."""
    found: dict[tuple[int, int], list[R]] = {}
    if claims:
        for claim, number, *about in store.query(query, {"claims": claims}).rows:
            found.setdefault((claim, number), []).append(kind(*about))
    return {reading: tuple(of_reading) for reading, of_reading in found.items()}


class LoadedReadings(NamedTuple):
    """All readings of a small ledger, in memory: a query for each check would cost more."""

    by_claim: Mapping[int, tuple[CitedReading, ...]]
    by_group: Mapping[GroupKey, tuple[CitedReading, ...]]

    def of_claims(self, claims: Iterable[int]) -> ByClaim:
        """Give all readings of some claims, in the order of the claims."""
        return {claim: self.by_claim[claim] for claim in sorted(set(claims))}

    def of_groups(
        self,
        keys: Iterable[GroupKey],
        among: str = STATED,  # noqa: ARG002 - all are loaded
    ) -> Mapping[GroupKey, CitedGroup]:
        """Give each group of comparable claims."""
        return {key: CitedGroup(self.by_group.get(key, ())) for key in keys}


def load_readings(store: Store) -> LoadedReadings:
    """Load all readings of a store."""
    by_claim: dict[int, list[CitedReading]] = {}
    for reading in cited_readings(store, store.query(_READINGS).rows):
        by_claim.setdefault(reading.claim, []).append(reading)
    by_group: dict[GroupKey, list[CitedReading]] = {}
    for claim, number, *key in store.query(_KEYS).rows:
        by_group.setdefault(GroupKey(*key), []).append(numbered(by_claim[claim], number))
    return LoadedReadings(
        {claim: tuple(found) for claim, found in by_claim.items()},
        {key: tuple(found) for key, found in by_group.items()},
    )


class StoredReadings(NamedTuple):
    """Readings that stay in a large store until they are asked for.

    `spell` gives the canonical spelling of a value of an attribute, where the store does without.
    """

    store: Store
    spell: Callable[[str, str], str] | None = None

    def of_claims(self, claims: Iterable[int]) -> ByClaim:
        """Give all readings of some claims, in the order of the claims."""
        wanted = sorted(set(claims))
        found: dict[int, list[CitedReading]] = {}
        if wanted:
            rows = self.store.query(_OF_CLAIMS, {"claims": wanted}).rows
            for reading in self._spelled(cited_readings(self.store, rows)):
                found.setdefault(reading.claim, []).append(reading)
        return found

    def _spelled(self, readings: list[CitedReading]) -> list[CitedReading]:
        if self.spell is None:
            return readings
        values = {(reading.attribute, reading.value) for reading in readings}
        spelled = {value: self.spell(*value) for value in values}
        return [r._replace(canonical=spelled[r.attribute, r.value]) for r in readings]

    def of_groups(
        self, keys: Iterable[GroupKey], among: str = STATED
    ) -> Mapping[GroupKey, CitedGroup]:
        """Give each group of comparable claims; of a large one, not all of its readings."""
        wanted = list(dict.fromkeys(keys))
        if not wanted:
            return {}
        groups = [key._asdict() for key in wanted]
        params = {"groups": groups, "cited": MOST_CITED}
        members = self.store.query(_members_to_cite(among), params).rows
        readings = self.of_claims(claim for claim, *_ in members)
        found: dict[GroupKey, list[CitedReading]] = {key: [] for key in wanted}
        sizes = dict.fromkeys(wanted, 0)
        for claim, number, *key, size in members:
            found[GroupKey(*key)].append(numbered(readings[claim], number))
            sizes[GroupKey(*key)] = size
        return {
            key: CitedGroup(tuple(found[key]), max(0, sizes[key] - MOST_CITED)) for key in wanted
        }


def numbered(readings: Sequence[CitedReading], number: int) -> CitedReading:
    """Give the one of the readings of a claim that has this number."""
    return next(reading for reading in readings if reading.number == number)


def _members_to_cite(among: str) -> str:
    """Give the query for the claims of `$groups` to cite, at most `$cited` of each."""
    return f"""
    WITH wanted_groups AS (SELECT unnest($groups, recursive := true)),
    -- a claim with its place among those of the same value and speaker
    members AS (
      SELECT s.claim, s.number, s.subject, s.attribute, s.axis, s.moment,
             row_number() OVER (PARTITION BY s.subject, s.attribute, s.axis, s.moment,
                                             s.value, s.speaker ORDER BY s.claim) AS nth
      FROM {among} s
      JOIN wanted_groups w ON {same_group("w", "s")}
    ),
    members_in_order AS (
      SELECT *,
             row_number() OVER (PARTITION BY subject, attribute, axis, moment ORDER BY nth, claim)
               AS place,
             count(*) OVER (PARTITION BY subject, attribute, axis, moment) AS size
      FROM members
    )
    SELECT claim, number, subject, attribute, axis, moment, size FROM members_in_order
    WHERE place <= $cited ORDER BY claim, number
    """  # noqa: S608 - `among` is the name of a relation of ours
