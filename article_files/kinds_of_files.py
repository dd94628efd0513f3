"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from article_files.article import NoArticleError
from article_files.find_files import FORMS, SAVE_AS

if TYPE_CHECKING:
    from pathlib import Path

    from article_files.article import Form

HEAD = 4096
_PICTURES = (
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"BM", "a picture (BMP)"),
    (b"\0\0\1\0", "a picture (icon)"),
)
_OTHERS = (
    (b"{\\rtf", "a file in Rich Text"),
    (b"\x1f\x8b", "a packed file (gzip)"),
    (b"7z\xbc\xaf", "a packed file (7z)"),
    (b"Rar!", "a packed file (RAR)"),
    (b"BZh", "a packed file (bzip2)"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"%!PS", "a PostScript file"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a table (Parquet)"),
    (b"bplist00", "a web archive"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SPACE = b" \t\r\n\x0c"
_HTML = re.compile(rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])", re.IGNORECASE)
_MARKUP_FIRST = re.compile(rb"(?:<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->|\s)*", re.DOTALL)
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_MAIL = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.MULTILINE)


def form_of(path: Path, head: bytes) -> Form:
    """Give the form of a file. Raises NoArticleError for what can hold no article."""
    if not head:
        raise NoArticleError("is empty", "the text of an article")
    if what := _binary(head):
        raise NoArticleError(f"is {what}{_named(path)}", "the text of an article")
    if b"%PDF-" in head[:1024]:
        return "PDF"
    if head.startswith(b"PK\x03\x04"):
        return "DOCX"
    if head.startswith(b"PK\x05\x06"):
        raise NoArticleError("is an empty packed file (ZIP)", SAVE_AS)
    if head.startswith(_OLE):
        return "DOCX"  # a Word document with a password, or an old one: reading it says which
    named = FORMS.get(path.suffix.lower())
    if named in ("PDF", "DOCX"):
        raise NoArticleError(f"is no {named}, whatever its name says", f"a {named}, or a text")
    return _markup(head.removeprefix(b"\xef\xbb\xbf"), named)


def _binary(head: bytes) -> str | None:
    for mark, what in (*_PICTURES, *_OTHERS):
        if head.startswith(mark) and (len(mark) > 2 or b"\0" in head[:512]):  # noqa: PLR2004
            return what
    if head.startswith(b"RIFF"):
        return "a picture (WebP)" if head[8:12] == b"WEBP" else "a sound or a film"
    if head[4:8] == b"ftyp":
        is_picture = head[8:12] in (b"heic", b"avif", b"mif1", b"heix")
        return "a picture (HEIC)" if is_picture else "a film"
    return None


def _named(path: Path) -> str:
    ending = path.suffix.lower()
    return f", whatever its name says ({ending})" if ending in FORMS else ""


def _markup(head: bytes, named: Form | None) -> Form:
    """Tell HTML, feeds and JSON from text; a name for text stays right unless it plainly is not."""
    plain = head.replace(b"\0", b"").lstrip(b"\xff\xfe" + _SPACE)
    start = _MARKUP_FIRST.match(plain)
    first = plain[start.end() :] if start else plain
    if _HTML.match(first):
        return "HTML"
    if _FEED.match(first):
        return "feed"
    if named is None and plain.startswith((b"{", b"[")):
        return "JSON"
    if named == "feed" and not plain.startswith(b"<"):
        raise NoArticleError("is no XML, whatever its name says", "a feed (RSS or Atom)")
    return named or "text"
