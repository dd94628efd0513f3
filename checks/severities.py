"""How severe the findings of a check are where the settings say otherwise than the check."""

from __future__ import annotations

from typing import NamedTuple

from schema.finding import Severity


class SetSeverities(NamedTuple):
    """What the settings say of one check: of all its findings, and of those about attributes."""

    of_all: Severity | None = None
    of_attribute: tuple[tuple[str, Severity], ...] = ()

    def with_rule(self, attributes: tuple[str, ...], told: Severity) -> SetSeverities:
        """Add a rule: it holds in the place of those before that are about the same findings."""
        if not attributes:
            return SetSeverities(told)
        named = tuple((attribute, told) for attribute in attributes)
        return self._replace(of_attribute=self.of_attribute + named)

    def severity(self, attribute: str, by_itself: Severity, usual: Severity) -> Severity:
        """Give the severity of a finding that has one `by_itself`; the check's is the `usual` one.

        A finding that the check takes for less severe than usual stays so: it never gets worse.
        """
        told = dict(self.of_attribute).get(attribute, self.of_all)
        if told is None:
            return by_itself
        return told if by_itself == usual else min(by_itself, told)

    def worst(self, usual: Severity) -> Severity:
        """Give the severity that no finding exceeds."""
        return max((self.of_all or usual, *(told for _, told in self.of_attribute)))
