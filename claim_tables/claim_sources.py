"""The sources that claims have, and those that only claims name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claim_tables.temp_tables import SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from schema.records import Source
    from store.store import Store


def add_sources(store: Store, declared: Sequence[Source], named: Iterable[str], table: str) -> None:
    """Put the sources that claims name into the store if none is declared; make `SOURCES`.

    `table` is where they are named, for messages.
    """
    new = [] if declared else sorted(named)
    nothing = [None] * 9
    store.insert(
        [
            ("sources", [(source, source, *nothing, [], None, False, table, 1) for source in new]),
            ("texts", [(source, None, "not kept", None, "", [], [], 0) for source in new]),
            ("independence", [(source, source) for source in new]),
        ]
    )
    store.make(
        SOURCES.name,
        """
        SELECT s.id, s.published, s.published_lo, s.published_hi, i.counts_as,
               row_number() OVER (ORDER BY s.id) AS number
        FROM sources s JOIN independence i ON i.source = s.id
        """,
    )
