"""A ledger out of a scan can be read, with the names that an editor has confirmed."""

from pathlib import Path

from article_files.read_articles import read_articles
from ledger.load_ledger import load_ledger
from scanning.ledger_draft import ConfirmedName, ledger_text, left_out
from scanning.scan_articles import Scanner
from scanning.text_store import TextStore
from support.limits import DEFAULT_LIMITS
from tests.scanning.scans import STORY


def test_sources_and_confirmed_names_are_read_back(tmp_path: Path) -> None:
    (tmp_path / "evening.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes(STORY.replace("board", "bo\u00e4rd").encode("latin-1"))
    with TextStore() as texts:
        scanner = Scanner(texts)
        scanner.take(read_articles([tmp_path]))
        scan = scanner.compared()
    names = [ConfirmedName("Georg Hartwig", ("Georg Hartvig",))]
    ledger = tmp_path / "facts.yaml"
    ledger.write_text(ledger_text(scan, ledger, names, DEFAULT_LIMITS), encoding="utf-8")
    records = load_ledger([str(ledger)]).read.records
    assert [source.file for source in records.sources] == ["evening.txt"]
    assert [(t.name, t.aliases) for v in records.vocabularies for t in v.terms] == [
        ("Georg Hartwig", ("Georg Hartvig",))
    ]
    assert left_out(scan) == [str(tmp_path / "latin.txt")]
