"""`report`: findings and facts, for reading: as text, as a web page, as pictures."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.common import (
    Database,
    LedgerPaths,
    complain_of_broken,
    echo_text,
    path,
    refuse,
    say,
)
from commands.exit_codes import code_without_findings
from commands.output_options import require_different, require_not_ours
from commands.progress_bar import bar, during
from commands.refusals import all_refusals, reports_all, require_all
from commands.setup import BaselinePath, Ignore, Select, Verbose, run_result, set_up
from reports.phrases import counted
from reports.terminal import canvas, deliver
from support.paths import exists, is_file, is_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.findings.run_result import RunResult
    from runner.examine import Examined


@reports_all
def report(
    ledger: LedgerPaths = None,
    *,
    html: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            parser=path,
            help="Write the report as one web page with the articles, and print nothing.",
            show_default=False,
        ),
    ] = None,
    svg: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            parser=path,
            help="Write the pictures of the report to this folder, and print nothing.",
            show_default=False,
        ),
    ] = None,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch",
            help="Write again whenever the ledger, an article, the settings or the baseline "
            "changes, until Ctrl-C. Needs --html or --svg.",
        ),
    ] = False,
    select: Select = None,
    ignore: Ignore = None,
    baseline: BaselinePath = None,
    verbose: Verbose = False,
    database: Database = None,
) -> None:
    """Print the consistency report, subject by subject.

    For each subject it lists the findings, then the values that the sources agree on, then those
    that only one source gives. Accepted findings are at the end. Findings do not change the exit
    code.

    With --html the report is a page for the browser, with a picture of each conflict and every
    quote in its article. The page needs no network.
    """
    from runner.examine import examined

    with all_refusals() as refusals:
        if watch:
            refusals.ask(_refuse_to_watch, ledger or (), html, svg)
        files = (("--html", html), ("--svg", svg), ("--database", database))
        refusals.ask(require_different, files)
        if not watch:  # which waits until settings that cannot be used are corrected
            setup = refusals.ask(set_up, ledger, select, ignore, baseline)
            if setup:
                refusals.ask(require_not_ours, files, setup.settings_files, setup.baseline)

    def written() -> tuple[int, str, set[Path]]:
        setup = set_up(ledger, select, ignore, baseline)
        require_not_ours(files, setup.settings_files, setup.baseline)
        outputs = [html] if html else ()
        with examined(
            setup.paths,
            database,
            outputs=outputs,
            checks=setup.checks,
            progress=bar(),
            bounds=setup.bounds,
        ) as seen:
            run = run_result(seen, setup)
            with during("writing"):
                _write(seen, run, html, svg, verbose=verbose, read=seen.inputs | setup.files)
            if html or svg:
                complain_of_broken(seen.outcomes)
            found = counted(len(seen.findings), "finding")
            where = ", ".join(str(out) for out in (html, svg) if out)
            return (
                code_without_findings(seen.outcomes),
                f"{where}: {found}",
                seen.inputs | setup.files,
            )

    if watch:
        from commands.watch import rebuild_on_change

        rebuild_on_change(lambda: written()[1:], {Path(name) for name in ledger or ["facts.yaml"]})
    raise typer.Exit(written()[0])


def _refuse_to_watch(ledger: Iterable[str], html: Path | None, svg: Path | None) -> None:
    """Raise CommandLineError if there is nothing to write, or an input that cannot be watched."""
    require_all(partial(_require_something_to_write, html, svg), partial(_require_files, ledger))


def _require_something_to_write(html: Path | None, svg: Path | None) -> None:
    if not html and not svg:
        refuse("--watch needs --html or --svg")


def _require_files(ledger: Iterable[str]) -> None:
    if "-" in ledger:
        refuse("--watch cannot read standard input, which can be read only once")
    for name in ledger:
        if exists(name) and not is_file(name) and not is_folder(name):
            refuse(f"--watch cannot read {name!r}, a pipe, which can be read only once")


def _write(
    seen: Examined,
    run: RunResult,
    html: Path | None,
    svg: Path | None,
    *,
    verbose: bool,
    read: set[Path],
) -> None:
    if html:
        from reports.page.page import html as page

        deliver(page(seen, run), html, echo_text)
    if svg:
        from reports.pictures.folder import write_pictures

        write_pictures(seen, svg, read)
    if not html and not svg:
        from reports.report_text import report_text

        say(report_text(seen, run, canvas(), verbose=verbose))
