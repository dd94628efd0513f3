"""Scan articles: read them one by one, keep what is compared, and compare it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from article_files.article import Article, Unread
from scanning.acronym_expansions import AcronymExpansions
from scanning.ages_across_articles import AgesAcrossArticles
from scanning.name_spellings import NameForms
from scanning.publication_day import publication_day
from scanning.quotation_differences import QuotedSentences
from scanning.related_texts import RelatedTexts
from scanning.scan_finding import SEVERITIES, ScanFinding
from scanning.scanned_text import ScannedText, without_furniture
from scanning.unknown_days import UnknownDays
from scanning.what_is_compared import why_not_compared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanning.figures_by_noun import FiguresByNoun
    from scanning.text_store import TextStore


class ScannedArticle(NamedTuple):
    """An article of a scan without its text, and the first and last day of its publication."""

    record: Article
    published: tuple[int, int] | None


class NotCompared(NamedTuple):
    """A file, or an entry of one, whose words were not compared, and why, after its name."""

    file: str
    entry: int | None
    why: str
    expected: str = ""


@dataclass
class Scan:
    """What a scan has found, and what it has looked at."""

    articles: list[ScannedArticle] = field(default_factory=list[ScannedArticle])
    passed_over: list[NotCompared] = field(default_factory=list[NotCompared])
    findings: list[ScanFinding] = field(default_factory=list[ScanFinding])
    counts: Counter[str] = field(default_factory=Counter[str])


class Scanner:
    """Takes articles one by one; what it keeps of each is what may be compared with others."""

    def __init__(self, texts: TextStore, figures: FiguresByNoun | None = None) -> None:
        """Begin without articles; with `figures`, only these are kept, and nothing is compared."""
        self.scan = Scan()
        self.figures = figures
        self._texts = texts
        self._related = RelatedTexts()
        self._names = NameForms()
        self._acronyms = AcronymExpansions()
        self._quotations = QuotedSentences()
        self._ages = AgesAcrossArticles()
        self._days = UnknownDays()

    def take(self, articles: Iterable[Article | Unread]) -> None:
        """Read some articles."""
        for article in articles:
            if isinstance(article, Unread):
                self._pass_over(article, article.why, article.expected)
            elif why := why_not_compared(article):
                self._pass_over(article, why)
            else:
                self._read(article)

    def _pass_over(self, article: Article | Unread, why: str, expected: str = "") -> None:
        self.scan.passed_over.append(NotCompared(str(article.file), article.entry, why, expected))

    def _read(self, article: Article) -> None:
        day = publication_day(article)
        text = ScannedText(len(self.scan.articles), without_furniture(article), day)
        published = (day.first, day.last) if day else None
        self.scan.articles.append(ScannedArticle(article._replace(text=""), published))
        self._texts.add(article.text)
        self.scan.counts["characters"] += len(article.text)
        if self.figures:
            self.figures.add(text)
            return
        for rule in (self._related, self._names, self._acronyms, self._quotations, self._ages):
            rule.add(text)
        self.scan.findings += self._days.findings(text)

    def compared(self) -> Scan:
        """Compare what was read, and give all findings in their order."""
        related, texts = self._related, self._texts
        self.scan.findings += (
            *self._names.findings(related, texts),
            *self._acronyms.findings(related, texts),
            *self._quotations.findings(related, texts),
            *self._ages.findings(related, texts),
            *self._days.undated(),
        )
        order = list(SEVERITIES)
        self.scan.findings.sort(key=lambda f: (order.index(f.kind), f.sides[0].spots, f.message))
        self.scan.counts |= {
            "names": self._names.names,
            "acronyms": self._acronyms.read,
            "quotations": self._quotations.read,
            "ages": self._ages.read,
            "weekdays": self._days.weekdays,
            "relative dates": self._days.relative,
        }
        return self.scan
