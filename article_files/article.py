"""One article, as its file has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

Form = Literal["text", "Markdown", "HTML", "DOCX", "PDF", "feed", "JSON"]


class Article(NamedTuple):
    """One article out of a file. What the file does not say is None or empty; nothing is guessed.

    `text` is the words as a ledger keeps them: where `text_is_file`, the text of the file itself,
    so that lines and columns in it are places in the file. `entry` is the number of the article in
    a feed or an export, from 1; None where the file is one article. `published` and `modified` are
    EDTF. `furniture`: words of the page that state nothing, verbatim in `text`. `encoding` is how
    the bytes were read, and `notes` says in sentences what a reader of the article must know, such
    as an encoding that was guessed. `dated_by` says where the date of publication was found.
    """

    file: Path
    form: Form
    text: str
    text_is_file: bool = True
    entry: int | None = None
    encoding: str = "utf-8"
    headline: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    language: str | None = None
    credits: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    dated_by: str | None = None


class Unread(NamedTuple):
    """A file, or an entry of one, that gave no article, and why, as words after its name.

    `passed_over`: nobody named it; it was found in a folder, and the others are read all the same.
    """

    file: Path
    why: str
    expected: str
    entry: int | None = None
    passed_over: bool = False


class NoArticleError(Exception):
    """What was read is no article: why, as words after the name of its file, and what is right."""

    def __init__(self, why: str, expected: str) -> None:
        """Keep both."""
        super().__init__(why)
        self.why = why
        self.expected = expected
