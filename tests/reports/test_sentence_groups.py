"""Findings about one sentence of an article: which stand together, and in which order."""

from __future__ import annotations

from datetime import date
from itertools import count
from pathlib import Path

import pytest

from baseline.compare import ComparedFinding, compare
from reports.article_sentences import cited_sentences
from reports.findings.run_result import most_severe_first
from reports.findings.sentence_groups import FindingGroup, grouped
from runner.examine import examined
from schema.finding import Citation, Finding, Severity, Side

FACTS = Path(__file__).parents[2] / "facts.yaml"
_NUMBERS = count()
LONG = "the bridge opened in July 2019 and cost 40 million"
SHORT = "opened in July 2019"
COST = "cost 40 million"


def cited(source: str, quote: str, line: int = 1, *, claim: int | None = -1) -> Citation:
    """Cite a claim, which has a number of its own unless one is given."""
    return Citation(
        source=source,
        source_name=source,
        published=None,
        speaker=None,
        modality="asserted",
        value=quote,
        quote=quote,
        file="facts.yaml",
        line=line,
        claim=next(_NUMBERS) if claim == -1 else claim,
    )


def found(
    code: str, severity: Severity, *citations: Citation, subject: str = "bridge", uncited: int = 0
) -> ComparedFinding:
    """Give a finding with a side for each citation."""
    finding = Finding(
        code=code,
        name="a-check",
        severity=severity,
        subject=subject,
        attribute=code,
        message=f"{code} about {subject}",
        sides=tuple(Side(says=each.value, citations=(each,)) for each in citations),
        uncited=uncited,
    )
    return ComparedFinding(finding, "new")


CONTRADICTION, TENSION, AMBIGUITY, NOTE = reversed(Severity)
CONFLICT = found("CR101", CONTRADICTION, cited("morning", SHORT), cited("evening", "in 2018", 9))
LOADED = found("CR306", NOTE, cited("morning", LONG))
ALONE = found("CR402", NOTE, cited("morning", COST, 5))
ELSEWHERE = found("CR306", NOTE, cited("evening", "it was slammed", 7))


def codes(groups: list[FindingGroup]) -> list[list[str]]:
    return [[each.finding.code for each in group.found] for group in groups]


def test_findings_whose_quotes_lie_in_one_sentence_are_a_group() -> None:
    assert codes(grouped([LOADED, ALONE])) == [["CR306", "CR402"]]
    (group,) = grouped([LOADED, ALONE])
    assert [(s.source, s.start, s.text) for s in group.sentences] == [("morning", None, LONG)]
    assert group.first is LOADED
    assert group.others == (ALONE,)


@pytest.mark.parametrize(
    "other",
    [
        found("CR402", NOTE, cited("evening", LONG)),  # another source with the same words
        found("CR402", NOTE, cited("morning", "it was repaired")),  # another sentence
        found("CR402", NOTE, cited("morning", "in July 201")),  # no whole words of it
        found("CR404", NOTE, cited("morning", LONG, claim=None)),  # about the source as such
        found("CR402", NOTE, cited("morning", "")),  # a claim without words
        found("CR402", NOTE, cited("morning", LONG), uncited=1),  # about more than it cites
        found("CR402", NOTE),  # about no claim
    ],
)
def test_findings_about_anything_else_are_not(other: ComparedFinding) -> None:
    assert grouped([LOADED, other]) == [FindingGroup((LOADED,), LOADED_IN), _alone(other)]


LOADED_IN = grouped([LOADED, ALONE])[0].sentences


def _alone(each: ComparedFinding) -> FindingGroup:
    """Give the group of a finding alone, with the sentences that it is about."""
    return FindingGroup((each,), grouped([each, ELSEWHERE])[0].sentences)


def test_a_conflict_takes_in_what_is_about_one_of_its_sentences() -> None:
    assert codes(grouped([CONFLICT, LOADED, ELSEWHERE, ALONE])) == [
        ["CR101", "CR306", "CR402"],
        ["CR306"],
    ]


def test_a_conflict_does_not_take_in_what_is_more_severe() -> None:
    open_wording = found("CR301", AMBIGUITY, cited("morning", LONG))
    told_apart = found("CR401", NOTE, cited("morning", SHORT), cited("evening", "in 2018", 9))
    assert codes(grouped([open_wording, told_apart])) == [["CR301"], ["CR401"]]
    assert codes(grouped([CONFLICT, open_wording])) == [["CR101", "CR301"]]


