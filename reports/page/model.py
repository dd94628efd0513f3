"""What the page is made of: everything that it shows, in words, before it becomes HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from baseline.compare import Status
    from reports.page.passages import ArticlePiece, QuoteContext, QuotePart
    from reports.pictures.svg import Picture
    from schema.fact import Fact
    from schema.finding import Finding, Outcome
    from schema.records import Source


class Cited(NamedTuple):
    """One claim under a finding or a fact.

    `who` says when, and through whom. `claim` is its number if its words are in an article
    of the page, else None; `source` is the number of the article.
    """

    who: str
    publisher: str
    quote: tuple[QuotePart, ...]
    context: QuoteContext
    value: str
    place: str
    modality: str
    claim: int | None
    source: int


class CardSide(NamedTuple):
    """A side of a finding: its letter, if it takes a side, what it says, and who says so."""

    letter: str
    colour: str
    says: str
    cited: tuple[Cited, ...]


class Card(NamedTuple):
    """A finding with its number on the page. `status_text`: why it counts, or does not."""

    number: int
    finding: Finding
    status: Status
    status_text: str
    subject: str
    sources: tuple[str, ...]
    sides: tuple[CardSide, ...]
    pictures: tuple[Picture, ...]


class PageFact(NamedTuple):
    """A fact with its number on the page, its claims, and the findings on it."""

    number: int
    fact: Fact
    cited: tuple[Cited, ...]
    pictures: tuple[Picture, ...]
    cards: tuple[Card, ...]


class PageSubject(NamedTuple):
    """A subject with its facts, and how many findings are new and facts contested and agreed."""

    number: int
    id: str
    name: str
    rows: tuple[PageFact, ...]
    new: int
    contested: int
    agreed: int


class PageArticle(NamedTuple):
    """A source with its text in pieces; `link` is its address, if that is one of the web."""

    number: int
    source: Source
    published: str
    link: str
    pieces: tuple[ArticlePiece, ...]
    state: str


class ReportPage(NamedTuple):
    """All that the page shows.

    `cards_of` gives for each claim the findings that cite it, and `row_of` the fact on it.
    """

    title: str
    claims: int
    cards: tuple[Card, ...]
    subjects: tuple[PageSubject, ...]
    articles: tuple[PageArticle, ...]
    matrix: Picture | None
    outcomes: tuple[Outcome, ...]
    statements: dict[str, str]
    stale: tuple[str, ...]
    cards_of: dict[int, tuple[Card, ...]]
    row_of: dict[int, PageFact]
