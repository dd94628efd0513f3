"""The page as HTML: one file, without a network, in which nothing runs but its own script.

Every word of an article, a ledger or a baseline is escaped by the template engine, and the policy
of the page lets in the one style and the one script that it was written with, by their digests.
"""

from __future__ import annotations

from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import tostring

from reports.page.build import page_of
from reports.page.policy import policy
from reports.phrases import counted
from reports.pictures.agreement import LEGEND
from reports.pictures.draw import draw
from reports.pictures.matrix import MOST_COLUMNS, MOST_ROWS, left_out, mark
from reports.pictures.svg import NARROW, STYLE, WIDE, element
from schema.characters import escaped, one_line
from schema.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Template
    from jinja2.runtime import Context
    from markupsafe import Markup

    from reports.findings.run_result import RunResult
    from reports.page.model import ReportPage
    from reports.pictures.draw import Figure
    from runner.examine import Examined

_HERE = Path(__file__).parent


def html(examined: Examined, run: RunResult) -> str:
    """Give the report of a ledger as a page."""
    return rendered(page_of(examined, run))


def rendered(page: ReportPage) -> str:
    """Write the page."""
    from markupsafe import Markup  # noqa: PLC0415 - comes with Jinja

    style, script = _asset("page.css") + STYLE, _asset("page.js")
    return _template().render(
        picture_numbers=count(1),
        page=page,
        number_of={subject.id: subject.number for subject in page.subjects},
        article_of={article.source.id: article.number for article in page.articles},
        name_of={article.number: article.name for article in page.articles},
        counted=counted,
        severities=[severity.value for severity in reversed(Severity)],
        marks=Markup(_marks()),  # noqa: S704 - our own
        legend=LEGEND,
        most_rows=MOST_ROWS,
        most_columns=MOST_COLUMNS,
        left_out=left_out,
        style=Markup(style),  # noqa: S704 - our own files
        script=Markup(script),  # noqa: S704
        policy=policy(style, script),
    )


@cache
def _template() -> Template:
    """Compile the template once, for whoever writes more than one page."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context

    engine = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Any] = engine.filters
    filters |= {"line": one_line, "lines": _lines, "slug": _slug, "drawn": pass_context(_drawn)}
    return engine.get_template("page.html")


def _drawn(context: Context, figure: Figure) -> Markup:
    """Put in a picture for a wide page and one for a telephone, of which one is shown."""
    from markupsafe import Markup  # noqa: PLC0415 - comes with Jinja

    numbers: Iterator[int] = context["picture_numbers"]
    wide, narrow = draw(figure, WIDE), draw(figure, NARROW)
    return Markup(  # noqa: S704 - escaped when they were drawn
        f'<div class="picture wide">{wide.inline(next(numbers))}</div>'
        f'<div class="picture narrow">{narrow.inline(next(numbers))}</div>'
    )


def _marks() -> str:
    """Give the marks of the matrix as symbols, to be used in its cells."""
    symbols = (
        element(
            "symbol",
            element("g", mark(agreement, 8, 8), **{"class": "cr"}),  # where it is used, no other is
            id=f"m-{agreement}",
            viewBox="0 0 16 16",
        )
        for agreement in LEGEND
    )
    shared = element("svg", *symbols, **{"class": "cr marks", "aria-hidden": "true"})
    return tostring(shared, encoding="unicode")


def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _lines(text: str) -> str:
    """Keep the line breaks of an article, and write what else is hidden as escapes."""
    return "\n".join(map(escaped, text.replace("\r\n", "\n").replace("\t", " ").split("\n")))


def _slug(text: str) -> str:
    return text.replace(" ", "-")
