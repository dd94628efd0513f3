"""Words that a source should not have used: where they stand, and who answers for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checks.rules.sides import each_sentence_once, readings_of
from schema.finding import Finding, Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from checks.definition import Check
    from store.store import Store

Row = dict[str, Any]

QUOTED = '\u201c[^\u201c\u201d]*\u201d|"[^"\\s][^"]*"|\u2018[^\u2018\u2019]*\u2019'
"""Words in quotation marks inside a quote, marks included.

Plain single quotes are apostrophes, and a plain double one before a space stands for inches.
"""


def tell_words(
    check: Check, store: Store, rows: Iterable[Row], say: Callable[[Row], str]
) -> Iterator[Finding]:
    """Give one finding for each source and `words`, which a row names beside its `claim`.

    `say(row)` words what is wrong with them. The finding is about the slot that comes first by its
    ids, so that it stays the same one in any order of the claims. Its side is neutral: the words
    are what is wrong, and another value that is recorded from them makes no other finding.
    """
    hits: dict[tuple[str, str], list[Row]] = {}
    rows = list(rows)
    readings = readings_of(store, (row["claim"] for row in rows))
    for row in rows:
        reading = readings[row["claim"]][0]
        hits.setdefault((reading["source"], row["words"]), []).append(row | reading)
    for (source, words), found in hits.items():
        subject, attribute = min((row["claim_subject"], row["claim_attribute"]) for row in found)
        says = say(found[0])
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=subject,
            attribute=attribute,
            scope=f"{source} {words}",
            message=f"“{words}” ({source}): {says}",
            sides=(Side(says=says, citations=each_sentence_once(found), neutral=True),),
        )
