"""The program asks before it calls what a system may lack: nothing POSIX-only is unguarded.

`make systems` holds more of it, and takes longer: mypy reads the program as on Windows and macOS.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_layout import python_files

ROOT = Path(__file__).parent.parent
MODULES = {
    *("crypt", "fcntl", "grp", "nis", "posix", "pty", "pwd", "resource", "syslog", "termios"),
    "tty",
}
OF_SOME_SYSTEMS = """
os: O_CLOEXEC O_DIRECTORY O_DSYNC O_NDELAY O_NOATIME O_NOCTTY O_NOFOLLOW O_NONBLOCK O_PATH O_SYNC
O_TMPFILE chown chroot confstr copy_file_range ctermid fchdir fchmod fchown fork forkpty fpathconf
fstatvfs getegid geteuid getgid getgroups getloadavg getpgid getpgrp getpriority getresuid getsid
getuid getxattr killpg lchown listxattr lockf major mkfifo mknod nice openpty pathconf posix_fadvise
posix_fallocate posix_spawn pread preadv pwrite register_at_fork removexattr sched_getaffinity
sendfile setegid seteuid setgid setpgid setpriority setsid setuid setxattr statvfs sync sysconf
tcgetpgrp ttyname uname wait wait3 wait4 waitid waitpid WIFEXITED WIFSIGNALED WNOHANG
signal: SIGALRM SIGBUS SIGCHLD SIGCONT SIGHUP SIGKILL SIGPIPE SIGQUIT SIGSTOP SIGTSTP SIGUSR1
SIGUSR2 SIGWINCH SIGXCPU alarm getitimer pause pthread_kill pthread_sigmask setitimer sigpending
siginterrupt sigtimedwait sigwait
select: epoll kqueue poll
socket: AF_UNIX socketpair
time: clock_settime tzset
"""
"""What the standard library has on some systems alone: docs.python.org, "Availability: Unix"."""
_OF_MODULE = re.compile(r"^(\w+):((?:\s+\w+\b(?!:))+)", re.MULTILINE)
NAMES = {module: set(names.split()) for module, names in _OF_MODULE.findall(OF_SOME_SYSTEMS)}
ANY = re.compile(rf"\b(?:{'|'.join({*MODULES, *(n for each in NAMES.values() for n in each)})})\b")
"""Most files have none of them, and need not be parsed."""
ASKS = re.compile(r"platform|hasattr|os\.name|ImportError|AttributeError|ModuleNotFoundError")


def unguarded(code: str) -> list[str]:
    """Give what is called, or imported, without a question before whether the system has it."""
    tree = ast.parse(code if ANY.search(code) else "")
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    return [f"{node.lineno}: {name}" for node, name in _posix(tree) if not _asked(node, above)]


def _posix(tree: ast.AST) -> Iterator[tuple[ast.stmt | ast.expr, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=module), attr=name):
                if name in NAMES.get(module, ()):
                    yield node, f"{module}.{name}"
            case ast.Import(names=names):
                for each in names:
                    if each.name in MODULES:
                        yield node, each.name
            case ast.ImportFrom(module=str(module), names=names):
                for each in names:
                    if module in MODULES or each.name in NAMES.get(module, ()):
                        yield node, f"{module}.{each.name}"
            case _:
                pass


def _asked(node: ast.AST, above: dict[ast.AST, ast.AST]) -> bool:
    """Whether a question stands around a node, or ends its function before it."""
    while node in above:
        inner, node = node, above[node]
        if isinstance(node, ast.FunctionDef):
            before = (each for each in node.body if each.lineno < getattr(inner, "lineno", 0))
            if any(map(_ends_elsewhere, before)):
                return True
        if ASKS.search(" ".join(map(ast.unparse, _questions(node)))):
            return True
    return False


def _questions(node: ast.AST) -> list[ast.AST]:
    """Give the parts of a statement or an expression that ask before another part is reached."""
    match node:
        case ast.If(test=test) | ast.IfExp(test=test):
            return [test]
        case ast.BoolOp():
            return [node]
        case ast.Try(handlers=handlers):
            return [each.type for each in handlers if each.type]
        case ast.With(items=items):
            return list(items)
        case _:
            return []


def _ends_elsewhere(statement: ast.stmt) -> bool:
    """Whether a function ends here on systems that lack something."""
    match statement:
        case ast.If(test=test, body=[*_, ast.Return() | ast.Raise()]):
            return ASKS.search(ast.unparse(test)) is not None
        case _:
            return False


def test_nothing_that_a_system_may_lack_is_called_unasked() -> None:
    files = [Path("cli.py"), *python_files()]
    found = {
        path.as_posix(): lines
        for path in files
        if (lines := unguarded((ROOT / path).read_text(encoding="utf-8")))
    }
    assert len(files) > 200
    assert found == {}


@pytest.mark.parametrize(
    "code",
    [
        "import os\nos.fork()",
        "import fcntl",
        "from os import O_NOFOLLOW",
        "def f():\n    import resource",
        "import signal\nsignal.signal(signal.SIGALRM, f)",
        "import os\nif done:\n    os.fchmod(3, 4)",
        "import os\ntry:\n    os.mkfifo(x)\nexcept OSError:\n    pass",
        "import os\ndef f():\n    os.fork()\n    if sys.platform == 'win32':\n        return",
    ],
)
def test_what_is_unguarded_is_noticed(code: str) -> None:
    assert unguarded(code) != []


@pytest.mark.parametrize(
    "code",
    [
        "import os\nos.replace(a, b)",
        "import os, sys\nif sys.platform != 'win32':\n    os.fork()",
        "import os\nif hasattr(os, 'fchmod'):\n    os.fchmod(3, 4)",
        "import os\nx = getattr(os, 'O_NOFOLLOW', 0)",
        "import os, sys\nx = sys.platform == 'win32' or os.geteuid()",
        "try:\n    import fcntl\nexcept ImportError:\n    fcntl = None",
        "def f():\n    if sys.platform == 'win32':\n        return\n    import fcntl",
        "with suppress(ImportError):\n    import resource",
    ],
)
def test_what_is_guarded_is_let_pass(code: str) -> None:
    assert unguarded(code) == []
