"""`scan`: what articles contradict or leave open among themselves, without a ledger."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from commands.common import Output, echo_text, path, refuse, say
from commands.exit_codes import FOUND, NOTHING_NEW, FailOn
from commands.output_options import require_different
from commands.progress_bar import bar, during
from commands.refusals import all_refusals, reports_all, require_all
from reports.canvas import Canvas
from reports.terminal import canvas, deliver
from schema.characters import no_command
from support.paths import exists
from support.problems import UnusableInput, one_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanning.figures_by_noun import FiguresByNoun
    from scanning.scan_articles import Scan, Scanner
    from scanning.text_store import TextStore
    from support.limits import Limits

ScanFormat = Literal["text", "json"]


@reports_all
def scan(
    articles: Annotated[
        list[str],
        typer.Argument(metavar="ARTICLE", help="Files of articles, or folders of them."),
    ],
    *,
    tie_out: Annotated[
        bool,
        typer.Option(
            "--tie-out",
            help="List every figure by the noun that it counts, for the eye, and compare nothing.",
        ),
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            parser=path,
            help="Also write the findings as a web page, both places side by side.",
            show_default=False,
        ),
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            parser=path,
            help="Also write a new ledger with the articles as its sources. On a terminal it asks "
            "which spelling of each name is right.",
            show_default=False,
        ),
    ] = None,
    fail_on: Annotated[
        FailOn,
        typer.Option(help="Exit 1 if there are findings of this severity or worse."),
    ] = FailOn.NEVER,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text or json.")] = "text",
    output: Output = None,
) -> None:
    """Find what articles contradict, without a ledger.

    It compares names, acronyms, quotations, ages, weekdays and dates across English articles, and
    says what it did not look at. Findings do not change the exit code, unless --fail-on says so.
    """
    with all_refusals() as refusals:
        refusals.ask(_require_form, form)
        refusals.ask(_require_there, articles)
        if tie_out and (html or write):
            refusals.ask(refuse, "--tie-out lists figures; leave out --html and --write")
        if write:
            refusals.ask(_require_new, write)
        written = (("--html", html), ("--write", write), ("--output", output))
        refusals.ask(require_different, written)
    from scanning.text_store import TextStore

    limits = _limits()
    with TextStore() as texts:
        scanner = _scanner(texts, figures=tie_out)
        found = _scanned(articles, scanner, limits)
        _print(found, texts, scanner.figures, form, output)
        if html:
            from reports.scan.scan_page import scan_page

            deliver(scan_page(found, texts), html, echo_text)
        if write:
            from commands.scan_ledger import write_ledger

            write_ledger(found, write, limits)
    raise typer.Exit(_code(found, fail_on))


def _require_form(form: str) -> None:
    if form not in get_args(ScanFormat):
        refuse(f"--format: found {form!r}, expected {one_of(get_args(ScanFormat), form)}")


def _require_there(articles: Iterable[str]) -> None:
    require_all(*(partial(_require_one, name) for name in articles))


def _require_one(name: str) -> None:
    if name == "-":
        refuse("a scan cannot read standard input; name files of articles, or folders")
    if not name or not exists(name):
        refuse(f"{name!r}: there is no such file or folder")


def _require_new(ledger: Path) -> None:
    if exists(ledger):
        refuse(f"--write: {str(ledger)!r} exists already; a scan does not overwrite a ledger")


def _limits() -> Limits:
    from settings.bounds_of import bounds_of
    from settings.toml_file import find_settings

    return bounds_of(find_settings(Path())).limits


def _scanner(texts: TextStore, *, figures: bool) -> Scanner:
    from scanning.scan_articles import Scanner

    if not figures:
        return Scanner(texts)
    from scanning.figures_by_noun import FiguresByNoun

    return Scanner(texts, FiguresByNoun())


def _scanned(articles: Iterable[str], scanner: Scanner, limits: Limits) -> Scan:
    """Read and compare articles. Raises UnusableInput if there is none."""
    from article_files.read_articles import read_articles
    from reports.scan.looked_at import refused

    scanner.take(read_articles(map(Path, articles), limits, bar()))
    with during("Comparing"):
        found = scanner.compared()
    if not found.articles:
        raise UnusableInput(refused(each) for each in found.passed_over)
    return found


def _print(
    found: Scan, texts: TextStore, figures: FiguresByNoun | None, form: str, output: Path | None
) -> None:
    if form == "json":
        from reports.scan.scan_json import figures_json, scan_json

        made = figures_json(found, texts, figures) if figures else scan_json(found, texts)
        deliver(made, output, echo_text)
        return
    from reports.scan.scan_text import scan_lines
    from reports.scan.tie_out_text import tie_out_lines

    on = canvas() if output is None else Canvas()
    lines = tie_out_lines(found, texts, figures, on) if figures else scan_lines(found, texts, on)
    if output is None:
        say(lines)
    else:
        deliver("\n".join(map(no_command, lines)) + "\n", output, echo_text)


def _code(found: Scan, fail_on: FailOn) -> int:
    if fail_on is FailOn.NEVER:
        return NOTHING_NEW
    counting = any(finding.severity >= fail_on.value for finding in found.findings)
    return FOUND if counting else NOTHING_NEW
