"""`accept`, `baseline show` and `baseline prune`: the findings that a team has accepted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from commands.common import LedgerPaths, refuse, say
from commands.exit_codes import code_without_findings
from commands.ledger_arguments import require_words
from commands.output_options import require_not_ours
from commands.refusals import OneRunCommand, all_refusals, reports_all
from commands.setup import BaselinePath, Ignore, Select, accepted, comparison_of, set_up, today
from reports.terminal import canvas

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commands.setup import Setup
    from runner.examine import Examined
    from schema.finding import Finding
    from schema.settings import Settings

app = typer.Typer(
    name="baseline",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="List accepted findings, or remove those that no longer occur.",
)


@reports_all
def accept(
    fingerprint: Annotated[
        str,
        typer.Argument(
            metavar="FINGERPRINT",
            help="The ID that 'check' prints after the name of the check, or its first digits.",
        ),
    ],
    ledger: LedgerPaths = None,
    *,
    because: Annotated[str, typer.Option(metavar="TEXT", help="Why the finding is acceptable.")],
    owner: Annotated[str, typer.Option(metavar="NAME", help="Who is responsible for it.")],
    until: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Last day of the acceptance, such as 2027-03-31.  [default: today plus "
            "default-term of the settings]",
            show_default=False,
        ),
    ] = None,
    draft: Annotated[
        list[str] | None,
        typer.Option(
            metavar="DRAFT",
            help="Accept a finding of 'lint' about this draft; may be repeated.",
            show_default=False,
        ),
    ] = None,
    baseline: BaselinePath = None,
) -> None:
    """Accept a finding, with its current values, until a given date.

    'check' then no longer fails on it, but still lists it under "Accepted". If another value
    appears, the finding is new again; another source for a known value changes nothing.
    """
    from baseline.file import add
    from runner.examine import examined
    from schema.acceptance import Acceptance

    with all_refusals() as refusals:
        refusals.ask(require_words, "--because", because)
        refusals.ask(require_words, "--owner", owner)
        setup = set_up(ledger, baseline=baseline, to_write=True)
        refusals.ask(require_not_ours, [("--baseline", setup.baseline)], setup.settings_files, None)
        last = refusals.ask(_last_day, until, setup.settings)
        with examined(
            setup.paths, outputs=[setup.baseline], checks=setup.checks, bounds=setup.bounds
        ) as seen:
            findings = _of_drafts(draft, seen, setup) if draft else seen.findings
            finding = refusals.ask(_named, fingerprint, findings)
    entry = Acceptance(
        fingerprint=finding.fingerprint,
        check=f"{finding.code} {finding.name}",
        subject=finding.subject or None,
        attribute=finding.attribute or None,
        scope=finding.scope or None,
        values=finding.values,
        because=because.strip(),
        owner=owner.strip(),
        on=today().isoformat(),
        until=last.isoformat(),
    )
    add(setup.baseline, [entry], setup.bounds)
    done = f"Accepted until {last}, in {setup.baseline}: {finding.code} {finding.message}"
    say(canvas().wrapped(done, 0, hang=2))


def _of_drafts(names: list[str], seen: Examined, setup: Setup) -> list[Finding]:
    """Give what 'lint' finds in drafts. Raises UnusableInput."""
    from commands.linted_drafts import linted_drafts

    found = linted_drafts(names, seen, setup.bounds)
    return [each.finding for _, of_draft in found for each in of_draft]


def _last_day(until: str | None, settings: Settings) -> date:
    """Read the last day of an acceptance. Raises CommandLineError."""
    latest = today() + timedelta(days=settings.longest_term)
    if until is None:
        if settings.default_term is None:
            refuse("--until is required, unless the settings have default-term")
        return min(today() + timedelta(days=settings.default_term), latest)
    try:
        last = date.fromisoformat(until)
    except ValueError:
        refuse(f"--until must be a date such as {latest}, not {until!r}")
    if not today() <= last <= latest:
        refuse(
            f"--until must be a date from today to {latest}, not {until} (longest-term is "
            f"{settings.longest_term} days)"
        )
    return last


def _named(fingerprint: str, findings: Iterable[Finding]) -> Finding:
    """Give the finding with this fingerprint, or this beginning of it. Raises CommandLineError."""
    if not fingerprint:
        refuse("FINGERPRINT must not be empty; 'crossread check' prints the IDs")
    meant = [f for f in findings if f.fingerprint.startswith(fingerprint.lower())]
    if not meant:
        refuse(
            f"no finding has an ID starting with {fingerprint!r}; 'crossread check' prints the IDs"
        )
    if len(meant) > 1:
        some = ", ".join(f.fingerprint for f in meant[:3])
        refuse(
            f"several findings have an ID starting with {fingerprint!r}: {some}; use more digits"
        )
    return meant[0]


@app.command(cls=OneRunCommand)
def show(ledger: LedgerPaths = None, *, baseline: BaselinePath = None) -> None:
    """List accepted findings: who accepted each, why, since when and until when."""
    from reports.findings.baseline_text import listed

    setup = set_up(ledger, baseline=baseline)
    say(listed(accepted(setup), str(setup.baseline), today(), canvas()))


@app.command(cls=OneRunCommand)
def prune(
    ledger: LedgerPaths = None,
    *,
    select: Select = None,
    ignore: Ignore = None,
    baseline: BaselinePath = None,
) -> None:
    """Remove accepted findings that no longer occur.

    Only entries that this run could have found are removed: those of checks that ran, about
    subjects of this ledger. Nothing is added.
    """
    from baseline.file import prune as remove
    from reports.findings.baseline_text import pruned
    from runner.examine import examined
    from support.one_at_a_time import held

    setup = set_up(ledger, select, ignore, baseline)
    with held([setup.baseline]) as files:  # what is accepted meanwhile would seem to be stale
        with examined(
            setup.paths, outputs=[setup.baseline], checks=setup.checks, bounds=setup.bounds
        ) as seen:
            stale = comparison_of(seen, setup).stale
            code = code_without_findings(seen.outcomes)
        if stale:
            remove(files, setup.baseline, stale, setup.bounds)
    say(pruned(stale, str(setup.baseline), canvas()))
    raise typer.Exit(code)
