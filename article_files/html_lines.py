"""The lines of HTML: its words without scripts, a paragraph a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from article_files.article import NoArticleError
from article_files.libraries import library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from article_files.libraries import Element

_SILENT = frozenset(("script", "style", "noscript", "template", "svg", "head", "iframe", "form",
                     "button", "select", "textarea", "object", "math"))  # fmt: skip
_BLOCKS = frozenset(("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "br", "hr",
                     "tr", "table", "td", "th", "blockquote", "section", "article", "header",
                     "footer", "figure", "figcaption", "aside", "main", "nav", "pre", "dt", "dd",
                     "time", "address", "body"))  # fmt: skip


def parsed(text: str) -> Element:
    """Parse HTML, however broken. Raises NoArticleError for what has no element in it."""
    lxml = library("lxml.html", "lxml", "HTML")
    etree = library("lxml.etree", "lxml", "HTML")
    parser = lxml.HTMLParser(no_network=True, remove_pis=True, encoding="utf-8")
    try:
        page = lxml.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise NoArticleError("is HTML without anything in it", "a saved page") from None
    return page


def html_lines(page: Element) -> list[str]:
    """Give the lines of a page or a part of one, those without words left out."""
    words = "".join(_words(page)).split("\n")
    return [line for each in words if (line := " ".join(each.split()))]


def html_text(markup: str) -> str:
    """Give the text of a piece of HTML, its paragraphs parted by empty lines."""
    return "\n\n".join(html_lines(parsed(markup)))


def _words(page: Element) -> Iterator[str]:
    """Walk through the elements, without recursion: a page may be nested to any depth."""
    silent = 0
    for event, element in _walk(page):
        tag = element.tag if isinstance(element.tag, str) else "script"  # comments are silent
        if event == "start":
            silent += tag in _SILENT
            if not silent:
                yield "\n" if tag in _BLOCKS else ""
                yield (element.text or "").replace("\n", " ")
            continue
        silent -= tag in _SILENT
        if not silent:
            yield "\n" if tag in _BLOCKS else ""
            if element is not page:
                yield (element.tail or "").replace("\n", " ")


def _walk(page: Element) -> Element:
    return library("lxml.etree", "lxml", "HTML").iterwalk(page, events=("start", "end", "comment"))
