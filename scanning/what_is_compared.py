"""Which articles a scan compares: English ones, of more than a few words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.word_classes import listed

if TYPE_CHECKING:
    from article_files.article import Article

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = listed(
    "the of and to in a is that for on was with as it by he at from his be an were are has have "
    "had not but what this which they or said their who will she her its been after one would"
)
_FEWEST = 25
"""Words. A text of fewer is a caption or a headline."""
_LEAST_SHARE = 0.16
"""Of the words of English news, 25 to 45 in a hundred are among these; of other languages in Latin
letters fewer than 10."""
_LOOKED_AT = 6000  # characters


def why_not_compared(article: Article) -> str:
    """Say why an article is not compared, as words after its name; "" if it is."""
    words = _WORD.findall(article.text[:_LOOKED_AT])
    if len(words) < _FEWEST:
        return f"has {len(words)} words, too few to compare"
    known = sum(word.lower() in _ENGLISH for word in words)
    return "" if known >= _LEAST_SHARE * len(words) else "is not in English, as far as can be told"
