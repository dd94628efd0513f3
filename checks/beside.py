"""Work on a store that goes on beside the checks, and beside what is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.apart import meanwhile

if TYPE_CHECKING:
    from collections.abc import Callable

    from ledger.store import Store


class Beside:
    """Work that is begun when the tables which it shares with the checks are made."""

    def __init__(self, work: Callable[[Store], object]) -> None:
        """Take the work, which is given a store."""
        self._work = work
        self._rest: Callable[[], object] | None = None

    def begin(self, store: Store) -> None:
        """Begin, on a connection of its own; where that would not see the tables, put it off."""
        if store.shared:
            self._rest = meanwhile(lambda: self._work(store.second()))
        else:
            self._rest = lambda: self._work(store)

    def finish(self, store: Store) -> None:
        """Wait until it is done, or do it now. Raises what the work raises."""
        if self._rest is None:
            self.begin(store)
        if self._rest:
            self._rest()
            self._rest = _nothing


def _nothing() -> None:
    """Do nothing: it is done."""
