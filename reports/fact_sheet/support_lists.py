"""Lists in conflict: which of them is best supported.

Lists are the same when their items are, whatever the order or the spelling.
"""

# ruff: noqa: S608 - the names of tables and columns are ours

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.fact_sheet.support_tables import (
    CHOSEN_VALUES,
    GROUP,
    STATED_LISTS,
    STATEMENTS_IN_CONFLICT,
    SUPPORTED_VALUES,
)
from schema.values import LISTS
from support.sql import listed

if TYPE_CHECKING:
    from store.store import Store


def collect_lists(store: Store) -> None:
    """Make `STATED_LISTS`."""
    store.make(
        STATED_LISTS,
        f"""
        SELECT {GROUP}, s.claim, s.closed, s.value,
               list_sort(list(DISTINCT hash(i.lo, i.hi))) AS items
        FROM stated s JOIN items i ON i.claim = s.claim AND i.number = s.number
        WHERE s.type IN ({listed(LISTS)})
        GROUP BY {GROUP}, s.claim, s.number, s.closed, s.value
        """,
    )


def choose_lists(store: Store) -> None:
    """Add to `CHOSEN_VALUES` the complete list that most independent sources state, if one does.

    It has to have more of them than there are to name something that it lacks.
    """
    store.query(
        f"""
        INSERT INTO {CHOSEN_VALUES}
        WITH most AS (
          SELECT {GROUP}, max(support) AS support
          FROM {SUPPORTED_VALUES} WHERE closed GROUP BY {GROUP}
        ),
        best AS (  -- only where no second list has as many
          SELECT {GROUP}, min(v.value) AS value, any_value(v.items) AS items,
                 any_value(v.support) AS support
          FROM {SUPPORTED_VALUES} v JOIN most m USING ({GROUP})
          WHERE v.closed AND v.support = m.support
          GROUP BY {GROUP} HAVING count(*) = 1
        ),
        denied AS (  -- by lists that leave room for more, but name something else
          SELECT {GROUP}, count(DISTINCT t.counts_as) AS sources
          FROM best b JOIN {STATEMENTS_IN_CONFLICT} t USING ({GROUP})
          WHERE NOT t.closed AND NOT list_has_all(b.items, t.items)
          GROUP BY {GROUP}
        )
        SELECT {GROUP}, NULL AS point, b.value, NULL AS lo, NULL AS hi, b.items
        FROM best b LEFT JOIN denied d USING ({GROUP})
        WHERE b.support > coalesce(d.sources, 0)
        """
    )
