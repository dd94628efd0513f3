"""A decision settles a conflict between the values that it was made on, and nothing more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import in_process

LEDGER = """\
sources: [{id: morning}, {id: evening}, {id: late}]
subjects: [{id: bridge, name: the bridge}]
attributes: [{id: opened, type: date}, {id: lanes, type: count}]
claims:
  - {source: morning, subject: bridge, attribute: opened, value: 2019, quote: in 2019}
  - {source: evening, subject: bridge, attribute: opened, value: 2020, quote: in 2020}
"""
LATER = "  - {source: late, subject: bridge, attribute: opened, value: 2022, quote: in 2022}\n"
AGAIN = "  - {source: late, subject: bridge, attribute: opened, value: 2020, quote: in 2020}\n"
OTHER = """\
  - {source: morning, subject: bridge, attribute: lanes, value: 4, quote: four}
  - {source: evening, subject: bridge, attribute: lanes, value: 6, quote: six}
"""
BY_HAND = """\
decisions:
  - {subject: bridge, attribute: opened, value: 2019, because: so, by: me, on: 2024-06-02}
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "facts.yaml"
    path.write_text(LEDGER, encoding="utf-8")
    return path


def decide(ledger: Path, value: str = "2019") -> None:
    why = ("--because", "The minutes say so.", "--by", "A. Reader", "--on", "2024-06-02")
    done = in_process("decide", "bridge", "opened", value, *why, cwd=ledger.parent)
    assert (done.code, done.err) == (0, "")


def add(ledger: Path, claims: str) -> None:
    text = ledger.read_text(encoding="utf-8")
    head, found, rest = text.partition("decisions:")
    ledger.write_text(head.rstrip() + "\n" + claims + "\n" + found + rest, encoding="utf-8")


def contradictions(ledger: Path) -> tuple[int, list[str]]:
    done = in_process("check", ledger, "--format", "json")
    report = json.loads(done.out)["findings"]
    return done.code, [f["status"] for f in report if f["severity"] == "contradiction"]


def test_a_decided_conflict_passes_and_is_reported_with_its_decision(ledger: Path) -> None:
    assert contradictions(ledger) == (1, ["new"])
    decide(ledger)
    assert contradictions(ledger) == (0, ["accepted"])
    out = in_process("check", ledger).out
    assert "The bridge, opened: 2019 in morning, but 2020 in evening\n" in out
    assert "decided by A. Reader, 2 June 2024: The minutes say so.\n" in out


def test_another_source_for_a_known_value_leaves_it_settled(ledger: Path) -> None:
    decide(ledger)
    add(ledger, AGAIN)
    assert contradictions(ledger) == (0, ["accepted"])


def test_a_value_that_came_later_is_new(ledger: Path) -> None:
    decide(ledger)
    add(ledger, LATER)
    assert contradictions(ledger) == (1, ["new"])


def test_a_decision_settles_no_other_conflict(ledger: Path) -> None:
    decide(ledger)
    add(ledger, OTHER)
    code, statuses = contradictions(ledger)
    assert (code, sorted(statuses)) == (1, ["accepted", "new"])


def test_without_grounds_it_settles_whatever_is_said(ledger: Path) -> None:
    ledger.write_text(LEDGER + LATER + BY_HAND, encoding="utf-8")
    assert contradictions(ledger) == (0, ["accepted"])


def test_a_decision_in_doubt_settles_nothing(ledger: Path) -> None:
    """No source gives its value, and it does not say so: CR601."""
    ledger.write_text(LEDGER + BY_HAND.replace("value: 2019", "value: 2018"), encoding="utf-8")
    assert contradictions(ledger) == (1, ["new"])


@pytest.mark.parametrize("form", ["text", "summary", "junit", "json"])
def test_formats_say_how_it_is_known(form: str, ledger: Path) -> None:
    decide(ledger)
    out = in_process("check", ledger, "--format", form).out
    assert "A. Reader, 2 June 2024: The minutes say so." in " ".join(out.split())


def test_sarif_suppresses_it_with_the_decision(ledger: Path) -> None:
    decide(ledger)
    report = json.loads(in_process("check", ledger, "--format", "sarif").out)
    (result,) = (r for r in report["runs"][0]["results"] if r["ruleId"] == "CR101")
    (suppression,) = result["suppressions"]
    assert suppression["justification"] == "A. Reader, 2 June 2024: The minutes say so."


@pytest.mark.parametrize("form", ["github", "gitlab"])
def test_services_get_no_annotation_of_it(form: str, ledger: Path) -> None:
    assert (
        "2019 in morning, but 2020 in evening" in in_process("check", ledger, "--format", form).out
    )
    decide(ledger)
    assert (
        "2019 in morning, but 2020 in evening"
        not in in_process("check", ledger, "--format", form).out
    )


def test_the_page_shows_the_decision(ledger: Path) -> None:
    decide(ledger)
    page = ledger.with_name("r.html")
    assert in_process("report", ledger, "--html", page).code == 0
    html = page.read_text(encoding="utf-8")
    assert "Decided by A. Reader, 2 June 2024: The minutes say so." in html
    assert 'data-status="accepted"' in html


def test_all_that_is_wrong_with_the_options_is_reported_at_once(ledger: Path) -> None:
    options = ("--because", " ", "--by", "", "--on", "soon")
    ended = in_process("decide", "bridge", "opened", "2019", str(ledger), *options)
    assert ended.code == 2
    assert ended.err.splitlines()[-3:] == [
        "Error: --because must not be empty",
        "--by must not be empty",
        (
            "--on: found 'soon', expected an EDTF date such as 2019, 2019-07, 2019-07-12, "
            "2018-05/2018-11, 2019~ or [2017, 2019]"
        ),
    ]
