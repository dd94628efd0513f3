"""A store of very many claims is asked in other ways than a small one, and answers the same."""

from random import Random

import pytest

from checks.definition import AnyCheck
from checks.registry import CHECKS
from tests.checks.generated import generated
from tests.checks.ledgers import Checked, examine, example, of_example


def as_of_many(
    ledger: str | dict[str, object], monkeypatch: pytest.MonkeyPatch, *about: str
) -> Checked:
    """Check a ledger as if its few claims were too many to be read at once."""
    with monkeypatch.context() as patched:
        patched.setattr("store.opening._SMALL_BELOW", 0)
        return examine(ledger, *about)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_the_example_of_a_check_ends_the_same(
    check: AnyCheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = check.code[:3]
    seen = as_of_many(example(check.code), monkeypatch, kind)
    assert seen.of(check.code)
    all_of_it = of_example(check.code).outcomes
    assert seen.outcomes == tuple(o for o in all_of_it if o.code.startswith(kind))


def test_generated_ledgers_end_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    found = 0
    for seed in range(6):
        ledger = generated(Random(seed))  # noqa: S311 - a sample
        seen = examine(ledger)
        assert as_of_many(ledger, monkeypatch) == seen
        found += len([f for f in seen.findings if f.code.startswith("CR10")])
    assert found > 20  # so that there was something to find
