"""Records: frozen, closed to unknown keys, strict about types, and the rules between their keys."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from schema.fields import Record
from schema.problem import ValueProblem
from schema.records import (
    Attribute,
    Claim,
    Decision,
    Including,
    Ledger,
    OrderRule,
    Reading,
    Slot,
    Source,
    Subject,
    Term,
    VocabularyRecord,
)

SLOT = {"subject": "s", "attribute": "a"}
CLAIM = {"source": "x", **SLOT, "quote": "q", "value": "v"}
SMALLEST: list[tuple[type[Record], dict[str, Any]]] = [
    (Source, {"id": "x"}),
    (Subject, {"id": "x"}),
    (Term, {"id": "x"}),
    (VocabularyRecord, {"id": "x", "terms": ["a"]}),
    (Attribute, {"id": "x", "type": "date"}),
    (Including, {"including": ["a"]}),
    (Reading, {"means": "m", "value": "v"}),
    (Claim, CLAIM),
    (Slot, SLOT),
    (OrderRule, {"earlier": SLOT, "later": SLOT, "because": "b"}),
    (Decision, {**SLOT, "value": "v", "because": "b", "by": "me", "on": "2021"}),
    (Ledger, {}),
]
KINDS = [kind.__name__ for kind, _ in SMALLEST]


def errors(kind: type[Record], written: dict[str, Any]) -> list[tuple[str, str]]:
    """Give the place and the type of every complaint; of ours, the message."""
    with pytest.raises(ValidationError) as caught:
        kind.model_validate(written)
    return [
        (".".join(str(step) for step in error["loc"]), _told(error))
        for error in caught.value.errors()
    ]


def _told(error: Any) -> str:  # noqa: ANN401 - pydantic's own dictionary
    problem = error.get("ctx", {}).get("error")
    if isinstance(problem, ValueProblem):
        assert str(problem) == f"found {problem.found}, expected {problem.expected}"
        return str(problem)
    return str(error["type"])


@pytest.mark.parametrize(("kind", "written"), SMALLEST, ids=KINDS)
def test_the_smallest_record_is_read(kind: type[Record], written: dict[str, Any]) -> None:
    record = kind.model_validate(written)
    assert record == kind.model_validate(written)
    assert record.model_fields_set == set(written)


@pytest.mark.parametrize(("kind", "written"), SMALLEST, ids=KINDS)
def test_an_unknown_key_is_refused(kind: type[Record], written: dict[str, Any]) -> None:
    assert errors(kind, {**written, "publishd": "2021"}) == [("publishd", "extra_forbidden")]


@pytest.mark.parametrize(("kind", "written"), SMALLEST, ids=KINDS)
def test_a_record_does_not_change(kind: type[Record], written: dict[str, Any]) -> None:
    record = kind.model_validate(written)
    for name in kind.model_fields:
        with pytest.raises(ValidationError, match="Instance is frozen"):
            setattr(record, name, "changed")


@pytest.mark.parametrize(("kind", "written"), SMALLEST, ids=KINDS)
def test_no_needed_key_may_be_missing_or_empty(kind: type[Record], written: dict[str, Any]) -> None:
    for name, field in kind.model_fields.items():
        if field.is_required():
            rest = {key: value for key, value in written.items() if key != name}
            assert (name, "missing") in errors(kind, rest)
            assert any(at.split(".")[0] == name for at, _ in errors(kind, {**written, name: " "}))


def test_all_complaints_come_at_once() -> None:
    written = {"id": "", "publishd": "2021", "headline": 5, "credits": "AP"}
    assert errors(Source, written) == [
        ("id", "string_too_short"),
        ("headline", "string_type"),
        ("credits", "tuple_type"),
        ("publishd", "extra_forbidden"),
    ]


def test_words_are_stripped_and_never_made_from_numbers() -> None:
    assert Subject.model_validate({"id": "  a b\n"}).id == "a b"
    for number in (5, 5.0, True, None):
        assert errors(Subject, {"id": number}) == [("id", "string_type")]


@pytest.mark.parametrize(
    ("written", "flag"),
    [(True, True), (False, False)]
    + [(text, True) for text in ("true", "True", "TRUE")]
    + [(text, False) for text in ("false", "False", "FALSE")],
)
def test_truth_values(written: object, *, flag: bool) -> None:
    attribute = Attribute.model_validate({"id": "x", "type": "date", "key": written})
    assert attribute.key is flag
    assert attribute.changes is False


@pytest.mark.parametrize(
    ("written", "changes", "direction"),
    [(True, True, None), ("false", False, None), ("up", True, "up"), ("down", True, "down")],
)
def test_how_values_change(written: object, direction: str | None, *, changes: bool) -> None:
    attribute = Attribute.model_validate({"id": "x", "type": "date", "changes": written})
    assert (bool(attribute.changes), attribute.direction) == (changes, direction)


@pytest.mark.parametrize("written", ["yes", "Up", "sideways", "", 1, None, []])
def test_values_change_up_or_down_or_not(written: object) -> None:
    complaint = f"found {written!r}, expected true, false, up or down"
    found = errors(Attribute, {"id": "x", "type": "date", "changes": written})
    assert found == [("changes", complaint)]


def test_flags_are_off_unless_written() -> None:
    attribute = Attribute.model_validate({"id": "x", "type": "date"})
    assert (attribute.key, attribute.changes, attribute.scheduled) == (False, False, False)


@pytest.mark.parametrize(
    "written", ["yes", "no", "on", "off", "y", "1", "0", "tRUE", " true", "", 1, 0, None, []]
)
@pytest.mark.parametrize("name", ["key", "scheduled"])
def test_other_words_are_no_truth_values(name: str, written: object) -> None:
    assert errors(Attribute, {"id": "x", "type": "date", name: written}) == [(name, "bool_type")]


@pytest.mark.parametrize(
    ("keys", "complaint"),
    [
        ({"type": "term"}, "found type 'term' alone, expected 'vocabulary' with it"),
        ({"type": "quantity"}, "found type 'quantity' alone, expected 'unit' with it"),
    ],
)
def test_an_attribute_has_what_its_type_needs(keys: dict[str, str], complaint: str) -> None:
    assert errors(Attribute, {"id": "x", **keys}) == [("", complaint)]


@pytest.mark.parametrize("kind", ["date", "money", "count", "name", "list", "text"])
def test_other_types_need_nothing(kind: str) -> None:
    assert Attribute.model_validate({"id": "x", "type": kind}).type == kind


def test_what_an_attribute_prints() -> None:
    signed = {"id": "signed-on", "type": "date"}
    assert Attribute.model_validate(signed).printed == "signed on"
    labelled = Attribute.model_validate({**signed, "label": "date of signing"})
    assert labelled.printed == "date of signing"


def test_unknown_types_modalities_and_kinds() -> None:
    assert errors(Attribute, {"id": "x", "type": "Date"}) == [("type", "literal_error")]
    assert errors(Claim, {**CLAIM, "modality": "said"}) == [("modality", "literal_error")]
    assert errors(VocabularyRecord, {"id": "x", "kind": "list", "terms": []}) == [
        ("kind", "literal_error")
    ]
    assert errors(Ledger, {"crossread": "2"}) == [("crossread", "literal_error")]


@pytest.mark.parametrize("published", ["2018-05/2018-11", "../2018", "2018/"])
def test_an_interval_of_publication_says_why(published: str) -> None:
    complaint = "found an interval for 'published', expected its reason in 'published_because'"
    assert errors(Source, {"id": "x", "published": published}) == [("", complaint)]
    written = {"id": "x", "published": published, "published_because": "no date on the page"}
    assert Source.model_validate(written).published == published


def test_a_single_date_of_publication_needs_no_reason() -> None:
    assert Source.model_validate({"id": "x", "published": "2018~"}).published_because is None


READINGS = [{"means": "one", "value": "v"}, {"means": "two", "value": "w"}]


@pytest.mark.parametrize(
    ("keys", "complaint"),
    [
        (
            {"readings": READINGS},
            "found both 'value' and 'readings', expected one of them",
        ),
        (
            {"value": None},
            "found neither 'value' nor 'readings', expected a value, or at least two readings",
        ),
        (
            {"value": None, "readings": []},
            "found neither 'value' nor 'readings', expected a value, or at least two readings",
        ),
        (
            {"value": None, "readings": READINGS[:1]},
            "found one reading, expected a value, or at least two readings",
        ),
    ],
)
def test_a_claim_states_one_thing(keys: dict[str, Any], complaint: str) -> None:
    assert errors(Claim, {**CLAIM, **keys}) == [("", complaint)]


def test_a_claim_with_readings() -> None:
    claim = Claim.model_validate({**CLAIM, "value": None, "readings": READINGS})
    assert claim.readings == (Reading(means="one", value="v"), Reading(means="two", value="w"))
    assert claim.modality == "asserted"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (" about 4 ", "about 4"),
        (["a", " b "], ("a", "b")),
        ([], ()),
        ({"including": ["a"]}, Including(including=("a",))),
    ],
)
def test_values_stay_as_they_are_written(written: object, value: object) -> None:
    assert Claim.model_validate({**CLAIM, "value": written}).value == value


@pytest.mark.parametrize("written", [4, 4.5, True, " ", [4], [" "], {"include": ["a"]}, {}])
def test_what_is_no_value(written: object) -> None:
    assert {at.split(".")[0] for at, _ in errors(Claim, {**CLAIM, "value": written})} == {"value"}


def test_one_word_may_stand_for_a_list_of_one() -> None:
    attribute = Attribute.model_validate({"id": "x", "type": "date", "of": "deal", "words": "buy"})
    assert (attribute.of, attribute.words) == (("deal",), ("buy",))
    several = Attribute.model_validate({"id": "x", "type": "date", "of": ["deal", "sale"]})
    assert several.of == ("deal", "sale")


def test_a_term_may_be_its_id_alone() -> None:
    vocabulary = VocabularyRecord.model_validate(
        {"id": "x", "terms": ["a", {"id": "b", "parent": "a", "aliases": ["B"]}]}
    )
    assert vocabulary.terms == (Term(id="a"), Term(id="b", parent="a", aliases=("B",)))
    assert vocabulary.kind == "tree"
