"""All claims of all conflicts of values, as a table that the engine writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.check import Step
from checks.conflicts import CONFLICTS, JUDGED
from checks.lists import LACKING
from checks.registry import CHECKS
from ledger.engine import duckdb
from ledger.outputs import unwritable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ledger.store import Store


def write_evidence(store: Store, path: Path) -> None:
    """Write a row for each claim of each conflict: Parquet, NDJSON, or else CSV, by the name.

    Told are the checks that hold values against each other, and the disputes of CR401, whose rows
    have the code of that check. Raises UnusableInput when the file cannot be written.
    """
    for step in (*JUDGED, Step("list_conflicts", LACKING)):
        if not store.has(step.table):
            step.take(store)
    rows = f"""
    WITH conflict AS ({" UNION ALL ".join(_groups())})
    SELECT g.code, g.name, g.severity, g.subject, g.attribute, g.axis, g.moment, s.claim, s.source,
           s.speaker, s.value, s.lo, s.hi, c.quote, c.file, c.line
    FROM conflict g
    JOIN stated s ON s.subject = g.subject AND s.attribute = g.attribute
                 AND s.axis = g.axis AND s.moment = g.moment
    JOIN claims c ON c.id = s.claim
    """
    where = str(path).replace("'", "''")
    try:
        store.query(f"COPY ({rows} ORDER BY g.code, s.claim) TO '{where}' ({_format(path)})")
    except duckdb.IOException as error:
        raise unwritable(str(path), str(error).splitlines()[0]) from None


def _groups() -> Iterator[str]:
    keys = "subject, attribute, axis, moment"
    for check in CHECKS:
        about = f"'{check.code}' AS code, '{check.name}' AS name, '{check.severity}' AS severity"
        if check.query == CONFLICTS:
            yield f"SELECT {about}, {keys} FROM conflicts WHERE contradictory AND {check.where}"
        elif check.code == "CR106":
            yield f"SELECT {about}, {keys} FROM list_conflicts WHERE contradictory"
        elif check.code == "CR401":
            for table in ("conflicts", "list_conflicts"):
                yield f"SELECT {about}, {keys} FROM {table} WHERE NOT contradictory"


def _format(path: Path) -> str:
    name = path.name.lower()
    if name.endswith((".parquet", ".pq")):
        return "FORMAT parquet"
    return "FORMAT json" if name.endswith((".ndjson", ".jsonl")) else "FORMAT csv, HEADER"
