"""One person of two ages in articles of one story.

An age is read where it stands beside a full name: "Gabriel Torres, 29, ...", "Gabriel Torres (29)",
"29-year-old Gabriel Torres", "Gabriel Torres, who is 29". Two ages of one name in one article are
father and son, and their name is passed over. A birthday may lie between two days of publication;
where one of them is unknown, a year more or less is none too many.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from scanning.common_words import NO_NAMES
from scanning.scan_finding import ScanFinding, ScanSide, Spot
from schema.name_words import name_words
from support.grammar import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanning.publication_day import PublicationDay
    from scanning.related_texts import RelatedTexts
    from scanning.scanned_text import ScannedText
    from scanning.text_store import TextStore

_INITIAL = r"(?:[A-Z]\.[ ]?)"
_PART = r"[^\W\d_a-z][^\W\d_]*(?:['\u2019-][^\W\d_]+)*"
_NAME = (
    rf"(?P<name>{_PART}(?:[ ](?:{_INITIAL}+|(?:de|del|la|al|bin|van|von|der|dos|da)[ ])*"
    rf"(?:{_INITIAL}|{_PART})){{1,4}}(?:,?[ ](?P<generation>Jr|Sr|II|III)\.?)?)"
)
_AGE = r"(?P<age>\d{1,3})"
_BEHIND = re.compile(
    rf"\b{_NAME}(?:,[ ](?:who[ ]is[ ]|an?[ ]|age[ ]|aged[ ])?{_AGE}"
    r"(?:[ -]years?[ -]old\b|(?=[,.;\n]|$|[ ](?:and|of|was|is)\b))"
    rf"|[ ]\({_AGE.replace('age', 'age2')}\))"
)
_BEFORE = re.compile(rf"\b{_AGE}-year-old[ ](?:[a-z]+[ ]){{0,3}}{_NAME}")
_ONCE = re.compile(r"\b(?:then|was|were|when|at the time|former|late)\W*$")
_AFTERWARDS = re.compile(r"^\W*(?:at the time|then\b|when\b|in (?:19|20)\d\d)")
_OLDEST = 110
_YEAR = 365.25
_Person = tuple[str, str]
"""A given name and the surname, folded."""
_UNSURE = 2
"""So many years two ages must be apart, where a day of publication is not known."""


class _Age(NamedTuple):
    age: int
    spot: Spot
    day: PublicationDay | None


class AgesAcrossArticles:
    """The ages in all articles, by given name and surname."""

    def __init__(self) -> None:
        """Begin without any."""
        self._of: defaultdict[_Person, list[_Age]] = defaultdict(list)
        self.read = 0

    def add(self, text: ScannedText) -> None:
        """Keep the ages of one article, but for names that have two in it."""
        found: defaultdict[_Person, dict[int, Spot]] = defaultdict(dict)
        for person, age, spot in _ages(text):
            found[person].setdefault(age, spot)
        for person, ages in found.items():
            self.read += len(ages)
            if len(ages) == 1:
                ((age, spot),) = ages.items()
                self._of[person].append(_Age(age, spot, text.day))
            else:
                self._of[person].append(_Age(-1, next(iter(ages.values())), text.day))

    def findings(self, related: RelatedTexts, texts: TextStore) -> Iterator[ScanFinding]:
        """Give one finding for each person whose ages cannot all be right."""
        told: set[Spot] = set()
        for person, ages in sorted(self._of.items()):
            if any(age.age < 0 for age in ages) or told.issuperset(age.spot for age in ages):
                continue
            wrong = [pair for pair in combinations(ages, 2) if _differ(*pair, related, person)]
            if wrong:
                told |= {age.spot for age in ages}
                yield _finding(sorted({age for pair in wrong for age in pair}), texts)


def _finding(ages: list[_Age], texts: TextStore) -> ScanFinding:
    by_age: defaultdict[int, list[Spot]] = defaultdict(list)
    for each in ages:
        by_age[each.age].append(each.spot)
    sides = sorted(
        (ScanSide(str(age), tuple(spots)) for age, spots in by_age.items()), key=lambda s: s.spots
    )
    name = re.sub(r"\W*\d+(?:-year-old)?\W*", "", texts.words(sides[0].spots[0]))
    said = joined([side.says for side in sides])
    return ScanFinding("person-of-two-ages", f"{name} is {said} years old", tuple(sides))


def _ages(text: ScannedText) -> Iterator[tuple[_Person, int, Spot]]:
    """Yield a person, an age, and where both are; under each of several given names."""
    for pattern in (_BEHIND, _BEFORE):
        for found in pattern.finditer(text.text):
            groups = found.groupdict()
            age = int(groups.get("age") or groups.get("age2") or 0)
            if 0 < age <= _OLDEST and not _is_past(text.text, found):
                spot = Spot(text.number, *found.span())
                yield from ((person, age, spot) for person in _persons(found["name"]))


def _persons(name: str) -> Iterator[_Person]:
    """Yield the surname with each word before it, one of which may be an office: "Officer"."""
    parted = name_words(name, of_person=True)
    *given, surname = [w.plain for w in parted.words if not w.initial and not w.optional] or [""]
    if not parted.generations and surname not in NO_NAMES:
        yield from ((word, surname) for word in given if word not in NO_NAMES)


def _is_past(text: str, found: re.Match[str]) -> bool:
    """Whether an age is that of another time: "then 29-year-old", "29 at the time"."""
    before, after = text[max(0, found.start() - 20) : found.start()], text[found.end() :][:16]
    return bool(_ONCE.search(before.lower()) or _AFTERWARDS.search(after))


def _differ(one: _Age, other: _Age, related: RelatedTexts, person: _Person) -> bool:
    """Whether two ages cannot both be right."""
    if one.age == other.age:
        return False
    articles = one.spot.article, other.spot.article
    if one.day is None or other.day is None:
        apart = abs(one.age - other.age) >= _UNSURE
        return apart and related.of_one_event(*articles, *person)
    return _cannot_be_one(*sorted((one, other))) and related.related(*articles, *person)


def _cannot_be_one(young: _Age, old: _Age) -> bool:
    """Whether nobody can be of two ages on the days on which they were published."""
    if young.day is None or old.day is None:
        return False
    longest = old.day.last - young.day.first
    shortest = old.day.first - young.day.last
    years = old.age - young.age
    return longest <= 0 or longest < (years - 1) * _YEAR or shortest > (years + 1) * _YEAR
