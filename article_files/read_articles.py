"""Read article files, each into one article or several, or into why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from article_files.article import Article, Unread
from article_files.find_files import FORMS, Found, find_files
from article_files.read_file import bytes_of, is_plain, read_file
from article_files.reader_pool import ReaderPool
from article_files.same_words import SameWords
from support.limits import DEFAULT_LIMITS, NotReadError
from support.paths import is_file
from support.progress import silent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from support.limits import Limits
    from support.progress import Progress

_TEXTS = ("text", "Markdown")


def read_articles(
    paths: Iterable[Path], limits: Limits = DEFAULT_LIMITS, progress: Progress = silent
) -> Iterator[Article | Unread]:
    """Yield the articles of files and folders, in order, and for what is none, why.

    An article that was there already, in the same words, is yielded as unread. Nothing is raised
    for a file that cannot be read.
    """
    found = [(file, _is_text(file)) for file in find_files(paths)]
    seen = SameWords()
    apart = [file for file, is_text in found if isinstance(file, Found) and not is_text]
    try:
        with ReaderPool(apart, limits) as pool:
            for number, (file, is_text) in enumerate(found):
                progress(f"Reading {file[0].name}", number / len(found))
                if isinstance(file, Unread):
                    yield file
                    continue
                for each in _text(file, pool, limits) if is_text else pool.next():
                    yield _once(each, seen)
    finally:
        progress("", 1)


def _is_text(file: Found | Unread) -> bool:
    """Whether the name of a file is that of a text, or it can be read only once."""
    path = file[0]
    return FORMS.get(path.suffix.lower(), "text") in _TEXTS or not is_file(path)


def _text(file: Found, pool: ReaderPool, limits: Limits) -> Iterator[Article | Unread]:
    """Yield what is in a text; what has its name and is none is read in the pool."""
    try:
        raw = bytes_of(file, limits)
    except (NotReadError, OSError, ValueError):
        raw = None  # which is told where it is read
    if raw is None or is_plain(file.path, raw):
        yield from read_file(file, limits, raw)
    else:
        yield from pool.at_once(file, raw)


def _once(each: Article | Unread, seen: SameWords) -> Article | Unread:
    if isinstance(each, Unread):
        return each
    name = str(each.file) if each.entry is None else f"{each.file} ({each.entry})"
    earlier = seen.earlier(each.text, name)
    if earlier is None:
        return each
    why = f"is the same article as {earlier}, in the same words"
    return Unread(each.file, why, "each article once", each.entry)
