"""How a check ends: passed, found, did not apply, could not run."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from checks.definition import AnyCheck, Step
from checks.registry import CHECKS
from ledger.load_ledger import read_ledger
from ledger.typed import resolve
from runner import run as runner
from runner.examine import context_of
from schema.finding import Finding, Outcome
from store.store import Store
from tests.checks.ledgers import FILE, examine, example, of_example, slot
from tests.ledger.helpers import open_typed

ALL_BUT_TEXT = """
sources:
  - {id: morning, file: morning.txt, publisher: A, published: 2021}
  - {id: evening, publisher: B}
subjects: [{id: bridge}]
vocabularies:
  - {id: owners, terms: [public, private]}
  - {id: fates, kind: ladder, terms: [warned, barred]}
  - {id: ends, kind: shades, terms: [paused, called off]}
attributes:
  - {id: opened, type: date, key: true, words: built}
  - {id: closed, type: date}
  - {id: cost, type: money}
  - {id: lanes, type: count, contested: true}
  - {id: owner, type: term, vocabulary: owners}
  - {id: fate, type: term, vocabulary: fates}
  - {id: end, type: term, vocabulary: ends}
  - {id: name, type: name}
  - {id: guests, type: list}
order_rules:
  - earlier: {subject: bridge, attribute: opened}
    later: {subject: bridge, attribute: closed}
    because: what is not open is not closed
decisions:
  - {subject: bridge, attribute: cost, value: 5 EUR, grounds: [5 EUR], because: b, by: c, on: 2022}
claims:
  - {source: morning, subject: bridge, attribute: opened, value: 2019, quote: q}
  - {source: evening, subject: bridge, attribute: opened, value: 2019, quote: q}
  - {source: evening, subject: bridge, attribute: fate, value: barred, quote: "q", modality: denied}
  - {source: morning, subject: bridge, attribute: closed, value: 2020, quote: q}
  - {source: morning, subject: bridge, attribute: cost, value: 6 EUR, quote: "q", modality: planned}
  - source: evening
    subject: bridge
    attribute: closed
    value: 2022
    quote: on a Monday of 2022
    modality: planned
  - source: morning
    subject: bridge
    attribute: closed
    value: 2020
    quote: "q"
    modality: conditional
  - {source: morning, subject: bridge, attribute: cost, value: 5 EUR, quote: q}
  - {source: morning, subject: bridge, attribute: lanes, value: 4, quote: q, speaker: mayor}
  - {source: morning, subject: bridge, attribute: owner, value: public, quote: q}
  - {source: morning, subject: bridge, attribute: fate, value: warned, quote: q}
  - {source: morning, subject: bridge, attribute: end, value: paused, quote: q}
  - {source: morning, subject: bridge, attribute: name, value: Ada, quote: q}
  - {source: morning, subject: bridge, attribute: guests, value: [Ada], quote: q}
"""
AMBIGUOUS = """
  - source: morning
    subject: bridge
    attribute: opened
    quote: q
    readings: [{means: one, value: 2019}, {means: other, value: 2018}]
