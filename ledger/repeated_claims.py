"""Claims that are entered twice: alike in all but their notes. Each counts once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ledger.read import ReadLedger
    from schema.records import Claim
    from support.problems import Place

_ABOUT_ITSELF = {"note", "private"}
"""What a claim says for editors, and nothing about the fact."""


class RepeatedClaim(NamedTuple):
    """Where a claim is entered again, and the number of the one that it repeats."""

    claim: int
    place: Place


def each_claim_once(read: ReadLedger) -> tuple[ReadLedger, tuple[RepeatedClaim, ...]]:
    """Give a ledger without the claims that repeat an earlier one, and where these are."""
    first: dict[tuple[str, ...], list[tuple[int, Claim]]] = {}
    once: list[int] = []
    again: list[RepeatedClaim] = []
    for n, claim in enumerate(read.records.claims):
        alike = first.setdefault((claim.source, claim.subject, claim.attribute, claim.quote), [])
        said = next((number for number, other in alike if _says_the_same(claim, other)), None)
        if said is None:
            alike.append((len(once), claim))
            once.append(n)
        else:
            again.append(RepeatedClaim(said, read.place("claims", n)))
    return (_with_claims(read, once), tuple(again)) if again else (read, ())


def _says_the_same(one: Claim, other: Claim) -> bool:
    return all(
        getattr(one, name) == getattr(other, name)
        for name in type(one).model_fields
        if name not in _ABOUT_ITSELF
    )


def _with_claims(read: ReadLedger, kept: list[int]) -> ReadLedger:
    claims = tuple(read.records.claims[n] for n in kept)
    nodes = {**read.nodes, "claims": [read.nodes["claims"][n] for n in kept]}
    return replace(read, records=read.records.model_copy(update={"claims": claims}), nodes=nodes)
