"""The claims behind a finding, and how they fall into sides."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from schema.finding import Citation, Side
from schema.interval import Interval
from schema.values import LISTS, VALUE_TYPES
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from schema.values import ValueType
    from store.store import Rows, Store

_INFINITY = Decimal("Infinity")

_MEMBERS = """
SELECT claim, number, subject, attribute, axis, moment, size FROM (
  SELECT *, row_number() OVER (PARTITION BY subject, attribute, axis, moment ORDER BY nth, claim)
              AS place,
         count(*) OVER (PARTITION BY subject, attribute, axis, moment) AS size
  FROM (
    SELECT s.claim, s.number, s.subject, s.attribute, s.axis, s.moment,
           row_number() OVER (PARTITION BY s.subject, s.attribute, s.axis, s.moment,
                                           s.value, s.speaker ORDER BY s.claim) AS nth
    FROM {claims} s
    JOIN (SELECT unnest($groups, recursive := true)) g
      ON g.subject = s.subject AND g.attribute = s.attribute
     AND g.axis = s.axis AND g.moment = s.moment
  )
)
WHERE place <= $cited ORDER BY claim, number
"""
_CLASHING = f"(FROM clashing UNION ALL BY NAME FROM stated WHERE type IN ({listed(LISTS)}))"
"""Claims of groups whose values were compared: far fewer than all."""
_LISTS = f"SELECT count(*) FROM attributes WHERE type IN ({listed(LISTS)})"  # noqa: S608 - our own
_CITED = 200
"""So many claims of a group in a large store are cited: the first of every value, then more."""
_STATED = """
SELECT claim, number, subject, attribute, axis, moment FROM stated ORDER BY claim, number
"""
_SOME = """
SELECT e.* FROM evidence e WHERE e.claim IN (SELECT unnest($claims)) ORDER BY e.claim, e.number
"""
_ALL = "SELECT * FROM evidence ORDER BY claim, number"
_PARTS = "SELECT claim, number, lo, hi FROM parts ORDER BY claim, number, lo"
_NAMED = 4
"""So many sources or speakers are named in a sentence; the others are counted."""
KEY = ("subject", "attribute", "axis", "moment")
Parts = tuple[Interval, ...]
"""Disjoint intervals in ascending order."""


class Witness(NamedTuple):
    """One reading of a claim, with the intervals it leaves possible."""

    claim: int
    number: int
    type: str
    axis: str
    label: str
    parts: Parts
    citation: Citation

    @property
    def value_type(self) -> ValueType:
        """What its type can do."""
        return VALUE_TYPES[self.type]

    def allows(self, interval: Interval) -> bool:
        """Whether some possible point lies in the interval."""
        return any(part.meets(interval) for part in self.parts)


def witnesses(rows: Iterable[dict[str, Any]], store: Store) -> list[Witness]:
    """Turn rows of the view `evidence` into witnesses, gaps in their values included."""
    rows = list(rows)
    gaps: dict[tuple[int, int], list[Interval]] = {}
    if any(row["parted"] for row in rows):
        for claim, number, lo, hi in store.query(_PARTS).rows:
            gaps.setdefault((claim, number), []).append(Interval(lo, hi))
    return [_witness(row, gaps) for row in rows]


def _witness(row: dict[str, Any], gaps: dict[tuple[int, int], list[Interval]]) -> Witness:
    whole = [Interval(row["lo"], row["hi"])]
    parts = tuple(gaps.get((row["claim"], row["number"]), whole))
    return Witness(
        row["claim"], row["number"], row["type"], row["axis"], row["label"], parts, citation(row)
    )


def citation(row: dict[str, Any]) -> Citation:
    """Give the citation in a row of the view `evidence`."""
    return Citation(**{name: row[name] for name in Citation.model_fields})


def readings_of(store: Store, claims: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """Give the rows of the view `evidence` for some claims, in the order of the ledger.

    Of a small ledger all rows are fetched once: planning the query costs more than running it.
    """
    wanted = sorted(set(claims))
    if store.small:
        everything = store.once(_ALL, _by_claim)
        return {claim: everything[claim] for claim in wanted}
    return _by_claim(_spelled(store.query(_SOME, {"claims": wanted}), store)) if wanted else {}


def _by_claim(rows: Rows) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows.dicts():
        found.setdefault(row["claim"], []).append(row)
    return found


def _spelled(rows: Rows, store: Store) -> Rows:
    """Give the values their fixed spelling, in a store that does without until it is told."""
    if store.beyond is None:
        return rows
    at = {name: n for n, name in enumerate(rows.columns)}
    kinds = [at["attribute"], at["value"], at["canonical"]]
    done: dict[tuple[str, str], str] = {}
    for row in rows.rows:
        attribute, value, _ = (row[n] for n in kinds)
        if (attribute, value) not in done:
            done[attribute, value] = store.beyond.spell(attribute, value)
    told = [
        (*row[: kinds[2]], done[row[kinds[0]], row[kinds[1]]], *row[kinds[2] + 1 :])
        for row in rows.rows
    ]
    return rows._replace(rows=told)


def witnesses_of(store: Store, claims: Iterable[int]) -> dict[int, Witness]:
    """Give the witnesses of claims that are not ambiguous, by claim."""
    rows = [row for readings in readings_of(store, claims).values() for row in readings]
    return {witness.claim: witness for witness in witnesses(rows, store)}


def _members(store: Store, groups: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Give claim, number and key of what is in some groups; of a small ledger, out of one query."""
    if not store.small:
        claims = "stated"
        if store.has("clashing"):
            claims = _CLASHING if store.once(_LISTS, lambda rows: rows.rows[0][0]) else "clashing"
        query = _MEMBERS.replace("{claims}", claims)
        found = store.query(query, {"groups": groups, "cited": _CITED}).rows
        sizes = {row[2:6]: row[6] for row in found if row[6] > _CITED}
        store.uncited |= {key: size - _CITED for key, size in sizes.items()}
        return [row[:6] for row in found]
    keys = {tuple(group.values()) for group in groups}
    return [row for row in store.once(_STATED, lambda rows: rows.rows) if row[2:] in keys]


