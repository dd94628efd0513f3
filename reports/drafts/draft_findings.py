"""What differs in a draft as findings, with the words of the draft on one side."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from checks.findings.of_sources import source_citations
from drafts.rules import RULES
from reports.phrases import named_with_date
from schema.finding import DRAFT, Citation, Finding, Side
from schema.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafts.difference import Difference, Kind
    from drafts.lint_draft import LintedSentence
    from drafts.story import Story
    from runner.examine import Examined
    from schema.fact import Fact
    from schema.records import ValueTypeName

    Slot = tuple[str, str]

_LONGEST = 60
_CONTEXT = 4
"""So many words are shown on either side of a change."""
_TYPES: Mapping[Kind, tuple[ValueTypeName, ...]] = {
    "name": ("name", "list"),
    "office": ("term",),
    "words": ("term", "name", "list"),
    "term": ("term",),
}
"""What records the words of a source, by what differs."""


class Draft(NamedTuple):
    """A draft that was compared: its name as written, its text, its day (EDTF), its sentences."""

    name: str
    text: str
    published: str | None
    sentences: tuple[LintedSentence, ...]

    def line_and_column(self, at: int) -> tuple[int, int]:
        """Give where a character is, both from 1."""
        before = self.text[:at]
        return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1


class DraftFinding(NamedTuple):
    """A finding with where in the draft it is, and the row of the sheet that it is about.

    `line` and `column` are from 1. `difference` says which words differ, None where none do.
    """

    finding: Finding
    line: int
    column: int
    row: Fact | None
    difference: Difference | None = None


class DraftFindings:
    """Makes findings of what differs, with the sources and the sheet to cite."""

    def __init__(self, story: Story, seen: Examined, sheet: Mapping[Slot, Fact]) -> None:
        """Remember what to cite from."""
        self._story, self._seen, self._sheet = story, seen, sheet
        ids = [source.id for source in seen.records.sources]
        self._sources = source_citations(seen.store, ids)
        self._types = {attribute.id: attribute.type for attribute in seen.records.attributes}

    def of(self, draft: Draft) -> Iterator[DraftFinding]:
        """Yield the findings of a draft, in the order of its text."""
        for sentence in draft.sentences:
            words = " ".join(draft.text[sentence.start : sentence.end].split())
            for difference in sentence.differences:
                yield self._finding(draft, words, difference)
            if not sentence.differences:
                yield from self._contested(draft, words, sentence)

    def _finding(self, draft: Draft, words: str, different: Difference) -> DraftFinding:
        row, theirs = self._row(different), self._citations(different)
        line, column = draft.line_and_column(different.start)
        rule = RULES[different.kind]
        mine = _cited_draft(draft, words, different.text, line)
        sides = [Side(says=_short(different.text), citations=(mine,))]
        if theirs:
            sides.append(Side(says=_short(different.theirs) or "no such words", citations=theirs))
        finding = Finding(
            code=rule.code,
            name=rule.name,
            severity=rule.severity,
            subject=row.subject if row else "",
            attribute=row.attribute if row else "",
            scope=f"{draft.name}: {different.text} | {different.theirs}",
            message=_message(different, theirs),
            sides=tuple(sides),
        )
        return DraftFinding(finding, line, column, row, different)

    def _contested(
        self, draft: Draft, words: str, sentence: LintedSentence
    ) -> Iterator[DraftFinding]:
        """Yield what a sentence states as certain although its sources are in conflict."""
        told: set[Slot] = set()
        for match in sentence.like:
            claim = match.passage.place.claim
            slot = None if claim is None else self._slot(claim)
            row = None if slot is None else self._sheet.get(slot)
            if slot and row and slot not in told and row.status in ("contested", "disputed"):
                told.add(slot)
                yield _contested(draft, words, sentence.start, row)

    def _slot(self, claim: int) -> Slot:
        record = self._seen.records.claims[claim]
        return record.subject, record.attribute

    def _row(self, different: Difference) -> Fact | None:
        claim = self._claim(different)
        return None if claim is None else self._sheet.get(self._slot(claim))

    def _claim(self, different: Difference) -> int | None:
        """Give the claim that records the words of the source: of its kind, in the fewest words."""
        passage = different.passage
        if passage is None or not different.theirs:
            return None if passage is None else passage.place.claim
        wanted = (different.type,) if different.type else _TYPES.get(different.kind, ())
        inside = [
            (self._types[claim.attribute] not in wanted, len(claim.quote), n)
            for n, claim in enumerate(self._seen.records.claims)
            if claim.source == passage.place.source
            and different.theirs in claim.quote
            and (claim.quote in passage.text or passage.text in claim.quote)
        ]
        return min(inside)[2] if inside else passage.place.claim

    def _citations(self, different: Difference) -> tuple[Citation, ...]:
        passage = different.passage
        if passage is None:
            return ()
        claim = self._claim(different)
        if claim is not None:
            readings = self._seen.context.readings.of_claims([claim])
            return tuple(reading.citation for reading in readings[claim][:1])
        source = self._sources[passage.place.source]
        of_quotation = different.kind == "quotation"
        words = different.theirs if of_quotation else " ".join(passage.text.split())
        return (source.model_copy(update={"quote": words, "canonical": ""}),)


def _contested(draft: Draft, words: str, at: int, row: Fact) -> DraftFinding:
    rule = RULES["contested"]
    line, column = draft.line_and_column(at)
    name = f"{row.subject_name}, {row.attribute_label}"
    side = Side(says="as told", citations=(_cited_draft(draft, words, "", line),))
    finding = Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        subject=row.subject,
        attribute=row.attribute,
        scope=f"{draft.name}: {words}",
        message=f"{name[:1].upper()}{name[1:]}: {row.value}",
        sides=(side,),
    )
    return DraftFinding(finding, line, column, None)


def _cited_draft(draft: Draft, words: str, value: str, line: int) -> Citation:
    return Citation(
        source=DRAFT,
        source_name=draft.name,
        published=draft.published,
        speaker=None,
        modality="asserted",
        value=value,
        canonical=value,
        quote=words,
        file=draft.name,
        line=line,
        place=DRAFT,
    )


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]} …"


def _message(different: Difference, theirs: tuple[Citation, ...]) -> str:
    """Say what differs, in one sentence without its full stop."""
    mine = f"“{_short(different.text)}”"
    if different.kind == "weekday":
        return f"{mine}: that day is a {different.theirs}"
    where = " and ".join(named_with_date(c.source_name, c.published) for c in theirs[:1])
    where = f" in {where}" if where else ""
    if different.kind == "negation":
        return f"{mine}: the sentence is negated here and not{where}, or the other way"
    if different.kind == "name":
        return f"{mine}: the ledger has {different.theirs}{where}"
    if not different.theirs:
        return f"{mine} is not{where}"
    if different.kind == "quotation":
        one, other = _around_change(different.text, different.theirs)
        return f"“{one}” is quoted, but “{other}” stands{where}"
    return f"{mine}, but “{_short(different.theirs)}”{where}"


def _around_change(mine: str, theirs: str) -> tuple[str, str]:
    """Give the words of two texts around the first place where they differ."""
    own, others = mine.split(), theirs.split()
    one, other = ([fold(word) for word in words] for words in (own, others))
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    (_, a, b, c, d) = next((code for code in codes if code[0] != "equal"), codes[-1])
    return _with_context(own, a, b), _with_context(others, c, d)


def _with_context(words: list[str], first: int, end: int) -> str:
    begins, ends = max(0, first - _CONTEXT), min(len(words), end + _CONTEXT)
    cut = " ".join(words[begins:ends])
    return f"{'… ' if begins else ''}{cut}{' …' if ends < len(words) else ''}"
