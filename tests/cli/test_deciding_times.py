"""A ruling on a value that changes is about one time, and settles the conflict of no other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import in_process

LEDGER = """\
sources:
  - {id: morning, published: 2024-03-20}
  - {id: evening, published: 2024-03-20}
  - {id: late, published: 2024-03-21}
subjects: [{id: flood, name: the flood}]
attributes:
  - {id: dead, type: count, changes: true}
  - {id: cost, type: money}
  - {id: cut, type: list}
claims:
  - {source: morning, subject: flood, attribute: dead, as_of: 2024-03-16, value: 4, quote: four}
  - {source: evening, subject: flood, attribute: dead, as_of: 2024-03-16, value: 6, quote: six}
"""
NEXT = """\
  - {source: morning, subject: flood, attribute: dead, as_of: 2024-03-18, value: 4, quote: again 4}
  - {source: evening, subject: flood, attribute: dead, as_of: 2024-03-18, value: 6, quote: again 6}
"""
WHY = ("--because", "The coroner says so.", "--by", "A. Reader")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "facts.yaml"
    path.write_text(LEDGER, encoding="utf-8")
    return path


def add(ledger: Path, claims: str) -> None:
    head, found, rest = ledger.read_text(encoding="utf-8").partition("decisions:")
    ledger.write_text(f"{head.rstrip()}\n{claims}{found}{rest}", encoding="utf-8")


def decide(ledger: Path, attribute: str, value: str, *more: str, on: str = "2024-03-19") -> str:
    done = in_process(
        "decide", "flood", attribute, value, *WHY, "--on", on, *more, cwd=ledger.parent
    )
    assert (done.code, done.err) == (0, "")
    return done.out


def found(ledger: Path) -> dict[str, str]:
    """Give the state of each contradiction and tension, by code and scope."""
    done = in_process("check", ledger, "--format", "json")
    found: list[dict[str, Any]] = json.loads(done.out)["findings"]
    report = [f for f in found if f["code"][:3] in ("CR1", "CR6")]
    sides = {
        f"{f['code']} {f['sides'][0]['citations'][0]['as_of']}": f["status"]
        for f in report
        if f["severity"] in ("contradiction", "tension")
    }
    return dict(sorted(sides.items()))


def sheet(ledger: Path) -> dict[str, dict[str, Any]]:
    done = in_process("export", ledger, "--format", "json")
    assert done.code == 0
    return {fact["attribute"]: fact for fact in json.loads(done.out)["facts"]}


def test_it_is_written_into_the_ledger(ledger: Path) -> None:
    said = decide(ledger, "dead", "4", "--as-of", "2024-03-16")
    assert said == "Decided in facts.yaml: flood, dead is 4 as of 2024-03-16.\n"
    written = ledger.read_text(encoding="utf-8")
    assert "    as_of: 2024-03-16\n" in written
    assert "    grounds:\n      - 4\n      - 6\n" in written or "grounds: [4, 6]" in written


def test_the_conflict_of_another_time_stays_open(ledger: Path) -> None:
    add(ledger, NEXT)
    decide(ledger, "dead", "4", "--as-of", "2024-03-16")
    assert found(ledger) == {"CR103 2024-03-16": "accepted", "CR103 2024-03-18": "new"}
    decide(ledger, "dead", "6", "--as-of", "2024-03-18")
    assert set(found(ledger).values()) == {"accepted"}


def test_a_new_value_of_its_time_is_new_and_one_of_another_time_is_nothing_to_it(
    ledger: Path,
) -> None:
    decide(ledger, "dead", "4", "--as-of", "2024-03-16")
    add(ledger, NEXT.replace("value: 4", "value: 9"))
    assert found(ledger) == {"CR103 2024-03-16": "accepted", "CR103 2024-03-18": "new"}
    late = "{source: late, subject: flood, attribute: dead, as_of: 2024-03-16, value: 7, quote: 7}"
    add(ledger, f"  - {late}\n")
    assert found(ledger)["CR103 2024-03-16"] == "new"
    assert [code for code in found(ledger) if code.startswith("CR602")]


def test_without_a_time_it_is_about_the_latest_that_was_known_then(ledger: Path) -> None:
    decide(ledger, "dead", "4")
    assert found(ledger) == {"CR103 2024-03-16": "accepted"}
    add(ledger, NEXT.replace("03-18", "03-25"))
    assert found(ledger) == {"CR103 2024-03-16": "accepted", "CR103 2024-03-25": "new"}


def test_a_wider_time_covers_what_lies_in_it(ledger: Path) -> None:
    add(ledger, NEXT)
    decide(ledger, "dead", "4", "--as-of", "2024-03")
    assert set(found(ledger).values()) == {"accepted"}


def test_a_time_of_which_nothing_is_said_settles_nothing(ledger: Path) -> None:
    decide(ledger, "dead", "4", "--as-of", "2024-03-17", "--unsourced")
    assert found(ledger)["CR103 2024-03-16"] == "new"


def test_a_value_of_another_time_needs_a_source_of_its_own(ledger: Path) -> None:
    add(ledger, NEXT.replace("value: 4", "value: 9"))
    done = in_process(
        "decide", "flood", "dead", "9", *WHY, "--as-of", "2024-03-16", cwd=ledger.parent
    )
    assert done.code == 2
    assert "no source gives '9'" in done.err


def test_each_time_has_one_decision(ledger: Path) -> None:
    add(ledger, NEXT)
    decide(ledger, "dead", "4", "--as-of", "2024-03-16")
    again = ("decide", "flood", "dead", "6", *WHY, "--as-of", "2024-03-16")
    done = in_process(*again, cwd=ledger.parent)
    assert done.code == 2
    assert "use --replace" in done.err
    assert in_process(*again, "--replace", cwd=ledger.parent).code == 0
    assert ledger.read_text(encoding="utf-8").count("\n    as_of: 2024-03-16") == 1


def test_a_time_that_cannot_be_read_is_refused(ledger: Path) -> None:
    done = in_process("decide", "flood", "dead", "4", *WHY, "--as-of", "soon", cwd=ledger.parent)
    assert done.code == 2
    assert "--as-of: found 'soon'" in done.err


def test_the_sheet_prints_a_decision_for_its_own_time_alone(ledger: Path) -> None:
    decide(ledger, "dead", "4", "--as-of", "2024-03-16")
    fact = sheet(ledger)["dead"]
    assert (fact["status"], fact["value"]) == ("decided", "4")
    add(ledger, NEXT)
    fact = sheet(ledger)["dead"]
    assert (fact["status"], fact["decision"]) == ("contested", "")
    assert (
        "4, as of 16 March 2024, decided by A. Reader, 19 March 2024: The coroner says so."
        in (fact["earlier"])
    )


@pytest.mark.usefixtures("every_check")
def test_a_list_has_grounds_too(ledger: Path) -> None:
    lists = """\
  - {source: morning, subject: flood, attribute: cut, value: [road, rail], quote: road and rail}
  - {source: evening, subject: flood, attribute: cut, value: [road], quote: the road}
"""
    add(ledger, lists)
    decide(ledger, "cut", "[road, rail]")
    assert found(ledger)["CR106 None"] == "accepted"
    add(
        ledger, "  - {source: late, subject: flood, attribute: cut, value: [sea], quote: the sea}\n"
    )
    assert found(ledger)["CR106 None"] == "new"


def test_a_ruling_in_one_currency_settles_no_conflict_in_another(ledger: Path) -> None:
    money = "".join(
        f"  - {{source: {s}, subject: flood, attribute: cost, value: {v}, quote: {v}}}\n"
        for s, v in (
            ("morning", "4 EUR"), ("evening", "6 EUR"), ("morning", "5 USD"), ("evening", "9 USD"),
        )
    )  # fmt: skip
    add(ledger, money)
    decide(ledger, "cost", "4 EUR")
    done = in_process("check", ledger, "--format", "json")
    states = {
        f["sides"][0]["says"][-3:]: f["status"]
        for f in json.loads(done.out)["findings"]
        if f["code"] == "CR102"
    }
    assert states == {"EUR": "accepted", "USD": "new"}
