"""How well claims are proposed: `python bench/suggesting.py [LEDGER...]`.

Each article of a ledger is read in turn, as if it were new: first with no ledger, then with the
claims of the other articles as the ledger. The vocabularies keep only what those claims and texts
use.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from articles.quotes import ArticleText  # noqa: E402
from articles.texts import source_texts  # noqa: E402
from ledger.load_ledger import load_ledger  # noqa: E402
from schema.folding import plain  # noqa: E402
from schema.problem import ValueProblem  # noqa: E402
from schema.values import VALUE_TYPES  # noqa: E402
from schema.vocabulary import Vocabulary  # noqa: E402
from suggestions.earlier_claims import earlier_claims  # noqa: E402
from suggestions.propose import ArticleToRead, propose  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ledger.typed import TypedLedger
    from schema.proposed_claims import ProposedClaim
    from schema.records import Attribute, Claim, Term
    from schema.values import RawValue, Value


HALF = 0.5


class Counted(NamedTuple):
    claims: int = 0
    proposals: int = 0
    contained: int = 0
    covered: int = 0
    values: int = 0
    slots: int = 0
    first: int = 0
    told: int = 0
    right: int = 0
    speakers: int = 0
    modalities: int = 0

    def __add__(self, other: object) -> Counted:
        if not isinstance(other, Counted):
            return NotImplemented
        return Counted(*(a + b for a, b in zip(self, other, strict=True)))


def measure(typed: TypedLedger, source: str, *, warm: bool) -> Counted:
    record = next(s for s in typed.read.records.sources if s.id == source)
    text = ArticleText(source_texts(typed.read)[source].text, record.furniture)
    article = ArticleToRead(
        source, text.text, text.furniture_spans, record.headline, typed.published[source]
    )
    seen = without(typed, source)
    found = propose(article, earlier_claims(seen, [source]) if warm else None)
    claims = [c for c in typed.read.records.claims if c.source == source]
    spans = {c.quote: text.find(c.quote, c.prefix, c.suffix).span or (0, 0) for c in claims}
    counted = Counted(claims=len(claims), proposals=len(found))
    for claim in claims:
        counted += of_claim(typed, claim, spans[claim.quote], found)
    for proposal in found:
        counted += of_slot(proposal, claims, spans)
    return counted


def of_claim(
    typed: TypedLedger, claim: Claim, span: tuple[int, int], found: Iterable[ProposedClaim]
) -> Counted:
    near = [p for p in found if p.start < span[1] and span[0] < p.end]
    inside = any(p.start <= span[0] and span[1] <= p.end for p in near)
    shares = [(min(p.end, span[1]) - max(p.start, span[0])) / (span[1] - span[0]) for p in near]
    slot = claim.subject, claim.attribute
    slots = [[(s.subject, s.attribute) for s in p.slots] for p in near]
    best = [p for p, share in zip(near, shares, strict=True) if share > HALF]
    return Counted(
        contained=inside,
        covered=max(shares, default=0) >= HALF,
        values=any(has_value(typed, claim, p) for p in around(span, near)),
        slots=any(slot in listed for listed in slots),
        first=any(slot == listed[0] for listed in slots if listed),
        speakers=any((p.speaker or "") == (claim.speaker or "") for p in best),
        modalities=any(p.modality == claim.modality for p in best),
    )


def around(span: tuple[int, int], near: Iterable[ProposedClaim]) -> Iterator[ProposedClaim]:
    """Yield the proposals that hold most of a quote, or lie within it."""
    for p in near:
        shared = min(p.end, span[1]) - max(p.start, span[0])
        if shared > HALF * (span[1] - span[0]) or shared == p.end - p.start:
            yield p


def of_slot(
    proposal: ProposedClaim, claims: Iterable[Claim], spans: dict[str, tuple[int, int]]
) -> Counted:
    told = [s for s in proposal.slots[:1] if not s.new]
    near = {
        (c.subject, c.attribute)
        for c in claims
        if proposal.start < spans[c.quote][1] and spans[c.quote][0] < proposal.end
    }
    return Counted(told=len(told), right=sum((s.subject, s.attribute) in near for s in told))


def has_value(typed: TypedLedger, claim: Claim, proposal: ProposedClaim) -> bool:
    attribute = next(a for a in typed.read.records.attributes if a.id == claim.attribute)
    if not VALUE_TYPES[attribute.type].compared:
        return False  # free text is the reader's own words
    wanted = [claim.value] if claim.value is not None else [r.value for r in claim.readings]
    kinds = {"name", "term"} if attribute.type in ("name", "term") else {attribute.type}
    given = [proposal.value] if proposal.type in kinds else []
    given += [
        s.value
        for s in proposal.slots
        if (s.subject, s.attribute) == (claim.subject, claim.attribute)
    ]
    return any(
        same(typed, attribute, one, other) for one in wanted for other in given if other is not None
    )


def same(typed: TypedLedger, attribute: Attribute, one: RawValue, other: RawValue) -> bool:
    vocabulary = typed.vocabularies.get(attribute.vocabulary or "")
    try:
        a, b = (
            VALUE_TYPES[attribute.type].read(raw, attribute, vocabulary) for raw in (one, other)
        )
    except ValueProblem:
        return False
    return key(a) == key(b)


def key(value: Value) -> object:
    items = frozenset(item.parts for item in value.items)
    return value.axis, value.parts if not value.items else (), items, value.closed


def without(typed: TypedLedger, source: str) -> TypedLedger:
    """Give a ledger whose vocabularies have only terms that the other articles' claims use."""
    texts = plain(" ".join(t.text for s, t in source_texts(typed.read).items() if s != source))
    used: dict[str, set[object]] = {}
    attributes = {a.id: a for a in typed.read.records.attributes}
    for claim in typed.read.records.claims:
        vocabulary = attributes[claim.attribute].vocabulary
        if claim.source != source and vocabulary:
            used.setdefault(vocabulary, set()).update(written(claim))
    return typed._replace(
        vocabularies={
            id_: Vocabulary(id_, v.kind, tuple(kept(v, used.get(id_, set()), texts)))
            for id_, v in typed.vocabularies.items()
        }
    )


