from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.pictures.agreement import Agreement, Cell
from reports.pictures.bars import MOST, Bar, Plot, common
from reports.pictures.chart import chart
from reports.pictures.matrix import Matrix, matrix
from reports.pictures.svg import NARROW, WIDE, Picture, fitted, letter
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
    assert float(gap.get("x1", "")) == pytest.approx(_extent(first)[1], abs=0.02)
    assert float(gap.get("x2", "")) == pytest.approx(_extent(second)[0], abs=0.02)


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
    (axis, *_) = _of(chart(CONFLICT), "rule")
    assert planned.get("d", "").startswith(f"M{float(axis.get('x1', '')):.1f} ")


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


def _cell(agreement: Agreement) -> Cell:
    return Cell(agreement, ("label",))


def test_the_matrix_tells_conflicts_by_shape() -> None:
    made = Matrix(
        (("x", "the deal"), ("y", "the law")),
        (("a", "Courier"), ("b", "Radio"), ("c", "Herald")),
        {("x", "a"): _cell("odd"), ("x", "b"): _cell("even"), ("y", "a"): _cell("agrees")}
        | {("y", "b"): _cell("alone"), ("y", "c"): _cell("ambiguous")},
    )
    picture = matrix(made)
    assert picture.says == (
        "2 subjects and 3 sources: 1 contradicts more sources, or a decision; "
        "1 in a conflict with even sides; 1 ambiguous words; 1 another source agrees; "
        "1 no other source to compare. Contradicts more sources, or a decision: the deal: Courier. "
        "In a conflict with even sides: the deal: Radio. Ambiguous words: the law: Herald."
    )
    shapes = [_of(picture, kind) for kind in ("against", "hollow", "said", "published")]
    assert [len(same) for same in shapes] == [2 + 2, 1 + 1, 1 + 1, 1 + 1]  # half are in the legend
    odd, even = (mark.get("d", "") for mark in shapes[0][:2])
    assert odd[:1] == even[:1] == "M"
    assert odd.split("l")[1:] != even.split("l")[1:]


def test_a_matrix_of_many_rows_and_columns_has_room_for_all_names() -> None:
    subjects = tuple((str(n), f"the subject that has the number {n}") for n in range(43))
    sources = tuple((str(n), f"The Newspaper of Record {n}") for n in range(38))
    picture = matrix(Matrix(subjects, sources, {("0", "0"): _cell("alone")}))
    texts = {e.text for e in ET.fromstring(picture.standalone()).iter(f"{SVG}text")}
    assert {name for _, name in (*subjects, *sources)} <= texts


def test_what_is_cut_has_its_whole_in_a_title() -> None:
    name = "a name that goes on and on " * 8
    placed = fitted(0, 0, name, 100)
    assert (placed.text or "").endswith("…")
    assert placed.findtext("title") == name
    assert fitted(0, 0, "short", 100).find("title") is None


def test_a_bar_names_its_event_where_there_are_several() -> None:
    bars = (
        Bar("a", "2017", (_day(17167, 17531),), None, event="signed"),
        Bar("a", "2019", (_day(17897, 18261),), None, event="delivered"),
    )
    picture = chart(Plot("x", bars, (), dates=True))
    texts = [e.text for e in ET.fromstring(picture.standalone()).iter(f"{SVG}text")]
    assert {"signed", "delivered"} <= set(texts)
    assert picture.says == "a says 2017, of signed. a says 2019, of delivered."


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_mark_runs_over_the_side_of_a_picture(width: int) -> None:
    picture = chart(CONFLICT, width)
    assert picture.width == width
    for bar in (*_of(picture, "said"), *_of(picture, "band")):
        if bar.tag == f"{SVG}rect":
            left, right = _extent(bar)
            assert 0 <= left < right <= width


def test_in_a_narrow_picture_values_are_below_one_another() -> None:
    values = ("the first of the values", "the second of the values")
    rows = (TableRow("a", 0, {values[0]: "says"}), TableRow("b", 1, {values[1]: "says"}))
    picture = table(WhoSaysWhat("x", values, rows, ladder=True), NARROW)
    places = [(e.text, float(e.get("y", ""))) for e in _of(picture, "strong")]
    assert [text for text, _ in places] == [values[0], f"< {values[1]}"]
    assert places[0][1] < places[1][1]
    assert picture.says == table(WhoSaysWhat("x", values, rows, ladder=True)).says


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
        matrix(Matrix((("x", title),), ((who, who),), {("x", who): _cell("alone")})),
        chart(Plot(title, bars, ((_day(None, None),),), dates=True), NARROW),
        table(WhoSaysWhat(title, (says,), (TableRow(who, 0, {says: "says"}),)), NARROW),
    ]
    for picture in drawn:
        kinds = {element.tag for element in ET.fromstring(picture.standalone()).iter()}
        assert kinds <= {
            SVG + tag
            for tag in (
                "svg", "style", "title", "desc", "text", "line", "path", "rect", "circle"
            )
        }  # fmt: skip
