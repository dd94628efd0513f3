"""CR406, CR407 and CR408: the whole findings, and the nearest words that are not reported."""

from pathlib import Path
from typing import Any

import pytest

from schema.finding import Finding, Severity, Side
from tests.checks.ledgers import Claim, cited, examine, of_example, slot


def messages(code: str, *claims: Claim, text: str | None = None) -> list[str]:
    """Give the messages of a check; a claim that is text alone is its quote."""
    given = [{"quote": claim} if isinstance(claim, str) else claim for claim in claims]
    ledger = slot({"type": "text"}, *({"value": f"v{n}", **c} for n, c in enumerate(given)))
    if text is not None:
        Path("a.txt").write_text(text, encoding="utf-8")
        ledger["sources"][0]["file"] = "a.txt"
    return [finding.message for finding in examine(ledger, code).findings]


def whole(code: str) -> Finding:
    (finding,) = of_example(code).findings
    return finding


def test_whole_finding_of_words_without_a_speaker() -> None:
    quote = "The bridge is called a “disaster in waiting”"
    assert whole("CR406") == Finding(
        code="CR406",
        name="quoted-words-without-speaker",
        severity=Severity.NOTE,
        subject="bridge",
        attribute="state",
        scope="morning disaster in waiting",
        message="“disaster in waiting” in morning: whose words are these?",
        sides=(
            Side(
                says="whose words are these?",
                citations=(cited("morning", 5, "a disaster", quote),),
                neutral=True,
            ),
        ),
    )


def test_quoted_words() -> None:
    cases = [
        ("a “disaster in waiting”", "disaster in waiting"),
        ('a "disaster in waiting"', "disaster in waiting"),
        ("a ‘disaster in waiting’", "disaster in waiting"),
        ("the “balancing act”", "balancing act"),
        ("“Yes, we are.”", "Yes, we are"),
        ("“über alles gut”", "über alles gut"),
        ("“don’t  panic”", "don’t panic"),
        ("“A Bridge by the river”", "A Bridge by the river"),
    ]
    assert sorted(messages("CR406", *(quote for quote, _ in cases))) == sorted(
        f"“{words}” in s{n}: whose words are these?" for n, (_, words) in enumerate(cases, start=1)
    )


def test_what_is_no_quotation() -> None:
    quotes = [
        "a disaster in waiting",
        "a “disaster”",  # a word that the writer doubts
        "a “coup”.",
        "the ‘so-called’ bridge",
        "the city’s own and the towns’ bridge",  # apostrophes
        "the city's own and the towns' bridge",
        "“The Old Man and the Sea”",  # titles
        "“Gone With the Wind”",
        "the film “It’s a Wonderful Life”",
        "“Law on the Protection of Bridges”",
        "“As You Like It”",
        "“Once Upon a Time in the West”",
        "“Journey into Fear”",
        "“S-400 Triumf”",
        "“2 of 3”",
        "a disaster “in waiting",  # the other mark is outside the quote
        "“”",
    ]
    assert messages("CR406", *quotes) == []


def test_words_that_the_source_gives_to_a_speaker_elsewhere() -> None:
    own = {"quote": "a “disaster in waiting”"}
    heard = {"quote": "he sees a “disaster  in waiting”, he said", "speaker": "mayor"}
    assert messages("CR406", own, heard | {"source": "s1"}) == []
    assert len(messages("CR406", own, heard)) == 1  # in another source
    other = {"quote": "“a disaster”", "speaker": "mayor", "source": "s1"}
    assert len(messages("CR406", own, other)) == 1


def test_a_quote_out_of_a_longer_quotation() -> None:
    text = "It is “a disaster in waiting, no doubt”. It is a bridge in use."
    assert messages("CR406", "a disaster in waiting", text=text) == [
        "“a disaster in waiting” in s1: whose words are these?"
    ]
    assert messages("CR406", "disaster", text=text) == []
    assert messages("CR406", "a bridge in use", text=text) == []


def test_whole_finding_of_a_superlative() -> None:
    assert whole("CR407") == Finding(
        code="CR407",
        name="superlative-in-own-voice",
        severity=Severity.NOTE,
        subject="bridge",
        attribute="rank",
        scope="morning",
        message="Harbour bridge, rank, in morning: “the largest” in the source's own voice; "
        "who says so?",
        sides=(
            Side(
                says="“the largest”, in its own voice",
                citations=(
                    cited(
                        "morning",
                        5,
                        "the largest on the coast",
                        "it is the largest bridge on the coast",
                    ),
                ),
                neutral=True,
            ),
        ),
    )


def test_superlatives() -> None:
    cases = [
        ("The first time an ally was punished", "the first time"),
        ("the meeting was the first since May", "was the first since"),
        ("it was the first such talk in decades", "was the first such talk in decades"),
        ("he became the first to fly", "became the first"),
        ("the first woman to lead it", "the first woman to"),
        ("the first president of a state to go", "the first president of a state to"),
        ("the first of its kind", "the first of its kind"),
        ("a first-ever ban", "first-ever"),
        ("by far the largest bridge", "the largest"),
        ("the world’s largest bridge", "world’s largest"),
        ("the country's first bridge", "country's first"),
        ("the only bridge", "the only"),
        ("never before so many", "never before"),
        ("an unprecedented ban", "unprecedented"),
        ("a record fine", "record fine"),
        ("record numbers", "record numbers"),
        ("“one” bridge, the largest", "the largest"),
        ("one of the largest and the oldest", "the oldest"),
        ("the air-defence system of choice for most member states", "of choice for most"),
        ("the drink of choice among most voters", "of choice among most"),
        ("Most voters back the deal", "most voters"),
        ("most of the members agree, at most two do not", "most of the members"),
        ("it is the most expensive bridge", "the most expensive"),
        ("most experts say that it rains", "most experts"),
        ("most of the analysts said it would rain", "most of the analysts"),
    ]
    assert sorted(messages("CR407", *(quote for quote, _ in cases))) == sorted(
        f"Case, it, in s{n}: “{words}” in the source's own voice; who says so?"
        for n, (_, words) in enumerate(cases, start=1)
    )


