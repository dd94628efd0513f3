"""What was chosen where sources disagree, if values are chosen at all."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from store.cited_readings import GroupKey

if TYPE_CHECKING:
    from decimal import Decimal


class Choice(NamedTuple):
    """The value of a group in conflict, as a claim writes it; None where support does not decide.

    `lo` and `hi` are its ends, `allowing` the claims that allow it. `support` has all values with
    the numbers of the independent sources that give them, the best supported first.
    """

    value: str | None
    lo: Decimal | None
    hi: Decimal | None
    allowing: frozenset[int]
    support: tuple[tuple[str, int], ...]


Choices = Mapping[GroupKey, Choice]
"""The groups in conflict, each with its choice."""
NO_CHOICES: Choices = MappingProxyType({})
