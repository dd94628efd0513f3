"""`suggest`: propose claims that articles may be cited for; the ledger stays as it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from commands.common import Output, echo_text, path, refuse, say
from commands.exit_codes import UNUSABLE
from commands.proposing import known_of, proposed
from commands.refusals import reports_all
from commands.setup import set_up
from reports.phrases import counted
from reports.terminal import canvas, deliver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commands.setup import Setup
    from schema.proposed_claims import ProposedClaim

Format = Literal["text", "json", "ndjson"]
_FORMS: dict[str, Format] = {".json": "json", ".ndjson": "ndjson", ".jsonl": "ndjson"}


@reports_all
def suggest(
    article: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="ARTICLE...", parser=path, help="Files of articles.", show_default=False
        ),
    ] = None,
    *,
    ledger: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PATH",
            help="Ledger whose sources, names and earlier claims are used; may be repeated.  "
            "[default: facts.yaml, if there is one]",
            show_default=False,
        ),
    ] = None,
    proposals: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            parser=path,
            help="With --review: walk through this file of proposals.",
        ),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="text, json or ndjson.  [default: as -o is named, else text]",
            show_default=False,
        ),
    ] = None,
    output: Output = None,
    most: Annotated[
        int, typer.Option(metavar="N", min=1, help="At most so many proposals an article.")
    ] = 65,
    review: Annotated[
        bool, typer.Option("--review", help="Walk through the proposals, one key for each.")
    ] = False,
    no_model: Annotated[
        bool, typer.Option("--no-model", help="Ask no model, though the settings name one.")
    ] = False,
    counts: Annotated[
        bool, typer.Option("--counts", help="Show how many of each rule were accepted so far.")
    ] = False,
) -> None:
    """Propose claims out of articles.

    Each proposal has its quote with offsets, a typed value, who says it and how, and up to three
    slots with the reason for each. Nothing is written into the ledger: --review asks about each
    proposal, and 'crossread add --from FILE' enters those of a file.
    """
    setup = set_up(ledger)
    if no_model:
        setup = setup._replace(settings=setup.settings.model_copy(update={"model": None}))
    if counts:
        _show_counts(setup)
        return
    if proposals is not None and not review:
        refuse("--from is for --review; 'crossread add --from FILE' enters all that hold")
    if not article and proposals is None:
        refuse("ARTICLE is required: the file of an article, or several")
    if review:
        from commands.review import review_all

        review_all(setup, article or [], proposals, most)
        return
    wanted = _form(form, output)
    known = known_of(setup, required=bool(ledger))
    found, unread = proposed(setup, known, article or [], most)
    deliver(_written(found, wanted), output, echo_text)
    if output:
        say([f"Wrote {counted(len(found), 'proposal')} to {output}."])
    if unread:
        raise typer.Exit(UNUSABLE)


def _form(form: str | None, output: Path | None) -> Format:
    if form is None:
        return _FORMS.get(output.suffix.lower(), "json") if output else "text"
    for known in ("text", "json", "ndjson"):
        if form == known:
            return known
    return refuse(f"--format: found {form!r}, expected text, json or ndjson")


def _written(found: Sequence[ProposedClaim], form: Format) -> str:
    if form != "text":
        from suggestions.proposal_file import written

        return written(found, lines=form == "ndjson")
    from reports.proposals_text import proposal_lines

    return "".join(f"{line}\n" for line in proposal_lines(found, canvas()))


def _show_counts(setup: Setup) -> None:
    from suggestions.decided import file_beside, read_decided

    say(read_decided(file_beside(setup.paths[0])).lines())
