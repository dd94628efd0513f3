"""Outputs: the old file is whole until the new one is, and keeps its place, rights and links."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import pytest

from store.store import Store
from support import output_files
from support.output_files import replacing, write
from support.problems import UnusableInput

pytestmark = pytest.mark.usefixtures("here")

ROOT = Path(__file__).parents[2]
OLD, NEW = "old " * 1000, "new " * 100_000
HALF = """
import os, signal, sys, time
sys.path.insert(0, {root!r})
from pathlib import Path
from support.output_files import replacing, replacing_path
with replacing(Path("out.txt")) as file, replacing_path(Path("out.csv")) as path:
    file.write(b"half")
    file.flush()
    path.write_text("half")
    print("half", flush=True)
    time.sleep(30)
"""
LITTLE_ROOM = """
import resource, sys
sys.path.insert(0, {root!r})
from pathlib import Path
from support.output_files import write
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
write("new " * 100_000, Path("out.txt"))
"""


def _no(*_: object) -> bool:
    return False


def _left() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def _half_written() -> subprocess.Popen[str]:
    """Start a run that has written half of its outputs, and waits."""
    program = HALF.format(root=str(ROOT))
    run = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert run.stdout
    assert run.stdout.readline() == "half\n"
    return run


def _end(run: subprocess.Popen[str]) -> None:
    run.send_signal(signal.SIGKILL)
    run.communicate()


def test_a_file_keeps_its_mode_and_a_new_one_gets_that_of_the_umask() -> None:
    Path("out.txt").write_text(OLD, encoding="utf-8")
    Path("out.txt").chmod(0o640)
    write(NEW, Path("out.txt"))
    assert Path("out.txt").read_text(encoding="utf-8") == NEW
    assert stat.S_IMODE(Path("out.txt").stat().st_mode) == 0o640
    before = os.umask(0o027)
    try:
        write(b"x", Path("new.txt"))
    finally:
        os.umask(before)
    assert stat.S_IMODE(Path("new.txt").stat().st_mode) == 0o640
    assert _left() == ["new.txt", "out.txt"]


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root may chown")
def test_a_file_keeps_its_owner_and_its_access_list() -> None:
    Path("out.txt").write_text(OLD, encoding="utf-8")
    os.chown("out.txt", 1234, 4321)
    os.setxattr("out.txt", "user.kept", b"yes")
    write(NEW, Path("out.txt"), lasting=True)
    state = Path("out.txt").stat()
    assert (state.st_uid, state.st_gid) == (1234, 4321)
    assert os.getxattr("out.txt", "user.kept") == b"yes"


def test_the_file_behind_links_is_replaced_and_they_stay() -> None:
    Path("real").mkdir()
    Path("real/out.txt").write_text(OLD, encoding="utf-8")
    Path("middle.txt").symlink_to("real/out.txt")
    Path("link.txt").symlink_to(Path("middle.txt").absolute())
    write(NEW, Path("link.txt"))
    assert Path("link.txt").is_symlink()
    assert Path("middle.txt").is_symlink()
    assert Path("real/out.txt").read_text(encoding="utf-8") == NEW
    Path("nowhere.txt").symlink_to("real/new.txt")
    write(NEW, Path("nowhere.txt"))
    assert Path("nowhere.txt").is_symlink()
    assert Path("real/new.txt").read_text(encoding="utf-8") == NEW
    Path("circle.txt").symlink_to("circle.txt")
    with pytest.raises(UnusableInput, match="expected a link that leads to a file"):
        write(NEW, Path("circle.txt"))


def test_a_table_that_the_engine_writes_is_replaced_in_the_same_way() -> None:
    Path("real").mkdir()
    Path("real/out.csv").write_text("old", encoding="utf-8")
    Path("real/out.csv").chmod(0o604)
    Path("out.csv").symlink_to("real/out.csv")
    store = Store(duckdb.connect())
    store.write("SELECT 1 AS a", Path("out.csv"))
    assert Path("real/out.csv").read_text(encoding="utf-8") == "a\n1\n"
    assert stat.S_IMODE(Path("real/out.csv").stat().st_mode) == 0o604
    with pytest.raises(duckdb.Error):
        store.write("SELECT error(range::VARCHAR) FROM range(100_000)", Path("out.csv"))
    assert Path("real/out.csv").read_text(encoding="utf-8") == "a\n1\n"
    assert _left() == ["out.csv", "real"]


def test_the_engine_says_of_an_output_what_others_say(monkeypatch: pytest.MonkeyPatch) -> None:
    said = 'IO Error: Async write failed: {"exception_message":"Could not write","errno":"28"}'

    def full(*_: object) -> None:
        raise duckdb.IOException(said)

    store = Store(duckdb.connect())
    monkeypatch.setattr(store, "query", full)
    with pytest.raises(UnusableInput) as caught:
        store.write("SELECT 1 AS a", Path("out.parquet"))
    assert str(caught.value) == (
        "out.parquet: found an output that cannot be written (No space left on device), expected "
        "room for it on the disk"
    )


def test_a_disk_that_takes_no_more_leaves_the_old_file() -> None:
    Path("out.txt").write_text(OLD, encoding="utf-8")
    program = LITTLE_ROOM.format(root=str(ROOT))
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stderr.splitlines()[-1] == (
        "support.problems.UnusableInput: out.txt: found an output that cannot be written (File too "
        "large), expected room for it on the disk"
    )
    assert Path("out.txt").read_text(encoding="utf-8") == OLD
    assert _left() == ["out.txt"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_device_that_is_full_is_told() -> None:
    with pytest.raises(UnusableInput, match=r"No space left on device.*room for it on the disk"):
        write(NEW, Path("/dev/full"))


def test_what_a_killed_run_left_goes_with_the_next_and_nothing_else() -> None:
    Path("out.txt").write_text(OLD, encoding="utf-8")
    Path(".crossread-0123456789ab.tmp").symlink_to("out.txt")  # not ours: we make no links
    Path(".crossread-notes.tmp").write_text("mine", encoding="utf-8")
    living, killed = _half_written(), _half_written()
    of_both = _left()
    _end(killed)
    assert len(of_both) == 7
    assert Path("out.txt").read_text(encoding="utf-8") == OLD
    write(NEW, Path("other.txt"))
    kept = set(_left())
    _end(living)
    assert len(kept & set(of_both)) == 5  # ours, those that are not, and those of the living
    assert {".crossread-0123456789ab.tmp", ".crossread-notes.tmp", "out.txt"} < kept
    assert Path("out.txt").read_text(encoding="utf-8") == OLD


def test_pipes_are_written_to_as_they_are() -> None:
    os.mkfifo("pipe")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(Path("pipe").read_bytes()))
    reader.start()
    write(b"through", Path("pipe"))
    reader.join()
    assert got == [b"through"]
    assert stat.S_ISFIFO(Path("pipe").stat().st_mode)
    write(b"nothing", Path(os.devnull))
    Store(duckdb.connect()).write("SELECT 1 AS a", Path(os.devnull))
    assert _left() == ["pipe"]


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="this system names no streams")
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link"])
def test_standard_output_goes_on_where_it_is(name: str) -> None:
    Path("link").symlink_to("/dev/stdout")
    Path("log.txt").write_text("before\n", encoding="utf-8")
    program = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from support.output_files import replacing_path, write
print("printed")
write("written\\n", Path({name!r}))
with replacing_path(Path({name!r})) as path:
    path.write_text("by name\\n")
"""
    with Path("log.txt").open("a", encoding="utf-8") as log:
        subprocess.run([sys.executable, "-c", program], stdout=log, check=True)
    text = Path("log.txt").read_text(encoding="utf-8")
    assert text == "before\nprinted\nwritten\nby name\n"
    assert _left() == ["link", "log.txt"]


