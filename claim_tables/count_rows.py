"""Rows of a text table, counted without the engine, byte by byte.

So that no row is lost in silence: what the engine reads is compared with this count. It is cheap,
as it counts line ends in large pieces; in a CSV table, those outside of quotation marks. Where it
meets what it cannot count so, it says that the table has to be read line by line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO

_PIECE = 1 << 22
_QUOTE, _END = b'"', b"\n"


class Counted(NamedTuple):
    """What counting a text table found.

    `lines`: how many lines end a row. `in_cells`: some cell holds a line end. `by_line`: the table
    has to be read line by line, for it has blank lines, comments, or line ends of other kinds.
    `not_utf8`: some bytes are no UTF-8, and `some_utf8`: lines with other letters than English
    ones are UTF-8. `returns`: lines end with a return and a line feed.
    """

    lines: int
    in_cells: bool = False
    by_line: bool = False
    not_utf8: bool = False
    some_utf8: bool = False
    returns: bool = False


def count_csv(path: Path) -> Counted:
    """Count the line ends of a CSV table outside of quotation marks."""
    lines, in_cells, by_line, inside, last = 0, False, False, False, _END
    returns: set[bool] = set()
    with path.open("rb") as file:
        encoded = _Utf8()
        for piece in _whole_lines(file):
            encoded.add(piece)
            outside, within = piece, b""
            if _QUOTE in piece:
                parts = piece.split(_QUOTE)
                outside = _QUOTE.join(parts[inside::2])
                within = _QUOTE.join(parts[not inside :: 2])
                inside ^= not len(parts) % 2
            elif inside:
                outside, within = b"", piece
            lines += outside.count(_END)
            in_cells = in_cells or _END in within or b"\r" in within
            if _END in outside:
                returns.add(b"\r" in outside)
            odd = _by_line(outside, last) or (b"#" in piece and _comment(outside, last))
            by_line = by_line or odd or len(returns) > 1
            last = piece[-1:]
    return Counted(lines, in_cells, by_line, encoded.wrong, encoded.right, True in returns)


def count_lines(path: Path) -> Counted:
    """Count the lines of an NDJSON table."""
    lines, by_line, last = 0, False, _END
    with path.open("rb") as file:
        encoded = _Utf8()
        for piece in _whole_lines(file):
            encoded.add(piece)
            lines += piece.count(_END)
            by_line = by_line or _by_line(piece, last)
            last = piece[-1:]
    return Counted(lines, by_line=by_line, not_utf8=encoded.wrong, some_utf8=encoded.right)


def _by_line(outside: bytes, last: bytes) -> bool:
    """Whether there are blank lines, or line ends of several kinds."""
    returns = outside.count(b"\r")
    if returns and returns != outside.count(b"\r\n"):
        return True
    if returns and returns != outside.count(_END):
        return True
    blank = b"\r\n\r\n" if returns else b"\n\n"
    return blank in outside or (last == _END and outside[:1] in (_END, b"\r"))


def _comment(outside: bytes, last: bytes) -> bool:
    return b"\n#" in outside or (last == _END and outside[:1] == b"#")


def _whole_lines(file: IO[bytes]) -> Iterator[bytes]:
    """Yield large pieces that end with a line, without the blank lines at the end of the text."""
    piece = b""
    while more := file.read(_PIECE):
        if piece:
            yield piece
        piece = more + file.readline()
    text = piece.rstrip(b"\r\n")
    if text:
        yield text + (piece[len(text) :].partition(_END)[0] + _END)


class _Utf8:
    """Whether the pieces of a text are UTF-8."""

    def __init__(self) -> None:
        self.wrong = self.right = False

    def add(self, piece: bytes) -> None:
        if piece.isascii():
            return
        try:
            piece.decode()
        except UnicodeDecodeError:
            self.wrong = True
            self.right = self.right or any(map(_is_utf8, piece.split(_END)))
        else:
            self.right = True


def _is_utf8(line: bytes) -> bool:
    if line.isascii():
        return False
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True
