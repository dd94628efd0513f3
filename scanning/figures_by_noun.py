"""Every figure of the articles under the noun that it counts or measures: for the eye, no verdict.

Whether two figures are of one thing, no rule can say: of those in similar sentences, one in eight
pairs was an error. So they are put side by side, and an editor looks at them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from extraction import expressions
from extraction.word_classes import listed
from scanning.scan_finding import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extraction import Expression
    from scanning.scanned_text import ScannedText

_AFTER = re.compile(r"[ -]?(?:[^\W\d_]+(?:['\u2019-][^\W\d_]+)*[ ]?){1,5}")
_BEFORE = re.compile(
    r"([^\W\d_]{3,})(?:[ ](?:of|to|was|is|were|at|by|worth|reached|totalled|totaled))[ ]$"
)
_NO_NOUN = listed(
    "a about after all and are as at back because before but by each for from had has have he her "
    "here his if in into is it its last later long more most new next of off old on once or other "
    "our out over she so than that the their them then there these they this those to too under "
    "until up was we were what when where which while who will with without would year-old year "
    "said says say ago away apart only also not since per every any both "
    "ahead alone together else"
)
_BETWEEN = listed("other more of the these those additional new different such his her their its")
"""What may stand between a figure and its noun."""
_SKIPPED = 2
_KINDS = {"money": "money", "percentage": "percent", "quantity": "measure", "count": "other counts"}
_PLURALS = {"men": "man", "women": "woman", "children": "child", "people": "people"}
_REACH = 60
_LEAST = 4


class FigureRow(NamedTuple):
    """One figure as it stands in an article."""

    written: str
    spot: Spot


class FiguresByNoun:
    """The figures of all articles, by the noun in singular form."""

    def __init__(self) -> None:
        """Begin without any."""
        self._by_noun: defaultdict[str, list[FigureRow]] = defaultdict(list)

    def add(self, text: ScannedText) -> None:
        """Keep the figures of one article."""
        at = 0
        for line in text.text.splitlines(keepends=True):
            if line.strip():
                for found in expressions(line):
                    if found.kind in _KINDS and not any(a.loose for a in found.amounts):
                        spot = Spot(text.number, at + found.start, at + found.end)
                        self._by_noun[_noun(line, found)].append(FigureRow(found.text, spot))
            at += len(line)

    def rows(self) -> Iterator[tuple[str, list[FigureRow]]]:
        """Yield each noun with its figures: those that most articles have first, no nouns last."""
        by_noun = self._by_noun
        articles = {noun: len({row.spot.article for row in rows}) for noun, rows in by_noun.items()}
        others = frozenset(_KINDS.values())
        for noun in sorted(by_noun, key=lambda each: (each in others, -articles[each], each)):
            yield noun, by_noun[noun]


def _noun(line: str, found: Expression) -> str:
    """Give the noun after a figure, else the one before it, else what kind of figure it is."""
    if any(amount.is_age for amount in found.amounts):
        return "age"
    if found.kind == "quantity":
        return found.amounts[0].unit if found.amounts else "measure"
    after = _AFTER.match(line, found.end, found.end + _REACH)
    noun = _head(after[0].lstrip(" -").split()) if after else ""
    before = None if noun else _BEFORE.search(line, max(0, found.start - _REACH), found.start)
    return singular(noun or (before[1].lower() if before else "")) or _KINDS[found.kind]


def _head(words: list[str]) -> str:
    """Give the last of the words up to the first that belongs to no name of a thing."""
    noun = ""
    words = [word for word in words[:_SKIPPED] if word.lower() not in _BETWEEN] + words[_SKIPPED:]
    for word in words[:3]:
        if word.lower() in _NO_NOUN or not word.replace("-", "").isalpha():
            break
        if noun and (word.endswith(("ed", "ing")) or word[0].isupper()):
            break
        noun = word.lower()
        if noun.endswith("s") or noun in _PLURALS:
            break
    return noun


def singular(noun: str) -> str:
    """Give the singular of a plural, as far as its ending tells it."""
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith("ies") and len(noun) > _LEAST:
        return f"{noun[:-3]}y"
    plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) >= _LEAST
    return noun[:-1] if plural else noun
