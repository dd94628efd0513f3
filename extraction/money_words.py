"""Words for currencies and units of measure, as newsrooms write them."""

from __future__ import annotations

from extraction.word_classes import NAMES, listed

SIGNS = {
    "$": "USD", "US$": "USD", "USD$": "USD", "$US": "USD", "C$": "CAD", "CA$": "CAD",
    "Can$": "CAD", "Cdn$": "CAD", "$C": "CAD", "A$": "AUD", "AU$": "AUD", "Aus$": "AUD",
    "$A": "AUD", "NZ$": "NZD", "$NZ": "NZD", "HK$": "HKD", "$HK": "HKD", "NT$": "TWD",
    "S$": "SGD", "$S": "SGD", "R$": "BRL", "Z$": "ZWL", "Mex$": "MXN", "€": "EUR",
    "£": "GBP", "GB£": "GBP", "UK£": "GBP", "#": "GBP", "¥": "JPY", "₹": "INR", "₺": "TRY",
    "₽": "RUB", "₩": "KRW", "₪": "ILS", "₴": "UAH", "₦": "NGN", "₱": "PHP", "₫": "VND", "฿": "THB",
    "S/": "PEN", "S/.": "PEN", "₵": "GHS", "GH₵": "GHS",
}  # fmt: skip
"""Signs before (or after) a figure and their ISO 4217 codes.

A number sign before millions or billions is a pound sign that was lost on the way: in the British
form of ASCII (ISO 646-GB) the two have one place, and newswire corpora write it so throughout.
"""

DAMAGED = frozenset("#")
"""Signs that were another one once, so that their currency contradicts no record."""

CODES = listed(
    "AED ARS AUD BDT BGN BHD BRL CAD CHF CLP CNY COP CZK DEM DKK EGP EUR FRF GBP GHS HKD HUF IDR "
    "ILS INR IQD IRR ITL JOD JPY KES KRW KWD KZT LKR MAD MXN MYR NGN NOK NPR NZD OMR PEN PHP PKR "
    "PLN QAR RON RSD RUB SAR SEK SGD THB TRY TWD TZS UAH UGX USD VND ZAR ZMW"
)
"""ISO 4217 codes that news uses; others are no more than capital letters."""

ABBREVIATED = {
    "Rs": "INR", "Re": "INR", "TL": "TRY", "RMB": "CNY", "Dh": "AED", "Dhs": "AED", "DM": "DEM",
    "FFr": "FRF", "SFr": "CHF", "Sh": "KES", "KSh": "KES", "Ksh": "KES", "Tk": "BDT", "RM": "MYR",
    "Rp": "IDR", "QR": "QAR", "SR": "SAR", "USh": "UGX", "TSh": "TZS",
    "SKr": "SEK", "NKr": "NOK", "DKr": "DKK", "Fr": "CHF", "Kc": "CZK",
}  # fmt: skip
"""Short names of currencies before a figure."""

BEFORE_SIGNS = {
    "CDN": "CAD", "MX": "MXN", "J": "JMD", "IR": "IEP", "AR": "ARS", "EC": "XCD", "TT": "TTD",
    "RD": "DOP", "Bds": "BBD", "NT": "TWD", "LL": "LBP",
}  # fmt: skip
"""Letters that touch a sign, other than those of `SIGNS` and codes: "J$5 million"."""

LETTERS = {"R": "ZAR", "N": "NGN", "P": "PHP", "Y": "JPY", "L": "ITL"}
"""Letters for a currency: only where they touch a figure of thousands and more, as in R200m."""

GLUED = {"p": NAMES["coin"], "pc": NAMES["percent"]}
"""Short words that mean money or a share only where they touch a figure: 30p, 25pc."""

