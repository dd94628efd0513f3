"""By what earlier versions knew a finding: the codes of checks, and how values were spelled.

An acceptance follows its finding where a rule has changed one of them. It is enough to look where a
finding has no entry of its own, or an entry lacks one of its values.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from schema.finding import Finding, Side
    from schema.records import Attribute
    from schema.values.earlier import EarlierValue


@dataclass(frozen=True)
class EarlierVersions:
    """The attributes of the ledger, and by check those that reported such findings formerly."""

    attributes: Mapping[str, Attribute] = field(default_factory=dict[str, "Attribute"])
    formerly: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def fingerprints(self, finding: Finding) -> tuple[str, ...]:
        """Give the fingerprints that a finding had under the codes of earlier versions."""
        return tuple(finding.fingerprint_as(code) for code in self.formerly.get(finding.code, ()))

    def spellings(self, finding: Finding) -> Mapping[str, frozenset[str]]:
        """Give by fixed spelling those that the same values of a finding had before.

        A value that agreed then with one that is on another side now has none: that the two are in
        conflict is new, and nobody has accepted it.
        """
        attribute = self.attributes.get(finding.attribute)
        if attribute is None:
            return {}
        sides = [list(_earlier(side, attribute)) for side in finding.sides if not side.neutral]
        known: dict[str, set[str]] = {}
        for n, side in enumerate(sides):
            others = [value for m, other in enumerate(sides) if m != n for _, value in other]
            for canonical, value in side:
                if not any(map(value.meets, others)):
                    known.setdefault(canonical, set()).add(value.spelling)
        return {value: frozenset(spellings) for value, spellings in known.items()}


NO_EARLIER_VERSIONS = EarlierVersions()


def _earlier(side: Side, attribute: Attribute) -> Iterator[tuple[str, EarlierValue]]:
    """Give the values of a side as they were read, each after its fixed spelling of today."""
    from schema.values.earlier import earlier_value  # noqa: PLC0415 - rarely needed

    for written, canonical in dict.fromkeys((c.value, c.canonical) for c in side.citations):
        value = earlier_value(written, attribute)
        if value and canonical:
            yield canonical, value
