"""A list in words: each item with the sources that name it, where they do not name the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.fact_sheet.attribution import according_to, speakers, who
from reports.fact_sheet.term_wording import OPENING
from reports.phrases import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reports.fact_sheet.term_wording import StatedList, TermWording
    from schema.interval import Interval
    from schema.values import Value
    from store.cited_readings import CitedReading


def list_in_words(members: list[CitedReading], wording: TermWording) -> str:
    """Give a list that claims agree on: "a (the Post, the Herald) and b (the Post)"."""
    items = listed_items(members, wording)
    backing = [naming(item, members, wording) for item in items]
    words = wording.items(items, members)
    opening = "" if any(wording.stated_list(w).closed for w in members) else OPENING
    if len({frozenset(w.source for w in named) for named in backing}) == 1:
        return opening + _of_all(words, [tuple(speakers(named)) for named in backing])
    named = zip(words, backing, strict=True)
    return opening + joined(f"{word} ({who(behind)})" for word, behind in named)


def _of_all(words: list[str], backed: list[tuple[str, ...]]) -> str:
    """Word items that the same sources name, with the speakers of those that no source states."""
    if len(set(backed)) == 1:
        return joined(words) + according_to(backed[0])
    return joined(
        f"{word} (according to {joined(named)})" if named else word
        for word, named in zip(words, backed, strict=True)
    )


def listed_items(members: list[CitedReading], wording: TermWording) -> list[Interval]:
    """Give the items of the longest list that a source closes, else all that any includes."""
    closed = [w for w in members if wording.stated_list(w).closed]
    if closed:
        longest = max(closed, key=lambda w: len(wording.stated_list(w).items))
        return list(wording.stated_list(longest).items)
    return list(dict.fromkeys(item for w in members for item in wording.stated_list(w).items))


def naming(item: Interval, members: list[CitedReading], wording: TermWording) -> list[CitedReading]:
    """Give the claims that name an item, or a narrower one."""
    return [w for w in members if any(map(item.holds, wording.stated_list(w).items))]


def rules_out(stated: StatedList, decided: Value) -> bool:
    """Whether a list that a claim states cannot be the one that was decided on.

    A complete list has no other items, and lacks none that the other one has.
    """
    wanted = [item.interval for item in decided.items]
    more = any(not any(map(item.meets, wanted)) for item in stated.items)
    lacking = any(not any(map(item.meets, stated.items)) for item in wanted)
    return (decided.closed and more) or (stated.closed and lacking)


def least_backed(
    items: Iterable[Interval],
    members: list[CitedReading],
    wording: TermWording,
    counts_as: Mapping[str, str],
) -> int:
    """Count the independent sources of a whole list: those of the item that has fewest."""
    return min(len({counts_as[w.source] for w in naming(item, members, wording)}) for item in items)
