"""Money, quantities and counts as values: axes, codes, units, and how a refusal is worded."""

from __future__ import annotations

import pytest

from schema.records import Including
from schema.values import Value
from tests.schema.helpers import closed, half_open, interval_of, meet, read, refusal, rounded

FIGURE = (
    "a figure such as 4, four, 1,372, 2.5 billion or dozens, a range as in between 3 and 5, or a "
    "figure after a hedge: exactly, about, an estimated, nearly, just over, at least, at most, "
    "more than or less than"
)
CODE = "an ISO 4217 currency code, as in 'about 2.5 billion USD'"
KM = "a unit that converts to 'km'"


def test_money_lies_on_the_axis_of_its_currency() -> None:
    value = read("money", "about  2.5 billion\tUSD")
    expected = half_open(2_400_000_000, 2_600_000_000)
    assert value == Value("about 2.5 billion USD", "USD", (expected,))


@pytest.mark.parametrize("text", ["5 million EUR", "EUR 5 million", "EUR5 million", "EUR 5m"])
def test_the_code_stands_on_either_side(text: str) -> None:
    assert read("money", text) == Value(text, "EUR", (half_open(4_500_000, 5_500_000),))


@pytest.mark.parametrize("code", ["USD", "EUR", "TRY", "JPY", "KWD", "INR", "DEM", "XDR"])
def test_codes_of_iso_4217(code: str) -> None:
    assert read("money", f"42 {code}").axis == code


SYMBOLS = {
    "$5": "$",
    "US$5": "$",
    "5 €": "€",
    "£5m": "£",
    "₹5 crore": "₹",
    "¥5": "¥",
    "5 ₺": "₺",
    "5 ₽": "₽",
    "5 dollars": "dollars",
    "five Dollars": "Dollars",
    "a dollar": "dollar",
    "5 euro": "euro",
    "5 pounds": "pounds",
    "5 yen": "yen",
    "5 rupees": "rupees",
    "5 lira": "lira",
    "5 rubles": "rubles",
    "5 roubles": "roubles",
}


@pytest.mark.parametrize(("text", "symbol"), SYMBOLS.items(), ids=SYMBOLS.keys())
def test_a_symbol_or_word_is_not_a_code(text: str, symbol: str) -> None:
    assert refusal("money", text) == (
        f"found {text!r}, expected an ISO 4217 code in place of {symbol!r}, "
        "as in 'about 2.5 billion USD'"
    )


REFUSED_MONEY = {
    "5": f"found '5', expected {CODE}",
    "about 2.5 billion": f"found 'about 2.5 billion', expected {CODE}",
    "5 usd": f"found '5 usd', expected {CODE}",
    "5 millionUSD": f"found '5 millionUSD', expected {CODE}",
    "5 USDT": f"found '5 USDT', expected {CODE}",
    "5 USD each": f"found '5 USD each', expected {CODE}",
    "5 QQQ": "found the currency 'QQQ', expected a code of ISO 4217, as in 2.5 billion USD",
    "ABC 5 USD": "found the currency 'ABC', expected a code of ISO 4217, as in 2.5 billion USD",
    "USD": f"found '', expected {FIGURE}",
    "many USD": f"found 'many', expected {FIGURE}",
    "USD 5 EUR": f"found '5 EUR', expected {FIGURE}",
    "USD 5 USD": f"found '5 USD', expected {FIGURE}",
    "5 apples USD": f"found '5 apples', expected {FIGURE}",
    "": "found nothing, expected a value",
}


@pytest.mark.parametrize(("text", "message"), REFUSED_MONEY.items(), ids=REFUSED_MONEY.keys())
def test_money_that_is_refused(text: str, message: str) -> None:
    assert refusal("money", text) == message


def test_a_count_lies_on_its_own_axis() -> None:
    assert read("count", " at least  four ") == Value("at least four", "count", (closed(4, None),))


def test_a_count_has_no_unit() -> None:
    assert refusal("count", "4 officials") == f"found '4 officials', expected {FIGURE}"
    assert refusal("count", "4%") == f"found '4%', expected {FIGURE}"


def test_several_values_are_refused() -> None:
    expected = "found a list, expected one value (only attributes of type list take several)"
    assert refusal("money", ("5 USD",)) == expected
    assert refusal("count", Including(including=("5",))) == expected
    assert refusal("quantity", ("5 km", "6 km")) == expected


