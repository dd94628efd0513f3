from decimal import Decimal
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from reports.pictures.bars import MOST, Bar, Plot, common
from reports.pictures.chart import chart
from reports.pictures.matrix import Matrix, matrix
from reports.pictures.svg import Picture, letter
from reports.pictures.table import MOST_COLUMNS, TableRow, WhoSaysWhat, table
from schema.interval import Interval

SVG = "{http://www.w3.org/2000/svg}"


def _day(lo: int | None, hi: int | None) -> Interval:
    return Interval(None if lo is None else Decimal(lo), None if hi is None else Decimal(hi))


def _of(picture: Picture, kind: str) -> list[ET.Element]:
    """Give the elements with a class."""
    root = ET.fromstring(picture.standalone())
    return [e for e in root.iter() if kind in e.get("class", "").split()]


def _extent(element: ET.Element) -> tuple[float, float]:
    x = float(element.get("x", "nan"))
    return x, x + float(element.get("width", "nan"))


CONFLICT = Plot(
    "the deal: signed",
    (
        Bar("a", "2017", (_day(17167, 17531),), 0),
        Bar("b", "September 2017", (_day(17410, 17439),), 0, published=_day(18643, 18643)),
        Bar("c", "2019", (_day(17897, 18261),), 1),
        Bar("d [planned]", "before 2019", (_day(None, 17896),), None, asserted=False),
    ),
    ((_day(17410, 17439),), (_day(17897, 18261),)),
    dates=True,
)


def test_a_conflict_is_described_in_words_too() -> None:
    picture = chart(CONFLICT)
    assert picture.title == "the deal: signed"
    assert picture.says == (
        "2 sides that cannot all be true. A: a says 2017; b says September 2017. B: c says 2019. "
        "Others: d [planned] says before 2019."
    )


def test_the_gap_between_bands_in_conflict_is_marked() -> None:
    first, second = _of(chart(CONFLICT), "band")
    assert _extent(first)[1] < _extent(second)[0]
    (gap,) = _of(chart(CONFLICT), "gap")
    assert float(gap.get("x1", "")) == _extent(first)[1]
    assert float(gap.get("x2", "")) == _extent(second)[0]


def test_the_band_of_a_side_is_where_all_its_bars_are() -> None:
    bars = [_extent(e) for e in _of(chart(CONFLICT), "said") if e.tag == f"{SVG}rect"]
    band = _extent(_of(chart(CONFLICT), "band")[0])
    year, month, other = bars
    assert band == month
    assert year[0] < month[0]
    assert month[1] < year[1]
    assert other[0] > band[1]


def test_what_is_not_asserted_is_hollow_and_without_an_end_reaches_the_edge() -> None:
    (planned,) = _of(chart(CONFLICT), "hollow")
    assert planned.tag == f"{SVG}path"
    assert planned.get("d", "").startswith("M10 ") or planned.get("d", "").startswith("M10.0 ")


def test_agreement_has_one_band_no_letter_and_no_gap() -> None:
    bars = (Bar("a", "four", (_day(4, 4),), 0), Bar("b", "at least three", (_day(3, None),), 0))
    picture = chart(Plot("x: y", bars, ((_day(4, 4),),), dates=False))
    assert picture.says == "All can be true together. A: a says four; b says at least three."
    assert len(_of(picture, "band")) == 1
    assert _of(picture, "gap") == _of(picture, "side") == []


def test_an_exact_point_is_a_diamond() -> None:
    (mark,) = _of(chart(Plot("x", (Bar("a", "4", (_day(4, 4),), 0),), (), dates=False)), "said")
    assert mark.tag == f"{SVG}path"


