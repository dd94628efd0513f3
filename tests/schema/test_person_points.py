"""Where names of persons are placed: names of which any two agree share a point."""

from hypothesis import given
from hypothesis import strategies as st

from schema.interval import Interval
from schema.person_points import fullest, points_of_items, points_of_names
from schema.same_name import persons_agree
from schema.vocabulary import unlisted

FIRST, LAST = ["", "J. ", "John ", "Jane ", "John Paul ", "Mr ", "J. P. "], ["Smith", "Berg", "Kim"]
NAMES = [first + last for first in FIRST for last in LAST]


def meet(one: tuple[Interval, ...], other: tuple[Interval, ...]) -> bool:
    return any(a.meets(b) for a in one for b in other)


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=9, unique=True))
def test_names_meet_exactly_where_they_agree(names: list[str]) -> None:
    points = points_of_names(names)
    for one in names:
        for other in names:
            assert meet(points[one], points[other]) == persons_agree(one, other)


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=9, unique=True))
def test_the_order_of_names_makes_no_difference(names: list[str]) -> None:
    assert points_of_names(names) == points_of_names(reversed(names))


def test_a_name_alone_has_its_own_point() -> None:
    assert points_of_names(["Ada Voss", "Ben"]) == {
        name: (unlisted(name),) for name in ("Ada Voss", "Ben")
    }
    assert points_of_names(["Ada Voss", "ADA VOSS"])["ADA VOSS"] == (unlisted("Ada Voss"),)


def test_many_names_are_not_placed_together() -> None:
    names = ["Smith", *(f"{chr(65 + n)}a{chr(97 + m)} Smith" for n in range(8) for m in range(6))]
    assert points_of_names(names)["Smith"] == (unlisted("Smith"),)
    assert len(points_of_names(names[:30])["Smith"]) == 29


def test_items_of_one_list_are_several_persons() -> None:
    lists = [["J. Smith", "Jane Smith"], ["John Smith", "Jane Smith"]]
    points = points_of_items(lists)
    assert points["J. Smith"] == points["John Smith"] != points["Jane Smith"]
    either = points_of_items([["Smith"], ["John Smith", "Jane Smith"]])
    assert len(set(either.values())) == 3
    assert points_of_items([]) == {}


def test_the_fullest_name_is_printed() -> None:
    names = ["Erdogan", "Erdogan, Recep Tayyip", "President Recep Tayyip Erdogan"]
    assert fullest(names) == "President Recep Tayyip Erdogan"
    assert fullest([*names, "Recep Tayyip Erdoğan"]) == "Recep Tayyip Erdoğan"
    assert fullest(["J. R. Smith", "John Smith"]) == "John Smith"
