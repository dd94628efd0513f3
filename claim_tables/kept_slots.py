"""The slots that the prefilter keeps: those in which some check could find something.

A slot is one attribute of one subject. All claims of a kept slot go into the store, so that every
check sees there what it would see among all claims.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from claim_tables.changing_slots import changing_slots
from claim_tables.temp_tables import FOUND_FIRST, KEPT_SLOTS, SOURCES
from schema.values import LISTS, TIMES
from store.comparable import is_bound, no_common_point
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from claim_tables.claims_query import ClaimsQuery
    from store.store import Store
    from support.query import Query


class KeptSlots(Enum):
    """A kind of slots that the prefilter can keep, by what is in them."""

    CONFLICTING = "conflicting"
    """Comparable claims whose intervals have no point in common."""
    UNASSERTED = "unasserted"
    """A claim that is planned, denied, demanded and so on, not asserted."""
    UNLIKE = "unlike"
    """Values of one slot that cannot be compared: rates and sums, times with a zone and without."""
    LIST = "list"
    """A claim whose value is a list."""
    GAPPED = "gapped"
    """A claim whose value has gaps: several dates or figures, and none between them."""
    AHEAD_OF_SOURCE = "ahead of source"
    """A date, or the date of a statement, after the last day on which the source was published."""
    ONE_SOURCE_OF_KEY_FACT = "one source of key fact"
    """A key attribute, of which all claims come from one independent source, or all but bounds."""
    OVERLAPPING = "overlapping"
    """A changing attribute with values that differ, of which some are not of one day."""
    MOVED_BACK = "moved back"
    """A changing attribute whose values may move one way only, with one that moved the other."""
    UNDATED_CHANGE = "undated change"
    """A changing attribute with values of one source that differ and are of no known day."""
    IN_LEDGER = "in ledger"
    """A claim of the ledger itself, or one of its readings."""
    DECIDED = "decided"
    """An editor's decision."""
    ORDERED = "ordered"
    """A date that an order rule of the ledger names."""
    VARIED = "varied"
    """Claims of several wordings, units or dates, of a speaker, or with a note.

    No check asks for them.

    All claims of any other slot say the same, so that a row of the fact sheet can be made of the
    first, and of the list of sources.
    """
    EXAMPLE_OF_EACH_KIND = "example of each kind"
    """One claim of each source, attribute and modality, with and without speaker and date.

    So a check that looks and finds nothing knows that there was something to look at.
    """
    EVERY = "every"
    """Any claim at all: for what can be found among claims that agree."""


SUSPECT_KINDS = frozenset(KeptSlots) - {KeptSlots.VARIED, KeptSlots.EVERY}
"""All kinds in which a check of ours could find something: claims that agree stay out of the store.
"""
_OF_A_GROUP = {
    KeptSlots.EVERY: "TRUE",
    KeptSlots.CONFLICTING: no_common_point(),
    KeptSlots.ONE_SOURCE_OF_KEY_FACT: (
        "(bool_or(key) AND (min(counts_as) = max(counts_as) "
        f"OR coalesce(min(counts_as) FILTER (NOT {is_bound('lo', 'hi', 'type')}) "
        f"= max(counts_as) FILTER (NOT {is_bound('lo', 'hi', 'type')}), FALSE)))"
    ),
}
"""Conditions over the claims of a group; null does not count as true."""
_OF_A_CLAIM = {
    KeptSlots.UNASSERTED: "coalesce(modality <> 'asserted', FALSE)",
    KeptSlots.LIST: f"type IN ({listed(LISTS)})",
    KeptSlots.GAPPED: "parted",
    KeptSlots.AHEAD_OF_SOURCE: (
        f"coalesce(type IN ({listed(TIMES)}) AND lo > published_hi, FALSE) "
        "OR coalesce(as_of_lo > published_hi, FALSE)"
    ),
}
"""Conditions for a claim, each of which keeps its slot whatever others say."""
_OF_CHANGES = frozenset({KeptSlots.OVERLAPPING, KeptSlots.MOVED_BACK, KeptSlots.UNDATED_CHANGE})
"""Kinds that depend on claims of several times, so that they are looked for on their own."""
_IN_THE_STORE = {
    KeptSlots.IN_LEDGER: """
        SELECT hash(subject, attribute) FROM readings
        UNION ALL SELECT hash(subject, attribute) FROM claims
    """,
    KeptSlots.DECIDED: "SELECT hash(subject, attribute) FROM decisions",
    KeptSlots.ORDERED: """
        SELECT hash(earlier_subject, earlier_attribute) FROM order_rules
        UNION ALL SELECT hash(later_subject, later_attribute) FROM order_rules
    """,
    KeptSlots.EXAMPLE_OF_EACH_KIND: "SELECT unnest(CAST($examples AS UBIGINT[]))",
}
"""Queries for slots by their hash, which need no pass over the claims."""


