"""In which zone the dates of a run are compared, where some of them have a time of day.

Attributes may give a `zone`. Of one that does not, times with a zone are compared in the offset
that most of them are written in, one of a place rather than "Z", so that their days are those of
that place. If an attribute has times with a zone and times without, nobody knows how far they are
from one another: those with one leave their day possible, and the day before and after it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from schema.values.clock import TIME, named_offset, offset
from schema.values.date import around_the_day, has_zone, read, to_the_minute

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from schema.records import Attribute
    from schema.values.value import Value


class TimeRules(NamedTuple):
    """How dates are placed in a run in which some have a time.

    `zones` has the offset ("UTC", "UTC-05:00") for each attribute all of whose times have a zone,
    and that gives none; `mixed` are the attributes with times of both kinds.
    """

    zones: Mapping[str, str]
    mixed: frozenset[str]

    def placed(self, value: Value, attribute: Attribute) -> Value:
        """Give a date as it is compared in this run."""
        if attribute.id in self.mixed and has_zone(value):
            return around_the_day(value)
        zone = self.zones.get(attribute.id)
        if zone is None:
            return to_the_minute(value)
        in_zone = attribute.model_copy(update={"zone": zone})
        return replace(to_the_minute(read(value.text, in_zone, None)), axis=zone)


def time_rules(dates: Iterable[tuple[str, str]], with_zone: frozenset[str]) -> TimeRules | None:
    """Give how dates are placed, by the attribute and the text of each; None if none has a time.

    `with_zone` are the attributes that give a zone.
    """
    written: dict[str, Counter[str]] = {}
    for attribute, text in dates:
        for time in TIME.finditer(text):
            written.setdefault(attribute, Counter())[time["zone"] or ""] += 1
    if not written:
        return None
    open_ones = {name: zones for name, zones in written.items() if name not in with_zone}
    return TimeRules(
        {name: _commonest(zones) for name, zones in open_ones.items() if "" not in zones},
        frozenset(name for name, zones in open_ones.items() if "" in zones and len(zones) > 1),
    )


def _commonest(zones: Counter[str]) -> str:
    best = max(zones, key=lambda zone: (zone != "Z", zones[zone], zone))
    return named_offset(offset(best) or 0)
