"""`accept`, `baseline show` and `baseline prune`: the findings that a team has accepted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from commands.common import LedgerPaths, say, verdict
from commands.setup import BaselinePath, Ignore, Select, accepted, compared, set_up, today
from reports.terminal import canvas

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schema.finding import Finding
    from schema.settings import Settings

app = typer.Typer(
    name="baseline",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Show what is accepted, or take out what is no longer found.",
)


def accept(
    fingerprint: Annotated[
        str,
        typer.Argument(
            metavar="FINGERPRINT", help="What 'check' prints behind the name of the check."
        ),
    ],
    ledger: LedgerPaths = None,
    *,
    because: Annotated[str, typer.Option(metavar="TEXT", help="Why it may stay.")],
    owner: Annotated[str, typer.Option(metavar="NAME", help="Who answers for that.")],
    until: Annotated[
        str | None,
        typer.Option(
            metavar="DAY",
            help="The last day on which it is accepted, as in 2027-03-31.  [default: as set by "
            "default-term]",
            show_default=False,
        ),
    ] = None,
    baseline: BaselinePath = None,
) -> None:
    """Accept a finding, with its values of today, until a day.

    It no longer makes 'check' fail, but is still listed, under a heading of its own. A further
    value makes it new again; a further source for a known one does not.
    """
    from baseline.file import add
    from runner.examine import examined
    from schema.acceptance import Acceptance

    setup = set_up(ledger, baseline=baseline, to_write=True)
    last = _last_day(until, setup.settings)
    for name, text in (("--because", because), ("--owner", owner)):
        if not text.strip():
            raise typer.BadParameter("found nothing, expected words", param_hint=name)
    with examined(setup.paths, outputs=[setup.baseline], checks=setup.checks) as seen:
        finding = _named(fingerprint, seen.findings)
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
    add(setup.baseline, [entry])
    told = f"Accepted until {last}, in {setup.baseline}: {finding.code} {finding.message}"
    say(canvas().wrapped(told, 0, hang=2))


def _last_day(until: str | None, settings: Settings) -> date:
    """Read the last day of an acceptance. Raises typer.BadParameter."""
    latest = today() + timedelta(days=settings.longest_term)
    if until is None:
        if settings.default_term is None:
            raise typer.BadParameter(
                "found none, expected a day, or default-term in the settings", param_hint="--until"
            )
        return min(today() + timedelta(days=settings.default_term), latest)
    try:
        last = date.fromisoformat(until)
    except ValueError:
        raise typer.BadParameter(
            f"found {until!r}, expected a day, as in {latest}", param_hint="--until"
        ) from None
    if not today() <= last <= latest:
        raise typer.BadParameter(
            f"found {until}, expected a day from today to {latest} (longest-term is "
            f"{settings.longest_term} days)",
            param_hint="--until",
        )
    return last


def _named(fingerprint: str, findings: Iterable[Finding]) -> Finding:
    """Give the finding that a fingerprint, or its beginning, names. Raises typer.BadParameter."""
    meant = [f for f in findings if fingerprint and f.fingerprint.startswith(fingerprint.lower())]
    if len(meant) == 1:
        return meant[0]
    found = ", ".join(f.fingerprint for f in meant[:3]) if meant else "no finding with it"
    expected = "more of its digits" if meant else "one that 'crossread check' prints"
    raise typer.BadParameter(
        f"found {found} for {fingerprint!r}, expected {expected}", param_hint="FINGERPRINT"
    )


@app.command()
def show(ledger: LedgerPaths = None, *, baseline: BaselinePath = None) -> None:
    """List what is accepted: by whom, why, since when and until when."""
    from reports.findings.baseline_text import listed

    setup = set_up(ledger, baseline=baseline)
    say(listed(accepted(setup), str(setup.baseline), today(), canvas()))


@app.command()
def prune(
    ledger: LedgerPaths = None,
    *,
    select: Select = None,
    ignore: Ignore = None,
    baseline: BaselinePath = None,
) -> None:
    """Take out what is no longer found.

    Only entries that this run could have found go: of checks that ran, about subjects that the
    ledger knows. Nothing is ever added.
    """
    from baseline.file import prune as take_out
    from reports.findings.baseline_text import pruned
    from runner.examine import examined

    setup = set_up(ledger, select, ignore, baseline)
    with examined(setup.paths, outputs=[setup.baseline], checks=setup.checks) as seen:
        stale = compared(seen, setup).stale
        code = verdict(seen.outcomes)
    if stale:
        take_out(setup.baseline, stale)
    say(pruned(stale, str(setup.baseline), canvas()))
    raise typer.Exit(code)
