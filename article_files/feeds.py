"""Articles out of feeds: RSS, Atom and RDF files, each entry an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from article_files.article import Article, NoArticleError, Unread
from article_files.decoded_text import decoded
from article_files.english import require_english
from article_files.html_lines import html_text
from article_files.libraries import library
from article_files.news_markup import agencies
from article_files.no_article import require_article
from article_files.page_dates import stamped_day
from article_files.page_lines import page_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from article_files.libraries import Element

_DECLARES = re.compile(r"<!ENTITY", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NAMED = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE)
_ENTRIES = frozenset(("item", "entry"))
_WHOLE = ("encoded", "content")
_SUMMARY = ("description", "summary")
_PUBLISHED = ("pubDate", "published", "issued", "date")
_EXPECTED = "a feed (RSS or Atom)"


def feed_articles(path: Path, raw: bytes) -> Iterator[Article | Unread]:
    """Yield the articles of a feed, and for each entry without one, why. Raises NoArticleError."""
    named = _NAMED.match(raw[:200])
    text, encoding, notes = decoded(raw, named[1].decode() if named else None)
    top = _parsed(text)
    entries = [each for each in top.iter() if _name(each) in _ENTRIES]
    if _name(top) not in ("rss", "feed", "RDF", "channel"):
        raise NoArticleError(
            f"is XML, but no feed (its first element is '{_name(top)}')", _EXPECTED
        )
    if not entries:
        raise NoArticleError("is a feed without entries", _EXPECTED)
    publisher = _publisher(top)
    for number, entry in enumerate(entries, 1):
        try:
            article = _article(path, entry, publisher)
            yield article._replace(entry=number, encoding=encoding, notes=(*notes, *article.notes))
        except NoArticleError as error:
            yield Unread(path, error.why, error.expected, number, passed_over=True)


def _parsed(text: str) -> Element:
    etree = library("lxml.etree", "lxml", "a feed")
    if _DECLARES.search(text[:100_000]):
        raise NoArticleError("declares entities of XML, which no feed does", _EXPECTED)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8"
    )
    try:
        top = etree.fromstring(_DECLARATION.sub("", text).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        line = getattr(error, "lineno", None) or 1
        raise NoArticleError(f"is no whole XML (line {line})", _EXPECTED) from None
    return top


def _article(path: Path, entry: Element, publisher: str | None) -> Article:
    title = html_text(_child(entry, ("title",))).strip() if _child(entry, ("title",)) else ""
    whole, summary = _child(entry, _WHOLE), _child(entry, _SUMMARY)
    body = html_text(whole or summary) if (whole or summary) else ""
    require_article(body, title)
    require_english(body)
    headline = " ".join(title.split()) or None
    text = body if headline is None or body.startswith(headline) else f"{headline}\n\n{body}"
    written = _child(entry, _PUBLISHED)
    day = stamped_day(written) if written else None
    byline = _byline(entry)
    said = page_lines(text, headed=False)
    summed = () if whole else ("it is the summary of a feed, which may not be all of the article",)
    unread = (f"its date cannot be read for sure: {written[:40]}",) if written and not day else ()
    return Article(
        path,
        "feed",
        text,
        text_is_file=False,
        headline=headline,
        byline=byline,
        publisher=_source(entry) or publisher,
        published=day,
        dated_by="the feed" if day else None,
        modified=stamped_day(_child(entry, ("updated", "modified"))),
        url=_link(entry),
        language="en",
        credits=tuple(dict.fromkeys((*agencies([byline or ""]), *said.credits))),
        furniture=said.furniture,
        notes=(*summed, *unread),
    )


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _child(element: Element, names: tuple[str, ...]) -> str:
    """Give the text of the first child of a name that has any, the names in their order."""
    for name in names:
        for each in element:
            if _name(each) == name and (words := _inside(each)):
                return words
    return ""


def _inside(element: Element) -> str:
    """Give the text of an element; of XHTML in Atom, its markup."""
    if len(element):
        etree = library("lxml.etree", "lxml", "a feed")
        return "".join(etree.tostring(each, encoding="unicode") for each in element).strip()
    return (element.text or "").strip()


def _publisher(top: Element) -> str | None:
    channel = next((each for each in top if _name(each) == "channel"), top)
    return " ".join(_child(channel, ("title",)).split()) or None


def _source(entry: Element) -> str | None:
    """Give the name of the feed that an entry was taken from, where it says so."""
    source = next((each for each in entry if _name(each) == "source"), None)
    if source is None:
        return None
    return " ".join((_child(source, ("title",)) or source.text or "").split()) or None


def _byline(entry: Element) -> str | None:
    names: list[str] = []
    for each in entry:
        if _name(each) in ("creator", "author"):
            words = _child(each, ("name",)) or (each.text or "").strip()
            mailed = re.fullmatch(r"\S+@\S+\s+\((.+)\)", words)  # RSS: a mail address, then a name
            names.append(mailed[1] if mailed else words)
    people = [" ".join(name.split()) for name in names if name and "@" not in name]
    return ", ".join(dict.fromkeys(re.sub(r"^[Bb]y\s+", "", name) for name in people)) or None


def _link(entry: Element) -> str | None:
    links = [each for each in entry if _name(each) == "link"]
    ordered = sorted(links, key=lambda each: each.get("rel", "alternate") != "alternate")
    words = [each.get("href") or (each.text or "").strip() for each in ordered]
    words += [_child(entry, ("guid",))]
    return next((word for word in words if re.fullmatch(r"https?://\S+", word or "")), None)
