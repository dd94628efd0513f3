"""One row of the fact sheet, and the rules by which a contested one gets a value."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Literal

from schema.fields import Record

Status = Literal[
    "contested", "disputed", "open", "decided", "agreed", "refined", "single source",
    "not compared", "not asserted",
]  # fmt: skip
RuleUsed = Literal["agreement", "decision", "support", ""]


class Fact(Record):
    """What the sources together say about one attribute of one subject.

    `status`: contested (sources contradict or strain each other), disputed (parties contradict
    each other), open (only ambiguous claims), decided (by an editor), agreed (all say the
    same), refined (they agree at different precision, and `value` is the best), single source,
    not compared (texts or different units of several sources), not asserted (only plans,
    conditions, demands, predictions or denials).

    `value` is reconciled from what is asserted; what is not is in `not_asserted`, with who says
    it and how. `as_of` are the days that the value is about, if any. Where an attribute changes and
    nobody says what day a value is of, `as_told` says when it was told: "in January 2023". Both are
    empty where a value has several times, each with its own. What an attribute that changes was
    before is in `earlier`. `notes` are those of editors, about its claims and the decision.

    `sources` are the ids of those that give the value, or one of the sides of it; `against` are
    those that do not allow what was decided, or chosen by support. `source_names` and
    `against_names` have the same in words to print. `independent` and `independent_against` count
    the ones among them that are independent of one another: copies, publishers and agencies count
    once.

    `key_on_one_source`: a key fact that one independent source alone asserts, or gives so exactly.

    For programs, `axis` is the scale of the value (a currency, a unit, "day"), empty where claims
    are on several. `lo` and `hi` are the ends of what it leaves possible there, of dates in days
    since 1970-01-01; None where an end is open, where sides are left and where values have no
    distance. `claims` counts the claims that the value rests on.

    `reconciled_by` is the rule that gave the value: agreement, decision or support; empty where
    none did. `support` has "July 2019: 3" for each value in conflict, with the number of
    independent sources that give it, if values are chosen by support.

    `attributed` has "the Post cites AP for it" where other sources state the value themselves.
    """

    subject: str
    subject_name: str
    attribute: str
    attribute_label: str
    type: str
    key: bool
    key_on_one_source: bool = False
    value: str
    status: Status
    as_of: str = ""
    as_told: str = ""
    sources: tuple[str, ...]
    source_names: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    against_names: tuple[str, ...] = ()
    independent: int = 0
    independent_against: int = 0
    quotes: tuple[str, ...]
    not_asserted: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    decision: str = ""
    notes: tuple[str, ...] = ()
    axis: str = ""
    lo: Decimal | None = None
    hi: Decimal | None = None
    claims: int = 0
    reconciled_by: RuleUsed = ""
    support: tuple[str, ...] = ()
    attributed: tuple[str, ...] = ()

    @property
    def other_quotes(self) -> tuple[str, ...]:
        """The quotes that `not_asserted` does not have: of nothing asserted, it has them all."""
        nothing_asserted = not self.claims and self.status != "open"
        return () if nothing_asserted and self.not_asserted else self.quotes

    @property
    def with_time(self) -> str:
        """The value with its time: "5 (as of 2 May 2021)", "5 (as told in May 2021)"."""
        as_of = f"as of {self.as_of}" if self.as_of else ""
        as_told = f"as told {self.as_told}" if self.as_told else ""
        time = "; ".join(filter(None, (as_of, as_told)))
        return f"{self.value} ({time})" if time else self.value


class ReconcileBy(StrEnum):
    """What the value of a contested row is."""

    AGREEMENT = "agreement"
    SUPPORT = "support"


def figure(end: Decimal | None) -> str:
    """Give an end of an interval as text without an exponent; nothing for an open one."""
    text = "" if end is None else f"{end:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
