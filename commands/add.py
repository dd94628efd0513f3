"""`add`: a claim, put into the ledger with all else in it kept."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from commands.common import LedgerPaths, say
from commands.ledger_arguments import (
    as_field,
    attribute_of,
    hold_day,
    hold_known,
    hold_type,
    raw_value,
    refuse,
)
from commands.setup import set_up
from reports.terminal import canvas
from schema.records import Modality

if TYPE_CHECKING:
    from articles.quotes import Quote
    from ledger.read import ReadLedger
    from ledger.typed import TypedLedger
    from ledger.yaml_text import Field
    from schema.records import Source
    from schema.values import RawValue


def add(
    ledger: LedgerPaths = None,
    *,
    source: Annotated[str, typer.Option(metavar="ID", help="Id of the source.")],
    subject: Annotated[str, typer.Option(metavar="ID", help="Id of the subject.")],
    attribute: Annotated[str, typer.Option(metavar="ID", help="Id of the attribute.")],
    quote: Annotated[str, typer.Option(metavar="TEXT", help="The words of the source.")],
    value: Annotated[
        str | None,
        typer.Option(metavar="VALUE", help="As in a ledger.  [default: what the quote supports]"),
    ] = None,
    prefix: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Words before, if the quote occurs twice.")
    ] = None,
    suffix: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Words after, if the quote occurs twice.")
    ] = None,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who the source lets say it.")
    ] = None,
    modality: Annotated[
        str, typer.Option(metavar="HOW", help="asserted, planned, conditional, ...")
    ] = "asserted",
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="Day that the statement is about.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Take what is proposed.")] = False,
) -> None:
    """Enter a claim with its quote, and the value that it supports.

    The quote is looked for as 'check' does (CR501 to CR503), and written as the text has it.
    Without --value the value is read out of the quote; on a terminal you are asked, elsewhere --yes
    takes it where the quote supports a single one.
    """
    from ledger.insert import file_for, tried
    from ledger.read import read_ledger
    from ledger.typed import resolve

    read = read_ledger(set_up(ledger).paths)
    typed = resolve(read)
    records = read.records
    hold_known("--source", source, (record.id for record in records.sources))
    hold_known("--subject", subject, (record.id for record in records.subjects))
    hold_known("--attribute", attribute, (record.id for record in records.attributes))
    hold_known("--modality", modality, get_args(Modality))
    hold_day("--as-of", as_of)
    words = _quoted(read, source, quote, prefix, suffix)
    raw = (
        raw_value(value)
        if value is not None
        else _proposed(typed, attribute, source, words, yes=yes)
    )
    hold_type(typed, attribute, raw)
    fields: dict[str, Field] = {
        "source": source,
        "subject": subject,
        "attribute": attribute,
        "value": as_field(raw),
        "quote": words,
        "prefix": prefix or "",
        "suffix": suffix or "",
        "speaker": speaker or "",
        "modality": modality if modality != "asserted" else "",
        "as_of": as_of or "",
    }
    file = file_for(read, "claims", subject)
    with tried(file, "claims", fields) as copy:
        resolve(read_ledger([str(copy) if path == file else path for path in read.files]))
    told = f"Added to {file}: {subject}, {attribute}: {_shown(raw)}, “{words}” ({source})."
    say(canvas().wrapped(told, 0, hang=2))


def _quoted(
    read: ReadLedger, source: str, quote: str, prefix: str | None, suffix: str | None
) -> str:
    """Give a quote as the text has it. Raises typer.BadParameter where it has it not, or twice."""
    from articles.quotes import ArticleText
    from articles.texts import source_texts

    record = next(record for record in read.records.sources if record.id == source)
    text = source_texts(read)[source]
    if text.state == "not kept":
        return " ".join(quote.split())
    if text.state != "read":
        refuse("--source", f"a text that is {text.state} ({text.path})", "one that can be read")
    article = ArticleText(text.text, record.furniture)
    found = article.find(quote, prefix, suffix)
    if found.state != "found" or found.span is None:
        refuse("--quote", *_not_there(found, record))
    return " ".join(article.text[slice(*found.span)].split())


def _not_there(found: Quote, source: Source) -> tuple[str, str]:
    """Say what was found in the place of a quote, and what was expected."""
    if found.state == "twice":
        return "words of several sentences", "--prefix or --suffix, the words beside the quote"
    if found.state == "furniture":
        return "words of the page, not of the article", f"words of {source.id} itself"
    if found.state == "out of context":
        return "the words, but not between this prefix and suffix", "the words beside the quote"
    near = f"; nearest are “{found.nearest}”" if found.nearest else ""
    return "words that do not stand in the text", f"words of {source.id}{near}"


def _proposed(
    typed: TypedLedger, attribute: str, source: str, quote: str, *, yes: bool
) -> RawValue:
    """Give the value that a quote supports, asking on a terminal. Raises typer.BadParameter."""
    from articles.proposals import proposals

    record = attribute_of(typed, attribute)
    vocabulary = typed.vocabularies.get(record.vocabulary or "")
    found = proposals(record, vocabulary, quote, typed.published[source])
    asked = sys.stdin is not None and sys.stdin.isatty() and not yes
    if asked:
        if len(found) > 1:
            say([f"The quote supports: {', '.join(found)}"])
        return raw_value(typer.prompt("Value", default=found[0] if found else None))
    if len(found) != 1:
        told = f"a quote that supports {', '.join(found)}" if found else "no value in the quote"
        refuse("--value", told, f"the value, of type {record.type}")
    if not yes:
        refuse("--value", f"none; the quote supports {found[0]!r}", "a value, or --yes")
    return found[0]


def _shown(raw: RawValue) -> str:
    field = as_field(raw)
    if isinstance(field, dict):
        return f"including {', '.join(field['including'])}"
    return field if isinstance(field, str) else ", ".join(map(str, raw))
