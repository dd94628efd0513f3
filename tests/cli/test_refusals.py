"""All that is wrong with a command line is reported in one run, whatever the command."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

import cli
from commands.common import CommandLineError, refuse
from commands.exit_codes import FailOn
from commands.refusals import OneRunCommand, require_all
from reports.findings.formats import FORMATS
from support.problems import Place, Problem, UnusableInput
from tests.cli.command import AGREED, HARBOUR
from tests.cli.conftest import InProcess

CHECK = (
    *("--format", "foo", "-o", "json:a", "-o", "sarif:a", "-o", "", "--limit", "3"),
    *("--rejects", "x.txt", "--evidence", "b.xls", "--database", "a", "--memory-limit", "x"),
    *("--baseline", "no.yaml", "--select", "CR9,foo", "--ignore", "bar"),
)
SEVERITIES = ", ".join(repr(each.value) for each in FailOn)
WORDS = "a code, the beginning of one, or the name of a check"


def wrong(within: InProcess, *arguments: str | Path) -> list[str]:
    """Give the lines of the error of a command that cannot be used, and did nothing."""
    ended = within(*arguments)
    assert (ended.code, ended.out) == (2, "")
    return ended.err.split("Error: ", 1)[1].splitlines()


def test_options_of_check(within: InProcess) -> None:
    assert wrong(within, "check", *CHECK) == [
        f"--format: found 'foo', expected one of {', '.join(FORMATS)}",
        "--output: the path must not be empty",
        f"--output: '{Path('a').absolute()}' is given twice",
        "--rejects, --memory-limit and --limit need --claims",
        "--rejects: found 'x.txt', expected a name that ends in .parquet, .csv or .ndjson",
        "--memory-limit: found 'x', expected a size, such as 2GB",
        "--evidence: found 'b.xls', expected a name that ends in .parquet, .csv or .ndjson",
        "--baseline: there is no file 'no.yaml'",
        f"--select: found 'CR9', expected {WORDS}; did you mean 'CR409'?",
        f"--select: found 'foo', expected {WORDS}",
        f"--ignore: found 'bar', expected {WORDS}",
    ]
    assert list(Path().iterdir()) == []


def test_options_that_cannot_be_read_are_reported_with_the_others(within: InProcess) -> None:
    options = ("--nope", "--also=3", "--limit", "-1", "--fail-on", "x", "--rejects", "y.csv")
    assert wrong(within, "check", HARBOUR, *options, "--database", "") == [
        "No such option: --nope",
        "No such option: --also",
        f"Invalid value for '--fail-on': 'x' is not one of {SEVERITIES}.",
        "Invalid value for '--database': the path must not be empty",
        "Invalid value for '--limit': found '-1', expected a number of findings, 0 for all",
        "--rejects needs --claims",
    ]


@pytest.mark.parametrize("number", ["-1", "x", "1.5", "", "²"])
def test_a_limit_is_a_number_in_words_of_ours(number: str, within: InProcess) -> None:
    assert wrong(within, "check", "--claims", "x.csv", "--limit", number) == [
        f"Invalid value for '--limit': found {number!r}, expected a number of findings, 0 for all"
    ]


def test_options_of_the_other_commands(within: InProcess) -> None:
    assert wrong(within, "accept", "zz", HARBOUR, "--because", "", "--owner", "", "--until", "x")[
        ::3
    ] == [
        "--because must not be empty",
        "no finding has an ID starting with 'zz'; 'crossread check' prints the IDs",
    ]
    decide = ("decide", "nobody", "nothing", "[a", HARBOUR, "--because", "", "--by", "a")
    assert [line.split(":")[0] for line in wrong(within, *decide, "--on", "x")] == [
        "--because must not be empty",
        "--on",
        "SUBJECT",
        "ATTRIBUTE",
        "VALUE",
    ]
    add = ("--source", "x", "--subject", "y", "--attribute", "z", "--quote", "q", "--value", "[a")
    how = ("--modality", "said", "--as-of", "soon")
    assert [line.split(":")[0] for line in wrong(within, "add", "claim", HARBOUR, *add, *how)] == [
        *("--source", "--subject", "--attribute", "--modality", "--as-of", "--value"),
    ]
    load = ("load", "x.csv", "--into", "a.csv", "--rejects", "a.csv", "--memory-limit", "-1GB")
    assert wrong(within, *load) == [
        "--memory-limit: found '-1GB', expected a size, such as 2GB",
        f"--into and --rejects name the same file: '{Path('a.csv').absolute()}'",
    ]
    assert wrong(within, "report", "-", "--watch", "--select", "foo", "--html", "") == [
        "Invalid value for '--html': the path must not be empty",
        "--watch needs --html or --svg",
        "--watch cannot read standard input, which can be read only once",
    ]
    Path("facts.yaml").write_text(AGREED, encoding="utf-8")
    assert wrong(within, "init", "--source", "a.txt", "--source", "b.txt") == [
        "facts.yaml exists already; init does not overwrite a file",
        "--source: cannot read 'a.txt': No such file or directory",
        "--source: cannot read 'b.txt': No such file or directory",
    ]
    options = ("--format", "pdf", "--reconcile", "x", "--rejects", "y", "-o", "y")
    assert wrong(within, "export", *options)[1:] == [
        "Invalid value for '--reconcile': 'x' is not one of 'agreement', 'support'.",
        "--rejects needs --claims",
        "--rejects: found 'y', expected a name that ends in .parquet, .csv or .ndjson",
        f"--output and --rejects name the same file: '{Path('y').absolute()}'",
    ]
    assert wrong(within, "accept", "zz") == [
        "Missing option '--because'.",
        "Missing option '--owner'.",
    ]


def test_a_wrong_command_line_writes_nothing_even_if_most_of_it_is_right(within: InProcess) -> None:
    Path("facts.yaml").write_text(AGREED, encoding="utf-8")
    before = Path("facts.yaml").read_bytes()
    accepts = ("--because", "a", "--owner", "b", "--nope")
    decides = ("bridge", "opened", "2019", "--because", "a", "--by", "b", "--nope")
    for command in (
        ("check", "-o", "found.txt", "--nope"),
        ("report", "--html", "r.html", "--nope"),
        ("export", "-o", "sheet.md", "--nope"),
        ("accept", "1", *accepts),
        ("decide", *decides),
        ("init", "new.yaml", "--nope"),
    ):
        assert wrong(within, *command)[0] == "No such option: --nope"
    assert [file.name for file in Path().iterdir()] == ["facts.yaml"]
    assert Path("facts.yaml").read_bytes() == before


def test_files_that_two_options_write_are_refused(within: InProcess) -> None:
    same = ("--rejects", "a.csv", "--database", "./a.csv", "-o", "json:a.csv")
    assert wrong(within, "check", "--claims", "x.csv", *same) == [
        f"--database, --rejects and --output name the same file: '{Path('a.csv').absolute()}'"
    ]


def test_every_command_is_one_that_reports_all() -> None:
    app = cli.app_for([])
    assert {info.cls for info in app.registered_commands} == {OneRunCommand}
    for group in app.registered_groups:
        inner = group.typer_instance
        assert inner is not None
        assert {info.cls for info in inner.registered_commands} == {OneRunCommand}


def test_a_wrong_command_line_comes_before_an_unusable_input() -> None:
    def unusable() -> None:
        raise UnusableInput([Problem(Place("a"), "", "b", "c")])

    with pytest.raises(UnusableInput):
        require_all(unusable)
    with pytest.raises(CommandLineError, match="must not be empty"):
        require_all(partial(refuse, "it must not be empty"), unusable)
