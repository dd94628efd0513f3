"""What a model's answer holds, gate by gate: what fails one is dropped, and counted by reason.

A candidate is a quote, a slot, a speaker and a modality. The value is read out of the quote by our
own rules, whatever the model says.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple, cast, get_args

from articles.quotes import ArticleText
from schema.folding import plain
from schema.proposed_claims import ProposedClaim, ProposedSlot
from schema.records import Modality
from schema.values import VALUE_TYPES
from suggestions.admission import Refused, admitted
from suggestions.introduced_names import names_of
from suggestions.model_client import ModelError
from suggestions.placed_sentences import masked, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schema.records import Attribute, Place
    from schema.values import RawValue
    from suggestions.articles_to_read import Sources
    from suggestions.earlier_claims import EarlierClaims

MOST = 65
LONGEST = 600
_FENCED = re.compile(r"\A\s*```(?:json)?\s*\n(.*)\n\s*```\s*\Z", re.DOTALL)
_MODALITIES: dict[str, Modality] = {modality: modality for modality in get_args(Modality)}


class Gated(NamedTuple):
    """The proposals that passed all gates, and how many were dropped, by reason."""

    proposals: tuple[ProposedClaim, ...]
    dropped: Counter[str]


class _DroppedError(Exception):
    pass


def gated(answer: str, source: str, sources: Sources, earlier: EarlierClaims, model: str) -> Gated:
    """Give the proposals of a model's answer about a source. Raises ModelError for no answer."""
    gate = _Gate(source, sources, earlier, model)
    dropped: Counter[str] = Counter()
    passed: dict[object, ProposedClaim] = {}
    for number, row in enumerate(_rows(answer)):
        try:
            if number >= MOST:
                raise _DroppedError(f"more than {MOST} candidates")  # noqa: TRY301 - one count
            claim = gate.passed(row)
            key = claim.start, claim.end, claim.slots
            if key in passed:
                raise _DroppedError("the same again")  # noqa: TRY301 - one count
            passed[key] = claim
        except _DroppedError as why:
            dropped[str(why)] += 1
    return Gated(tuple(passed.values()), dropped)


def _rows(answer: str) -> Iterator[object]:
    fenced = _FENCED.match(answer)
    try:
        read: Any = json.loads(fenced[1] if fenced else answer)
    except (ValueError, RecursionError):
        raise ModelError("answered with something other than the JSON that was asked for") from None
    rows = cast("dict[str, Any]", read).get("candidates") if isinstance(read, dict) else read
    if not isinstance(rows, list):
        raise ModelError("answered without a list of candidates")
    yield from cast("list[object]", rows)


class _Gate:
    def __init__(self, source: str, sources: Sources, earlier: EarlierClaims, model: str) -> None:
        """Fold the text once for all quotes."""
        self.source, self.sources, self.earlier, self.model = source, sources, earlier, model
        record = next(one for one in sources.typed.read.records.sources if one.id == source)
        self.article = ArticleText(sources.texts[source].text, record.furniture)
        self.text = masked(self.article.text, self.article.furniture_spans)

    def passed(self, row: object) -> ProposedClaim:
        """Give the proposal of a candidate. Raises _DroppedError."""
        if not isinstance(row, dict):
            raise _DroppedError("no object")
        fields = cast("dict[str, object]", row)
        span, spoken = self._span(fields.get("quote"))
        slot, attribute = self._slot(fields)
        quote = words_of(self.text, span)
        value = self._value(attribute, quote)
        place: Place = "quotation" if spoken else "body"
        claim = ProposedClaim(
            source=self.source,
            file=None,
            start=span[0],
            end=span[1],
            quote=quote,
            value=value,
            type=attribute.type,
            reason="read out of the quote",
            speaker=(speaker := self._speaker(fields.get("speaker"))),
            reported=speaker is not None,
            modality=self._modality(fields.get("modality")),
            place=place,
            slots=(slot,),
            rule="candidate",
            by=f"model {self.model}",
        )
        refused = admitted(self.sources, claim, slot)
        if isinstance(refused, Refused):
            raise _DroppedError(f"{refused.field} not accepted")
        return claim

    def _span(self, quote: object) -> tuple[tuple[int, int], bool]:
        if not isinstance(quote, str) or not quote.strip():
            raise _DroppedError("no quote")
        if len(quote) > LONGEST:
            raise _DroppedError(f"a quote of more than {LONGEST} characters")
        found = self.article.find(quote, None, None)
        if found.state == "furniture":
            raise _DroppedError("quote is furniture of the page")
        if found.span is None or found.state not in ("found", "twice"):
            raise _DroppedError("quote not in the article")
        return found.span, found.spoken

    def _slot(self, fields: dict[str, object]) -> tuple[ProposedSlot, Attribute]:
        subject, name = fields.get("subject"), fields.get("attribute")
        attribute = self.earlier.attributes.get(name) if isinstance(name, str) else None
        if (
            attribute is None
            or not isinstance(subject, str)
            or subject not in self.earlier.subjects
        ):
            raise _DroppedError("no such slot")
        slot = ProposedSlot(
            subject=subject, attribute=attribute.id, reason=f"named by model {self.model}"
        )
        return slot, attribute

    def _value(self, attribute: Attribute, quote: str) -> RawValue:
        published = self.sources.typed.published[self.source]
        value = self.earlier.value_for(attribute, quote, published)
        if value is not None:
            return value
        kind = VALUE_TYPES[attribute.type]
        names = names_of(quote, 0, len(quote)) if kind.word == "any" else ()
        if len(names) == 1:
            return names[0]
        if not kind.compared:
            return quote
        raise _DroppedError("no value in the quote")

    def _speaker(self, written: object) -> str | None:
        if written is None or written == "":
            return None
        if not isinstance(written, str) or plain(written) not in plain(self.text):
            raise _DroppedError("speaker not in the article")
        return " ".join(written.split())

    def _modality(self, written: object) -> Modality:
        if written is None:
            return "asserted"
        if not isinstance(written, str) or written not in _MODALITIES:
            raise _DroppedError("no such modality")
        return _MODALITIES[written]
