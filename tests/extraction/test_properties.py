"""Properties of any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction import candidates, expressions, judge, why_no_candidate
from schema.records import Attribute
from schema.values import VALUE_TYPES
from tests.extraction.hostile import HOSTILE

WORDS = """
the last first next this two half a few and between from of in on by until then to same quarter
half May March Monday Fri. week months year ago later end early mid day tomorrow now summer
Christmas fall 3 31 2019 1,000 1.5 million $ € US$ Rs % percent 1980s 3rd 12/03/2009 9/11 Q3 FY
century 2008-09 12:30 dozens hundreds thousands km dollars cents - – , . ' 's
"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])
NEWS = st.lists(PIECES, max_size=25).map(" ".join) | st.lists(PIECES, max_size=25).map("".join)
DAYS = st.integers(-700_000, 2_900_000)
PUBLISHED = (
    st.none()
    | st.just((None, None))
    | DAYS.map(lambda day: (day, day))
    | st.tuples(DAYS, st.integers(0, 900)).map(lambda t: (t[0], t[0] + t[1]))
)
DATE = Attribute(id="date", type="date")
MONEY = Attribute(id="money", type="money")
COUNT = Attribute(id="count", type="count")


@given(st.text() | NEWS, PUBLISHED)
def test_any_text_can_be_read(text: str, published: tuple[int | None, int | None] | None) -> None:
    end = 0
    for found in expressions(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        end = found.end
        values = candidates(found, published)
        assert bool(values) != bool(why_no_candidate(found, published))
        for value in values:
            assert all(lo is None or hi is None or lo <= hi for lo, hi in value.parts)


@given(NEWS)
def test_the_same_text_is_read_the_same(text: str) -> None:
    assert expressions(text) == expressions(text)


@given(NEWS)
def test_figures_are_in_the_grammar_of_the_ledger(text: str) -> None:
    kinds = {"money": MONEY, "count": COUNT}
    for found in expressions(text):
        for candidate in candidates(found, (18_000, 18_000)):
            attribute = kinds.get(found.kind, DATE if found.kind == "date" else None)
            if attribute is not None:
                VALUE_TYPES[attribute.type].read(candidate.text, attribute, None)


@given(NEWS, PUBLISHED)
def test_any_quote_can_be_judged(
    text: str, published: tuple[int | None, int | None] | None
) -> None:
    for attribute, recorded in ((DATE, "2019-07"), (MONEY, "2 million USD"), (COUNT, "4")):
        value = VALUE_TYPES[attribute.type].read(recorded, attribute, None)
        assert judge(value, attribute, text, published).reason


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_to_its_end(name: str) -> None:
    """Rules without a bound would take hours here; what a text costs is measured in bench/."""
    text = HOSTILE[name]
    end = 0
    for found in expressions(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
