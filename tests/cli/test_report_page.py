import json
from html import escape
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.cli.command import crossread, in_process

LEDGER = """
sources: [{id: a, file: a.txt}, {id: b, file: b.txt}]
subjects: [{id: deal, name: the deal}]
attributes: [{id: signed, of: deal, type: date}, {id: note, of: deal, type: text}]
claims:
  - {source: a, subject: deal, attribute: signed, value: 2017-09, quote: signed in September 2017}
  - {source: b, subject: deal, attribute: signed, value: 2019, quote: signed in 2019}
  - {source: b, subject: deal, attribute: note, value: secret, quote: a secret}
"""


def ledger_in(folder: Path) -> Path:
    (folder / "a.txt").write_text("It was signed in September 2017.", encoding="utf-8")
    (folder / "b.txt").write_text("It was signed in 2019. It is a secret.", encoding="utf-8")
    (folder / "facts.yaml").write_text(LEDGER, encoding="utf-8")
    return folder / "facts.yaml"


def test_the_page_is_written_and_nothing_printed(tmp_path: Path) -> None:
    ledger = ledger_in(tmp_path)
    done = in_process("report", ledger, "--html", tmp_path / "report.html")
    assert (done.code, done.out, done.err) == (0, "", "")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.count('class="card contradiction"') == 1
    found = json.loads(in_process("check", ledger, "--format", "json").out)["findings"]
    (message,) = (each["message"] for each in found if each["severity"] == "contradiction")
    assert page.count(f">{escape(message)}<") == 4  # in brief, on its card and pictures


def test_two_runs_give_the_same_page(tmp_path: Path) -> None:
    ledger = ledger_in(tmp_path)
    for name in ("one.html", "two.html"):
        assert crossread("report", ledger, "--html", tmp_path / name).code == 0
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_pictures_are_written_as_files(tmp_path: Path) -> None:
    done = in_process("report", ledger_in(tmp_path), "--svg", tmp_path / "new" / "pictures")
    assert (done.code, done.out, done.err) == (0, "", "")
    made = sorted((tmp_path / "new" / "pictures").iterdir())
    assert [path.name for path in made] == ["deal--signed.svg", "sources.svg"]
    for path in made:
        assert ET.parse(path).getroot().tag == "{http://www.w3.org/2000/svg}svg"


def test_a_page_over_a_source_is_refused(tmp_path: Path) -> None:
    done = in_process("report", ledger_in(tmp_path), "--html", tmp_path / "a.txt")
    assert done.code == 2
    assert "found the text of a source that this run reads" in done.err
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "It was signed in September 2017."


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    done = in_process("report", ledger_in(tmp_path), "--svg", tmp_path / "a.txt")
    assert done.code == 2
    assert "a.txt: found an output that cannot be written" in done.err
