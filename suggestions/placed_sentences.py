"""The sentences of an article, each with its place, and the clauses of a sentence.

Offsets are those of characters in the text. Furniture is blank in `masked`, so that a sentence may
run on over it; its words are then those around it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from schema.records import Place

Span = tuple[int, int]

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_STOP = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019)\]]*(?=\s|$)")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|Gen|Lt|Col|Sgt|Cpl|Capt|Gov|Sen|Rep|St|Jr|Sr|No|vs|Inc|Ltd|"
    r"Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|est)|\b[A-Za-z])\.$"
)
_BEGINS = re.compile(r"[\"'\u201c\u2018(\[]*[A-Z0-9]")
_AFTER_INITIALS = re.compile(
    r"(?:The|A|An|In|On|At|It|He|She|They|But|And|If|We|This|That|Those|These|After|Before)\b"
)
_INITIALS = re.compile(r"(?:\b[A-Z]\.){2,}$")
_LEAST_LINE = 45
"""Characters from which on a line may be one that a text editor has broken."""
_FEWEST_LINES, _ALIKE, _PAGE = 3, 0.75, 120
_FEWEST_WORDS = 4
_PAGE_LINE = re.compile(
    r"\s*(?:updated\b|published\b|posted\b|last modified|reported by|written by|edited by|by [A-Z]|"
    r"read(?: also| more)?\s?:|source:|image credits?|photo(?: credits?)?:|\(?image credits?:|"
    r"\W*advertisement\b|subscribe\b|sign up\b|share (?:this|on)|follow us|click here|"
    r"related:|see also|\|)",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"\s*(?:\u00a9|photo\b|image\b|picture\b|file photo)", re.IGNORECASE)
_HANGS = re.compile(r"(?:\b(?:the|a|an|of|in|on|at|to|for|and|by|with|from|that|was|were|is)|,)$")
_LONGEST_HEADLINE = 30
_LONGEST_STANDFIRST = 60
_ENDS_SENTENCE = re.compile(r"[.!?:;\u2026][\"'\u201d\u2019)]*$")

_CUT = re.compile(
    r";\s+|\s[\u2014\u2013]\s|"
    r",\s+(?=(?:and|but|while|which|who|whose|as|after|because|although|though|whereas|when|where|"
    r"so|yet|despite|[a-z]+ing)\b)|"
    r"\s(?=(?:while|whereas|although|because|despite|after\s(?:the|a|an|its|their|[a-z]+ing))\b)|"
    r"\s(?=and\s+(?:[a-z]+ed|has|have|had|was|were|is|are|will|would|said|that)\b)"
)
_FEWEST_IN_CLAUSE = 5
_SHORTENED = 12
"""Characters that an abbreviation is looked for in."""
_LONGEST = 1200
"""Characters of a sentence: what has no full stop for longer is a table, or no prose."""


class PlacedSentence(NamedTuple):
    """A sentence: where it is, where its paragraph begins, and what part of the article it is."""

    start: int
    end: int
    paragraph: int
    place: Place


def masked(text: str, furniture: Iterable[Span]) -> str:
    """Give a text with blanks in place of its furniture, as long as it was."""
    for start, end in furniture:
        gap = re.sub(r"[^\n]", " ", text[start:end])
        text = text[:start] + gap + text[end:]
    return text


def words_of(text: str, span: Span) -> str:
    """Give the words of a span on one line."""
    return " ".join(text[slice(*span)].split())


def sentences(text: str, headline: str | None = None) -> tuple[PlacedSentence, ...]:
    """Give the sentences of a masked text, without lines that are the page's and not its own."""
    paragraphs = [span for span in _paragraphs(text) if text[slice(*span)].strip()]
    places = _places(text, paragraphs, headline)
    found: list[PlacedSentence] = []
    for (start, end), place in zip(paragraphs, places, strict=True):
        if place is None:
            continue
        found += [PlacedSentence(*span, start, place) for span in _split(text, start, end)]
    return tuple(found)


