"""Cells of claims that become entries of a ledger: lists in them, and words for no value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claim_tables.declarations import put
from claim_tables.list_cells import LIST, NotAListError, list_in
from claim_tables.no_value import states_nothing
from ledger.yaml_nodes import Mapping, Sequence
from schema.records import Including
from schema.values import VALUE_TYPES
from schema.vocabulary import Vocabulary
from support.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schema.records import Ledger


class ClaimCells:
    """What cells mean, by the attribute that they are about."""

    def __init__(self, known: Ledger, no_value: frozenset[str]) -> None:
        """Take what the ledger and the tables declare."""
        self._attributes = {attribute.id: attribute for attribute in known.attributes}
        self._vocabularies = {
            one.id: Vocabulary(one.id, one.kind, one.terms) for one in known.vocabularies
        }
        self._no_value = no_value

    def states(self, claim: Mapping) -> bool:
        """Whether the value of a claim is more than a word for none."""
        attribute = self._attributes.get(str(claim.get("attribute", "")).strip())
        value = claim.get("value")
        if attribute is None or not isinstance(value, str):
            return True
        if not VALUE_TYPES[attribute.type].compared:
            return True
        vocabulary = self._vocabularies.get(attribute.vocabulary or "")
        return not states_nothing(value, self._no_value, vocabulary)

    def put_list(self, table: str, claim: Mapping) -> Iterator[Problem]:
        """Put a list in place of the text that holds one, where the attribute has lists.

        Yields what is wrong with it.
        """
        attribute = self._attributes.get(str(claim.get("attribute", "")).strip())
        value = claim.get("value")
        if attribute is None or not isinstance(value, str):
            return
        if not VALUE_TYPES[attribute.type].has_items:
            return
        try:
            items = list_in(value)
        except NotAListError:
            yield Problem(Place(table, *claim.at), "value", repr(value), LIST)
            return
        if isinstance(items, Including):
            node = Mapping(claim.at)
            put(node, "including", _sequence(claim.at, items.including))
            put(claim, "value", node)
        elif items is not None:
            put(claim, "value", _sequence(claim.at, items))


def _sequence(at: tuple[int, int], items: tuple[str, ...]) -> Sequence:
    found = Sequence(at)
    found += list(items)
    found.item_at += [at] * len(found)
    return found
