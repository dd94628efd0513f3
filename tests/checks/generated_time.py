"""Small ledgers in which sources of different days plan, foresee and state the same few dates."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.checks.generated import VALUES, VOCABULARIES, Ledger
from tests.checks.ledgers import letters

PUBLISHED = [
    None,
    "2017-12-31",
    "2018-01-02",
    "2018-01-03",
    "2018-01-03/2018-01-05",
    "../2018-01-03",
    "2018-01-06/..",
    "2018-01-08",
    "2021-03-05",
]
AS_OF = ["2018-01-02", "2018-01-03", "2018-01-05/..", "../2018-01-05", "2018-01-09"]
WORDS = [
    *[""] * 4,
    " on Tuesday, 2 January 2018",
    " on Sunday, 2 January 2018, or Monday, 2 January 2018",
    " on Friday, January 5",
    " on Sunday, January 5",
    " last month",
    " in 2018, last month",
    " on Wednesday, last week",
]
DATES = ["opened", "closed", "moved", "due"]
PLACES = ["A", "B", "C"]


def _money(chance: Random) -> str:
    return f"{chance.randint(1, 2)} {chance.choice(['EUR', 'USD'])}"


CHOSEN: dict[str, tuple[dict[str, Any], Callable[[Random], Any]]] = {
    **{name: VALUES[name] for name in (*DATES[:3], "toll", "lanes", "owner", "guests", "note")},
    "due": ({"type": "date", "scheduled": True}, VALUES["opened"][1]),
    "cost": ({"type": "money"}, _money),
}


def _source(number: int) -> dict[str, Any]:
    published = PUBLISHED[number]
    guess = {"published_because": "a guess"} if published and "/" in published else {}
    dated = {"published": published, **guess} if published else {}
    return {"id": f"s{number}", **dated}


def _claim(chance: Random, subject: str, attribute: str) -> dict[str, Any]:
    value = CHOSEN[attribute][1]
    said = {
        "speaker": chance.choice(["", "", "Ada", "Ben"]),
        "modality": chance.choice(
            [*[""] * 7, *["planned"] * 4, "conditional", "predicted", "threatened", "denied"]
        ),
        "as_of": chance.choice([*[""] * 6, *AS_OF]),
    }
    stated: dict[str, Any] = {"value": value(chance)}
    if chance.randrange(9) == 0:
        stated = {"readings": [{"means": name, "value": value(chance)} for name in ("a", "b")]}
    about = {"source": f"s{chance.randrange(len(PUBLISHED))}", "subject": subject}
    return {**about, "attribute": attribute, **stated, **{k: v for k, v in said.items() if v}}


def _rules(chance: Random) -> list[dict[str, Any]]:
    """Give rules between dates, two of them on the same slots."""
    slots = [
        {"subject": f"{name} {place}", "attribute": name} for name in DATES for place in PLACES
    ]
    pairs = [chance.sample(slots, k=2) for _ in range(60)]
    return [
        {"earlier": earlier, "later": later, "because": f"reason {n}"}
        for n, (earlier, later) in enumerate([*pairs, pairs[0]])
    ]


def timed(chance: Random) -> Ledger:
    subjects = {f"{name} {place}": name for name in CHOSEN for place in PLACES}
    claims = [
        _claim(chance, subject, attribute)
        for subject, attribute in subjects.items()
        for _ in range(chance.randint(2, 7))
    ]
    return {
        "sources": [_source(number) for number in range(len(PUBLISHED))],
        "subjects": [{"id": subject} for subject in subjects],
        "vocabularies": VOCABULARIES,
        "attributes": [{"id": name, **shape} for name, (shape, _) in CHOSEN.items()],
        "order_rules": _rules(chance),
        "claims": [
            claim | {"quote": f"quote {letters(n)}{chance.choice(WORDS)}"}
            for n, claim in enumerate(claims)
        ],
    }


timed_ledgers = st.randoms(use_true_random=True).map(timed)
"""Every claim has a quote of its own, by which findings can be distinguished."""
