"""Answers of models, kept by the hash of the address, the model and all that was asked.

They are in `crossread/model` of the user's folder for caches: `$XDG_CACHE_HOME`, else `~/.cache`.
The folder holds answers alone, no article and no key, and can be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from support.output_files import write
from support.problems import UnusableInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schema.settings import ModelSettings


def folder() -> Path:
    """Give the folder of the cache."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "crossread" / "model"


def key_of(settings: ModelSettings, messages: list[Mapping[str, str]]) -> str:
    """Give the hash of an address, a model, and all that it is asked, the article included."""
    asked = json.dumps([settings.url, settings.name, messages], ensure_ascii=True)
    return hashlib.sha256(asked.encode()).hexdigest()


def kept(key: str, limit: int) -> str | None:
    """Give an answer that is kept; None where there is none, or it cannot be read."""
    with suppress(OSError, UnicodeDecodeError):
        file = folder() / f"{key}.txt"
        if file.stat().st_size <= limit:
            return file.read_bytes().decode("utf-8")
    return None


def keep(key: str, answer: str) -> None:
    """Keep an answer, where a file can be made: without a cache the run goes on."""
    with suppress(OSError, UnusableInput):
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        write(answer.encode("utf-8", "replace"), folder() / f"{key}.txt")
