"""Articles as Word documents (.docx), read with python-docx. Sizes are looked at before."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from article_files.article import Article, NoArticleError
from article_files.english import require_english
from article_files.find_files import SAVE_AS
from article_files.libraries import library
from article_files.no_article import require_article
from article_files.page_lines import page_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from article_files.libraries import Element

_OLE = b"\xd0\xcf\x11\xe0"
_LARGEST, _LARGEST_PART = 200_000_000, 50_000_000
"""Bytes that a document and the part with its text may have, unpacked."""
_MOST_PARTS = 5_000
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset((f"{_W}del", f"{_W}moveFrom", _FALLBACK))
_CHANGES = frozenset((f"{_W}ins", f"{_W}del"))
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_TITLES = ("Title", "Heading1")
_OTHER = (
    ("xl/", "is a workbook (.xlsx)"),
    ("ppt/", "is a presentation (.pptx)"),
    ("META-INF/container.xml", "is an e-book (.epub)"),
    ("content.xml", "is an OpenDocument text (.odt)"),
)


def word_article(path: Path, raw: bytes) -> Article:
    """Give the article of a Word document. Raises NoArticleError."""
    if raw.startswith(_OLE):
        raise _old(raw)
    _require_document(raw)
    body = _opened(raw)
    paragraphs = list(_paragraphs(body))
    text = "\n\n".join(words for words, _ in paragraphs)
    if not text.strip() and body.iter(f"{_W}drawing"):
        pictures = sum(1 for _ in body.iter(f"{_W}drawing"))
        if pictures:
            raise NoArticleError("has pictures, but no text", "the text of an article")
    require_article(text)
    require_english(text)
    said = page_lines(text)
    titled = next((words for words, style in paragraphs if style in _TITLES), None)
    changed = any(True for _ in body.iter(*_CHANGES))
    notes = ("it has tracked changes; it was read as if all were accepted",) if changed else ()
    article = Article(path, "DOCX", text, text_is_file=False, language="en", **said._asdict())
    return article._replace(headline=titled or said.headline, notes=(*notes, *said.notes))


def _old(raw: bytes) -> NoArticleError:
    if "EncryptedPackage".encode("utf-16-le") in raw:
        return NoArticleError("has a password", "a file without one")
    return NoArticleError("is an old Word file (.doc), which is not read", SAVE_AS)


def _require_document(raw: bytes) -> None:
    """Raise NoArticleError for a packed file that is no document, or one that is too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = packed.infolist()
            _require_kind([part.filename for part in parts])
            _require_size(parts)
            _require_plain(packed, parts)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise NoArticleError("is damaged: it cannot be unpacked", "a whole .docx file") from None


def _require_kind(names: list[str]) -> None:
    if "word/document.xml" in names and "[Content_Types].xml" in names:
        return
    other = (why for start, why in _OTHER if any(name.startswith(start) for name in names))
    raise NoArticleError(next(other, "is a packed file (ZIP), and no Word document"), SAVE_AS)


def _require_size(parts: list[zipfile.ZipInfo]) -> None:
    whole = sum(part.file_size for part in parts)
    large = max((p.file_size for p in parts if p.filename.endswith((".xml", ".rels"))), default=0)
    if whole > _LARGEST or large > _LARGEST_PART:
        why = f"unpacks to {max(whole, large) // 1_000_000:,} MB"
        raise NoArticleError(why, "a document of the size of an article")
    if len(parts) > _MOST_PARTS:
        raise NoArticleError(f"has {len(parts):,} parts", "a document of the size of an article")
    if any(part.flag_bits & 1 for part in parts):
        raise NoArticleError("has a password", "a file without one")


def _require_plain(packed: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """Raise NoArticleError for parts that declare entities, which no document of Word's does."""
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with packed.open(part) as file:
                if _DECLARES.search(file.read(4096)):
                    raise NoArticleError("declares entities of XML", "a document as Word saves it")


def _opened(raw: bytes) -> Element:
    docx = library("docx", "python-docx", "a Word document")
    try:
        return docx.Document(io.BytesIO(raw)).element.body
    except Exception:  # noqa: BLE001 - python-docx and lxml raise whatever a part makes them
        raise NoArticleError("is damaged: it is no Word document", "a whole .docx file") from None


def _paragraphs(body: Element) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs with words, each with its style; the cells of a row are one."""
    inside = None
    for element in body.iter(f"{_W}tr", f"{_W}p"):
        if element.tag == f"{_W}tr":
            inside = element
            cells = (" ".join("".join(_words(cell)).split()) for cell in element.iter(f"{_W}tc"))
            words = "\t".join(cells)
        elif inside is not None and any(up is inside for up in element.iterancestors(f"{_W}tr")):
            continue
        else:
            words = "".join(_words(element)).strip()
        if words.strip():
            style = element.find(f"{_W}pPr/{_W}pStyle")
            yield words, "" if style is None else style.get(f"{_W}val", "")


def _words(element: Element) -> Iterator[str]:
    for each in element.iter():
        if each.tag == f"{_W}t" and not any(up.tag in _GONE for up in each.iterancestors()):
            yield each.text or ""
        elif each.tag in _BREAKS:
            yield _BREAKS[each.tag]
        elif each.tag == f"{_W}p" and each is not element:
            yield " "
