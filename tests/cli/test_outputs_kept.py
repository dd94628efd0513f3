"""Outputs never replace what a run reads, and what commands change is changed through links."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import AGREED, Ended, in_process
from tests.ledger.helpers import typed

pytestmark = pytest.mark.usefixtures("here")

CONFLICT = AGREED.replace("value: 2019-07", "value: 2020")
OWN_CHECK = "/*\ncode: X101\nname: none-found\npage: Nothing.\n*/\nSELECT 0 AS claim WHERE false\n"
SETTINGS = "default-term = 30\n"
FILES = {
    "facts.yaml": CONFLICT,
    "crossread.toml": SETTINGS,
    "crossread-baseline.yaml": "crossread-baseline: 1\naccepted: []\n",
    "rows.csv": "source,subject,attribute,value\nmorning,bridge,opened,2019\n",
}
DECISION = ("--because", "The minutes say so.", "--by", "A. Reader")


@pytest.fixture(autouse=True)
def _desk(here: Path) -> None:
    for name, text in FILES.items():
        (here / name).write_text(text, encoding="utf-8")


def _kept() -> bool:
    return all(Path(name).read_text(encoding="utf-8") == text for name, text in FILES.items())


def _named(name: str, how: str, end: str) -> str:
    """Give another name of a file."""
    if how == "its own":
        return f"./{name}"
    other = Path(f"other{end}")
    if how == "a link":
        other.symlink_to(name)
    else:
        other.hardlink_to(name)
    return str(other)


@pytest.mark.parametrize("how", ["its own", "a link", "a hard link"])
@pytest.mark.parametrize(
    ("file", "what"),
    [("crossread-baseline.yaml", "the baseline"), ("crossread.toml", "the settings")],
)
@pytest.mark.parametrize(
    "command",
    [
        ("check", "-o"),
        ("check", "--database"),
        ("export", "-o"),
        ("report", "--html"),
        ("report", "--database"),
        ("load", "rows.csv", "--ledger", "facts.yaml", "--into"),
    ],
)
def test_settings_and_baseline_are_no_outputs(
    command: tuple[str, ...], file: str, what: str, how: str
) -> None:
    name = _named(file, how, ".txt")
    done = in_process(*command, name)
    option = "--output" if command[-1] == "-o" else command[-1]
    assert (done.code, done.out) == (2, "")
    found = f"Error: {option}: {str(Path(name))!r} is {what} of this run; name another file to "
    assert found in " ".join(done.err.split())
    assert _kept()


@pytest.mark.parametrize("how", ["a link", "a hard link"])
@pytest.mark.parametrize(
    "command",
    [
        ("check", "--evidence"),
        ("check", "--claims", "rows.csv", "--rejects"),
        ("export", "--claims", "rows.csv", "--rejects"),
    ],
)
def test_tables_do_not_replace_the_baseline(command: tuple[str, ...], how: str) -> None:
    done = in_process(*command, _named("crossread-baseline.yaml", how, ".csv"))
    assert done.code == 2
    assert "is the baseline of this run" in " ".join(done.err.split())
    assert _kept()


def test_a_baseline_that_is_still_to_come_is_no_output() -> None:
    Path("crossread-baseline.yaml").unlink()
    Path("out.txt").symlink_to("crossread-baseline.yaml")
    assert "is the baseline of this run" in in_process("check", "-o", "out.txt").err
    assert not Path("crossread-baseline.yaml").exists()


def test_a_teams_own_check_is_no_output() -> None:
    Path("own.sql").write_text(OWN_CHECK, encoding="utf-8")
    Path("crossread.toml").write_text('checks = ["own.sql"]\n', encoding="utf-8")
    done = in_process("export", "-o", "own.sql")
    assert "--output: 'own.sql' is a check of the settings of this run" in done.err
    assert Path("own.sql").read_text(encoding="utf-8") == OWN_CHECK


def test_settings_are_no_baseline() -> None:
    Path("crossread.toml").write_text("", encoding="utf-8")
    owned = ("--because", "so", "--owner", "me", "--until", "2999-01-01")
    done = in_process("accept", "a", *owned, "--baseline", "crossread.toml")
    assert done.code == 2
    assert "--baseline: 'crossread.toml' is the settings of this run" in done.err
    assert Path("crossread.toml").read_text(encoding="utf-8") == ""


def test_a_picture_does_not_replace_what_is_read() -> None:
    Path("pictures").mkdir()
    Path("pictures/sources.svg").symlink_to("../facts.yaml")
    done = in_process("report", "--svg", "pictures")
    assert done == Ended(
        2,
        "",
        "pictures/sources.svg: found a file that this run reads, expected another folder to write "
        "to\n",
    )
    assert _kept()


def test_one_file_by_two_names_is_given_twice() -> None:
    Path("link.txt").symlink_to("out.txt")
    done = in_process("check", "-o", "out.txt", "-o", "json:link.txt")
    assert done.code == 2
    assert "is given twice" in done.err


def test_a_decision_and_a_claim_go_through_links_to_the_real_ledger() -> None:
    Path("desk").mkdir()
    Path("desk/ledger.yaml").symlink_to("../facts.yaml")
    decided = in_process("decide", "bridge", "opened", "2019", "desk/ledger.yaml", *DECISION)
    assert decided.out == "Decided in desk/ledger.yaml: bridge, opened is 2019.\n"
    about = ("--source", "morning", "--subject", "bridge", "--attribute", "opened")
    words = ("--quote", "by 2019", "--value", "2019")
    assert in_process("add", "claim", "desk/ledger.yaml", *about, *words).code == 0
    ledger = typed(Path("facts.yaml").read_text(encoding="utf-8")).read.records
    assert (len(ledger.decisions), len(ledger.claims)) == (1, 3)
    assert Path("desk/ledger.yaml").is_symlink()
    assert [path.name for path in Path("desk").iterdir()] == ["ledger.yaml"]


def test_an_acceptance_goes_through_a_link_to_the_real_baseline() -> None:
    Path("kept").mkdir()
    Path("crossread-baseline.yaml").rename("kept/baseline.yaml")
    Path("kept/baseline.yaml").chmod(0o660)
    Path("crossread-baseline.yaml").symlink_to("kept/baseline.yaml")
    found = in_process("check", "-o", "found.txt", "--format", "ndjson")
    assert found.code == 1
    fingerprint = (
        Path("found.txt").read_text(encoding="utf-8").partition('"fingerprint": "')[2][:16]
    )
    owned = ("--because", "so", "--owner", "me")
    assert in_process("accept", fingerprint, *owned).code == 0
    assert fingerprint in Path("kept/baseline.yaml").read_text(encoding="utf-8")
    assert Path("kept/baseline.yaml").stat().st_mode & 0o777 == 0o660
    assert Path("crossread-baseline.yaml").is_symlink()


def test_what_an_editor_saved_while_a_question_was_open_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def answered(*_: object, **__: object) -> str:
        with Path("facts.yaml").open("a", encoding="utf-8") as file:
            file.write("# saved meanwhile\n")
        return "2019"

    monkeypatch.setattr("commands.add_claim.proposed_value", answered)
    about = ("--source", "morning", "--subject", "bridge", "--attribute", "opened")
    done = in_process("add", "claim", *about, "--quote", "in 2019")
    assert done == Ended(
        2,
        "",
        "facts.yaml:5:5: morning has a claim about this already: 2019\n"
        "facts.yaml: found a file that another program has changed while this command was at work, "
        "expected no change; nothing was written: run the command again\n",
    )
    assert Path("facts.yaml").read_text(encoding="utf-8") == CONFLICT + "# saved meanwhile\n"
