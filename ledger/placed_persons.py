"""Place the names of persons together, slot by slot: those of one person share a point."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from schema.person_points import points_of_items, points_of_names
from schema.vocabulary import UNLISTED_FROM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from schema.interval import Interval
    from schema.records import Attribute
    from schema.values import Value

Slot = tuple[str, str]


def place_persons(
    attributes: Iterable[Attribute], values: Sequence[tuple[Slot, Value]]
) -> list[Value]:
    """Give values in their order, the names of persons placed among the others of their slot."""
    persons = {attribute.id for attribute in attributes if attribute.persons}
    placed = _placing((slot, value) for slot, value in values if slot[1] in persons)
    return [placed(slot, value) for slot, value in values]


def _placing(values: Iterable[tuple[Slot, Value]]) -> Callable[[Slot, Value], Value]:
    """Give what places a value among all values of its slot, each of which names persons."""
    slots: dict[Slot, list[Value]] = {}
    for slot, value in values:
        slots.setdefault(slot, []).append(value)
    names = {slot: points_of_names(_unlisted(found)) for slot, found in slots.items()}
    items = {slot: points_of_items(_listed(found)) for slot, found in slots.items()}

    def placed(slot: Slot, value: Value) -> Value:
        if value.items:
            return _with_items(value, items.get(slot, {}))
        parts = names.get(slot, {}).get(value.text) if _is_unlisted(value) else None
        return replace(value, parts=parts) if parts else value

    return placed


def _unlisted(values: Iterable[Value]) -> list[str]:
    return [value.text for value in values if not value.items and _is_unlisted(value)]


def _listed(values: Iterable[Value]) -> list[list[str]]:
    return [[item.text for item in v.items if _is_unlisted(item)] for v in values if v.items]


def _is_unlisted(value: Value) -> bool:
    lo = value.parts[0].lo
    return lo is not None and lo >= UNLISTED_FROM


def _with_items(value: Value, points: dict[str, Interval]) -> Value:
    items = tuple(
        replace(item, parts=(points[item.text],)) if item.text in points else item
        for item in value.items
    )
    return replace(value, items=items)
