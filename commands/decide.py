"""`decide`: insert an editor's decision into the ledger; the rest of the file stays as it is."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.common import LedgerPaths, refuse, say
from commands.ledger_arguments import (
    as_field,
    held_ledgers,
    require_day,
    require_known,
    require_words,
    typed_value,
)
from commands.refusals import all_refusals, reports_all
from commands.setup import set_up, today
from reports.terminal import canvas

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledger.read import ReadLedger
    from ledger.yaml_text import Field
    from schema.finding import Finding


@reports_all
def decide(
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", help="ID of the subject.")],
    attribute: Annotated[str, typer.Argument(metavar="ATTRIBUTE", help="ID of the attribute.")],
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE", help="The value, as in a ledger; a list in brackets: '[a, b]'."
        ),
    ],
    ledger: LedgerPaths = None,
    *,
    because: Annotated[str, typer.Option(metavar="TEXT", help="Why this value is right.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who decided.")],
    on: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="When it was decided.  [default: today]", show_default=False
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="The time that it is about, where the value changes.",
            show_default=False,
        ),
    ] = None,
    unsourced: Annotated[
        bool, typer.Option("--unsourced", help="Allow a value that no source gives.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace the existing decision.")
    ] = False,
) -> None:
    """Record an editor's decision in the ledger.

    It is appended after the existing decisions; comments and order of the file are kept. The values
    that the sources give today are recorded with it, so that 'check' reports when they change
    (CR602). Of a value that changes, --as-of says which time the decision is about: it settles the
    conflict of no other.
    """
    from checks.registry import doubting_decisions
    from ledger.grounds import asserted_values
    from ledger.insert import file_for, instead, number_in_file, with_record
    from ledger.load_ledger import load_ledger
    from runner.examine import examined

    with ExitStack() as locks:
        with all_refusals() as refusals:
            refusals.ask(require_words, "--because", because)
            refusals.ask(require_words, "--by", by)
            refusals.ask(require_day, "--on", on)
            refusals.ask(require_day, "--as-of", as_of)
            setup = set_up(ledger)
            files = locks.enter_context(held_ledgers(setup.paths))
            typed = load_ledger(setup.paths, bounds=setup.bounds)
            read = typed.read
            records = read.records
            refusals.ask(require_known, "SUBJECT", subject, [each.id for each in records.subjects])
            attributes = [each.id for each in records.attributes]
            refusals.ask(require_known, "ATTRIBUTE", attribute, attributes)
            existing = refusals.ask(_existing, read, (subject, attribute, as_of), replace=replace)
            raw = refusals.ask(typed_value, "VALUE", typed, attribute, value)
        fields: dict[str, Field] = {
            "subject": subject,
            "attribute": attribute,
            "value": as_field(raw),
            "unsourced": unsourced,
            "grounds": asserted_values(typed, subject, attribute, as_of),
            "because": because.strip(),
            "by": by.strip(),
            "on": on or today().isoformat(),
            **({"as_of": as_of} if as_of else {}),
        }
        file, number = (
            (file_for(read, "decisions", subject), None)
            if existing is None
            else number_in_file(read, "decisions", existing)
        )
        new = with_record(file, "decisions", fields, number)
        tried = instead(read.files, new)
        with examined(tried, checks=doubting_decisions(), bounds=read.bounds) as seen:
            _require_source(seen.findings, (subject, attribute, as_of or ""), value)
        files.replace(Path(file), new.text)
    say(canvas().wrapped(f"Decided in {file}: {_in_words(fields, value)}.", 0, hang=2))


def _require_source(doubts: Iterable[Finding], made: tuple[str, str, str], value: str) -> None:
    """Raise CommandLineError for a decision whose value no source gives."""
    if made in {(f.subject, f.attribute, f.scope) for f in doubts}:
        refuse(f"VALUE: no source gives {value!r}; use --unsourced if that is intended")


def _in_words(fields: dict[str, Field], value: str) -> str:
    time = f" as of {fields['as_of']}" if "as_of" in fields else ""
    return f"{fields['subject']}, {fields['attribute']} is {value}{time}"


def _existing(read: ReadLedger, made: tuple[str, str, str | None], *, replace: bool) -> int | None:
    """Give the index of the decision to replace, None if there is none.

    Raises CommandLineError for one that is not to be replaced.
    """
    for index, decision in enumerate(read.records.decisions):
        if (decision.subject, decision.attribute, decision.as_of) == made:
            if not replace:
                place = read.place("decisions", index)
                refuse(f"there is a decision on this already ({place}); use --replace")
            return index
    return None
