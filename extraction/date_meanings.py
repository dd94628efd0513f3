"""The meaning of each rule of `date_rules`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction import calendar_date_meanings as calendar
from extraction import composed_date_meanings as composed
from extraction import relative_date_meanings as relative
from extraction import vague_dates as vague

if TYPE_CHECKING:
    from collections.abc import Callable

    from extraction.date_match import DateMatch
    from extraction.expression import Meaning

MEANINGS: dict[str, Callable[[DateMatch], Meaning | None]] = {
    "month_days": calendar.month_days,
    "days_month": calendar.month_days,
    "month_day_year": calendar.month_day,
    "day_month_year": calendar.month_day,
    "day_of_period": composed.day_of_period,
    "month_of_period": composed.month_of_period,
    "season_of_period": composed.season_of_period,
    "holiday_of_period": composed.holiday_of_period,
    "weekday_of_period": composed.weekday_of_period,
    "possessed": composed.possessed,
    "month_quarter": calendar.month_quarter,
    "month_year": calendar.month_year,
    "month_day": calendar.month_day,
    "day_month": calendar.month_day,
    "nth_of_unit": relative.nth_of_unit,
    "the_nth": relative.the_nth,
    "pointed_day": relative.pointed_day,
    "pointed_month": relative.pointed_month,
    "pointed_weekday": relative.pointed_weekday,
    "numeric": calendar.numeric,
    "years": calendar.years,
    "quarter_of_year": calendar.quarter_of_year,
    "quarter_of_period": composed.quarter_of_period,
    "quarter": calendar.quarter,
    "half_of_year": composed.half_of_year,
    "half_of_period": composed.half_of_period,
    "half": calendar.half,
    "season_year": calendar.season_year,
    "pointed_season": relative.pointed_season,
    "season": calendar.season,
    "holiday_year": calendar.holiday_year,
    "pointed_holiday": relative.pointed_holiday,
    "holiday": calendar.holiday,
    "decade": calendar.decade,
    "century": calendar.century,
    "fiscal": calendar.fiscal,
    "pointed_fiscal": relative.pointed_fiscal,
    "unit_year": calendar.unit_year,
    "year_ago_period": relative.year_ago_period,
    "ago": relative.ago,
    "units_ago": vague.units_ago,
    "weekdays_ago": relative.weekdays_ago,
    "from_now": relative.from_now,
    "later": relative.later,
    "weekday_week": relative.weekday_week,
    "weekday_after_next": relative.weekday_after_next,
    "night_before_last": relative.night_before_last,
    "after_event": relative.after_event,
    "rolling": relative.rolling,
    "first_months": relative.first_months,
    "in_amount": relative.in_amount,
    "before_or_after": relative.before_or_after,
    "pointed_unit": relative.pointed_unit,
    "pointed_units": vague.pointed_units,
    "year_end": relative.year_end,
    "unit_end": relative.unit_end,
    "part_unit": relative.part_unit,
    "mid_unit": relative.mid_unit,
    "pointed_daypart": relative.pointed_daypart,
    "deictic": relative.deictic,
    "weekday": relative.weekday,
    "month": calendar.month,
    "present": relative.present,
    "vague": vague.vague,
    "the_past": vague.the_past,
    "future": vague.future,
    "same": relative.same,
    "then": vague.then,
    "the_unit_before": relative.same,
    "the_unit": relative.the_unit,
    "year": calendar.year,
}
"""A function for each rule of `date_rules`: it gives None when the match is no date after all."""