def test_the_more_severe_of_two_conflicts_takes_it_in_and_neither_the_other() -> None:
    other = found("CR303", TENSION, cited("morning", LONG, 1), cited("weekly", "was done"))
    for order in ([other, CONFLICT, ALONE], [ALONE, CONFLICT, other]):
        groups = {frozenset(own) for own in codes(grouped(order))}
        assert groups == {frozenset(("CR101", "CR402")), frozenset(("CR303",))}


def test_conflicts_between_the_same_sentences_are_one_group() -> None:
    cost = found("CR102", CONTRADICTION, cited("evening", "in 2018", 9), cited("morning", LONG))
    assert codes(grouped([CONFLICT, cost])) == [["CR101", "CR102"]]


def test_readings_are_compared_with_other_claims_and_are_about_their_own() -> None:
    ambiguous = found("CR301", AMBIGUITY, cited("weekly", "bought"), cited("morning", SHORT))
    assert codes(grouped([ambiguous, LOADED])) == [["CR301"], ["CR306"]]
    own = found("CR306", NOTE, cited("weekly", "it was bought then"))
    assert codes(grouped([ambiguous, own])) == [["CR301", "CR306"]]


def test_a_finding_about_many_sentences_is_about_none() -> None:
    most = [cited(f"s{n}", f"words {n}", n) for n in range(8)]
    for citations, together in ((most, True), ([*most, cited("s8", "words 8", 8)], False)):
        wide = found("CR302", AMBIGUITY, *citations)
        one = found("CR306", NOTE, cited("s0", "words 0"))
        assert codes(grouped([wide, one])) == (
            [["CR302", "CR306"]] if together else [["CR302"], ["CR306"]]
        )


def test_quotes_of_one_sentence_that_do_not_overlap_are_found_in_the_article() -> None:
    with examined([FACTS]) as seen:
        comparison = compare(seen.findings, (), date(2026, 11, 30), ())
        groups = grouped(most_severe_first(comparison.findings), seen.store)
    assert sorted(each.finding.fingerprint for g in groups for each in g.found) == sorted(
        finding.fingerprint for finding in seen.findings
    )
    first = groups[0]
    assert codes([first]) == [["CR106", "CR301", "CR301", "CR306"]]
    assert first.sentences[0].source == "blinken-warns"
    assert first.sentences[0].text.startswith("They banned on all U.S. export licenses and")
    assert first.sentences[0].text.endswith("for the individuals and agency.")


def test_sentences_of_articles_are_found_by_the_place_of_the_quote(tmp_path: Path) -> None:
    (tmp_path / "morning.txt").write_text(
        "The bridge opened in July. It cost 40 million and was slammed. It cost a lot.\n"
    )
    (tmp_path / "facts.yaml").write_text(
        "sources:\n- {id: morning, file: morning.txt, published: 2024-01-01}\n"
        "subjects:\n- {id: bridge}\n"
        "attributes:\n- {id: about, type: text}\n"
        "claims:\n"
        "- {source: morning, subject: bridge, attribute: about, value: a, quote: cost 40 million}\n"
        "- {source: morning, subject: bridge, attribute: about, value: b, quote: was slammed}\n"
        "- {source: morning, subject: bridge, attribute: about, value: c, quote: cost a lot}\n"
        "- {source: morning, subject: bridge, attribute: about, value: d, quote: never said}\n"
    )
    quotes = ("cost 40 million", "was slammed", "cost a lot", "never said")
    citations = [cited("morning", quote, claim=n) for n, quote in enumerate(quotes)]
    with examined([tmp_path / "facts.yaml"], checks=()) as seen:
        sentences = cited_sentences(citations, seen.store)
    assert [(sentences[n].start, sentences[n].text) for n in range(4)] == [
        (27, "It cost 40 million and was slammed."),
        (27, "It cost 40 million and was slammed."),
        (63, "It cost a lot."),
        (None, "never said"),
    ]


def test_thousands_of_findings_are_grouped_alike_in_any_order() -> None:
    findings = [
        each
        for n in range(3000)
        for each in (
            found("CR101", CONTRADICTION, *_both(n), subject=f"s{n}"),
            found("CR306", NOTE, cited("a", f"site {n} opened in {1000 + n} as planned", n)),
        )
    ]
    groups = grouped(findings)
    assert len(groups) == 3000
    assert all(len(group.found) == 2 for group in groups)
    others = grouped([*reversed(findings[::2]), *findings[1::2]])
    assert set(map(_fingerprints, others)) == set(map(_fingerprints, groups))


def _fingerprints(group: FindingGroup) -> frozenset[str]:
    return frozenset(each.finding.fingerprint for each in group.found)


def _both(n: int) -> tuple[Citation, Citation]:
    return cited("a", f"site {n} opened in {1000 + n}", n), cited("b", f"site {n}, then", n)
