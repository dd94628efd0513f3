"""What holds for every format."""

from __future__ import annotations

import dataclasses
import subprocess
import sys

import pytest

from baseline.compare import Comparison
from docs.generate import ROOT
from reports.findings.formats import FORMATS
from reports.findings.run_result import RunResult
from schema.characters import no_command
from tests.formats.runs import KNOWN, NEW, Make, accepted, everything, hostile, nothing, run_of


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("make", [everything, hostile, nothing])
def test_two_runs_give_the_same_text_and_end_their_last_line(name: str, make: Make) -> None:
    first = FORMATS[name](make())
    assert first == FORMATS[name](make())
    assert first.endswith("\n") or not first


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_known_without_an_entry_is_not_reported_as_new(name: str) -> None:
    run = run_of(KNOWN)
    (new,) = run.comparison.findings
    known = RunResult(Comparison((dataclasses.replace(new, status="known"),)), run.outcomes)
    accepts = run_of(KNOWN, entries=(accepted(KNOWN, "2018", "2019"),))
    assert len(FORMATS[name](known)) <= len(FORMATS[name](accepts))
    assert FORMATS[name](known) != FORMATS[name](run)


def test_text_is_written_without_the_modules_of_the_others() -> None:
    code = (
        "import sys; from reports.findings.formats import FORMATS;"
        "from reports.findings.run_result import RunResult;"
        "from baseline.compare import Comparison; FORMATS['text'](RunResult(Comparison(()), ()));"
        "print(sorted(m for m in sys.modules if m.startswith('reports.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = ["article_sentences", "canvas", "findings", "findings.check_outcomes"]
    loaded += ["findings.ending_text", "findings.finding_text", "findings.formats"]
    loaded += ["findings.run_result", "findings.sentence_groups", "findings.terminal_text"]
    loaded += ["findings.uncompared_text"]
    assert done.stdout.strip() == str([f"reports.{name}" for name in (*loaded, "phrases")])


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "github"])
def test_printed_in_ci_no_line_is_a_command(name: str) -> None:
    """Even where a text is wrapped so that a line begins with what it must not begin with."""
    words = "::error::here ##[error]there ##vso[task]"
    finding = NEW.model_copy(update={"message": f"{'x' * 70} {words} {'y' * 98} {words}"})
    for run in (hostile(), run_of(finding)):
        text = FORMATS[name](run)
        assert [line for line in text.splitlines() if line != no_command(line)] == []


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_in_the_manual(name: str) -> None:
    assert f"\n| {name} |" in (ROOT / "docs/formats.md").read_text(encoding="utf-8")
