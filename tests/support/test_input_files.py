"""A file is read if it may be, to its end, and no other in its place."""

from __future__ import annotations

import io
import os
import socket
import sys
import threading
import time
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any

import pytest

from support.input_files import (
    is_below,
    on_a_drive,
    read_below,
    read_named,
    read_standard_input,
    require_below,
)
from support.limits import MEGABYTE, Limits, NotReadError

if TYPE_CHECKING:
    from collections.abc import Callable

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
LIMITS = Limits(2 * MEGABYTE, 0.3)
SECRET = b"secret"


@pytest.fixture
def root(here: Path) -> Path:
    """A folder with a text and a folder, beside a file that is not to be read."""
    (here / "secret.txt").write_bytes(SECRET)
    (here / "outside").mkdir()
    (here / "outside/a.txt").write_bytes(SECRET)
    root = here / "root"
    (root / "deep").mkdir(parents=True)
    (root / "a.txt").write_bytes(b"text")
    (root / "deep/a.txt").write_bytes(b"deep")
    return root


def refused(path: Path | str, *folders: Path) -> str:
    with pytest.raises(NotReadError) as caught:
        read_below(path, folders, LIMITS)
    return caught.value.why


@pytest.mark.parametrize(
    "path", ["a.txt", "deep/../a.txt", "../root/a.txt", "./deep/../../root/a.txt"]
)
def test_what_is_below_is_read(root: Path, path: str) -> None:
    assert read_below(root / path, [root], LIMITS) == b"text"
    assert read_below(os.path.relpath(root / path), [Path("root")], LIMITS) == b"text"


@pytest.mark.parametrize(
    "path", ["../secret.txt", "deep/../../secret.txt", "none/../../secret.txt", "..", "../none.txt"]
)
def test_what_is_elsewhere_is_not_whether_it_exists_or_not(root: Path, path: str) -> None:
    leads = os.path.realpath(root / path)
    assert refused(root / path, root) == f"leads to {leads}"
    assert refused(leads, root) == f"leads to {leads}"


def test_a_folder_whose_name_begins_alike_is_another(root: Path) -> None:
    (root.parent / "root2").mkdir()
    (root.parent / "root2/a.txt").write_bytes(SECRET)
    assert refused("root2/a.txt", root) == f"leads to {root.parent / 'root2/a.txt'}"


def test_further_folders_are_read_too(root: Path) -> None:
    path = root / "../outside/a.txt"
    assert read_below(path, [root, root.parent / "outside"], LIMITS) == SECRET


@posix
def test_links_are_followed_before_it_is_decided(root: Path) -> None:
    (root / "in.txt").symlink_to("deep/a.txt")
    (root / "out.txt").symlink_to("../secret.txt")
    (root / "out").symlink_to(root.parent / "outside")
    (root / "chain").symlink_to("out")
    (root.parent / "in").symlink_to(root)
    assert read_below(root / "in.txt", [root], LIMITS) == b"deep"
    assert read_below("in/deep/a.txt", [root], LIMITS) == b"deep"
    assert read_below(root / "a.txt", [root.parent / "in"], LIMITS) == b"text"
    for path in ("out.txt", "out/a.txt", "chain/a.txt", "deep/../chain/../secret.txt"):
        assert refused(root / path, root).startswith(f"leads to {root.parent}/")


@posix
def test_a_link_in_a_circle_ends(root: Path) -> None:
    (root / "loop").symlink_to("loop")
    assert refused(root / "loop", root) == "is a link"


@posix
def test_only_regular_files_are_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(root / "pipe")
    monkeypatch.chdir(root)  # for the short name that a socket must have
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
    found = {name: refused(root / name, root) for name in ("pipe", "deep", "socket", ".")}
    assert found == {
        "pipe": "is a pipe",
        "deep": "is a folder",
        "socket": "is a socket",
        ".": "is a folder",
    }
    assert refused("/dev/null", Path("/")) == "is a device"


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_what_the_system_tells_is_no_file_even_where_all_may_be_read() -> None:
    leads = f"leads to /proc/{os.getpid()}/environ, a file of the system"
    assert refused("/proc/self/environ", Path("/")) == leads
    assert (
        refused("/sys/kernel/notes", Path("/sys"))
        == "leads to /sys/kernel/notes, a file of the system"
    )