COINS = {
    "dollar": "USD", "dollars": "USD", "bucks": "USD", "euro": "EUR", "euros": "EUR",
    "pound": "GBP", "pounds": "GBP", "sterling": "GBP", "quid": "GBP", "yen": "JPY",
    "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "rupees": "INR", "lira": "TRY",
    "liras": "TRY", "lire": "ITL", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB",
    "roubles": "RUB", "won": "KRW", "franc": "CHF", "francs": "CHF", "krona": "SEK",
    "kronor": "SEK", "krone": "NOK", "kroner": "NOK", "crowns": "SEK", "koruna": "CZK",
    "zloty": "PLN", "zlotys": "PLN", "zlotych": "PLN", "rand": "ZAR", "rands": "ZAR",
    "peso": "MXN", "pesos": "MXN", "real": "BRL", "reais": "BRL", "reals": "BRL", "rial": "IRR",
    "rials": "IRR", "riyal": "SAR", "riyals": "SAR", "dirham": "AED", "dirhams": "AED",
    "dinar": "KWD", "dinars": "KWD", "shekel": "ILS", "shekels": "ILS", "hryvnia": "UAH",
    "hryvnias": "UAH", "hryvna": "UAH", "baht": "THB", "naira": "NGN", "ringgit": "MYR",
    "rupiah": "IDR", "forint": "HUF", "forints": "HUF", "marks": "DEM",
    "deutschemark": "DEM", "deutschemarks": "DEM", "peseta": "ESP", "pesetas": "ESP",
    "guilder": "NLG", "guilders": "NLG", "drachma": "GRD", "drachmas": "GRD", "escudos": "PTE",
    "markka": "FIM", "schillings": "ATS", "shilling": "KES", "shillings": "KES", "taka": "BDT",
    "dong": "VND", "tenge": "KZT", "cedi": "GHS", "cedis": "GHS", "kwacha": "ZMW", "leu": "RON",
    "lei": "RON", "leva": "BGN", "bolivars": "VEF", "cent": "USD", "cents": "USD", "¢": "USD",
    "penny": "USD", "pence": "GBP", "paise": "INR", "centime": "CHF", "centimes": "CHF",
    "kopecks": "RUB",
    "kronur": "ISK", "kr\u00f3nur": "ISK", "z\u0142oty": "PLN", "z\u0142otych": "PLN",
    "d\u00f3lar": "USD", "d\u00f3lares": "USD", "dollari": "USD", "franken": "CHF",
    "z\u0142": "PLN", "kr": "SEK", "k\u010d": "CZK",
}  # fmt: skip
"""Words for money after a figure, with the currency that they mean when no country is named."""

MINOR = listed("cent cents ¢ penny pence p paise centime centimes kopecks")
"""Hundredths of a currency."""

SHARED = {
    "USD": ("CAD", "AUD", "NZD", "HKD", "SGD", "TWD"),
    "GBP": ("EGP",),
    "INR": ("PKR", "LKR", "NPR"),
    "JPY": ("CNY",),
    "SEK": ("NOK", "DKK", "CZK", "ISK"),
    "NOK": ("DKK", "SEK"),
    "MXN": ("ARS", "CLP", "COP", "PHP"),
    "IRR": ("QAR", "YER", "OMR"),
    "SAR": ("QAR",),
    "CHF": ("FRF", "BEF", "XAF", "XOF"),
    "KWD": ("IQD", "JOD", "BHD", "RSD", "LYD", "DZD", "TND"),
    "KES": ("UGX", "TZS", "SOS"),
    "AED": ("MAD",),
}
"""Currencies that share a bare sign or word with the likeliest one."""

OF_CENT = ("EUR", "GBP", *SHARED["USD"])
"""What a bare cent or penny can be a hundredth of, other than a dollar."""

RATHER_WORDS = listed("marks crowns real reals won lei leu dong rand")
"""Coins that are other words as well: only of thousands and more."""

NATIONS = {
    "us": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "zealand": "NZD",
    "kong": "HKD", "singapore": "SGD", "taiwan": "TWD", "british": "GBP", "egyptian": "EGP",
    "turkish": "TRY", "italian": "ITL", "swiss": "CHF", "french": "FRF", "belgian": "BEF",
    "swedish": "SEK", "norwegian": "NOK", "danish": "DKK", "czech": "CZK", "icelandic": "ISK",
    "mexican": "MXN", "argentine": "ARS", "chilean": "CLP", "colombian": "COP",
    "philippine": "PHP", "indian": "INR", "pakistani": "PKR", "nepalese": "NPR",
    "russian": "RUB", "chinese": "CNY", "japanese": "JPY", "korean": "KRW", "iranian": "IRR",
    "qatari": "QAR", "saudi": "SAR", "omani": "OMR", "yemeni": "YER", "brazilian": "BRL",
    "kuwaiti": "KWD", "iraqi": "IQD", "jordanian": "JOD", "bahraini": "BHD", "serbian": "RSD",
    "libyan": "LYD", "algerian": "DZD", "tunisian": "TND", "moroccan": "MAD", "kenyan": "KES",
    "ugandan": "UGX", "tanzanian": "TZS", "somali": "SOS", "deutsche": "DEM", "german": "DEM",
    "lankan": "LKR", "nigerian": "NGN", "african": "ZAR", "polish": "PLN", "hungarian": "HUF",
    "ukrainian": "UAH", "thai": "THB", "israeli": "ILS", "indonesian": "IDR", "malaysian": "MYR",
}  # fmt: skip
"""Countries between a figure and its coin: "5 million Canadian dollars"."""

