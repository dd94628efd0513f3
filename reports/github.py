"""Annotations of GitHub Actions: a workflow command a line, for the log of a step.

GitHub shows ten of each level a step, so the worst come first. What is accepted, stale or did not
apply is not worth one of the ten each: one line counts it, and the job summary lists it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.acceptances import stale, what_changed
from reports.files import seen_from
from reports.told import main_claim, worst_first
from reports.words import attribution, counted, place
from schema.characters import one_line
from schema.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from checks.baseline import Judged
    from reports.told import Told
    from schema.finding import Side

_LEVELS = {
    Severity.CONTRADICTION: "error",
    Severity.TENSION: "warning",
    Severity.AMBIGUITY: "warning",
    Severity.NOTE: "notice",
}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def github(run: Told) -> str:
    """Give the annotations of a run, each on a line of its own."""
    return "".join(f"{command}\n" for command in _commands(run))


def _commands(run: Told) -> Iterator[str]:
    for outcome in run.ended("could not run"):
        title = f"{outcome.code} {outcome.name} could not run"
        yield _command("error", one_line(outcome.reason), title=title)
    if run.accepted:
        message = f"{counted(len(run.accepted), 'finding')} accepted in the baseline"
        yield _command("notice", message, title="Crossread")
    for judged in worst_first(run.unaccepted):
        yield _annotation(judged, run.folder)
    if run.stale:
        title = f"{counted(len(run.stale), 'stale entry')} in the baseline"
        yield _command("warning", "\n".join(one_line(stale(e)) for e in run.stale), title=title)


def _annotation(judged: Judged, folder: Path) -> str:
    finding = judged.finding
    cited = main_claim(finding)
    where = {"file": seen_from(folder, cited.file), "line": str(cited.line)} if cited else {}
    told = [finding.message, what_changed(judged)]
    told += [text for side in finding.sides for text in _side(side)]
    told += [f"fingerprint {finding.fingerprint}"]
    message = "\n".join(one_line(text) for text in told if text)
    title = f"{finding.code} {finding.name}"
    return _command(_LEVELS[finding.severity], message, **where, title=title)


def _side(side: Side) -> Iterator[str]:
    yield f"- {side.says}"
    for citation in side.citations:
        quote = f", “{citation.quote}”" if citation.quote else ""
        yield f"  {place(citation)} {attribution(citation)}{quote}"


def _command(level: str, message: str, **properties: str) -> str:
    named = ",".join(
        f"{name}={one_line(value).translate(_IN_PROPERTY)}" for name, value in properties.items()
    )
    return f"::{level} {named}::{message.translate(_IN_MESSAGE)}"
