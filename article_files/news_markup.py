"""What pages and exports say of an article: schema.org's words, and what others write for them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from article_files.page_dates import stamped_day
from article_files.page_lines import AGENCIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_ARTICLE = re.compile(
    r"(?:https?://schema\.org/)?(?:\w*NewsArticle|Article|ReportageNewsArticle|BlogPosting|Report"
    r"|LiveBlogPosting|AnalysisNewsArticle|SocialMediaPosting|TechArticle)",
)
_DEEPEST = 8
"""Levels of lists and objects that are looked into."""
HEADLINE = ("headline", "title", "webTitle", "head_line")
BODY = (
    *("articleBody", "body", "text", "content", "maintext", "content_text", "content_html"),
    *("bodyText", "body_text", "fullText", "full_text", "fulltext", "article_body", "story"),
)
_BYLINE = ("byline", "author", "authors", "creator", "writer")
_PUBLISHER = ("publisher", "source", "site", "site_name", "siteName", "outlet", "newspaper",
              "publication", "source_name", "provider")  # fmt: skip
PUBLISHED = (
    *("datePublished", "published", "published_at", "publishedAt", "date_published", "pubDate"),
    *("pub_date", "pubdate", "publish_date", "publishDate", "date_publish", "publication_date"),
    *("publicationDate", "webPublicationDate", "published_time", "firstPublished", "dateCreated",
      "date"),
)  # fmt: skip
_MODIFIED = ("dateModified", "modified", "modified_at", "date_modified", "date_modify", "updated",
             "updated_at", "updatedAt", "lastModified", "last_modified")  # fmt: skip
_URL = ("url", "link", "webUrl", "web_url", "canonical_url", "canonicalUrl", "external_url",
        "mainEntityOfPage", "@id", "id")  # fmt: skip
_LANGUAGE = ("inLanguage", "language", "lang")
_CREDITS = ("sourceOrganization", "credit", "credits", "agency", "creditText")
_ADDRESS = re.compile(r"https?://\S+")
_LONGEST = 500
"""Characters of a headline, a name or an address; what is longer is something else."""
_KEYS = {key.lower() for key in (*HEADLINE, *BODY)}


class Markup(NamedTuple):
    """What was said of an article; None and empty where nothing was."""

    headline: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    dated_by: str | None = None
    modified: str | None = None
    url: str | None = None
    language: str | None = None
    credits: tuple[str, ...] = ()
    body: str | None = None
    free: bool | None = None
    notes: tuple[str, ...] = ()


def read_json(text: str) -> object:
    """Read JSON. Raises ValueError, of what is nested too deep as well."""
    try:
        return json.loads(text, parse_int=str, parse_float=str)
    except RecursionError:
        raise ValueError("it is nested too deep") from None


def article_nodes(top: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Yield what says of itself that it is an article, in JSON-LD."""
    if depth > _DEEPEST or not _is_nested(top):
        return
    for each in list_of(top)[:1000]:
        yield from article_nodes(each, depth + 1)
    node = object_of(top)
    if any(_ARTICLE.fullmatch(name) for name in _names(node.get("@type"))):
        yield node
        return
    for key in ("@graph", "mainEntity", "itemListElement", "item", "hasPart"):
        yield from article_nodes(node.get(key), depth + 1)


def has_article_keys(node: object) -> bool:
    """Whether an object has a headline or a text, by the usual names."""
    return any(key.lower() in _KEYS for key in object_of(node))


def object_of(value: object) -> dict[str, Any]:
    """Give an object of JSON, an empty one for anything else."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def list_of(value: object) -> list[Any]:
    """Give a list of JSON, an empty one for anything else."""
    return cast("list[object]", value) if isinstance(value, list) else []


def _is_nested(value: object) -> bool:
    return isinstance(value, list | dict)


def markup_of(node: Mapping[str, Any], where: str) -> Markup:
    """Read an object with the usual keys; `where` it stands is said of its date."""
    known = {key.lower(): value for key, value in reversed(list(node.items()))}
    published, key, notes = _published(known)
    publisher = _word(known, _PUBLISHER)
    byline = ", ".join(_people(known))
    return Markup(
        headline=_word(known, HEADLINE),
        byline=None if byline in ("", publisher) else byline,
        publisher=publisher,
        published=published,
        dated_by=f"'{key}' in {where}" if published else None,
        modified=_day(known, _MODIFIED),
        url=_address(known),
        language=_word(known, _LANGUAGE),
        credits=agencies((byline, *(name for key in _CREDITS for name in _of(known, key)))),
        body=_body(known),
        free=_truth(known.get("isaccessibleforfree")),
        notes=notes,
    )


def agencies(names: Iterable[str]) -> tuple[str, ...]:
    """Give the agencies among names."""
    parts = (part.strip() for name in names for part in re.split(r",|;|/| and | with ", name))
    return tuple(dict.fromkeys(AGENCIES[part] for part in parts if part in AGENCIES))


def _published(known: Mapping[str, Any]) -> tuple[str | None, str, tuple[str, ...]]:
    """Give the day of publication, the key that has it, and what of the key cannot be read."""
    for key in PUBLISHED:
        for written in _of(known, key):
            if day := stamped_day(written):
                return day, key, ()
            return None, key, (f"'{key}' is no date that can be read for sure: {written[:40]}",)
    return None, "", ()


def _day(known: Mapping[str, Any], keys: Iterable[str]) -> str | None:
    written = _word(known, keys)
    return stamped_day(written) if written else None


def _word(known: Mapping[str, Any], keys: Iterable[str]) -> str | None:
    for key in keys:
        for word in _of(known, key):
            return word
    return None


def _people(known: Mapping[str, Any]) -> list[str]:
    for key in _BYLINE:
        names = [re.sub(r"^[Bb]y\s+", "", name) for name in _of(known, key)]
        people = [name for name in names if not _ADDRESS.match(name) and "@" not in name]
        if people:
            return list(dict.fromkeys(people))
    return []


def _address(known: Mapping[str, Any]) -> str | None:
    found = (word for key in _URL for word in _of(known, key))
    return next((word for word in found if _ADDRESS.fullmatch(word)), None)


def _of(known: Mapping[str, Any], key: str) -> list[str]:
    return [name for name in _names(known.get(key.lower())) if len(name) <= _LONGEST]


def _names(value: object, depth: int = 0) -> list[str]:
    """Give the words of a value: text, or the name of an object, or those of a list of these."""
    if isinstance(value, str):
        words = " ".join(value.split())
        return [words] if words else []
    if depth >= _DEEPEST or not _is_nested(value):
        return []
    node = object_of(value)
    named = next((node[key] for key in ("name", "title", "@id", "url") if node.get(key)), None)
    parts = [*list_of(value)[:50], *([named] if named else [])]
    return [name for each in parts for name in _names(each, depth + 1)]


def _body(known: Mapping[str, Any]) -> str | None:
    """Give the longest text: an export may have a summary under one key and all under another."""
    found = [text for key in BODY if (text := _text(known.get(key.lower())))]
    return max(found, key=len, default=None)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    inside = object_of(value)
    words = (inside.get(key) for key in ("value", "rendered", "text", "html", "$t"))
    named = next((word for word in words if isinstance(word, str)), "")
    return "\n\n".join(w.strip() for w in (*list_of(value), named) if isinstance(w, str)).strip()


def _truth(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(str(value).lower())
