"""Read article files, each into one article or several, or into why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from article_files.article import Article, Unread
from article_files.find_files import find_files
from article_files.read_file import read_file
from article_files.same_words import SameWords
from support.limits import DEFAULT_LIMITS
from support.progress import silent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from support.limits import Limits
    from support.progress import Progress


def read_articles(
    paths: Iterable[Path], limits: Limits = DEFAULT_LIMITS, progress: Progress = silent
) -> Iterator[Article | Unread]:
    """Yield the articles of files and folders, in order, and for what is none, why.

    An article that was there already, in the same words, is yielded as unread. Nothing is raised
    for a file that cannot be read.
    """
    found = list(find_files(paths))
    seen = SameWords()
    try:
        for number, file in enumerate(found):
            progress(f"Reading {file[0].name}", number / len(found))
            if isinstance(file, Unread):
                yield file
                continue
            for each in read_file(file, limits):
                yield _once(each, seen)
    finally:
        progress("", 1)


def _once(each: Article | Unread, seen: SameWords) -> Article | Unread:
    if isinstance(each, Unread):
        return each
    name = str(each.file) if each.entry is None else f"{each.file} ({each.entry})"
    earlier = seen.earlier(each.text, name)
    if earlier is None:
        return each
    why = f"is the same article as {earlier}, in the same words"
    return Unread(each.file, why, "each article once", each.entry)
