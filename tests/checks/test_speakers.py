"""Who says it: contradictions between sources, disputes between parties (CR401, CR108)."""

from typing import Any

from schema.finding import Finding, Severity, Side
from tests.checks.ledgers import (
    CONFLICTS,
    Claim,
    cited,
    codes_by_case,
    examine,
    expected,
    of_example,
    slot,
)

COUNT = {"type": "count"}


def by(speaker: str | None, value: object) -> Claim:
    return {"value": value} | ({"speaker": speaker} if speaker else {})


def test_whole_finding() -> None:
    assert of_example("CR401").findings == (
        Finding(
            code="CR401",
            name="party-dispute",
            severity=Severity.NOTE,
            subject="rally",
            attribute="people",
            scope="",
            message="Rally, people: about 3000 according to police, "
            "but 12 thousand according to organisers, both in morning",
            sides=(
                Side(
                    says="about 3000",
                    citations=(cited("morning", 11, "about 3000", "3,000", speaker="police"),),
                ),
                Side(
                    says="12 thousand",
                    citations=(cited("morning", 5, "12 thousand", "12,000", speaker="organisers"),),
                ),
            ),
        ),
    )


def test_whose_claims_clash_decides() -> None:
    cases: dict[str, tuple[str, list[Claim]]] = {
        "two sources": ("CR103", [by(None, "4"), by(None, "5")]),
        "a source and a speaker": ("CR103", [by(None, "4"), by("A", "5")]),
        "one speaker in two sources": ("CR103", [by("A", "4"), by("A", "5")]),
        "two speakers": ("CR401", [by("A", "4"), by("B", "5")]),
        "two speakers, one repeated": (
            "CR401",
            [by("A", "4"), by("A", "four"), by("B", "5")],
        ),
        "three speakers, two agree": ("CR401", [by("A", "4"), by("B", "5"), by("C", "5")]),
        "a source sides with one": ("CR103", [by("A", "4"), by("B", "5"), by(None, "4")]),
        "a source leaves room for both": (
            "CR401",
            [by("A", "4"), by("B", "5"), by(None, "at least 4")],
        ),
        "one of two contradicts himself": (
            "CR103",
            [by("A", "4"), by("B", "5"), by("A", "6")],
        ),
        "speakers agree": ("", [by("A", "4"), by("B", "four"), by(None, "4")]),
    }
    assert codes_by_case(COUNT, cases, *CONFLICTS) == expected(cases)


def test_a_speaker_is_one_in_any_spelling() -> None:
    for one, other in (("police", "The Police"), ("Erdoğan", "Erdogan"), ("the U.S.", "US")):
        cases: dict[str, tuple[str, list[Claim]]] = {
            "the same": ("CR103", [by(one, "4"), by(other, "5")]),
            "another": ("CR401", [by(one, "4"), by(f"{other} union", "5")]),
        }
        assert codes_by_case(COUNT, cases, *CONFLICTS) == expected(cases)


def test_steps_on_a_ladder_count_between_claims_that_are_compared() -> None:
    vocabulary = {"id": "words", "kind": "ladder", "terms": ["asked", "suspended", "dismissed"]}
    cases: dict[str, tuple[str, list[Claim]]] = {
        "a source between two speakers": (
            "CR303",
            [by(None, "suspended"), by("A", "dismissed"), by("B", "asked")],
        ),
        "a source at the end": (
            "CR104",
            [by(None, "asked"), by("A", "dismissed"), by("B", "suspended")],
        ),
        "one speaker, and another further down": (
            "CR303",
            [by("A", "suspended"), by("A", "dismissed"), by("B", "asked")],
        ),
    }
    attribute = {"type": "term", "vocabulary": "words"}
    assert codes_by_case(attribute, cases, *CONFLICTS, vocabularies=[vocabulary]) == expected(cases)


def test_values_with_gaps_are_told_apart_in_the_same_way() -> None:
    cases: dict[str, tuple[str, list[Claim]]] = {
        "two speakers": ("CR401", [by("A", "[2017, 2019]"), by("B", "2018")]),
        "a source and a speaker": ("CR101", [by("A", "[2017, 2019]"), by(None, "2018")]),
        "one speaker": ("CR101", [by("A", "[2017, 2019]"), by("A", "2018")]),
        "a source leaves room for either": (
            "CR401",
            [by("A", "[2017, 2019]"), by("B", "2018"), by(None, "2017/2018")],
        ),
        "all three only in pairs": (
            "CR401",
            [by("A", "2017"), by("B", "2019"), by(None, "[2017, 2019]")],
        ),
        "a source against each of its own": (
            "CR101",
            [by(None, "[2017, 2019]"), by(None, "2018"), by("A", "2018")],
        ),
    }
    assert codes_by_case({"type": "date"}, cases, *CONFLICTS) == expected(cases)


