"""Read article files, each into one article or several, or into why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from article_files.article import Article, Unread
from support.input_files import read_named
from support.limits import DEFAULT_LIMITS, NotReadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from support.limits import Limits


def read_articles(
    paths: Iterable[Path], limits: Limits = DEFAULT_LIMITS
) -> Iterator[Article | Unread]:
    """Yield the articles of files, in order, and for each file without one, why.

    Nothing is raised for a file that cannot be read.
    """
    for path in paths:
        try:
            yield _text_article(path, read_named(path, limits))
        except NotReadError as error:
            yield Unread(path, error.why, error.expected)
        except (OSError, ValueError) as error:  # ValueError: a name that no file can have
            why = getattr(error, "strerror", None) or str(error)
            yield Unread(path, f"cannot be read: {why}", "a file of an article")


def _text_article(path: Path, raw: bytes) -> Article | Unread:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Unread(path, f"is not UTF-8 (line {line})", "UTF-8")
    if not text.strip():
        return Unread(path, "is empty", "the text of an article")
    return Article(path, "text", text)
