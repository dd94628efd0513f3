"""All output formats of `check`, by name.

Each is imported when it is asked for: a run that prints text pays for no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.told import Told


def _text(run: Told) -> str:
    from reports.text import text  # noqa: PLC0415

    return text(run)


def _json(run: Told) -> str:
    from reports.json_format import as_json  # noqa: PLC0415

    return as_json(run)


def _sarif(run: Told) -> str:
    from reports.sarif import sarif  # noqa: PLC0415

    return sarif(run)


def _github(run: Told) -> str:
    from reports.github import github  # noqa: PLC0415

    return github(run)


def _github_summary(run: Told) -> str:
    from reports.job_summary import summary  # noqa: PLC0415

    return summary(run)


def _gitlab(run: Told) -> str:
    from reports.gitlab import gitlab  # noqa: PLC0415

    return gitlab(run)


def _junit(run: Told) -> str:
    from reports.junit import junit  # noqa: PLC0415

    return junit(run)


FORMATS: dict[str, Callable[[Told], str]] = {
    "text": _text,
    "json": _json,
    "sarif": _sarif,
    "github": _github,
    "github-summary": _github_summary,
    "gitlab": _gitlab,
    "junit": _junit,
}
"""From a run to text, which is to be written as UTF-8 whatever the terminal's encoding is."""