def test_every_type_can_be_disputed() -> None:
    vocabulary: dict[str, Any] = {"id": "words", "kind": "ladder", "terms": ["warned", "barred"]}
    shades = vocabulary | {"kind": "shades"}
    pairs: list[tuple[dict[str, str], tuple[object, object], list[dict[str, Any]], str]] = [
        ({"type": "date"}, ("2017", "2019"), [], "CR101"),
        ({"type": "money"}, ("2 EUR", "9 EUR"), [], "CR102"),
        ({"type": "quantity", "unit": "km"}, ("2 km", "9 km"), [], "CR102"),
        ({"type": "count"}, ("2", "9"), [], "CR103"),
        ({"type": "name"}, ("Ada", "Ben"), [], "CR105"),
        ({"type": "list"}, (["Ada"], ["Ben"]), [], "CR106"),
        ({"type": "term", "vocabulary": "words"}, ("warned", "barred"), [vocabulary], "CR303"),
        ({"type": "term", "vocabulary": "words"}, ("warned", "barred"), [shades], "CR304"),
    ]
    for attribute, (one, other), vocabularies, code in pairs:
        cases: dict[str, tuple[str, list[Claim]]] = {
            "two speakers": ("CR401", [by("A", one), by("B", other)]),
            "one speaker": (code, [by("A", one), by("A", other)]),
        }
        assert codes_by_case(attribute, cases, *CONFLICTS, vocabularies=vocabularies) == expected(
            cases
        )


def test_lists_of_two_speakers() -> None:
    cases: dict[str, tuple[str, list[Claim]]] = {
        "both closed": ("CR401", [by("A", ["Ada"]), by("B", ["Ada", "Ben"])]),
        "open against closed": ("CR401", [by("A", {"including": ["Ben"]}), by("B", ["Ada"])]),
        "a source has what one lacks": (
            "CR106",
            [by("A", ["Ada"]), by("B", ["Ben"]), by(None, {"including": ["Ben"]})],
        ),
        "a source repeats one": (
            "CR106",
            [by("A", ["Ada"]), by("B", ["Ben"]), by(None, ["Ada"])],
        ),
        "a source has what both have": (
            "CR401",
            [by("A", ["Ada"]), by("B", ["Ada", "Ben"]), by(None, {"including": ["Ada"]})],
        ),
    }
    assert codes_by_case({"type": "list"}, cases, *CONFLICTS) == expected(cases)


def test_a_dispute_on_a_ladder_says_every_side() -> None:
    vocabulary = {"id": "words", "kind": "ladder", "terms": ["warned", "barred", "jailed"]}
    claims = [by("A", "warned"), by("B", "jailed"), by("C", "barred")]
    attribute = {"type": "term", "vocabulary": "words"}
    (found,) = examine(slot(attribute, *claims, vocabularies=[vocabulary]), *CONFLICTS).findings
    assert (found.code, found.message) == (
        "CR401",
        (
            "Case, it: warned according to A in s1, barred according to C in s3, "
            "but jailed according to B in s2"
        ),
    )


def denied(speaker: str | None, value: object) -> Claim:
    return {"value": value, "modality": "denied"} | ({"speaker": speaker} if speaker else {})


def test_whole_finding_of_what_is_said_and_denied() -> None:
    quotes = ("unsafe, the mayor said", "not unsafe, the mayor said")
    said, no = (cited(s, n, "unsafe", q, speaker="the mayor") for s, n, q in
                zip(("morning", "evening"), (6, 12), quotes, strict=True))  # fmt: skip
    assert of_example("CR108").findings == (
        Finding(
            code="CR108",
            name="said-and-denied",
            severity=Severity.CONTRADICTION,
            subject="bridge",
            attribute="state",
            message="Harbour bridge, state, according to the mayor: "
            "unsafe in morning, but denied in evening",
            sides=(
                Side(says="unsafe", citations=(said,)),
                Side(
                    says="unsafe, denied by the mayor",
                    citations=(no.model_copy(update={"modality": "denied"}),),
                ),
            ),
        ),
    )