COUNTRIES = {
    "egypt": "EGP",
    "denmark": "DKK",
    "norway": "NOK",
    "sweden": "SEK",
    "iceland": "ISK",
    "czechs": "CZK",
    "switzerland": "CHF",
    "pakistan": "PKR",
    "india": "INR",
    "nepal": "NPR",
    "mexico": "MXN",
    "argentina": "ARS",
    "chile": "CLP",
    "colombia": "COP",
    "philippines": "PHP",
    "iran": "IRR",
    "qatar": "QAR",
    "yemen": "YER",
    "oman": "OMR",
    "kuwait": "KWD",
    "iraq": "IQD",
    "jordan": "JOD",
    "bahrain": "BHD",
    "serbia": "RSD",
    "libya": "LYD",
    "algeria": "DZD",
    "tunisia": "TND",
    "kenya": "KES",
    "uganda": "UGX",
    "tanzania": "TZS",
    "somalia": "SOS",
    "morocco": "MAD",
    "cameroon": "XAF",
    "senegal": "XOF",
    "britain": "GBP",
    "cairo": "EGP",
    "copenhagen": "DKK",
    "oslo": "NOK",
    "stockholm": "SEK",
    "reykjavik": "ISK",
    "prague": "CZK",
    "zurich": "CHF",
    "geneva": "CHF",
    "islamabad": "PKR",
    "karachi": "PKR",
    "colombo": "LKR",
    "kathmandu": "NPR",
    "delhi": "INR",
    "mumbai": "INR",
    "manila": "PHP",
    "santiago": "CLP",
    "bogota": "COP",
    "tehran": "IRR",
    "doha": "QAR",
    "baghdad": "IQD",
    "belgrade": "RSD",
    "tunis": "TND",
    "algiers": "DZD",
    "tripoli": "LYD",
    "amman": "JOD",
    "nairobi": "KES",
    "kampala": "UGX",
    "london": "GBP",
    "lanka": "LKR",
} | {name: code for name, code in NATIONS.items() if name not in ("us", "kong", "african")}
"""Countries, their people and capitals, where a word for money is that of several countries."""

MEASURES = {
    "m": "m", "centimetre": "cm", "centimetres": "cm", "centimeter": "cm", "centimeters": "cm",
    "millimetre": "mm", "millimetres": "mm", "millimeter": "mm", "millimeters": "mm",
    "microgram": "microgram", "micrograms": "microgram", "milligram": "mg", "milligrams": "mg",
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
    "km/h": "km/hour", "km/hr": "km/hour", "mi/h": "mph", "mi/hr": "mph", "m/s": "m/second",
    "m/h": "m/hour", "m/hr": "m/hour", "km/s": "km/second", "mi/s": "mile/second",
    "mw": "MW", "megawatt": "MW", "megawatts": "MW", "gw": "GW", "gigawatt": "GW",
    "gigawatts": "GW", "kw": "kW", "kwh": "kWh", "mwh": "MWh", "hz": "Hz", "mhz": "MHz",
    "ghz": "GHz", "kb": "kB", "mb": "MB", "gb": "GB", "tb": "TB", "degree": "degree",
    "degrees": "degree", "celsius": "degC", "fahrenheit": "degF", "volts": "volt",
    "watts": "watt", "points": "points", "point": "points",
    "bp": "basis points", "bps": "basis points",
}  # fmt: skip
"""Units of measure and the names that the units library knows them by."""

SHAPES = {
    "nautical": "nautical_",
    "square": "square_",
    "sq": "square_",
    "cubic": "cubic_",
    "basis": "basis ",
}
"""Words before a unit of measure that make it another one, and its prefix in the library."""

NAMED_UNITS = {
    ("metric", "ton"): "tonne", ("metric", "tonne"): "tonne", ("short", "ton"): "short_ton",
    ("long", "ton"): "long_ton", ("imperial", "ton"): "long_ton",
    ("imperial", "gallon"): "imperial_gallon", ("imperial", "pint"): "imperial_pint",
}  # fmt: skip
"""Units by a word that says which of several of one name is meant."""
