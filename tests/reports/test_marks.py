"""What the findings of each check make of the fact sheet, shown on the example that fires."""

from __future__ import annotations

from contextlib import chdir

import pytest

from checks.definition import AnyCheck
from checks.registry import CHECKS, marking
from reports.fact_sheet.build import facts
from runner.examine import examined
from schema.fact import Fact
from schema.finding import Finding
from selftest.manual_examples import examples_together
from tests.checks.ledgers import FILE
from tests.claim_tables.tables import write_ledger


@pytest.fixture(scope="module")
def all_examples(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[tuple[Finding, ...], list[Fact]]:
    """The findings in the examples of all checks, and the rows of their sheet."""
    with chdir(tmp_path_factory.mktemp("examples")):
        write_ledger(examples_together(0), FILE)
        with examined([FILE]) as seen:
            return seen.findings, facts(seen)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_finding_marks_its_row_as_the_check_says(
    check: AnyCheck, all_examples: tuple[tuple[Finding, ...], list[Fact]]
) -> None:
    findings, sheet = all_examples
    found = [f for f in findings if f.code == check.code]
    finding = next((f for f in found if f.subject.endswith(f.code)), found[0])
    about = (finding.subject, finding.attribute)
    rows = [fact for fact in sheet if (fact.subject, fact.attribute) == about]
    seen_marks = {
        mark
        for fact in rows
        for mark, found in (
            ("contested", fact.status == "contested"),
            ("disputed", fact.status == "disputed"),
            ("wording", any(_is_caution(text, finding) for text in fact.avoid)),
            ("one source", fact.key_on_one_source),
        )
        if found
    }
    assert seen_marks == set(check.marks)


def _is_caution(text: str, finding: Finding) -> bool:
    """Whether a text of the sheet is a finding, without what its row says already."""
    return finding.message.endswith(text) or text.startswith(finding.sides[0].says)


def test_the_codes_of_a_mark() -> None:
    assert marking("disputed") == {"CR401"}
