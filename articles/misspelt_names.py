"""Find names of the ledger that a text also spells in another way.

A spelling is reported when all words of a known name but one are in a row of capitalised words,
and the one that differs does so by a letter or two. Words are looked up by
a known name with one word left out, so the time is linear in the text, whatever the number of
names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from articles.quotes import replaced
from schema.folding import fold
from schema.misspelling import LEAST_LETTERS, is_misspelling
from schema.values import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from articles.quotes import ArticleText
    from ledger.typed import TypedLedger

MOST_WORDS = 8
"""Longer names are titles of laws and the like, and are not looked for."""
_MARKS = "['\u2019.-]"
_NOT_IN_SMALL_LETTERS = re.compile(
    rf"[^\W\d_a-z](?<![^\W\d_].)(?<![^\W\d_]{_MARKS}.)[^\W\d_]*(?:{_MARKS}[^\W\d_]+)*"
)
"""A word, which marks may join, that no small letter of English begins: most words are none."""
_POSSESSIVE = re.compile("['\u2019][sS]?$")
Words = tuple[str, ...]
Key = tuple[int, Words]
"""The place of a word in a name, and the other words."""


class Misspelling(NamedTuple):
    """A known name, how a source also writes it, and where first: character (from 0), line."""

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
        if words in self.known or not _has_words_enough(name):
            return
        self.known[words] = name
        self.lengths.add(len(words))
        for at, word in enumerate(words):
            if len(word) >= LEAST_LETTERS:
                self.by_rest.setdefault((at, words[:at] + words[at + 1 :]), []).append(words)

    def near(self, words: Words) -> Iterator[tuple[Words, str]]:
        """Yield known names that these words misspell: folded, and as written."""
        for at, word in enumerate(words):
            if len(word) >= LEAST_LETTERS:
                for known in self.by_rest.get((at, words[:at] + words[at + 1 :]), ()):
                    if is_misspelling(known[at], word):
                        yield known, self.known[known]


def misspelt_names(
    typed: TypedLedger, articles: Mapping[str, ArticleText]
) -> tuple[Misspelling, ...]:
    """Give misspellings in each text, each once, of the names that claims and terms have.

    Names of terms are looked for in all texts, those of claims in the text of their source. A name
    that some claim or term has is no misspelling: two of these are for CR105 to compare.
    """
    shared, of_sources = _names(typed)
    if not shared and not of_sources:
        return ()
    recorded = {
        tuple(map(fold, name.split()))
        for name in (*shared, *(n for names in of_sources.values() for n in names))
    } | {tuple(map(fold, (s.name or s.id).split())) for s in typed.read.records.subjects}
    everywhere = _index(shared)
    found: list[Misspelling] = []
    for source in articles:
        indexes = everywhere, _index(of_sources.get(source, ()))
        if any(index.known for index in indexes):
            found += _of_article(source, articles[source], indexes, recorded)
    return tuple(found)


def names_looked_for(typed: TypedLedger, articles: Iterable[str]) -> dict[str, int]:
    """Give for the text of each source how many names `misspelt_names` looks for in it."""
    shared, of_sources = _names(typed)
    return {
        source: sum(map(_has_words_enough, {**shared, **of_sources.get(source, {})}))
        for source in articles
    }


def _has_words_enough(name: str) -> bool:
    return 1 < len(name.split()) <= MOST_WORDS


def _names(typed: TypedLedger) -> tuple[dict[str, None], dict[str, dict[str, None]]]:
    """Give the names of the vocabularies of names, and those of each source's claims."""
    naming = {a.id: a.vocabulary for a in typed.read.records.attributes if a.type in NAMES}
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


def _of_article(
    source: str, article: ArticleText, indexes: tuple[_Names, ...], recorded: set[Words]
) -> Iterator[Misspelling]:
    found: set[tuple[Words, Words]] = set()
    lengths = sorted({length for index in indexes for length in index.lengths})
    for row in _capitalised(article):
        for start in range(len(row)):
            for length in lengths:
                window = row[start : start + length]
                words = tuple(word.folded for word in window)
                if len(words) < length or words in recorded:
                    continue
                for known, name in (near for index in indexes for near in index.near(words)):
                    if (known, words) not in found:
                        found.add((known, words))
                        yield _misspelling(source, article, name, window)


def _misspelling(source: str, article: ArticleText, known: str, window: list[_Word]) -> Misspelling:
    start, end = window[0].start, window[-1].end
    line = article.text.count("\n", 0, start) + 1
    return Misspelling(source, known, article.text[start:end], start, line)


def _capitalised(article: ArticleText) -> Iterator[list[_Word]]:
    """Yield the rows of capitalised words with nothing but spaces between them."""
    text = replaced(article.text, article.furniture_spans, "\n")
    row: list[_Word] = []
    for found in _NOT_IN_SMALL_LETTERS.finditer(text):
        capitalised = found[0][0].isupper()
        if row and not (capitalised and _only_spaces(text[row[-1].end : found.start()])):
            yield row
            row = []
        if capitalised:
            word = _POSSESSIVE.sub("", found[0])
            row.append(_Word(fold(word), found.start(), found.start() + len(word)))
    yield row


def _only_spaces(between: str) -> bool:
    return "\n" not in between and not between.strip()
