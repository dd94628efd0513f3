"""What an editor changes in a proposal under review: value, slot, quote, speaker, modality."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol, get_args

from commands.common import CommandLineError
from schema.problem import ValueProblem
from schema.proposed_claims import ProposedClaim, ProposedSlot
from schema.records import Attribute, Modality, ValueTypeName
from schema.values import VALUE_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ledger.typed import TypedLedger
    from ledger.yaml_text import Field
    from schema.records import Stated
    from suggestions.articles_to_read import Sources
    from suggestions.earlier_claims import EarlierClaims
    from suggestions.entering import NewRecord

_LISTED = 9
_ENTERED = "entered by an editor"
_GUESSED: tuple[ValueTypeName, ...] = ("count", "date", "money")
_YEAR = re.compile(r"1\d{3}|20\d\d")
_PART = re.compile(r"[^\W_]+")


class Desk(Protocol):
    """Where the editor sits: one key, a line of text, and lines to read."""

    def key(self) -> str: ...
    def ask(self, prompt: str, default: str = "") -> str: ...
    def show(self, lines: Sequence[str]) -> None: ...


class AtHand(NamedTuple):
    """What an edit looks things up in: the editor's desk, the sources, the earlier claims."""

    desk: Desk
    sources: Sources
    earlier: EarlierClaims


class Candidate(NamedTuple):
    """A proposal as it stands under review."""

    proposal: ProposedClaim
    changed: bool = False

    def value_of(self, number: int) -> Stated | None:
        """Give the value that the claim would have in one of its slots."""
        slots = self.proposal.slots
        own = slots[number].value if number < len(slots) else None
        return own if own is not None else self.proposal.value

    def with_(self, **update: object) -> Candidate:
        """Give the proposal with something changed."""
        return Candidate(self.proposal.model_copy(update=update), changed=True)


def edit(key: str, candidate: Candidate, at_hand: AtHand) -> Candidate:
    """Ask for what the key stands for, and give the proposal with it."""
    return _EDITS[key](candidate, at_hand)


def _value(candidate: Candidate, at_hand: AtHand) -> Candidate:
    from commands.ledger_arguments import raw_value
    from reports.proposals_text import shown

    value = candidate.value_of(0)
    free = candidate.proposal.type == "text"
    written = at_hand.desk.ask("Value", "" if value is None or free else shown(value))
    if not written:
        return candidate
    try:
        read = raw_value("Value", written)
    except CommandLineError as error:
        at_hand.desk.show([error.message])
        return candidate
    slots = tuple(slot.model_copy(update={"value": None}) for slot in candidate.proposal.slots)
    return candidate.with_(value=read, slots=slots, reason=_ENTERED)


def _slot(candidate: Candidate, at_hand: AtHand) -> Candidate:
    """Ask for subject and attribute, by the beginnings of their words."""
    written = at_hand.desk.ask("Slot: words of subject and attribute, or both ids")
    if not written:
        return candidate
    found = matching_slots(at_hand.sources.typed, written)
    chosen = _choice(found, at_hand) if found else _new(written)
    if chosen is None:
        at_hand.desk.show(["No slot has these words. For a new one write: SUBJECT ATTRIBUTE"])
        return candidate
    subject, attribute = chosen
    slot = ProposedSlot(
        subject=subject, attribute=attribute, reason="chosen by an editor", new=not found
    )
    return candidate.with_(slots=(_with_value(slot, candidate, at_hand),))


def _choice(found: list[tuple[str, str]], at_hand: AtHand) -> tuple[str, str] | None:
    if len(found) == 1:
        return found[0]
    at_hand.desk.show([f"  {n} {' '.join(slot)}" for n, slot in enumerate(found[:_LISTED], 1)])
    key = at_hand.desk.key()
    return found[int(key) - 1] if key.isdigit() and 0 < int(key) <= len(found[:_LISTED]) else None


def _new(written: str) -> tuple[str, str] | None:
    words = written.replace(",", " ").split()
    return (words[0], words[1]) if len(words) == len(("subject", "attribute")) else None


def _with_value(slot: ProposedSlot, candidate: Candidate, at_hand: AtHand) -> ProposedSlot:
    """Give a slot the value that the quote has for it, where the type reads one."""
    record = _attribute(at_hand.sources.typed, slot.attribute)
    source = candidate.proposal.source
    if record is None or source is None:
        return slot
    published = at_hand.sources.typed.published.get(source)
    value = at_hand.earlier.value_for(record, candidate.proposal.quote or "", published)
    return slot if value is None else slot.model_copy(update={"value": value})


def matching_slots(typed: TypedLedger, written: str) -> list[tuple[str, str]]:
    """Give the slots whose ids, names or labels have words that begin so; used ones first."""
    words = [word.lower() for word in _PART.findall(written)]
    exact = tuple(written.replace(",", " ").split())
    slots = list(dict.fromkeys(_slots(typed)))
    if exact in slots:
        return [slot for slot in slots if slot == exact]
    names = {record.id: record.name or "" for record in typed.read.records.subjects}
    labels = {record.id: record.label or "" for record in typed.read.records.attributes}
    return [
        slot
        for slot in slots
        if _begins(words, f"{slot[0]} {names[slot[0]]} {slot[1]} {labels[slot[1]]}")
    ]


