"""Findings as text: the new ones, then what is accepted, then what is stale."""

from __future__ import annotations

from textwrap import dedent

from reports.blocks import block, ended, tally
from reports.paint import Canvas
from reports.text import check_text, text
from tests.reports.telling import LEDGER, nothing, told

TEXT = """\
CR101 date-conflict                                                contradiction
Harbour bridge, opened: 2018 against July 2019
  - 2018
      courier (5 April 2024)                                        facts.yaml:9
      “opened in 2018”
  - July 2019
      herald (undated), the mayor                                  facts.yaml:10
      “in July 2019”

CR103 count-conflict                                               contradiction
Harbour bridge, lanes: 4 against 6 against 8
New value: 8. Accepted without it by ada, until 31 January 2027: the archive is
closed
  - 4
      courier (5 April 2024)                                       facts.yaml:12
      “four lanes”
  - 6
      herald (undated)                                             facts.yaml:13
      “six lanes”
  - 8
      herald (undated)                                             facts.yaml:14
      “eight lanes”

CR102 amount-conflict                                              contradiction
Harbour bridge, cost: 2 million USD against 3 million USD
Expired: accepted by ben, until 31 October 2026: the archive is closed
  - 2 million USD
      courier (5 April 2024)                                       facts.yaml:17
      “$2 million”
  - 3 million USD
      herald (undated)                                             facts.yaml:18
      “$3 million”

Accepted
────────
CR105 Harbour bridge, builder: Hart against Hardt
  ada, until 31 January 2027: the archive is closed

Stale
─────
warning: CR101 date-conflict, pier, opened (0123456789abcdef)
  ada, until 31 January 2027: the archive is closed

No finding meets these any more: crossread baseline prune takes them out.

3 contradictions; 1 of them expired; 1 finding accepted; 1 stale entry in the
baseline.
5 checks ran, 0 of them found nothing.
1 did not apply: CR104 (no terms)
CR106 list-conflict could not run: ZeroDivisionError: a list without end
"""


def test_the_whole_text() -> None:
    assert text(told()) == TEXT


def test_with_an_empty_baseline_there_are_findings_and_how_the_checks_ended() -> None:
    run = told(baseline=False)
    findings = [judged.finding for judged in run.comparison.judged]
    assert len(findings) == 4
    canvas = Canvas(70)
    blocks = [line for finding in findings for line in [*block(finding, canvas), ""]]
    end = [f"{tally(findings)}.", *ended(run.outcomes, canvas)]
    assert list(check_text(run, canvas)) == [*blocks, *end]


def test_nothing_found() -> None:
    assert text(nothing()) == dedent("""\
        Nothing found.
        1 check ran, 1 of them found nothing.
        """)


def test_nothing_new() -> None:
    only_accepted = "\n".join(
        line for line in LEDGER.splitlines() if "attribute:" not in line or "builder" in line
    ).replace("     speaker: the mayor}\n", "")
    run = told(only_accepted)
    assert [judged.status for judged in run.comparison.judged] == ["accepted"]
    assert text(run).splitlines()[:6] == [
        "Accepted",
        "────────",
        "CR105 Harbour bridge, builder: Hart against Hardt",
        "  ada, until 31 January 2027: the archive is closed",
        "",
        "Nothing new; 1 finding accepted.",
    ]


def test_several_new_values_are_named_in_the_words_of_the_claims() -> None:
    ledger = LEDGER + (
        "  - {source: courier, subject: bridge, attribute: lanes, value: nine, quote: nine lanes}\n"
    )
    assert "New values: 8 and nine. Accepted without them by ada" in text(told(ledger))


def test_a_terminal_gets_the_roles_of_words() -> None:
    painted = list(check_text(told(), Canvas(80, lambda words, role: f"<{role}>{words}</>")))
    assert "<strong>Accepted</>" in painted
    assert "<tension>warning: CR101 date-conflict, pier, opened (0123456789abcdef)</>" in painted
    expired = "Expired: accepted by ben, until 31 October 2026: the archive is closed"
    assert f"<strong>{expired}</>" in painted
