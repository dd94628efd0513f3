"""What a team sets once for its ledger: which checks, from which severity on, and the baseline."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, PlainValidator, model_validator

from schema.allowed_findings import AllowedFindings, allowed_findings
from schema.problem import ValueProblem
from schema.records import Record, Word, Words

FailOn = Literal["contradiction", "tension", "ambiguity", "note", "never"]
SeverityName = Literal["contradiction", "tension", "ambiguity", "note"]
Days = Annotated[int, Field(strict=True, ge=1, le=1_000_000)]


class SeverityRule(Record):
    """How severe the findings of some checks are, or those about some attributes.

    With both, it is about the findings of these checks about these attributes. Of several rules for
    a finding, the last one holds.
    """

    checks: Words = ()
    attributes: Words = ()
    severity: SeverityName = Field(alias="is")

    @model_validator(mode="after")
    def _is_about_something(self) -> Self:
        if not self.checks and not self.attributes:
            raise ValueProblem("a rule about all findings", "`checks`, `attributes` or both")
        return self


class Settings(Record):
    """The keys of `[tool.crossread]` in pyproject.toml, or of crossread.toml.

    `checks` are SQL files with checks of the team's own, by paths or globs.
    `select` and `ignore` take codes, beginnings of codes (CR3) and names of checks. `default_term`
    and `longest_term` are days: how long a finding is accepted when nothing else is said, and at
    most. So many new findings as `max_findings` pass. `severity` has the rules by which findings
    are more or less severe than their checks say.
    """

    ledger: tuple[Word, ...] = ()
    checks: tuple[Word, ...] = ()
    select: Words = ()
    ignore: Words = ()
    fail_on: FailOn = Field(default="contradiction", alias="fail-on")
    max_findings: Annotated[AllowedFindings, PlainValidator(allowed_findings)] = Field(
        default=AllowedFindings(), alias="max-findings"
    )
    severity: tuple[SeverityRule, ...] = ()
    fail_on_stale: bool = Field(default=False, alias="fail-on-stale", strict=True)
    baseline: Word = "crossread-baseline.yaml"
    default_term: Days | None = Field(default=None, alias="default-term")
    longest_term: Days = Field(default=366, alias="longest-term")
