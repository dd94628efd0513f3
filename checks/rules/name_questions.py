"""Names in conflict that may be one name: then the conflict is a question, and no contradiction.

Only groups that are in conflict already are looked at. `schema.same_name` says of two names whether
they may be one. A group is a question if any two of its names may be. Where some may not, the
claims that have these decide what the group is, as with all values: those of the sources
themselves, or of one speaker, contradict; others are a dispute between speakers.

A list that is complete may lack an item of another one, and have an item that may be the same and
that the other list has not. If that is so of all that is lacking, the conflict is a question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from schema.values import LISTS, NAMES
from schema.values.terms import NAME_AXIS
from schema.vocabulary import UNLISTED_FROM
from store.comparable import COMPARABLE, same_group
from support.sql import listed

if TYPE_CHECKING:
    from checks.definition import Context
    from store.cited_readings import CitedReading
    from store.store import Store

NAME_QUESTIONS, LIST_QUESTIONS = "name_questions", "list_questions"
"""The tables of the groups in conflict that are questions: of names, and of lists of names."""
_MOST = 30
"""Of more names or lists in a group, two are surely of different things: no pairs are made."""
_FIRST_LETTERS = (
    "list_transform(regexp_extract_all(lower(strip_accents({name})), '[a-z0-9]+'), "
    "lambda w: translate(w[1], 'kqou', 'ggaa'))"
)
"""The first letters of the words of a name; letters are one that transliterations exchange."""
_MAY_SHARE = f"""
(regexp_matches(min(value) || max(value), '[^\\x00-\\x7F]')
 OR list_has_any({_FIRST_LETTERS.format(name="min(value)")},
                 {_FIRST_LETTERS.format(name="max(value)")}))
"""
"""A condition that names which may be one meet: a word of the one begins as one of the other."""
_NAMES = f"""
-- a name that the sources themselves give, or a speaker
WITH given AS (
  SELECT DISTINCT s.subject, s.attribute, s.axis, s.moment, s.speaker, s.value, s.lo, s.hi,
         s.parted, a.persons
  FROM claims_in_conflict s
  JOIN conflicts c ON {same_group("c", "s")}
  JOIN attributes a ON a.id = s.attribute
  WHERE c.type IN ({listed(NAMES)})
)
SELECT subject, attribute, axis, moment, any_value(persons) AS persons,
       list({{'value': value, 'lo': lo, 'hi': hi, 'speaker': speaker}} ORDER BY value, speaker)
         AS given
FROM given GROUP BY subject, attribute, axis, moment
HAVING count(*) <= {_MOST} AND NOT bool_or(parted)
   AND (bool_or(speaker IS NOT NULL) OR {_MAY_SHARE})
"""
_LISTS = f"""
WITH given AS (
  SELECT s.subject, s.attribute, s.axis, s.moment, s.speaker, s.closed, s.value,
         min(s.claim) AS claim
  FROM stated s JOIN list_conflicts c ON {same_group("c", "s")}
  WHERE s.type IN ({listed(LISTS)}) AND s.axis = '{NAME_AXIS}'
  GROUP BY s.subject, s.attribute, s.axis, s.moment, s.speaker, s.closed, s.value
),
with_items AS (
  SELECT g.subject, g.attribute, g.axis, g.moment, g.speaker, g.closed, g.value,
         list({{'name': i.item, 'point': i.lo}} ORDER BY i.position) AS items
  FROM given g JOIN items i ON i.claim = g.claim
  GROUP BY g.subject, g.attribute, g.axis, g.moment, g.speaker, g.closed, g.value
)
SELECT subject, attribute, axis, moment, any_value(a.persons) AS persons,
       list({{'closed': closed, 'items': items, 'speaker': speaker}} ORDER BY value, speaker)
         AS given
