"""The claims that no check compares with another, counted by the reason.

A claim is compared where some other could contradict it: one about the same thing in the same unit
that is asserted as it is, denies it, or is planned, predicted or demanded as it is. What is
planned, predicted, threatened or on a condition is compared with what is asserted, too (CR205,
CR206). An ambiguous claim is compared if one of its readings is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple, get_args

from checks.rules.unasserted import COMPARED_WITH_LIKE, DISPUTED, PLANS
from schema.finding import ReasonUncompared, Uncompared
from schema.values import COMPARED
from store.comparable import moment, party
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from store.store import Store

_MOST = 200_000
"""Rows that are read of large tables; of more, how many are compared is not known."""
_STATEMENTS = f"""
SELECT {{claim}} AS claim, r.subject, r.attribute, r.axis,
       a.type IN ({listed(COMPARED)}) AS compared, c.modality, r.means IS NULL AS plain,
       {party()} AS speaker, {moment("a.changes", "c.said")} AS moment, {{number}} AS number
FROM readings r
JOIN spoken c ON c.claim = r.claim
JOIN attributes a ON a.id = r.attribute
"""
_OF_LEDGER = _STATEMENTS.format(claim="r.claim", number=1)
_OF_TABLES = f"""
{_STATEMENTS.format(claim="min(r.claim)", number="CAST(count(*) AS INTEGER)")}
SEMI JOIN (FROM claims WHERE modality <> 'asserted') u
       ON u.subject = r.subject AND u.attribute = r.attribute
GROUP BY ALL LIMIT {_MOST + 1}
"""
_SOME_UNASSERTED = "SELECT 1 FROM claims WHERE modality <> 'asserted' LIMIT 1"
_ORDER: tuple[ReasonUncompared, ...] = get_args(ReasonUncompared)


class _ToCompare(NamedTuple):
    """One reading, or a number of claims alike; `plain`: it is not ambiguous.

    `compared`: values of its type are. `speaker` and `moment` are as in `stated`.
    """

    claim: int
    subject: str
    attribute: str
    axis: str
    compared: bool
    modality: str
    plain: bool
    speaker: str | None
    moment: str
    number: int


def uncompared(store: Store) -> tuple[Uncompared, ...]:
    """Count the claims of a store that has all of them."""
    statements = store.records(_ToCompare, _OF_LEDGER)
    return _in_order(Counter(why for why in _reasons(statements).values() if why))


def uncompared_of_tables(store: Store, in_free_text: int) -> tuple[Uncompared, ...]:
    """Count the claims of large tables, of which the store has those that are not asserted.

    Those `in_free_text` are counted already. How many are alone on a fact would take one more look
    at every claim: it is not known.
    """
    found: dict[ReasonUncompared, int | None] = {"alone": None, "free text": in_free_text}
    if not store.query(_SOME_UNASSERTED).rows:
        return _in_order(found)
    statements = store.records(_ToCompare, _OF_TABLES)
    if len(statements) > _MOST:
        return _in_order({**found, "kind": None})
    counted = Counter[ReasonUncompared]()
    reasons = _reasons(statements)
    for statement in statements:
        why = reasons[statement.claim]
        if why and why != "free text" and statement.modality != "asserted":
            counted["kind" if why == "alone" else why] += statement.number
    return _in_order({**found, **counted})


def _in_order(counted: Mapping[ReasonUncompared, int | None]) -> tuple[Uncompared, ...]:
    """Give the reasons in their order, without those of no claim."""
    return tuple(
        Uncompared(reason=why, claims=counted[why])
        for why in _ORDER
        if why in counted and counted[why] != 0
    )


def _reasons(statements: Iterable[_ToCompare]) -> dict[int, ReasonUncompared | None]:
    """Give for each claim why it is not compared; None where it is."""
    slots: defaultdict[tuple[str, str], list[_ToCompare]] = defaultdict(list)
    for statement in statements:
        slots[statement.subject, statement.attribute].append(statement)
    found: dict[int, ReasonUncompared | None] = {}
    for slot in slots.values():
        numbers = _Numbers(slot)
        for each in slot:
            why = numbers.reason(each)
            found[each.claim] = _first(found[each.claim], why) if each.claim in found else why
    return found


def _first(*reasons: ReasonUncompared | None) -> ReasonUncompared | None:
    """Give one reason of several readings; None where one of them is compared."""
    return None if None in reasons else next(why for why in _ORDER if why in reasons)


class _Numbers:
    """How many statements of a slot there are of each kind: in all, on each scale, and so on."""

    def __init__(self, slot: list[_ToCompare]) -> None:
        self._alone = sum(each.number for each in slot if each.plain) < 2 and (  # noqa: PLR2004
            len({each.claim for each in slot}) == 1
        )
        self._numbers = Counter[tuple[str | None, ...]]()
        if not self._alone:
            for each in slot:
                self._add(each)

    def _add(self, each: _ToCompare) -> None:
        kinds = [each.modality] if each.plain else []
        kinds += ["planned or so"] if each.plain and each.modality in PLANS else []
        kinds += ["said"] if each.modality == "asserted" else []
        for kind in kinds:
            group = (kind, each.axis, each.moment)
            for key in ((kind,), (kind, each.axis), group, (*group, each.speaker or "")):
                self._numbers[key] += each.number

    def _others(self, each: _ToCompare, *within: str) -> bool:
        """Whether there is another statement with which this one can be compared."""
        number = self._numbers
        if each.modality == "asserted" and each.plain:
            more = number["denied", *within] or number["planned or so", *within]
            return number["said", *within] > 1 or bool(more)
        stated = number["asserted", *within] > 0
        if each.modality in ("asserted", "denied"):
            return stated
        return number[each.modality, *within] > 1 or (each.modality in PLANS and stated)

    def reason(self, each: _ToCompare) -> ReasonUncompared | None:
        """Say why a statement is not compared; None where it is."""
        if not each.compared:
            return "free text"
        if self._alone:
            return "alone"
        if not each.plain and each.modality != "asserted":
            return "ambiguous"
        if not self._others(each):
            return "kind"
        if not self._others(each, each.axis):
            return "unit"
        return self._reason_among_like(each) if each.modality in COMPARED_WITH_LIKE else None

    def _reason_among_like(self, each: _ToCompare) -> ReasonUncompared | None:
        number, group = self._numbers, (each.modality, each.axis, each.moment)
        if each.modality in PLANS and number["asserted", each.axis]:
            return None
        if number[group] == 1:
            return "time"
        unnamed = each.speaker is None or number[*group, ""] > 0
        if number[*group, each.speaker or ""] > 1 or each.modality in DISPUTED:
            return None
        return None if unnamed and each.modality != "predicted" else "speaker"
