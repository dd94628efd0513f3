"""Settings are found next to a ledger and upwards, and every mistake in them has its place."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from schema.settings import Settings
from settings.toml_file import find_settings
from support.problems import UnusableInput

pytestmark = pytest.mark.usefixtures("here")


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(dedent(text), encoding="utf-8")


def refused(start: str = "facts.yaml") -> list[str]:
    with pytest.raises(UnusableInput) as caught:
        find_settings(Path(start))
    return [str(problem) for problem in caught.value.problems]


def test_without_a_file_the_defaults_hold() -> None:
    Path(".git").mkdir()
    assert find_settings(Path("facts.yaml")) == (Settings(), Path(), None)
    assert Settings().fail_on == "contradiction"
    assert Settings().baseline == "crossread-baseline.yaml"


@pytest.mark.parametrize(
    ("name", "head"), [("crossread.toml", ""), ("pyproject.toml", "[tool.crossread]\n")]
)
def test_a_file_upwards_of_the_ledger_is_found(name: str, head: str) -> None:
    text = 'fail-on = "tension"\nselect = ["CR1", "CR3"]\nlongest-term = 90\nfail-on-stale = true\n'
    write(name, f"{head}{text}")
    Path("desk/story").mkdir(parents=True)
    found = find_settings(Path("desk/story"))
    assert found.folder.resolve() == Path.cwd()
    assert found.settings.select == ("CR1", "CR3")
    assert (found.settings.fail_on, found.settings.longest_term) == ("tension", 90)
    assert found.settings.fail_on_stale


def test_the_nearest_file_counts_and_a_repository_ends_the_search() -> None:
    write("crossread.toml", 'fail-on = "note"\n')
    write("desk/crossread.toml", 'fail-on = "never"\n')
    Path("other/.git").mkdir(parents=True)
    assert find_settings(Path("desk/facts.yaml")).settings.fail_on == "never"
    assert find_settings(Path("other/facts.yaml")).settings == Settings()


def test_its_own_file_counts_before_the_shared_one() -> None:
    write("crossread.toml", 'fail-on = "note"\n')
    write("pyproject.toml", '[tool.crossread]\nfail-on = "never"\n')
    assert find_settings(Path("facts.yaml")).settings.fail_on == "note"


def test_a_shared_file_of_others_says_nothing() -> None:
    Path(".git").mkdir()
    write("pyproject.toml", '[project]\nname = "x"\n[tool.ruff]\nfail-on = "odd"\n')
    assert find_settings(Path("facts.yaml")).settings == Settings()


def test_every_mistake_is_reported_with_its_place() -> None:
    write(
        "pyproject.toml",
        """\
        [tool.other]
        fail-on = "odd"

        [tool.crossread]
        fail-on = "tensoin"
        selct = ["CR1"]
          longest-term = 0
        default-term = "a month"
        ignore = "CR402"
        fail-on-stale = "yes"
        """,
    )
    file = Path("pyproject.toml").absolute()
    found = [line.removeprefix(f"{file}:").removeprefix("pyproject.toml:") for line in refused()]
    known = (
        "one of ledger, checks, select, ignore, fail-on, fail-on-stale, baseline, default-term, "
        "longest-term"
    )
    severities = "one of contradiction, tension, ambiguity, note, never"
    assert found == [
        f"5:1: fail-on: found 'tensoin', expected {severities}; did you mean 'tension'?",
        f"6:1: selct: found an unknown key, expected {known}; did you mean 'select'?",
        "7:3: longest-term: found 0, expected at least one day",
        "8:1: default-term: found 'a month', expected a number of days",
        "9:1: ignore: found 'CR402', expected a list",
        "10:1: fail-on-stale: found 'yes', expected true or false",
    ]


def test_broken_files_are_reported() -> None:
    write("crossread.toml", 'fail-on = "note"\nselect = [\n')
    (problem,) = refused()
    assert "found broken TOML" in problem
    Path("crossread.toml").write_bytes(b"\xff")
    (problem,) = refused()
    assert problem.endswith(
        "found a file that cannot be read, expected a readable file, saved as UTF-8"
    )
