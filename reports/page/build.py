"""From a checked ledger to what the page is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.registry import CHECKS
from reports.fact_sheet.build import facts, statements_by_slot
from reports.fact_sheet.term_wording import term_wording
from reports.findings.run_result import new_first, stale_text
from reports.findings.sentence_groups import grouped
from reports.findings.uncompared_text import uncompared_sentence
from reports.page.cards import Cards, by_claim, comparing
from reports.page.cited import texts_of
from reports.page.model import CardGroup, PageArticle, PageFact, PageSubject, ReportPage
from reports.page.passages import article_pieces
from reports.page.tally import check_result, tally_of
from reports.phrases import dated, heading
from reports.pictures.draw import figures, with_sides
from reports.pictures.matrix import matrix_of
from schema.finding import Severity
from schema.source_names import source_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reports.fact_sheet.build import Slot
    from reports.findings.run_result import RunResult
    from reports.page.cited import Texts
    from reports.page.model import Card, CardFinding
    from runner.examine import Examined
    from schema.fact import Fact
    from schema.records import Subject

_HEADINGS = {
    Severity.CONTRADICTION: "Contradictions",
    Severity.TENSION: "Tensions",
    Severity.AMBIGUITY: "Ambiguities",
    Severity.NOTE: "Notes",
}
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
    stated, names = statements_by_slot(store), source_names(records.sources)
    texts, sheet = texts_of(store, records.sources), facts(examined, stated)
    checks = {check.code: check for check in (*CHECKS, *run.own)}
    pictured = frozenset(code for code, check in checks.items() if check.pictured)
    maker = Cards(texts, stated, by_claim(stated.values()), term_wording(store), pictured)
    cards = tuple(_cards(maker, run, examined))
    found = tuple(each for card in cards for each in card.findings)
    rows = tuple(_rows(sheet, maker, names, found))
    results = tuple(check_result(o, checks[o.code].statement) for o in run.outcomes)
    return ReportPage(
        title=records.title or "Consistency report",
        tally=tally_of(
            len(records.claims),
            len(records.sources),
            sheet,
            results,
            uncompared_sentence(run.uncompared),
        ),
        groups=tuple(_groups(cards)),
        found=found,
        subjects=tuple(_subjects(records.subjects, rows, found)),
        articles=tuple(_articles(texts, names)),
        matrix=matrix_of(examined, sheet, stated),
        checks=results,
        stale=tuple(stale_text(entry) for entry in run.comparison.stale),
        found_on=_by_claim(found),
        row_of={c.claim: row for row in reversed(rows) for c in row.cited if c.claim is not None},
    )


def _cards(maker: Cards, run: RunResult, examined: Examined) -> Iterator[Card]:
    first = 1
    groups = grouped(new_first(run.comparison.findings), examined.store)
    for number, group in enumerate(groups, 1):
        yield maker.card(number, first, group.found)
        first += len(group.found)


def _groups(cards: Iterable[Card]) -> Iterator[CardGroup]:
    """Put cards under headings: what is new by the worst of each card, and then what is known."""
    cards = tuple(cards)
    for severity, words in _HEADINGS.items():
        own = [c for c in cards if not c.findings[0].known]
        own = [c for c in own if c.findings[0].finding.severity == severity]
        if own:
            yield CardGroup(severity.value, words, tuple(own))
    known = tuple(card for card in cards if card.findings[0].known)
    if known:
        yield CardGroup("known", "Known: accepted, decided or found before", known)


def _rows(
    sheet: Iterable[Fact], maker: Cards, names: Mapping[str, str], found: Iterable[CardFinding]
) -> Iterator[PageFact]:
    on: dict[Slot, list[CardFinding]] = {}
    for each in found:
        on.setdefault((each.finding.subject, each.finding.attribute), []).append(each)
    for number, fact in enumerate(sheet, 1):
        slot = (fact.subject, fact.attribute)
        title = f"{fact.subject_name}: {fact.attribute_label}"
        drawn = figures(title, with_sides(maker.stated[slot]), maker.wording, as_stated=True)
        yield PageFact(
            number,
            fact,
            tuple(maker.texts.cited(each.citation) for each in maker.stated[slot]),
            tuple(comparing(drawn)),
            tuple(on.get(slot, ())),
            tuple(names[source] for source in fact.against),
        )


def _subjects(
    subjects: Iterable[Subject], rows: Iterable[PageFact], found: Iterable[CardFinding]
) -> Iterator[PageSubject]:
    by_subject: dict[str, list[PageFact]] = {}
    for row in rows:
        by_subject.setdefault(row.fact.subject, []).append(row)
    new: dict[str, int] = {}
    for each in found:
        if not each.known:
            new[each.finding.subject] = new.get(each.finding.subject, 0) + 1
    for number, subject in enumerate(subjects, 1):
        own = tuple(by_subject.get(subject.id, ()))
        yield PageSubject(number, subject.id, heading(subject), own, new.get(subject.id, 0))


def _articles(texts: Texts, names: Mapping[str, str]) -> Iterator[PageArticle]:
    for source, record in texts.sources.items():
        text, furniture = texts.texts.get(source, ""), texts.furniture.get(source, ())
        state = texts.states.get(source, "not kept")
        yield PageArticle(
            texts.numbers[source],
            record,
            names[source],
            dated(record.published),
            record.url if record.url and record.url.startswith(("https://", "http://")) else "",
            article_pieces(text, texts.by_source.get(source, {}), furniture) if text else (),
            _STATES.get(state, ""),
        )


def _by_claim(found: Iterable[CardFinding]) -> dict[int, tuple[CardFinding, ...]]:
    by_claim: dict[int, dict[int, CardFinding]] = {}
    for each in found:
        for side in each.sides:
            for cited in side.cited:
                if cited.claim is not None:
                    by_claim.setdefault(cited.claim, {})[each.number] = each
    return {claim: tuple(several.values()) for claim, several in by_claim.items()}
