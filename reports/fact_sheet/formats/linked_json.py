"""The fact sheet as JSON-LD: schema.org claims, their words as W3C text-quote selectors.

https://schema.org/Claim and https://www.w3.org/TR/annotation-model/#text-quote-selector. What a
fact is called and its status is a `PropertyValue` of the claim, for schema.org has no word for
either. The text of a fact that is contested names all its sides; what each source says is a part.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from schema.characters import no_command_in_json

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reports.fact_sheet.sheet import Sheet
    from schema.fact import Fact
    from schema.records import Claim, Ledger, Source

_CONTEXT = {
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "url": {"@type": "@id"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "selector": "oa:hasSelector",
    "target": "oa:hasTarget",
    "cited": "oa:hasSource",
}
Json = dict[str, Any]


def written(sheet: Sheet) -> str:
    """Give the sheet as JSON-LD."""
    claims = _claims(sheet.records, sheet.ruled_out)
    graph = [_fact(fact, claims.get((fact.subject, fact.attribute), [])) for fact in sheet.rows]
    sources = [_source(source) for source in sheet.records.sources]
    dataset = {"@context": _CONTEXT, "@type": "Dataset", "name": sheet.title}
    whole = json.dumps(dataset | {"hasPart": [*graph, *sources]}, indent=2)
    return no_command_in_json(whole) + "\n"


def _claims(
    records: Ledger, ruled_out: Collection[tuple[int, int]]
) -> dict[tuple[str, str], list[Claim]]:
    """Give the claims by what they, or a reading that is not ruled out, are about."""
    found: dict[tuple[str, str], list[Claim]] = {}
    for number, claim in enumerate(records.claims):
        read = {
            (r.subject or claim.subject, r.attribute or claim.attribute)
            for n, r in enumerate(claim.readings)
            if (number, n) not in ruled_out
        }
        for slot in read if claim.readings else {(claim.subject, claim.attribute)}:
            found.setdefault(slot, []).append(claim)
    return found


def _fact(fact: Fact, claims: list[Claim]) -> Json:
    about = {"subject": fact.subject, "attribute": fact.attribute, "status": fact.status}
    return {
        "@id": f"#fact/{fact.subject}/{fact.attribute}",
        "@type": "Claim",
        "name": f"{fact.subject_name}, {fact.attribute_label}",
        "text": fact.value,
        "additionalProperty": [
            {"@type": "PropertyValue", "name": name, "value": value}
            for name, value in about.items()
        ],
        "appearance": [{"@id": name} for name in dict.fromkeys(_name(c.source) for c in claims)],
        "hasPart": [_statement(claim) for claim in claims],
    } | ({"abstract": fact.decision} if fact.decision else {})


def _statement(claim: Claim) -> Json:
    author = {"author": {"@type": "Thing", "name": claim.speaker}} if claim.speaker else {}
    words = {"exact": claim.quote, "prefix": claim.prefix, "suffix": claim.suffix}
    selector = {name: text for name, text in words.items() if text is not None}
    return {
        "@type": "Claim",
        "text": claim.quote,
        **author,
        "creativeWorkStatus": claim.modality,
        "target": {
            "@type": "oa:SpecificResource",
            "cited": {"@id": _name(claim.source)},
            "selector": {"@type": "oa:TextQuoteSelector", **selector},
        },
    }


def _name(source: str) -> str:
    return f"#source/{source}"


def _source(source: Source) -> Json:
    return {"@id": _name(source.id), "@type": "NewsArticle", **dict(_fields(source))}


def _fields(source: Source) -> Iterator[tuple[str, object]]:
    if source.headline:
        yield "headline", source.headline
    if source.published:
        yield "datePublished", source.published
    if source.publisher:
        yield "publisher", {"@type": "Organization", "name": source.publisher}
    if source.url:
        yield "url", source.url
