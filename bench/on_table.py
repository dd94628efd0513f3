"""All checks of values together against the floor: one query, on the same table, in one process.

The table is `stated`, with every claim in it; the floor finds its bad groups and nothing more.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.kit.claims import write_claims  # noqa: E402
from checks.definition import ComparedClaims, Context  # noqa: E402
from checks.registry import CHECKS  # noqa: E402
from runner.run import run  # noqa: E402
from store.cited_readings import StoredReadings  # noqa: E402
from store.opening import open_large  # noqa: E402
from store.store import Store  # noqa: E402

_CLAIMS = 1_000_000
_ROUNDS = 5
_FLOOR = "SELECT subject, attribute FROM stated GROUP BY ALL HAVING max(lo) > min(hi)"
_FILL = """
INSERT INTO sources SELECT DISTINCT source, source, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL, [], NULL, FALSE, 'x', 1 FROM '{table}';
INSERT INTO subjects SELECT DISTINCT subject, subject, NULL FROM '{table}';
INSERT INTO attributes VALUES
  ('opened', 'opened', 'date', NULL, NULL, NULL, NULL, FALSE, FALSE, FALSE, FALSE),
  ('visitors', 'visitors', 'count', NULL, NULL, NULL, NULL, FALSE, FALSE, FALSE, FALSE),
  ('cost', 'cost', 'money', NULL, NULL, NULL, NULL, FALSE, FALSE, FALSE, FALSE);
INSERT INTO claims SELECT row_number() OVER () - 1, source, subject, attribute, '', NULL, NULL,
       NULL, NULL, NULL, 'asserted', NULL, NULL, NULL, NULL, 'x', 1 FROM '{table}';
INSERT INTO readings SELECT row_number() OVER () - 1, 0, subject, attribute, NULL, value, value,
       CASE attribute WHEN 'opened' THEN 'day' WHEN 'visitors' THEN 'count' ELSE 'USD' END,
       lo, hi, FALSE, NULL FROM '{table}';
CREATE TABLE stated AS
SELECT r.claim, 0 AS number, c.source, c.speaker, r.subject, r.attribute, a.type, 'tree' AS kind,
       r.axis, r.value, r.lo, r.hi, r.parted, r.closed, '' AS moment
FROM readings r JOIN claims c ON c.id = r.claim JOIN attributes a ON a.id = r.attribute
"""


def seconds(work: Callable[[], object]) -> float:
    """Give the median wall time of some rounds."""
    took: list[float] = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return statistics.median(took)


def context_of(store: Store) -> Context:
    """Give what checks work on."""
    return Context(store, StoredReadings(store), ComparedClaims("stated", dict))


def main() -> None:
    """Measure and print."""
    values = tuple(check for check in CHECKS if check.code.startswith("CR10"))
    with tempfile.TemporaryDirectory() as name:
        _, table = write_claims(_CLAIMS, Path(name))
        store: Store = open_large(None, Path(name))
        store.connection.execute(_FILL.format(table=table))
        floor = seconds(lambda: store.query(_FLOOR))
        every = seconds(lambda: run(context_of(store), values, limit=1))
        listed = seconds(lambda: run(context_of(store), values, limit=100))
        found = sum(len(o.findings) + o.unlisted for o in run(context_of(store), values, limit=1))
        store.connection.close()
    print(f"{_CLAIMS:,} claims, {found:,} findings of {len(values)} checks")
    print(f"floor {floor:.3f} s, checks {every:.3f} s, ratio {every / floor:.1f} (at most 5)")
    print(f"with 100 findings of each check listed: {listed:.3f} s")


if __name__ == "__main__":
    main()
