"""Proposed claims: the records of a file that `suggest` writes and `add claim --from` reads.

Services that extract claims can write the same: `source` or `file`, `start` and `end` are enough,
with a value and a slot for each claim that is to be entered.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from schema.fields import Id, Name, Record, Text, Word
from schema.problem import ValueProblem
from schema.records import Modality, Place, Stated, ValueTypeName

FORMAT: Literal["crossread-proposals"] = "crossread-proposals"
VERSION: Literal[1] = 1
MOST_SLOTS = 3

Offset = Annotated[int, Field(strict=True, ge=0)]
Score = Annotated[float, Field(ge=0, le=1)]


class ProposedSlot(Record):
    """A subject and an attribute that a claim may be about, and why.

    `value` is what the words say for this attribute, where that is another value than the
    proposal's. `new`: the ledger has no such slot; the words name one.
    """

    subject: Id
    attribute: Id
    value: Stated | None = None
    reason: Word = Field("given", description="What speaks for this slot.")
    score: Score | None = Field(default=None, description="From 0 to 1; more is likelier.")
    new: bool = Field(default=False, description="Whether the ledger has no such slot yet.")


class ProposedClaim(Record):
    """A claim that an article may be cited for.

    `start` and `end` count the characters (code points) of the article's text, from 0; `end` is the
    one after the last. Furniture between them is no part of the quote. `shown_by` are the words
    that show the speaker and the modality. `rule` is what proposed it, and `by` who: the rules of
    Crossread, a model, or any service.
    """

    source: Id | None = Field(None, description="The source in the ledger.")
    file: Word | None = Field(None, description="The article's file, where it is no source yet.")
    start: Offset
    end: Offset
    quote: Text | None = Field(None, description="The words at these offsets.")
    value: Stated | None = None
    type: ValueTypeName | None = None
    reason: Text | None = Field(None, description="Why the words have this value.")
    speaker: Name | None = None
    reported: bool = Field(default=False, description="Whether the outlet only reports it.")
    modality: Modality = "asserted"
    shown_by: tuple[Word, ...] = ()
    place: Place = "body"
    slots: tuple[ProposedSlot, ...] = Field((), max_length=MOST_SLOTS)
    rule: Word = "given"
    by: Word = "rules"
    score: Score | None = None

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if self.source is None and self.file is None:
            raise ValueProblem("neither 'source' nor 'file'", "one of them")
        if self.end <= self.start:
            raise ValueProblem(f"the offsets {self.start} to {self.end}", "an end after the start")
        return self

    @property
    def article(self) -> str:
        """The source, or the file of what is none yet."""
        return self.source or self.file or ""


class ProposalFile(Record):
    """A whole file in JSON; one in NDJSON has a proposal on each line."""

    format: Literal["crossread-proposals"] = FORMAT
    version: Literal[1] = VERSION
    proposals: tuple[ProposedClaim, ...]


def proposals_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of a file of proposals."""
    made = ProposalFile.model_json_schema()
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["title"] = "Crossread proposals"
    return made


def proposals_schema_text() -> str:
    """Give the JSON Schema as its file holds it."""
    return json.dumps(proposals_schema(), indent=2, ensure_ascii=False) + "\n"
