"""`scan`: what it prints and writes, and each way in which it ends."""

import json
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import InProcess

STORY = (
    "The Port Ellery harbour board met at Quay House. The ferry Grey Heron struck the Wicken Pier\n"
    "near Saltmarsh on Monday, and the Ellery Gazette had the story of it the next day.\n\n"
)
MORNING = f"Ferry struck\n\nPublished 5 March 2024\n\n{STORY}The pilot, Georg Hartwig, is 41.\n"
EVENING = f"A pier is hurt\n\n{STORY}Four men saw it. The pilot, Georg Hartvig, slept.\n"
TEXT = """\
name-in-two-spellings                                                    tension
One name, spelled “Georg Hartvig” and “Georg Hartwig”
  - articles/evening.txt:6:29
      Four men saw it. The pilot, Georg Hartvig, slept.
  - articles/morning.txt:8:12
      The pilot, Georg Hartwig, is 41.

date-of-unknown-day                                                    ambiguity
Of what day these words speak cannot be told, as the article has no date
  - “Monday”                                           articles/evening.txt:4:19

undated-article                                                             note
1 article has no date
  - A pier is hurt                                      articles/evening.txt:1:1

3 findings.
Compared: 12 names, 0 expanded acronyms, 0 quotations, 0 ages and 0 dated
weekdays of 2 articles.
Figures and dates of similar sentences are not compared (--tie-out lists the
figures, for the eye), nor are names of one word or quotations of fewer than
six.
Not compared:
  articles/note.txt has 3 words, too few to compare
"""


@pytest.fixture
def desk(within: InProcess) -> InProcess:
    """The command in a folder with three articles, one of them too short."""
    Path("articles").mkdir()
    for name, text in (("morning", MORNING), ("evening", EVENING), ("note", "The ferry sank.")):
        Path(f"articles/{name}.txt").write_text(text, encoding="utf-8")
    return within


def test_it_prints_both_places_with_their_words_and_exits_0(desk: InProcess) -> None:
    ended = desk("scan", "articles")
    assert (ended.out, ended.err, ended.code) == (TEXT, "", 0)


@pytest.mark.parametrize(("fail_on", "code"), [("contradiction", 0), ("tension", 1), ("never", 0)])
def test_fail_on_changes_the_exit_code(desk: InProcess, fail_on: str, code: int) -> None:
    assert desk("scan", "articles", "--fail-on", fail_on).code == code


def test_json_has_findings_with_their_places(desk: InProcess) -> None:
    made = json.loads(desk("scan", "articles", "--format", "json").out)
    assert [finding["kind"] for finding in made["findings"]] == [
        "name-in-two-spellings",
        "date-of-unknown-day",
        "undated-article",
    ]
    assert made["findings"][0]["sides"][1]["places"] == [
        {
            "file": "articles/morning.txt",
            "entry": None,
            "line": 8,
            "column": 12,
            "in_file": True,
            "before": "The pilot, ",
            "words": "Georg Hartwig",
            "after": ", is 41.",
        }
    ]
    assert made["articles"][1]["published"] == "2024-03-05"
    assert made["not_compared"][0]["file"] == "articles/note.txt"


def test_the_page_needs_no_network_and_has_both_sides(desk: InProcess) -> None:
    ended = desk("scan", "articles", "--html", "page.html", "-o", "text.txt")
    assert (ended.out, ended.err, ended.code) == ("", "", 0)
    assert Path("text.txt").read_text(encoding="utf-8") == TEXT
    page = Path("page.html").read_text(encoding="utf-8")
    assert "<q>Georg Hartwig</q>" in page
    assert "<q>Georg Hartvig</q>" in page
    assert "default-src &#39;none&#39;" in page
    assert "http" not in page.replace("http-equiv", "")


def test_words_of_an_article_are_no_markup_of_the_page(desk: InProcess) -> None:
    Path("articles/evening.txt").write_text(EVENING.replace("slept", "<b>slept"), encoding="utf-8")
    desk("scan", "articles", "--html", "page.html")
    assert "&lt;b&gt;slept" in Path("page.html").read_text(encoding="utf-8")


def test_the_ledger_has_the_sources_and_can_be_checked(desk: InProcess) -> None:
    ended = desk("scan", "articles", "--write", "facts.yaml")
    assert ended.out == f"{TEXT}Wrote facts.yaml: 2 sources.\n"
    made = yaml.safe_load(Path("facts.yaml").read_text(encoding="utf-8"))
    assert [source["id"] for source in made["sources"]] == ["evening", "morning"]
    assert str(made["sources"][1]["published"]) == "2024-03-05"
    assert desk("check", "facts.yaml").code == 2  # it has no claims yet
    again = desk("scan", "articles", "--write", "facts.yaml")
    assert (again.code, again.out) == (2, "")
    assert "--write: 'facts.yaml' exists already; a scan does not overwrite a ledger" in again.err


def test_a_tie_out_lists_figures_without_a_verdict(desk: InProcess) -> None:
    ended = desk("scan", "articles", "--tie-out")
    lines = ended.out.splitlines()
    assert lines[:3] == [
        "man                                                                    1 article",
        "  Four                                                  articles/evening.txt:6:1",
        "      Four men saw it. The pilot, Georg Hartvig, slept.",
    ]
    assert "whether two of them are of one thing is not judged." in " ".join(lines)
    nouns = json.loads(desk("scan", "articles", "--tie-out", "--format", "json").out)["nouns"]
    assert nouns[0]["noun"] == "man"


def test_all_that_is_wrong_with_the_command_line_is_said_at_once(desk: InProcess) -> None:
    ended = desk("scan", "nowhere", "-", "--format", "xml", "--tie-out", "--html", "p.html")
    assert ended.code == 2
    assert [line for line in ended.err.splitlines() if line.strip()][-4:] == [
        "Error: --format: found 'xml', expected one of text, json",
        "'nowhere': there is no such file or folder",
        "a scan cannot read standard input; name files of articles, or folders",
        "--tie-out lists figures; leave out --html and --write",
    ]


def test_nothing_to_compare_is_an_input_that_cannot_be_used(within: InProcess) -> None:
    Path("note.txt").write_text("The ferry sank.", encoding="utf-8")
    ended = within("scan", "note.txt")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "note.txt: found an article that has 3 words, too few to compare, expected an article in "
        "English of 25 words or more\n"
    )
