"""What the tables of dates share: the day numbers of a text, and how a case is judged."""

from extraction import Expression, expressions, readings
from schema.values.date import read_days


def days(text: str) -> tuple[int | None, int | None]:
    """The first and the last day of an EDTF text."""
    ranges = read_days(text)
    return ranges[0][0], ranges[-1][1]


def check(text: str, published: str, expected: str) -> None:
    """Assert the first reading of a date.

    `[...]` in the text marks the date where it is not the first one. "in 2019": the reading lies
    in 2019. "none": no date, or one that says itself that it has no reading.
    """
    date = _date(text)
    read = list(readings(date, days(published))) if date else []
    if expected == "none":
        assert not read
        return
    lo, hi = read[0].parts[0][0], read[0].parts[-1][1]
    if expected.startswith("in "):
        first, last = days(expected.removeprefix("in "))
        inside = [n for n in (first, lo, hi, last) if n is not None]
        assert len(inside) == 4
        assert inside == sorted(inside)
        return
    assert (lo, hi) == days(expected), read[0]


def _date(text: str) -> Expression | None:
    at = text.find("[")
    plain = text.replace("[", "").replace("]", "")
    return next((e for e in expressions(plain) if e.kind == "date" and e.end > at), None)