def test_what_is_no_superlative() -> None:
    quotes = [
        "its first four batteries",
        "the first batteries",
        "the first half",
        "the first lady",
        "was the first step to peace",
        "It was the first. Since then it rained.",
        "first, it rained",
        "one of the largest bridges",
        "one of the world’s largest bridges",
        "among the largest",
        "among the world's largest",
        "not the largest",
        "was not the first time",
        "not unprecedented",
        "the second largest",
        "the largest part of it",
        "the biggest problem",
        "the only way",
        "the only child",
        "the oldest son",
        "not only the bridge",
        "the highest court",
        "at the highest level",
        "a record of the talks",
        "its human rights record",
        "on record",
        "the latest bridge",
        "large",
        "it is “the largest”",
        'it is "the largest"',
        "it is ‘the largest’",
        "it is „the largest“",
        "it is «the largest»",
        "it is ‚most used‘ there",
        "most of the 12 members",
        "most of the twelve",
        "for most of the day",
        "most of the past two weeks",
        "in most cases",
        "most recently",
        "the most recent talks",
        "it will most likely rain",
        "at most four lanes",
        "at the most",
        "almost all of them, the utmost",
        "a most unusual bridge",
        "won the most seats",
        "according to the census, most people drive",
        "most people drive, a survey of the town found",
        "a survey found that most people drive",
        "the largest bridge, the ministry said",
        "most people drive, the mayor says.",
        "most states use it, said Ada Voss on Monday at the port",
        "the minister told reporters most states use it",
        "he said “the largest bridge",
        "the largest bridge”, he said",
    ]
    assert messages("CR407", *quotes) == []


@pytest.mark.parametrize(
    "claim", [{"speaker": "mayor"}, {"modality": "planned"}, {"modality": "denied"}]
)
def test_what_a_source_does_not_assert_itself(claim: dict[str, Any]) -> None:
    assert messages("CR407", {"quote": "the largest bridge", **claim}) == []


def test_superlatives_inside_a_longer_quotation() -> None:
    text = "“It is the largest bridge of all”, he said. It is the only bridge."
    assert messages("CR407", "the largest bridge", text=text) == []
    assert len(messages("CR407", "the only bridge", text=text)) == 1
    ends_outside = "the largest bridge of all”, he said. It is the only bridge"
    (message,) = messages("CR407", ends_outside, text=text)
    assert "“the only” in" in message
    assert messages("CR407", "It's the largest", text='"It\'s the largest," she cried.') == []


def test_a_sentence_is_told_once_and_a_slot_is_one_finding() -> None:
    about = {"source": "s1"}
    ledger = slot(
        {"type": "text"},
        about | {"value": "a", "quote": "it is the largest bridge"},
        about | {"value": "b", "quote": "the largest bridge"},
        about | {"value": "c", "quote": "the only bridge"},
    )
    (finding,) = examine(ledger, "CR407").findings
    assert finding.sides[0].says == "“the largest” and “the only”, in its own voice"
    assert [c.value for c in finding.sides[0].citations] == ["a", "c"]


@pytest.mark.parametrize(
    ("attribute", "claim", "codes"),
    [
        ({"type": "count"}, {"value": "4"}, 1),
        ({"type": "money"}, {"value": "4 EUR"}, 1),
        ({"type": "quantity", "unit": "km"}, {"value": "4 km"}, 1),
        ({"type": "count", "contested": "false"}, {"value": "4"}, 0),
        ({"type": "date"}, {"value": "2019"}, 0),  # no figure
        ({"type": "text"}, {"value": "four"}, 0),
        ({"type": "count"}, {"value": "4", "speaker": "mayor"}, 0),
        ({"type": "count"}, {"value": "4", "modality": "denied"}, 0),
        ({"type": "count"}, {"value": "4", "modality": "predicted"}, 0),
        (
            {"type": "count"},
            {"readings": [{"means": "a", "value": "4"}, {"means": "b", "value": "5"}]},
            0,
        ),
    ],
)
def test_contested_figures(attribute: dict[str, str], claim: dict[str, Any], codes: int) -> None:
    found = examine(slot({"contested": "true", **attribute}, claim), "CR408")
    assert len(found.of("CR408")) == codes


def test_a_contested_figure_inside_a_quotation_is_a_speakers() -> None:
    Path("a.txt").write_text("“Some 12 people came”, he said. Then 12 left.", encoding="utf-8")
    ledger = slot({"type": "count", "contested": True}, {"value": "12", "quote": "12 people came"})
    ledger["sources"][0]["file"] = "a.txt"
    assert examine(ledger, "CR408").findings == ()
    ledger["claims"][0]["quote"] = "Then 12 left"
    assert len(examine(ledger, "CR408").findings) == 1


def test_values_of_one_source_are_one_finding() -> None:
    claims = ({"value": v, "source": s} for v, s in (("4", "s1"), ("5", "s1"), ("4", "s2")))
    found = examine(slot({"type": "count", "contested": True}, *claims), "CR408").findings
    assert [(f.scope, len(f.sides)) for f in found] == [("s1", 2), ("s2", 1)]
