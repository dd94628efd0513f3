"""Articles out of JSON: one object, a list of them, or one a line (NDJSON); JSON-LD, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from article_files.article import Article, NoArticleError, Unread
from article_files.decoded_text import decoded
from article_files.english import require_english
from article_files.html_lines import html_text
from article_files.news_markup import (
    article_nodes,
    has_article_keys,
    list_of,
    markup_of,
    object_of,
    read_json,
)
from article_files.no_article import require_article
from article_files.page_lines import page_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_EXPECTED = 'objects with a headline and a text, such as {"title": ..., "text": ...}'
_LISTS = ("articles", "items", "entries", "results", "docs", "stories", "data", "response",
          "documents", "hits", "news")  # fmt: skip
_DEEPEST = 4
_CUT = re.compile(r"(?:\u2026|\.\.\.)?\s*\[\+?\s?\d+ chars\]\s*$")
_TAG = re.compile(r"</?(?:p|br|div|span|a|b|i|em|strong|h[1-6]|ul|ol|li|blockquote|img|figure)\b")


def json_articles(path: Path, raw: bytes) -> Iterator[Article | Unread]:
    """Yield the articles of an export, and for each entry without one, why.

    Raises NoArticleError.
    """
    text, encoding, notes = decoded(raw)
    one, entries, publisher = _entries(text)
    for number, entry in enumerate(entries, 1):
        at = None if one else number
        try:
            if isinstance(entry, NoArticleError):
                raise entry
            article = _article(path, entry, publisher)
            yield article._replace(entry=at, encoding=encoding, notes=(*notes, *article.notes))
        except NoArticleError as error:
            yield Unread(path, error.why, error.expected, at, passed_over=at is not None)


def _entries(text: str) -> tuple[bool, list[Any], str | None]:
    """Give whether it is one article, the articles, and the name of the feed that they are of."""
    try:
        top = read_json(text)
    except ValueError as error:
        if not re.match(r"\s*\{[^\n]*\}[ \t\r]*\n\s*\{", text):
            raise NoArticleError(f"is no JSON ({error})", _EXPECTED) from None
        return False, [_line(line) for line in text.splitlines() if line.strip()], None
    nodes = list(article_nodes(top))
    node = object_of(top)
    if node and len(nodes) == 1:
        return True, nodes, None
    listed = nodes or _listed(node) or [each for each in list_of(top) if has_article_keys(each)]
    if listed:
        name = node.get("title") if "version" in node else None  # a JSON feed has its name
        whole = list_of(top) if not nodes else []
        return False, whole or listed, name if isinstance(name, str) else None
    if has_article_keys(node):
        return True, [node], None
    raise NoArticleError("is JSON in which no article was found", _EXPECTED)


def _line(line: str) -> object:
    try:
        return read_json(line)
    except ValueError:
        return NoArticleError("is no JSON", "an object on each line")


def _listed(top: dict[str, Any], depth: int = 0) -> list[Any]:
    """Find the list of articles in an answer of a service."""
    for key in _LISTS:
        inside: object = top.get(key)
        if any(map(has_article_keys, list_of(inside))):
            return list_of(inside)
        deeper = object_of(inside) if depth < _DEEPEST else {}
        if deeper and (found := _listed(deeper, depth + 1)):
            return found
    return []


def _article(path: Path, entry: object, publisher: str | None) -> Article:
    if not object_of(entry):
        raise NoArticleError("is no object", _EXPECTED)
    said = markup_of(object_of(entry), "the export")
    body = said.body or ""
    body = html_text(body) if _TAG.search(body) else body.replace("\r\n", "\n")
    if not body.strip():
        raise NoArticleError("has no text", _EXPECTED)
    if found := _CUT.search(body):
        raise NoArticleError(f"is cut off (“{found[0].strip()}”)", "all of the article")
    require_article(body, said.headline, free=said.free)
    require_english(body)
    headed = said.headline is None or body.lstrip().startswith(said.headline)
    text = body if headed else f"{said.headline}\n\n{body}"
    lines = page_lines(text, headed=False)
    return Article(
        path,
        "JSON",
        text,
        text_is_file=False,
        headline=said.headline,
        byline=said.byline or lines.byline,
        publisher=said.publisher or publisher,
        published=said.published,
        dated_by=said.dated_by,
        modified=said.modified,
        url=said.url,
        language=said.language or "en",
        credits=tuple(dict.fromkeys((*said.credits, *lines.credits))),
        furniture=lines.furniture,
        notes=said.notes,
    )
