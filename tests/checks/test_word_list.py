"""CR306: loaded and garbled words in the voice of a source."""

from pathlib import Path
from typing import Any

import pytest

from articles.loaded_words import ALLOWED, LOADED
from schema.finding import Finding, Severity, Side
from tests.checks.ledgers import Claim, cited, examine, of_example, slot


def messages(*claims: Claim, **sections: object) -> list[str]:
    given = [claim if isinstance(claim, dict) else {"quote": claim} for claim in claims]
    values = [{"value": f"v{n}", **claim} for n, claim in enumerate(given)]
    return [
        f.message for f in examine(slot({"type": "text"}, *values, **sections), "CR306").findings
    ]


def test_whole_finding() -> None:
    assert of_example("CR306").findings == (
        Finding(
            code="CR306",
            name="loaded-or-garbled-word",
            severity=Severity.NOTE,
            subject="bridge",
            attribute="toll",
            scope="morning slammed",
            message="“slammed” in morning is loaded: write “criticised”",
            sides=(
                Side(
                    says="loaded: write “criticised”",
                    citations=(cited("morning", 5, "criticised", "the drivers slammed the toll"),),
                    neutral=True,
                ),
            ),
        ),
    )


def test_each_built_in_word_is_told() -> None:
    told = messages(*(f"They {words.upper()}, it seems" for words in LOADED))
    assert sorted(told) == sorted(
        f"“{words}” in s{n} is loaded{_advice(write)}"
        for n, (words, write) in enumerate(LOADED.items(), start=1)
    )


def _advice(write: str | None) -> str:
    if write is None:
        return ""
    return f": write “{write}”" if write else ": leave it out"


@pytest.mark.parametrize("kind", ["ladder", "shades"])
def test_no_other_word_is_advised_where_it_would_decide_what_is_open(kind: str) -> None:
    terms = ["suspended", {"id": "removed", "aliases": ["kicked out"]}]
    quotes = ["They were kicked out of it", "Before that they were kicked out of it"]
    ledger = slot(
        {"type": "term", "vocabulary": "words"},
        {"value": "kicked out", "quote": quotes[0]},
        {"value": "2019", "quote": quotes[1], "attribute": "when", "source": "s1"},
        vocabularies=[{"id": "words", "kind": kind, "terms": terms}],
    )
    ledger["attributes"].append({"id": "when", "type": "date"})
    (finding,) = examine(ledger, "CR306").findings
    assert finding.message == (
        "“kicked out of” in s1 is loaded: what to write in its place depends on what is meant"
    )


def test_no_other_word_is_advised_for_a_phrase_with_several_readings() -> None:
    listed = [{"words": "banned on", "kind": "garbled", "write": "banned"}]
    readings = [{"means": "a", "value": "a ban"}, {"means": "b", "value": "no ban"}]
    claim = {"quote": "They banned on all", "readings": readings}
    told = [
        f.message
        for f in examine(slot({"type": "text"}, claim, word_list=listed), "CR306").findings
    ]
    assert told == [
        "“banned on” in s1 is garbled: what to write in its place depends on what is meant"
    ]


def test_what_is_plain_is_let_stand() -> None:
    assert messages(*(f"the {words} there" for words in ALLOWED)) == []
    for words in ALLOWED:
        assert any(
            f" {loaded.replace('-', ' ')} " in f" {words.replace('-', ' ')} " for loaded in LOADED
        ), words


def test_the_nearest_words_that_are_none() -> None:
    quotes = [
        "the regimes",  # another word
        "a regimental band",
        "he kicked out at the defender",
        "he slapped him",
        "she said the “regime” must go",
        "“the regime must go”",
        '"the regime must go"',
        "the ‘regime’ must go",
        "“The regime must go",  # the closing mark lies outside the quote
        "the regime” must go",
        "the sanctions regime",
        "the visa-free regime",
        "the so-called Islamic State",
        "the bridge was supposed to open",
        "slapped “sanctions”",
    ]
    assert messages(*quotes) == []


