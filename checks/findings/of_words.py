"""Findings about words that a source should not have used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from checks.rules.attributed import Mentions
from checks.rules.sentences import each_sentence_once
from schema.finding import Finding, Side
from support.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checks.definition import Check, Context
    from store.cited_readings import CitedReading

QUOTED = (
    '\u201c[^\u201c\u201d]*\u201d|"[^"\\s][^"]*"|\u2018[^\u2018\u2019]*\u2019'
    "|\u201e[^\u201c\u201d\u201e]*[\u201c\u201d]|\u201a[^\u2018\u2019\u201a]*[\u2018\u2019]"
    "|\u00ab[^\u00ab\u00bb]*\u00bb|\u00bb[^\u00ab\u00bb]*\u00ab"
)
"""Words in quotation marks inside a quote, marks included.

Plain single quotes are apostrophes, and a plain double one before a space means inches.
"""


class NamesWords(Protocol):
    """A row that names words in the quote of a claim."""

    @property
    def claim(self) -> int:
        """The claim."""
        ...

    @property
    def words(self) -> str:
        """The words."""
        ...


W = TypeVar("W", bound=NamesWords)


def about_words(
    check: Check[W], context: Context, rows: list[W], say: Callable[[W], str], how: str = ": "
) -> Iterator[Finding]:
    """Give one finding for each source and words; `say(row)` says what is wrong with them.

    In the message, `how` is between the source and that.

    The finding is about the slot that comes first by its ids, so that it stays the same one in any
    order of the claims. Its side is neutral: the words are what is wrong, and another value that is
    recorded from them makes no other finding.
    """
    readings = context.readings.of_claims(row.claim for row in rows)
    uses: dict[tuple[str, str], list[tuple[W, CitedReading]]] = {}
    for row in rows:
        reading = readings[row.claim][0]
        uses.setdefault((reading.source, row.words), []).append((row, reading))
    for (source, words), found in uses.items():
        subject, attribute = min((r.claim_subject, r.claim_attribute) for _, r in found)
        says = say(found[0][0])
        cited = each_sentence_once(reading for _, reading in found)
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=subject,
            attribute=attribute,
            scope=f"{source} {words}",
            message=f"{quoted(words)} in {Mentions().source(found[0][1].citation)}{how}{says}",
            sides=(Side(says=says, citations=cited, neutral=True),),
        )
