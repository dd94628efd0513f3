"""`add claim`: insert a claim into the ledger; the rest of the file stays as it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from commands.claim_value import confirm, proposed_value, stated_modality, warnings
from commands.common import LedgerPaths, refuse, say
from commands.ledger_arguments import (
    as_field,
    held_ledgers,
    require_day,
    require_known,
    require_type,
    typed_value,
)
from commands.refusals import all_refusals, reports_all
from commands.setup import set_up
from reports.terminal import canvas
from schema.records import Modality

if TYPE_CHECKING:
    from articles.quotes import Quote
    from ledger.read import ReadLedger
    from ledger.yaml_text import Field
    from schema.records import Source
    from schema.values import RawValue


@reports_all
def claim(
    ledger: LedgerPaths = None,
    *,
    source: Annotated[str, typer.Option(metavar="ID", help="ID of the source.")],
    subject: Annotated[str, typer.Option(metavar="ID", help="ID of the subject.")],
    attribute: Annotated[str, typer.Option(metavar="ID", help="ID of the attribute.")],
    quote: Annotated[
        str, typer.Option(metavar="TEXT", help="Words of the article that state the value.")
    ],
    value: Annotated[
        str | None,
        typer.Option(
            metavar="VALUE",
            help="The value, as in a ledger; a list in brackets: '[a, b]'.  "
            "[default: what the quote supports]",
        ),
    ] = None,
    prefix: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="Words before the quote, if it occurs more than once."),
    ] = None,
    suffix: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="Words after the quote, if it occurs more than once."),
    ] = None,
    speaker: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who the source attributes the statement to."),
    ] = None,
    modality: Annotated[
        str | None,
        typer.Option(
            metavar="HOW",
            help=f"How it is stated: {', '.join(get_args(Modality)[:-1])} or "
            f"{get_args(Modality)[-1]}.  [default: asserted, or asked]",
            show_default=False,
        ),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="The date that the statement is about.")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Accept the proposed value without asking.")
    ] = False,
) -> None:
    """Add a claim with its quote.

    The quote must be in the text of the source (see CR501 to CR503); it is stored with the spelling
    of the text. Without --value, all that the quote can be read as is shown, and you are asked;
    elsewhere use --yes, which needs a quote that can be read in exactly one way. You are warned of
    what CR506 would report, and of claims that are there already.
    """
    from ledger.insert import file_for, instead, with_record
    from ledger.load_ledger import load_ledger

    setup = set_up(ledger)
    with held_ledgers(setup.paths) as files:
        typed = load_ledger(setup.paths, bounds=setup.bounds)
        read, records = typed.read, typed.read.records
        attributes = [record.id for record in records.attributes]
        with all_refusals() as refusals:
            ask = refusals.ask
            ask(require_known, "--source", source, [record.id for record in records.sources])
            ask(require_known, "--subject", subject, [record.id for record in records.subjects])
            ask(require_known, "--attribute", attribute, attributes)
            ask(require_known, "--modality", modality or "asserted", get_args(Modality))
            ask(require_day, "--as-of", as_of)
            words = ask(_quoted, read, source, quote, prefix, suffix)
            given = None if value is None else ask(typed_value, "--value", typed, attribute, value)
        raw = proposed_value(typed, attribute, source, words, yes=yes) if given is None else given
        require_type("--value", typed, attribute, raw)
        stated = stated_modality(words, modality, yes=yes)
        confirm(warnings(typed, source, subject, attribute, words, raw), yes=yes)
        fields: dict[str, Field] = {
            "source": source,
            "subject": subject,
            "attribute": attribute,
            "value": as_field(raw),
            "quote": words,
            "prefix": prefix or "",
            "suffix": suffix or "",
            "speaker": speaker or "",
            "modality": stated if stated != "asserted" else "",
            "as_of": as_of or "",
        }
        file = file_for(read, "claims", subject)
        new = with_record(file, "claims", fields)
        load_ledger(instead(read.files, new), bounds=read.bounds)
        files.replace(Path(file), new.text)
    added = f"Added to {file}: {subject}, {attribute}: {_shown(raw)}, “{words}” ({source})."
    say(canvas().wrapped(added, 0, hang=2))


def _quoted(
    read: ReadLedger, source: str, quote: str, prefix: str | None, suffix: str | None
) -> str:
    """Give a quote as the text has it, "" for a source that does not exist.

    Raises CommandLineError if it is not there exactly once.
    """
    from articles.quotes import ArticleText
    from articles.texts import source_texts

    record = next((record for record in read.records.sources if record.id == source), None)
    if record is None:
        return ""
    text = source_texts(read)[source]
    if text.state == "not kept":
        return " ".join(quote.split())
    if text.state != "read":
        refuse(f"--source: the text of {source} is {text.state}: {text.path}")
    article = ArticleText(text.text, record.furniture)
    found = article.find(quote, prefix, suffix)
    if found.state != "found" or found.span is None:
        refuse(f"--quote: {_not_there(found, record)}")
    return " ".join(article.text[slice(*found.span)].split())


def _not_there(found: Quote, source: Source) -> str:
    """Say why a quote cannot be used."""
    if found.state == "twice":
        return "several sentences have these words; use --prefix or --suffix to say which"
    if found.state == "furniture":
        return f"these words belong to the page, not to the article ({source.id})"
    if found.state == "out of context":
        return "the words are in the text, but not with this --prefix and --suffix"
    near = f"; the closest are “{found.nearest}”" if found.nearest else ""
    return f"these words are not in the text of {source.id}{near}"


def _shown(raw: RawValue) -> str:
    field = as_field(raw)
    if isinstance(field, dict):
        return f"including {', '.join(field['including'])}"
    return field if isinstance(field, str) else ", ".join(map(str, raw))
