"""The temporary tables from which the fact sheet of tables is made, and what a row of each is.

A group is the claims that can be compared with each other: those with equal `GROUP`. Open ends of
intervals are -1e28 and 1e28 in all of these tables, so that they compare like numbers.
"""

from __future__ import annotations

from store.comparable import COMPARABLE

GROUP = ", ".join(COMPARABLE)
"""The columns that name a group, in every table but `WEIGHTS`."""
CLAIM_GROUPS = "claim_groups"
"""A group, and what all of its claims leave possible together."""
WEIGHTS = "weights"
"""An independent source, and how much it counts."""
STATED_LISTS = "stated_lists"
"""A list that a claim states, with the hashes of its items in order."""
COMBINED_LISTS = "combined_lists"
"""A group of lists, and the value where all of them agree."""
GROUPS_IN_CONFLICT = "groups_in_conflict"
"""A group that no value satisfies; `contradictory` if it is not only a dispute of speakers."""
STATEMENTS_IN_CONFLICT = "statements_in_conflict"
"""A claim of a group in conflict, or one part of it if its value has gaps."""
SUPPORTED_VALUES = "supported_values"
"""A value in conflict, and how many independent sources support it by giving it."""
BEST_POINTS = "best_points"
"""The point of a group in conflict that most independent sources leave possible."""
CHOSEN_VALUES = "chosen_values"
"""The value that is given for a group in conflict, with its point or its items."""
SOURCES_BY_CHOICE = "sources_by_choice"
"""A group in conflict: the sources that allow what was chosen, and those that do not."""
SUPPORT_LISTS = "support_lists"
"""A group in conflict: its values, each with its support."""
SHEET = "reconciled"
"""A row of the fact sheet."""
