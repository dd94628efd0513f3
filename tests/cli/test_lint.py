"""`lint` as a desk runs it."""

import json
from pathlib import Path

import pytest

from drafts.rules import RULES
from tests.cli.command import ROOT
from tests.cli.conftest import InProcess
from tests.drafts.story import story_in

WRONG = "Aldermoor opened its new bridge in June 2018. Norland paid for the bridge.\n"
TOLD = """\
draft.txt:1:36  CR704 other-figure {id}                        contradiction
  “June 2018”, but “June 2019” in Evening Post (2 March 2024)
  The sheet: the Aldermoor bridge, opening: in June 2019 (single source)
    Evening Post (2 March 2024), facts.yaml:23: “Aldermoor opened its new bridge
      in June 2019”

1 contradiction.
2 sentences: 1 contradicts the sources, 1 checked and right, 0 not in the sheet,
0 not looked at.
"""


@pytest.fixture
def desk(within: InProcess, tmp_path: Path) -> InProcess:
    story_in(tmp_path)
    Path("draft.txt").write_text(WRONG, encoding="utf-8")
    return within


def test_a_difference_is_told_with_the_sheet_and_its_source(desk: InProcess) -> None:
    ended = desk("lint", "draft.txt")
    id_ = ended.out.split("other-figure ")[1].split()[0]
    assert (ended.code, ended.out, ended.err) == (1, TOLD.format(id=id_), "")


def test_what_is_accepted_no_longer_fails(desk: InProcess) -> None:
    id_ = desk("lint", "draft.txt").out.split("other-figure ")[1].split()[0]
    done = desk("accept", id_, "--draft", "draft.txt", "--because", "b", "--owner", "o",
                "--until", "2027-03-01")  # fmt: skip
    assert done.code == 0, done.err
    ended = desk("lint", "draft.txt")
    assert ended.code == 0
    assert "Accepted\n" in ended.out
    assert "1 accepted" in ended.out


@pytest.mark.parametrize("form", ["json", "sarif", "github", "gitlab", "junit", "summary"])
def test_every_format_points_at_the_draft(form: str, desk: InProcess) -> None:
    ended = desk("lint", "draft.txt", "--format", form)
    assert ended.code == 1
    assert "draft.txt" in ended.out
    if form == "sarif":
        (run,) = json.loads(ended.out)["runs"]
        (result,) = run["results"]
        place = result["locations"][0]["physicalLocation"]
        assert (result["ruleId"], place["artifactLocation"]["uri"]) == ("CR704", "draft.txt")
        assert {"CR701", "CR709"} <= {rule["id"] for rule in run["tool"]["driver"]["rules"]}


def test_sentences_that_no_source_bears_on_are_listed(desk: InProcess) -> None:
    Path("draft.txt").write_text("A quarry opened in June 2018.", encoding="utf-8")
    assert "not in the sheet: A quarry" not in desk("lint", "draft.txt").out
    assert "not in the sheet: A quarry" in desk("lint", "draft.txt", "--list").out


def test_contested_facts_are_told_as_contested(desk: InProcess) -> None:
    Path("draft.txt").write_text(
        "Nine workers were hurt when a crane fell on the bridge.", encoding="utf-8"
    )
    ended = desk("lint", "draft.txt")
    assert ended.code == 0
    assert "CR709 contested-in-the-sheet" in ended.out
    assert "seven (Evening Post), but nine (Coast Wire)" in " ".join(ended.out.split())


REFUSED: dict[tuple[str, ...], str] = {
    ("lint", "gone.txt"): "gone.txt: found a file that",
    ("lint", "draft.txt", "--date", "soon"): "--date: found 'soon', expected",
    ("lint", "draft.txt", "--ledger", "gone.yaml"): "gone.yaml: found",
}


@pytest.mark.parametrize("arguments", REFUSED)
def test_what_cannot_be_used_is_named(arguments: tuple[str, ...], desk: InProcess) -> None:
    ended = desk(*arguments)
    assert ended.code == 2
    assert REFUSED[arguments] in ended.err


def test_a_ledger_without_articles_is_no_story(desk: InProcess) -> None:
    for name in ("post", "wire", "radio"):
        Path(f"{name}.txt").unlink()
    ended = desk("lint", "draft.txt")
    assert ended.code == 2
    assert "found no article to compare a draft with" in ended.err


def test_every_rule_has_its_page_and_is_in_the_manual(within: InProcess) -> None:
    manual = (ROOT / "docs/lint.md").read_text(encoding="utf-8")
    listed = within("checks").out
    for rule in RULES.values():
        page = within("explain", rule.code)
        assert (page.code, page.out.split()[:2]) == (0, [rule.code, rule.name])
        assert f"| {rule.code} {rule.name} |" in manual
        assert f"{rule.code}  {rule.name}" in listed
