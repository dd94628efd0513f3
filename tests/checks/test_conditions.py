"""CR305: what an article says outright before it says it on a condition."""

from pathlib import Path
from typing import Any

import pytest

from schema.finding import Finding, Severity, Side
from tests.checks.ledgers import cited, examine, of_example

TEXT = (
    "It closes. Cars stay away, at 6 USD or about 7 USD. "
    "They close it, he said, if it storms; it pays 6 USD if it rains."
)
PLAIN, CONDITIONAL = "It closes", "They close it, he said, if it storms"


def found(
    first: dict[str, Any], then: dict[str, Any], text: str = TEXT, kind: str = "text"
) -> list[Finding]:
    """Check two claims of one article about one slot; the second is conditional."""
    Path("morning.txt").write_text(text, encoding="utf-8")
    plain = {"quote": PLAIN, "modality": "predicted"} | first
    if "readings" not in plain:
        plain.setdefault("value", "closed")
    conditional = {"value": "closed", "quote": CONDITIONAL, "modality": "conditional"} | then
    about = {"source": "morning", "subject": "bridge", "attribute": "it"}
    ledger = {
        "sources": [{"id": "morning", "file": "morning.txt"}, {"id": "evening"}],
        "subjects": [{"id": "bridge"}, {"id": "tunnel"}],
        "attributes": [{"id": "it", "type": kind}, {"id": "other", "type": kind}],
        "claims": [about | plain, about | conditional],
    }
    return list(examine(ledger, "CR305").findings)


def test_whole_finding() -> None:
    plain = cited("morning", 5, "it closes", "Bridge will close")
    conditional = cited(
        "morning", 11, "it closes", "The bridge will close if the wind rises", speaker="the mayor"
    )
    assert of_example("CR305").of("CR305") == (
        Finding(
            code="CR305",
            name="condition-dropped",
            severity=Severity.TENSION,
            subject="bridge",
            attribute="outlook",
            scope="morning",
            message="Harbour bridge, outlook: it closes, stated without the condition that "
            "morning adds later",
            sides=(
                Side(
                    says="it closes, without the condition",
                    citations=(plain.model_copy(update={"modality": "predicted"}),),
                ),
                Side(
                    says="it closes, on a condition",
                    citations=(conditional.model_copy(update={"modality": "conditional"}),),
                ),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({}, {}),
        ({"modality": "asserted"}, {}),
        ({"modality": "planned"}, {}),
        ({"modality": "threatened"}, {}),
        ({"speaker": "Ada"}, {}),
        ({}, {"speaker": "Ada"}),
        ({"speaker": "The Mayor"}, {"speaker": "mayor"}),
        ({"value": "Closed"}, {}),  # one text in two spellings
        ({"as_of": "2021"}, {"as_of": "2021-05"}),
        ({"as_of": "2021"}, {}),
        ({}, {"as_of": "2021"}),
    ],
)
def test_fires(first: dict[str, Any], then: dict[str, Any]) -> None:
    assert [f.scope for f in found(first, then)] == ["morning"]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({"modality": "denied"}, {}),
        ({"modality": "demanded"}, {}),
        ({"modality": "conditional"}, {}),
        ({}, {"modality": "predicted"}),
        ({"value": "shut"}, {}),
        ({"attribute": "other"}, {}),
        ({"subject": "tunnel"}, {}),
        ({"source": "evening"}, {}),  # has no text, and is another source
        ({"speaker": "Ada"}, {"speaker": "Bob"}),
        ({"as_of": "2021-04"}, {"as_of": "2021-05"}),
        ({"as_of": "2021-06"}, {"as_of": "2021-05"}),
        ({"quote": "It opens"}, {}),  # absent
        ({}, {"quote": "if it pours"}),
        ({"quote": CONDITIONAL}, {"quote": PLAIN}),  # the condition comes first
        ({"quote": CONDITIONAL}, {}),
        ({"quote": "They close it"}, {"quote": "if it storms"}),  # one sentence
        ({"quote": "away, at 6 USD"}, {"quote": "stay away, at 6 USD or about 7 USD"}),
        ({"readings": [{"means": "a", "value": "closed"}, {"means": "b", "value": "x"}]}, {}),
    ],
)  # fmt: skip
def test_stays_silent(first: dict[str, Any], then: dict[str, Any]) -> None:
    assert found(first, then) == []


@pytest.mark.parametrize(
    ("kind", "plain", "conditional", "codes"),
    [
        ("money", "6 USD", "6 USD", 1),
        ("money", "about 7 USD", "7 USD", 1),
        ("money", "7 USD", "6 USD", 0),
        ("money", "at least 6 USD", "7 USD", 1),
        ("money", "at least 7 USD", "6 USD", 0),
        ("money", "at most 6 USD", "at least 7 USD", 0),
        ("money", "6 USD", "6 EUR", 0),
        ("date", "2021", "2021-05", 1),
        ("date", "2021-05", "2021", 1),
        ("date", "2022", "2021", 0),
        ("date", "[2020, 2022]", "2021", 0),  # its gap
        ("date", "2021", "[2020, 2022]", 0),
        ("date", "[2020, 2022]", "[2020, 2022]", 1),
        ("count", "4", "four", 1),
        ("list", ["a", "b"], ["b", "a"], 1),
        ("list", ["a", "b"], ["a"], 0),
    ],
)
def test_values_that_meet(kind: str, plain: object, conditional: object, codes: int) -> None:
    assert len(found({"value": plain}, {"value": conditional}, kind=kind)) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"{PLAIN}. {CONDITIONAL}.", 1),
        (f"{PLAIN}! {CONDITIONAL}.", 1),
        (f"“{PLAIN}.” {CONDITIONAL}.", 1),
        (f"{PLAIN}\n{CONDITIONAL}.", 1),
        (f"{PLAIN}, and {CONDITIONAL}.", 0),
        (f"{PLAIN} at 6.30 if {CONDITIONAL}.", 0),
        (f"{CONDITIONAL}. {PLAIN}.", 0),
        (f"{PLAIN}. {CONDITIONAL}. Yes. {PLAIN}.", 0),  # there twice: which is meant is not known
    ],
)
def test_a_sentence_must_end_between_them(text: str, codes: int) -> None:
    assert len(found({}, {}, text)) == codes


def test_a_quote_may_hold_the_end_of_its_sentence() -> None:
    assert len(found({"quote": f"{PLAIN}."}, {})) == 1
    assert len(found({"quote": f"“{PLAIN}.”"}, {}, f"“{PLAIN}.” {CONDITIONAL}")) == 1


def test_values_of_one_slot_are_one_finding() -> None:
    Path("morning.txt").write_text("A. B. C if D. E if F.", encoding="utf-8")
    about = {"source": "morning", "subject": "bridge", "attribute": "it"}
    quotes = (("x", "A", "planned"), ("y", "B", "planned"), ("x", "C if D", "conditional"),
              ("y", "E if F", "conditional"))  # fmt: skip
    ledger = {
        "sources": [{"id": "morning", "file": "morning.txt"}],
        "subjects": [{"id": "bridge"}],
        "attributes": [{"id": "it", "type": "text"}],
        "claims": [about | {"value": v, "quote": q, "modality": m} for v, q, m in quotes],
    }
    (finding,) = examine(ledger, "CR305").findings
    assert finding.message.startswith(
        "Bridge, it: x and y, stated without the condition that morning"
    )
    assert [side.says for side in finding.sides] == [
        "x, without the condition",
        "y, without the condition",
        "x, on a condition",
        "y, on a condition",
    ]
