"""The forms of dates in English news, as rules over classes of words."""

from __future__ import annotations

from extraction.word_classes import NAMES

_WKD = "(?:any_weekday dot? comma? at? the?)?"
_OF = "(?:of|comma)? the?"
_PERIOD = f"{_OF} (?:pointer|named_elsewhere) unit (?!possessive)"
_QUARTER = "the? fiscal? (?:ordinal|last) dash? fiscal? quarter"
_HALF = "the? (?:ordinal|last|part) dash? half"
_THIS = "(?:of the? (?:pointer|named_elsewhere)? fiscal? unit | comma? pointer fiscal? unit)"
_COMPARED = "(?:(?:of|at)? the? pointer unit | amount dash? period (?:ago|part))"
_AT_AN_END = "(?![^comma dot and or dash open|])"
_SHORT = "(?:(?:dash|slash) (?:day|number|year))"

RULES = {
    "month_days": "any_month dot? nth (?:dash|to|and) nth (?:comma? year)?(?!percent|scale)",
    "days_month": "nth (?:dash|to|and) nth of? any_month dot? (?:comma? year)?",
    "month_day_year": f"{_WKD} any_month dot? the? nth comma? year",
    "day_month_year": f"{_WKD} the? nth (?:of|dash)? any_month (?:dot|dash)? (?:comma|of)? year",
    "day_of_period": f"{_WKD} (?:any_month dot? the? nth | the? nth of? any_month dot?) {_PERIOD}",
    "month_of_period": f"any_month dot? {_PERIOD}",
    "season_of_period": f"the? (?:season|fall) {_PERIOD}",
    "holiday_of_period": f"holiday{{1,5}} {_PERIOD}",
    "weekday_of_period": f"any_weekday {_PERIOD}",
    "possessed": "the? (?:pointer unit possessive|year possessive?) (?:fiscal? ordinal dash?"
    " (?:quarter|half) | (?<=possessive)(?:any_month|season|fall|holiday{1,5}))"
    " | year dash? code",
    "month_quarter": "the? any_month dash? (?:quarter|half) (?:of? year)? (?!dash)",
    "month_year": "any_month dot? comma? of? year",
    "month_day": f"{_WKD} any_month dot? the? nth (?!percent|scale|hundred|measure)",
    "day_month": f"{_WKD} the? nth of? any_month dot?",
    "nth_of_unit": "the? ordinal of (?:pointer|the) unit",
    "the_nth": "(?<=at)the ordinal(?=comma|dot|and|or|at)",
    "pointed_day": "the? pointer any_month dot? nth",
    "pointed_month": "the? pointer any_month dot?",
    "pointed_weekday": "the? pointer any_weekday daypart?",
    "numeric": "numeric",
    "years": "year (?:dash|slash) (?:year|day|number) | year to year",
    "quarter_of_year": f"{_QUARTER} of? the? named_year | code of? (?:named_year|day|number)",
    "quarter_of_period": f"{_QUARTER} {_THIS}",
    "quarter": "the? fiscal? ordinal dash? fiscal? quarter | code",
    "half_of_year": f"{_HALF} of? the? named_year",
    "half_of_period": f"{_HALF} {_THIS}",
    "half": "the? ordinal dash? half (?!of|dash|period)",
    "season_year": "the? (?:season|fall) comma? of? year (?:dash (?:day|number))?",
    "pointed_season": "the? pointer (?:season|fall)",
    "season": "the? season (?!of) | (?<=[at to from])the fall (?!of)",
    "holiday_year": "holiday{1,5} comma? of? year",
    "pointed_holiday": "pointer holiday{1,5}",
    "holiday": "the? holiday{1,5}",
    "decade": "the? decade",
    "century": "the? ordinal dash? unit",
    "fiscal": f"the? fiscal unit? year {_SHORT}? | the? year fiscal unit"
    f" | fiscal (?:day|number) {_SHORT}?",
    "pointed_fiscal": "the? (?:pointer|named_elsewhere) fiscal (?:unit|quarter)",
    "unit_year": "the? unit year",
    "year_ago_period": "(?:the|a)? unit dash (?:ago|part) (?:moment|period)?",
    "ago": "amount dash? period (?:and a half)? ago (?:deictic|any_weekday)?",
    "units_ago": "units ago",
    "weekdays_ago": "amount weekdays ago",
    "from_now": "amount dash? period from (?:present|deictic)",
    "later": "amount dash? period part",
    "weekday_week": "any_weekday unit(?!possessive)",
    "weekday_after_next": "the? any_weekday side next",
    "night_before_last": "the daypart side last",
    "after_event": "amount dash? period side (?!deictic)",
    "rolling": "the? pointer amount period (?!ago)",
    "first_months": "the? ordinal amount units (?!of|side|at)",
    "in_amount": "(?<=at)amount period (?!ago|from|part|side|of)",
    "before_or_after": "the? unit side (?:deictic|last|next)",
    "pointed_unit": "the? pointer (?:unit|quarter)",
    "pointed_units": "the? pointer units | vague units",
    "year_end": "the? unit dash? edge (?:of|comma)? year",
    "unit_end": "the? unit (?:possessive|dash)? edge",
    "part_unit": "part dash unit",
    "mid_unit": "mid_unit",
    "pointed_daypart": "(?:this|last) daypart | the next daypart",
    "deictic": "deictic daypart?",
    "weekday": "weekday daypart? | wkd dot",
    "month": "month | mon dot | (?<=[at to from])mon",
    "present": "present | the moment",
    "vague": "vague",
    "the_past": "(?<=at)the last",
    "future": "the? future",
    "same": "the? named_elsewhere (?:moment|period|any_weekday|any_month|season|daypart)"
    f" {_COMPARED}?",
    "then": "then",
    "the_unit_before": f"the (?:unit|daypart) (?:side {_AT_AN_END} | adjoining)",
    "the_unit": "the fiscal? unit | the quarter (?!of|scale|dash)",
    "year": "year",
}
"""Tried in this order at each word; the first that matches counts."""

