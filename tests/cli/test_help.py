"""Help, the list of checks, and their manual pages."""

import tomllib
from typing import Any

import pytest
import typer

import cli
from checks.registry import CHECKS
from drafts.rules import RULES
from tests.cli.command import ROOT, Ended, crossread
from tests.cli.conftest import InProcess

LISTED = (*CHECKS, *RULES.values())
"""All that `checks` lists: the checks of a ledger, then the rules for drafts."""
COMMANDS = [
    *(
        "scan",
        "check",
        "report",
        "export",
        "lint",
        "load",
        "init",
        "suggest",
        "add",
        "decide",
        "accept",
    ),
    *("explain", "checks", "schema", "lsp", "mcp", "selftest", "baseline"),
]
OPTIONS = {
    "scan": [
        *("ARTICLE", "--tie-out", "--html", "--write", "--fail-on", "--format", "-o, --output"),
        "--help",
    ],
    "check": [
        *(
            "--fail-on",
            "contradiction|tension|ambiguity|note|never",
            "--max-findings",
            "--select",
            "--ignore",
        ),
        *("--baseline", "--since", "--fail-on-stale", "--format", "-o, --output", "--verbose"),
        "--database",
        *("--claims", "--sources", "--subjects", "--attributes", "--vocabularies", "--column"),
        *("--encoding", "--rejects", "--memory-limit", "--limit", "--evidence", "--help"),
    ],
    "report": [
        *(
            "--html",
            "--svg",
            "--watch",
            "--select",
            "--ignore",
            "--baseline",
            "--verbose",
            "--database",
            "--help",
        ),
    ],
    "lint": [
        *("--ledger", "--date", "--list", "--fail-on", "--baseline", "--format", "-o, --output"),
        "--help",
    ],
    "lsp": ["--ledger", "--date", "--help"],
    "mcp": ["--ledger", "--help"],
    "load": [
        *("PATH", "--into", "--ledger", "--sources", "--subjects", "--attributes"),
        *("--vocabularies", "--column", "--encoding", "--rejects", "--memory-limit", "--help"),
    ],
    "init": ["--title", "--source", "--subject", "--help"],
    "suggest": [
        *("ARTICLE", "--ledger", "--from", "--format", "-o, --output", "--most", "--review"),
        *("--no-model", "--counts", "--help"),
    ],
    "add": ["WHAT", "claim", "proposals", "source", "--help"],
    "add source": ["FILE", "--ledger", "-y, --yes", "--help"],
    "add proposals": ["--from", "--all-or-none", "-y, --yes", "--help"],
    "add claim": [
        *("--source", "--subject", "--attribute", "--quote", "--value", "--prefix", "--suffix"),
        *("--speaker", "--modality", "--as-of", "-y, --yes", "--help"),
    ],
    "decide": [
        "SUBJECT",
        "VALUE",
        "--because",
        "--by",
        "--on",
        "--as-of",
        "--unsourced",
        "--replace",
        "--help",
    ],
    "selftest": ["CASES", "--only", "--help"],
    "accept": [
        *("FINGERPRINT", "--because", "--owner", "--until", "--draft", "--baseline", "--help"),
    ],
    "baseline": ["show", "prune", "--help"],
    "baseline show": ["--baseline", "--help"],
    "baseline prune": ["--select", "--ignore", "--baseline", "--help"],
    "export": [
        "--format",
        "md|html|csv|xlsx|json|jsonld|parquet|sqlite",
        "-o, --output",
        "--help",
        *("--claims", "--sources", "--subjects", "--attributes", "--vocabularies", "--column"),
        *("--encoding", "--rejects", "--memory-limit", "--reconcile", "agreement|support"),
    ],
    "explain": ["CODE", "--help"],
    "checks": ["--help"],
    "schema": ["WHAT", "--help"],
}


