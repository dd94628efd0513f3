"""What a scan has found, as one web page without a network: both places side by side."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from reports.page.policy import policy
from reports.scan.looked_at import NEVER_COMPARED, found_sentence, looked_at, not_compared, notes
from reports.scan.placed_words import placed
from schema.characters import one_line
from schema.values.date import worded
from support.grammar import counted, sentence

if TYPE_CHECKING:
    from scanning.scan_articles import Scan
    from scanning.text_store import TextStore

_HERE = Path(__file__).parent
_STYLE = _HERE.parent / "page" / "page.css"
_HEADINGS = {
    "name-in-two-spellings": "Names in two spellings",
    "acronym-expanded-two-ways": "Acronyms expanded two ways",
    "quotation-in-other-words": "Quotations in other words",
    "quotation-of-two-speakers": "Quotations of two speakers",
    "person-of-two-ages": "Persons of two ages",
    "weekday-does-not-match-date": "Weekdays that do not match their dates",
    "date-of-unknown-day": "Dates of an unknown day",
    "undated-article": "Articles without a date",
}


def scan_page(scan: Scan, texts: TextStore) -> str:
    """Give the page."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup  # noqa: PLC0415 - comes with it

    engine = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    engine.filters |= {"line": one_line, "sentence": sentence, "worded": worded}
    style = _STYLE.read_text("utf-8") + (_HERE / "scan.css").read_text("utf-8")
    found = [placed(finding, scan, texts) for finding in scan.findings]
    groups = [(kind, list(same)) for kind, same in groupby(found, lambda each: each.kind)]
    return engine.get_template("scan.html").render(
        groups=groups,
        headings=_HEADINGS,
        articles=[each.record for each in scan.articles],
        said=(found_sentence(scan), looked_at(scan), NEVER_COMPARED),
        passed_over=list(not_compared(scan)),
        notes=list(notes(scan)),
        counted=counted,
        style=Markup(style),  # noqa: S704 - our own files
        policy=policy(style),
    )
