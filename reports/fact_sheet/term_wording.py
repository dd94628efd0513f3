"""In whose words a term, a name or a list is printed.

A vocabulary calls several spellings one term, and the term's name may be a word that a source never
uses. So where all who agree write the same words, these are printed; where they differ, the name of
the term is, for choosing one of their words would put it into the others' mouths. An id is nobody's
word and always gives way to the name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from checks.rules.sides import fullest_name, said
from reports.fact_sheet.days import in_sentence, names_a_month
from reports.fact_sheet.figure_words import as_data, in_print
from reports.phrases import joined
from schema.folding import fold
from schema.interval import Interval
from schema.values import VALUE_TYPES
from schema.values.date import say, with_its_zone

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from decimal import Decimal

    from schema.values import Value, ValueType
    from store.cited_readings import CitedReading, Parts
    from store.store import Store

OPENING = "including "
_TERMS = "SELECT vocabulary, id, name, lo, hi FROM terms"
_FROM_ITEMS = """
SELECT i.claim, i.number, i.item, i.lo, i.hi, r.closed
FROM items i JOIN readings r ON r.claim = i.claim AND r.number = i.number
"""
_IN_ORDER = "ORDER BY i.claim, i.number, i.position"
_ITEMS = f"{_FROM_ITEMS} {_IN_ORDER}"
_ITEMS_OF_CLAIMS = f"{_FROM_ITEMS} WHERE i.claim IN (SELECT unnest($claims)) {_IN_ORDER}"


class _Term(NamedTuple):
    """A row of `_TERMS`: a term of a vocabulary, its name and its interval."""

    vocabulary: str
    id: str
    name: str
    lo: Decimal
    hi: Decimal


class _ListItem(NamedTuple):
    """A row of `_ITEMS`: an item of the list in a reading, and whether the list is complete."""

    claim: int
    number: int
    item: str
    lo: Decimal
    hi: Decimal
    closed: bool


@dataclass(frozen=True, slots=True)
class StatedList:
    """A list that a claim states: its items as written, by their intervals."""

    items: Mapping[Interval, str]
    closed: bool

    @property
    def content(self) -> tuple[frozenset[Interval], bool]:
        """What makes two lists the same, whatever their order or spelling."""
        return frozenset(self.items), self.closed


@dataclass(frozen=True, slots=True)
class TermWording:
    """The words of the vocabularies, and the lists of the claims.

    `in_print`: dates and figures are worded as a desk prints them, "in July 2019" and "four", and
    not as data.
    """

    ids: Mapping[tuple[str, str], str]
    names: Mapping[tuple[str, Interval], str]
    lists: Mapping[tuple[int, int], StatedList]
    in_print: bool = False

    def stated_list(self, reading: CitedReading) -> StatedList:
        """Give the list that a claim states."""
        return self.lists[reading.claim, reading.number]

    def of_claim(self, reading: CitedReading) -> str:
        """Word the value of one claim."""
        if reading.value_type.has_items:
            return self.listing(self.stated_list(reading).items, [reading])
        if not reading.value_type.compared:
            return reading.label
        return self.agreed(reading.parts, [reading])

    def named(self, at: Interval, members: list[CitedReading]) -> str:
        """Word a term, or an item of lists, as messages do: by its own name, if it has one.

        What one source calls "kicked out" and another "expelled" is one value in a comparison.
        """
        first = members[0]
        written = self.stated_list(first).items[at] if first.value_type.has_items else first.label
        return self.names.get((first.axis, at), written)

    def as_stated(self, at: Interval, members: list[CitedReading]) -> str:
        """Word a term, or an item of lists, as those state it who agree on it."""
        if members[0].value_type.has_items:
            return self.items([at], members)[0]
        return self.agreed((at,), members)

    def agreed(self, common: Parts, members: list[CitedReading]) -> str:
        """Word what claims agree on, but for lists and texts, at the best precision any gives."""
        kind = members[0].value_type
        if members[0].is_compared_by_day:
            return with_its_zone(members[0].value)
        if kind.notation:
            written = [w.value for w in members if w.parts == common]
            return self._date(common, members[0].axis, written)
        if kind.word is None:
            return self._amount(said(common, members), kind, members[0].axis)
        exact = [w for w in members if w.parts == common] or members
        written = [w.value for w in exact]
        return self._printed(exact[0].axis, exact[0].parts[0], written)

    def listing(self, wanted: Iterable[Interval], members: list[CitedReading]) -> str:
        """Word a list; one that all members leave open begins with "including"."""
        closed = any(self.stated_list(w).closed for w in members)
        return ("" if closed else OPENING) + joined(self.items(wanted, members))

    def items(self, wanted: Iterable[Interval], members: list[CitedReading]) -> list[str]:
        """Word items as those members do who list them."""
        lists = [self.stated_list(w).items for w in members]
        axis = members[0].axis
        return [self._printed(axis, item, [i[item] for i in lists if item in i]) for item in wanted]

    def of_decision(self, kind: str, value: Value) -> str:
        """Word the value of a decision."""
        if VALUE_TYPES[kind].notation:
            return self._date(value.parts, value.axis, [value.text])
        if VALUE_TYPES[kind].measure == "amount":
            return self._amount(value.text, VALUE_TYPES[kind], value.axis)
        if value.items:
            items = joined(self.ids.get((i.axis, i.text), i.text) for i in value.items)
            return items if value.closed else OPENING + items
        return self.ids.get((value.axis, value.text), value.text)

    def _date(self, parts: Parts, axis: str, written: list[str]) -> str:
        if not self.in_print:
            return joined((say(part, axis) for part in parts), "or")
        return in_sentence(parts, axis, by_month=any(map(names_a_month, written)))

    def _amount(self, text: str, kind: ValueType, axis: str) -> str:
        return in_print(text, kind.name, axis) if self.in_print else as_data(text)

    def _printed(self, axis: str, place: Interval, written: list[str]) -> str:
        words = [self.ids.get((axis, word), word) for word in written]
        if len({fold(word) for word in words}) == 1:
            return words[0]
        return self.names.get((axis, place)) or fullest_name(words)


def term_wording(store: Store, *, lists: bool = True) -> TermWording:
    """Read the vocabularies of a store, and all of its lists if they are wanted."""
    terms = store.records(_Term, _TERMS)
    return TermWording(
        ids={(term.vocabulary, term.id): term.name for term in terms},
        names={(term.vocabulary, Interval(term.lo, term.hi)): term.name for term in terms},
        lists=_stated_lists(store, _ITEMS) if lists else {},
    )


def lists_of_claims(store: Store, claims: Collection[int]) -> Mapping[tuple[int, int], StatedList]:
    """Read the lists that some claims state."""
    return _stated_lists(store, _ITEMS_OF_CLAIMS, {"claims": list(claims)})


def _stated_lists(
    store: Store, query: str, params: Mapping[str, object] | None = None
) -> Mapping[tuple[int, int], StatedList]:
    """Give the lists of which a query gives the items, by claim and reading."""
    lists: dict[tuple[int, int], StatedList] = {}
    items: dict[tuple[int, int], dict[Interval, str]] = {}
    for row in store.records(_ListItem, query, params):
        reading = (row.claim, row.number)
        listed = items.setdefault(reading, {})
        listed.setdefault(Interval(row.lo, row.hi), row.item)
        lists.setdefault(reading, StatedList(listed, row.closed))
    return lists
