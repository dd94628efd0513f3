"""Other libraries that read dates and amounts, where they are installed."""

from __future__ import annotations

import datetime as dt
import decimal
import warnings
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from schema.values.calendar import civil, day_number

Range = tuple[int, int]
DateReader = Callable[[str, int], Range | None]
SumReader = Callable[[str], tuple[str, str] | None]


def date_readers() -> tuple[dict[str, DateReader], list[str]]:
    """Give the readers of dates by name, and the names of those that are not installed.

    A reader takes the words and the day of publication, and gives days; dateparser gives one day
    only, which counts as right when it lies in the period meant.
    """
    return _installed({"dateparser": _dateparser, "recognizers_date_time": _recognizers_dates})


def sum_readers() -> tuple[dict[str, SumReader], list[str]]:
    """Give the readers of amounts: words to (figure, currency)."""
    return _installed({"recognizers_number_with_unit": _recognizers_sums})


def _installed(makers: dict[str, Callable[[], Any]]) -> tuple[dict[str, Any], list[str]]:
    found: dict[str, Any] = {}
    for name, maker in makers.items():
        if find_spec(name):
            # recognizers-text lowers the precision of all decimals of the process: not of ours.
            with warnings.catch_warnings(), decimal.localcontext():
                warnings.simplefilter("ignore")
                found[name] = maker()
    return found, [name for name in makers if name not in found]


def _dateparser() -> DateReader:
    parse: Any = import_module("dateparser").parse

    def read(words: str, published: int) -> Range | None:
        settings = {"RELATIVE_BASE": _noon(published), "PREFER_DATES_FROM": "past"}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = parse(words, languages=["en"], settings=settings)
        return None if found is None else (_number(found), _number(found))

    return read


def _recognizers_dates() -> DateReader:
    library: Any = import_module("recognizers_date_time")

    def read(words: str, published: int) -> Range | None:
        found = library.recognize_datetime(
            words, library.Culture.English, reference=_noon(published)
        )
        values = [v for f in found if f.resolution for v in f.resolution["values"]]
        return next((days for days in map(_resolved, values) if days), None)

    return read


def _resolved(value: dict[str, str]) -> Range | None:
    """Give the days of one resolution; a range ends before the day that it names."""
    if "start" in value and "end" in value:
        return _parsed(value["start"]), _parsed(value["end"]) - ("daterange" in value["type"])
    if value.get("type") in ("date", "datetime") and value["value"][:4].isdigit():
        return _parsed(value["value"]), _parsed(value["value"])
    return None


def _recognizers_sums() -> SumReader:
    library: Any = import_module("recognizers_number_with_unit")

    def read(words: str) -> tuple[str, str] | None:
        with decimal.localcontext(prec=_ITS_PRECISION):
            found = library.recognize_currency(words, library.Culture.English)
        if not found:
            return None
        resolution = found[0].resolution
        unit = resolution.get("isoCurrency") or resolution["unit"]
        return str(resolution["value"]), str(_COINS.get(unit, unit))

    return read


_ITS_PRECISION = 15
_COINS = {"Dollar": "USD", "Pound": "GBP", "Rupee": "INR", "Yen": "JPY", "Lira": "TRY"}


def _noon(day: int) -> dt.datetime:
    return dt.datetime(*civil(day), 12)  # noqa: DTZ001 - the libraries want a naive time


def _number(found: dt.datetime) -> int:
    return day_number(found.year, found.month, found.day)


def _parsed(text: str) -> int:
    return day_number(int(text[:4]), int(text[5:7]), int(text[8:10]))
