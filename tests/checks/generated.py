"""Small ledgers in which claims meet, miss and touch often.

Hypothesis chooses the seed; what follows from it is drawn evenly, so that one ledger has many
groups of comparable claims. Each attribute has three subjects that are mostly about it.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.checks.ledgers import letters

Ledger = dict[str, Any]

VOCABULARIES: list[dict[str, Any]] = [
    {
        "id": "tree",
        "terms": [
            "public",
            {"id": "city", "parent": "public"},
            {"id": "harbour", "parent": "city"},
            {"id": "state", "parent": "public"},
            {"id": "quay", "name": "Works", "parent": "city"},
            {"id": "yard", "name": "Works", "parent": "state"},
            "private",
        ],
    },
    {"id": "ladder", "kind": "ladder", "terms": ["warned", "barred", "dismissed"]},
    {"id": "shades", "kind": "shades", "terms": ["paused", "called off"]},
    {"id": "people", "terms": [{"id": "ada", "name": "Ada Krämer", "aliases": ["the mayor"]}]},
]
SOURCES: list[dict[str, Any]] = [
    {"id": "morning", "published": "2021-03-05"},
    {"id": "evening", "published": "2021-03-05"},
    {"id": "weekly"},
    {"id": "yearly", "published": "2021", "published_because": "no date"},
]
HOUSES = ["Ada & Söhne", "ada sohne", "Ben", "AP"]
KEYS = {"opened", "cost", "owner", "moved", "guests", "mayor", "note"}
TERMS = ["public", "city", "harbour", "state", "quay", "yard", "private"]
SHARED = ["Works", "works"]
"""A name of two terms."""
NAMES = ["Ada Krämer", "ADA KRAMER", "the mayor", "Ada Kremer", "Ben"]
HEDGES = ["", "", "", "about ", "at least ", "at most ", "more than ", "nearly "]


def _date(chance: Random) -> str:
    first, last = sorted(chance.choices(range(1, 7), k=2))
    start, end = (f"2018-01-{day:02d}" for day in (first, last))
    forms = [start, f"{start}/{end}", f"../{end}", f"{start}/..", "2018", "2018-01-03~"]
    return chance.choice([*forms, _one_of(chance), _one_of(chance)])


def _one_of(chance: Random) -> str:
    starts = [f"2018-01-{day:02d}" for day in chance.sample(range(1, 7), k=chance.randint(2, 3))]
    longer = chance.choice(["", "", "..2018-01-07"])
    earlier = chance.choice(["", "", ".."])
    return f"[{earlier}{', '.join(sorted(starts))}{longer}]"


def _count(chance: Random) -> str:
    figure = chance.choice(["1", "2", "3", "three", "4", "5", "100", "110"])
    return chance.choice(HEDGES) + figure


def _money(chance: Random) -> str:
    scale = chance.choice(["", "", " million", ".50"])
    return f"{chance.choice(HEDGES)}{chance.randint(1, 4)}{scale} {chance.choice(['USD', 'EUR'])}"


def _length(chance: Random) -> str:
    return f"{chance.choice(HEDGES)}{chance.randint(1, 4)} {chance.choice(['km', 'km', 'm'])}"


def _any(words: list[str]) -> Callable[[Random], str]:
    return lambda chance: chance.choice(words)


def _list(words: list[str]) -> Callable[[Random], Any]:
    def some(chance: Random) -> object:
        items = chance.choices(words, k=chance.randint(1, 3))
        return chance.choice([items, items, {"including": items}])

    return some


VALUES: dict[str, tuple[dict[str, Any], Callable[[Random], Any]]] = {
    "opened": ({"type": "date"}, _date),
    "closed": ({"type": "date", "tolerance": "1 day"}, _date),
    "moved": ({"type": "date", "changes": True}, _date),
    "cost": ({"type": "money"}, _money),
    "length": ({"type": "quantity", "unit": "km"}, _length),
    "lanes": ({"type": "count"}, _count),
    "toll": ({"type": "count", "changes": True}, _count),
    "dead": ({"type": "count", "changes": "up"}, _count),
    "owner": ({"type": "term", "vocabulary": "tree"}, _any([*TERMS, *SHARED])),
    "fate": ({"type": "term", "vocabulary": "ladder"}, _any(["warned", "barred", "dismissed"])),
    "end": ({"type": "term", "vocabulary": "shades"}, _any(["paused", "called off"])),
    "mayor": ({"type": "name", "vocabulary": "people"}, _any(NAMES)),
    "guests": ({"type": "list"}, _list(NAMES)),
    "owners": ({"type": "list", "vocabulary": "tree", "changes": True}, _list(TERMS)),
    "note": ({"type": "text"}, _any(NAMES)),
}


def _claim(chance: Random, attributes: list[str]) -> dict[str, Any]:
    attribute = chance.choice(attributes)
    said = {
        "source": chance.choice(["morning", "evening", "weekly", "yearly"]),
        "speaker": chance.choice(["", "", "Ada", "Ben"]),
        "modality": chance.choice(
            [*[""] * 10, "planned", "demanded", "demanded", "predicted", "denied", "denied"]
        ),
        "as_of": chance.choice(["", "", "2021", "2021-01/2021-12", "../2022"]),
    }
    stated: dict[str, Any] = {"value": VALUES[attribute][1](chance)}
    if chance.randrange(6) == 0:
        meant = chance.choices(attributes, k=chance.randint(2, 3))
        stated = {
            "readings": [
                {"means": f"reading {n}", "attribute": name, "value": VALUES[name][1](chance)}
                for n, name in enumerate(meant)
            ]
        }
    return {"attribute": attribute, **stated, **{key: word for key, word in said.items() if word}}


def _source(chance: Random, source: dict[str, Any]) -> dict[str, Any]:
    """Give a source with a publisher and agencies, or without."""
    named: dict[str, Any] = {}
    if chance.randrange(3) == 0:
        named["publisher"] = chance.choice(HOUSES)
    if chance.randrange(4) == 0:
        named["credits"] = chance.sample(HOUSES, k=chance.randint(1, 2))
    return source | named


def _about(chance: Random, name: str, subject: str) -> list[dict[str, Any]]:
    attributes = [name] * 4 + [chance.choice(list(VALUES))]
    number = chance.randint(2, 6)
    return [{"subject": subject} | _claim(chance, attributes) for _ in range(number)]


def generated(chance: Random) -> Ledger:
    subjects = {f"the {name} of {place}": name for name in VALUES for place in ("A", "B", "C")}
    claims = [c for subject, name in subjects.items() for c in _about(chance, name, subject)]
    return {
        "sources": [_source(chance, source) for source in SOURCES],
        "subjects": [{"id": subject} for subject in subjects],
        "vocabularies": VOCABULARIES,
        "attributes": [
            {"id": name, **shape, "key": "true" if name in KEYS else "false"}
            for name, (shape, _) in VALUES.items()
        ],
        "decisions": [
            {"subject": f"the {name} of C", "attribute": name, "value": VALUES[name][1](chance)}
            | {"because": "x", "by": "y", "on": "2021"}
            for name in sorted(KEYS)
            if chance.randrange(3) == 0
        ],
        "claims": [claim | {"quote": f"quote {letters(n)}"} for n, claim in enumerate(claims)],
    }


ledgers = st.randoms(use_true_random=True).map(generated)
"""Every claim has a quote of its own, by which findings can be distinguished."""