def _begins(words: list[str], text: str) -> bool:
    parts = [part.lower() for part in _PART.findall(text)]
    return all(any(part.startswith(word) for part in parts) for word in words)


def _slots(typed: TypedLedger) -> Iterator[tuple[str, str]]:
    records = typed.read.records
    yield from ((claim.subject, claim.attribute) for claim in records.claims)
    for attribute in records.attributes:
        for subject in records.subjects:
            if not attribute.of or {subject.id, subject.kind} & set(attribute.of):
                yield subject.id, attribute.id


def _words(candidate: Candidate, at_hand: AtHand) -> Candidate:
    """Ask for other words of the article, and find where they stand."""
    from articles.quotes import ArticleText

    proposal = candidate.proposal
    written = at_hand.desk.ask("Words of the article", proposal.quote or "")
    source = proposal.source
    if not written or source is None:
        return candidate
    record = next(one for one in at_hand.sources.typed.read.records.sources if one.id == source)
    text = ArticleText(at_hand.sources.texts[source].text, record.furniture)
    found = text.find(written, None, None)
    if found.span is None or found.state not in ("found", "twice"):
        near = f"; the closest are “{found.nearest}”" if found.nearest else ""
        at_hand.desk.show([f"The article does not have these words{near}."])
        return candidate
    return candidate.with_(quote=written, start=found.span[0], end=found.span[1])


def _speaker(candidate: Candidate, at_hand: AtHand) -> Candidate:
    written = at_hand.desk.ask("Speaker (- for none)", candidate.proposal.speaker or "")
    who = None if written in ("-", "") else written
    return candidate.with_(speaker=who, reported=who is not None)


def _modality(candidate: Candidate, at_hand: AtHand) -> Candidate:
    """Ask for a modality by the beginning of its name."""
    words = get_args(Modality)
    written = at_hand.desk.ask(f"How ({', '.join(words)})", candidate.proposal.modality)
    found = [word for word in words if word.startswith(written)]
    if len(found) != 1:
        at_hand.desk.show([f"Found {written!r}, expected the beginning of one of them."])
        return candidate
    return candidate.with_(modality=found[0])


_EDITS: dict[str, Callable[[Candidate, AtHand], Candidate]] = {
    "v": _value,
    "s": _slot,
    "w": _words,
    "p": _speaker,
    "m": _modality,
}


def slot_to_enter(candidate: Candidate, number: int, desk: Desk) -> ProposedSlot | None:
    """Give the slot that was chosen; the names of a new one are asked for."""
    slots = candidate.proposal.slots
    if not slots:
        desk.show(["No slot: s chooses one."])
        return None
    slot = slots[number]
    if not slot.new:
        return slot
    subject = desk.ask("New slot; subject", slot.subject)
    attribute = desk.ask("attribute", slot.attribute)
    return slot.model_copy(update={"subject": subject, "attribute": attribute})


def new_records(typed: TypedLedger, proposal: ProposedClaim, slot: ProposedSlot) -> list[NewRecord]:
    """Give the subject and the attribute that a new slot needs and the ledger has not."""
    from suggestions.entering import NewRecord

    made: list[NewRecord] = []
    if not slot.new:
        return made
    if all(record.id != slot.subject for record in typed.read.records.subjects):
        name = slot.subject.replace("-", " ")
        made.append(NewRecord("subjects", {"id": slot.subject, "name": name}))
    if _attribute(typed, slot.attribute) is None:
        kind = _kind_of(proposal, slot)
        fields: dict[str, Field] = {
            "id": slot.attribute,
            "of": slot.subject,
            "type": kind,
            "unit": str(proposal.value).rsplit(" ", 1)[-1] if kind == "quantity" else "",
        }
        made.append(NewRecord("attributes", fields))
    return made


def _kind_of(proposal: ProposedClaim, slot: ProposedSlot) -> ValueTypeName:
    """Give the type of a new attribute: the proposal's, or what an entered value reads as.

    A term needs a vocabulary, which a new attribute has not: it is a name.
    """
    if proposal.type and proposal.reason != _ENTERED:
        return "name" if proposal.type == "term" else proposal.type
    value = slot.value if slot.value is not None else proposal.value
    if value is None or not isinstance(value, str):
        return "list"
    for kind in _GUESSED:
        try:
            VALUE_TYPES[kind].read(value, Attribute(id="new", type=kind), None)
        except ValueProblem:
            continue
        return "date" if kind == "count" and _YEAR.fullmatch(value) else kind
    return "name"


def _attribute(typed: TypedLedger, name: str) -> Attribute | None:
    return next((one for one in typed.read.records.attributes if one.id == name), None)