def written(claim: Claim) -> Iterator[str]:
    for value in (claim.value, *(r.value for r in claim.readings)):
        if isinstance(value, str):
            yield value
        elif value is not None:
            yield from value if isinstance(value, tuple) else value.including


def kept(vocabulary: Vocabulary, used: set[object], texts: str) -> Iterator[Term]:
    named = {node.id for word in used for node in vocabulary.find(str(word))}
    for term in vocabulary.terms:
        if term.id in named or any(t.parent == term.id and t.id in named for t in vocabulary.terms):
            aliases = tuple(a for a in term.aliases if plain(a) in texts)
            parent = term.parent if term.parent in named else None
            yield term.model_copy(update={"aliases": aliases, "parent": parent})


def share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({part / whole:.0%})" if whole else "none"


def printed(name: str, total: Counted, sources: int, *, warm: bool) -> None:
    print(f"{name}, {'the other articles as the ledger' if warm else 'no ledger'}")
    print(f"  proposals an article       {total.proposals / sources:.1f}")
    print(f"  quotes inside a proposal's {share(total.contained, total.claims)}")
    print(f"  half of a quote, or more   {share(total.covered, total.claims)}")
    print(f"  values right               {share(total.values, total.claims)}")
    print(f"  speakers right             {share(total.speakers, total.claims)}")
    print(f"  modality right             {share(total.modalities, total.claims)}")
    if warm:
        print(f"  slots proposed first       {share(total.first, total.claims)}")
        print(f"  slots among the three      {share(total.slots, total.claims)}")
        print(f"  right of those first       {share(total.right, total.told)}")


def measured(ledger: str) -> Iterator[tuple[Counted, bool, int]]:
    """Yield what was counted without a ledger, and with the other articles as the ledger."""
    typed = load_ledger([str(ROOT / ledger)])
    sources = [source.id for source in typed.read.records.sources]
    for warm in (False, True):
        total = Counted()
        for source in sources:
            total += measure(typed, source, warm=warm)
        yield total, warm, len(sources)


def main() -> None:
    for ledger in sys.argv[1:] or ["facts.yaml", "tests/ledgers/harbour.yaml"]:
        for total, warm, sources in measured(ledger):
            printed(ledger, total, sources, warm=warm)


if __name__ == "__main__":
    main()
