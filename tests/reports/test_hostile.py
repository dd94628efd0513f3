"""Whatever the texts hold, each format is valid, and says what was found."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import jsonschema
from hypothesis import given, settings

from reports.formats import FORMATS
from reports.told import Told
from schema.characters import one_line
from schema.finding import Severity
from tests.reports.commands import commands
from tests.reports.hostile import runs
from tests.reports.test_json_format import schema
from tests.reports.test_junit import read
from tests.reports.test_sarif import run_of

SCHEMA: Any = jsonschema.Draft202012Validator(schema())
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
FOR_PEOPLE = ("text", "github", "github-summary", "junit")
HEAD = re.compile(r"CR\d+ a.* {2,}(?:contradiction|tension|ambiguity|note)")
LINK = re.compile(r"\[(?:[^\\\[\]]|\\[\\\[\]])*\]\(([^)]*)\)")
# Each format has its own cases beside this: the usual number of examples would cost minutes.
few = settings(max_examples=40, deadline=None)


@few
@given(runs())
def test_all_formats_keep_their_bytes_and_hold_no_control_characters(run: Told) -> None:
    for name, form in FORMATS.items():
        written = form(run)
        assert written == form(run)
        assert written == "" or written.endswith("\n")
        assert written.encode("utf-8").decode("utf-8") == written
        if name in FOR_PEOPLE:
            assert not CONTROL.search(written), name


@few
@given(runs())
def test_json_gives_every_text_back(run: Told) -> None:
    read_back = json.loads(FORMATS["json"](run))
    SCHEMA.validate(read_back)
    judged = run.comparison.judged
    for found, written in zip(judged, read_back["findings"], strict=True):
        finding = found.finding
        dumped = json.loads(finding.model_dump_json())
        assert written["sides"] == dumped["sides"]
        assert written["message"] == finding.message
        assert written["values"] == list(finding.values)
        assert (written["status"], written["fresh_values"]) == (found.status, list(found.fresh))
    assert [e["because"] for e in read_back["stale"]] == [e.because for e in run.stale]
    assert [(c["state"], c["reason"] or "") for c in read_back["checks"]] == [
        (o.state, o.reason) for o in run.outcomes
    ]


@few
@given(runs())
def test_sarif_is_valid_and_links_only_to_its_own_places(run: Told) -> None:
    results = run_of(FORMATS["sarif"](run))["results"]
    assert len(results) == len(run.comparison.judged)
    for result in results:
        ids = [str(location["id"]) for location in result["relatedLocations"]]
        assert LINK.findall(result["message"]["text"]) == ids
        assert "{" not in result["message"]["text"].replace("{{", "")
        accepted = result["properties"]["status"] == "accepted"
        assert bool(result["suppressions"]) is accepted
        assert (result["baselineState"] == "new") is (result["properties"]["status"] == "new")
    states = [result["properties"]["status"] for result in results]
    assert states == sorted(states, key=["new", "expired", "accepted"].index)


@few
@given(runs())
def test_github_reads_one_command_for_each_finding(run: Told) -> None:
    log = commands(FORMATS["github"](run))
    found = [c for c in log if "\nfingerprint " in c.message]
    assert Counter(c.message.split("\n")[0] for c in found) == Counter(
        one_line(j.finding.message) for j in run.unaccepted
    )
    told_beside = len(run.ended("could not run")) + bool(run.accepted) + bool(run.stale)
    assert len(log) == len(found) + told_beside
    assert {name for c in log for name in c.properties} <= {"file", "line", "title"}


@few
@given(runs())
def test_the_job_summary_has_a_row_of_whole_cells_for_each_finding(run: Told) -> None:
    rows = [line for line in FORMATS["github-summary"](run).split("\n") if line.startswith("|")]
    cells = Counter(len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) - 1 for row in rows)
    statuses = Counter(judged.status for judged in run.comparison.judged)
    tables = sum(bool(statuses[status]) for status in ("new", "expired"))
    assert cells[4] == statuses["new"] + statuses["expired"] + 2 * tables
    pairs = (statuses["accepted"], len(run.stale))
    assert cells[2] == sum(number + 2 for number in pairs if number)
    assert len(rows) == cells[4] + cells[2]


@few
@given(runs())
def test_gitlab_knows_every_finding(run: Told) -> None:
    entries = json.loads(FORMATS["gitlab"](run))
    assert len({entry["fingerprint"] for entry in entries}) == len(run.comparison.judged)
    described = Counter(entry["description"].split(" (")[0] for entry in entries)
    assert described == Counter(
        one_line(j.finding.message).split(" (")[0] for j in run.comparison.judged
    )
    assert all(entry["location"]["lines"]["begin"] >= 1 for entry in entries)


@few
@given(runs())
def test_junit_fails_exactly_where_the_run_does(run: Told) -> None:
    root = read(FORMATS["junit"](run))
    failing = [j for j in run.unaccepted if run.fails(j)]
    assert Counter(str(f.get("message")) for f in root.iter("failure")) == Counter(
        one_line(j.finding.message) for j in failing
    )
    idle = len(run.ended("did not apply"))
    assert len(list(root.iter("skipped"))) == len(run.accepted) + idle
    assert len(list(root.iter("error"))) == len(run.ended("could not run"))
    quiet = sum(not outcome.findings for outcome in run.outcomes)
    assert root.get("tests") == str(len(run.comparison.judged) + quiet)
    least = run.fail_on or Severity.CONTRADICTION
    assert all(Severity(str(f.get("type"))) >= least for f in root.iter("failure"))


@few
@given(runs())
def test_text_has_a_block_for_each_finding(run: Told) -> None:
    lines = FORMATS["text"](run).split("\n")
    heads = [line for line in lines if HEAD.fullmatch(line)]
    assert [re.sub(" {2,}[a-z]+$", "", line) for line in heads] == [
        f"{j.finding.code} {one_line(j.finding.name)}" for j in run.unaccepted
    ]
