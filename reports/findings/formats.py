"""All formats by name. Each is imported when it is asked for: a run as text pays for no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.findings.run_result import RunResult

# ruff: noqa: PLC0415


def _text(run: RunResult) -> str:
    from reports.findings.terminal_text import text

    return text(run)


def _json(run: RunResult) -> str:
    from reports.findings.json import json_text

    return json_text(run)


def _ndjson(run: RunResult) -> str:
    from reports.findings.json import ndjson

    return ndjson(run)


def _sarif(run: RunResult) -> str:
    from reports.findings.sarif import sarif

    return sarif(run)


def _github(run: RunResult) -> str:
    from reports.findings.github import github

    return github(run)


def _summary(run: RunResult) -> str:
    from reports.findings.github import summary

    return summary(run)


def _gitlab(run: RunResult) -> str:
    from reports.findings.gitlab import gitlab

    return gitlab(run)


def _junit(run: RunResult) -> str:
    from reports.findings.junit import junit

    return junit(run)


FORMATS: dict[str, Callable[[RunResult], str]] = {
    "text": _text,
    "json": _json,
    "ndjson": _ndjson,
    "sarif": _sarif,
    "github": _github,
    "summary": _summary,
    "gitlab": _gitlab,
    "junit": _junit,
}
