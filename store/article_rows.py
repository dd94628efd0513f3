"""What the articles say about the claims, as table rows in the column order of `store.tables`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.gather import ArticleEvidence
    from store.record_rows import Row

_TOGETHER = 8_000_000
"""Characters, about, that are inserted at once."""


def evidence_by_table(evidence: ArticleEvidence) -> Iterator[tuple[str, list[Row]]]:
    """Yield the name and rows of each table of evidence."""
    for rows in _texts(evidence):
        yield "texts", rows
    yield "ties", list(_ties(evidence))
    yield "independence", list(evidence.counts_as.items())
    yield "spellings", list(evidence.misspellings)
    yield "quotes", list(_quotes(evidence))
    yield "verdicts", list(_verdicts(evidence))
    yield "slips", list(_slips(evidence))
    yield "relative_dates", list(_relative_dates(evidence))


def _texts(evidence: ArticleEvidence) -> Iterator[list[Row]]:
    """Yield the rows of the texts, some megabytes at a time."""
    rows: list[Row] = []
    characters = 0
    for t in evidence.texts.values():
        article = evidence.articles.get(t.source)
        missing = list(article.missing_furniture) if article else []
        furniture = list(article.furniture) if article else []
        names = evidence.names.get(t.source, 0)
        rows.append((t.source, t.path, t.state, t.sha256, t.text, missing, furniture, names))
        characters += len(t.text)
        if characters > _TOGETHER:
            yield rows
            rows, characters = [], 0
    yield rows


def _ties(evidence: ArticleEvidence) -> Iterator[Row]:
    for number, tie in enumerate(evidence.ties):
        for m in tie.members:
            found = m.passage
            span = (found.start, found.end, found.line) if found else (None, None, None)
            yield number, tie.kind, m.source, m.words, tie.length, *span


def _quotes(evidence: ArticleEvidence) -> Iterator[Row]:
    for n, found in enumerate(evidence.claims):
        q = found.quote
        span, own_words = q.span or (None, None), "" if q.spoken else found.own_words
        weekdays = found.weekdays.compared
        yield n, q.state, *span, q.spoken, q.nearest, found.words, own_words, weekdays


def _verdicts(evidence: ArticleEvidence) -> Iterator[Row]:
    for claim, found in enumerate(evidence.claims):
        for number, verdict in found.verdicts.items():
            yield claim, number, verdict.outcome, verdict.reason, verdict.unread


def _slips(evidence: ArticleEvidence) -> Iterator[Row]:
    for claim, found in enumerate(evidence.claims):
        for slip in {slip.text: slip for slip in found.weekdays.slips}.values():
            yield claim, slip.text, slip.stated, slip.date, slip.real


def _relative_dates(evidence: ArticleEvidence) -> Iterator[Row]:
    for claim, found in enumerate(evidence.claims):
        for position, words in enumerate(dict.fromkeys(found.relative_dates)):
            yield claim, position, words
