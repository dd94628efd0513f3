"""`add --from`: enter proposed claims that hold, all at once, after a preview."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.claim_value import is_asked
from commands.common import LedgerPaths, echo_error, path, refuse, say
from commands.exit_codes import UNUSABLE
from commands.ledger_arguments import held_ledgers
from commands.refusals import reports_all
from commands.setup import set_up
from reports.phrases import counted
from reports.terminal import canvas, complain
from schema.characters import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suggestions.admission import Entry
    from suggestions.articles_to_read import Sources
    from suggestions.proposal_file import PlacedProposal
    from support.limits import Limits
    from support.problems import Problem


@reports_all
def proposals(
    ledger: LedgerPaths = None,
    *,
    file: Annotated[
        Path,
        typer.Option(
            "--from",
            metavar="FILE",
            parser=path,
            help="Proposals in JSON or NDJSON, of 'crossread suggest' or a service.",
        ),
    ],
    all_or_none: Annotated[
        bool, typer.Option("--all-or-none", help="Add nothing if a proposal is refused.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Add them without asking.")] = False,
) -> None:
    """Add proposed claims from a file.

    Each is tried against the ledger: its quote must stand in the text of the source at its offsets,
    its first slot must exist, and its value must be read by our rules and stated by the quote. What
    fails is refused with its line and the reason; the others are shown, and added together once
    you agree, or with --yes. The form of the file is in docs/suggest.md.
    """
    from ledger.load_ledger import load_ledger
    from suggestions.articles_to_read import sources_of
    from suggestions.entering import claims, with_records
    from suggestions.proposal_file import read_proposals

    setup = set_up(ledger)
    placed, problems = read_proposals(bytes_of_proposals(file, setup.bounds.limits), str(file))
    with held_ledgers(setup.paths) as files:
        typed = load_ledger(setup.paths, bounds=setup.bounds)
        entries, refused = _admitted(sources_of(typed), placed)
        refused = sorted([*problems, *refused], key=lambda p: (p.place.line, p.place.column))
        for problem in refused:
            complain(escaped(str(problem)), echo_error)
        _preview(entries)
        if not entries or (refused and all_or_none):
            say([f"Added nothing; {counted(len(refused), 'proposal')} refused."])
            raise typer.Exit(UNUSABLE)
        if not yes:
            if not is_asked(yes=yes):
                refuse("--yes is required where nobody can be asked; nothing was added")
            if not typer.confirm(f"Add {counted(len(entries), 'claim')}?"):
                refuse("nothing was added")
        _, new = with_records(typed.read, claims(entries))
        for text in new:
            files.replace(Path(text.file), text.text)
    more = f"; {len(refused)} refused" if refused else ""
    say([f"Added {counted(len(entries), 'claim')} to {', '.join(t.file for t in new)}{more}."])
    if refused:
        raise typer.Exit(UNUSABLE)


def bytes_of_proposals(file: Path, limits: Limits) -> bytes:
    """Give what is in a file of proposals. Raises CommandLineError."""
    from support.input_files import read_named
    from support.limits import NotReadError

    try:
        return read_named(file, limits)
    except NotReadError as error:
        refuse(f"--from: found {str(file)!r}, which {error.why}, expected {error.expected}")
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no file can have this name"
        refuse(f"--from: cannot read {str(file)!r}: {why}")


def _admitted(
    sources: Sources, placed: Iterable[PlacedProposal]
) -> tuple[list[Entry], list[Problem]]:
    """Give the entries, and why the other proposals have none; what is there twice enters once."""
    from suggestions.admission import Refused, admitted
    from support.problems import Problem

    entries: list[Entry] = []
    problems: list[Problem] = []
    for proposal, place in placed:
        found = admitted(sources, proposal, next(iter(proposal.slots), None))
        if isinstance(found, Refused):
            problems.append(Problem(place, *found))
        elif any(found.fields == other.fields for other in entries):
            problems.append(Problem(place, "", "a proposal that stands above", "each one once"))
        else:
            entries.append(found)
    return entries, problems


def _preview(entries: Iterable[Entry]) -> None:
    from suggestions.admission import shown_field

    area = canvas()
    for entry in entries:
        fields = entry.fields
        head = f"{fields['source']}: {fields['subject']}, {fields['attribute']}: "
        said = f"{head}{shown_field(fields['value'])}, “{fields['quote']}”"
        if fields["speaker"]:
            said += f" ({fields['speaker']})"
        if fields["modality"]:
            said += f" [{fields['modality']}]"
        say(area.wrapped(said, 0, hang=2))
        for note in entry.notes:
            say(area.wrapped(f"note: {note}", 2, hang=2))
