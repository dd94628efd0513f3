"""CR204: what a source states as done, or as of a day, that is still ahead of it."""

from typing import Any

from schema.finding import Finding, Severity, Side
from tests.checks.ledgers import (
    Cases,
    cited,
    codes_by_case,
    ended,
    examine,
    expected,
    of_example,
    slot,
)

DATE = {"type": "date"}
COUNT = {"type": "count"}
PUBLISHED = "2021-03-05"
OF_TIME = ("CR1", "CR2", "CR301")
"""The checks of values, of time and of ambiguous claims."""


def source(published: str) -> dict[str, str]:
    return {"id": "s1", "published": published, "published_because": "no date on the page"}


def judged_by(published: str, attribute: dict[str, Any], cases: Cases) -> dict[str, str]:
    """Give the codes found in a source of this day, for one claim a case."""
    return codes_by_case(attribute, cases, *OF_TIME, sources=[source(published)])


def test_whole_finding() -> None:
    citation = cited("morning", 5, "2019-08-02", "the bridge opened on 2 August 2019")
    assert of_example("CR204").findings == (
        Finding(
            code="CR204",
            name="asserted-before-it-happened",
            severity=Severity.CONTRADICTION,
            subject="bridge",
            attribute="opened",
            scope="morning",
            message="Harbour bridge, opened: 2 August 2019 stated as done in morning "
            "(1 July 2019), which appeared before that date",
            sides=(
                Side(
                    says="2 August 2019 stated as done",
                    citations=(citation.model_copy(update={"published": "2019-07-01"}),),
                ),
            ),
        ),
    )


def test_borders() -> None:
    cases: Cases = {
        "long ago": ("", ["2019"]),
        "the day of publication": ("", ["2021-03-05"]),
        "tomorrow, which it is in Asia": ("", ["2021-03-06"]),
        "the day after tomorrow": ("CR204", ["2021-03-07"]),
        "the month of publication": ("", ["2021-03"]),
        "the next month": ("CR204", ["2021-04"]),
        "the year of publication": ("", ["2021"]),
        "the next year": ("CR204", ["2022"]),
        "about the next year": ("", ["2022~"]),
        "about the year after": ("CR204", ["2023~"]),
        "open to the left": ("", ["../2022"]),
        "open to the right, begun": ("", ["2021-03-05/.."]),
        "open to the right, ahead": ("CR204", ["2021-04/.."]),
        "one of two": ("", ["[2020, 2022]"]),
        "either of two": ("CR204", ["[2022, 2024]"]),
    }
    assert judged_by(PUBLISHED, DATE, cases) == expected(cases)


def test_the_last_possible_day_of_publication_counts() -> None:
    cases: Cases = {"its last day": ("", ["2021-06-15"]), "later": ("CR204", ["2021-06-16"])}
    assert judged_by("2021-04-24/2021-06-14", DATE, cases) == expected(cases)
    assert judged_by("../2021-06-14", DATE, cases) == expected(cases)
    assert judged_by("2021-04-24/..", DATE, cases) == dict.fromkeys(cases, "")
    assert codes_by_case(DATE, cases, *OF_TIME) == dict.fromkeys(cases, "")


def test_a_tolerance_moves_the_border() -> None:
    cases: Cases = {"within": ("", ["2021-03-07"]), "beyond": ("CR204", ["2021-03-08"])}
    assert judged_by(PUBLISHED, DATE | {"tolerance": "2 days"}, cases) == expected(cases)


def test_what_is_announced_or_open_is_not_told_as_done() -> None:
    ahead = {"value": "2022"}
    modalities = ("planned", "conditional", "predicted", "demanded", "denied")
    readings = [{"means": "one", "value": "2022"}, {"means": "other", "value": "2023"}]
    cases: Cases = {
        **{modality: ("", [ahead | {"modality": modality}]) for modality in modalities},
        "ambiguous": ("CR301", [{"readings": readings}]),
        "by a speaker": ("CR204", [ahead | {"speaker": "Ada"}]),
    }
    assert judged_by(PUBLISHED, DATE, cases) == expected(cases)


def test_only_dates_lie_ahead() -> None:
    cases: Cases = {"a number beyond any day": ("", ["99999"])}
    assert judged_by(PUBLISHED, COUNT, cases) == expected(cases)


def at(as_of: str, **keys: str) -> dict[str, str]:
    return {"value": "4", "as_of": as_of} | keys


def test_as_of_is_held_against_publication_whatever_the_value() -> None:
    cases: Cases = {
        "the day before": ("", [at("2021-03-04")]),
        "tomorrow": ("", [at("2021-03-06")]),
        "the day after tomorrow": ("CR204", [at("2021-03-07")]),
        "the month of publication": ("", [at("2021-03")]),
        "open to the left": ("", [at("../2022")]),
        "foreseen": ("", [at("2022", modality="predicted")]),
    }
    assert judged_by(PUBLISHED, COUNT, cases) == expected(cases)
    assert judged_by(PUBLISHED, COUNT | {"changes": True}, cases) == expected(cases)
    assert judged_by(PUBLISHED, {"type": "text"}, cases) == expected(cases)


def test_what_is_scheduled_may_lie_ahead() -> None:
    cases: Cases = {
        "a deadline": ("", ["2022"]),
        "as of a day ahead": ("", [{"value": "2020", "as_of": "2022"}]),
    }
    assert judged_by(PUBLISHED, DATE | {"scheduled": True}, cases) == expected(cases)


def test_each_source_is_a_finding_with_a_side_for_values_and_one_for_as_of() -> None:
    claims = [
        {"value": "2022", "source": "s1"},
        {"value": "2020", "as_of": "2023-05", "source": "s1"},
        {"value": "2023", "as_of": "2023-05", "source": "s1"},
        {"value": "2019", "as_of": "2022", "source": "s1"},
        {"value": "2022", "source": "s2"},
        {"value": "2022", "source": "s3"},
    ]
    sources = [source("2021-11"), {"id": "s2", "published": PUBLISHED}, {"id": "s3"}]
    found = [
        (f.scope, f.message, [[c.value for c in side.citations] for side in f.sides])
        for f in examine(slot(DATE, *claims, sources=sources), "CR204").findings
        if f.code == "CR204"
    ]
    assert found == [
        (
            "s1",
            (
                "Case, it: 2022 or 2023 stated as done and stated as of 2022 and May 2023 in s1 "
                "(November 2021), which appeared before then"
            ),
            [["2022", "2023"], ["2019", "2020"]],
        ),
        (
            "s2",
            "Case, it: 2022 stated as done in s2 (5 March 2021), which appeared before that date",
            [["2022"]],
        ),
    ]


def test_the_state_says_whether_anything_could_be_held_against_publication() -> None:
    none = ("did not apply", "no dates, other than `scheduled` ones, in sources that have one")
    dated = {"sources": [{"id": "s1", "published": PUBLISHED}]}
    assert ended(slot(DATE, "2019"), "CR204") == none
    assert ended(slot(COUNT, "4", **dated), "CR204") == none
    assert ended(slot({**DATE, "scheduled": True}, "2019", **dated), "CR204") == none
    assert ended(slot(DATE, "2019", **dated), "CR204") == ("passed", "")
    assert ended(slot(COUNT, at("2021"), **dated), "CR204") == ("passed", "")
