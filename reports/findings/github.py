"""A run for GitHub: annotations as workflow commands, and the summary of a job as Markdown.

GitHub shows ten annotations of each level a step, and refuses a summary of more than a mebibyte.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.findings.finding_text import tally
from reports.findings.run_result import (
    cited,
    known_by,
    path,
    place_of,
    stale_text,
    standing,
    worst_first,
)
from reports.phrases import counted
from schema.characters import one_line
from schema.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from baseline.compare import Judged
    from reports.findings.run_result import Told

_LEVELS = {
    Severity.CONTRADICTION: "error",
    Severity.TENSION: "warning",
    Severity.AMBIGUITY: "warning",
    Severity.NOTE: "notice",
}
MOST = 900_000
"""So many bytes of findings a summary holds; the others are counted."""


def github(run: Told) -> str:
    """Give a command for each check that could not run, then for what is new or expired."""
    return "".join(f"{line}\n" for line in _commands(run))


def _commands(run: Told) -> Iterator[str]:
    for outcome in run.broken:
        title = f"{outcome.code} {outcome.name} could not run"
        yield _command("error", {"title": title}, one_line(outcome.reason))
    for judged in worst_first(run.open):
        finding = judged.finding
        file, line = place_of(judged)
        title = f"{finding.code} {finding.name} {finding.short}"
        message = "\n".join([one_line(finding.message), *_details(judged)])
        place = {"file": file, "line": str(line), "title": title}
        yield _command(_LEVELS[finding.severity], place, message)
    for entry in run.comparison.stale:
        place = {"file": path(run.baseline), "title": "Accepted, and not found any more"}
        yield _command("warning", place, one_line(stale_text(entry)))


def _details(judged: Judged) -> Iterator[str]:
    if judged.acceptance:
        yield one_line(standing(judged))
    for side in judged.finding.sides:
        yield f"- {one_line(side.says)}"
        for citation in side.citations:
            yield f"    {one_line(cited(citation))}"


def _command(level: str, properties: dict[str, str], message: str) -> str:
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {told}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(run: Told) -> str:
    """Give the run as Markdown, for the summary of a job."""
    return "\n".join(_summary(run)).rstrip() + "\n"


def _summary(run: Told) -> Iterator[str]:
    found = [judged.finding for judged in run.open]
    known = f"; {len(run.accepted)} accepted" if run.accepted else ""
    nothing = "Nothing new" if run.accepted else "Nothing found"
    yield from ("## Crossread", "", f"**{tally(found) if found else nothing}{known}.**", "")
    for outcome in run.broken:
        told = f"{outcome.code} {outcome.name} could not run: {outcome.reason}"
        yield f"- **{_words(told)}**"
    if run.broken:
        yield ""
    blocks = ["\n".join(_block(judged)) for judged in worst_first(run.open)]
    yield from _fitting(blocks, MOST // 2)
    yield from _section("Accepted", [_known(judged) for judged in run.accepted])
    stale = [f"- {_words(stale_text(entry))}" for entry in run.comparison.stale]
    yield from _section("Accepted, and not found any more", stale)
    idle = [f"- {o.code} {_words(o.reason)}" for o in run.outcomes if o.state == "did not apply"]
    yield from _section(f"{counted(len(idle), 'check')} did not apply", idle)


def _block(judged: Judged) -> Iterator[str]:
    finding = judged.finding
    file, line = place_of(judged)
    yield f"### {finding.severity}: {_words(finding.message)}"
    yield f"\n{finding.code} {finding.name} {finding.short}, {_words(f'{file}:{line}')}\n"
    if judged.acceptance:
        yield f"**{_words(standing(judged))}**\n"
    for side in finding.sides:
        yield f"- **{_words(side.says)}**"
        for citation in side.citations:
            yield f"  - {_words(cited(citation))}"
    yield ""


def _known(judged: Judged) -> str:
    finding = judged.finding
    return f"- {finding.code} {_words(finding.message)} ({_words(known_by(judged))})"


def _section(title: str, lines: list[str]) -> Iterator[str]:
    """Yield a list under its heading; nothing for no lines."""
    if lines:
        yield f"### {title}\n"
        yield from _fitting(lines, MOST // 6)
        yield ""


def _fitting(texts: Iterable[str], most: int) -> Iterator[str]:
    """Yield texts up to so many bytes, then how many are left out."""
    texts = list(texts)
    for number, text in enumerate(texts):
        most -= len(text.encode()) + 1
        if most < 0:
            yield f"\nand {len(texts) - number} more."
            return
        yield text


_SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_[]|#~!$"} | {"<": "&lt;", "&": "&amp;"})


def _words(text: str) -> str:
    """Give words of a ledger in one line, without what Markdown and GitHub would make of them."""
    return one_line(text).translate(_SPECIAL)
