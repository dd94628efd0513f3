"""How a check ends: passed, found, did not apply, could not run."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

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

MORNING = """
The bridge may close in 2020 if the rain goes on. It opened on Monday 3 June 2019. It closed in
2020. It cost 5 EUR and has four lanes, the mayor said. The city owns it, and has been warned. Work
has paused. Ada Lovelace was a guest. The toll is 5 EUR a day. “No heavy lorry will ever cross this
bridge,” the mayor said.

READ MORE
"""
EVENING = """
Opened in 2019 for 5 EUR, the bridge has four lanes and not five, police say. It is in public hands.
There was a warning, and then a break. Ada Lovelace came, and nobody else. Tolls are 5 EUR a day.
“The river has never been so high before,” the mayor said; “nobody checked the pillars for three
years,” said the builder.
"""


def claim(source: str, attribute: str, value: object, quote: str, **more: str) -> dict[str, Any]:
    about = {"source": source, "subject": "bridge", "attribute": attribute, "value": value}
    return {**about, "quote": quote, **more}


MANY = [
    {"source": f"s{n}", "subject": f"pier {m}", "attribute": "size", "value": m, "quote": "words"}
    for n in range(4)
    for m in range(8)
]
"""So many sources give so many figures that two families, or shared errors, would be seen."""
LOOKED_AT: dict[str, Any] = {
    "sources": [
        {
            "id": "morning",
            "file": "morning.txt",
            "publisher": "A",
            "published": "2021",
            "furniture": ["READ MORE"],
        },
        {"id": "evening", "file": "evening.txt", "publisher": "B"},
        {"id": "weekly", "publisher": "C", "published": "2023"},
        *({"id": f"s{n}", "publisher": f"S{n}", "published": "2023"} for n in range(4)),
    ],
    "subjects": [{"id": "bridge"}, *({"id": f"pier {n}"} for n in range(8))],
    "vocabularies": [
        {"id": "owners", "terms": ["public", "private"]},
        {"id": "fates", "kind": "ladder", "terms": ["warned", "barred"]},
        {"id": "ends", "kind": "shades", "terms": ["paused", "called off"]},
    ],
    "attributes": [
        {"id": "opened", "type": "date", "key": True, "words": "built"},
        {"id": "closed", "type": "date", "words": "built"},
        {"id": "cost", "type": "money"},
        {"id": "toll", "type": "money"},
        {"id": "lanes", "type": "count", "contested": True},
        {"id": "size", "type": "count"},
        {"id": "owner", "type": "term", "vocabulary": "owners"},
        {"id": "fate", "type": "term", "vocabulary": "fates"},
        {"id": "end", "type": "term", "vocabulary": "ends"},
        {"id": "name", "type": "name"},
        {"id": "guests", "type": "list"},
        {"id": "view", "type": "text"},
        {"id": "losses", "type": "count", "changes": "up"},
    ],
    "order_rules": [
        {
            "earlier": {"subject": "bridge", "attribute": "opened"},
            "later": {"subject": "bridge", "attribute": "closed"},
            "because": "what is not open is not closed",
        }
    ],
    "decisions": [
        {
            "subject": "bridge",
            "attribute": "cost",
            "value": "5 EUR",
            "grounds": ["5 EUR"],
            "because": "seen",
            "by": "A. Reader",
            "on": "2022",
        }
    ],
    "claims": [
        claim("morning", "opened", "2019", "opened on Monday 3 June 2019"),
        claim("evening", "opened", "2019", "Opened in 2019"),
        claim("morning", "closed", "2020", "may close in 2020", modality="conditional"),
        claim("morning", "closed", "2020", "It closed in\n2020"),
        claim("weekly", "closed", "2020", "shut in 2020"),
        claim("morning", "cost", "5 EUR", "It cost 5 EUR"),
        claim("evening", "cost", "5 EUR", "for 5 EUR"),
        claim("morning", "toll", "5 EUR/day", "The toll is 5 EUR a day"),
        claim("evening", "toll", "5 EUR/day", "Tolls are 5 EUR a day"),
        claim("morning", "lanes", "4", "has four lanes", speaker="the mayor"),
        claim("evening", "lanes", "4", "has four lanes", speaker="police"),
        claim("evening", "lanes", "5", "not five", speaker="police", modality="denied"),
        claim("morning", "owner", "public", "The city owns it"),
        claim("evening", "owner", "public", "in public hands"),
        claim("morning", "fate", "warned", "has been warned"),
        claim("evening", "fate", "warned", "There was a warning"),
        claim("morning", "end", "paused", "Work\nhas paused"),
        claim("evening", "end", "paused", "a break"),
        claim("morning", "name", "Ada Lovelace", "Ada Lovelace"),
        claim("evening", "name", "Ada Lovelace", "Ada Lovelace"),
        claim("morning", "guests", ["Ada Lovelace"], "Ada Lovelace was a guest"),
        claim("evening", "guests", ["Ada Lovelace"], "Ada Lovelace came, and nobody else"),
        claim(
            "morning",
            "view",
            "a",
            "No heavy lorry will ever cross this bridge",
            speaker="the mayor",
        ),
        claim(
            "evening", "view", "b", "The river has never been\nso high before", speaker="the mayor"
        ),
        claim(
            "evening",
            "view",
            "c",
            "nobody checked the pillars for three years",
            speaker="the builder",
        ),
        claim("weekly", "losses", "3", "a toll"),
        claim("weekly", "losses", "3", "the toll"),
        claim("weekly", "losses", "3", "that toll", as_of="2022"),
        *MANY,
    ],
}
"""A ledger in which every check has something to look at, and nearly none finds anything."""
AMBIGUOUS = {
    "source": "evening",
    "subject": "bridge",
    "attribute": "opened",
    "quote": "Opened in 2019 for 5 EUR",
    "readings": [
        {"means": "one", "value": "2019"},
        {"means": "other", "attribute": "closed", "value": "2019"},
    ],
}
NOTHING_TO_LOOK_AT = {
    "CR101": "no two claims about one date",
    "CR102": "no two claims about one amount in one currency or unit",
    "CR103": "no two claims about one count",
    "CR104": "no two claims about one term of a `tree` or `ladder` vocabulary",
    "CR105": "no two claims about one name",
    "CR106": "no two claims about one list, of which one is complete",
    "CR107": "no ambiguous claims that others can be compared with",
    "CR108": "no denials that other claims can be compared with",
    "CR109": "no two rates, or times of day, about one thing",
    "CR201": "no order rule with dates on both sides that can be compared",
    "CR202": "no quote has a weekday with a date to compare it with",
    "CR203": "no dates without an `as_of` from a source without a day of its own",
    "CR204": "no dates, other than `scheduled` ones, in sources that have one",
    "CR205": "no plan, condition, prediction or threat of an older source about what a newer one "
    "states",
    "CR206": "nothing planned, threatened or on a condition that another source states as done",
    "CR207": "no attribute that changes with claims of several times",
    "CR208": "no attribute that changes with claims of several times",
    "CR209": "no attribute that changes one way only with claims of several times",
    "CR210": "no source with two values of one attribute that changes",
    "CR301": "no ambiguous claims",
    "CR302": "no two attributes of one subject share a loose word",
    "CR303": "no two claims about one term of a `ladder` vocabulary",
    "CR304": "no two claims about one term of a `shades` vocabulary",
    "CR305": "no article with two claims about one thing, of which one is on a condition",
    "CR306": "no words outside quotation marks",
    "CR307": "no name of several words to look for in the text of a source",
    "CR308": "no date or figure that four or more sources report, each of them for eight subjects",
    "CR309": "no two claims about one name, and none about one list of names",
    "CR310": "no speaker whom two sources quote with six words or more within three days",
    "CR401": "no claims of two speakers about one thing, and no denials of what others say",
    "CR402": "no key facts without a decision, or only one source",
    "CR403": "no two sources with a text, with a publisher or with an agency",
    "CR404": "no source is declared",
    "CR405": "no source is declared",
    "CR406": "every claim has a speaker",
    "CR407": "no claims in the sources' own voice",
    "CR408": "no figures that are contested",
    "CR409": "fewer than five facts that four or more sources report, but for lists and what CR308 "
    "explains",
    "CR410": "no two speakers who are quoted with six words or more",
    "CR501": "no source whose text can be read",
    "CR502": "no source whose text can be read",
    "CR503": "no quote from a page whose furniture is declared",
    "CR504": "no source whose text can be read has a `sha256` or `furniture`",
    "CR505": "no source names a file",
    "CR506": "no quote in which its date, figure or term can be read",
    "CR507": "no two claims of one source about one thing",
    "CR601": "no decision on a date, figure, term or name to compare with what sources give",
    "CR602": "no decisions with grounds",
}
OWN_VOICE = ("CR306", "CR406", "CR407")
"""Where there are claims with quotes, there are words of a source."""
BARE = ("CR404", "CR405")
"""Where there are claims, there are sources to look at."""


def put_texts() -> None:
    Path("morning.txt").write_text(MORNING, encoding="utf-8")
    Path("evening.txt").write_text(EVENING, encoding="utf-8")


def test_without_anything_to_look_at_no_check_applies() -> None:
    found = examine(slot({"type": "text"}, "one", "two"))
    reasons = {outcome.code: outcome.reason for outcome in found.outcomes}
    looked_at = (*OWN_VOICE, *BARE)
    assert reasons == NOTHING_TO_LOOK_AT | dict.fromkeys(looked_at, "")
    idle = {outcome.state for outcome in found.outcomes if outcome.code not in looked_at}
    assert idle == {"did not apply"}


def test_plans_are_compared_with_plans_alone() -> None:
    put_texts()
    claims = [{**claim, "modality": "planned"} for claim in [*LOOKED_AT["claims"], AMBIGUOUS]]
    found = examine({**LOOKED_AT, "claims": claims})
    states = {outcome.code: outcome.reason for outcome in found.outcomes}
    looked_at = (
        "CR101", "CR102", "CR103", "CR104", "CR105", "CR106", "CR202", "CR203", "CR303", "CR304",
        "CR301", "CR306", "CR307", "CR310", "CR401", "CR403", *BARE, "CR406", "CR410", "CR501",
        "CR502", "CR503", "CR504", "CR505", "CR506", "CR507", "CR602",
    )  # fmt: skip
    assert states == NOTHING_TO_LOOK_AT | dict.fromkeys(looked_at, "")


def test_with_something_to_look_at_and_no_conflict_every_check_passes() -> None:
    put_texts()
    ledger = {**LOOKED_AT, "claims": [*LOOKED_AT["claims"], AMBIGUOUS]}
    states = {outcome.code: outcome.state for outcome in examine(ledger).outcomes}
    found = {"CR301": "found", "CR404": "found"}  # one source has no date, for CR203
    assert states == {check.code: "passed" for check in CHECKS} | found


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
SILENT = f"FROM ({DATES.query}) WHERE FALSE"


def fails(*_: object) -> list[Finding]:
    raise ZeroDivisionError("the check divides by zero")


@pytest.mark.parametrize(
    ("broken", "cause"),
    [
        (replace(DATES, findings_from=fails), "ZeroDivisionError: the check divides by zero"),
        (replace(DATES, query="SELECT nothing FROM nowhere"), "CatalogException: Catalog Error: "),
        (replace(DATES, query="SELEKT 1"), "ParserException: Parser Error: "),
        (
            replace(DATES, query=SILENT, params={}, needs="SELECT 'x'::INTEGER"),
            "ConversionException: Conversion Error: ",
        ),
        (
            replace(DATES, prepare=(Step("made", "SELECT * FROM nowhere"),)),
            "CatalogException: Catalog Error: ",
        ),
        (replace(DATES, params={"other": 1}), "BinderException: Binder Error: "),
        (
            replace(DATES, query=SILENT, params={}, needs=NOTHING),
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
    steps = ["claims_beside_gaps", "claims_in_conflict", "conflicts", "contradictions"]
    assert made == [*steps, "made_once"]


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
    assert {outcome.code: outcome.reason for outcome in outcomes(CHECKS)} == NOTHING_TO_LOOK_AT


def test_each_check_runs_alone() -> None:
    for check in CHECKS:
        Path(FILE).write_text(example(check.code), encoding="utf-8")
        (outcome,) = outcomes([check])
        assert (outcome.code, outcome.state) == (check.code, "found")
