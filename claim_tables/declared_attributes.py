"""What the ledger declares of attributes, for the engine: how it parses and compares values."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from claim_tables.parse_plain_sql import PLAIN_TYPES, currencies
from claim_tables.temp_tables import ATTRIBUTES, CURRENCIES, OWNERS
from schema.values import AMOUNTS, VALUE_TYPES
from schema.values.amounts import stated_tolerance
from schema.values.date import slack_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schema.records import Attribute
    from store.store import Store

_DECIMALS, _DECIMALS_OF_SHARES = 8, 3
"""Of half a tolerance: as a share it is multiplied with figures of six decimals."""


class DeclaredAttributes(NamedTuple):
    """The types of the attributes that are declared, and of those that set a tolerance.

    `some_change`: the values of some attribute change with time, and `some_directed`: of some one,
    one way only; `some_key`: some attribute needs two independent sources; `some_rounded`: figures
    of some attribute count as rounded if they have a quote; `some_loose`: of some attribute,
    whether or not they have one; `some_persons`: the names of some attribute are those of persons.
    """

    types: frozenset[str]
    tolerant: frozenset[str] = frozenset()
    some_change: bool = False
    some_directed: bool = False
    some_key: bool = False
    some_rounded: bool = False
    some_persons: bool = False
    some_loose: bool = False


class ParsingRule(NamedTuple):
    """How the engine parses values of an attribute, as the table `ATTRIBUTES` has it.

    `named_axis`: the axis, unless the value names it, as money does. `half`: half the tolerance, in
    the unit of the axis or, if `half_is_share`, as a share of the value; `half_in`: the currency
    that it is for. `by_rule`: whether the engine may parse values of the attribute at all.
    `exact_declared`: whether its figures count as rounded, if the attribute says so.
    """

    named_axis: str | None
    half: Decimal | None = None
    half_is_share: bool = False
    half_in: str | None = None
    by_rule: bool = True
    exact_declared: bool | None = None


def declare_attributes(store: Store, attributes: Sequence[Attribute]) -> DeclaredAttributes:
    """Make the tables `ATTRIBUTES`, `OWNERS` and `CURRENCIES`, and say what they have."""
    rows = [
        (a.id, a.type, *parsing_rule(a), bool(a.changes), a.key, type_number(a), a.direction)
        for a in attributes
    ]
    store.make_from_rows(ATTRIBUTES.name, ATTRIBUTES.columns, rows)
    owners = [(a.id, list(a.of)) for a in attributes if a.of]
    store.make_from_rows(OWNERS.name, OWNERS.columns, owners)
    store.make_from_rows(CURRENCIES.name, CURRENCIES.columns, currencies())
    return DeclaredAttributes(
        types=frozenset(a.type for a in attributes),
        tolerant=frozenset(a.type for a in attributes if a.tolerance),
        some_change=any(a.changes for a in attributes),
        some_directed=any(a.direction for a in attributes),
        some_key=any(a.key for a in attributes),
        some_rounded=any(a.type in AMOUNTS and a.exact is None for a in attributes),
        some_persons=any(a.persons for a in attributes),
        some_loose=any(a.exact is False for a in attributes),
    )


def type_number(attribute: Attribute) -> int | None:
    """Give the number of an attribute's type, if the engine parses values of it at all."""
    return PLAIN_TYPES.index(attribute.type) if attribute.type in PLAIN_TYPES else None


def parsing_rule(attribute: Attribute) -> ParsingRule:
    """Say how the engine parses values of an attribute, and whether it may.

    It may where all that it computes has nine decimals at most.
    """
    exact = attribute.exact if attribute.type in AMOUNTS else True  # of others it means nothing
    return _rule(attribute)._replace(exact_declared=exact)


def _rule(attribute: Attribute) -> ParsingRule:
    kind = VALUE_TYPES[attribute.type]
    axis = kind.axis or (attribute.unit if kind.unit == "attribute" else None)
    by_rule = attribute.type in PLAIN_TYPES
    if attribute.tolerance is None or not by_rule:
        return ParsingRule(axis, by_rule=by_rule)
    if kind.measure == "time":
        return ParsingRule(axis, slack_of(attribute.tolerance))
    amount, unit = stated_tolerance(attribute.tolerance)
    if unit == "%":
        half = amount / 200
        return ParsingRule(axis, half, by_rule=_fits(half, _DECIMALS_OF_SHARES), half_is_share=True)
    half = amount / 2
    if unit in ("", attribute.unit):
        return ParsingRule(axis, half, by_rule=_fits(half, _DECIMALS))
    own = kind.unit == "stated"  # the tolerance is for one currency
    return ParsingRule(axis, half, half_in=unit, by_rule=own and _fits(half, _DECIMALS))


def _fits(number: Decimal, decimals: int) -> bool:
    return number == number.quantize(Decimal(1).scaleb(-decimals))
