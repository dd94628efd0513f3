"""Text: what is new first, what is accepted under its own heading, and nothing without either."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from baseline.compare import compare, known_before
from reports.canvas import Canvas
from reports.findings.formats import FORMATS
from reports.findings.run_result import RunResult
from reports.findings.terminal_text import terminal_lines
from runner.examine import examined
from schema.characters import hidden
from schema.finding import Finding, Outcome, Severity, State
from tests.formats.runs import (
    BROKEN,
    KNOWN,
    NEW,
    NOTE,
    TODAY,
    accepted,
    all_new,
    everything,
    found,
    hostile,
    nothing,
    run_of,
)

HARBOUR = Path(__file__).parents[1] / "ledgers" / "harbour.yaml"

ALL = """\
CR101 date-conflict 4126e66d                                       contradiction
Expired: accepted by desk until 24 November 2026, because both are in print
the mole, opened: 2018 against 2019
  - 2018
      s3 (14 March 2024)                                            facts.yaml:3
      “in 2018”
  - 2019
      s6 (14 March 2024)                                            facts.yaml:6
      “in 2019”

CR101 date-conflict ba1dab5d                                       contradiction
New values since it was accepted (by desk until 31 January 2027): 2020 in s9
the pier, opened: 2018 against 2019 against 2020
  - 2018
      s3 (14 March 2024)                                            facts.yaml:3
      “in 2018”
  - 2019
      s6 (14 March 2024)                                            facts.yaml:6
      “in 2019”
  - 2020
      s9 (14 March 2024)                                            facts.yaml:9
      “in 2020”

CR101 date-conflict a3d63ed6                                       contradiction
the bridge, opened: 2018 against 2019
  - 2018
      s3 (14 March 2024)                                            facts.yaml:3
      “in 2018”
  - 2019
      s6 (14 March 2024)                                            facts.yaml:6
      “in 2019”

CR404 undated-source eb59efb0                                               note
the ferry, opened: 2018
  - 2018
      s3 (14 March 2024)                                            facts.yaml:3
      “in 2018”

Accepted
  CR101 cf76b53e the quay, opened: 2018 against 2019
    by desk until 31 January 2027: both are in print

Warning: CR101 date-conflict lock opened: accepted by desk until 31 January
  2027, but no longer found (FINGERPRINT)

3 contradictions, 1 note; 1 accepted.
3 checks ran (1 found nothing), 1 did not apply, 1 could not run; --verbose
lists them.
Defect of Crossread: CR105 name-conflict could not run: ValueError: no such
  column
