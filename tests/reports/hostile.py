"""Runs whose texts try to be something else: commands, markup, control characters, links."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from checks.baseline import compare
from checks.registry import CHECKS
from reports.told import Told
from schema.baseline import Acceptance
from schema.finding import Citation, Finding, Outcome, Severity, Side, State

FRAGMENTS = (
    "\n::error::x", "\r\n##[error]x", "]]>", "<!--", "</failure>", "&amp;", "%0A", "%", ":", ",",
    "|", "\n| a | b |", "`", "[x](http://x)", "](", "\\", "{0}", "}}", '"', "'", "😀", "\x00",
    "\x1b[31m", "\x7f", "\x85", "\u2028", "\u202e", "\ufffe", "\t", "\v", "é", "=", "<br>", "#",
)  # fmt: skip
TODAY = date(2026, 11, 25)

texts = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=5), max_size=5).map("".join)
words = texts.map(lambda text: f"a{text}z")
dates = st.none() | st.sampled_from(("2019", "2019-07", "2019-07-02", "../2018", "2019/2020"))
citations = st.builds(
    Citation,
    source=words,
    published=dates,
    speaker=st.none() | words,
    modality=st.sampled_from(("asserted", "denied")),
    value=words,
    quote=texts,
    file=words,
    line=st.integers(0, 10**6),
    as_of=dates,
    canonical=texts,
)
sides = st.builds(
    Side, says=texts, citations=st.lists(citations, max_size=3).map(tuple), neutral=st.booleans()
)
findings = st.builds(
    Finding,
    code=st.sampled_from([check.code for check in CHECKS[:3]]),
    name=words,
    severity=st.sampled_from(Severity),
    subject=texts,
    attribute=texts,
    scope=texts,
    message=words,
    sides=st.lists(sides, max_size=3).map(tuple),
)


@st.composite
def runs(draw: st.DrawFn) -> Told:
    """Give a run: some findings are accepted, some of them with other values or until yesterday."""
    by_identity = {f.fingerprint: f for f in draw(st.lists(findings, max_size=4))}
    found = sorted(by_identity.values())
    entries = [draw(_entries(finding)) for finding in found if draw(st.booleans())]
    entries += [draw(_entries(finding)) for finding in draw(st.lists(findings, max_size=2))]
    outcomes = [_outcome(n, found, draw(texts), draw(states)) for n in range(4)]
    ran = {o.code for o in outcomes if o.state in ("passed", "found")}
    least = draw(st.none() | st.sampled_from(Severity))
    compared = compare(found, entries, TODAY, ran)
    return Told(compared, tuple(outcomes), fail_on=least, folder=Path("/news"))


states: st.SearchStrategy[State] = st.sampled_from(("passed", "did not apply", "could not run"))


def _outcome(number: int, found: list[Finding], reason: str, state: State) -> Outcome:
    check = CHECKS[number]
    own = tuple(finding for finding in found if finding.code == check.code)
    if own:
        return Outcome(code=check.code, name=check.name, state="found", findings=own)
    reason = "" if state == "passed" else reason
    return Outcome(code=check.code, name=check.name, state=state, reason=reason)


@st.composite
def _entries(draw: st.DrawFn, finding: Finding) -> Acceptance:
    values = finding.values if draw(st.booleans()) else finding.values[:1]
    return Acceptance.model_validate(
        {
            "fingerprint": finding.fingerprint,
            "check": f"{finding.code} {draw(words)}",
            "subject": finding.subject or None,
            "values": [value for value in values if value.strip()],
            "because": draw(words),
            "owner": draw(words),
            "until": draw(st.sampled_from(("2026-11-24", "2026-11-25"))),
        }
    )
