"""Read one file into its articles, by its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from article_files.article import Article, NoArticleError, Unread
from article_files.feeds import feed_articles
from article_files.html_pages import html_article
from article_files.json_exports import json_articles
from article_files.kinds_of_files import HEAD, form_of
from article_files.pdf_files import pdf_article
from article_files.plain_text import markdown_article, text_article
from article_files.word_files import word_article
from support.input_files import read_below, read_named
from support.limits import NotReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from article_files.article import Form
    from article_files.find_files import Found
    from support.limits import Limits

    Reader = Callable[[Path, bytes], Iterator[Article | Unread]]


def _one(reader: Callable[[Path, bytes], Article]) -> Reader:
    return lambda path, raw: iter((reader(path, raw),))


_READERS: dict[Form, Reader] = {
    "text": _one(text_article),
    "Markdown": _one(markdown_article),
    "HTML": _one(html_article),
    "DOCX": _one(word_article),
    "PDF": _one(pdf_article),
    "feed": feed_articles,
    "JSON": json_articles,
}


_PLAIN: frozenset[Form] = frozenset(("text", "Markdown"))


def read_file(file: Found, limits: Limits, raw: bytes | None = None) -> Iterator[Article | Unread]:
    """Yield the articles of a file, or why there is none; its bytes may be read already."""
    path = file.path
    try:
        raw = bytes_of(file, limits) if raw is None else raw
        yield from _READERS[form_of(path, raw[:HEAD])](path, raw)
    except (NotReadError, NoArticleError) as error:
        yield Unread(path, error.why, error.expected, passed_over=file.folder is not None)
    except MemoryError:
        yield Unread(path, "takes more memory than an article may", "a file of one article")
    except RecursionError:
        yield Unread(path, "is nested too deep", "a file of one article")
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        why = getattr(error, "strerror", None) or str(error)
        yield Unread(path, f"cannot be read: {why}", "a file of an article")


def is_plain(path: Path, raw: bytes) -> bool:
    """Whether bytes are those of a text, or of nothing that could take long to read."""
    try:
        return form_of(path, raw[:HEAD]) in _PLAIN
    except NoArticleError:
        return True


def bytes_of(file: Found, limits: Limits) -> bytes:
    """Give the bytes of a file; in a folder, only of one that is in it, links followed.

    Raises NotReadError, OSError and ValueError.
    """
    if file.folder is None:
        return read_named(file.path, limits)
    return read_below(file.path, (file.folder.absolute(),), limits)
