"""The text of a file of settings: a regular file, which is not somebody else's."""

from __future__ import annotations

from pathlib import Path

from support.bounds import repository_of
from support.input_files import read_below, require_below
from support.limits import DEFAULT_LIMITS, NotReadError
from support.problems import Place, Problem, UnusableInput


def text_of(path: Path) -> str | None:
    """Give the text of a file, None if there is none. Raises UnusableInput if it cannot be read."""
    try:
        path.stat()
        return read_below(path, [Path(path.absolute().anchor)], DEFAULT_LIMITS).decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        if isinstance(error, UnicodeDecodeError):
            raise _not_utf8(error, path) from None
        return None
    except NotReadError as error:
        raise _refused(path, error) from None
    except OSError as error:
        found = f"a file that cannot be read ({error.strerror})"
        raise UnusableInput([Problem(Place(str(path)), "", found, "a readable file")]) from None


def require_inside(path: Path) -> None:
    """Raise UnusableInput for settings that are a link out of the repository, or of their folder.

    No setting can allow it: it would stand in the file itself.
    """
    if not path.is_symlink():
        return
    root = repository_of(path.parent) or path.parent.absolute()
    try:
        require_below(path, [root])
    except NotReadError as error:
        expected = f"a file below {root}: copy it there"
        raise _refused(path, NotReadError(error.why, expected)) from None


def _refused(path: Path, error: NotReadError) -> UnusableInput:
    found = f"a file that {error.why}"
    return UnusableInput([Problem(Place(str(path)), "", found, error.expected)])


def _not_utf8(error: UnicodeDecodeError, path: Path) -> UnusableInput:
    before = error.object[: error.start].decode("utf-8-sig")
    at = before.count("\n") + 1, len(before) - before.rfind("\n")
    found, expected = "bytes that are not UTF-8", "a file saved as UTF-8"
    return UnusableInput([Problem(Place(str(path), *at), "", found, expected)])
