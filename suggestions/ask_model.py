"""Proposals of a model for one source, out of the cache or by one request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suggestions import model_cache
from suggestions.model_candidates import Gated, gated
from suggestions.model_client import ModelError, ask
from suggestions.model_prompt import messages
from suggestions.placed_sentences import masked

if TYPE_CHECKING:
    from schema.settings import ModelSettings
    from suggestions.articles_to_read import Sources
    from suggestions.earlier_claims import EarlierClaims
    from suggestions.propose import ArticleToRead


def model_proposals(
    settings: ModelSettings, article: ArticleToRead, sources: Sources, earlier: EarlierClaims
) -> Gated:
    """Give what a model proposes for an article and what of it was dropped. Raises ModelError."""
    text = masked(article.text, article.furniture)
    if len(text) > settings.article_limit:
        said = f"is not asked: the article has more than {settings.article_limit:,} characters"
        raise ModelError(said)
    asked = messages(text, sources.typed)
    key = model_cache.key_of(settings, asked)
    answer = model_cache.kept(key, settings.answer_bytes)
    if answer is not None:
        return gated(answer, article.name, sources, earlier, settings.name)
    answer = ask(settings, asked)
    found = gated(answer, article.name, sources, earlier, settings.name)
    model_cache.keep(key, answer)  # only what could be read: a broken answer is asked for again
    return found
