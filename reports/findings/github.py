"""A run for GitHub: annotations as workflow commands, and the summary of a job as Markdown.

GitHub shows ten annotations of each level a step, and refuses a summary of more than a mebibyte.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.findings.check_outcomes import (
    could_not_run,
    did_not_apply,
    in_state,
    left_out,
    named,
    not_looked_at,
    whose_fault,
)
from reports.findings.ending_text import total
from reports.findings.run_result import (
    cited,
    known_heading,
    most_severe_first,
    settled_by,
    stale_text,
    status_text,
)
from reports.findings.service_places import place_of, repository_path
from reports.phrases import begins_no_block, counted
from schema.characters import no_command_within, one_line
from schema.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from baseline.compare import ComparedFinding
    from reports.findings.run_result import RunResult

_LEVELS = {
    Severity.CONTRADICTION: "error",
    Severity.TENSION: "warning",
    Severity.AMBIGUITY: "warning",
    Severity.NOTE: "notice",
}
MOST = 900_000
"""A summary lists findings up to so many bytes, and counts the others."""


def github(run: RunResult) -> str:
    """Give a command for each check that could not run, then for what is new or expired.

    One notice lists the checks that did not apply: it comes last, as it is the least of them.
    """
    return "".join(f"{line}\n" for line in _commands(run))


def _commands(run: RunResult) -> Iterator[str]:
    for outcome in run.broken:
        title = f"{named(outcome)} could not run"
        yield command(
            "error", {"title": title}, one_line(f"{whose_fault(outcome)}: {outcome.reason}")
        )
    for text in (*not_looked_at(run.outcomes), *left_out(run.outcomes)):
        yield command("warning", {"title": "Not everything is listed"}, one_line(text))
    for compared in most_severe_first(run.open):
        finding = compared.finding
        file, line = place_of(compared, run)
        title = f"{finding.code} {finding.name} {finding.short}"
        message = "\n".join([one_line(finding.message), *_details(compared)])
        place = {"file": file, "line": str(line), "title": title}
        yield command(_LEVELS[finding.severity], place, message)
    for entry in run.comparison.stale:
        place = {"file": repository_path(run.baseline), "title": "Accepted, but no longer found"}
        yield command("warning", place, one_line(stale_text(entry)))
    idle = [one_line(did_not_apply(each)) for each in in_state(run.outcomes, "did not apply")]
    if idle:
        title = f"{counted(len(idle), 'check')} did not apply"
        yield command("notice", {"title": title}, "\n".join(idle))


def _details(compared: ComparedFinding) -> Iterator[str]:
    if compared.acceptance:
        yield one_line(status_text(compared))
    for side in compared.finding.sides:
        yield f"- {one_line(side.says)}"
        for citation in side.citations:
            yield f"    {one_line(cited(citation))}"


def command(level: str, properties: dict[str, str], message: str) -> str:
    """Give a workflow command: an annotation of a level, with its place and title."""
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return no_command_within(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(run: RunResult) -> str:
    """Give the run as Markdown, for the summary of a job."""
    return "\n".join(_summary(run)).rstrip() + "\n"


def _summary(run: RunResult) -> Iterator[str]:
    yield from ("## Crossread", "", f"**{total(run)}.**", "")
    yield from (f"{markdown(run.gate)}.", "") if run.gate else ()
    partly = [*not_looked_at(run.outcomes), *left_out(run.outcomes)]
    lines = [f"- **{markdown(could_not_run(outcome))}**" for outcome in run.broken]
    lines += [_item(text) for text in partly]
    yield from (*lines, *([""] if lines else []))
    blocks = ["\n".join(_block(compared, run)) for compared in most_severe_first(run.open)]
    yield from _fitting(blocks, MOST // 2)
    yield from _section("Accepted", [_in_short(compared) for compared in run.accepted])
    yield from _section(markdown(known_heading(run)), [_in_short(each) for each in run.known])
    stale = [_item(stale_text(entry)) for entry in run.comparison.stale]
    yield from _section("Accepted, but no longer found", stale)
    idle = [_item(did_not_apply(o)) for o in in_state(run.outcomes, "did not apply")]
    yield from _section(f"{counted(len(idle), 'check')} did not apply", idle)


def _block(compared: ComparedFinding, run: RunResult) -> Iterator[str]:
    finding = compared.finding
    file, line = place_of(compared, run)
    yield f"### {finding.severity}: {markdown(finding.message)}"
    yield f"\n{finding.code} {finding.name} {finding.short}, {markdown(f'{file}:{line}')}\n"
    if compared.acceptance:
        yield f"**{markdown(status_text(compared))}**\n"
    for side in finding.sides:
        yield f"- **{markdown(side.says)}**"
        for citation in side.citations:
            yield f"  {_item(cited(citation))}"
    yield ""


def _in_short(compared: ComparedFinding) -> str:
    finding = compared.finding
    settled = "" if compared.status == "known" else f" ({markdown(settled_by(compared))})"
    return f"- {finding.code} {markdown(finding.message)}{settled}"


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


_SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_[]|#~!$>"} | {"<": "&lt;", "&": "&amp;"})


def markdown(text: str) -> str:
    """Give words of a ledger in one line, without what Markdown and GitHub would make of them."""
    return one_line(text).translate(_SPECIAL)


def _item(text: str) -> str:
    return f"- {begins_no_block(markdown(text))}"
