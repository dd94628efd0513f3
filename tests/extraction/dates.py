"""What the tables of dates share: the day numbers of a text, and the assertion for each row."""

from extraction import Expression, candidates, expressions
from schema.values.date import read_days


def days(text: str) -> tuple[int | None, int | None]:
    """The first and the last day of an EDTF text."""
    ranges = read_days(text)
    return ranges[0][0], ranges[-1][1]


def check_date(text: str, published: str, expected: str) -> None:
    """Assert the first candidate value of a date.

    `[...]` in the text marks the date where it is not the first one. "in 2019": the value is
    inside 2019. "none": no date, or one that has no candidate value.
    """
    date = _date(text)
    found = list(candidates(date, days(published))) if date else []
    if expected == "none":
        assert not found
        return
    lo, hi = found[0].parts[0][0], found[0].parts[-1][1]
    if expected.startswith("in "):
        first, last = days(expected.removeprefix("in "))
        inside = [n for n in (first, lo, hi, last) if n is not None]
        assert len(inside) == 4
        assert inside == sorted(inside)
        return
    assert (lo, hi) == days(expected), found[0]


def _date(text: str) -> Expression | None:
    at = text.find("[")
    plain = text.replace("[", "").replace("]", "")
    return next((e for e in expressions(plain) if e.kind == "date" and e.end > at), None)
