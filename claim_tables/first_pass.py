"""The first pass over all rows: what they name, which rules they break, what is to be parsed.

Claims that say the same of one slot, word for word, are one text: it is compared with the contract
and parsed once, however many sources give it. Where nothing has to be parsed in Python or looked up
in between, the slots to keep are found in the same pass.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from claim_tables.contract_rules import RULES
from claim_tables.kept_slots import KeptSlots, groups_to_keep
from claim_tables.parse_plain_sql import PLAIN_TYPES
from claim_tables.temp_tables import FOUND_FIRST
from claim_tables.trim import has_spaces, with_trimmed_names

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from claim_tables.claims_query import ClaimsQuery
    from claim_tables.contract_rules import Rule
    from store.store import Store
    from support.query import Query

_OF_TEXTS = ("subject", "value")
_OF_KINDS = ("source", "attribute", "modality")
_TRIED_FIRST = 5_000
_NAMED_KIND = {"speaker": "no_speaker", "as_of": "no_as_of"}


class FirstPass(NamedTuple):
    """What the rows have.

    The number of claims of each source, the attributes that are named, the number of all rows, and
    the slot of one claim of each kind. `broken` are the rules of the contract that some row breaks.
    `unparsed`: some value is not plain; `has_spaces`: some name has spaces around it; `has_dates`:
    some claim has a date of its own. `slots_found`: the slots to keep are in `FOUND_FIRST`, too.
    """

    sizes: Mapping[str, int]
    attributes: frozenset[str]
    rows: int
    example_slots: tuple[int, ...]
    broken: tuple[Rule, ...]
    unparsed: bool
    has_spaces: bool
    has_dates: bool
    slots_found: bool = False


def first_pass(
    store: Store, claims: ClaimsQuery, keep: Collection[KeptSlots]
) -> tuple[FirstPass, ClaimsQuery]:
    """Look at all rows; give what they have, and the claims, with their names trimmed if need be.

    The slots to `keep` are found as well where that costs nothing.
    """
    if _may_find_slots(store, claims, keep):
        found = _look_and_find_slots(store, claims, keep)
        if not (found.unparsed or found.has_spaces or found.broken):
            return found._replace(slots_found=True), claims
    found = _look(store, claims)
    if found.has_spaces:
        claims = replace(claims, rows=with_trimmed_names(claims.rows))
        found = _look(store, claims)
    return found, claims


def _may_find_slots(store: Store, claims: ClaimsQuery, keep: Collection[KeptSlots]) -> bool:
    """Whether all is there that finding the slots to keep takes.

    Dates of sources and statements, and ties of sources, are looked up after the first pass. Values
    that are not plain are parsed after it, too: of the first few thousand rows none has one. Texts
    have no speakers and dates, by which claims may vary.
    """
    about = claims.attributes
    if KeptSlots.VARIED in keep and not claims.rows.columns.isdisjoint(_NAMED_KIND):
        return False
    later = about.some_change or about.some_key or claims.dated_sources
    if later or not about.types.issubset(PLAIN_TYPES):
        return False
    rows = claims.rows.query
    first = rows.then("first_rows", f"SELECT * FROM {rows.name} LIMIT {_TRIED_FIRST}")
    values = claims.with_rows(first, claims.rows.columns).plainly_parsed()
    return not store.query(f"SELECT bool_or(NOT parsed) FROM ({values})").rows[0][0]


def _look(store: Store, claims: ClaimsQuery) -> FirstPass:
    """Make the table `FOUND_FIRST` of what the rows have, and read it."""
    rules = [rule for rule in RULES if rule.column in claims.rows.columns]
    rows = claims.wanted_rows()
    texts = _flags_of_texts(_distinct_texts(rows, claims).plainly_parsed(), rules)
    kinds = _kinds_of_claims(texts, rows.name, claims.rows.columns, rules)
    store.make(
        FOUND_FIRST,
        str(
            kinds.then(
                "kinds_and_texts",
                f"SELECT * FROM {kinds.name} UNION ALL BY NAME SELECT * FROM {texts.name}",
            )
        ),
    )
    return _read(store, claims, rules)


def _look_and_find_slots(
    store: Store, claims: ClaimsQuery, keep: Collection[KeptSlots]
) -> FirstPass:
    """Make the table `FOUND_FIRST` of what the rows have, and of the slots to keep; read it.

    The slots are not to be relied on where a value is not plain, or a row breaks a rule.
    """
    rules = [rule for rule in RULES if rule.column in claims.rows.columns]
    rows = claims.wanted_rows()
    texts = _distinct_texts(rows, claims)
    of_subjects = " OR ".join(rule.breached for rule in rules if rule.column == "subject")
    amiss = f"bool_or(NOT parsed OR {of_subjects} OR {has_spaces('subject')})"
    groups = groups_to_keep(texts, keep, amiss)
    kinds = _kinds_of_claims(groups, rows.name, claims.rows.columns, rules)
    store.make(
        FOUND_FIRST,
        str(
            kinds.then(
                "kinds_and_slots",
                f"""
                SELECT *, FALSE AS unparsed FROM {kinds.name}
                UNION ALL BY NAME
                SELECT slot AS kept_slot, also AS unparsed FROM {groups.name}
                """,
            )
        ),
    )
    return _read(store, claims, [rule for rule in rules if rule.column not in _OF_TEXTS])


def _distinct_texts(rows: Query, claims: ClaimsQuery) -> ClaimsQuery:
    """Give the texts in place of the rows: what claims say of a slot, whoever says it."""
    names = ["subject", "attribute", "value"]
    names += ["modality"] if "modality" in claims.rows.columns else []
    names += ["quoted"] if claims.has_quotes else []
    query = rows.then("distinct_texts", f"SELECT {', '.join(names)} FROM {rows.name} GROUP BY ALL")
    return claims.with_rows(query, frozenset(names))


def _flags_of_texts(texts: Query, rules: Sequence[Rule]) -> Query:
    """Give one row: whether some text is not plain, has spaces, or breaks a rule."""
    broken = _breaches([rule for rule in rules if rule.column in _OF_TEXTS], "bool_or(", ")")
    return texts.then(
        "flags_of_texts",
        f"""
        SELECT bool_or(type IS NOT NULL AND NOT parsed) AS unparsed,
               bool_or({has_spaces("subject")}) AS has_spaces{broken}
        FROM {texts.name}
        """,
    )


def _kinds_of_claims(
    query: Query, rows: str, columns: Collection[str], rules: Sequence[Rule]
) -> Query:
    """Give a row for each kind of claim in the step `rows`, after the other steps of a query.

    A kind is a source, an attribute, a modality, and whether there is a speaker and a date. It has
    the number of its rows, one slot, and the rules that some of them break.
    """
    keys = [name for name in _OF_KINDS if name in columns]
    absent = [f"{name} IS NULL AS {flag}" for name, flag in _NAMED_KIND.items() if name in columns]
    of_rows = [rule for rule in rules if rule.column not in (*_OF_KINDS, *_OF_TEXTS)]
    counted = query.then(
        "rows_by_kind",
        f"""
        SELECT {", ".join([*keys, *absent])},
               count(*) AS rows, min(hash(subject, attribute)) AS slot
               {_breaches(of_rows, "bool_or(", ")")}
        FROM {rows} GROUP BY ALL
        """,
    )
    of_kinds = _breaches([rule for rule in rules if rule.column in _OF_KINDS])
    return counted.then(
        "kinds",
        f"""
        SELECT *, {has_spaces("source")} OR {has_spaces("attribute")} AS has_spaces{of_kinds}
        FROM {counted.name}
        """,
    )


def _breaches(rules: Sequence[Rule], before: str = "", after: str = "") -> str:
    """Give a column for each rule: whether it is broken."""
    return "".join(
        f", {before}coalesce({rule.breached}, FALSE){after} AS {_flag(rule)}" for rule in rules
    )


def _flag(rule: Rule) -> str:
    return f"breaks_rule_{RULES.index(rule)}"


def _read(store: Store, claims: ClaimsQuery, rules: Sequence[Rule]) -> FirstPass:
    """Read what the table `FOUND_FIRST` has."""
    flags = ["unparsed", "has_spaces", *map(_flag, rules)]
    some = ", ".join(f"bool_or({flag})" for flag in flags)
    unparsed, spaces, *broken = store.query(f"SELECT {some} FROM {FOUND_FIRST}").rows[0]
    no_date = _NAMED_KIND["as_of"] if "as_of" in claims.rows.columns else "TRUE"
    kinds = store.query(f"""
        SELECT source, attribute, rows, slot, {no_date} FROM {FOUND_FIRST} WHERE rows IS NOT NULL
    """).rows
    sizes: dict[str, int] = {}
    for source, _, rows, *_ in kinds:
        if source:
            sizes[source] = sizes.get(source, 0) + rows
    return FirstPass(
        sizes,
        frozenset(attribute for _, attribute, *_ in kinds if attribute),
        sum(rows for _, _, rows, *_ in kinds),
        tuple({slot for *_, slot, _ in kinds}),
        tuple(rule for rule, found in zip(rules, broken, strict=True) if found),
        unparsed=bool(unparsed),
        has_spaces=bool(spaces),
        has_dates=not all(dateless for *_, dateless in kinds),
    )
