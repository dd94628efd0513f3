"""Which texts a scan reads: English ones, of more than a few words, each once."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from article_files.article import Article

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of and to in a is that for on was with as it by he at from his be an were are has have "
    "had not but this which they or said their who will she her its been after one would".split()
)
_FEWEST = 25
"""Words. A text of fewer is a caption or a headline."""
_LEAST_SHARE = 0.16
"""Of the words of English news, 25 to 45 in a hundred are among these; of other languages that
are written in Latin letters, fewer than 10."""
_LOOKED_AT = 600


def why_not_read(article: Article) -> str:
    """Say why an article is not compared, as words after its name; "" if it is."""
    words = _WORD.findall(article.text[: _LOOKED_AT * 10])[:_LOOKED_AT]
    if len(words) < _FEWEST:
        return f"has {len(words)} words; a scan needs {_FEWEST}"
    if article.language and not article.language.lower().startswith("en"):
        return f"is in another language ({article.language}); only English is read"
    known = sum(word.lower() in _ENGLISH for word in words)
    return "" if known >= _LEAST_SHARE * len(words) else "seems to be in a language other than English"


def digest(text: str) -> bytes:
    """Give what is the same for texts of the same words."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "replace")).digest()
