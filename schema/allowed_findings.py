"""How many findings a run may have and still pass: a number, or a share of its claims."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from schema.problem import ValueProblem

_NUMBER = re.compile(
    r"(?P<number>[0-9]{1,9})|(?P<percent>[0-9]{1,9}(?:\.[0-9]{1,9})?) ?%", re.ASCII
)
_EXPECTED = "a number of findings, such as 5, or a percentage of the claims, such as 2%"


class AllowedFindings(NamedTuple):
    """The most findings: of any number of claims, or `percent` of a hundred claims."""

    most: Decimal = Decimal(0)
    percent: bool = False

    def is_exceeded(self, findings: int, claims: int) -> bool:
        """Whether there are more findings among so many claims."""
        return findings * 100 > self.most * claims if self.percent else findings > self.most

    def __str__(self) -> str:
        """Write it as it is read."""
        return f"{self.most}%" if self.percent else f"{self.most:,}"


def allowed_findings(written: object) -> AllowedFindings:
    """Read a number or a percentage, as text or as a number of TOML. Raises ValueProblem."""
    if isinstance(written, AllowedFindings):
        return written
    text = str(written) if isinstance(written, int | str) and written is not True else ""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        raise ValueProblem(repr(written), _EXPECTED)
    percent = found["percent"]
    return AllowedFindings(Decimal(percent or found["number"]), percent is not None)
