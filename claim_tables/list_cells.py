"""Lists in cells: as an editor writes one in a ledger, `[Ada, Ben]`, or as JSON has it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, cast

from schema.records import Including

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIST = re.compile(r"\s*(\[.*\]|\{.*\})\s*", re.DOTALL)
_OPEN = "including"
LIST = "a list, such as [Ada, Ben]"
"""What is expected where brackets hold something else."""


class NotAListError(ValueError):
    """What is in brackets is no list of words."""


def list_in(text: str) -> tuple[str, ...] | Including | None:
    """Give the list that a cell holds, in brackets; None if it has none.

    Raises NotAListError where what is in the brackets is something else.
    """
    if not _LIST.fullmatch(text):
        return None
    written = _parsed(text)
    if isinstance(written, dict):
        named = cast("Mapping[str, object]", written)
        if set(named) != {_OPEN}:
            raise NotAListError
        items = _items(named[_OPEN])
        if not items:
            raise NotAListError
        return Including(including=items)
    return _items(written)


def _items(written: object) -> tuple[str, ...]:
    """Give the items of a list. Raises NotAListError."""
    items = cast("list[object]", written) if isinstance(written, list) else None
    if items is None or not all(isinstance(item, str | None) for item in items):
        raise NotAListError
    return tuple(item for item in cast("list[str | None]", items) if item and item.strip())


def _parsed(text: str) -> object:
    """Read a text as JSON, else as YAML; every number as it is written. Raises NotAListError."""
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        pass
    import yaml  # noqa: PLC0415 - for lists alone

    try:
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it gives texts, lists, mappings
    except (yaml.YAMLError, RecursionError):
        raise NotAListError from None
