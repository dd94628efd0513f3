"""Where the sentences of an article begin and end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.quotation_marks import Span

_TITLES = ("Dr", "Gen", "Mr", "Mrs", "Ms", "Sen", "St")
_NO_TITLE = "".join(rf"(?<!\b{title}[.!?])" for title in _TITLES)
_END = re.compile(
    rf"[.!?](?<!\b[A-Z].)(?<!\.[A-Z].){_NO_TITLE}['\"\u201d\u2019]*\s+"
    r"(?=[\"\u201c\u2018(]?[A-Z0-9])|\n[ \t]*\n|\n(?<=[^\n]{120}\n)"
)
"""Where a sentence ends; a line break ends one after a long line, or before an empty one.

Each way begins with its mark, so that most places of a text are passed over without looking back.
"""
_LOOK_BACK = 1000


def sentence_span(text: str, span: Span) -> Span:
    """Give where the sentence around a place begins and ends; of several, the first and last."""
    start, end = span
    begins = max(0, start - _LOOK_BACK)
    for ended in _END.finditer(text, begins, end):  # it looks ahead, into the quote
        if ended.end() <= start:
            begins = ended.end()
    follows = _END.search(text, max(start, end - 1))
    last = follows.start() + len(follows[0].rstrip()) if follows else len(text)
    return begins, max(end, last)


def sentences(text: str) -> Iterator[Span]:
    """Yield where each sentence of a text begins and ends, without the space around it."""
    start = 0
    for end in [*(ended.end() for ended in _END.finditer(text)), len(text)]:
        words = text[start:end]
        bare = words.strip()
        if bare:
            begins = start + words.index(bare[0])
            yield begins, begins + len(bare)
        start = end
