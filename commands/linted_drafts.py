"""Drafts that are named on the command line, read and compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from commands.common import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.drafts.draft_findings import Draft, DraftFinding
    from runner.examine import Examined
    from support.bounds import Bounds

_STDIN = "-"
LintedDrafts = list[tuple["Draft", "list[DraftFinding]"]]


class _DraftText(NamedTuple):
    """A draft: its name, its text, and its day where its file says it (EDTF)."""

    name: str
    text: str
    published: str | None


def linted_drafts(
    names: Iterable[str], seen: Examined, bounds: Bounds, date: str | None = None
) -> LintedDrafts:
    """Compare drafts with what a ledger has; `date` (EDTF) is that of all of them.

    Raises UnusableInput for files that are no drafts, and CommandLineError where there is nothing
    to compare with.
    """
    from reports.drafts.draft_comparison import DraftComparison, NothingToCompareError

    try:
        comparison = DraftComparison(seen)
    except NothingToCompareError:
        refuse("--ledger: found no article to compare a draft with; name one as 'file' of a source")
    return [
        comparison.compared(draft.name, draft.text, date or draft.published)
        for draft in _texts(names, bounds)
    ]


def _texts(names: Iterable[str], bounds: Bounds) -> Iterator[_DraftText]:
    """Yield drafts. Raises UnusableInput with all files that are none."""
    from article_files.article import Unread
    from article_files.read_articles import read_articles
    from support.problems import Place, Problem, UnusableInput

    problems: list[Problem] = []
    for name in names:
        if name == _STDIN:
            yield _DraftText("<stdin>", _standard_input(bounds), None)
            continue
        for article in read_articles([Path(name)], bounds.limits):
            if isinstance(article, Unread):
                found = f"a file that {article.why}"
                problems.append(Problem(Place(str(article.file)), "", found, article.expected))
            else:
                yield _DraftText(str(article.file), article.text, article.published)
    if problems:
        raise UnusableInput(problems)


def _standard_input(bounds: Bounds) -> str:
    from support.input_files import read_standard_input
    from support.limits import NotReadError
    from support.problems import Place, Problem, UnusableInput

    place = Place("<stdin>")
    try:
        return read_standard_input(bounds.limits).decode("utf-8-sig")
    except UnicodeDecodeError:
        found, expected = "bytes that are not UTF-8", "text in UTF-8"
    except NotReadError as error:
        found, expected = f"a text that {error.why}", error.expected
    except OSError as error:
        found, expected = f"a text that cannot be read: {error.strerror}", "a text"
    raise UnusableInput([Problem(place, "", found, expected)])
