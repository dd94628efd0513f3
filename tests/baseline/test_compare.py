"""Which findings are new, accepted or expired, and which entries are stale."""

from datetime import date

import pytest

from baseline.compare import compare
from schema.acceptance import Acceptance
from schema.finding import Citation, Finding, Severity, Side

TODAY = date(2026, 11, 25)


def citation(value: str) -> Citation:
    return Citation(
        source="courier",
        source_name="Port Ellery Courier",
        published=None,
        speaker=None,
        modality="asserted",
        value=value,
        quote="q",
        file="facts.yaml",
        line=3,
        canonical=value,
    )


def finding(*values: str, subject: str = "bridge", neutral: str = "") -> Finding:
    sides = [Side(says=value, citations=(citation(value),)) for value in values]
    if neutral:
        sides.append(Side(says="either", citations=(citation(neutral),), neutral=True))
    return Finding(
        code="CR101",
        name="date-conflict",
        severity=Severity.CONTRADICTION,
        subject=subject,
        attribute="opened",
        message="m",
        sides=tuple(sides),
    )


def accepted(*values: str, until: str = "2026-11-25", like: Finding | None = None) -> Acceptance:
    return Acceptance.model_validate(
        {
            "fingerprint": (like or finding()).fingerprint,
            "check": "CR101 date-conflict",
            "values": list(values),
            "because": "b",
            "owner": "o",
            "until": until,
        }
    )


@pytest.mark.parametrize(
    ("found", "entries", "status", "fresh"),
    [
        (finding("2018", "2019"), [], "new", ()),
        (finding("2018", "2019"), [accepted("2018", "2019")], "accepted", ()),
        (finding("2019", "2018"), [accepted("2019", "2018", "2017")], "accepted", ()),
        (finding("2018", "2019", "2020"), [accepted("2018", "2019")], "new", ("2020",)),
        (finding("2018", "2019", neutral="201X"), [accepted("2018", "2019")], "accepted", ()),
        (finding("2018", "2019"), [accepted("2018", "2019", until="2026-11-24")], "expired", ()),
        (finding("2018", "2020"), [accepted("2018", until="2026-11-24")], "new", ("2020",)),
        (finding("2018", subject="pier"), [accepted("2018")], "new", ()),
        (
            finding("2018", "2019"),
            [accepted("2018", until="2026-01-01"), accepted("2018", "2019")],
            "accepted",
            (),
        ),
    ],
)
def test_status(
    found: Finding, entries: list[Acceptance], status: str, fresh: tuple[str, ...]
) -> None:
    (compared,) = compare([found], entries, TODAY, {"CR101"}).findings
    assert (compared.status, compared.fresh) == (status, fresh)
    assert (compared.acceptance is None) == (entries == [] or found.subject == "pier")


def test_an_entry_is_stale_when_its_check_ran_and_finds_it_no_more() -> None:
    gone = accepted("2018", like=finding(subject="pier"))
    entries = [gone, accepted("2018")]
    assert compare([finding("2018")], entries, TODAY, {"CR101"}).stale == (gone,)
    assert compare([finding("2018")], entries, TODAY, {"CR102"}).stale == ()
    assert compare([], entries, TODAY, {"CR101"}).stale == tuple(
        sorted(entries, key=lambda e: e.fingerprint)
    )


def test_findings_keep_their_order_and_can_be_asked_for_by_status() -> None:
    found = [finding("2018", subject=s) for s in ("a", "b", "c")]
    entries = [accepted("2018", like=found[1])]
    comparison = compare(found, entries, TODAY, {"CR101"})
    assert [each.finding.subject for each in comparison.findings] == ["a", "b", "c"]
    assert [each.finding.subject for each in comparison.of("new", "expired")] == ["a", "c"]