"""


def test_everything_is_listed() -> None:
    run = everything()
    (stale,) = run.comparison.stale
    assert FORMATS["text"](run) == ALL.replace("FINGERPRINT", stale.fingerprint)


def test_without_a_baseline_all_is_new() -> None:
    with examined([HARBOUR]) as seen:
        lines = list(terminal_lines(all_new(seen), Canvas(80)))
    worst_first = sorted(seen.findings, key=lambda f: f.severity, reverse=True)
    heads = [f"{f.code} {f.name} {f.short}" for f in worst_first]
    printed = [" ".join(line.split()[:3]) for line in lines if line.startswith("CR")]
    assert printed == heads
    assert "Accepted" not in lines


def test_every_line_is_one_line_whatever_the_words_are() -> None:
    lines = list(terminal_lines(hostile(), Canvas(80)))
    assert [line for line in lines if hidden(line)] == []
    assert "Accepted" in lines


def test_where_all_is_accepted_nothing_is_new() -> None:
    run = run_of(KNOWN, entries=(accepted(KNOWN, "2018", "2019"),), more=(BROKEN,))
    assert "Nothing new; 1 accepted." in list(terminal_lines(run, Canvas(80)))
    assert "Nothing found." in list(terminal_lines(nothing(), Canvas(80)))


def test_what_an_earlier_revision_has_too_is_known_and_not_accepted() -> None:
    run = run_of(KNOWN, NOTE)
    before = known_before(run.comparison, [KNOWN])
    at_main = RunResult(before, run.outcomes, since="main")
    lines = list(terminal_lines(at_main, Canvas(80)))
    assert [line for line in lines if "nown" in line] == ["Known at main", "1 note; 1 known."]
    assert lines[lines.index("Known at main") + 1 :][:2] == [
        "  CR101 cf76b53e the quay, opened: 2018 against 2019",
        "",
    ]
    assert not any("ccepted" in line for line in lines)
    settled = RunResult(known_before(everything().comparison, [NEW]), run.outcomes)
    assert "2 contradictions, 1 note; 1 accepted, 1 known." in terminal_lines(settled, Canvas(80))
    assert "Known" in terminal_lines(settled, Canvas(80))


def outcome(code: str, state: State, reason: str = "", **more: Any) -> Outcome:  # noqa: ANN401 - fields of an outcome
    return Outcome(code=code, name="a-check", state=state, reason=reason, **more)


def ends(*outcomes: Outcome, verbose: bool = False) -> list[str]:
    run = RunResult(compare((), (), TODAY, ()), outcomes)
    return list(terminal_lines(run, Canvas(80), verbose=verbose))


PASSED = outcome("CR101", "passed")
IDLE = outcome("CR203", "did not apply", "no dates from a source without one")


@pytest.mark.parametrize(
    ("outcomes", "counts"),
    [
        ((PASSED,), "1 check ran (1 found nothing)."),
        ((PASSED, PASSED, outcome("CR1", "found")), "3 checks ran (2 found nothing)."),
        ((outcome("CR1", "found"),), "1 check ran."),
        ((IDLE,), "0 checks ran, 1 did not apply; --verbose lists them."),
        ((PASSED, BROKEN), "1 check ran (1 found nothing), 1 could not run."),
        ((), "0 checks ran."),
    ],
)
def test_one_line_counts_the_checks(outcomes: tuple[Outcome, ...], counts: str) -> None:
    assert ends(*outcomes)[:2] == ["Nothing found.", counts]


def test_verbose_lists_what_found_nothing_and_what_did_not_apply_and_why() -> None:
    assert ends(PASSED, IDLE, verbose=True)[1:] == [
        "1 check ran (1 found nothing), 1 did not apply.",
        "Found nothing:",
        "  CR101 a-check",
        "Did not apply:",
        "  CR203 a-check: no dates from a source without one",
    ]


def test_what_was_not_looked_at_is_always_said_once_for_all_that_left_it_out() -> None:
    looked = "20,001 claims of tables"
    several = [outcome(code, "passed", not_looked_at=looked) for code in ("CR202", "CR406")]
    other = outcome("CR407", "passed", not_looked_at="its quotes")
    assert ends(*several, other)[2:] == [
        "CR202 and CR406 did not look at 20,001 claims of tables.",
        "CR407 did not look at its quotes.",
    ]


def test_what_could_not_run_says_whose_fault_it_is() -> None:
    own = outcome("X101", "could not run", "BinderException: no column", own=True)
    assert ends(own, BROKEN)[2:] == [
        "Your own check X101 a-check could not run: BinderException: no column",
        "Defect of Crossread: CR105 name-conflict could not run: ValueError: no such",
        "  column",
    ]


def test_findings_that_are_left_out_are_counted_with_the_others() -> None:
    limited = outcome("CR101", "found", findings=(NEW,), unlisted=1230)
    run = RunResult(compare((NEW,), (), TODAY, ()), (limited,))
    assert list(terminal_lines(run, Canvas(80)))[-3:] == [
        "1,231 contradictions.",
        "1 check ran.",
        "CR101: showing 1 of 1,231 findings (--limit 0 shows all).",
    ]


def _about(finding: Finding, claim: int, quote: str) -> Finding:
    """Give a finding whose first claim has a number, and these words."""
    first, *others = finding.sides
    own = first.citations[0].model_copy(update={"claim": claim, "quote": quote})
    sides = (first.model_copy(update={"citations": (own,)}), *others)
    return finding.model_copy(update={"sides": sides})


def test_findings_about_one_sentence_are_one_block_with_each_quote_once() -> None:
    said = "it opened in 2018 and was slammed"
    loaded = _about(found("ferry", "2018", severity=Severity.NOTE), 1, "opened in 2018")
    worded = _about(found("tram", "slammed", severity=Severity.NOTE), 2, "was slammed")
    conflict = _about(NEW, 0, said)
    other = conflict.sides[1].citations[0].model_copy(update={"claim": 9})
    sides = (conflict.sides[0], conflict.sides[1].model_copy(update={"citations": (other,)}))
    conflict = conflict.model_copy(update={"sides": sides})
    lines = list(terminal_lines(run_of(loaded, worded, conflict), Canvas(80)))
    assert (
        "\n".join(lines[: lines.index("")])
        == """\
CR101 date-conflict a3d63ed6                                       contradiction
the bridge, opened: 2018 against 2019
  - 2018
      s3 (14 March 2024)                                            facts.yaml:3
      “it opened in 2018 and was slammed”
  - 2019
      s6 (14 March 2024)                                            facts.yaml:6
      “in 2019”
  CR404 undated-source eb59efb0                                             note
  the ferry, opened: 2018
    - 2018
        s3 (14 March 2024)                                          facts.yaml:3
  CR404 undated-source b9f9836e                                             note
  the tram, opened: slammed
    - slammed
        s3 (14 March 2024)                                          facts.yaml:3"""
    )


def test_a_claim_that_two_sides_cite_is_printed_once() -> None:
    twice = NEW.model_copy(update={"sides": (*NEW.sides, NEW.sides[0])})
    lines = list(terminal_lines(run_of(twice), Canvas(80)))
    assert lines.count("      “in 2018”") == 1
    assert lines.count("  - 2018") == 2
