"""A small run with one finding of each kind, as all formats tell it.

Two newspapers on a bridge: a date in conflict is new, an accepted count is joined by a third value,
a name is accepted, and the term of a cost has run out; the baseline has an entry too many, one
check does not apply, and one breaks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from checks.baseline import Status, compare
from checks.check import Check
from checks.registry import find
from checks.run import findings_of, run
from ledger.read import read_ledger
from ledger.resolve import resolve
from ledger.store import open_store
from reports.told import Told
from schema.baseline import Acceptance
from schema.finding import Finding, Outcome

STATUSES: tuple[Status, ...] = ("accepted", "expired", "new")
FOLDER = Path("/news")
TODAY = date(2026, 11, 25)
LEDGER = """\
sources: [{id: courier, published: 2024-04-05}, {id: herald}]
subjects: [{id: bridge, name: Harbour bridge}]
attributes:
  - {id: opened, type: date}
  - {id: lanes, type: count}
  - {id: builder, type: name}
  - {id: cost, type: money}
claims:
  - {source: courier, subject: bridge, attribute: opened, value: 2018, quote: opened in 2018}
  - {source: herald, subject: bridge, attribute: opened, value: 2019-07, quote: in July 2019,
     speaker: the mayor}
  - {source: courier, subject: bridge, attribute: lanes, value: 4, quote: four lanes}
  - {source: herald, subject: bridge, attribute: lanes, value: 6, quote: six lanes}
  - {source: herald, subject: bridge, attribute: lanes, value: 8, quote: eight lanes}
  - {source: courier, subject: bridge, attribute: builder, value: Hart, quote: Hart built it}
  - {source: herald, subject: bridge, attribute: builder, value: Hardt, quote: built by Hardt}
  - {source: courier, subject: bridge, attribute: cost, value: 2 million USD, quote: $2 million}
  - {source: herald, subject: bridge, attribute: cost, value: 3 million USD, quote: $3 million}
"""
SAID = {"because": "the archive is closed", "owner": "ada", "until": "2027-01-31"}


def told(ledger: str = LEDGER, *, baseline: bool = True, folder: Path = FOLDER) -> Told:
    """Check a ledger and hold it against a baseline, as it was accepted; or against an empty one.

    The ledger is written into the working folder, and told of as if it were `folder`.
    """
    Path("facts.yaml").write_text(ledger, encoding="utf-8")
    with open_store(resolve(read_ledger([Path("facts.yaml")]))) as store:
        outcomes = run(store, _checks())
    findings = findings_of(outcomes)
    entries = _accepted(findings) if baseline else ()
    ran = {o.code for o in outcomes if o.state in ("passed", "found")}
    return Told(compare(findings, entries, TODAY, ran), outcomes, folder=folder)


def _checks() -> list[Check]:
    codes = ("CR101", "CR102", "CR103", "CR104", "CR105", "CR106")
    *checks, last = [check for check in map(find, codes) if check]
    return [*checks, replace(last, needs="SELECT 1", query="SELECT 1", tell=_breaks)]


def _breaks(*_: object) -> list[Finding]:
    raise ZeroDivisionError("a list without end")


def _accepted(findings: Iterable[Finding]) -> Iterable[Acceptance]:
    for finding in findings:
        if finding.attribute == "lanes":
            yield entry(finding, values=finding.values[:2])
        elif finding.attribute == "builder":
            yield entry(finding)
        elif finding.attribute == "cost":
            yield entry(finding, until="2026-10-31", owner="ben")
    yield Acceptance.model_validate(
        {"fingerprint": "0123456789abcdef", "check": "CR101 date-conflict", "subject": "pier"}
        | {"attribute": "opened", "values": ["1998", "1999"], **SAID}
    )


def entry(finding: Finding, **more: object) -> Acceptance:
    """Accept a finding with its values, or otherwise."""
    return Acceptance.model_validate(
        {
            "fingerprint": finding.fingerprint,
            "check": f"{finding.code} {finding.name}",
            "subject": finding.subject,
            "attribute": finding.attribute,
            "scope": finding.scope,
            "values": finding.values,
            **SAID,
            **more,
        }
    )


def nothing() -> Told:
    """Give a run that found nothing at all."""
    passed = Outcome(code="CR101", name="date-conflict", state="passed")
    return Told(compare((), (), TODAY, {"CR101"}), (passed,), folder=FOLDER)
