"""How tables are to be read, as far as somebody says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claim_tables.columns import COLUMNS
from support.problems import one_of

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_VALUE = ("n/a", "#n/a", "nan", "null", "-", "–", "—", "unknown", "not available", "not known")  # noqa: RUF001 - dashes
"""Words that say that there is no value, unless the settings name others."""
_SECTION = "claims"


class InputOptions(NamedTuple):
    """How tables are to be read.

    `columns`: by what name a table has a column of ours, which is `value` in tables of claims, and
    `sources.id` in others. `encoding`: of text tables, if it is not to be found out. `no_value`:
    words that say that there is no value.
    """

    columns: Mapping[str, str] = {}
    encoding: str | None = None
    no_value: tuple[str, ...] = NO_VALUE

    def renamed(self, section: str) -> dict[str, str]:
        """Give the names that the tables of a section have for our columns."""
        named: dict[str, str] = {}
        for key, name in self.columns.items():
            of, _, column = key.rpartition(".")
            if (of or _SECTION) == section:
                named[column] = name
        return named


def unknown_column(key: str) -> str:
    """Say what was expected where a key names no column of ours; "" where it does."""
    of, _, column = key.rpartition(".")
    section = of or _SECTION
    if section not in COLUMNS:
        return one_of([f"{name}.{column}" for name in COLUMNS], key)
    known = [one.name for one in COLUMNS[section]]
    return "" if column in known else one_of(known, column)
