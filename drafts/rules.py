"""The rules by which a draft is compared, as checks: code, name, severity, manual page."""

from __future__ import annotations

from inspect import cleandoc
from typing import TYPE_CHECKING, NamedTuple

from checks.definition import Check
from schema.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checks.definition import AnyCheck, Context
    from drafts.difference import Kind
    from schema.finding import Finding


class _NoRow(NamedTuple):
    """Rules for drafts have no query, and so no rows."""


def _none(check: Check[_NoRow], context: Context, rows: list[_NoRow]) -> Iterable[Finding]:  # noqa: ARG001
    return ()


def _rule(code: str, name: str, severity: Severity, page: str) -> AnyCheck:
    return Check(
        code=code,
        name=name,
        severity=severity,
        doc=cleandoc(page),
        query="",
        row=_NoRow,
        findings_from=_none,
        looks_at=("texts",),
        needs="",
        without="no draft",
        marks=(),
        touches="nothing",
        merge="once",
    )


RULES: dict[Kind, AnyCheck] = {
    "quotation": _rule(
        "CR701",
        "altered-quotation",
        Severity.CONTRADICTION,
        """A quotation of the draft has other words than the source that it is from.

        Cuts marked by dots or brackets, and "[sic]", alter nothing. A quotation of which no source
        has anything like it, or of fewer than four words, is not judged.""",
    ),
    "name": _rule(
        "CR702",
        "name-misspelt",
        Severity.CONTRADICTION,
        """A name of the draft is nearly one of the ledger, which more sources have.""",
    ),
    "office": _rule(
        "CR703",
        "other-office",
        Severity.CONTRADICTION,
        """The draft gives a person an office that the sources give to another, or another of its
        kind: a foreign minister who is minister of defence.

        An office that no source speaks of is not judged.""",
    ),
    "figure": _rule(
        "CR704",
        "other-figure",
        Severity.CONTRADICTION,
        """A date, sum or count of the draft is none that the sources give for the same thing.""",
    ),
    "words": _rule(
        "CR705",
        "other-word",
        Severity.CONTRADICTION,
        """A sentence of the draft is one of a source but for a name, a place in an order, or a word
        in place of which the source has its opposite.""",
    ),
    "negation": _rule(
        "CR706",
        "not-too-many-or-missing",
        Severity.CONTRADICTION,
        """A sentence of the draft is one of a source but for a "not".""",
    ),
    "term": _rule(
        "CR707",
        "other-term",
        Severity.TENSION,
        """The draft has another word of the vocabulary than all claims about the same thing.

        On a ladder it may be too strong or too weak: "expelled" for "suspended".""",
    ),
    "weekday": _rule(
        "CR708",
        "weekday-does-not-match-date-in-draft",
        Severity.CONTRADICTION,
        """A weekday of the draft does not fit the date next to it.""",
    ),
    "contested": _rule(
        "CR709",
        "contested-in-the-sheet",
        Severity.NOTE,
        """The draft states as certain what sources contradict one another about.

        Give both sides, or say whose word it is.""",
    ),
}
"""By what differs, its rule, in the order of the codes."""
