"""What the head of a saved page says of its article: JSON-LD, Open Graph, names of metadata.

A date is one of publication only where the page calls it so. Of several that name different days,
none is taken, unless they are one moment in two time zones.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from article_files.news_markup import (
    Markup,
    agencies,
    article_nodes,
    markup_of,
    read_json,
)
from article_files.page_dates import stamped_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from article_files.libraries import Element

_STATED = ("article:published_time", "og:article:published_time", "datepublished",
           "article.published", "og:published_time")  # fmt: skip
_LOOSE = (
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publicationdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "pub_date",
    "date",
    "article:published",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate",
)
_MODIFIED = ("article:modified_time", "og:article:modified_time", "og:updated_time",
             "datemodified", "lastmod", "last-modified", "dcterms.modified")  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author")
_SITES = ("og:site_name", "dc.publisher", "application-name", "publisher")
_LANGUAGES = ("og:locale", "content-language", "language")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)")
_NO_NAME = re.compile(r"https?://|@|\.com\b|^\W*$")


_Stamp = tuple[str | None, str, str]
"""The day of a stamp, where it stands, and the stamp as written."""


def page_markup(page: Element) -> Markup:
    """Read what a page says of its article."""
    named = _named(page)
    ld = _of_ld(page, named)
    publisher = ld.publisher or _first(named, _SITES)
    published, dated_by, notes = _published(named, page, ld)
    byline = ld.byline or _author(named, publisher)
    return Markup(
        headline=_headline(page, named, ld, publisher),
        byline=byline,
        publisher=publisher,
        published=published,
        dated_by=dated_by,
        modified=ld.modified or _day(named, _MODIFIED),
        url=_address(page, named) or ld.url,
        language=_language(page, named) or ld.language,
        credits=ld.credits or agencies([byline or ""]),
        body=ld.body,
        free=ld.free,
        notes=notes,
    )


def _named(page: Element) -> dict[str, list[str]]:
    """Give the contents of the metadata by their names, in lower case."""
    found: dict[str, list[str]] = {}
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        name = name or meta.get("http-equiv") or ""
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _of_ld(page: Element, named: dict[str, list[str]]) -> Markup:
    """Read the JSON-LD of the article: the only one there, or the one that has the page's title."""
    nodes = [node for top in _ld(page) for node in article_nodes(top)]
    if len(nodes) > 1:
        titles = {*named.get("og:title", ()), _words(page.xpath("string(//h1)"))}
        nodes = [n for n in nodes if _words(str(n.get("headline"))) in titles]
    return markup_of(nodes[0], "its JSON-LD") if nodes else Markup()


def _ld(page: Element) -> Iterator[object]:
    for script in page.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json":
            try:
                yield read_json((script.text or "").strip())
            except ValueError:
                continue


def _published(
    named: dict[str, list[str]],
    page: Element,
    ld: Markup,
) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Give the day of publication, where it stands, and what is said where it is left open."""
    stated: list[_Stamp] = [(ld.published, ld.dated_by or "", ld.published)] if ld.published else []
    stated += [
        (stamped_day(w), f"its metadata ({n})", w) for n in _STATED for w in named.get(n, ())
    ]
    stated += [(stamped_day(w), "its metadata (datePublished)", w) for w in _timed(page)]
    found = [each for each in stated if each[0]] or [
        (stamped_day(w), f"its metadata ({n})", w) for n in _LOOSE for w in named.get(n, ())
    ]
    days = {day: where for day, where, _ in reversed(found) if day}
    if not days:
        return None, None, ld.notes
    if len(days) == 1 or _one_moment(written for _, _, written in found):
        day, where, _ = found[0]
        return day, where, ()
    return None, None, (f"its metadata give several dates: {', '.join(sorted(days))}",)


def _timed(page: Element) -> list[str]:
    found = page.xpath("//*[@itemprop='datePublished' or (self::time and @pubdate)]")
    return [w for each in found if (w := each.get("datetime") or each.get("content"))]


def _one_moment(stamps: Iterable[str]) -> bool:
    moments: set[float] = set()
    for stamp in stamps:
        try:
            moment = datetime.fromisoformat(stamp)
        except ValueError:
            return False
        if moment.tzinfo is None:
            return False
        moments.add(moment.timestamp())
    return len(moments) == 1


def _headline(
    page: Element,
    named: dict[str, list[str]],
    ld: Markup,
    publisher: str | None,
) -> str | None:
    heads = [w for h in page.iter("h1") if (w := _words(h.text_content()))]
    if ld.headline:
        return next((h for h in heads if h.casefold() == ld.headline.casefold()), ld.headline)
    title = _first(named, _TITLES) or _words(page.xpath("string(//title)"))
    whole = _without_site(title, publisher)
    if len(heads) == 1:
        return heads[0]
    return next((h for h in heads if h in title), whole or None)


def _without_site(title: str, publisher: str | None) -> str:
    """Give a title without the name of the site at its end."""
    if publisher:
        return re.sub(rf"\s+[-|\u2013\u2014:\u00b7]\s+{re.escape(publisher)}$", "", title)
    return title


def _author(named: dict[str, list[str]], publisher: str | None) -> str | None:
    names = [n for key in _AUTHORS for n in named.get(key, ()) if not _NO_NAME.search(n)]
    names = [re.sub(r"^[Bb]y\s+", "", n) for n in names if n != publisher]
    return names[0] if names else None


def _address(page: Element, named: dict[str, list[str]]) -> str | None:
    links = [str(link) for link in page.xpath("//link[@rel='canonical']/@href")]
    found = [*links, *named.get("og:url", ()), *_saved_from(page)]
    return next((each for each in found if re.fullmatch(r"https?://\S+", each)), None)


def _saved_from(page: Element) -> Iterator[str]:
    tree = page.getroottree()
    for comment in tree.xpath("//comment()")[:20]:
        if found := _SAVED_FROM.search(comment.text or ""):
            yield found[1]


def _language(page: Element, named: dict[str, list[str]]) -> str | None:
    written = page.get("lang") or _first(named, _LANGUAGES) or ""
    return written.replace("_", "-") or None


def _day(named: dict[str, list[str]], names: Iterable[str]) -> str | None:
    written = _first(named, names)
    return stamped_day(written) if written else None


def _first(named: dict[str, list[str]], names: Iterable[str]) -> str | None:
    return next((word for name in names for word in named.get(name, ())), None)


def _words(text: str) -> str:
    return " ".join(text.split())
