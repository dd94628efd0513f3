"""`accept`, `baseline show` and `baseline prune`, as a team uses them."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.command import Ended, example
from tests.cli.conftest import InProcess

LEDGER = Path("facts.yaml")
BASELINE = Path("crossread-baseline.yaml")
TODAY = datetime.now().astimezone().date()
REASONS = ("--because", "both are in print", "--owner", "desk")


@pytest.fixture
def conflict(within: InProcess) -> InProcess:
    """The command in a folder whose ledger has one contradiction, of dates."""
    LEDGER.write_text(example("CR101"), encoding="utf-8")
    return within


def fingerprint(ended: Ended) -> str:
    (found,) = (line.split()[2] for line in ended.out.splitlines() if line.startswith("CR101"))
    return found


def in_days(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def accept(within: InProcess, *more: str, until: str = in_days(30)) -> Ended:
    mark = fingerprint(within("check", "--select", "CR101"))
    return within("accept", mark, *REASONS, "--until", until, *more)


def test_what_is_accepted_no_longer_fails_and_is_still_shown(conflict: InProcess) -> None:
    assert conflict("check").code == 1
    ended = accept(conflict)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(f"Accepted until {in_days(30)}, in crossread-baseline.yaml: CR101 ")
    ended = conflict("check")
    assert ended.code == 0
    assert "\nAccepted\n  CR101 " in ended.out
    assert "2 notes; 1 accepted." in ended.out
    report = conflict("report").out
    assert "\nAccepted\n  CR101 " in report
    assert "2 notes; 1 accepted." in report


def test_a_new_value_is_new(conflict: InProcess) -> None:
    accept(conflict)
    text = LEDGER.read_text(encoding="utf-8")
    claim = text[text.index("  - source") :].split("\n  - ")[0].rstrip() + "\n"
    LEDGER.write_text(text + claim, encoding="utf-8")
    assert conflict("check").code == 0
    again = claim.replace("2018", "2016").replace("2019", "2016")
    assert again != claim
    LEDGER.write_text(text + again, encoding="utf-8")
    ended = conflict("check")
    assert ended.code == 1
    assert "New values since it was accepted" in ended.out


def test_an_acceptance_expires(conflict: InProcess) -> None:
    accept(conflict)
    text = BASELINE.read_text(encoding="utf-8")
    BASELINE.write_text(text.replace(in_days(30), in_days(-1)), encoding="utf-8")
    ended = conflict("check")
    assert ended.code == 1
    assert "Expired: accepted by desk until" in ended.out
    assert conflict("check", "--fail-on", "never").code == 0
    assert "1 finding accepted in crossread-baseline.yaml, 1 expired." in (
        conflict("baseline", "show").out
    )


def test_an_expired_acceptance_fails_whatever_its_severity(within: InProcess) -> None:
    LEDGER.write_text(example("CR404"), encoding="utf-8")
    ended = within("check")
    assert ended.code == 0
    (mark,) = (line.split()[2] for line in ended.out.splitlines() if line.startswith("CR404"))
    within("accept", mark, *REASONS, "--until", in_days(1))
    text = BASELINE.read_text(encoding="utf-8")
    BASELINE.write_text(text.replace(in_days(1), in_days(-1)), encoding="utf-8")
    assert within("check").code == 1


def test_what_is_no_longer_found_is_stale_until_it_is_pruned(conflict: InProcess) -> None:
    accept(conflict)
    text = LEDGER.read_text(encoding="utf-8")
    LEDGER.write_text(text[: text.rindex("  - source")], encoding="utf-8")
    ended = conflict("check")
    assert ended.code == 0
    assert "Warning: CR101 date-conflict" in ended.out
    assert conflict("check", "--fail-on-stale").code == 1
    Path("crossread.toml").write_text("fail-on-stale = true", encoding="utf-8")
    assert conflict("check").code == 1
    assert "Nothing removed" in conflict("baseline", "prune", "--ignore", "CR101").out
    assert "Nothing removed" in conflict("baseline", "prune", "--select", "CR2").out
    ended = conflict("baseline", "prune")
    assert (ended.code, ended.out.splitlines()[-1]) == (
        0,
        "1 finding removed from crossread-baseline.yaml.",
    )
    assert conflict("check").code == 0


def test_another_ledgers_entries_are_left_alone(conflict: InProcess) -> None:
    accept(conflict)
    before = BASELINE.read_bytes()
    other = Path("other.yaml")
    other.write_text(example("CR102").replace("bridge", "ferry"), encoding="utf-8")
    assert "Warning" not in conflict("check", "other.yaml").out
    assert "Nothing removed" in conflict("baseline", "prune", "other.yaml").out
    assert BASELINE.read_bytes() == before


def test_show_prints_ages(conflict: InProcess) -> None:
    accept(conflict)
    text = BASELINE.read_text(encoding="utf-8")
    BASELINE.write_text(text.replace(f"on: {in_days(0)}", f"on: {in_days(-12)}"), encoding="utf-8")
    ended = conflict("baseline", "show")
    assert ended.code == 0
    assert "Accepted 12 days ago by desk until " in ended.out
    assert ", 30 days left." in " ".join(ended.out.split())


def test_an_empty_baseline_is_fine(conflict: InProcess) -> None:
    assert conflict("baseline", "show").out == "0 findings accepted in crossread-baseline.yaml.\n"
    BASELINE.write_text("", encoding="utf-8")
    assert conflict("check").code == 1


@pytest.mark.parametrize(
    ("until", "message"),
    [
        ("soon", f"--until must be a date such as {in_days(366)}, not 'soon'"),
        (in_days(-1), f"--until must be a date from today to {in_days(366)}, not {in_days(-1)}"),
        (in_days(367), f"not {in_days(367)} (longest-term is 366 days)"),
    ],
)
def test_a_day_that_is_none_is_refused(conflict: InProcess, until: str, message: str) -> None:
    ended = accept(conflict, until=until)
    assert ended.code == 2
    assert message in " ".join(ended.err.split())
    assert not BASELINE.exists()


@pytest.mark.parametrize(("days", "code"), [(0, 0), (366, 0)])
def test_the_borders_of_a_term(conflict: InProcess, days: int, code: int) -> None:
    assert accept(conflict, until=in_days(days)).code == code
    assert conflict("check").code == 0


def test_a_default_term_can_be_set(conflict: InProcess) -> None:
    mark = fingerprint(conflict("check", "--select", "CR101"))
    ended = conflict("accept", mark, *REASONS)
    assert ended.code == 2
    assert "--until is required, unless the settings have default-term" in ended.err
    Path("crossread.toml").write_text("default-term = 90", encoding="utf-8")
    assert conflict("accept", mark, *REASONS).code == 0
    assert f"until: {in_days(90)}" in BASELINE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("mark", "message"),
    [
        (
            "ffffffff",
            "no finding has an ID starting with 'ffffffff'; 'crossread check' prints the IDs",
        ),
        (
            "no such",
            "no finding has an ID starting with 'no such'; 'crossread check' prints the IDs",
        ),
        ("", "FINGERPRINT must not be empty; 'crossread check' prints the IDs"),
    ],
)
def test_what_names_no_finding_is_refused(conflict: InProcess, mark: str, message: str) -> None:
    ended = conflict("accept", mark, *REASONS, "--until", in_days(1))
    assert ended.code == 2
    assert ended.err.splitlines()[-1] == f"Error: {message}"


@pytest.mark.parametrize("option", ["--because", "--owner"])
def test_reason_and_owner_are_required(conflict: InProcess, option: str) -> None:
    mark = fingerprint(conflict("check", "--select", "CR101"))
    given = dict(zip(REASONS[::2], REASONS[1::2], strict=True))
    without = [word for name, text in given.items() if name != option for word in (name, text)]
    assert conflict("accept", mark, *without, "--until", in_days(1)).code == 2
    ended = conflict("accept", mark, *without, option, " ", "--until", in_days(1))
    assert (ended.code, ended.err.splitlines()[-1]) == (2, f"Error: {option} must not be empty")
    assert not BASELINE.exists()


def test_a_baseline_of_another_name(conflict: InProcess) -> None:
    accept(conflict, "--baseline", "known.yaml")
    assert not BASELINE.exists()
    assert conflict("check").code == 1
    assert conflict("check", "--baseline", "known.yaml").code == 0


def test_the_ledger_is_no_baseline(conflict: InProcess) -> None:
    ended = accept(conflict, "--baseline", "facts.yaml")
    assert ended.code == 2
    assert LEDGER.read_text(encoding="utf-8") == example("CR101")


def test_a_broken_baseline_is_reported_with_its_place(conflict: InProcess) -> None:
    accept(conflict)
    with BASELINE.open("a", encoding="utf-8") as file:
        file.write("  - {fingerprint: x}\n")
    ended = conflict("check")
    assert (ended.code, ended.out) == (2, "")
    assert "crossread-baseline.yaml:" in ended.err
