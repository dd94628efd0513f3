"""`lint`: a draft, compared with what the sources of a ledger say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from commands.common import echo_text, refuse, say
from commands.exit_codes import FailOn, Gate
from commands.linted_drafts import linted_drafts
from commands.output_options import outputs_of
from commands.progress_bar import bar
from commands.refusals import all_refusals, reports_all
from commands.setup import BaselinePath, accepted, set_up, today
from reports.findings.formats import FORMATS
from reports.terminal import canvas, deliver
from schema.characters import no_command

if TYPE_CHECKING:
    from pathlib import Path

    from commands.linted_drafts import LintedDrafts
    from commands.setup import Setup
    from reports.findings.run_result import RunResult
    from runner.examine import Examined
    from schema.finding import State


@reports_all
def lint(
    drafts: Annotated[
        list[str],
        typer.Argument(
            metavar="DRAFT...", help="Files of drafts, folders of them, or - for standard input."
        ),
    ],
    *,
    ledger: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PATH",
            help="Ledger files, or folders of them.  [default: facts.yaml]",
            show_default=False,
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="DATE",
            help="The day of the draft, for words such as “last month”.  [default: what its file "
            "says]",
            show_default=False,
        ),
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list", help="Also list the sentences that are not in the sheet.")
    ] = False,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            help="Exit 1 if there are new findings of this severity or worse.  [default: "
            "contradiction]",
            show_default=False,
        ),
    ] = None,
    baseline: BaselinePath = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="text, json, ndjson, sarif, github, summary, gitlab or junit.",
        ),
    ] = "text",
    output: Annotated[
        list[str] | None,
        typer.Option(
            *("--output", "-o"),
            metavar="[FORMAT:]PATH",
            help="PATH: write to this file instead of printing. FORMAT:PATH: also write another "
            "format to a file; may be repeated.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Compare drafts with what the sources of a ledger say.

    For each difference it prints the place in the draft, what the source has instead, and the row
    of the fact sheet. Compared are quotations, names and offices, dates, sums and counts, and
    sentences that are those of a source but for a word. At the end it says how many sentences were
    checked and right, are not in the sheet, or were not looked at.
    """
    from runner.examine import examined

    with all_refusals() as refusals:
        outputs = refusals.ask(outputs_of, form, output or [])
        refusals.ask(_require_date, published)
        setup = refusals.ask(set_up, ledger, None, None, baseline)
    files = [each.file for each in outputs if each.file]
    with examined(setup.paths, outputs=files, progress=bar(), bounds=setup.bounds) as seen:
        found = linted_drafts(drafts, seen, setup.bounds, published)
        run = _run(found, setup, seen)
        for each in outputs:
            if each.form == "text":
                _deliver_text(found, run, each.file, listed=listed)
            else:
                deliver(FORMATS[each.form](run), each.file, echo_text)
    gate = Gate(fail_on or FailOn(setup.settings.fail_on))
    raise typer.Exit(gate.code(run, len(found)))


def _require_date(written: str | None) -> None:
    """Raise CommandLineError for what is no date."""
    from schema.problem import ValueProblem
    from schema.values.date import read_days

    try:
        if written is not None:
            read_days(written)
    except ValueProblem as problem:
        refuse(f"--date: found {problem.found}, expected {problem.expected}")


def _run(found: LintedDrafts, setup: Setup, seen: Examined) -> RunResult:
    """Give the findings as the result of a run, compared with the baseline."""
    from baseline.compare import compare
    from drafts.rules import RULES
    from reports.findings.run_result import RunResult
    from schema.finding import Outcome, in_order

    findings = in_order(each.finding for _, of_draft in found for each in of_draft)
    outcomes: list[Outcome] = []
    for rule in RULES.values():
        own = tuple(f for f in findings if f.code == rule.code)
        state: State = "found" if own else "passed"
        outcomes.append(Outcome(code=rule.code, name=rule.name, state=state, findings=own))
    comparison = compare(findings, accepted(setup), today(), ())
    first = next(iter(seen.typed.read.files), setup.paths[0])
    own_rules = tuple(RULES.values())
    return RunResult(comparison, tuple(outcomes), str(setup.baseline), own_rules, ledger=first)


def _deliver_text(found: LintedDrafts, run: RunResult, file: Path | None, *, listed: bool) -> None:
    from reports.canvas import Canvas
    from reports.drafts.draft_text import draft_lines

    lines = draft_lines(found, run, canvas() if file is None else Canvas(), listed=listed)
    if file is None:
        say(lines)
    else:
        deliver("\n".join(map(no_command, lines)) + "\n", file, echo_text)
