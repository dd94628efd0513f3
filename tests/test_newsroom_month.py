"""One month in the repository of a newsroom: which runs fail, and what each format reports then.

Every step commits and runs `check` once, with all formats. How each format marks a finding that
fails is read from its output: all must report the same findings, and the right ones.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.cli.command import Ended, environment, in_process

TODAY = datetime.now().astimezone().date()
FORMS = ("json", "sarif", "github", "summary", "gitlab", "junit")
SETTINGS = """\
ledger = ["facts"]
ignore = ["CR4", "CR5"]
longest-term = 90
"""
STORY = """\
title: The harbour bridge
subjects: [{id: bridge, name: The bridge}]
attributes:
  - {id: opened, type: date}
  - {id: cost, type: money}
  - {id: lanes, type: count}
sources:
  - {id: morning, publisher: Morning Post, published: 2026-10-01}
  - {id: evening, publisher: Evening Star, published: 2026-10-02}
claims:
"""
CLAIM = """\
  - source: {source}
    subject: bridge
    attribute: {attribute}
    value: {value}
    quote: {quote}
"""


def claim(source: str, attribute: str, value: str, quote: str) -> str:
    return CLAIM.format(source=source, attribute=attribute, value=value, quote=quote)


OPENED = (
    claim("morning", "opened", "2019", "which opened in 2019"),
    claim("evening", "opened", "2020", "opened to traffic in 2020"),
)
COST = (
    claim("morning", "cost", "40 million EUR", "it cost 40 million euros"),
    claim("evening", "cost", "55 million EUR", "55 million euros were spent"),
)
LANES = (
    claim("morning", "lanes", "4", "its four lanes"),
    claim("evening", "lanes", "6", "six lanes of traffic"),
)


class Newsroom:
    """The repository, and what its desk does there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q", "-b", "main")
        self.write("crossread.toml", SETTINGS)

    def git(self, *arguments: str) -> None:
        own = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
        kept = {name: text for name, text in environment().items() if not name.startswith("GIT_")}
        subprocess.run(
            ["git", *own, *arguments],  # noqa: S607 - the git of the path
            cwd=self.folder,
            env=kept,
            check=True,
            capture_output=True,
        )

    def write(self, name: str, text: str) -> None:
        file = self.folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def ledger(self, *claims: str, file: str = "facts/bridge.yaml", head: str = STORY) -> None:
        self.write(file, head + "".join(claims))

    def commit(self, *tags: str) -> None:
        self.git("add", "facts", "crossread.toml")
        self.git("commit", "-q", "--allow-empty", "-m", "a day's work")
        for tag in tags:
            self.git("tag", tag)

    def run(self, *arguments: str) -> Ended:
        return in_process(*arguments, cwd=self.folder)

    def check(self, *options: str) -> tuple[Ended, dict[str, set[str]]]:
        """Check, and give what each format counts as failing, by "code attribute"."""
        outputs = [word for form in FORMS for word in ("-o", f"{form}:out.{form}")]
        ended = self.run("check", *options, *outputs)
        reports = {form: self.read(f"out.{form}") for form in FORMS}
        readers = (of_json, of_sarif, of_github, of_summary, of_gitlab, of_junit)
        failing = {form: read(reports[form]) for form, read in zip(FORMS, readers, strict=True)}
        return ended, failing | {"text": of_text(ended.out)}

    def accept(self, attribute: str, days: int) -> None:
        (mark,) = (
            finding["fingerprint"]
            for finding in json.loads(self.run("check", "--format", "json").out)["findings"]
            if finding["attribute"] == attribute
        )
        until = (TODAY + timedelta(days=days)).isoformat()
        reasons = ("--because", "both are in print", "--owner", "desk", "--until", until)
        assert self.run("accept", mark, *reasons).code == 0


def named(messages: Iterable[str]) -> set[str]:
    """Give the attributes that messages are about: all are worded "the bridge, opened: ..."."""
    found = (re.search(r"[Tt]he bridge, (\w+):", message) for message in messages)
    return {match[1] for match in found if match}


def of_json(text: str) -> set[str]:
    findings = json.loads(text)["findings"]
    return {f["attribute"] for f in findings if f["status"] in ("new", "expired")}


def of_sarif(text: str) -> set[str]:
    results: list[dict[str, Any]] = json.loads(text)["runs"][0]["results"]
    counted = [
        r for r in results if r["baselineState"] == "new" or r["properties"]["status"] == "expired"
    ]
    assert not any(r["suppressions"] for r in counted)
    return named(result["message"]["text"] for result in counted)


def of_github(text: str) -> set[str]:
    return named(line for line in text.splitlines() if re.match("::(error|warning|notice) ", line))


def of_summary(text: str) -> set[str]:
    return named(re.split(r"Accepted|Known", text, maxsplit=1)[0].splitlines())


def of_gitlab(text: str) -> set[str]:
    return named(issue["description"] for issue in json.loads(text))


def of_junit(text: str) -> set[str]:
    root = ET.fromstring(text)
    return named(failure.attrib["message"] for failure in root.iter("failure"))


def of_text(text: str) -> set[str]:
    return named(
        re.split(r"\n(?:Accepted|Known at .+|Known)\n", f"\n{text}", maxsplit=1)[0].splitlines()
    )


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