def test_of_many_claims_some_of_each_side_are_drawn_and_the_rest_counted() -> None:
    bars = [Bar(f"s{n}", "1", (_day(1, 1),), 0) for n in range(100)]
    bars += [Bar("other", "9", (_day(9, 9),), 1)]
    picture = chart(Plot("x", tuple(bars), ((_day(1, 1),), (_day(9, 9),)), dates=False))
    assert len(_of(picture, "said")) == MOST
    texts = [e.text for e in ET.fromstring(picture.standalone()).iter(f"{SVG}text")]
    assert "B · other" in texts
    assert f"and {101 - MOST} more claims" in texts


def test_common_is_what_all_leave() -> None:
    assert common([(_day(1, 9),), (_day(4, None),), (_day(0, 5), _day(8, 8))]) == (
        _day(4, 5),
        _day(8, 8),
    )
    assert common([(_day(1, 2),), (_day(3, 4),)]) == ()
    assert common([]) == ()


def test_a_table_shows_who_says_what_and_what_a_closed_list_leaves_out() -> None:
    made = WhoSaysWhat(
        "the sanctions: fall on",
        ("the agency", "its president"),
        (
            TableRow("a", 0, {"the agency": "says", "its president": "says"}),
            TableRow("b", 1, {"the agency": "not", "its president": "says"}),
            TableRow("c [denied]", None, {"the agency": "may"}),
        ),
    )
    picture = table(made)
    assert picture.says == (
        "a says the agency, its president. b says its president; leaves out the agency. "
        "c [denied] may mean or does not assert the agency."
    )
    assert len(_of(picture, "said")) == 3
    assert len(_of(picture, "against")) == len(_of(picture, "hollow")) == 1


def test_a_wide_table_counts_what_it_leaves_out() -> None:
    columns = tuple(f"value {n}" for n in range(MOST_COLUMNS + 3))
    picture = table(WhoSaysWhat("x", columns, (TableRow("a", None, {columns[-1]: "says"}),)))
    texts = [e.text for e in ET.fromstring(picture.standalone()).iter(f"{SVG}text")]
    assert "and 3 more values" in texts


def test_a_ladder_has_its_steps_in_order() -> None:
    made = WhoSaysWhat(
        "x", ("suspended", "removed"), (TableRow("a", 0, {"removed": "says"}),), ladder=True
    )
    assert [e.text for e in _of(table(made), "strong")] == ["<"]


def test_the_matrix_tells_conflicts_by_shape() -> None:
    made = Matrix(
        (("x", "the deal"), ("y", "the law")),
        ("a", "b"),
        {("x", "a"): "conflict", ("x", "b"): "conflict", ("y", "a"): "agrees", ("y", "b"): "alone"},
    )
    picture = matrix(made)
    assert picture.says == (
        "2 subjects and 2 sources: 2 in conflict, 1 in agreement, 1 alone. "
        "In conflict: the deal: a, b."
    )
    assert len(_of(picture, "against")) == 2 + 1  # the last one is in the legend
    assert len(_of(picture, "said")) == 1 + 1
    assert len(_of(picture, "published")) == 1 + 1


def test_sides_go_on_after_z() -> None:
    assert [letter(n) for n in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


_WORDS = st.text(max_size=40)


@given(_WORDS, _WORDS, _WORDS)
def test_whatever_the_words_a_picture_is_well_formed(title: str, who: str, says: str) -> None:
    bars = (Bar(who, says, (_day(None, None),), 0), Bar(says, who, (_day(1, 2), _day(4, 4)), None))
    drawn = [
        chart(Plot(title, bars, ((_day(None, None),),), dates=True)),
        chart(Plot(title, bars, ((_day(None, None),),), dates=False)),
        table(WhoSaysWhat(title, (says,), (TableRow(who, 0, {says: "says"}),))),
        matrix(Matrix((("x", title),), (who,), {("x", who): "alone"})),
    ]
    for picture in drawn:
        kinds = {element.tag for element in ET.fromstring(picture.standalone()).iter()}
        assert kinds <= {
            SVG + tag
            for tag in (
                "svg", "style", "title", "desc", "text", "line", "path", "rect", "circle"
            )
        }  # fmt: skip
