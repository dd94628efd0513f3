"""Which of very many hashes come from several texts, in little memory.

Up to some millions are kept in memory. More go into a file, parted by their last bits, and each
part is looked at by itself: the same hash is always in the same part.
"""

from __future__ import annotations

from array import array
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_IN_MEMORY = 2_000_000
_PARTS = 256
_SIZE = array("q").itemsize


class _Slice(NamedTuple):
    """The hashes of one text in one part: where they are in the file, and how many."""

    at: int
    length: int


class SharedHashes:
    """Collects the hashes of one text after the other."""

    def __init__(self, most: int = MOST_IN_MEMORY) -> None:
        """Begin without any; `most` are kept in memory."""
        self._most = most
        self._seen = set[int]()
        self._shared = set[int]()
        self._parts: list[list[_Slice]] = [[] for _ in range(_PARTS)]
        self._file: IO[bytes] | None = None

    def add(self, hashes: set[int]) -> None:
        """Add those of one text. What does not fit on the disk raises OSError."""
        if self._file is not None:
            self._write(self._file, hashes)
            return
        self._shared |= self._seen & hashes
        self._seen |= hashes
        if len(self._seen) > self._most:
            from tempfile import TemporaryFile  # noqa: PLC0415 - few runs have so many

            self._file = TemporaryFile()  # noqa: SIM115 - `shared` closes it
            self._write(self._file, self._seen)
            self._seen = set[int]()

    def shared(self) -> set[int]:
        """Give the hashes that were added more than once. Nothing can be added after that."""
        self._seen = set[int]()
        if self._file is not None:
            with self._file:
                for part in self._parts:
                    self._shared |= _repeated(_read(self._file, part))
        return self._shared

    def _write(self, file: IO[bytes], hashes: Iterable[int]) -> None:
        parts: list[list[int]] = [[] for _ in range(_PARTS)]
        put = [part.append for part in parts]
        for each in hashes:
            put[each % _PARTS](each)
        at = file.tell()
        for slices, part in zip(self._parts, parts, strict=True):
            slices.append(_Slice(at, len(part)))
            file.write(array("q", part))
            at += len(part) * _SIZE


def _read(file: IO[bytes], slices: Iterable[_Slice]) -> Iterator[array[int]]:
    for each in slices:
        file.seek(each.at)
        yield array("q", file.read(each.length * _SIZE))


def _repeated(texts: Iterable[array[int]]) -> set[int]:
    """Give what is in several of these; each has a hash once."""
    seen, repeated = set[int](), set[int]()
    for hashes in texts:
        repeated.update(seen.intersection(hashes))
        seen.update(hashes)
    return repeated
