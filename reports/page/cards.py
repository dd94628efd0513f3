"""Findings as cards: the sides next to each other, and a picture of their values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reports.findings.run_result import citations, status_text
from reports.page.model import Card, CardFinding, CardSide
from reports.pictures.agreement import opposed
from reports.pictures.bars import Plot
from reports.pictures.draw import Shown, figures
from reports.pictures.svg import colour, letter
from schema.characters import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from baseline.compare import ComparedFinding
    from reports.fact_sheet.build import Slot
    from reports.fact_sheet.statement import Statement
    from reports.fact_sheet.term_wording import TermWording
    from reports.page.cited import Texts
    from reports.page.model import Cited
    from reports.pictures.draw import Figure
    from schema.finding import Citation, Finding


class Cards(NamedTuple):
    """What cards are made from: the words, and all that is stated.

    `pictured` are the codes of the checks whose findings are drawn.
    """

    texts: Texts
    stated: Mapping[Slot, list[Statement]]
    by_claim: Mapping[int, list[Statement]]
    wording: TermWording
    pictured: frozenset[str]

    def card(self, number: int, first: int, group: Sequence[ComparedFinding]) -> Card:
        """Give the card of some findings, which are numbered from `first` on."""
        shown: set[tuple[int, str]] = set()
        return Card(
            number, tuple(self._found(n, each, shown) for n, each in enumerate(group, first))
        )

    def _found(
        self, number: int, compared: ComparedFinding, shown: set[tuple[int, str]]
    ) -> CardFinding:
        """Give one finding; of sentences that the card has `shown`, only the quotes."""
        finding = compared.finding
        sides = tuple(self._sides(finding, shown))
        return CardFinding(
            number,
            finding,
            compared.status,
            one_line(status_text(compared)),
            tuple(dict.fromkeys(c.source for c in citations(finding))),
            sides,
            tuple(self._figures(finding)),
        )

    def _sides(self, finding: Finding, shown: set[tuple[int, str]]) -> Iterator[CardSide]:
        conflicting, before = opposed(finding), set(shown)
        for side in finding.sides:
            sided = side in conflicting
            number = conflicting.index(side) if sided else None
            others = [c for other in conflicting if other != side for c in other.citations]
            cited = [
                self.texts.cited(c, others if sided else (), side.says) for c in side.citations
            ]
            known = set(before if sided else shown)
            shown |= {(c.source, c.sentence) for c in cited}
            yield CardSide(
                "" if number is None else letter(number),
                colour(number),
                side.says,
                tuple(_again(each, known) for each in cited),
            )

    def _figures(self, finding: Finding) -> list[Figure]:
        """Give pictures of what the sides say, with the other claims on the same attribute.

        A picture compares: there is none of a scale on which only one side has claims, and none of
        a single value.
        """
        if finding.code not in self.pictured:
            return []
        conflicting = opposed(finding)
        shown: dict[tuple[int, int], Shown] = {}
        sides_on: dict[str, set[int]] = {}
        for nth, side in enumerate(finding.sides):
            number = conflicting.index(side) if side in conflicting else None
            for seen in self._shown(side.citations, number):
                shown.setdefault((seen.reading.claim, seen.reading.number), seen)
                sides_on.setdefault(seen.reading.axis, set()).add(nth)
        several = len(finding.sides) > 1
        compared = {axis for axis, sides in sides_on.items() if len(sides) > 1 or not several}
        for each in self.stated.get((finding.subject, finding.attribute), []):
            key = (each.reading.claim, each.reading.number)
            shown.setdefault(key, Shown(each, None))
        on_them = [each for each in shown.values() if each.reading.axis in compared]
        return comparing(figures(finding.message, on_them, self.wording))

    def _shown(self, cited: Iterable[Citation], side: int | None) -> Iterator[Shown]:
        """Find the readings that are cited: those with the value of the citation."""
        for citation in cited:
            stated = self.by_claim.get(citation.claim, []) if citation.claim is not None else []
            exact = [each for each in stated if each.reading.value == citation.value]
            for each in exact or stated:
                yield Shown(each, side)


def _again(cited: Cited, shown: set[tuple[int, str]]) -> Cited:
    return cited._replace(again=True) if (cited.source, cited.sentence) in shown else cited


def comparing(drawn: Iterable[Figure]) -> list[Figure]:
    """Leave out pictures of a single claim or a single value, which compare nothing."""
    return [f for f in drawn if len(f.bars if isinstance(f, Plot) else f.columns) > 1]


def by_claim(stated: Iterable[list[Statement]]) -> dict[int, list[Statement]]:
    """Give all statements by the claim that they are of."""
    found: dict[int, list[Statement]] = {}
    for same in stated:
        for each in same:
            found.setdefault(each.reading.claim, []).append(each)
    return found
