"""Findings as cards: the sides next to each other, and a picture of their values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reports.findings.run_result import citations, status_text
from reports.page.model import Card, CardSide
from reports.pictures.draw import Shown, pictures
from reports.pictures.svg import colour, letter
from schema.characters import one_line
from schema.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from baseline.compare import ComparedFinding
    from reports.fact_sheet.build import Slot
    from reports.fact_sheet.not_asserted import Statement
    from reports.fact_sheet.term_wording import TermWording
    from reports.page.cited import Texts
    from reports.pictures.svg import Picture
    from schema.finding import Citation, Finding, Side


class Cards(NamedTuple):
    """What cards are made from: the words, all that is stated, and the names of subjects.

    `pictured` are the codes of the checks whose findings are drawn.
    """

    texts: Texts
    stated: Mapping[Slot, list[Statement]]
    by_claim: Mapping[int, list[Statement]]
    wording: TermWording
    names: Mapping[str, str]
    pictured: frozenset[str]

    def card(self, number: int, compared: ComparedFinding) -> Card:
        """Give the card of a finding, with the number that it has on the page."""
        finding = compared.finding
        sources = dict.fromkeys(c.source for c in citations(finding))
        return Card(
            number,
            finding,
            compared.status,
            one_line(status_text(compared)),
            self.names.get(finding.subject, "The sources"),
            tuple(sources),
            tuple(self._sides(finding)),
            tuple(self._pictures(finding)),
        )

    def _sides(self, finding: Finding) -> Iterator[CardSide]:
        opposed = _opposed(finding)
        for side in finding.sides:
            sided = side in opposed
            number = opposed.index(side) if sided else None
            others = [c for other in opposed if other != side for c in other.citations]
            yield CardSide(
                "" if number is None else letter(number),
                colour(number),
                side.says,
                tuple(
                    self.texts.cited(c, others if sided else (), side.says) for c in side.citations
                ),
            )

    def _pictures(self, finding: Finding) -> list[Picture]:
        """Draw what the sides say, with the other claims on the same attribute."""
        if finding.code not in self.pictured:
            return []
        opposed = _opposed(finding)
        shown: dict[tuple[int, int], Shown] = {}
        for side in finding.sides:
            number = opposed.index(side) if side in opposed else None
            for seen in self._shown(side.citations, number):
                shown.setdefault((seen.reading.claim, seen.reading.number), seen)
        for each in self.stated.get((finding.subject, finding.attribute), []):
            key = (each.reading.claim, each.reading.number)
            shown.setdefault(key, Shown(each, None))
        drawn = pictures(finding.message, _at_odds(shown.values()), self.wording)
        return drawn if len(shown) > 1 else []

    def _shown(self, cited: Iterable[Citation], side: int | None) -> Iterator[Shown]:
        """Find the readings that are cited: those with the value of the citation."""
        for citation in cited:
            stated = self.by_claim.get(citation.claim, []) if citation.claim is not None else []
            exact = [each for each in stated if each.reading.value == citation.value]
            for each in exact or stated:
                yield Shown(each, side)


def _opposed(finding: Finding) -> list[Side]:
    """Give the sides that cannot all be true; none where a finding only shows what is said."""
    if finding.severity < Severity.TENSION:
        return []
    opposed = [side for side in finding.sides if not side.neutral]
    return opposed if opposed[1:] else []


def _at_odds(shown: Iterable[Shown]) -> list[Shown]:
    """Leave out scales on which no side has a claim, if there are sides."""
    shown = list(shown)
    axes = {each.reading.axis for each in shown if each.side is not None}
    return [each for each in shown if not axes or each.reading.axis in axes]


def by_claim(stated: Iterable[list[Statement]]) -> dict[int, list[Statement]]:
    """Give all statements by the claim that they are of."""
    found: dict[int, list[Statement]] = {}
    for same in stated:
        for each in same:
            found.setdefault(each.reading.claim, []).append(each)
    return found
