"""The process that reads pages, documents and exports, and can be ended at any moment.

A program by itself, started by `article_files.reader_pool`: `reader_process.py MEMORY`, in bytes.
It reads one request a line, as JSON: the `path` of a file, the `folder` that it must be in (or
null), how many bytes it may have (`size`), and its bytes as Base64 (`raw`) where they were read
already. It answers with a line for each article, the keys of `Article` or of `Unread`, and then
with null. It ends with its standard input.

What a file names is not fetched: this process may not use the network at all.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from article_files.find_files import Found
from article_files.read_file import read_file
from support.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator


class NetworkError(Exception):
    """A library wanted to use the network."""


def main(memory: int) -> None:
    """Answer requests until there are no more."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # an answer is all that is ever written
    _limit_memory(memory)
    sys.addaudithook(refuse_network)
    for line in sys.stdin.buffer:
        for answer in _answers(json.loads(line)):
            answers.write(json.dumps(answer) + "\n")
            answers.flush()


def _answers(request: dict[str, Any]) -> Iterator[dict[str, Any] | None]:
    folder = request["folder"]
    file = Found(Path(request["path"]), None if folder is None else Path(folder))
    raw = None if request["raw"] is None else base64.b64decode(request["raw"])
    for each in read_file(file, Limits(request["size"]), raw):
        yield each._asdict() | {"file": request["path"]}
    yield None


def refuse_network(event: str, _: object) -> None:
    if event.startswith("socket."):
        raise NetworkError(event)


def _limit_memory(memory: int) -> None:
    """Limit the process: Linux refuses memory beyond the limit; other systems may not."""
    if sys.platform == "win32":
        return
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    main(int(sys.argv[1]))