FROM with_items JOIN attributes a ON a.id = attribute
GROUP BY subject, attribute, axis, moment HAVING count(*) <= {_MOST}
"""
_COLUMNS = {**dict.fromkeys(COMPARABLE, "VARCHAR"), "question": "BOOLEAN"}


class _GivenName(NamedTuple):
    value: str
    lo: Decimal
    hi: Decimal
    speaker: str | None


class _ListedName(NamedTuple):
    name: str
    point: Decimal


class _ListOfNames(NamedTuple):
    closed: bool
    items: tuple[_ListedName, ...]
    speaker: str | None


_S = TypeVar("_S", _GivenName, _ListOfNames)
_Group = tuple[Sequence[str], bool]
"""The key of a group that does not contradict, and whether it is a question."""


def find_name_questions(context: Context) -> None:
    """Make `NAME_QUESTIONS`, and leave in `conflicts` only those contradictory that are."""
    groups: list[_Group] = []
    some = context.store.value(f"SELECT count(*) FROM conflicts WHERE type IN ({listed(NAMES)})")
    for *key, persons, given in context.store.query(_NAMES).rows if some else ():
        names = [_GivenName(**name) for name in given]
        groups += _settled(key, names, partial(_names_differ, persons=persons))
    _make(context.store, NAME_QUESTIONS, "conflicts", groups)


def find_list_questions(context: Context) -> None:
    """Make `LIST_QUESTIONS`, and leave in `list_conflicts` only those contradictory that are."""
    groups: list[_Group] = []
    some = context.store.value(f"SELECT count(*) FROM list_conflicts WHERE axis = '{NAME_AXIS}'")
    for *key, persons, given in context.store.query(_LISTS).rows if some else ():
        differ = partial(_lists_differ, persons=persons)
        groups += _settled(key, list(map(_list, given)), differ)
    _make(context.store, LIST_QUESTIONS, "list_conflicts", groups)


def may_all_be_one(store: Store, attribute: str, readings: Iterable[CitedReading]) -> bool:
    """Whether any two of the names that claims about an attribute give may be one."""
    persons = store.value("SELECT persons FROM attributes WHERE id = $id", {"id": attribute})
    given = {
        _GivenName(r.value, r.lo, r.hi, None)
        for r in readings
        if r.lo is not None and r.hi is not None
    }
    differ = partial(_names_differ, persons=bool(persons))
    return not any(differ(one, other) for one, other in combinations(given, 2))


def _list(given: dict[str, Any]) -> _ListOfNames:
    items = tuple(_ListedName(**item) for item in given["items"])
    return _ListOfNames(given["closed"], items, given["speaker"])


def _settled(key: Sequence[str], given: list[_S], differ: Callable[[_S, _S], bool]) -> list[_Group]:
    """Give a group unless some of its names, which sources or one speaker give, cannot be one."""
    apart = [(one, other) for one, other in combinations(given, 2) if differ(one, other)]
    if any(None in (a.speaker, b.speaker) or a.speaker == b.speaker for a, b in apart):
        return []
    return [(key, not apart)]


def _may_be_one(one: str, other: str, *, of_persons: bool) -> bool:
    # few runs have names in conflict
    from schema.same_name import may_be_one  # noqa: PLC0415

    return may_be_one(one, other, of_persons=of_persons)


def _names_differ(one: _GivenName, other: _GivenName, *, persons: bool) -> bool:
    if one.lo <= other.hi and other.lo <= one.hi:
        return False
    both_listed = one.lo < UNLISTED_FROM and other.lo < UNLISTED_FROM
    return both_listed or not _may_be_one(one.value, other.value, of_persons=persons)


def _lists_differ(one: _ListOfNames, other: _ListOfNames, *, persons: bool) -> bool:
    return _lacks(one, other, persons=persons) or _lacks(other, one, persons=persons)


def _lacks(having: _ListOfNames, wanted: _ListOfNames, *, persons: bool) -> bool:
    """Whether a complete list lacks an item that none of its own, which the other lacks, may be."""
    if not having.closed:
        return False
    mine, theirs = ({item.point for item in each.items} for each in (having, wanted))
    spare = [item.name for item in having.items if item.point not in theirs]
    lacking = [item.name for item in wanted.items if item.point not in mine]
    return not _all_matched(lacking, spare, persons=persons)


def _all_matched(lacking: list[str], spare: list[str], *, persons: bool) -> bool:
    """Whether each name may be another one of the spare ones: a matching by augmenting paths."""
    taken: dict[int, int] = {}

    def place(n: int, tried: set[int]) -> bool:
        for m, name in enumerate(spare):
            if m not in tried and _may_be_one(lacking[n], name, of_persons=persons):
                tried.add(m)
                if m not in taken or place(taken[m], tried):
                    taken[m] = n
                    return True
        return False

    return len(lacking) <= len(spare) and all(place(n, set()) for n in range(len(lacking)))


def _make(store: Store, table: str, conflicts: str, groups: list[_Group]) -> None:
    store.make_from_rows(table, _COLUMNS, [(*key, question) for key, question in groups])
    if groups:
        store.query(f"""
            UPDATE {conflicts} SET contradictory = FALSE FROM {table} q
            WHERE {same_group("q", conflicts)}
        """)
        store.query(f"DELETE FROM {table} WHERE NOT question")
