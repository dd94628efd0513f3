"""Units that are taken for one another: points and percent, rises and temperatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.values.units import PERCENT, POINTS, degrees_of

if TYPE_CHECKING:
    from extraction.expression import Amount
    from schema.records import Attribute

_POINTS = "points"


def mistaken_for(amount: Amount, attribute: Attribute) -> Amount | None:
    """Give an amount as one of the attribute, if it is of a kind that is easily taken for it.

    Three percentage points are taken for 3 percent, a rise of two degrees for a temperature of two.
    None where the amount is of the attribute's kind, or of one that has nothing to do with it.
    """
    unit = attribute.unit or ""
    if (unit in PERCENT and amount.unit in POINTS) or (unit in POINTS and amount.unit == "%"):
        return amount._replace(unit=unit)
    kind = degrees_of(unit) if amount.degrees else ""
    if kind and amount.degrees != kind:
        named = amount.unit.removeprefix("delta_")
        return amount._replace(unit=unit if named == "degree" else named)
    return None


def in_unit_of(amount: Amount, attribute: Attribute) -> Amount:
    """Give "points" and "degrees" in the attribute's own unit: possible, for no scale is named."""
    unit = attribute.unit or ""
    alone = (amount.unit == _POINTS and unit in POINTS) or (
        amount.unit == "degree" and degrees_of(unit)
    )
    return amount._replace(unit=unit, possible=True) if alone else amount
