"""Who says what a sentence states: the outlet itself, or somebody whom it cites.

Read are verbs of saying with their subject before or behind them, and "according to". A person who
was named in full is meant by the surname alone; "he", "she" and "they" are whoever spoke last.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from schema.same_name import persons_agree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from suggestions.placed_sentences import PlacedSentence, Span

_VERBS = (
    "said|says|say|told|tells|added|adds|claimed|claims|claim|stated|states|argued|argues|argue|"
    "emphasi[sz]ed|stressed|stresses|insisted|insists|confirmed|confirms|announced|announces|"
    "reported|reports|warned|warns|denied|denies|noted|notes|explained|explains|estimated|"
    "estimates|alleged|alleges|testified|wrote|writes|tweeted|declared|acknowledged|admitted|"
    "concluded|maintained that|asserted that|suggested that|replied|recalled|predicted|expects|"
    "mentioned|urged|"
    "called on|demanded|threatened|pledged|vowed|promised|expressed|referred|made clear|invited"
)
_BETWEEN = (
    r"(?:\s*,[^,.;\u201c\u201d\"]{2,60},)?"
    r"(?:\s+(?:has|have|had|also|further|then|even|later|once again|again|repeatedly|"
    r"previously|earlier|on \w+day|last \w+|reportedly|publicly)){0,3}"
)
_CAP = r"\b(?:(?:Dr|Mrs?|Ms|St|[A-Z])\.(?:[A-Z]\.){0,4}|[A-Z\u00c0-\u00de][\w\u2019'&-]*)"
_NAME = (
    rf"\b(?:(?:[Tt]he|[Aa]n?|[Ss]ome|[Mm]any|[Hh]is|[Hh]er|[Tt]heir)\s+)?"
    rf"(?:{_CAP}(?:,?\s+(?:(?:of|for|the|and|de|van|von|al|bin)\s+)?{_CAP}){{0,8}}"
    r"(?:\s+(?:officials?|authorit(?:y|ies)|spokes\w+|ministers?|lawyers?|police|government|"
    r"administration|investors|analysts?|union))?"
    r"|(?:[a-z][\w\u2019'-]+\s+){0,3}(?:officials?|authorit(?:y|ies)|spokes(?:man|woman|person)|"
    r"ministers?|ministry|lawyers?|police|prosecutors?|government|company|companies|firm|operator|"
    r"witness(?:es)?|residents?|union|analysts?|experts?|investigators?|doctors?|agency|"
    r"statement|report|study|investors|line|inspectors)"
    r"|[Hh]e|[Ss]he|[Tt]hey)"
)
_BEFORE = re.compile(rf"(?P<who>{_NAME}){_BETWEEN}\s+(?P<verb>{_VERBS})$")
_VERB = re.compile(rf"\b(?:{_VERBS}|[Aa]ccording to|[Ii]n the words of|speaks? of|puts?)\b")
_FURTHEST = 160
"""Characters before a verb of saying in which its subject is looked for."""
_BEHIND = re.compile(
    rf"[,\"\u201d\u2019]\s*(?P<verb>said|says|told|added|according to)\s+(?P<who>{_NAME})"
)
_ACCORDING = re.compile(rf"\b(?P<verb>[Aa]ccording to|[Ii]n the words of)\s+(?P<who>{_NAME})")
_SPEAKS_OF = re.compile(rf"(?P<who>{_NAME})\s+(?P<verb>speaks? of|puts? (?:it|them) at)\b")
_PRONOUN = re.compile(r"(?:he|she|they)", re.IGNORECASE)
_LONGEST_NAME = 4
_DETERMINED = re.compile(r"(?:The|An?|Some|Many|No|This|That)\b")
_TITLED = re.compile(rf"{_CAP}(?:[^\S\n]+(?:of[^\S\n]+)?{_CAP})+")
_NOT_SAID = re.compile(r"\b(?:did|does|do|has|have|had) not\b|\bdidn.t\b|\bbeing\b")
_OFFICE = re.compile(
    r"^.*\b(?:President|Minister|Secretary(?: of State)?|Spokes\w+|spokes\w+|Chief|Chair(?:man)?|"
    r"Executive|Officer|Director|Governor|Senator|Captain|Mayor|Judge|Police|General|Colonel|"
    r"Professor|Dr\.?|Mr\.?|Mrs\.?|Ms\.?|CEO|COO|CFO),?\s+(?=[A-Z])"
)
_NO_PERSON = re.compile(
    r"^(?:However|Despite|After|Before|While|Though|Although|If|In|On|At|But|And|Also|For|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|"
    r"August|September|October|November|December)\b,?\s*"
)


class Attribution(NamedTuple):
    """Who is cited, by the name that the article gives, and the words that show it.

    `start` and `end` are the words that cite; what stands in them is the outlet's own.
    """

    speaker: str
    words: str
    start: int
    end: int


def attributions(
    text: str,
    sentences: Sequence[PlacedSentence],
    quotations: Iterable[Span],
    known: Iterable[str] = (),
) -> dict[int, Attribution]:
    """Give who is cited in which sentences, by the number of the sentence.

    `known` are names of speakers that a ledger has; they are preferred to the article's own.
    """
    names = [*known, *_full_names(text)]
    found: dict[int, Attribution] = {}
    last = ""
    for n, sentence in enumerate(sentences):
        cited = _cited(text, sentence)
        if cited is None:
            continue
        who = cited.speaker
        if _PRONOUN.fullmatch(who):
            if not last:
                continue
            who = last
        who = _in_full(who, names)
        last = who
        found[n] = cited._replace(speaker=who)
    return found | _of_quotations(sentences, quotations, found)


def _of_quotations(
    sentences: Sequence[PlacedSentence], quotations: Iterable[Span], found: dict[int, Attribution]
) -> dict[int, Attribution]:
    """Give the sentences of a quotation the speaker of the sentence that it begins or ends in."""
    more: dict[int, Attribution] = {}
    for start, end in quotations:
        inside = [n for n, s in enumerate(sentences) if s.start < end and start < s.end]
        named = [n for n in inside if n in found]
        if len(inside) > 1 and named:
            more |= {n: found[named[0]] for n in inside if n not in found}
    return more


def _cited(text: str, sentence: PlacedSentence) -> Attribution | None:
    for match in _citing(text, *sentence[:2]):
        who = _named(match["who"])
        if not who or who.lower() in _NOBODY or _NOT_SAID.search(match[0]):
            continue
        words = " ".join(match[0].split()).strip(',"\u201d\u2019 ')
        return Attribution(who, words, match.start(), match.end())
    return None


def _citing(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what may cite somebody. A verb is looked for first, then the name in front of it."""
    verbs = list(_VERB.finditer(text, start, end))
    for pattern in (_ACCORDING, _BEHIND, _SPEAKS_OF):
        if verbs:
            yield from pattern.finditer(text, start, end)
    for verb in verbs:
        found = _BEFORE.search(text, max(start, verb.start() - _FURTHEST), verb.end())
        if found:
            yield found


