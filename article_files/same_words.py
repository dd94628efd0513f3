"""Whether an article was there already, in the same words or in another form of them.

Two texts are one article if they have the same sentences. What stands around these may differ: a
headline, a byline, a line of the page. A text that was changed anywhere in a sentence is another
article: an update, or a wire's report as another paper printed it, is to be compared.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

from article_files.page_lines import is_furniture

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARAGRAPHS = re.compile(r"\n[ \t\r]*\n\s*")
_NO_LETTER = re.compile(r"[\W_]+")
_END = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]*\s*$")
_SHORT = 40
"""A paragraph of fewer words that ends like no sentence stands around an article."""
_GLUED = 4
"""So many lines above the first sentence may be glued to it, where nothing parts paragraphs."""


class SameWords:
    """The articles so far, at a hundred bytes each."""

    def __init__(self) -> None:
        """Begin with none."""
        self._whole: dict[bytes, str] = {}
        self._without_top: dict[bytes, str] = {}

    def earlier(self, text: str, name: str) -> str | None:
        """Give the name of an earlier article with the same words, or else keep this one."""
        whole, *without_top = map(_hash, _forms(text))
        known = self._whole.get(whole) or self._without_top.get(whole)
        known = known or next((self._whole[h] for h in without_top if h in self._whole), None)
        if known is None:
            self._whole[whole] = name
            self._without_top.update((each, name) for each in without_top)
        return known


def _forms(text: str) -> Iterator[str]:
    """Yield the letters of the sentences; then without the first line, without two, and so on."""
    kept = _sentences(text)
    yield _letters(kept or [text])
    if not kept:
        return
    lines = kept[0].splitlines()
    for number in range(1, min(len(lines), _GLUED + 1)):
        if _END.search(lines[number - 1]):
            return
        yield _letters(["\n".join(lines[number:]), *kept[1:]])


def _sentences(text: str) -> list[str]:
    """Give the paragraphs, without those above and below that are none of the article's."""
    paragraphs = [
        words for part in _PARAGRAPHS.split(text) if (words := _without_furniture(part)).strip()
    ]
    while paragraphs and _is_around(paragraphs[0]):
        paragraphs.pop(0)
    while paragraphs and _is_around(paragraphs[-1]):
        paragraphs.pop()
    return paragraphs


def _without_furniture(paragraph: str) -> str:
    return "\n".join(line for line in paragraph.splitlines() if not is_furniture(line))


def _is_around(paragraph: str) -> bool:
    return not _END.search(paragraph) and len(paragraph.split()) < _SHORT


def _letters(paragraphs: list[str]) -> str:
    return "".join(_NO_LETTER.sub("", paragraph).casefold() for paragraph in paragraphs)


def _hash(letters: str) -> bytes:
    return blake2b(letters.encode("utf-8", "replace"), digest_size=12).digest()
