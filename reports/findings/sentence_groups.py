"""Findings about one sentence of an article, together: the most severe first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checks.registry import CHECKS
from reports.article_sentences import Sentence, cited_sentences
from schema.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from baseline.compare import ComparedFinding
    from schema.finding import Citation, Finding
    from store.store import Store

_MOST = 8
"""A finding that cites more sentences is about a fact, and about none of the sentences."""
_ABOUT_FIRST_SIDE = frozenset(check.code for check in CHECKS if check.about_first_side)


class FindingGroup(NamedTuple):
    """Findings that stand together; `sentences` are those that they are about.

    A finding that is about no sentence, or has its own to itself, is a group alone.
    """

    found: tuple[ComparedFinding, ...]
    sentences: tuple[Sentence, ...] = ()

    @property
    def first(self) -> ComparedFinding:
        """The finding that comes first in the order that was given."""
        return self.found[0]

    @property
    def others(self) -> tuple[ComparedFinding, ...]:
        """The findings after the first."""
        return self.found[1:]


def grouped(found: Sequence[ComparedFinding], store: Store | None = None) -> list[FindingGroup]:
    """Group findings about one sentence, which is looked up in the texts of the store.

    Findings that are about the same sentences are one group. A conflict between several sentences
    also takes in the findings about one of them alone, unless those are more severe than it. If
    several conflicts cite that sentence, the most severe takes them, then the first in the ledger.
    No conflict takes in another one between other sentences.

    The findings of a group, and the groups by their first, stay in the order of `found`.
    """
    cited = [_claims_of(each.finding) for each in found]
    sentences = cited_sentences((c for own in cited for c in own), store) if found[1:] else {}
    about = [_sentences_of(own, sentences) for own in cited]
    same: dict[frozenset[Sentence] | int, list[int]] = {}
    for number, own in enumerate(about):
        same.setdefault(frozenset(own) or number, []).append(number)
    groups = _with_single_sentences(list(same.values()), about, found)
    return [
        FindingGroup(tuple(found[n] for n in numbers), _in_order(about[n] for n in numbers))
        for numbers in sorted(map(sorted, groups))
    ]


def _claims_of(finding: Finding) -> tuple[Citation, ...]:
    """Give the claims that a finding is about: not those that they are only compared with."""
    sides = finding.sides[:1] if finding.code in _ABOUT_FIRST_SIDE else finding.sides
    return () if finding.uncited else tuple(c for side in sides for c in side.citations)


def _sentences_of(
    claims: Iterable[Citation], sentences: Mapping[int, Sentence]
) -> tuple[Sentence, ...]:
    """Give the sentences that claims are in; none if one of them is in none, or they are many."""
    found = dict.fromkeys(sentences.get(-1 if c.claim is None else c.claim) for c in claims)
    known = tuple(sentence for sentence in found if sentence)
    return known if len(known) == len(found) <= _MOST else ()


def _with_single_sentences(
    groups: list[list[int]], about: list[tuple[Sentence, ...]], found: Sequence[ComparedFinding]
) -> list[list[int]]:
    """Add the findings about one sentence alone to the first conflict that cites it."""
    single = {about[group[0]][0]: group for group in groups if len(about[group[0]]) == 1}
    if not single:
        return groups
    ranks = {group[0]: min(_rank(found[n].finding) for n in group) for group in groups}
    several = [group for group in groups if len(about[group[0]]) > 1]
    taken: dict[int, list[int]] = {}
    for group in sorted(several, key=lambda group: ranks[group[0]]):
        for sentence in about[group[0]]:
            own = single.get(sentence)
            if own and own[0] not in taken and ranks[own[0]][0] >= ranks[group[0]][0]:
                taken[own[0]] = group
    for group in groups:
        if group[0] in taken:
            taken[group[0]].extend(group)
    return [group for group in groups if group[0] not in taken]


def _rank(finding: Finding) -> tuple[int, *tuple[str | int, ...]]:
    """Sort by severity, then as the ledger has them, whatever the order of the findings."""
    severity = -list(Severity).index(finding.severity)
    return (severity, *finding.place, finding.code, finding.subject, finding.fingerprint)


def _in_order(each: Iterable[tuple[Sentence, ...]]) -> tuple[Sentence, ...]:
    return tuple(dict.fromkeys(sentence for own in each for sentence in own))
