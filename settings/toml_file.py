"""Settings of a ledger: crossread.toml, or `[tool.crossread]` in pyproject.toml.

The file is searched for in the folder of the ledger and upwards, to the root of the repository.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from schema.settings import Settings
from support.problems import Place, Problem, UnusableInput, one_of, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

OWN, SHARED = "crossread.toml", "pyproject.toml"
_TABLE = "[tool.crossread]"
_AT = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)")
_EXPECTED = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a number of days",
    "greater_than_equal": "at least one day",
    "tuple_type": "a list",
    "string_too_short": "at least one character",
    "string_pattern_mismatch": "one line of text",
}


class FoundSettings(NamedTuple):
    """Settings, the folder that their paths are relative to, and the file they are in, if any."""

    settings: Settings
    folder: Path
    file: Path | None = None

    def place(self, key: str) -> Place:
        """Give the place of a key in the file."""
        if self.file is None:
            return Place(str(self.folder))
        lines = self.file.read_text(encoding="utf-8").splitlines()
        table = _TABLE if self.file.name == SHARED else ""
        return Place(str(self.file), *_place(lines, table, key))


def find_settings(start: Path) -> FoundSettings:
    """Give the settings that apply to a ledger (file or folder), or the defaults.

    Raises UnusableInput with every mistake in them.
    """
    folder = start if start.is_dir() else start.parent
    for here in (folder, *folder.absolute().parents):
        own = _read(here / OWN)
        if own is not None:
            return FoundSettings(_validated(own, here / OWN, ""), here, here / OWN)
        shared = _read(here / SHARED)
        ours = shared.get("tool", {}).get("crossread") if shared else None
        if ours is not None:
            return FoundSettings(_validated(ours, here / SHARED, _TABLE), here, here / SHARED)
        if (here / ".git").exists():
            break
    return FoundSettings(Settings(), folder)


def _read(path: Path) -> dict[str, Any] | None:
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError):
        expected = "a readable file, saved as UTF-8"
        raise UnusableInput(
            [Problem(Place(str(path)), "", "a file that cannot be read", expected)]
        ) from None
    if path.name == SHARED and "crossread" not in text:
        return None  # a project that has no settings of ours: do not load the parser
    import tomllib  # noqa: PLC0415 - a run without settings does not need it

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        parts = _AT.fullmatch(str(error))
        at = (int(parts[2]), int(parts[3])) if parts and parts[2] else ()
        found = f"broken TOML ({parts[1] if parts else error})"
        raise UnusableInput([Problem(Place(str(path), *at), "", found, "TOML 1.0")]) from None


def _validated(written: object, path: Path, table: str) -> Settings:
    try:
        return Settings.model_validate(written)
    except ValidationError as error:
        raise UnusableInput(_problems(error, path, table)) from None


def _problems(error: ValidationError, path: Path, table: str) -> Iterator[Problem]:
    lines = path.read_text(encoding="utf-8").splitlines()
    known = [str(field.alias or name) for name, field in Settings.model_fields.items()]
    for details in error.errors(include_url=False):
        key = str(details["loc"][0]) if details["loc"] else ""
        place = Place(str(path), *_place(lines, table, key))
        if details["type"] == "extra_forbidden":
            yield Problem(place, key, "an unknown key", one_of(known, key))
        else:
            yield Problem(place, key, shown(details["input"]), _expected(details))


def _expected(details: ErrorDetails) -> str:
    if details["type"] == "literal_error":
        words = str(details.get("ctx", {})["expected"]).replace(" or ", ", ").replace("'", "")
        found = details["input"]
        return one_of(words.split(", "), found if isinstance(found, str) else "")
    return _EXPECTED.get(details["type"]) or details["msg"][0].lower() + details["msg"][1:]


def _place(lines: list[str], table: str, key: str) -> tuple[int, ...]:
    """Give line and column of a key of a table: the TOML parser does not keep them."""
    inside = not table
    for number, line in enumerate(lines, start=1):
        if line.strip().startswith("["):
            inside = line.strip() == table
        stated = re.match(rf"""\s*(["']?){re.escape(key)}\1\s*=""", line)
        if inside and stated:
            return number, len(line) - len(line.lstrip()) + 1
    return ()
