"""Settings are found next to a ledger and upwards, and every mistake in them has its place."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from schema.settings import Settings, bytes_of
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


def test_a_ledger_beside_the_folder_we_are_in_has_not_its_settings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write("desk/crossread.toml", 'fail-on = "note"\n')
    Path("other").mkdir()
    Path(".git").mkdir()
    monkeypatch.chdir("desk")
    assert find_settings(Path("../other/facts.yaml")).settings == Settings()


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
    known = "one of 20 known ones"
    severities = "one of contradiction, tension, ambiguity, note, never"
    assert found == [
        f"5:1: fail-on: found 'tensoin', expected {severities}; did you mean 'tension'?",
        f"6:1: selct: found an unknown key, expected {known}; did you mean 'select'?",
        "7:3: longest-term: found 0, expected at least one day",
        "8:1: default-term: found 'a month', expected a number of days",
        "9:1: ignore: found 'CR402', expected a list",
        "10:1: fail-on-stale: found 'yes', expected true or false",
    ]


def test_what_own_checks_may_take_is_a_time_and_a_size() -> None:
    write("crossread.toml", 'checks-time-limit = 300\nchecks-memory-limit = "500 MB"\n')
    settings = find_settings(Path()).settings
    assert settings.checks_time_limit == 300
    assert bytes_of(settings.checks_memory_limit) == 500_000_000
    assert bytes_of(Settings().checks_memory_limit) == 2_000_000_000
    a_time = "expected a whole number of seconds, from 1 to 86,400"
    a_size = 'expected a size of 50MB or more, such as "500MB" or "2GB"'
    for time, found in (("0", "0"), ("true", "True"), ("1e9", "1000000000.0"), ("86401", "86401")):
        write("crossread.toml", f"checks-time-limit = {time}\n")
        assert refused() == [f"crossread.toml:1:1: checks-time-limit: found {found}, {a_time}"]
    for size in ("'2'", "'2 GiB'", "'49MB'", "'-1GB'", "'infGB'", "-1", "True", "['2GB']"):
        write("crossread.toml", f"checks-memory-limit = {size.replace('True', 'true')}\n")
        assert refused() == [f"crossread.toml:1:1: checks-memory-limit: found {size}, {a_size}"]


def test_broken_files_are_reported() -> None:
    write("crossread.toml", 'fail-on = "note"\nselect = [\n')
    (problem,) = refused()
    assert "found broken TOML" in problem
    Path("crossread.toml").write_bytes(b"\xff")
    (problem,) = refused()
    assert problem == (
        "crossread.toml:1:1: found bytes that are not UTF-8, expected a file saved as UTF-8"
    )


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("a = 1\nselect = [", ":2:11: found broken TOML (Invalid value), expected TOML 1.0"),
        ('a = "b\n', ":1:7: found broken TOML (Illegal character '\\n'), expected TOML 1.0"),
        ("a = " + "[" * 2000, (": found lists or tables in one another, hundreds of levels deep, "
         "expected a few levels")),
        ("a = " + "9" * 5000, ": found a number of thousands of digits, expected a shorter one"),
        ("# a\nb" + ".b" * 60 + " = 1", (":2:1: found a key of more than 50 words, "
         "expected a shorter one")),
        ("[b" + ' . "b"' * 60 + "]", (":1:2: found a key of more than 50 words, "
         "expected a shorter one")),
        ("#" * 1_000_001, ": found 1,000,001 characters, expected at most 1,000,000"),
        ("longest-term = 99999999999999999999\n", (":1:1: longest-term: "
         "found 99999999999999999999, expected at most a million days")),
    ],
    ids=lambda text: text[:12],
)  # fmt: skip
def test_settings_that_no_parser_should_try(text: str, refusal: str) -> None:
    write("crossread.toml", text)
    assert refused() == [f"crossread.toml{refusal}"]


@pytest.mark.parametrize("text", ["tool = 1", "tool = [{crossread = 1}]", "[tools]\nx = 1"])
def test_a_shared_file_without_our_table_has_no_settings(text: str) -> None:
    write("pyproject.toml", f"# crossread\n{text}\n")
    assert find_settings(Path("facts.yaml")).settings == Settings()


@pytest.mark.parametrize("text", ["[tool]\ncrossread = 1", "[[tool.crossread]]"])
def test_our_table_is_one_of_keys_and_values(text: str) -> None:
    write("pyproject.toml", text)
    (problem,) = refused()
    assert problem.endswith("expected keys and values")


def test_a_byte_order_mark_is_no_part_of_a_key() -> None:
    Path("crossread.toml").write_text('\ufefffail-on = "never"\nignore = 3\n', encoding="utf-8")
    assert refused() == ["crossread.toml:2:1: ignore: found 3, expected a list"]


RULES = """\
[[severity]]
checks = ["CR404"]
is = "worse"

[[severity]]
is = "note"

[[severity]]
attribute = ["cost"]
  is = "note"

[[severity]]
attributes = "cost"
"""


@pytest.mark.parametrize(
    ("name", "table", "above"),
    [("crossread.toml", "", 0), ("pyproject.toml", "tool.crossread.", 2)],
)
def test_a_mistake_in_a_rule_has_the_place_of_its_key(name: str, table: str, above: int) -> None:
    head = "[tool.crossread]\n\n" if table else ""
    write(name, head + RULES.replace("[[severity", f"[[{table}severity"))
    known = "one of contradiction, tension, ambiguity, note"
    both = "`checks`, `attributes` or both"
    keys = "one of checks, attributes, is; did you mean 'attributes'?"
    assert [line.split(":", maxsplit=1)[1] for line in refused()] == [
        f"{above + 3}:1: is: found 'worse', expected {known}",
        f"{above + 5}:1: severity: found a rule about all findings, expected {both}",
        f"{above + 9}:1: attribute: found an unknown key, expected {keys}",
        f"{above + 12}:1: is: found no such key, expected 'is = ...' here",
        f"{above + 13}:1: attributes: found 'cost', expected a list",
    ]


def test_rules_may_be_written_on_one_line() -> None:
    write("crossread.toml", 'fail-on = "note"\nseverity = [{ checks = ["CR4"], is = "x" }]\n')
    (problem,) = refused()
    assert ":2:1: is: found 'x', expected one of contradiction" in problem


@pytest.mark.parametrize(
    ("written", "found"),
    [('"x"', "'x'"), ("-1", "-1"), ("1.5", "1.5"), ("true", "True"), ('"1e3"', "'1e3'"),
     ('"-2%"', "'-2%'"), ('"%"', "'%'"), ('""', "''"), ("[]", "[]"), ('"nan%"', "'nan%'")],
)  # fmt: skip
def test_a_number_of_findings_that_cannot_be_read(written: str, found: str) -> None:
    write("crossread.toml", f"max-findings = {written}\n")
    expected = "a number of findings, such as 5, or a percentage of the claims, such as 2%"
    assert refused() == [f"crossread.toml:1:1: max-findings: found {found}, expected {expected}"]
