"""A store of very many claims is asked in other ways than a small one, and answers the same."""

from random import Random

import pytest

from checks.registry import CHECKS
from selftest.manual_examples import examples_together
from tests.checks.generated import generated
from tests.checks.ledgers import BARE, Checked, examine
from tests.claim_tables.test_equal import together


def as_of_many(
    ledger: str | dict[str, object], monkeypatch: pytest.MonkeyPatch, *about: str
) -> Checked:
    """Check a ledger as if its few claims were too many to be read at once."""
    with monkeypatch.context() as patched:
        patched.setattr("store.opening._SMALL_BELOW", 0)
        patched.setattr("runner.examine.load_readings", None)  # reads all of them at once
        return examine(ledger, *about)


@pytest.mark.parametrize("number", [0, 1], ids=["fires", "silent"])
def test_the_examples_of_all_checks_end_the_same(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = examples_together(number)
    seen = examine(ledger)
    assert as_of_many(ledger, monkeypatch) == seen
    fired = {f.code for f in seen.findings if f.code in f"{f.subject} {f.message}"} | BARE
    assert number or fired == {check.code for check in CHECKS}


def test_generated_ledgers_end_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = Random(0)  # noqa: S311 - a sample
    ledger = together([generated(chance) for _ in range(4)])
    seen = examine(ledger)
    assert as_of_many(ledger, monkeypatch) == seen
    assert (
        len([f for f in seen.findings if f.code.startswith("CR10")]) > 20
    )  # so that there was something to find
