"""Workflow commands as the runner of GitHub Actions reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_COMMAND = re.compile(r"::(?P<name>[a-z]+) (?P<properties>[^:]*)::(?P<message>.*)")


@dataclass(frozen=True)
class Command:
    name: str
    properties: dict[str, str]
    message: str


def commands(log: str) -> list[Command]:
    """Read a log in which every line is a command."""
    lines = re.split(r"\r\n|\r|\n", log)
    assert lines.pop() == ""
    return [_command(line) for line in lines]


def _command(line: str) -> Command:
    read = _COMMAND.fullmatch(line)
    assert read, line
    pairs = (pair.partition("=")[::2] for pair in read["properties"].split(","))
    return Command(read["name"], {name: _plain(v) for name, v in pairs}, _plain(read["message"]))


def _plain(escaped: str) -> str:
    for code, mark in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        escaped = escaped.replace(code, mark)
    return escaped
