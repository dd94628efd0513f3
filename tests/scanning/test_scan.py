"""What a scan looks at, and what it says it did not."""

from pathlib import Path

from article_files.read_articles import read_articles
from scanning.figures_by_noun import FiguresByNoun
from scanning.scan_articles import Scanner
from scanning.text_store import TextStore
from tests.cli.command import ROOT
from tests.scanning.scans import article, scanned

GERMAN = (
    "Der Hafen war am Morgen geschlossen, weil das Schiff nicht aus dem Dock kam und die Leute "
    "auf der Mole standen und warteten, bis der Nebel sich hob und man wieder etwas sah."
)


def test_the_five_articles_have_what_a_reader_finds_and_no_more() -> None:
    with TextStore() as texts:
        scanner = Scanner(texts)
        scanner.take(read_articles([ROOT / "seeds"]))
        found = [
            (f.kind, [[s.article for s in side.spots] for side in f.sides])
            for f in scanner.compared().findings
        ]
    assert found == [
        ("name-in-two-spellings", [[0], [2]]),
        ("acronym-expanded-two-ways", [[0, 3], [1]]),
        ("date-of-unknown-day", [[0], [0], [0]]),
        ("date-of-unknown-day", [[1], [1], [1]]),
        ("undated-article", [[0], [1]]),
    ]


def test_short_texts_and_other_languages_are_passed_over_by_name() -> None:
    scan = scanned(article("", story="The ferry sank."), article("", story=GERMAN))
    assert [each.why for each in scan.passed_over] == [
        "has 3 words, too few to compare",
        "is not in English, as far as can be told",
    ]
    assert scan.articles == []


def test_figures_stand_under_the_noun_that_they_count() -> None:
    with TextStore() as texts:
        scanner = Scanner(texts, FiguresByNoun())
        words = (
            "Four officers were hurt and 29 people left.",
            "It hurt 16 officers; bail of $5 million.",
        )
        scanner.take([article(each) for each in words])
        scanner.compared()
        assert scanner.figures
        rows = {noun: [row.written for row in rows] for noun, rows in scanner.figures.rows()}
    assert rows == {"officer": ["Four", "16"], "bail": ["$5 million"], "people": ["29"]}


def test_an_empty_scan_finds_nothing(tmp_path: Path) -> None:
    with TextStore() as texts:
        scanner = Scanner(texts)
        scanner.take(read_articles([tmp_path]))
        scan = scanner.compared()
    assert (scan.findings, len(scan.passed_over)) == ([], 1)
