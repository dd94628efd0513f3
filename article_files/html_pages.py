"""Articles as saved pages: trafilatura finds the text, the page's metadata say the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from article_files.article import Article, NoArticleError
from article_files.decoded_text import decoded
from article_files.english import require_english
from article_files.html_lines import html_lines, html_text, parsed
from article_files.html_metadata import page_markup
from article_files.libraries import library
from article_files.no_article import require_article
from article_files.page_lines import page_lines

if TYPE_CHECKING:
    from pathlib import Path

    from article_files.libraries import Element
    from article_files.news_markup import Markup
    from article_files.page_lines import PageLines

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE)
_LINE = re.compile(r"^line \d+: ")
_HEAD = 8192
_LARGEST = 20_000_000
"""Bytes of the largest page that is read: an article has thousands, with all scripts a million."""
_MANY_ELEMENTS = 200_000
_UNDER_THE_HEADLINE = 10
"""So many lines below the headline may say who wrote the article and when."""
_SENTENCE_WORDS = 12
_SENTENCE = re.compile(r"(?:\S+[ \n]+){4}\S+[.!?\u2026][\"'\u201d\u2019)]*(?:\s|$)")
_LEAST_WORDS = 40
"""Where trafilatura finds fewer words, a text that the metadata have is taken, if it is longer."""


def html_article(path: Path, raw: bytes) -> Article:
    """Give the article of a saved page. Raises NoArticleError."""
    if len(raw) > _LARGEST:
        raise NoArticleError(f"is a page of {len(raw) // 1_000_000} MB", "the page of one article")
    named = _CHARSET.search(raw[:_HEAD]) or _XML.search(raw[:_HEAD])
    text, encoding, notes = decoded(raw, named[1].decode() if named else None)
    page = parsed(text)
    if sum(1 for _ in page.iter()) > _MANY_ELEMENTS:
        raise NoArticleError("is a page of too many elements", "the page of one article")
    said = page_markup(page)
    lines = html_lines(page)
    near = _near_headline(lines, said.headline)
    body, of_markup = _body(page, said)
    title = " ".join(page.xpath("string(//title)").split())
    require_article(body or "\n".join(lines), title, free=said.free)
    if not _SENTENCE.search(body):
        raise NoArticleError("is a page in which no article was found", "the page of one article")
    require_english(body)
    whole = _headed(body, said.headline)
    if of_markup:
        notes = (*notes, "its text is that of its metadata (articleBody)")
    return _article(path, encoding, whole, (said, near), notes)


def _article(
    path: Path, encoding: str, text: str, said: tuple[Markup, PageLines], notes: tuple[str, ...]
) -> Article:
    markup, near = said
    own = page_lines(text, headed=False)
    dated = markup if markup.published or markup.notes else near
    return Article(
        path,
        "HTML",
        text,
        text_is_file=False,
        encoding=encoding,
        headline=markup.headline,
        byline=markup.byline or near.byline,
        publisher=markup.publisher,
        published=dated.published,
        modified=markup.modified or near.modified,
        url=markup.url,
        language=markup.language or "en",
        credits=tuple(dict.fromkeys((*markup.credits, *near.credits, *own.credits))),
        furniture=own.furniture,
        notes=(*notes, *dated.notes),
        dated_by=dated.dated_by,
    )


def _body(page: Element, said: Markup) -> tuple[str, bool]:
    """Give the text of the article, and whether it is that of the metadata."""
    found = _extracted(page)
    stated = said.body or ""
    stated = html_text(stated) if "<" in stated and ">" in stated else stated
    if len(found.split()) < _LEAST_WORDS and len(stated.split()) > len(found.split()):
        return stated, True
    return found, False


def _extracted(page: Element) -> str:
    trafilatura = library("trafilatura", "trafilatura", "HTML")
    try:
        found = trafilatura.extract(
            page,
            output_format="txt",
            include_comments=False,
            include_tables=True,
            with_metadata=False,
        )
    except RecursionError:
        raise NoArticleError("is a page that is nested too deep", "a saved page") from None
    lines = (" ".join(line.split()) for line in (found or "").splitlines())
    return "\n\n".join(line for line in lines if line)


def _near_headline(lines: list[str], headline: str | None) -> PageLines:
    """Read the lines below the headline, where a page says who wrote the article and when."""
    at = [n for n, line in enumerate(lines) if headline and line == headline]
    if not at:
        return page_lines("")
    below = lines[at[-1] + 1 : at[-1] + 1 + _UNDER_THE_HEADLINE]
    sentences = [n for n, line in enumerate(below) if len(line.split()) >= _SENTENCE_WORDS]
    below = below[: sentences[1]] if sentences[1:] else below  # the first may be a standfirst
    found = page_lines("\n".join(below), headed=False)
    return found._replace(dated_by=_LINE.sub("its page: ", found.dated_by or "") or None)


def _headed(body: str, headline: str | None) -> str:
    """Put the headline above the text, unless it begins with it."""
    top = body.split("\n\n", 3)[:3]
    return body if headline is None or headline in top else f"{headline}\n\n{body}"
