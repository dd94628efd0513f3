"""Which files are read: those that the user named, and those of articles in named folders."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from article_files.article import Unread
from support.grammar import counted
from support.paths import is_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from article_files.article import Form

FORMS: dict[str, Form] = {
    ".txt": "text",
    ".text": "text",
    ".md": "Markdown",
    ".markdown": "Markdown",
    ".html": "HTML",
    ".htm": "HTML",
    ".xhtml": "HTML",
    ".docx": "DOCX",
    ".pdf": "PDF",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".json": "JSON",
    ".jsonl": "JSON",
    ".ndjson": "JSON",
    ".jsonld": "JSON",
}
"""What the end of a file's name says of its form."""
EXPECTED = "an article as .txt, .md, .html, .docx or .pdf, a feed, or an export as JSON"
OTHER_FORMS = {
    ".doc": "an old Word file",
    ".rtf": "a file in Rich Text",
    ".odt": "an OpenDocument text",
    ".pages": "a Pages document",
    ".epub": "an e-book",
    ".mht": "a web archive",
    ".mhtml": "a web archive",
    ".webarchive": "a web archive",
}
"""Forms that hold articles and are not read: each has another that is."""
SAVE_AS = "the same article saved as .docx, .html, .pdf or .txt"


class Found(NamedTuple):
    """A file to read. `folder` is the named folder that it was found in, if it was."""

    path: Path
    folder: Path | None = None


def find_files(paths: Iterable[Path]) -> Iterator[Found | Unread]:
    """Yield the files that paths name; of folders those of articles, sorted, and why not others.

    A file that is named twice is yielded once.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _in_folder(path) if is_folder(path) else (Found(path),):
            real = os.path.realpath(found[0]) if "\0" not in str(found[0]) else str(found[0])
            if isinstance(found, Unread) or real not in seen:
                seen.add(real)
                yield found


def _in_folder(folder: Path) -> Iterator[Found | Unread]:
    unreadable: list[OSError] = []
    any_file = False
    for name, folders, files in os.walk(folder, onerror=unreadable.append):
        here = Path(name)
        yield from map(_unlisted, unreadable)
        unreadable.clear()
        for file in sorted(files):
            any_file = True
            why = _why_not(file)
            yield Unread(here / file, *why, passed_over=True) if why else Found(here / file, folder)
        closed = {sub: why for sub in folders if (why := _why_closed(here / sub, files))}
        yield from (
            Unread(here / sub, *why, passed_over=True) for sub, why in sorted(closed.items())
        )
        folders[:] = sorted(sub for sub in folders if sub not in closed)
    yield from map(_unlisted, unreadable)
    if not any_file and not unreadable:
        yield Unread(folder, "has no file in it", EXPECTED)


def _unlisted(error: OSError) -> Unread:
    return Unread(Path(error.filename), f"cannot be read: {error.strerror}", "a folder", None)


def _why_not(name: str) -> tuple[str, str] | None:
    ending = Path(name).suffix.lower()
    if name.startswith((".", "~$")):
        return "is hidden", "a file with another name"
    if ending in OTHER_FORMS:
        return f"is {OTHER_FORMS[ending]} ({ending}), which is not read", SAVE_AS
    if ending not in FORMS:
        return f"is no article ({ending or 'its name has no ending'})", EXPECTED
    return None


def _why_closed(folder: Path, files: Iterable[str]) -> tuple[str, str] | None:
    """Say why a folder is not looked into: it is hidden, a link, or belongs to a saved page."""
    if folder.name.startswith("."):
        return "is a hidden folder", "a folder with another name"
    if folder.is_symlink():
        return "is a link to a folder", "the folder itself"
    page = folder.name.removesuffix("_files").removesuffix(".html").removesuffix(".htm")
    if folder.name.endswith("_files") and {f"{page}.html", f"{page}.htm"} & set(files):
        number = counted(sum(len(inside) for _, _, inside in os.walk(folder)), "file")
        return f"has the pictures and scripts of a saved page ({number})", "the page itself"
    return None