def test_words_of_a_speaker_are_his() -> None:
    quote = "the regime must go, the mayor said"
    assert messages({"quote": quote, "speaker": "mayor"}) == []
    assert messages(quote, {"quote": quote, "speaker": "mayor", "source": "s1"}) == []
    assert messages("regime must go", {"quote": quote, "speaker": "m", "source": "s1"}) == []
    assert len(messages(quote, {"quote": quote, "speaker": "mayor"})) == 1  # in another source


INDIRECT = """The mayor said the regime must go. “The cronies must go,” she said.
She spoke of ‘thugs’, of the drivers' "strongman" and of »hordes of« men.
„Die bellicose Presse“, she said, «was draconian». 'It is a supposed bridge', she said.
“The regime of old, the mayor said, “slammed the bridge”. “It is over,” the so-called owner said.
"""


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("the regime must go", ["regime"]),
        ("The mayor said the regime must go", ["regime"]),
        ("The cronies must go", []),
        ("regime must go. “The cronies must go", ["regime"]),  # begins outside, ends inside
        ("spoke of ‘thugs’", []),
        ("strongman", []),
        ("hordes of", []),
        ("bellicose", []),
        ("was draconian", []),
        ("supposed", []),
        ("slammed the bridge", []),
        ("It is over,” the so-called owner", ["so-called"]),  # begins inside, ends outside
    ],
)
def test_only_marks_in_the_article_make_words_a_speakers(quote: str, found: list[str]) -> None:
    Path("a.txt").write_text(INDIRECT, encoding="utf-8")
    source = [{"id": "s1", "file": "a.txt"}]
    ledger = slot({"type": "text"}, {"value": "v", "quote": quote, "speaker": "mayor"})
    told = examine({**ledger, "sources": source}, "CR306").findings
    assert [finding.scope.removeprefix("s1 ") for finding in told] == found


def test_marks_in_a_quote_show_whose_words_are_outside() -> None:
    claim = {"quote": "the regime is “bellicose”, said the mayor", "speaker": "mayor"}
    assert messages(claim) == ["“regime” in s1 is loaded: write “government”"]


def test_how_a_claim_is_meant_makes_no_difference() -> None:
    assert len(messages({"quote": "the regime will go", "modality": "predicted"})) == 1


def test_one_finding_for_each_source_and_word_with_each_sentence_once() -> None:
    ledger = slot({"type": "text"}, *({"value": v, "quote": q, "source": s} for v, q, s in (
        ("a", "the regime slammed the toll", "s1"),
        ("b", "the regime", "s1"),
        ("c", "a regime", "s1"),
        ("d", "the regime", "s2"),
    )))  # fmt: skip
    found = [(f.scope, len(f.sides[0].citations)) for f in examine(ledger, "CR306").findings]
    assert found == [("s1 regime", 2), ("s1 slammed", 1), ("s2 regime", 1)]


LISTED: list[dict[str, Any]] = [
    {"words": ["Stunning", "jaw-dropping"]},
    {"words": "banned on", "kind": "garbled", "write": "banned", "because": "no English"},
    {"words": ["regime", "slammed the toll"], "allow": True},
]


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("a stunning bridge", ["“Stunning” in s1 is loaded"]),
        ("a jaw dropping bridge", ["“jaw-dropping” in s1 is loaded"]),
        ("they banned on it", ["“banned on” in s1 is garbled (no English): write “banned”"]),
        ("they “banned on” it", []),
        ("they banned “on” it", []),
        ("they banned it", []),
        ("the regime", []),
        ("it slammed the toll", []),
        ("it slammed the bridge", ["“slammed” in s1 is loaded: write “criticised”"]),
    ],
)
def test_the_list_of_a_ledger(claim: str, found: list[str]) -> None:
    assert messages(claim, word_list=LISTED) == found


def test_a_speaker_does_not_answer_for_garbled_words() -> None:
    claim = {"quote": "they banned on it", "speaker": "mayor"}
    assert len(messages(claim, word_list=LISTED)) == 1
