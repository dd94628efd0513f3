"""Units: differences of percent, rises of degrees, and words for several units."""

from __future__ import annotations

import pytest

from tests.schema.helpers import meet, read, refusal


@pytest.mark.parametrize(
    ("unit", "left", "right", "agree"),
    [
        ("percentage points", "0.25 percentage points", "25 basis points", True),
        ("basis points", "0.25 percentage points", "25bp", True),
        ("bps", "0.3 pp", "25 basis points", False),
        ("percentage points", "3", "3 percentage points", True),
        ("percent", "3 per cent", "3 %", True),
        ("delta_degC", "2 degC", "3.6 degF", True),
        ("delta_degC", "2 degrees Celsius", "3.6 degrees Fahrenheit", True),
        ("delta_degF", "2 °C", "3.6 delta_degF", True),
        ("delta_degC", "2 K", "2 degC", True),
        ("delta_degC", "2 degC", "35.6 degF", False),
        ("degC", "2 degC", "35.6 degF", True),
        ("degC", "2 degC", "3.6 degF", False),
        ("tonnes", "224,000 ton", "224,000 tonnes", True),
        ("tonnes", "224,000 tons", "203,209 tonnes", True),
        ("tonnes", "224,000 tons", "227,594 tonnes", True),
        ("tonnes", "224,000 tons", "215,000 tonnes", False),
        ("tonnes", "224,000 metric tons", "203,209 tonnes", False),
        ("kg", "2 short tons", "1,814.4 kg", True),
        ("kg", "2 long tons", "1,814.4 kg", False),
        ("tons", "224,000 tonnes", "224,000 tons", True),
        ("tons", "5 ton", "5.6 tons", False),
        ("litre", "1,000 gallons", "4,546 litres", True),
        ("litre", "1,000 US gallons", "4,546 litres", False),
        ("litre/day", "1,000 gallons/day", "3,785 litres/day", True),
        ("barrels", "10 oil_barrel", "10 barrels", True),
        ("km", "5 nautical miles", "9.26 km", True),
        ("km", "5 miles", "9.26 km", False),
    ],
)
def test_which_figures_agree(unit: str, left: str, right: str, *, agree: bool) -> None:
    assert meet("quantity", left, right, unit=unit) is agree


@pytest.mark.parametrize(
    ("unit", "text", "expected"),
    [
        ("percentage points", "3 percent", "percentage points, which are differences of percent"),
        ("percent", "25 basis points", "'percent': a difference of percent is no percentage"),
        ("degC", "2 delta_degC", "'degC': a rise of degrees is no temperature"),
    ],
)
def test_a_difference_is_no_value(unit: str, text: str, expected: str) -> None:
    assert refusal("quantity", text, unit=unit).endswith(expected)


def test_a_word_for_several_units_leaves_each_possible() -> None:
    assert len(read("quantity", "224,000 ton", unit="tonnes").parts) == 3
    assert len(read("quantity", "224,000 tons", unit="ton").parts) == 1


def test_a_tolerance_of_a_share_may_be_in_points() -> None:
    assert meet("quantity", "50 %", "52 percent", unit="percent", tolerance="2 pp")


@pytest.mark.parametrize(
    ("unit", "text", "is_read"),
    [
        ("bitcoin", "75 bitcoins", True),
        ("bitcoins", "1 bitcoin", True),
        ("bitcoin", "75 Bitcoins", True),
        ("box", "12 boxes", True),
        ("entry", "12 entries", True),
        ("bitcoin", "75 ethers", False),
        ("bitcoin", "75 bitcoinss", False),
        ("bitcoin", "75 bit", False),
        ("bitcoin", "75 bits", False),
        ("MW", "75 mw", False),
    ],
)
def test_the_plural_of_a_unit_that_the_library_does_not_know(
    unit: str, text: str, *, is_read: bool
) -> None:
    if is_read:
        assert (
            read("quantity", text, unit=unit).parts == read("quantity", text[:2], unit=unit).parts
        )
    else:
        assert "found the unit" in refusal("quantity", text, unit=unit)


def test_an_s_that_is_a_second_is_no_plural() -> None:
    assert "found the unit 'ms'" in refusal("quantity", "75 ms", unit="m")


@pytest.mark.parametrize(
    "unit", ["m**0", "((((", "m**", "()", "2**3**4**5**6", "m**nan", "9**9**9**9**9", "'", "\\"]
)
def test_words_that_are_no_unit_are_refused_however_its_parser_breaks(unit: str) -> None:
    assert "found the unit 'mile'" in refusal("quantity", "5 mile", unit=unit)
    assert "found " in refusal("quantity", f"5 {unit}")
