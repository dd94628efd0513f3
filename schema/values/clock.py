"""Times of day on the axis of days, and the zones in which they are written.

A minute is one point of its day: its middle, which is no whole number of minutes, so that it is
never taken for the end of a day. Where values are compared to the minute, a whole day ends after
its last minute and before the next day. Numbers have nine decimals, as the store has them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo

MINUTES = 1440
_NANO = 10**9
DAY_END = Decimal("0.999826389")
"""From the start of a day to the end of its last minute: 5759 / 5760, between 23:59 and 24:00."""
_SLOTS = 2880  # half minutes of a day: minutes have the odd ones
_NEAR = Decimal("0.0001")
UTC = "UTC"
_OFFSET = re.compile(
    r"(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>0?[0-9]|1[0-4])(?::?(?P<minutes>[0-5][0-9]))?"
)
TIME = re.compile(
    r"[T ](?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::[0-5][0-9](?:\.[0-9]{1,9})?)?"
    r"(?P<zone>Z|[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)?"
)
"""A time of day after its date, with or without a zone; seconds are no part of what is compared."""


class ZoneError(ValueError):
    """A zone that is not known, or a time that has none; the message says what was expected."""


def point(day: int, minute: int) -> Decimal:
    """Give the point of a minute of a day (days since 1970-01-01, minutes since midnight)."""
    return day + Decimal(((2 * minute + 1) * _NANO + _SLOTS // 2) // _SLOTS).scaleb(-9)


def minute_at(at: Decimal) -> tuple[int, int] | None:
    """Give the day and the minute that a point is; None where it is no minute's."""
    day = int(at.to_integral_value("ROUND_FLOOR"))
    slot = (at - day) * _SLOTS
    nearest = int(slot.to_integral_value())
    return (day, nearest // 2) if nearest % 2 and abs(slot - nearest) < _NEAR else None


def last_day(hi: Decimal) -> int:
    """Give the last whole day of an interval that ends at no minute."""
    inside = (hi - DAY_END) * _SLOTS
    ends_a_day = abs(inside - inside.to_integral_value()) < _NEAR
    return int((hi - DAY_END if ends_a_day else hi).to_integral_value("ROUND_FLOOR"))


def offset(zone: str) -> int | None:
    """Give the minutes by which a zone such as "+01:00" or "UTC-5" is ahead of UTC, or None."""
    if zone in ("Z", UTC, "GMT"):
        return 0
    stated = _OFFSET.fullmatch(zone)
    if stated is None:
        return None
    minutes = int(stated["hours"]) * 60 + int(stated["minutes"] or 0)
    return -minutes if stated["sign"] == "-" else minutes


def named_offset(minutes: int) -> str:
    """Name a zone by its offset: "UTC", "UTC-05:00"."""
    if not minutes:
        return UTC
    hours, rest = divmod(abs(minutes), 60)
    return f"{UTC}{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"


def in_zone(day: int, minute: int, written: str, zone: str) -> tuple[int, int]:
    """Give the day and minute in a zone, of a time as it is written with another zone.

    Raises ZoneError.
    """
    ahead = offset(written) or 0
    total = day * MINUTES + minute - ahead
    fixed = offset(zone)
    return divmod(total + (_ahead_at(total, zone) if fixed is None else fixed), MINUTES)


def _ahead_at(total: int, zone: str) -> int:
    """Give how far a zone is ahead of UTC at a time, given in minutes since 1970 in UTC."""
    from datetime import datetime, timedelta  # noqa: PLC0415 - few ledgers have times

    try:
        at = datetime(1970, 1, 1, tzinfo=named_zone(UTC)) + timedelta(minutes=total)
        ahead = at.astimezone(named_zone(zone)).utcoffset()
    except OverflowError:
        msg = "a year from 1 to 9999, for a time that has to be converted to another zone"
        raise ZoneError(msg) from None
    return int(ahead.total_seconds() // 60) if ahead else 0


@lru_cache(maxsize=64)
def named_zone(zone: str) -> tzinfo:
    """Give a zone by its name. Raises ZoneError."""
    from datetime import timedelta, timezone  # noqa: PLC0415 - few ledgers have times
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - the same

    fixed = offset(zone)
    if fixed is not None:
        return timezone(timedelta(minutes=fixed))
    try:
        return ZoneInfo(zone)
    except (KeyError, OSError, ValueError):  # a name that is not there, or is none
        msg = "a time zone such as Europe/Istanbul, UTC or +03:00"
        raise ZoneError(msg) from None
