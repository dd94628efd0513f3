"""Who states something, in the words of a message: "in Evening Post (3 May 2021) and 2 others"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from schema.finding import ValueOfSide
from schema.folding import voice
from schema.places import part_of_article
from schema.source_names import short, with_date
from support.grammar import counted, in_a_row, sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from schema.finding import Citation, Side

_ROOM = 180
"""So many characters of names are in a message, of which each side has its part."""
_MOST = 5
"""So many sources or speakers are named together; the others are counted."""
_OF_MANY = 2
"""Of more sources than that, so many are named."""
_TWO = 2
_SIDES = 6
"""So many sides are in a message; of more, the first ones, and the others are counted."""
_VALUES = 4
"""So many values of one side are named; of more, one less, and the others are counted."""
_VALUE = 100
"""So many characters of a value are in a message; the side has all of it."""


class Manner(NamedTuple):
    """How claims of one modality are worded: of nobody named, and before the name of a speaker."""

    alone: str = ""
    by: str = "according to"


_MANNERS = {
    "planned": Manner("planned", "planned by"),
    "conditional": Manner("on a condition", "on a condition according to"),
    "predicted": Manner("predicted", "predicted by"),
    "demanded": Manner("demanded", "demanded by"),
    "threatened": Manner("threatened", "threatened by"),
}
_STATED = Manner()


class Mentions:
    """The sources that one message names: each with its date where it is named first."""

    def __init__(
        self, sides: int = 1, *, dated: bool = True, in_parts: Collection[str] = ()
    ) -> None:
        """Begin a message, whose `sides` share the room that there is.

        `in_parts` are the sources of which it also cites the headline, the standfirst or a caption.
        """
        self._dated = dated
        self._in_parts = in_parts
        self._room = _ROOM // sides
        self._named: set[str] = set()

    def source(self, citation: Citation) -> str:
        """Name one source."""
        again = citation.source in self._named or not self._dated
        self._named.add(citation.source)
        name = (
            citation.source_name if again else with_date(citation.source_name, citation.published)
        )
        part = self._part(citation)
        return f"{part} of {name}" if part else name

    def _part(self, citation: Citation) -> str:
        """Give the part of a source that is cited, if another part of it is, too."""
        part = part_of_article(citation)
        if part:
            return f"a {part}" if part == "caption" else f"the {part}"
        return "the text" if citation.source in self._in_parts else ""

    def sources(self, citations: Iterable[Citation]) -> str:
        """Name sources, and count those that there is no room for: "A, B and 12 other sources"."""
        cited = list({(c.source, self._part(c)): c for c in citations}.values())
        names: list[str] = []
        for citation in cited[: _MOST if len(cited) <= _MOST + 1 else _OF_MANY]:
            if names and sum(map(len, names)) + len(citation.source_name) > self._room:
                break
            names.append(self.source(citation))
        left_out = len(cited) - len(names)
        return in_a_row([*names, counted(left_out, "other source")] if left_out else names)

    def stated(
        self,
        citations: Sequence[Citation],
        *,
        by: bool = True,
        where: bool = True,
        manner: Manner = _STATED,
    ) -> str:
        """Say who states something: " in A (3 May 2021)", " according to B in A (3 May 2021)".

        A source that states it itself is not named again for a speaker. Without `by` speakers, and
        without `where` sources, are left out, as the message has them elsewhere. The `manner` says
        how it is stated: " demanded by B in A (3 May 2021)".
        """
        own = [c for c in citations if not by or not c.speaker]
        heard = [c for c in citations if by and c.speaker and c.source not in _ids(own)]
        alone = manner.alone if own and by else ""
        words = [f"{alone} {self._where(own) if own and where else ''}".strip()]
        if heard:
            in_them = f" {self._where(heard)}" if where else ""
            words.append(f"{manner.by} {speakers(heard)}{in_them}")
        said = " and ".join(filter(None, words))
        return f" {said}" if said else ""

    def denied(self, citations: Sequence[Citation], *, by: bool = True, where: bool = True) -> str:
        """Say who denies something: " denied by B in A (3 May 2021)"."""
        by = by and all(citation.speaker for citation in citations)
        who = f" by {speakers(citations)}" if by else ""
        return f" denied{who}{f' {self._where(citations)}' if where else ''}"

    def _where(self, citations: Sequence[Citation]) -> str:
        parts = any(self._part(citation) for citation in citations)
        also = "also " if _ids(citations) <= self._named and not parts else ""
        return f"{also}in {self.sources(citations)}"


def speakers(citations: Iterable[Citation]) -> str:
    """Name the speakers of claims: "the police and the mayor"."""
    names = list({voice(c.speaker): c.speaker for c in citations if c.speaker}.values())
    if len(names) <= _MOST:
        return in_a_row(names)
    return in_a_row([*names[:_OF_MANY], counted(len(names) - _OF_MANY, "other")])


def only_speaker(citations: Sequence[Citation]) -> str | None:
    """Give the speaker of all claims, if they have one and the same."""
    voices = {voice(citation.speaker) if citation.speaker else "" for citation in citations}
    return citations[0].speaker if len(voices) == 1 else None


def head(subject: str, attribute: str, *more: str) -> str:
    """Begin a message: what it is about, with a capital, and a colon."""
    return f"{sentence(', '.join([subject, attribute, *more]))}: "


def opposed(about: tuple[str, ...], sides: Iterable[Side]) -> str:
    """Word sides that cannot all be right: "X, opened: July 2019 in A, but August 2019 in B".

    `about` is the subject, the attribute, and what else the message begins with. What all sides
    have in common, a speaker, a source, or that it is all planned or demanded, is said once.
    """
    shown = [side for side in sides if not side.neutral]
    cited = [citation for side in shown for citation in side.citations]
    in_parts = {citation.source for citation in cited if part_of_article(citation)}
    one_source = len(_ids(cited)) == 1 and not in_parts
    by, manner = _by_all(cited), _manner(cited)
    words_of = _Words(manner, by=not by, where=not one_source, alike=_alike(shown))
    named = sum(len(of_many(side.values)) or 1 for side in shown[:_SIDES])
    mentions = Mentions(named, in_parts=in_parts)
    clauses = [_clause(side, mentions, words_of) for side in shown[:_SIDES]]
    also = "also " if one_source and not any(c.speaker for c in cited) else ""
    words = _contrasted(clauses, len(shown), also)
    if one_source:
        words += f", {'both' if len(shown) == _TWO else 'all'} in {mentions.source(cited[0])}"
    return head(*about, *([by] if by else [])) + words


def _manner(cited: Sequence[Citation]) -> Manner:
    """Give how all claims are stated, if in one manner that is not to assert them."""
    modalities = {citation.modality for citation in cited}
    return _MANNERS.get(modalities.pop(), _STATED) if len(modalities) == 1 else _STATED


def _by_all(cited: Sequence[Citation]) -> str:
    """Say what all claims have in common: "according to B", "demanded by B", "demanded"."""
    manner, speaker = _manner(cited), only_speaker(cited)
    if speaker:
        return f"{manner.by} {speaker}"
    return "" if any(citation.speaker for citation in cited) else manner.alone


def _contrasted(clauses: list[str], number: int, also: str) -> str:
    """Give "a, b, but c"; of a larger `number`, "a, b and 7 other values"."""
    if number > len(clauses):
        return f"{', '.join(clauses)} and {counted(number - len(clauses), 'other value')}"
    *first, last = clauses
    return f"{', '.join(first)}, but {also}{last}" if first else last


class _Words(NamedTuple):
    """What each clause of a message says: the manner, speakers (`by`) and sources (`where`).

    `alike`: one side denies, in the same words, what the other says.
    """

    manner: Manner
    by: bool
    where: bool
    alike: bool


def _clause(side: Side, mentions: Mentions, words: _Words) -> str:
    """Word what one side says, and who says it: each value with its own sources."""
    values = of_many(side.values) or [ValueOfSide(side.says, side.citations)]
    return in_a_row([_said_by(value, mentions, words) for value in values])


def values_in_clause(side: Side, mentions: Mentions) -> str:
    """Word each value of a side with its own sources and speakers, whatever the message has."""
    return _clause(side, mentions, _Words(_STATED, by=True, where=True, alike=False))


def _said_by(value: ValueOfSide, mentions: Mentions, words: _Words) -> str:
    """Word a value and who says it; of a denial of the same, only who denies it."""
    _, by, where, alike = words
    said, cited = short(value.words, _VALUE), value.citations
    if all(citation.modality == "denied" for citation in cited):
        denied = mentions.denied(cited, by=by, where=where)
        return denied.lstrip() if alike else f"{said}{denied}"
    return said + mentions.stated(cited, by=by, where=where, manner=words.manner)


def of_many(values: Sequence[ValueOfSide]) -> list[ValueOfSide]:
    """Give the values of one side that are named, and the others counted as one."""
    if len(values) <= _VALUES:
        return list(values)
    left_out = values[_VALUES - 1 :]
    citations = tuple(citation for value in left_out for citation in value.citations)
    others = ValueOfSide(counted(len(left_out), "other value"), citations)
    return [*values[: _VALUES - 1], others]


def _alike(shown: Sequence[Side]) -> bool:
    """Whether there are two sides with the same words, one of which denies what the other says."""
    return len(shown) == _TWO and len({side.says for side in shown}) == 1


def _ids(citations: Iterable[Citation]) -> set[str]:
    return {citation.source for citation in citations}
