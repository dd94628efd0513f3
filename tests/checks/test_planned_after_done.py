"""CR206: what is still planned after it was done."""

from typing import Any

from schema.finding import Severity
from tests.checks.ledgers import Cases, codes_by_case, examine, expected, of_example, sides_of

SOURCES: list[dict[str, Any]] = [
    {"id": "s1", "published": "2024-05-01"},
    {"id": "s2", "published": "2024-05-02"},
    {"id": "s3", "published": "2024-05-02"},
    {"id": "s4"},
    {"id": "s5", "published": "2024-05/2024-06", "published_because": "no date"},
]
VOCABULARIES: list[dict[str, Any]] = [
    {"id": "v", "terms": ["suit", {"id": "filed", "parent": "suit"}, "dismissed"]},
    {"id": "ladder", "kind": "ladder", "terms": ["suspended", "removed"]},
    {"id": "shades", "kind": "shades", "terms": ["paused", "called off"]},
]


def later(value: object, modality: str = "planned", **keys: object) -> dict[str, object]:
    return {"value": value, "modality": modality, "source": "s2", **keys}


def found(attribute: dict[str, Any], cases: Cases) -> dict[str, str]:
    return codes_by_case(attribute, cases, "CR206", sources=SOURCES, vocabularies=VOCABULARIES)


def test_whole_finding() -> None:
    (finding,) = of_example("CR206").of("CR206")
    assert (finding.severity, finding.scope) == (Severity.TENSION, "")
    assert finding.message == (
        "The lawsuit, status: filed, stated as fact in morning (1 May 2024), but only threatened "
        "in evening (2 May 2024)"
    )
    assert sides_of(finding) == {
        "filed, stated as fact": ["morning"],
        "filed, only threatened": ["evening"],
    }


def test_what_is_done_must_be_older_for_certain() -> None:
    cases: Cases = {
        "a day later": ("CR206", ["filed", later("filed")]),
        "whoever says it": (
            "CR206",
            [{"value": "filed", "speaker": "A"}, later("filed", "threatened", speaker="B")],
        ),
        "an if": ("CR206", ["filed", later("filed", "conditional")]),
        "a prediction": ("CR206", ["filed", later("filed", "predicted")]),
        "a demand": ("", ["filed", later("filed", "demanded")]),
        "a denial": ("", ["filed", later("filed", "denied")]),
        "the same day": ("", [{"value": "filed", "source": "s3"}, later("filed")]),
        "the plan is of before": ("", ["filed", later("filed", as_of="2024-04")]),
        "the plan is older": (
            "",
            [{"value": "filed", "source": "s2"}, later("filed", source="s1")],
        ),
        "done before, told later": (
            "CR206",
            [{"value": "filed", "source": "s2", "as_of": "2017-09"}, later("filed", source="s1")],
        ),
        "an undated plan": ("", ["filed", later("filed", source="s4")]),
        "a plan that may be older": ("", ["filed", later("filed", source="s5")]),
        "one source": ("", [{"value": "filed", "as_of": "2017"}, later("filed", source="s1")]),
    }
    assert found({"type": "term", "vocabulary": "v"}, cases) == expected(cases)


def test_what_is_planned_must_be_what_was_done() -> None:
    terms: Cases = {
        "a broader term": ("CR206", ["filed", later("suit")]),
        "a narrower term": ("", ["suit", later("filed")]),
    }
    assert found({"type": "term", "vocabulary": "v"}, terms) == expected(terms)
    dates: Cases = {
        "a date ahead": ("CR206", ["2024-04-28", later("2024-06")]),
        "a date that is past": ("", ["2024-04-28", later("2024-04-27")]),
        "in a newer source": (
            "CR206",
            [{"value": "2024-04-28", "source": "s2"}, later("2024-06", source="s1")],
        ),
        "not yet": ("", ["2024-06-01", later("2024-06")]),
    }
    assert found({"type": "date", "scheduled": True}, dates) == expected(dates)
    not_yet = {"not yet": ("CR206", dates["not yet"][1])}  # stated as done, which CR204 reports
    assert found({"type": "date"}, not_yet) == expected(not_yet)
    counts: Cases = {
        "the same figure": ("CR206", ["4", later("4")]),
        "another figure": ("", ["4", later("5")]),
        "a forecast": ("", ["4", later("4", "predicted")]),
    }
    assert found({"type": "count"}, counts) == expected(counts)
    changing: Cases = {"a value that changes": ("", ["4", later("4")])}
    assert found({"type": "count", "changes": True}, changing) == expected(changing)
    lists: Cases = {
        "all items": ("CR206", [{"value": ["x", "y"]}, later(["x"])]),
        "an item more": ("", [{"value": ["x"]}, later(["x", "y"])]),
    }
    assert found({"type": "list"}, lists) == expected(lists)


