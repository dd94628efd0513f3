"""The bytes of a text table as UTF-8: unpacked, and in the encoding that they are in.

A byte order mark names the encoding, and so do the zero bytes of UTF-16. What is no UTF-8 without
either is Windows-1252, as browsers take it: a guess, and the run says so.
"""

from __future__ import annotations

import codecs
import gzip
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, cast

from support.problems import Place, Problem, UnusableInput

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path
    from typing import IO

UTF_8 = "utf-8"
WINDOWS = "cp1252"
_MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES = {UTF_8: "UTF-8", WINDOWS: "Windows-1252", "latin-1": "Latin-1"}
_HEAD = 1 << 16
_PIECE = 1 << 22
_NOT_IN_WINDOWS = (0x81, 0x8D, 0x8F, 0x90, 0x9D)


class Utf8File(NamedTuple):
    """A text table in UTF-8: the file to read, the table itself or a copy; and its encoding."""

    path: Path
    encoding: str
    copied: bool

    @property
    def said(self) -> str:
        """The name of the encoding, in words to print."""
        return encoding_name(self.encoding)


def encoding_name(encoding: str) -> str:
    """Give the name of an encoding as people write it."""
    return _NAMES.get(encoding, encoding.upper())


def is_encoding(name: str) -> bool:
    """Whether there is a text encoding of this name."""
    try:
        "".encode(name)
    except (LookupError, ValueError):
        return False
    return True


def encoding_of(head: bytes) -> str:
    """Give the encoding that the first bytes of a text show; UTF-8 where they show none."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    even, odd = head[:4096:2].count(0), head[1:4096:2].count(0)
    if max(even, odd) * 4 > len(head[:4096]):  # every second byte of English in UTF-16 is zero
        return "utf-16-be" if even > odd else "utf-16-le"
    return UTF_8


def text_head(path: Path, told: str | None) -> str:
    """Give the beginning of a text, for its header. Raises UnusableInput."""
    with opened(path) as file, readable_bytes(path):
        head = file.read(_HEAD)
    encoding = told or encoding_of(head)
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        text = decoder.decode(head)
    except UnicodeDecodeError as error:  # of UTF-8, a row that is none is refused where it is read
        in_header = error.start < len(head.partition(b"\n")[0])
        text = head.decode(WINDOWS if encoding == UTF_8 and in_header else encoding, "replace")
    return text.removeprefix("\ufeff")


def as_utf8(path: Path, told: str | None, copy: Path) -> Utf8File:
    """Give the text as UTF-8 without a mark: the file itself where it is, else a copy.

    What shows no encoding is taken for UTF-8, which reading it has to verify. Raises UnusableInput.
    """
    with opened(path) as file, readable_bytes(path):
        head = file.read(_HEAD)
    encoding = codecs.lookup(told).name if told else encoding_of(head)
    marked = encoding == UTF_8 and head.startswith(codecs.BOM_UTF8)
    if encoding == UTF_8 and not marked and not path.name.lower().endswith(".gz"):
        return Utf8File(path, encoding, copied=False)
    return recoded(path, encoding, copy)


def recoded(path: Path, encoding: str, copy: Path) -> Utf8File:
    """Write a copy in UTF-8. Raises UnusableInput where the bytes are not in the encoding."""
    with opened(path) as file, readable_bytes(path), copy.open("wb") as out:
        if encoding == UTF_8:  # verified where it is read
            first = file.read(_PIECE).removeprefix(codecs.BOM_UTF8)
            out.write(first)
            out.writelines(_pieces(file))
            return Utf8File(copy, encoding, copied=True)
        decoder = codecs.getincrementaldecoder(encoding)("strict")
        done = 0
        try:
            for piece in _pieces(file):
                out.write(decoder.decode(piece).removeprefix("" if done else "\ufeff").encode())
                done += len(piece)
            out.write(decoder.decode(b"", final=True).encode())
        except UnicodeError as error:
            at = f"after {done + getattr(error, 'start', 0):,} bytes"
            found = f"bytes that are not {encoding_name(encoding)} ({at})"
            expected = "a text in one encoding; name it with --encoding, or save the table as UTF-8"
            raise UnusableInput([Problem(Place(str(path)), "", found, expected)]) from None
    return Utf8File(copy, encoding, copied=True)


def eight_bit(path: Path) -> str:
    """Give the encoding of a text that is no UTF-8: Windows-1252, or Latin-1 if it cannot be."""
    unknown = bytes(_NOT_IN_WINDOWS)
    with opened(path) as file:
        for piece in _pieces(file):
            if len(piece.translate(None, unknown)) != len(piece):
                return "latin-1"
    return WINDOWS


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece


@contextmanager
def opened(path: Path) -> Generator[IO[bytes]]:
    """Open a table, unpacked."""
    if path.name.lower().endswith(".gz"):
        with gzip.open(path, "rb") as file:
            yield cast("IO[bytes]", file)
        return
    with path.open("rb") as file:
        yield file


@contextmanager
def readable_bytes(path: Path) -> Generator[None]:
    """Turn what goes wrong in reading or unpacking a file into a user error."""
    try:
        yield
    except (OSError, EOFError, zlib.error) as error:
        said = getattr(error, "strerror", None) or str(error)
        found = f"a table that cannot be read to its end ({said})"
        raise UnusableInput([Problem(Place(str(path)), "", found, "a whole file")]) from None
