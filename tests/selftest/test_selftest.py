"""The corpus of outcomes: all are right, and a fault wherever one is planted makes it fail."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checks import cr101_date_conflict, registry
from schema.finding import Finding, Severity
from selftest import read_cases as reading
from selftest.read_cases import PACKAGED, read_cases
from selftest.run_corpus import found_by_none
from support.problems import UnusableInput
from tests.cli.conftest import InProcess, within

__all__ = ["within"]  # a fixture

LEDGER = """\
sources: [{id: a, publisher: A, published: 2020}, {id: b, publisher: B, published: 2020}]
subjects: [{id: bridge}]
attributes: [{id: opened, type: date}]
claims:
  - {source: a, subject: bridge, attribute: opened, value: 2018, quote: opened in 2018}
  - {source: b, subject: bridge, attribute: opened, value: 2019, quote: opened in 2019}
"""
FOUND = {
    "check": "CR101",
    "severity": "contradiction",
    "subject": "bridge",
    "attribute": "opened",
    "values": ["2018", "2019"],
    "sides": [["a"], ["b"]],
}
OTHER = FOUND | {"severity": "tension"}
WHY = "why it is right"
NONE = "no two claims about one amount in one currency or unit"


def case(want: dict[str, Any], **more: object) -> Path:
    """Write a file with one case, and give its name."""
    file = Path("cases.yaml")
    whole = {"id": "bridge", "why": WHY, "ledger": LEDGER, **more, "want": want}
    file.write_text(json.dumps({"cases": [whole]}), encoding="utf-8")
    return file


def test_all_outcomes_are_right_and_every_check_is_found(within: InProcess) -> None:
    done = within("selftest")
    assert (done.code, done.err) == (0, "")
    cases = read_cases([PACKAGED])
    findings = sum(len(read.case.want.finds) for read in cases)
    said = f"{len(cases)} of {len(cases)} cases right; {findings} findings expected.\n"
    assert done.out == said
    assert findings > len(registry.CHECKS)
    assert found_by_none(cases) == []


def test_a_case_that_is_right_passes(within: InProcess) -> None:
    done = within("selftest", case({"finds": [FOUND]}))
    assert (done.code, done.out) == (0, "1 of 1 case right; 1 finding expected.\n")


@pytest.mark.parametrize(
    ("want", "wrong"),
    [
        ({"finds": [FOUND, FOUND]}, [f"missing: {json.dumps(FOUND)}"]),
        ({"finds": [OTHER]}, [f"missing: {json.dumps(OTHER)}", f"unlisted: {json.dumps(FOUND)}"]),
        (
            {"finds": [FOUND], "passes": ["CR101", "CR102", "XX"]},
            [
                "CR101 must pass, and ended otherwise: found",
                f"CR102 must pass, and ended otherwise: did not apply: {NONE}",
                "XX must pass, and there is no such check",
            ],
        ),
        (
            {"passes": ["CR404"]},
            [f"unlisted: {json.dumps(FOUND)}"],
        ),
        (
            {"refused": ["facts.yaml:1:1"]},
            ["not refused, which must say 'facts.yaml:1:1'", f"unlisted: {json.dumps(FOUND)}"],
        ),
    ],
)
def test_what_is_missing_or_unlisted_fails(
    within: InProcess, want: dict[str, Any], wrong: list[str]
) -> None:
    done = within("selftest", case(want))
    assert done.code == 1
    lines = [f"cases.yaml: bridge: {WHY}", *(f"  {line}" for line in wrong)]
    assert done.out.splitlines()[:-1] == lines
    assert done.out.splitlines()[-1].startswith("0 of 1 case right; ")


def test_a_refusal_must_say_what_it_must(within: InProcess) -> None:
    broken = LEDGER.replace("value: 2018", "value: later")
    said = "value: found 'later', expected"
    assert within("selftest", case({"refused": [said]}, ledger=broken)).code == 0
    done = within("selftest", case({"refused": ["line 9"]}, ledger=broken))
    assert done.code == 1
    assert "  refused without the words 'line 9': facts.yaml:5:" in done.out
    done = within("selftest", case({"finds": [FOUND]}, ledger=broken))
    assert done.code == 1
    assert "  refused: facts.yaml:5:" in done.out


def gives(findings: tuple[Finding, ...]) -> Callable[..., tuple[Finding, ...]]:
    """Give what makes these findings of whatever rows."""

    def findings_from(*_: object) -> tuple[Finding, ...]:
        return findings

    return findings_from


def planted(monkeypatch: pytest.MonkeyPatch, **fault: object) -> None:
    """Put a check with a fault in the place of CR101, in the whole program."""
    changed: dict[str, Any] = dict(fault)
    faulty = dataclasses.replace(cr101_date_conflict.CHECK, **changed)
    checks = tuple(faulty if check.code == faulty.code else check for check in registry.CHECKS)
    monkeypatch.setattr("runner.examine.CHECKS", checks)
    monkeypatch.setattr("runner.examine_tables.CHECKS", checks)


@pytest.mark.parametrize(
    ("only", "finds"), [("dates-of-different-precision", 2), ("a-few-rows-of-csv", 1)]
)
def test_a_check_that_finds_nothing_is_noticed(
    within: InProcess, monkeypatch: pytest.MonkeyPatch, only: str, finds: int
) -> None:
    planted(monkeypatch, findings_from=gives(()))
    done = within("selftest", "--only", only)
    assert done.code == 1
    assert done.out.count('  missing: {"check": "CR101"') == finds
    assert "unlisted" not in done.out


def test_a_check_that_finds_too_much_is_noticed(
    within: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    loose = Finding(
        code="CR101",
        name="date-conflict",
        severity=Severity.NOTE,
        subject="bridge",
        attribute="opened",
        message="planted",
        sides=(),
    )
    planted(monkeypatch, findings_from=gives((loose,)), suspects="")
    done = within("selftest", "--only", "all-agree")
    assert done.code == 1
    assert '  unlisted: {"check": "CR101", "severity": "note", "subject": "bridge", ' in done.out
    assert "  CR101 must pass, and ended otherwise: found" in done.out


def test_what_breaks_is_a_defect_of_its_case(
    within: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise LookupError("planted")

    planted(monkeypatch, findings_from=fails)
    done = within("selftest", case({"finds": [FOUND]}))
    assert done.code == 3
    assert "  CR101 could not run: LookupError: planted" in done.out
    monkeypatch.setattr("runner.examine.load_ledger", fails)
    done = within("selftest", case({"refused": ["x"]}))
    assert done.code == 3
    assert "  a defect: LookupError: planted" in done.out


def test_a_run_without_cases_never_passes(
    within: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("cases: []\n", "cases:\n", "{}\n", ""):
        Path("cases.yaml").write_text(text, encoding="utf-8")
        assert within("selftest", "cases.yaml").code == 2
    Path("empty").mkdir()
    assert within("selftest", "empty").code == 2
    monkeypatch.setattr(reading, "PACKAGED", Path("empty"))
    done = within("selftest")
    assert (done.code, done.out) == (2, "")
    assert "no ledger in the folder" in done.err or "no cases" in done.err


def test_a_check_without_a_case_is_noticed() -> None:
    cases = [read for read in read_cases([PACKAGED]) if read.case.examples is None]
    assert {"CR308", "CR409"} <= set(found_by_none(cases))
    assert "CR101" not in found_by_none(cases)


def test_only_some_cases_run(within: InProcess) -> None:
    done = within("selftest", "--only", "no-claims", "--only", "unknown-ids")
    assert (done.code, done.out) == (0, "2 of 2 cases right; 0 findings expected.\n")
    done = within("selftest", "--only", "no-such-case")
    assert done.code == 2
    assert "--only: found 'no-such-case', expected the id of a case" in done.err


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"want": {}}, "want: found nothing that must come, expected `finds`, `passes` or"),
        ({"want": {"finds": [{"check": "CR101"}]}}, "severity: found no such key, expected"),
        ({"want": {"finds": [FOUND], "refused": ["x"]}}, "found `refused` with findings"),
        ({"ledger": None}, "found a case without input, expected `ledger`, `tables` or `exam"),
        ({"files": {"../a.txt": "x"}}, "found '../a.txt', expected a path within the folder"),
        ({"files": {"/a.txt": "x"}}, "found '/a.txt', expected a path within the folder"),
        ({"ledgre": "x"}, "ledgre: found an unknown key"),
    ],
)
def test_a_mistake_in_a_case_is_refused_with_its_place(
    here: Path, more: dict[str, Any], problem: str
) -> None:
    assert Path.cwd() == here
    whole = {"id": "x", "why": WHY, "ledger": LEDGER, "want": {"finds": [FOUND]}, **more}
    whole = {key: value for key, value in whole.items() if value is not None}
    Path("c.yaml").write_text(json.dumps({"cases": [whole]}, indent=1), encoding="utf-8")
    with pytest.raises(UnusableInput) as caught:
        read_cases(["c.yaml"])
    assert problem in str(caught.value)
    assert str(caught.value).startswith("c.yaml:")


def test_two_cases_of_one_id_are_refused(here: Path) -> None:
    file = case({"finds": [FOUND]})
    text = file.read_text(encoding="utf-8")
    (here / "more.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(UnusableInput, match=r"more.yaml: id: found 'bridge', as in cases.yaml"):
        read_cases([file, "more.yaml"])
