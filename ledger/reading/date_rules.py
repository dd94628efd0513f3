"""The shapes of dates in English news, as rules over classes of words."""

from __future__ import annotations

_WKD = "(?:any_weekday dot? comma? at? the?)?"

RULES = {
    "month_days": "any_month dot? nth (?:dash|to|and) nth (?:comma? year)?(?!percent|scale)",
    "days_month": "nth (?:dash|to|and) nth of? any_month dot? (?:comma? year)?",
    "month_day_year": f"{_WKD} any_month dot? the? nth comma? year",
    "day_month_year": f"{_WKD} the? nth of? any_month dot? comma? year",
    "month_of_period": "any_month dot? (?:of|comma)? the? pointer unit",
    "weekday_of_period": "any_weekday (?:of|comma)? pointer unit",
    "month_year": "any_month dot? comma? of? year",
    "month_day": f"{_WKD} any_month dot? the? nth (?!percent|scale|hundred|measure)",
    "day_month": f"{_WKD} the? nth of? any_month dot?",
    "pointed_month": "the? pointer any_month dot?",
    "pointed_weekday": "the? pointer any_weekday daypart?",
    "numeric": "numeric",
    "years": "year (?:dash|to) (?:year|day|number)",
    "quarter_of_year": "the? (?:ordinal|last) dash? quarter of? the? (?:fiscal unit?)? year"
    " | code of? year",
    "quarter_of_period": "the? (?:ordinal|last) dash? quarter of the? (?:pointer|the) unit",
    "quarter": "the? ordinal dash? quarter | code",
    "half_of_year": "the? (?:ordinal|last) dash? half of? (?:the? year | (?:pointer|the) unit)",
    "season_year": "the? (?:season|fall) of? year (?:dash (?:day|number))?",
    "pointed_season": "the? pointer (?:season|fall)",
    "season": "the? season | at the fall (?!of)",
    "holiday_year": "holiday{1,4} comma? year",
    "pointed_holiday": "pointer holiday{1,4}",
    "holiday": "holiday{1,4}",
    "decade": "the? decade",
    "century": "the? ordinal dash? unit",
    "fiscal": "the? fiscal unit? year",
    "unit_year": "the? unit year",
    "ago": "amount dash? period ago",
    "from_now": "amount dash? period from present",
    "later": "amount dash? period part",
    "rolling": "the? pointer amount period",
    "pointed_unit": "the? pointer (?:unit|quarter)",
    "pointed_units": "the? pointer units | vague units",
    "unit_end": "the? unit (?:possessive|dash) edge",
    "pointed_daypart": "(?:this|last) daypart",
    "deictic": "deictic daypart?",
    "weekday": "weekday daypart? | wkd dot",
    "month": "month | mon dot",
    "present": "present",
    "vague": "vague",
    "same": "the? same (?:moment|period|any_weekday|any_month|season|daypart) (?:pointer unit)?",
    "then": "then",
    "the_unit": "the fiscal? unit",
    "year": "year",
}
"""Tried in this order at each word; the first that matches is taken."""

PREFIX = (
    "the? edge (?:of|dash) | the? part dash? at? | the? (?:ordinal|last) amount? (?:unit|units) of"
)
"""What narrows a date to its beginning, middle or end."""
