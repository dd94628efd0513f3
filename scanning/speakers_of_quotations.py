"""Who is quoted, as the words beside a quotation say: "...," Blinken said; she added: "..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scanning.common_words import NO_NAMES
from schema.name_words import name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from articles.quotation_marks import Span
    from scanning.scanned_text import ScannedText

_VERB = (
    r"(?:said|says|told|tells|added|adds|wrote|writes|tweeted|explained|continued|noted|insisted"
    r"|argued|stated|announced|claimed|warned|asked|replied|recalled|concluded|declared|testified"
    r"|remarked|observed|responded|exclaimed|joked|admitted|asserted|urged|posted)"
)
_PART = r"[^\W\d_a-z][\w.'\u2019-]*"
_WHO = (
    rf"(?P<who>(?:{_PART}[ ](?:(?:of|de|al|bin|von|van|the|for|and)[ ])?){{0,8}}{_PART}"
    r"|\b(?:he|she|He|She|they|They)\b)"
)
_ADVERB = r"(?:also[ ]|later[ ]|then[ ]|has[ ]|had[ ]|further[ ]|once[ ])?"
_AFTER = (
    re.compile(rf"\s*,?\s*(?:[a-z]+[ ]){{0,3}}{_WHO}(?:,[^,.\n]{{1,60}},)?[ ]{_ADVERB}{_VERB}\b"),
    re.compile(rf"\s*,?\s*{_VERB}[ ](?:[a-z][a-z ]{{1,40}}?[ ,])?{_WHO}"),
)
_BEFORE = (
    re.compile(
        rf"{_WHO}(?:,[^,.\n]{{1,60}},)?[ ]{_ADVERB}{_VERB}"
        r"(?:[ ][^.\n\"\u201c\u201d]{1,60})?[,:]?\s*$"
    ),
    re.compile(rf"(?:according to|in the words of)[ ](?:[a-z ]{{1,30}}[ ])?{_WHO}[,:]?\s*$"),
)
_PRONOUNS = frozenset(("he", "she", "they"))
_REACH = 160
_SAME_SPEECH = 700
"""So many characters after a quotation, "he" is still who said it."""


class QuotedSpeaker(NamedTuple):
    """Who is quoted: the name as it stands, with the words before it, and the full name."""

    written: str
    name: str


class SpeakerOf:
    """Says who is quoted in a text, quotation by quotation, in their order."""

    def __init__(self, text: ScannedText) -> None:
        """Look up the full names of the text when they are first needed."""
        self._text = text
        self._full: dict[str, str] | None = None
        self._last: tuple[int, QuotedSpeaker] | None = None

    def of(self, span: Span) -> QuotedSpeaker | None:
        """Give who is quoted there, None if the words beside it do not say."""
        for found in self._beside(span):
            speaker = self._named(found["who"], span)
            if speaker:
                self._last = span[1], speaker
                return speaker
        return None

    def _beside(self, span: Span) -> Iterator[re.Match[str]]:
        """Yield what may name the speaker: behind a quotation, then before it, in its paragraph."""
        text, (start, end) = self._text.text, span
        behind = text[end : end + _REACH].partition("\n")[0]
        ahead = text[max(0, start - _REACH) : start].rpartition("\n")[2]
        for pattern in _AFTER:
            if found := pattern.match(behind):
                yield found
        for pattern in _BEFORE:
            matches = list(pattern.finditer(ahead))
            if matches:
                yield matches[-1]

    def _named(self, who: str, span: Span) -> QuotedSpeaker | None:
        if who.lower() in _PRONOUNS:
            near = self._last and span[0] - self._last[0] <= _SAME_SPEECH
            return self._last[1] if self._last and near else None
        words = [word.plain for word in name_words(who, of_person=True).words]
        if not words or (len(words) == 1 and words[0] in NO_NAMES):
            return None
        if len(words) == 1:
            name = self._full_names().get(words[0])
            return QuotedSpeaker(who, name) if name else QuotedSpeaker(who, words[0])
        return QuotedSpeaker(who, " ".join(words))

    def _full_names(self) -> dict[str, str]:
        """Give the first full name of each surname of the text."""
        if self._full is None:
            self._full = {}
            for name in _names(self._text):
                self._full.setdefault(name.rpartition(" ")[2], name)
        return self._full


def _names(text: ScannedText) -> Iterable[str]:
    for row in text.words.rows:
        words = [word for word in row if not word.small]
        plain = [
            word.plain for word in name_words(" ".join(w.text for w in words), of_person=True).words
        ]
        if len(plain) > 1:
            yield " ".join(plain[-3:] if len(plain) > 3 else plain)  # noqa: PLR2004
