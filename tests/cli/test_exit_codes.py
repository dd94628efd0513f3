"""0 nothing that counts, 1 findings, 2 unusable input or command line, 3 a defect of Crossread."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from checks.definition import Context
from checks.registry import CHECKS
from commands.export import Format
from runner.examine import examined
from runner.run import run
from schema.finding import Outcome
from tests.cli.command import AGREED, HARBOUR, Ended, crossread, example
from tests.cli.conftest import InProcess

FORMS = ", ".join(repr(form.value) for form in Format)
WORST = {"contradiction": "CR101", "tension": "CR303", "ambiguity": "CR301", "note": "CR401"}


@pytest.mark.usefixtures("every_check")
def test_a_process_exits_with_the_verdict(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(AGREED, encoding="utf-8")
    ended = crossread("check", cwd=tmp_path)
    with examined([tmp_path / "facts.yaml"]) as seen:
        idle = [outcome for outcome in seen.outcomes if outcome.state == "did not apply"]
    ran = len(CHECKS) - len(idle)
    counted = f"Nothing found. {ran} checks ran ({ran} found nothing), "
    report = f"{counted}{len(idle)} did not apply; --verbose lists them."
    assert 0 < ran < len(CHECKS)
    assert (ended.code, " ".join(ended.out.split()), ended.err) == (0, report, "")
    found = crossread("check", HARBOUR, cwd=tmp_path)
    assert (found.code, found.err) == (1, "")
    assert "5 contradictions, 1 tension, 1 ambiguity, 3 notes." in found.out


@pytest.mark.parametrize(
    ("worst", "fail_on", "code"),
    [
        ("contradiction", None, 1),
        ("contradiction", "contradiction", 1),
        ("contradiction", "note", 1),
        ("contradiction", "never", 0),
        ("tension", None, 0),
        ("tension", "contradiction", 0),
        ("tension", "tension", 1),
        ("tension", "ambiguity", 1),
        ("ambiguity", "tension", 0),
        ("ambiguity", "ambiguity", 1),
        ("note", "ambiguity", 0),
        ("note", "note", 1),
    ],
)
def test_fail_on_sets_from_which_severity_on_findings_count(
    within: InProcess, worst: str, fail_on: str | None, code: int
) -> None:
    Path("facts.yaml").write_text(example(WORST[worst]), encoding="utf-8")
    about = ("--select", ",".join([*WORST.values(), "CR404", "CR405"]))
    ended = within("check", *about, *(["--fail-on", fail_on] if fail_on else []))
    assert (ended.code, ended.err) == (code, "")
    counts = ended.out.split("\n\n")[-1].splitlines()[0]
    assert re.fullmatch(rf"1 {worst}, \d notes\." if worst != "note" else r"\d notes\.", counts)


def test_an_unusable_ledger_is_2_and_says_where(tmp_path: Path) -> None:
    bad = AGREED.replace("value: 2019,", "value: last year,").replace(
        "opened, value", "opned, value"
    )
    (tmp_path / "bad.yaml").write_text(bad, encoding="utf-8")
    ended = crossread("check", "bad.yaml", cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert [line.split(": ")[0] for line in ended.err.splitlines()] == [
        "bad.yaml:5:51",
        "bad.yaml:6:51",
    ]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (
            ["check"],
            (
                "facts.yaml: found no such file, expected a ledger file, a folder of them, or -; "
                "'crossread init' makes a new one"
            ),
        ),
        (["check", "--nope"], "Error: No such option: --nope"),
        (
            ["check", "--fail-on", "error"],
            (
                "Error: Invalid value for '--fail-on': 'error' is not one of 'contradiction', "
                "'tension', 'ambiguity', 'note', 'never'."
            ),
        ),
        (["check", ""], "'': found an empty path, expected a ledger file, a folder of them, or -"),
        (
            ["check", "--database", ""],
            "Error: Invalid value for '--database': the path must not be empty",
        ),
        (
            ["check", "--baseline", "a" * 300],
            f"{'a' * 60}…: found a name that no file can have (File name too long), expected the ",
        ),
        (
            ["export", "--output", ""],
            "Error: Invalid value for '--output' / '-o': the path must not be empty",
        ),
        (["chek"], "Error: No such command 'chek'."),
        (["explain"], "Error: Missing argument"),
        (
            ["export", "--format", "pdf"],
            f"Error: Invalid value for '--format': 'pdf' is not one of {FORMS}.",
        ),
        (
            ["check", "empty"],
            "empty: found no ledger in the folder, expected files ending in .yaml",
        ),
        (
            ["check", "none.yaml"],
            "none.yaml: claims: found no claims, expected at least one: nothing",
        ),
    ],
)
def test_what_cannot_be_used_is_2(within: InProcess, arguments: list[str], error: str) -> None:
    Path("empty").mkdir()
    Path("none.yaml").write_text("claims: []", encoding="utf-8")
    ended = within(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert error in ended.err.splitlines()[-1]


def test_no_command_is_2_and_shows_the_help(within: InProcess) -> None:
    ended = within()
    assert ended.code == 2
    assert "Usage: " in ended.err
    assert "Exit codes: 0 nothing new that counts;" in ended.err


def crash(*_: object, **__: object) -> tuple[Outcome, ...]:
    raise ZeroDivisionError("planted")


def test_a_crash_is_3_and_says_whose_fault_it_is(
    within: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("runner.examine.run", crash)
    for command in ("check", "report", "export"):
        assert within(command, HARBOUR) == Ended(
            3,
            "",
            "This is a defect of Crossread, not of your ledger: ZeroDivisionError: planted\n"
            "Set CROSSREAD_TRACEBACK=1 to see where, and please report it.\n",
        )


def test_a_crash_shows_its_traceback_on_request(
    within: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("runner.examine.run", crash)
    monkeypatch.setenv("CROSSREAD_TRACEBACK", "1")
    ended = within("check", HARBOUR)
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith("Traceback (most recent call last):\n")
    assert "\nZeroDivisionError: planted\nThis is a defect of Crossread" in ended.err


def test_a_check_that_could_not_run_is_3_with_what_the_others_found(
    within: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = replace(CHECKS[1], query="SELECT 1 FROM nowhere")

    def run_broken(context: Context, *_: object, **__: object) -> tuple[Outcome, ...]:
        return run(context, [CHECKS[0], broken])

    monkeypatch.setattr("runner.examine.run", run_broken)
    for command in ("check --fail-on never", "report", "export"):
        assert within(*command.split(), HARBOUR).code == 3
    out = " ".join(within("check", HARBOUR).out.split())
    assert out.startswith("CR101 date-conflict ")
    assert (
        "Defect of Crossread: CR102 amount-conflict could not run: CatalogException: Catalog Error:"
        in out
    )
