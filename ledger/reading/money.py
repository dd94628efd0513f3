"""Names of currencies, and of what else is measured, as newsrooms write them."""

from __future__ import annotations

from ledger.reading.words import listed

SIGNS = {
    "$": "USD", "US$": "USD", "USD$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD",
    "NZ$": "NZD", "HK$": "HKD", "NT$": "TWD", "S$": "SGD", "R$": "BRL", "Z$": "ZWL", "€": "EUR",
    "£": "GBP", "¥": "JPY", "₹": "INR", "₺": "TRY", "₽": "RUB", "₩": "KRW", "₪": "ILS", "₴": "UAH",
}  # fmt: skip
"""Signs before (or after) a figure and their ISO 4217 codes."""

CODES = listed(
    "AED ARS AUD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR IRR JPY KRW "
    "KZT MXN MYR NGN NOK NZD PHP PKR PLN QAR RON RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR"
)
"""ISO 4217 codes that news uses; others are no more than capital letters."""

ABBREVIATED = {"Rs": "INR", "Re": "INR", "TL": "TRY", "RMB": "CNY", "Dh": "AED", "Dhs": "AED"}

COINS = {
    "dollar": "USD", "dollars": "USD", "bucks": "USD", "euro": "EUR", "euros": "EUR",
    "pound": "GBP", "pounds": "GBP", "sterling": "GBP", "yen": "JPY", "yuan": "CNY",
    "renminbi": "CNY", "rupee": "INR", "rupees": "INR", "lira": "TRY", "liras": "TRY",
    "ruble": "RUB", "rubles": "RUB", "rouble": "RUB", "roubles": "RUB", "won": "KRW",
    "franc": "CHF", "francs": "CHF", "krona": "SEK", "kronor": "SEK", "krone": "NOK",
    "kroner": "NOK", "zloty": "PLN", "rand": "ZAR", "peso": "MXN", "pesos": "MXN",
    "real": "BRL", "reais": "BRL", "rial": "IRR", "rials": "IRR", "riyal": "SAR",
    "riyals": "SAR", "dirham": "AED", "dirhams": "AED", "shekel": "ILS", "shekels": "ILS",
    "hryvnia": "UAH", "baht": "THB", "naira": "NGN", "ringgit": "MYR", "rupiah": "IDR",
    "forint": "HUF", "cent": "USD", "cents": "USD", "pence": "GBP", "kopecks": "RUB",
}  # fmt: skip
"""Words for money after a figure, with the currency that they mean when no country is named."""

MINOR = frozenset({"cent", "cents", "pence", "kopecks"})
"""Hundredths of a currency."""

SHARED = {
    "USD": ("CAD", "AUD", "NZD", "HKD", "SGD", "TWD"),
    "GBP": ("EGP",),
    "INR": ("PKR",),
    "JPY": ("CNY",),
    "SEK": ("NOK", "DKK"),
    "NOK": ("DKK", "SEK"),
    "MXN": ("ARS", "CLP", "COP", "PHP"),
    "IRR": ("QAR",),
}
"""Currencies that share a bare sign or word with the likeliest one."""


NATIONS = {
    "us": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD",
    "singapore": "SGD", "taiwan": "TWD", "british": "GBP", "egyptian": "EGP",
    "turkish": "TRY", "swiss": "CHF", "swedish": "SEK", "norwegian": "NOK",
    "danish": "DKK", "mexican": "MXN", "argentine": "ARS", "chilean": "CLP",
    "colombian": "COP", "philippine": "PHP", "indian": "INR", "pakistani": "PKR",
    "russian": "RUB", "chinese": "CNY", "japanese": "JPY", "iranian": "IRR",
    "qatari": "QAR", "saudi": "SAR", "brazilian": "BRL",
}  # fmt: skip
"""Countries between a figure and its coin: "5 million Canadian dollars"."""

MEASURES = {
    "km": "km", "kilometre": "km", "kilometres": "km", "kilometer": "km", "kilometers": "km",
    "mile": "mile", "miles": "mile", "metre": "m", "metres": "m", "meter": "m", "meters": "m",
    "foot": "foot", "feet": "foot", "ft": "foot", "inch": "inch", "inches": "inch", "cm": "cm",
    "mm": "mm", "yard": "yard", "yards": "yard", "kg": "kg", "kilo": "kg", "kilos": "kg",
    "kilogram": "kg", "kilograms": "kg", "gram": "g", "grams": "g", "tonne": "tonne",
    "tonnes": "tonne", "ton": "ton", "tons": "ton", "lb": "pound", "lbs": "pound",
    "ounce": "ounce", "ounces": "ounce", "litre": "litre", "litres": "litre", "liter": "litre",
    "liters": "litre", "gallon": "gallon", "gallons": "gallon", "barrel": "oil_barrel",
    "barrels": "oil_barrel", "acre": "acre", "acres": "acre", "hectare": "hectare",
    "hectares": "hectare", "mph": "mph", "kmh": "km/hour", "kph": "km/hour", "knots": "knot",
    "mw": "MW", "megawatt": "MW", "megawatts": "MW", "gw": "GW", "gigawatt": "GW",
    "gigawatts": "GW", "kw": "kW", "kwh": "kWh", "mwh": "MWh", "hz": "Hz", "mhz": "MHz",
    "ghz": "GHz", "kb": "kB", "mb": "MB", "gb": "GB", "tb": "TB", "degree": "degree",
    "degrees": "degree", "celsius": "degC", "volts": "volt", "watts": "watt", "points": "points",
    "point": "points",
}  # fmt: skip
"""Units of measure and the names that the units library knows them by."""
