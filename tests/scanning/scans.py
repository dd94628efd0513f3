"""Scans of invented articles."""

from __future__ import annotations

from pathlib import Path

from article_files.article import Article
from scanning.scan_articles import Scan, Scanner
from scanning.text_store import TextStore

STORY = (
    "The Port Ellery harbour board met at Quay House in Port Ellery. The ferry Grey Heron struck "
    "the Wicken Pier near Saltmarsh, and the Ellery Gazette had the story. "
)
"""Sentences that make articles those of one story."""
OTHER = (
    "The orchard growers of Upper Marden had a dry year. Their cooperative in Brackley sold the "
    "cider to Lindell and Vance, and the fair at Thornbury was put off. "
)
"""Sentences of another story."""


def article(words: str, *, story: str = STORY, day: str | None = "2024-03-05") -> Article:
    """Give an article that says when it was published in its text, or says nothing of it."""
    return Article(
        Path("a.txt"), "text", story + words, published=day, dated_by="line 1: it" if day else None
    )


def scanned(*articles: Article | str) -> Scan:
    """Scan articles; of words alone, articles of one story and one day."""
    with TextStore() as texts:
        scanner = Scanner(texts)
        scanner.take(article(each) if isinstance(each, str) else each for each in articles)
        return scanner.compared()


def found(*articles: Article | str) -> list[str]:
    """Give the messages of what a scan finds."""
    return [finding.message for finding in scanned(*articles).findings]
