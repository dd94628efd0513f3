"""Claims for the benchmarks: a twentieth of the groups in conflict, each source in one piece.

Groups of five claims about one attribute of one subject, by five of forty sources, as days, counts
and amounts of money. The ends of each value are in columns next to it, as integers, which the
programs that we compare with need, and ours does not read.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LEDGER = """\
attributes:
  - {id: opened, type: date}
  - {id: visitors, type: count}
  - {id: cost, type: money}
"""
_EACH, _SOURCES = 5, 40
_QUERY = f"""
SELECT 'source-' || lpad(((number * 7 + nth * 8) % {_SOURCES})::VARCHAR, 2, '0') AS source,
       'subject-' || number AS subject,
       CASE kind WHEN 0 THEN 'opened' WHEN 1 THEN 'visitors' ELSE 'cost' END AS attribute,
       CASE kind WHEN 0 THEN CAST(DATE '1990-01-01' + CAST(point AS INTEGER) AS VARCHAR)
                 WHEN 1 THEN CAST(point AS VARCHAR)
                 ELSE concat(point // 100, '.', lpad((point % 100)::VARCHAR, 2, '0'), ' USD') END
         AS value,
       point AS lo, point AS hi
FROM (
  SELECT number, nth, number % 3 AS kind,
         CASE number % 3 WHEN 0 THEN hash(number) % 12000 WHEN 1 THEN hash(number) % 900000 * 10 + 7
              ELSE hash(number) % 50000000 END
         + CASE WHEN nth = {_EACH - 1} AND number % 20 = 3 THEN 11 ELSE 0 END AS point
  FROM range($groups) g(number), range({_EACH}) t(nth)
)
ORDER BY source, subject
"""  # noqa: S608 - numbers only


def write_claims(claims: int, folder: Path) -> tuple[Path, Path]:
    """Write so many claims as Parquet, unless they are there, and give ledger and table.

    A process of its own writes them: the system counts the memory that a process once had to those
    that it starts.
    """
    ledger, table = folder / "ledger.yaml", folder / f"claims-{claims}.parquet"
    ledger.write_text(LEDGER, encoding="utf-8")
    if not table.exists():
        query = _QUERY.replace("$groups", str(claims // _EACH))
        copy = f"COPY ({query}) TO '{table}' (FORMAT parquet)"
        quiet = "SET enable_progress_bar = false"
        program = f"import duckdb; duckdb.connect().execute({f'{quiet}; {copy}'!r})"
        subprocess.run([sys.executable, "-c", program], check=True)
    return ledger, table
