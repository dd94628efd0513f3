"""The articles of the sources whose texts could be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from articles.quotes import ArticleText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.texts import SourceTexts


class ArticleTexts(Mapping[str, ArticleText]):
    """The articles by the ids of their sources.

    Those whose text is kept are made once. Of the others there is the one that was asked for last:
    ask for all that is wanted of one before the next.
    """

    def __init__(self, texts: SourceTexts, furniture: Mapping[str, tuple[str, ...]]) -> None:
        """Take the texts, and what of each is furniture."""
        self._texts, self._furniture = texts, furniture
        self._sources = dict.fromkeys(texts.readable)
        self._kept: dict[str, ArticleText] = {}
        self._last: tuple[str, ArticleText] | None = None

    def __getitem__(self, source: str) -> ArticleText:
        """Give the article of a source. Raises UnusableInput if it changed since it was read."""
        if source in self._kept:
            return self._kept[source]
        if self._last and self._last[0] == source:
            return self._last[1]
        if source not in self._sources:
            raise KeyError(source)
        return self._made(source)

    def _made(self, source: str) -> ArticleText:
        self._last = None  # two large texts at once would be one too many
        article = ArticleText(self._texts[source].text, self._furniture[source])
        if self._texts.keeps(source):
            self._kept[source] = article
        else:
            self._last = source, article
        return article

    def __contains__(self, source: object) -> bool:
        """Whether the text of a source could be read."""
        return source in self._sources

    def __iter__(self) -> Iterator[str]:
        """Yield the sources, in the order of the ledger."""
        return iter(self._sources)

    def __len__(self) -> int:
        """Count the articles."""
        return len(self._sources)
