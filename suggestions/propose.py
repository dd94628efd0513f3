"""Propose the claims that an article may be cited for, each with its quote and its offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from articles.proposals import proposed_modality
from articles.quotation_marks import quoted_spans
from schema.proposed_claims import ProposedClaim, ProposedSlot
from suggestions.introduced_names import lists_of, names_in, names_of
from suggestions.placed_sentences import masked, sentences, trimmed, words_of
from suggestions.slots_of_ledger import with_slots
from suggestions.typed_values import values_in
from suggestions.who_says import attributions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extraction.expression import Published
    from schema.records import Place, ValueTypeName
    from suggestions.earlier_claims import EarlierClaims, RankedSlot
    from suggestions.placed_sentences import PlacedSentence, Span

MOST = 65
"""Proposals for one article, unless more are asked for."""
VALUE, STATEMENT, INTRODUCED, JOINED, NAME = 0.9, 0.8, 0.5, 0.3, 0.2
"""How much each kind is worth to a reader: where there are too many, the least go first."""


class ArticleToRead(NamedTuple):
    """An article that is to be read: its text, what of it is furniture, and what is known of it.

    `name` is its source in the ledger, or else its file.
    """

    name: str
    text: str
    furniture: tuple[Span, ...] = ()
    headline: str | None = None
    published: Published = None
    is_source: bool = True


class _RuleMatch(NamedTuple):
    """What a rule found: a value in words of the article."""

    rule: str
    score: float
    value: str | tuple[str, ...]
    type: ValueTypeName
    reason: str
    slots: tuple[ProposedSlot, ...] = ()


def propose(
    article: ArticleToRead, earlier: EarlierClaims | None = None, most: int = MOST
) -> tuple[ProposedClaim, ...]:
    """Give the claims that an article may be cited for, in the order of its words.

    With the claims of a ledger, slots are proposed that it has; else only new ones.
    """
    found = list(_unique(_Proposer(article, earlier).proposed()))
    kept = sorted(found, key=lambda claim: (-(claim.score or 0), claim.start))[:most]
    return tuple(sorted(kept, key=lambda claim: (claim.start, claim.end, claim.rule)))


class _Proposer:
    """The sentences of one article, and who is cited in them."""

    def __init__(self, article: ArticleToRead, earlier: EarlierClaims | None) -> None:
        """Part the text into sentences."""
        self.article = article
        self.earlier = earlier
        self.text = masked(article.text, article.furniture)
        self.sentences = sentences(self.text, article.headline)
        self.quotations = quoted_spans(self.text)
        known = earlier.speakers if earlier else ()
        self.cited = attributions(self.text, self.sentences, self.quotations, known)

    def proposed(self) -> Iterator[ProposedClaim]:
        """Yield all proposals, sentence by sentence."""
        introduced = list(names_in(self.text, self.sentences))
        for number in self._told_once():
            sentence = self.sentences[number]
            found = [*self._values(number)]
            found.append(self._statement(number))
            for named in introduced:
                if sentence.start <= named.quote[0] < sentence.end:
                    slot = _new(named.name, named.noun, "the article introduces it")
                    why = "the article introduces it here"
                    rule = _RuleMatch(
                        "introduction", INTRODUCED, named.name, named.type, why, (slot,)
                    )
                    found.append(self._claim(number, named.quote, rule))
            found += [*self._lists(number), *self._names(number)]
            yield from with_slots(found, self._ranked(number), trimmed(self.text, sentence[:2]))

    def _told_once(self) -> Iterator[int]:
        """Yield the sentences, without those whose words an earlier one has."""
        seen: set[str] = set()
        for number, sentence in enumerate(self.sentences):
            words = words_of(self.text, sentence[:2])
            if words not in seen:
                seen.add(words)
                yield number

    def _values(self, number: int) -> Iterator[ProposedClaim]:
        start, end, *_ = self.sentences[number]
        subject = next(iter(names_of(self.text, start, end)), "it")
        for read in values_in(self.text, start, end, self.article.published):
            slot = _new(subject, read.noun, f"the value belongs to “{read.noun}”")
            rule = _RuleMatch(read.type, VALUE, read.value, read.type, read.reason, (slot,))
            yield self._claim(number, self._quote(number, read.clause, read.span), rule)

    def _statement(self, number: int) -> ProposedClaim:
        whole = trimmed(self.text, self.sentences[number][:2])
        words = words_of(self.text, whole)
        rule = _RuleMatch("statement", STATEMENT, words, "text", "the words themselves")
        return self._claim(number, whole, rule)

    def _names(self, number: int) -> Iterator[ProposedClaim]:
        whole = trimmed(self.text, self.sentences[number][:2])
        for name in names_of(self.text, *whole):
            yield self._claim(
                number, whole, _RuleMatch("name", NAME, name, "name", "the words name it")
            )

    def _lists(self, number: int) -> Iterator[ProposedClaim]:
        whole = trimmed(self.text, self.sentences[number][:2])
        for names in lists_of(self.text, *whole):
            rule = _RuleMatch("names joined", JOINED, names, "list", "the words join them")
            yield self._claim(number, whole, rule)

    def _ranked(self, number: int) -> tuple[RankedSlot, ...]:
        """Give the slots of the ledger that a sentence may be about, the likeliest first."""
        if self.earlier is None:
            return ()
        sentence = self.sentences[number]
        around = (s for s in self.sentences if s.paragraph == sentence.paragraph)
        near = " ".join(words_of(self.text, s[:2]) for s in around)
        words = words_of(self.text, sentence[:2])
        return self.earlier.ranked(words, near, self.article.published)

    def _quote(self, number: int, clause: Span, value: Span) -> Span:
        """Cut "officials said" off the end of a clause, if the value is not in it."""
        cited = self.cited.get(number)
        start, end = clause
        if cited and value[1] <= cited.start and start < cited.start < end:
            end = cited.start
        return trimmed(self.text, (start, end))

    def _claim(self, number: int, span: Span, found: _RuleMatch) -> ProposedClaim:
        quote = words_of(self.text, span)
        cited = self.cited.get(number)
        if cited and cited.start <= span[0] and span[1] <= cited.end:
            cited = None  # the words that cite are the outlet's own
        modality = proposed_modality(quote)
        shown = [*([cited.words] if cited else []), *([modality.word] if modality else [])]
        return ProposedClaim(
            source=self.article.name if self.article.is_source else None,
            file=None if self.article.is_source else self.article.name,
            start=span[0],
            end=span[1],
            quote=quote,
            speaker=cited.speaker if cited else None,
            reported=cited is not None,
            modality=modality.modality if modality else "asserted",
            shown_by=tuple(shown),
            place=self._place(self.sentences[number], span),
            **found._asdict(),
        )

    def _place(self, sentence: PlacedSentence, span: Span) -> Place:
        spoken = any(start <= span[0] and span[1] <= end for start, end in self.quotations)
        return "quotation" if spoken and sentence.place == "body" else sentence.place


def _new(subject: str, noun: str, reason: str) -> ProposedSlot:
    return ProposedSlot(subject=_id(subject), attribute=_id(noun), reason=reason, new=True)


def _id(words: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in words.lower()).split()) or "it"


def _unique(found: Iterator[ProposedClaim]) -> Iterator[ProposedClaim]:
    """Leave out what is proposed already, for the same words and the same first slot."""
    seen: set[object] = set()
    for claim in found:
        slot = next(((s.subject, s.attribute) for s in claim.slots if not s.new), None)
        key = claim.start, claim.end, claim.value, slot
        if key not in seen:
            seen.add(key)
            yield claim
