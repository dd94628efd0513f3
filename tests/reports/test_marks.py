"""What the findings of each check make of the fact sheet, shown on the example that fires."""

from __future__ import annotations

import pytest

from checks.definition import AnyCheck
from checks.registry import CHECKS, marking
from reports.fact_sheet.build import facts
from runner.examine import examined
from tests.checks.ledgers import FILE, example


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_finding_marks_its_row_as_the_check_says(check: AnyCheck) -> None:
    FILE.write_text(example(check.code), encoding="utf-8")
    with examined([FILE]) as seen:
        (finding,) = (found for found in seen.findings if found.code == check.code)
        about = (finding.subject, finding.attribute)
        rows = [fact for fact in facts(seen) if (fact.subject, fact.attribute) == about]
    seen_marks = {
        mark
        for fact in rows
        for mark, found in (
            ("contested", fact.status == "contested"),
            ("disputed", fact.status == "disputed"),
            ("wording", finding.message in fact.avoid),
        )
        if found
    }
    assert seen_marks == set(check.marks)


def test_the_codes_of_a_mark() -> None:
    assert marking("disputed") == {"CR401"}
