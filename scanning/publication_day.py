"""When an article was published: as its file says, or as an agency sets it before its sentences.

That is "LONDON, 5 May 2019 (Reuters) -"; a date inside a sentence says nothing of the article.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from article_files.page_dates import worded_day
from schema.problem import ValueProblem
from schema.values.date import read_days

if TYPE_CHECKING:
    from article_files.article import Article

_DATELINE = re.compile(
    r"^[^\W\d_a-z][^\W\d_]*[^\d\n]{0,40}?[,(\s]\s*(?P<day>[^\W\d_]{3,9}\.?\s\d{1,2},?\s(?:19|20)\d\d"
    r"|\d{1,2}\s[^\W\d_]{3,9}\.?\s(?:19|20)\d\d)\)?\s*(?:\([^()\n]{2,30}\)\s*)?(?:-+|\u2013|\u2014)\s",
    re.MULTILINE,
)
_HEAD = 1200
"""Characters of a text, among which its first sentence is."""
_LINE = "line "
"""How `Article.dated_by` begins where a line of the text itself says the day."""


class PublicationDay(NamedTuple):
    """The first and last day (since 1970-01-01) on which an article can have appeared.

    `in_text`: the text itself says so, and not only what its file has beside it, which may be the
    day on which a page was fetched.
    """

    first: int
    last: int
    in_text: bool


def publication_day(article: Article) -> PublicationDay | None:
    """Give when an article was published; None if neither its file nor its text says so."""
    dateline = _DATELINE.search(article.text[:_HEAD])
    stated = worded_day(dateline["day"]) if dateline else None
    if article.published:
        in_text = (article.dated_by or "").startswith(_LINE) or stated == article.published
        return _days(article.published, in_text=in_text)
    return _days(stated, in_text=True) if stated else None


def _days(published: str, *, in_text: bool) -> PublicationDay | None:
    with suppress(ValueProblem):
        ranges = read_days(published.partition("T")[0])
        first, last = ranges[0][0], ranges[-1][1]
        if first is not None and last is not None:
            return PublicationDay(first, last, in_text)
    return None
