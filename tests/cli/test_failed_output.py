"""What `check` leaves in its output files if it gives no findings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import AGREED
from tests.cli.conftest import InProcess

BROKEN = "sources: soon\n"


def error_in(file: str) -> dict[str, object]:
    made: dict[str, dict[str, object]] = json.loads(Path(file).read_text(encoding="utf-8"))
    return made["error"]


def test_an_unusable_input_is_in_every_file_and_on_standard_error(within: InProcess) -> None:
    Path("facts.yaml").write_text(BROKEN, encoding="utf-8")
    ended = within("check", "-o", "json:found.json", "-o", "summary:found.md")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("facts.yaml:1:")
    assert error_in("found.json")["kind"] == "unusable input"
    assert "no checks ran" in Path("found.md").read_text(encoding="utf-8")


def test_what_is_printed_for_programs_says_it_too(within: InProcess) -> None:
    Path("facts.yaml").write_text(BROKEN, encoding="utf-8")
    ended = within("check", "--format", "json")
    assert (ended.code, json.loads(ended.out)["error"]["kind"]) == (2, "unusable input")


def test_a_report_of_an_earlier_run_does_not_stay(within: InProcess) -> None:
    Path("facts.yaml").write_text(AGREED, encoding="utf-8")
    forms = ("text", "json", "ndjson", "sarif", "github", "summary", "gitlab", "junit")
    outputs = [part for form in forms for part in ("-o", f"{form}:found.{form}")]
    assert within("check", *outputs).code == 0
    before = {form: Path(f"found.{form}").read_text(encoding="utf-8") for form in forms}
    Path("facts.yaml").write_text(BROKEN, encoding="utf-8")
    ended = within("check", *outputs)
    assert (ended.code, "left as it was" in ended.err) == (2, False)
    after = {form: Path(f"found.{form}").read_text(encoding="utf-8") for form in forms}
    assert [form for form in forms if before[form] == after[form]] == []


def test_an_input_is_not_overwritten_even_by_mistake(within: InProcess) -> None:
    Path("facts.yaml").write_text(BROKEN, encoding="utf-8")
    Path("morning.txt").write_text("It opened in July.\n", encoding="utf-8")
    Path("empty.yaml").write_text("", encoding="utf-8")
    within("check", "facts.yaml", "-o", "json:facts.yaml", "-o", "text:morning.txt")
    ended = within("check", "empty.yaml", "-o", "json:empty.yaml")
    assert ended.code == 2
    assert Path("facts.yaml").read_text(encoding="utf-8") == BROKEN
    assert Path("morning.txt").read_text(encoding="utf-8") == "It opened in July.\n"
    assert Path("empty.yaml").read_text(encoding="utf-8") == ""
    assert "empty.yaml: left as it was, as it does not hold a report of Crossread" in ended.err


def test_a_defect_is_in_the_file_with_its_kind(
    within: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("facts.yaml").write_text(AGREED, encoding="utf-8")

    def crash(*_: object, **__: object) -> None:
        raise ValueError("no such thing")

    monkeypatch.setattr("runner.examine.run", crash)
    ended = within("check", "-o", "json:found.json")
    assert ended.code == 3
    assert error_in("found.json") == {
        "kind": "defect",
        "problems": [{"message": "ValueError: no such thing", "file": "", "line": 0, "column": 0}],
    }


def test_an_output_that_cannot_be_written_fails_those_after_it(within: InProcess) -> None:
    Path("facts.yaml").write_text(AGREED, encoding="utf-8")
    outputs = ("-o", "json:first.json", "-o", "text:no/such/folder", "-o", "json:last.json")
    ended = within("check", *outputs)
    assert ended.code == 2
    assert "findings" in json.loads(Path("first.json").read_text(encoding="utf-8"))
    assert error_in("last.json")["kind"] == "unusable input"
