"""The records of a baseline: findings that a team has accepted, why, who, and until when."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field
from pydantic.json_schema import WithJsonSchema

from schema.fields import Record, Text, Texts, Word
from schema.problem import ValueProblem

_DIGITS = "^[0-9a-f]{16}$"


def _fingerprint(written: str) -> str:
    if re.fullmatch(_DIGITS, written) is None:
        raise ValueProblem(repr(written), "a fingerprint: 16 digits of 0-9 and a-f")
    return written


def _day(written: str) -> str:
    try:
        date.fromisoformat(written)
    except ValueError:
        raise ValueProblem(repr(written), "a day that exists, as in 2027-03-31") from None
    return written


Fingerprint = Annotated[
    Word,
    AfterValidator(_fingerprint),
    WithJsonSchema({"type": "string", "pattern": _DIGITS}),
]
Day = Annotated[Word, AfterValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]


class Acceptance(Record):
    """One accepted finding, with the values that were in conflict when it was accepted.

    `on` is the day on which it was accepted, `until` the last day on which it is. `check`,
    `subject`, `attribute` and `scope` are for readers of the file: the fingerprint is made of them.
    Other keys are kept: a team may add its own.
    """

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    fingerprint: Fingerprint
    check: Word
    subject: str | None = None
    attribute: str | None = None
    scope: str | None = None
    values: Texts = ()
    because: Text
    owner: Word
    on: Day | None = None
    until: Day

    @property
    def code(self) -> str:
        """The code of the check, as in CR101."""
        return self.check.split()[0]

    @property
    def is_of_older_rules(self) -> bool:
        """Whether it was accepted by 30 November 2026, after which the rules of checks changed."""
        return self.on is not None and self.on <= "2026-11-30"

    def age(self, today: date) -> int | None:
        """Days since it was accepted, if the entry says when that was."""
        return (today - date.fromisoformat(self.on)).days if self.on else None

    @property
    def last_day(self) -> date:
        """The last day on which the finding is accepted."""
        return date.fromisoformat(self.until)


class Baseline(Record):
    """The findings that were accepted, in the order of the file."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    version: Literal["1"] = Field(default="1", alias="crossread-baseline")
    accepted: Annotated[tuple[Acceptance, ...], BeforeValidator(lambda found: found or ())] = ()