def fetch_groups(store: Store, keys: list[dict[str, Any]]) -> None:
    """Fetch the witnesses of groups that several checks will ask for with `groups_of`."""
    store.fetched |= _groups(store, keys)


def groups_of(store: Store, keys: list[dict[str, Any]]) -> dict[tuple[str, ...], list[Witness]]:
    """Give the witnesses of each group of comparable claims, by the columns of `KEY`."""
    by_key = {tuple(key[name] for name in KEY): key for key in keys}
    there = {key: store.fetched.pop(key) for key in by_key if key in store.fetched}
    return there | _groups(store, [row for key, row in by_key.items() if key not in there])


def _groups(store: Store, keys: list[dict[str, Any]]) -> dict[tuple[str, ...], list[Witness]]:
    wanted = [{name: key[name] for name in KEY} for key in keys]
    members = _members(store, wanted) if wanted else []
    readings = readings_of(store, (claim for claim, *_ in members))
    rows = [
        row for claim, number, *_ in members for row in readings[claim] if row["number"] == number
    ]
    grouped: dict[tuple[str, ...], list[Witness]] = {
        tuple(key[n] for n in KEY): [] for key in wanted
    }
    for (_, _, *key), witness in zip(members, witnesses(rows, store), strict=True):
        grouped[tuple(key)].append(witness)
    return grouped


def sides(found: list[Witness]) -> list[tuple[Parts, list[Witness]]]:
    """Part claims into sides, each with its common part, in the order of their points."""
    return sided(found)[0]


def sided(found: list[Witness]) -> tuple[list[tuple[Parts, list[Witness]]], list[Witness]]:
    """Part claims into sides, and give those that are on none.

    A claim that shares points with several sides ("May" beside the 2nd and the 3rd of May) speaks
    for none of them and is left out; such claims are in the order of the ledger.
    """
    stabbed = _stabbed(found)
    torn = sorted(_several(stabbed), key=lambda w: w.claim)
    out = {(w.claim, w.number) for w in torn}
    told: list[tuple[Parts, list[Witness]]] = []
    for common, members in stabbed:
        kept = [w for w in members if (w.claim, w.number) not in out] if out else members
        whole = common if len(kept) == len(members) else _common(kept)
        told.append((whole, sorted(kept, key=lambda w: w.claim)))
    return told, torn


def _several(stabbed: list[tuple[Parts, list[Witness]]]) -> list[Witness]:
    """Give the claims that meet several sides; not those like the one that opened their own."""
    met = _meeting(stabbed)
    return [
        witness
        for _, (opener, *joined) in stabbed
        for witness in joined
        if witness.parts != opener.parts and met(witness) > 1
    ]


