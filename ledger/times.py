"""Dates to the minute, in a ledger in which some value has a time of day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.values import TIMES
from schema.values.zones import time_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from schema.records import Attribute
    from schema.values import Value


def placing(
    stated: Iterable[tuple[str, Value]], attributes: Mapping[str, Attribute]
) -> Callable[[str, Value], Value] | None:
    """Give what places a value of an attribute, by its id, as it is compared with the others.

    None where no date has a time of day: then all are as they were read.
    """
    dated = {a.id for a in attributes.values() if a.type in TIMES}
    texts = ((name, value.text) for name, value in stated if name in dated and ":" in value.text)
    with_zone = frozenset(a.id for a in attributes.values() if a.zone is not None)
    rules = time_rules(texts, with_zone)
    if rules is None:
        return None

    def place(attribute: str, value: Value) -> Value:
        return rules.placed(value, attributes[attribute]) if attribute in dated else value

    return place