def keep_slots(
    store: Store,
    claims: ClaimsQuery,
    keep: Collection[KeptSlots],
    *,
    examples: Sequence[int],
    found_in_first_pass: bool,
) -> None:
    """Make the table `KEPT_SLOTS` of the slots of these kinds.

    `examples` are the slots of one claim of each kind. Those that take a pass over the claims may
    have been found in the first one.
    """
    of_claims = (
        f"SELECT kept_slot FROM {FOUND_FIRST} WHERE kept_slot IS NOT NULL"
        if found_in_first_pass
        else f"SELECT slot FROM ({groups_to_keep(claims, keep)})"
    )
    queries = [of_claims, *(sql for kind, sql in _IN_THE_STORE.items() if kind in keep)]
    if KeptSlots.UNLIKE in keep and claims.unlike:
        queries.append(f"SELECT slot FROM ({_unlike(claims)})")
    if not _OF_CHANGES.isdisjoint(keep):
        queries += (
            f"SELECT slot FROM ({query})"
            for kind, query in changing_slots(store, claims)
            if KeptSlots(kind) in keep
        )
    with_examples = KeptSlots.EXAMPLE_OF_EACH_KIND in keep
    store.make(
        KEPT_SLOTS.name,
        f"""
        SELECT DISTINCT slot FROM ({" UNION ALL ".join(queries)}) t(slot)
        """,
        {"examples": list(examples)} if with_examples else None,
    )


def _unlike(claims: ClaimsQuery) -> Query:
    """Give the slots of the few attributes that have unlike values, in which there are several."""
    query = claims.where(f"attribute IN ({listed(claims.unlike)})").claims()
    return query.then(
        "unlike_slots",
        f"SELECT slot FROM {query.name} GROUP BY slot "
        "HAVING min(axis) <> max(axis) OR bool_or(contains(text, ':'))",
    )


def groups_to_keep(claims: ClaimsQuery, keep: Collection[KeptSlots], also: str = "FALSE") -> Query:
    """Give the `slot` of each group of claims that is of a kind to keep: one pass over the claims.

    And of those in which `also` holds, SQL over all claims of a group; it is given with them.
    """
    conditions = [
        *(sql for kind, sql in _OF_A_GROUP.items() if kind in keep and _possible(kind, claims)),
        *_of_some_claim(claims, keep),
        *(_varied(claims) if KeptSlots.VARIED in keep else ()),
    ]
    note = ("note",) if "note" in claims.rows.columns else ()
    varied = ("speaker", *note) if KeptSlots.VARIED in keep else ()
    query = claims.claims("key", *varied)
    if KeptSlots.ONE_SOURCE_OF_KEY_FACT in keep and claims.attributes.some_key:
        query = _with_independent_source(query)
    by_group = claims.groups_in_slots and KeptSlots.VARIED not in keep
    group = "slot, group_hash" if by_group else "slot"
    return query.then(
        "kept_groups",
        f"""
        SELECT slot, {also} AS also FROM {query.name} GROUP BY {group}
        HAVING {" OR ".join([*conditions, also])}
        """,
    )


def _of_some_claim(claims: ClaimsQuery, keep: Collection[KeptSlots]) -> Iterator[str]:
    """Give the condition that some claim of a group is of a kind to keep, if one may be."""
    conditions = [
        sql for kind, sql in _OF_A_CLAIM.items() if kind in keep and _possible(kind, claims)
    ]
    if conditions:
        yield f"bool_or({' OR '.join(conditions)})"


def _varied(claims: ClaimsQuery) -> Iterator[str]:
    """Give the conditions that the claims of a slot differ; one of several groups is kept whole."""
    yield "min(text) <> max(text)"
    if claims.has_quotes:  # with a quote, one figure leaves more than without
        yield "min(lo) <> max(lo)"
        yield "min(hi) <> max(hi)"
    if claims.groups_in_slots:
        yield "min(group_hash) <> max(group_hash)"
    if "speaker" in claims.rows.columns:
        yield "bool_or(speaker IS NOT NULL)"
    if "note" in claims.rows.columns:
        yield "bool_or(note IS NOT NULL)"
    if "as_of" in claims.rows.columns and claims.attributes.some_change:
        yield "bool_or(changes) AND count(as_of) BETWEEN 1 AND count(*) - 1"
    if "as_of" in claims.rows.columns or claims.attributes.some_change:
        said = statement_date()
        yield f"min({said}) <> max({said})"
        yield f"count({said}) BETWEEN 1 AND count(*) - 1"


def statement_date() -> str:
    """Give SQL for the date of a claim as the fact sheet has it: null where it has none."""
    return "CASE WHEN changes THEN coalesce(as_of, published) ELSE as_of END"


def _possible(kind: KeptSlots, claims: ClaimsQuery) -> bool:
    """Whether there may be slots of a kind at all: what there cannot be costs nothing."""
    possible = {
        KeptSlots.UNASSERTED: "modality" in claims.rows.columns,
        KeptSlots.LIST: claims.parsed_in_python,
        KeptSlots.GAPPED: claims.parsed_in_python,
        KeptSlots.AHEAD_OF_SOURCE: claims.dated_sources,
        KeptSlots.ONE_SOURCE_OF_KEY_FACT: claims.attributes.some_key,
    }
    return possible.get(kind, True)


def _with_independent_source(claims: Query) -> Query:
    """Add `counts_as`: the source that a claim's own counts as."""
    return claims.then(
        "with_independent_source",
        f"""
        SELECT c.*, i.counts_as FROM {claims.name} c JOIN {SOURCES.name} i ON i.id = c.source
        """,
    )
