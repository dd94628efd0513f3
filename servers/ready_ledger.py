"""A ledger that stays ready for drafts, and is read again when one of its files has changed."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

from reports.drafts.draft_comparison import DraftComparison, NothingToCompareError
from support.problems import Place, Problem, UnusableInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from runner.examine import Examined

    Stamp = tuple[tuple[Path, int, int], ...]


class OpenedLedger(NamedTuple):
    """A checked ledger whose store is open, and the files that it was read from."""

    seen: Examined
    files: frozenset[Path]


class ReadyLedger:
    """Gives the comparison with a ledger as its files are now."""

    def __init__(self, opened: Callable[[], AbstractContextManager[OpenedLedger]]) -> None:
        """Remember how the ledger is opened; it is read when it is first asked for."""
        self._opened = opened
        self._open = ExitStack()
        self._files: frozenset[Path] = frozenset()
        self._stamp: Stamp | None = None
        self._ready: tuple[DraftComparison, Examined] | None = None

    @property
    def comparison(self) -> DraftComparison:
        """The comparison. Raises UnusableInput while the ledger cannot be used."""
        return self._current()[0]

    @property
    def seen(self) -> Examined:
        """The checked ledger. Raises UnusableInput while it cannot be used."""
        return self._current()[1]

    def close(self) -> None:
        """Close the store."""
        self._open.close()

    def _current(self) -> tuple[DraftComparison, Examined]:
        if self._ready is None or self._stamp != _stamp(self._files):
            self._ready = self._read()
        return self._ready

    def _read(self) -> tuple[DraftComparison, Examined]:
        self._open.close()
        self._ready = None
        ledger = self._open.enter_context(self._opened())
        self._files, self._stamp = ledger.files, _stamp(ledger.files)
        try:
            return DraftComparison(ledger.seen), ledger.seen
        except NothingToCompareError:
            place = Place(next(iter(ledger.seen.typed.read.files), "facts.yaml"))
            expected = "at least one, named as 'file' of a source"
            problem = Problem(place, "sources", "no article that can be read", expected)
            raise UnusableInput([problem]) from None


def _stamp(files: Iterable[Path]) -> Stamp:
    """Give what changes when a file does."""
    return tuple((file, *_time_and_size(file)) for file in sorted(files))


def _time_and_size(file: Path) -> tuple[int, int]:
    try:
        stat = file.stat()
    except OSError:
        return 0, -1
    return stat.st_mtime_ns, stat.st_size
