"""Read one file into its articles, by its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from article_files.article import Article, NoArticleError, Unread
from article_files.kinds_of_files import HEAD, form_of
from article_files.plain_text import markdown_article, text_article
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


def _not_yet(path: Path, raw: bytes) -> Iterator[Article]:  # noqa: ARG001 - as all readers
    raise NoArticleError("is of a form that is not read", "a text")


_READERS: dict[Form, Reader] = {"text": _one(text_article), "Markdown": _one(markdown_article)}


def read_file(file: Found, limits: Limits) -> Iterator[Article | Unread]:
    """Yield the articles of a file, or why there is none."""
    path = file.path
    try:
        raw = _bytes(file, limits)
        form = form_of(path, raw[:HEAD])
        yield from _READERS.get(form, _not_yet)(path, raw)
    except (NotReadError, NoArticleError) as error:
        yield Unread(path, error.why, error.expected, passed_over=file.folder is not None)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        why = getattr(error, "strerror", None) or str(error)
        yield Unread(path, f"cannot be read: {why}", "a file of an article")


def _bytes(file: Found, limits: Limits) -> bytes:
    """Give the bytes of a file; in a folder, only of one that is in it, links followed."""
    if file.folder is None:
        return read_named(file.path, limits)
    return read_below(file.path, (file.folder.absolute(),), limits)