def test_who_denies_decides() -> None:
    cases: dict[str, tuple[str, list[Claim]]] = {
        "two speakers": ("CR401", [by("A", "4"), denied("B", "4")]),
        "a source and a speaker": ("CR401", [by(None, "4"), denied("B", "4")]),
        "a speaker and a source": ("CR401", [by("A", "4"), denied(None, "4")]),
        "one speaker": ("CR108", [by("A", "4"), denied("A", "four")]),
        "two sources": ("CR108", [by(None, "4"), denied(None, "4")]),
        "one speaker against another and himself": (
            "CR108 CR401",
            [by("A", "4"), denied("A", "4"), denied("B", "4")],
        ),
        "nobody says it": ("", [denied("A", "4"), denied("B", "4")]),
        "another value": ("", [by("A", "4"), denied("B", "5")]),
        "a plan": ("", [{"value": "4", "modality": "planned"}, denied("B", "4")]),
        "on top of a contradiction": ("CR103 CR401", [by(None, "4"), by(None, "5"),
                                                      denied("A", "5")]),
    }  # fmt: skip
    assert codes_by_case(COUNT, cases, *CONFLICTS) == expected(cases)


def test_sides_name_their_voices() -> None:
    def message(*claims: Claim) -> str:
        (found,) = examine(slot(COUNT, *claims), *CONFLICTS).findings
        return found.message

    assert message(by("A", "4"), denied("B", "4")) == (
        "Case, it: 4 according to A in s1, but denied by B in s2"
    )
    assert message(by(None, "4"), by("A", "4"), denied("B", "4"), denied("C", "4")) == (
        "Case, it: 4 in s1 and according to A in s2, but denied by B and C in s3 and s4"
    )
    assert message(by("A", "4"), by("B", "5"), denied("C", "5")) == (
        "Case, it: 4 according to A in s1, 5 according to B in s2, but 5 denied by C in s3"
    )
    assert message(by("A", "4"), by("B", "5")) == (
        "Case, it: 4 according to A in s1, but 5 according to B in s2"
    )


def test_what_is_denied_reaches_the_narrower_and_not_the_broader() -> None:
    terms = ["public", {"id": "city", "parent": "public"}, "private"]
    vocabulary: dict[str, Any] = {"id": "words", "terms": terms}
    some = {"including": ["Ada"]}
    pairs: list[tuple[dict[str, str], object, object, str]] = [
        ({"type": "term", "vocabulary": "words"}, "city", "public", "CR401"),
        ({"type": "term", "vocabulary": "words"}, "public", "city", ""),
        ({"type": "term", "vocabulary": "words"}, "private", "public", ""),
        ({"type": "date"}, "2019-07", "2019", "CR401"),
        ({"type": "date"}, "2019", "2019-07", ""),
        ({"type": "date"}, "2019", "2019/..", "CR401"),
        ({"type": "date"}, "2019/..", "2019", ""),
        ({"type": "date"}, "[2017, 2019]", "2017", ""),
        ({"type": "date"}, "[2017, 2019]", "[2017, 2019]", "CR401"),
        ({"type": "date"}, "2019", "[2017, 2019]", "CR401"),
        ({"type": "date"}, "2018", "[2017, 2019]", ""),
        ({"type": "count"}, "about 1.5 million", "1.5 million", "CR401"),
        ({"type": "count"}, "at least 4", "at most 4", "CR401"),
        ({"type": "count"}, "at least 5", "at most 4", ""),
        ({"type": "money"}, "4 EUR", "4 USD", ""),
        ({"type": "name"}, "Ada", "ADA", "CR401"),
        ({"type": "list"}, ["Ada", "Ben"], some, "CR401"),
        ({"type": "list"}, ["Ben"], some, ""),
        ({"type": "text"}, "a", "a", ""),
    ]
    for attribute, yes, no, code in pairs:
        cases: dict[str, tuple[str, list[Claim]]] = {"it": (code, [by("A", yes), denied("B", no)])}
        found = codes_by_case(attribute, cases, *CONFLICTS, vocabularies=[vocabulary])
        assert found == expected(cases), (yes, no)


def test_a_denial_of_another_day_is_none() -> None:
    changing = COUNT | {"changes": "true"}
    days: list[Claim] = [
        {"value": "4", "speaker": "A", "as_of": "2020"},
        {"value": "4", "speaker": "B", "as_of": "2021", "modality": "denied"},
    ]
    assert examine(slot(changing, *days), *CONFLICTS).findings == ()
    days[1] = {"value": "4", "speaker": "B", "as_of": "2020", "modality": "denied"}
    (found,) = examine(slot(changing, *days), *CONFLICTS).findings
    assert (found.code, found.scope) == ("CR401", "18262/18627")


def test_an_ambiguous_denial_is_none() -> None:
    readings = [{"means": "a", "value": "4"}, {"means": "b", "value": "5"}]
    claims: list[Claim] = [by("A", "4"), {"readings": readings, "modality": "denied"}]
    assert examine(slot(COUNT, *claims), *CONFLICTS).findings == ()
