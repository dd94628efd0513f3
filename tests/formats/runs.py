"""Runs, made by hand: one of each status, and one whose words want to break out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from baseline.compare import compare
from reports.findings.run_result import RunResult
from runner.examine import Examined
from schema.acceptance import Acceptance
from schema.finding import Citation, Finding, Outcome, Severity, Side

Make = Callable[[], RunResult]

TODAY = date(2026, 11, 25)
HOSTILE = (
    "one\r\n::error::two\x1b[31m\x00 %0A ]]> & <b>&amp; ](0) [x](1) ##[error] "
    "\u202e\u2028 \U0001f600 | `a` \ufffe | **b** :, \\ \"q\" 'r'"
)


def cited(source: str, line: int, value: str, quote: str, file: str = "facts.yaml") -> Citation:
    return Citation(
        source=source,
        source_name=source,
        published="2024-03-14",
        speaker=None,
        modality="asserted",
        value=value,
        quote=quote,
        file=file,
        line=line,
        canonical=f"date:{value}",
    )


def sides(*values: str) -> tuple[Side, ...]:
    """Give a side for each value, stated by `s3`, `s6` and so on, by the line of its claim."""
    return tuple(
        Side(says=value, citations=(cited(f"s{line}", line, value, f"in {value}"),))
        for line, value in zip(range(3, 99, 3), values, strict=False)
    )


def found(subject: str, *values: str, severity: Severity = Severity.CONTRADICTION) -> Finding:
    """Give a finding of the check that has this severity."""
    code, name = {
        Severity.CONTRADICTION: ("CR101", "date-conflict"),
        Severity.NOTE: ("CR404", "undated-source"),
    }[severity]
    return Finding(
        code=code,
        name=name,
        severity=severity,
        subject=subject,
        attribute="opened",
        message=f"the {subject}, opened: {' against '.join(values)}",
        sides=sides(*values),
    )


def accepted(finding: Finding, *values: str, until: str = "2027-01-31") -> Acceptance:
    return Acceptance(
        fingerprint=finding.fingerprint,
        check=f"{finding.code} {finding.name}",
        subject=finding.subject,
        attribute=finding.attribute,
        values=tuple(f"date:{value}" for value in values),
        because="both are in print",
        owner="desk",
        until=until,
    )


def ended(*findings: Finding) -> tuple[Outcome, ...]:
    """Give outcomes in all four states."""
    by_code = {f.code: (f.code, f.name) for f in findings}
    return (
        *(
            Outcome(
                code=code,
                name=name,
                state="found",
                findings=tuple(f for f in findings if f.code == code),
            )
            for code, name in by_code.values()
        ),
        Outcome(code="CR102", name="amount-conflict", state="passed"),
        Outcome(
            code="CR203",
            name="relative-date-in-undated-source",
            state="did not apply",
            reason="no dates from a source without one",
        ),
    )


BROKEN = Outcome(
    code="CR105", name="name-conflict", state="could not run", reason="ValueError: no such column"
)
NEW = found("bridge", "2018", "2019")
FRESH = found("pier", "2018", "2019", "2020")
KNOWN = found("quay", "2018", "2019")
EXPIRED = found("mole", "2018", "2019")
NOTE = found("ferry", "2018", severity=Severity.NOTE)
GONE = found("lock", "2018", "2019")
ENTRIES = (
    accepted(FRESH, "2018", "2019"),
    accepted(KNOWN, "2018", "2019"),
    accepted(EXPIRED, "2018", "2019", until="2026-11-24"),
    accepted(GONE, "2018", "2019"),
)


def run_of(
    *findings: Finding, entries: tuple[Acceptance, ...] = (), more: tuple[Outcome, ...] = ()
) -> RunResult:
    outcomes = (*ended(*findings), *more)
    ran = {o.code for o in outcomes if o.state in ("passed", "found")}
    return RunResult(compare(findings, entries, TODAY, ran), outcomes)


def all_new(seen: Examined) -> RunResult:
    """Give the result of a run where nothing was accepted."""
    return RunResult(compare(seen.findings, (), TODAY, ()), seen.outcomes)


def everything() -> RunResult:
    """Give a run with a finding of every status, a stale entry, and checks in all states."""
    return run_of(NOTE, KNOWN, EXPIRED, FRESH, NEW, entries=ENTRIES, more=(BROKEN,))


def hostile() -> RunResult:
    """Give a run in which every text that a ledger or a baseline can hold is hostile."""
    citation = cited(HOSTILE, 3, HOSTILE, HOSTILE, file="a b/%:,\n::error::ü😀.yaml")
    citation = citation.model_copy(update={"speaker": HOSTILE, "published": None})
    other = citation.model_copy(update={"line": 6})
    finding = NEW.model_copy(
        update={
            "subject": HOSTILE,
            "attribute": HOSTILE,
            "scope": HOSTILE,
            "message": HOSTILE,
            "sides": (Side(says=HOSTILE, citations=(citation, other)),),
        }
    )
    texts = {"because": HOSTILE, "owner": HOSTILE, "subject": HOSTILE, "scope": HOSTILE}
    expired = EXPIRED.model_copy(update={"message": HOSTILE})
    entries = tuple(
        entry.model_copy(update=texts)
        for entry in (
            accepted(KNOWN, "2018", "2019"),
            accepted(expired, "2018", "2019", until="2026-01-01"),
            accepted(GONE),
        )
    )
    broken = BROKEN.model_copy(update={"reason": HOSTILE})
    known = KNOWN.model_copy(update={"message": HOSTILE})
    return run_of(finding, expired, known, entries=entries, more=(broken,))


def partial() -> RunResult:
    """Give a run that did not look at all of its input, and lists one finding of many."""
    looked = "the quotes of tables"
    outcome = Outcome(
        code=NEW.code,
        name=NEW.name,
        state="found",
        findings=(NEW,),
        unlisted=1200,
        not_looked_at=looked,
    )
    return RunResult(compare((NEW,), (), TODAY, ()), (outcome,))


def nothing() -> RunResult:
    return run_of()
