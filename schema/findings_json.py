"""The findings as JSON: what programs read of a run. Its JSON Schema is docs/findings.schema.json.

A version may gain fields; one that is removed, or changes its meaning, makes a new version.
"""

from __future__ import annotations

import json
from typing import Any, Literal

from pydantic import Field, TypeAdapter

from schema.fields import Record
from schema.finding import Severity, Side, State, Uncompared

VERSION: Literal[2] = 2


class ReportedAcceptance(Record):
    """Why a finding was accepted, by whom, and the last day on which it is."""

    because: str
    owner: str
    until: str


class ReportedFinding(Record):
    """A finding with its status.

    `fingerprint` identifies it, `values` are those in conflict, `fresh` those of them that the
    acceptance does not cover. A finding that is expired, or has fresh values, is not accepted. One
    that is known was found at the revision of `--since` too.
    """

    code: str
    name: str
    severity: Severity
    status: Literal["new", "known", "accepted", "expired"]
    fingerprint: str
    values: tuple[str, ...]
    fresh: tuple[str, ...]
    subject: str
    attribute: str
    scope: str
    message: str
    sides: tuple[Side, ...]
    uncited: int = Field(0, description="Claims of the group beyond those that are cited.")
    acceptance: ReportedAcceptance | None
    ruling: str = Field("", description="By whom, when and why its values were decided.")


class ReportedStale(ReportedAcceptance):
    """An accepted finding that no longer occurs, although its check ran."""

    fingerprint: str
    check: str
    subject: str | None
    attribute: str | None
    scope: str | None
    values: tuple[str, ...]


class ReportedCheck(Record):
    """How a check ended, how much it found, and why it did not apply or could not run."""

    code: str
    name: str
    state: State
    found: int
    untold: int = Field(0, description="Of those found, how many are not listed here.")
    reason: str
    not_looked_at: str = Field("", description="What a check did not look at, if any.")
    own: bool = Field(default=False, description="Whether it is one of the team's own checks.")


class ReportedRun(Record):
    """All findings in their total order, what is stale, and how each check ended."""

    format: Literal["crossread"] = "crossread"
    version: Literal[2] = VERSION
    findings: tuple[ReportedFinding, ...]
    stale: tuple[ReportedStale, ...] = Field(description="Accepted findings that no longer occur.")
    checks: tuple[ReportedCheck, ...]
    not_compared: tuple[Uncompared, ...] = Field(
        (), description="Claims that no check compares with another, by the reason."
    )


class ReportedProblem(Record):
    """One reason why a run failed. Line and column count from 1; 0 is the whole file."""

    message: str
    file: str
    line: int
    column: int


class ReportedError(Record):
    """Why a run failed: its input cannot be used, or it met a defect of Crossread."""

    kind: Literal["unusable input", "defect"]
    problems: tuple[ReportedProblem, ...]


class FailedRunReport(Record):
    """A run that failed. It has no findings, not even an empty list: no check has run."""

    format: Literal["crossread"] = "crossread"
    version: Literal[2] = VERSION
    error: ReportedError


def findings_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of a run, or of one that failed.

    It permits later fields.
    """
    either: TypeAdapter[ReportedRun | FailedRunReport] = TypeAdapter(ReportedRun | FailedRunReport)
    made = either.json_schema(mode="serialization")
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["title"] = "Crossread findings"
    for record in (made, *made["$defs"].values()):
        record.pop("additionalProperties", None)
        if "properties" in record:  # all are written, those with a default too
            record["required"] = list(record["properties"])
    return made


def findings_schema_text() -> str:
    """Give the JSON Schema as its file holds it."""
    return json.dumps(findings_schema(), indent=2, ensure_ascii=False) + "\n"
