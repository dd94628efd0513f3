"""Articles to be read for proposals: those that a ledger has as sources, and new ones."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from article_files.article import Unread
from article_files.read_articles import read_articles
from articles.quotes import ArticleText
from articles.texts import source_texts
from schema.problem import ValueProblem
from schema.values.date import read_days
from suggestions.propose import ArticleToRead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from article_files.article import Article
    from articles.texts import SourceText
    from extraction.expression import Published
    from ledger.typed import TypedLedger
    from support.limits import Limits


class Sources(NamedTuple):
    """The sources of a ledger, with their texts: what articles are looked up in."""

    typed: TypedLedger
    texts: Mapping[str, SourceText]

    def reading(self, source: str) -> ArticleToRead:
        """Give a source as it is to be read."""
        record = next(one for one in self.typed.read.records.sources if one.id == source)
        text = ArticleText(self.texts[source].text, record.furniture)
        days = self.typed.published[source]
        return ArticleToRead(source, text.text, text.furniture_spans, record.headline, days)

    def source_of(self, article: Article) -> str | None:
        """Give the source that an article is: that of the same file, or of the same words."""
        for source, text in self.texts.items():
            if text.path and article.entry is None and _is_same(text.path, article.file):
                return source
        words = article.text.split()
        same = (s for s, text in self.texts.items() if text.state == "read")
        return next((s for s in same if self.texts[s].text.split() == words), None)


def sources_of(typed: TypedLedger) -> Sources:
    """Read the texts of a ledger. Raises UnusableInput."""
    return Sources(typed, source_texts(typed.read))


def readings(
    paths: Iterable[Path], sources: Sources | None, limits: Limits
) -> Iterator[ArticleToRead | Unread]:
    """Yield each article as it is to be read, or why there is none."""
    for article in read_articles(paths, limits):
        if isinstance(article, Unread):
            yield article
            continue
        source = sources.source_of(article) if sources else None
        yield sources.reading(source) if sources and source else _new(article)


def _new(article: Article) -> ArticleToRead:
    text = ArticleText(article.text, article.furniture)
    name = str(article.file) if article.entry is None else f"{article.file}#{article.entry}"
    days = _days(article.published)
    return ArticleToRead(
        name, text.text, text.furniture_spans, article.headline, days, is_source=False
    )


def _days(published: str | None) -> Published:
    try:
        days = read_days(published) if published else ()
    except ValueProblem:
        return None
    return (days[0][0], days[-1][1]) if days else None


def _is_same(one: str, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)