def clauses(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Give the clauses of a sentence: its parts between marks and linking words.

    One of fewer than five words is no clause of its own, nor is what has no letters.
    """
    cuts = [start, *(start + cut.end() for cut in _CUT.finditer(text[start:end])), end]
    parts: list[Span] = []
    for first, last in pairwise(cuts):
        if parts and (_is_short(text, parts[-1]) or _is_short(text, (first, last))):
            parts[-1] = (parts[-1][0], last)
        else:
            parts.append((first, last))
    return tuple(trimmed(text, part) for part in parts)


def trimmed(text: str, span: Span) -> Span:
    """Give a span without the spaces, commas and links at its ends."""
    start, end = span
    while start < end and text[start] in " \n\t\r,;\u2013\u2014":
        start += 1
    while end > start and text[end - 1] in " \n\t\r,;:.\u2013\u2014":
        end -= 1
    if (
        end < len(text)
        and text[end] == "."
        and _INITIALS.search(text[max(start, end - _SHORTENED) : end + 1])
    ):
        end += 1
    return start, end


def _is_short(text: str, span: Span) -> bool:
    return len(text[slice(*span)].split()) < _FEWEST_IN_CLAUSE


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield paragraphs: what blank lines part, and in it lines that no editor has broken."""
    begins = [0, *(blank.end() for blank in _BLANK_LINE.finditer(text)), len(text)]
    for start, end in pairwise(begins):
        lines = [(m.start() + start, m.end() + start) for m in re.finditer(r".+", text[start:end])]
        if _is_broken([text[slice(*line)].strip() for line in lines]):
            yield start, end
        else:
            yield from lines


def _is_broken(lines: list[str]) -> bool:
    """Whether the lines of a block are one paragraph, which a text editor has broken.

    Where none plainly goes on, at least three must be about as long as one another.
    """
    if any(_goes_on(before, line) for before, line in pairwise(lines)):
        return True
    longest = max(map(len, lines), default=0)
    alike = all(len(line) >= longest * _ALIKE for line in lines[:-1])
    goes_on = any(not _ENDS_SENTENCE.search(line) for line in lines[:-1])
    return len(lines) >= _FEWEST_LINES and _LEAST_LINE <= longest <= _PAGE and alike and goes_on


def _goes_on(before: str, line: str) -> bool:
    """Whether a line breaks off before the next one: at a small word, a comma or a small letter."""
    if _HANGS.search(before) and line[:1].isalnum():
        return True
    begins = line[:1].islower() or bool(re.match(r"[$\u00a3\u20ac]?\d", line))
    return begins and not _ENDS_SENTENCE.search(before) and len(before.split()) >= _FEWEST_WORDS


def _places(text: str, paragraphs: list[Span], headline: str | None) -> list[Place | None]:
    """Say what part of the article each paragraph is; None for a line of the page."""
    lines = [words_of(text, span) for span in paragraphs]
    own = [None if _is_of_page(line) else "body" for line in lines]
    places: list[Place | None] = [None if of is None else "body" for of in own]
    head = _headline(lines, places, headline)
    if head is not None:
        for n, line in enumerate(lines):
            if line == lines[head]:
                places[n] = "headline"
        _mark_standfirst(lines, places, head)
    for n, line in enumerate(lines):
        if places[n] == "body" and _CAPTION.match(line):
            places[n] = "caption"
    return places


def _is_of_page(line: str) -> bool:
    if _PAGE_LINE.match(line):
        return True
    return len(line.split()) < _FEWEST_WORDS and not _ENDS_SENTENCE.search(line)


def _headline(lines: list[str], places: list[Place | None], headline: str | None) -> int | None:
    given = " ".join((headline or "").split())
    if given in lines:
        return lines.index(given)
    first = next((n for n, place in enumerate(places) if place), None)
    if first is None or _ENDS_SENTENCE.search(lines[first]):
        return None
    return first if len(lines[first].split()) <= _LONGEST_HEADLINE else None


def _mark_standfirst(lines: list[str], places: list[Place | None], head: int) -> None:
    """Mark the paragraph below the headline where a line of the page sets it apart.

    So does a date line, or that its words open the text again.
    """
    below = head + 1
    while below < len(lines) and places[below] == "headline":
        below += 1
    if below + 1 >= len(lines) or places[below] != "body":
        return
    if len(lines[below].split()) > _LONGEST_STANDFIRST:
        return
    after = lines[below + 1]
    if places[below + 1] is None or places[below + 1] == "headline" or after == lines[below]:
        places[below] = "standfirst"


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of a paragraph."""
    begin = start
    for stop in _STOP.finditer(text, start, end):
        rest = text[stop.end() : min(end, stop.end() + _SHORTENED)].lstrip()
        if (
            not rest
            or not _BEGINS.match(rest)
            or _is_abbreviation(text[max(begin, stop.end() - _SHORTENED) : stop.end()], rest)
        ):
            continue
        yield from _whole(text, begin, stop.end())
        begin = stop.end()
    yield from _whole(text, begin, end)


def _is_abbreviation(before: str, rest: str) -> bool:
    if _INITIALS.search(before):
        return not _AFTER_INITIALS.match(rest)
    return bool(_SHORT.search(before))


def _whole(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if any(c.isalpha() for c in text[start:end]):
        yield start, end
