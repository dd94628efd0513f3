"""CR302: one word for several events that the ledger distinguishes."""

from typing import Any

import pytest

from schema.finding import Finding, Severity, Side
from tests.checks.ledgers import cited, examine, example, of_example


def found(
    *claims: tuple[str, str, str],
    kind: str = "date",
    changes: str = "false",
    words: tuple[object, ...] = ("built", "built"),
) -> list[Finding]:
    """Check claims (attribute, value, quote) about `begun` and `opened`, which share a word."""
    attributes = [
        {"id": name, "type": kind, "words": word, "changes": changes}
        for name, word in zip(("begun", "opened"), words, strict=True)
    ]
    ledger: dict[str, Any] = {
        "sources": [{"id": "morning"}],
        "subjects": [{"id": "bridge"}],
        "attributes": [*attributes, {"id": "note", "type": "text"}],
        "claims": [
            {
                "source": "morning",
                "subject": "bridge",
                "attribute": attribute,
                "value": value,
                "quote": quote,
            }
            for attribute, value, quote in claims
        ],
    }
    return list(examine(ledger, "CR302").findings)


BEGUN, OPENED = ("begun", "2015", "begun in 2015"), ("opened", "2019", "opened in 2019")


def test_whole_finding() -> None:
    assert of_example("CR302").findings == (
        Finding(
            code="CR302",
            name="one-word-several-events",
            severity=Severity.AMBIGUITY,
            subject="bridge",
            attribute="begun",
            scope="begun opened",
            message="Harbour bridge: “built” can mean begun (2015) or opened (2019)",
            sides=(
                Side(
                    says="“built” in the articles",
                    citations=(cited("evening", 18, "the city", "built by the city"),),
                    neutral=True,
                ),
                Side(
                    says="begun (2015)", citations=(cited("morning", 8, "2015", "begun in 2015"),)
                ),
                Side(
                    says="opened (2019)",
                    citations=(cited("evening", 13, "2019", "opened in 2019"),),
                ),
            ),
        ),
    )


def test_the_word_must_stand_in_a_quote_as_a_word() -> None:
    using = ["Built by the city", "(BUILT) in a year", "well-built", "“built”", "it was built"]
    other = ["rebuilt", "builtin", "build", "buil t"]
    (finding,) = found(BEGUN, OPENED, *(("note", "x", quote) for quote in using + other))
    assert sorted(c.quote for c in finding.sides[0].citations) == sorted(using)


def test_without_a_quote_that_uses_the_word_nothing_is_found() -> None:
    assert found(BEGUN, OPENED, ("note", "x", "rebuilt")) == []


@pytest.mark.parametrize(
    ("word", "quote"),
    [
        ("set up", "set  up by the city"),
        ("set-up", "the set-up of the bridge"),
        ("coup d'état", "the coup d’état"),
        ("S-400 deal", "its S-400 deal with"),
        ("Çalışma", "çalışma başladı"),
    ],
)
def test_words_of_several_parts_and_of_any_alphabet(word: str, quote: str) -> None:
    (finding,) = found(BEGUN, OPENED, ("note", "x", quote), words=(word, word))
    assert finding.sides[0].says == f"“{word.lower()}” in the articles"


def test_values_that_agree_share_the_word_without_harm() -> None:
    built = ("note", "x", "built by the city")
    assert found(BEGUN, ("opened", "2015-06", "in June"), built) == []
    assert len(found(BEGUN, ("opened", "2016", "a year later"), built)) == 1
    assert found(BEGUN, ("note", "x", "built by the city")) == []


def test_each_attribute_needs_the_word() -> None:
    built = ("note", "x", "built by the city")
    assert found(BEGUN, OPENED, built, words=("built", "made")) == []
    assert found(BEGUN, OPENED, built, words=(["built", "made"], ["made"])) == []


def test_what_changes_is_no_event_of_its_own() -> None:
    assert found(BEGUN, OPENED, ("note", "x", "built by the city"), changes="true") == []


def test_claims_that_conflict_count_with_all_that_is_between_them() -> None:
    in_conflict = ("begun", "2013", "begun"), ("begun", "2017", "begun")
    built = ("note", "x", "built by the city")
    assert found(*in_conflict, ("opened", "2015", "opened"), built) == []
    (finding,) = found(*in_conflict, OPENED, built)
    assert finding.message == "Bridge: “built” can mean begun (2013 or 2017) or opened (2019)"


def test_each_currency_is_a_finding_of_its_own() -> None:
    euros = ("begun", "2 EUR", "worth 2"), ("opened", "9 EUR", "worth 9")
    dollars = ("begun", "3 USD", "worth 3"), ("opened", "8 USD", "worth 8")
    findings = found(*euros, *dollars, kind="money", words=("worth", "worth"))
    assert [(finding.scope, finding.message) for finding in findings] == [
        ("begun opened EUR", "Bridge: “worth” can mean begun (2 EUR) or opened (9 EUR)"),
        ("begun opened USD", "Bridge: “worth” can mean begun (3 USD) or opened (8 USD)"),
    ]


def test_each_sentence_is_cited_once() -> None:
    whole = "built in 2015 and opened in 2019"
    claims = [("begun", "2015", "built in 2015"), ("opened", "2019", whole), ("note", "x", whole)]
    (finding,) = found(*claims)
    assert [citation.quote for citation in finding.sides[0].citations] == [whole]


def test_events_stand_in_the_order_of_their_dates_and_quotes_in_that_of_the_ledger() -> None:
    (finding,) = found(OPENED, BEGUN, ("note", "x", "built by the city"))
    assert finding.message == "Bridge: “built” can mean begun (2015) or opened (2019)"
    longer = "built by the city, and by nobody else"
    claim = (
        f"  - {{source: morning, subject: bridge, attribute: builder, value: x, quote: '{longer}'}}"
    )
    (finding,) = examine(f"{example('CR302')}{claim}\n").findings
    assert [c.quote for c in finding.sides[0].citations] == ["built by the city", longer]


def test_a_plan_is_no_value_of_an_event_but_its_quote_uses_the_word() -> None:
    plan = "source: morning, subject: bridge, attribute: opened, value: 2025, modality: planned"
    ledger = f"{example('CR302')}  - {{{plan}, quote: to be built in 2025}}\n"
    (finding,) = examine(ledger).findings
    assert finding.message == "Harbour bridge: “built” can mean begun (2015) or opened (2019)"
    quotes = ["built by the city", "to be built in 2025"]
    assert [citation.quote for citation in finding.sides[0].citations] == quotes
