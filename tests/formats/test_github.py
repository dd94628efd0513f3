"""GitHub: one command a line whatever the words are, worst first; the summary as Markdown."""

from __future__ import annotations

import dataclasses
import re

from reports.findings.formats import FORMATS
from reports.findings.github import MOST, summary
from tests.formats.runs import (
    BROKEN,
    GONE,
    HOSTILE,
    KNOWN,
    NEW,
    accepted,
    everything,
    hostile,
    nothing,
    partial,
    run_of,
)

ALL = """\
::error title=CR105 name-conflict could not run::Defect of Crossread: ValueError: no such column
::error file=facts.yaml,line=9,title=CR101 date-conflict ba1dab5d::\
the pier, opened: 2018 against 2019 \
against 2020%0ANew values since it was accepted (by desk until 31 January 2027): 2020 in s9%0A\
- 2018%0A    s3 (14 March 2024): “in 2018”%0A- 2019%0A    s6 (14 March 2024): “in 2019”%0A\
- 2020%0A    s9 (14 March 2024): “in 2020”
::error file=facts.yaml,line=3,title=CR101 date-conflict a3d63ed6::\
the bridge, opened: 2018 against 2019%0A\
- 2018%0A    s3 (14 March 2024): “in 2018”%0A- 2019%0A    s6 (14 March 2024): “in 2019”
::error file=facts.yaml,line=3,title=CR101 date-conflict 4126e66d::\
the mole, opened: 2018 against 2019%0A\
Expired: accepted by desk until 24 November 2026, because both are in print%0A\
- 2018%0A    s3 (14 March 2024): “in 2018”%0A- 2019%0A    s6 (14 March 2024): “in 2019”
::notice file=facts.yaml,line=3,title=CR404 undated-source eb59efb0::the ferry, opened: 2018%0A\
- 2018%0A    s3 (14 March 2024): “in 2018”
::warning file=crossread-baseline.yaml,title=Accepted%2C but no longer found::CR101 \
date-conflict lock opened: accepted by desk until 31 January 2027, but no longer found (STALE)
::notice title=1 check did not apply::CR203 relative-date-in-undated-source: \
no dates from a source without one
"""

SUMMARY = """\
## Crossread

**1 contradiction; 1 accepted.**

- **Defect of Crossread: CR105 name-conflict could not run: a\\_b \\*c\\* &lt;d\\>**

### contradiction: the bridge, opened: 2018 against 2019

CR101 date-conflict a3d63ed6, facts.yaml:3

- **2018**
  - s3 (14 March 2024): “in 2018”
- **2019**
  - s6 (14 March 2024): “in 2019”

### Accepted

- CR101 the quay, opened: 2018 against 2019 (by desk until 31 January 2027: both are in print)

### Accepted, but no longer found

- CR101 date-conflict lock opened: accepted by desk until 31 January 2027, but no longer found \
(STALE)

### 1 check did not apply

- CR203 relative-date-in-undated-source: no dates from a source without one
"""


def test_everything_is_listed_most_severe_first() -> None:
    run = everything()
    (stale,) = run.comparison.stale
    assert FORMATS["github"](run) == ALL.replace("STALE", stale.fingerprint)


def test_nothing_is_no_command() -> None:
    run = nothing()
    applied = tuple(outcome for outcome in run.outcomes if outcome.state == "passed")
    assert FORMATS["github"](dataclasses.replace(run, outcomes=applied)) == ""


def test_what_is_not_looked_at_or_not_listed_is_a_warning() -> None:
    head = "::warning title=Not everything is listed::"
    assert FORMATS["github"](partial()).splitlines()[:2] == [
        f"{head}CR101 did not look at the quotes of tables.",
        f"{head}CR101: showing 1 of 1,201 findings (--limit 0 shows all).",
    ]
    assert summary(partial()).splitlines()[2:6] == [
        "**1,201 contradictions.**",
        "",
        "- CR101 did not look at the quotes of tables.",
        "- CR101: showing 1 of 1,201 findings (--limit 0 shows all).",
    ]


def test_no_word_of_a_ledger_becomes_a_command() -> None:
    text = FORMATS["github"](hostile())
    lines = text.splitlines()
    assert len(lines) == text.count("\n") == 5
    head = re.compile(
        r"::(error|warning|notice) (file=[^:,\r\n]+,)?(line=[0-9]+,)?title=[^:,\r\n]+::"
    )
    assert all(head.match(line) for line in lines)
    assert [lone for line in lines for lone in re.findall(r"%(?!25|0A|0D|3A|2C)", line)] == []
    assert "\x1b" not in text
    assert "file=a b/%25%3A%2C%0A%3A%3Aerror%3A%3Aü😀.yaml,line=3," in lines[1]


def test_the_summary_of_a_run() -> None:
    run = run_of(
        NEW,
        KNOWN,
        entries=(accepted(KNOWN, "2018", "2019"), accepted(GONE)),
        more=(BROKEN.model_copy(update={"reason": "a_b *c*\n<d>"}),),
    )
    assert summary(run) == SUMMARY.replace("STALE", GONE.fingerprint)


def test_the_summary_of_no_finding() -> None:
    assert summary(nothing()).splitlines()[2] == "**Nothing found.**"
    known = run_of(KNOWN, entries=(accepted(KNOWN, "2018", "2019"),))
    assert summary(known).splitlines()[2] == "**Nothing new; 1 accepted.**"


def test_no_word_of_a_ledger_becomes_markup_of_the_summary() -> None:
    text = summary(hostile())
    assert "\x1b" not in text
    assert re.findall(r"(?<!\\)[`|~\[\]]", text) == []
    assert re.findall(r"<|&(?!lt;|amp;)", text) == []
    starts = {line[:4].strip() for line in text.splitlines() if line}
    assert {s for s in starts if s[0] not in "#-*"} == {"CR10"}
    assert "::error::" in HOSTILE
    assert not [line for line in text.splitlines() if line.startswith("::")]


def test_a_summary_has_room_for_so_much_and_counts_the_rest() -> None:
    long = NEW.model_copy(update={"message": "ü" * 20_000})
    text = summary(run_of(*[long] * 30))
    assert len(text.encode()) < MOST
    assert "\nand 19 more.\n" in text
