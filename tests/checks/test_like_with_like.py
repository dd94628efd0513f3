"""What is planned, predicted, demanded or threatened, compared with its like."""

from typing import Any

from schema.finding import Severity
from tests.checks.ledgers import CONFLICTS, Cases, examine, expected, slots

COUNT = {"type": "count"}
SOURCES: list[dict[str, Any]] = [
    {"id": "s1", "published": "2021-04-13"},
    {"id": "s2", "published": "2021-04-14"},
    {"id": "s3", "published": "2021-04-14"},
]


def said(value: object, modality: str, speaker: str = "", **keys: object) -> dict[str, object]:
    return {
        "value": value,
        "modality": modality,
        **({"speaker": speaker} if speaker else {}),
        **keys,
    }


def found(attribute: dict[str, Any], cases: Cases, **sections: object) -> dict[str, str]:
    """Give for each case the codes with the first letter of their severity: "CR103 c"."""
    ledger = slots(attribute, cases, sources=SOURCES, **sections)
    codes: dict[str, list[str]] = {name: [] for name in cases}
    for finding in examine(ledger, *CONFLICTS).findings:
        codes[finding.subject].append(f"{finding.code} {finding.severity[0]}")
    return {name: ", ".join(sorted(each)) for name, each in codes.items()}


def test_one_speaker_is_compared_at_a_time() -> None:
    cases: Cases = {
        "one party's demand": ("CR103 c", [said(4, "demanded", "A"), said(5, "demanded", "A")]),
        "by another spelling": (
            "CR103 c",
            [said(4, "demanded", "A"), said(5, "demanded", "the a")],
        ),
        "nobody named": ("CR103 c", [said(4, "demanded"), said(5, "demanded")]),
        "one named": ("CR103 c", [said(4, "demanded", "A"), said(5, "demanded")]),
        "two parties": ("CR401 n", [said(4, "demanded", "A"), said(5, "demanded", "B")]),
        "nobody named, as one of two": (
            "CR401 n",
            [said(4, "demanded", "A"), said(5, "demanded", "B"), said(5, "demanded")],
        ),
        "nobody named, and as neither": (
            "CR103 c",
            [said(4, "demanded", "A"), said(5, "demanded", "B"), said(6, "demanded")],
        ),
        "the same demand": ("", [said(4, "demanded", "A"), said("at least 3", "demanded", "A")]),
        "a demand and a plan": ("", [said(4, "demanded", "A"), said(5, "planned", "A")]),
        "a demand and an offer made": ("", [said(4, "demanded", "A"), "5"]),
        "a threat": ("CR103 c", [said(4, "threatened", "A"), said(5, "threatened", "A")]),
        "two threaten": ("", [said(4, "threatened", "A"), said(5, "threatened", "B")]),
        "with gaps": ("CR103 c", [said("between 3 and 4", "demanded"), said(5, "demanded")]),
    }
    assert found(COUNT, cases) == expected(cases)


def test_what_may_have_changed_in_between_is_a_tension() -> None:
    day = {"source": "s3"}
    cases: Cases = {
        "plans of two days": ("CR103 t", [said(4, "planned"), said(5, "planned")]),
        "plans of one day": (
            "CR103 c",
            [said(4, "planned", source="s2"), said(5, "planned", **day)],
        ),
        "plans of one time": (
            "CR103 c",
            [said(4, "planned", as_of="2021-04"), said(5, "planned", as_of="2021-04")],
        ),
        "plans of two speakers": ("CR401 t", [said(4, "planned", "A"), said(5, "planned", "B")]),
        "forecasts of nobody named": (
            "CR103 t",
            [said(4, "predicted", source="s2"), said(5, "predicted", **day)],
        ),
        "of one forecaster": (
            "CR103 c",
            [said(4, "predicted", "A", source="s2"), said(5, "predicted", "A", **day)],
        ),
        "of one forecaster, a day later": (
            "CR103 t",
            [said(4, "predicted", "A"), said(5, "predicted", "A")],
        ),
        "of two forecasters": ("", [said(4, "predicted", "A"), said(5, "predicted", "B")]),
        "of one named": ("", [said(4, "predicted", "A"), said(5, "predicted")]),
        "on a condition": ("CR103 t", [said(4, "conditional", "A"), said(5, "conditional")]),
        "two denials": ("", [said(4, "denied"), said(5, "denied")]),
    }
    assert found(COUNT, cases) == expected(cases)