@pytest.mark.parametrize(
    ("name", "why", "expected"),
    [
        ("nowhere/out.txt", "No such file or directory", "a path in a folder that exists"),
        ("file/out.txt", "Not a directory", "a path in a folder that exists"),
        ("folder", "Is a directory", "a file, or no file yet"),
    ],
)
def test_a_path_that_cannot_be_written_says_what_to_do(name: str, why: str, expected: str) -> None:
    Path("file").write_text("x", encoding="utf-8")
    Path("folder").mkdir()
    with pytest.raises(UnusableInput) as caught:
        write(NEW, Path(name))
    found = f"found an output that cannot be written ({why})"
    assert str(caught.value) == f"{name}: {found}, expected {expected}"
    assert _left() == ["file", "folder"]


def test_a_file_that_may_not_be_written_is_not_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("out.txt").write_text(OLD, encoding="utf-8")
    monkeypatch.setattr(os, "access", _no)  # as nobody but root would be told
    with pytest.raises(UnusableInput, match=r"Permission denied.*a file and a folder that may be"):
        write(NEW, Path("out.txt"))
    assert Path("out.txt").read_text(encoding="utf-8") == OLD


@pytest.mark.parametrize("links", [True, False])
def test_what_must_be_new_replaces_nothing(monkeypatch: pytest.MonkeyPatch, *, links: bool) -> None:
    if not links:
        monkeypatch.setattr(output_files, "_linked", _no)
    write(OLD, Path("out.txt"), new=True)
    assert Path("out.txt").read_text(encoding="utf-8") == OLD
    with pytest.raises(UnusableInput, match="File exists"):
        write(NEW, Path("out.txt"), new=True)
    assert Path("out.txt").read_text(encoding="utf-8") == OLD
    assert _left() == ["out.txt"]


def test_whoever_made_the_new_file_first_keeps_it() -> None:
    def write_while_another_does() -> None:
        with replacing(Path("out.txt"), new=True) as file:
            file.write(b"ours")
            Path("out.txt").write_text("theirs", encoding="utf-8")

    with pytest.raises(UnusableInput, match="File exists"):
        write_while_another_does()
    assert Path("out.txt").read_text(encoding="utf-8") == "theirs"
    assert _left() == ["out.txt"]
