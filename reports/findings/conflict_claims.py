"""All claims of all conflicts of values, as a table that the engine writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.cited_readings import GroupKey
from store.store import form_of
from support.sql import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from checks.definition import AnyCheck
    from store.store import Store

_KEY = ", ".join(GroupKey._fields)


def write_conflict_claims(store: Store, path: Path, checks: Iterable[AnyCheck]) -> None:
    """Write a row for each claim of each conflict: Parquet, NDJSON, or else CSV, by the name.

    Each conflict has the code of the check that reports it; `checks` are those that could look at
    something, and the tables that they prepare are made. Raises UnusableInput when the file cannot
    be written.
    """
    checks = [check for check in checks if check.conflict_groups]
    groups = [
        f"(SELECT {quoted(check.code)} AS code, {_KEY} FROM ({check.conflict_groups}))"
        for check in checks
    ]
    none = "SELECT '' AS code, " + ", ".join(f"'' AS {name}" for name in GroupKey._fields)
    rows = f"""
    WITH conflict AS ({" UNION ALL ".join([f"({none} LIMIT 0)", *groups])})
    SELECT g.code, g.subject, g.attribute, g.axis, g.moment, s.claim, s.source, s.speaker, s.value,
           s.lo, s.hi, s.quote, s.file, s.line
    FROM conflict g
    JOIN stated s ON s.subject = g.subject AND s.attribute = g.attribute
                 AND s.axis = g.axis AND s.moment = g.moment
    ORDER BY g.code, s.claim
    """
    names = {check.code: (check.name, str(check.severity)) for check in checks}
    name, severity = (_by_code(names, n) for n in (0, 1))
    # whatever is the same for many rows is added after they are sorted
    named = f"SELECT code, {name} AS name, {severity} AS severity, * EXCLUDE (code)"
    if form_of(path) == "csv":
        named += f" REPLACE ({_figure('lo')} AS lo, {_figure('hi')} AS hi)"
    store.write(f"{named} FROM ({rows})", path)


def _by_code(names: Mapping[str, tuple[str, str]], place: int) -> str:
    """Give what belongs to the code of a check."""
    cases = " ".join(f"WHEN '{code}' THEN {quoted(words[place])}" for code, words in names.items())
    return f"CASE code {cases} END" if cases else "NULL"


def _figure(column: str) -> str:
    """Write a figure with nine decimals: the same text, and of all but the greatest faster."""
    return (
        f"coalesce(CAST(TRY_CAST({column} AS DECIMAL(18, 9)) AS VARCHAR), "
        f"CAST({column} AS VARCHAR))"
    )
