"""Names that an article introduces: persons, their offices, and bodies with their short forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from schema.records import ValueTypeName
    from suggestions.placed_sentences import PlacedSentence, Span

_CAP = r"(?:[A-Z]\.(?:[A-Z]\.){0,4}|[A-Z\u00c0-\u00de][\w\u2019'-]*)"
_GAP = r"[^\S\n]+"
_TITLE = (
    r"(?:(?:[Vv]ice |[Pp]rime |[Dd]eputy )?(?:[Pp]resident|[Mm]inister)|Secretary of State|"
    r"[Ss]ecretary|[Ss]pokes(?:man|woman|person)|Chief Executive|Chief (?:\w+ )?Officer|[Cc]hief|"
    r"[Cc]hair(?:man|woman)?|[Dd]irector|[Gg]overnor|[Ss]enator|[Cc]aptain|[Mm]ayor|[Jj]udge|"
    r"[Gg]eneral|[Cc]olonel|[Pp]rofessor|CEO|COO|CFO|analyst|lawyer|attorney|leader|owner|founder)"
)
_HONORIFIC = r"(?:(?:Dr|Mrs?|Ms|Cpl|Sgt|Gen|Col|Lt)\.?[^\S\n]+)?"
_PERSON = re.compile(
    rf"(?P<office>(?:{_CAP}(?:[\u2019']s?)?{_GAP}){{0,5}}{_TITLE}),?{_GAP}"
    rf"(?P<name>{_HONORIFIC}{_CAP}(?:{_GAP}{_CAP}){{0,2}})"
)
_BODY = re.compile(
    rf"(?P<name>{_CAP}(?:{_GAP}(?:(?:of|for|and|on|in|the|through|against){_GAP})?{_CAP}){{1,7}})"
    rf"{_GAP}\((?P<short>[A-Z][A-Z.&-]{{1,7}})\)"
)
_KNOWN_AS = re.compile(
    rf"\b(?:known as|called|named|dubbed){_GAP}(?P<name>{_CAP}(?:{_GAP}{_CAP})*)"
)
_RUN = re.compile(rf"\b{_CAP}(?:{_GAP}(?:of{_GAP})?{_CAP}){{0,5}}")
_OFFICE = re.compile(rf"^(?:{_CAP}{_GAP}){{0,5}}{_TITLE}{_GAP}(?=[A-Z])")
_OWNER = re.compile(r"[\u2019']s?$")
_LEADING = re.compile(
    r"(?:The|A|An|In|On|At|But|And|It|He|She|They|We|This|That|These|Those|After|Before|While|"
    r"Though|Although|Despite|Since|When|If|As|For|Also|However|Any|All|No|Our|His|Her|Their|"
    r"According|Last|Earlier|Of|There|Both|Some|Many)\b\s*"
)
_DAYS = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_JOINED = re.compile(
    rf"\b(?P<items>{_CAP}(?:{_GAP}{_CAP}){{0,2}}"
    rf"(?:,{_GAP}{_CAP}(?:{_GAP}{_CAP}){{0,2}}){{0,6}}),?{_GAP}and{_GAP}(?:the{_GAP})?"
    rf"(?P<last>{_CAP}(?:{_GAP}{_CAP}){{0,2}})"
)
_MOST_IN_SENTENCE = 2


class IntroducedName(NamedTuple):
    """A name with the words to quote for it, and what it is the name of."""

    name: str
    type: ValueTypeName
    quote: Span
    noun: str


def names_in(text: str, sentences: Iterable[PlacedSentence]) -> Iterator[IntroducedName]:
    """Yield each name and each office where it is introduced first."""
    seen: set[tuple[str, str]] = set()
    for sentence in sentences:
        for named in (*_persons(text, sentence), *_bodies(text, sentence)):
            if (named.name, named.noun) not in seen:
                seen.add((named.name, named.noun))
                yield named


def names_of(text: str, start: int, end: int) -> tuple[str, ...]:
    """Give the names of a sentence: who acts, at its beginning, then one of those behind it.

    One word that begins it is a name if the text has it with a capital elsewhere, too.
    """
    found: list[str] = []
    for match in _RUN.finditer(text, start, end):
        name = _bare(_OWNER.sub("", " ".join(match[0].split())))
        if match.start() == start and " " not in name and not _is_name(text, name):
            continue
        if len(name) > 1 and not _DAYS.match(name) and name not in found:
            found.append(name)
    return tuple(found[:_MOST_IN_SENTENCE])


def lists_of(text: str, start: int, end: int) -> Iterator[tuple[str, ...]]:
    """Yield names that a sentence joins: "Britain, Canada and the United States"."""
    for match in _JOINED.finditer(text, start, end):
        items = (*match["items"].split(","), match["last"])
        names = (_bare(_OWNER.sub("", " ".join(item.split()))) for item in items)
        found = tuple(dict.fromkeys(name for name in names if name and not _DAYS.match(name)))
        if len(found) > 1:
            yield found


def _bare(name: str) -> str:
    """Leave out the office before a name, and words that only begin a sentence."""
    while _LEADING.match(name) and (shorter := _LEADING.sub("", name, count=1)) != name:
        name = shorter
    return _OFFICE.sub("", name)


def _is_name(text: str, word: str) -> bool:
    return word.isupper() or bool(re.search(rf"[a-z,] {re.escape(word)}\b", text))


def _persons(text: str, sentence: PlacedSentence) -> Iterator[IntroducedName]:
    for match in _PERSON.finditer(text, sentence.start, sentence.end):
        name = _OWNER.sub("", " ".join(match["name"].split()))
        yield IntroducedName(name, "name", match.span(), "name")
        office = " ".join(match["office"].split())
        yield IntroducedName(_LEADING.sub("", office, count=1), "term", match.span(), "office")


def _bodies(text: str, sentence: PlacedSentence) -> Iterator[IntroducedName]:
    for match in _BODY.finditer(text, sentence.start, sentence.end):
        name = _own(" ".join(match["name"].split()))
        yield IntroducedName(name, "name", match.span(), "full name")
        yield IntroducedName(match["short"], "name", match.span(), "acronym")
    for match in _KNOWN_AS.finditer(text, sentence.start, sentence.end):
        yield IntroducedName(" ".join(match["name"].split()), "name", match.span(), "name")


def _own(name: str) -> str:
    """Leave out whose body it is: "Turkey's Presidency of ..." has a name without Turkey."""
    first, _, rest = name.partition(" ")
    return rest if re.search(r"[\u2019']s$", first) else name
