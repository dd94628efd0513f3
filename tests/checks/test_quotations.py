"""CR310 and CR410: quotations that differ, or that two speakers are said to have said."""

from pathlib import Path
from typing import Any

import pytest

from articles.quotations import compared, in_other_words, same_words
from schema.finding import Finding, Severity, Side
from tests.checks.ledgers import cited, examine, of_example

DATA = Path(__file__).parent.parent / "data"
IN_OTHER_WORDS, OTHER_QUOTATIONS = "quotations_in_other_words.txt", "other_quotations.txt"
"""Two quotations a line. Of the others: the same words, two sentences about one subject, free
translations, stock phrases."""


def pairs(file: str) -> list[tuple[str, str]]:
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    found = [tuple(line.split("|")) for line in lines]
    return [(one, other) for one, other in found] + [(other, one) for one, other in found]


@pytest.mark.parametrize(("file", "wanted"), [(IN_OTHER_WORDS, True), (OTHER_QUOTATIONS, False)])
def test_which_quotations_are_one_in_other_words(file: str, *, wanted: bool) -> None:
    def found(one: str, other: str) -> bool:
        mine, others = compared(one), compared(other)
        return mine.telling and others.telling and in_other_words(mine, others)

    assert [pair for pair in pairs(file) if found(*pair) != wanted] == []


def test_which_quotations_have_the_same_words() -> None:
    whole = compared("We can't let this go on, and we won't let this go on")
    part = "We cannot let this go on and we will not"
    assert same_words(whole, compared(part))
    assert not same_words(whole, compared("we cannot let this go on"))  # seven words, of more
    assert not same_words(whole, compared(part + " ever"))


WORDS = "“We will never open this bridge to lorries”"


def ledger(*claims: dict[str, Any], **source: str) -> dict[str, Any]:
    """Give a ledger with each claim in a source of its own, published day after day."""
    return {
        "sources": [
            {"id": f"s{n}", "published": f"2021-05-0{n + 1}", **source} for n in range(len(claims))
        ],
        "subjects": [{"id": "case"}],
        "attributes": [{"id": "it", "type": "text"}],
        "claims": [
            {"source": f"s{n}", "subject": "case", "attribute": "it", "value": "x", **claim}
            for n, claim in enumerate(claims)
        ],
    }


def codes(*claims: dict[str, Any]) -> list[str]:
    return examine(ledger(*claims), "CR310", "CR410").codes


def of(speaker: str, quote: str = WORDS, **more: str) -> dict[str, Any]:
    return {"speaker": speaker, "quote": quote, **more}


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Ada Voss", "Ben Kaya", ["CR410"]),
        ("the mayor", "the builder", ["CR410"]),
        ("the ministry of transport", "Amnesty International group", ["CR410"]),
        ("Ada Voss", "Ms Voss", []),
        ("Ada Voss", "A. Voss", []),
        ("Ada Voss", "the mayor", []),
        ("Ada Voss", "the city council", []),
        ("Ada Voss", "Ada Voss and Ben Kaya", []),
        ("US officials", "officials of the state", []),
        ("Ada Voss", "Tom Voss", []),
    ],
)
def test_who_is_two_speakers(one: str, other: str, found: list[str]) -> None:
    assert codes(of(one), of(other)) == found


def test_one_speaker_on_one_occasion() -> None:
    other = "“We will not open the bridge to lorries”"
    assert codes(of("Ada Voss"), of("Ms Voss", other)) == ["CR310"]
    assert codes(of("Ada Voss", as_of="2021-04-01"), of("Ada Voss", other)) == []
    assert codes(of("Ada Voss", as_of="2021-04-29"), of("Ada Voss", other)) == ["CR310"]
    assert codes(of("Ada Voss", as_of="2021-04-28"), of("Ada Voss", other)) == []
    assert codes(of("Ada Voss"), of("Tom Voss", other)) == []


def test_what_is_in_quotation_marks() -> None:
    indirect = "Ada Voss said that they would never open the old bridge to lorries again"
    Path("a.txt").write_text(indirect.replace("old", "new"), encoding="utf-8")
    text = ledger(
        of("Ada Voss", indirect.replace("old", "new")), of("Ada Voss", indirect), file="a.txt"
    )
    assert examine(text, "CR310").ended("CR310")[0] == "did not apply"
    assert codes(of("Ada Voss", indirect), of("Ada Voss", indirect.replace("old", "new"))) == [
        "CR310"
    ]
    assert codes(of("Ada Voss", f"{WORDS}, she said"), of("Ben Kaya", f"he said {WORDS}")) == [
        "CR410"
    ]


def test_one_passage_of_two_speakers() -> None:
    Path("a.txt").write_text(f"Voss and Kaya said: {WORDS}. Kaya: {WORDS}.", encoding="utf-8")
    one_source = ledger(of("Ada Voss", prefix="said: "), of("Ben Kaya", prefix="said: "))
    one_source["sources"] = [{"id": "s0", "file": "a.txt"}]
    first, second = one_source["claims"]
    for claim in (first, second):
        claim["source"] = "s0"
    assert examine(one_source, "CR410").codes == []
    second["prefix"] = "Kaya: "
    assert examine(one_source, "CR410").codes == ["CR410"]


def test_whole_findings() -> None:
    voss, kaya = (
        f"“This bridge was never safe for heavy lorries,” {name} said"
        for name in ("Ada Voss", "Ben Kaya")
    )
    assert of_example("CR410").of("CR410") == (
        Finding(
            code="CR410",
            name="quotation-of-two-speakers",
            severity=Severity.TENSION,
            subject="bridge",
            attribute="state",
            scope="this bridge was never safe for heavy lorries",
            message="“This bridge was never safe for heavy lorries” is given to Ada Voss in "
            "morning, but to Ben Kaya in evening",
            sides=(
                Side(
                    says="to Ada Voss",
                    citations=(cited("morning", 5, "unsafe", voss, speaker="Ada Voss"),),
                    neutral=True,
                ),
                Side(
                    says="to Ben Kaya",
                    citations=(cited("evening", 11, "unsafe", kaya, speaker="Ben Kaya"),),
                    neutral=True,
                ),
            ),
        ),
    )
    (found,) = of_example("CR310").of("CR310")
    assert found.message == (
        "Ada Voss is quoted with “We will never open this bridge to lorries” in morning "
        "(3 May 2021), but “We will not open the bridge to lorries” in evening (4 May 2021)"
    )
    assert (found.severity, found.scope) == (
        Severity.TENSION,
        "we will never open this bridge to lorries",
    )


def test_long_quotations_are_shown_from_where_they_differ() -> None:
    long = "“We have told them again and again that nobody who cares for the people of this valley "
    long += "and of the next one would ever think of opening the bridge to lorries in the {}”"
    claims = [of("Ada Voss", long.format(season)) for season in ("spring", "autumn")]
    (found,) = examine(ledger(*claims), "CR310").findings
    assert found.message == (
        "Ada Voss is quoted with “…to lorries in the spring” in s0 (1 May 2021), "
        "but “…to lorries in the autumn” in s1 (2 May 2021)"
    )
