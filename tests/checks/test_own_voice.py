"""CR406, CR407 and CR408: what a source says in its own voice, and should not."""

from __future__ import annotations

from typing import Any

import pytest

from schema.finding import Finding, Severity, Side
from tests.checks.ledgers import cited, examine, of_example

TEXT = {"id": "state", "type": "text"}
FIGURE = {"id": "people", "type": "count", "contested": True}


def found(code: str, *claims: dict[str, Any], attribute: dict[str, Any] = TEXT) -> list[Finding]:
    """Give the findings of one check in claims of one source about one subject."""
    about = {"source": "morning", "subject": "bridge", "attribute": attribute["id"], "value": "x"}
    ledger = {
        "sources": [{"id": "morning"}],
        "subjects": [{"id": "bridge"}],
        "attributes": [attribute],
        "claims": [about | claim for claim in claims],
    }
    return list(examine(ledger, code).findings)


def messages(code: str, *quotes: str, **more: str) -> list[str]:
    return [finding.message for finding in found(code, *({"quote": q, **more} for q in quotes))]


def test_whole_finding_of_a_contested_figure() -> None:
    (finding,) = of_example("CR408").of("CR408")
    says = "12 thousand in the source's own voice, although the figure is contested"
    assert finding == Finding(
        code="CR408",
        name="contested-figure-in-own-voice",
        severity=Severity.NOTE,
        subject="rally",
        attribute="people",
        scope="morning",
        message=f"Rally, people, in morning: {says}",
        sides=(
            Side(
                says=says,
                citations=(cited("morning", 5, "12 thousand", "some 12,000 people came"),),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("claim", "number"),
    [
        ({"value": "12"}, 1),
        ({"value": "12", "speaker": "police"}, 0),
        ({"value": "12", "modality": "predicted"}, 0),
    ],
)
def test_a_contested_figure_in_its_own_voice_only(claim: dict[str, Any], number: int) -> None:
    claim = claim | {"quote": "people came"}
    assert len(found("CR408", claim, attribute=FIGURE)) == number
    assert found("CR408", claim, attribute=FIGURE | {"contested": False}) == []


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("the plan is “a balancing act” to many", "a balancing act"),
        ('called it "a total loss", and left', "a total loss"),
        ("a ‘common  sense’ solution", "common sense"),
    ],
)
def test_quoted_words_have_a_speaker(quote: str, words: str) -> None:
    assert messages("CR406", quote) == [f"“{words}” in morning: whose words are these?"]
    assert messages("CR406", quote, speaker="mayor") == []


@pytest.mark.parametrize(
    "quote",
    [
        "since the “coup” of July",
        "in “The Old Man and the Sea” he says",
        "Turkey’s bridge isn’t open",
        "nothing is quoted here",
        "",
    ],
)
def test_single_words_titles_and_apostrophes_are_no_quotations(quote: str) -> None:
    assert messages("CR406", quote or "plain") == []


def test_words_that_another_claim_gives_to_a_speaker_are_left_alone() -> None:
    said = {"quote": "the mayor called it “a total loss”", "speaker": "mayor"}
    assert found("CR406", said, {"quote": "“a total loss” for the town"}) == []


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("It was the first time the law was used", "the first time"),
        ("This meeting was the first since 2019", "was the first since"),
        ("the largest bridge on the coast", "the largest"),
        ("the only bridge that is left", "the only"),
        ("a record high of visitors", "record high"),
        ("has never before been closed", "never before"),
    ],
)
def test_superlatives_need_a_source(quote: str, words: str) -> None:
    (message,) = messages("CR407", quote)
    expected = f"“{words}” in the source's own voice; who says so?"
    assert message == f"Bridge, state, in morning: {expected}"
    assert messages("CR407", quote, speaker="mayor") == []
    assert messages("CR407", quote, modality="predicted") == []


@pytest.mark.parametrize(
    "quote",
    [
        "its first four missile batteries",
        "Turkey first signed the deal",
        "only one source of strain",
        "in the first half of the year",
        "one of the largest bridges",
        "among the oldest",
        "the highest court",
        "he said “it is the largest of all” and left",
        "a recording of the meeting",
    ],
)
def test_what_is_no_superlative(quote: str) -> None:
    assert messages("CR407", quote) == []