def test_a_plan_of_what_the_fact_excludes() -> None:
    terms: Cases = {
        "planned": ("CR206", ["filed", later("dismissed")]),
        "predicted": ("CR206", ["filed", later("dismissed", "predicted")]),
        "whoever says it": ("CR206", ["filed", later("dismissed", speaker="B")]),
        "done before, told later": (
            "CR206",
            [
                {"value": "filed", "source": "s2", "as_of": "2024-04-20"},
                later("dismissed", source="s1"),
            ],
        ),
        "an if": ("", ["filed", later("dismissed", "conditional")]),
        "a threat": ("", ["filed", later("dismissed", "threatened")]),
        "a demand": ("", ["filed", later("dismissed", "demanded")]),
        "a plan of before": (
            "",
            [{"value": "filed", "source": "s2"}, later("dismissed", source="s1")],
        ),
        "of the same day": ("", [{"value": "filed", "source": "s3"}, later("dismissed")]),
        "a plan that may be older": ("", ["filed", later("dismissed", source="s5")]),
        "one source": ("", ["filed", later("dismissed", source="s1", as_of="2024-05-03")]),
        "whoever plans it knows": (
            "",
            ["filed", {"value": "suit", "source": "s2"}, later("dismissed")],
        ),
        "another knows": (
            "CR206",
            ["filed", {"value": "suit", "source": "s3"}, later("dismissed")],
        ),
    }
    assert found({"type": "term", "vocabulary": "v"}, terms) == expected(terms)
    changing: Cases = {"changes": ("", ["filed", later("dismissed")])}
    assert found({"type": "term", "vocabulary": "v", "changes": True}, changing) == expected(
        changing
    )
    steps: Cases = {"a step on": ("", ["suspended", later("removed")])}
    assert found({"type": "term", "vocabulary": "ladder"}, steps) == expected(steps)
    shades: Cases = {"a shade": ("", ["paused", later("called off")])}
    assert found({"type": "term", "vocabulary": "shades"}, shades) == expected(shades)
    names: Cases = {"another name": ("", ["Ada", later("Ben")])}
    assert found({"type": "name"}, names) == expected(names)


def test_words_of_a_plan_of_what_the_fact_excludes() -> None:
    claims: list[dict[str, Any]] = [
        {"value": "filed", "source": "s1", "quote": "filed"},
        later("filed", quote="is to file"),
        later("dismissed", source="s3", quote="is to drop it"),
    ]
    ledger: dict[str, Any] = {
        "sources": SOURCES,
        "subjects": [{"id": "suit"}],
        "vocabularies": VOCABULARIES,
        "attributes": [{"id": "status", "type": "term", "vocabulary": "v"}],
        "claims": [{"subject": "suit", "attribute": "status"} | claim for claim in claims],
    }
    (finding,) = examine(ledger, "CR206").findings
    assert finding.message == (
        "Suit, status: filed, stated as fact in s1 (1 May 2024), but only planned in "
        "s2 (2 May 2024) and dismissed, still planned in s3 (2 May 2024)"
    )
    assert sides_of(finding) == {
        "filed, stated as fact": ["s1"],
        "filed, only planned": ["s2"],
        "dismissed, still planned": ["s3"],
    }


def test_each_fact_is_named_with_its_own_sources() -> None:
    claims: list[dict[str, Any]] = [
        {"value": "suit", "source": "s1", "quote": "in court"},
        {"value": "filed", "source": "s1", "speaker": "Ada", "quote": "filed"},
        later("suit", quote="is to go to court"),
    ]
    ledger: dict[str, Any] = {
        "sources": SOURCES,
        "subjects": [{"id": "suit"}],
        "vocabularies": VOCABULARIES,
        "attributes": [{"id": "status", "type": "term", "vocabulary": "v"}],
        "claims": [{"subject": "suit", "attribute": "status"} | claim for claim in claims],
    }
    (finding,) = examine(ledger, "CR206").findings
    assert finding.message == (
        "Suit, status: filed according to Ada in s1 (1 May 2024) and suit also in s1, "
        "stated as fact, but suit, only planned in s2 (2 May 2024)"
    )
