"""What a check finds: a defect, its severity, and the claims on each side of it."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from functools import total_ordering
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import Field

from schema.fields import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

FINGERPRINT_VERSION = "1"
DRAFT = "draft"
"""The place of words that a draft has, and no article."""


class Severity(StrEnum):
    """How bad a finding is; contradiction is the highest."""

    # All four comparisons are written out: `total_ordering` does not replace those that `str`
    # already has, and `str` compares by the alphabet.

    NOTE = "note"
    AMBIGUITY = "ambiguity"
    TENSION = "tension"
    CONTRADICTION = "contradiction"

    def __lt__(self, other: str) -> bool:
        return _rank(self) < _rank(other)

    def __le__(self, other: str) -> bool:
        return _rank(self) <= _rank(other)

    def __gt__(self, other: str) -> bool:
        return _rank(self) > _rank(other)

    def __ge__(self, other: str) -> bool:
        return _rank(self) >= _rank(other)


_RANKS = {str(severity): rank for rank, severity in enumerate(Severity)}


def _rank(severity: str) -> int:
    rank = _RANKS.get(severity)
    return _RANKS[Severity(severity)] if rank is None else rank


class LedgerPlace(NamedTuple):
    """Where the ledger has a claim: file, and line from 1."""

    file: str
    line: int


class Citation(Record):
    """One claim as evidence: who says what, in which words, and where the ledger has it.

    `source` is its id, `source_name` what it is called in words to print. `canonical` is the value
    in one fixed spelling; for a source cited as such, its id. `place` is where in the article its
    words stand.
    """

    source: str
    source_name: str
    published: str | None
    speaker: str | None
    modality: str
    value: str
    quote: str
    file: str
    line: int
    as_of: str | None = None
    canonical: str = ""
    place: str = "body"
    claim: int | None = Field(default=None, exclude=True)
    """The number of the claim in the store; None where a source is cited as such."""

    def __eq__(self, other: object) -> bool:
        """Whether both say the same, whatever the numbers of their claims.

        Claims are numbered by their order in the ledger, which is no part of what is cited. So
        findings of equal content are equal, and `claim` is not in the JSON.
        """
        return isinstance(other, Citation) and _content(self) == _content(other)

    def __hash__(self) -> int:
        """Agree with `__eq__`."""
        return hash(_content(self))


_content = attrgetter(*(name for name in Citation.model_fields if name != "claim"))
"""All that a citation says, without the number of its claim."""


class ValueOfSide(NamedTuple):
    """What some claims of a side say, in words."""

    words: str
    citations: tuple[Citation, ...]


class Side(Record):
    """Claims of a finding that agree with one another, and what they say in words.

    `neutral`: claims that take no side: they can be true together with more than one of the
    others, or only show how the sources put it.
    """

    says: str
    citations: tuple[Citation, ...]
    neutral: bool = False
    values: tuple[ValueOfSide, ...] = Field(default=(), exclude=True, repr=False)
    """Where they do not all say the same, each value with its claims, the most precise first.

    It is what `says` is made of, and not in the JSON.
    """

    def __eq__(self, other: object) -> bool:
        """Whether both say the same of the same claims."""
        return isinstance(other, Side) and _said(self) == _said(other)

    def __hash__(self) -> int:
        """Agree with `__eq__`."""
        return hash(_said(self))

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources on this side, in the order of their claims."""
        return tuple(dict.fromkeys(c.source for c in self.citations))


_said = attrgetter("says", "citations", "neutral")


@total_ordering
class Finding(Record):
    """One defect. `scope` distinguishes several findings of a check on the same slot.

    `uncited` counts the claims beyond those that are cited, of a group that has too many.
    """

    code: str
    name: str
    severity: Severity
    subject: str
    attribute: str
    scope: str = ""
    message: str
    sides: tuple[Side, ...]
    uncited: int = 0

    @property
    def fingerprint(self) -> str:
        """Identity that survives reordering, rewording and moving: 16 hexadecimal digits."""
        return self.fingerprint_as(self.code)

    def fingerprint_as(self, code: str) -> str:
        """Give the fingerprint that it would have as a finding of another check."""
        parts = (FINGERPRINT_VERSION, code, self.subject, self.attribute, self.scope)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]

    @property
    def short(self) -> str:
        """The beginning of the fingerprint that is printed, enough to name it by."""
        return self.fingerprint[:8]

    @property
    def values(self) -> tuple[str, ...]:
        """The values in conflict, in their fixed spelling and order.

        Together with the fingerprint they identify a known finding: one more source for a known
        value changes nothing, a new value does. Claims that take no side add none.
        """
        cited = (c.canonical for side in self.sides if not side.neutral for c in side.citations)
        return tuple(sorted({value for value in cited if value}))

    @property
    def place(self) -> LedgerPlace:
        """File and line of the first claim cited; findings are ordered by it.

        Of a finding about a draft it is that of the draft.
        """
        everything = [c for side in self.sides for c in side.citations]
        of_draft = [c for c in everything if c.place == DRAFT]
        cited = [(c.file, c.line) for c in of_draft or everything]
        return LedgerPlace(*min(cited)) if cited else LedgerPlace("", 0)

    def __lt__(self, other: Finding) -> bool:
        """Order by place, then code, then what it is about, then all the rest: a total order."""
        mine, others = _key(self), _key(other)
        if mine == others:
            return self.model_dump_json() < other.model_dump_json()
        return mine < others


def _key(finding: Finding) -> tuple[str | int, ...]:
    about = (finding.code, finding.subject, finding.attribute, finding.scope)
    return (*finding.place, *about, finding.message)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings, as `sorted` would; of many it is faster to make each key once."""
    by_key: dict[tuple[str | int, ...], list[Finding]] = {}
    for finding in findings:
        by_key.setdefault(_key(finding), []).append(finding)
    return [finding for key in sorted(by_key) for finding in sorted(by_key[key])]


ReasonUncompared = Literal["alone", "free text", "kind", "unit", "time", "speaker", "ambiguous"]
"""Why a claim is compared with no other; the most frequent first.

It is the only one about a fact; it is free text; no other is of its kind (planned, demanded, denied
...), in its unit or currency, of its time, or of a speaker to compare with; it is ambiguous.
"""


class Uncompared(Record):
    """How many claims are compared with no other for a reason; None: not known."""

    reason: ReasonUncompared
    claims: int | None


State = Literal["passed", "found", "did not apply", "could not run"]


class Outcome(Record):
    """How one check ended. `reason` says why it did not apply or could not run.

    `unlisted` counts the findings beyond those in `findings`, of a store that has too many;
    `unlisted_up_to` is the severity that they may have where the settings give several. `own`:
    it is one of the team's own checks. `not_looked_at` says what a check did not look at, although
    it is about such things, as a phrase: "20,001 claims of tables, whose quotes are not compared
    with articles".
    """

    code: str
    name: str
    state: State
    findings: tuple[Finding, ...] = ()
    reason: str = ""
    unlisted: int = 0
    unlisted_up_to: Severity | None = None
    own: bool = False
    not_looked_at: str = ""