def test_other_types() -> None:
    dates: Cases = {
        "one date": ("", [said("2021-06", "planned"), said("2021-06-03", "planned")]),
        "two dates": ("CR101 t", [said("2021-06-01", "planned"), said("2021-06-03", "planned")]),
        "gaps that meet": (
            "",
            [said("[2019, 2021]", "demanded"), said("[2021, 2023]", "demanded")],
        ),
        "gaps that do not": (
            "CR101 c",
            [said("[2019, 2021]", "demanded"), said("2020", "demanded")],
        ),
    }
    assert found({"type": "date"}, dates) == expected(dates)
    lists: Cases = {
        "an item more": ("CR106 c", [said(["x"], "demanded"), said(["x", "y"], "demanded")]),
        "open": ("", [said({"including": ["x"]}, "demanded"), said(["x", "y"], "demanded")]),
        "two parties": ("CR401 n", [said(["x"], "demanded", "A"), said(["y"], "demanded", "B")]),
    }
    assert found({"type": "list"}, lists) == expected(lists)
    ladder = {"id": "v", "kind": "ladder", "terms": ["warn", "fine", "ban"]}
    terms: Cases = {
        "neighbours": ("CR303 t", [said("warn", "threatened"), said("fine", "threatened")]),
        "two steps": ("CR104 c", [said("warn", "threatened"), said("ban", "threatened")]),
    }
    term = {"type": "term", "vocabulary": "v"}
    assert found(term, terms, vocabularies=[ladder]) == expected(terms)
    names: Cases = {
        "two names": ("CR105 c", [said("Ada Kaya", "demanded"), said("Ben Voss", "demanded")]),
        "perhaps one": ("CR105 a", [said("Kaya", "demanded"), said("Ada Kaya", "demanded")]),
    }
    assert found({"type": "name"}, names) == expected(names)
    texts: Cases = {"text": ("", [said("a", "demanded"), said("b", "demanded")])}
    assert found({"type": "text"}, texts) == expected(texts)
    changing: Cases = {
        "another day": ("", [said(4, "demanded"), said(5, "demanded")]),
        "that day": (
            "CR103 c",
            [said(4, "demanded", source="s2"), said(5, "demanded", source="s3")],
        ),
    }
    assert found(COUNT | {"changes": True}, changing) == expected(changing)


def test_messages_say_who_demands() -> None:
    cases: Cases = {
        "alpha": ("", [said(4, "demanded", "the union"), said(5, "demanded", "the union")]),
        "beta": ("", [said(4, "predicted"), said(5, "predicted")]),
        "gamma": ("", [said(4, "demanded", "the union"), said(5, "demanded")]),
        "delta": ("", [said(4, "conditional", "Ada"), said(5, "conditional", "Ada")]),
        "epsilon": ("", [said(4, "planned", "Ada", source="s1"), said(5, "planned", source="s1")]),
    }
    seen = examine(slots(COUNT, cases, sources=SOURCES), *CONFLICTS)
    assert [finding.message for finding in seen.findings] == [
        "Alpha, it, demanded by the union: 4 in s1 (13 April 2021), but 5 in s2 (14 April 2021)",
        "Beta, it, predicted: 4 in s1 (13 April 2021), but 5 in s2 (14 April 2021)",
        (
            "Delta, it, on a condition according to Ada: 4 in s1 (13 April 2021), but 5 in s2 "
            "(14 April 2021)"
        ),
        "Epsilon, it: 4 planned by Ada, but 5 planned, both in s1 (13 April 2021)",
        (
            "Gamma, it: 4 demanded by the union in s1 (13 April 2021), but 5 demanded in s2 "
            "(14 April 2021)"
        ),
    ]


def test_each_modality_is_a_finding_of_its_own() -> None:
    both = [said(value, modality) for modality in ("demanded", "threatened") for value in (4, 5)]
    claims = [each | {"source": f"s{n % 2 + 1}"} for n, each in enumerate(both)]
    cases: Cases = {
        "case": ("", [*claims, {"value": "6", "source": "s1"}, {"value": "7", "source": "s2"}])
    }
    findings = examine(slots(COUNT, cases, sources=SOURCES), "CR103").findings
    assert [(each.scope, each.severity) for each in findings] == [
        ("", Severity.CONTRADICTION),
        ("demanded", Severity.CONTRADICTION),
        ("threatened", Severity.CONTRADICTION),
    ]
    assert len({each.fingerprint for each in findings}) == len(findings)


def test_parties_have_positions_and_others_report() -> None:
    cases: Cases = {
        "two reporters": (
            "CR103 c",
            [said(4, "asserted", "a club"), said(5, "asserted", "a daily")],
        ),
        "a party and a reporter": (
            "CR103 c",
            [said(4, "asserted", "the Union"), said(5, "asserted", "a daily")],
        ),
        "two parties": ("CR401 n", [said(4, "asserted", "the Union"), said(5, "asserted", "Firm")]),
        "a minister and the premier": (
            "CR103 c",
            [said(4, "asserted", "Ms Voss"), said(5, "asserted", "the premier")],
        ),
        "a minister and the union": (
            "CR401 n",
            [said(4, "asserted", "Ada Voss"), said(5, "asserted", "union")],
        ),
        "reported demands": (
            "CR103 c",
            [said(4, "demanded", "a club"), said(5, "demanded", "a daily")],
        ),
        "what a reporter denies": (
            "",
            [said(4, "asserted", "a club"), said(5, "denied", "a daily")],
        ),
    }
    parties = COUNT | {"parties": ["union", "the firm", "government"]}
    speakers = [
        {"id": "voss", "name": "Ada Voss", "aliases": ["Ms Voss"], "party": "the government"},
        {"id": "premier", "name": "The Premier", "party": "Cabinet"},
        {"id": "cabinet", "party": "government"},
    ]
    assert found(parties, cases, speakers=speakers) == expected(cases)
    alone: Cases = {
        "without parties": ("CR401 t", [said(4, "asserted", "A"), said(5, "asserted", "B")]),
        "of one party": (
            "CR103 c",
            [said(4, "asserted", "Ms Voss"), said(5, "asserted", "premier")],
        ),
    }
    assert found(COUNT, alone, speakers=speakers) == expected(alone)
    assert found(COUNT | {"parties": []}, {"case": ("", alone["without parties"][1])}) == {
        "case": "CR103 c"
    }
