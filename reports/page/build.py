"""From a checked ledger to what the page is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.quotes import ArticleText
from checks.registry import CHECKS
from reports.fact_sheet.build import facts, statements_by_slot
from reports.fact_sheet.term_wording import term_wording
from reports.findings.run_result import new_first, stale_text
from reports.page.cards import Cards, by_claim
from reports.page.cited import texts_of
from reports.page.model import PageArticle, PageFact, PageSubject, ReportPage
from reports.page.passages import article_pieces
from reports.phrases import dated
from reports.pictures.draw import pictures, with_sides
from reports.pictures.matrix import matrix, matrix_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reports.fact_sheet.build import Slot
    from reports.findings.run_result import RunResult
    from reports.page.cited import Texts
    from reports.page.model import Card
    from reports.pictures.svg import Picture
    from runner.examine import Examined
    from schema.fact import Fact

_CONTESTED = ("contested", "disputed", "open")
_AGREED = ("agreed", "refined", "decided")
_STATES = {
    "not kept": "The ledger names no text for this source.",
    "missing": "The file of its text is missing.",
    "empty": "The file of its text is empty.",
    "not UTF-8": "The file of its text is not in UTF-8.",
    "unreadable": "The file of its text cannot be read.",
}


def page_of(examined: Examined, run: RunResult) -> ReportPage:
    """Put together all that the page shows."""
    records, store = examined.records, examined.store
    stated, words = statements_by_slot(store), term_wording(store)
    texts = texts_of(store, records.sources)
    names = {subject.id: subject.name or subject.id for subject in records.subjects}
    checks = {check.code: check for check in (*CHECKS, *run.own)}
    pictured = frozenset(code for code, check in checks.items() if check.pictured)
    maker = Cards(texts, stated, by_claim(stated.values()), words, names, pictured)
    cards = tuple(
        maker.card(n, compared) for n, compared in enumerate(new_first(run.comparison.findings), 1)
    )
    sheet = facts(examined, stated)
    on: dict[Slot, list[Card]] = {}
    for card in cards:
        on.setdefault((card.finding.subject, card.finding.attribute), []).append(card)
    rows = tuple(_row(n, fact, maker, on) for n, fact in enumerate(sheet, 1))
    subjects = tuple(_subjects(names, rows, cards))
    return ReportPage(
        records.title or "Consistency report",
        len(records.claims),
        cards,
        subjects,
        tuple(_articles(texts)),
        _matrix(sheet, texts),
        examined.outcomes,
        {outcome.code: checks[outcome.code].statement for outcome in run.outcomes},
        tuple(stale_text(entry) for entry in run.comparison.stale),
        _by_claim(cards),
        {c.claim: row for row in reversed(rows) for c in row.cited if c.claim is not None},
    )


def _row(number: int, fact: Fact, maker: Cards, on: Mapping[Slot, list[Card]]) -> PageFact:
    slot = (fact.subject, fact.attribute)
    stated = maker.stated[slot]
    title = f"{fact.subject_name}: {fact.attribute_label}"
    several = len(stated) > 1
    return PageFact(
        number,
        fact,
        tuple(maker.texts.cited(each.citation) for each in stated),
        tuple(pictures(title, with_sides(stated), maker.wording)) if several else (),
        tuple(on.get(slot, ())),
    )


def _subjects(
    names: dict[str, str], rows: Iterable[PageFact], cards: Iterable[Card]
) -> Iterator[PageSubject]:
    by_subject: dict[str, list[PageFact]] = {}
    for row in rows:
        by_subject.setdefault(row.fact.subject, []).append(row)
    new: dict[str, int] = {}
    for card in cards:
        if card.status != "accepted":
            new[card.finding.subject] = new.get(card.finding.subject, 0) + 1
    for number, (subject, name) in enumerate(names.items(), 1):
        own = tuple(by_subject.get(subject, ()))
        statuses = [row.fact.status for row in own]
        contested = sum(status in _CONTESTED for status in statuses)
        agreed = sum(status in _AGREED for status in statuses)
        yield PageSubject(number, subject, name, own, new.get(subject, 0), contested, agreed)


def _articles(texts: Texts) -> Iterator[PageArticle]:
    for source, record in texts.sources.items():
        text = texts.texts.get(source, "")
        furniture = ArticleText(text, record.furniture).furniture_spans if record.furniture else ()
        state = texts.states.get(source, "not kept")
        yield PageArticle(
            texts.numbers[source],
            record,
            dated(record.published),
            record.url if record.url and record.url.startswith(("https://", "http://")) else "",
            article_pieces(text, texts.by_source.get(source, {}), furniture) if text else (),
            _STATES.get(state, ""),
        )


def _matrix(sheet: list[Fact], texts: Texts) -> Picture | None:
    return matrix(matrix_of(sheet, texts.sources)) if sheet and texts.sources else None


def _by_claim(cards: Iterable[Card]) -> dict[int, tuple[Card, ...]]:
    found: dict[int, dict[int, Card]] = {}
    for card in cards:
        for side in card.sides:
            for cited in side.cited:
                if cited.claim is not None:
                    found.setdefault(cited.claim, {})[card.number] = card
    return {claim: tuple(several.values()) for claim, several in found.items()}
