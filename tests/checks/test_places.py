"""Where in an article words stand: a headline against its own text, and words of a quotation."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.ledgers import examine, of_example, slot

COUNT = {"type": "count"}
SOURCES = [
    {"id": "s1", "publisher": "The Post", "published": "2024-05-01"},
    {"id": "s2", "publisher": "The Mail", "published": "2024-05-02"},
]


def at(source: str, value: str, place: str = "", **more: str) -> dict[str, Any]:
    return {"source": source, "value": value, **({"place": place} if place else {}), **more}


@pytest.mark.parametrize(
    ("claims", "message"),
    [
        (
            [at("s1", "50", "headline"), at("s1", "40")],
            "40 in the text of The Post (1 May 2024), but 50 in the headline of The Post",
        ),
        (
            [at("s1", "50", "caption"), at("s1", "40", "body"), at("s2", "40")],
            (
                "40 in the text of The Post (1 May 2024) and The Mail (2 May 2024), but 50 in a "
                "caption of The Post"
            ),
        ),
        (
            [at("s1", "50", "headline"), at("s1", "40", "standfirst")],
            "40 in the standfirst of The Post (1 May 2024), but 50 in the headline of The Post",
        ),
        (
            [at("s1", "50", "headline"), at("s2", "40")],
            "40 in The Mail (2 May 2024), but 50 in the headline of The Post (1 May 2024)",
        ),
        (
            [at("s1", "50", "headline"), at("s1", "50"), at("s2", "40")],
            (
                "40 in The Mail (2 May 2024), but 50 in the headline of The Post (1 May 2024) "
                "and the text of The Post"
            ),
        ),
        (
            [at("s1", "50", "quotation"), at("s1", "40")],
            "40, but also 50, both in The Post (1 May 2024)",
        ),
    ],
)
def test_the_place_of_each_claim_is_named(claims: list[dict[str, Any]], message: str) -> None:
    (finding,) = examine(slot(COUNT, *claims, sources=SOURCES), "CR103").findings
    assert finding.message == f"Case, it: {message}"


def test_a_headline_may_agree_with_its_text() -> None:
    claims = [at("s1", "about 50", "headline"), at("s1", "49")]
    assert examine(slot(COUNT, *claims, sources=SOURCES), "CR103").findings == ()


def test_the_place_is_cited() -> None:
    ledger = slot(COUNT, at("s1", "50", "headline"), at("s2", "40"), sources=SOURCES)
    (finding,) = examine(ledger, "CR103").findings
    assert [c.place for side in finding.sides for c in side.citations] == ["body", "headline"]
    assert of_example("CR103").of("CR103")[0].sides[0].citations[0].place == "body"


def test_words_of_a_quotation_are_a_speakers() -> None:
    loaded = {"value": "v", "quote": "the regime is the largest of all", "source": "s1"}
    ledger = slot({"type": "text"}, loaded, sources=SOURCES)
    assert examine(ledger, "CR306", "CR406", "CR407").codes == ["CR306", "CR407"]
    quoted = slot({"type": "text"}, loaded | {"place": "quotation"}, sources=SOURCES)
    assert examine(quoted, "CR306", "CR406", "CR407").codes == ["CR406"]  # whose words are these?
    spoken = loaded | {"place": "quotation", "speaker": "the mayor"}
    assert (
        examine(slot({"type": "text"}, spoken, sources=SOURCES), "CR306", "CR406", "CR407").codes
        == []
    )


def test_two_values_of_one_source_are_not_both_of_its_headline() -> None:
    claims = [at("s1", "54", "headline"), at("s1", "28")]
    ledger = slot({**COUNT, "changes": True}, *claims, sources=SOURCES)
    (finding,) = examine(ledger, "CR210").findings
    assert finding.message.startswith("Case, it: 54 and 28 in The Post (1 May 2024); ")
    only = [at("s1", "54", "headline"), at("s1", "28", "headline")]
    ledger = slot({**COUNT, "changes": True}, *only, sources=SOURCES)
    (finding,) = examine(ledger, "CR210").findings
    assert " in the headline of The Post (1 May 2024); " in finding.message
