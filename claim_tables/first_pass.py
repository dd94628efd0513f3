"""A first look at all rows: what they name, which rules they break, and what may clash.

Claims that say the same of one slot, word for word, are one text: it is held against the contract
and placed once, however many sources give it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claim_tables.contract_rules import RULES
from claim_tables.trim import spaced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claim_tables.claims_query import Whole
    from claim_tables.contract_rules import Rule
    from store.store import Store

_OF_TEXTS = ("subject", "value")


class Digest(NamedTuple):
    """What there is: the number of claims of each source, and one slot of every kind of claim.

    `broken` are the rules of the contract that some row breaks. `unread`: some value is not simple;
    `spaced`: some name has spaces around it; `dated`: some claim has a date of its own.
    """

    sources: Mapping[str, int]
    attributes: frozenset[str]
    rows: int
    slots: tuple[int, ...]
    broken: tuple[Rule, ...]
    unread: bool
    spaced: bool
    dated: bool


def digest_of(store: Store, whole: Whole) -> Digest:
    """Look at all rows."""
    rules = [rule for rule in RULES if rule.column in whole.rows.columns]
    store.query(f"""
        CREATE OR REPLACE TEMP TABLE first_look AS
        WITH given AS ({whole.given()})
        SELECT * FROM ({_kinds(whole, rules)})
        UNION ALL BY NAME
        SELECT bool_or(type IS NOT NULL AND NOT simple) AS unread,
               bool_or({spaced("subject")}) AS spaced
               {_breached([rule for rule in rules if rule.column in _OF_TEXTS], "bool_or(", ")")}
        FROM ({whole.texts("given").simple()})
    """)
    return _put_together(store, whole, rules)


def digest_and_apart(store: Store, whole: Whole) -> Digest | None:
    """Look at all rows, and find the slots that `whole.apart` gives, in one pass.

    They are in the table `first_look` afterwards, as `apart`. None if something is amiss: a value
    is not simple, or a row breaks a rule of the contract. Then they are not to be relied on.
    """
    rules = [rule for rule in RULES if rule.column in whole.rows.columns]
    texts = whole.texts("given")
    amiss = f"bool_or(NOT simple OR subject IS NULL OR subject = '' OR {spaced('subject')})"
    store.query(f"""
        CREATE OR REPLACE TEMP TABLE first_look AS
        WITH given AS ({whole.given()})
        SELECT *, FALSE AS unread FROM ({_kinds(whole, rules)})
        UNION ALL BY NAME
        SELECT slot AS apart, more AS unread FROM ({texts.apart(texts.claims(), amiss)})
    """)
    of_kinds = [rule for rule in rules if rule.column not in _OF_TEXTS]
    digest = _put_together(store, whole, of_kinds)
    return None if digest.unread or digest.spaced or digest.broken else digest


def _kinds(whole: Whole, rules: Sequence[Rule]) -> str:
    """Give the query for the kinds of claims; what depends on its keys is told of the kind."""
    keys = [name for name in ("source", "attribute", "modality") if name in whole.rows.columns]
    more = [
        f"{name} IS NULL AS no_{name}"
        for name in ("speaker", "as_of")
        if name in whole.rows.columns
    ]
    of_keys = [rule for rule in rules if rule.column in keys]
    others = [rule for rule in rules if rule.column not in (*keys, *_OF_TEXTS)]
    return f"""
    SELECT *, {spaced("source")} OR {spaced("attribute")} AS spaced{_breached(of_keys)}
    FROM (
      SELECT {", ".join([*keys, *more])},
             count(*) AS rows, min(hash(subject, attribute)) AS slot
             {_breached(others, "bool_or(", ")")}
      FROM given GROUP BY ALL
    )
    """


def _breached(rules: Sequence[Rule], before: str = "", after: str = "") -> str:
    """Give a column for each rule: whether it is broken."""
    return "".join(
        f", {before}coalesce({rule.breached}, FALSE){after} AS rule_{RULES.index(rule)}"
        for rule in rules
    )


def _put_together(store: Store, whole: Whole, rules: Sequence[Rule]) -> Digest:
    """Read what was found."""
    names = {rule: f"rule_{RULES.index(rule)}" for rule in rules}
    flags = ", ".join(f"bool_or({name})" for name in ("unread", "spaced", *names.values()))
    unread, spaces, *broken = store.query(f"SELECT {flags} FROM first_look").rows[0]
    timeless = "no_as_of" if "as_of" in whole.rows.columns else "TRUE"
    kinds = store.query(f"""
        SELECT source, attribute, rows, slot, {timeless} FROM first_look WHERE rows IS NOT NULL
    """).rows
    sizes: dict[str, int] = {}
    for source, _, rows, *_ in kinds:
        if source:
            sizes[source] = sizes.get(source, 0) + rows
    return Digest(
        sizes,
        frozenset(attribute for _, attribute, *_ in kinds if attribute),
        sum(rows for _, _, rows, *_ in kinds),
        tuple({slot for *_, slot, _ in kinds}),
        tuple(rule for rule, found in zip(rules, broken, strict=True) if found),
        bool(unread),
        bool(spaces),
        dated=not all(timeless for *_, timeless in kinds),
    )
