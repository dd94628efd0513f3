"""What a careful reader finds in generated texts, in plain Python and without reading rules.

A finding is identified by its check, its source and a quote that it cites.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

from tests.checks.generated_texts import Case, Page, Said

Found = tuple[str, str, str]
Rule = Callable[[Case], Iterator[Said | Page]]


def found(case: Case) -> set[Found]:
    """Give all that the checks of texts, words and own voice must find."""
    hits = {
        (code, hit.source, hit.quote if isinstance(hit, Said) else "")
        for code, rule in RULES.items()
        for hit in rule(case)
    }
    return {hit for hit in hits if not (hit[0] in ONCE and any(_is_part(hit, h) for h in hits))}


def _is_part(hit: Found, other: Found) -> bool:
    """Whether another quote has the same words and more."""
    return hit[:2] == other[:2] and hit[2] != other[2] and hit[2] in other[2]


def _page(case: Case, said: Said) -> Page:
    (page,) = (page for page in case.pages if page.source == said.source)
    return page


def _state(case: Case, said: Said) -> str:
    """Say where a quote is: nowhere, once, in several sentences, in the furniture only."""
    page = _page(case, said)
    if not page.usable:
        return "no text"
    if said.quote != said.sentence.words:
        return "absent"
    tails = {tail for sentence, tail in page.sentences if sentence == said.sentence}
    if said.quote in page.furniture:
        return "furniture" if tails else "absent"
    return {0: "absent", 1: "found"}.get(len(tails), "twice")


def _in(state: str) -> Rule:
    return lambda case: (said for said in case.claims if _state(case, said) == state)


def _changed(case: Case) -> Iterator[Page]:
    for page in case.pages:
        if page.usable:
            now = hashlib.sha256(page.raw or b"").hexdigest()
            words = {sentence.words for sentence, _ in page.sentences}
            if page.sha256 not in ("", now) or not page.furniture <= words:
                yield page


def _unusable(case: Case) -> Iterator[Page]:
    return (page for page in case.pages if not page.usable)


def _not_in_quote(case: Case) -> Iterator[Said]:
    for said in case.claims:
        figure = said.sentence.year or said.sentence.figure
        if figure and figure != said.value:
            yield said


def _is_heard(case: Case, said: Said) -> bool:
    """Whether these words may be a speaker's: where the text does not tell, one that is named.

    A speaker may be named in another claim of the same words.
    """
    if _state(case, said) in ("found", "twice"):
        return False
    return any(
        other.speaker and other.source == said.source and said.quote in other.quote
        for other in case.claims
        if _state(case, other) not in ("found", "twice")
    )


def _loaded(case: Case) -> Iterator[Said]:
    """Loaded words outside quotation marks; none of the sentences has one inside."""
    for said in case.claims:
        if said.sentence.loaded and not _is_heard(case, said):
            yield said


def _whose(case: Case) -> Iterator[Said]:
    """Words in quotation marks without a speaker; another claim may give one for these words."""
    for said in case.claims:
        words = said.sentence.quoted
        given = any(
            other.speaker and other.source == said.source and words in other.quote
            for other in case.claims
        )
        if words and not said.speaker and not given:
            yield said


def _superlative(case: Case) -> Iterator[Said]:
    for said in case.claims:
        if said.sentence.superlative and not said.speaker and said.modality == "":
            yield said


def _contested(case: Case) -> Iterator[Said]:
    for said in case.claims:
        if said.attribute == "drivers" and not said.speaker and said.modality == "":
            yield said


def _dropped(case: Case) -> Iterator[Said]:
    """A year stated without the condition that a later sentence puts on it, by one speaker."""
    for plain in case.claims:
        for conditional in case.claims:
            if (
                plain.source == conditional.source
                and plain.attribute == conditional.attribute == "opens"
                and plain.value == conditional.value
                and not plain.sentence.conditional
                and conditional.sentence.conditional
                and _state(case, plain) == _state(case, conditional) == "found"
                and (
                    not plain.speaker
                    or not conditional.speaker
                    or plain.speaker == conditional.speaker
                )
                and _is_before(case, plain, conditional)
            ):
                yield plain
                yield conditional


def _is_before(case: Case, one: Said, other: Said) -> bool:
    sentences = [sentence for sentence, _ in _page(case, one).sentences]
    return sentences.index(one.sentence) < sentences.index(other.sentence)


ONCE = frozenset({"CR306", "CR406", "CR407"})
"""Checks that cite a sentence once, by the longest quote of it."""
RULES: dict[str, Rule] = {
    "CR305": _dropped,
    "CR306": _loaded,
    "CR406": _whose,
    "CR407": _superlative,
    "CR408": _contested,
    "CR501": _in("absent"),
    "CR502": _in("twice"),
    "CR503": _in("furniture"),
    "CR504": _changed,
    "CR505": _unusable,
    "CR506": _not_in_quote,
}