def _meeting(stabbed: list[tuple[Parts, list[Witness]]]) -> Callable[[Witness], int]:
    """Give what counts the sides that a claim shares points with.

    The common parts of sides are disjoint and in ascending order, so most are not looked at.
    """
    solid = [_ends(common[0]) for common, _ in stabbed if len(common) == 1]
    parted = [common for common, _ in stabbed if len(common) > 1]
    los, his = [lo for lo, _ in solid], [hi for _, hi in solid]

    def met(witness: Witness) -> int:
        ends = map(_ends, witness.parts)
        spans = [range(bisect_left(his, lo), bisect_right(los, hi)) for lo, hi in ends]
        of_solid = len({n for span in spans for n in span}) if len(spans) > 1 else len(spans[0])
        return of_solid + sum(bool(_shared(common, witness)) for common in parted)

    return met


def _stabbed(found: list[Witness]) -> list[tuple[Parts, list[Witness]]]:
    """Stab intervals with the fewest points, the classic way: each point makes a side.

    By upper end, a claim joins the first side whose upper end it reaches down to, or else opens
    one; of those with one upper end, the narrowest comes first. Claims whose values have gaps then
    join the first side that they share a point with. The order of the claims makes no difference,
    and whoever opened a side meets no other.
    """
    solid = sorted((w for w in found if len(w.parts) == 1), key=_upwards)
    done: list[tuple[Parts, list[Witness]]] = []
    tops: list[Decimal] = []
    for witness in solid:
        lo, hi = _ends(witness.parts[0])
        n = bisect_left(tops, lo)
        if n == len(tops):
            tops.append(hi)
            done.append((witness.parts, [witness]))
        else:
            _add(done, n, witness)
    for witness in sorted((w for w in found if len(w.parts) > 1), key=_places):
        _join(done, witness)
    return sorted(done, key=lambda side: _ends(side[0][0]))


def _join(done: list[tuple[Parts, list[Witness]]], witness: Witness) -> None:
    for n, (common, _) in enumerate(done):
        if _shared(common, witness):
            _add(done, n, witness)
            return
    done.append((witness.parts, [witness]))


def _add(done: list[tuple[Parts, list[Witness]]], n: int, witness: Witness) -> None:
    common, members = done[n]
    members.append(witness)
    done[n] = (_shared(common, witness), members)


def _common(members: list[Witness]) -> Parts:
    common = members[0].parts
    for witness in members[1:]:
        common = _shared(common, witness)
    return common


def _shared(common: Parts, witness: Witness) -> Parts:
    pairs = ((mine, part) for mine in common for part in witness.parts)
    return tuple(c for mine, part in pairs if (c := mine.common(part)) is not None)


def _upwards(witness: Witness) -> tuple[Decimal, Decimal]:
    lo, hi = _ends(witness.parts[0])
    return hi, -lo


def _places(witness: Witness) -> list[tuple[Decimal, Decimal]]:
    return [_ends(part) for part in witness.parts]


def _ends(interval: Interval) -> tuple[Decimal, Decimal]:
    lo, hi = interval.lo, interval.hi
    return -_INFINITY if lo is None else lo, _INFINITY if hi is None else hi


def side(common: Parts, members: list[Witness]) -> Side:
    """Give the side of a finding that these claims make."""
    return Side(says=said(common, members), citations=tuple(w.citation for w in members))


def in_words(found: list[Witness]) -> str:
    """Word all that claims say, agreed or not: "2019 or 2021"."""
    return " or ".join(said(common, members) for common, members in sides(found))


def said(common: Parts, members: list[Witness]) -> str:
    """Word what claims agree on, at the best precision any of them gives.

    By the value that is exactly the common part, if there is one and its notation can be printed;
    else from that part.
    """
    kind = members[0].value_type
    exact = [w.label for w in members if w.parts == common]
    if kind.say is None or (exact and not kind.notation):
        return min(exact or [w.label for w in members], key=len)
    return " or ".join(kind.say(part, members[0].axis) for part in common)


def by_sentence(rows: Iterable[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Put together rows of `evidence` that quote one sentence of a source, the whole one first."""
    found: list[list[dict[str, Any]]] = []
    for row in sorted(rows, key=lambda row: -len(row["quote"])):
        for sentence in found:
            whole = sentence[0]
            if whole["source"] == row["source"] and row["quote"] in whole["quote"]:
                sentence.append(row)
                break
        else:
            found.append([row])
    return found


def each_sentence_once(rows: Iterable[dict[str, Any]]) -> tuple[Citation, ...]:
    """Cite each sentence once: not again for another claim, nor for a part of its quote."""
    cited = (citation(sentence[0]) for sentence in by_sentence(rows))
    return tuple(sorted(cited, key=lambda c: (c.file, c.line)))


def named(names: list[str]) -> str:
    """Name sources or speakers: "a, b and c", "a, b, c, d and 3 more"."""
    if len(names) > _NAMED + 1:
        return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
