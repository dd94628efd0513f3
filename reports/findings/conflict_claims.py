"""All claims of all conflicts of values, as a table that the engine writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.rules.sides import KEY
from store.store import form_of
from support.sql import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from checks.definition import Check
    from store.store import Store

_KEY = ", ".join(KEY)
_SPLIT = "CR308"
_DENIED = "CR108"
"""Its conflicts are with what is denied, and no claim of it is among those that are compared."""
_DISPUTE = "CR401"


def write_evidence(store: Store, path: Path, checks: Iterable[Check]) -> None:
    """Write a row for each claim of each conflict: Parquet, NDJSON, or else CSV, by the name.

    Of these checks those are told that hold values against each other, each with its own code;
    CR401 without what is denied, and with CR308 the conflicts that it explains. Raises
    UnusableInput when the file cannot be written.
    """
    checks = tuple(checks)
    groups = [query for check in checks for query in _groups(check, store)]
    none = "SELECT '' AS code, " + ", ".join(f"'' AS {k}" for k in KEY)
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
    told = f"SELECT code, {name} AS name, {severity} AS severity, * EXCLUDE (code)"
    if form_of(path) == "csv":
        told += f" REPLACE ({_figure('lo')} AS lo, {_figure('hi')} AS hi)"
    store.write(f"{told} FROM ({rows})", path)


def _by_code(names: Mapping[str, tuple[str, str]], place: int) -> str:
    """Give what belongs to the code of a check."""
    cases = " ".join(f"WHEN '{code}' THEN {quoted(told[place])}" for code, told in names.items())
    return f"CASE code {cases} END" if cases else "NULL"


def _figure(column: str) -> str:
    """Write a figure with nine decimals: the same text, and of all but the greatest faster."""
    return (
        f"coalesce(CAST(TRY_CAST({column} AS DECIMAL(18, 9)) AS VARCHAR), "
        f"CAST({column} AS VARCHAR))"
    )


def _groups(check: Check, store: Store) -> Iterator[str]:
    """Give the query for the groups in which a check finds a conflict, if it looks for such."""
    about = f"'{check.code}' AS code"
    by_group = check.each == KEY and check.code != _DENIED
    if not (by_group or check.code == _SPLIT) or not check.looks_at(store):
        return
    for step in check.prepare:
        if not store.has(step.table):
            step.take(store)
    if check.code == _SPLIT:
        yield f"(SELECT {about}, {_KEY} FROM explained)"
    else:
        where = "denied IS NULL" if check.code == _DISPUTE else check.where
        yield f"(SELECT DISTINCT {about}, {_KEY} FROM ({check.query}) WHERE {where})"
