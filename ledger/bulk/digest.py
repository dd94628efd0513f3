"""A first look at all rows: how many there are of each kind, and how many break a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledger.bulk.rules import RULES
from ledger.bulk.spaces import spaced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ledger.bulk.rules import Rule
    from ledger.bulk.whole import Whole
    from ledger.store import Store


class Digest(NamedTuple):
    """What a pass has counted for each source, attribute and modality: sums, and one slot each."""

    sources: Mapping[str, int]
    attributes: frozenset[str]
    rows: int
    counts: Mapping[str, int]
    slots: tuple[int, ...]


def digest_of(store: Store, whole: Whole, *, at_once: bool = False) -> Digest:
    """Count rows, breaches of the contract, and values that are not simple.

    The slots that `whole.apart` gives are in the table `first_look` afterwards, if they are to be
    found `at_once`: one pass then does what two would.
    """
    rules = [rule for rule in RULES if rule.column in whole.rows.columns]
    needed = {"source", "modality", "speaker", "as_of", *(rule.column for rule in rules)}
    told = _counting("placed" if at_once else f"({whole.simple(*needed)})", rules)
    if at_once:
        store.query(f"""
            CREATE OR REPLACE TEMP TABLE first_look AS
            WITH placed AS ({whole.claims(*needed)})
            SELECT *, CAST(NULL AS UBIGINT) AS apart FROM ({told})
            UNION ALL BY NAME SELECT slot AS apart FROM ({whole.apart("placed")})
        """)
        told = "SELECT * EXCLUDE (apart) FROM first_look WHERE apart IS NULL"
    rows = store.query(told).dicts()
    counts = {f"rule_{n}": sum(row[f"rule_{n}"] for row in rows) for n in range(len(rules))}
    counts["unread"] = sum(row["unread"] for row in rows)
    counts["spaced"] = sum(row["spaced"] for row in rows)
    counts["as_of"] = sum(row["rows"] for row in rows if not row["timeless"])
    sizes: dict[str, int] = {}
    for row in rows:
        if row["source"]:
            sizes[row["source"]] = sizes.get(row["source"], 0) + row["rows"]
    return Digest(
        sizes,
        frozenset(row["attribute"] for row in rows if row["attribute"]),
        sum(row["rows"] for row in rows),
        counts,
        tuple({row["slot"] for row in rows}),
    )


def _counting(claims: str, rules: Sequence[Rule]) -> str:
    """Give the query that counts; what depends on its keys alone is told of each key, not row."""
    keys = ("source", "attribute", "modality")
    counted, of_keys = (
        "".join(
            f", {before}{rule.breached}{after} AS rule_{n}"
            for n, rule in enumerate(rules)
            if (rule.column in keys) is by_key
        )
        for by_key, before, after in (
            (False, "count(*) FILTER (", ")"),
            (True, "rows * CAST(coalesce(", ", FALSE) AS INTEGER)"),
        )
    )
    return f"""
    SELECT * REPLACE (
      CASE WHEN {spaced("source")} OR {spaced("attribute")} THEN rows ELSE spaced END AS spaced
    ){of_keys} FROM (
      SELECT source, attribute, modality, speaker IS NULL AS own, as_of IS NULL AS timeless,
             count(*) AS rows, min(hash(subject, attribute)) AS slot,
             count(*) FILTER (type IS NOT NULL AND NOT simple) AS unread,
             count(*) FILTER ({spaced("subject")}) AS spaced{counted}
      FROM {claims} GROUP BY ALL
    )
    """
