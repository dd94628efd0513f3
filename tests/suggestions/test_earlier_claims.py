"""Slots of a ledger, by the words of its earlier claims."""

from pathlib import Path

import pytest

from bench import suggesting
from ledger.load_ledger import load_ledger
from ledger.typed import TypedLedger
from suggestions import earlier_claims as module
from suggestions.earlier_claims import EarlierClaims, earlier_claims

ROOT = Path(__file__).parents[2]
_DAY = 18_000


@pytest.fixture(scope="module")
def typed() -> TypedLedger:
    return load_ledger([str(ROOT / "tests/ledgers/harbour.yaml")])


@pytest.fixture(scope="module")
def known(typed: TypedLedger) -> EarlierClaims:
    return earlier_claims(typed)


def slots(known: EarlierClaims, words: str) -> list[tuple[str, str, object]]:
    ranked = known.ranked(words, words, (_DAY, _DAY))
    return [(slot.subject, slot.attribute, slot.value) for slot in ranked]


def test_a_sentence_with_the_words_of_an_earlier_claim_has_its_slot(known: EarlierClaims) -> None:
    found = slots(known, "Repairing the pier will cost about £6 million")
    assert found[0] == ("repairs", "cost", "about 6 million GBP")


def test_a_date_or_figure_must_be_in_the_words(known: EarlierClaims) -> None:
    assert ("repairs", "cost") not in {s[:2] for s in slots(known, "Repairing the pier will cost")}


def test_two_words_that_many_slots_have_are_not_enough(known: EarlierClaims) -> None:
    assert slots(known, "The line and the pier of Port Ellery: 40 people came on Sunday") == []


def test_free_text_is_no_slot() -> None:
    known = earlier_claims(load_ledger([str(ROOT / "facts.yaml")]))
    kinds = {known.attributes[claim.slot[1]].type for claim in known.claims}
    assert "text" not in kinds
    assert "term" in kinds


def test_what_scores_below_the_threshold_is_not_proposed(
    known: EarlierClaims, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "Repairing the pier will cost about £6 million"
    best = known.ranked(words, words, (_DAY, _DAY))[0].score
    assert module.THRESHOLD == 0.45
    monkeypatch.setattr(module, "THRESHOLD", best + 0.01)
    assert slots(known, words) == []


def test_harbour_is_proposed_as_well_as_the_page_says() -> None:
    """The other articles as the ledger, as docs/suggest.md has it."""
    (_, _, _), (total, _, sources) = suggesting.measured("tests/ledgers/harbour.yaml")
    assert total.contained == total.claims == 38
    assert total.proposals / sources <= 65
    assert total.values / total.claims >= 0.3
    assert total.first / total.claims >= 0.15
    assert total.right / total.told >= 0.75