def test_a_file_that_is_missing_or_has_an_impossible_name_is_an_error_of_the_system(
    root: Path,
) -> None:
    with pytest.raises(FileNotFoundError):
        read_below(root / "none.txt", [root], LIMITS)
    with pytest.raises(OSError, match="too long"):
        read_below(root / ("x" * 5000), [root], LIMITS)
    with pytest.raises(ValueError, match="null"):
        read_below(f"{root}/a\0.txt", [root], LIMITS)


def test_the_largest_file_is_read_and_one_byte_more_is_not(root: Path) -> None:
    file = root / "a.txt"
    file.write_bytes(b"x" * LIMITS.size)
    assert len(read_below(file, [root], LIMITS)) == len(read_named(file, LIMITS)) == LIMITS.size
    file.write_bytes(b"x" * (LIMITS.size + 1))
    assert refused(file, root) == "has more than 2 MB"
    with pytest.raises(NotReadError, match="has more than 2 MB"):
        read_named(file, LIMITS)


def test_a_file_that_grows_while_it_is_read_ends(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(_handle: int, most: int) -> bytes:
        return b"x" * most

    monkeypatch.setattr(os, "read", endless)
    assert refused(root / "a.txt", root) == "has more than 2 MB"


def after(function: str, do: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Do something right after a path was resolved, or right before the file is opened."""
    module: Any = os.path if function == "realpath" else os
    real: Any = getattr(module, function)

    def wrapped(*arguments: Any, **more: Any) -> Any:  # noqa: ANN401 - as it is called
        if function == "open" and arguments[0] not in ("a.txt", "a"):
            return real(*arguments, **more)
        if function == "open":
            do()
        found = real(*arguments, **more)
        if function == "realpath" and str(found).endswith("a.txt"):
            do()
        return found

    monkeypatch.setattr(module, function, wrapped)


@posix
@pytest.mark.parametrize("function", ["realpath", "open"])
def test_a_link_that_is_put_there_meanwhile_is_not_followed(
    root: Path, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    """Of the file itself, and of a folder on the way to it."""

    def swap_file() -> None:
        (root / "a.txt").unlink(missing_ok=True)
        (root / "a.txt").symlink_to("../secret.txt")

    def swap_folder() -> None:
        if not (root / "deep").is_symlink():
            (root / "deep").rename(root / "gone")
            (root / "deep").symlink_to("../outside")

    after(function, swap_file, monkeypatch)
    with pytest.raises((OSError, NotReadError), match=r"link"):
        read_below(root / "a.txt", [root], LIMITS)
    monkeypatch.undo()
    after("realpath", swap_folder, monkeypatch)
    with pytest.raises(OSError, match=r"Not a directory|link"):
        read_below(root / "deep/a.txt", [root], LIMITS)


@posix
def test_a_pipe_that_is_put_there_meanwhile_is_not_waited_for(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def swap() -> None:
        (root / "a.txt").unlink()
        os.mkfifo(root / "a.txt")

    after("open", swap, monkeypatch)
    assert refused(root / "a.txt", root) == "is a pipe"


@posix
def test_a_link_that_changes_all_the_time_never_gives_what_is_elsewhere(root: Path) -> None:
    """A race of two threads, for two tenths of a second."""
    link, ended, read = root / "link.txt", threading.Event(), set[bytes]()
    link.symlink_to("a.txt")

    def flip() -> None:
        for number in range(1_000_000):
            if ended.is_set():
                return
            new = root / "new"
            new.symlink_to(("a.txt", "../secret.txt")[number % 2])
            new.rename(link)

    flipping = threading.Thread(target=flip)
    flipping.start()
    until = time.monotonic() + 0.2
    while time.monotonic() < until:
        try:
            read.add(read_below(link, [root], LIMITS))
        except (NotReadError, OSError):
            continue
    ended.set()
    flipping.join()
    assert read <= {b"text"}


@posix
def test_capitals_make_no_other_folder_where_the_system_sees_none(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As macOS does: two spellings lead to one folder, and none is a link."""
    (root.parent / "ROOT").symlink_to(root)
    monkeypatch.setattr(os.path, "realpath", os.path.abspath)
    assert is_below(root.parent / "ROOT/a.txt", root)
    assert not is_below(root.parent / "outside/a.txt", root)
    require_below(root.parent / "ROOT/a.txt", [root])


@pytest.mark.parametrize(
    ("path", "same"),
    [
        ("C:/desk/a.txt", True),
        ("c:/elsewhere/a.txt", True),
        ("D:/desk/a.txt", False),
        ("//server/share/a.txt", False),
        (r"\\?\C:\desk\a.txt", False),
        (r"\\.\pipe\a", False),
    ],
)
def test_another_drive_or_computer_is_not_looked_at(path: str, *, same: bool) -> None:
    assert on_a_drive(PureWindowsPath(path), ["C:"]) is same


def test_another_drive_is_refused_before_it_is_looked_at(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_arguments: object, **_more: object) -> str:
        pytest.fail("looked at")

    def elsewhere(*_arguments: object) -> bool:
        return False

    monkeypatch.setattr("support.input_files.on_a_drive", elsewhere)
    monkeypatch.setattr(os.path, "realpath", fails)
    assert refused(root / "a.txt", root) == f"leads to {root / 'a.txt'}"


def writing(path: Path, *pieces: bytes, pause: float = 0.0) -> threading.Thread:
    """Write to a pipe from another thread, as another program would."""

    def write() -> None:
        try:
            with path.open("wb", buffering=0) as pipe:
                for piece in pieces:
                    pipe.write(piece)
                    time.sleep(pause)
        except BrokenPipeError:
            return

    thread = threading.Thread(target=write, daemon=True)
    thread.start()
    return thread


@pytest.fixture
def pipe(here: Path) -> Path:
    os.mkfifo(here / "pipe")
    return here / "pipe"


@posix
def test_a_pipe_is_read_to_its_end(pipe: Path) -> None:
    writing(pipe, b"one ", b"two", pause=0.1)
    assert read_named(pipe, LIMITS) == b"one two"


@posix
def test_a_pipe_without_a_writer_ends(pipe: Path) -> None:
    with pytest.raises(NotReadError, match=r"has given nothing for 0.3 seconds") as caught:
        read_named(pipe, LIMITS)
    assert caught.value.expected == (
        "a pipe that is written to and closed, or a longer 'longest-wait' in crossread.toml"
    )
    writing(pipe).join(5)  # so that the thread that waits ends


@posix
def test_a_pipe_that_gives_too_much_or_too_slowly_ends(
    pipe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing(pipe, *[b"x" * MEGABYTE] * 10)
    with pytest.raises(NotReadError, match="has more than 2 MB"):
        read_named(pipe, LIMITS)
    os.mkfifo("slow")
    writing(Path("slow"), *[b"x"] * 1000, pause=0.005)
    monkeypatch.setattr("support.pipe_reader._LONGEST", 1)
    with pytest.raises(NotReadError, match=r"has no end after 0.5 seconds"):
        read_named("slow", Limits(MEGABYTE, 0.5))


@posix
def test_a_device_without_end_ends() -> None:
    with pytest.raises(NotReadError, match="has more than 2 MB"):
        read_named("/dev/zero", LIMITS)
    assert read_named("/dev/null", LIMITS) == b""


def test_a_folder_is_no_file(here: Path) -> None:
    with pytest.raises(IsADirectoryError):
        read_named(here, LIMITS)


@posix
def test_standard_input_has_the_same_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writer = os.pipe()
    with os.fdopen(reading) as stream:
        monkeypatch.setattr("sys.stdin", stream)
        with pytest.raises(NotReadError, match=r"has given nothing for 0.3 seconds"):
            read_standard_input(LIMITS)
        os.close(writer)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"x" * (LIMITS.size + 1))))
    with pytest.raises(NotReadError, match="has more than 2 MB"):
        read_standard_input(LIMITS)
