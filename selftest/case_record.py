"""A case: a small input, and the findings that must come of it, and no others."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from schema.fields import Flag, Id, OneOrMany, Record, Text, Texts, Word, Words
from schema.problem import ValueProblem
from schema.settings import SeverityName

_CONTENT = str
"""The content of a file, with the spaces that it has."""


def _inside(written: str) -> str:
    """Give a path within the folder of a case. Raises ValueProblem."""
    path = PurePosixPath(written)
    if path.is_absolute() or ".." in path.parts or "\\" in written or ":" in written:
        raise ValueProblem(repr(written), "a path within the folder of the case")
    return written


File = Annotated[Word, AfterValidator(_inside)]


class ExpectedFinding(Record):
    """A finding that must come: which check, how severe, about what, and who says what.

    `values` are those in conflict, in their fixed spelling and order; `sides` names the sources on
    each side.
    """

    check: Word
    severity: SeverityName
    subject: str = ""
    attribute: str = ""
    scope: str = ""
    values: tuple[str, ...] = ()
    sides: tuple[Words, ...] = ()


class Wanted(Record):
    """What must come of a case.

    `finds`: these findings and no others. `passes`: the checks that must have looked, and found
    nothing. `refused`: places and words that the message for an input that cannot be used has.
    """

    finds: Annotated[
        tuple[ExpectedFinding, ...], BeforeValidator(lambda written: written or ())
    ] = ()
    passes: Words = ()
    refused: Texts = ()

    @model_validator(mode="after")
    def _is_something(self) -> Self:
        if not self.finds and not self.passes and not self.refused:
            raise ValueProblem("nothing that must come", "`finds`, `passes` or `refused`")
        if self.refused and (self.finds or self.passes):
            raise ValueProblem("`refused` with findings", "one of them: what is refused finds none")
        return self


class NamedTables(Record):
    """The tables of a case, by the names of its files."""

    claims: OneOrMany
    sources: OneOrMany = ()
    subjects: OneOrMany = ()
    attributes: OneOrMany = ()
    vocabularies: OneOrMany = ()


class Case(Record):
    """A case, and why its outcome is the right one.

    Its input is the `ledger`, `tables`, or the `examples` of the manual pages of all checks: the
    first of each, which fires, or the second, which stays silent. `files` are beside it. `large`:
    the claims of its tables are loaded as those of large tables.
    """

    id: Id
    why: Text
    examples: Literal["first", "second"] | None = None
    ledger: _CONTENT | None = None
    files: dict[File, _CONTENT] = Field(default_factory=dict[str, str])
    tables: NamedTables | None = None
    large: Flag = False
    want: Wanted

    @model_validator(mode="after")
    def _has_an_input(self) -> Self:
        if self.ledger is None and self.tables is None and self.examples is None:
            raise ValueProblem("a case without input", "`ledger`, `tables` or `examples`")
        return self


class Corpus(Record):
    """The cases of a file."""

    cases: Annotated[tuple[Case, ...], Field(min_length=1)]
