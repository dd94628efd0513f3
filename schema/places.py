"""What the parts of an article are called in words to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schema.finding import Citation

_PARTS = {"headline": "headline", "standfirst": "standfirst", "caption": "caption"}


def part_of_article(citation: Citation) -> str:
    """Give the part of the article that a claim is from, unless that is the text itself."""
    return _PARTS.get(citation.place, "")
