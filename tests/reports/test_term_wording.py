"""In whose words terms are printed: those of the sources, if they have the same ones."""

from __future__ import annotations

import pytest

from tests.reports.sheets import LIST, NAME, TERM, sheet, words

TERMS = words(
    {"id": "harms-nato", "name": "a threat to NATO", "aliases": ["weakens NATO", "splits NATO"]},
    {"id": "splits", "name": "splits the east", "parent": "harms-nato", "aliases": ["parts it"]},
    {"id": "keeps-nato", "name": "no harm"},
)


@pytest.mark.parametrize(
    ("values", "printed"),
    [
        (["weakens NATO"], "weakens NATO"),
        (["weakens NATO", "Weakens Nato"], "weakens NATO"),
        (["weakens NATO", "splits NATO"], "a threat to NATO"),
        (["weakens NATO", "a threat to NATO"], "a threat to NATO"),
        (["harms-nato"], "a threat to NATO"),
        (["harms-nato", "weakens NATO"], "a threat to NATO"),
        # the narrower term is printed in the words of those who use it
        (["weakens NATO", "parts it"], "parts it (one source says weakens NATO: s1)"),
        (
            ["weakens NATO", "weakens NATO", "parts it"],
            "parts it (s3 alone; two sources say weakens NATO: s1 and s2)",
        ),
        (["parts it", "keeps-nato"], "parts it (s1), but no harm (s2)"),
        (["weakens NATO", "splits NATO", "no harm"], "a threat to NATO (s1, s2), but no harm (s3)"),
    ],
)
def test_a_term(values: list[str], printed: str) -> None:
    assert sheet(TERM, *values, **TERMS).value == printed


@pytest.mark.parametrize(
    ("values", "printed"),
    [
        (["Anna Berg"], "Anna Berg"),
        (["Ms Berg"], "Ms Berg"),
        (["Anna Berg", "Ms Berg"], "Anna Berg"),
        (["Ms Berg", "MS BERG"], "Ms Berg"),
        (["Ana Berg", "ANA BERG"], "Ana Berg"),
    ],
)
def test_a_name(values: list[str], printed: str) -> None:
    listed = words({"id": "berg", "name": "Anna Berg", "aliases": ["Ms Berg"]})
    assert sheet(NAME | {"vocabulary": "words"}, *values, **listed).value == printed


def test_each_item_of_a_list_by_itself() -> None:
    attribute = LIST | {"vocabulary": "words"}
    first, second = {"value": ["weakens NATO", "no harm"]}, {"value": ["no harm", "splits NATO"]}
    assert sheet(attribute, first, **TERMS).value == "weakens NATO and no harm"
    assert sheet(attribute, first, second, **TERMS).value == "a threat to NATO and no harm"


def test_a_statement_that_is_not_asserted_keeps_its_words() -> None:
    feared = {"value": "splits NATO", "modality": "predicted", "speaker": "Ankara"}
    fact = sheet(TERM, "weakens NATO", feared, **TERMS)
    assert fact.value == "weakens NATO"
    assert fact.not_asserted == ("Ankara predicted: splits NATO (s2: “words a, c”)",)
