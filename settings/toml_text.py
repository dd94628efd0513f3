"""TOML text to values, and where it is broken: in an editor, a half-saved file is everyday."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from support.problems import Place, Problem, UnusableInput

if TYPE_CHECKING:
    from pathlib import Path

_AT = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)")
_LARGEST = 1_000_000
"""Characters of a file of settings."""
_DEEPEST = 50
"""Words of a dotted key. For a key of n words the parser makes n * n / 2 of them."""
_NO_KEYS = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|#[^\n]*")
_DOTTED = re.compile(rf"(?<![\w-])[\w-]+(?:[ \t]*\.[ \t]*[\w-]+){{{_DEEPEST}}}")


def parsed(text: str, path: Path) -> dict[str, Any]:
    """Give what a file of settings holds. Raises UnusableInput with the place that is broken."""
    if len(text) > _LARGEST:
        raise _broken(path, (), f"{len(text):,} characters", f"at most {_LARGEST:,}")
    if dotted := _DOTTED.search(_NO_KEYS.sub(lambda found: "x" * len(found[0]), text)):
        at = _line_and_column(text[: dotted.start()])
        raise _broken(path, at, f"a key of more than {_DEEPEST} words", "a shorter one")
    import tomllib  # noqa: PLC0415 - a run without settings does not need it

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        parts = _AT.fullmatch(str(error))
        ends = _line_and_column(text.rstrip())
        at = (int(parts[2]), int(parts[3])) if parts and parts[2] else ends
        said = parts[1] if parts else str(error)
        raise _broken(path, at, f"broken TOML ({said})", "TOML 1.0") from None
    except ValueError:  # Python refuses to read so many digits
        raise _broken(path, (), "a number of thousands of digits", "a shorter one") from None
    except RecursionError:
        found = "lists or tables in one another, hundreds of levels deep"
        raise _broken(path, (), found, "a few levels") from None


def _line_and_column(before: str) -> tuple[int, int]:
    """Give the place after a text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _broken(path: Path, at: tuple[int, ...], found: str, expected: str) -> UnusableInput:
    return UnusableInput([Problem(Place(str(path), *at), "", found, expected)])
