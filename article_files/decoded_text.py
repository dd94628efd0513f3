"""Bytes as text: in which encoding they are, and how sure that is.

A byte order mark names the encoding, and so do the zero bytes of UTF-16. What is valid UTF-8 is
UTF-8. Anything else is a guess, and the article says so: English news in eight bits is
Windows-1252, unless other letters are much more likely.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from article_files.article import NoArticleError

_MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PRINTED = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-32": "UTF-32",
    "cp1252": "Windows-1252",
    "latin-1": "Latin-1",
    "mac-roman": "Mac Roman",
}
_HEAD = 4096
_NOT_IN_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_MAC_MARKS = re.compile(rb"(?<=[a-z])\xd5(?=[a-z])|\xd2(?=[A-Za-z])|(?<=[a-z.,!?])\xd3")
"""Apostrophes and quotation marks as Mac Roman has them; in Windows-1252 they are capital O and I
with accents, which do not stand there."""
_WINDOWS_MARKS = re.compile(rb"(?<=[a-z])\x92(?=[a-z])|\x93(?=[A-Za-z])|(?<=[a-z.,!?])\x94")
_UTF8_READ_AS_WINDOWS = re.compile(
    "\u00e2\u20ac[\u2122\u0153\u009d\u201c\u201d\u02dc\u00a6]|\u00c3[\u00a9\u00a8\u00bc\u00b6\u00a4]"
)


class Decoded(NamedTuple):
    """A text without its mark, its encoding as Python names it, and what a reader must know."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decoded(raw: bytes, declared: str | None = None) -> Decoded:
    """Give bytes as text. What is `declared` counts where the bytes are in it.

    Raises NoArticleError for what is no text.
    """
    known = _shown(raw)
    if known is None and (found := _declared(raw, declared)):
        return found
    if known is None:
        known = _eight_bit(raw) if _not_utf8(raw) else "utf-8"
    try:
        text = raw.decode(known)
    except UnicodeDecodeError:
        if not known.startswith("utf-16"):
            raise NoArticleError(f"is not whole {encoding_name(known)}", "a text") from None
        text = raw.decode(known, "replace")
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        raise NoArticleError("is no text: it has zero bytes in it", "a text")
    return Decoded(text, known.removesuffix("-sig"), tuple(_notes(raw, text, known)))


def encoding_name(encoding: str) -> str:
    """Give the name of an encoding as people write it."""
    plain = encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    return _PRINTED.get(plain, plain.upper())


def _notes(raw: bytes, text: str, known: str) -> list[str]:
    name = encoding_name(known)
    if known in ("cp1252", "latin-1", "mac-roman"):
        line = raw.count(b"\n", 0, _first_beyond_utf8(raw)) + 1
        return [f"it is not UTF-8 (line {line}); it was read as {name}, which is a guess"]
    notes = [f"it was read as {name}"] if name != "UTF-8" else []
    if "\ufffd" in text:
        notes.append("it has letters that were lost when it was saved (\ufffd)")
    if garbled := _UTF8_READ_AS_WINDOWS.search(text):
        notes.append(f"letters of it were garbled when it was saved, such as “{garbled[0]}”")
    return notes


def _shown(raw: bytes) -> str | None:
    """Give the encoding that the first bytes show."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return name
    head = raw[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 4 > len(head) and min(even, odd) * 16 < max(even, odd) + 1:
        return "utf-16-be" if even > odd else "utf-16-le"
    return None


def _not_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return True
    return False


def _first_beyond_utf8(raw: bytes) -> int:
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _declared(raw: bytes, declared: str | None) -> Decoded | None:
    """Give the text in the encoding that a page names, if that is what it is in."""
    try:
        name = codecs.lookup(declared.strip()).name if declared else ""
        if name in ("", "utf-8", "ascii", "iso8859-1") or name.startswith(("utf-16", "utf-32")):
            return None  # what is no UTF-8 without saying what it is, browsers take for Windows
        text = raw.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None
    if not _not_utf8(raw) and not raw.isascii():
        return None  # valid UTF-8 is UTF-8, whatever the page says
    return Decoded(text, name, (f"it was read as {encoding_name(name)}, as it says",))


def _eight_bit(raw: bytes) -> str:
    if len(_MAC_MARKS.findall(raw)) > len(_WINDOWS_MARKS.findall(raw)):
        return "mac-roman"
    return "latin-1" if _NOT_IN_WINDOWS.search(raw) else "cp1252"
