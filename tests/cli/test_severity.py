"""Severities of the settings: which findings are worse or less bad than their checks say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import InProcess

LEDGER = """\
sources: [{id: a, publisher: A, published: 2020}, {id: b, publisher: B, published: 2020}]
subjects: [{id: bridge}]
attributes: [{id: opened, type: date}, {id: closed, type: date}, {id: cost, type: count}]
claims:
  - {source: a, subject: bridge, attribute: opened, value: 2018, quote: in 2018}
  - {source: b, subject: bridge, attribute: opened, value: 2019, quote: in 2019}
  - {source: a, subject: bridge, attribute: closed, value: 2018, quote: in 2018}
  - {source: b, subject: bridge, attribute: closed, value: 2019, quote: in 2019}
  - {source: a, subject: bridge, attribute: cost, value: 4, quote: four, modality: predicted}
  - {source: b, subject: bridge, attribute: cost, value: 5, quote: five, modality: predicted}
"""
USUAL = {"opened": "contradiction", "closed": "contradiction", "cost": "tension"}
"""Predictions of nobody are a tension, although CR103 finds contradictions."""


@pytest.fixture
def desk(within: InProcess) -> InProcess:
    """The command in a folder whose ledger has three findings."""
    Path("facts.yaml").write_text(LEDGER, encoding="utf-8")
    return within


def severities(desk: InProcess, settings: str, *options: str) -> tuple[dict[str, str], int]:
    """Give the severity of each finding by its attribute, and the exit code."""
    Path("crossread.toml").write_text(settings, encoding="utf-8")
    done = desk("check", "--select", "CR101,CR103", "--format", "json", *options)
    assert done.err == ""
    found = json.loads(done.out)["findings"]
    return {each["attribute"]: each["severity"] for each in found}, done.code


def rule(told: str, checks: str = "", attributes: str = "") -> str:
    lines = [f"checks = [{checks}]"] * bool(checks) + [f"attributes = [{attributes}]"] * bool(
        attributes
    )
    return "\n".join(("[[severity]]", *lines, f"is = {told!r}", ""))


@pytest.mark.parametrize(
    ("settings", "changed", "code"),
    [
        ("", {}, 1),
        (rule("note", "'CR101'"), {"opened": "note", "closed": "note"}, 0),
        (rule("note", "'date-conflict'", "'closed'"), {"closed": "note"}, 1),
        (rule("tension", "'CR1'"), {"opened": "tension", "closed": "tension"}, 0),
        (
            rule("ambiguity", attributes="'opened', 'cost'"),
            {"opened": "ambiguity", "cost": "ambiguity"},
            1,
        ),
        # what its check takes for less than usual does not get worse
        (rule("contradiction", "'CR103'"), {}, 1),
        (rule("note", "'CR103'"), {"cost": "note"}, 1),
        (rule("note", "'CR102'"), {}, 1),
        # the last rule holds
        (
            rule("note", "'CR101'") + rule("tension", attributes="'opened'"),
            {"opened": "tension", "closed": "note"},
            0,
        ),
        (
            rule("tension", attributes="'opened'") + rule("note", "'CR101'"),
            {"opened": "note", "closed": "note"},
            0,
        ),
    ],
)
def test_findings_are_as_severe_as_the_settings_say(
    desk: InProcess, settings: str, changed: dict[str, str], code: int
) -> None:
    assert severities(desk, settings) == (USUAL | changed, code)


def test_fail_on_is_about_the_severity_of_the_settings(desk: InProcess) -> None:
    settings = rule("tension", "'CR101'")
    assert severities(desk, settings, "--fail-on", "tension")[1] == 1
    assert severities(desk, f'fail-on = "tension"\n{settings}')[1] == 1


def test_a_note_can_be_made_a_contradiction(desk: InProcess) -> None:
    ledger = Path("facts.yaml")
    ledger.write_text(LEDGER.replace(", published: 2020}]", "}]"), encoding="utf-8")
    Path("crossread.toml").write_text(rule("contradiction", "'CR404'"), encoding="utf-8")
    done = desk("check", "--select", "CR404")
    assert done.code == 1
    assert done.out.splitlines()[0].startswith("contradiction") or "1 contradiction" in done.out


def test_a_finding_that_was_accepted_stays_so(desk: InProcess) -> None:
    mark = json.loads(desk("check", "--select", "CR101", "--format", "json").out)["findings"]
    for each in mark:
        desk(
            "accept",
            each["fingerprint"],
            "--because",
            "both",
            "--owner",
            "desk",
            "--until",
            "2099-01-01",
        )
    assert severities(desk, rule("note", "'CR101'"))[1] == 0


def test_a_rule_holds_for_tables_and_for_what_is_not_listed(desk: InProcess) -> None:
    rows = [
        f"{source},s{n},opened,{value}"
        for n in range(9)
        for source, value in (("a", 2018), ("b", 2019))
    ]
    Path("t.csv").write_text("\n".join(("source,subject,attribute,value", *rows)), encoding="utf-8")
    Path("a.csv").write_text("id,type\nopened,date\n", encoding="utf-8")
    tables = ("--claims", "t.csv", "--attributes", "a.csv", "--limit", "2")
    options = ("check", *tables, "--select", "CR101")
    assert "9 contradictions" in desk(*options).out
    Path("crossread.toml").write_text(rule("note", "'CR101'"), encoding="utf-8")
    ended = desk(*options)
    assert ended.code == 0
    assert "9 notes" in ended.out


@pytest.mark.parametrize(
    ("word", "guess"), [("XX", ""), ("date-conflit", "; did you mean 'date-conflict'?")]
)
def test_a_word_that_names_no_check_is_refused(desk: InProcess, word: str, guess: str) -> None:
    Path("crossread.toml").write_text(f"\n{rule('note', repr(word))}", encoding="utf-8")
    ended = desk("check")
    assert ended.code == 2
    assert ended.err == (
        f"crossread.toml:3:1: checks: found {word!r}, expected a code, the beginning of one, or "
        f"the name of a check{guess}\n"
    )


def test_an_attribute_that_may_be_misspelt_is_noted(desk: InProcess) -> None:
    settings = rule("note", attributes="'opend', 'of-another-ledger', 'cost'")
    Path("crossread.toml").write_text(settings, encoding="utf-8")
    ended = desk("check")
    assert ended.code == 1
    assert ended.err == "severity: no attribute 'opend' in the ledger; did you mean 'opened'?\n"
