"""Day numbers of the proleptic Gregorian calendar, for any year.

EDTF dates reach beyond the years 1 to 9999 that `datetime` knows, so the arithmetic is here: the
standard era-based conversion between civil dates and days since 1970-01-01.
"""

from __future__ import annotations

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ERA = 146_097  # days in 400 years
_EPOCH = 719_468  # days from 0000-03-01 to 1970-01-01


def leap(year: int) -> bool:
    """Whether February has 29 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Give the number of days in a month (1 to 12)."""
    return 29 if month == 2 and leap(year) else _DAYS[month - 1]  # noqa: PLR2004 - February


def day_number(year: int, month: int, day: int) -> int:
    """Give the days from 1970-01-01 to a civil date; negative before it."""
    march_year = year - (month <= 2)  # noqa: PLR2004 - January and February end a March year
    era, year_of_era = divmod(march_year, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * _ERA + day_of_era - _EPOCH


def civil(number: int) -> tuple[int, int, int]:
    """Give (year, month, day) of a day number: the inverse of `day_number`."""
    era, day_of_era = divmod(number + _EPOCH, _ERA)
    year_of_era = (
        day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096
    ) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    march_month = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * march_month + 2) // 5 + 1
    month = march_month + 3 if march_month < 10 else march_month - 9  # noqa: PLR2004
    return year_of_era + era * 400 + (month <= 2), month, day  # noqa: PLR2004


def month_later(year: int, month: int, months: int) -> tuple[int, int]:
    """Give the (year, month) that lies `months` later (or earlier, when negative)."""
    years, index = divmod(month - 1 + months, 12)
    return year + years, index + 1
