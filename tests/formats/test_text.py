"""Text: what is new first, what is accepted under its own heading, and nothing without either."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from reports.canvas import Canvas
from reports.findings.formats import FORMATS
from reports.findings.run_result import RunResult
from reports.findings.terminal_text import terminal_lines
from runner.examine import examined
from schema.characters import hidden
from tests.formats.runs import (
    BROKEN,
    KNOWN,
    accepted,
    all_new,
    everything,
    hostile,
    nothing,
    run_of,
)

HARBOUR = Path(__file__).parents[1] / "ledgers" / "harbour.yaml"

ALL = """\
CR404 undated-source eb59efb0                                               note
the ferry, opened: 2018
  - 2018
      s3 (14 March 2024)                                            facts.yaml:3
      “in 2018”

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

Accepted
  CR101 cf76b53e the quay, opened: 2018 against 2019
    by desk until 31 January 2027: both are in print

Warning: CR101 date-conflict lock opened: accepted by desk until 31 January
  2027, but no longer found (FINGERPRINT)

3 contradictions, 1 note; 1 accepted.
4 checks ran, 1 of them found nothing.
1 did not apply: CR203 (no dates from a source without one)
CR105 name-conflict could not run: ValueError: no such column
"""


def test_everything_is_listed() -> None:
    run = everything()
    (stale,) = run.comparison.stale
    assert FORMATS["text"](run) == ALL.replace("FINGERPRINT", stale.fingerprint)


def test_without_a_baseline_all_is_new() -> None:
    with examined([HARBOUR]) as seen:
        lines = list(terminal_lines(all_new(seen), Canvas(80)))
    heads = [f"{f.code} {f.name} {f.short}" for f in seen.findings]
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


def test_what_is_known_without_an_entry_is_reported_as_known() -> None:
    (new,) = run_of(KNOWN).comparison.findings
    run = run_of(KNOWN)
    known = dataclasses.replace(new, status="accepted")
    run = RunResult(dataclasses.replace(run.comparison, findings=(known,)), run.outcomes)
    assert list(terminal_lines(run, Canvas(80)))[:3] == [
        "Accepted",
        "  CR101 cf76b53e the quay, opened: 2018 against 2019",
        "    known before",
    ]