def expect(checked: tuple[Ended, dict[str, set[str]]], *failing: str) -> Ended:
    """Hold a run against what must fail in it, in every format; and give it."""
    ended, failed = checked
    assert ended.err == ""
    assert failed == {form: set(failing) for form in (*FORMS, "text")}
    assert ended.code == (1 if failing else 0)
    return ended


def test_a_month(newsroom: Newsroom) -> None:  # noqa: PLR0915 - a month has its days, in order
    # The first day: a ledger with two conflicts. The run fails, and reports both.
    newsroom.ledger(*OPENED, *COST)
    newsroom.commit("first-day")
    expect(newsroom.check(), "opened", "cost")

    # Both are looked at and accepted; the run passes, and still shows them.
    newsroom.accept("opened", 60)
    newsroom.accept("cost", 30)
    ended = expect(newsroom.check())
    assert ended.out.startswith("Accepted\n")
    assert "Nothing new; 2 accepted." in ended.out

    # An article is added that says what others say already: nothing is new.
    third = "  - {id: weekly, publisher: Weekly, published: 2026-10-09}\nclaims:\n"
    head = STORY.replace("claims:\n", third)
    agrees = claim("weekly", "opened", "2020", "since it opened in 2020")
    newsroom.ledger(*OPENED, *COST, agrees, head=head)
    newsroom.commit()
    expect(newsroom.check())

    # A claim is moved to another file of the ledger, and all are put in another order.
    newsroom.ledger(agrees, *reversed(COST), OPENED[1], head=head)
    newsroom.ledger(OPENED[0], file="facts/more.yaml", head="claims:\n")
    newsroom.commit("moved")
    expect(newsroom.check())

    # Another article brings a value that nobody has accepted: known conflict, new value.
    differs = claim("weekly", "opened", "2021", "it was 2021 before it opened")
    newsroom.ledger(differs, *COST, OPENED[1], head=head)
    newsroom.commit()
    ended = expect(newsroom.check(), "opened")
    assert "New values since it was accepted" in ended.out
    assert "2021 in Weekly" in ended.out

    # The weekly corrects itself: the conflict is as it was.
    newsroom.ledger(agrees, *COST, OPENED[1], head=head)
    newsroom.commit("corrected")
    expect(newsroom.check())

    # One acceptance expires. It fails, and is named with its owner.
    baseline = newsroom.read("crossread-baseline.yaml")
    until = (TODAY + timedelta(days=30)).isoformat()
    assert baseline.count(until) == 1
    yesterday = (TODAY - timedelta(days=1)).isoformat()
    newsroom.write("crossread-baseline.yaml", baseline.replace(until, yesterday))
    ended = expect(newsroom.check(), "cost")
    assert "Expired: accepted by desk until" in ended.out

    # The evening paper corrects its sum. The entry is stale: reported, and failing only if asked.
    agreed = COST[1].replace("55 million", "40 million")
    newsroom.ledger(agrees, COST[0], agreed, OPENED[1], head=head)
    newsroom.commit("month")
    ended = expect(newsroom.check())
    assert "Warning: CR102 amount-conflict bridge cost" in ended.out
    assert newsroom.run("check", "--fail-on-stale").code == 1
    assert newsroom.run("baseline", "prune").code == 0
    assert newsroom.run("check", "--fail-on-stale").code == 0
    assert until not in newsroom.read("crossread-baseline.yaml")


def test_a_pull_request(newsroom: Newsroom) -> None:
    """Without any baseline file: what counts is what the branch adds to main."""
    newsroom.ledger(*OPENED, *COST)
    newsroom.commit()
    newsroom.git("checkout", "-q", "-b", "lanes")

    # A claim that changes nothing about what is known.
    newsroom.ledger(*reversed(COST), *OPENED, LANES[0])
    newsroom.commit()
    ended = expect(newsroom.check("--since", "main"))
    assert "Known at main\n" in ended.out
    assert "Nothing new; 2 known." in ended.out

    # A new contradiction, and nothing else, fails the pull request.
    newsroom.ledger(*OPENED, *COST, *LANES)
    newsroom.commit()
    expect(newsroom.check("--since", "main"), "lanes")
    expect(newsroom.check(), "opened", "cost", "lanes")

    # A new value in a known conflict is new as well.
    newsroom.ledger(OPENED[0], OPENED[1].replace("2020", "2022"), *COST)
    newsroom.commit()
    expect(newsroom.check("--since", "main"), "opened")

    # The team accepts it: with the file and the revision, nothing is left.
    newsroom.accept("opened", 10)
    expect(newsroom.check("--since", "main"))

    # Merged, main is what the next pull request is compared with.
    newsroom.git("checkout", "-q", "main")
    newsroom.git("merge", "-q", "lanes")
    (newsroom.folder / "crossread-baseline.yaml").unlink()
    expect(newsroom.check("--since", "HEAD"))


def test_a_revision_that_cannot_be_compared_with_is_reported(newsroom: Newsroom) -> None:
    newsroom.write("facts/bridge.yaml", "claims: [\n")
    newsroom.commit("broken")
    newsroom.ledger(*OPENED)
    newsroom.commit()
    ended = newsroom.run("check", "--since", "nowhere")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("nowhere: found no such revision, expected a commit, branch or tag")
    ended = newsroom.run("check", "--since", "broken")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("broken: found a ledger that cannot be read: ")
    assert "Traceback" not in ended.err
