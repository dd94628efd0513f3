"""Findings about the decisions of editors, beside the claims that they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checks.rules.sides import citation, readings_of
from schema.finding import Finding, Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checks.definition import Check
    from store.store import Store

Row = dict[str, Any]
_ABOUT = """
SELECT d.subject, d.attribute, s.name, a.label, d.decided_by
FROM decisions d JOIN subjects s ON s.id = d.subject JOIN attributes a ON a.id = d.attribute
"""


def tell_rulings(
    check: Check, store: Store, rows: list[Row], say: Callable[[Row], str]
) -> Iterator[Finding]:
    """Give one finding for each row: a decision by subject and attribute, and `claims` to show.

    `say(row)` words what is wrong with it.
    """
    if not rows:
        return
    about = {(subject, attribute): told for subject, attribute, *told in store.query(_ABOUT).rows}
    readings = readings_of(store, (claim for row in rows for claim in row["claims"]))
    for row in rows:
        slot = (row["subject"], row["attribute"])
        subject_name, label, by = about[slot]
        values: dict[str, list[Row]] = {}
        for claim in dict.fromkeys(row["claims"]):
            for reading in readings[claim]:
                if (reading["subject"], reading["attribute"]) == slot:
                    values.setdefault(reading["label"], []).append(reading)
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=slot[0],
            attribute=slot[1],
            message=f"{subject_name}, {label}: {by} decided on {row['value']}, but {say(row)}",
            sides=tuple(
                Side(says=label, citations=tuple(map(citation, cited)))
                for label, cited in values.items()
            ),
        )
