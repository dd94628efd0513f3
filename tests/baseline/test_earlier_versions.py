"""A ledger and a baseline of 30 November 2026: what becomes of each acceptance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from baseline.compare_run import compare_run
from baseline.file import read_baseline
from reports.findings.terminal_text import text
from runner.examine import examined
from schema.acceptance import Acceptance
from schema.records import Attribute, ValueTypeName
from schema.values.earlier import earlier_value
from tests.cli.command import ROOT
from tests.formats.runs import run_of

FOLDER = ROOT / "tests" / "ledgers" / "november"
NEW_VALUES = {"vote votes": ("11,500",)}
"""11,500 and 11,496 agreed when their conflict with 12,100 was accepted."""


def test_every_acceptance_follows_its_finding_or_is_said_to_fit_no_more() -> None:
    accepted = read_baseline(FOLDER / "crossread-baseline.yaml")
    with examined([str(FOLDER / "facts.yaml")]) as seen:
        comparison = compare_run(seen, accepted, date(2026, 12, 1))
    known = {each.acceptance.fingerprint: each for each in comparison.findings if each.acceptance}
    assert {entry.fingerprint for entry in accepted} == known.keys()
    assert comparison.stale == ()
    grown = {
        f"{each.finding.subject} {each.finding.attribute}": each.fresh
        for each in known.values()
        if each.status != "accepted"
    }
    assert grown == NEW_VALUES
    renamed = {
        (each.acceptance.code, each.finding.code, each.finding.attribute)
        for each in known.values()
        if each.acceptance and each.acceptance.code != each.finding.code
    }
    assert renamed == {("CR105", "CR309", "owner"), ("CR106", "CR309", "crew")}


def test_what_is_new_has_no_acceptance() -> None:
    accepted = read_baseline(FOLDER / "crossread-baseline.yaml")
    with examined([str(FOLDER / "facts.yaml")]) as seen:
        comparison = compare_run(seen, accepted, date(2026, 12, 1))
    unknown = {
        (each.finding.code, each.finding.subject, each.finding.attribute)
        for each in comparison.findings
        if not each.acceptance
    }
    assert unknown == {("CR102", "claim", "fee")}


def said(*stale: Acceptance) -> str:
    run = run_of()
    stale_ones = replace(run.comparison, stale=stale)
    return " ".join(text(replace(run, comparison=stale_ones)).split())


def test_of_acceptances_that_fit_no_more_it_is_said_once_that_rules_have_changed() -> None:
    entries = read_baseline(FOLDER / "crossread-baseline.yaml")
    assert all(entry.is_of_older_rules for entry in entries)
    newer = entries[0].model_copy(update={"on": "2026-12-01"})
    assert not newer.is_of_older_rules
    assert said(*entries[:2]).count("docs/upgrading.md says") == 1
    assert "docs/upgrading.md" not in said(newer)


@pytest.mark.parametrize(
    ("kind", "text", "spelling"),
    [
        ("count", "1,370", "1,365 to 1,374"),
        ("count", "1,372", "1,372"),
        ("count", "12,000", "11,500 to 12,499"),
        ("money", "20 USD", "19 to 21 USD"),
        ("date", "2024-06-01T19:00", "2024-06-01"),
        ("date", "2024-06-01 19:00:00+01:00/2024-06-02", "2024-06-01/2024-06-02"),
        ("date", "2019-07-15/2019-07-21~", "2019-07-15/2019-07-22"),
        ("date", "2019-07", "2019-07"),
        ("date", "soon", None),
        ("name", "Ann Arbor", None),
    ],
)
def test_how_values_were_spelled(kind: ValueTypeName, text: str, spelling: str | None) -> None:
    found = earlier_value(text, Attribute(id="x", type=kind))
    assert (found.spelling if found else None) == spelling
