"""A word that a source should not have used is known by source and word, whoever quotes it."""

import json
from pathlib import Path
from typing import Any

import pytest

from checks.registry import chosen
from runner.examine import examined
from schema.finding import Finding
from tests.checks.ledgers import FILE, slot

TEXT = {"type": "text"}


def quoted(quote: str, value: str = "x", **more: str) -> dict[str, Any]:
    return {"value": value, "quote": quote, "source": "s1", **more}


def found(code: str, *claims: dict[str, Any], **sections: object) -> list[Finding]:
    """Give the findings of one check as they are, fixed spellings of values included."""
    FILE.write_text(json.dumps(slot(TEXT, *claims, **sections)), encoding="utf-8")
    with examined([FILE], checks=chosen([code], [])) as seen:
        return list(seen.findings)


@pytest.mark.parametrize(
    ("code", "quote"),
    [
        ("CR306", "The U.S. slapped sanctions on Turkey"),
        ("CR406", "it is a “dead end”"),
        ("CR407", "it is the largest bridge"),
    ],
)
def test_another_value_recorded_from_the_words_makes_no_other_finding(
    code: str, quote: str
) -> None:
    (one,) = found(code, quoted(quote))
    (two,) = found(code, quoted(quote), quoted(f"And {quote}", "y"))
    assert (one.fingerprint, one.values) == (two.fingerprint, two.values) == (one.fingerprint, ())
    assert [c.quote for c in two.sides[0].citations] == [f"And {quote}"]


def test_a_double_mark_before_a_space_stands_for_inches() -> None:
    assert found("CR406", quoted('the 5" pipe and the 6" pipe')) == []
    (finding,) = found("CR406", quoted('the 5" pipe is a "dead end"'))
    assert finding.scope == "s1 dead end"


def test_each_quotation_is_told_by_itself() -> None:
    several = found("CR406", quoted("a “balancing act” or a “dead end”, a “balancing act”"))
    assert [finding.scope for finding in several] == ["s1 balancing act", "s1 dead end"]


def test_a_quote_that_stands_inside_quotation_marks_has_no_speaker_either() -> None:
    Path("a.txt").write_text("“It is a dead end,” she said. It is long.", encoding="utf-8")
    sources = [{"id": "s1", "file": "a.txt"}]
    (finding,) = found("CR406", quoted("It is a dead end"), sources=sources)
    assert finding.scope == "s1 It is a dead end"
    assert found("CR406", quoted("It is long"), sources=sources) == []
