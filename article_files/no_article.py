"""Texts that are no article: error pages, walls in front of one, the first lines of a paid one.

Each is told by its words, and only where there is little else: an article may speak of cookies.
"""

from __future__ import annotations

import re

from article_files.article import NoArticleError

_SHORT = 150
"""A text of more words is an article, whatever it says."""
_STUB = 300
"""A page that says itself that it is not free has more words than that, or it is a stub."""
_ERROR = re.compile(
    r"\b(?:(?:error|http)\s*:?\s*(?:40[0-9]|410|429|45[01]|50[0-9])\b"
    r"|(?:40[0-9]|410|429|50[0-9])\s*(?:[-:|\u2013]\s*)?(?:error\b|not found|forbidden|bad gateway"
    r"|service unavailable|internal server|page not found)"
    r"|page (?:not found|(?:you|that).{0,60}(?:not|n['\u2019]t) (?:be )?(?:found|exist|available))"
    r"|page (?:no longer exists|cannot be displayed|isn['\u2019]t available)"
    r"|access denied|forbidden|bad gateway|service (?:temporarily )?unavailable"
    r"|internal server error|site can['\u2019]t be reached|(?:gateway|connection) timed? ?out"
    r"|(?:this|the) (?:article|story|content|page) (?:is|was) (?:no longer|not) available)",
    re.IGNORECASE,
)
_ROBOT = re.compile(
    r"(?:checking (?:your browser|if the site connection is secure)"
    r"|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot"
    r"|unusual (?:traffic|activity) from|just a moment|complete the (?:captcha|security check)"
    r"|enable javascript(?: and cookies)? to|javascript is (?:disabled|required)|ray id)",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"(?:(?:we|our (?:\d+ )?partners|this (?:web)?site)[^.]{0,80}\b(?:uses?|store|process)\b"
    r"[^.]{0,120}\b(?:cookies|personal data|device)|accept (?:all )?cookies"
    r"|cookie (?:settings|preferences|policy|consent)"
    r"|manage (?:my |your )?(?:cookies|preferences|choices)|before you continue to"
    r"|we (?:value|care about) your privacy|your privacy choices)",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"(?:subscribe (?:now |today )?to (?:continue|keep|read|unlock)|to (?:continue|keep) reading"
    r"|(?:continue|keep) reading (?:with|by|for)"
    r"|(?:available|reserved|exclusive) (?:only )?(?:to|for) (?:our )?subscribers"
    r"|(?:article|story|content) is (?:only )?for (?:our )?(?:subscribers|members)"
    r"|already a (?:subscriber|member)|subscribers[- ]only"
    r"|unlock (?:this|the full) (?:article|story)"
    r"|you(?:['\u2019]ve| have) (?:reached|read|used)[^.]{0,40}(?:free articles?|limit)"
    r"|(?:sign in|log in|register|start your free trial) to (?:read|continue|unlock)"
    r"|to read the (?:full|rest of)|create a free account to)",
    re.IGNORECASE,
)
_WALLS = (
    (
        _ERROR,
        "is the page of an error",
        re.compile(
            r"\b(?:error|page|url|link|server|search|request|address|home|go back|nginx)\b",
            re.IGNORECASE,
        ),
    ),
    (
        _ROBOT,
        "is a page that asks whether a person reads it",
        re.compile(
            r"\b(?:browser|javascript|robot|human|security|cookies|network|ray|access)",
            re.IGNORECASE,
        ),
    ),
    (
        _COOKIES,
        "is a page that asks for consent to cookies",
        re.compile(
            r"\b(?:cookie|consent|privacy|partner|preference|device|data|your|ads)", re.IGNORECASE
        ),
    ),
)
"""What is told by its words, what it is, and words that nearly every sentence of it has."""
_OTHERS = 2
"""A text with so many sentences about something else is a report."""


def require_article(text: str, title: str | None = None, *, free: bool | None = None) -> None:
    """Raise NoArticleError for a text that is no article; `free` is what its page says of it."""
    number = len(text.split())
    if not number:
        raise NoArticleError("is empty", "the text of an article")
    if free is False and number < _STUB:
        raise NoArticleError(f"is the beginning of a paid article ({number} words)", "all of it")
    if number > _SHORT:
        return
    whole = f"{title or ''}\n{text}"
    if found := _PAYWALL.search(whole):
        why = f"is the beginning of a paid article (“{_shown(found)}”)"
        raise NoArticleError(why, "all of it")
    for form, why, about in _WALLS:
        found = form.search(whole)
        if found and not _is_report(text, form, about):
            raise NoArticleError(f"{why} (“{_shown(found)}”)", "the article itself")


def _is_report(text: str, form: re.Pattern[str], about: re.Pattern[str]) -> bool:
    """Whether a text has sentences about something else: a short report may speak of cookies."""
    sentences = [s for s in re.split(r"[.!?]\s|\n", text) if len(s.split()) > 3]  # noqa: PLR2004
    return sum(not form.search(s) and not about.search(s) for s in sentences) >= _OTHERS


def _shown(found: re.Match[str]) -> str:
    return " ".join(found[0].split())
