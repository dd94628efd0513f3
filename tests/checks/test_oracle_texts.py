"""The checks of texts, words and own voice find what a careful reader finds, in any order."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from checks.registry import chosen
from runner.examine import examined
from schema.finding import Finding
from tests.checks.generated_texts import Case, case_of, cases
from tests.checks.ledgers import FILE
from tests.checks.oracle_texts import RULES, Found, found


def as_found(findings: Iterable[Finding]) -> set[Found]:
    """Give each finding by its check, its source and each quote that it cites."""
    return {
        (finding.code, citation.source, citation.quote)
        for finding in findings
        for side in finding.sides
        for citation in side.citations
    }


def check(case: Case) -> set[Found]:
    for page in case.pages:
        file = Path(f"{page.source}.txt")
        file.unlink(missing_ok=True)
        if page.raw is not None:
            file.write_bytes(page.raw)
    FILE.write_text(json.dumps(case.ledger), encoding="utf-8")
    with examined([FILE], checks=chosen(RULES, ())) as seen:
        return as_found(seen.findings)


@settings(deadline=None, max_examples=15)
@given(cases, st.randoms(use_true_random=True))
def test_checks_find_what_a_reader_finds(case: Case, chance: Random) -> None:
    expected = found(case)
    assert check(case) == expected
    shuffled = replace(case, claims=tuple(chance.sample(case.claims, k=len(case.claims))))
    assert check(shuffled) == expected


def test_the_ledgers_reach_both_outcomes_of_each_check() -> None:
    fired = Counter(
        code
        for seed in range(100)
        for code in {code for code, *_ in found(case_of(Random(seed)))}  # noqa: S311 - a sample
    )
    assert [code for code in RULES if not 10 < fired[code] < 100] == []
