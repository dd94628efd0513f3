"""What the lines around an article say of it: headline, byline, dates, credits, page furniture.

Only what a line says beyond doubt is read. A date is that of publication if a line names it so, or
if a line near the top is a date and nothing else. A line that says when a page was fetched, saved
or printed says nothing about the article.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from article_files.page_dates import is_two_days, worded_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TOP, _END = 12, 6
"""So many lines with words are looked at, at the top and at the end."""
_PUBLISHED = re.compile(
    r"(?:first |originally )?(?:published|posted|publication date|date published|date|issued)"
    r"(?:\s*(?:on|at|:|-|\u2013|\u2014))*\s+",
    re.IGNORECASE,
)
_MODIFIED = re.compile(
    r"(?:last )?(?:updated|modified|revised|last update|update|upd)(?:\s*(?:on|at|:|-|\u2013))*\s+",
    re.IGNORECASE,
)
_FETCHED = re.compile(
    r"\b(?:retriev|access|archiv|crawl|sav|download|print|captur|fetch|scrap|snapshot|visit|"
    r"copyright|all rights reserved)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s+[|\u2022\u00b7\u2013\u2014/]\s+|\s*[|\u2022\u00b7]\s*")
_NAME = r"[^\W\d_a-z][\w'\u2019.-]*"
_PERSON = rf"{_NAME}(?:\s+(?:(?:de|van|von|der|den|al|bin|el|la|di|da|le)\s+)*{_NAME}){{1,3}}"
_BYLINE = re.compile(
    r"(?:by|reported by|written by|words by|story by|report by|author)\s*:?\s+"
    rf"(?P<names>{_PERSON}(?:(?:,|,? and| &)\s+{_PERSON}){{0,3}})"
    r"(?:\s*,\s*(?P<more>[^.|]{2,60}))?",
)
_LEAD_IN = re.compile(
    r"^(by|reported by|written by|words by|story by|report by|author)\b", re.IGNORECASE
)
AGENCIES = {
    "Reuters": "Reuters",
    "AP": "AP",
    "Associated Press": "AP",
    "The Associated Press": "AP",
    "AFP": "AFP",
    "Agence France-Presse": "AFP",
    "Bloomberg": "Bloomberg",
    "dpa": "dpa",
    "DPA": "dpa",
    "PTI": "PTI",
    "ANI": "ANI",
    "IANS": "IANS",
    "UPI": "UPI",
    "Xinhua": "Xinhua",
    "TASS": "TASS",
    "PA": "PA",
    "PA Media": "PA",
    "Press Association": "PA",
    "AAP": "AAP",
    "Anadolu": "Anadolu",
    "Anadolu Agency": "Anadolu",
    "Kyodo": "Kyodo",
    "Yonhap": "Yonhap",
    "EFE": "EFE",
    "ANSA": "ANSA",
}
_AGENCY = "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True))
_CREDITS = (
    re.compile(rf"^[A-Z][\w .,'/()-]{{0,60}}\((?P<agency>{_AGENCY})\)\s*[-\u2013\u2014]"),
    re.compile(rf"^(?:by\s+)?(?:the\s+)?(?P<agency>{_AGENCY})(?:\s+staff)?$", re.IGNORECASE),
    re.compile(
        rf"^\(?\s*(?:with (?:agency )?inputs? from|with (?:files|reporting) from|source:|via)\s+"
        rf"(?:the\s+)?(?P<agency>{_AGENCY})\s*\)?\.?$",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:^|\s)(?:--|\u2014|\u2013)\s?(?P<agency>{_AGENCY})\.?$"),
    re.compile(rf"^\((?P<agency>{_AGENCY})\)$"),
)
_FURNITURE = re.compile(
    r"(?:-\s*)?advertis(?:e?ment|ing)(?:\s*-)?|story continues below(?: advertisement)?"
    r"|(?:read|see|watch|also read|read also|related|read more|more|don't miss|trending)\s?:"
    r"\s.{0,200}"
    r"|read more|read next|related (?:stories|articles|topics|content)|most (?:read|popular|viewed)"
    r"|(?:please )?(?:subscribe|sign up|sign in|log in|register)\b.{0,140}"
    r"(?:newsletter|inbox|updates?|account|today|now|here)\b.{0,60}"
    r"|subscribe(?: to our newsletter| now)?|share(?: this)?(?: article| story| on .{1,20})?"
    r"|follow us\b.{0,60}|click here\b.{0,80}|loading\.{0,3}|skip to (?:main )?content"
    r"|(?:\u00a9|copyright)\b.{0,120}all rights reserved.{0,40}|all rights reserved\.?"
    r"|(?:we|this (?:web)?site) uses? cookies\b.{0,200}|accept(?: all)? cookies"
    r"|\|?\s*image\s?:\s?self|\(?(?:image|photo|picture) (?:credits?|source)s?\s?:\s.{1,60}\)?"
    r"|facebook|twitter|whatsapp|linkedin|telegram|e-?mail|print|comments?(?: \(\d+\))?|menu|home"
    r"|this article (?:was )?originally appeared (?:on|in) .{1,60}"
    r"|!-- google tag .{0,40}",
    re.IGNORECASE,
)
_HEADLINE_LEAST, _HEADLINE_MOST = 3, 30
"""Words of a headline."""
_SENTENCE = re.compile(r"[.!;:,]['\"\u201d\u2019)]*$")


class PageLines(NamedTuple):
    """What the lines of a page say; None and empty where they do not."""

    headline: str | None = None
    byline: str | None = None
    published: str | None = None
    dated_by: str | None = None
    modified: str | None = None
    credits: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class _Line(NamedTuple):
    number: int
    words: str
    alone: bool


def page_lines(text: str, *, headed: bool = True) -> PageLines:
    """Read the lines of an article as text; without `headed` it has no headline of its own."""
    lines = list(_lines(text))
    top, end = lines[:_TOP], lines[_TOP:][-_END:]
    furniture = tuple(furniture_of(text, (line.words for line in lines)))
    dates = _Dates()
    for at, line in enumerate((*top, *end)):
        dates.look_at(line, bare=at < len(top))
    return PageLines(
        headline=_headline(top) if headed else None,
        byline=next((name for line in top if (name := byline_in(line.words))), None),
        published=dates.published,
        dated_by=dates.dated_by,
        modified=dates.modified,
        credits=_credits(lines),
        furniture=furniture,
        notes=dates.notes,
    )


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page and states nothing."""
    return bool(_FURNITURE.fullmatch(line.strip()))


