"""The header of a table: which of its columns are ours, by whatever case they are written in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from support.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claim_tables.columns import InputColumn
    from support.problems import Place

_CLOSE = 4
"""A column whose name is so long, and nearly one of ours, is a misspelling of it."""
_MANY = 15


class Header(NamedTuple):
    """What the columns of a table are: ours by their places, and the names that nobody reads.

    A column has one place, but in NDJSON, whose lines may spell a key in several ways.
    """

    places: Mapping[str, tuple[int, ...]]
    unread: tuple[str, ...]


def plain_name(name: str) -> str:
    """Give the name of a column without case, spaces around it, and a mark of byte order."""
    return re.sub(r"[ \-]+", "_", name.strip(" \t\r\n\ufeff\u00a0").casefold())


def header_of(
    names: Sequence[str],
    columns: Sequence[InputColumn],
    renamed: Mapping[str, str],
    place: Place,
    problems: list[Problem],
    *,
    together: Iterable[Sequence[str]] | None = None,
) -> Header:
    """Find our columns among the names of a table.

    `renamed` says by what name the table has a column of ours. What is wrong is added to
    `problems`: a column that is missing or there twice, or one spelt much like one of ours that is
    missing. The names are `together` in each of these rows; if nothing is said, in every row.
    """
    found = _found(names, columns, renamed)
    ours = {place for places in found.values() for place in places}
    others = [name for n, name in enumerate(names) if n not in ours and name.strip()]
    missing = [column.name for column in columns if not found[column.name]]
    problems += _missing(names, columns, renamed, missing, place)
    problems += _twice(names, found, [names] if together is None else together, place)
    problems += _misspelt(others, missing, place)
    return Header({name: tuple(there) for name, there in found.items() if there}, tuple(others))


def known_columns(
    names: Sequence[str], columns: Sequence[InputColumn], renamed: Mapping[str, str]
) -> tuple[int, int]:
    """Count the columns that are ours: those that must be there, and all."""
    there = [column for column, places in _by_column(names, columns, renamed) if places]
    return sum(column.needed for column in there), len(there)


def _by_column(
    names: Sequence[str], columns: Sequence[InputColumn], renamed: Mapping[str, str]
) -> Iterable[tuple[InputColumn, list[int]]]:
    found = _found(names, columns, renamed)
    return ((column, found[column.name]) for column in columns)


def _found(
    names: Sequence[str], columns: Sequence[InputColumn], renamed: Mapping[str, str]
) -> dict[str, list[int]]:
    """Give the places of each of our columns, by the name that it is said to have, if there."""
    by_name: dict[str, list[int]] = {}
    for n, name in enumerate(names):
        by_name.setdefault(plain_name(name), []).append(n)
    found: dict[str, list[int]] = {}
    taken: set[str] = set()
    for column in columns:
        told = plain_name(renamed.get(column.name, ""))
        if told and told in by_name:
            found[column.name] = by_name[told]
            taken.add(told)
    for column in columns:
        if column.name not in found:
            found[column.name] = [] if column.name in taken else by_name.get(column.name, [])
    return found


def _missing(
    names: Sequence[str],
    columns: Sequence[InputColumn],
    renamed: Mapping[str, str],
    missing: Sequence[str],
    place: Place,
) -> Iterable[Problem]:
    listed = ", ".join(name.strip() or "''" for name in names[:_MANY]) or "none"
    more = f" and {len(names) - _MANY} more" if len(names) > _MANY else ""
    for column in columns:
        if column.needed and column.name in missing:
            told = renamed.get(column.name)
            expected = f"a column {told!r} ({column.name})" if told else f"a column {column.name!r}"
            yield Problem(place, "columns", listed + more, expected)


def _twice(
    names: Sequence[str],
    found: Mapping[str, Sequence[int]],
    together: Iterable[Sequence[str]],
    place: Place,
) -> Iterable[Problem]:
    doubted = {column: [names[n] for n in places] for column, places in found.items()}
    doubted = {column: spelt for column, spelt in doubted.items() if len(spelt) > 1}
    for row in together if doubted else ():
        for column, spelt in doubted.items():
            there = [name for name in row if name in spelt]
            if len(there) > 1:
                both = " and ".join(map(repr, there))
                yield Problem(place, "columns", both, f"one column for {column!r}")


def _misspelt(others: Iterable[str], missing: Sequence[str], place: Place) -> Iterable[Problem]:
    for name in others:
        meant = nearest(missing, plain_name(name)) if len(name) >= _CLOSE else ""
        if meant:
            expected = f"{meant!r}, or a name less like it"
            yield Problem(place, "columns", repr(name), expected)
