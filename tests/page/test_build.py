"""What the page has of each finding and of the whole: pictures, tiles, cards, how checks ended."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import get_args

import pytest

from checks.registry import CHECKS
from reports.page.build import page_of
from reports.page.model import ReportPage
from reports.page.page import rendered
from reports.page.tally import TILES, check_result, tally_of
from reports.pictures.bars import Plot
from reports.pictures.table import WhoSaysWhat
from runner.examine import examined
from schema.fact import Status
from schema.finding import Outcome
from tests.formats.runs import all_new

ROOT = Path(__file__).parents[2]
LEDGER = """\
sources: [{id: a, published: 2020, publisher: A}, {id: b, publisher: B}]
subjects: [{id: s}]
attributes: [{id: n, type: count}]
claims:
  - {source: a, subject: s, attribute: n, value: 4, quote: q}
  - {source: b, subject: s, attribute: n, value: 7, quote: q}
"""


def _page(folder: Path, text: str) -> ReportPage:
    ledger = folder / "facts.yaml"
    ledger.write_text(text, encoding="utf-8")
    return _page_of(ledger)


def _page_of(ledger: Path) -> ReportPage:
    with examined([ledger]) as seen:
        return page_of(seen, all_new(seen))


@pytest.fixture(scope="module")
def articles() -> ReportPage:
    return _page_of(ROOT / "facts.yaml")


def test_findings_of_pictured_checks_have_pictures(tmp_path: Path) -> None:
    page = _page(tmp_path, LEDGER)
    drawn = {each.finding.name: len(each.figures) for each in page.found}
    assert drawn["count-conflict"] == 1
    assert drawn["undated-source"] == 0


def test_values_and_order_are_pictured_and_notes_about_wording_are_not() -> None:
    pictured = {check.code for check in CHECKS if check.pictured}
    values = {check.code for check in CHECKS if check.code.startswith("CR1")}
    assert pictured == values - {"CR109"} | {
        "CR201", "CR204", "CR205", "CR206", "CR301", "CR302", "CR303", "CR304", "CR308", "CR309"
    }  # fmt: skip


def test_a_picture_compares_sides_and_more_than_one_value(articles: ReportPage) -> None:
    for each in articles.found:
        for figure in each.figures:
            shown = figure.bars if isinstance(figure, Plot) else figure.columns
            assert len(shown) > 1, each.finding.message
    (events,) = (each for each in articles.found if each.finding.code == "CR302")
    assert len(events.figures) == 1


def test_a_picture_of_several_events_names_that_of_each_bar(articles: ReportPage) -> None:
    (events,) = (each for each in articles.found if each.finding.code == "CR302")
    (figure,) = events.figures
    assert isinstance(figure, Plot)
    assert {bar.event for bar in figure.bars if bar.asserted} == {
        "deal signed", "first batteries acquired"
    }  # fmt: skip
    assert {bar.event for bar in figure.bars if not bar.asserted} == {
        "“the deal was signed in 2019”", "“the first batteries were acquired in 2019”"
    }  # fmt: skip


def test_each_way_to_understand_words_has_a_row_of_its_own(articles: ReportPage) -> None:
    tables = [
        figure
        for each in articles.found
        for figure in each.figures
        if each.finding.code == "CR301" and isinstance(figure, WhoSaysWhat)
    ]
    read = [row.event for row in tables[0].rows if set(row.signs.values()) == {"may"}]
    assert len(read) == len(set(read)) == 3


def test_a_picture_of_one_event_does_not_repeat_it(tmp_path: Path) -> None:
    (figure,) = next(e.figures for e in _page(tmp_path, LEDGER).found if e.figures)
    assert isinstance(figure, Plot)
    assert [bar.event for bar in figure.bars] == ["", ""]


@pytest.mark.parametrize("ledger", ["facts.yaml", "tests/ledgers/harbour.yaml"])
def test_card_and_picture_say_the_same_in_the_same_words(ledger: str) -> None:
    for each in _page_of(ROOT / ledger).found:
        says = [side.says for side in each.sides if side.letter]
        for figure in each.figures:
            if isinstance(figure, WhoSaysWhat) and says and each.finding.code != "CR106":
                sided = [row for row in figure.rows if row.side is not None]
                words = dict.fromkeys(chain.from_iterable(row.signs for row in sided))
                assert set(says) <= set(words), each.finding.message


def test_a_fact_and_its_picture_have_the_words_of_the_sources(articles: ReportPage) -> None:
    slot = "warned-purchases"
    rows = [row for subject in articles.subjects for row in subject.rows]
    (row,) = (each for each in rows if each.fact.attribute == slot and each.figures)
    (figure,) = row.figures
    assert isinstance(figure, WhoSaysWhat)
    significant = "significant transactions with Russian defence entities"
    assert figure.columns == ("buying weapons systems from Russia", significant)
    assert "buying weapons systems from Russia" in row.fact.value
    (card,) = (each for each in articles.found if each.finding.attribute == slot)
    assert isinstance(card.figures[0], WhoSaysWhat)
    assert card.figures[0].columns == ("any purchase of weapons systems from Russia", significant)
    assert "any purchase of weapons systems from Russia" in card.finding.message


def test_every_status_of_a_fact_is_counted_in_one_tile() -> None:
    counted = [status for _, statuses, _ in TILES for status in statuses]
    assert sorted(counted) == sorted(get_args(Status))


@pytest.mark.parametrize("ledger", ["facts.yaml", "tests/ledgers/harbour.yaml"])
def test_the_tiles_and_the_subjects_add_up(ledger: str) -> None:
    page = _page_of(ROOT / ledger)
    facts = [row for subject in page.subjects for row in subject.rows]
    assert sum(tile.number for tile in page.tally.tiles) == page.tally.facts == len(facts)
    of_sources = sum(not each.finding.subject for each in page.found)
    assert sum(subject.new for subject in page.subjects) + of_sources == len(page.found)
    assert sum(page.tally.checks.values()) == len(page.checks)


def test_findings_about_one_sentence_are_one_card(articles: ReportPage) -> None:
    cards = [card for group in articles.groups for card in group.cards]
    codes = [[each.finding.code for each in card.findings] for card in cards]
    assert ["CR106", "CR301", "CR301", "CR306"] in codes
    assert [e.number for c in cards for e in c.findings] == list(range(1, len(articles.found) + 1))


def test_a_sentence_that_a_card_has_is_not_shown_again(articles: ReportPage) -> None:
    card = next(card for group in articles.groups for card in group.cards if card.findings[1:])
    first, *others = card.findings
    assert not any(cited.again for side in first.sides for cited in side.cited)
    assert any(cited.again for each in others for side in each.sides for cited in side.cited)


def test_who_says_it_is_said_again() -> None:
    text = rendered(_page_of(ROOT / "tests/ledgers/harbour.yaml"))
    again = [line for line in text.splitlines() if line.startswith('<p class="again">')]
    assert any("dockers&#39; union, quoted above" in line for line in again)


def test_one_order_of_subjects(articles: ReportPage) -> None:
    assert articles.matrix is not None
    with_facts = [(each.id, each.name) for each in articles.subjects if each.rows]
    assert list(articles.matrix.subjects) == with_facts


def test_a_citation_names_its_source_and_date_and_no_publisher_that_is_not_known(
    tmp_path: Path,
) -> None:
    text = rendered(_page(tmp_path, LEDGER))
    assert "publisher not named" not in text
    assert ">A (2020)<" in text.replace("<bdi>", "").replace("</bdi>", "")


def test_an_id_is_never_capitalised(tmp_path: Path) -> None:
    page = _page(tmp_path, LEDGER.replace("{id: s}", "{id: s}, {id: t, name: the thing}"))
    assert [subject.name for subject in page.subjects] == ["s", "The thing"]


_BROKEN = Outcome(code="CR101", name="date-conflict", state="could not run", reason="no such table")
_IN_PART = Outcome(code="CR302", name="x", state="passed", not_looked_at="quotes of tables")
_IDLE = Outcome(code="CR103", name="y", state="did not apply", reason="no counts")


def test_the_four_ends_of_a_check_are_told_apart() -> None:
    results = [check_result(each, "rule") for each in (_BROKEN, _IN_PART, _IDLE)]
    assert [(each.result, each.reason) for each in results] == [
        ("could not run", "no such table"),
        ("nothing found", "did not look at quotes of tables"),
        ("did not apply", "no counts"),
    ]
    tally = tally_of(1, 1, [], results)
    assert [each.code for each in tally.broken] == ["CR101"]
    assert [each.code for each in tally.in_part] == ["CR302"]
    assert tally.ran == 1


def test_a_broken_check_is_said_at_the_top(articles: ReportPage) -> None:
    own = _BROKEN.model_copy(update={"own": True})
    results = tuple(check_result(each, "rule") for each in (_BROKEN, own))
    tally = articles.tally._replace(broken=results)
    text = rendered(articles._replace(tally=tally))
    top = text[: text.index("<main>")]
    assert "2 checks could not run" in top
    assert "a check of your own" in top
    assert "could not run" not in rendered(articles)[: rendered(articles).index("<main>")]
