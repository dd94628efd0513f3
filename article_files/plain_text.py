"""Articles as text and Markdown: the file is the text, and its lines say the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from article_files.article import Article
from article_files.decoded_text import decoded
from article_files.english import require_english
from article_files.no_article import require_article
from article_files.page_dates import stamped_day
from article_files.page_lines import page_lines

if TYPE_CHECKING:
    from pathlib import Path

_FRONT = re.compile(
    r"\A---[ \t]*\r?\n(?P<keys>.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_KEY = re.compile(r"^(?P<key>[A-Za-z_-]+):[ \t]+(?P<value>.+?)[ \t]*$", re.MULTILINE)
_TITLE = re.compile(r"^#[ \t]+(?P<title>[^\n]+?)[ \t#]*\r?$", re.MULTILINE)
_KEYS = {
    "title": "headline",
    "headline": "headline",
    "author": "byline",
    "byline": "byline",
    "publisher": "publisher",
    "source": "publisher",
    "url": "url",
    "link": "url",
    "canonical": "url",
    "lang": "language",
    "language": "language",
}
_DATES = {"date": "published", "published": "published", "pubdate": "published",
          "updated": "modified", "lastmod": "modified", "modified": "modified"}  # fmt: skip


def text_article(path: Path, raw: bytes) -> Article:
    """Give the article of a text file. Raises NoArticleError."""
    text, encoding, notes = decoded(raw)
    require_article(text)
    require_english(text)
    said = page_lines(text)
    return Article(path, "text", text, encoding=encoding, language="en", **said._asdict())._replace(
        notes=(*notes, *said.notes)
    )


def markdown_article(path: Path, raw: bytes) -> Article:
    """Give the article of a Markdown file, with what its front matter says. Raises NoArticleError.

    The front matter belongs to the page, not to the article.
    """
    article = text_article(path, raw)._replace(form="Markdown")
    front = _FRONT.match(article.text)
    body = article.text[front.end() :] if front else article.text
    title = _TITLE.search(body)
    headline = title["title"] if title else None
    if front is None:
        return article._replace(headline=headline or article.headline)
    said = page_lines(body)
    stated = _stated(front["keys"])
    if stated.get("published"):
        stated["dated_by"] = "its front matter"
    kept = {**said._asdict(), "headline": headline or said.headline, **stated}
    furniture = (front[0].strip(), *said.furniture)
    notes = (*decoded(raw).notes, *said.notes)
    return article._replace(**kept)._replace(furniture=furniture, notes=notes)


def _stated(keys: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in _KEY.finditer(keys):
        key, value = entry["key"].lower(), entry["value"].strip("\"'")
        if key in _KEYS and value:
            found.setdefault(_KEYS[key], value)
        elif key in _DATES and (day := stamped_day(value)):
            found.setdefault(_DATES[key], day)
    return found
