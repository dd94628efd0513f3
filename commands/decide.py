"""`decide`: an editor's ruling, put into the ledger with all else in it kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

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
from commands.setup import set_up, today
from reports.terminal import canvas

if TYPE_CHECKING:
    from ledger.read import ReadLedger
    from ledger.typed import TypedLedger
    from ledger.yaml_text import Field


def decide(
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", help="Id of the subject.")],
    attribute: Annotated[str, typer.Argument(metavar="ATTRIBUTE", help="Id of the attribute.")],
    value: Annotated[
        str,
        typer.Argument(metavar="VALUE", help="As in a ledger; a list in brackets: '[a, b]'."),
    ],
    ledger: LedgerPaths = None,
    *,
    because: Annotated[str, typer.Option(metavar="TEXT", help="Why this one.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who decided.")],
    on: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="When.  [default: today]", show_default=False),
    ] = None,
    unsourced: Annotated[
        bool, typer.Option("--unsourced", help="No source gives this value, and that is known.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Take the place of the decision that there is.")
    ] = False,
) -> None:
    """Write an editor's ruling on a conflict into the ledger.

    It is put behind the other decisions; comments and order of the file are kept. What the sources
    say today is written down with it, so that 'check' tells when that has changed (CR602).
    """
    from checks.registry import find
    from ledger.insert import file_for, number_in_file, tried
    from ledger.read import read_ledger
    from ledger.typed import resolve
    from runner.examine import examined

    _hold_words(because, by, on)
    setup = set_up(ledger)
    read = read_ledger(setup.paths)
    typed = resolve(read)
    hold_known("SUBJECT", subject, (record.id for record in read.records.subjects))
    hold_known("ATTRIBUTE", attribute, (record.id for record in read.records.attributes))
    slot = (subject, attribute)
    before = _before(read, slot, replace=replace)
    raw = raw_value(value)
    hold_type(typed, attribute, raw)
    fields: dict[str, Field] = {
        "subject": subject,
        "attribute": attribute,
        "value": as_field(raw),
        "unsourced": unsourced,
        "grounds": _grounds(typed, slot),
        "because": because.strip(),
        "by": by.strip(),
        "on": on or today().isoformat(),
    }
    file, number = (
        (file_for(read, "decisions", subject), None)
        if before is None
        else number_in_file(read, "decisions", before)
    )
    checks = [check for code in ("CR601", "CR602") if (check := find(code))]
    with tried(file, "decisions", fields, number) as copy:
        paths = [str(copy) if path == file else path for path in read.files]
        with examined(paths, checks=checks) as seen:
            wrong = [f for f in seen.findings if (f.subject, f.attribute) == slot]
        if wrong:
            refuse("VALUE", f"a value that no source gives: {value!r}", "--unsourced, if so meant")
    say(canvas().wrapped(f"Decided in {file}: {subject}, {attribute} is {value}.", 0, hang=2))


def _hold_words(because: str, by: str, on: str | None) -> None:
    for option, text in (("--because", because), ("--by", by)):
        if not text.strip():
            refuse(option, "nothing", "words")
    hold_day("--on", on)


def _before(read: ReadLedger, slot: tuple[str, str], *, replace: bool) -> int | None:
    """Give the decision that there is, which is to be replaced. Raises typer.BadParameter."""
    for number, decision in enumerate(read.records.decisions):
        if (decision.subject, decision.attribute) == slot:
            if not replace:
                found = f"a decision on this (at {read.place('decisions', number)})"
                refuse("ATTRIBUTE", found, "--replace, to take its place")
            return number
    return None


def _grounds(typed: TypedLedger, slot: tuple[str, str]) -> tuple[str, ...]:
    """Give what the sources assert today, each value once, as the first of them writes it."""
    from schema.values import VALUE_TYPES
    from store.record_rows import rows_by_table

    asserted = {n for n, c in enumerate(typed.read.records.claims) if c.modality == "asserted"}
    said: dict[str, str] = {}
    for table, rows in rows_by_table(typed):
        if table == "readings":
            for claim, _, subject, attribute, _, value, canonical, *_ in rows:
                if (subject, attribute) == slot and claim in asserted:
                    said.setdefault(canonical, value)
    if VALUE_TYPES[attribute_of(typed, slot[1]).type].has_items:
        return ()
    return tuple(said.values())
