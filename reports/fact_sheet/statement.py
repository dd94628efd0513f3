"""What is stated about a slot: a reading of a claim, with what the sheet needs to know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.cited_readings import GroupKey

if TYPE_CHECKING:
    from schema.finding import Citation
    from store.cited_readings import CitedReading


class Statement(NamedTuple):
    """A reading, and what the sheet needs to know with it.

    `key`, `changes` and `kind` are those of its attribute and vocabulary. `comparable` readings are
    compared as of a `moment`. `as_of` is the date of the statement, or else of publication if the
    attribute changes, and `as_of_lo` its first day; `told` says that it is that of publication, so
    that nobody says what day the value is of. Days are counted from 1970-01-01; None is open.
    `note` is an editor's.
    """

    reading: CitedReading
    key: bool
    changes: bool
    kind: str | None
    published_lo: int | None
    published_hi: int | None
    moment: str
    comparable: bool
    as_of: str | None
    as_of_lo: int | None
    told: bool
    note: str | None

    @property
    def slot(self) -> tuple[str, str]:
        """The subject and the attribute that it is about."""
        return self.reading.subject, self.reading.attribute

    @property
    def group(self) -> GroupKey:
        """The group of claims that it is compared with, if it is comparable."""
        reading = self.reading
        return GroupKey(reading.subject, reading.attribute, reading.axis, self.moment)

    @property
    def citation(self) -> Citation:
        """The claim as evidence, with the date that its value is of."""
        return self.reading.citation.model_copy(update={"as_of": self.as_of})

    @property
    def time(self) -> str:
        """Its moment; of claims that have no date, nothing."""
        return self.moment if "/" in self.moment else ""

    @property
    def first_day(self) -> int | None:
        """The first day of its time; None for an open end, and for a time that nobody knows."""
        first = self.time.partition("/")[0]
        return int(first) if first else None

    def is_over_by(self, day: int | None) -> bool:
        """Whether its time is known to be over before a day."""
        last = self.time.partition("/")[2]
        return bool(last) and day is not None and int(last) < day
