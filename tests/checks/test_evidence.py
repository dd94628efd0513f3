"""Evidence: the quotes are in their sources, and say what the ledger has."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from schema.finding import Citation, Finding, Severity, Side
from tests.checks.ledgers import examine, of_example

LAST_MONTH = "“last month” is July 2019 (1 month before publication on 12 August 2019)"
OPENED = "Harbour bridge, opened, in morning"
TEXT = "The bridge opened in July 2019. It cost about $4 million.\nREAD: Ferry sinks in May 2021"


def checked(*claims: dict[str, Any], source: dict[str, Any] | None = None) -> list[Finding]:
    """Check claims of one article about one bridge; the text is `TEXT` unless it exists."""
    if not Path("morning.txt").exists():
        Path("morning.txt").write_text(TEXT, encoding="utf-8")
    about = {"source": "morning", "subject": "bridge"}
    ledger = {
        "sources": [{"id": "morning", "file": "morning.txt", **(source or {})}],
        "subjects": [{"id": "bridge"}],
        "attributes": [{"id": "opened", "type": "date"}, {"id": "cost", "type": "money"}],
        "claims": [about | claim for claim in claims],
    }
    return list(examine(ledger, "CR5").findings)


def opened(value: str, quote: str, **more: str) -> dict[str, Any]:
    return {"attribute": "opened", "value": value, "quote": quote, **more}


def test_whole_finding_of_an_absent_quote() -> None:
    (finding,) = of_example("CR501").findings
    wrong = (
        "“opened in July of 2019” is not in the text; "
        "the nearest words are “opened in July 2019. It”"
    )
    assert finding == Finding(
        code="CR501",
        name="quote-not-in-source",
        severity=Severity.CONTRADICTION,
        subject="bridge",
        attribute="opened",
        scope="morning",
        message=f"Harbour bridge, opened, in morning: {wrong}",
        sides=(
            Side(
                says=wrong,
                citations=(
                    Citation(
                        source="morning",
                        source_name="morning",
                        published=None,
                        speaker=None,
                        modality="asserted",
                        value="2019-07",
                        quote="opened in July of 2019",
                        file="ledger.yaml",
                        line=5,
                    ),
                ),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("CR502", f"{OPENED}: “opened in July 2019” is in several sentences"),
        ("CR503", f"{OPENED}: “opened in May 2021” is furniture of the page"),
        ("CR504", "The text of morning has changed (its SHA-256 is now {digest:.12}…)"),
        ("CR505", "The text of morning cannot be read: there is no file mourning.txt"),
        (
            "CR506",
            f"{OPENED} (12 August 2019): June 2019 is recorded, but in the quote {LAST_MONTH}",
        ),
    ],
)  # fmt: skip
def test_messages(code: str, message: str) -> None:
    (finding,) = of_example(code).findings
    digest = hashlib.sha256(Path("morning.txt").read_bytes()).hexdigest()
    assert finding.message == message.format(digest=digest)
    assert len(finding.sides) == len(finding.sides[0].citations) == 1


def test_a_finding_about_a_source_cites_it_where_the_ledger_has_it() -> None:
    source = {"headline": "It opens", "published": "2019-08", "sha256": "0" * 64}
    (finding,) = checked(opened("2019-07", "opened in July 2019"), source=source)
    assert (finding.subject, finding.attribute, finding.scope) == ("", "", "morning")
    (citation,) = finding.sides[0].citations
    assert (citation.source, citation.published, citation.quote) == (
        "morning",
        "2019-08",
        "It opens",
    )
    assert (citation.value, citation.file, citation.line) == ("", "ledger.yaml", 1)


def test_claims_of_one_source_about_one_thing_are_one_finding() -> None:
    found = checked(
        opened("2019-07", "opens in July"),
        {**opened("2019-07", "opens in July"), "as_of": "2019-06"},
        opened("2019-07", "open since July"),
        {"attribute": "cost", "value": "4 million USD", "quote": "cost $4 million"},
    )
    assert [(f.code, f.attribute, len(f.sides)) for f in found] == [
        ("CR501", "cost", 1),
        ("CR501", "opened", 2),
    ]
    assert [len(side.citations) for side in found[1].sides] == [2, 1]


@pytest.mark.parametrize(
    ("claim", "codes"),
    [
        (opened("2019-07", "opened in July 2019"), []),
        (opened("2019", "opened in July 2019"), []),
        (opened("2019-08", "opened in July 2019"), ["CR506"]),
        (opened("2018-07", "opened in July 2019"), ["CR506"]),
        (opened("2019-08", "The bridge opened"), []),
        (opened("2019-07", "opened in July 2019", modality="planned"), []),
        (opened("2019-07", "opened in July", suffix="2019"), []),
        (opened("2019-07", "opened in July", prefix="It"), ["CR501"]),
        (opened("2021-05", "Ferry sinks in May 2021"), []),
        ({"attribute": "cost", "value": "about 4 million USD", "quote": "about $4 million"}, []),
        ({"attribute": "cost", "value": "4 billion USD", "quote": "cost about $4 million"},
         ["CR506"]),
        ({"attribute": "cost", "value": "5 million USD", "quote": "cost about $4 million"},
         ["CR506"]),
    ],
)  # fmt: skip
def test_the_nearest_claims(claim: dict[str, Any], codes: list[str]) -> None:
    assert [finding.code for finding in checked(claim)] == codes


def test_furniture_is_no_evidence_once_it_is_declared() -> None:
    furniture = {"furniture": ["READ: Ferry sinks in May 2021", "SHARE"]}
    found = checked(opened("2021-05", "Ferry sinks in May 2021"), source=furniture)
    assert [(f.code, f.message) for f in found] == [
        ("CR503", "Bridge, opened, in morning: “Ferry sinks in May 2021” is furniture of the page"),
        ("CR504", "The page of morning lacks its furniture “SHARE”"),
    ]


def test_each_reading_of_an_ambiguous_claim_is_held_against_the_quote() -> None:
    claim = {
        "attribute": "opened",
        "quote": "opened in July 2019",
        "readings": [{"means": "a", "value": "2019-07"}, {"means": "b", "value": "2018-07"}],
    }
    (finding,) = checked(claim)
    assert finding.code == "CR506"
    assert [side.says.split(" is ")[0] for side in finding.sides] == ["July 2018"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "morning.txt is empty"),
        (b"\xff", "morning.txt is not UTF-8"),
    ],
)
def test_an_unusable_text_is_told_once_and_its_quotes_are_not(content: bytes, message: str) -> None:
    Path("morning.txt").write_bytes(content)
    found = checked(opened("2019-07", "words"), opened("2019-07", "other words"))
    assert [(f.code, f.message) for f in found] == [
        ("CR505", f"The text of morning cannot be read: {message}")
    ]


def test_without_texts_nothing_is_said_of_quotes() -> None:
    ended = examine(
        "sources: [{id: a}]\nsubjects: [{id: b}]\nattributes: [{id: c, type: text}]\n"
        "claims: [{source: a, subject: b, attribute: c, value: d, quote: e}]\n"
    )
    assert ended.findings == ()
    assert ended.ended("CR501") == ("did not apply", "no source whose text can be read")
    assert ended.ended("CR505") == ("did not apply", "no source names a file")


def test_a_citation_knows_its_claim_and_that_of_a_source_has_none() -> None:
    quote = "opened in July 2019"
    (finding,) = checked(opened("2019-07", quote), opened("2020", quote))
    assert [c.claim for side in finding.sides for c in side.citations] == [1]
    (finding,) = checked(opened("2019-07", quote), source={"file": "mourning.txt"})
    assert finding.code == "CR505"
    assert {c.claim for side in finding.sides for c in side.citations} == {None}
