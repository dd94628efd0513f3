"""One row of the fact sheet, and the rules by which a contested one gets a value."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from schema.records import Record

Status = Literal[
    "contested", "disputed", "open", "decided", "agreed", "refined", "single source",
    "not compared", "not asserted",
]  # fmt: skip


class Fact(Record):
    """What the sources together say about one attribute of one subject.

    `status`: contested (sources contradict or strain each other), disputed (parties contradict
    each other), open (only ambiguous claims), decided (by an editor), agreed (all say the
    same), refined (they agree at different precision, and `value` is the best), single source,
    not compared (texts or different units of several sources), not asserted (only plans,
    conditions, demands, predictions or denials).

    `value` is reconciled from what is asserted; what is not is in `not_asserted`, with who says
    it and how. `as_of` are the days that the value is about, if any; what an attribute that
    changes was before is in `earlier`.

    `sources` give the value, or one of the sides of it; `against` are those that do not allow
    what was decided. `independent` and `independent_against` count the ones among them that are
    independent of one another: copies, publishers and agencies count once.
    """

    subject: str
    subject_name: str
    attribute: str
    attribute_label: str
    type: str
    key: bool
    value: str
    status: Status
    as_of: str = ""
    sources: tuple[str, ...]
    against: tuple[str, ...] = ()
    independent: int = 0
    independent_against: int = 0
    quotes: tuple[str, ...]
    not_asserted: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    decision: str = ""


class ReconcileBy(StrEnum):
    """What the value of a contested row is."""

    AGREEMENT = "agreement"
    SUPPORT = "support"
