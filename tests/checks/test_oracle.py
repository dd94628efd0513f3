"""The SQL of the checks against plain Python, on generated ledgers."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from checks.registry import CHECKS, chosen
from ledger.typed import TypedLedger
from reports.canvas import Canvas
from reports.findings.terminal_text import terminal_lines
from reports.report_text import report_text
from runner.examine import Examined, examined
from runner.run import run
from schema.finding import Finding, Outcome
from schema.values import Value
from tests.checks.generated import Ledger, ledgers
from tests.checks.generated_time import timed_ledgers
from tests.checks.ledgers import FILE, examine
from tests.checks.oracle import Ambiguity, ConflictFound, ambiguities, consistent, fewest_sides
from tests.checks.oracle_changes import CHANGES, changes
from tests.checks.oracle_sourcing import Support, disputes, groups, key_facts
from tests.checks.oracle_time import Timed, timed
from tests.checks.oracle_unasserted import unasserted
from tests.formats.runs import all_new

WORDED = {"CR107", "CR301", "CR302"}
TIMED = {"CR201", "CR202", "CR203", "CR204", "CR205", "CR206"}
SOURCING = {"CR402", "CR403", "CR404", "CR405"}

DECIDING = {"CR601", "CR602"}


def write(ledger: Ledger) -> Path:
    FILE.write_text(json.dumps(ledger, ensure_ascii=False), encoding="utf-8")
    return FILE


def quotes(finding: Finding) -> list[frozenset[str]]:
    return [frozenset(citation.quote for citation in side.citations) for side in finding.sides]


def conflict(finding: Finding) -> ConflictFound:
    cited = frozenset[str]().union(*quotes(finding))
    return ConflictFound(finding.code, finding.subject, finding.attribute, finding.scope, cited)


def ambiguity(finding: Finding) -> Ambiguity:
    (quote,), *cited = quotes(finding)
    verdicts = [side.says.rsplit("): ", maxsplit=1)[1].split()[0] for side in finding.sides[1:]]
    words = {"agrees": "agrees", "contradicted": "contradicted", "no": "untested"}
    readings = tuple(
        (words[verdict], found) for verdict, found in zip(verdicts, cited, strict=True)
    )
    return Ambiguity(finding.code, quote, readings)


def in_time(finding: Finding) -> Timed:
    about = (finding.subject, finding.attribute, finding.scope)
    return Timed(finding.code, *about, tuple(quotes(finding)))


@settings(deadline=None, max_examples=6)
@given(ledgers, st.randoms(use_true_random=True))
def test_checks_find_what_the_oracle_finds_in_any_order(ledger: Ledger, chance: Random) -> None:
    with examined([write(ledger)], checks=chosen((), TIMED)) as seen:
        assert {
            outcome.reason for outcome in seen.outcomes if outcome.state == "could not run"
        } == (set())
        worded = [finding for finding in seen.findings if finding.code in WORDED]
        apart = WORDED | SOURCING | DECIDING | CHANGES
        plain = [f for f in seen.findings if f.code not in apart]
        found = [*disputes(seen.typed), *unasserted(seen.typed)]
        assert sorted(map(conflict, plain)) == sorted(found)
        moved = [f for f in seen.findings if f.code in CHANGES]
        assert sorted(map(conflict, moved)) == sorted(changes(seen.typed))
        assert sorted(map(ambiguity, worded)) == sorted(ambiguities(seen.typed))
        ruled = [(f.subject, f.attribute) for f in seen.findings if f.code == "CR601"]
        assert sorted(ruled) == sorted(overruled(seen.typed))
        hold_sourcing(seen)
        for finding in plain:
            if not any(c.modality == "denied" for side in finding.sides for c in side.citations):
                check_sides(finding, seen.typed)
    about = [outcome.code for outcome in seen.outcomes]
    for section in ("claims", "sources"):
        chance.shuffle(ledger[section])
    assert quotes_by_finding(all_findings(examine(ledger, *about).outcomes)) == quotes_by_finding(
        seen.findings
    )


def all_findings(outcomes: Iterable[Outcome]) -> tuple[Finding, ...]:
    """Give the findings of all outcomes in their total order."""
    return tuple(sorted(finding for outcome in outcomes for finding in outcome.findings))


@settings(deadline=None, max_examples=3)
@given(ledgers | timed_ledgers)
def test_a_check_that_does_not_apply_finds_nothing(ledger: Ledger) -> None:
    few = ledger | {"claims": ledger["claims"][:4]}
    with examined([write(few)]) as seen:
        idle = {outcome.code for outcome in seen.outcomes if outcome.state == "did not apply"}
        asked = [
            replace(check, needs="SELECT 1", about="") for check in CHECKS if check.code in idle
        ]
        assert {outcome.state for outcome in run(seen.context, asked)} <= {"passed"}


def overruled(typed: TypedLedger) -> list[tuple[str, str]]:
    """Give what is decided on a value that no asserted claim allows, in any of its readings."""
    records = typed.read.records
    types = {attribute.id: attribute.type for attribute in records.attributes}
    found: list[tuple[str, str]] = []
    for decision, decided in zip(records.decisions, typed.decided, strict=True):
        slot = (decision.subject, decision.attribute)
        given = [
            r.value
            for r in typed.readings
            if (r.subject, r.attribute) == slot and records.claims[r.claim].modality == "asserted"
        ]
        met = any(v.axis == decided.axis and v.interval.meets(decided.interval) for v in given)
        if given and not met and types[decision.attribute] not in ("list", "text"):
            found.append(slot)
    return found


def hold_sourcing(seen: Examined) -> None:
    """Key facts and groups of sources are those of the oracle."""
    found: dict[str, list[Finding]] = {code: [] for code in SOURCING}
    for finding in seen.findings:
        if finding.code in SOURCING:
            found[finding.code].append(finding)
    assert sorted(map(support, found["CR402"])) == sorted(key_facts(seen.typed))
    tied = {group for group in groups(seen.records.sources).values() if len(group) > 1}
    assert {(f.scope, frozenset(sources(f))) for f in found["CR403"]} == {
        (min(group), group) for group in tied
    }
    assert [sources(f) for f in found["CR404"]] == [["weekly", "yearly"]]
    unnamed = sorted(s.id for s in seen.records.sources if s.publisher is None)
    assert [sources(f) for f in found["CR405"]] == ([unnamed] if unnamed else [])


def sources(finding: Finding) -> list[str]:
    return sorted({citation.source for side in finding.sides for citation in side.citations})


def support(finding: Finding) -> Support:
    cited = frozenset[str]().union(*quotes(finding))
    return Support(finding.subject, finding.attribute, frozenset(sources(finding)), cited)


@settings(deadline=None, max_examples=6)
@given(timed_ledgers, st.randoms(use_true_random=True))
def test_checks_of_time_find_what_the_oracle_finds(ledger: Ledger, chance: Random) -> None:
    with examined([write(ledger)], checks=chosen(TIMED, ())) as seen:
        assert not [outcome for outcome in seen.outcomes if outcome.state == "could not run"]
        assert sorted(map(in_time, seen.findings)) == timed(seen.typed)
    for section in ("claims", "order_rules", "sources"):
        chance.shuffle(ledger[section])
    assert quotes_by_finding(all_findings(examine(ledger, *TIMED).outcomes)) == quotes_by_finding(
        seen.findings
    )


def check_sides(finding: Finding, typed: TypedLedger) -> None:
    """Sides differ in what they say, have what agrees, and are as few as possible."""
    values = {typed.read.records.claims[r.claim].quote: r.value for r in typed.readings}
    both = [[values[quote] for quote in cited] for cited in quotes(finding)]
    sides = [s for s, side in zip(both, finding.sides, strict=True) if not side.neutral]
    between = [v for s, side in zip(both, finding.sides, strict=True) if side.neutral for v in s]
    everything = [value for side in both for value in side]
    if everything[0].items:
        assert all(len({listed(value) for value in side}) == 1 for side in sides)
        assert len({listed(value) for value in everything}) == len(sides)
        return
    assert all(consistent(side) for side in sides)
    if all(len(value.parts) == 1 for value in everything):
        assert len(sides) == fewest_sides(everything)
        assert all(sum(consistent([*side, value]) for side in sides) > 1 for value in between)


def listed(value: Value) -> tuple[bool, frozenset[object]]:
    return value.closed, frozenset(item.interval for item in value.items)


def quotes_by_finding(findings: Iterable[Finding]) -> dict[str, set[frozenset[str]]]:
    found = list(findings)
    by_fingerprint = {finding.fingerprint: set(quotes(finding)) for finding in found}
    assert len(by_fingerprint) == len(found)
    return by_fingerprint


def printed(seen: Examined) -> str:
    run = all_new(seen)
    lines = [*terminal_lines(run, Canvas()), *report_text(seen, run, Canvas())]
    return "\n".join([*lines, *(outcome.model_dump_json() for outcome in seen.outcomes)])


@settings(deadline=None, max_examples=2)
@given(ledgers)
def test_two_runs_give_the_same_bytes(ledger: Ledger) -> None:
    path = write(ledger)
    with examined([path]) as first:
        once = printed(first)
    with examined([path], Path("ledger.duckdb")) as second:
        assert printed(second) == once
