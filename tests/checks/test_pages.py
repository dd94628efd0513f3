"""The manual page of a check is the docstring of its module: does it say what the check does?"""

import importlib
import re
from pathlib import Path

import pytest

from checks.definition import AnyCheck
from checks.registry import CHECKS, find
from schema.finding import Severity
from selftest.manual_examples import examples, put_texts
from tests.checks.ledgers import examine, of_example

ROOT = Path(__file__).parents[2]
WITH_IT = {"CR409": {"CR103"}}
"""What an example cannot be without: who errs alike is contradicted by others."""
HEADINGS = ["Why it matters", "Fires", "Stays silent", "When to accept it"]

each_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)


def module_of(check: AnyCheck) -> str:
    return f"{check.code}_{check.name}".lower().replace("-", "_")


def test_codes_ascend_and_names_are_unique() -> None:
    codes = [check.code for check in CHECKS]
    assert codes == sorted(set(codes))
    assert len({check.name for check in CHECKS}) == len(CHECKS)


def test_every_module_of_a_check_is_registered() -> None:
    modules = {path.stem for path in (ROOT / "checks").glob("cr[0-9]*.py")}
    assert modules == {module_of(check) for check in CHECKS}


@each_check
def test_file_is_named_after_code_and_name(check: AnyCheck) -> None:
    assert re.fullmatch(r"CR[1-6]\d\d", check.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", check.name)
    module = importlib.import_module(f"checks.{module_of(check)}")
    assert module.CHECK is check
    assert check.doc == module.__doc__


@each_check
def test_page_has_its_parts(check: AnyCheck) -> None:
    headings = re.findall(r"^(.+)\n(-+)$", check.page, re.MULTILINE)
    assert [heading for heading, _ in headings] == HEADINGS
    assert [len(line) for _, line in headings] == [len(heading) for heading in HEADINGS]
    assert re.fullmatch(r"[A-Z].+\.", check.statement)
    assert len(examples(check)) == 2
    for heading in ("Why it matters", "When to accept it"):
        part = check.page.split(f"{heading}\n{'-' * len(heading)}\n")[1].split("\n\n")[0]
        assert part.rstrip().endswith(".")


@each_check
def test_page_fits_a_terminal(check: AnyCheck) -> None:
    assert [line for line in check.page.splitlines() if len(line) > 79] == []


@each_check
def test_first_example_fires_once_and_nothing_else_above_a_note_does(check: AnyCheck) -> None:
    found = of_example(check.code)
    (finding,) = found.of(check.code)
    assert (finding.name, finding.severity) == (check.name, check.severity)
    allowed = {check.code} | WITH_IT.get(check.code, set())
    others = [f for f in found.findings if f.code not in allowed]
    assert [f.code for f in others if f.severity > Severity.NOTE] == []


@each_check
def test_second_example_stays_silent(check: AnyCheck) -> None:
    put_texts(check)
    found = examine(examples(check)[1], check.code)
    assert found.of(check.code) == ()
    assert found.ended(check.code)[0] in ("passed", "did not apply")


@each_check
def test_find_takes_code_number_and_name(check: AnyCheck) -> None:
    words = (check.code, check.code.lower(), check.code[2:], check.name, f" {check.name.upper()} ")
    assert [find(word) for word in words] == [check] * len(words)


@pytest.mark.parametrize("word", ["", " ", "CR", "CR999", "10", "date", "CR101 CR102"])
def test_find_gives_nothing_for_other_words(word: str) -> None:
    assert find(word) is None
