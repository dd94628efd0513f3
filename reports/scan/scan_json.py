"""What a scan has found, as JSON; docs/scan.md says what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reports import VERSION
from reports.findings.json import dumped
from reports.scan.placed_words import PlacedSide, PlacedWords, placed, placed_words

if TYPE_CHECKING:
    from reports.scan.placed_words import PlacedFinding
    from scanning.figures_by_noun import FiguresByNoun
    from scanning.scan_articles import Scan
    from scanning.text_store import TextStore

FORMAT = 1


def scan_json(scan: Scan, texts: TextStore) -> str:
    """Give findings, articles and what was not compared."""
    found = [_plain(placed(finding, scan, texts)) for finding in scan.findings]
    return dumped({**_head(scan), "findings": found})


def figures_json(scan: Scan, texts: TextStore, figures: FiguresByNoun) -> str:
    """Give the figures by their nouns in place of findings."""
    nouns = [
        {
            "noun": noun,
            "figures": [
                {"written": row.written, **_plain(placed_words(row.spot, scan, texts))}
                for row in rows
            ],
        }
        for noun, rows in figures.rows()
    ]
    return dumped({**_head(scan), "nouns": nouns})


def _head(scan: Scan) -> dict[str, object]:
    articles = (each.record for each in scan.articles)
    return {
        "format": FORMAT,
        "version": VERSION,
        "articles": [
            {
                "file": str(a.file),
                "entry": a.entry,
                "headline": a.headline,
                "publisher": a.publisher,
                "published": a.published,
                "notes": list(a.notes),
            }
            for a in articles
        ],
        "not_compared": [each._asdict() for each in scan.passed_over],
        "compared": dict(scan.counts),
    }


def _plain(record: PlacedFinding | PlacedSide | PlacedWords) -> dict[str, object]:
    """Give a record, and those in it, as JSON has them."""
    return {key: _value(value) for key, value in record._asdict().items()}


def _value(value: object) -> object:
    if isinstance(value, PlacedSide | PlacedWords):
        return _plain(value)
    if isinstance(value, tuple):
        return [_value(each) for each in cast("tuple[object, ...]", value)]
    return value
