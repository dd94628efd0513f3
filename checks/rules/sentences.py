"""Sentences that are cited: each once, however many claims quote it or a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schema.finding import Citation
    from store.cited_readings import CitedReading


def by_sentence(readings: Iterable[CitedReading]) -> list[list[CitedReading]]:
    """Group readings that quote one sentence of a source; the whole sentence comes first."""
    found: list[list[CitedReading]] = []
    for reading in sorted(readings, key=lambda r: -len(r.quote)):
        for sentence in found:
            whole = sentence[0]
            if whole.source == reading.source and reading.quote in whole.quote:
                sentence.append(reading)
                break
        else:
            found.append([reading])
    return found


def each_sentence_once(readings: Iterable[CitedReading]) -> tuple[Citation, ...]:
    """Cite each sentence once: not again for another claim, nor for a part of its quote."""
    return in_ledger_order(sentence[0].citation for sentence in by_sentence(readings))


def in_ledger_order(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Sort citations by file and line."""
    return tuple(sorted(citations, key=lambda c: (c.file, c.line)))
