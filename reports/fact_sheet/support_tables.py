"""The temporary tables by which values in conflict are chosen, and what a row of each is.

A group is the claims that can be compared with each other: those with equal `GROUP`. Open ends of
intervals are -1e28 and 1e28 in all of these tables, so that they compare like numbers.
"""

from __future__ import annotations

from store.comparable import COMPARABLE

GROUP = ", ".join(COMPARABLE)
"""The columns that name a group, in every table but `WEIGHTS`."""
WEIGHTS = "weights"
"""A source by its id, the source that it counts as, and how much that one counts."""
STATED_LISTS = "stated_lists"
"""A list that a claim states, with the hashes of its items in order."""
STATEMENTS_IN_CONFLICT = "statements_in_conflict"
"""A claim of a group that no value satisfies, or one part of it if its value has gaps."""
SUPPORTED_VALUES = "supported_values"
"""A value in conflict, and how many independent sources support it by giving it."""
BEST_POINTS = "best_points"
"""The point of a group in conflict that most independent sources leave possible."""
CHOSEN_VALUES = "chosen_values"
"""The value that is given for a group in conflict, with its point or its items."""
CHOICES = "choices"
"""A group in conflict: the value chosen, if any, the claims that allow it, and all values."""
