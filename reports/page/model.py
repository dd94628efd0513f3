"""What the page is made of: everything that it shows, in words, before it becomes HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from baseline.compare import Status
    from reports.page.passages import ArticlePiece, QuoteContext, QuotePart
    from reports.page.tally import CheckResult, Tally
    from reports.pictures.draw import Figure
    from reports.pictures.matrix import Matrix
    from schema.fact import Fact
    from schema.finding import Finding
    from schema.records import Source

_SHORT = 5
"""A side with more claims is long."""


class Cited(NamedTuple):
    """One claim under a finding or a fact.

    `name` is that of its source, `date` "(2 May 2024)", `through` its publisher, speaker and day as
    far as they say more. `claim` is its number if its words are in an article of the page, else
    None; `source` is the number of the article. `again`: the card has its sentence already.
    """

    name: str
    date: str
    through: str
    quote: tuple[QuotePart, ...]
    context: QuoteContext
    place: str
    modality: str
    claim: int | None
    source: int
    again: bool = False

    @property
    def who(self) -> str:
        """Its source with its date."""
        return f"{self.name} {self.date}".rstrip()

    @property
    def sentence(self) -> str:
        """The quote in its sentence."""
        words = "".join(part.text for part in self.quote)
        return f"{self.context.before}{words}{self.context.after}"


class CardSide(NamedTuple):
    """A side of a finding: its letter, if it takes a side, what it says, and who says so."""

    letter: str
    colour: str
    says: str
    cited: tuple[Cited, ...]


class CardFinding(NamedTuple):
    """A finding with its number on the page. `status_text`: why it counts, or does not."""

    number: int
    finding: Finding
    status: Status
    status_text: str
    sources: tuple[str, ...]
    sides: tuple[CardSide, ...]
    figures: tuple[Figure, ...]

    @property
    def long(self) -> bool:
        """Whether its sides need not be next to each other and one has more claims than fit."""
        return not any(side.letter for side in self.sides) and any(
            len(side.cited) > _SHORT for side in self.sides
        )

    @property
    def known(self) -> bool:
        """Whether somebody knows it already, so that it does not count."""
        return self.status not in ("new", "expired")


class Card(NamedTuple):
    """The findings about one sentence, or one by itself; the first is the worst."""

    number: int
    findings: tuple[CardFinding, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """Where the ledger has the claims that are cited, by source: "Courier: facts.yaml:12"."""
        cited = [c for each in self.findings for side in each.sides for c in side.cited]
        return tuple(dict.fromkeys(f"{c.who}: {c.place}" for c in cited))


class CardGroup(NamedTuple):
    """Cards under one heading."""

    id: str
    heading: str
    cards: tuple[Card, ...]


class PageFact(NamedTuple):
    """A fact with its number on the page, its claims, and the findings on it.

    `against` are the names of the sources that do not allow what was decided.
    """

    number: int
    fact: Fact
    cited: tuple[Cited, ...]
    figures: tuple[Figure, ...]
    found: tuple[CardFinding, ...]
    against: tuple[str, ...]


class PageSubject(NamedTuple):
    """A subject with its facts, and how many findings are new; `name` is its heading."""

    number: int
    id: str
    name: str
    rows: tuple[PageFact, ...]
    new: int


class PageArticle(NamedTuple):
    """A source with its text in pieces; `link` is its address, if that is one of the web."""

    number: int
    source: Source
    name: str
    published: str
    link: str
    pieces: tuple[ArticlePiece, ...]
    state: str


class ReportPage(NamedTuple):
    """All that the page shows.

    `found_on` gives for each claim the findings that cite it, and `row_of` the fact on it.
    """

    title: str
    tally: Tally
    groups: tuple[CardGroup, ...]
    found: tuple[CardFinding, ...]
    subjects: tuple[PageSubject, ...]
    articles: tuple[PageArticle, ...]
    matrix: Matrix | None
    checks: tuple[CheckResult, ...]
    stale: tuple[str, ...]
    found_on: dict[int, tuple[CardFinding, ...]]
    row_of: dict[int, PageFact]
