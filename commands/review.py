"""`suggest --review`: walk through proposals in the terminal, one key for each decision."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from commands.common import refuse, say
from commands.ledger_arguments import held_ledgers
from reports.phrases import counted
from reports.terminal import canvas
from support.one_at_a_time import held
from support.problems import UnusableInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commands.review_edits import Candidate, Desk
    from commands.setup import Setup
    from ledger.typed import TypedLedger
    from schema.proposed_claims import ProposedClaim, ProposedSlot
    from suggestions.decided import Decision

KEYS = (
    "a accept   1-3 accept with this slot   r reject   k skip   q quit",
    "v value    s slot    w words of the quote    p speaker    m modality",
    "n another claim from the same words",
)
_CTRL_C, _CTRL_D = "\x03", "\x04"


class Terminal:
    """The editor's terminal."""

    def key(self) -> str:
        return typer.getchar()

    def ask(self, prompt: str, default: str = "") -> str:
        shown = bool(default)
        return str(typer.prompt(prompt, default=default, show_default=shown)).strip()

    def show(self, lines: Sequence[str]) -> None:
        say(lines)


def review_all(setup: Setup, articles: Sequence[Path], file: Path | None, most: int) -> None:
    """Walk through the proposals for articles, or through those of a file."""
    from commands.proposing import known_of, proposed

    if not (sys.stdin and sys.stdin.isatty()):
        refuse("--review needs a terminal; elsewhere use -o FILE, then 'crossread add --from FILE'")
    known = known_of(setup, required=True)
    if file is not None:
        found = _of_file(setup, file)
    else:
        found, _ = proposed(setup, known, articles, most)
    Review(setup, Terminal()).walk(found)


def _of_file(setup: Setup, file: Path) -> list[ProposedClaim]:
    from commands.add_proposals import bytes_of_proposals
    from suggestions.proposal_file import read_proposals

    raw = bytes_of_proposals(file, setup.bounds.limits)
    placed, problems = read_proposals(raw, str(file))
    if problems:
        raise UnusableInput(problems)
    return [one.proposal for one in placed]


