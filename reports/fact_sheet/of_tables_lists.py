"""Lists in the fact sheet of tables: what they say together, and which of them is best backed.

Every claim that states a list is in the store, so these tables are made from there. Lists are the
same when their items are, whatever the order or the spelling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.values import LISTS
from support.sql import listed

if TYPE_CHECKING:
    from store.store import Store

_LISTS = f"""
CREATE OR REPLACE TEMP TABLE lists AS
SELECT s.subject, s.attribute, s.axis, s.moment, s.claim, s.closed, s.value,
       list_sort(list(DISTINCT hash(i.lo, i.hi))) AS items
FROM stated s JOIN items i ON i.claim = s.claim AND i.number = s.number
WHERE s.type IN ({listed(LISTS)})
GROUP BY s.subject, s.attribute, s.axis, s.moment, s.claim, s.number, s.closed, s.value
"""  # noqa: S608 - our own
_TOGETHER = f"""
CREATE OR REPLACE TEMP TABLE listed AS
WITH named AS (
  SELECT s.subject, s.attribute, s.axis, s.moment, min(i.item) AS item
  FROM stated s JOIN items i ON i.claim = s.claim AND i.number = s.number
  WHERE s.type IN ({listed(LISTS)})
  GROUP BY s.subject, s.attribute, s.axis, s.moment, i.lo, i.hi
),
every AS (
  SELECT subject, attribute, axis, moment, string_agg(item, '; ' ORDER BY item) AS items
  FROM named GROUP BY subject, attribute, axis, moment
),
complete AS (
  SELECT subject, attribute, axis, moment,
         min({{'longest': -len(items), 'value': value}}).value AS value
  FROM lists WHERE closed GROUP BY subject, attribute, axis, moment
)
SELECT e.subject, e.attribute, e.axis, e.moment,
       coalesce(c.value, 'including ' || e.items) AS value
FROM every e
LEFT JOIN complete c ON c.subject = e.subject AND c.attribute = e.attribute AND c.axis = e.axis
                    AND c.moment = e.moment
"""  # noqa: S608 - the same
_BEST = """
INSERT INTO winners
WITH most AS (
  SELECT subject, attribute, axis, moment, max(support) AS support
  FROM backed WHERE closed GROUP BY subject, attribute, axis, moment
),
best AS (  -- one alone
  SELECT b.subject, b.attribute, b.axis, b.moment, min(b.value) AS value,
         any_value(b.items) AS items, any_value(b.support) AS support
  FROM backed b
  JOIN most m ON m.subject = b.subject AND m.attribute = b.attribute AND m.axis = b.axis
             AND m.moment = b.moment AND m.support = b.support
  WHERE b.closed
  GROUP BY b.subject, b.attribute, b.axis, b.moment HAVING count(*) = 1
),
denied AS (  -- by lists that leave room for more, but name something else
  SELECT b.subject, b.attribute, b.axis, b.moment, count(DISTINCT t.counts_as) AS sources
  FROM best b
  JOIN told t ON t.subject = b.subject AND t.attribute = b.attribute AND t.axis = b.axis
             AND t.moment = b.moment
  WHERE NOT t.closed AND NOT list_has_all(b.items, t.items)
  GROUP BY b.subject, b.attribute, b.axis, b.moment
)
SELECT b.subject, b.attribute, b.axis, b.moment, NULL, b.value, NULL, NULL, b.items
FROM best b
LEFT JOIN denied d ON d.subject = b.subject AND d.attribute = b.attribute AND d.axis = b.axis
                  AND d.moment = b.moment
WHERE b.support > coalesce(d.sources, 0)
"""


def make_lists(store: Store) -> None:
    """Make the table `lists`, with the items of each claim, and `listed`, with what to print.

    What to print where lists agree is the longest that is complete, or else all items.
    """
    store.query(_LISTS)
    store.query(_TOGETHER)


def add_best_lists(store: Store) -> None:
    """Add to `winners` the complete list that most independent sources state, if one does.

    It has to have more of them than there are to name something that it lacks.
    """
    store.query(_BEST)
