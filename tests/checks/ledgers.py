"""Small ledgers for the tests of checks, and what is found in them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from checks.registry import CHECKS, chosen
from runner.examine import examined
from schema.finding import Citation, Finding, Outcome
from selftest.manual_examples import examples, put_texts

Claim = str | Mapping[str, Any]
"""A value, or keys of a claim; subject, attribute, source and quote are added."""
Cases = Mapping[str, tuple[str, Sequence[Claim]]]
"""By name: the codes of the findings to expect, and claims about one attribute."""
Examine = Callable[[str | Mapping[str, Any]], "Checked"]
CONFLICTS = ("CR1", "CR303", "CR304", "CR309", "CR401")
"""The checks of values that disagree: what one of them leaves alone, another may report."""

FILE = Path("ledger.yaml")


BARE = {"CR404", "CR405"}
"""What is said of every source of a small ledger that has an id and nothing more."""


@dataclass(frozen=True)
class Checked:
    """How the checks of a ledger ended, and what they found but for what is `BARE`."""

    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]

    @property
    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings]

    def of(self, code: str) -> tuple[Finding, ...]:
        """Give what one check found."""
        (outcome,) = (outcome for outcome in self.outcomes if outcome.code == code)
        return outcome.findings

    def ended(self, code: str) -> tuple[str, str]:
        """Give the state and the reason of a check."""
        (outcome,) = (outcome for outcome in self.outcomes if outcome.code == code)
        return outcome.state, outcome.reason


def examine(ledger: str | Mapping[str, Any], *about: str) -> Checked:
    """Write a ledger into the working folder and check it: text as it is, anything else as JSON.

    With the checks that a test is about, named as for `--select`, only these run: most of the time
    of a test goes into its checks.
    """
    text = ledger if isinstance(ledger, str) else json.dumps(ledger, ensure_ascii=False)
    FILE.write_text(text, encoding="utf-8")
    with examined([FILE], checks=chosen(about, ())) as seen:
        outcomes = tuple(
            o.model_copy(update={"findings": tuple(map(plain, o.findings))}) for o in seen.outcomes
        )
        return Checked(outcomes, tuple(plain(f) for f in seen.findings if f.code not in BARE))


def ended(ledger: str | Mapping[str, Any], code: str) -> tuple[str, str]:
    """Give the state and the reason of one check of a ledger."""
    return examine(ledger, code).ended(code)


def plain(finding: Finding) -> Finding:
    """Leave out the fixed spelling of values, which has tests of its own (test_identity.py)."""
    sides = [
        side.model_copy(
            update={
                "citations": tuple(c.model_copy(update={"canonical": ""}) for c in side.citations)
            }
        )
        for side in finding.sides
    ]
    return finding.model_copy(update={"sides": tuple(sides)})


def slots(attribute: Mapping[str, Any], cases: Cases, **sections: object) -> dict[str, Any]:
    """Give a ledger in which each case is a subject, with a source for each of its claims."""
    most = max(len(claims) for _, claims in cases.values())
    claims: list[dict[str, Any]] = [
        {
            "source": f"s{n}",
            "subject": name,
            "attribute": "it",
            "quote": f"words {letters(case)}, {letters(n)}",
            **_keys(c),
        }
        for case, (name, (_, stated)) in enumerate(cases.items())
        for n, c in enumerate(stated, start=1)
    ]
    return {
        "sources": [{"id": f"s{n}"} for n in range(1, most + 1)],
        "subjects": [{"id": name} for name in cases],
        "attributes": [{"id": "it", **attribute}],
        "claims": claims,
        **sections,
    }


def letters(number: int) -> str:
    """Give a number in letters, for quotes in which no figure can be read."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def slot(attribute: Mapping[str, Any], *claims: Claim, **sections: object) -> dict[str, Any]:
    """Give a ledger with claims about one attribute of one subject, `case`."""
    return slots(attribute, {"case": ("", claims)}, **sections)


def _keys(claim: Claim) -> Mapping[str, Any]:
    return {"value": claim} if isinstance(claim, str) else claim


def codes_by_case(
    attribute: Mapping[str, Any], cases: Cases, *about: str, **sections: object
) -> dict[str, str]:
    """Give the codes found for each case, by checks as `examine` takes them, all in one run."""
    found: dict[str, list[str]] = {name: [] for name in cases}
    for finding in examine(slots(attribute, cases, **sections), *about).findings:
        found[finding.subject].append(finding.code)
    return {name: " ".join(sorted(codes)) for name, codes in found.items()}


def expected(cases: Cases) -> dict[str, str]:
    return {name: codes for name, (codes, _) in cases.items()}


def example(code: str) -> str:
    """Give the example that fires, and put the texts that it quotes into the working folder."""
    (check,) = (check for check in CHECKS if check.code == code)
    put_texts(check)
    return examples(check)[0]


def of_example(code: str) -> Checked:
    """Give what all checks find in the example that fires, which is worked out once."""
    return _all_of(example(code))


@cache
def _all_of(text: str) -> Checked:
    return examine(text)


def cited(
    source: str,
    line: int,
    value: str,
    quote: str,
    *,
    speaker: str | None = None,
    name: str = "",
) -> Citation:
    """Give the citation of an asserted claim of an undated source, which may have a name."""
    return Citation(
        source=source,
        source_name=name or source,
        published=None,
        speaker=speaker,
        modality="asserted",
        value=value,
        quote=quote,
        file=str(FILE),
        line=line,
    )


def sides_of(finding: Finding) -> dict[str, list[str]]:
    """Give what each side says with its sources."""
    return {side.says: [citation.source for citation in side.citations] for side in finding.sides}
