"""`report`: what was found, for those who read it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.common import Database, LedgerPaths, echo_text, path, say, verdict
from commands.progress_bar import bar, during
from commands.setup import BaselinePath, Ignore, Select, set_up, told
from reports.phrases import counted
from reports.terminal import canvas, deliver

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.findings.run_result import Told
    from runner.examine import Examined


def report(
    ledger: LedgerPaths = None,
    *,
    html: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            parser=path,
            help="Write it as one web page, with the articles, and print nothing.",
            show_default=False,
        ),
    ] = None,
    svg: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            parser=path,
            help="Write its pictures into this folder, and print nothing.",
            show_default=False,
        ),
    ] = None,
    watch: Annotated[
        bool,
        typer.Option(
            "--watch",
            help="Write --html or --svg again whenever the ledger, an article, the settings or "
            "the baseline changes; Ctrl-C ends it.",
        ),
    ] = False,
    select: Select = None,
    ignore: Ignore = None,
    baseline: BaselinePath = None,
    database: Database = None,
) -> None:
    """Print the consistency report, subject by subject.

    Under each subject stand its findings, then what the sources agree on, then what only one of
    them says. What was accepted stands at the end. Findings do not change the exit code.

    With --html it is a page to read in a browser, with a picture for each conflict and every quote
    in its article; the page needs no network.
    """
    from runner.examine import examined

    if watch:
        _refuse_to_watch(ledger or (), html, svg)

    def written() -> tuple[int, str, set[Path]]:
        setup = set_up(ledger, select, ignore, baseline)
        outputs = [html] if html else ()
        with examined(
            setup.paths, database, outputs=outputs, checks=setup.checks, progress=bar()
        ) as seen:
            run = told(seen, setup)
            with during("writing"):
                _write(seen, run, html, svg)
            found = counted(len(seen.findings), "finding")
            where = ", ".join(str(out) for out in (html, svg) if out)
            return verdict(seen.outcomes), f"{where}: {found}", seen.inputs | setup.files

    if watch:
        from commands.watch import again_and_again

        again_and_again(lambda: written()[1:], {Path(name) for name in ledger or ["facts.yaml"]})
    raise typer.Exit(written()[0])


def _refuse_to_watch(ledger: Iterable[str], html: Path | None, svg: Path | None) -> None:
    """Refuse to watch what does not change, or for nothing. Raises typer.BadParameter."""
    if not html and not svg:
        raise typer.BadParameter("found no --html and no --svg, expected what to write again")
    if "-" in ledger:
        raise typer.BadParameter("found standard input, expected files: it is read only once")


def _write(seen: Examined, run: Told, html: Path | None, svg: Path | None) -> None:
    if html:
        from reports.page.page import html as page

        deliver(page(seen, run), html, echo_text)
    if svg:
        from reports.pictures.folder import write_pictures

        write_pictures(seen, svg)
    if not html and not svg:
        from reports.report_text import report_text

        say(report_text(seen, run, canvas()))
