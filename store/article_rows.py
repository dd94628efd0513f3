"""What the sources say of the claims, as table rows in the column order of `store.tables`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.gather import gather
from articles.independence import counted_as
from articles.word_list import outside_marks
from schema.folding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.gather import Evidence
    from ledger.typed import TypedLedger
    from store.record_rows import Row


def evidence_by_table(typed: TypedLedger) -> list[tuple[str, list[Row]]]:
    """Give the name and rows of each table of evidence."""
    evidence = gather(typed)
    independence = counted_as(typed.read.records.sources, evidence.ties)
    return [
        ("texts", list(_texts(evidence))),
        ("ties", list(_ties(evidence))),
        ("independence", list(independence.items())),
        ("spellings", list(evidence.spellings)),
        ("quotes", list(_quotes(typed, evidence))),
        ("verdicts", list(_verdicts(evidence))),
        ("slips", list(_slips(evidence))),
        ("relative_dates", list(_relative_dates(evidence))),
    ]


def _texts(evidence: Evidence) -> Iterator[Row]:
    for t in evidence.texts.values():
        page = evidence.pages.get(t.source)
        missing = list(page.missing_furniture) if page else []
        yield t.source, t.path, t.state, t.sha256, t.text, missing


def _ties(evidence: Evidence) -> Iterator[Row]:
    for number, tie in enumerate(evidence.ties):
        for m in tie.members:
            place = (m.place.start, m.place.end, m.place.line) if m.place else (None, None, None)
            yield number, tie.kind, m.source, m.words, tie.length, *place


def _quotes(typed: TypedLedger, evidence: Evidence) -> Iterator[Row]:
    words: dict[str, tuple[str, str]] = {}
    for n, (claim, q) in enumerate(zip(typed.read.records.claims, evidence.quotes, strict=True)):
        if claim.quote not in words:
            words[claim.quote] = plain(claim.quote), outside_marks(claim.quote)
        whole, own = words[claim.quote]
        place = q.span or (None, None)
        yield n, q.state, *place, q.spoken, q.nearest, whole, "" if q.spoken else own


def _verdicts(evidence: Evidence) -> Iterator[Row]:
    for (claim, number), verdict in evidence.verdicts.items():
        yield claim, number, verdict.outcome, verdict.reason


def _slips(evidence: Evidence) -> Iterator[Row]:
    for claim, slips in evidence.slips.items():
        for slip in {slip.text: slip for slip in slips}.values():
            yield claim, slip.text, slip.stated, slip.date, slip.real


def _relative_dates(evidence: Evidence) -> Iterator[Row]:
    for claim, words in evidence.relative.items():
        yield from ((claim, position, said) for position, said in enumerate(dict.fromkeys(words)))