PREFIXES = {
    "to_edge": "the? edge (?:of|dash)",
    "to_half": "the? (?:ordinal|last|part) dash? half of",
    "to_piece": "the? part (?:piece|moment|units) of",
    "to_part": "the? part dash? at?",
    "to_nth": "the? (?:ordinal|last) any_weekday (?:of|at)",
    "to_units": "the? (?:ordinal|last) amount? (?:unit|units) of",
    "to_unit": "the (?:unit|daypart) of",
    "to_end": "the? (?:amount dash?)? (?:unit|units|quarter) (?:ended|to) at? (?:edge dash)?",
    "to_its_end": "the (?:amount dash?)? (?:unit|units|quarter) (?:ended|to) the edge of",
}
"""What narrows or widens the date after it: its beginning, the week of it, the months up to it."""

_FIRST = (
    "month mon weekday wkd day year ordinal decade numeric code fiscal half last next this part "
    "edge season fall holiday deictic present vague then unit future mid_unit"
)
"""Classes that a date can begin with, whatever follows."""

_COUNTED = "dash unit units quarter hundred cardinal dozen and weekdays"
_FIRST_BEFORE = {
    "number": _COUNTED,
    "cardinal": _COUNTED,
    "few": f"{_COUNTED} of",
    "same": "moment unit units quarter weekday wkd month mon season daypart fiscal",
    "adjoining": "moment unit units quarter weekday wkd month mon season daypart fiscal",
    "units": "ago",
    "a": "unit quarter half hundred dozen few pair dash units",
    "the": f"{_FIRST} number cardinal few same adjoining units quarter moment daypart a",
}
"""Classes that a date can begin with where one of certain others follows."""


def _letters(names: str) -> str:
    return "".join(NAMES[name] for name in names.split())


STARTS = "|".join(
    (
        f"[{_letters(_FIRST)}]",
        *(f"{NAMES[name]}[{_letters(after)}]" for name, after in _FIRST_BEFORE.items()),
    )
)
"""What a date can begin with: a look at two classes saves trying all rules on each "that"."""