def _named(who: str) -> str:
    """Give a name without words before it that are none of its own."""
    words = " ".join(who.split())
    while (shorter := _NO_PERSON.sub("", words)) != words:
        words = shorter
    return words


_NOBODY = frozenset(("it", "this", "that", "these", "those", "there", "which", "who", "what"))


def _full_names(text: str) -> list[str]:
    """Give what an article calls persons in full, without their offices."""
    found = (_OFFICE.sub("", _named(m[0])) for m in _TITLED.finditer(text))
    counted = Counter(name for name in found if " " in name and not _DETERMINED.match(name))
    return [name for name, _ in counted.most_common()]


def _in_full(who: str, names: Iterable[str]) -> str:
    """Give the fuller name of whom a surname or a name with an office means."""
    bare = _OFFICE.sub("", who) or who
    if bare.startswith("The "):
        bare = bare[4:] if bare[4:5].isupper() else f"the {bare[4:]}"
    for name in names:
        if bare == name or (bare != name and _is_of(bare, name)):
            return name
    return bare


def _is_of(bare: str, name: str) -> bool:
    words, whole = bare.split(), name.split()
    if not bare[:1].isupper() or len(whole) > _LONGEST_NAME:
        return False
    return len(whole) > len(words) and whole[-1] == words[-1] and persons_agree(bare, name)