class Review:
    """A walk through proposals; what is decided is written at once, so that it can be left."""

    def __init__(self, setup: Setup, desk: Desk) -> None:
        """Load the ledger, and what was decided before."""
        from suggestions.decided import file_beside, read_decided

        self.setup = setup
        self.desk = desk
        self.file = file_beside(setup.paths[0])
        self.decided = read_decided(self.file)
        self.accepted = self.rejected = 0
        self._load()

    def _load(self) -> None:
        from ledger.load_ledger import load_ledger

        self._use(load_ledger(self.setup.paths, bounds=self.setup.bounds))

    def _use(self, typed: TypedLedger) -> None:
        from commands.review_edits import AtHand
        from suggestions.articles_to_read import sources_of
        from suggestions.earlier_claims import earlier_claims

        self.at_hand = AtHand(self.desk, sources_of(typed), earlier_claims(typed))

    def walk(self, found: Sequence[ProposedClaim]) -> None:
        """Ask about each proposal that is not decided yet, until the last one or `q`."""
        from suggestions.decided import key_of

        left = [one for one in found if key_of(one) not in self.decided.proposals]
        if len(left) < len(found):
            self.desk.show([f"{len(found) - len(left)} of them are decided already."])
        for number, proposal in enumerate(left, 1):
            if not self._about(proposal, f"{number} of {len(left)}"):
                break
        self._end()

    def _end(self) -> None:
        said = f"{counted(self.accepted, 'claim')} added, {self.rejected} rejected."
        self.desk.show([said, "The next --review goes on with what is not decided.", ""])
        self.desk.show(self.decided.lines())

    def _about(self, proposal: ProposedClaim, number: str) -> bool:
        """Ask about one proposal until it is decided or skipped; False to quit."""
        from commands.review_edits import Candidate, edit

        candidate = Candidate(proposal)
        self._show(candidate, number)
        while True:
            key = self._key()
            if key == "q":
                return False
            if key == "k":
                return True
            if key == "r":
                self._decide(proposal, "rejected")
                self.rejected += 1
                return True
            if key == "n":
                self._another(candidate, number)
            elif key in ("a", "\r", "\n") or (key.isdigit() and self._has_slot(candidate, key)):
                if self._accepted(candidate, int(key) - 1 if key.isdigit() else 0):
                    self._decide(proposal, "edited" if candidate.changed else "accepted")
                    return True
            elif key in "vswpm" and key:
                candidate = edit(key, candidate, self.at_hand)
                self._show(candidate, number)
            else:
                self.desk.show(KEYS)

    def _key(self) -> str:
        try:
            key = self.desk.key()
        except (EOFError, KeyboardInterrupt):
            return "q"
        return "q" if key in (_CTRL_C, _CTRL_D, "") else key

    def _has_slot(self, candidate: Candidate, key: str) -> bool:
        return 1 <= int(key) <= len(candidate.proposal.slots)

    def _show(self, candidate: Candidate, number: str) -> None:
        from reports.proposals_text import one_proposal

        area = canvas()
        proposal = candidate.proposal
        lines = ["", area.style(f"Proposal {number}: {proposal.article}", "strong")]
        lines += one_proposal(proposal, area)
        for note in self._notes(proposal, next(iter(proposal.slots), None)):
            lines += area.wrapped(f"note: {note}", 4, hang=2)
        self.desk.show([*lines, *KEYS])

    def _notes(self, proposal: ProposedClaim, slot: ProposedSlot | None) -> tuple[str, ...]:
        """Say what speaks against a proposal as it stands; nothing of a slot that is still new."""
        from suggestions.admission import Refused, admitted

        if slot is None or slot.new:
            return ()
        found = admitted(self.at_hand.sources, proposal, slot, seen=True)
        if isinstance(found, Refused):
            return (f"cannot be added: {found.field}: found {found.found}",)
        return found.notes

    def _another(self, candidate: Candidate, number: str) -> None:
        """Add one more claim from the same words, whose slot and value are asked for."""
        from commands.review_edits import Candidate, edit

        bare = candidate.proposal.model_copy(update={"slots": (), "value": None, "reason": None})
        other = edit("s", Candidate(bare), self.at_hand)
        if not other.proposal.slots:
            return
        other = edit("v", other, self.at_hand)
        self._show(other, number)
        self.desk.show(["Add this one? a adds it, any other key leaves it."])
        if self._key() in ("a", "1", "\r", "\n"):
            self._accepted(other, 0)

    def _accepted(self, candidate: Candidate, number: int) -> bool:
        """Write a claim into the ledger; False if it cannot be, and why is shown."""
        from commands.review_edits import slot_to_enter

        slot = slot_to_enter(candidate, number, self.desk)
        if slot is None:
            return False
        try:
            said = self._written(candidate.proposal, slot)
        except UnusableInput as unusable:
            said = str(unusable)
            self.desk.show([said])
            self._load()
            return False
        if said:
            self.desk.show(canvas().wrapped(f"Not added: {said}", 0, hang=2))
            return False
        self.accepted += 1
        return True

    def _written(self, proposal: ProposedClaim, slot: ProposedSlot) -> str:
        """Write the claim, with its slot if that is new; say why not. Raises UnusableInput."""
        from commands.review_edits import new_records
        from ledger.load_ledger import load_ledger
        from suggestions.admission import Refused, admitted
        from suggestions.articles_to_read import sources_of
        from suggestions.entering import claims, with_records

        with held_ledgers(self.setup.paths) as files:
            typed = load_ledger(self.setup.paths, bounds=self.setup.bounds)
            made = new_records(typed, proposal, slot)
            seen, _ = with_records(typed.read, made) if made else (typed, [])
            found = admitted(sources_of(seen), proposal, slot, seen=True)
            if isinstance(found, Refused):
                return f"{found.field}: found {found.found}, expected {found.expected}"
            after, new = with_records(typed.read, [*made, *claims([found])])
            for text in new:
                files.replace(Path(text.file), text.text)
        self._use(after)
        return ""

    def _decide(self, proposal: ProposedClaim, decision: Decision) -> None:
        """Keep a decision: others may have decided meanwhile, so the file is read again."""
        from suggestions.decided import read_decided, written_decided

        with held([self.file]) as files:
            self.decided = read_decided(self.file).with_one(proposal, decision)
            files.replace(self.file, written_decided(self.decided))