def test_help_names_every_command_with_a_whole_summary(within: InProcess) -> None:
    ended = within("--help")
    options, listed = ended.out.split("Options:\n")[1].split("Commands:\n")
    assert [line.split()[0] for line in options.splitlines() if line] == ["--version", "--help"]
    assert (ended.code, ended.err) == (0, "")
    assert [line.split()[0] for line in listed.splitlines()] == COMMANDS
    assert "..." not in listed
    assert [line for line in ended.out.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize("command", OPTIONS)
def test_help_of_a_command_names_its_options_and_fits(within: InProcess, command: str) -> None:
    ended = within(*command.split(), "--help")
    assert (ended.code, ended.err) == (0, "")
    assert [line for line in ended.out.splitlines() if len(line) > 80] == []
    assert [option for option in OPTIONS[command] if option not in ended.out] == []


def put_together(*arguments: str) -> dict[str, Any]:
    commands: dict[str, Any] = getattr(
        typer.main.get_command(cli.app_for(arguments)), "commands", {}
    )
    return commands


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_is_asked_for_is_loaded_alone_and_is_the_same(command: str) -> None:
    alone = put_together(command, "--help")
    assert list(alone) == [command]
    among_all = put_together("--help", command)[command]
    assert alone[command].help == among_all.help
    assert [p.opts for p in alone[command].params] == [p.opts for p in among_all.params]


def test_the_options_above_are_all_there_are() -> None:
    commands = put_together()
    assert sorted(commands) == sorted(COMMANDS)
    within_groups = {
        f"{name} {word}": command
        for name, group in commands.items()
        for word, command in getattr(group, "commands", {}).items()
    }
    assert {*commands, *within_groups} == set(OPTIONS)
    for name, command in (commands | within_groups).items():
        found = {option for param in command.params for option in param.opts if option[0] == "-"}
        named = {
            word.strip(",") for text in OPTIONS[name] for word in text.split() if word[0] == "-"
        }
        assert found | {"--help"} == named


def test_checks_lists_every_check_with_its_statement(within: InProcess) -> None:
    ended = within("checks")
    lines = ended.out.splitlines()
    assert (ended.code, ended.err) == (0, "")
    heads = [line.split() for line in lines if line.startswith("CR")]
    assert heads == [[check.code, check.name, check.severity.value] for check in LISTED]
    text = " ".join(ended.out.split())
    assert [check.code for check in LISTED if check.statement not in text] == []
    assert [line for line in lines if len(line) > 80 or line != line.rstrip()] == []


@pytest.mark.parametrize("word", ["CR106", "cr106", "106", "list-conflict", "LIST-CONFLICT"])
def test_explain_prints_the_page(within: InProcess, word: str) -> None:
    (check,) = (check for check in CHECKS if check.code == "CR106")
    ended = within("explain", word)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == f"CR106 list-conflict (contradiction)\n\n{check.page}\n"


@pytest.mark.parametrize(
    ("word", "guess"),
    [("Q9", ""), ("dat-conflict", "; did you mean 'date-conflict'?"), ("", ""), ("\x1b", "")],
)
def test_explain_refuses_what_is_no_check(within: InProcess, word: str, guess: str) -> None:
    ended = within("explain", word)
    expected = f"expected the code or the name of one of {len(LISTED)} checks{guess}"
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.splitlines()[-1] == (
        f"Error: CODE: found {word!r}, {expected}; 'crossread checks' lists them"
    )


def test_the_version_is_that_of_the_package(within: InProcess) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert within("--version") == Ended(0, f"crossread {project['version']}\n")


def test_the_schema_is_the_one_in_the_repository(within: InProcess) -> None:
    text = (ROOT / "schema/ledger.schema.json").read_text(encoding="utf-8")
    assert within("schema") == Ended(0, text)


def test_the_help_of_a_process_is_the_same(within: InProcess) -> None:
    ended = crossread("check", "--help", COLUMNS="80")
    assert ended.code == 0
    usage, rest = ended.out.split("\n", maxsplit=1)
    assert usage.startswith("Usage: cli.py check [OPTIONS] [LEDGER]")
    assert within("check", "--help").out.split("\n", maxsplit=1)[1] == rest
