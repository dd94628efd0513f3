"""Gather what the articles say about the claims of a ledger, step by step.

Done once for a ledger, before it is inserted into the store, where the checks of the families 3xx
to 5xx read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from articles.article_texts import ArticleTexts
from articles.claim_evidence import claim_evidence
from articles.independence import counted_as, ties
from articles.misspelt_names import misspelt_names, names_looked_for
from articles.texts import source_texts

if TYPE_CHECKING:
    from articles.claim_evidence import ClaimEvidence
    from articles.independence import SourceTie
    from articles.misspelt_names import Misspelling
    from articles.texts import SourceTexts
    from ledger.typed import TypedLedger


class ArticleEvidence(NamedTuple):
    """What the articles say about the claims of a ledger.

    `texts` has every source by its id, `articles` those whose text could be read, `claims` one
    record for each claim, in the order of the ledger. `ties` say which sources are not independent,
    `counts_as` as which source each counts, and `misspellings` which names of the ledger a text
    also spells in another way, and `names` how many were looked for in each text. Texts that do not
    fit into memory are read again, each when it is asked for.
    """

    texts: SourceTexts
    articles: ArticleTexts
    claims: tuple[ClaimEvidence, ...]
    ties: tuple[SourceTie, ...]
    counts_as: dict[str, str]
    misspellings: tuple[Misspelling, ...]
    names: dict[str, int]


def gather(typed: TypedLedger) -> ArticleEvidence:
    """Compare every claim of a ledger with the text of its source.

    Nothing is raised for a text that cannot be read: its state says why, and its quotes have the
    state "no text". The rules are in docs/decisions/independence.md and reading.md.
    """
    sources = typed.read.records.sources
    texts = source_texts(typed.read)
    articles = ArticleTexts(texts, {source.id: source.furniture for source in sources})
    tied = ties(sources, articles, typed.published)
    counts_as = counted_as(sources, tied)
    claims = claim_evidence(typed, articles)
    misspellings = misspelt_names(typed, articles)
    names = names_looked_for(typed, articles)
    return ArticleEvidence(texts, articles, claims, tied, counts_as, misspellings, names)