def furniture_of(text: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines that belong to the page, each once.

    The words are furniture wherever they stand, so that those which a sentence has too are not.
    """
    folded = " ".join(text.split()).casefold()
    for words, number in Counter(line for line in lines if is_furniture(line)).items():
        if folded.count(words.casefold()) == number:
            yield words


def byline_in(line: str) -> str | None:
    """Give the names after "By", of one to four persons."""
    if not _LEAD_IN.match(line):
        return None
    first = _PARTS.split(line)[0]
    words = first[:1].lower() + first[1:]
    found = _BYLINE.fullmatch(re.sub(r"^[A-Za-z ]+?(?=\s*:?\s+[^\Wa-z])", _lowered, words))
    return found["names"] if found else None


def _lowered(found: re.Match[str]) -> str:
    return found[0].lower()


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines with words, and whether an empty line or the end follows."""
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if line.strip():
            alone = number == len(lines) or not lines[number].strip()
            yield _Line(number, " ".join(line.split()), alone)


def _headline(top: list[_Line]) -> str | None:
    """Give the first line that is none of the page's, if it looks like a headline."""
    for at, line in enumerate(top):
        words = line.words.lstrip("#").strip()
        if is_furniture(words) or _says_a_date(words) or words.startswith(("!--", "<!--")):
            continue
        number = len(words.split())
        followed = line.alone or (at + 1 < len(top) and _heads(top[at + 1].words, words))
        fits = _HEADLINE_LEAST <= number <= _HEADLINE_MOST and not _SENTENCE.search(words)
        return words if fits and followed and at + 1 < len(top) else None
    return None


def _heads(below: str, headline: str) -> bool:
    return bool(byline_in(below)) or _says_a_date(below) or below == headline


def _says_a_date(line: str) -> bool:
    return any(
        worded_day(_PUBLISHED.sub("", _MODIFIED.sub("", part, count=1), count=1)) is not None
        for part in _PARTS.split(line)
    )


def _credits(lines: list[_Line]) -> tuple[str, ...]:
    looked_at = (*lines[:_TOP], *lines[_TOP:][-_END:])
    found = (
        AGENCIES.get(match["agency"]) or AGENCIES.get(match["agency"].upper(), match["agency"])
        for line in looked_at
        for form in _CREDITS
        if (match := form.search(line.words))
    )
    return tuple(dict.fromkeys(found))


class _Dates:
    """The dates that lines give, and what is said where they give several."""

    def __init__(self) -> None:
        self._published: dict[str, str] = {}
        self._bare: dict[str, str] = {}
        self._modified: list[str] = []
        self._open: list[str] = []

    def look_at(self, line: _Line, *, bare: bool) -> None:
        """Take the date of a line, if it is one of the article."""
        if _FETCHED.search(line.words):
            return
        for part in _PARTS.split(line.words):
            self._look_at_part(part.strip(), line, bare=bare)

    def _look_at_part(self, part: str, line: _Line, *, bare: bool) -> None:
        kinds = ((_PUBLISHED, self._published), (None, self._bare if bare else {}))
        for label, days in kinds:
            found = label.match(part) if label else None
            if label and not found:
                continue
            rest = part[found.end() :] if found else part
            if day := worded_day(rest):
                days.setdefault(day, f"line {line.number}: {line.words}")
            elif is_two_days(rest):
                self._open.append(f"“{rest}” (line {line.number}) can be two days")
            if found:
                return
        if (found := _MODIFIED.match(part)) and (day := worded_day(part[found.end() :])):
            self._modified.append(day)

    @property
    def _days(self) -> dict[str, str]:
        return self._published or self._bare

    @property
    def published(self) -> str | None:
        """The day of publication, if there is just one."""
        return next(iter(self._days)) if len(self._days) == 1 else None

    @property
    def dated_by(self) -> str | None:
        """The line that gives it."""
        return next(iter(self._days.values())) if self.published else None

    @property
    def modified(self) -> str | None:
        """The last day on which it was changed."""
        return max(self._modified, default=None)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is left open, and why."""
        if len(self._days) > 1:
            return (f"its lines give several dates: {', '.join(sorted(self._days))}",)
        return () if self.published else tuple(dict.fromkeys(self._open))
