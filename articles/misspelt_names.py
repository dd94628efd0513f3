"""Names of the ledger that a text also spells in another way.

A spelling is told when all words of a known name but one stand in a row of capitalised words, and
the one that differs does so by a letter or two. Words are looked up by a known name with one word
left out, so the time is linear in the text, whatever the number of names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from schema.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from articles.quotes import Page
    from ledger.typed import TypedLedger

LEAST_LETTERS = 4
LONG = 7
"""Words of so many letters may differ by two; shorter ones by one."""
MOST_WORDS = 8
"""Longer names are titles of laws and the like, and not looked for."""
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019.-][^\W\d_]+)*")
_POSSESSIVE = re.compile("['\u2019][sS]?$")
_ENDING = 2
_OF_ONE_STEM = ("s", "es", "n", "an", "i")
"""What makes plurals, and Saudi Arabian out of Saudi Arabia: no slips of spelling."""
Words = tuple[str, ...]
Key = tuple[int, Words]
"""The place of a word in a name, and the other words."""


class Spelling(NamedTuple):
    """A known name, how a source also writes it, and where first: character (from 0) and line."""

    source: str
    known: str
    written: str
    start: int
    line: int


class _Word(NamedTuple):
    folded: str
    start: int
    end: int


@dataclass
class _Names:
    """Names by their folded words, and by all of these but one."""

    known: dict[Words, str] = field(default_factory=dict[Words, str])
    by_rest: dict[Key, list[Words]] = field(default_factory=dict[Key, "list[Words]"])
    lengths: set[int] = field(default_factory=set[int])

    def add(self, name: str) -> None:
        """Add a name of two words or more; the first spelling of those that fold alike counts."""
        words = tuple(map(fold, name.split()))
        if words in self.known or not 1 < len(words) <= MOST_WORDS:
            return
        self.known[words] = name
        self.lengths.add(len(words))
        for at, word in enumerate(words):
            if len(word) >= LEAST_LETTERS:
                self.by_rest.setdefault((at, words[:at] + words[at + 1 :]), []).append(words)

    def near(self, words: Words) -> Iterator[tuple[Words, str]]:
        """Yield known names that differ from these words by a slip: folded, and as written."""
        for at, word in enumerate(words):
            if len(word) >= LEAST_LETTERS:
                for known in self.by_rest.get((at, words[:at] + words[at + 1 :]), ()):
                    if _slip(known[at], word):
                        yield known, self.known[known]


def spellings(typed: TypedLedger, pages: dict[str, Page]) -> tuple[Spelling, ...]:
    """Give other spellings in each text, each once, of the names that claims and terms have.

    A name that some claim or term has is no misspelling: two of these are for CR105 to compare.
    """
    shared, of_sources = _names(typed)
    if not shared and not of_sources:
        return ()
    recorded = {
        tuple(map(fold, name.split()))
        for name in (*shared, *(n for names in of_sources.values() for n in names))
    } | {tuple(map(fold, (s.name or s.id).split())) for s in typed.read.records.subjects}
    everywhere = _index(shared)
    return tuple(
        spelling
        for source, page in pages.items()
        for spelling in _of_page(
            source, page, (everywhere, _index(of_sources.get(source, ()))), recorded
        )
    )


def _names(typed: TypedLedger) -> tuple[dict[str, None], dict[str, dict[str, None]]]:
    """Give the names of the vocabularies of names, and those of each source's claims."""
    naming = {a.id: a.vocabulary for a in typed.read.records.attributes if a.type == "name"}
    used = set(naming.values())
    shared = {
        name: None
        for vocabulary in typed.read.records.vocabularies
        if vocabulary.id in used
        for term in vocabulary.terms
        for name in (term.name or term.id, *term.aliases)
    }
    of_sources: dict[str, dict[str, None]] = {}
    for reading in typed.readings:
        if reading.attribute in naming:
            source = typed.read.records.claims[reading.claim].source
            of_sources.setdefault(source, {})[reading.value.text] = None
    return shared, of_sources


def _index(names: Iterable[str]) -> _Names:
    index = _Names()
    for name in names:
        index.add(name)
    return index


def _of_page(
    source: str, page: Page, indexes: tuple[_Names, ...], recorded: set[Words]
) -> Iterator[Spelling]:
    found: set[tuple[Words, Words]] = set()
    lengths = sorted({length for index in indexes for length in index.lengths})
    for run in _capitalised(page) if lengths else ():
        for start in range(len(run)):
            for length in lengths:
                window = run[start : start + length]
                words = tuple(word.folded for word in window)
                if len(words) < length or words in recorded:
                    continue
                for known, name in (near for index in indexes for near in index.near(words)):
                    if (known, words) not in found:
                        found.add((known, words))
                        yield _spelling(source, page, name, window)


def _spelling(source: str, page: Page, known: str, window: list[_Word]) -> Spelling:
    start, end = window[0].start, window[-1].end
    return Spelling(source, known, page.text[start:end], start, page.text.count("\n", 0, start) + 1)


def _capitalised(page: Page) -> Iterator[list[_Word]]:
    """Yield the runs of capitalised words with nothing but spaces between them."""
    text = page.text
    for start, end in page.furniture_spans:
        text = text[:start] + "\n" * (end - start) + text[end:]
    run: list[_Word] = []
    for found in _WORD.finditer(text):
        between = text[run[-1].end : found.start()] if run else ""
        if not found[0][0].isupper() or "\n" in between or between.strip():
            yield run
            run = []
        if found[0][0].isupper():
            word = _POSSESSIVE.sub("", found[0])
            run.append(_Word(fold(word), found.start(), found.start() + len(word)))
    yield run


def _slip(known: str, written: str) -> bool:
    """Whether two words differ as a slip of spelling does, and not as Iran and Iraq do."""
    short, long = sorted((known, written), key=len)
    if short[0] != long[0] or len(long) == LEAST_LETTERS:
        return False
    if long.startswith(short) and long[len(short) :] in _OF_ONE_STEM:
        return False
    distance = _distance(short, long)
    return distance == 1 or (distance == 2 and len(short) >= LONG and not _of_one_stem(short, long))  # noqa: PLR2004


def _of_one_stem(short: str, long: str) -> bool:
    """Whether two words differ in their endings alone: President and Presidency."""
    return long.startswith(short[:-_ENDING])


def _distance(one: str, other: str) -> int:
    """Count the letters to add, drop or change (Levenshtein)."""
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, start=1):
        before, row[0] = row[0], n
        for m, against in enumerate(other, start=1):
            changed = before + (letter != against)
            before, row[m] = row[m], min(changed, row[m] + 1, row[m - 1] + 1)
    return row[-1]
