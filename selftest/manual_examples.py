"""The examples of the manual pages of checks: one that fires, one that stays silent."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from checks.registry import CHECKS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checks.definition import AnyCheck

_LEDGER = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_TEXT = re.compile(r"^```text (\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_IDS = ("id", "source", "subject", "attribute", "vocabulary")


def examples(check: AnyCheck) -> list[str]:
    """Give the two ledgers on the page of a check."""
    return _LEDGER.findall(check.page)


def put_texts(check: AnyCheck, folder: Path = Path()) -> None:
    """Write the texts on the page of a check, by their names, into a folder."""
    folder.mkdir(exist_ok=True)
    for name, text in _TEXT.findall(check.page):
        (folder / name).write_text(text, encoding="utf-8")


def examples_together(number: int, folder: Path = Path()) -> dict[str, Any]:
    """Give the examples of all checks in one ledger, and put their texts where it names them.

    The first of each (0) fires, the second (1) does not. Every id ends with the code of the check.
    """
    ledgers: dict[str, Any] = {}
    for check in CHECKS:
        put_texts(check, folder / check.code)
        ledger = yaml.load(examples(check)[number], yaml.BaseLoader)  # noqa: S506 - no types
        for source in ledger["sources"]:
            if "file" in source:
                source["file"] = f"{check.code}/{source['file']}"
        ledgers[check.code] = ledger
    return side_by_side(ledgers)


def side_by_side(ledgers: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Put ledgers into one in which none knows of another: each id bears the mark of its ledger."""
    whole: dict[str, list[Any]] = {}
    for mark, ledger in ledgers.items():
        for section, entries in ledger.items():
            whole.setdefault(section, []).extend(_with_mark(entry, mark) for entry in entries)
    return whole


def _with_mark(entry: Mapping[str, Any], mark: str) -> dict[str, Any]:
    """Give an entry with a mark on every id but those of terms, which are of a vocabulary."""
    marked: dict[str, Any] = {}
    for key, value in entry.items():
        if key in _IDS:
            marked[key] = f"{value} {mark}"
        elif key in ("earlier", "later"):
            marked[key] = _with_mark(value, mark)
        elif key == "readings":
            marked[key] = [_with_mark(reading, mark) for reading in value]
        else:
            marked[key] = value
    return marked
