"""Findings about quotations that are compared with one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.rules.attributed import Mentions
from checks.rules.sides import cite
from schema.finding import Finding
from schema.source_names import short
from support.grammar import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from checks.definition import Check, Context
    from checks.rules.quotation_pairs import QuotationPair
    from schema.finding import Side
    from store.cited_readings import CitedReading

_ENDS = "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb\u201e.,;: "
_LONG = 100
"""So many characters of a quotation are in a message."""
_ROOM = 40
"""Of these, so many are for what differs, and for what follows it."""
_BEFORE = 4
"""So many words before the first that differs are in it, too."""


class QuotedClaim(NamedTuple):
    """A claim, and the words that it has in quotation marks."""

    reading: CitedReading
    said: str

    @property
    def quoted(self) -> str:
        """The words in quotation marks, whatever marks the source sets."""
        return f"“{self.said.strip(_ENDS)}”"


def about_quotations(
    check: Check[QuotationPair],
    context: Context,
    rows: list[QuotationPair],
    side_of: Callable[[QuotedClaim], str],
    say: Callable[[QuotedClaim, list[str]], str],
) -> Iterator[Finding]:
    """Give one finding for all claims that pairs connect, with a side for each `side_of` them.

    `say(first, sides)` words it, by the first claim and by the sides with their sources. It is
    about the slot that comes first by its ids, so that it stays the same in any order of claims.
    Its sides are neutral: words are what is wrong, and no values.
    """
    # few runs find any
    from articles.quotations import compared  # noqa: PLC0415

    for group in _connected(context, rows):
        by_side: dict[str, list[QuotedClaim]] = {}
        for claim in group:
            by_side.setdefault(side_of(claim), []).append(claim)
        mentions = Mentions(len(by_side))
        sides = [
            f"{words} in {mentions.sources(c.reading.citation for c in claims)}"
            for words, claims in zip(shortened(list(by_side)), by_side.values(), strict=True)
        ]
        subject, attribute = min(
            (c.reading.claim_subject, c.reading.claim_attribute) for c in group
        )
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=subject,
            attribute=attribute,
            scope=min(" ".join(compared(c.said).words) for c in group),
            message=sentence(say(group[0], sides)),
            sides=tuple(_side(says, claims) for says, claims in by_side.items()),
        )


def shortened(sides: list[str]) -> list[str]:
    """Give the words of sides as a message has them: of long ones, from where they differ on."""
    words = [side.split() for side in sides]
    alike = next((n for n, each in enumerate(zip(*words, strict=False)) if len(set(each)) > 1), 0)
    start = alike - _BEFORE if len(" ".join(words[0][:alike])) > _LONG - _ROOM else 0
    cut = [f"“…{' '.join(each[start:])}" if start > 0 else " ".join(each) for each in words]
    return [each if len(each) <= _LONG else f"{short(each, _LONG)}”" for each in cut]


def contrasted(sides: list[str]) -> str:
    """Give "a, b, but c"."""
    return f"{', '.join(sides[:-1])}, but {sides[-1]}"


def _side(says: str, claims: Iterable[QuotedClaim]) -> Side:
    return cite(says, [claim.reading for claim in claims], neutral=True)


def _connected(context: Context, rows: Iterable[QuotationPair]) -> Iterator[list[QuotedClaim]]:
    """Yield the claims that pairs connect, in the order of the ledger."""
    said: dict[int, str] = {}
    groups: dict[int, set[int]] = {}
    for row in rows:
        said |= {row.one: row.said_in_one, row.other: row.said_in_other}
        joined = {row.one, row.other}.union(*(groups.get(n, ()) for n in (row.one, row.other)))
        groups |= dict.fromkeys(joined, joined)
    readings = context.readings.of_claims(said)
    for claims in sorted({min(group): sorted(group) for group in groups.values()}.values()):
        yield [QuotedClaim(readings[claim][0], said[claim]) for claim in claims]
