"""One article as the rules of a scan read it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from articles.quotation_marks import quoted_spans
from articles.quotes import ArticleText
from scanning.capitalised_rows import words_of

if TYPE_CHECKING:
    from article_files.article import Article
    from articles.quotation_marks import Span
    from scanning.capitalised_rows import RowsAndWords
    from scanning.publication_day import PublicationDay


@dataclass
class ScannedText:
    """The text of an article, without the furniture of the page; offsets stay as they were.

    `number` is that of the article in the scan; `day` when it was published, None if unknown.
    """

    number: int
    text: str
    day: PublicationDay | None

    @cached_property
    def words(self) -> RowsAndWords:
        """Its capitalised rows and small words."""
        return words_of(self.text)

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """Where words are in quotation marks, in order."""
        return tuple(sorted(quoted_spans(self.text)))


def without_furniture(article: Article) -> str:
    """Give the text with line ends in place of its furniture."""
    text = article.text
    if article.furniture:
        for start, end in ArticleText(text, article.furniture).furniture_spans:
            text = text[:start] + "\n" * (end - start) + text[end:]
    return text
