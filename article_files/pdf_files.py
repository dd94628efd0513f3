"""Articles as PDF, read with pypdf: the text that is in it, never what a picture shows."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import TYPE_CHECKING

from article_files.article import Article, NoArticleError
from article_files.english import require_english
from article_files.libraries import library
from article_files.no_article import require_article
from article_files.page_lines import page_lines
from support.grammar import counted, joined

if TYPE_CHECKING:
    from pathlib import Path

    from article_files.libraries import Element

_MOST_PAGES = 300
_MOST_LETTERS = 5_000_000
_LEAST_LETTERS = 0.6
"""The share of letters and spaces in a text that can be read."""
_HYPHEN = re.compile(r"([^\W\d_]+)-\n([^\W\d_]+)")
_SENTENCE_END = re.compile(r"[.!?:\u2026][\"'\u201d\u2019)]*$")
_DIGITS = re.compile(r"\d+")
_FULL = 0.75
"""The share of the width that a line has which goes on in the next."""
_ON_PAGES = 3
"""A line at the top or the end of so many pages belongs to the pages."""


def pdf_article(path: Path, raw: bytes) -> Article:
    """Give the article of a PDF. Raises NoArticleError."""
    pages = _pages(raw)
    silent = [number for number, page in enumerate(pages, 1) if not page.strip()]
    if len(silent) == len(pages):
        why = f"has no text in it ({counted(len(pages), 'page')}): it may be scanned"
        raise NoArticleError(why, "a PDF with its text, by OCR for instance")
    heads = _repeated(pages)
    text = "\n\n".join(_flowing(page, heads) for page in pages if page.strip())
    _require_letters(text)
    require_article(text)
    require_english(text)
    said = page_lines(text)
    notes = said.notes
    if silent:
        which = joined([str(number) for number in silent[:10]])
        notes = (*notes, f"there is no text on page {which}, which may be a picture")
    article = Article(path, "PDF", text, text_is_file=False, language="en", **said._asdict())
    return article._replace(notes=notes)


def _pages(raw: bytes) -> list[str]:
    """Give the text of each page."""
    pypdf = library("pypdf", "pypdf", "PDF")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        return _read(pypdf.PdfReader(io.BytesIO(raw)))
    except NoArticleError:
        raise
    except Exception:  # noqa: BLE001 - pypdf raises whatever a broken file makes it
        raise NoArticleError("is damaged: it cannot be read as PDF", "a whole PDF") from None


def _read(reader: Element) -> list[str]:
    if reader.is_encrypted and not _unlocked(reader):
        raise NoArticleError("has a password", "a file without one")
    if len(reader.pages) > _MOST_PAGES:
        raise NoArticleError(f"has {len(reader.pages):,} pages", "the PDF of one article")
    return _texts(reader)


def _unlocked(reader: Element) -> bool:
    """Whether a file that only forbids changes opens without a password."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # noqa: BLE001 - AES needs a library that is not installed
        return False


def _texts(reader: Element) -> list[str]:
    texts: list[str] = []
    room = _MOST_LETTERS
    for page in reader.pages:
        text = page.extract_text() or ""
        texts.append(text.replace("\0", ""))
        room -= len(text)
        if room < 0:
            raise NoArticleError("has millions of letters", "the PDF of one article")
    return texts


def _require_letters(text: str) -> None:
    """Raise NoArticleError for text whose fonts do not say which letters they show."""
    seen = [c for c in text if not c.isspace()]
    plain = sum(c.isalpha() and not "\ue000" <= c <= "\uf8ff" for c in seen)
    if plain < len(seen) * _LEAST_LETTERS:
        why = "has text that cannot be read: its fonts do not say which letters they show"
        raise NoArticleError(why, "a PDF with its text, by OCR for instance")


def _repeated(pages: list[str]) -> frozenset[str]:
    """Give the lines at the top and the end of most pages, with their digits left out."""
    if len(pages) < _ON_PAGES:
        return frozenset()
    edges = (
        _DIGITS.sub("#", line.strip())
        for page in pages
        for line in {*page.strip().splitlines()[:1], *page.strip().splitlines()[-1:]}
    )
    return frozenset(line for line, number in Counter(edges).items() if number >= _ON_PAGES)


def _flowing(page: str, heads: frozenset[str]) -> str:
    """Give a page with its words whole, and its paragraphs parted where a line ends early."""
    lines = [" ".join(line.split()) for line in page.strip().splitlines()]
    lines = [line for line in lines if _DIGITS.sub("#", line) not in heads]
    lines = _HYPHEN.sub(lambda found: _rejoined(found, page), "\n".join(lines)).split("\n")
    width = max(map(len, lines), default=0)
    text = "".join(f"{line}{_after(line, width)}" for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _after(line: str, width: int) -> str:
    """Give what parts a line from the next: a space, or where it ends early, a break."""
    if len(line) >= width * _FULL:
        return " "
    return "\n\n" if not line or _SENTENCE_END.search(line) else "\n"


def _rejoined(found: re.Match[str], page: str) -> str:
    """Join a word that a line's end parts, without its hyphen where the page has it so."""
    whole, parted = found[1] + found[2], f"{found[1]}-{found[2]}"
    if parted in page.replace(found[0], "") or found[2][0].isupper():
        return parted
    return whole if re.search(rf"\b{whole}\b", page, re.IGNORECASE) else parted
