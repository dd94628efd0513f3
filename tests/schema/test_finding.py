"""Findings: severity, order, identity."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.finding import Citation, Finding, Outcome, Severity, Side

WORST_FIRST = ["contradiction", "tension", "ambiguity", "note"]
FEW = st.sampled_from(["a", "b"])


CITATION = Citation(
    source="paper",
    source_name="The Paper",
    published="2021",
    speaker=None,
    modality="asserted",
    value="4",
    quote="four",
    file="facts.yaml",
    line=7,
)
FINDING = Finding(
    code="CR103",
    name="count-conflict",
    severity=Severity.CONTRADICTION,
    subject="toll",
    attribute="killed",
    message="4 against 5",
    sides=(Side(says="4", citations=(CITATION,)),),
)


def citation(**other: Any) -> Citation:  # noqa: ANN401 - any field of it
    return Citation.model_validate(dict(CITATION) | other)


def finding(**other: Any) -> Finding:  # noqa: ANN401 - any field of it
    return Finding.model_validate(dict(FINDING) | other)


def sides(*places: tuple[str, int]) -> tuple[Side, ...]:
    return tuple(Side(says="x", citations=(citation(file=f, line=n),)) for f, n in places)


FINDINGS = st.builds(
    finding,
    code=FEW,
    severity=st.sampled_from(list(Severity)),
    subject=FEW,
    attribute=FEW,
    scope=st.sampled_from(["", "a"]),
    message=FEW,
    sides=st.lists(st.tuples(FEW, st.integers(1, 2)), max_size=2).map(lambda at: sides(*at)),
)


def test_severities_are_ordered_from_note_to_contradiction() -> None:
    assert [str(s) for s in sorted(Severity, reverse=True)] == WORST_FIRST
    assert max(Severity) is Severity.CONTRADICTION
    assert min(Severity) is Severity.NOTE


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (Severity(worse), Severity(better))
        for n, worse in enumerate(WORST_FIRST)
        for better in WORST_FIRST[n + 1 :]
    ],
)
def test_every_comparison_goes_by_severity_and_not_by_the_alphabet(
    worse: Severity, better: Severity
) -> None:
    assert (worse > better, worse >= better, worse < better, worse <= better) == (
        *(True, True),
        *(False, False),
    )
    assert (better < worse, better <= worse, better > worse, better >= worse) == (
        *(True, True),
        *(False, False),
    )


@pytest.mark.parametrize("severity", Severity)
def test_a_severity_equals_itself_and_its_word(severity: Severity) -> None:
    assert severity >= severity.value
    assert severity <= severity.value
    assert not severity > severity.value
    assert not severity < severity.value
    assert severity == severity.value
    assert f"{severity}" == severity.value


def test_a_severity_is_not_compared_with_other_words() -> None:
    with pytest.raises(ValueError, match="'grave' is not a valid Severity"):
        assert Severity.NOTE < "grave"


@given(st.lists(FINDINGS, min_size=3, max_size=3))
def test_findings_are_in_a_total_order(found: list[Finding]) -> None:
    a, b, c = found
    assert (a < b) + (a == b) + (a > b) == 1
    assert (a <= b) is not (a > b)
    assert (a >= b) is not (a < b)
    if a <= b <= c:
        assert a <= c
    expected = sorted(found)
    for order in permutations(found):
        assert sorted(order) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"sides": sides(("a", 9))}, {"sides": sides(("b", 1)), "code": "CR101"}),
        ({"sides": sides(("a", 9))}, {"sides": sides(("a", 10)), "code": "CR101"}),
        ({"sides": sides(("a", 9), ("a", 2))}, {"sides": sides(("a", 3)), "code": "CR101"}),
        ({"sides": ()}, {"code": "CR101"}),
        ({"code": "CR102"}, {"code": "CR103", "subject": "a"}),
        ({"subject": "a"}, {"subject": "b", "attribute": "a"}),
        ({"attribute": "a"}, {"attribute": "b", "scope": ""}),
        ({"scope": ""}, {"scope": "a", "message": "a"}),
        ({"message": "a"}, {"message": "b"}),
    ],
)
def test_place_goes_before_code_and_code_before_the_slot(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    assert finding(**first) < finding(**second)
    assert sorted([finding(**second), finding(**first)]) == [finding(**first), finding(**second)]


def test_the_place_is_that_of_the_first_claim_cited() -> None:
    assert finding(sides=sides(("b", 1), ("a", 9), ("a", 3))).place == ("a", 3)
    assert finding(sides=()).place == ("", 0)


def test_the_fingerprint_is_known() -> None:
    assert FINDING.fingerprint == "8c95c541235f1647"  # by sha256sum


@pytest.mark.parametrize("field", ["code", "subject", "attribute", "scope"])
def test_the_fingerprint_depends_on(field: str) -> None:
    assert finding(**{field: "other"}).fingerprint != FINDING.fingerprint


@pytest.mark.parametrize(
    "other",
    [
        {"name": "other"},
        {"severity": "note"},
        {"message": "other"},
        {"sides": ()},
        {"sides": sides(("elsewhere.yaml", 99))},
    ],
    ids=str,
)
def test_the_fingerprint_does_not_depend_on(other: dict[str, Any]) -> None:
    assert finding(**other).fingerprint == FINDING.fingerprint


def test_neighbouring_fields_do_not_run_together_in_the_fingerprint() -> None:
    one = finding(subject="ab", attribute="c")
    assert one.fingerprint != finding(subject="a", attribute="bc").fingerprint


def test_the_sources_of_a_side_are_named_once_in_the_order_of_its_claims() -> None:
    side = Side(says="4", citations=tuple(citation(source=name) for name in "bab"))
    assert side.sources == ("b", "a")


def test_an_outcome_without_findings() -> None:
    outcome = Outcome(code="CR103", name="count-conflict", state="passed")
    assert (outcome.findings, outcome.reason) == ((), "")


def test_a_citation_knows_its_claim_and_equals_one_that_differs_in_nothing_else() -> None:
    first, later = citation(claim=3), citation(claim=8)
    assert (first.claim, CITATION.claim) == (3, None)
    assert first == later == CITATION
    assert len({first, later, CITATION}) == 1
    assert first != citation(claim=3, line=8)
    assert first.model_dump() == CITATION.model_dump()
    assert "claim" not in first.model_dump_json()
