"""The articles of a scan as the sources of a new ledger, and names that an editor has confirmed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from ledger.new_ledger import new_id, new_ledger, path_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from article_files.article import Article
    from ledger.yaml_text import Field
    from scanning.scan_articles import Scan
    from support.limits import Limits


class ConfirmedName(NamedTuple):
    """A name as an editor wants it, and the other spellings of it."""

    name: str
    spellings: tuple[str, ...]


def ledger_text(scan: Scan, ledger: Path, names: Iterable[ConfirmedName], limits: Limits) -> str:
    """Give a ledger with a source for each article and a term for each name. Raises OSError."""
    used: set[str] = set()
    articles = [each.record for each in scan.articles if _is_source(each.record)]
    sources = [_source(article, ledger, used, limits) for article in articles]
    return new_ledger("", sources, (), list(_terms(names)))


def left_out(scan: Scan) -> list[str]:
    """Name the articles that are no source of a ledger yet: those without a text file."""
    return [str(each.record.file) for each in scan.articles if not _is_source(each.record)]


def _is_source(article: Article) -> bool:
    """Whether the file of an article is the text that a ledger reads."""
    return article.text_is_file and article.entry is None and article.encoding.startswith("utf-8")


def _source(article: Article, ledger: Path, used: set[str], limits: Limits) -> dict[str, Field]:
    raw = article.file.read_bytes()[: limits.size]
    fields: dict[str, Field | None] = {
        "id": new_id(article.file.stem, used),
        "file": path_from(ledger, article.file),
        "sha256": hashlib.sha256(raw).hexdigest(),
        "headline": article.headline,
        "byline": article.byline,
        "publisher": article.publisher,
        "published": article.published,
        "url": article.url,
        "credits": article.credits,
        "furniture": article.furniture,
    }
    return {key: value for key, value in fields.items() if value}


def _terms(names: Iterable[ConfirmedName]) -> Iterator[dict[str, Field]]:
    used: set[str] = set()
    for each in names:
        yield {"id": new_id(each.name, used), "name": each.name, "aliases": each.spellings}
