"""The value of a new claim: proposed from its quote, asked for, and what speaks against it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, get_args

import typer

from commands.common import CommandLineError, echo_error, refuse, say
from commands.ledger_arguments import as_field, attribute_of, typed_value
from reports.terminal import complain
from schema.characters import escaped
from schema.records import Modality
from schema.values import VALUE_TYPES

if TYPE_CHECKING:
    from articles.proposals import Proposal
    from ledger.typed import TypedLedger
    from schema.values import RawValue


def is_asked(*, yes: bool) -> bool:
    """Whether an editor sits at a terminal and can be asked."""
    return sys.stdin is not None and sys.stdin.isatty() and not yes


def proposed_value(
    typed: TypedLedger, attribute: str, source: str, quote: str, *, yes: bool
) -> RawValue:
    """Give the value that a quote supports, asking on a terminal. Raises CommandLineError."""
    from articles.proposals import proposals

    record = attribute_of(typed, attribute)
    vocabulary = typed.vocabularies.get(record.vocabulary or "")
    found = proposals(record, vocabulary, quote, typed.published[source])
    if is_asked(yes=yes):
        return _asked_for(typed, attribute, found)
    stated = [proposal.value for proposal in found if proposal.stated]
    if len(found) != 1 or not stated:
        refuse(f"--value is required: the quote {_why_none(found, record.type)}")
    if not yes:
        refuse(f"--value or --yes is required: the quote supports {stated[0]!r}")
    return stated[0]


def _why_none(found: tuple[Proposal, ...], kind: str) -> str:
    stated = [proposal.value for proposal in found if proposal.stated]
    if len(stated) > 1:
        return f"supports several: {', '.join(stated)}"
    if found:
        return f"can be read in several ways: {', '.join(p.value for p in found)}"
    return f"has no {kind} value"


def _asked_for(typed: TypedLedger, attribute: str, found: tuple[Proposal, ...]) -> RawValue:
    """Show all that can be read, and ask until the value is one of the attribute's type."""
    if found:
        say(["The quote can be read as:", *(f"  {p.value}: {p.reason}" for p in found)])
    only = found[0].value if len(found) == 1 and found[0].stated else None
    while True:
        written = typer.prompt("Value", default=only)
        try:
            return typed_value("Value", typed, attribute, written)
        except CommandLineError as error:
            complain(escaped(error.message), echo_error)


def stated_modality(quote: str, given: str | None, *, yes: bool) -> str:
    """Give how a claim is stated: as given, or asserted; where words suggest another, ask or warn.

    Raises CommandLineError for a word that is no modality.
    """
    from articles.proposals import proposed_modality

    if given is not None:
        return given
    found = proposed_modality(quote)
    if found is None:
        return "asserted"
    if not is_asked(yes=yes):
        echo_error(
            f"“{found.word}”: this may be {found.modality}; --modality says how it is stated"
        )
        return "asserted"
    words = get_args(Modality)
    while True:
        prompt = f"“{found.word}”: how is it stated ({', '.join(words)})"
        written = str(typer.prompt(prompt, default=found.modality))
        if written in words:
            return written


def warnings(
    typed: TypedLedger, source: str, subject: str, attribute: str, quote: str, raw: RawValue
) -> list[str]:
    """Say what a check would report about a claim, and which claims of the ledger are like it."""
    from extraction import judge

    record = attribute_of(typed, attribute)
    vocabulary = typed.vocabularies.get(record.vocabulary or "")
    value = VALUE_TYPES[record.type].read(raw, record, vocabulary)
    verdict = judge(value, record, quote, typed.published[source], vocabulary)
    found: list[str] = []
    if verdict.outcome == "contradicted":
        found.append(f"the value is not what the quote says: {verdict.reason}")
    for number, claim in enumerate(typed.read.records.claims):
        slot = claim.source, claim.subject, claim.attribute
        if slot == (source, subject, attribute):
            shown = as_field(claim.value) if claim.value is not None else "several readings"
            found.append(f"{typed.place(number)}: {source} has a claim about this already: {shown}")
    return found


def confirm(found: list[str], *, yes: bool) -> None:
    """Show what speaks against a claim, and ask on a terminal. Raises CommandLineError at "no"."""
    for warning in found:
        complain(escaped(warning), echo_error)
    if found and is_asked(yes=yes) and not typer.confirm("Add it all the same?"):
        refuse("nothing was added")
