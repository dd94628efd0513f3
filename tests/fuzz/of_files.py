"""Fuzzed as files: the ledger up to its quotes, and settings."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from articles.gather import gather
from ledger.files import FileText
from ledger.parse_yaml import parse_files
from ledger.read import read_records
from ledger.typed import resolve
from settings.toml_file import find_settings
from support.problems import UnusableInput
from tests.fuzz.scratch import written

if TYPE_CHECKING:
    from ledger.typed import TypedLedger


def ledger(data: bytes) -> None:
    """Read a ledger and type it; of one that can be used, look for the quotes, too."""
    with suppress(UnusableInput, UnicodeDecodeError):
        gather(_typed(data))


def _typed(data: bytes) -> TypedLedger:
    text = data.decode("utf-8-sig")
    return resolve(read_records(parse_files([FileText("facts.yaml", text)])))


def settings(data: bytes) -> None:
    """Read settings, in a file of their own and in the shared one."""
    shared = data.startswith(b"[t")
    file = written("pyproject.toml" if shared else "crossread.toml", data)
    with suppress(UnusableInput):
        find_settings(file.parent).place("select")
    file.unlink()