def test_a_quantity_lies_on_the_axis_of_its_attribute() -> None:
    assert read("quantity", "400 km") == Value("400 km", "km", (closed(400, 400),))
    assert read("quantity", "400").axis == "km"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("exactly 400,000 m", "km"),
        ("exactly 400,000 metres", "km"),
        ("exactly 400 kilometers", "km"),
        ("exactly four hundred km", "km"),
        ("exactly 400", "km"),
        ("exactly 248.5484768949335878469736 miles", "km"),
        ("exactly 400 %", "%"),
        ("exactly 400%", "percent"),
        ("exactly 400 percent", "%"),
        ("exactly 400 per cent", "%"),
        ("exactly 400 pct", "percent"),
        ("exactly 4", "hundred tanks"),
        ("exactly 752 degF", "degC"),
        ("exactly 400,000,000 m^2", "km^2"),
        ("exactly 400 square km", "km²"),
        ("exactly 400 km2", "km2"),
        ("exactly 111.1111111111111111111111 m/s", "km/h"),
    ],
)
def test_quantities_are_converted_exactly(text: str, unit: str) -> None:
    expected = 4 if unit == "hundred tanks" else 400
    assert read("quantity", text, unit=unit) == Value(text, unit, (closed(expected, expected),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("250 miles", half_open("394.28928", "410.38272")),
        ("about 2.5 miles", half_open("3.8624256", "4.1842944")),
        ("at least 100 miles", closed("160.9344", None)),
        ("at most 100 miles", closed(None, "160.9344")),
        ("four or more km", closed(4, None)),
        ("between 3 and 5 miles", half_open("4.3452288", "8.851392")),
        ("5-6 thousand m", half_open("4.5", "6.5")),
        ("5 lakh m", half_open(450, 550)),
        ("a dozen km", closed(12, 12)),
        ("a dozen miles", half_open("18.507456", "20.1168")),
        ("four million", half_open(3_600_000, 4_400_000)),
        ("0.0000000001 m", closed(0, 0)),
    ],
)
def test_room_is_taken_in_the_unit_that_was_written(text: str, expected: object) -> None:
    assert interval_of("quantity", text) == expected


def test_the_room_of_a_temperature_is_a_difference() -> None:
    found = interval_of("quantity", "50 degF", unit="degC")
    assert found == half_open("8.611111111", "11.388888889")  # 10 and 2.5 * 5 / 9 on each side


def test_borders_survive_conversion_to_a_coarser_unit() -> None:
    assert rounded("quantity", "2.5 m") == half_open("0.00245", "0.00255")
    assert interval_of("quantity", "2.5 m") == closed("0.0025", "0.0025")
    assert interval_of("quantity", "5,000 m") == half_open("4.75", "5.25")
    assert not meet("quantity", "2.5 m", "2.6 m")
    assert not meet("quantity", "2.5 miles", "2.6 miles")
    assert meet("quantity", "2.5 miles", "2.55 miles")


REFUSED_QUANTITIES = {
    "5 kg": f"found the unit 'kg', expected {KM} "
    "(Cannot convert from 'kilogram' ([mass]) to 'kilometer' ([length]))",
    "5 %": f"found the unit '%', expected {KM} "
    "(Cannot convert from 'percent' (dimensionless) to 'kilometer' ([length]))",
    "5 blub": f"found the unit 'blub', expected {KM} ('blub' is not defined in the unit registry)",
    "5 km or so": f"found the unit 'km or so', expected {KM} "
    "('or' is not defined in the unit registry)",
    "5 (km)": f"found the unit '(km)', expected {KM}",
    "5 @": f"found the unit '@', expected {KM}",
    "9 km^9^9^9": f"found the unit 'km^9^9^9', expected {KM}",
    "9 m^m": f"found the unit 'm^m', expected {KM}",
    "9 **": f"found the unit '**', expected {KM}",
    "5 __import__('os')": f"found the unit \"__import__('os')\", expected {KM}",
    "5 " + "k" * 61: f"found the unit '{'k' * 61}', expected {KM}",
    "km": f"found 'km', expected {FIGURE}",
    "some km": f"found 'km', expected {FIGURE}",
    "many km": f"found 'many km', expected {FIGURE}",
    "5 and 6 km": f"found '5 and 6', expected {FIGURE}",
    "5 km to 6 km": f"found '5 km', expected {FIGURE}",
    "900,000 trillion parsec": "found 900000000000000000 parsec, "
    "expected less than a million trillion km",
}


@pytest.mark.parametrize(
    ("text", "message"), REFUSED_QUANTITIES.items(), ids=[text[:20] for text in REFUSED_QUANTITIES]
)
def test_quantities_that_are_refused(text: str, message: str) -> None:
    assert refusal("quantity", text) == message


def test_a_library_that_breaks_is_no_fault_of_the_ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise TypeError("cannot inherit")

    monkeypatch.setattr("schema.values.units._units", broken)
    with pytest.raises(TypeError, match="cannot inherit"):
        read("quantity", "5 furlongs", unit="leagues")
