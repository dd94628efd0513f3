"""The texts of a scan, on the disk: what is compared is kept, and the words are read again."""

from __future__ import annotations

from functools import lru_cache
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from types import TracebackType

    from scanning.scan_finding import Spot


class LineColumn(NamedTuple):
    """A place in a text, both from 1."""

    line: int
    column: int


class TextStore:
    """Texts in a temporary file, which is gone when the scan ends."""

    def __init__(self) -> None:
        """Open the file. Raises OSError."""
        self._file = TemporaryFile()  # noqa: SIM115 - closed by `__exit__`
        self._places: list[tuple[int, int]] = []

    def __enter__(self) -> Self:
        """Give the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._file.close()

    def add(self, text: str) -> None:
        """Keep a text; its number is that of those before it."""
        raw = text.encode("utf-8", "surrogatepass")
        self._places.append((self._file.seek(0, 2), len(raw)))
        self._file.write(raw)

    @lru_cache(maxsize=64)  # noqa: B019 - lives as long as a scan
    def text(self, number: int) -> str:
        """Give a text by its number."""
        start, length = self._places[number]
        self._file.seek(start)
        return self._file.read(length).decode("utf-8", "surrogatepass")

    def words(self, spot: Spot) -> str:
        """Give the words of a spot."""
        return self.text(spot.article)[spot.start : spot.end]

    def line_column(self, spot: Spot) -> LineColumn:
        """Give where a spot begins, in lines and characters from 1."""
        text = self.text(spot.article)
        before = text.rfind("\n", 0, spot.start) + 1
        return LineColumn(text.count("\n", 0, spot.start) + 1, spot.start - before + 1)
