"""What a finding is known by: its fingerprint, and the values in conflict."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.registry import chosen
from runner.examine import examined
from schema.finding import Finding
from schema.records import Attribute, Including, Term
from schema.values import VALUE_TYPES, RawValue
from schema.values.canonical import canonical
from schema.vocabulary import Vocabulary
from tests.checks.generated import Ledger, ledgers
from tests.checks.generated_time import timed_ledgers
from tests.checks.ledgers import FILE, letters

PEOPLE = Vocabulary("people", "tree", (Term(id="ada", name="Ada King", aliases=("the mayor",)),))


ELSEWHERE = "elsewhere"


def spelled(raw: RawValue, attribute: dict[str, Any]) -> str:
    about = Attribute.model_validate({"id": "a", **attribute})
    kind = VALUE_TYPES[about.type]
    vocabulary = PEOPLE if about.vocabulary else None
    return canonical(kind.read(raw, about, vocabulary), kind, vocabulary)


@pytest.mark.parametrize(
    ("attribute", "same", "spelling"),
    [
        ({"type": "date"}, ["2019-07", "2019-07-01/2019-07-31"], "2019-07"),
        ({"type": "date"}, ["[2019, 2017]"], "2017 or 2019"),
        ({"type": "date"}, ["../2018"], "../2018"),
        ({"type": "count"}, ["12", "twelve", "a dozen"], "12"),
        ({"type": "money"}, ["2.5 billion USD", "USD 2.5 bn"], "2.45 to 2.55 billion USD"),
        ({"type": "quantity", "unit": "km"}, ["exactly 5 km", "exactly 5000 m"], "5 km"),
        ({"type": "name"}, ["O'Brien", "O’BRIEN"], "obrien"),
        ({"type": "name", "vocabulary": "people"}, ["Ada King", "the Mayor", "ada"], "ada"),
        ({"type": "term", "vocabulary": "people"}, ["Ada King", "the Mayor"], "ada"),
        ({"type": "list"}, [("Ben", "Ada"), ("ada", "BEN")], "ada; ben"),
        ({"type": "list", "vocabulary": "people"}, [("the mayor",), ("ada", "Ada King")], "ada"),
        ({"type": "list"}, [Including(including=("Ben",))], "including ben"),
        ({"type": "text"}, ["Free words", "free  words."], "free words"),
    ],
)
def test_values_that_leave_the_same_points_are_spelled_the_same(
    attribute: dict[str, Any], same: list[RawValue], spelling: str
) -> None:
    assert {spelled(raw, attribute) for raw in same} == {spelling}


def known(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """Give the values in conflict by fingerprint, but for findings about `ELSEWHERE`."""
    FILE.write_text(json.dumps(ledger, ensure_ascii=False), encoding="utf-8")
    with examined([FILE]) as seen:
        assert not any(outcome.state == "could not run" for outcome in seen.outcomes)
        others = (finding for finding in seen.findings if finding.subject != ELSEWHERE)
        return {finding.fingerprint: finding.values for finding in others}


def in_one_order(found: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Spell values of several readings in one order.

    Of two claims with the same readings, written in another order, the quote decides which is the
    second; so it is the other one when both are reworded.
    """
    return {
        mark: tuple(sorted(" or ".join(sorted(value.split(" or "))) for value in values))
        for mark, values in found.items()
    }


def reworded(ledger: Ledger) -> Ledger:
    claims = [
        claim | {"quote": f"put otherwise {letters(n)}"} for n, claim in enumerate(ledger["claims"])
    ]
    return ledger | {"claims": claims}


@settings(deadline=None, max_examples=3)
@given(ledgers, st.randoms(use_true_random=True))
def test_reordering_rewording_and_inserting_change_nothing(ledger: Ledger, chance: Random) -> None:
    before = known(ledger)
    shuffled = ledger | {"claims": chance.sample(ledger["claims"], len(ledger["claims"]))}
    assert known(shuffled) == before
    assert in_one_order(known(reworded(shuffled))) == in_one_order(before)
    other = {"source": "weekly", "subject": ELSEWHERE, "attribute": "note", "value": "x"}
    more = ledger | {
        "subjects": [{"id": ELSEWHERE}, *ledger["subjects"]],
        "claims": [other | {"quote": "nothing"}, *ledger["claims"]],
    }
    assert known(more) == before


@settings(deadline=None, max_examples=3)
@given(timed_ledgers, st.randoms(use_true_random=True))
def test_findings_of_time_are_known_again_in_any_order(ledger: Ledger, chance: Random) -> None:
    before = known(ledger)
    for section in ("claims", "order_rules", "sources"):
        chance.shuffle(ledger[section])
    assert known(ledger) == before


@settings(deadline=None, max_examples=3)
@given(ledgers)
def test_one_more_source_for_a_known_value_changes_nothing(ledger: Ledger) -> None:
    before = known(ledger)
    again = [claim | {"quote": f"again {letters(n)}"} for n, claim in enumerate(ledger["claims"])]
    plain = [claim for claim in again if "readings" not in claim]
    more = ledger | {"claims": [*ledger["claims"], *plain]}
    after = known(more)
    assert {f: v for f, v in after.items() if f in before} == before


@settings(deadline=None, max_examples=3)
@given(ledgers, st.randoms(use_true_random=True))
def test_a_new_value_in_a_known_conflict_is_seen(ledger: Ledger, chance: Random) -> None:
    """A count far from all others, in the voice of a source, joins each conflict of counts."""
    counts = [finding for finding in conflicts(ledger) if finding.attribute == "lanes"]
    claims = [
        {
            "source": chance.choice(["morning", "evening"]),
            "subject": finding.subject,
            "attribute": "lanes",
            "value": "987",
            "quote": f"new {letters(n)}",
        }
        for n, finding in enumerate(counts)
    ]
    after = conflicts(ledger | {"claims": [*claims, *ledger["claims"]]})
    seen = {f.subject for f in after if f.attribute == "lanes" and "987" in f.values}
    assert seen == {finding.subject for finding in counts}


def conflicts(ledger: Ledger) -> list[Finding]:
    """Give the conflicts and disputes between values, but for those about a denial."""
    FILE.write_text(json.dumps(ledger, ensure_ascii=False), encoding="utf-8")
    with examined([FILE], checks=chosen(["CR103", "CR401"], ())) as seen:
        return [finding for finding in seen.findings if not _denied(finding)]


def _denied(finding: Finding) -> bool:
    return any(c.modality == "denied" for side in finding.sides for c in side.citations)


@settings(deadline=None, max_examples=3)
@given(ledgers)
def test_renaming_a_source_changes_nothing(ledger: Ledger) -> None:
    before = known(ledger)
    for source in ledger["sources"]:
        source["name"] = f"The {source['id']} Post"
    assert known(ledger) == before
