"""Settings of a ledger: crossread.toml, or `[tool.crossread]` in pyproject.toml.

The file is searched for in the folder of the ledger and upwards, to the root of the repository.
"""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from pydantic import ValidationError

from schema.problem import ValueProblem
from schema.settings import ModelSettings, Settings, SeverityRule
from settings.file_text import require_inside, text_of
from settings.toml_text import parsed
from support.paths import exists, is_folder, whole
from support.problems import Place, Problem, UnusableInput, one_of, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pydantic_core import ErrorDetails

    from schema.fields import Record

OWN, SHARED = "crossread.toml", "pyproject.toml"
_TABLE = "[tool.crossread]"
_EXPECTED = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a number of days",
    "greater_than_equal": "at least one day",
    "less_than_equal": "at most a million days",
    "model_type": "keys and values",
    "tuple_type": "a list",
    "string_too_short": "at least one character",
    "string_pattern_mismatch": "one line of text",
}


_TABLES: dict[str, type[Record]] = {"model": ModelSettings, "severity": SeverityRule}


class FoundSettings(NamedTuple):
    """Settings, the folder that their paths are relative to, and the file they are in, if any."""

    settings: Settings
    folder: Path
    file: Path | None = None

    def place(self, *keys: str | int) -> Place:
        """Give the place of a key in the file, of an entry of a list, or of a key of an entry."""
        if self.file is None:
            return Place(str(self.folder))
        lines = (text_of(self.file) or "").splitlines()
        table = _TABLE if self.file.name == SHARED else ""
        return Place(str(self.file), *_place(lines, table, keys))


def find_settings(start: Path) -> FoundSettings:
    """Give the settings that apply to a ledger (file or folder), or the defaults.

    Raises UnusableInput with every mistake in them.
    """
    folder = start if is_folder(start) else start.parent
    for here in (folder, *whole(folder).parents):
        own = _read(here / OWN)
        if own is not None:
            require_inside(here / OWN)
            return FoundSettings(_validated(own, here / OWN, ""), here, here / OWN)
        shared = _read(here / SHARED)
        ours = _tools(shared or {}).get("crossread")
        if ours is not None:
            require_inside(here / SHARED)
            return FoundSettings(_validated(ours, here / SHARED, _TABLE), here, here / SHARED)
        if exists(here / ".git"):
            break
    return FoundSettings(Settings(), folder)


def _tools(shared: dict[str, Any]) -> dict[str, Any]:
    """Give the table `tool` of a shared file; none where that is no table."""
    tools = shared.get("tool")
    return cast("dict[str, Any]", tools) if isinstance(tools, dict) else {}


def _read(path: Path) -> dict[str, Any] | None:
    text = text_of(path)
    if text is None or (path.name == SHARED and "crossread" not in text):
        return None  # a project that has no settings of ours: do not load the parser
    return parsed(text, path)


def _validated(written: object, path: Path, table: str) -> Settings:
    try:
        return Settings.model_validate(written)
    except ValidationError as error:
        raise UnusableInput(_problems(error, path, table)) from None


def _problems(error: ValidationError, path: Path, table: str) -> Iterator[Problem]:
    lines = (text_of(path) or "").splitlines()
    for details in error.errors(include_url=False):
        keys = details["loc"]
        names = [key for key in keys if isinstance(key, str)]
        key = names[-1] if names else ""
        place = Place(str(path), *_place(lines, table, keys))
        if details["type"] == "extra_forbidden":
            known = _keys(_TABLES.get(names[0], SeverityRule) if names[1:] else Settings)
            yield Problem(place, key, "an unknown key", one_of(known, key))
        elif details["type"] == "missing":
            yield Problem(place, key, "no such key", f"'{key} = ...' here")
        else:
            yield Problem(place, key, *_words(details))


def _keys(record: type[Record]) -> list[str]:
    return [str(field.alias or name) for name, field in record.model_fields.items()]


def _words(details: ErrorDetails) -> tuple[str, str]:
    """Give what was found and what was expected."""
    problem = details.get("ctx", {}).get("error")
    if isinstance(problem, ValueProblem):
        return problem.found, problem.expected
    return shown(details["input"]), _expected(details)


def _expected(details: ErrorDetails) -> str:
    if details["type"] == "literal_error":
        words = str(details.get("ctx", {})["expected"]).replace(" or ", ", ").replace("'", "")
        found = details["input"]
        return one_of(words.split(", "), found if isinstance(found, str) else "")
    return _EXPECTED.get(details["type"]) or details["msg"][0].lower() + details["msg"][1:]


def _place(lines: list[str], table: str, keys: Sequence[str | int]) -> tuple[int, ...]:
    """Give line and column of a key of a table: the TOML parser does not keep them.

    Of an entry of a list, it is that of the entry or of its key where each entry is a table of its
    own, and else that of the list.
    """
    key, *inner = keys or ("",)
    numbered = list(enumerate(lines, start=1))
    header = f"[[{table.strip('[]')}.{key}]]" if table else f"[[{key}]]"
    entries = [number for number, line in numbered if line.strip() == header]
    if inner and isinstance(inner[0], int) and inner[0] < len(entries):
        at = entries[inner[0]]
        return _stated(numbered[at:], *inner[1:2]) or (at, 1)
    one = header[1:-1]
    at = next((n for n, line in numbered if line.strip() == one), 0)
    if inner and isinstance(inner[0], str) and at:
        return _stated(numbered[at:], inner[0]) or (at, 1)
    start = next((n for n, line in numbered if line.strip() == table), len(lines)) if table else 0
    return _stated(numbered[start:], key)


def _stated(lines: Iterable[tuple[int, str]], key: str | int = "") -> tuple[int, ...]:
    """Give line and column of a key in the lines up to the next table."""
    for number, line in takewhile(lambda each: not each[1].lstrip().startswith("["), lines):
        if re.match(rf"""\s*(["']?){re.escape(str(key))}\1\s*=""", line):
            return number, len(line) - len(line.lstrip()) + 1
    return ()
