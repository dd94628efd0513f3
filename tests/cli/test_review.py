"""`suggest --review`: each key, what is written, and going on later."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench import review_keys
from commands.proposing import known_of
from commands.review import KEYS, Review
from commands.setup import set_up
from ledger.load_ledger import load_ledger
from suggestions.decided import read_decided
from suggestions.propose import propose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schema.proposed_claims import ProposedClaim

ARTICLE = "The bridge cost $4.2 million. Four workers were hurt on 3 May 2019, police said.\n"
LEDGER = """\
sources:
  - {id: evening, file: evening.txt, published: 2019-05-05}
  - {id: morning, file: morning.txt, published: 2019-05-04}
subjects:
  - {id: bridge, name: the bridge, kind: thing}
attributes:
  - {id: cost, of: thing, type: money}
claims:
  - source: evening
    subject: bridge
    attribute: cost
    value: 4 million USD
    quote: The bridge cost
"""


class Desk(review_keys.Typist):
    """An editor whose keys and lines are written down; what is shown is kept."""

    def __init__(self, *plan: str) -> None:
        super().__init__(plan)
        self.shown: list[str] = []

    def show(self, lines: Sequence[str]) -> None:
        self.shown += lines


@pytest.fixture
def found(here: Path) -> tuple[ProposedClaim, ...]:
    (here / "morning.txt").write_text(ARTICLE, encoding="utf-8")
    (here / "evening.txt").write_text("The bridge cost $4 million.\n", encoding="utf-8")
    (here / "facts.yaml").write_text(LEDGER, encoding="utf-8")
    known = known_of(set_up(None), required=True)
    assert known.sources is not None
    return propose(known.sources.reading("morning"), known.earlier)


def walked(found: Sequence[ProposedClaim], *plan: str) -> Desk:
    desk = Desk(*plan)
    Review(set_up(None), desk).walk(found)
    return desk


def entered() -> list[tuple[str, str, object]]:
    claims = load_ledger(["facts.yaml"]).read.records.claims
    return [(c.subject, c.attribute, c.value) for c in claims if c.source == "morning"]


def rule(found: Sequence[ProposedClaim], name: str) -> list[ProposedClaim]:
    return [claim for claim in found if claim.rule == name]


def test_one_key_accepts_and_one_rejects(found: tuple[ProposedClaim, ...]) -> None:
    (cost,) = rule(found, "money")
    assert [(s.subject, s.attribute) for s in cost.slots] == [("bridge", "cost")]
    desk = walked([cost, *rule(found, "count")], "a", "r")
    assert entered() == [("bridge", "cost", "4.2 million USD")]
    assert "1 claim added, 1 rejected." in desk.shown
    counts = read_decided(Path("crossread-suggestions.json")).rules
    assert (counts["money"].accepted, counts["count"].rejected) == (1, 1)


def test_what_is_decided_is_not_shown_again_and_what_is_skipped_is(
    found: tuple[ProposedClaim, ...],
) -> None:
    both = [*rule(found, "money"), *rule(found, "count")]
    walked(both, "a", "q")
    desk = walked(both, "k")
    assert desk.shown[0] == "1 of them are decided already."
    assert desk.plan == []
    assert "Proposal 1 of 1: morning" in " ".join(desk.shown)
    assert len(entered()) == 1


def test_a_new_slot_is_made_with_its_claim(found: tuple[ProposedClaim, ...]) -> None:
    walked(rule(found, "count"), "a", "crash", "hurt")
    assert entered() == [("crash", "hurt", "4")]
    attributes = load_ledger(["facts.yaml"]).read.records.attributes
    assert [(a.id, a.of, a.type) for a in attributes][-1] == ("hurt", ("crash",), "count")


def test_value_slot_words_speaker_and_modality_are_changed(
    found: tuple[ProposedClaim, ...],
) -> None:
    plan = ("s", "bri cos", "w", "cost $4.2 million", "p", "the mayor", "m", "pl", "a")
    walked(rule(found, "money"), *plan)
    claim = load_ledger(["facts.yaml"]).read.records.claims[-1]
    assert (claim.quote, claim.speaker, claim.modality) == (
        *("cost $4.2 million", "the mayor"),
        "planned",
    )
    assert read_decided(Path("crossread-suggestions.json")).rules["money"].edited == 1


def test_a_value_that_the_quote_contradicts_is_not_accepted(
    found: tuple[ProposedClaim, ...],
) -> None:
    desk = walked(rule(found, "money"), "v", "9 million USD", "a", "q")
    assert entered() == []
    assert any(line.startswith("Not added: value: found 9 million USD") for line in desk.shown)


def test_one_more_claim_from_the_same_words(found: tuple[ProposedClaim, ...]) -> None:
    walked(rule(found, "money"), "n", "bridge opened", "2019", "a", "bridge", "opened", "r")
    walked(rule(found, "statement")[:1], "n", "bridge cost", "", "a", "r")
    assert entered() == [("bridge", "opened", "2019"), ("bridge", "cost", "4.2 million USD")]
    attributes = load_ledger(["facts.yaml"]).read.records.attributes
    assert [(a.id, a.type) for a in attributes][-1] == ("opened", "date")


def test_another_key_shows_the_keys_and_the_end_of_input_quits(
    found: tuple[ProposedClaim, ...],
) -> None:
    desk = walked(rule(found, "money"), "x", "9", "\x03")
    assert desk.shown.count(KEYS[0]) == 3
    assert entered() == []


def test_lines_fit_a_terminal(
    found: tuple[ProposedClaim, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    desk = walked(found, *("k" for _ in found))
    assert [line for line in desk.shown if len(line) > 80] == []


def test_the_claims_of_an_article_cost_less_than_a_third_of_typing() -> None:
    cost = review_keys.measured(review_keys.ROOT / "tests/ledgers/harbour.yaml", "courier")
    assert cost.entered == cost.claims == 15
    assert cost.keys < cost.typed / 3