"""
NOTHING_TO_LOOK_AT = {
    "CR101": "no dates",
    "CR102": "no amounts",
    "CR103": "no counts",
    "CR104": "no terms",
    "CR105": "no names",
    "CR106": "no lists",
    "CR107": "no ambiguous claims",
    "CR108": "no denials",
    "CR201": "no order rule with dates on both sides",
    "CR202": "no quote names a weekday",
    "CR203": "no dates from a source without one",
    "CR204": "no dates in sources that have one",
    "CR205": "no plans, conditions or predictions in dated sources",
    "CR301": "no ambiguous claims",
    "CR302": "no attribute declares loose words",
    "CR303": "no attribute with a `ladder` vocabulary",
    "CR304": "no attribute with a `shades` vocabulary",
    "CR305": "no condition whose quote is in an article",
    "CR306": "no words outside quotation marks",
    "CR601": "no decisions",
    "CR602": "no decisions with grounds",
    "CR307": "no names, or no source whose text can be read",
    "CR308": "no date or figure reported by four or more sources for eight subjects",
    "CR401": "no claims with a speaker",
    "CR402": "no key facts, or only one source",
    "CR403": "fewer than two sources with a text, a publisher or an agency",
    "CR404": "no source is declared",
    "CR405": "no source is declared",
    "CR406": "every claim has a speaker",
    "CR407": "no claims in the sources' own voice",
    "CR408": "no figures that are contested",
    "CR409": "no fact reported by four or more sources",
    "CR501": "no source whose text can be read",
    "CR502": "no source whose text can be read",
    "CR503": "no source whose text can be read",
    "CR504": "no source whose text can be read",
    "CR505": "no source names a file",
    "CR506": "no dates or figures",
}
SOURCES = {"CR306": "", "CR404": "", "CR405": "", "CR406": "", "CR407": ""}
"""Where there are claims there are sources to look at, and words in their own voice."""
TEXT = ("CR501", "CR502", "CR503", "CR504", "CR505")


def test_without_anything_to_look_at_no_check_applies() -> None:
    found = examine(slot({"type": "text"}, "one", "two"))
    reasons = {outcome.code: outcome.reason for outcome in found.outcomes}
    assert reasons == NOTHING_TO_LOOK_AT | SOURCES
    idle = {outcome.state for outcome in found.outcomes if outcome.code not in SOURCES}
    assert idle == {"did not apply"}


def test_plans_are_nothing_to_look_at() -> None:
    Path("morning.txt").write_text("q", encoding="utf-8")
    planned = (ALL_BUT_TEXT + AMBIGUOUS).replace("quote: q", "quote: q, modality: planned")
    planned = planned.replace(
        "    quote: q, modality: planned", "    quote: q\n    modality: planned"
    )
    found = examine(planned)
    states = {outcome.code: outcome.reason for outcome in found.outcomes}
    looked_at = (
        "CR108", "CR202", "CR203", "CR205", "CR302", "CR305", "CR307", "CR403", "CR506",
        "CR601", "CR602", *SOURCES, *TEXT,
    )  # fmt: skip
    own = {"CR407": NOTHING_TO_LOOK_AT["CR407"]}  # what is planned is not asserted
    assert states == NOTHING_TO_LOOK_AT | dict.fromkeys(looked_at, "") | own


def test_with_something_to_look_at_and_no_conflict_every_check_passes() -> None:
    Path("morning.txt").write_text("q", encoding="utf-8")
    states = {outcome.code: outcome.state for outcome in examine(ALL_BUT_TEXT + AMBIGUOUS).outcomes}
    found = {"CR301": "found", "CR404": "found"}  # one source has no date, for CR203
    of_many = dict.fromkeys(("CR308", "CR409"), "did not apply")  # of four sources, here are two
    assert states == {check.code: "passed" for check in CHECKS} | found | of_many


def test_what_was_found_is_in_the_outcome() -> None:
    found = of_example("CR101")
    (outcome,) = (outcome for outcome in found.outcomes if outcome.code == "CR101")
    assert (outcome.state, outcome.reason, outcome.findings) == ("found", "", found.findings)


def run(*checks: AnyCheck) -> list[Outcome]:
    Path(FILE).write_text(example("CR101"), encoding="utf-8")
    return list(outcomes(checks))


def outcomes(checks: Iterable[AnyCheck]) -> tuple[Outcome, ...]:
    """Run checks on the ledger in the working folder."""
    typed = resolve(read_ledger([FILE]))
    with open_typed(typed) as store:
        return runner.run(context_of(store, typed), checks)


DATES = CHECKS[0]


NOTHING = "SELECT 1 WHERE FALSE"


def fails(*_: object) -> list[Finding]:
    raise ZeroDivisionError("the check divides by zero")


@pytest.mark.parametrize(
    ("broken", "cause"),
    [
        (replace(DATES, findings_from=fails), "ZeroDivisionError: the check divides by zero"),
        (replace(DATES, query="SELECT nothing FROM nowhere"), "CatalogException: Catalog Error: "),
        (replace(DATES, query="SELEKT 1"), "ParserException: Parser Error: "),
        (
            replace(DATES, query=NOTHING, params={}, needs="SELECT 'x'::INTEGER"),
            "ConversionException: Conversion Error: ",
        ),
        (
            replace(DATES, prepare=(Step("made", "SELECT * FROM nowhere"),)),
            "CatalogException: Catalog Error: ",
        ),
        (replace(DATES, params={"other": 1}), "BinderException: Binder Error: "),
        (
            replace(DATES, query=NOTHING, params={}, needs=NOTHING),
            "IndexError: list index out of range",
        ),
    ],
    ids=["findings", "unknown table", "no SQL", "needs", "prepare", "params", "no count"],
)
def test_a_check_that_breaks_could_not_run_and_the_others_do(broken: AnyCheck, cause: str) -> None:
    first, second = run(replace(broken, code="CR100", name="broken"), DATES)
    assert (first.code, first.name, first.state, first.findings) == (
        "CR100",
        "broken",
        "could not run",
        (),
    )
    assert first.reason.startswith(cause)
    assert second.state == "found"


def test_a_broken_preparation_does_not_count_as_done() -> None:
    broken = replace(DATES, prepare=(*DATES.prepare, Step("made", "SELEKT 1")))
    assert [outcome.state for outcome in run(broken, broken, DATES)] == [
        "could not run",
        "could not run",
        "found",
    ]


def test_what_checks_share_is_prepared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    make = Store.make

    def counted(store: Store, name: str, query: str, _: object = None) -> None:
        made.append(name)
        make(store, name, query)

    monkeypatch.setattr(Store, "make", counted)
    once = replace(DATES, prepare=(*DATES.prepare, Step("made_once", "SELECT 1 AS n")))
    assert [outcome.state for outcome in run(once, once)] == ["found", "found"]
    assert made == ["gapped_conflicts", "claims_in_conflict", "conflicts", "explained", "made_once"]


def test_findings_of_a_check_stand_in_the_order_of_their_places() -> None:
    text = example("CR101")
    claims = text[text.index("  - source") :].replace("bridge", "abbey")
    found = examine(text.replace("subjects: [", "subjects: [{id: abbey}, ") + claims)
    assert [f"{f.subject} {f.place[1]}" for f in found.outcomes[0].findings] == [
        "bridge 5",
        "abbey 15",
    ]
    assert found.findings == found.outcomes[0].findings


def test_without_sources_there_is_nothing_to_look_at() -> None:
    Path(FILE).write_text("sources: []", encoding="utf-8")
    assert {outcome.code: outcome.reason for outcome in outcomes(CHECKS)} == NOTHING_TO_LOOK_AT | {
        "CR506": "no dates or figures"
    }


def test_each_check_runs_alone() -> None:
    for check in CHECKS:
        Path(FILE).write_text(example(check.code), encoding="utf-8")
        (outcome,) = outcomes([check])
        assert (outcome.code, outcome.state) == (check.code, "found")
