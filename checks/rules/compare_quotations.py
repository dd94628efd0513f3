"""Quotations compared with one another: the same words of two speakers, and one in other words.

Quotations are paired that share words; words that very many of them have are passed over. Two
speakers are two if no name of theirs may be the other's: of a person and an office ("the mayor"),
or a person and a body, nobody can say, and they are not compared.

One speaker is quoted on one occasion if two sources are published, or the statements made, within
three days of each other; a source without a date may be of any day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from articles.quotation_marks import quoted_spans
from articles.quotations import QuotedWords, compared, in_other_words, same_words
from articles.two_speakers import two_speakers
from schema.same_name import persons_agree

if TYPE_CHECKING:
    from articles.quotations import Kind
    from checks.definition import Context

_QUOTATIONS = """
SELECT c.id AS claim, c.source, c.speaker, c.voice, c.quote, q.spoken,
       q.state = 'no text' AS unseen, q.start_at, q.end_at,
       coalesce(c.as_of_lo, s.published_lo) AS first_day,
       coalesce(c.as_of_hi, s.published_hi) AS last_day
FROM claims c
JOIN quotes q ON q.claim = c.id
JOIN sources s ON s.id = c.source
WHERE c.speaker IS NOT NULL
ORDER BY c.id
"""
_COLUMNS = {
    "kind": "VARCHAR",
    "one": "INTEGER",
    "other": "INTEGER",
    "said_in_one": "VARCHAR",
    "said_in_other": "VARCHAR",
}
_COMMON = 100
"""A word of more quotations than these pairs none of them."""
_SHARED = 2
"""So many words two quotations must share to be compared."""
_DAYS = 3


class _Speech(NamedTuple):
    claim: int
    source: str
    speaker: str
    voice: str
    quote: str
    spoken: bool
    unseen: bool
    start_at: int | None
    end_at: int | None
    first_day: int | None
    last_day: int | None

    @property
    def quotation(self) -> str:
        """The words in quotation marks; of a text that is not there, all words."""
        if self.spoken:
            return self.quote
        marked = [self.quote[a:b] for a, b in quoted_spans(self.quote, excerpt=True)]
        return " ".join(marked) or (self.quote if self.unseen else "")


class _ComparedQuotation(NamedTuple):
    speech: _Speech
    said: str
    compared: QuotedWords


def compare_quotations(context: Context) -> None:
    """Make the tables `quotation_pairs` and `quotations_compared`, which has the kinds compared."""
    every = [_quotation(each) for each in context.store.records(_Speech, _QUOTATIONS)]
    telling = [quotation for quotation in every if quotation.compared.telling]
    pairs = [
        (kind, one.speech.claim, other.speech.claim, one.said, other.said)
        for one, other in _sharing_words(telling)
        if (kind := _kind(one, other))
    ]
    context.store.make_from_rows("quotation_pairs", _COLUMNS, pairs)
    kinds = [(kind,) for kind in _kinds_compared(telling)]
    context.store.make_from_rows("quotations_compared", {"kind": "VARCHAR"}, kinds)


def _quotation(speech: _Speech) -> _ComparedQuotation:
    said = " ".join(speech.quotation.split())
    return _ComparedQuotation(speech, said, compared(said))


def _sharing_words(
    quotations: list[_ComparedQuotation],
) -> Iterator[tuple[_ComparedQuotation, _ComparedQuotation]]:
    """Yield the pairs that share some words which few of them have."""
    having: dict[str, list[int]] = {}
    for n, quotation in enumerate(quotations):
        shared = Counter(
            earlier
            for word in quotation.compared.meaning
            if len(having.get(word, ())) < _COMMON
            for earlier in having.get(word, ())
        )
        for earlier, words in sorted(shared.items()):
            if words >= _SHARED:
                yield quotations[earlier], quotation
        for word in quotation.compared.meaning:
            having.setdefault(word, []).append(n)


def _kind(one: _ComparedQuotation, other: _ComparedQuotation) -> Kind | None:
    """Say what is wrong with two quotations, if something is."""
    if _one_speaker(one.speech, other.speech):
        reworded = _on_one_occasion(one.speech, other.speech) and in_other_words(
            one.compared, other.compared
        )
        return "other words" if reworded else None
    if _apart(one.speech, other.speech) and same_words(one.compared, other.compared):
        return "two speakers" if two_speakers(one.speech.speaker, other.speech.speaker) else None
    return None


def _kinds_compared(quotations: list[_ComparedQuotation]) -> Iterator[Kind]:
    """Give the kinds for which there are two quotations to compare."""
    pairs = [(one.speech, other.speech) for one, other in combinations(quotations[:_COMMON], 2)]
    if any(
        not _one_speaker(*pair) and _apart(*pair) and two_speakers(pair[0].speaker, pair[1].speaker)
        for pair in pairs
    ):
        yield "two speakers"
    if any(_one_speaker(*pair) and _on_one_occasion(*pair) for pair in pairs):
        yield "other words"


def _one_speaker(one: _Speech, other: _Speech) -> bool:
    return one.voice == other.voice or persons_agree(one.speaker, other.speaker)


def _apart(one: _Speech, other: _Speech) -> bool:
    """Whether two claims do not quote one passage, which two may have said together."""
    if one.source != other.source:
        return True
    ends = one.start_at, one.end_at, other.start_at, other.end_at
    if one.unseen or None in ends:
        return False
    return (one.end_at or 0) <= (other.start_at or 0) or (other.end_at or 0) <= (one.start_at or 0)


def _on_one_occasion(one: _Speech, other: _Speech) -> bool:
    """Whether two sources may quote one statement, by the days of publication."""
    if one.source == other.source:
        return False
    first, last = (one.first_day, other.first_day), (one.last_day, other.last_day)
    starts = [day for day in first if day is not None]
    ends = [day for day in last if day is not None]
    return len(starts) < len(first) or len(ends) < len(last) or max(starts) - min(ends) <= _DAYS
