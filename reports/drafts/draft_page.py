"""Drafts as one web page without a network: the text marked, and what the sources have instead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reports.drafts.draft_text import summary
from reports.findings.ending_text import total
from reports.page.policy import policy
from reports.phrases import attribution
from schema.characters import escaped, one_line
from schema.finding import DRAFT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drafts.lint_draft import LintedSentence
    from reports.drafts.draft_findings import Draft, DraftFinding
    from reports.findings.run_result import RunResult
    from schema.finding import Citation

_HERE = Path(__file__).parent
_STYLE = _HERE.parent / "page" / "page.css"


class MarkedWords(NamedTuple):
    """Words of a draft: how their sentence compares, and the number of what differs, if it does."""

    text: str
    state: str = ""
    number: int | None = None


class DraftCard(NamedTuple):
    """What differs, with its number on the page, and what bears it out."""

    number: int
    found: DraftFinding
    cited: tuple[Citation, ...]
    known: bool


class MarkedDraft(NamedTuple):
    """A draft as runs of words, with its cards."""

    name: str
    runs: tuple[MarkedWords, ...]
    cards: tuple[DraftCard, ...]


def draft_page(found: list[tuple[Draft, list[DraftFinding]]], run: RunResult) -> str:
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
    engine.filters |= {"line": one_line, "lines": _lines, "attribution": attribution}
    style = _STYLE.read_text("utf-8") + (_HERE / "draft_page.css").read_text("utf-8")
    return engine.get_template("draft_page.html").render(
        drafts=list(_marked(found, run)),
        total=total(run),
        summary=summary(draft for draft, _ in found),
        style=Markup(style),  # noqa: S704 - our own files
        policy=policy(style),
    )


def _marked(
    found: Iterable[tuple[Draft, list[DraftFinding]]], run: RunResult
) -> Iterator[MarkedDraft]:
    new = {compared.finding.fingerprint for compared in run.open}
    number = 0
    for draft, of_draft in found:
        cards: list[DraftCard] = []
        for each in of_draft:
            number += 1
            known = each.finding.fingerprint not in new
            cards.append(DraftCard(number, each, tuple(_of_sources(each)), known))
        yield MarkedDraft(draft.name, tuple(_runs(draft, cards)), tuple(cards))


def _of_sources(found: DraftFinding) -> Iterator[Citation]:
    for side in found.finding.sides:
        yield from (citation for citation in side.citations if citation.place != DRAFT)


def _runs(draft: Draft, cards: list[DraftCard]) -> Iterator[MarkedWords]:
    """Yield the whole text of a draft, cut where a sentence or what differs begins and ends."""
    at = 0
    for sentence in draft.sentences:
        yield MarkedWords(draft.text[at : sentence.start])
        yield from _of_sentence(draft, sentence, cards)
        at = sentence.end
    yield MarkedWords(draft.text[at:])


def _of_sentence(
    draft: Draft, sentence: LintedSentence, cards: list[DraftCard]
) -> Iterator[MarkedWords]:
    at, state = sentence.start, sentence.state.replace(" ", "-")
    for card in cards:
        different = card.found.difference
        if different and at <= different.start < sentence.end:
            end = min(different.end, sentence.end)
            yield MarkedWords(draft.text[at : different.start], state)
            yield MarkedWords(draft.text[different.start : end], state, card.number)
            at = end
    yield MarkedWords(draft.text[at : sentence.end], state)


def _lines(text: str) -> str:
    """Keep the line breaks of a draft, and write what else is hidden as escapes."""
    return "\n".join(map(escaped, text.replace("\r\n", "\n").replace("\t", " ").split("\n")))
