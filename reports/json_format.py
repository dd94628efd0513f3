"""The JSON format: everything that a run found, for programs of one's own.

The records below are the format; docs/findings.schema.json is made from them. Keys may be added
to version 1, and none is taken away or changes its meaning: that would be version 2.
"""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field
from pydantic.json_schema import GenerateJsonSchema

from reports import VERSION
from schema.baseline import Day, Fingerprint
from schema.finding import Severity, Side, State
from schema.records import Record

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core.core_schema import (
        DataclassField,
        ModelField,
        TypedDictField,
        WithDefaultSchema,
    )

    from checks.baseline import Judged
    from reports.told import Told
    from schema.baseline import Acceptance


class Accepted(Record):
    """Why a finding was accepted, by whom, and the last day on which it is."""

    because: str
    owner: str
    until: Day


class ToldFinding(Record):
    """One finding. `new` with an `acceptance`: accepted before, but not with `fresh_values`."""

    code: str = Field(description="The code of the check, as in CR101.")
    name: str
    severity: Severity
    status: Literal["new", "accepted", "expired"]
    fingerprint: Fingerprint = Field(
        description="Its identity, which survives reordering, rewording and moving."
    )
    values: tuple[str, ...] = Field(description="The values in conflict, in one fixed spelling.")
    fresh_values: tuple[str, ...] = Field(
        description="Those of the values that the acceptance does not have."
    )
    subject: str | None = Field(description="Its id; null if the finding is about sources.")
    attribute: str | None
    scope: str | None = Field(
        description="Tells apart several findings of a check on one attribute of one subject."
    )
    message: str
    sides: tuple[Side, ...]
    acceptance: Accepted | None


class StaleEntry(Accepted):
    """An entry of the baseline that no finding meets any more."""

    check: str = Field(description="Code and name of the check.")
    fingerprint: Fingerprint
    values: tuple[str, ...]
    subject: str | None
    attribute: str | None
    scope: str | None


class Ended(Record):
    """How one check ended."""

    code: str
    name: str
    state: State
    reason: str | None = Field(description="Why it did not apply or could not run.")


class Findings(Record):
    """What one run of Crossread found."""

    format: Literal["crossread"]
    version: Literal[1] = Field(description="Version of this format.")
    crossread: str = Field(description="Version of Crossread that wrote this.")
    findings: tuple[ToldFinding, ...]
    stale: tuple[StaleEntry, ...]
    checks: tuple[Ended, ...]


def as_json(run: Told) -> str:
    """Give a run as JSON."""
    told = Findings(
        format="crossread",
        version=1,
        crossread=VERSION,
        findings=tuple(map(_finding, run.comparison.judged)),
        stale=tuple(map(_stale, run.stale)),
        checks=tuple(
            Ended(code=o.code, name=o.name, state=o.state, reason=o.reason or None)
            for o in run.outcomes
        ),
    )
    return told.model_dump_json(indent=2) + "\n"


def _finding(judged: Judged) -> ToldFinding:
    finding, entry = judged.finding, judged.acceptance
    return ToldFinding(
        code=finding.code,
        name=finding.name,
        severity=finding.severity,
        status=judged.status,
        fingerprint=finding.fingerprint,
        values=finding.values,
        fresh_values=judged.fresh,
        subject=finding.subject or None,
        attribute=finding.attribute or None,
        scope=finding.scope or None,
        message=finding.message,
        sides=finding.sides,
        acceptance=_acceptance(entry) if entry else None,
    )


def _acceptance(entry: Acceptance) -> Accepted:
    return Accepted(because=entry.because, owner=entry.owner, until=entry.until)


def _stale(entry: Acceptance) -> StaleEntry:
    return StaleEntry.model_validate(
        {name: getattr(entry, name) for name in StaleEntry.model_fields}
    )


class _Written(GenerateJsonSchema):
    """A schema of what is written: every key is there, whatever has a default in the code."""

    def field_is_required(
        self,
        field: ModelField | DataclassField | TypedDictField,  # noqa: ARG002
        total: bool,  # noqa: ARG002, FBT001
    ) -> bool:
        return True

    def default_schema(self, schema: WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def findings_schema_text() -> str:
    """Give docs/findings.schema.json: draft 2020-12.

    It lets unknown keys pass, so that a program that validates goes on when keys are added.
    """
    return f"{dumps(_schema(), indent=2)}\n"


def _schema() -> dict[str, Any]:
    made = Findings.model_json_schema(schema_generator=_Written, mode="serialization")
    for definition in (made, *made["$defs"].values()):
        definition.pop("additionalProperties", None)
    made["$defs"]["Severity"]["description"] = "How bad a finding is, the mildest first."
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **made,
        "title": "Findings of Crossread",
    }
