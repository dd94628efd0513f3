"""What the page has of each finding: a picture where the check says so."""

from __future__ import annotations

from pathlib import Path

from checks.registry import CHECKS
from reports.page.build import page_of
from runner.examine import examined
from tests.formats.runs import all_new

LEDGER = """\
sources: [{id: a, published: 2020, publisher: A}, {id: b, publisher: B}]
subjects: [{id: s}]
attributes: [{id: n, type: count}]
claims:
  - {source: a, subject: s, attribute: n, value: 4, quote: q}
  - {source: b, subject: s, attribute: n, value: 7, quote: q}
"""


def test_findings_of_pictured_checks_have_pictures(tmp_path: Path) -> None:
    ledger = tmp_path / "facts.yaml"
    ledger.write_text(LEDGER, encoding="utf-8")
    with examined([ledger]) as seen:
        page = page_of(seen, all_new(seen))
    drawn = {card.finding.name: len(card.pictures) for card in page.cards}
    assert drawn["count-conflict"] == 1
    assert drawn["undated-source"] == 0


def test_checks_of_values_words_and_order_are_pictured() -> None:
    pictured = {check.code for check in CHECKS if check.pictured}
    assert pictured == {c.code for c in CHECKS if c.code.startswith(("CR1", "CR2", "CR30"))}
