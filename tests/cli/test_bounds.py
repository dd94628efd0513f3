"""What files name is read below the root alone; what the user names is the user's will."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import AGREED, Ended, crossread
from tests.cli.conftest import InProcess

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
NOTHING = "Nothing found."
QUICK = ("--select", "CR505")
"""One check is enough where it is asked only what is read."""
ELSEWHERE = "It opened in 2019, it says elsewhere."


def ledger(file: str) -> str:
    """Give a ledger whose first source names a file."""
    return AGREED.replace("{id: morning,", f"{{id: morning, file: '{file}',", 1)


def write(path: str, text: str) -> Path:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")
    return Path(path)


@pytest.fixture
def desk(within: InProcess) -> InProcess:
    """The command in a folder with a repository, and beside it what it must not read."""
    write("secret.txt", ELSEWHERE)
    write("desk/articles/a.txt", "It opened in 2019.")
    Path("desk/.git").mkdir()
    os.chdir("desk")
    return within


def refused(ended: Ended, place: str, written: str, leads: str, root: str) -> None:
    """Assert that a run has read nothing, and says in one line where, what and why."""
    said = (
        f"{place}: found '{written}', which leads to {leads}, expected a file below {root}, "
        "or its folder in 'further-folders' of crossread.toml\n"
    )
    assert ended == Ended(2, "", said)


@pytest.mark.parametrize("command", ["check", "report", "export", "report --html page.html"])
def test_what_a_source_names_elsewhere_is_not_read(desk: InProcess, command: str) -> None:
    write("facts.yaml", ledger("../secret.txt"))
    root = Path.cwd()
    ended = desk(*command.split(), "facts.yaml")
    refused(ended, "facts.yaml:1:31: file", "../secret.txt", f"{root.parent}/secret.txt", str(root))
    assert not Path("page.html").exists()


@pytest.mark.parametrize("written", ["link.txt", "up/secret.txt", "/etc/passwd", "/dev/urandom"])
def test_nor_is_what_a_link_or_a_whole_path_leads_to(desk: InProcess, written: str) -> None:
    Path("link.txt").symlink_to("../secret.txt")
    Path("up").symlink_to("..")
    write("facts.yaml", ledger(written))
    refused(
        desk("check"),
        "facts.yaml:1:31: file",
        written,
        os.path.realpath(written),
        str(Path.cwd()),
    )


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
@pytest.mark.parametrize("settings", ["", 'further-folders = ["/proc"]', 'further-folders = ["/"]'])
def test_no_setting_lets_the_environment_be_read(desk: InProcess, settings: str) -> None:
    write("crossread.toml", settings)
    write("facts.yaml", ledger("/proc/self/environ"))
    ended = desk("report", "--html", "page.html")
    assert (ended.code, ended.out) == (2, "")
    assert f"found '/proc/self/environ', which leads to /proc/{os.getpid()}/environ" in ended.err
    assert not Path("page.html").exists()


@pytest.mark.parametrize(
    ("make", "why"), [(os.mkfifo, "is a pipe"), (os.mkdir, "is a folder")], ids=["pipe", "folder"]
)
def test_only_regular_files_are_articles(desk: InProcess, make: object, why: str) -> None:
    assert callable(make)
    make("a.txt")
    write("facts.yaml", ledger("a.txt"))
    said = f"facts.yaml:1:31: file: found 'a.txt', which {why}, expected a regular file\n"
    assert desk("check") == Ended(2, "", said)


def test_all_that_is_out_of_bounds_is_said_with_what_else_is_wrong(desk: InProcess) -> None:
    text = ledger("../secret.txt").replace("{id: evening,", "{id: evening, file: /etc/passwd,")
    write("facts.yaml", text.replace("value: 2019,", "value: 1 April,"))
    lines = desk("check").err.splitlines()
    assert [line.split(" found ")[0] for line in lines] == [
        "facts.yaml:1:31: file:",
        "facts.yaml:1:99: file:",
        "facts.yaml:5:66: value:",
    ]


def test_the_folder_of_the_settings_is_the_root(desk: InProcess) -> None:
    """It is that of the repository without settings, and that of the ledger without both."""
    write("facts/facts.yaml", ledger("../articles/a.txt"))
    assert NOTHING in desk("check", "facts/facts.yaml", *QUICK).out
    assert NOTHING in desk("check", "facts", *QUICK).out
    settings = write("facts/crossread.toml", "")
    ended = desk("check", "facts/facts.yaml")
    assert f"expected a file below {Path.cwd()}/facts, or its folder" in ended.err
    settings.unlink()
    Path(".git").rmdir()
    ended = desk("check", "facts/facts.yaml")
    assert f"expected a file below {Path.cwd()}/facts, or its folder" in ended.err
    assert NOTHING in desk("check", ".", *QUICK).out
    write("crossread.toml", "")
    assert NOTHING in desk("check", "facts/facts.yaml", *QUICK).out


def test_a_ledger_elsewhere_has_a_root_of_its_own(desk: InProcess) -> None:
    write("facts.yaml", AGREED)
    write("../other/facts/more.yaml", "sources: [{id: noon, file: ../a.txt}]\n")
    write("../other/a.txt", "text")
    ended = desk("check", "facts.yaml", "../other/facts/more.yaml")
    assert f"expected a file below {Path.cwd().parent}/other/facts, or" in ended.err
    Path("../other/.git").mkdir()
    assert desk("check", "facts.yaml", "../other/facts/more.yaml", *QUICK).code == 0


def test_a_setting_allows_further_folders(desk: InProcess) -> None:
    write("facts.yaml", ledger("../secret.txt"))
    write("crossread.toml", 'further-folders = ["articles", ".."]\n')
    assert NOTHING in desk("check", *QUICK).out
    write("crossread.toml", 'further-folders = ["../sec"]\n')
    assert desk("check").code == 2


def test_a_setting_says_how_large_a_file_may_be(desk: InProcess) -> None:
    Path("articles/a.txt").write_bytes(b"\xff" * 1_000_001)
    write("facts.yaml", ledger("articles/a.txt"))
    write("crossread.toml", 'largest-file = "1MB"\n')
    assert desk("check").err == (
        "facts.yaml:1:31: file: found 'articles/a.txt', which has more than 1 MB, "
        "expected a smaller file, or a larger 'largest-file' in crossread.toml\n"
    )
    write("crossread.toml", 'largest-file = "2MB"\n')
    assert "articles/a.txt is not UTF-8" in desk("check", *QUICK).out


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        (
            'largest-file = "0MB"',
            "largest-file: found '0MB', expected a size of 1MB or more",
        ),
        (
            "longest-wait = 0",
            "longest-wait: found 0, expected a whole number of seconds",
        ),
        ("further-folders = 1", "further-folders: found 1, expected a list"),
    ],
)
def test_settings_that_cannot_be(desk: InProcess, setting: str, said: str) -> None:
    write("facts.yaml", AGREED)
    write("crossread.toml", setting)
    assert desk("check").err.startswith(f"crossread.toml:1:1: {said}")


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("baseline", '"../accepted.yaml"'),
        ("ledger", '["facts.yaml", "../more.yaml"]'),
        ("ledger", '["../other"]'),
        ("checks", '["../own.sql"]'),
        ("checks", '["../*.sql"]'),
        ("checks", '["/**/*.sql"]'),
    ],
)
def test_settings_name_what_is_below_their_folder(desk: InProcess, key: str, written: str) -> None:
    write("facts.yaml", AGREED)
    for name in ("accepted.yaml", "more.yaml", "own.sql", "other/facts.yaml"):
        write(f"../{name}", ELSEWHERE)
    write("crossread.toml", f"# ours\n{key} = {written}\n")
    for command in ("check", "report", "export"):
        ended = desk(command)
        assert (ended.code, ended.out, ELSEWHERE in ended.err) == (2, "", False)
        assert ended.err.startswith(f"crossread.toml:2:1: {key}: found '")
        below = f"expected a file below {Path.cwd()}, or its folder in 'further-folders' of"
        assert below in ended.err


def test_a_baseline_elsewhere_is_not_written_either(desk: InProcess) -> None:
    write("facts.yaml", AGREED)
    write("crossread.toml", 'baseline = "../new.yaml"\n')
    ended = desk("accept", "abc", "--because", "x", "--owner", "y", "--until", "2026-12-01")
    assert ended.code == 2
    assert "which leads to" in ended.err
    assert not Path("../new.yaml").exists()


def test_a_baseline_that_is_a_link_elsewhere_is_not_read(desk: InProcess) -> None:
    write("facts.yaml", AGREED)
    Path("crossread-baseline.yaml").symlink_to("../secret.txt")
    refused(
        desk("check"),
        "crossread-baseline.yaml: baseline",
        "crossread-baseline.yaml",
        f"{Path.cwd().parent}/secret.txt",
        str(Path.cwd()),
    )


def test_a_check_of_ones_own_is_a_regular_file(desk: InProcess) -> None:
    write("facts.yaml", AGREED)
    write("crossread.toml", 'checks = ["own/*"]\n')
    Path("own/folder").mkdir(parents=True)
    os.mkfifo("own/pipe")
    lines = desk("check").err.splitlines()
    at = "crossread.toml:1:1: checks: found"
    assert lines == [
        f"{at} 'own/folder', which is a folder, expected a regular file",
        f"{at} 'own/pipe', which is a pipe, expected a regular file",
    ]
    write("crossread.toml", 'checks = ["own/*/../../*.sql"]\n')
    ended = desk("check")
    assert "which is a glob that leads up again, expected a glob without '..'" in ended.err


@pytest.mark.parametrize("name", ["crossread.toml", "pyproject.toml"])
def test_settings_are_a_regular_file_of_the_repository(desk: InProcess, name: str) -> None:
    write("facts.yaml", AGREED)
    head = "" if name == "crossread.toml" else "[tool.crossread]\n"
    write("../theirs.toml", f'{head}fail-on = "note"\n')
    Path(name).symlink_to("../theirs.toml")
    root = Path.cwd()
    assert desk("check").err == (
        f"{name}: found a file that leads to {root.parent}/theirs.toml, "
        f"expected a file below {root}: copy it there\n"
    )
    write("../theirs.toml", "[project]\n")
    if name == "pyproject.toml":  # of others: such a link may be a tool's
        assert desk("check", *QUICK).code == 0
    Path(name).unlink()
    os.mkfifo(name)
    said = f"{name}: found a file that is a pipe, expected a regular file\n"
    assert desk("check") == Ended(2, "", said)


def test_a_folder_gives_no_links_that_lead_elsewhere(desk: InProcess) -> None:
    write("facts/a.yaml", AGREED)
    Path("facts/link.yaml").symlink_to("../../secret.txt")
    os.mkfifo("facts/pipe.yaml")
    lines = desk("check", "facts").err.splitlines()
    below = f"expected a file below {Path.cwd()}/facts, or its folder in 'further-folders' of"
    below += " crossread.toml"
    assert lines == [
        f"facts/link.yaml: found a file that leads to {Path.cwd().parent}/secret.txt, {below}",
        "facts/pipe.yaml: found a file that is a pipe, expected a regular file",
    ]


def test_what_the_user_names_is_read_wherever_it_is(desk: InProcess) -> None:
    write("../facts.yaml", AGREED)
    Path("link.yaml").symlink_to("../facts.yaml")
    write("../accepted.yaml", "crossread-baseline: 1\naccepted: []\n")
    assert desk("check", "link.yaml", "--baseline", "../accepted.yaml", *QUICK).code == 0


def test_a_source_in_a_table_is_held_to_the_same(desk: InProcess) -> None:
    write("facts.yaml", AGREED.split("claims:")[0].split("\n", 1)[1])
    write("sources.csv", "id,file\nmorning,../secret.txt\n")
    write(
        "claims.csv", "source,subject,attribute,value,quote\nmorning,bridge,opened,2019,in 2019\n"
    )
    ended = desk("check", "facts.yaml", "--claims", "claims.csv", "--sources", "sources.csv")
    root = Path.cwd()
    refused(ended, "sources.csv:2:1: file", "../secret.txt", f"{root.parent}/secret.txt", str(root))


def test_adding_and_deciding_are_held_to_the_same(desk: InProcess) -> None:
    """They read a copy of the ledger, whose root is that of the ledger."""
    Path(".git").rmdir()
    write("facts/a/facts.yaml", ledger("../../articles/a.txt"))
    before = Path("facts/a/facts.yaml").read_text(encoding="utf-8")
    add = (
        "--source",
        "morning",
        "--subject",
        "bridge",
        "--attribute",
        "opened",
        "--quote",
        "in 2019",
    )
    decide = ("decide", "bridge", "opened", "2019", "--because", "x", "--by", "y")
    assert desk("add", "claim", "facts", *add, "--yes").code == 2
    assert desk(*decide[:4], "facts", *decide[4:]).code == 2
    assert Path("facts/a/facts.yaml").read_text(encoding="utf-8") == before
    assert desk("add", "claim", ".", *add, "--yes").code == 0
    assert desk(*decide[:4], ".", *decide[4:]).code == 0


@pytest.mark.usefixtures("desk")
def test_a_ledger_in_a_pipe_names_files_in_the_current_folder() -> None:
    ended = crossread("check", "/dev/stdin", text=ledger("../secret.txt"))
    root = Path.cwd()
    refused(ended, "/dev/stdin:1:31: file", "../secret.txt", f"{root.parent}/secret.txt", str(root))


def test_a_pipe_that_nobody_writes_to_ends(desk: InProcess) -> None:
    write("crossread.toml", "longest-wait = 1\n")
    os.mkfifo("facts.yaml")
    assert desk("check").err == (
        "facts.yaml: found a file that has given nothing for 1 seconds, expected a pipe that is "
        "written to and closed, or a longer 'longest-wait' in crossread.toml\n"
    )
    Path("facts.yaml").open("w", encoding="utf-8").close()  # so that the thread that waits ends


@pytest.mark.parametrize("name", ["../secret.txt", "out.txt"])
def test_a_new_ledger_names_no_article_that_a_run_would_not_read(
    desk: InProcess, name: str
) -> None:
    Path("out.txt").symlink_to("../secret.txt")
    ended = desk("init", "--source", name, "--source", "articles/a.txt")
    assert (ended.code, ended.out) == (2, "")
    leads = f"--source: found '{name}', which leads to {Path.cwd().parent}/secret.txt, expected a"
    assert leads in ended.err
    assert not Path("facts.yaml").exists()
    assert desk("init", "--source", "articles/a.txt").code == 0


def test_a_new_ledger_names_no_pipe(desk: InProcess) -> None:
    os.mkfifo("a.txt")
    ended = desk("init", "--source", "a.txt")
    assert "--source: found 'a.txt', which is a pipe, expected a regular file" in ended.err


def test_a_failed_run_does_not_read_the_device_that_it_writes_to(desk: InProcess) -> None:
    write("facts.yaml", "claims: no\n")
    assert desk("check", "-o", "json:/dev/null").code == 2
    assert desk("check", "-o", "json:/dev/zero").code == 2


def test_a_pipe_is_not_watched(desk: InProcess) -> None:
    os.mkfifo("facts.yaml")
    ended = desk("report", "facts.yaml", "--watch", "--html", "page.html")
    said = "--watch cannot read 'facts.yaml', a pipe, which can be read only once"
    assert (ended.code, said in ended.err) == (2, True)


def test_an_earlier_revision_has_the_same_root(desk: InProcess) -> None:
    write("facts/facts.yaml", ledger("../articles/a.txt"))
    Path(".git").rmdir()
    who = ("-c", "user.name=a", "-c", "user.email=a@b")
    for command in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "one"]):
        subprocess.run(["git", *command], check=True)  # noqa: S607 - the git of the path
    assert NOTHING in desk("check", "facts", "--since", "HEAD", *QUICK).out
    write("crossread.toml", 'ledger = ["facts"]\n')
    assert NOTHING in desk("check", "--since", "HEAD", *QUICK).out
